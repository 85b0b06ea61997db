### The operators' console, in French: people who answer, supervise and administer. Calm and plain: says what is so and what to do next. No blame, no exclamation marks.
### DRAFT: no native reader has reviewed this file.
### How to translate and review: ../README.md. Names ($name, $alias), times ($time) and clocks ($wait) come in undeclined.

-reviewed-by = none

## Brand and tab titles. A title never says who or what.

brand = Earshot
title-quiet = Boîte · Earshot
title-waiting = ({ $count }) Boîte · Earshot
# Somebody in immediate danger waits and nobody has taken the talk.
title-alarm = ◆ { $count } urgent · Earshot

## Log-in

login-hint = Pour les personnes qui répondent.
login-name = Identifiant
login-password = Mot de passe
login-enter = Se connecter
login-busy = Connexion…
login-wrong = L'identifiant ou le mot de passe est faux. Essayez encore.
login-slow-down = Trop d'essais. Attendez une minute, puis essayez encore.
login-no-answer = Le serveur ne répond pas. Vérifiez le réseau, puis essayez encore.
login-server-trouble = Le serveur a un problème. Essayez encore dans un instant.
unreachable = Le serveur est injoignable en ce moment.
try-again = Essayer encore

## The page behind the link of an invitation or a password reset

link-invite = Bienvenue, { $name }. Choisissez un mot de passe, vous pourrez ensuite vous connecter.
link-reset = Bonjour { $name }. Choisissez un nouveau mot de passe.
link-password = Mot de passe
link-again = Encore le même mot de passe
# $typed counts the characters while typing.
link-help = Au moins { $count } caractères ; le mieux, ce sont quelques mots que vous retenez. { $typed } jusqu'ici.
link-short = Il faut au moins { $count } caractères.
link-differ = Les deux mots de passe sont différents.
link-save = Enregistrer le mot de passe
link-done = Votre mot de passe est enregistré. Vous pouvez vous connecter.
link-dead = Ce lien a déjà servi ou il est trop ancien. Demandez-en un nouveau à l'administration.

## Lock: covers the screen when nobody is at the desk. Never says who waits.

lock-title = Verrouillé
lock-idle = Aucune activité ici depuis 15 minutes. { $name }, entrez votre mot de passe ; tout est resté en place.
lock-asked = { $name }, entrez votre mot de passe pour continuer. Tout est resté en place.
lock-ended = Votre session est terminée. { $name }, entrez votre mot de passe ; tout est resté en place.
lock-open = Déverrouiller
lock-other = Se déconnecter, une autre personne prend ce poste
lock-alarm = { $count ->
    [one] { $count } personne en danger attend, personne ne s'en occupe
   *[other] { $count } personnes en danger attendent, personne ne s'en occupe
}
lock-waiting = { $count ->
    [one] { $count } personne attend.
   *[other] { $count } personnes attendent.
}
lock-unsent = { $count ->
    [one] { $count } message n'est pas encore envoyé. Il est gardé.
   *[other] { $count } messages ne sont pas encore envoyés. Ils sont gardés.
}

## Header

# The search button, and the field it opens.
find = Chercher une conversation ou une commande
find-nothing = Rien trouvé dans ce qui est chargé ici.
skip-to-talk = Aller à la conversation
# State of the connection to the server.
line-live = En direct
line-reconnecting = Reconnexion…
line-offline = Hors ligne depuis { $time }
status-label = Votre statut
status-accepting = Disponible
status-paused = En pause
status-away = Absence
# In the menu under the operator's own name.
menu-line = { $name } · on vous voit sous le nom { $alias }

## The band over every screen while somebody in immediate danger waits and nobody has taken the talk

alarm-label = Urgent, personne ne s'en occupe
alarm-look = Voir
alarm-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
# Spoken at once by screen readers. $reason is one of the signal- messages.
alarm-spoken = Urgent : { $reason }. Personne ne s'en occupe.

## Views

views-label = Vues
views-work = Travail
view-waiting = En attente
view-mine = Les miennes
view-theirs = Réponse attendue
view-closed = Terminées
page-operators = Équipe
page-canned = Réponses types
page-audit = Journal
page-not-yours = Votre rôle ne donne pas accès à cette page.
sound-on = Le son est activé
sound-off = Le son est coupé
sound-blocked = Le son est bloqué : cliquez ici
order-waiting = Les plus urgentes d'abord
order-mine = Les plus urgentes d'abord
order-theirs = Les plus urgentes d'abord
order-closed = Les plus récentes d'abord
# $wait is a clock such as 11:05.
list-longest = attente la plus longue { $wait }
list-failed = La liste n'a pas pu être chargée. Nouvel essai…
loading = Chargement…
empty-waiting = Personne n'attend.
empty-mine = Vous n'avez aucune conversation.
empty-theirs = Aucune réponse n'est attendue.
empty-closed = Rien n'a encore été terminé.
# On the pill that shows what the list holds back while the pointer is over it.
list-changes = { $count ->
    [one] { $count } changement
   *[other] { $count } changements
}

## Rows

# The way in, short.
channel-webchat = chat
channel-email = e-mail
channel-sms = SMS
channel-matrix = Matrix
priority-0 = Urgence 0, immédiate
priority-1 = Urgence 1, dans les 5 minutes
priority-2 = Urgence 2, dans les 15 minutes
priority-3 = Urgence 3, dans l'heure
priority-4 = Urgence 4, aujourd'hui
# Short form, as on a label.
priority-short = P{ $priority }
row-unread = { $count ->
    [one] { $count } non lu
   *[other] { $count } non lus
}
# For screen readers. $wait is one of the spoken- messages.
row-waits = attend depuis { $wait }
row-waits-late = délai dépassé, attend depuis { $wait }
row-their-turn = silence depuis
who-you = vous
who-nobody = personne ne s'en occupe encore
who-they-type = écrit…
who-types = { $name } écrit
who-looks = { $name } regarde
who-offered-you = proposée à vous
who-offered = proposée à { $name }
language-unknown = langue inconnue

## Clocks and days. span-hours and span-days stand in a narrow column.

span-hours = { $hours } h { $minutes }
span-days = { $days } j
target-hours = { $hours } h
spoken-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
spoken-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
spoken-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
spoken-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
day-today = Aujourd'hui
day-yesterday = Hier

## The open talk

# Name of the region for screen readers.
talk-label = Conversation ouverte
talk-none = Choisissez une conversation. La plus urgente est en haut.
talk-none-keys = Touches :
talk-held = { $name } s'en occupe. Vous pouvez lire et laisser une note.
talk-left = La personne a quitté le chat à { $time }. Une réponse ne lui parviendrait pas.
thread-label = Messages
thread-earlier = Messages précédents
thread-sitting = Contact n° { $number }
thread-typing = { $alias } écrit…
thread-below = { $count ->
    [one] { $count } nouveau message
   *[other] { $count } nouveaux messages
}
words-all = Afficher les { $count } caractères
by-you = vous
# Names of lines for screen readers.
said-in = { $name }, { $time }
said-out = Réponse, { $name }, { $time }
said-note = Note, { $name }, { $time }
# Spoken when a message comes into the open talk.
said-by = { $alias } : { $text }
note-by = Note · { $name } · visible par l'équipe seulement

## The safety question ("Are you safe right now?") and its answer

safety-asked = En sécurité en ce moment ?
safety-yes = Dit : en sécurité
safety-no = Dit : pas en sécurité
safety-unsure = Dit : ne sait pas
safety-when = à { $time }
safety-emergency = Secours : { $number }

## Hand-over

offer-words = { $name } vous transmet cette conversation.
offer-somebody = Un membre de l'équipe
offer-accept = Accepter
offer-decline = Refuser
offer-waits = Proposée à { $name }, pas encore acceptée.
transfer-title = Transmettre { $alias }
transfer-to = À qui
transfer-everybody = Remettre à tout le monde
transfer-note = Note pour la personne qui la prend
transfer-hint = La conversation reste à vous jusqu'à l'acceptation.
transfer-back-hint = La conversation revient tout de suite dans la liste et attend que quelqu'un la prenne.
transfer-offer = Transmettre
transfer-release = Remettre dans la liste

## Delivery: what became of a reply, and what to do

delivery-queued = attend d'être envoyé
delivery-leased = envoi en cours
delivery-sent = envoyé
delivery-delivered = remis
delivery-read = vu
delivery-failed = Pas envoyé
delivery-expired = Pas envoyé à temps
delivery-unknown = On ne sait pas s'il est arrivé
delivery-failed-help = Le message n'est pas arrivé. Copiez-le dans la zone d'écriture pour l'envoyer à nouveau.
delivery-expired-help = La personne n'était plus là pour le recevoir. Si c'est encore utile, copiez-le dans la zone d'écriture et envoyez-le à nouveau.
delivery-unknown-help = Il est peut-être arrivé. Il n'est jamais renvoyé tout seul. Demandez s'il est arrivé, ou copiez-le dans la zone d'écriture.
delivery-copy = Copier dans la zone d'écriture
# Why the carrier refused, where that is known.
delivery-code-session-ended = la personne a quitté le chat

## Flags on a message

flag-id-reused = Arrivé sous un numéro déjà utilisé, avec d'autres mots. Les deux sont gardés.
flag-unreadable = N'a pas pu être lu. Ce qui est arrivé est joint tel quel.

## A message that isn't known to have arrived at the server

unsent-label = Pas encore envoyé
unsent-sending = envoi…
unsent-waiting = Pas encore envoyé.
unsent-waiting-help = Le message est gardé ici et partira tout seul dès que la connexion revient.
unsent-now = Envoyer maintenant
unsent-edit = Revenir à l'écriture
unsent-refused = Pas accepté.
unsent-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
conflict-title = { $alias } a écrit entre-temps. Votre réponse n'est pas encore envoyée :
conflict-edit = Revenir à ma réponse
conflict-send = Envoyer quand même

## Composer

composer-kinds = Ce que vous écrivez
composer-reply = Réponse
composer-note = Note
composer-note-begun = une note est commencée
composer-canned = Réponses types
composer-reply-label = Réponse à { $alias }
composer-note-label = Note sur { $alias }, visible par l'équipe seulement
composer-reply-hint = Écrire à { $alias }…
composer-note-hint = Pour l'équipe seulement…
composer-closed-hint = Cette conversation est terminée.
composer-count = { $count } sur { $limit }
composer-claim-first = Prendre pour répondre
composer-not-yours = Une autre personne répond ici.
composer-closed = Terminée. Les notes restent possibles.
note-warning = Visible par l'équipe seulement
note-save = Enregistrer la note
reply-send = Envoyer
draft-empty = {""}
draft-saving = enregistrement…
draft-saved = brouillon enregistré
draft-unsaved = pas encore enregistré
file-attach = Joindre un fichier
file-remove = Retirer { $name }
file-uploading = envoi du fichier…
file-download = Télécharger
file-closed = Vient de l'extérieur, non vérifié. À ouvrir seulement si nécessaire.
file-closed-picture = Vient de l'extérieur, non vérifié.
picture-reveal = Montrer l'image
picture-logged = Chaque consultation est enregistrée.
picture-cover = Cacher
picture-uncover = Découvrir
picture-alt = Image { $name }
canned-in = { $language }
canned-every = Toutes les langues
canned-none-in = Aucune dans cette langue ({ $language }) ; voici les autres
canned-show-every = Toutes les langues
canned-show-own = Leur langue seulement
canned-nothing = Rien trouvé.

## Beside the talk

about-label = Sur cette conversation
about-contact = Personne
about-address = Adresse
about-language = Langue
about-first = Premier contact
about-sittings = Contacts
about-sittings-count = { $count ->
    [one] c'est le premier
   *[other] { $count } en tout
}
about-urgency = Pourquoi c'est urgent
about-no-signal = aucun signal trouvé
about-rule = Règle
about-waits = Attend
about-people = Qui est là
about-holder = S'en occupe
about-looking = Regarde
about-record = Fiche du contact
about-no-record = Pas encore écrite
about-earlier = Avant

## Actions: buttons, palette and key map share these

action-down = Suivante dans la liste
action-up = Précédente dans la liste
action-open = Ouvrir
action-claim = Prendre
action-reply = Répondre
action-note = Écrire une note
action-canned = Réponses types
action-send = Envoyer
action-transfer = Transmettre
action-release = Remettre dans la liste
action-accept = Accepter la transmission
action-close = Terminer…
action-record = Fiche du contact…
action-about = Sur cette conversation
action-back = Retour
action-go-waiting = Aller à « En attente »
action-go-mine = Aller à « Les miennes »
action-go-theirs = Aller à « Réponse attendue »
action-go-closed = Aller à « Terminées »
action-go-canned = Réponses types : modifier
action-go-operators = Équipe
action-go-audit = Journal
action-palette = Chercher une conversation ou une commande
action-keys = Clavier
action-status-accepting = Statut : disponible
action-status-paused = Statut : en pause
action-status-away = Statut : absence
action-mute = Couper le son
action-unmute = Activer le son
action-notify = Me prévenir dans les autres onglets
action-lock = Verrouiller l'écran
action-log-out = Se déconnecter
keys-title = Clavier
keys-list = Liste
keys-talk = Conversation
keys-go = Aller
keys-desk = Poste
keys-hint = Les lettres agissent quand vous n'écrivez pas. Échap quitte la zone d'écriture.

## The Call form, filled in when a talk is closed. Labels of codes come from taxonomy.ftl.

call-title = Fiche du contact
call-title-close = Terminer { $alias }
call-title-record = Fiche du contact de { $alias }
call-no-lists = Les listes de codes ne sont pas chargées. Vérifiez la connexion, puis essayez encore.
# In front of a row of one-key answers: prank, silent, wrong number…
call-quick = Hors écoute, une touche :
call-class = Type de contact
call-non = Pourquoi ce n'était pas de l'écoute
call-about = À propos de qui
call-role = Qui a pris contact
call-age = Âge de l'enfant
call-age-years = ans
call-age-unknown = Si l'âge n'est pas connu
call-gender = Genre de l'enfant
call-reasons = Motifs
call-reason-find = Tapez pour trouver un motif
call-reason-remove = Retirer { $reason }
# Beside the most important of several reasons.
call-leading = principal
call-actions = Ce qui a été fait
call-note = Note
call-emergency = Secours ({ $number })
call-emergency-short = Secours
call-emergency-why = Pourquoi
call-called = Appelés
call-not-called = Pas appelés
call-choose = Choisir…
call-close = Terminer la conversation
call-save = Enregistrer la fiche
call-gaps = { $count ->
    [one] Il manque { $count } réponse.
   *[other] Il manque { $count } réponses.
}
call-missing-non = Choisissez une raison.
call-missing-age = Indiquez l'âge, ou pourquoi il n'est pas connu.
call-missing-reasons = Choisissez un motif, ou indiquez pourquoi il n'y en a pas.
call-missing-leading = Choisissez le motif principal.
call-missing-emergency = Le { $number } a-t-il été appelé ? C'est noté pour chaque conversation d'urgence 0.
call-missing-why = Choisissez la raison de la décision.
answer-UNK = Demandé, pas connu
answer-NASK = Pas demandé
answer-REF = N'a pas voulu répondre

## Pages

operators-invite = Inviter
operators-name = Nom
operators-login = Identifiant
operators-alias = Alias
operators-alias-long = Alias que voient les personnes
operators-languages = Langues
operators-role = Rôle
operators-role-of = Rôle de { $name }
operators-role-done = Le rôle de { $name } est changé.
operators-status = Statut
operators-acts = Actions
operators-off = Désactivé
operators-reset = Lien de mot de passe
operators-deactivate = Désactiver
operators-activate = Activer
operators-off-done = { $name } ne peut plus se connecter.
operators-on-done = { $name } peut à nouveau se connecter.
operators-make-link = Inviter et montrer le lien
role-operator = Écoute
role-supervisor = Supervision
role-admin = Administration
link-for = Lien pour { $name } :
link-label = Lien
link-copy = Copier
link-copied = Le lien est copié.
link-once = Il ne marche qu'une fois. Remettez-le en main propre ou par un moyen sûr ; il ne sera plus affiché.
canned-hint = On les ouvre avec / dans la zone d'écriture, d'abord dans la langue de la personne.
canned-none = Il n'y a pas encore de réponses types.
canned-add = Nouvelle réponse
canned-title = Titre
canned-language = Langue
canned-text = Texte
canned-save = Enregistrer
canned-saved = « { $title } » est enregistrée.
canned-change = Modifier
canned-change-named = Modifier « { $title } »
canned-remove = Supprimer
canned-remove-named = Supprimer « { $title } »
canned-remove-sure = Supprimer vraiment
canned-removed = « { $title } » est supprimée.
audit-hint = Qui a fait et vu quoi, le plus récent d'abord. Rien ici ne peut être changé.
audit-at = Quand
audit-who = Qui
audit-act = Quoi
audit-subject = Sur quoi
audit-system = le système
audit-more = Plus ancien
audit-again = Actualiser
act-operator-logged-in = Connexion
act-login-failed = Échec de connexion
act-operator-logged-out = Déconnexion
act-conversation-opened = Conversation ouverte
act-conversation-claimed = Conversation prise
act-conversation-released = Conversation remise dans la liste
act-conversation-offered = Conversation transmise
act-conversation-declined = Transmission refusée
act-conversation-taken = Conversation reprise
act-conversation-closed = Conversation terminée
act-conversation-erased = Conversation effacée
act-message-sent = Réponse envoyée
act-note-written = Note écrite
act-attachment-revealed = Image regardée
act-attachment-downloaded = Fichier téléchargé
act-call-opened = Fiche consultée
act-call-saved = Fiche enregistrée
act-operator-invited = Invitation dans l'équipe
act-operator-changed = Membre de l'équipe modifié
act-operator-link-made = Lien de mot de passe créé
act-operator-password-set = Mot de passe défini
act-canned-created = Réponse type écrite
act-canned-changed = Réponse type modifiée
act-canned-deleted = Réponse type supprimée
act-hotline-applied = Réglages de la ligne modifiés

## What happened

done-released = { $alias } est de nouveau dans la liste.
done-offered = Conversation de { $alias } proposée à { $name }.
done-closed = Conversation de { $alias } terminée.
done-record-saved = La fiche est enregistrée.
dismiss = Fermer
cancel = Annuler
# Shown by the operating system over other programs: must not say what it is about.
notification = Quelque chose vous attend
trouble-no-answer = Le serveur ne répond pas. Rien n'est perdu ; essayez encore quand la connexion est revenue.
trouble-server = Le serveur a un problème. Rien n'est perdu ; essayez encore dans un instant.
trouble-session-ended = Votre session est terminée. Connectez-vous à nouveau.
trouble-here = Quelque chose n'a pas marché ici. Essayez encore.

## Why it is urgent: the codes of triage, in words

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
