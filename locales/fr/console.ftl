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
later-failed = Cette page n'a pas pu être chargée. La ligne est peut-être coupée ; ou Earshot a été renouvelé entre-temps, et recharger la console aide alors.
later-anew = Recharger la console

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
# A talk that somebody holds became urgent, and they haven't looked at it since.
alarm-rose-label = Urgent à présent, pas encore lu
alarm-rose-spoken = Urgent à présent, pas encore lu : { $reason }.

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
# Beside an offer, where the reader doesn't speak its language. $language is a language's name.
offer-strange = langue : { $language } ; personne qui la parle n'est libre
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
transfer-why = Pour que cette personne ne vous soit plus proposée
transfer-why-none = Pas de raison particulière
transfer-why-asked = Elle a demandé quelqu’un d’autre
transfer-why-concerned = Je la connais, ou le dossier me concerne
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

triage-hint = Ce que l'équipe et la fin des conversations disent des règles. Aucun mot de qui que ce soit ne figure ici. Ce que personne ne corrige reste inconnu. Un danger réel et passé compte tel qu'il était.
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
delivery-code-no-number = cela ne venait pas d’un numéro auquel on peut répondre
delivery-code-premium-number = leur numéro est surtaxé, rien n’y est envoyé
delivery-code-country = aucun SMS n’est envoyé vers ce pays
delivery-code-daily-number = les SMS d’aujourd’hui pour ce numéro sont épuisés
delivery-code-daily-country = les SMS d’aujourd’hui pour ce pays sont épuisés
delivery-code-stopped = la personne ne veut plus de SMS
delivery-code-others-in-room = quelqu'un d'autre est dans le salon ; rien n'est envoyé tant que c'est le cas
delivery-code-identity-changed = ses clés ont changé, et personne n’avait vérifié
delivery-code-left-room = la personne a quitté le salon
delivery-code-no-room = il n'y a pas de salon où répondre
delivery-code-room-forbids = le salon ne nous permet pas d'écrire
delivery-code-too-large-for-matrix = c'est trop volumineux pour son serveur
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
delivery-code-cut-while-sending = la liaison a été coupée pendant l'envoi
delivery-code-no-attempt-succeeded = aucune tentative n'a réussi
delivery-code-no-files = on ne peut pas envoyer de fichiers par SMS
delivery-code-too-long = le message est trop long
# What a gateway or mail server says that has no words here.
delivery-code-theirs = le service d'envoi répond : { $code }
# $words is one of the lines above, $code the number.
delivery-code-numbered = { $words } ({ $code })
# $words is what the code means, as above.
delivery-note-put-off = Différé pour l'instant par leur serveur, qui continue d'essayer : { $words }
delivery-note-elsewhere = Échec à une adresse vers laquelle il a été transféré ; la leur l'a reçu : { $words }

## Others who read along

bystanders-watch = Quelqu’un d’autre lit. Rien ne part tant que cette personne n’est pas sortie ou que vous ne l’acceptez pas.
bystanders-there = Aussi dans cet échange :
bystanders-known = connu de la ligne
bystanders-accepted = accepté par { $name }, { $time }
bystanders-since = depuis { $time }
bystanders-accept = Accepter
bystanders-refuse = Ne plus accepter
bystanders-shut = On n’écrit à personne tant que quelqu’un d’autre lit. Ce que vous écrivez reste ici.

## Keys of contacts

keys-verified = clés comparées
keys-compare = Comparer les clés…
keys-asked = La personne demande à comparer des images, pour que chacun sache que personne ne lit en chemin.
keys-waiting = Son appareil n’a pas encore répondu.
keys-look = Voit-elle la même chose, dans le même ordre ? Demandez par téléphone ou de vive voix : celui qui se trouverait entre vous pourrait aussi écrire ici.
keys-same = Identiques
keys-differ = Différentes
keys-confirmed = Vous avez dit qu’elles sont identiques. Sa réponse manque encore.
keys-cancelled = La comparaison a été interrompue.
keys-not-now = Pas maintenant
keys-warn-changed = La clé de son compte n’est plus la même. Cela arrive quand l’application est réinstallée – ou c’est quelqu’un d’autre.
keys-warn-unverified = Ses clés avaient été comparées, et il n’est plus certain qu’elles soient les siennes : un nouvel appareil – ou quelqu’un d’autre.
keys-warn-mismatch = Ce qui a été comparé différait. Quelqu’un se trouve peut-être entre vous.
keys-pauses = Rien ne part tant que personne n’a vérifié.
keys-seen = J’ai vérifié
keys-shut = On n’écrit à personne tant que personne n’a vérifié ses clés. Ce que vous écrivez reste ici.

## Flags on a message

flag-id-reused = Arrivé sous un numéro déjà utilisé, avec d'autres mots. Les deux sont gardés.
flag-unreadable = N'a pas pu être lu. Ce qui est arrivé est joint tel quel.
flag-stop = La personne ne veut plus recevoir de SMS.
flag-start = La personne veut de nouveau recevoir des SMS.
flag-incomplete = Une partie de ce SMS n’est jamais arrivée.
flag-media-missing = Une image ou un fichier joint n’a pas pu être récupéré.
# What kind of mail it is, small above the words.
flag-automatic = Envoyé automatiquement
flag-machine = Réponse automatique de l'autre côté
flag-carrier = Rapport du système de courrier
flag-carrier-elsewhere = À propos de cet échange
# A contact changed or took back what stands at the given hour.
said-changed = La personne a modifié son message
said-changed-of = La personne a modifié son message de { $time }
said-taken-back = La personne a retiré un de ses messages.
said-taken-back-of = La personne a retiré son message de { $time }.
said-was-changed = Modifié par la personne à { $time }. Ce qu’il disait avant
said-was-taken-back = Retiré par la personne à { $time }. Ce qu’il disait
said-opened-later = Un message chiffré qui ne pouvait pas être ouvert alors. Il se trouve plus bas, à { $time }.

## Mail in the thread

# The sender's own clock, where it differs from when the mail came in.
mail-sent = envoyé { $time }
# The mail servers vouch for the sender's address.
mail-confirmed = origine confirmée
mail-doubtful = Ne vient peut-être pas de cette adresse : { $address }
mail-elsewhere = Les réponses vont à { $address }, pas à l'adresse d'envoi.
# { $name }: the alias of the contact.
mail-other = De { $address }, pas de { $name }.
mail-other-nameless = Aucune adresse d'envoi : personne ne sait si { $name } l'a écrit.
# { $now }: the end of the address where answers go; most of it is hidden.
mail-wanted = Demande des réponses à { $address }. Ici, les réponses vont à { $now }.
mail-answer-there = Répondre là-bas désormais
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
unsent-behind = Le message partira après celui du dessus.
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
keys-case = Dossier
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
act-conversation-snoozed = Conversation mise de côté
act-conversation-woken = Conversation mise de côté, reprise
act-conversation-tagged = Étiquettes d’une conversation changées
act-message-taken-back = Réponse reprise avant son envoi
act-safety-set = Fiche de sécurité changée
act-emergency-decided = Appel au numéro d’urgence : décision notée
act-bystanders-accepted = A changé qui peut lire dans un échange
act-answers-moved = A changé l'adresse où vont les réponses d'un échange
act-identity-compared = A comparé des clés avec un contact
act-identity-acknowledged = A vu un avertissement sur les clés d’un contact
act-channel-recovery-key = A créé une clé de récupération
act-tag-changed = Liste des étiquettes changée
act-macro-changed = Macro changée
act-macro-removed = Macro supprimée
act-channel-rechecked = Messages retenus examinés de nouveau
act-channel-emptied = Messages retenus supprimés

## Channels: how each way in is, and mailboxes

# The line over every screen while a channel needs somebody's help.
health-label = À dépanner
health-no-words = Ne fonctionne pas.
health-last = fonctionnait encore : { $time }
health-look = Canaux
health-rules = Règles de tri
health-rules-refused = { $file }, ligne { $line }, contient une erreur :
health-rules-unread = { $file } ne peut pas être lu :
health-rules-last-good = Les dernières sans erreur servent jusqu’à la correction et au redémarrage d’Earshot.
health-rules-brought = Celles d’Earshot servent jusqu’à la correction et au redémarrage d’Earshot.
channels-hint = Comment va chaque voie d’entrée. Boîtes aux lettres et numéros SMS se configurent ici et s’essaient aussitôt.
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
channels-state-connecting = connexion en cours
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
mailbox-sign-in = Se connecte avec
mailbox-by-password = Mot de passe
mailbox-by-token = Jeton d'accès (OAuth)
mailbox-access-hint = Microsoft 365 et d'autres n'acceptent pas de mot de passe. Donnez le consentement avec les outils du fournisseur et écrivez ici ce que vous avez reçu : c'est gardé sous scellés et jamais affiché.
mailbox-access-keep = Laisser vide pour garder l'accès actuel ; il n'est jamais affiché. Pour changer quoi que ce soit, écrivez tout.
mailbox-token-url = Adresse des jetons
mailbox-token-url-hint = https, selon le fournisseur, par exemple https://oauth2.googleapis.com/token
mailbox-client-id = Client (client ID)
mailbox-client-secret = Secret du client
mailbox-client-secret-hint = Seulement si le fournisseur en a donné un.
mailbox-refresh-token = Jeton de renouvellement (refresh token)
mailbox-refresh-token-hint = Il vient avec le consentement.
mailbox-scope = Portée (scope)
mailbox-scope-hint = Seulement si le fournisseur la demande.
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
mailbox-authority = Autorité de vos serveurs de messagerie
mailbox-authority-hint = Ses certificats (PEM), si ceux des serveurs viennent d'une autorité qui vous est propre. Vide : confiance à celles du système seulement.
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

## Texts (SMS): the composer's count, what the sender's number proves, the gateway's set-up, what is held

sms-count = { $segments } sur { $most } · reste { $left }
sms-over = { $segments } sur { $most } : trop long pour être envoyé
sms-because = Unicode à cause de « { $character } »
sms-plainly = { $count ->
    [one] un signe part sous sa forme simple
   *[other] { $count } signes partent sous leur forme simple
}
sms-offer = Signes simples : seulement { $segments }
sms-shut-stopped = La personne ne veut plus recevoir de SMS ({ $time }). Rien ne peut être envoyé avant qu’elle n’écrive START. Les notes restent possibles.
sms-shut-name = Ceci vient d’un nom, pas d’un numéro : on ne peut pas y répondre. Les notes restent possibles.
sms-shut-short = Ceci vient d’un numéro court, comme en ont les entreprises : on ne peut pas y répondre. Les notes restent possibles.
sms-unproven = numéro non prouvé
sms-name = un nom, pas un numéro
sms-unsigned = non signé
sms-unsigned-hint = La passerelle ne signe rien ; seul le secret dans l’adresse prouve que c’est elle.
sms-stopped = plus de SMS
about-proof = Preuve
about-proof-number = Non prouvé. L’expéditeur d’un SMS peut être falsifié, et un téléphone peut être en d’autres mains.
about-proof-name = Aucune. N’importe qui peut envoyer un SMS sous n’importe quel nom, par exemple « Police ».
health-held = { $count ->
    [one] Un message est arrivé sans preuve valable de son expéditeur. Il est retenu, pas perdu.
   *[other] { $count } messages sont arrivés sans preuve valable de leur expéditeur. Ils sont retenus, pas perdus.
}
health-held-tell = Prévenez l’administration.
channels-add-sms = Ajouter un numéro SMS
channels-testing-sms = Interroge la passerelle comme le fait Earshot. Rien n’est changé et aucun SMS n’est envoyé.
sms-proof = Signature
sms-signed = La passerelle signe ce qu’elle apporte.
sms-url-in = Pour les SMS entrants
sms-url-status = Pour les accusés
sms-url-hint = Saisissez ces adresses chez la passerelle.
sms-url-hidden = Saisissez ces adresses chez la passerelle, avec le secret à la place de « … ». Il n’est plus affiché ; vous pouvez en définir un nouveau.
sms-url-once = Copiez-les maintenant et saisissez-les chez la passerelle : le secret qu’elles contiennent ne sera plus affiché.
sms-url-copied = Copié.
sms-url-copy-named = Copier : { $name }
held-title = Messages retenus
held-count = { $count ->
    [one] Un message est retenu
   *[other] { $count } messages sont retenus
}
held-why = Ils sont arrivés sans preuve valable : quelqu’un imite la passerelle, ou le secret n’a été changé que d’un côté. Définissez le bon secret, puis vérifiez-les de nouveau ; ce qui passe devient message. Certains peuvent être destinés à un autre numéro ou compte : ils sont gardés une semaine, ou supprimés ici.
held-more = et { $count } de plus
held-release = Vérifier de nouveau
held-empty = Vider
held-empty-sure = Supprimer définitivement ce qui est retenu
held-emptied = Plus rien n’est retenu.
held-released = { $count ->
    [one] Le message est entré.
   *[other] { $count } messages sont entrés.
}
held-still = Entrés : { $released }. Encore retenus : { $still } ; leur preuve ne correspond pas au secret défini.
sms-form-new = Nouveau numéro SMS
sms-form-part-number = Numéro
sms-form-part-gateway = Passerelle
sms-form-part-out = Ce qui part
sms-form-part-words = Mots et réseaux
sms-form-name-fixed = Le nom reste ; le canal est connu par lui.
sms-form-number = Propre numéro
sms-form-number-hint = Les réponses en partent : +33… ou un numéro court.
sms-form-country = Pays
sms-form-country-hint = Deux lettres. Les numéros sans pays sont lus comme étant de celui-ci.
sms-form-gateway = Passerelle
sms-form-signs = Elle signe ce qu’elle apporte.
sms-form-signs-not = Elle ne signe rien : un secret figure dans l’adresse qu’elle appelle.
sms-form-templates = Comment lui parler (JSON)
sms-form-templates-hint = « send », « inbound », « receipts » et « signature », comme le décrit docs/sms.md.
sms-form-templates-wrong = Ce n’est pas du JSON. Cherchez une accolade ou une virgule manquante.
sms-form-secret-path = Secret dans l’adresse
sms-form-secret-path-hint = Qui le connaît peut écrire à la place de la passerelle. Vide : l’actuel reste.
sms-form-secret-sign = Secret de sa signature
sms-form-secret-sign-hint = Les pages de la passerelle l’affichent. Certaines utilisent le secret ci-dessus : laissez alors vide.
sms-form-make = En créer un
sms-form-smart = Envoyer les signes typographiques sous leur forme simple
sms-form-smart-hint = Guillemets, tirets longs et semblables, seulement là où cela économise des SMS. Les lettres ne changent jamais.
sms-form-countries = Pays où des SMS peuvent partir
sms-form-countries-hint = Deux lettres chacun, un par ligne. Vide : partout, mais jamais vers des numéros surtaxés.
sms-form-pace = SMS par seconde
sms-form-daily-number = SMS par jour vers un numéro
sms-form-daily-hint = Chaque partie d’un long SMS compte.
sms-form-daily-country = SMS par jour vers un pays
sms-form-stop = Autres mots qui veulent dire « plus de SMS »
sms-form-stop-hint = Un par ligne. STOP et ses semblables sont déjà connus en 30 langues.
sms-form-start = Autres mots qui veulent dire « de nouveau des SMS »
sms-form-start-hint = Un par ligne, en plus de START.
sms-form-sources = Réseaux de la passerelle
sms-form-sources-hint = Un par ligne, par exemple 192.0.2.0/24. Ce qui vient d’ailleurs est retenu. Vide : tous.
sms-gateway-twilio = Twilio
sms-gateway-vonage = Vonage
sms-gateway-infobip = Infobip
sms-gateway-sinch = Sinch
sms-gateway-bird = Bird (MessageBird)
sms-gateway-elks = 46elks
sms-gateway-kannel = Kannel, le vôtre
sms-gateway-generic = une autre
sms-own-twilio-account = Account SID (AC…)
sms-own-twilio-key = Clé d’API (SK…), s’il y en a une
sms-own-vonage-key = Clé d’API
sms-own-infobip-base-url = Adresse de l’API (https://….api.infobip.com)
sms-own-bird-workspace = Workspace ID
sms-own-bird-channel = Channel ID
sms-own-sinch-plan = Service plan ID
sms-own-sinch-base-url = Adresse de l’API, pour une autre région
sms-own-elks-username = Nom d’utilisateur de l’API (u…)
sms-own-kannel-url = Adresse de sendsms
sms-own-kannel-username = Utilisateur de sendsms
sms-own-kannel-smsc = Nom de la liaison à utiliser (smsc-id), s’il y en a plusieurs
sms-api-twilio = Auth token, ou secret de la clé d’API
sms-api-vonage = Secret d’API
sms-api-infobip = Clé d’API
sms-api-sinch = Jeton d’API
sms-api-bird = Clé d’accès
sms-api-elks = Mot de passe de l’API
sms-api-kannel = Mot de passe de sendsms
sms-api-generic = Secret d’envoi

## How it is safe to reach them

channel-phone = téléphone
action-safety = Fiche de sécurité…
action-emergency = Décision d'urgence…
action-take-back = Reprendre la dernière réponse
safety-card = Comment les joindre sans danger
safety-do-not-contact = Ne pas contacter
safety-not-by = Pas par { $channels }
safety-only = Seulement { $hours }
safety-not-now = pas sûr maintenant, à nouveau à { $time }
safety-shared = D'autres voient ce téléphone
safety-code-word = Mot de passe convenu
safety-show = Afficher
safety-they-said = Dit par la personne · { $name }, { $time }
safety-we-think = Notre avis · { $name }, { $time }
safety-change = Modifier
safety-hint-waits = Répondre maintenant n'est pas sûr. Votre envoi attend jusqu'au { $time }.
safety-hint-do-not-contact = La fiche de sécurité dit : ne pas contacter. Rien ne peut être envoyé. Si cela a changé, modifiez la fiche.
safety-hint-unsafe-channel = Selon la fiche de sécurité, ce canal n'est pas sûr. Utilisez-en un autre ou modifiez la fiche.
safety-title = Comment joindre { $alias } sans danger ?
safety-form-never = Ne pas contacter
safety-form-never-hint = Rien n'est envoyé tant que personne ne retire ceci.
safety-form-shared = D'autres utilisent ce téléphone ou lisent les messages
safety-form-avoid = Ne jamais répondre par
safety-form-hours = Heures sûres, chaque jour
safety-form-hours-hint = À l'heure de la ligne. Plusieurs avec des virgules ; vide : à toute heure. Ce qui est envoyé en dehors attend.
safety-form-hours-wrong = Écrivez des heures comme 16:00–18:00.
safety-form-note = Ce que la personne qui répond doit encore savoir
safety-form-said = La personne l'a dit elle-même
safety-save = Enregistrer la fiche
done-safety = Fiche de sécurité de { $alias } enregistrée.

## Emergency services, decided in the talk

emergency-ask = Avez-vous appelé le { $number } ?
emergency-title = { $number } pour { $alias }
emergency-called = Le { $number } a été appelé
emergency-not-called = Le { $number } n'a pas été appelé
emergency-by = à { $time }, { $name } :
emergency-own-words = Avec vos mots
emergency-hint = L'heure est notée maintenant. La décision passe dans la fiche d'appel, où elle peut être corrigée.
emergency-save = Noter

## Answers that have not left yet

held-undo = Part dans { $seconds } s
held-safe-hours = Attend que ce soit sûr : { $time }
held-take-back = Reprendre
held-send-now = Envoyer maintenant
held-taken-back = { $name } a repris une réponse à { $time }. Elle n'est jamais partie.
delivery-code-do-not-contact = la fiche de sécurité dit de ne pas contacter
delivery-code-unsafe-channel = la fiche de sécurité dit que ce canal n'est pas sûr
delivery-code-contact-left = la personne a quitté avant l'envoi
delivery-code-conflict = un dossier signale un conflit avec cette personne
action-send-at-once = Envoyer tout de suite, sans délai de reprise
talk-types-too = { $name } écrit ici aussi
delivery-safety-help = La fiche de sécurité l'a arrêté. Rien n'est parti. Si cela n'est plus juste, modifiez la fiche, puis renvoyez.
delivery-conflict-help = C’est retenu : la personne ne l’a pas lu, et rien ne lui est envoyé sur aucun canal.
delivery-safety-again-help = La fiche de sécurité l'a arrêté. Rien n'est parti. La fiche le permet maintenant : si c'est toujours juste, copiez-le et envoyez-le.

## Cases

page-cases = Dossiers
case-number = Dossier
case-numbered = Dossier { $number }
case-loading = Chargement…
case-which = Quels dossiers
case-view-open = Ouverts
case-view-mine = Les miens
case-view-due = Échéances
case-view-closed = Clos
case-none-open = Aucun dossier ouvert.
case-none-mine = Aucun dossier ne vous est confié.
case-none-due = Rien à échéance.
case-none-closed = Aucun dossier clos.
case-all = tous
case-more = Suite
case-about = Sujet
case-children = Enfants
case-due = Échéance
case-closed-at = Clos
case-overdue = en retard
case-find = Numéro du dossier
case-find-none = Ce dossier n'existe pas.
case-new = Nouveau : { $kind }
case-opened = Le dossier { $number } est ouvert.
case-open-missing = Ouvrir un dossier : enfant disparu
case-open-protection = Ouvrir un dossier : protection
case-link = Lier
case-link-number = Lier au dossier nº
hand-on = Transmettre
hand-on-unsaved = Notez ce que vous transmettez, ou annulez-le là ; fermez ensuite.
hand-on-pass = Passer à une autre ligne
hand-on-home = Message à la famille
hand-on-which = Quelle ligne, et comment la joindre
hand-on-agreed = Ce qui a été convenu, et si elle peut rappeler
hand-on-case = Dans quel dossier
hand-on-save = Noter
hand-on-done = C'est dans le dossier { $number }, à suivre demain.
hand-on-home-hint = Écrivez les mots tels que l'enfant les dit, et jamais où il est. Ils sont transmis depuis le dossier, une fois que l'enfant est d'accord et que la famille a été vérifiée.
case-unlink = Retirer le lien
case-unlink-held = Tant que ce dossier est gelé, rien n'en est retiré.
case-conflict-here = Le dossier { $number } signale un conflit avec cette personne : rien ne peut lui être envoyé.
case-conflict-hidden = Un dossier signale un conflit avec cette personne : rien ne peut lui être envoyé. Ce dossier ne vous est pas ouvert ; demandez à une ou un responsable.
case-print = Imprimer
case-add = Ajouter au dossier
case-edit = Modifier
case-save = Enregistrer
case-remove = Retirer
case-remove-sure = Retirer vraiment
case-removed = C'est retiré.
case-download = Télécharger
case-task-done = Fait
case-nothing-yet = Rien pour l'instant.
case-theirs = Quelqu'un a modifié ceci entre-temps. Vos mots sont conservés ci-dessous ; enregistrer de nouveau garde les vôtres.
case-take-theirs = Prendre leur version
case-take-all = Prendre toute leur version
case-overtaken = Quelqu'un a modifié ceci entre-temps. Voici l'état actuel : regardez, puis recommencez.
case-past = Ce qui était écrit avant
case-past-removed = Ce qui a été retiré
case-known = Cet enfant est peut-être déjà connu. Regardez ces dossiers, ou enregistrez de nouveau pour l'écrire ici.
form-escape-again = Échap encore une fois efface ce que vous avez écrit.
case-police-not = Police pas encore informée.
case-alike = Peut-être le même enfant
case-alike-police_reference = même référence de police
case-alike-name = même nom
case-alike-sound = nom semblable
case-alike-birth_date = même date de naissance
case-status-change = Statut suivant
case-status-to = Nouveau statut : { $status }
case-status-reason = Raison
case-status-words = En quelques mots
case-child-number = Enfant { $number }
case-conflict = Conflit : rien ne lui est envoyé
case-conflict-hint = Rien ne lui est envoyé, sur aucun canal. Toujours vrai pour les suspects.
case-timeline = Chronologie
case-contact = Contact
case-did-opened = Dossier ouvert
case-did-changed = Dossier modifié
case-did-status = Statut : { $status }
case-did-part-added = Ajout : { $part }
case-did-part-changed = Modification : { $part }
case-did-part-removed = Retrait : { $part }
case-did-linked = Lien ajouté
case-did-unlinked = Lien retiré
case-part-child = Enfant
case-part-episode = Disparition
case-part-person = Personne
case-part-custody = Garde
case-part-referral = Orientation
case-part-message_home = Message à la famille
case-part-task = Tâche
case-part-document = Document
case-part-note = Note
case-parts-child = Enfants
case-parts-episode = Disparitions
case-parts-person = Personnes concernées
case-parts-custody = Garde
case-parts-referral = Orientations
case-parts-message_home = Messages à la famille
case-parts-task = Tâches
case-parts-document = Documents
case-parts-note = Notes
case-f-kind = Type
case-f-risk = Risque
case-f-owner = Suivi par
case-f-follow_up_at = À revoir
case-f-cross_border = Transfrontalier
case-f-countries = Pays
case-f-summary = De quoi il s'agit
case-f-team = Équipe
case-f-name = Nom
case-f-birth_date = Date de naissance
case-f-age = Âge
case-f-gender = Genre
case-f-nationalities = Nationalités
case-f-residence = Pays de résidence
case-f-living_situation = Vit
case-f-migration_status = Migration
case-f-languages = Langues
case-f-vulnerabilities = Vulnérabilités
case-f-height_cm = Taille (cm)
case-f-hair = Cheveux
case-f-eyes = Yeux
case-f-marks = Signes particuliers
case-f-clothing = Vêtements
case-f-notes = Autres informations
case-f-roles = Rôle dans le dossier
case-f-relation = Lien avec l'enfant
case-f-addresses = Numéros et adresses
case-f-conflict = Conflit
case-f-mode = Mode de contact
case-f-platform = Plateforme
case-f-child_id = Enfant
case-f-rights = Garde
case-f-proceedings = Procédure judiciaire
case-f-hague = Demande de La Haye
case-f-court = Tribunal et référence
case-f-category = Catégorie
case-f-missing_since = Disparu depuis
case-f-reported_at = Signalé
case-f-missing_from = Disparu de
case-f-last_seen_place = Vu pour la dernière fois où
case-f-last_seen_with = Vu pour la dernière fois avec
case-f-reasons = Raisons
case-f-violence = Violences subies
case-f-police_told = Police informée
case-f-police_told_at = Police informée quand
case-f-police_country = Police de quel pays
case-f-police_reference = Référence de police
case-f-sis_alert = Signalement SIS
case-f-interpol = Interpol
case-f-child_alert = Alerte enlèvement
case-f-publicity = Publicité
case-f-outcome = Issue
case-f-found_at = Retrouvé quand
case-f-found_how = Retrouvé comment
case-f-found_country = Retrouvé dans quel pays
case-f-duration = Durée
case-f-to = Orienté vers
case-f-organisation = Organisation
case-f-at = Quand
case-f-uptake = Suite donnée
case-f-uptake_at = Confirmé quand
case-f-check_at = Redemander quand
case-f-state = Où en est-on
case-f-confirmed_at = Approuvé par l’enfant quand
case-f-checked_at = Famille vérifiée quand
case-f-passed_on_at = Transmis quand
case-f-recipient = Pour qui
case-f-how_checked = Comment la famille a été vérifiée
case-f-reply = Ce que la famille a répondu
case-f-message = Les mots de l’enfant (jamais où il est)
case-f-title = Quoi
case-f-due_at = Pour quand
case-f-assignee = Qui s'en charge
case-f-done_at = Fait quand
case-f-document_kind = Type de document
case-f-file = Fichier
log-title = Noter un appel
act-case-opened = A consulté un dossier
act-case-opened-new = A créé un dossier
act-case-changed = A modifié un dossier
act-case-status-changed = A changé le statut d'un dossier
act-case-part-added = A complété un dossier
act-case-part-changed = A modifié une partie d'un dossier
act-case-part-removed = A retiré une partie d'un dossier
act-case-linked = A lié un dossier
act-case-unlinked = A retiré un lien d'un dossier
act-case-kept-from = A fermé un dossier à un collègue
act-case-let-in = A rouvert un dossier à un collègue
act-case-looked-up = A cherché le même enfant
act-case-document-downloaded = A téléchargé un document d'un dossier
act-call-logged = A noté un appel
action-log = Noter un appel
action-save = Enregistrer un formulaire
action-question = À la question suivante d'un formulaire
action-case-new = Nouveau dossier d'un enfant disparu
action-case-child = Ajouter un enfant
action-case-episode = Ajouter une disparition
action-case-person = Ajouter une personne
action-case-custody = Ajouter la garde
action-case-referral = Ajouter une orientation
action-case-message_home = Ajouter un message à la famille
action-case-task = Ajouter une tâche
action-case-document = Ajouter un document
action-case-note = Ajouter une note
action-case-head = Changer le risque, la personne responsable et la relance
action-case-status = Au statut suivant
action-go-cases = Aller aux dossiers
log-hint = Pour le téléphone et l'accueil. Silence, farce, raccroché, manqué, inconnu : une touche.
log-stop = Arrêter l'horloge
log-go-on = Reprendre
log-medium = Comment
log-language = Langue parlée
log-began = Début
log-danger = Quelqu'un était en danger
log-done = L'appel est noté.
log-unknown = Inconnu
log-and-case = Enregistrer et ouvrir un dossier
call-more = Plus sur l'enfant
call-living = Vit
call-country = Pays
call-heard = A connu la ligne par
call-wanted = Langue souhaitée
case-f-text = Note

## Put aside

view-snoozed = Mis de côté
order-snoozed = Le premier à revenir d'abord
empty-snoozed = Rien n'est mis de côté.
action-go-snoozed = Aller à Mis de côté
action-snooze = Mettre de côté…
action-wake = Reprendre
snooze-title = Mettre { $alias } de côté
snooze-hint = Le dialogue revient tout seul, et tout de suite si la personne écrit.
snooze-hour = Une heure
snooze-three-hours = Trois heures
snooze-tonight = Jusqu'à ce soir
snooze-tomorrow = Jusqu'à demain matin
snooze-week = Une semaine
snooze-written = Jusqu'à ce que la personne écrive
snooze-own = Un autre moment
snooze-set = Mettre de côté
snoozed-until = Mis de côté jusqu'au { $time }
snoozed-until-written = Mis de côté jusqu'à ce que la personne écrive
snoozed-short-written = si écrit
done-snoozed = { $alias } est mis de côté jusqu'au { $time }.
done-snoozed-written = { $alias } est mis de côté jusqu'à ce que la personne écrive.

## Tags

action-tags = Étiquettes…
tags-title = Étiquettes de { $alias }
tags-find = Chercher une étiquette
tags-none = Cette étiquette n'existe pas. Un superviseur peut l'ajouter.
tags-add = Ajouter « { $name } » à la liste
tags-save = Poser les étiquettes

## Notes that name a colleague

called-label = Notes qui vous nomment
called-words = { $name } vous nomme dans une note
called-open = Lire

## Macros

page-lists = Étiquettes et macros
action-go-lists = Aller à Étiquettes et macros
action-macros = Macros…
macros-title = Macro pour { $alias }
macros-none = Il n'y a pas encore de macros. Les superviseurs les écrivent.
macros-gone = (réponse retirée)
macros-add = Ajouter une macro
macros-name = Nom
macros-end = À la fin
macros-end-stay = rester
macros-end-snooze = mettre de côté
macros-end-close = clore
macros-hours = Combien d'heures ; vide : jusqu'à ce que la personne écrive
macros-canned = Réponses préparées, dans cet ordre
macros-after = Après l'envoi : { $steps }.
macros-after-drop = Ne pas le faire
canned-open-place = Remplissez { $place } avant d'envoyer.
lists-tags = Étiquettes
lists-tags-hint = Des mots courts pour les sortes de dialogues. Pas de noms, rien de ce qu'a dit un contact : les étiquettes sont en clair.
lists-macros = Macros
lists-macros-hint = Une suite d'étapes sous un nom. Rien n'est envoyé : les mots attendent dans la zone d'écriture.
lists-tag-name = Nouvelle étiquette
lists-tag-add = Ajouter
lists-tag-retire = Retirer de la liste
lists-tag-back = Remettre

## Search

page-search = Recherche
action-go-search = Recherche
search-all = Chercher « { $query } » dans toutes les conversations
search-label = Mots, noms, codes, dates
search-go = Chercher
search-hint = Trouve toutes les conversations que vous pouvez voir. Il est noté que vous avez cherché, pas ce que vous avez cherché.
search-help = Comment chercher
search-help-words = Les mots sont trouvés par leur début, sans tenir compte des majuscules ni des accents. Mettez entre guillemets ce qui doit être exact, et un moins devant ce qui ne doit pas y être. Tout doit correspondre.
search-example-channel = channel:email
search-example-language = language:fr
search-example-from = from:anna
search-example-note = note:school
search-example-code = code:MS_RUNAWAY
search-example-priority = priority:1
search-example-is = is:closed
search-example-with = with:nobody
search-example-after = after:2026-03-31
search-field-channel = Le canal : son type ou son nom
search-field-language = La langue
search-field-from = Qui a écrit, par pseudonyme, nom ou adresse
search-field-note = Dans les notes seulement ; aussi subject: et file:
search-field-code = Un code de la fiche ou du signal ; tag: pour les étiquettes
search-field-priority = De 0, maintenant, à 4, dans la journée
search-field-is = waiting (en attente), theirs (à eux), closed (fermée), open (ouverte) ou mine (à moi)
search-field-with = Qui s'en occupe : un nom, me (moi) ou nobody (personne)
search-field-after = Quelque chose a été dit ce jour-là ou après ; aussi before:
search-total = { $count ->
    [0] Rien trouvé.
    [one] { $count } conversation trouvée.
   *[other] { $count } conversations trouvées.
}
search-unready = { $count ->
    [one] { $count } ancienne conversation est encore en préparation.
   *[other] { $count } anciennes conversations sont encore en préparation.
}
search-more = Afficher plus
search-said-in = Eux :
search-said-out = Nous :
search-said-note = Note :
search-state-waiting = nous attend
search-state-theirs = nous attendons
search-state-closed = fermée
search-state-erased = effacée
act-search-run = Recherche effectuée

## Board

page-board = Tableau en direct
action-go-board = Tableau en direct
board-at = À { $time }
board-waiting = En attente
board-unclaimed = { $count ->
    [0] toutes prises en charge
   *[other] { $count } sans personne
}
board-longest = Plus longue attente
board-since = depuis { $time }
board-nobody = Personne n'attend.
board-late = En retard
board-late-words = au-delà du délai visé
board-people = Équipe présente
board-free = { $count ->
    [0] personne n'est libre
    [one] { $count } libre
   *[other] { $count } libres
}
board-late-list = À prendre d'abord
board-by-priority = Par priorité
board-by-queue = Par file
board-by-channel = Par canal
board-by-language = Par langue
board-no-language = pas encore connue
board-count = En attente
board-wait = La plus longue
board-operators = Équipe
board-not-here = Absent
board-load = { $talks } sur { $limit }
board-unanswered = { $count ->
    [one] { $count } attend
   *[other] { $count } attendent
}

## Filters and kept views

filter = Filtrer
filter-any = tous
filter-channel = Canal
filter-language = Langue
filter-priority = Priorité
filter-priority-upto = { $name } ou plus grave
filter-queue = File
filter-unclaimed = Sans personne
filter-off = Tout afficher
filter-nothing = Rien ne correspond à ce filtre.
filter-keep-as = Garder cette vue sous
filter-keep = Garder
filter-shared = Pour tout le monde
filter-forget = Retirer la vue « { $name } »
act-view-saved = Vue gardée
act-view-removed = Vue retirée

## Set-up

page-setup = Configuration
action-go-setup = Configuration
setup-hint = Ce que vous enregistrez prend effet aussitôt ; rien n'est à redémarrer. Chaque changement est gardé avec votre nom.
setup-line = La ligne
setup-organisation = Nom de l'organisation
setup-country = Pays (deux lettres)
setup-number = Quelle ligne
setup-national = Numéro national
setup-zone = Fuseau horaire
setup-phone = Numéro de téléphone, tel qu'écrit
setup-emergency = Numéro d'urgence
setup-exit = Où mène « Quitter »
setup-exit-hint = Un site anodin, par exemple une encyclopédie.
setup-languages = Langues dans lesquelles on répond
setup-languages-hint = Une par ligne, comme en ou pt ; la principale d'abord.
setup-hours = Quand on répond
setup-hours-hint = Les heures s'écrivent 09:00-17:30 ; 22:00-02:00 passe minuit. Séparez deux plages par une virgule. Une entrée pour un canal ou une langue l'emporte sur l'entrée générale.
setup-hours-entry = Horaire { $number }
setup-hours-add = Ajouter un horaire
setup-always = Jour et nuit
setup-on-holidays = Jours fériés
setup-holidays = Jours fériés
setup-holidays-hint = Un par ligne : 2026-04-06, ou 12-25 pour chaque année.
day-mon = Lundi
day-tue = Mardi
day-wed = Mercredi
day-thu = Jeudi
day-fri = Vendredi
day-sat = Samedi
day-sun = Dimanche
setup-queues = Files
setup-queues-hint = Sans file, toutes les conversations attendent dans une liste. Un champ vide vaut pour tous les canaux ou langues.
setup-queue-name = Nom
setup-queue-languages = Langues, avec virgules
setup-queue-channels = Canaux
setup-queue-skills = Compétences requises, avec virgules
setup-queue-closed = Fermée, attendre dans
setup-queue-help = Aide en cas de longue attente
setup-queue-after = Après tant de minutes
setup-queue-offers = Proposer à un opérateur après l'autre
setup-queue-add = Ajouter une file
setup-none = aucune
setup-remove = Retirer
setup-chat = Le tchat sur votre site
setup-origins = Sites qui peuvent afficher le tchat
setup-origins-hint = Un par ligne, comme https://example.org, sans chemin.
setup-uploads = Les contacts peuvent envoyer des fichiers
setup-snippet = À mettre dans vos pages pour { $name }
setup-copy = Copier
setup-copied = Copié.
setup-preview = Voir le tchat comme les contacts
setup-contact = La page de contact
setup-preview-limit = Le tchat tel qu’il a été enregistré. Ici, rien ne s’y clique et aucun échange ne commence.
setup-save = Enregistrer
setup-undo = Relire
setup-saved = Enregistré et en vigueur.
setup-mend = { $count ->
    [one] Un champ est à corriger.
   *[other] { $count } champs sont à corriger.
}
setup-history = Changements
setup-command-line = Ligne de commande
setup-first = état initial
page-texts = Ce que lisent les contacts
action-go-texts = Ce que lisent les contacts
texts-hint = Chaque texte qu'un contact peut lire, tel qu'il est fourni ou dans vos propres mots. Ce que vous enregistrez est lu par quiconque ouvre ensuite le chat ou la page ; un échange ouvert garde ses mots. Les textes qui disent ce que fait le programme, par exemple comment partir vite, ne se changent pas.
texts-language-own = { $language } (propres mots : { $count })
texts-unreviewed = Aucune personne de langue maternelle n'a relu les mots fournis en { $language }. Faites-les lire par quelqu'un qui travaille avec des jeunes avant que des enfants ne les lisent.
texts-without = Il n'y a pas encore de mots pour : { $languages }. Qui parle une de ces langues lit : { $language }.
texts-part-first = À l'ouverture du chat
texts-part-safe = « Es-tu en sécurité en ce moment ? »
texts-part-waiting = Pendant l'attente
texts-part-closed = En dehors des horaires
texts-part-end = Quand un échange est terminé
texts-part-blocked = En cas de blocage temporaire
texts-part-page = Sur la page de contact
texts-elsewhere = D'autres textes se changent ailleurs. Réponses automatiques aux e-mails, leur objet et le refus d'une invitation :
texts-own = propres mots
texts-change = Modifier
texts-change-named = Modifier : { $text }
texts-length = { $count } caractères sur { $max }
texts-values = Doit y figurer : { $values }
texts-preview = Les contacts lisent :
texts-meanwhile = Quelqu'un d'autre a modifié ce texte entre-temps. Il dit maintenant :
texts-back = Remettre le texte fourni
texts-saved = Enregistré. Quiconque ouvre le chat à partir de maintenant le lit.

## Filters and kept views

filter-tag = Étiquette

## Several people in one talk

somebody = quelqu’un
asked-label = Un collègue vous demande de le rejoindre
asked-words = { $name } vous demande d’écrire ici aussi.
asked-join = Rejoindre
asked-decline = Pas maintenant
seat-asked = { $name } est invité(e) à rejoindre.
seat-second = { $name } écrit ici aussi.
seat-listening = { $name } écoute.
seat-you-second = Vous écrivez ici avec { $name }.
seat-you-listen = Vous écoutez. { $name } le voit.
seat-leave = Quitter
seat-stop = Arrêter
seat-unask = Annuler
seat-end = Mettre fin
second-title = Inviter un collègue dans l’échange avec { $alias }
second-who = Qui inviter
second-nobody = Il n’y a personne d’autre à inviter.
second-hint = L’échange reste le vôtre. Quand votre collègue rejoint, vous pouvez écrire tous les deux, et { $alias } apprend que quelqu’un d’autre est là.
second-ask = Inviter
done-asked = { $name } est invité(e) à rejoindre { $alias }.
take-over-title = Reprendre { $alias } à { $name }
take-over-why = Pourquoi
take-over-danger = Quelqu’un est en danger
take-over-absent = Personne ne répond à ce poste
take-over-asked = On me l’a demandé
take-over-other = Une autre raison
take-over-words = Plus de détails (devient une note)
take-over-words-needed = La raison (devient une note)
take-over-hint = { $name } voit aussitôt que vous l’avez repris, et pourquoi. Ce qui était en cours d’écriture reste chez lui ou elle.
taken-label = Un échange vous a été repris
taken-words = { $name } a repris cet échange à { $time }.
taken-draft = Ce que vous écriviez est conservé.
taken-give = Le transmettre à { $name } en note
taken-ok = Compris
taken-spoken = { $name } a repris l’échange avec { $alias }.
composer-whisper = Chuchoter
composer-whisper-label = Chuchoter à { $name }
composer-whisper-hint = Seul { $name } lit ceci…
whisper-warning = Seul { $name } lit ceci, jamais le contact
whisper-send = Chuchoter
whisper-by = Chuchotement · { $name } · le contact ne le voit jamais
said-whisper = Chuchotement, { $name }, { $time }
whisper-spoken = { $name } chuchote : { $text }
happened-handed-on = { $name } prend la suite de { $other }
happened-released = { $name } l’a remis dans la liste ({ $other } l’avait)
happened-released-own = { $name } l’a remis dans la liste
happened-asked = { $name } a invité { $other }
happened-unasked = { $name } a annulé l’invitation de { $other }
happened-declined = { $name } n’a pas rejoint
happened-joined = { $name } a rejoint
happened-let-in = { $name } a accepté que quelqu’un d’autre lise
happened-key-changed = La clé de son compte n’est plus la même
happened-key-unverified = Ses clés ne sont plus certaines
happened-key-verified = { $name } a comparé les clés : identiques
happened-key-mismatch = Les clés comparées différaient
happened-key-seen = { $name } a vu l’avertissement sur ses clés
happened-left = { $other } est parti(e)
happened-listens = { $name } écoute
happened-listened = { $other } n’écoute plus
happened-taken-over = { $name } l’a repris à { $other } : { $why }
action-second = Inviter un collègue…
action-join = Rejoindre sur invitation
action-listen = Écouter
action-take-over = Reprendre
action-whisper = Chuchoter à la personne en charge
act-conversation-second-asked = A invité un collègue dans un échange
act-conversation-second-unasked = A annulé une invitation
act-conversation-second-declined = A refusé de rejoindre un échange
act-conversation-second-joined = A rejoint un échange
act-conversation-second-left = A quitté un échange
act-conversation-listened = A écouté un échange
act-conversation-listening-ended = A cessé d’écouter
act-conversation-taken-over = A repris un échange avec une raison
act-note-whispered = A chuchoté à un opérateur

## Keeping and erasing

page-retention = Conservation et effacement
action-go-retention = Conservation et effacement
keeping-title = Durée de conservation
keeping-never = Aucune règle ne l’efface.
keeping-until = Les textes sont effacés après le { $time }.
keeping-case-until = Le délai se termine le { $time }. Ensuite, deux superviseurs l’effacent.
keeping-also = Avec ce qui formait un seul échange avec celui-ci : { $count } de plus.
keeping-held = Gelé depuis le { $time } : rien n’en est effacé.
keeping-hold = Geler
keeping-let-go = Lever le gel
keeping-ask = Demander l’effacement
keeping-reason = Pourquoi
keeping-asked = { $name } a demandé l’effacement le { $time } : { $reason }.
keeping-second = Un autre superviseur doit le faire.
keeping-take-back = Finalement, conserver
keeping-erase = Effacer définitivement
keeping-erase-sure = Oui, effacer : c’est irréversible
keeping-erased = C’est effacé.
keeping-asked-done = Un autre superviseur peut maintenant l’effacer.
retention-hint = Les textes, noms, fichiers et adresses disparaissent ; ce que comptent les statistiques reste. Les jours comptent à partir de la fin : clôture d’un échange ou d’un dossier, réponse à une réclamation, échéance d’une formation, sinon la date elle-même. Tout s’efface seul, une semaine après l’annonce ici, sauf les dossiers : deux superviseurs les effacent.
retention-stopped = L’horloge a sauté ({ $time }). Rien n’est effacé tant qu’un administrateur ne confirme pas la date.
retention-resume = La date est juste : continuer
retention-noticed = Ce qui s’efface seul sous une semaine : { $count }, le premier le { $time }.
retention-carriers = Adresses que les opérateurs doivent encore oublier : { $count }
retention-rules = Règles
retention-none = Pas encore de règle : rien ne s’efface tout seul.
retention-record = Quoi
retention-record-talk = Échanges
retention-record-call = Appels notés
retention-record-case = Dossiers
retention-record-debrief = Notes après un contenu dur
retention-class = Catégorie
retention-class-others = toutes les autres
retention-class-without = sans fiche
retention-days = Jours
retention-add = Ajouter une règle
retention-remove = Retirer la règle
retention-save = Enregistrer les règles
retention-saved = Les règles sont en vigueur.
retention-wishes = Effacements demandés
retention-wishes-none = Aucune demande.
retention-a-talk = Un échange
retention-due = Dossiers dont le délai est écoulé
retention-due-none = Aucun.
retention-due-since = depuis le { $time }
case-did-held = Gelé
case-did-let-go = Gel levé
case-did-erasure-asked = Effacement demandé
case-did-erasure-taken-back = Finalement conservé
case-did-erased = Effacé
act-conversation-erasure-asked = A demandé l’effacement d’un échange
act-conversation-erasure-taken-back = A retiré une demande d’effacement d’échange
act-conversation-held = A gelé un échange
act-conversation-let-go = A levé le gel d’un échange
act-case-erasure-asked = A demandé l’effacement d’un dossier
act-case-erasure-taken-back = A retiré une demande d’effacement de dossier
act-case-erased = A effacé un dossier
act-case-held = A gelé un dossier
act-case-let-go = A levé le gel d’un dossier
act-call-erased = Textes d’un appel effacés
act-phone-erased = Effacé ce que le standard avait dit d’un appel
act-retention-changed = A changé les durées de conservation
act-retention-stopped = Effacement arrêté : l’horloge a sauté
act-retention-resumed = A confirmé l’horloge

## The telephone exchange

log-exchange = Du standard téléphonique
log-state-ringing = Sonne
log-state-answered = En cours
log-state-ended = Terminé
log-missed = Appels manqués depuis un jour : { $count }
log-open = Appels à noter : { $count }
act-call-missed = Un appel a été manqué

## Hard content: sealed files, what somebody has opened, notes after it

page-debrief = Contenu dur
page-sealed = Fichiers scellés
action-go-debrief = Contenu dur
action-go-sealed = Fichiers scellés
action-seal = Sceller le fichier choisi : abus d’enfant présumé
action-break = Faire une pause
seal = Sceller : abus présumé
seal-hint = Personne ne revoit ce fichier, et rien de cet échange n’est effacé. Un superviseur le remet à la police. C’est irréversible.
seal-done = Scellé. Personne ne revoit ce fichier ; un superviseur le remet à la police.
seal-going = Mise sous scellé…
sealed-file = Fichier scellé
sealed-message = Le message entier, scellé avec son fichier
sealed-by = Scellé par { $name } : { $time }
sealed-what-now = Vous n’avez ni à regarder ni à signaler vous-même. Un superviseur le voit dans la liste des fichiers scellés et le remet à la police.
happened-sealed = { $name } a scellé un fichier
happened-handed-over = { $name } a remis un fichier scellé
exposure-shift = Fichiers que vous avez ouverts dans ce service : { $count }.
exposure-none = Vous n’avez ouvert aucun fichier dans ce service.
exposure-since = Depuis votre dernière pause : { $count }.
break-label = Une pause
break-words = Le moment de faire une pause
break-why = Fichiers ouverts depuis la dernière : { $count }
break-later = Plus tard
break-take = Faire une pause
break-taken = Vous êtes en pause : rien de nouveau ne vous arrive. Ce que vous tenez reste à vous.
debrief-hint = Personne ne doit porter cela tout seul. Chaque fichier ouvert compte ici, quel que soit son contenu.
debrief-own = Ce que vous avez ouvert
debrief-note = Ce qui vous reste
debrief-who = Seuls vous et les superviseurs lisez ceci. Si vous le retirez, c’est effacé pour toujours.
debrief-keep = Garder la note
debrief-kept = C’est gardé. Un superviseur peut le lire.
debrief-notes = Vos notes
debrief-notes-all = Notes
debrief-no-notes = Aucune note.
debrief-looks = fichiers ouverts dans ce service : { $count }
debrief-remove = Retirer pour toujours
debrief-people = Qui a ouvert des fichiers ces 12 dernières heures
debrief-nobody = Personne.
debrief-person = Qui
debrief-opened = Fichiers
debrief-last = Dernier
debrief-break = Pause
sealed-hint = Fichiers qui semblent montrer un abus d’enfant. Personne ne les revoit : ils vont à la police tels qu’ils sont arrivés, avec qui les a eus et quand. Rien de leurs échanges n’est effacé tant que vous ne le permettez pas là.
sealed-none = Rien n’est scellé.
sealed-talk = Échange : { $alias }
sealed-not-yet = Pas encore remis
sealed-handed = Remis : { $count }×
hand-over = Remettre
hand-over-title = Remettre un fichier scellé à la police
hand-over-hint = Un autre superviseur obtient une archive ZIP : les octets tels qu’ils sont arrivés, leur SHA-256, et qui les a eus et quand. Personne n’ouvre le fichier. L’archive se garde seulement comme la police le dit, puis se supprime de l’ordinateur.
hand-over-to = À qui : autorité et personne
hand-over-reference = Leur référence
hand-over-message = Joindre le message tel qu’il est arrivé
hand-over-message-hint = Il peut nommer qui l’a envoyé et dire plus que le fichier. À joindre seulement sur demande : l’enfant peut l’avoir envoyé.
hand-over-save = Enregistrer l’archive
hand-over-done = L’archive est dans vos téléchargements, et la remise est consignée.
hand-over-asked = { $name } a demandé le { $time } de remettre ceci à : { $to }.
hand-over-whole = Avec le message tel qu’il est arrivé.
setup-break = Fichiers avant de proposer une pause
setup-break-hint = Après autant de fichiers ouverts, une pause est proposée. 0 : jamais.
act-attachment-sealed = A scellé un fichier
act-attachment-handed-over = A remis un fichier scellé
act-attachment-hand-over-asked = A demandé de remettre un fichier scellé
act-attachment-hand-over-taken-back = A retiré la demande de remettre un fichier scellé
act-debrief-written = A écrit une note après un contenu dur
act-debrief-read = A lu des notes après un contenu dur
act-debrief-removed = A retiré une note après un contenu dur
act-debrief-erased = A effacé une note après un contenu dur
custody-title = Remise d’un fichier scellé
custody-warning = Le fichier est soupçonné de montrer un abus d’enfant. Il se trouve à côté de ce texte, octet pour octet tel qu’il est arrivé, et n’a été ni montré ni modifié après sa mise sous scellé. Ne l’ouvrez que si la loi vous le permet.
custody-organisation = Remis par
custody-file = Numéro du fichier
custody-talk = Numéro de l’échange (pseudonyme)
custody-channel = Arrivé par
custody-name = Nom donné par l’expéditeur
custody-type = Type indiqué par l’expéditeur
custody-contents = Dans cette archive
custody-bytes = { $bytes } octets
custody-chain = Chaîne de possession (heures UTC)
custody-received = reçu
custody-uploaded = déposé ici
custody-revealed = montré à { $name }
custody-downloaded = enregistré par { $name }
custody-sealed = scellé par { $name }
custody-handed-over = remis par { $name } à { $to }
custody-asked = à la demande de { $name }
# Matrix accounts.
channels-add-matrix = Ajouter un compte Matrix
channels-testing-matrix = Se connecte au serveur Matrix comme le fait Earshot. Rien n'est modifié et rien n'est envoyé.
matrix-form-new = Nouveau compte Matrix
matrix-form-part-account = Compte
matrix-form-homeserver = Serveur
matrix-form-homeserver-hint = Par exemple https://matrix.hotline.example
matrix-form-user = Nom du compte
matrix-form-user-hint = Par exemple @help:hotline.example
matrix-form-password = Mot de passe
matrix-form-token = Jeton d'accès
matrix-form-token-hint = À la place du mot de passe. Il doit appartenir à un appareil qu'aucun autre programme n'utilise.
matrix-form-recovery = Clé de récupération
matrix-form-recovery-hint = Seulement après une perte, ou si un autre programme a créé les clés du compte.
matrix-recovery = Clé de récupération
matrix-recovery-hint = Avec elle, un nouvel appareil de ce canal garde les clés du compte après une perte. Elle n’est montrée qu’une fois ; une clé plus ancienne ne vaut alors plus rien. Notez-la et mettez-la sous clé.
matrix-recovery-make = Créer une clé de récupération
matrix-recovery-once = Montrée seulement maintenant :
matrix-form-part-who = Qui peut écrire
matrix-form-servers = Seulement depuis ces serveurs
matrix-form-servers-hint = Un par ligne ; *.schools.example pour tout ce qui est en dessous. Vide : tous.
matrix-form-companions = Acceptés dans les salons
matrix-form-companions-hint = Comptes qui peuvent être dans un salon à côté du jeune, comme un interprète ou une passerelle. Un par ligne. La présence de toute autre personne suspend l'envoi.
matrix-form-direct = Seulement les conversations directes
matrix-form-direct-hint = Les invitations dans d'autres salons sont refusées.

## Several talks at once

bulk-begin = En choisir plusieurs
action-choose = Choisir l’échange, pour agir sur plusieurs
action-choose-none = N’en choisir aucun
action-bulk = Agir sur les échanges choisis
action-bulk-undo = Annuler ce qui a été fait sur plusieurs
bulk-chosen = Choisis : { $count }
bulk-act = Que faire
bulk-all = Tous dans la liste
bulk-stop = Terminer le choix
bulk-changed = Modifiés : { $count }. Annulable jusqu’à { $time }.
bulk-undo = Annuler
bulk-title = Plusieurs échanges : { $count }
bulk-tag = Étiqueter
bulk-snooze = Mettre de côté
bulk-prioritise = Changer l’urgence
bulk-move = Changer de file
bulk-close = Terminer
bulk-close-as = Pas d’écoute, mais
bulk-choose = Choisir
bulk-give = Mettre ces étiquettes
bulk-take = Retirer celles-ci
bulk-why = Pourquoi
bulk-one-queue = Il n’y a qu’une file.
bulk-hint = Tout d’un coup, et annulable pendant dix minutes. Les échanges tenus par d’autres, et qui attend et peut être en danger, sont laissés de côté.
bulk-do = Le faire : { $count }
bulk-will = Seront modifiés : { $count }
bulk-left-gone = N’existent plus : { $count }
bulk-left-held = Tenus par un collègue : { $count }
bulk-left-closed = Déjà terminés : { $count }
bulk-left-grave = Peut-être en danger, à faire un par un : { $count }
bulk-left-newer = Ont écrit entre-temps : { $count }
bulk-left-same = Déjà ainsi : { $count }
bulk-left-full = Auraient trop d’étiquettes : { $count }
bulk-left-way = La raison vaut pour l’autre sens : { $count }
bulk-left-sending = Une réponse est encore en route : { $count }
bulk-left-changed = Modifiés depuis : { $count }
bulk-done = Modifiés : { $count }. Laissés de côté : { $left }.
bulk-undone = Annulés : { $count }. Laissés tels quels : { $left }.
happened-reopened = { $name } a annulé la fermeture
act-bulk-done = A agi sur plusieurs échanges
act-bulk-undone = A annulé une action sur plusieurs échanges
act-conversation-moved = A changé un échange de file
act-conversation-restored = A remis un échange comme avant

## Reviews of talks

page-reviews = Relectures
action-go-reviews = Relectures
action-review = Relire
reviews-hint = Conversations de collègues, relues selon les critères de la ligne. Personne ne relit une conversation à laquelle il a pris part ; le second relecteur ne voit pas les notes du premier avant que les deux soient remises. Chaque ouverture est enregistrée.
reviews-span = Conversations des derniers
reviews-days = { $count } jours
reviews-random = En prendre une au hasard
reviews-list = Conversations relues
reviews-none = Aucune conversation n'a encore été relue.
review-how-random = au hasard
review-how-chosen = choisie
review-title = Relecture : { $alias }
review-answers-by = Réponses : { $name }
review-by = Relecture : { $name }
review-begun = pas encore remise
review-closed = remise ; notes visibles quand les deux le sont
review-nothing = rien ne s'appliquait
review-score = { $score } sur 100
review-of-three = { $score } sur 3
review-replied = avec une réponse
review-withdraw = Retirer
review-withdrawn = Retirée
review-second = Noter aussi
review-release = Montrer à l'opérateur
review-released = Montrée
review-agreement = Accord entre relecteurs
review-agreement-hint = Sur toutes les conversations notées par deux personnes : part de notes égales, et kappa de Cohen à poids linéaires (1 : accord complet, 0 : ce que donnerait le hasard). Sous dix conversations, rien n'est affirmé.
review-sums = Conversations relues : { $talks }, dont par deux : { $twice }.
review-mean = Note moyenne : { $mean } sur 100.
review-mean-few = Trop peu pour une moyenne.
review-criterion = Critère
review-equal = Égales
review-kappa = Kappa
review-apart = S'applique pour un seul
review-since = selon la grille { $version }
review-too-few = trop peu
review-no-spread = toutes pareilles
reviews-mine = À propos de vos conversations
reviews-mine-none = Rien ne vous a encore été montré.
review-reply = Votre réponse
review-reply-of = Réponse : { $name }
review-reply-keep = Garder
review-reply-kept = Gardé. Les relecteurs peuvent le lire.
review-not-applicable = Ne s'applique pas
review-overall = Sur l'ensemble
review-comment = Commentaire
review-file = Un fichier
review-score-hint = Notez ce que vous lisez, pas qui vous connaissez.
review-keep = Garder pour plus tard
review-kept = Gardé
review-finish = Remettre
review-is-in = La relecture est remise.
review-finish-hint = Une fois remise, elle ne change plus. L'opérateur ne la voit que quand elle lui est montrée.
review-form = Critères
review-form-open = Voir les critères, ou les changer
review-form-hint = Enregistrer crée une nouvelle version. Les relectures commencées gardent la leur. Ce qui se lit comme avant est comparé aux notes d'avant.
review-form-new = Nouveau critère
review-form-add = Ajouter un critère
review-form-remove = Retirer
review-form-save = Enregistrer comme nouvelle version
review-form-saved = Les conversations sont relues selon les nouveaux critères.
review-anchor = Ce que { $score } veut dire
act-review-begun = A commencé à relire une conversation
act-review-read = A lu une conversation pour sa relecture
act-review-done = A remis une relecture
act-review-released = A montré une relecture
act-review-replied = A répondu à une relecture
act-review-withdrawn = A retiré une relecture
act-review-form-changed = A changé les critères de relecture

## Tableaux : ce qui sort et ce qui entre (superviseurs)

page-tables = Tableaux
action-go-tables = Tableaux
tables-out = Sortir un tableau
tables-out-hint = Codes, heures et nombres seulement : ni texte, ni nom, ni adresse. Les dossiers qui vous sont cachés n’y sont pas. Il est noté qui a sorti quel tableau.
tables-what = Quoi
tables-calls = Appels
tables-cases = Dossiers
tables-format = Écrit comme
tables-format-csv = Feuille de calcul (CSV)
tables-format-json = JSON
tables-format-lines = JSON, une fiche par ligne
tables-began-from = Commencés à partir de ce jour
tables-opened-from = Ouverts à partir de ce jour
tables-to = Jusqu’à ce jour
tables-only-class = Classe
tables-only-medium = Moyen
tables-only-kind = Type
tables-only-status = Statut
tables-table = Quel tableau
tables-table-all = Tous dans une archive
tables-table-cases = Dossiers
tables-table-children = Enfants
tables-table-persons = Personnes
tables-table-custody = Garde
tables-table-episodes = Disparitions
tables-table-referrals = Orientations
tables-out-do = Sortir
tables-progress = { $lines } lignes sur { $total } · { $size }
tables-out-done = Le tableau est dans vos téléchargements.
tables-table-messages_home = Messages à la famille
tables-out-stopped = Arrêté. Rien n’a été enregistré.
tables-in = Faire entrer un tableau
tables-in-hint = Depuis une feuille de calcul enregistrée en CSV, tout ou rien. Essayez d’abord : rien n’est écrit, et chaque ligne fausse est nommée.
tables-file = Fichier
tables-mapping = Correspondance
tables-mapping-hint = Dit ce que signifient les colonnes (TOML ou JSON). Inutile pour les tableaux écrits par Earshot.
tables-in-try = Essayer
tables-in-do = Faire entrer
tables-in-fine = Rien à corriger. Fiches qui entreront : { $count }
tables-in-wrong = Rien n’est entré. À corriger : { $count }
tables-in-done = Fiches entrées : { $count }
tables-in-sent = En chemin
tables-in-reading = Lues : { $done } lignes sur { $total }
tables-in-sealing = Scellés : { $done } sur { $total }
tables-in-writing = Écrites : { $done } entrées sur { $total }
tables-in-ends = C’est interrompu. Rien n’entre.
tables-in-late = Trop tard pour l’interrompre : le tableau entre. Il peut être repris ci-dessous.
tables-read = Lignes : { $count }, lettres : { $encoding }, entre les cellules : { $delimiter }
tables-read-json = Lignes : { $count }, en JSON
tables-tab = tabulation
tables-left-out = Rien n’est pris de : { $names }
tables-problems = Ce qui ne va pas, ligne par ligne
tables-line = Ligne
tables-column = Colonne
tables-words = Que faire
tables-more = Et encore : { $count }
tables-past = Ce qui est entré
tables-past-none = Rien encore.
tables-past-calls = Appels : { $count }
tables-past-cases = Dossiers : { $count }
tables-undo = Retirer
tables-undo-really = Tout enlever
tables-undone = Retiré.
tables-undone-at = retiré { $time }
case-did-imported = Entré par un tableau
act-calls-exported = A sorti un tableau d’appels
act-cases-exported = A sorti un tableau de dossiers
act-tables-imported = A fait entrer un tableau
act-tables-import-undone = A retiré un import

## Tout ce qui est conservé sur un contact

package-part = Ce qui est conservé
package-hint = Tout ce qui est conservé sur ce contact, dans une archive lisible. Deux superviseurs la remettent.
package-asked = { $name } a demandé ce qui est conservé sur ce contact ({ $time }).
package-second = Un autre superviseur la sort.
package-asked-done = Demandé. Un autre superviseur peut maintenant la sortir.
package-ask = La demander
package-leave = Ne pas la remettre
package-take = La sortir
package-done = Elle est dans vos téléchargements. Lisez-la avant de la remettre.
package-title = Ce que { $name } conserve sur vous
package-made = Composé le
package-alias = Nommé ici
package-first = Premier contact
package-address = Adresse
package-left-out = Les mots d’autres personnes, les noms de ceux qui travaillent ici, les fichiers scellés et ce que les dossiers disent en plus de votre nom et de votre adresse n’y sont pas : demandez, si une partie vous concerne.
package-talk = Conversation ({ $channel }), commencée { $time }
package-erased = Ses mots ont été effacés.
package-records = Ce qui a été noté
package-cases = Dossiers
package-safety = Comment vous joindre sans danger
package-looks = Qui l’a ouvert, et ce qui a été fait
package-notes = Notes entre collègues
package-notes-hint = À lire d’abord : elles peuvent parler d’autres personnes. Elles font partie de ce qui est conservé, mais ne vont pas d’elles-mêmes au contact.
package-in = Vous
package-out = La ligne
package-note = Note
package-other = Quelqu’un d’autre a écrit ceci ; ses mots n’y sont pas.
package-sealed = Un fichier scellé
act-contact-package-asked = A demandé tout ce qui est conservé sur un contact
act-contact-package-taken-back = A retiré la demande
act-contact-package-taken = A sorti tout ce qui est conservé sur un contact

## Practice

page-practice = S'exercer
action-go-practice = S'exercer
action-practice-end = Terminer l'exercice
practice-hint = Des conversations inventées sur l'écran des vraies. Personne d'autre ne les voit, elles ne comptent nulle part et sont effacées à la fin ou après un jour.
practice-draft = Les scénarios dans cette langue sont des ébauches.
practice-language = Langue des conversations
practice-begin = Commencer
practice-begin-named = Commencer : { $name }
practice-running = Un exercice est encore ouvert.
practice-go-on = Continuer
practice-band = Exercice
practice-band-words = Personne n'est à l'autre bout. Prenez votre temps.
practice-end = Terminer l'exercice
practice-debrief = Comment c'était
practice-first = Première réponse après { $time }.
practice-no-answer = Aucune réponse n'a été écrite.
practice-cue-safety = Sécurité demandée :
practice-cue-number = Numéro d'urgence donné :
practice-cue-feeling = Émotions reprises :
practice-cue-patience = Du temps laissé :
practice-cue-promise = Aucune promesse intenable :
practice-cue-next = Prochaine étape nommée :
practice-yes = oui
practice-no = pas trouvé
practice-said = des mots de promesse ont été trouvés
practice-after = après { $time }
practice-by-words = Trouvé par des mots simples : ce que vous avez dit autrement, personne ici ne l'a remarqué. Rien n'en est gardé.
practice-look = À regarder vous-même

## Shifts

page-shifts = Planning
action-go-shifts = Planning
shifts-hint = Qui est venu ces dernières semaines, heure par heure, combien de personnes il faut, et combien sont prévues.
shifts-filters = Ce qui est regardé
shifts-back = Arrivées de
shifts-weeks = { $count } semaines
shifts-language = Langue
shifts-channel = Canal
shifts-all = Tous
shifts-week = Planning de la semaine du
shifts-usual = Semaine habituelle
shifts-usual-title = Semaine habituelle
shifts-title = Semaine du { $date }
shifts-own = Ce planning est le sien.
shifts-by-usual = C'est le planning de la semaine habituelle ; enregistrer en fait un pour cette semaine seule.
shifts-zone = Heures de { $zone }.
shifts-formula = Personnes nécessaires = arrivées que quatre semaines sur cinq ne dépassent pas × durée d'une conversation ÷ conversations tenues à la fois par une personne, arrondi vers le haut.
shifts-measured = Une conversation dure { $minutes } min de la première réponse à la fin (la moitié de { $count } ont duré autant ou moins ; chacune compte deux heures au plus).
shifts-unmeasured = La durée d'une conversation n'est pas encore connue : { $count } sont terminées, il en faut dix.
shifts-at-once = À la fois : { $count }.
shifts-arrivals = Arrivées en { $weeks } semaines : { $count }.
shifts-plot = Personnes nécessaires et prévues, heure par heure ; le tableau dit la même chose en chiffres.
shifts-legend = Barres : personnes nécessaires (sombres là où il en manque). Ligne : personnes prévues. Haut : { $top }.
shifts-short = Trop peu de personnes sont prévues :
shifts-enough = Assez de personnes sont prévues à chaque heure.
shifts-unknown = On ne peut pas encore dire si assez de personnes sont prévues.
shifts-plan = Personnes prévues
shifts-plan-hint = Les flèches passent d'une heure et d'un jour à l'autre ; tapez un nombre.
shifts-plan-read = Les superviseurs planifient.
shifts-hour = Heure
shifts-cell = { $day } { $hour }, personnes
shifts-need = sur { $need }
shifts-need-short = sur { $need } : trop peu
shifts-no-hour = pas cette semaine
shifts-seen-title = Petits chiffres : arrivées, médiane · 80e centile.
shifts-save = Enregistrer pour cette semaine
shifts-save-usual = Enregistrer comme semaine habituelle
shifts-saved = Le planning est enregistré.
shifts-drop = Revenir à la semaine habituelle
shifts-dropped = Le planning habituel vaut de nouveau.
act-shift-plan-changed = A changé le planning
act-shift-plan-removed = A retiré le planning d'une semaine

## What belongs together: contacts who are one person, talks that have to do with each other

action-connect = Dire ce qui va ensemble
talk-belongs = A un lien avec { $alias }
safety-of-other = Vaut aussi, de { $alias } :
ties-label = Ce qui va ensemble
ties-person = La même personne
ties-by = { $name }, { $time }
ties-between = par un autre contact
ties-untie = Pas la même
ties-untie-whom = { $alias } n’est pas la même personne
ties-nothing = Aucun autre échange connu avec cette personne.
ties-related = A un lien avec
ties-guessed = d’après les e-mails
ties-unrelate = Délier
ties-unrelate-whom = Délier { $alias }
connect-title = { $alias } va ensemble avec…
connect-how = De quelle façon
connect-person = La même personne
connect-related = A un lien
connect-hint-person = Chacun montre où l’autre a écrit. De leurs fiches de sécurité, la plus stricte vaut. On peut revenir dessus.
connect-hint-related = Chacun mène à l’autre ; rien d’autre ne change. On peut revenir dessus.
connect-find = De qui : un alias, ou des mots qui ont été écrits
connect-everywhere = Chercher partout
connect-with = Avec quel échange
connect-do-person = Même personne
connect-do-related = Lier
done-person = { $alias } et { $other } sont une seule personne.
done-related = { $alias } et { $other } sont liés.
done-untied = { $alias } et { $other } ne sont plus liés.
happened-same-person = { $name } a indiqué que c’est la même personne que { $alias }
happened-not-same-person = { $name } a indiqué que ce n’est pas la même personne que { $alias }
happened-related = { $name } a lié ceci à l’échange de { $alias }
happened-not-related = { $name } a délié ceci de l’échange de { $alias }
act-contact-tied = A indiqué que deux contacts sont la même personne
act-contact-untied = A indiqué que deux contacts ne sont pas la même personne
act-conversation-related = A lié deux échanges
act-conversation-unrelated = A délié deux échanges
ties-merged = Réunis ici
ties-unmerge = Séparer
ties-unmerge-whom = Séparer { $alias }
connect-merge = En un seul échange
connect-hint-merge = Les deux se suivent ici dans l’ordre du temps, avec une ligne dans la liste ; une réponse part par l’un ou l’autre. Leurs contacts sont alors une seule personne. On peut revenir dessus à tout moment.
connect-do-merge = Réunir ici
done-merge = { $other } se lit maintenant avec { $alias }.
done-unmerged = { $alias } est de nouveau un échange à part.
happened-merged = { $name } a réuni ici l’échange de { $alias }
happened-went-into = { $name } a réuni ceci à l’échange de { $alias }
happened-parted = Ceci et un autre échange ont été séparés
composer-over = Répondre par
composer-line = { $channel } · { $alias } · { $address }
bulk-left-merged = Réunis avec d’autres, à faire un par un : { $count }
act-conversation-merged = A réuni un échange à un autre
act-conversation-parted = A séparé un échange d’un autre

# What to ask, do and tell in a case; training, complaints and drills. { $item } is a sentence or a procedure, { $time } a day and an hour or a day.
page-procedures = Procédures
page-facts = Formation, exercices
checks-title = À demander, à faire, à signaler
checks-count = { $done } sur { $all }
checks-late = En retard
checks-by = d'ici { $time }
checks-skip = Ne s'applique pas
checks-other = Une autre procédure
case-did-ticked = Fait : { $item }
case-did-skipped = Ne s'applique pas : { $item }
case-did-unticked = À refaire : { $item }
case-did-checklist-begun = Procédure commencée : { $item }
procedures-hint = Un dossier garde la version avec laquelle il a commencé.
procedures-which = Sorte de dossier
procedures-draft = Intégrée : un brouillon, aux délais donnés en exemple. Indiquez ceux de votre devoir de signalement.
procedures-own = Modifiée par { $name }, { $time }.
procedures-text = À demander, à faire ou à signaler
procedures-step = Quand
procedures-kind = De quoi il s'agit
procedures-to = Qui prévenir
procedures-within = Dans un délai de
procedures-always = sans délai
procedures-up = Monter
procedures-add = Ajouter un point
procedures-back = Revenir à la version intégrée
procedures-save = Enregistrer comme nouvelle version
procedures-saved = Enregistré. Les dossiers qui commencent maintenant l'ont.
facts-hint = Noté quand cela arrive. Rien d'exercé ne compte comme réel.
facts-trainings = Formations
facts-complaints = Réclamations
facts-drills = Exercices
facts-who = Chacun ici peut en noter une. Les superviseurs les lisent, et jamais qui y est nommé.
facts-recorded = Noté.
facts-talk = L'échange
facts-of-talk = Noter une réclamation
facts-erased = Ses mots ont été effacés.
facts-expired = expirée
facts-expires = expire { $time }
facts-earlier = Plus anciens : { $count }
case-part-training = Formation
case-part-complaint = Réclamation
case-part-drill = Exercice
case-f-operator_id = Qui
case-f-training_kind = En quoi
case-f-by = Par qui
case-f-valid_until = Valable jusqu'au
case-f-about = Sur
case-f-from = De
case-f-words = Ce qui est dit
case-f-case_number = Numéro de dossier
case-f-answered_at = Répondu quand
case-f-answer = Notre réponse
case-f-drill_kind = Quelle urgence
case-f-first_answer_s = Secondes avant la première réponse
case-f-police_told_s = Secondes avant de prévenir la police
case-f-took_part = Qui a participé
case-f-learnt = Ce qui a été appris
action-go-facts = Aller à formation et réclamations
action-go-procedures = Aller aux procédures
act-procedure-changed = A modifié une procédure
act-case-checklist-begun = A commencé une procédure dans un dossier
act-case-ticked = A coché un point d'un dossier
act-case-skipped = A dit qu'un point ne s'applique pas à un dossier
act-case-unticked = A décoché un point d'un dossier
act-fact-recorded = A noté une formation, une réclamation ou un exercice
act-fact-changed = A modifié une formation, une réclamation ou un exercice
act-fact-removed = A retiré une formation, une réclamation ou un exercice
act-fact-held = A gelé une formation, une réclamation ou un exercice
act-fact-let-go = A levé le gel d’une formation, d’une réclamation ou d’un exercice
act-complaint-read = A lu des réclamations
act-complaint-erased = A effacé les mots d'une réclamation
act-training-erased = A effacé qui a été formé
act-drill-erased = A effacé qui a participé à un exercice
act-facts-exported = A sorti un tableau de formations, réclamations ou exercices

## Two talks of one

action-split = En faire deux échanges…
split-title = Deux échanges de { $alias }
split-hint = Ce qui a été dit avant passe dans un échange à part, avec ses fichiers, ses notes et sa fiche. Personne ne le remarque en face. La suite arrive ici ; une réponse à un courriel antérieur arrive avec lui.
split-from = À partir d’ici, c’est cet échange
split-no-words = Sans mots
split-do = En faire deux
split-was = Ce qui a été dit avant est un échange à part. On peut le remettre jusqu’à { $time }.
split-earlier = L’ouvrir
split-undo = Remettre
split-one-line = Cette personne a une seule ligne ; les réponses partent par l’échange qui continue.
split-goes-on = Ouvrir cet échange
done-split = { $alias } a maintenant deux échanges.
done-unsplit = { $alias } a de nouveau un seul échange.
happened-split = { $name } a mis à part ce qui a été dit avant
happened-split-off = { $name } a détaché ceci de l’échange qui continue
happened-unsplit = { $name } a remis ce qui a été dit avant
act-conversation-split = A fait deux échanges d’un seul
act-conversation-unsplit = A réuni les deux échanges

## Rights by class, and calls that were logged before

log-read = Ouvrir
log-read-title = Un appel consigné
log-saved-by = Enregistré par { $name }, { $time }
log-ended = Terminé
log-corrected = L’appel est corrigé.
log-erased = Ses mots ont été effacés ; les codes peuvent encore être corrigés.
log-lately = Appels consignés avant
log-lately-none = Rien.
log-kept = Ce que vous avez saisi reste dans cet onglet jusqu’à ce que vous l’enregistriez ou le jetiez.
log-discard = Jeter
log-discarded = C’est jeté.
log-back = Revenir à votre appel
log-unsaved = Un appel n’est pas encore enregistré
log-older = Appels plus anciens
log-close = Fermer
log-keeping = Ses textes sont effacés après le { $time }.
log-keeping-stays = Ses textes restent : aucune règle ne les efface, ou un dossier les garde.
log-keeping-none = Il n’y a pas de texte à effacer ; ses codes restent.
case-f-conversation_id = Son échange ici
case-other-talk = un échange auquel le dossier n’est pas lié
page-rights = Droits par classe
action-go-rights = Droits par classe
rights-hint = Sans règle, toutes les personnes qui parlent avec les contacts voient, modifient et impriment, et les responsables partagent. Une règle en retire, aussitôt et sur chaque écran. Qui a écrit la fiche d’un appel la voit. Partager, c’est sortir dans un tableau ou comme fichier. Ce qui est à l’écran peut toujours être photographié.
rights-none = Pas encore de règle.
rights-record-call = Fiches d’appels
rights-record-case = Dossiers
rights-class-all = toutes
rights-deed = Ce qu’on fait
rights-deed-see = Voir
rights-deed-change = Modifier
rights-deed-share = Partager
rights-deed-print = Imprimer
rights-who = À qui c’est
rights-who-supervisor = aux responsables seulement
rights-who-nobody = à personne
act-class-rules-changed = A modifié les droits par classe
act-call-corrected = A corrigé un appel consigné
act-case-printed = A imprimé un dossier
act-case-past-read = A lu ce qu’un dossier disait avant

## Blocked for a time

page-blocks = Bloqués
action-block = Bloquer pour un temps…
action-go-blocks = Contacts bloqués
block-title = Bloquer { $alias } pour un temps
block-hint = Tout ce qui est écrit est gardé et lu par les règles. Ce qui ressemble à un danger (P0, P1) arrive tout de suite dans la boîte, comme toujours ; le reste n'appelle personne. Cela vaut pour tous ses canaux connus, finit tout seul, et tout le monde peut le lever. La supervision y jette un œil.
block-why = Pourquoi
block-reason-abusive = Nous insulte
block-reason-threatening = Nous menace
block-reason-sexual = Se sert de la ligne pour s'exciter
block-reason-flooding = Inonde la ligne
block-reason-other = Autre chose (une note dit quoi)
block-until = Pour combien de temps
block-ends = Cela finit tout seul : { $time }
block-line = Ce que la personne lit
block-line-hint = Part comme réponse, avec où se tourner. Laissé vide, rien n'est dit.
block-untold-closed = Cette conversation est close : on ne peut rien lui dire maintenant.
block-untold-left = La personne est partie : on ne peut rien lui dire maintenant.
block-set = Bloquer
block-lift = Lever le blocage
block-band = Blocage jusqu'à { $time } · { $reason }
block-band-words = Ce qui ressemble à un danger arrive toujours dans la boîte ; le reste n'appelle personne. Posé par { $name }.
blocks-hint = Un blocage est un dernier recours, et un second regard en fait partie. Rien de ce qui a été écrit n'est perdu : tout est dans la conversation.
blocks-open = À regarder
blocks-open-none = Rien n'attend un regard.
blocks-rest = Regardés, levés ou finis
# $from and $until are times.
blocks-set = { $name }, { $from }, jusqu'à { $until }.
blocks-messages = { $count ->
    [0] Rien n'a été écrit entre-temps.
    [one] Un message entre-temps.
   *[other] { $count } messages entre-temps.
}
blocks-confirmed = Regardé par { $name }, { $time }
blocks-lifted = Levé par { $name }, { $time }
blocks-own = Vous l'avez posé vous-même : quelqu'un d'autre de la supervision le regarde.
blocks-talk = Ouvrir la conversation
blocks-confirm = Laisser tel quel
blocks-confirm-named = Laisser tel quel le blocage de { $alias }
blocks-lift-named = Lever le blocage de { $alias }
done-blocked = Blocage de { $alias } jusqu'à { $time }.
done-unblocked = Le blocage de { $alias } est levé.
happened-blocked = { $name } : blocage jusqu'à { $until }, { $reason }
happened-unblocked = { $name } : blocage levé
act-contact-blocked = Blocage d'un contact pour un temps
act-block-lifted = Levée d'un blocage
act-block-confirmed = Blocage regardé et laissé tel quel

## Gentle hints

hint-hard-sentence = Une phrase est très longue : deux courtes se lisent mieux.
hint-hard-words = Beaucoup de mots longs : de plus courts se lisent mieux.
hint-hard-much = Cela fait beaucoup d'un coup : deux messages se lisent mieux.
hint-language-other = On dirait du { $written } ; la personne écrit en { $theirs }.
hint-language-unspoken = La personne écrit en { $theirs }, qui n'est pas parmi vos langues.
hint-room-danger = Vous avez déjà quelqu'un en danger. Si une autre personne peut prendre cette conversation, laissez-la-lui.
hint-room-grave = Vous avez { $count } conversations, dont une grave. Si une autre personne peut prendre celle-ci, laissez-la-lui.
hint-room-full = Vous avez { $count } conversations sur { $limit }. Si une autre personne peut prendre celle-ci, laissez-la-lui.

## Why somebody takes no contacts

status-why-break = pause
status-why-meal = repas
status-why-debrief = débriefing
status-why-training = formation
status-why-call = au téléphone
status-why-meeting = réunion
status-why-shift = service terminé
