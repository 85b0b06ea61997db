### The operators' console, in Italian: people who answer, supervise and administer. Calm and plain: says what is so and what to do next. No blame, no exclamation marks.
### DRAFT: no native reader has reviewed this file.
### How to translate and review: ../README.md. Names ($name, $alias), times ($time) and clocks ($wait) come in undeclined.

-reviewed-by = none

## Brand and tab titles. A title never says who or what.

brand = Earshot
title-quiet = Posta · Earshot
title-waiting = ({ $count }) Posta · Earshot
# Somebody in immediate danger waits and nobody has taken the talk.
title-alarm = ◆ { $count } urgenti · Earshot

## Log-in

login-hint = Per le persone che rispondono.
login-name = Nome utente
login-password = Password
login-enter = Accedi
login-busy = Accesso in corso…
login-wrong = Il nome utente o la password non è giusto. Riprova.
login-slow-down = Troppi tentativi. Aspetta un minuto, poi riprova.
login-no-answer = Il server non risponde. Controlla la rete, poi riprova.
login-server-trouble = Il server ha un problema. Riprova tra un momento.
unreachable = In questo momento il server non è raggiungibile.
try-again = Riprova

## The page behind the link of an invitation or a password reset

link-invite = Ciao { $name }. Scegli una password, poi puoi accedere.
link-reset = Ciao { $name }. Scegli una nuova password.
link-password = Password
link-again = Di nuovo la stessa password
# $typed counts the characters while typing.
link-help = Almeno { $count } caratteri; meglio qualche parola che ricordi. Finora { $typed }.
link-short = Servono almeno { $count } caratteri.
link-differ = Le due password non sono uguali.
link-save = Salva la password
link-done = La password è salvata. Ora puoi accedere.
link-dead = Questo link è già stato usato o è troppo vecchio. Chiedine uno nuovo a chi amministra.

## Lock: covers the screen when nobody is at the desk. Never says who waits.

lock-title = Bloccato
lock-idle = Nessuna attività da 15 minuti. { $name }, inserisci la password; tutto è rimasto com'era.
lock-asked = { $name }, inserisci la password per continuare. Tutto è rimasto com'era.
lock-ended = La sessione è finita. { $name }, inserisci la password; tutto è rimasto com'era.
lock-open = Sblocca
lock-other = Esci, questa postazione passa a un'altra persona
lock-alarm = { $count ->
    [one] { $count } persona in pericolo aspetta, nessuno se ne occupa
   *[other] { $count } persone in pericolo aspettano, nessuno se ne occupa
}
lock-waiting = { $count ->
    [one] { $count } persona aspetta.
   *[other] { $count } persone aspettano.
}
lock-unsent = { $count ->
    [one] { $count } messaggio non è ancora inviato. È conservato.
   *[other] { $count } messaggi non sono ancora inviati. Sono conservati.
}

## Header

# The search button, and the field it opens.
find = Cerca una conversazione o un comando
find-nothing = Niente trovato tra ciò che è caricato qui.
skip-to-talk = Vai alla conversazione
# State of the connection to the server.
line-live = In diretta
line-reconnecting = Riconnessione…
line-offline = Fuori linea dalle { $time }
status-label = Il tuo stato
status-accepting = Disponibile
status-paused = In pausa
status-away = Assente
# In the menu under the operator's own name.
menu-line = { $name } · chi scrive ti vede come { $alias }

## The band over every screen while somebody in immediate danger waits and nobody has taken the talk

alarm-label = Urgente, nessuno se ne occupa
alarm-look = Guarda
alarm-more = { $count ->
    [one] e { $count } altra
   *[other] e altre { $count }
}
# Spoken at once by screen readers. $reason is one of the signal- messages.
alarm-spoken = Urgente: { $reason }. Nessuno se ne occupa.

## Views

views-label = Viste
views-work = Lavoro
view-waiting = In attesa
view-mine = Le mie
view-theirs = Aspettiamo risposta
view-closed = Chiuse
page-operators = Operatori
page-channels = Canali
page-canned = Risposte pronte
page-triage = Triage
page-audit = Registro
page-not-yours = Il tuo ruolo non apre questa pagina.
sound-on = L'audio è attivo
sound-off = L'audio è spento
sound-blocked = L'audio è bloccato: fai clic qui
order-waiting = Prima le più urgenti
order-mine = Prima le più urgenti
order-theirs = Prima le più urgenti
order-closed = Prima le più recenti
# $wait is a clock such as 11:05.
list-longest = attesa più lunga { $wait }
list-failed = Non è stato possibile caricare l'elenco. Nuovo tentativo…
loading = Caricamento…
empty-waiting = Nessuno aspetta.
empty-mine = Non hai conversazioni.
empty-theirs = Non si aspetta nessuna risposta.
empty-closed = Ancora niente di chiuso.
# On the pill that shows what the list holds back while the pointer is over it.
list-changes = { $count ->
    [one] { $count } modifica
   *[other] { $count } modifiche
}

## Rows

# The way in, short.
channel-webchat = chat
channel-email = e-mail
channel-sms = SMS
channel-matrix = Matrix
priority-0 = Urgenza 0, immediata
priority-1 = Urgenza 1, entro 5 minuti
priority-2 = Urgenza 2, entro 15 minuti
priority-3 = Urgenza 3, entro un'ora
priority-4 = Urgenza 4, oggi
# Short form, as on a label.
priority-short = P{ $priority }
row-unread = { $count ->
    [one] { $count } non letto
   *[other] { $count } non letti
}
# For screen readers. $wait is one of the spoken- messages.
row-waits = aspetta da { $wait }
row-waits-late = oltre il tempo, aspetta da { $wait }
row-their-turn = silenzio da
who-you = tu
who-nobody = ancora nessuno se ne occupa
who-they-type = sta scrivendo…
who-types = { $name } sta scrivendo
who-looks = { $name } sta guardando
who-offered-you = proposta a te
who-offered = proposta a { $name }
row-flood = invio in massa
language-unknown = lingua non nota

## Clocks and days. span-hours and span-days stand in a narrow column.

span-hours = { $hours } h { $minutes }
span-days = { $days } g
target-hours = { $hours } h
spoken-seconds = { $count ->
    [one] { $count } secondo
   *[other] { $count } secondi
}
spoken-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minuti
}
spoken-hours = { $count ->
    [one] { $count } ora
   *[other] { $count } ore
}
spoken-days = { $count ->
    [one] { $count } giorno
   *[other] { $count } giorni
}
day-today = Oggi
day-yesterday = Ieri

## The open talk

# Name of the region for screen readers.
talk-label = Conversazione aperta
talk-none = Scegli una conversazione. La più urgente è in alto.
talk-none-keys = Tasti:
talk-held = Se ne occupa { $name }. Puoi leggere e lasciare una nota.
talk-left = La persona ha lasciato la chat alle { $time }. Una risposta non le arriverebbe.
# A mail address sent an answer back for good. $time is a day and an hour.
talk-refused = L'indirizzo ha rifiutato una risposta in modo definitivo ({ $time }). Non vi si invia più nulla finché la persona non scrive di nuovo.
talk-related = Sembra far parte di un'altra conversazione
thread-label = Messaggi
thread-earlier = Messaggi precedenti
thread-sitting = Contatto n. { $number }
thread-typing = { $alias } sta scrivendo…
thread-below = { $count ->
    [one] { $count } nuovo messaggio
   *[other] { $count } nuovi messaggi
}
words-all = Mostra tutti i { $count } caratteri
by-you = tu
# Stands where a name stands: nobody wrote this, Earshot did.
by-itself = Earshot, da solo
# Names of lines for screen readers.
said-in = { $name }, { $time }
said-out = Risposta, { $name }, { $time }
said-note = Nota, { $name }, { $time }
# Spoken when a message comes into the open talk.
said-by = { $alias }: { $text }
note-by = Nota · { $name } · la vedono solo gli operatori

## The safety question ("Are you safe right now?") and its answer

safety-asked = Al sicuro adesso?
safety-yes = Dice: al sicuro
safety-no = Dice: non al sicuro
safety-unsure = Dice: non lo sa
safety-when = alle { $time }
safety-emergency = Soccorso: { $number }

## Hand-over

offer-words = { $name } ti passa questa conversazione.
offer-accept = Accetta
offer-decline = Rifiuta
# A queue offers it: nobody has it yet.
offer-queue = Questa conversazione è proposta a te. Dopo un minuto va alla persona successiva.
offer-pass = Lascia ad altri
offered-label = Proposta a te
offered-words = Proposta a te
# For screen readers.
offered-spoken = La conversazione di { $alias } è proposta a te.
offer-waits = Proposta a { $name }, non ancora accettata.
transfer-title = Passa { $alias }
transfer-to = A chi
transfer-everybody = Di nuovo a tutti
transfer-note = Nota per chi la prende
transfer-hint = Resta a te finché non viene accettata.
transfer-back-hint = Torna subito in lista e aspetta che qualcuno la prenda.
transfer-offer = Passa
transfer-release = Rimetti in lista

## Priority by hand

action-priority = Cambia l'urgenza
priority-title = Quanto è urgente { $alias }?
priority-now = Ora P{ $priority }: { $reason }
priority-new = Nuova urgenza
priority-is-now = come adesso
priority-why-higher = Perché più urgente?
priority-why-lower = Perché meno urgente?
priority-set = Imposta
done-priority = Conversazione di { $alias }: ora P{ $priority }.
why-unsaid = È sottinteso, non detto
why-words = Lo dice con altre parole
why-picture = Lo mostra un'immagine o una registrazione
why-elsewhere = Si sa da una telefonata, da un collega, da un'altra conversazione
why-misread = Le parole sono state fraintese
why-joke = Una battuta o un modo di dire
why-fiction = Un gioco, un film, una canzone, un compito di scuola
why-past = È passato da molto tempo
why-quoted = Parole di qualcun altro
why-settled = Il pericolo era reale ed è passato
why-prank = Una prova o uno scherzo

## Triage: what the rules got wrong

triage-hint = Che cosa dicono delle regole gli operatori e l'esito delle conversazioni. Qui non ci sono parole di nessuno. Ciò che nessuno corregge non si sa.
triage-stretch = Periodo
triage-days = { $days ->
    [one] L'ultimo giorno
   *[other] Gli ultimi { $days } giorni
}
triage-missed = Sfuggite
triage-missed-words = su { $grave } con P0 o P1 alla fine
triage-false = Falsi allarmi
triage-false-words = su { $alarms } con P0 o P1 secondo le regole
triage-table = Che cosa dicevano le regole, e com'è finita
triage-said = Regole
triage-ended = alla fine P{ $priority }
triage-lowered = Urgenza abbassata dagli operatori
triage-raised = Urgenza alzata dagli operatori
triage-none = Niente in questo periodo.
triage-times = Volte
triage-change = Cambiamento
triage-why = Perché

## Delivery: what became of a reply, and what to do

delivery-queued = in attesa di invio
delivery-leased = invio in corso
delivery-sent = inviato
delivery-delivered = consegnato
delivery-read = visto
delivery-failed = Non inviato
delivery-expired = Non inviato in tempo
delivery-unknown = Non si sa se è arrivato
delivery-failed-help = Non è arrivato. Copialo nel campo di scrittura per inviarlo di nuovo.
delivery-expired-help = La persona non era lì per riceverlo. Se serve ancora, copialo nel campo di scrittura e invialo di nuovo.
delivery-unknown-help = Forse è arrivato. Non viene mai inviato due volte da solo. Chiedi se è arrivato, o copialo nel campo di scrittura.
delivery-hopeless-help = Non è arrivato, e inviarlo di nuovo non serve. Cerca un altro modo per raggiungere la persona.
delivery-too-large-help = Non è arrivato. Invialo di nuovo senza i file, o con file più piccoli.
delivery-copy = Copia nel campo di scrittura
# Why the carrier refused, where that is known.
delivery-code-session-ended = la persona ha lasciato la chat
delivery-code-address-refused-mail = l'indirizzo ha già rifiutato una risposta in modo definitivo
delivery-code-no-address = non c'è un indirizzo a cui rispondere
delivery-code-attachments-too-large = i file sono troppo grandi per un'e-mail
# A mail server's status code (RFC 3463): one exact, then what begins alike. Shown with the number behind it.
delivery-code-5-1-1 = l'indirizzo non esiste
delivery-code-5-1-2 = la parte dell'indirizzo dopo la @ non esiste
delivery-code-5-1-6 = la casella si è spostata senza lasciare un nuovo indirizzo
delivery-code-5-1-10 = questo indirizzo non riceve e-mail
delivery-code-5-1 = c'è qualcosa che non va nell'indirizzo
delivery-code-5-2-1 = la casella è disattivata
delivery-code-5-2-2 = la casella è piena
delivery-code-5-2-3 = l'e-mail è troppo grande per questa casella
delivery-code-5-2 = la casella non la accetta
delivery-code-5-3-4 = l'e-mail è troppo grande per il loro server
delivery-code-5-3 = il loro server di posta non può accettarla
delivery-code-5-4 = non si è trovata una via verso il loro server di posta
delivery-code-5-5 = i server di posta non si sono capiti
delivery-code-5-6 = il loro server non accetta il contenuto dell'e-mail
delivery-code-5-7 = il loro server di posta l'ha rifiutata
delivery-code-5 = rifiutata in modo definitivo
delivery-code-4-2-2 = per ora la casella è piena
delivery-code-4-4 = il loro server di posta non era raggiungibile
delivery-code-4-7 = per ora il loro server di posta non la vuole
delivery-code-4 = per ora non si può consegnare
# $words is one of the lines above, $code the number.
delivery-code-numbered = { $words } ({ $code })

## Flags on a message

flag-id-reused = Arrivato con un numero già usato, con altre parole. Sono conservati tutti e due.
flag-unreadable = Non è stato possibile leggerlo. Ciò che è arrivato è allegato così com'è.
# What kind of mail it is, small above the words.
flag-automatic = Inviata automaticamente
flag-machine = Risposta automatica dall'altra parte
flag-carrier = Avviso del sistema di posta

## Mail in the thread

# The sender's own clock, where it differs from when the mail came in.
mail-sent = inviata: { $time }
# The mail servers vouch for the sender's address.
mail-confirmed = mittente confermato
mail-doubtful = Forse non viene da questo indirizzo: { $address }
mail-elsewhere = Le risposte vanno a { $address }, non all'indirizzo del mittente.
mail-forwarded = Inoltrata; scritta da { $name }
# $date as the mail program wrote it.
mail-forwarded-dated = Inoltrata; scritta da { $name }, data: { $date }
# Opens what the words above leave out.
mail-quoted = Mostra testo citato e firma
mail-quoted-hide = Nascondi testo citato e firma
# A list of what could not be read in the mail.
mail-notes = Su questa e-mail
mail-designed = Mostra l'impaginazione
mail-designed-hide = Mostra solo il testo
mail-designed-hint = Nulla viene caricato da fuori; i link si vedono ma non si seguono.
# Name of the frame for screen readers.
mail-designed-title = L'e-mail con la sua impaginazione
# Within the frame, where there is no mail to show.
mail-designed-gone = Qui non c'è più nulla da mostrare.
mail-designed-unreadable = L'impaginazione di questa e-mail non si può mostrare. Leggi il testo o salva l'e-mail originale.
# Opens the pictures that the mail itself brought.
mail-pictures = Mostra le immagini
mail-pictures-hide = Nascondi le immagini
mail-details = Dettagli
mail-from = Da
mail-reply-to = Risposte a
mail-to = A
mail-cc = Copia
mail-subject = Oggetto
mail-sent-at = Inviata
mail-received-at = Ricevuta
mail-forwarded-from = Scritta da
mail-forwarded-subject = Il suo oggetto
mail-original = Salva l'e-mail originale

## A message that isn't known to have arrived at the server

unsent-label = Non ancora inviato
unsent-sending = invio…
unsent-waiting = Non ancora inviato.
unsent-waiting-help = È conservato qui e parte da solo appena torna la connessione.
unsent-now = Invia adesso
unsent-edit = Torna al campo di scrittura
unsent-refused = Non accettato.
unsent-files = { $count ->
    [one] { $count } file
   *[other] { $count } file
}
conflict-title = { $alias } ha scritto nel frattempo. La tua risposta non è ancora inviata:
conflict-edit = Torna alla mia risposta
conflict-send = Invia comunque

## Composer

composer-kinds = Che cosa scrivi
composer-reply = Risposta
composer-note = Nota
composer-note-begun = c'è una nota iniziata
composer-canned = Risposte pronte
composer-reply-label = Risposta a { $alias }
composer-note-label = Nota su { $alias }, la vedono solo gli operatori
composer-reply-hint = Scrivi a { $alias }…
composer-note-hint = Solo per chi lavora qui…
composer-closed-hint = Questa conversazione è chiusa.
composer-count = { $count } su { $limit }
composer-claim-first = Prendi per rispondere
composer-not-yours = Qui risponde un'altra persona.
composer-closed = Chiusa. Le note sono ancora possibili.
note-warning = La vedono solo gli operatori
note-save = Salva la nota
reply-send = Invia
draft-empty = {""}
draft-saving = salvataggio…
draft-saved = bozza salvata
draft-unsaved = non ancora salvata
file-attach = Allega un file
file-remove = Togli { $name }
file-uploading = caricamento…
file-download = Scarica
file-closed = Viene da fuori, non controllato. Da aprire solo se necessario.
file-closed-picture = Viene da fuori, non controllata.
# The mail itself, where it is large. $size such as 31 MB.
file-original = L'e-mail intera così com'è arrivata, { $size }
picture-reveal = Mostra l'immagine
picture-logged = Chi guarda viene registrato.
picture-cover = Copri
picture-uncover = Scopri
picture-alt = Immagine { $name }
canned-in = { $language }
canned-every = Tutte le lingue
canned-none-in = Nessuna in questa lingua ({ $language }); ecco le altre
canned-show-every = Tutte le lingue
canned-show-own = Solo la lingua di chi scrive
canned-nothing = Niente trovato.

## Beside the talk

about-label = Su questa conversazione
about-contact = Persona
about-address = Indirizzo
about-language = Lingua
about-first = Primo contatto
about-sittings = Contatti
about-sittings-count = { $count ->
    [one] questo è il primo
   *[other] { $count } in tutto
}
about-urgency = Perché è urgente
about-no-signal = nessun segnale trovato
about-rule = Regola
about-by-hand = impostata da un collega
about-flood = Invio in massa
about-flood-words = Ne sono arrivate molte insieme; aspetta dietro a quelle di pari urgenza
about-queue = Coda
about-waits = Aspetta
about-people = Chi c'è
about-holder = Se ne occupa
about-looking = Sta guardando
about-record = Scheda del contatto
about-no-record = Non ancora scritta
about-earlier = Prima

## Actions: buttons, palette and key map share these

action-down = Prossima nell'elenco
action-up = Precedente nell'elenco
action-open = Apri
action-claim = Prendi
action-reply = Rispondi
action-note = Scrivi una nota
action-canned = Risposte pronte
action-send = Invia
action-transfer = Passa
action-release = Rimetti in lista
action-accept = Accetta il passaggio
action-close = Chiudi…
action-record = Scheda del contatto…
action-about = Su questa conversazione
action-back = Indietro
action-go-waiting = Vai a In attesa
action-go-mine = Vai a Le mie
action-go-theirs = Vai a Aspettiamo risposta
action-go-closed = Vai a Chiuse
action-go-canned = Risposte pronte: modifica
action-go-operators = Operatori
action-go-channels = Canali
action-go-audit = Registro
action-go-triage = Triage
action-palette = Cerca una conversazione o un comando
action-keys = Tastiera
action-status-accepting = Stato: disponibile
action-status-paused = Stato: in pausa
action-status-away = Stato: assente
action-mute = Spegni l'audio
action-unmute = Attiva l'audio
action-notify = Avvisami nelle altre schede
action-lock = Blocca lo schermo
action-log-out = Esci
keys-title = Tastiera
keys-list = Elenco
keys-talk = Conversazione
keys-go = Vai
keys-desk = Postazione
keys-hint = Le lettere funzionano quando non scrivi. Esc lascia il campo di scrittura.

## The Call form, filled in when a talk is closed. Labels of codes come from taxonomy.ftl.

call-title = Scheda del contatto
call-title-close = Chiudi { $alias }
call-title-record = Scheda del contatto di { $alias }
call-no-lists = Gli elenchi dei codici non sono caricati. Controlla la connessione, poi riprova.
# In front of a row of one-key answers: prank, silent, wrong number…
call-quick = Non di ascolto, un tasto:
call-class = Tipo di contatto
call-non = Perché non era ascolto
call-about = Di chi si parla
call-role = Chi ha contattato
call-age = Età del minore
call-age-years = anni
call-age-unknown = Se l'età non è nota
call-gender = Genere del minore
call-reasons = Motivi
call-reason-find = Scrivi per trovare un motivo
call-reason-remove = Togli { $reason }
# Beside the most important of several reasons.
call-leading = principale
call-actions = Che cosa si è fatto
call-note = Nota
call-emergency = Soccorso ({ $number })
call-emergency-short = Soccorso
call-emergency-why = Perché
call-called = Chiamato
call-not-called = Non chiamato
call-choose = Scegli…
call-close = Chiudi la conversazione
call-save = Salva la scheda
call-gaps = { $count ->
    [one] Manca { $count } risposta.
   *[other] Mancano { $count } risposte.
}
call-missing-non = Scegli un motivo.
call-missing-age = Inserisci l'età, o scegli perché non è nota.
call-missing-reasons = Scegli un motivo, o indica perché non c'è.
call-missing-leading = Scegli il motivo principale.
call-missing-emergency = È stato chiamato il { $number }? Si registra per ogni conversazione di urgenza 0.
call-missing-why = Scegli il motivo della decisione.
answer-UNK = Chiesto, non noto
answer-NASK = Non chiesto
answer-REF = Ha preferito non rispondere

## Pages

operators-invite = Invita
operators-name = Nome
operators-login = Nome utente
operators-alias = Alias
operators-alias-long = Alias che vede chi scrive
operators-languages = Lingue
operators-skills = Competenze
operators-skills-of = Competenze di { $name }, separate da virgole
operators-skills-none = nessuna
operators-talks = Conversazioni alla volta
operators-talks-of = Conversazioni alla volta per { $name }
operators-changed = Modifica salvata: { $name }.
operators-role = Ruolo
operators-role-of = Ruolo di { $name }
operators-role-done = Il ruolo di { $name } è cambiato.
operators-status = Stato
operators-acts = Azioni
operators-off = Disattivato
operators-reset = Link per la password
operators-deactivate = Disattiva
operators-activate = Attiva
operators-off-done = { $name } non può più accedere.
operators-on-done = { $name } può di nuovo accedere.
operators-make-link = Invita e mostra il link
role-operator = Ascolto
role-supervisor = Supervisione
role-admin = Amministrazione
link-for = Link per { $name }:
link-label = Link
link-copy = Copia
link-copied = Il link è copiato.
link-once = Funziona una volta sola. Consegnalo di persona o per una via sicura; non sarà più mostrato.
canned-hint = Si aprono con / nel campo di scrittura, prima nella lingua di chi scrive.
canned-none = Non ci sono ancora risposte pronte.
canned-add = Nuova risposta
canned-title = Titolo
canned-language = Lingua
canned-text = Testo
canned-save = Salva
canned-saved = “{ $title }” è salvata.
canned-change = Modifica
canned-change-named = Modifica “{ $title }”
canned-remove = Elimina
canned-remove-named = Elimina “{ $title }”
canned-remove-sure = Elimina davvero
canned-removed = “{ $title }” è eliminata.
audit-hint = Chi ha fatto e visto che cosa, dal più recente. Niente qui può essere cambiato.
audit-at = Quando
audit-who = Chi
audit-act = Che cosa
audit-subject = Su che cosa
audit-system = il sistema
audit-more = Più indietro
audit-again = Aggiorna
act-operator-logged-in = Accesso
act-login-failed = Accesso non riuscito
act-operator-logged-out = Uscita
act-conversation-opened = Conversazione aperta
act-conversation-claimed = Conversazione presa
act-conversation-released = Conversazione rimessa in lista
act-conversation-offered = Conversazione passata
act-conversation-declined = Passaggio rifiutato
act-conversation-taken = Conversazione presa da un collega
act-conversation-closed = Conversazione chiusa
act-conversation-prioritised = Urgenza di una conversazione cambiata
act-conversation-dropped = Conversazione rimessa in lista, operatore assente
act-conversation-erased = Conversazione cancellata
act-message-sent = Risposta inviata
act-message-shown-as-html = Impaginazione di un'e-mail guardata
act-message-shown-with-pictures = Impaginazione di un'e-mail guardata, con immagini
act-message-original-downloaded = E-mail originale salvata
act-note-written = Nota scritta
act-attachment-revealed = Immagine guardata
act-attachment-downloaded = File scaricato
act-call-opened = Scheda aperta
act-call-saved = Scheda salvata
act-operator-invited = Invito a un operatore
act-operator-changed = Operatore modificato
act-operator-link-made = Link per la password creato
act-operator-password-set = Password impostata
act-canned-created = Risposta pronta scritta
act-canned-changed = Risposta pronta modificata
act-canned-deleted = Risposta pronta eliminata
act-hotline-applied = Impostazioni della linea modificate
act-channel-applied = Canale modificato

## Channels: how each way in is, and mailboxes

# The line over every screen while a channel needs somebody's help.
health-label = Canali che hanno bisogno di aiuto
health-no-words = Non funziona.
health-last = funzionava ancora: { $time }
health-look = Canali
channels-hint = Come sta ogni via d'ingresso. Una casella di posta si imposta qui e si prova subito.
channels-add = Aggiungi casella
channels-change = Modifica
channels-change-named = Modifica { $name }
channels-test = Prova
channels-test-named = Prova { $name }
channels-testing = Prova in corso…
channels-testing-hint = Accede ai server di posta come fa Earshot. Nulla viene cambiato e nulla viene inviato.
channels-checks = Risultato della prova
channels-check-works = Funziona:
channels-check-fails = Non funziona:
channels-saved = { $name }: salvato. Ora fai la prova.
channels-state = Stato
channels-state-ready = pronto
channels-state-off = disattivato
channels-state-starting = in avvio
channels-state-works = funziona
channels-state-interrupted = interrotto, riprova da solo
channels-state-needs-help = ha bisogno di aiuto
channels-problem = Problema
channels-last-ok = Funzionava ancora
channels-received = Ultimo messaggio
channels-never = ancora nessuno
channels-stored = Presi in carico finora
channels-server-count = Sul server di posta
channels-backlog = Non ancora presi in carico
mailbox-title-new = Nuova casella
mailbox-title-change = Modifica { $name }
mailbox-part-mailbox = Casella
mailbox-part-incoming = Posta in arrivo
mailbox-part-outgoing = Posta in uscita
mailbox-part-answers = Che cosa vedono gli altri
mailbox-part-automatic = Risposta automatica
mailbox-part-trust = Fiducia
mailbox-name = Nome in Earshot
mailbox-name-fixed = Il nome resta: identifica la casella.
mailbox-name-taken = C'è già un canale con questo nome. Scegline un altro.
mailbox-address = Indirizzo e-mail
mailbox-aliases = Altri indirizzi che portano qui
mailbox-aliases-hint = Uno per riga, perché nessuno passi per una persona che scrive.
mailbox-active = In uso
mailbox-active-hint = Se è disattivata, non si riceve e non si invia nulla.
mailbox-host = Server
mailbox-port = Porta
mailbox-tls = Cifratura
mailbox-tls-implicit = TLS
mailbox-tls-starttls = STARTTLS
mailbox-tls-plain = nessuna (solo sulla stessa macchina)
mailbox-username = Nome utente
mailbox-password = Password
mailbox-password-hint = È conservata sotto sigillo e non viene mai mostrata.
mailbox-password-keep = Lascia vuoto per tenere la password impostata. Non viene mai mostrata.
mailbox-token = Accede con un token, impostato sul server. Non serve una password.
mailbox-same = Stesso nome utente e stessa password della posta in arrivo
mailbox-folders = Cartelle
mailbox-folders-hint = Una per riga. La prima è sempre in ascolto.
mailbox-start = E-mail già presenti
mailbox-start-now = Solo ciò che arriva da ora
mailbox-start-everything = Prendi anche le e-mail vecchie
mailbox-start-hint = Vale per le cartelle mai lette prima. Le e-mail vecchie non ricevono risposta automatica.
mailbox-neutral-why = Oggetto e nome del mittente si vedono su telefoni bloccati e schermi condivisi, da chiunque guardi. Parole neutre non rivelano nulla.
mailbox-neutral-subject = Oggetto neutro
mailbox-neutral-subject-hint = Sta in ogni risposta. Vuoto: si ripete l'oggetto dell'e-mail ricevuta.
mailbox-neutral-sender = Nome neutro del mittente
mailbox-neutral-sender-hint = Sta in ogni risposta. Vuoto: si usa il nome del mittente qui sotto.
mailbox-sender = Nome del mittente
mailbox-sender-hint = Accanto all'indirizzo, dove non c'è un nome neutro.
mailbox-plus = L'indirizzo accetta un'aggiunta
mailbox-plus-hint = La maggior parte dei server porta aiuto+parola@… ad aiuto@…. Così le risposte ritrovano meglio la loro conversazione.
mailbox-acknowledge = Rispondi automaticamente alle nuove e-mail
mailbox-acknowledge-hint = Dice che l'e-mail è arrivata; al massimo una volta al giorno per ogni indirizzo.
# $language is the name of a language.
mailbox-acknowledgement = Testo: { $language }
mailbox-verdicts = A chi si crede sui mittenti
mailbox-verdicts-hint = Nome del proprio server di posta in “Authentication-Results”, uno per riga. Vuoto: non si crede a nessun server, solo una firma (DKIM) conferma il mittente.
mailbox-faults = { $count ->
    [one] { $count } risposta va corretta; è segnata sopra.
   *[other] { $count } risposte vanno corrette; sono segnate sopra.
}
mailbox-save = Salva
mailbox-saving = Salvataggio…

## What happened

done-released = { $alias } è di nuovo in lista.
done-offered = Conversazione di { $alias } proposta a { $name }.
done-closed = Conversazione di { $alias } chiusa.
done-record-saved = La scheda è salvata.
dismiss = Chiudi
cancel = Annulla
# Shown by the operating system over other programs: must not say what it is about.
notification = Qualcosa ti aspetta
trouble-no-answer = Il server non risponde. Niente è perso; riprova quando torna la connessione.
trouble-server = Il server ha un problema. Niente è perso; riprova tra un momento.
trouble-session-ended = La sessione è finita. Accedi di nuovo.
trouble-here = Qualcosa qui non ha funzionato. Riprova.

## Why it is urgent: the codes of triage, in words

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
