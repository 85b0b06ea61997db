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
later-failed = Non è stato possibile caricare questa pagina. Forse la linea è interrotta; oppure Earshot è stato rinnovato nel frattempo, e allora aiuta ricaricare la console.
later-anew = Ricarica la console

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
# A talk that somebody holds became urgent, and they haven't looked at it since.
alarm-rose-label = Ora urgente, non ancora letto
alarm-rose-spoken = Ora urgente, non ancora letto: { $reason }.

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
# Beside an offer, where the reader doesn't speak its language. $language is a language's name.
offer-strange = lingua: { $language }; nessuno che la parli è libero
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
transfer-why = Perché non ti venga più proposta
transfer-why-none = Nessun motivo particolare
transfer-why-asked = Ha chiesto di qualcun altro
transfer-why-concerned = La conosco, o il caso mi riguarda
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

triage-hint = Che cosa dicono delle regole gli operatori e l'esito delle conversazioni. Qui non ci sono parole di nessuno. Ciò che nessuno corregge non si sa. Un pericolo reale e passato conta com'era.
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
delivery-code-no-number = non veniva da un numero a cui si possa rispondere
delivery-code-premium-number = il numero è a tariffa maggiorata, non vi si invia nulla
delivery-code-country = non si inviano SMS in questo Paese
delivery-code-daily-number = gli SMS di oggi per questo numero sono esauriti
delivery-code-daily-country = gli SMS di oggi per questo Paese sono esauriti
delivery-code-stopped = la persona ha chiesto di non ricevere altri SMS
delivery-code-others-in-room = c'è qualcun altro nella stanza; finché c'è, non si invia nulla
delivery-code-identity-changed = le loro chiavi sono cambiate e nessuno aveva guardato
delivery-code-left-room = la persona ha lasciato la stanza
delivery-code-no-room = non c'è una stanza in cui rispondere
delivery-code-room-forbids = la stanza non ci permette di scrivere
delivery-code-too-large-for-matrix = è troppo grande per il suo server
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
delivery-code-cut-while-sending = il collegamento si è interrotto durante l'invio
delivery-code-no-attempt-succeeded = nessun tentativo è riuscito
delivery-code-no-files = via SMS non si possono inviare file
delivery-code-too-long = il messaggio è troppo lungo
# What a gateway or mail server says that has no words here.
delivery-code-theirs = il servizio di invio risponde: { $code }
# $words is one of the lines above, $code the number.
delivery-code-numbered = { $words } ({ $code })
# $words is what the code means, as above.
delivery-note-put-off = Per ora rinviato dal loro server, che continua a provare: { $words }
delivery-note-elsewhere = Non riuscito a un indirizzo a cui è stato inoltrato; il loro lo ha ricevuto: { $words }

## Others who read along

bystanders-watch = Qualcun altro legge. Non parte nulla finché non esce o finché non lo accettate.
bystanders-there = Anche in questa conversazione:
bystanders-known = noto alla linea
bystanders-accepted = accettato da { $name }, { $time }
bystanders-since = da { $time }
bystanders-accept = Accetta
bystanders-refuse = Non accettare più
bystanders-shut = Non si scrive a nessuno mentre qualcun altro legge. Ciò che scrivete resta qui.

## Keys of contacts

keys-verified = chiavi confrontate
keys-compare = Confronta le chiavi…
keys-asked = Chiedono di confrontare delle immagini, perché entrambi sappiate che nessuno legge lungo il percorso.
keys-waiting = Il loro dispositivo non ha ancora risposto.
keys-look = Vedono le stesse, nello stesso ordine? Chiedete per telefono o di persona: chi stesse in mezzo potrebbe anche scrivere qui.
keys-same = Uguali
keys-differ = Diverse
keys-confirmed = Avete detto che sono uguali. Manca ancora la loro risposta.
keys-cancelled = Il confronto è stato interrotto.
keys-not-now = Non ora
keys-warn-changed = La chiave del loro account è diversa da prima. Succede quando si reinstalla l’app – oppure è qualcun altro.
keys-warn-unverified = Le loro chiavi erano state confrontate e non è più certo che siano le loro: un nuovo dispositivo – oppure qualcun altro.
keys-warn-mismatch = Ciò che è stato confrontato era diverso. Forse qualcuno sta in mezzo.
keys-pauses = Non si invia nulla finché qualcuno non ha guardato.
keys-seen = Ho guardato
keys-shut = Non si scrive a nessuno finché qualcuno non ha guardato le loro chiavi. Ciò che scrivete resta qui.

## Flags on a message

flag-id-reused = Arrivato con un numero già usato, con altre parole. Sono conservati tutti e due.
flag-unreadable = Non è stato possibile leggerlo. Ciò che è arrivato è allegato così com'è.
flag-stop = La persona ha chiesto di non ricevere altri SMS.
flag-start = La persona vuole di nuovo ricevere SMS.
flag-incomplete = Una parte di questo SMS non è mai arrivata.
flag-media-missing = Un’immagine o un file allegato non si è potuto scaricare.
# What kind of mail it is, small above the words.
flag-automatic = Inviata automaticamente
flag-machine = Risposta automatica dall'altra parte
flag-carrier = Avviso del sistema di posta
flag-carrier-elsewhere = Su questa conversazione
# A contact changed or took back what stands at the given hour.
said-changed = La persona ha modificato ciò che aveva scritto
said-changed-of = La persona ha modificato ciò che aveva scritto alle { $time }
said-taken-back = La persona ha ritirato qualcosa che aveva scritto.
said-taken-back-of = La persona ha ritirato ciò che aveva scritto alle { $time }.
said-was-changed = Modificato dalla persona alle { $time }. Che cosa diceva prima
said-was-taken-back = Ritirato dalla persona alle { $time }. Che cosa diceva
said-opened-later = Un messaggio cifrato che allora non si poteva aprire. Si trova più in basso, alle { $time }.

## Mail in the thread

# The sender's own clock, where it differs from when the mail came in.
mail-sent = inviata: { $time }
# The mail servers vouch for the sender's address.
mail-confirmed = mittente confermato
mail-doubtful = Forse non viene da questo indirizzo: { $address }
mail-elsewhere = Le risposte vanno a { $address }, non all'indirizzo del mittente.
# { $name }: the alias of the contact.
mail-other = Da { $address }, non da { $name }.
mail-other-nameless = Non nomina alcun mittente: nessuno sa se lo ha scritto { $name }.
# { $now }: the end of the address where answers go; most of it is hidden.
mail-wanted = Vuole le risposte a { $address }. Da qui le risposte vanno a { $now }.
mail-answer-there = Rispondi lì da ora in poi
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
unsent-behind = Parte dopo quello qui sopra.
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
keys-case = Caso
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
act-conversation-snoozed = Conversazione messa da parte
act-conversation-woken = Conversazione messa da parte, ripresa
act-conversation-tagged = Etichette di una conversazione cambiate
act-message-taken-back = Risposta ritirata prima dell’invio
act-safety-set = Scheda di sicurezza cambiata
act-emergency-decided = Chiamata al numero di emergenza: decisione annotata
act-bystanders-accepted = Ha cambiato chi può leggere in una conversazione
act-answers-moved = Ha cambiato dove vanno le risposte di una conversazione
act-identity-compared = Ha confrontato le chiavi con un contatto
act-identity-acknowledged = Ha guardato un avviso sulle chiavi di un contatto
act-channel-recovery-key = Ha creato una chiave di recupero
act-tag-changed = Elenco delle etichette cambiato
act-macro-changed = Macro cambiata
act-macro-removed = Macro rimossa
act-channel-rechecked = Messaggi trattenuti esaminati di nuovo
act-channel-emptied = Messaggi trattenuti eliminati

## Channels: how each way in is, and mailboxes

# The line over every screen while a channel needs somebody's help.
health-label = Che cosa ha bisogno di aiuto
health-no-words = Non funziona.
health-last = funzionava ancora: { $time }
health-look = Canali
health-rules = Regole di triage
health-rules-refused = { $file }, riga { $line }, contiene un errore:
health-rules-unread = { $file } non si può leggere:
health-rules-last-good = Fino alla correzione e al riavvio di Earshot valgono le ultime senza errori.
health-rules-brought = Fino alla correzione e al riavvio di Earshot valgono quelle di Earshot.
channels-hint = Come sta ogni via d’ingresso. Caselle e numeri SMS si configurano qui e si possono provare subito.
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
channels-state-connecting = connessione in corso
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
mailbox-sign-in = Accede con
mailbox-by-password = Password
mailbox-by-token = Token di accesso (OAuth)
mailbox-access-hint = Microsoft 365 e altri non accettano password. Dai il consenso con gli strumenti del fornitore e scrivi qui che cosa hai ricevuto: è conservato sotto sigillo e non viene mai mostrato.
mailbox-access-keep = Lascia vuoto per tenere l'accesso impostato; non viene mai mostrato. Per cambiare qualcosa, scrivi tutto.
mailbox-token-url = Indirizzo dei token
mailbox-token-url-hint = https, come dice il fornitore, per esempio https://oauth2.googleapis.com/token
mailbox-client-id = Client (client ID)
mailbox-client-secret = Segreto del client
mailbox-client-secret-hint = Solo se il fornitore ne ha dato uno.
mailbox-refresh-token = Token di rinnovo (refresh token)
mailbox-refresh-token-hint = Arriva con il consenso.
mailbox-scope = Ambito (scope)
mailbox-scope-hint = Solo se il fornitore lo chiede.
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
mailbox-authority = Autorità dei vostri server di posta
mailbox-authority-hint = I suoi certificati (PEM), se i server hanno i loro da un'autorità propria. Vuoto: ci si fida di quelle del sistema.
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

## Texts (SMS): the composer's count, what the sender's number proves, the gateway's set-up, what is held

sms-count = { $segments } di { $most } · ne restano { $left }
sms-over = { $segments } di { $most }: troppo lungo da inviare
sms-because = Unicode per via di «{ $character }»
sms-plainly = { $count ->
    [one] un segno parte nella forma semplice
   *[other] { $count } segni partono nella forma semplice
}
sms-offer = Segni semplici: solo { $segments }
sms-shut-stopped = La persona ha chiesto di non ricevere altri SMS ({ $time }). Non si può inviare nulla finché non scrive START. Le note restano possibili.
sms-shut-name = Viene da un nome, non da un numero: non si può rispondere. Le note restano possibili.
sms-shut-short = Viene da un numero breve, come quelli delle aziende: non si può rispondere. Le note restano possibili.
sms-unproven = numero non provato
sms-name = un nome, non un numero
sms-unsigned = non firmato
sms-unsigned-hint = Il gateway non firma nulla; solo il segreto nell’indirizzo prova che è lui.
sms-stopped = niente più SMS
about-proof = Prova
about-proof-number = Non provato. Il mittente di un SMS può essere falsificato e un telefono può essere in altre mani.
about-proof-name = Nessuna. Chiunque può inviare un SMS con qualsiasi nome, per esempio «Polizia».
health-held = { $count ->
    [one] Un messaggio è arrivato senza una prova valida del mittente. È trattenuto, non perso.
   *[other] { $count } messaggi sono arrivati senza una prova valida del mittente. Sono trattenuti, non persi.
}
health-held-tell = Avvisa l’amministrazione.
channels-add-sms = Aggiungi numero SMS
channels-testing-sms = Interroga il gateway come fa Earshot. Non cambia nulla e non si invia alcun SMS.
sms-proof = Firma
sms-signed = Il gateway firma ciò che porta.
sms-url-in = Per gli SMS in arrivo
sms-url-status = Per le conferme
sms-url-hint = Inserisci questi indirizzi presso il gateway.
sms-url-hidden = Inserisci questi indirizzi presso il gateway, con il segreto al posto di «…». Non viene più mostrato; puoi impostarne uno nuovo.
sms-url-once = Copiali ora e inseriscili presso il gateway: il segreto che contengono non verrà più mostrato.
sms-url-copied = Copiato.
sms-url-copy-named = Copia: { $name }
held-title = Messaggi trattenuti
held-count = { $count ->
    [one] Un messaggio è trattenuto
   *[other] { $count } messaggi sono trattenuti
}
held-why = Sono arrivati senza una prova valida: qualcuno imita il gateway, o il segreto è stato cambiato solo da una parte. Imposta il segreto giusto, poi controllali di nuovo; ciò che passa diventa messaggio. Alcuni possono essere per un altro numero o account: restano una settimana, o si eliminano qui.
held-more = e altri { $count }
held-release = Controlla di nuovo
held-empty = Svuota
held-empty-sure = Elimina per sempre ciò che è trattenuto
held-emptied = Non è più trattenuto nulla.
held-released = { $count ->
    [one] Il messaggio è entrato.
   *[other] { $count } messaggi sono entrati.
}
held-still = Entrati: { $released }. Ancora trattenuti: { $still }; la loro prova non corrisponde al segreto impostato.
sms-form-new = Nuovo numero SMS
sms-form-part-number = Numero
sms-form-part-gateway = Gateway
sms-form-part-out = Cosa esce
sms-form-part-words = Parole e reti
sms-form-name-fixed = Il nome resta; il canale è noto con esso.
sms-form-number = Numero proprio
sms-form-number-hint = Le risposte partono da qui: +39… o un numero breve.
sms-form-country = Paese
sms-form-country-hint = Due lettere. I numeri senza Paese si leggono come di questo.
sms-form-gateway = Gateway
sms-form-signs = Firma ciò che porta.
sms-form-signs-not = Non firma nulla: un segreto sta nell’indirizzo che chiama.
sms-form-templates = Come gli si parla (JSON)
sms-form-templates-hint = «send», «inbound», «receipts» e «signature», come descritto in docs/sms.md.
sms-form-templates-wrong = Questo non è JSON. Cerca una parentesi o una virgola mancante.
sms-form-secret-path = Segreto nell’indirizzo
sms-form-secret-path-hint = Chi lo conosce può inviare come il gateway. Vuoto: resta quello impostato.
sms-form-secret-sign = Segreto della firma
sms-form-secret-sign-hint = Lo mostrano le pagine del gateway. Alcuni usano il segreto sopra: allora lascia vuoto.
sms-form-make = Creane uno
sms-form-smart = Invia i segni tipografici nella forma semplice
sms-form-smart-hint = Virgolette, trattini lunghi e simili, solo dove fa risparmiare SMS. Le lettere non cambiano mai.
sms-form-countries = Paesi verso cui si possono inviare SMS
sms-form-countries-hint = Due lettere ciascuno, uno per riga. Vuoto: ovunque, ma mai verso numeri a tariffa maggiorata.
sms-form-pace = SMS al secondo
sms-form-daily-number = SMS al giorno verso un numero
sms-form-daily-hint = Ogni parte di un SMS lungo conta.
sms-form-daily-country = SMS al giorno verso un Paese
sms-form-stop = Altre parole che significano «niente più SMS»
sms-form-stop-hint = Una per riga. STOP e simili sono già noti in 30 lingue.
sms-form-start = Altre parole che significano «di nuovo SMS»
sms-form-start-hint = Una per riga, oltre a START.
sms-form-sources = Reti del gateway
sms-form-sources-hint = Una per riga, per esempio 192.0.2.0/24. Ciò che viene da altrove è trattenuto. Vuoto: tutte.
sms-gateway-twilio = Twilio
sms-gateway-vonage = Vonage
sms-gateway-infobip = Infobip
sms-gateway-sinch = Sinch
sms-gateway-bird = Bird (MessageBird)
sms-gateway-elks = 46elks
sms-gateway-kannel = Kannel, il proprio
sms-gateway-generic = un altro
sms-own-twilio-account = Account SID (AC…)
sms-own-twilio-key = Chiave API (SK…), se usata
sms-own-vonage-key = Chiave API
sms-own-infobip-base-url = Indirizzo dell’API (https://….api.infobip.com)
sms-own-bird-workspace = Workspace ID
sms-own-bird-channel = Channel ID
sms-own-sinch-plan = Service plan ID
sms-own-sinch-base-url = Indirizzo dell’API, per un’altra regione
sms-own-elks-username = Nome utente dell’API (u…)
sms-own-kannel-url = Indirizzo di sendsms
sms-own-kannel-username = Utente di sendsms
sms-own-kannel-smsc = Nome del collegamento da usare (smsc-id), se sono più d’uno
sms-api-twilio = Auth token, o segreto della chiave API
sms-api-vonage = Segreto API
sms-api-infobip = Chiave API
sms-api-sinch = Token API
sms-api-bird = Chiave di accesso
sms-api-elks = Password dell’API
sms-api-kannel = Password di sendsms
sms-api-generic = Segreto per l’invio

## How it is safe to reach them

channel-phone = telefono
action-safety = Scheda di sicurezza…
action-emergency = Decisione di emergenza…
action-take-back = Riprendi l'ultima risposta
safety-card = Come contattarli in sicurezza
safety-do-not-contact = Non contattare
safety-not-by = Non tramite { $channels }
safety-only = Solo { $hours }
safety-not-now = ora non è sicuro, di nuovo alle { $time }
safety-shared = Altri vedono questo telefono
safety-code-word = Parola in codice
safety-show = Mostra
safety-they-said = Lo ha detto la persona · { $name }, { $time }
safety-we-think = Lo pensiamo noi · { $name }, { $time }
safety-change = Modifica
safety-hint-waits = Ora non è sicuro rispondere. Ciò che invii aspetta fino al { $time }.
safety-hint-do-not-contact = La scheda di sicurezza dice: non contattare. Non si può inviare nulla. Se è cambiato, modifica la scheda.
safety-hint-unsafe-channel = Secondo la scheda di sicurezza questo canale non è sicuro. Usane un altro o modifica la scheda.
safety-title = Come contattare { $alias } in sicurezza?
safety-form-never = Non contattare
safety-form-never-hint = Non si invia nulla finché qualcuno non lo toglie.
safety-form-shared = Altri usano questo telefono o leggono i messaggi
safety-form-avoid = Non rispondere mai tramite
safety-form-hours = Ore sicure, ogni giorno
safety-form-hours-hint = Secondo l'orologio della linea. Più fasce con virgole; vuoto: a ogni ora. Ciò che si invia fuori aspetta.
safety-form-hours-wrong = Scrivi le ore così: 16:00–18:00.
safety-form-note = Che altro deve sapere chi risponde
safety-form-said = Lo ha detto la persona stessa
safety-save = Salva la scheda
done-safety = Scheda di sicurezza di { $alias } salvata.

## Emergency services, decided in the talk

emergency-ask = Hai chiamato il { $number }?
emergency-title = { $number } per { $alias }
emergency-called = Il { $number } è stato chiamato
emergency-not-called = Il { $number } non è stato chiamato
emergency-by = alle { $time }, { $name }:
emergency-own-words = Con parole tue
emergency-hint = L'ora viene annotata adesso. Passa nella scheda della chiamata, dove si può correggere.
emergency-save = Annota

## Answers that have not left yet

held-undo = Parte tra { $seconds } s
held-safe-hours = Aspetta che sia sicuro: { $time }
held-take-back = Riprendi
held-send-now = Invia ora
held-taken-back = { $name } ha ripreso una risposta alle { $time }. Non è mai partita.
delivery-code-do-not-contact = la scheda di sicurezza dice di non contattare
delivery-code-unsafe-channel = la scheda di sicurezza dice che questo canale non è sicuro
delivery-code-contact-left = la persona ha chiuso prima dell'invio
delivery-code-conflict = un caso segnala un conflitto con questa persona
action-send-at-once = Invia subito, senza poter riprendere
talk-types-too = Anche { $name } sta scrivendo qui
delivery-safety-help = La scheda di sicurezza l'ha fermato. Non è mai partito. Se non è più giusto, modifica la scheda e invia di nuovo.
delivery-conflict-help = È trattenuto: la persona non l’ha letto, e non le si invia nulla su nessun canale.
delivery-safety-again-help = La scheda di sicurezza l'ha fermato. Non è mai partito. Ora la scheda lo permette: se è ancora giusto, copialo e invialo.

## Cases

page-cases = Casi
case-number = Caso
case-numbered = Caso { $number }
case-loading = Caricamento…
case-which = Quali casi
case-view-open = Aperti
case-view-mine = Miei
case-view-due = In scadenza
case-view-closed = Chiusi
case-none-open = Nessun caso aperto.
case-none-mine = Nessun caso affidato a te.
case-none-due = Niente in scadenza.
case-none-closed = Nessun caso chiuso.
case-all = tutti
case-more = Altri
case-about = Argomento
case-children = Minori
case-due = Scadenza
case-closed-at = Chiuso
case-overdue = scaduto
case-find = Numero del caso
case-find-none = Questo caso non esiste.
case-new = Nuovo: { $kind }
case-opened = Il caso { $number } è aperto.
case-open-missing = Apri un caso: minore scomparso
case-open-protection = Apri un caso: protezione
case-link = Collega
case-link-number = Collega al caso n.
hand-on = Passare oltre
hand-on-unsaved = Registra ciò che passi oltre, o annullalo lì; poi chiudi.
hand-on-pass = Passa a un'altra linea
hand-on-home = Messaggio a casa
hand-on-which = Quale linea, e come si raggiunge
hand-on-agreed = Che cosa è stato concordato, e se può richiamare
hand-on-case = In quale caso
hand-on-save = Registra
hand-on-done = È nel caso { $number }, da seguire domani.
hand-on-home-hint = Scrivi le parole come le dice il minore, e mai dove si trova. Si trasmettono dal caso, quando il minore è d'accordo e la famiglia è stata verificata.
case-unlink = Togli il collegamento
case-unlink-held = Finché questo caso è bloccato, non se ne toglie nulla.
case-conflict-here = Il caso { $number } segnala un conflitto con questa persona: non le si può inviare nulla.
case-conflict-hidden = Un caso segnala un conflitto con questa persona: non le si può inviare nulla. Quel caso non è visibile per te; chiedi a un supervisore.
case-print = Stampa
case-add = Aggiungi al caso
case-edit = Modifica
case-save = Salva
case-remove = Togli
case-remove-sure = Togli davvero
case-removed = È stato tolto.
case-download = Scarica
case-task-done = Fatto
case-nothing-yet = Ancora niente.
case-theirs = Un collega ha modificato nel frattempo. Le tue parole restano qui sotto; salvando di nuovo valgono le tue.
case-take-theirs = Prendi la loro
case-take-all = Prendi tutta la loro
case-overtaken = Un collega ha modificato nel frattempo. Ecco com'è ora: guarda, poi ripeti.
case-past = Che cosa diceva prima
case-past-removed = Che cosa è stato tolto
case-known = Forse questo bambino è già conosciuto. Guarda questi casi, oppure salva di nuovo per scriverlo qui.
form-escape-again = Ancora Esc butta via quello che hai scritto.
case-police-not = Polizia non ancora informata.
case-alike = Forse lo stesso minore
case-alike-police_reference = stesso riferimento di polizia
case-alike-name = stesso nome
case-alike-sound = nome simile
case-alike-birth_date = stessa data di nascita
case-status-change = Stato successivo
case-status-to = Nuovo stato: { $status }
case-status-reason = Motivo
case-status-words = A parole
case-child-number = Minore { $number }
case-conflict = Conflitto: non le si invia nulla
case-conflict-hint = Non le si invia nulla, su nessun canale. Sempre così per i sospettati.
case-timeline = Cronologia
case-contact = Contatto
case-did-opened = Caso aperto
case-did-changed = Caso modificato
case-did-status = Stato: { $status }
case-did-part-added = Aggiunto: { $part }
case-did-part-changed = Modificato: { $part }
case-did-part-removed = Tolto: { $part }
case-did-linked = Collegato
case-did-unlinked = Collegamento tolto
case-part-child = Minore
case-part-episode = Scomparsa
case-part-person = Persona
case-part-custody = Affidamento
case-part-referral = Invio
case-part-message_home = Messaggio a casa
case-part-task = Compito
case-part-document = Documento
case-part-note = Nota
case-parts-child = Minori
case-parts-episode = Scomparse
case-parts-person = Persone coinvolte
case-parts-custody = Affidamento
case-parts-referral = Invii
case-parts-message_home = Messaggi a casa
case-parts-task = Compiti
case-parts-document = Documenti
case-parts-note = Note
case-f-kind = Tipo
case-f-risk = Rischio
case-f-owner = Seguito da
case-f-follow_up_at = Da rivedere
case-f-cross_border = Transfrontaliero
case-f-countries = Paesi
case-f-summary = Di cosa si tratta
case-f-team = Squadra
case-f-name = Nome
case-f-birth_date = Data di nascita
case-f-age = Età
case-f-gender = Genere
case-f-nationalities = Nazionalità
case-f-residence = Paese di residenza
case-f-living_situation = Vive
case-f-migration_status = Migrazione
case-f-languages = Lingue
case-f-vulnerabilities = Vulnerabilità
case-f-height_cm = Altezza (cm)
case-f-hair = Capelli
case-f-eyes = Occhi
case-f-marks = Segni particolari
case-f-clothing = Abbigliamento
case-f-notes = Altro
case-f-roles = Ruolo nel caso
case-f-relation = Rapporto con il minore
case-f-addresses = Numeri e indirizzi
case-f-conflict = Conflitto
case-f-mode = Modo di contatto
case-f-platform = Piattaforma
case-f-child_id = Minore
case-f-rights = Affidamento
case-f-proceedings = Procedimento giudiziario
case-f-hague = Istanza dell'Aia
case-f-court = Tribunale e riferimento
case-f-category = Categoria
case-f-missing_since = Scomparso dal
case-f-reported_at = Segnalato
case-f-missing_from = Scomparso da
case-f-last_seen_place = Visto l'ultima volta dove
case-f-last_seen_with = Visto l'ultima volta con
case-f-reasons = Motivi
case-f-violence = Violenza subita
case-f-police_told = Polizia informata
case-f-police_told_at = Polizia informata quando
case-f-police_country = Polizia di quale paese
case-f-police_reference = Riferimento di polizia
case-f-sis_alert = Segnalazione SIS
case-f-interpol = Interpol
case-f-child_alert = Allerta scomparsa
case-f-publicity = Pubblicità
case-f-outcome = Esito
case-f-found_at = Ritrovato quando
case-f-found_how = Ritrovato come
case-f-found_country = Ritrovato in quale paese
case-f-duration = Durata
case-f-to = Inviato a
case-f-organisation = Organizzazione
case-f-at = Quando
case-f-uptake = Seguito
case-f-uptake_at = Confermato quando
case-f-check_at = Richiedere quando
case-f-state = A che punto è
case-f-confirmed_at = Approvato dal minore quando
case-f-checked_at = Famiglia verificata quando
case-f-passed_on_at = Trasmesso quando
case-f-recipient = Per chi
case-f-how_checked = Come è stata verificata la famiglia
case-f-reply = Che cosa ha risposto la famiglia
case-f-message = Le parole del minore (mai dove si trova)
case-f-title = Cosa
case-f-due_at = Entro quando
case-f-assignee = Chi se ne occupa
case-f-done_at = Fatto quando
case-f-document_kind = Tipo di documento
case-f-file = File
log-title = Registra una chiamata
act-case-opened = Ha consultato un caso
act-case-opened-new = Ha creato un caso
act-case-changed = Ha modificato un caso
act-case-status-changed = Ha cambiato lo stato di un caso
act-case-part-added = Ha aggiunto a un caso
act-case-part-changed = Ha modificato una parte di un caso
act-case-part-removed = Ha tolto una parte da un caso
act-case-linked = Ha collegato un caso
act-case-unlinked = Ha tolto un collegamento da un caso
act-case-kept-from = Ha precluso un caso a un collega
act-case-let-in = Ha riaperto un caso a un collega
act-case-looked-up = Ha cercato lo stesso minore
act-case-document-downloaded = Ha scaricato un documento di un caso
act-call-logged = Ha registrato una chiamata
action-log = Registra una chiamata
action-save = Salva un modulo
action-question = Alla domanda successiva di un modulo
action-case-new = Nuovo caso di minore scomparso
action-case-child = Aggiungi un minore
action-case-episode = Aggiungi una scomparsa
action-case-person = Aggiungi una persona
action-case-custody = Aggiungi l'affidamento
action-case-referral = Aggiungi un invio
action-case-message_home = Aggiungi un messaggio a casa
action-case-task = Aggiungi un compito
action-case-document = Aggiungi un documento
action-case-note = Aggiungi una nota
action-case-head = Cambia rischio, responsabile e prossimo contatto
action-case-status = Allo stato successivo
action-go-cases = Vai ai casi
log-hint = Per telefono e sportello. Silenzio, scherzo, riagganciata, persa, sconosciuta: un tasto.
log-stop = Ferma l'orologio
log-go-on = Riprendi
log-medium = Come
log-language = Lingua parlata
log-began = Inizio
log-danger = Qualcuno era in pericolo
log-done = La chiamata è registrata.
log-unknown = Sconosciuta
log-and-case = Salva e apri un caso
call-more = Altro sul minore
call-living = Vive
call-country = Paese
call-heard = Ha conosciuto la linea da
call-wanted = Lingua desiderata
case-f-text = Nota

## Put aside

view-snoozed = Messi da parte
order-snoozed = Prima chi torna prima
empty-snoozed = Niente è messo da parte.
action-go-snoozed = Vai a Messi da parte
action-snooze = Metti da parte…
action-wake = Riprendi
snooze-title = Metti da parte { $alias }
snooze-hint = Torna da solo, e subito se la persona scrive.
snooze-hour = Per un'ora
snooze-three-hours = Per tre ore
snooze-tonight = Fino a stasera
snooze-tomorrow = Fino a domani mattina
snooze-week = Per una settimana
snooze-written = Finché la persona non scrive
snooze-own = Un altro momento
snooze-set = Metti da parte
snoozed-until = Messo da parte fino al { $time }
snoozed-until-written = Messo da parte finché la persona non scrive
snoozed-short-written = se scrive
done-snoozed = { $alias } è messo da parte fino al { $time }.
done-snoozed-written = { $alias } è messo da parte finché la persona non scrive.

## Tags

action-tags = Etichette…
tags-title = Etichette di { $alias }
tags-find = Cerca un'etichetta
tags-none = Questa etichetta non esiste. Un supervisore può aggiungerla.
tags-add = Aggiungi «{ $name }» all'elenco
tags-save = Imposta le etichette

## Notes that name a colleague

called-label = Note che ti nominano
called-words = { $name } ti nomina in una nota
called-open = Leggi

## Macros

page-lists = Etichette e macro
action-go-lists = Vai a Etichette e macro
action-macros = Macro…
macros-title = Macro per { $alias }
macros-none = Non ci sono ancora macro. Le scrivono i supervisori.
macros-gone = (risposta rimossa)
macros-add = Aggiungi una macro
macros-name = Nome
macros-end = Alla fine
macros-end-stay = rimani
macros-end-snooze = metti da parte
macros-end-close = chiudi
macros-hours = Per quante ore; vuoto: finché non scrive
macros-canned = Risposte pronte, in quest'ordine
macros-after = Dopo l'invio: { $steps }.
macros-after-drop = Non farlo
canned-open-place = Completa { $place } prima di inviare.
lists-tags = Etichette
lists-tags-hint = Parole brevi per tipi di dialoghi. Niente nomi, nulla di ciò che un contatto ha detto: le etichette sono in chiaro.
lists-macros = Macro
lists-macros-hint = Una serie di passi con un nome. Non invia nulla: le parole aspettano dove si scrive.
lists-tag-name = Nuova etichetta
lists-tag-add = Aggiungi
lists-tag-retire = Togli dall'elenco
lists-tag-back = Rimetti

## Search

page-search = Ricerca
action-go-search = Ricerca
search-all = Cerca “{ $query }” in tutte le conversazioni
search-label = Parole, nomi, codici, date
search-go = Cerca
search-hint = Trova tutte le conversazioni che può vedere. Resta registrato che ha cercato, non che cosa.
search-help = Come cercare
search-help-words = Le parole si trovano dall'inizio; maiuscole e accenti non contano. Metta tra virgolette ciò che deve essere esatto e un meno davanti a ciò che non deve esserci. Tutto deve corrispondere.
search-example-channel = channel:email
search-example-language = language:fr
search-example-from = from:anna
search-example-note = note:school
search-example-code = code:MS_RUNAWAY
search-example-priority = priority:1
search-example-is = is:closed
search-example-with = with:nobody
search-example-after = after:2026-03-31
search-field-channel = Il canale: il tipo o il nome
search-field-language = La lingua
search-field-from = Chi ha scritto: pseudonimo, nome o indirizzo
search-field-note = Solo nelle note; anche subject: e file:
search-field-code = Un codice della scheda o del segnale; tag: per le etichette
search-field-priority = Da 0, subito, a 4, in giornata
search-field-is = waiting (in attesa), theirs (tocca a loro), closed (chiusa), open (aperta) o mine (mia)
search-field-with = Chi la segue: un nome, me (io) o nobody (nessuno)
search-field-after = Qualcosa è stato detto quel giorno o dopo; anche before:
search-total = { $count ->
    [0] Niente trovato.
    [one] { $count } conversazione trovata.
   *[other] { $count } conversazioni trovate.
}
search-unready = { $count ->
    [one] { $count } conversazione più vecchia è ancora in preparazione.
   *[other] { $count } conversazioni più vecchie sono ancora in preparazione.
}
search-more = Mostra altro
search-said-in = Loro:
search-said-out = Noi:
search-said-note = Nota:
search-state-waiting = attende noi
search-state-theirs = attendiamo loro
search-state-closed = chiusa
search-state-erased = cancellata
act-search-run = Ricerca effettuata

## Board

page-board = Quadro in diretta
action-go-board = Quadro in diretta
board-at = Alle { $time }
board-waiting = In attesa
board-unclaimed = { $count ->
    [0] tutte seguite
   *[other] { $count } senza nessuno
}
board-longest = Attesa più lunga
board-since = dalle { $time }
board-nobody = Nessuno attende.
board-late = In ritardo
board-late-words = oltre il tempo previsto
board-people = Operatori presenti
board-free = { $count ->
    [0] nessuno è libero
    [one] { $count } libero
   *[other] { $count } liberi
}
board-late-list = Da prendere per prime
board-by-priority = Per priorità
board-by-queue = Per coda
board-by-channel = Per canale
board-by-language = Per lingua
board-no-language = non ancora nota
board-count = In attesa
board-wait = Più lunga
board-operators = Operatori
board-not-here = Non presente
board-load = { $talks } su { $limit }
board-unanswered = { $count ->
    [one] { $count } attende
   *[other] { $count } attendono
}

## Filters and kept views

filter = Filtra
filter-any = tutti
filter-channel = Canale
filter-language = Lingua
filter-priority = Priorità
filter-priority-upto = { $name } o più grave
filter-queue = Coda
filter-unclaimed = Senza nessuno
filter-off = Mostra tutto
filter-nothing = Niente corrisponde a questo filtro.
filter-keep-as = Conserva questa vista come
filter-keep = Conserva
filter-shared = Per tutti
filter-forget = Rimuovi la vista “{ $name }”
act-view-saved = Vista conservata
act-view-removed = Vista rimossa

## Set-up

page-setup = Configurazione
action-go-setup = Configurazione
setup-hint = Ciò che salva vale subito; non serve riavviare nulla. Ogni modifica resta registrata con il Suo nome.
setup-line = La linea
setup-organisation = Nome dell'organizzazione
setup-country = Paese (due lettere)
setup-number = Quale linea
setup-national = Numero nazionale
setup-zone = Fuso orario
setup-phone = Numero di telefono, come si scrive
setup-emergency = Numero di emergenza
setup-exit = Dove porta “Esci subito”
setup-exit-hint = Un sito innocuo, per esempio un'enciclopedia.
setup-languages = Lingue in cui si risponde
setup-languages-hint = Una per riga, come en o pt; la principale per prima.
setup-hours = Quando si risponde
setup-hours-hint = Le ore si scrivono 09:00-17:30; 22:00-02:00 passa la mezzanotte. Due fasce si separano con una virgola. Una voce per un canale o una lingua prevale su quella generale.
setup-hours-entry = Orario { $number }
setup-hours-add = Aggiungi un orario
setup-always = Giorno e notte
setup-on-holidays = Nei festivi
setup-holidays = Festività
setup-holidays-hint = Uno per riga: 2026-04-06, o 12-25 per ogni anno.
day-mon = Lunedì
day-tue = Martedì
day-wed = Mercoledì
day-thu = Giovedì
day-fri = Venerdì
day-sat = Sabato
day-sun = Domenica
setup-queues = Code
setup-queues-hint = Senza code tutte le conversazioni attendono in un elenco. Un campo vuoto vale per tutti i canali o lingue.
setup-queue-name = Nome
setup-queue-languages = Lingue, con virgole
setup-queue-channels = Canali
setup-queue-skills = Competenze richieste, con virgole
setup-queue-closed = Quando è chiusa, attendere in
setup-queue-help = Chi attende a lungo riceve aiuto da
setup-queue-after = Dopo tanti minuti
setup-queue-offers = Offrire a un operatore dopo l'altro
setup-queue-add = Aggiungi una coda
setup-none = nessuna
setup-remove = Togli
setup-chat = La chat sul vostro sito
setup-origins = Siti che possono mostrare la chat
setup-origins-hint = Uno per riga, come https://example.org, senza percorso.
setup-uploads = I contatti possono inviare file
setup-snippet = Da inserire nelle vostre pagine per { $name }
setup-copy = Copia
setup-copied = Copiato.
setup-preview = Vedi la chat come i contatti
setup-contact = La pagina dei contatti
setup-preview-limit = La chat com’è stata salvata. Qui non si può premere nulla e nessuna conversazione comincia.
setup-save = Salva
setup-undo = Rileggi
setup-saved = Salvato e in vigore.
setup-mend = { $count ->
    [one] Un campo è da correggere.
   *[other] { $count } campi sono da correggere.
}
setup-history = Modifiche
setup-command-line = Riga di comando
setup-first = stato iniziale
page-texts = Ciò che leggono i contatti
action-go-texts = Ciò che leggono i contatti
texts-hint = Ogni testo che un contatto può leggere, come viene fornito o con parole vostre. Ciò che salvate lo legge chi da quel momento apre la chat o la pagina; un colloquio aperto mantiene le sue parole. I testi che dicono che cosa fa il programma, per esempio come uscire in fretta, non si possono cambiare.
texts-language-own = { $language } (parole proprie: { $count })
texts-unreviewed = Nessun madrelingua ha riletto le parole fornite in { $language }. Fatele leggere a chi lavora con i giovani prima che le leggano i bambini.
texts-without = Non ci sono ancora parole per: { $languages }. Chi parla una di queste lingue legge: { $language }.
texts-part-first = Quando si apre la chat
texts-part-safe = «Sei al sicuro adesso?»
texts-part-waiting = Durante l'attesa
texts-part-closed = Fuori orario
texts-part-end = Quando un colloquio è finito
texts-part-blocked = Quando sono bloccati per un certo tempo
texts-part-page = Nella pagina dei contatti
texts-elsewhere = Altri testi si cambiano altrove. Risposte automatiche alle e-mail, il loro oggetto e il rifiuto di un invito:
texts-own = parole proprie
texts-change = Cambia
texts-change-named = Cambia: { $text }
texts-length = { $count } di { $max } caratteri
texts-values = Deve comparire nel testo: { $values }
texts-preview = I contatti leggono:
texts-meanwhile = Nel frattempo qualcun altro ha cambiato questo testo. Ora dice:
texts-back = Ripristina il testo fornito
texts-saved = Salvato. Lo legge chi apre la chat da adesso in poi.

## Filters and kept views

filter-tag = Etichetta

## Several people in one talk

somebody = qualcuno
asked-label = Un collega ti chiede di unirti
asked-words = { $name } ti chiede di scrivere anche tu qui.
asked-join = Unisciti
asked-decline = Non ora
seat-asked = A { $name } è stato chiesto di unirsi.
seat-second = Anche { $name } scrive qui.
seat-listening = { $name } ascolta.
seat-you-second = Scrivi qui insieme a { $name }.
seat-you-listen = Stai ascoltando. { $name } lo vede.
seat-leave = Esci
seat-stop = Smetti
seat-unask = Ritira
seat-end = Termina
second-title = Chiedi a un collega di unirsi: { $alias }
second-who = A chi chiedere
second-nobody = Non c’è nessun altro a cui chiedere.
second-hint = Resta tua. Quando il collega si unisce potete scrivere entrambi, e { $alias } viene informato che si è unito qualcun altro.
second-ask = Chiedi
done-asked = È stato chiesto a { $name } di unirsi a { $alias }.
take-over-title = Prendi { $alias } da { $name }
take-over-why = Perché
take-over-danger = Qualcuno è in pericolo
take-over-absent = Dalla postazione non arriva risposta
take-over-asked = Mi è stato chiesto
take-over-other = Un altro motivo
take-over-words = Altri dettagli (diventa una nota)
take-over-words-needed = Il motivo (diventa una nota)
take-over-hint = { $name } vede subito che l’hai presa tu, e perché. Quello che stava scrivendo resta suo.
taken-label = Una conversazione è stata presa da te
taken-words = { $name } ha preso questa conversazione alle { $time }.
taken-draft = Quello che stavi scrivendo è conservato.
taken-give = Passalo a { $name } come nota
taken-ok = Ho capito
taken-spoken = { $name } ha preso la conversazione con { $alias }.
composer-whisper = Sussurra
composer-whisper-label = Sussurra a { $name }
composer-whisper-hint = Lo legge solo { $name }…
whisper-warning = Lo legge solo { $name }, mai il contatto
whisper-send = Sussurra
whisper-by = Sussurro · { $name } · il contatto non lo vede mai
said-whisper = Sussurro, { $name }, { $time }
whisper-spoken = { $name } sussurra: { $text }
happened-handed-on = { $name } continua al posto di { $other }
happened-released = { $name } l’ha rimessa in lista (era di { $other })
happened-released-own = { $name } l’ha rimessa in lista
happened-asked = { $name } ha chiesto a { $other } di unirsi
happened-unasked = { $name } ha ritirato la richiesta a { $other }
happened-declined = { $name } non si è unito
happened-joined = { $name } si è unito
happened-let-in = { $name } ha accettato che qualcun altro legga
happened-key-changed = La chiave del loro account è diversa da prima
happened-key-unverified = Le loro chiavi non sono più certe
happened-key-verified = { $name } ha confrontato le chiavi: uguali
happened-key-mismatch = Le chiavi confrontate erano diverse
happened-key-seen = { $name } ha guardato l’avviso sulle loro chiavi
happened-left = { $other } è uscito
happened-listens = { $name } ascolta
happened-listened = { $other } non ascolta più
happened-taken-over = { $name } l’ha presa da { $other }: { $why }
action-second = Chiedi a un collega…
action-join = Unisciti quando richiesto
action-listen = Ascolta
action-take-over = Prendi
action-whisper = Sussurra a chi la gestisce
act-conversation-second-asked = Ha chiesto a un collega di unirsi
act-conversation-second-unasked = Ha ritirato la richiesta
act-conversation-second-declined = Ha rifiutato di unirsi
act-conversation-second-joined = Si è unito a una conversazione
act-conversation-second-left = Il secondo operatore è uscito
act-conversation-listened = Ha ascoltato una conversazione
act-conversation-listening-ended = Ha smesso di ascoltare
act-conversation-taken-over = Ha preso una conversazione con un motivo
act-note-whispered = Ha sussurrato a un operatore

## Keeping and erasing

page-retention = Conservazione e cancellazione
action-go-retention = Conservazione e cancellazione
keeping-title = Per quanto resta
keeping-never = Nessuna regola lo cancella.
keeping-until = I testi si cancellano dopo il { $time }.
keeping-case-until = Il termine scade il { $time }. Poi due supervisori lo cancellano.
keeping-also = Insieme a ciò che era una sola conversazione con questa: { $count } in più.
keeping-held = Bloccato dal { $time }: non se ne cancella nulla.
keeping-hold = Blocca
keeping-let-go = Sblocca
keeping-ask = Chiedi la cancellazione
keeping-reason = Perché
keeping-asked = { $name } ha chiesto la cancellazione il { $time }: { $reason }.
keeping-second = Deve farlo un altro supervisore.
keeping-take-back = Conserva comunque
keeping-erase = Cancella per sempre
keeping-erase-sure = Sì, cancella: è irreversibile
keeping-erased = Cancellato.
keeping-asked-done = Ora un altro supervisore può cancellarlo.
retention-hint = Testi, nomi, file e indirizzi se ne vanno; resta ciò che contano le statistiche. I giorni si contano dalla fine: chiusura di una conversazione o di un caso, risposta a un reclamo, scadenza di una formazione, altrimenti il giorno stesso. Tutto si cancella da solo, una settimana dopo l’avviso qui, tranne i casi: li cancellano due supervisori.
retention-stopped = L’orologio è saltato ({ $time }). Non si cancella nulla finché un amministratore non conferma la data.
retention-resume = La data è giusta: continua
retention-noticed = Ciò che si cancella da solo entro una settimana: { $count }, il primo il { $time }.
retention-carriers = Indirizzi che i gestori devono ancora dimenticare: { $count }
retention-rules = Regole
retention-none = Ancora nessuna regola: nulla si cancella da solo.
retention-record = Che cosa
retention-record-talk = Conversazioni
retention-record-call = Chiamate annotate
retention-record-case = Casi
retention-record-debrief = Note dopo contenuti duri
retention-class = Classe
retention-class-others = tutte le altre
retention-class-without = senza scheda
retention-days = Giorni
retention-add = Aggiungi una regola
retention-remove = Togli la regola
retention-save = Salva le regole
retention-saved = Le regole sono in vigore.
retention-wishes = Cancellazioni richieste
retention-wishes-none = Nessuna richiesta.
retention-a-talk = Una conversazione
retention-due = Casi il cui termine è scaduto
retention-due-none = Nessuno.
retention-due-since = dal { $time }
case-did-held = Bloccato
case-did-let-go = Sbloccato
case-did-erasure-asked = Cancellazione richiesta
case-did-erasure-taken-back = Conservato comunque
case-did-erased = Cancellato
act-conversation-erasure-asked = Ha chiesto di cancellare una conversazione
act-conversation-erasure-taken-back = Ha ritirato la richiesta di cancellare una conversazione
act-conversation-held = Ha bloccato una conversazione
act-conversation-let-go = Ha sbloccato una conversazione
act-case-erasure-asked = Ha chiesto di cancellare un caso
act-case-erasure-taken-back = Ha ritirato la richiesta di cancellare un caso
act-case-erased = Ha cancellato un caso
act-case-held = Ha bloccato un caso
act-case-let-go = Ha sbloccato un caso
act-call-erased = Cancellati i testi di una chiamata
act-phone-erased = Cancellato ciò che il centralino aveva detto di una chiamata
act-retention-changed = Ha cambiato i termini di conservazione
act-retention-stopped = Cancellazione ferma: l’orologio è saltato
act-retention-resumed = Ha confermato l’orologio

## The telephone exchange

log-exchange = Dal centralino
log-state-ringing = Squilla
log-state-answered = In corso
log-state-ended = Finita
log-missed = Perse nell’ultimo giorno: { $count }
log-open = Chiamate da annotare: { $count }
act-call-missed = Una chiamata è andata persa

## Hard content: sealed files, what somebody has opened, notes after it

page-debrief = Contenuti duri
page-sealed = File sigillati
action-go-debrief = Contenuti duri
action-go-sealed = File sigillati
action-seal = Sigilla il file scelto: sospetto abuso su minore
action-break = Fai una pausa
seal = Sigilla: sospetto abuso
seal-hint = Nessuno rivede questo file e nulla di questa conversazione si cancella. Un supervisore lo consegna alla polizia. È irreversibile.
seal-done = Sigillato. Nessuno rivede questo file; un supervisore lo consegna alla polizia.
seal-going = Si sta sigillando…
sealed-file = File sigillato
sealed-message = L’intero messaggio, sigillato con il suo file
sealed-by = Sigillato da { $name }: { $time }
sealed-what-now = Non serve guardare né segnalare di persona. Un supervisore lo vede nell’elenco dei file sigillati e lo consegna alla polizia.
happened-sealed = { $name } ha sigillato un file
happened-handed-over = { $name } ha consegnato un file sigillato
exposure-shift = File che hai aperto in questo turno: { $count }.
exposure-none = Non hai aperto alcun file in questo turno.
exposure-since = Dall’ultima pausa: { $count }.
break-label = Una pausa
break-words = È ora di una pausa
break-why = File aperti dall’ultima: { $count }
break-later = Più tardi
break-take = Fai una pausa
break-taken = Sei in pausa: non ti arriva nulla di nuovo. Ciò che segui resta tuo.
debrief-hint = Nessuno deve portare questo peso da solo. Ogni file aperto conta qui, qualunque cosa mostri.
debrief-own = Ciò che hai aperto
debrief-note = Ciò che ti resta
debrief-who = Lo leggete solo tu e i supervisori. Se lo togli, è cancellato per sempre.
debrief-keep = Conserva la nota
debrief-kept = Conservata. Un supervisore può leggerla.
debrief-notes = Le tue note
debrief-notes-all = Note
debrief-no-notes = Nessuna nota.
debrief-looks = file aperti in quel turno: { $count }
debrief-remove = Togli per sempre
debrief-people = Chi ha aperto file nelle ultime 12 ore
debrief-nobody = Nessuno.
debrief-person = Chi
debrief-opened = File
debrief-last = Ultimo
debrief-break = Pausa
sealed-hint = File che sembrano mostrare un abuso su minore. Nessuno li rivede: vanno alla polizia come sono arrivati, con chi li ha avuti e quando. Nulla delle loro conversazioni si cancella finché non le sblocchi lì.
sealed-none = Nulla è sigillato.
sealed-talk = Conversazione: { $alias }
sealed-not-yet = Non ancora consegnato
sealed-handed = Consegnato: { $count }×
hand-over = Consegna
hand-over-title = Consegna un file sigillato alla polizia
hand-over-hint = Un altro supervisore ottiene un archivio ZIP: i byte come sono arrivati, il loro SHA-256, e chi li ha avuti e quando. Nessuno apre il file. L’archivio si conserva solo come dice la polizia, poi si elimina dal computer.
hand-over-to = A chi: autorità e persona
hand-over-reference = Il loro riferimento
hand-over-message = Aggiungi il messaggio com’è arrivato
hand-over-message-hint = Può nominare chi l’ha inviato e dire più del file. Aggiungilo solo su richiesta: può averlo inviato il minore.
hand-over-save = Salva l’archivio
hand-over-done = L’archivio è tra i download e la consegna è registrata.
hand-over-asked = { $name } ha chiesto il { $time } di consegnare questo a: { $to }.
hand-over-whole = Con il messaggio com’è arrivato.
setup-break = File prima di proporre una pausa
setup-break-hint = Dopo tanti file aperti si propone una pausa. 0 è mai.
act-attachment-sealed = Ha sigillato un file
act-attachment-handed-over = Ha consegnato un file sigillato
act-attachment-hand-over-asked = Ha chiesto di consegnare un file sigillato
act-attachment-hand-over-taken-back = Ha ritirato la richiesta di consegnare un file sigillato
act-debrief-written = Ha scritto una nota dopo contenuti duri
act-debrief-read = Ha letto note dopo contenuti duri
act-debrief-removed = Ha tolto una nota dopo contenuti duri
act-debrief-erased = Ha cancellato una nota dopo contenuti duri
custody-title = Consegna di un file sigillato
custody-warning = Si sospetta che il file mostri un abuso su minore. Si trova accanto a questo testo byte per byte com’è arrivato e dopo la sigillatura non è stato mostrato né modificato. Aprirlo solo dove la legge lo consente.
custody-organisation = Consegnato da
custody-file = Numero del file
custody-talk = Numero della conversazione (pseudonimo)
custody-channel = Arrivato tramite
custody-name = Nome dato dal mittente
custody-type = Tipo indicato dal mittente
custody-contents = In questo archivio
custody-bytes = { $bytes } byte
custody-chain = Catena di custodia (orari UTC)
custody-received = ricevuto
custody-uploaded = caricato qui
custody-revealed = mostrato a { $name }
custody-downloaded = salvato da { $name }
custody-sealed = sigillato da { $name }
custody-handed-over = consegnato da { $name } a { $to }
custody-asked = su richiesta di { $name }
# Matrix accounts.
channels-add-matrix = Aggiungi account Matrix
channels-testing-matrix = Accede al server Matrix come fa Earshot. Non viene modificato né inviato nulla.
matrix-form-new = Nuovo account Matrix
matrix-form-part-account = Account
matrix-form-homeserver = Server
matrix-form-homeserver-hint = Per esempio https://matrix.hotline.example
matrix-form-user = Nome dell'account
matrix-form-user-hint = Per esempio @help:hotline.example
matrix-form-password = Password
matrix-form-token = Token di accesso
matrix-form-token-hint = Al posto della password. Deve appartenere a un dispositivo che nessun altro programma usa.
matrix-form-recovery = Chiave di recupero
matrix-form-recovery-hint = Solo dopo una perdita, o se un altro programma ha creato le chiavi dell’account.
matrix-recovery = Chiave di recupero
matrix-recovery-hint = Con essa un nuovo dispositivo di questo canale conserva le chiavi dell’account dopo una perdita. Si mostra una sola volta; una precedente non vale più. Scrivetela e chiudetela a chiave.
matrix-recovery-make = Crea una chiave di recupero
matrix-recovery-once = Mostrata solo ora:
matrix-form-part-who = Chi può scrivere
matrix-form-servers = Solo da questi server
matrix-form-servers-hint = Uno per riga; *.schools.example per tutto ciò che sta sotto. Vuoto: tutti.
matrix-form-companions = Accettati nelle stanze
matrix-form-companions-hint = Account che possono stare in una stanza accanto alla persona giovane, come un interprete o un bridge. Uno per riga. Chiunque altro nella stanza sospende l'invio.
matrix-form-direct = Solo conversazioni dirette
matrix-form-direct-hint = Gli inviti in altre stanze vengono rifiutati.

## Several talks at once

bulk-begin = Scegli più
action-choose = Scegli la conversazione, per agire su più
action-choose-none = Non scegliere nulla
action-bulk = Agisci sulle conversazioni scelte
action-bulk-undo = Annulla ciò che si è fatto su più
bulk-chosen = Scelte: { $count }
bulk-act = Che cosa fare
bulk-all = Tutte nell’elenco
bulk-stop = Smetti di scegliere
bulk-changed = Cambiate: { $count }. Annullabile fino alle { $time }.
bulk-undo = Annulla
bulk-title = Più conversazioni: { $count }
bulk-tag = Etichetta
bulk-snooze = Metti da parte
bulk-prioritise = Cambia urgenza
bulk-move = Sposta in una coda
bulk-close = Chiudi
bulk-close-as = Nessun ascolto, ma
bulk-choose = Scegli
bulk-give = Metti queste etichette
bulk-take = Togli queste
bulk-why = Perché
bulk-one-queue = C’è una sola coda.
bulk-hint = Tutto insieme, e annullabile per dieci minuti. Restano fuori le conversazioni tenute da altri e chi attende e può essere in pericolo.
bulk-do = Esegui: { $count }
bulk-will = Cambieranno: { $count }
bulk-left-gone = Non ci sono più: { $count }
bulk-left-held = Tenute da un collega: { $count }
bulk-left-closed = Già chiuse: { $count }
bulk-left-grave = Forse in pericolo, da fare una per una: { $count }
bulk-left-newer = Hanno scritto nel frattempo: { $count }
bulk-left-same = Già così: { $count }
bulk-left-full = Avrebbero troppe etichette: { $count }
bulk-left-way = Il motivo vale per l’altra direzione: { $count }
bulk-left-sending = Una risposta è ancora in viaggio: { $count }
bulk-left-changed = Cambiate da allora: { $count }
bulk-done = Cambiate: { $count }. Lasciate fuori: { $left }.
bulk-undone = Annullate: { $count }. Lasciate come sono: { $left }.
happened-reopened = { $name } ha annullato la chiusura
act-bulk-done = Ha agito su più conversazioni
act-bulk-undone = Ha annullato un’azione su più conversazioni
act-conversation-moved = Ha spostato una conversazione in un’altra coda
act-conversation-restored = Ha rimesso una conversazione com’era

## Reviews of talks

page-reviews = Revisioni
action-go-reviews = Revisioni
action-review = Rivedi
reviews-hint = Conversazioni dei colleghi, riviste secondo i criteri della linea. Nessuno rivede una conversazione a cui ha preso parte; chi rivede per secondo non vede i punteggi del primo finché entrambi non sono consegnati. Ogni apertura viene registrata.
reviews-span = Conversazioni degli ultimi
reviews-days = { $count } giorni
reviews-random = Prendine una a caso
reviews-list = Conversazioni riviste
reviews-none = Nessuna conversazione è stata ancora rivista.
review-how-random = a caso
review-how-chosen = scelta
review-title = Revisione: { $alias }
review-answers-by = Risposte: { $name }
review-by = Revisione: { $name }
review-begun = non ancora consegnata
review-closed = consegnata; i punteggi si vedono quando lo sono entrambe
review-nothing = niente era applicabile
review-score = { $score } su 100
review-of-three = { $score } su 3
review-replied = con una risposta
review-withdraw = Ritira
review-withdrawn = Ritirata
review-second = Valuta anche tu
review-release = Mostra all'operatore
review-released = Mostrata
review-agreement = Quanto concordano i revisori
review-agreement-hint = Su tutte le conversazioni valutate da due persone: quota di punteggi uguali e kappa di Cohen con pesi lineari (1 è accordo pieno, 0 quello del caso). Sotto dieci conversazioni non si afferma nulla.
review-sums = Conversazioni riviste: { $talks }, di cui da due: { $twice }.
review-mean = Punteggio medio: { $mean } su 100.
review-mean-few = Troppo poche per una media.
review-criterion = Criterio
review-equal = Uguali
review-kappa = Kappa
review-apart = Applicabile solo per uno
review-since = come nella scheda { $version }
review-too-few = troppo poche
review-no-spread = tutte uguali
reviews-mine = Sulle tue conversazioni
reviews-mine-none = Non ti è stato ancora mostrato nulla.
review-reply = Le tue parole
review-reply-of = Dice: { $name }
review-reply-keep = Salva
review-reply-kept = Salvato. Chi ha rivisto può leggerlo.
review-not-applicable = Non applicabile
review-overall = Sull'insieme
review-comment = Commento
review-file = Un file
review-score-hint = Valuta ciò che leggi, non chi conosci.
review-keep = Salva per dopo
review-kept = Salvato
review-finish = Consegna
review-is-in = La revisione è consegnata.
review-finish-hint = Una volta consegnata resta com'è. L'operatore la vede solo quando gli viene mostrata.
review-form = Criteri
review-form-open = Guarda i criteri, o cambiali
review-form-hint = Salvando nasce una nuova versione. Le revisioni iniziate tengono la loro. Ciò che si legge come prima viene confrontato con i punteggi di prima.
review-form-new = Nuovo criterio
review-form-add = Aggiungi un criterio
review-form-remove = Togli
review-form-save = Salva come nuova versione
review-form-saved = Da ora si rivede secondo i nuovi criteri.
review-anchor = Che cosa vuol dire { $score }
act-review-begun = Ha iniziato a rivedere una conversazione
act-review-read = Ha letto una conversazione per la revisione
act-review-done = Ha consegnato una revisione
act-review-released = Ha mostrato una revisione
act-review-replied = Ha risposto a una revisione
act-review-withdrawn = Ha ritirato una revisione
act-review-form-changed = Ha cambiato i criteri di revisione

## Tabelle: che cosa esce e che cosa entra (supervisori)

page-tables = Tabelle
action-go-tables = Tabelle
tables-out = Porta fuori una tabella
tables-out-hint = Solo codici, orari e numeri: niente testi, nomi, indirizzi. I casi che ti sono nascosti non ci sono. Resta annotato chi ha preso quale tabella.
tables-what = Che cosa
tables-calls = Chiamate
tables-cases = Casi
tables-format = Scritta come
tables-format-csv = Foglio di calcolo (CSV)
tables-format-json = JSON
tables-format-lines = JSON, una scheda per riga
tables-began-from = Iniziate da questo giorno
tables-opened-from = Aperti da questo giorno
tables-to = Fino a questo giorno
tables-only-class = Classe
tables-only-medium = Mezzo
tables-only-kind = Tipo
tables-only-status = Stato
tables-table = Quale tabella
tables-table-all = Tutte in un archivio
tables-table-cases = Casi
tables-table-children = Minori
tables-table-persons = Persone
tables-table-custody = Affidamento
tables-table-episodes = Scomparse
tables-table-referrals = Invii
tables-out-do = Porta fuori
tables-progress = { $lines } righe di { $total } · { $size }
tables-out-done = La tabella è nei download.
tables-table-messages_home = Messaggi a casa
tables-out-stopped = Fermato. Nulla è stato salvato.
tables-in = Fai entrare una tabella
tables-in-hint = Da un foglio di calcolo salvato come CSV, tutto o niente. Prima prova: non si scrive nulla e ogni riga sbagliata viene indicata.
tables-file = File
tables-mapping = Corrispondenza
tables-mapping-hint = Dice che cosa significano le colonne (TOML o JSON). Non serve per le tabelle scritte da Earshot.
tables-in-try = Prova
tables-in-do = Fai entrare
tables-in-fine = Niente da correggere. Schede che entreranno: { $count }
tables-in-wrong = Non è entrato nulla. Da correggere: { $count }
tables-in-done = Schede entrate: { $count }
tables-in-sent = In arrivo
tables-in-reading = Lette: { $done } righe su { $total }
tables-in-sealing = Sigillati: { $done } su { $total }
tables-in-writing = Scritte: { $done } voci su { $total }
tables-in-ends = Viene interrotto. Non entra nulla.
tables-in-late = Troppo tardi per interrompere: la tabella entra. Puoi ritirarla qui sotto.
tables-read = Righe: { $count }, caratteri: { $encoding }, tra le celle: { $delimiter }
tables-read-json = Righe: { $count }, in JSON
tables-tab = tabulazione
tables-left-out = Nulla viene preso da: { $names }
tables-problems = Che cosa non va, riga per riga
tables-line = Riga
tables-column = Colonna
tables-words = Che cosa fare
tables-more = E ancora: { $count }
tables-past = Che cosa è entrato
tables-past-none = Ancora nulla.
tables-past-calls = Chiamate: { $count }
tables-past-cases = Casi: { $count }
tables-undo = Ritira
tables-undo-really = Togli tutto
tables-undone = Ritirato.
tables-undone-at = ritirato { $time }
case-did-imported = Entrato da una tabella
act-calls-exported = Ha portato fuori una tabella di chiamate
act-cases-exported = Ha portato fuori una tabella di casi
act-tables-imported = Ha fatto entrare una tabella
act-tables-import-undone = Ha ritirato un’importazione

## Tutto ciò che si conserva su un contatto

package-part = Che cosa si conserva
package-hint = Tutto ciò che si conserva su questo contatto, in un archivio leggibile. Lo consegnano due supervisori.
package-asked = { $name } ha chiesto ciò che si conserva su questo contatto ({ $time }).
package-second = Lo porta fuori un altro supervisore.
package-asked-done = Chiesto. Ora un altro supervisore può portarlo fuori.
package-ask = Chiedilo
package-leave = Non consegnarlo
package-take = Portalo fuori
package-done = È nei download. Leggilo prima di darlo a qualcuno.
package-title = Che cosa conserva { $name } su di te
package-made = Composto
package-alias = Chiamato qui
package-first = Primo contatto
package-address = Indirizzo
package-left-out = Le parole di altri, i nomi di chi lavora qui, i file sigillati e ciò che i casi dicono oltre al tuo nome e indirizzo non ci sono: chiedi, se qualcosa riguarda te.
package-talk = Conversazione ({ $channel }), iniziata { $time }
package-erased = Le sue parole sono state cancellate.
package-records = Che cosa è stato annotato
package-cases = Casi
package-safety = Come contattarti in sicurezza
package-looks = Chi l’ha aperto, e che cosa è stato fatto
package-notes = Note tra colleghi
package-notes-hint = Leggile prima: possono parlare di altri. Fanno parte di ciò che si conserva, ma non vanno da sole al contatto.
package-in = Tu
package-out = La linea
package-note = Nota
package-other = L’ha scritto un’altra persona; le sue parole non ci sono.
package-sealed = Un file sigillato
act-contact-package-asked = Ha chiesto tutto ciò che si conserva su un contatto
act-contact-package-taken-back = Ha ritirato la richiesta
act-contact-package-taken = Ha portato fuori tutto ciò che si conserva su un contatto

## Practice

page-practice = Esercizio
action-go-practice = Esercizio
action-practice-end = Termina l'esercizio
practice-hint = Conversazioni inventate sullo schermo di quelle vere. Nessun altro le vede, non contano da nessuna parte e si cancellano alla fine o dopo un giorno.
practice-draft = I copioni in questa lingua sono bozze.
practice-language = Lingua delle conversazioni
practice-begin = Inizia
practice-begin-named = Inizia: { $name }
practice-running = Un esercizio è ancora aperto.
practice-go-on = Continua
practice-band = Esercizio
practice-band-words = Dall'altra parte non c'è nessuno. Prenditi tempo.
practice-end = Termina l'esercizio
practice-debrief = Com'è andata
practice-first = Prima risposta dopo { $time }.
practice-no-answer = Non è stata scritta nessuna risposta.
practice-cue-safety = Sicurezza chiesta:
practice-cue-number = Numero d'emergenza dato:
practice-cue-feeling = Sentimenti ripresi:
practice-cue-patience = Tempo lasciato:
practice-cue-promise = Nessuna promessa impossibile:
practice-cue-next = Passo successivo nominato:
practice-yes = sì
practice-no = non trovato
practice-said = trovate parole di promessa
practice-after = dopo { $time }
practice-by-words = Trovato con parole semplici: ciò che hai detto altrimenti qui nessuno l'ha notato. Nulla viene conservato.
practice-look = Da guardare da soli

## Shifts

page-shifts = Piano dei turni
action-go-shifts = Piano dei turni
shifts-hint = Chi è arrivato nelle ultime settimane, ora per ora, quante persone servono e quante sono previste.
shifts-filters = Che cosa si guarda
shifts-back = Arrivi di
shifts-weeks = { $count } settimane
shifts-language = Lingua
shifts-channel = Canale
shifts-all = Tutti
shifts-week = Piano della settimana con
shifts-usual = Settimana abituale
shifts-usual-title = Settimana abituale
shifts-title = Settimana del { $date }
shifts-own = Questo piano è il suo.
shifts-by-usual = Vale il piano della settimana abituale; salvando ne nasce uno solo per questa.
shifts-zone = Ore di { $zone }.
shifts-formula = Persone necessarie = arrivi che quattro settimane su cinque non superano × durata di una conversazione ÷ conversazioni tenute insieme da una persona, arrotondato per eccesso.
shifts-measured = Una conversazione dura { $minutes } min dalla prima risposta alla fine (metà di { $count } è durata tanto o meno; ognuna conta al massimo due ore).
shifts-unmeasured = Non si sa ancora quanto dura una conversazione: ne sono finite { $count }, ne servono dieci.
shifts-at-once = Insieme: { $count }.
shifts-arrivals = Arrivi in { $weeks } settimane: { $count }.
shifts-plot = Persone necessarie e previste, ora per ora; la tabella sotto dice lo stesso in cifre.
shifts-legend = Barre: persone necessarie (scure dove ne mancano). Linea: persone previste. In alto: { $top }.
shifts-short = Sono previste troppo poche persone:
shifts-enough = In ogni ora sono previste abbastanza persone.
shifts-unknown = Non si può ancora dire se sono previste abbastanza persone.
shifts-plan = Persone previste
shifts-plan-hint = Le frecce vanno da un'ora e da un giorno all'altro; scrivi un numero.
shifts-plan-read = Pianificano i supervisori.
shifts-hour = Ora
shifts-cell = { $day } { $hour }, persone
shifts-need = su { $need }
shifts-need-short = su { $need }: poche
shifts-no-hour = non questa settimana
shifts-seen-title = Cifre piccole: arrivi, mediana · 80° percentile.
shifts-save = Salva per questa settimana
shifts-save-usual = Salva come settimana abituale
shifts-saved = Il piano è salvato.
shifts-drop = Torna alla settimana abituale
shifts-dropped = Vale di nuovo il piano abituale.
act-shift-plan-changed = Ha cambiato il piano dei turni
act-shift-plan-removed = Ha tolto il piano di una settimana

## What belongs together: contacts who are one person, talks that have to do with each other

action-connect = Dire che cosa va insieme
talk-belongs = Ha a che fare con { $alias }
safety-of-other = Vale anche, da { $alias }:
ties-label = Che cosa va insieme
ties-person = La stessa persona
ties-by = { $name }, { $time }
ties-between = tramite un altro contatto
ties-untie = Non è la stessa
ties-untie-whom = { $alias } non è la stessa persona
ties-nothing = Non si conoscono altre conversazioni di questa persona.
ties-related = Ha a che fare con
ties-guessed = così sembra dalle e-mail
ties-unrelate = Scollega
ties-unrelate-whom = Scollega { $alias }
connect-title = { $alias } va insieme a…
connect-how = In che modo
connect-person = La stessa persona
connect-related = Ha a che fare
connect-hint-person = Ognuna mostra dove l’altra ha scritto. Delle schede di sicurezza vale la più severa. Si può annullare.
connect-hint-related = L’una porta all’altra; non cambia altro. Si può annullare.
connect-find = Di chi: un alias, o parole che sono state scritte
connect-everywhere = Cerca ovunque
connect-with = Con quale conversazione
connect-do-person = Stessa persona
connect-do-related = Collega
done-person = { $alias } e { $other } sono una sola persona.
done-related = { $alias } e { $other } sono collegate.
done-untied = { $alias } e { $other } non sono più collegate.
happened-same-person = { $name } ha indicato che è la stessa persona di { $alias }
happened-not-same-person = { $name } ha indicato che non è la stessa persona di { $alias }
happened-related = { $name } l’ha collegata alla conversazione di { $alias }
happened-not-related = { $name } l’ha scollegata dalla conversazione di { $alias }
act-contact-tied = Due contatti indicati come la stessa persona
act-contact-untied = Due contatti indicati come persone diverse
act-conversation-related = Due conversazioni collegate
act-conversation-unrelated = Due conversazioni scollegate
ties-merged = Riunite qui
ties-unmerge = Separa
ties-unmerge-whom = Separa { $alias }
connect-merge = In una sola conversazione
connect-hint-merge = Entrambe stanno qui in ordine di tempo, con una riga nell’elenco; una risposta parte dall’una o dall’altra. I contatti sono allora una sola persona. Si può annullare in ogni momento.
connect-do-merge = Riunisci qui
done-merge = { $other } si legge ora con { $alias }.
done-unmerged = { $alias } è di nuovo una conversazione a sé.
happened-merged = { $name } ha riunito qui la conversazione di { $alias }
happened-went-into = { $name } ha riunito questa alla conversazione di { $alias }
happened-parted = Questa e un’altra conversazione sono state separate
composer-over = Rispondi con
composer-line = { $channel } · { $alias } · { $address }
bulk-left-merged = Riunite con altre, una per una: { $count }
act-conversation-merged = Conversazione riunita a un’altra
act-conversation-parted = Conversazione separata da un’altra

# What to ask, do and tell in a case; training, complaints and drills. { $item } is a sentence or a procedure, { $time } a day and an hour or a day.
page-procedures = Procedure
page-facts = Formazione, prove
checks-title = Che cosa chiedere, fare e segnalare
checks-count = { $done } su { $all }
checks-late = In ritardo
checks-by = entro { $time }
checks-skip = Non riguarda
checks-other = Un'altra procedura
case-did-ticked = Fatto: { $item }
case-did-skipped = Non riguarda: { $item }
case-did-unticked = Di nuovo aperto: { $item }
case-did-checklist-begun = Procedura iniziata: { $item }
procedures-hint = Un caso tiene la versione con cui è iniziato.
procedures-which = Tipo di caso
procedures-draft = Inclusa: una bozza, con scadenze di esempio. Indicate quelle del vostro obbligo di segnalazione.
procedures-own = Modificata da { $name }, { $time }.
procedures-text = Che cosa chiedere, fare o segnalare
procedures-step = Quando
procedures-kind = Che cos'è
procedures-to = Chi avvisare
procedures-within = Entro
procedures-always = senza scadenza
procedures-up = Su
procedures-add = Aggiungi un punto
procedures-back = Torna a quella inclusa
procedures-save = Salva come nuova versione
procedures-saved = Salvato. Lo hanno i casi che iniziano da adesso.
facts-hint = Annotato quando succede. Nulla di provato conta come reale.
facts-trainings = Formazione
facts-complaints = Reclami
facts-drills = Esercitazioni
facts-who = Chiunque qui può annotarne uno. Li leggono i supervisori, e mai chi vi è nominato.
facts-recorded = Annotato.
facts-talk = La conversazione
facts-of-talk = Annota un reclamo
facts-erased = Le parole sono state cancellate.
facts-expired = scaduta
facts-expires = scade { $time }
facts-earlier = Precedenti: { $count }
case-part-training = Formazione
case-part-complaint = Reclamo
case-part-drill = Esercitazione
case-f-operator_id = Chi
case-f-training_kind = In che cosa
case-f-by = Da chi
case-f-valid_until = Vale fino al
case-f-about = Su
case-f-from = Da
case-f-words = Che cosa dicono
case-f-case_number = Numero del caso
case-f-answered_at = Risposto quando
case-f-answer = La nostra risposta
case-f-drill_kind = Quale emergenza
case-f-first_answer_s = Secondi alla prima risposta
case-f-police_told_s = Secondi fino alla polizia
case-f-took_part = Chi ha partecipato
case-f-learnt = Che cosa si è imparato
action-go-facts = Vai a formazione e reclami
action-go-procedures = Vai alle procedure
act-procedure-changed = Ha modificato una procedura
act-case-checklist-begun = Ha iniziato una procedura in un caso
act-case-ticked = Ha spuntato un punto di un caso
act-case-skipped = Ha detto che un punto non riguarda un caso
act-case-unticked = Ha tolto una spunta in un caso
act-fact-recorded = Ha annotato una formazione, un reclamo o una esercitazione
act-fact-changed = Ha modificato una formazione, un reclamo o una esercitazione
act-fact-removed = Ha tolto una formazione, un reclamo o una esercitazione
act-fact-held = Ha bloccato una formazione, un reclamo o una esercitazione
act-fact-let-go = Ha sbloccato una formazione, un reclamo o una esercitazione
act-complaint-read = Ha letto reclami
act-complaint-erased = Ha cancellato le parole di un reclamo
act-training-erased = Ha cancellato chi è stato formato
act-drill-erased = Ha cancellato chi ha partecipato a una esercitazione
act-facts-exported = Ha portato fuori una tabella di formazione, reclami o esercitazioni

## Two talks of one

action-split = Farne due conversazioni…
split-title = Due conversazioni di { $alias }
split-hint = Ciò che è stato detto prima passa in una conversazione a sé, con file, note e scheda. Dall’altra parte nessuno se ne accorge. Ciò che scrivono dopo arriva qui; una risposta a un’e-mail precedente arriva con essa.
split-from = Da qui in poi è questa conversazione
split-no-words = Senza parole
split-do = Farne due
split-was = Ciò che è stato detto prima è una conversazione a sé. Si può rimettere fino alle { $time }.
split-earlier = Aprila
split-undo = Rimetti
split-one-line = Questa persona ha una sola linea: le risposte partono dalla conversazione che continua.
split-goes-on = Apri quella conversazione
done-split = { $alias } ora ha due conversazioni.
done-unsplit = { $alias } ha di nuovo una sola conversazione.
happened-split = { $name } ha messo a parte ciò che è stato detto prima
happened-split-off = { $name } ha tolto questo dalla conversazione che continua
happened-unsplit = { $name } ha rimesso ciò che è stato detto prima
act-conversation-split = Conversazione divisa in due
act-conversation-unsplit = Conversazione divisa riunita di nuovo

## Rights by class, and calls that were logged before

log-read = Apri
log-read-title = Una chiamata registrata
log-saved-by = Salvata da { $name }, { $time }
log-ended = Finita
log-corrected = La chiamata è corretta.
log-erased = Le sue parole sono state cancellate; i codici si possono ancora correggere.
log-lately = Chiamate registrate prima
log-lately-none = Niente.
log-kept = Quello che hai scritto resta in questa scheda finché non lo salvi o lo butti via.
log-discard = Butta via
log-discarded = È stato buttato via.
log-back = Torna alla tua chiamata
log-unsaved = Una chiamata non è ancora salvata
log-older = Chiamate più vecchie
log-close = Chiudi
log-keeping = I suoi testi vengono cancellati dopo il { $time }.
log-keeping-stays = I suoi testi restano: nessuna regola li cancella, o li conserva un caso.
log-keeping-none = Non ha testi da cancellare; i suoi codici restano.
case-f-conversation_id = La loro conversazione qui
case-other-talk = una conversazione a cui il caso non è collegato
page-rights = Diritti per classe
action-go-rights = Diritti per classe
rights-hint = Senza regole, chi parla con i contatti vede, modifica e stampa, e i supervisori condividono. Una regola toglie qualcosa, subito e su ogni schermo. Chi ha scritto la scheda di una chiamata la vede. Condividere è portare fuori, in una tabella o come file. Ciò che è sullo schermo si può sempre fotografare.
rights-none = Ancora nessuna regola.
rights-record-call = Schede di chiamate
rights-record-case = Casi
rights-class-all = tutte
rights-deed = Che cosa si fa
rights-deed-see = Vedere
rights-deed-change = Modificare
rights-deed-share = Condividere
rights-deed-print = Stampare
rights-who = A chi spetta
rights-who-supervisor = solo ai supervisori
rights-who-nobody = a nessuno
act-class-rules-changed = Ha cambiato i diritti per classe
act-call-corrected = Ha corretto una chiamata registrata
act-case-printed = Ha stampato un caso
act-case-past-read = Ha letto che cosa diceva prima un caso

## Blocked for a time

page-blocks = Bloccati
action-block = Blocca per un po'…
action-go-blocks = Contatti bloccati
block-title = Blocca { $alias } per un po'
block-hint = Tutto ciò che scrive viene conservato e letto dalle regole. Ciò che sembra un pericolo (P0, P1) arriva subito in lista, come sempre; il resto non chiama nessuno. Vale per tutti i suoi canali conosciuti, finisce da solo e chiunque può toglierlo. La supervisione lo guarda.
block-why = Perché
block-reason-abusive = Ci insulta
block-reason-threatening = Ci minaccia
block-reason-sexual = Usa la linea per eccitarsi
block-reason-flooding = Inonda la linea
block-reason-other = Altro (una nota dice cosa)
block-until = Per quanto tempo
block-ends = Finisce da solo: { $time }
block-line = Che cosa legge
block-line-hint = Parte come risposta, con dove rivolgersi. Se resta vuoto, non le viene detto nulla.
block-untold-closed = Questa conversazione è chiusa: ora non le si può dire nulla.
block-untold-left = Se n'è andata: ora non le si può dire nulla.
block-set = Blocca
block-lift = Togli il blocco
block-band = Blocco fino a { $time } · { $reason }
block-band-words = Ciò che sembra un pericolo arriva comunque in lista; il resto non chiama nessuno. Messo da { $name }.
blocks-hint = Un blocco è l'ultima possibilità, e un secondo sguardo ne fa parte. Nulla di ciò che è stato scritto va perso: sta nella conversazione.
blocks-open = Da guardare
blocks-open-none = Nulla attende uno sguardo.
blocks-rest = Guardati, tolti o finiti
# $from and $until are times.
blocks-set = { $name }, { $from }, fino a { $until }.
blocks-messages = { $count ->
    [0] Nel frattempo non è stato scritto nulla.
    [one] Un messaggio nel frattempo.
   *[other] { $count } messaggi nel frattempo.
}
blocks-confirmed = Guardato da { $name }, { $time }
blocks-lifted = Tolto da { $name }, { $time }
blocks-own = È un blocco suo: lo guarda un'altra persona della supervisione.
blocks-talk = Apri la conversazione
blocks-confirm = Lascia così
blocks-confirm-named = Lascia così il blocco di { $alias }
blocks-lift-named = Togli il blocco di { $alias }
done-blocked = Blocco di { $alias } fino a { $time }.
done-unblocked = Il blocco di { $alias } è tolto.
happened-blocked = { $name }: blocco fino a { $until }, { $reason }
happened-unblocked = { $name }: blocco tolto
act-contact-blocked = Blocco di un contatto per un po'
act-block-lifted = Blocco tolto
act-block-confirmed = Blocco guardato e lasciato così

## Gentle hints

hint-hard-sentence = Una frase è molto lunga: due corte si leggono meglio.
hint-hard-words = Molte parole lunghe: più corte si leggono meglio.
hint-hard-much = È molto in una volta: due messaggi si leggono meglio.
hint-language-other = Sembra { $written }; la persona scrive in { $theirs }.
hint-language-unspoken = La persona scrive in { $theirs }, che non è tra le sue lingue.
hint-room-danger = Ha già qualcuno in pericolo. Se un'altra persona può prendere questa conversazione, la lasci a lei.
hint-room-grave = Ha { $count } conversazioni, una grave. Se un'altra persona può prendere questa, la lasci a lei.
hint-room-full = Ha { $count } conversazioni su { $limit }. Se un'altra persona può prendere questa, la lasci a lei.

## Why somebody takes no contacts

status-why-break = pausa
status-why-meal = pasto
status-why-debrief = debriefing
status-why-training = formazione
status-why-call = al telefono
status-why-meeting = riunione
status-why-shift = turno finito
