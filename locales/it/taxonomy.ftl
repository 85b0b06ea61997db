### Labels of the code lists in inbox/taxonomy/, for operators and reports. Italian.
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Answers that every list with `answers` takes

answer-UNK = Chiesto, non noto
answer-NASK = Non chiesto
answer-REF = Ha preferito non rispondere

## class

list-class = Tipo di contatto
class-COUN = Ascolto e sostegno
class-INFO = Informazioni
class-MISS = Segnalazione di minore scomparso
class-SIGHT = Avvistamento
class-CASEUPD = Novità su un caso
class-PRO = Da un operatore di settore
class-NON = Non di ascolto

## non_counselling

list-non_counselling = Perché non era ascolto
non_counselling-SILENT = Silenzio
non_counselling-BLANK = Messaggio vuoto
non_counselling-HANGUP = Ha chiuso subito
non_counselling-PRANK = Scherzo
non_counselling-WRONG = Numero o indirizzo sbagliato
non_counselling-ABUSIVE = Offese o minacce all'operatore
non_counselling-SEXGRAT = Gratificazione sessuale
non_counselling-TEST = Prova
non_counselling-THANKS = Ringraziamento
non_counselling-QUEST = Domanda sul servizio
non_counselling-COMPL = Reclamo
non_counselling-MISSED = Contatto perso
non_counselling-TECHFAIL = Problema tecnico

## medium

list-medium = Mezzo
medium-PHONE = Telefono
medium-EMAIL = E-mail
medium-SMS = SMS
medium-MATRIX = Matrix
medium-WEB = Chat sul sito
medium-INPERSON = Di persona
medium-OTHER = Altro

## about

list-about = Di chi si parla
about-SELF = La persona stessa
about-OTHER = Un'altra persona

## role

list-role = Chi contatta
role-CHILD = Bambino o ragazzo
role-PAR = Genitore
role-GUARD = Tutore
role-CARER_INST = Educatore in struttura
role-FAMILY = Altro familiare
role-SIBLING = Fratello o sorella
role-PEER = Amico o coetaneo
role-PARTNER = Partner del minore
role-SCHOOL = Scuola
role-POLICE = Polizia
role-CPS = Servizi di tutela dei minori
role-MEDIA = Stampa e media
role-PUBLIC_ALERT = Pubblico, dopo un allarme scomparsa
role-PUBLIC_APPEAL = Pubblico, dopo un appello
role-OTHER_HOTLINE = Altra linea
role-ANON = Vuole restare anonimo

## gender

list-gender = Genere del minore
gender-BOY = Ragazzo
gender-GIRL = Ragazza
gender-NB = Non binario
gender-OTHER = Altro

## living_situation

list-living_situation = Dove vive
living_situation-PARENTS = Con i genitori
living_situation-RELATIVES = Con parenti
living_situation-ALTCARE = Affido familiare
living_situation-GROUP = Comunità o istituto
living_situation-HOMELESS = Senza dimora
living_situation-DETENTION = In detenzione
living_situation-INDEP = Per conto proprio
living_situation-RECEPTION = Centro di accoglienza
living_situation-OTHER = Altro

## reason

list-reason = Motivo del contatto
reason-MS = Scomparsa
reason-MS_ABDUCTION = Sottrazione o rapimento
reason-MS_LOST = Smarrito o scomparso per altra causa
reason-MS_RUNAWAY = Fuga
reason-MS_THINKING = Pensa di scappare
reason-MS_OTHER = Scomparsa, altro
reason-V = Violenza
reason-V_BULLYING = Bullismo
reason-V_CYBERBULLYING = Cyberbullismo
reason-V_PHYSICAL = Violenza fisica
reason-V_EMOTIONAL = Violenza psicologica
reason-V_SEXUAL = Violenza sessuale
reason-V_NEGLECT = Trascuratezza
reason-V_MARRIAGE = Matrimonio precoce o forzato
reason-V_LABOUR = Lavoro minorile
reason-V_FGM = Mutilazione genitale femminile
reason-V_ONLINE_SEXUAL = Abuso o sfruttamento sessuale online
reason-V_GROOMING = Adescamento (grooming)
reason-V_HARMFUL = Altre pratiche dannose
reason-V_OTHER = Violenza, altro
reason-MH = Salute mentale
reason-MH_SUICIDAL = Pensieri suicidi o tentativi
reason-MH_SELF_HARM = Autolesionismo
reason-MH_ANGER = Rabbia
reason-MH_FEAR = Paura e ansia
reason-MH_MOOD = Umore basso o instabile
reason-MH_TRAUMA = Sofferenza da trauma
reason-MH_EATING = Disturbi alimentari
reason-MH_ADDICTION = Dipendenza
reason-MH_BEHAVIOUR = Comportamento
reason-MH_SELF_IMAGE = Immagine di sé
reason-MH_NEURODEV = Neurosviluppo
reason-MH_OTHER = Salute mentale, altro
reason-FR = Famiglia
reason-FR_CAREGIVER = Genitori o chi si prende cura
reason-FR_SIBLINGS = Fratelli e sorelle
reason-FR_GENERAL = Vita familiare in generale
reason-FR_HEALTH = Salute di un familiare
reason-FR_FOSTERING = Affido o adozione
reason-FR_OTHER = Famiglia, altro
reason-PR = Relazioni tra pari
reason-PR_FRIENDS = Amici
reason-PR_CLASSMATES = Compagni di classe
reason-PR_PARTNER = Relazione di coppia
reason-PR_OTHER = Relazioni tra pari, altro
reason-EO = Scuola e lavoro
reason-EO_ACADEMIC = Studio e voti
reason-EO_SCHOOL = Insegnanti e scuola
reason-EO_WORK = Lavoro
reason-EO_OTHER = Scuola e lavoro, altro
reason-PH = Salute fisica
reason-PH_GENERAL = Salute in generale
reason-PH_PREGNANCY = Gravidanza
reason-PH_SEXUAL = Salute sessuale e riproduttiva
reason-PH_NUTRITION = Nutrizione
reason-PH_HIV = HIV
reason-PH_OTHER = Salute fisica, altro
reason-S = Sessualità
reason-S_BEHAVIOUR = Comportamento sessuale
reason-S_IDENTITY = Orientamento e identità
reason-S_OTHER = Sessualità, altro
reason-A = Accesso ai servizi
reason-A_ESSENTIAL = Bisogni essenziali
reason-A_LEGAL = Aiuto legale
reason-A_HEALTH = Servizi sanitari
reason-A_MENTAL_HEALTH = Servizi di salute mentale
reason-A_EDUCATION = Istruzione
reason-A_SOCIO_ECONOMIC = Sostegno sociale ed economico
reason-A_OTHER = Accesso ai servizi, altro
reason-DE = Discriminazione
reason-DE_ETHNICITY = Origine etnica
reason-DE_FINANCIAL = Situazione economica
reason-DE_GENDER = Genere
reason-DE_IDENTITY = Orientamento o identità
reason-DE_HEALTH = Salute o disabilità
reason-DE_BELIEF = Religione o convinzioni
reason-DE_OTHER = Discriminazione, altro
reason-NC = Non di ascolto
reason-NC_COMPLAINT = Reclamo
reason-NC_HELPLINE = Sulla linea di ascolto
reason-NC_OTHERS = Su altri servizi
reason-NC_THANKS = Ringraziamento
reason-NC_OTHER = Non di ascolto, altro

## heard

list-heard = Come ha conosciuto la linea
heard-SCHOOL = Scuola
heard-FRIEND = Un'amica o un amico
heard-FAMILY = Famiglia
heard-WEB = Ricerca o sito web
heard-SOCIAL = Social network
heard-MEDIA = Stampa, radio, televisione
heard-POLICE = Polizia
heard-POSTER = Manifesto o volantino
heard-OTHER = Altro

## action

list-action = Che cosa si è fatto
action-LISTEN = Ascolto e sostegno
action-RESOURCE = Informazioni o materiali dati
action-REF_CPS = Invio ai servizi di tutela dei minori
action-REF_HEALTH = Invio ai servizi sanitari
action-REF_LAW = Invio a polizia o giustizia
action-REF_MH = Invio ai servizi di salute mentale
action-REF_ORG = Invio a un'altra organizzazione
action-REF_SCHOOL = Invio alla scuola
action-REF_HOTLINE = Invio a un'altra linea
action-INTERV = Intervento diretto
action-CSAM = Segnalate immagini di abuso sessuale
action-EMERG112 = Chiamato il 112
action-MSG_HOME = Messaggio portato alla famiglia

## ended_by

list-ended_by = Concluso da
ended_by-CONT = La persona
ended_by-OPER = L'operatore
ended_by-TIMEOUT = Silenzio prolungato
ended_by-TRANSFER = Passaggio ad altri
ended_by-TECH = Problema tecnico

## emergency_reason

list-emergency_reason = Motivo della decisione sul 112
emergency_reason-DANGER_NOW = Vita in pericolo ora
emergency_reason-CHILD_ASKED = Lo ha chiesto il minore
emergency_reason-DUTY = Obbligo di segnalazione
emergency_reason-HELP_THERE = L'aiuto è già sul posto
emergency_reason-SAFE_CHECKED = Al sicuro, verificato
emergency_reason-NO_LOCATION = Luogo non noto
emergency_reason-OTHER_ROUTE = Chiamata diretta a polizia o tutela minori
emergency_reason-LOST_CONTACT = Contatto interrotto
emergency_reason-MISTAKEN = Il segnale era un errore
emergency_reason-OTHER = Altro

## signal

list-signal = Perché è urgente
signal-IMM = Pericolo immediato
signal-SUI_ACT = Tentativo di suicidio o mezzi a portata di mano
signal-VIO_NOW = Violenza in corso
signal-ABD_NOW = Rapimento in corso
signal-SIGHT_LIVE = Minore scomparso visto in questo momento
signal-TRAF = Trattenuto o spostato contro la sua volontà
signal-BABY_LOST = Minore di 7 anni scomparso ora
signal-SUI_PLAN = Ha un piano per togliersi la vita
signal-SH_NOW = Autolesionismo in corso
signal-SEX_GROOM = Adescamento o ricatto sessuale
signal-STREET_TONIGHT = In strada stanotte
signal-MISS_NEW = Nuova segnalazione di scomparsa
signal-SIGHT = Minore scomparso avvistato
signal-THREAT = Minaccia con un'arma
signal-MED = Può servire un aiuto medico
signal-PAR_RISK = Un genitore sta per portare via il minore
signal-AGE_U13 = Meno di 13 anni, senza adulti
signal-SUI_IDEA = Pensa al suicidio
signal-SH = Autolesionismo
signal-ABUSE = Racconta abusi o trascuratezza
signal-BULLY = Bullismo grave
signal-RUN_THINK = Pensa di scappare
signal-WITNESS = Ha visto fare del male a qualcuno
signal-MIG_ALONE = In viaggio senza un adulto
signal-UNREADABLE = Le regole non hanno potuto leggerlo
signal-UNSURE = Non sa se è al sicuro
signal-DISTRESS = Sofferenza
signal-FAMILY = Conflitto in casa
signal-CASE = Domanda su un caso
signal-THANKS = Dice grazie
signal-QUESTION = Domanda generale
signal-MEDIA = Dalla stampa
signal-TEST = Forse una prova
signal-PRANK = Forse uno scherzo

## raiser

list-raiser = Alzato perché
raiser-U13 = Meno di 13 anni
raiser-NIGHT = Notte
raiser-AGAIN = Secondo contatto in un'ora, ancora senza risposta
raiser-SILENCE = Silenzio dopo una frase urgente

## case_kind

list-case_kind = Tipo di caso
case_kind-MISSING = Minore scomparso
case_kind-PROTECTION = Protezione
case_kind-PREVENTION = Prevenzione

## case_status

list-case_status = Stato
case_status-NEW = Nuovo
case_status-OPEN = In corso
case_status-WAITING = In attesa
case_status-REFERRED = Inviato ad altri
case_status-FOUND = Ritrovato
case_status-CLOSED = Chiuso
case_status-REOPENED = Riaperto
case_status-ARCHIVED = Archiviato

## status_reason

list-status_reason = Motivo del cambio
status_reason-WORK = Lavoro iniziato
status_reason-ANSWER = In attesa di risposta
status_reason-HANDED = Passato a un altro servizio
status_reason-FOUND = Il minore è stato ritrovato
status_reason-SOLVED = Risolto
status_reason-WITHDRAWN = Ritirato da chi ha segnalato
status_reason-NOCONTACT = Nessun contatto
status_reason-DUPLICATE = Uguale a un altro caso
status_reason-AGAIN = Di nuovo scomparso
status_reason-NEWS = Nuove informazioni
status_reason-MISTAKE = Inserito per errore
status_reason-OTHER = Altro

## risk

list-risk = Rischio
risk-HIGH = Alto
risk-MEDIUM = Medio
risk-LOW = Basso

## message_state

list-message_state = Messaggio a casa
message_state-DRAFT = Parole lasciate dal minore
message_state-CONFIRMED_BY_CHILD = Il minore le ha approvate
message_state-IDENTITY_CHECKED = La famiglia è davvero la famiglia
message_state-PASSED_ON = Trasmesso
message_state-ANSWERED = Risposta ricevuta
message_state-WITHDRAWN = Ritirato dal minore

## migration_status

list-migration_status = Status migratorio
migration_status-NONE = Non pertinente
migration_status-ASYLUM = Richiedente asilo
migration_status-REFUGEE = Rifugiato
migration_status-UNDOC = Senza documenti
migration_status-MOVE = In movimento nell'UE
migration_status-OTHER = Altro

## vulnerability

list-vulnerability = Vulnerabilità
vulnerability-MENTAL = Salute mentale
vulnerability-SUICIDE = Rischio di suicidio
vulnerability-DISABILITY = Disabilità
vulnerability-ILLNESS = Malattia o farmaci necessari
vulnerability-SUBSTANCE = Alcol o droghe
vulnerability-EXPLOIT = Sfruttamento
vulnerability-PREGNANT = In gravidanza
vulnerability-ALONE = Non accompagnato
vulnerability-LGBTI = LGBTI
vulnerability-NONE = Nessuna nota
vulnerability-OTHER = Altro

## person_role

list-person_role = Ruolo nel caso
person_role-HOUSEHOLD = Stesso nucleo
person_role-REPORTER = Segnalante
person_role-ABDUCTOR = Presunto sottrattore
person_role-PERPETRATOR = Autore
person_role-WITNESS = Testimone
person_role-SUPPORT = Persona di fiducia
person_role-OTHER = Altro

## relation

list-relation = Rapporto con il minore
relation-MOTHER = Madre
relation-FATHER = Padre
relation-STEP = Patrigno o matrigna
relation-SIBLING = Fratello o sorella
relation-GRAND = Nonno o nonna
relation-FAMILY = Altro familiare
relation-GUARDIAN = Tutore
relation-CARER = Operatore di struttura
relation-PARTNER = Partner
relation-FRIEND = Amico
relation-PROFESSIONAL = Professionista
relation-STRANGER = Sconosciuto
relation-OTHER = Altro

## contact_mode

list-contact_mode = Modo di contatto
contact_mode-INPERSON = Di persona
contact_mode-ONLINE = Online
contact_mode-HYBRID = Entrambi

## custody_rights

list-custody_rights = Affidamento
custody_rights-SHARED = Condiviso
custody_rights-MOTHER = Madre
custody_rights-FATHER = Padre
custody_rights-THIRD = Terza persona
custody_rights-OTHER = Altro

## proceedings

list-proceedings = Procedimento giudiziario
proceedings-NONE = Nessuno
proceedings-RUNNING = In corso
proceedings-DECIDED = Deciso

## hague

list-hague = Istanza dell'Aia
hague-NONE = Nessuna
hague-PREPARED = In preparazione
hague-FILED = Presentata
hague-RETURN = Ritorno disposto
hague-REFUSED = Respinta
hague-WITHDRAWN = Ritirata

## episode_category

list-episode_category = Categoria
episode_category-RUN = Fuga
episode_category-RUN_HOME = Da casa
episode_category-RUN_INST = Da una struttura
episode_category-RUN_PUSHED = Cacciato
episode_category-RUN_THINKING = Pensa alla fuga
episode_category-PAR = Sottrazione da parte di un genitore
episode_category-PAR_NAT = Nel paese
episode_category-PAR_INT = Internazionale
episode_category-PAR_RISK = Temuta
episode_category-CRI = Rapimento da parte di terzi
episode_category-LOS = Smarrito, ferito o altrimenti scomparso
episode_category-LOS_LOST = Smarrito
episode_category-LOS_INJ = Ferito
episode_category-LOS_UNDET = Non determinato
episode_category-MIG = Minore migrante

## missing_from

list-missing_from = Scomparso da
missing_from-HOME = Casa
missing_from-FAMILY = Famiglia
missing_from-PEER = Casa di amici
missing_from-SCHOOL = Scuola
missing_from-INST = Struttura
missing_from-RECEPTION = Centro di accoglienza
missing_from-PUBLIC = Luogo pubblico
missing_from-ONLINE = Dopo un contatto online
missing_from-OTHER = Altro

## missing_reason

list-missing_reason = Motivi
missing_reason-HOME = Problemi in casa
missing_reason-INST = Problemi nella struttura
missing_reason-ABUSE = Abuso o trascuratezza
missing_reason-SCHOOL = Scuola
missing_reason-SUBST = Alcol o droghe
missing_reason-MENTAL = Salute mentale
missing_reason-GROOM = Adescamento o sfruttamento
missing_reason-RELATION = Relazione
missing_reason-LEGALSTATUS = Status di soggiorno
missing_reason-OTHER = Altro

## violence

list-violence = Violenza subita
violence-NONE = Nessuna
violence-PHYSICAL = Fisica
violence-EMOTIONAL = Psicologica
violence-SEXUAL = Sessuale
violence-NEGLECT = Trascuratezza
violence-ONLINE = Online
violence-LABOUR = Lavoro forzato
violence-TRAFFICKING = Tratta
violence-MARRIAGE = Matrimonio forzato
violence-OTHER = Altra

## sis_alert

list-sis_alert = Segnalazione SIS
sis_alert-NONE = Nessuna
sis_alert-REQ = Richiesta
sis_alert-ACTIVE = Attiva
sis_alert-PREV = Preventiva
sis_alert-NA = Non pertinente

## interpol

list-interpol = Avviso Interpol
interpol-NONE = Nessuno
interpol-REQ = Richiesto
interpol-ACTIVE = Attivo
interpol-NA = Non pertinente

## child_alert

list-child_alert = Allerta scomparsa
child_alert-NONE = Nessuna
child_alert-REQ = Richiesta
child_alert-ACTIVE = Attiva
child_alert-ENDED = Terminata

## publicity

list-publicity = Pubblicità
publicity-NONE = Nessuna
publicity-HOTLINE = Dalla linea
publicity-POLICE = Dalla polizia
publicity-MEDIA = Media
publicity-SOCIAL = Social network
publicity-FAMILY = Dalla famiglia

## found_how

list-found_how = Come ritrovato
found_how-POLICE = Dalla polizia
found_how-SELF = Tornato da solo
found_how-FAMILY = Dalla famiglia
found_how-HOTLINE = Dalla linea
found_how-PUBLIC = Da cittadini
found_how-AUTHORITY = Da un'altra autorità
found_how-OTHER = Altro

## outcome

list-outcome = Esito
outcome-FOUND_SAFE = Ritrovato in salvo
outcome-FOUND_HARMED = Ritrovato con danni
outcome-FOUND_DECEASED = Ritrovato deceduto
outcome-LOCATED_NOT_RETURNED = Localizzato, non rientrato
outcome-STILL_MISSING = Ancora scomparso
outcome-WITHDRAWN = Segnalazione ritirata
outcome-NOT_MISSING = Non era scomparso

## duration

list-duration = Durata
duration-D1 = Meno di 24 ore
duration-W1 = Da 1 giorno a 1 settimana
duration-M1 = Da 1 settimana a 1 mese
duration-M6 = Da 1 a 6 mesi
duration-LONG = Più di 6 mesi

## referral_to

list-referral_to = Inviato a
referral_to-CPS = Tutela minori
referral_to-POLICE = Polizia
referral_to-HEALTH = Sanità
referral_to-MENTAL = Salute mentale
referral_to-LEGAL = Assistenza legale
referral_to-SHELTER = Alloggio
referral_to-SCHOOL = Scuola
referral_to-HOTLINE = Altra linea
referral_to-CENTRAL = Autorità centrale
referral_to-EMBASSY = Ambasciata o consolato
referral_to-OTHER = Altro

## uptake

list-uptake = Seguito
uptake-OPEN = Non ancora noto
uptake-CONFIRMED = Accolto, confermato
uptake-REFUSED = Rifiutato dal servizio
uptake-NOTTAKEN = Non accolto

## document_kind

list-document_kind = Tipo di documento
document_kind-PHOTO = Foto
document_kind-ID = Documento d'identità
document_kind-COURT = Tribunale
document_kind-POLICE = Polizia
document_kind-MEDICAL = Medico
document_kind-CONSENT = Consenso
document_kind-OTHER = Altro

## yes_no

list-yes_no = Risposta
yes_no-YES = Sì
yes_no-NO = No

## erasure_reason

list-erasure_reason = Motivo della cancellazione
erasure_reason-ASKED = La persona lo ha chiesto
erasure_reason-OVER = Il termine è scaduto
erasure_reason-AUTHORITY = Lo dispone un tribunale o un’autorità
erasure_reason-MISTAKE = Registrato per errore
erasure_reason-TEST = Una prova
erasure_reason-OTHER = Altro

## procedure_step

list-procedure_step = Passo
procedure_step-FIRST = Primo contatto
procedure_step-TELL = Chi avvisare
procedure_step-FOLLOW = Seguito
procedure_step-END = Alla fine

## procedure_kind

list-procedure_kind = Che cosa fare
procedure_kind-ASK = Chiedere
procedure_kind-DO = Fare
procedure_kind-TELL = Avvisare

## training_kind

list-training_kind = Formazione
training_kind-INDUCTION = Inizio alla linea
training_kind-LISTENING = Ascolto e conversazione
training_kind-SAFEGUARDING = Tutela dei minori
training_kind-MISSING = Minori scomparsi
training_kind-MIGRATION = Migrazione e tratta
training_kind-SUICIDE = Suicidio e autolesionismo
training_kind-ONLINE = Rischi in rete
training_kind-PRIVACY = Protezione dei dati
training_kind-SYSTEM = Lavorare con Earshot
training_kind-SUPERVISION = Supervisione
training_kind-OTHER = Altro

## complaint_about

list-complaint_about = Reclamo su
complaint_about-TALK = Come è andato una conversazione
complaint_about-REACH = Linea irraggiungibile
complaint_about-DECISION = Una decisione o segnalazione
complaint_about-PRIVACY = Riservatezza
complaint_about-CONDUCT = Il comportamento di qualcuno
complaint_about-TECHNICAL = Problema tecnico
complaint_about-OTHER = Altro

## complaint_from

list-complaint_from = Da chi
complaint_from-CHILD = Minore
complaint_from-PARENT = Genitore o tutore
complaint_from-RELATIVE = Famiglia o amico
complaint_from-PROFESSIONAL = Professionista
complaint_from-AUTHORITY = Autorità
complaint_from-STAFF = Qualcuno della linea
complaint_from-ANON = Anonimo
complaint_from-OTHER = Altro

## complaint_outcome

list-complaint_outcome = Esito di un reclamo
complaint_outcome-OPEN = Ancora senza risposta
complaint_outcome-UPHELD = Fondato
complaint_outcome-PARTLY = Fondato in parte
complaint_outcome-NOTUPHELD = Non fondato
complaint_outcome-WITHDRAWN = Ritirato
complaint_outcome-ELSEWHERE = Inoltrato

## drill_kind

list-drill_kind = Esercitazione
drill_kind-DANGER = Un minore in pericolo immediato
drill_kind-ABDUCTION = Un rapimento
drill_kind-ALERT = Un'allerta pubblica
drill_kind-OUTAGE = La linea è guasta
drill_kind-HANDOVER = Subentra un'altra linea
drill_kind-LEAK = Dati usciti
drill_kind-OTHER = Altro
