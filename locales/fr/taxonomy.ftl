### Labels of the code lists in inbox/taxonomy/, for operators and reports. French.
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Answers that every list with `answers` takes

answer-UNK = Demandé, pas connu
answer-NASK = Pas demandé
answer-REF = N'a pas voulu répondre

## class

list-class = Type de contact
class-COUN = Écoute et soutien
class-INFO = Information
class-MISS = Signalement d'un enfant disparu
class-SIGHT = Enfant aperçu
class-CASEUPD = Nouvelles d'un dossier
class-PRO = Contact professionnel
class-NON = Hors écoute

## non_counselling

list-non_counselling = Pourquoi ce n'était pas de l'écoute
non_counselling-SILENT = Silence
non_counselling-BLANK = Message vide
non_counselling-HANGUP = A raccroché ou quitté aussitôt
non_counselling-PRANK = Canular
non_counselling-WRONG = Erreur de numéro ou d'adresse
non_counselling-ABUSIVE = Insultes ou menaces envers l'équipe
non_counselling-SEXGRAT = Recherche de plaisir sexuel
non_counselling-TEST = Essai
non_counselling-THANKS = Remerciement
non_counselling-QUEST = Question sur le service
non_counselling-COMPL = Plainte
non_counselling-MISSED = Contact manqué
non_counselling-TECHFAIL = Problème technique

## medium

list-medium = Moyen de contact
medium-PHONE = Téléphone
medium-EMAIL = E-mail
medium-SMS = SMS
medium-MATRIX = Matrix
medium-WEB = Chat sur le site
medium-INPERSON = En personne
medium-OTHER = Autre

## about

list-about = À propos de qui
about-SELF = La personne elle-même
about-OTHER = Quelqu'un d'autre

## role

list-role = Qui prend contact
role-CHILD = Enfant
role-PAR = Parent
role-GUARD = Représentant légal
role-CARER_INST = Éducateur en institution
role-FAMILY = Autre membre de la famille
role-SIBLING = Frère ou sœur
role-PEER = Ami ou camarade
role-PARTNER = Partenaire de l'enfant
role-SCHOOL = École
role-POLICE = Police
role-CPS = Protection de l'enfance
role-MEDIA = Médias
role-PUBLIC_ALERT = Public, après une alerte enlèvement
role-PUBLIC_APPEAL = Public, après un appel à témoins
role-OTHER_HOTLINE = Autre ligne d'écoute
role-ANON = Veut rester anonyme

## gender

list-gender = Genre de l'enfant
gender-BOY = Garçon
gender-GIRL = Fille
gender-NB = Non binaire
gender-OTHER = Autre

## living_situation

list-living_situation = Lieu de vie
living_situation-PARENTS = Chez ses parents
living_situation-RELATIVES = Chez des proches
living_situation-ALTCARE = Famille d'accueil
living_situation-GROUP = Foyer ou institution
living_situation-HOMELESS = Sans domicile
living_situation-DETENTION = En détention
living_situation-INDEP = Logement autonome
living_situation-RECEPTION = Centre d'accueil pour migrants
living_situation-OTHER = Autre

## reason

list-reason = Motif du contact
reason-MS = Disparition
reason-MS_ABDUCTION = Enlèvement
reason-MS_LOST = Perdu ou disparu autrement
reason-MS_RUNAWAY = Fugue
reason-MS_THINKING = Pense à fuguer
reason-MS_OTHER = Disparition, autre
reason-V = Violence
reason-V_BULLYING = Harcèlement
reason-V_CYBERBULLYING = Cyberharcèlement
reason-V_PHYSICAL = Violence physique
reason-V_EMOTIONAL = Violence psychologique
reason-V_SEXUAL = Violence sexuelle
reason-V_NEGLECT = Négligence
reason-V_MARRIAGE = Mariage précoce ou forcé
reason-V_LABOUR = Travail des enfants
reason-V_FGM = Mutilation génitale féminine
reason-V_ONLINE_SEXUAL = Abus ou exploitation sexuels en ligne
reason-V_GROOMING = Sollicitation sexuelle par un adulte (grooming)
reason-V_HARMFUL = Autres pratiques néfastes
reason-V_OTHER = Violence, autre
reason-MH = Santé mentale
reason-MH_SUICIDAL = Idées suicidaires ou tentatives
reason-MH_SELF_HARM = Automutilation
reason-MH_ANGER = Colère
reason-MH_FEAR = Peur et anxiété
reason-MH_MOOD = Humeur basse ou changeante
reason-MH_TRAUMA = Détresse après un traumatisme
reason-MH_EATING = Troubles alimentaires
reason-MH_ADDICTION = Dépendance
reason-MH_BEHAVIOUR = Comportement
reason-MH_SELF_IMAGE = Image de soi
reason-MH_NEURODEV = Neurodéveloppement
reason-MH_OTHER = Santé mentale, autre
reason-FR = Famille
reason-FR_CAREGIVER = Parents ou adultes responsables
reason-FR_SIBLINGS = Frères et sœurs
reason-FR_GENERAL = Vie de famille en général
reason-FR_HEALTH = Santé d'un proche
reason-FR_FOSTERING = Accueil familial ou adoption
reason-FR_OTHER = Famille, autre
reason-PR = Relations entre jeunes
reason-PR_FRIENDS = Amis
reason-PR_CLASSMATES = Camarades de classe
reason-PR_PARTNER = Relation amoureuse
reason-PR_OTHER = Relations entre jeunes, autre
reason-EO = École et travail
reason-EO_ACADEMIC = Apprentissage et notes
reason-EO_SCHOOL = Enseignants et école
reason-EO_WORK = Travail
reason-EO_OTHER = École et travail, autre
reason-PH = Santé physique
reason-PH_GENERAL = Santé en général
reason-PH_PREGNANCY = Grossesse
reason-PH_SEXUAL = Santé sexuelle et reproductive
reason-PH_NUTRITION = Nutrition
reason-PH_HIV = VIH
reason-PH_OTHER = Santé physique, autre
reason-S = Sexualité
reason-S_BEHAVIOUR = Comportement sexuel
reason-S_IDENTITY = Orientation et identité
reason-S_OTHER = Sexualité, autre
reason-A = Accès aux services
reason-A_ESSENTIAL = Besoins essentiels
reason-A_LEGAL = Aide juridique
reason-A_HEALTH = Services de santé
reason-A_MENTAL_HEALTH = Services de santé mentale
reason-A_EDUCATION = Éducation
reason-A_SOCIO_ECONOMIC = Aide sociale et financière
reason-A_OTHER = Accès aux services, autre
reason-DE = Discrimination
reason-DE_ETHNICITY = Origine ethnique
reason-DE_FINANCIAL = Situation financière
reason-DE_GENDER = Genre
reason-DE_IDENTITY = Orientation ou identité
reason-DE_HEALTH = Santé ou handicap
reason-DE_BELIEF = Religion ou convictions
reason-DE_OTHER = Discrimination, autre
reason-NC = Hors écoute
reason-NC_COMPLAINT = Plainte
reason-NC_HELPLINE = Sur la ligne d'écoute
reason-NC_OTHERS = Sur d'autres services
reason-NC_THANKS = Remerciement
reason-NC_OTHER = Hors écoute, autre

## heard

list-heard = Comment la ligne a été connue
heard-SCHOOL = École
heard-FRIEND = Un ami ou une amie
heard-FAMILY = Famille
heard-WEB = Recherche ou site web
heard-SOCIAL = Réseaux sociaux
heard-MEDIA = Presse, radio, télévision
heard-POLICE = Police
heard-POSTER = Affiche ou dépliant
heard-OTHER = Autre

## action

list-action = Ce qui a été fait
action-LISTEN = Écoute et soutien
action-RESOURCE = Information ou documents donnés
action-REF_CPS = Orientation vers la protection de l'enfance
action-REF_HEALTH = Orientation vers la santé
action-REF_LAW = Orientation vers la police ou la justice
action-REF_MH = Orientation vers la santé mentale
action-REF_ORG = Orientation vers une autre organisation
action-REF_SCHOOL = Orientation vers l'école
action-REF_HOTLINE = Orientation vers une autre ligne
action-INTERV = Intervention directe
action-CSAM = Images d'abus sexuels signalées
action-EMERG112 = Appel au 112
action-MSG_HOME = Message transmis à la famille

## ended_by

list-ended_by = Terminé par
ended_by-CONT = La personne
ended_by-OPER = L'équipe d'écoute
ended_by-TIMEOUT = Silence prolongé
ended_by-TRANSFER = Transfert
ended_by-TECH = Problème technique

## emergency_reason

list-emergency_reason = Raison de la décision sur le 112
emergency_reason-DANGER_NOW = Vie en danger maintenant
emergency_reason-CHILD_ASKED = Demande de l'enfant
emergency_reason-DUTY = Obligation de signaler
emergency_reason-HELP_THERE = L'aide est déjà sur place
emergency_reason-SAFE_CHECKED = En sécurité, vérifié
emergency_reason-NO_LOCATION = Lieu inconnu
emergency_reason-OTHER_ROUTE = Police ou protection de l'enfance appelée directement
emergency_reason-LOST_CONTACT = Contact perdu
emergency_reason-MISTAKEN = Le signal était une erreur
emergency_reason-OTHER = Autre

## signal

list-signal = Pourquoi c'est urgent
signal-IMM = Danger immédiat
signal-SUI_ACT = Tentative de suicide ou moyen à portée de main
signal-VIO_NOW = Violence en ce moment
signal-ABD_NOW = Enlèvement en cours
signal-SIGHT_LIVE = Enfant disparu vu en ce moment
signal-TRAF = Retenu ou déplacé contre sa volonté
signal-BABY_LOST = Enfant de moins de 7 ans disparu en ce moment
signal-SUI_PLAN = Projette de mettre fin à ses jours
signal-SH_NOW = Automutilation en ce moment
signal-SEX_GROOM = Grooming ou chantage sexuel
signal-STREET_TONIGHT = À la rue cette nuit
signal-MISS_NEW = Nouvelle disparition signalée
signal-SIGHT = Enfant disparu aperçu
signal-THREAT = Menace avec une arme
signal-MED = Une aide médicale peut être nécessaire
signal-PAR_RISK = Un parent est sur le point d'emmener l'enfant
signal-AGE_U13 = Moins de 13 ans, seul
signal-SUI_IDEA = Pense au suicide
signal-SH = Automutilation
signal-ABUSE = Maltraitance ou négligence révélée
signal-BULLY = Harcèlement grave
signal-RUN_THINK = Pense à fuguer
signal-WITNESS = Témoin d'un mal fait à quelqu'un
signal-MIG_ALONE = En migration sans adulte
signal-UNREADABLE = Illisible pour les règles
signal-UNSURE = Sécurité incertaine, selon la personne
signal-DISTRESS = Détresse
signal-FAMILY = Conflit à la maison
signal-CASE = Question sur un dossier
signal-THANKS = Dit merci
signal-QUESTION = Question générale
signal-MEDIA = Des médias
signal-TEST = Peut être un essai
signal-PRANK = Peut être un canular

## raiser

list-raiser = Relevé parce que
raiser-U13 = Moins de 13 ans
raiser-NIGHT = Nuit
raiser-AGAIN = Deuxième contact dans l'heure, sans réponse
raiser-SILENCE = Silence après une phrase urgente

## case_kind

list-case_kind = Type de dossier
case_kind-MISSING = Enfant disparu
case_kind-PROTECTION = Protection
case_kind-PREVENTION = Prévention

## case_status

list-case_status = Statut
case_status-NEW = Nouveau
case_status-OPEN = En cours
case_status-WAITING = En attente
case_status-REFERRED = Orienté
case_status-FOUND = Retrouvé
case_status-CLOSED = Clos
case_status-REOPENED = Rouvert
case_status-ARCHIVED = Archivé

## status_reason

list-status_reason = Raison du changement
status_reason-WORK = Le travail commence
status_reason-ANSWER = Réponse attendue
status_reason-HANDED = Transmis à un autre service
status_reason-FOUND = L'enfant est retrouvé
status_reason-SOLVED = Résolu
status_reason-WITHDRAWN = Retiré par le déclarant
status_reason-NOCONTACT = Plus de contact
status_reason-DUPLICATE = Identique à un autre dossier
status_reason-AGAIN = De nouveau disparu
status_reason-NEWS = Informations nouvelles
status_reason-MISTAKE = Erreur de saisie
status_reason-OTHER = Autre

## risk

list-risk = Risque
risk-HIGH = Élevé
risk-MEDIUM = Moyen
risk-LOW = Faible

## message_state

list-message_state = Message à la famille
message_state-DRAFT = Mots laissés par l’enfant
message_state-CONFIRMED_BY_CHILD = L’enfant les a approuvés
message_state-IDENTITY_CHECKED = La famille est bien la famille
message_state-PASSED_ON = Transmis
message_state-ANSWERED = Réponse reçue
message_state-WITHDRAWN = Repris par l’enfant

## migration_status

list-migration_status = Statut migratoire
migration_status-NONE = Sans objet
migration_status-ASYLUM = Demande d'asile
migration_status-REFUGEE = Réfugié
migration_status-UNDOC = Sans papiers
migration_status-MOVE = En déplacement dans l'UE
migration_status-OTHER = Autre

## vulnerability

list-vulnerability = Vulnérabilité
vulnerability-MENTAL = Santé mentale
vulnerability-SUICIDE = Risque suicidaire
vulnerability-DISABILITY = Handicap
vulnerability-ILLNESS = Maladie ou traitement nécessaire
vulnerability-SUBSTANCE = Alcool ou drogues
vulnerability-EXPLOIT = Exploitation
vulnerability-PREGNANT = Enceinte
vulnerability-ALONE = Non accompagné
vulnerability-LGBTI = LGBTI
vulnerability-NONE = Aucune connue
vulnerability-OTHER = Autre

## person_role

list-person_role = Rôle dans le dossier
person_role-HOUSEHOLD = Même foyer
person_role-REPORTER = Déclarant
person_role-ABDUCTOR = Ravisseur présumé
person_role-PERPETRATOR = Auteur
person_role-WITNESS = Témoin
person_role-SUPPORT = Personne de confiance
person_role-OTHER = Autre

## relation

list-relation = Lien avec l'enfant
relation-MOTHER = Mère
relation-FATHER = Père
relation-STEP = Beau-parent
relation-SIBLING = Frère ou sœur
relation-GRAND = Grand-parent
relation-FAMILY = Autre famille
relation-GUARDIAN = Tuteur
relation-CARER = Éducateur en institution
relation-PARTNER = Petit ami, petite amie
relation-FRIEND = Ami
relation-PROFESSIONAL = Professionnel
relation-STRANGER = Inconnu
relation-OTHER = Autre

## contact_mode

list-contact_mode = Mode de contact
contact_mode-INPERSON = En personne
contact_mode-ONLINE = En ligne
contact_mode-HYBRID = Les deux

## custody_rights

list-custody_rights = Garde
custody_rights-SHARED = Partagée
custody_rights-MOTHER = Mère
custody_rights-FATHER = Père
custody_rights-THIRD = Tierce personne
custody_rights-OTHER = Autre

## proceedings

list-proceedings = Procédure judiciaire
proceedings-NONE = Aucune
proceedings-RUNNING = En cours
proceedings-DECIDED = Jugée

## hague

list-hague = Demande de La Haye
hague-NONE = Aucune
hague-PREPARED = En préparation
hague-FILED = Déposée
hague-RETURN = Retour ordonné
hague-REFUSED = Refusée
hague-WITHDRAWN = Retirée

## episode_category

list-episode_category = Catégorie
episode_category-RUN = Fugue
episode_category-RUN_HOME = Du domicile
episode_category-RUN_INST = D'une institution
episode_category-RUN_PUSHED = Mis à la porte
episode_category-RUN_THINKING = Pense à fuguer
episode_category-PAR = Enlèvement parental
episode_category-PAR_NAT = Dans le pays
episode_category-PAR_INT = International
episode_category-PAR_RISK = Redouté
episode_category-CRI = Enlèvement par un tiers
episode_category-LOS = Perdu, blessé ou autrement disparu
episode_category-LOS_LOST = Perdu
episode_category-LOS_INJ = Blessé
episode_category-LOS_UNDET = Indéterminé
episode_category-MIG = Enfant en migration

## missing_from

list-missing_from = Disparu de
missing_from-HOME = Domicile
missing_from-FAMILY = Famille
missing_from-PEER = Chez un ami
missing_from-SCHOOL = École
missing_from-INST = Institution
missing_from-RECEPTION = Centre d'accueil
missing_from-PUBLIC = Lieu public
missing_from-ONLINE = Après un contact en ligne
missing_from-OTHER = Autre

## missing_reason

list-missing_reason = Raisons
missing_reason-HOME = Problèmes à la maison
missing_reason-INST = Problèmes dans l'institution
missing_reason-ABUSE = Maltraitance ou négligence
missing_reason-SCHOOL = École
missing_reason-SUBST = Alcool ou drogues
missing_reason-MENTAL = Santé mentale
missing_reason-GROOM = Emprise ou exploitation
missing_reason-RELATION = Relation amoureuse
missing_reason-LEGALSTATUS = Statut de séjour
missing_reason-OTHER = Autre

## violence

list-violence = Violences subies
violence-NONE = Aucune
violence-PHYSICAL = Physique
violence-EMOTIONAL = Psychique
violence-SEXUAL = Sexuelle
violence-NEGLECT = Négligence
violence-ONLINE = En ligne
violence-LABOUR = Travail forcé
violence-TRAFFICKING = Traite
violence-MARRIAGE = Mariage forcé
violence-OTHER = Autre

## sis_alert

list-sis_alert = Signalement SIS
sis_alert-NONE = Aucun
sis_alert-REQ = Demandé
sis_alert-ACTIVE = Actif
sis_alert-PREV = Préventif
sis_alert-NA = Sans objet

## interpol

list-interpol = Notice Interpol
interpol-NONE = Aucune
interpol-REQ = Demandée
interpol-ACTIVE = Active
interpol-NA = Sans objet

## child_alert

list-child_alert = Alerte enlèvement
child_alert-NONE = Aucune
child_alert-REQ = Demandée
child_alert-ACTIVE = Active
child_alert-ENDED = Terminée

## publicity

list-publicity = Publicité
publicity-NONE = Aucune
publicity-HOTLINE = Par la ligne d'écoute
publicity-POLICE = Par la police
publicity-MEDIA = Médias
publicity-SOCIAL = Réseaux sociaux
publicity-FAMILY = Par la famille

## found_how

list-found_how = Comment retrouvé
found_how-POLICE = Par la police
found_how-SELF = Revenu seul
found_how-FAMILY = Par la famille
found_how-HOTLINE = Par la ligne d'écoute
found_how-PUBLIC = Par le public
found_how-AUTHORITY = Par une autre autorité
found_how-OTHER = Autre

## outcome

list-outcome = Issue
outcome-FOUND_SAFE = Retrouvé sain et sauf
outcome-FOUND_HARMED = Retrouvé blessé ou maltraité
outcome-FOUND_DECEASED = Retrouvé décédé
outcome-LOCATED_NOT_RETURNED = Localisé, pas rentré
outcome-STILL_MISSING = Toujours disparu
outcome-WITHDRAWN = Signalement retiré
outcome-NOT_MISSING = N'était pas disparu

## duration

list-duration = Durée
duration-D1 = Moins de 24 heures
duration-W1 = 1 jour à 1 semaine
duration-M1 = 1 semaine à 1 mois
duration-M6 = 1 à 6 mois
duration-LONG = Plus de 6 mois

## referral_to

list-referral_to = Orienté vers
referral_to-CPS = Protection de l'enfance
referral_to-POLICE = Police
referral_to-HEALTH = Santé
referral_to-MENTAL = Santé mentale
referral_to-LEGAL = Aide juridique
referral_to-SHELTER = Hébergement
referral_to-SCHOOL = École
referral_to-HOTLINE = Autre ligne d'écoute
referral_to-CENTRAL = Autorité centrale
referral_to-EMBASSY = Ambassade ou consulat
referral_to-OTHER = Autre

## uptake

list-uptake = Suite donnée
uptake-OPEN = Pas encore connue
uptake-CONFIRMED = Suivie, confirmée
uptake-REFUSED = Refusée par le service
uptake-NOTTAKEN = Pas suivie

## document_kind

list-document_kind = Type de document
document_kind-PHOTO = Photo
document_kind-ID = Pièce d'identité
document_kind-COURT = Justice
document_kind-POLICE = Police
document_kind-MEDICAL = Médical
document_kind-CONSENT = Consentement
document_kind-OTHER = Autre

## yes_no

list-yes_no = Réponse
yes_no-YES = Oui
yes_no-NO = Non

## erasure_reason

list-erasure_reason = Motif de l’effacement
erasure_reason-ASKED = La personne l’a demandé
erasure_reason-OVER = Le délai est écoulé
erasure_reason-AUTHORITY = Décision d’un tribunal ou d’une autorité
erasure_reason-MISTAKE = Saisi par erreur
erasure_reason-TEST = Un test
erasure_reason-OTHER = Autre

## procedure_step

list-procedure_step = Étape
procedure_step-FIRST = Premier contact
procedure_step-TELL = Qui prévenir
procedure_step-FOLLOW = Suivi
procedure_step-END = À la fin

## procedure_kind

list-procedure_kind = Que faire
procedure_kind-ASK = Demander
procedure_kind-DO = Faire
procedure_kind-TELL = Prévenir

## training_kind

list-training_kind = Formation
training_kind-INDUCTION = Accueil à la ligne
training_kind-LISTENING = Écoute et échange
training_kind-SAFEGUARDING = Protection de l'enfance
training_kind-MISSING = Enfants disparus
training_kind-MIGRATION = Migration et traite
training_kind-SUICIDE = Suicide et automutilation
training_kind-ONLINE = Dangers en ligne
training_kind-PRIVACY = Protection des données
training_kind-SYSTEM = Travailler avec Earshot
training_kind-SUPERVISION = Supervision
training_kind-OTHER = Autre

## complaint_about

list-complaint_about = Réclamation sur
complaint_about-TALK = Le déroulement d'un échange
complaint_about-REACH = Ligne injoignable
complaint_about-DECISION = Une décision ou un signalement
complaint_about-PRIVACY = Confidentialité
complaint_about-CONDUCT = La conduite de quelqu'un
complaint_about-TECHNICAL = Problème technique
complaint_about-OTHER = Autre

## complaint_from

list-complaint_from = De qui
complaint_from-CHILD = Enfant
complaint_from-PARENT = Parent ou tuteur
complaint_from-RELATIVE = Famille ou ami
complaint_from-PROFESSIONAL = Professionnel
complaint_from-AUTHORITY = Autorité
complaint_from-STAFF = Quelqu'un de la ligne
complaint_from-ANON = Anonyme
complaint_from-OTHER = Autre

## complaint_outcome

list-complaint_outcome = Issue d'une réclamation
complaint_outcome-OPEN = Pas encore répondue
complaint_outcome-UPHELD = Fondée
complaint_outcome-PARTLY = Fondée en partie
complaint_outcome-NOTUPHELD = Non fondée
complaint_outcome-WITHDRAWN = Retirée
complaint_outcome-ELSEWHERE = Transmise ailleurs

## drill_kind

list-drill_kind = Exercice
drill_kind-DANGER = Un enfant en danger immédiat
drill_kind-ABDUCTION = Un enlèvement
drill_kind-ALERT = Une alerte publique
drill_kind-OUTAGE = La ligne est en panne
drill_kind-HANDOVER = Une autre ligne prend le relais
drill_kind-LEAK = Fuite de données
drill_kind-OTHER = Autre
