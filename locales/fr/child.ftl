### The words a young person reads: chat, contact page, plain errors. French.
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Door and head line

app-name = Discussion
page-title = Page
open-chat = Écris-nous
head-line = Quelqu'un est là pour t'écouter
head-closed = On n'est pas là en ce moment
language = Langue
minimise = Réduire

## First screen

intro-title = Tu peux écrire. C'est gratuit et tu n'as pas à dire ton nom.
fact-who-title = Qui lit ce que tu écris ?
fact-who = Seulement des personnes formées de ce service d'écoute.
fact-tell-title = Quand est-ce qu'on prévient quelqu'un ?
fact-tell = Seulement si une vie est en danger, et on te le dit d'abord.
fact-exit-title = Tu dois partir vite ?
fact-exit = « Quitter vite », ou appuie trois fois sur Maj (Shift). Ton navigateur peut garder une trace de la page d'où tu viens.
safe-question = Es-tu en sécurité en ce moment ?
safe-yes = Oui
safe-no = Non
safe-unsure = Je ne sais pas
safe-optional = Tu peux ne pas répondre.
safe-yes-answer = Merci de nous le dire. Écris quand tu veux.
safe-no-answer = Si tu peux, appelle le {$emergency} maintenant. Ou reste ici et écris : on te répond en premier.
# Shown instead of safe-no-answer while the line is closed: nobody reads at once then, and it must not sound as if.
safe-no-answer-closed = Si tu peux, appelle le {$emergency} maintenant. On n'est pas là en ce moment, on ne peut donc pas te répondre tout de suite.
safe-unsure-answer = Tu as le droit de ne pas savoir. Écris ce qui se passe, on va regarder ça ensemble.

## Writing and leaving

write-placeholder = Écris comme tu veux…
write-label = Ton message
send = Envoyer
leave-now = Quitter vite
leave-now-hint = Ferme cette page tout de suite. Ou appuie trois fois sur Maj (Shift).
call-line = Appeler le {$phone}
call-emergency = Urgence {$emergency}
keep-open = Rien n'est gardé sur cet appareil. Si tu fermes cette page, la discussion est finie.
too-long = C'est trop long. Envoie-le en plusieurs parties de {$max} caractères au plus.
emoji = Émojis
emoji-close = Fermer les émojis

## Messages and where they are

status-sending = envoi…
status-sent = envoyé
status-seen = vu
status-waiting-line = attend la connexion
message-from-you = Tu as écrit
message-from = {$name} a écrit
new-messages = { $count ->
    [one] {$count} nouveau message
   *[other] {$count} nouveaux messages
}

## Waiting and people

waiting-none = C'est à toi juste après · tu peux continuer à écrire
waiting-few = Quelques personnes avant toi · tu peux continuer à écrire
waiting-several = Plusieurs personnes avant toi · tu peux continuer à écrire
operators-away = Il n'y a personne devant l'écran à cette minute. Ton message est gardé et sera lu.
joined = {$name} est là
left = {$name} a quitté la discussion ; une autre personne va continuer
typing = {$name} écrit…

## Closed hours

closed-now = Il n'y a personne pour répondre en ce moment.
# $when is a day and a time in words, such as "lundi 10:00".
closed-opens = On revient : {$when}.
closed-write = Tu peux écrire maintenant ; on répond à notre retour.

## The end of a talk

talk-closed = Cette discussion est finie.
talk-closed-again = Tu peux nous écrire à nouveau quand tu veux.
talk-closed-timeout = Il n'y a pas eu de message depuis un moment, alors cette discussion est fermée.
# A reply that an operator sends to somebody who floods or insults: for a time, messages without danger in them call nobody. $time is a day and a time.
blocked-line = À partir de maintenant et jusqu'à {$time}, nous ne répondons pas ici. Si toi ou quelqu'un d'autre est en danger, appelle le {$emergency} tout de suite, ou dis-le ici. Après, tu pourras de nouveau nous écrire.
end-chat = Finir la discussion
end-chat-confirm = Finir la discussion ? Ce qui est écrit disparaît de cet écran.
end-chat-yes = Oui, finir
end-chat-no = Non, rester ici
ended-title = Merci de nous avoir écrit.
ended-text = La discussion est finie, et ses mots ont disparu de cet écran. Tu peux nous écrire à nouveau quand tu veux, ou appeler le {$phone}. Si tu es en danger, appelle le {$emergency}.
# Button under a finished talk and on the end screen: opens an empty talk.
write-again = Écrire à nouveau

## Connection

connection-lost = Pas de connexion. Ce que tu écris reste ici et partira quand elle revient.
connection-back = La connexion est revenue.
connection-slow = La connexion est lente. Tes mots vont arriver, ça prend juste plus de temps.
session-lost = La connexion a dû recommencer. Tes mots sont toujours là.
service-unavailable = On ne peut pas recevoir de messages à cette minute. Appelle le {$phone}, s'il te plaît.

## Pictures

attach = Ajouter une image
attach-sending = L'image est en train de partir…
attach-failed = L'image n'est pas partie. Essaie encore, s'il te plaît.
attach-download = Enregistrer l'image
attach-too-large = Cette image est trop grande. Choisis-en une plus petite.

## Contact page, which works without scripts

contact-title = Comment nous joindre
contact-lead = Tu peux appeler ou écrire. Tu n'as pas à dire ton nom.
contact-call = Appeler le {$phone}
contact-free = L'appel est gratuit.
contact-chat = Discuter par écrit avec nous
contact-no-script = La discussion en direct ne marche pas dans ce navigateur. Mais tu peux nous écrire ici.
contact-form-label = Écris comme tu veux
contact-form-send = Envoyer
contact-form-sent = On a bien reçu ton message. Merci de nous avoir écrit.
contact-form-hint = Tu peux lire notre réponse seulement tant que cette page reste ouverte. Si tu la fermes, on ne peut plus te joindre.
contact-emergency = En danger ? Appelle le {$emergency}.

## Plain errors

error-too-large = C'était trop d'un coup. Envoie un peu moins, s'il te plaît.
error-try-again = Ça n'a pas marché. Essaie encore, s'il te plaît.
contact-refresh = Voir s’il y a une réponse
