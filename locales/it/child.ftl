### The words a young person reads: chat, contact page, plain errors. Italian.
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Door and head line

app-name = Chat
page-title = Pagina
open-chat = Scrivici
head-line = C'è qualcuno che ti ascolta
head-closed = In questo momento non ci siamo
language = Lingua
minimise = Riduci

## First screen

intro-title = Puoi scrivere. È gratis e non devi dire il tuo nome.
fact-who-title = Chi legge?
fact-who = Solo persone preparate di questo servizio di ascolto.
fact-tell-title = Quando lo diciamo a qualcuno?
fact-tell = Solo se una vita è in pericolo, e prima lo diciamo a te.
fact-exit-title = Devi andare via in fretta?
fact-exit = “Esci subito”, oppure premi Maiusc (Shift) tre volte. Il tuo browser potrebbe ricordare la pagina da cui arrivi.
safe-question = Sei al sicuro adesso?
safe-yes = Sì
safe-no = No
safe-unsure = Non lo so
safe-optional = Puoi anche non rispondere.
safe-yes-answer = Grazie di avercelo detto. Scrivi quando vuoi.
safe-no-answer = Se puoi, chiama subito il {$emergency}. Oppure resta qui e scrivi: rispondiamo prima a te.
# Shown instead of safe-no-answer while the line is closed: nobody reads at once then, and it must not sound as if.
safe-no-answer-closed = Se puoi, chiama subito il {$emergency}. In questo momento non ci siamo, quindi non possiamo rispondere subito.
safe-unsure-answer = Va bene anche non saperlo. Scrivi che cosa succede e lo guardiamo insieme.

## Writing and leaving

write-placeholder = Scrivi come vuoi…
write-label = Il tuo messaggio
send = Invia
leave-now = Esci subito
leave-now-hint = Chiude subito questa pagina. Oppure premi Maiusc (Shift) tre volte.
call-line = Chiama il {$phone}
call-emergency = Emergenza {$emergency}
keep-open = Su questo dispositivo non resta niente. Se chiudi questa pagina, la conversazione finisce.
too-long = È troppo lungo. Mandalo in più parti, ognuna di {$max} caratteri al massimo.
emoji = Emoji
emoji-close = Chiudi le emoji

## Messages and where they are

status-sending = invio…
status-sent = inviato
status-seen = visto
status-waiting-line = in attesa della connessione
message-from-you = Hai scritto
message-from = {$name} ha scritto
new-messages = { $count ->
    [one] {$count} nuovo messaggio
   *[other] {$count} nuovi messaggi
}

## Waiting and people

waiting-none = Il prossimo turno è il tuo · puoi continuare a scrivere
waiting-few = Poche persone prima di te · puoi continuare a scrivere
waiting-several = Diverse persone prima di te · puoi continuare a scrivere
operators-away = In questo minuto non c'è nessuno davanti allo schermo. Il tuo messaggio resta qui e sarà letto.
joined = {$name} è qui
left = {$name} ha lasciato la chat; continua un'altra persona
typing = {$name} sta scrivendo…

## Closed hours

closed-now = In questo momento non c'è nessuno che può rispondere.
# $when is a day and a time in words, such as "lunedì, 10:00".
closed-opens = Torniamo: {$when}.
closed-write = Puoi scrivere adesso; rispondiamo quando torniamo.

## The end of a talk

talk-closed = Questa conversazione è finita.
talk-closed-again = Puoi scrivere di nuovo quando vuoi.
talk-closed-timeout = Per un po' non ci sono stati messaggi, quindi questa conversazione è chiusa.
# A reply that an operator sends to somebody who floods or insults: for a time, messages without danger in them call nobody. $time is a day and a time.
blocked-line = Da adesso e fino a {$time} qui non rispondiamo. Se tu o qualcun altro è in pericolo, chiama subito il {$emergency} o scrivilo qui. Dopo puoi scriverci di nuovo.
end-chat = Finisci la chat
end-chat-confirm = Finire la chat? Quello che è scritto sparisce da questo schermo.
end-chat-yes = Sì, finisci
end-chat-no = No, resto qui
ended-title = Grazie per averci scritto.
ended-text = La conversazione è finita e le sue parole non sono più su questo schermo. Puoi scrivere di nuovo quando vuoi, o chiamare il {$phone}. Se sei in pericolo, chiama il {$emergency}.
# Button under a finished talk and on the end screen: opens an empty talk.
write-again = Scrivi di nuovo

## Connection

connection-lost = Non c'è connessione. Quello che scrivi resta qui e parte quando torna.
connection-back = La connessione è tornata.
connection-slow = La connessione è lenta. Le tue parole arrivano, ci vuole solo più tempo.
session-lost = La connessione è dovuta ripartire. Le tue parole sono ancora qui.
service-unavailable = In questo minuto non possiamo ricevere messaggi. Per favore chiama il {$phone}.

## Pictures

attach = Aggiungi un'immagine
attach-sending = Invio dell'immagine…
attach-failed = L'immagine non è partita. Per favore riprova.
attach-download = Salva l'immagine
attach-too-large = Questa immagine è troppo grande. Scegline una più piccola.

## Contact page, which works without scripts

contact-title = Come contattarci
contact-lead = Puoi chiamare o scrivere. Non devi dire il tuo nome.
contact-call = Chiama il {$phone}
contact-free = La chiamata è gratis.
contact-chat = Scrivici in chat
contact-no-script = In questo browser la chat non funziona. Però puoi scriverci qui.
contact-form-label = Scrivi come vuoi
contact-form-send = Invia
contact-form-sent = Il tuo messaggio è arrivato. Grazie per averci scritto.
contact-form-hint = Puoi leggere la nostra risposta solo finché questa pagina resta aperta. Se la chiudi, non possiamo più raggiungerti.
contact-emergency = Sei in pericolo? Chiama il {$emergency}.

## Plain errors

error-too-large = Era troppo in una volta sola. Per favore manda un po' meno.
error-try-again = Non ha funzionato. Per favore riprova.
contact-refresh = Guarda se c’è una risposta
