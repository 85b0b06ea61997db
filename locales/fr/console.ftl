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
page-channels = Canaux
page-canned = Réponses types
page-triage = Triage
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
row-flood = envoi en masse
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
# A mail address sent an answer back for good. $time is a day and an hour.
talk-refused = L'adresse a refusé une réponse de façon définitive ({ $time }). Plus rien n'y est envoyé tant que la personne n'écrit pas de nouveau.
talk-related = Semble faire partie d'une autre conversation
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
# Stands where a name stands: nobody wrote this, Earshot did.
by-itself = Earshot, automatiquement
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
offer-accept = Accepter
offer-decline = Refuser
# A queue offers it: nobody has it yet.
offer-queue = Cette conversation vous est proposée. Après une minute, elle va à la personne suivante.
offer-pass = Laisser passer
offered-label = Proposée à vous
offered-words = Proposée à vous
# For screen readers.
offered-spoken = La conversation de { $alias } vous est proposée.
offer-waits = Proposée à { $name }, pas encore acceptée.
transfer-title = Transmettre { $alias }
transfer-to = À qui
transfer-everybody = Remettre à tout le monde
transfer-note = Note pour la personne qui la prend
transfer-hint = La conversation reste à vous jusqu'à l'acceptation.
transfer-back-hint = La conversation revient tout de suite dans la liste et attend que quelqu'un la prenne.
transfer-offer = Transmettre
transfer-release = Remettre dans la liste

## Priority by hand

action-priority = Changer l'urgence
priority-title = Quelle est l'urgence de { $alias } ?
priority-now = Actuellement P{ $priority } : { $reason }
priority-new = Nouvelle urgence
priority-is-now = comme maintenant
priority-why-higher = Pourquoi plus urgent ?
priority-why-lower = Pourquoi moins urgent ?
priority-set = Appliquer
done-priority = Conversation de { $alias } : maintenant P{ $priority }.
why-unsaid = C'est sous-entendu, pas dit
why-words = C'est dit avec d'autres mots
why-picture = Une image ou un enregistrement le montre
why-elsewhere = Connu par un appel, l'équipe, une autre conversation
why-misread = Les mots ont été mal interprétés
why-joke = Une plaisanterie ou une façon de parler
why-fiction = Un jeu, un film, une chanson, un devoir scolaire
why-past = C'est passé depuis longtemps
why-quoted = Les mots de quelqu'un d'autre
why-settled = Le danger était réel et il est passé
why-prank = Un essai ou un canular

## Triage: what the rules got wrong

triage-hint = Ce que l'équipe et la fin des conversations disent des règles. Aucun mot de qui que ce soit ne figure ici. Ce que personne ne corrige reste inconnu.
triage-stretch = Période
triage-days = { $days ->
    [one] Le dernier jour
   *[other] Les { $days } derniers jours
}
triage-missed = Manquées
triage-missed-words = sur { $grave } avec P0 ou P1 à la fin
triage-false = Fausses alertes
triage-false-words = sur { $alarms } avec P0 ou P1 selon les règles
triage-table = Ce que disaient les règles, et comment cela a fini
triage-said = Règles
triage-ended = à la fin P{ $priority }
triage-lowered = Urgence baissée par l'équipe
triage-raised = Urgence relevée par l'équipe
triage-none = Rien sur cette période.
triage-times = Fois
triage-change = Changement
triage-why = Pourquoi

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
delivery-hopeless-help = Le message n'est pas arrivé, et l'envoyer de nouveau ne servira à rien. Cherchez un autre moyen de joindre la personne.
delivery-too-large-help = Le message n'est pas arrivé. Envoyez-le de nouveau sans les fichiers, ou avec des fichiers plus petits.
delivery-copy = Copier dans la zone d'écriture
# Why the carrier refused, where that is known.
delivery-code-session-ended = la personne a quitté le chat
delivery-code-address-refused-mail = l'adresse a déjà refusé une réponse de façon définitive
delivery-code-no-address = il n'y a pas d'adresse à laquelle répondre
delivery-code-attachments-too-large = les fichiers sont trop grands pour un e-mail
# A mail server's status code (RFC 3463): one exact, then what begins alike. Shown with the number behind it.
delivery-code-5-1-1 = l'adresse n'existe pas
delivery-code-5-1-2 = la partie de l'adresse après le @ n'existe pas
delivery-code-5-1-6 = la boîte a déménagé sans laisser de nouvelle adresse
delivery-code-5-1-10 = cette adresse ne reçoit aucun e-mail
delivery-code-5-1 = l'adresse pose un problème
delivery-code-5-2-1 = la boîte est désactivée
delivery-code-5-2-2 = la boîte est pleine
delivery-code-5-2-3 = l'e-mail est trop grand pour cette boîte
delivery-code-5-2 = la boîte ne l'accepte pas
delivery-code-5-3-4 = l'e-mail est trop grand pour le serveur d'en face
delivery-code-5-3 = le serveur d'en face ne peut pas l'accepter
delivery-code-5-4 = aucun chemin vers le serveur d'en face n'a été trouvé
delivery-code-5-5 = les serveurs de courrier ne se sont pas compris
delivery-code-5-6 = le serveur d'en face n'accepte pas ce que contient l'e-mail
delivery-code-5-7 = le serveur d'en face l'a refusé
delivery-code-5 = refusé définitivement
delivery-code-4-2-2 = la boîte est pleine pour le moment
delivery-code-4-4 = le serveur d'en face est resté injoignable
delivery-code-4-7 = le serveur d'en face n'en veut pas pour le moment
delivery-code-4 = la remise n'est pas possible pour le moment
# $words is one of the lines above, $code the number.
delivery-code-numbered = { $words } ({ $code })

## Flags on a message

flag-id-reused = Arrivé sous un numéro déjà utilisé, avec d'autres mots. Les deux sont gardés.
flag-unreadable = N'a pas pu être lu. Ce qui est arrivé est joint tel quel.
# What kind of mail it is, small above the words.
flag-automatic = Envoyé automatiquement
flag-machine = Réponse automatique de l'autre côté
flag-carrier = Rapport du système de courrier

## Mail in the thread

# The sender's own clock, where it differs from when the mail came in.
mail-sent = envoyé { $time }
# The mail servers vouch for the sender's address.
mail-confirmed = origine confirmée
mail-doubtful = Ne vient peut-être pas de cette adresse : { $address }
mail-elsewhere = Les réponses vont à { $address }, pas à l'adresse d'envoi.
mail-forwarded = Transféré ; écrit par { $name }
# $date as the mail program wrote it.
mail-forwarded-dated = Transféré ; écrit par { $name }, date : { $date }
# Opens what the words above leave out.
mail-quoted = Montrer le texte cité et la signature
mail-quoted-hide = Masquer le texte cité et la signature
# A list of what could not be read in the mail.
mail-notes = À propos de cet e-mail
mail-designed = Montrer la mise en page
mail-designed-hide = Montrer le texte seul
mail-designed-hint = Rien n'est chargé d'ailleurs ; les liens sont montrés, pas suivis.
# Name of the frame for screen readers.
mail-designed-title = L'e-mail dans sa mise en page
# Within the frame, where there is no mail to show.
mail-designed-gone = Il n'y a plus rien à montrer ici.
mail-designed-unreadable = La mise en page de cet e-mail ne peut pas être montrée. Lisez le texte ou enregistrez l'e-mail d'origine.
# Opens the pictures that the mail itself brought.
mail-pictures = Montrer les images
mail-pictures-hide = Masquer les images
mail-details = Détails
mail-from = De
mail-reply-to = Réponses à
mail-to = À
mail-cc = Copie
mail-subject = Objet
mail-sent-at = Envoyé
mail-received-at = Reçu
mail-forwarded-from = Écrit par
mail-forwarded-subject = Son objet
mail-original = Enregistrer l'e-mail d'origine

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
# The mail itself, where it is large. $size such as 31 MB.
file-original = L'e-mail entier tel qu'il est arrivé, { $size }
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
about-by-hand = fixée par l'équipe
about-flood = Envoi en masse
about-flood-words = Beaucoup sont arrivées en même temps ; elle attend derrière celles de même urgence
about-queue = File d'attente
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
action-go-channels = Canaux
action-go-audit = Journal
action-go-triage = Triage
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
operators-skills = Compétences
operators-skills-of = Compétences de { $name }, séparées par des virgules
operators-skills-none = aucune
operators-talks = Conversations à la fois
operators-talks-of = Conversations à la fois pour { $name }
operators-changed = Modification enregistrée : { $name }.
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
act-conversation-prioritised = Urgence d'une conversation changée
act-conversation-dropped = Conversation remise dans la liste, plus personne au poste
act-conversation-erased = Conversation effacée
act-message-sent = Réponse envoyée
act-message-shown-as-html = Mise en page d'un e-mail regardée
act-message-shown-with-pictures = Mise en page d'un e-mail regardée, avec images
act-message-original-downloaded = E-mail d'origine enregistré
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
act-channel-applied = Canal modifié

## Channels: how each way in is, and mailboxes

# The line over every screen while a channel needs somebody's help.
health-label = Canaux à dépanner
health-no-words = Ne fonctionne pas.
health-last = fonctionnait encore : { $time }
health-look = Canaux
channels-hint = L'état de chaque voie d'entrée. Une boîte aux lettres se configure ici et s'essaie tout de suite.
channels-add = Ajouter une boîte
channels-change = Modifier
channels-change-named = Modifier { $name }
channels-test = Tester
channels-test-named = Tester { $name }
channels-testing = Test en cours…
channels-testing-hint = Connexion aux serveurs de courrier comme Earshot la fait. Rien n'est changé, rien n'est envoyé.
channels-checks = Résultat du test
channels-check-works = Fonctionne :
channels-check-fails = Ne fonctionne pas :
channels-saved = { $name } : enregistré. Testez maintenant.
channels-state = État
channels-state-ready = prêt
channels-state-off = désactivé
channels-state-starting = démarrage
channels-state-works = fonctionne
channels-state-interrupted = interrompu, nouvel essai automatique
channels-state-needs-help = à dépanner
channels-problem = Problème
channels-last-ok = Fonctionnait encore
channels-received = Dernier message
channels-never = aucun pour l'instant
channels-stored = Reçus jusqu'ici
channels-server-count = Sur le serveur
channels-backlog = Pas encore repris
mailbox-title-new = Nouvelle boîte
mailbox-title-change = Modifier { $name }
mailbox-part-mailbox = Boîte
mailbox-part-incoming = Courrier entrant
mailbox-part-outgoing = Courrier sortant
mailbox-part-answers = Ce que d'autres voient
mailbox-part-automatic = Réponse automatique
mailbox-part-trust = Confiance
mailbox-name = Nom dans Earshot
mailbox-name-fixed = Le nom reste : il désigne la boîte.
mailbox-name-taken = Un canal porte déjà ce nom. Choisissez-en un autre.
mailbox-address = Adresse e-mail
mailbox-aliases = Autres adresses qui mènent ici
mailbox-aliases-hint = Une par ligne, pour qu'aucune ne passe pour une personne qui écrit.
mailbox-active = En service
mailbox-active-hint = Hors service, rien n'est reçu et rien n'est envoyé.
mailbox-host = Serveur
mailbox-port = Port
mailbox-tls = Chiffrement
mailbox-tls-implicit = TLS
mailbox-tls-starttls = STARTTLS
mailbox-tls-plain = aucun (même machine seulement)
mailbox-username = Identifiant
mailbox-password = Mot de passe
mailbox-password-hint = Il est gardé sous scellés et jamais affiché.
mailbox-password-keep = Laisser vide pour garder le mot de passe actuel. Il n'est jamais affiché.
mailbox-token = Connexion par jeton d'accès, configuré sur le serveur. Aucun mot de passe n'est nécessaire.
mailbox-same = Mêmes identifiant et mot de passe que pour le courrier entrant
mailbox-folders = Dossiers
mailbox-folders-hint = Un par ligne. Le premier est écouté en permanence.
mailbox-start = E-mails déjà présents
mailbox-start-now = Seulement ce qui arrive à partir de maintenant
mailbox-start-everything = Reprendre aussi les anciens e-mails
mailbox-start-hint = Vaut pour les dossiers qui n'ont jamais été lus. Les anciens e-mails ne reçoivent pas de réponse automatique.
mailbox-neutral-why = L'objet et le nom affiché se voient sur les téléphones verrouillés et les écrans partagés. Des mots neutres ne révèlent rien.
mailbox-neutral-subject = Objet neutre
mailbox-neutral-subject-hint = Figure dans chaque réponse. Vide : l'objet de l'e-mail reçu est repris.
mailbox-neutral-sender = Nom affiché neutre
mailbox-neutral-sender-hint = Figure dans chaque réponse. Vide : le nom affiché ci-dessous est utilisé.
mailbox-sender = Nom affiché
mailbox-sender-hint = À côté de l'adresse, là où aucun nom neutre n'est défini.
mailbox-plus = L'adresse accepte un ajout
mailbox-plus-hint = La plupart des serveurs remettent aide+mot@… à aide@…. Les réponses retrouvent alors plus sûrement leur conversation.
mailbox-acknowledge = Répondre automatiquement aux nouveaux e-mails
mailbox-acknowledge-hint = Dit que l'e-mail est arrivé ; au plus une fois par jour à chaque adresse.
# $language is the name of a language.
mailbox-acknowledgement = Texte : { $language }
mailbox-verdicts = Qui peut attester l'origine d'un e-mail
mailbox-verdicts-hint = Nom de votre propre serveur dans « Authentication-Results », un par ligne. Vide : aucun serveur n'est cru, seule une signature (DKIM) confirme l'expéditeur.
mailbox-faults = { $count ->
    [one] { $count } réponse est à corriger ; elle est marquée plus haut.
   *[other] { $count } réponses sont à corriger ; elles sont marquées plus haut.
}
mailbox-save = Enregistrer
mailbox-saving = Enregistrement…

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
