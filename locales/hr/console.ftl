### The operators' console, in Croatian: people who answer, supervise and administer. Calm and plain: says what is so and what to do next. No blame, no exclamation marks.
### DRAFT: no native reader has reviewed this file.
### How to translate and review: ../README.md. Names ($name, $alias), times ($time) and clocks ($wait) come in undeclined.

-reviewed-by = none

## Brand and tab titles. A title never says who or what.

brand = Earshot
title-quiet = Sandučić · Earshot
title-waiting = ({ $count }) Sandučić · Earshot
# Somebody in immediate danger waits and nobody has taken the talk.
title-alarm = ◆ { $count } hitno · Earshot

## Log-in

login-hint = Za osobe koje odgovaraju.
login-name = Korisničko ime
login-password = Lozinka
login-enter = Prijava
login-busy = Prijava u tijeku…
login-wrong = Korisničko ime ili lozinka nije točna. Pokušajte ponovno.
login-slow-down = Previše pokušaja. Pričekajte minutu pa pokušajte ponovno.
login-no-answer = Poslužitelj ne odgovara. Provjerite mrežu pa pokušajte ponovno.
login-server-trouble = Poslužitelj ima poteškoća. Pokušajte ponovno za koji trenutak.
unreachable = Poslužitelj trenutačno nije dostupan.
try-again = Pokušaj ponovno
later-failed = Ova se stranica nije mogla učitati. Veza je možda prekinuta; ili je Earshot u međuvremenu obnovljen, pa pomaže ponovno učitavanje konzole.
later-anew = Ponovno učitaj konzolu

## The page behind the link of an invitation or a password reset

link-invite = Dobro došli, { $name }. Odaberite lozinku, zatim se možete prijaviti.
link-reset = Pozdrav, { $name }. Odaberite novu lozinku.
link-password = Lozinka
link-again = Ista lozinka još jednom
# $typed counts the characters while typing.
link-help = Najmanji broj znakova: { $count }; najbolje nekoliko riječi koje pamtite. Dosad: { $typed }.
link-short = Najmanji broj znakova je { $count }.
link-differ = Lozinke nisu iste.
link-save = Spremi lozinku
link-done = Lozinka je spremljena. Sada se možete prijaviti.
link-dead = Ova je poveznica već iskorištena ili je prestara. Zatražite novu od administracije.

## Lock: covers the screen when nobody is at the desk. Never says who waits.

lock-title = Zaključano
lock-idle = Nema aktivnosti već 15 minuta. { $name }, unesite lozinku; sve je kako je bilo.
lock-asked = { $name }, unesite lozinku za nastavak. Sve je kako je bilo.
lock-ended = Sesija je završila. { $name }, unesite lozinku; sve je kako je bilo.
lock-open = Otključaj
lock-other = Odjava, ovo mjesto preuzima netko drugi
lock-alarm = { $count ->
    [one] { $count } osoba u opasnosti čeka, nitko je nije preuzeo
    [few] { $count } osobe u opasnosti čekaju, nitko ih nije preuzeo
   *[other] { $count } osoba u opasnosti čeka, nitko ih nije preuzeo
}
lock-waiting = { $count ->
    [one] Čeka { $count } osoba.
    [few] Čekaju { $count } osobe.
   *[other] Čeka { $count } osoba.
}
lock-unsent = { $count ->
    [one] { $count } poruka još nije poslana. Sačuvana je.
    [few] { $count } poruke još nisu poslane. Sačuvane su.
   *[other] { $count } poruka još nije poslano. Sačuvane su.
}

## Header

# The search button, and the field it opens.
find = Traži razgovor ili naredbu
find-nothing = Ništa nije nađeno među učitanim.
skip-to-talk = Idi na razgovor
# State of the connection to the server.
line-live = Uživo
line-reconnecting = Ponovno spajanje…
line-offline = Bez veze od { $time }
status-label = Vaš status
status-accepting = Primam
status-paused = Stanka
status-away = Odsutnost
# In the menu under the operator's own name.
menu-line = { $name } · osobe vas vide pod imenom { $alias }

## The band over every screen while somebody in immediate danger waits and nobody has taken the talk

alarm-label = Hitno, nitko nije preuzeo
alarm-look = Pogledaj
alarm-more = { $count ->
    [one] i još { $count }
    [few] i još { $count }
   *[other] i još { $count }
}
# Spoken at once by screen readers. $reason is one of the signal- messages.
alarm-spoken = Hitno: { $reason }. Nitko nije preuzeo.
# A talk that somebody holds became urgent, and they haven't looked at it since.
alarm-rose-label = Sada hitno, još nije pročitano
alarm-rose-spoken = Sada hitno, još nije pročitano: { $reason }.

## Views

views-label = Prikazi
views-work = Rad
view-waiting = Na čekanju
view-mine = Moji
view-theirs = Čekamo odgovor
view-closed = Zatvoreni
page-operators = Tim
page-channels = Kanali
page-canned = Gotovi odgovori
page-triage = Trijaža
page-audit = Dnevnik
page-not-yours = Vaša uloga ne otvara ovu stranicu.
sound-on = Zvuk je uključen
sound-off = Zvuk je isključen
sound-blocked = Zvuk je blokiran: kliknite ovdje
order-waiting = Najhitniji prvi
order-mine = Najhitniji prvi
order-theirs = Najhitniji prvi
order-closed = Najnoviji prvi
# $wait is a clock such as 11:05.
list-longest = najduže { $wait }
list-failed = Popis se nije mogao učitati. Novi pokušaj…
loading = Učitavanje…
empty-waiting = Nitko ne čeka.
empty-mine = Nemate nijedan razgovor.
empty-theirs = Ne čekamo ničiji odgovor.
empty-closed = Još ništa nije zatvoreno.
# On the pill that shows what the list holds back while the pointer is over it.
list-changes = { $count ->
    [one] { $count } promjena
    [few] { $count } promjene
   *[other] { $count } promjena
}

## Rows

# The way in, short.
channel-webchat = chat
channel-email = e-pošta
channel-sms = SMS
channel-matrix = Matrix
priority-0 = Hitnost 0, odmah
priority-1 = Hitnost 1, u roku od 5 minuta
priority-2 = Hitnost 2, u roku od 15 minuta
priority-3 = Hitnost 3, u roku od sat vremena
priority-4 = Hitnost 4, danas
# Short form, as on a label.
priority-short = P{ $priority }
row-unread = { $count ->
    [one] { $count } nepročitana
    [few] { $count } nepročitane
   *[other] { $count } nepročitanih
}
# For screen readers. $wait is one of the spoken- messages.
row-waits = čeka: { $wait }
row-waits-late = prekoračeno, čeka: { $wait }
row-their-turn = tišina:
who-you = vi
who-nobody = nitko još nije preuzeo
who-they-type = piše…
who-types = { $name } piše
who-looks = { $name } gleda
who-offered-you = ponuđeno vama
who-offered = ponuđeno: { $name }
row-flood = masovne poruke
language-unknown = jezik nepoznat

## Clocks and days. span-hours and span-days stand in a narrow column.

span-hours = { $hours } h { $minutes }
span-days = { $days } d
target-hours = { $hours } h
spoken-seconds = { $count ->
    [one] { $count } sekunda
    [few] { $count } sekunde
   *[other] { $count } sekundi
}
spoken-minutes = { $count ->
    [one] { $count } minuta
    [few] { $count } minute
   *[other] { $count } minuta
}
spoken-hours = { $count ->
    [one] { $count } sat
    [few] { $count } sata
   *[other] { $count } sati
}
spoken-days = { $count ->
    [one] { $count } dan
    [few] { $count } dana
   *[other] { $count } dana
}
day-today = Danas
day-yesterday = Jučer

## The open talk

# Name of the region for screen readers.
talk-label = Otvoreni razgovor
talk-none = Odaberite razgovor. Najhitniji je na vrhu.
talk-none-keys = Tipke:
talk-held = Ovaj razgovor vodi { $name }. Možete čitati i ostaviti bilješku.
talk-left = Osoba je napustila chat u { $time }. Odgovor do nje više ne bi stigao.
# A mail address sent an answer back for good. $time is a day and an hour.
talk-refused = Adresa je trajno odbila odgovor ({ $time }). Na nju se ništa više ne šalje dok s nje opet ne stigne poruka.
talk-related = Čini se da pripada drugom razgovoru
thread-label = Poruke
thread-earlier = Ranije poruke
thread-sitting = Kontakt br. { $number }
thread-typing = { $alias } piše…
thread-below = { $count ->
    [one] { $count } nova poruka
    [few] { $count } nove poruke
   *[other] { $count } novih poruka
}
words-all = Prikaži sve (znakova: { $count })
by-you = vi
# Stands where a name stands: nobody wrote this, Earshot did.
by-itself = Earshot, automatski
# Names of lines for screen readers.
said-in = { $name }, { $time }
said-out = Odgovor, { $name }, { $time }
said-note = Bilješka, { $name }, { $time }
# Spoken when a message comes into the open talk.
said-by = { $alias }: { $text }
note-by = Bilješka · { $name } · vidi je samo tim

## The safety question ("Are you safe right now?") and its answer

safety-asked = Sada na sigurnom?
safety-yes = Kaže: na sigurnom
safety-no = Kaže: nije na sigurnom
safety-unsure = Kaže: ne zna
safety-when = u { $time }
safety-emergency = Hitne službe: { $number }

## Hand-over

offer-words = { $name } vam predaje ovaj razgovor.
offer-accept = Prihvati
offer-decline = Odbij
# A queue offers it: nobody has it yet.
offer-queue = Ovaj je razgovor ponuđen vama. Nakon jedne minute ide sljedećoj osobi.
# Beside an offer, where the reader doesn't speak its language. $language is a language's name.
offer-strange = jezik: { $language }; nitko tko ga govori nije slobodan
offer-pass = Prepusti sljedećoj osobi
offered-label = Ponuđeno vama
offered-words = Ponuđeno vama
# For screen readers.
offered-spoken = Ponuđeno vama: { $alias }.
offer-waits = Ponuđeno: { $name }. Još nije prihvaćeno.
transfer-title = Predaja: { $alias }
transfer-to = Kome
transfer-everybody = Natrag svima
transfer-note = Bilješka za osobu koja preuzima
transfer-why = Da vam se ta osoba više ne nudi
transfer-why-none = Bez posebnog razloga
transfer-why-asked = Osoba je tražila nekog drugog
transfer-why-concerned = Poznajem je ili me se slučaj tiče
transfer-hint = Razgovor ostaje vaš dok ga druga osoba ne prihvati.
transfer-back-hint = Razgovor se odmah vraća na popis i čeka da ga netko preuzme.
transfer-offer = Predaj
transfer-release = Vrati na popis

## Priority by hand

action-priority = Promijeni hitnost
priority-title = Koliko je hitan ovaj razgovor ({ $alias })?
priority-now = Sada P{ $priority }: { $reason }
priority-new = Nova hitnost
priority-is-now = kao sada
priority-why-higher = Zašto hitnije?
priority-why-lower = Zašto manje hitno?
priority-set = Postavi
done-priority = { $alias }: sada P{ $priority }.
why-unsaid = Podrazumijeva se, nije izrečeno
why-words = Rečeno drugim riječima
why-picture = Pokazuje to slika ili snimka
why-elsewhere = Poznato iz poziva, od tima, iz drugog razgovora
why-misread = Riječi su krivo protumačene
why-joke = Dosjetka ili figura govora
why-fiction = Igra, film, pjesma, domaća zadaća
why-past = Davno je prošlo
why-quoted = Tuđe riječi
why-settled = Opasnost je bila stvarna i prošla je
why-prank = Proba ili šala

## Triage: what the rules got wrong

triage-hint = Što o pravilima govore tim i završeci razgovora. Ovdje nema ničijih riječi. Što nitko ne ispravi, ne zna se. Opasnost koja je bila stvarna i prošla je računa se kakva je bila.
triage-stretch = Razdoblje
triage-days = { $days ->
    [one] Posljednji { $days } dan
    [few] Posljednja { $days } dana
   *[other] Posljednjih { $days } dana
}
triage-missed = Propušteno
triage-missed-words = od { $grave } s P0 ili P1 na kraju
triage-false = Lažne uzbune
triage-false-words = od { $alarms } s P0 ili P1 prema pravilima
triage-table = Što su pravila rekla i kako je završilo
triage-said = Pravila
triage-ended = na kraju P{ $priority }
triage-lowered = Hitnost koju je tim snizio
triage-raised = Hitnost koju je tim povisio
triage-none = Ništa u ovom razdoblju.
triage-times = Koliko puta
triage-change = Promjena
triage-why = Zašto

## Delivery: what became of a reply, and what to do

delivery-queued = čeka slanje
delivery-leased = šalje se
delivery-sent = poslano
delivery-delivered = dostavljeno
delivery-read = viđeno
delivery-failed = Nije poslano
delivery-expired = Nije poslano na vrijeme
delivery-unknown = Ne zna se je li stiglo
delivery-failed-help = Poruka nije stigla. Kopirajte je u polje za pisanje da biste je ponovno poslali.
delivery-expired-help = Osobe nije bilo da je primi. Ako je još važno, kopirajte je u polje za pisanje i ponovno pošaljite.
delivery-unknown-help = Možda je stigla. Nikad se sama ne šalje dvaput. Pitajte je li stigla ili je kopirajte u polje za pisanje.
delivery-hopeless-help = Poruka nije stigla, a ponovno slanje neće pomoći. Potražite drugi način da dođete do osobe.
delivery-too-large-help = Poruka nije stigla. Pošaljite je ponovno bez datoteka ili s manjim datotekama.
delivery-copy = Kopiraj u polje za pisanje
# Why the carrier refused, where that is known.
delivery-code-session-ended = druga je strana napustila chat
delivery-code-address-refused-mail = adresa je već trajno odbila odgovor
delivery-code-no-address = nema adrese na koju bi se odgovorilo
delivery-code-attachments-too-large = datoteke su prevelike za e-poštu
delivery-code-no-number = nije došlo s broja na koji se može odgovoriti
delivery-code-premium-number = taj se broj posebno naplaćuje, na njega se ništa ne šalje
delivery-code-country = SMS poruke ne šalju se u tu zemlju
delivery-code-daily-number = današnje poruke za taj broj su potrošene
delivery-code-daily-country = današnje poruke za tu zemlju su potrošene
delivery-code-stopped = osoba je zatražila da više ne dobiva poruke
delivery-code-others-in-room = još je netko u sobi; dok je tamo, ništa se ne šalje
delivery-code-identity-changed = ključevi su im se promijenili, a nitko nije pogledao
delivery-code-left-room = osoba je napustila sobu
delivery-code-no-room = nema sobe u kojoj se može odgovoriti
delivery-code-room-forbids = soba nam ne dopušta pisanje
delivery-code-too-large-for-matrix = preveliko je za njihov poslužitelj
# A mail server's status code (RFC 3463): one exact, then what begins alike. Shown with the number behind it.
delivery-code-5-1-1 = adresa ne postoji
delivery-code-5-1-2 = dio adrese iza znaka @ ne postoji
delivery-code-5-1-6 = sandučić je preseljen bez nove adrese
delivery-code-5-1-10 = ova adresa uopće ne prima poštu
delivery-code-5-1 = s adresom nešto nije u redu
delivery-code-5-2-1 = sandučić je isključen
delivery-code-5-2-2 = sandučić je pun
delivery-code-5-2-3 = poruka je prevelika za ovaj sandučić
delivery-code-5-2 = sandučić je ne prihvaća
delivery-code-5-3-4 = poruka je prevelika za njihov poslužitelj
delivery-code-5-3 = njihov poslužitelj pošte ne može je prihvatiti
delivery-code-5-4 = put do njihova poslužitelja pošte nije pronađen
delivery-code-5-5 = poslužitelji pošte nisu se razumjeli
delivery-code-5-6 = njihov poslužitelj ne prihvaća sadržaj poruke
delivery-code-5-7 = njihov poslužitelj pošte ju je odbio
delivery-code-5 = trajno odbijeno
delivery-code-4-2-2 = sandučić je zasad pun
delivery-code-4-4 = njihov poslužitelj pošte nije bio dostupan
delivery-code-4-7 = njihov je poslužitelj pošte zasad ne želi
delivery-code-4 = zasad se nije moglo dostaviti
delivery-code-cut-while-sending = veza se prekinula tijekom slanja
delivery-code-no-attempt-succeeded = nijedan pokušaj nije uspio
delivery-code-no-files = datoteke se ne mogu slati SMS-om
delivery-code-too-long = poruka je preduga
# What a gateway or mail server says that has no words here.
delivery-code-theirs = usluga za slanje javlja: { $code }
# $words is one of the lines above, $code the number.
delivery-code-numbered = { $words } ({ $code })
# $words is what the code means, as above.
delivery-note-put-off = Njihov poslužitelj zasad je odgodio poruku i pokušava dalje: { $words }
delivery-note-elsewhere = Nije uspjelo na adresi na koju je proslijeđeno; njihova ju je primila: { $words }

## Others who read along

bystanders-watch = Još netko čita. Ništa se ne šalje dok ta osoba ne ode ili dok je ne prihvatite.
bystanders-there = Također u ovom razgovoru:
bystanders-known = poznato liniji
bystanders-accepted = prihvatio/la { $name }, { $time }
bystanders-since = od { $time }
bystanders-accept = Prihvati
bystanders-refuse = Više ne prihvaćaj
bystanders-shut = Nikome se ne piše dok još netko čita. Ono što pišete ostaje ovdje.

## Keys of contacts

keys-verified = ključevi uspoređeni
keys-compare = Usporedi ključeve…
keys-asked = Mole da usporedite slike, kako biste oboje znali da putem nitko ne čita.
keys-waiting = Njihov uređaj još nije odgovorio.
keys-look = Vide li isto, istim redom? Pitajte telefonom ili uživo: tko bi stajao između vas, mogao bi i pisati ovdje.
keys-same = Isto je
keys-differ = Razlikuje se
keys-confirmed = Rekli ste da je isto. Njihov odgovor još nije stigao.
keys-cancelled = Uspoređivanje je prekinuto.
keys-not-now = Ne sada
keys-warn-changed = Ključ njihova računa drukčiji je nego prije. To se događa kad se aplikacija iznova postavi – ili je to netko drugi.
keys-warn-unverified = Njihovi su ključevi bili uspoređeni, ali više nije sigurno da su njihovi: novi uređaj – ili netko drugi.
keys-warn-mismatch = Uspoređeno se razlikovalo. Možda netko stoji između vas.
keys-pauses = Ništa se ne šalje dok netko ne pogleda.
keys-seen = Pogledano
keys-shut = Nikome se ne piše dok netko ne pogleda njihove ključeve. Ono što pišete ostaje ovdje.

## Flags on a message

flag-id-reused = Stiglo je pod već upotrijebljenim brojem, s drugim riječima. Oboje je sačuvano.
flag-unreadable = Nije se moglo pročitati. Ono što je stiglo priloženo je bez izmjena.
flag-stop = Osoba je zatražila da više ne dobiva poruke.
flag-start = Osoba ponovno želi dobivati poruke.
flag-incomplete = Dio ove poruke nikad nije stigao.
flag-media-missing = Slika ili datoteka koja je došla s njom nije se mogla preuzeti.
# What kind of mail it is, small above the words.
flag-automatic = Poslano automatski
flag-machine = Automatski odgovor s druge strane
flag-carrier = Izvještaj sustava pošte
flag-carrier-elsewhere = O ovom razgovoru
# A contact changed or took back what stands at the given hour.
said-changed = Osoba je promijenila što je napisala
said-changed-of = Osoba je promijenila što je napisala u { $time }
said-taken-back = Osoba je povukla nešto što je napisala.
said-taken-back-of = Osoba je povukla što je napisala u { $time }.
said-was-changed = Osoba je ovo promijenila u { $time }. Što je pisalo prije
said-was-taken-back = Osoba je ovo povukla u { $time }. Što je pisalo
said-opened-later = Šifrirana poruka koja se tada nije mogla otvoriti. Nalazi se niže, u { $time }.

## Mail in the thread

# The sender's own clock, where it differs from when the mail came in.
mail-sent = poslano: { $time }
# The mail servers vouch for the sender's address.
mail-confirmed = pošiljatelj potvrđen
mail-doubtful = Možda ne dolazi s ove adrese: { $address }
mail-elsewhere = Odgovori idu na { $address }, a ne na adresu pošiljatelja.
# { $name }: the alias of the contact.
mail-other = Šalje { $address }, a ne { $name }.
mail-other-nameless = Nema pošiljatelja: nitko ne zna je li to napisao/la { $name }.
# { $now }: the end of the address where answers go; most of it is hidden.
mail-wanted = Želi odgovore na { $address }. Odgovori odavde idu na { $now }.
mail-answer-there = Od sada odgovaraj tamo
mail-forwarded = Proslijeđeno; tekst od: { $name }
# $date as the mail program wrote it.
mail-forwarded-dated = Proslijeđeno; tekst od: { $name }, datum: { $date }
# Opens what the words above leave out.
mail-quoted = Prikaži citirani tekst i potpis
mail-quoted-hide = Sakrij citirani tekst i potpis
# A list of what could not be read in the mail.
mail-notes = O ovoj poruci
mail-designed = Prikaži u izvornom izgledu
mail-designed-hide = Prikaži samo tekst
mail-designed-hint = Ništa se ne učitava izvana; poveznice se vide, ali se ne otvaraju.
# Name of the frame for screen readers.
mail-designed-title = Poruka u izvornom izgledu
# Within the frame, where there is no mail to show.
mail-designed-gone = Ovdje više nema ničega za prikaz.
mail-designed-unreadable = Izgled ove poruke ne može se prikazati. Pročitajte tekst ili spremite izvornu poruku.
# Opens the pictures that the mail itself brought.
mail-pictures = Prikaži slike
mail-pictures-hide = Sakrij slike
mail-details = Pojedinosti
mail-from = Od
mail-reply-to = Odgovori na
mail-to = Za
mail-cc = Kopija
mail-subject = Predmet
mail-sent-at = Poslano
mail-received-at = Primljeno
mail-forwarded-from = Izvorni pošiljatelj
mail-forwarded-subject = Izvorni predmet
mail-original = Spremi izvornu poruku

## A message that isn't known to have arrived at the server

unsent-label = Još nije poslano
unsent-sending = šalje se…
unsent-waiting = Još nije poslano.
unsent-waiting-help = Poruka je sačuvana ovdje i sama odlazi čim se veza vrati.
unsent-behind = Odlazi nakon ove iznad.
unsent-now = Pošalji sada
unsent-edit = Natrag na pisanje
unsent-refused = Nije prihvaćeno.
unsent-files = { $count ->
    [one] { $count } datoteka
    [few] { $count } datoteke
   *[other] { $count } datoteka
}
conflict-title = U međuvremenu je stigla nova poruka ({ $alias }). Vaš odgovor još nije poslan:
conflict-edit = Natrag na moj odgovor
conflict-send = Ipak pošalji

## Composer

composer-kinds = Što pišete
composer-reply = Odgovor
composer-note = Bilješka
composer-note-begun = bilješka je započeta
composer-canned = Gotovi odgovori
composer-reply-label = Odgovor: { $alias }
composer-note-label = Bilješka: { $alias }, vidi je samo tim
composer-reply-hint = Napišite odgovor ({ $alias })…
composer-note-hint = Samo za tim…
composer-closed-hint = Ovaj je razgovor zatvoren.
composer-count = { $count } od { $limit }
composer-claim-first = Preuzmi za odgovor
composer-not-yours = Ovdje odgovara netko drugi.
composer-closed = Zatvoreno. Bilješke su i dalje moguće.
note-warning = Ovo vidi samo tim
note-save = Spremi bilješku
reply-send = Pošalji
draft-empty = {""}
draft-saving = sprema se…
draft-saved = skica spremljena
draft-unsaved = još nije spremljeno
file-attach = Priloži datoteku
file-remove = Ukloni { $name }
file-uploading = prijenos u tijeku…
file-download = Preuzmi datoteku
file-closed = Došlo izvana, nije provjereno. Otvorite samo ako morate.
file-closed-picture = Došlo izvana, nije provjereno.
# The mail itself, where it is large. $size such as 31 MB.
file-original = Cijela poruka kakva je stigla, { $size }
picture-reveal = Prikaži sliku
picture-logged = Bilježi se tko gleda.
picture-cover = Prekrij
picture-uncover = Otkrij
picture-alt = Slika { $name }
canned-in = { $language }
canned-every = Svi jezici
canned-none-in = Nema na ovom jeziku ({ $language }); ovo su ostali
canned-show-every = Svi jezici
canned-show-own = Samo jezik te osobe
canned-nothing = Ništa nije nađeno.

## Beside the talk

about-label = O ovom razgovoru
about-contact = Osoba
about-address = Adresa
about-language = Jezik
about-first = Prvi kontakt
about-sittings = Kontakti
about-sittings-count = { $count ->
    [one] ukupno { $count }
    [few] ukupno { $count }
   *[other] ukupno { $count }
}
about-urgency = Zašto je hitno
about-no-signal = nije nađen signal
about-rule = Pravilo
about-by-hand = određeno u timu
about-flood = Masovne poruke
about-flood-words = Stiglo je mnogo odjednom; čeka iza ostalih iste hitnosti
about-queue = Red čekanja
about-waits = Čeka
about-people = Tko je ovdje
about-holder = Vodi
about-looking = Gleda
about-record = Zapis o kontaktu
about-no-record = Još nije napisan
about-earlier = Ranije

## Actions: buttons, palette and key map share these

action-down = Sljedeći na popisu
action-up = Prethodni na popisu
action-open = Otvori
action-claim = Preuzmi
action-reply = Odgovori
action-note = Napiši bilješku
action-canned = Gotovi odgovori
action-send = Pošalji
action-transfer = Predaj
action-release = Vrati na popis
action-accept = Prihvati predaju
action-close = Zatvori…
action-record = Zapis o kontaktu…
action-about = O ovom razgovoru
action-back = Natrag
action-go-waiting = Idi na: Na čekanju
action-go-mine = Idi na: Moji
action-go-theirs = Idi na: Čekamo odgovor
action-go-closed = Idi na: Zatvoreni
action-go-canned = Gotovi odgovori: uređivanje
action-go-operators = Tim
action-go-channels = Kanali
action-go-audit = Dnevnik
action-go-triage = Trijaža
action-palette = Traži razgovor ili naredbu
action-keys = Tipkovnica
action-status-accepting = Status: primam
action-status-paused = Status: stanka
action-status-away = Status: odsutnost
action-mute = Isključi zvuk
action-unmute = Uključi zvuk
action-notify = Obavijesti me u drugim karticama
action-lock = Zaključaj zaslon
action-log-out = Odjava
keys-title = Tipkovnica
keys-list = Popis
keys-talk = Razgovor
keys-go = Idi
keys-desk = Radno mjesto
keys-case = Predmet
keys-hint = Slova djeluju dok ne pišete. Esc izlazi iz polja za pisanje.

## The Call form, filled in when a talk is closed. Labels of codes come from taxonomy.ftl.

call-title = Zapis o kontaktu
call-title-close = Zatvori: { $alias }
call-title-record = Zapis o kontaktu: { $alias }
call-no-lists = Popisi kodova nisu učitani. Provjerite vezu pa pokušajte ponovno.
# In front of a row of one-key answers: prank, silent, wrong number…
call-quick = Nije savjetovanje, jedna tipka:
call-class = Vrsta kontakta
call-non = Zašto to nije bilo savjetovanje
call-about = O kome je riječ
call-role = Tko se javlja
call-age = Dob djeteta
call-age-years = god.
call-age-unknown = Ako dob nije poznata
call-gender = Rod djeteta
call-reasons = Razlozi
call-reason-find = Upišite da biste našli razlog
call-reason-remove = Ukloni: { $reason }
# Beside the most important of several reasons.
call-leading = glavni
call-actions = Što je učinjeno
call-note = Bilješka
call-emergency = Hitne službe ({ $number })
call-emergency-short = Hitne službe
call-emergency-why = Zašto
call-called = Pozvane
call-not-called = Nisu pozvane
call-choose = Odaberite…
call-close = Zatvori razgovor
call-save = Spremi zapis
call-gaps = { $count ->
    [one] Nedostaje { $count } odgovor.
    [few] Nedostaju { $count } odgovora.
   *[other] Nedostaje { $count } odgovora.
}
call-missing-non = Odaberite jedan razlog.
call-missing-age = Upišite dob ili odaberite zašto nije poznata.
call-missing-reasons = Odaberite razlog ili navedite zašto ga nema.
call-missing-leading = Odaberite glavni razlog.
call-missing-emergency = Je li pozvan { $number }? To se bilježi za svaki razgovor hitnosti 0.
call-missing-why = Odaberite razlog odluke.
answer-UNK = Pitano, nije poznato
answer-NASK = Nije pitano
answer-REF = Bez odgovora po želji osobe

## Pages

operators-invite = Pozovi u tim
operators-name = Ime i prezime
operators-login = Korisničko ime
operators-alias = Nadimak
operators-alias-long = Nadimak koji vide osobe
operators-languages = Jezici
operators-skills = Vještine
operators-skills-of = Vještine, odvojene zarezima: { $name }
operators-skills-none = nema
operators-talks = Razgovori istodobno
operators-talks-of = Razgovori istodobno: { $name }
operators-changed = Izmijenjeno: { $name }.
operators-role = Uloga
operators-role-of = Uloga: { $name }
operators-role-done = Uloga je promijenjena: { $name }.
operators-status = Status
operators-acts = Radnje
operators-off = Račun isključen
operators-reset = Poveznica za lozinku
operators-deactivate = Isključi račun
operators-activate = Uključi račun
operators-off-done = { $name } se više ne može prijaviti.
operators-on-done = { $name } se ponovno može prijaviti.
operators-make-link = Pozovi i prikaži poveznicu
role-operator = Dežurstvo
role-supervisor = Supervizija
role-admin = Administracija
link-for = Poveznica, { $name }:
link-label = Poveznica
link-copy = Kopiraj
link-copied = Poveznica je kopirana.
link-once = Vrijedi jednom. Predajte je osobno ili sigurnim putem; više se neće prikazati.
canned-hint = Otvaraju se znakom / u polju za pisanje, najprije na jeziku osobe.
canned-none = Još nema gotovih odgovora.
canned-add = Novi odgovor
canned-title = Naslov
canned-language = Jezik
canned-text = Tekst
canned-save = Spremi
canned-saved = „{ $title }”: spremljeno.
canned-change = Izmijeni
canned-change-named = Izmijeni „{ $title }”
canned-remove = Ukloni
canned-remove-named = Ukloni „{ $title }”
canned-remove-sure = Zaista ukloni
canned-removed = „{ $title }”: uklonjeno.
audit-hint = Tko je što učinio i vidio, od najnovijeg. Ovdje se ništa ne može mijenjati.
audit-at = Kada
audit-who = Tko
audit-act = Što
audit-subject = O čemu
audit-system = sustav
audit-more = Ranije
audit-again = Osvježi
act-operator-logged-in = Prijava
act-login-failed = Neuspjela prijava
act-operator-logged-out = Odjava
act-conversation-opened = Razgovor otvoren
act-conversation-claimed = Razgovor preuzet
act-conversation-released = Razgovor vraćen na popis
act-conversation-offered = Razgovor predan
act-conversation-declined = Predaja odbijena
act-conversation-taken = Razgovor preuzet od druge osobe
act-conversation-closed = Razgovor zatvoren
act-conversation-prioritised = Hitnost razgovora promijenjena
act-conversation-dropped = Razgovor vraćen na popis zbog odsutnosti osobe koja ga je vodila
act-conversation-erased = Razgovor izbrisan
act-message-sent = Odgovor poslan
act-message-shown-as-html = Poruka pogledana u izvornom izgledu
act-message-shown-with-pictures = Poruka pogledana u izvornom izgledu, sa slikama
act-message-original-downloaded = Izvorna poruka spremljena
act-note-written = Bilješka napisana
act-attachment-revealed = Slika pogledana
act-attachment-downloaded = Datoteka preuzeta
act-call-opened = Zapis o kontaktu otvoren
act-call-saved = Zapis o kontaktu spremljen
act-operator-invited = Poziv u tim
act-operator-changed = Promjena u timu
act-operator-link-made = Izrađena poveznica za lozinku
act-operator-password-set = Lozinka postavljena
act-canned-created = Gotov odgovor napisan
act-canned-changed = Gotov odgovor izmijenjen
act-canned-deleted = Gotov odgovor uklonjen
act-hotline-applied = Postavke linije promijenjene
act-channel-applied = Kanal izmijenjen
act-conversation-snoozed = Razgovor ostavljen za poslije
act-conversation-woken = Odgođeni razgovor vraćen
act-conversation-tagged = Oznake razgovora promijenjene
act-message-taken-back = Odgovor povučen prije slanja
act-safety-set = Sigurnosna kartica promijenjena
act-emergency-decided = Odluka o pozivu hitnog broja zapisana
act-bystanders-accepted = Promijenjeno tko smije čitati razgovor
act-answers-moved = Promijenjeno kamo idu odgovori razgovora
act-identity-compared = Uspoređeni ključevi s kontaktom
act-identity-acknowledged = Pogledano upozorenje o ključevima kontakta
act-channel-recovery-key = Izrađen ključ za oporavak
act-tag-changed = Popis oznaka promijenjen
act-macro-changed = Makro promijenjen
act-macro-removed = Makro uklonjen
act-channel-rechecked = Zadržano ponovno pregledano
act-channel-emptied = Zadržano obrisano

## Channels: how each way in is, and mailboxes

# The line over every screen while a channel needs somebody's help.
health-label = Čemu treba pomoć
health-no-words = Ne radi.
health-last = posljednji put radilo: { $time }
health-look = Kanali
health-rules = Pravila razvrstavanja
health-rules-refused = { $file }, redak { $line }, ima grešku:
health-rules-unread = { $file } se ne može pročitati:
health-rules-last-good = Do ispravka i ponovnog pokretanja Earshota vrijede posljednja bez greške.
health-rules-brought = Do ispravka i ponovnog pokretanja Earshota vrijede ona koja Earshot donosi.
channels-hint = Kako je sa svakim ulazom. Pretinci i brojevi za SMS ovdje se postavljaju i odmah mogu isprobati.
channels-add = Dodaj sandučić
channels-change = Izmijeni
channels-change-named = Izmijeni: { $name }
channels-test = Isprobaj
channels-test-named = Isprobaj: { $name }
channels-testing = Provjera…
channels-testing-hint = Prijava na poslužitelje pošte kao što to čini Earshot. Ništa se ne mijenja i ništa se ne šalje.
channels-checks = Rezultat provjere
channels-check-works = Radi:
channels-check-fails = Ne radi:
channels-saved = { $name }: spremljeno. Sada isprobajte.
channels-state = Stanje
channels-state-ready = spremno
channels-state-connecting = povezuje se
channels-state-off = isključeno
channels-state-starting = pokreće se
channels-state-works = radi
channels-state-interrupted = prekinuto, pokušava ponovno samo
channels-state-needs-help = treba pomoć
channels-problem = Problem
channels-last-ok = Posljednji put radilo
channels-received = Posljednja poruka
channels-never = još nijedna
channels-stored = Dosad preuzeto
channels-server-count = Na poslužitelju pošte
channels-backlog = Još nije preuzeto
mailbox-title-new = Novi sandučić
mailbox-title-change = Izmijeni: { $name }
mailbox-part-mailbox = Sandučić
mailbox-part-incoming = Dolazna pošta
mailbox-part-outgoing = Odlazna pošta
mailbox-part-answers = Što drugi vide
mailbox-part-automatic = Automatski odgovor
mailbox-part-trust = Povjerenje
mailbox-name = Naziv u Earshotu
mailbox-name-fixed = Naziv ostaje: po njemu se sandučić prepoznaje.
mailbox-name-taken = Već postoji kanal s ovim nazivom. Odaberite drugi.
mailbox-address = Adresa e-pošte
mailbox-aliases = Druge adrese koje vode ovamo
mailbox-aliases-hint = Jedna po retku, da ih nitko ne smatra osobom koja piše.
mailbox-active = U upotrebi
mailbox-active-hint = Kad je isključen, ništa se ne prima i ništa se ne šalje.
mailbox-host = Poslužitelj
mailbox-port = Priključak
mailbox-tls = Šifriranje
mailbox-tls-implicit = TLS
mailbox-tls-starttls = STARTTLS
mailbox-tls-plain = nema (samo na istom računalu)
mailbox-username = Korisničko ime
mailbox-password = Lozinka
mailbox-password-hint = Čuva se zapečaćena i nikad se ne prikazuje.
mailbox-password-keep = Ostavite prazno da se zadrži postavljena lozinka. Nikad se ne prikazuje.
mailbox-sign-in = Prijava
mailbox-by-password = Lozinka
mailbox-by-token = Pristupni token (OAuth)
mailbox-access-hint = Microsoft 365 i drugi ne primaju lozinku. Dajte pristanak alatima pružatelja i ovdje upišite što ste dobili: čuva se zapečaćeno i nikad se ne prikazuje.
mailbox-access-keep = Ostavite prazno da se zadrži postavljeni pristup; nikad se ne prikazuje. Za bilo kakvu promjenu upišite sve.
mailbox-token-url = Adresa za tokene
mailbox-token-url-hint = https, kako kaže pružatelj, npr. https://oauth2.googleapis.com/token
mailbox-client-id = Klijent (client ID)
mailbox-client-secret = Tajna klijenta
mailbox-client-secret-hint = Samo ako ju je pružatelj dao.
mailbox-refresh-token = Token za obnovu (refresh token)
mailbox-refresh-token-hint = Dobiva se s pristankom.
mailbox-scope = Opseg (scope)
mailbox-scope-hint = Samo ako ga pružatelj traži.
mailbox-same = Isto korisničko ime i lozinka kao za dolaznu poštu
mailbox-folders = Mape
mailbox-folders-hint = Jedna po retku. Prva se stalno osluškuje.
mailbox-start = Poruke koje su već tamo
mailbox-start-now = Samo ono što stigne od sada
mailbox-start-everything = Preuzmi i stare poruke
mailbox-start-hint = Vrijedi za mape koje se nikad nisu čitale. Stare poruke ne dobivaju automatski odgovor.
mailbox-neutral-why = Predmet i ime pošiljatelja vide se na zaključanim telefonima i zajedničkim zaslonima, svakome tko pogleda. Neutralne riječi ništa ne otkrivaju.
mailbox-neutral-subject = Neutralan predmet
mailbox-neutral-subject-hint = Ima ga svaki odgovor. Prazno: ponavlja se predmet primljene poruke.
mailbox-neutral-sender = Neutralno ime pošiljatelja
mailbox-neutral-sender-hint = Ima ga svaki odgovor. Prazno: koristi se ime pošiljatelja niže.
mailbox-sender = Ime pošiljatelja
mailbox-sender-hint = Stoji uz adresu ondje gdje nema neutralnog imena.
mailbox-plus = Adresa radi s dodatkom
mailbox-plus-hint = Većina poslužitelja dostavlja pomoc+rijec@… na pomoc@…. Odgovori tako sigurnije nalaze svoj razgovor.
mailbox-acknowledge = Automatski odgovaraj na nove poruke
mailbox-acknowledge-hint = Kaže da je poruka stigla; najviše jednom dnevno svakoj adresi.
# $language is the name of a language.
mailbox-acknowledgement = Tekst: { $language }
mailbox-verdicts = Čijim se ocjenama pošiljatelja vjeruje
mailbox-verdicts-hint = Naziv vlastitog poslužitelja pošte u „Authentication-Results”, jedan po retku. Prazno: nijednom se poslužitelju ne vjeruje, pošiljatelja potvrđuje samo potpis (DKIM).
mailbox-authority = Izdavatelj certifikata vaših poslužitelja pošte
mailbox-authority-hint = Njegovi certifikati (PEM), ako ih poslužitelji imaju od vlastitog izdavatelja. Prazno: vjeruje se onima kojima vjeruje sustav.
mailbox-faults = { $count ->
    [one] { $count } odgovor treba ispraviti; označen je gore.
    [few] { $count } odgovora treba ispraviti; označeni su gore.
   *[other] { $count } odgovora treba ispraviti; označeni su gore.
}
mailbox-save = Spremi
mailbox-saving = Spremanje…

## What happened

done-released = Ponovno na popisu: { $alias }.
done-offered = { $alias }: ponuđeno drugoj osobi ({ $name }).
done-closed = Zatvoreno: { $alias }.
done-record-saved = Zapis o kontaktu je spremljen.
dismiss = Zatvori
cancel = Odustani
# Shown by the operating system over other programs: must not say what it is about.
notification = Nešto vas čeka
trouble-no-answer = Poslužitelj ne odgovara. Ništa nije izgubljeno; pokušajte ponovno kad se veza vrati.
trouble-server = Poslužitelj ima poteškoća. Ništa nije izgubljeno; pokušajte ponovno za koji trenutak.
trouble-session-ended = Sesija je završila. Prijavite se ponovno.
trouble-here = Nešto ovdje nije uspjelo. Pokušajte ponovno.

## Why it is urgent: the codes of triage, in words

signal-IMM = Neposredna opasnost
signal-SUI_ACT = Pokušaj samoubojstva ili sredstvo pri ruci
signal-VIO_NOW = Nasilje upravo sada
signal-ABD_NOW = Otmica u tijeku
signal-SIGHT_LIVE = Nestalo dijete viđeno upravo sada
signal-TRAF = Zadržavanje ili premještanje protiv volje
signal-BABY_LOST = Nestalo dijete mlađe od 7 godina
signal-SUI_PLAN = Planira si oduzeti život
signal-SH_NOW = Samoozljeđivanje upravo sada
signal-SEX_GROOM = Vrbovanje ili seksualna ucjena
signal-STREET_TONIGHT = Noćas na ulici
signal-MISS_NEW = Nova prijava nestanka
signal-SIGHT = Viđeno nestalo dijete
signal-THREAT = Prijetnja oružjem
signal-MED = Možda treba liječnička pomoć
signal-PAR_RISK = Roditelj bi uskoro mogao odvesti dijete
signal-AGE_U13 = Mlađe od 13 godina, bez pratnje
signal-SUI_IDEA = Razmišlja o samoubojstvu
signal-SH = Samoozljeđivanje
signal-ABUSE = Otkriveno zlostavljanje ili zanemarivanje
signal-BULLY = Teško vršnjačko nasilje
signal-RUN_THINK = Razmišlja o bijegu
signal-WITNESS = Svjedok tuđeg zlostavljanja
signal-MIG_ALONE = Na putu bez odrasle osobe
signal-UNREADABLE = Pravila ovo nisu mogla pročitati
signal-UNSURE = Ne zna je li na sigurnom
signal-DISTRESS = Uznemirenost
signal-FAMILY = Sukob kod kuće
signal-CASE = Pitanje o slučaju
signal-THANKS = Zahvaljuje
signal-QUESTION = Opće pitanje
signal-MEDIA = Iz medija
signal-TEST = Možda proba
signal-PRANK = Možda šala

## Texts (SMS): the composer's count, what the sender's number proves, the gateway's set-up, what is held

sms-count = { $segments } od { $most } · još { $left }
sms-over = { $segments } od { $most }: predugo za slanje
sms-because = Unicode zbog „{ $character }”
sms-plainly = { $count ->
    [one] { $count } znak šalje se u jednostavnom obliku
    [few] { $count } znaka šalju se u jednostavnom obliku
   *[other] { $count } znakova šalje se u jednostavnom obliku
}
sms-offer = Jednostavni znakovi: samo { $segments }
sms-shut-stopped = Osoba je zatražila da više ne dobiva poruke ({ $time }). Ništa se ne može poslati dok ne napiše START. Bilješke su i dalje moguće.
sms-shut-name = Ovo je došlo od imena, ne s broja: na to se ne može odgovoriti. Bilješke su i dalje moguće.
sms-shut-short = Ovo je došlo s kratkog broja kakve imaju tvrtke: na to se ne može odgovoriti. Bilješke su i dalje moguće.
sms-unproven = broj nije dokazan
sms-name = ime, ne broj
sms-unsigned = bez potpisa
sms-unsigned-hint = Pristupnik ništa ne potpisuje; samo tajna u adresi dokazuje da je to on.
sms-stopped = bez poruka
about-proof = Dokaz
about-proof-number = Nije dokazano. Pošiljatelj SMS-a može biti krivotvoren, a telefon može biti u tuđim rukama.
about-proof-name = Nema ga. Svatko može poslati SMS pod bilo kojim imenom, primjerice „Policija”.
health-held = { $count ->
    [one] { $count } poruka stigla je bez valjanog dokaza pošiljatelja. Zadržana je, nije izgubljena.
    [few] { $count } poruke stigle su bez valjanog dokaza pošiljatelja. Zadržane su, nisu izgubljene.
   *[other] { $count } poruka stiglo je bez valjanog dokaza pošiljatelja. Zadržane su, nisu izgubljene.
}
health-held-tell = Javite administratoru.
channels-add-sms = Dodaj broj za SMS
channels-testing-sms = Pita pristupnik onako kako to čini Earshot. Ništa se ne mijenja i nijedna poruka se ne šalje.
sms-proof = Potpis
sms-signed = Pristupnik potpisuje ono što donosi.
sms-url-in = Za dolazne poruke
sms-url-status = Za potvrde dostave
sms-url-hint = Unesite ove adrese kod pristupnika.
sms-url-hidden = Unesite ove adrese kod pristupnika, s tajnom umjesto „…”. Više se ne prikazuje; možete postaviti novu.
sms-url-once = Kopirajte ih sada i unesite kod pristupnika: tajna u njima više se neće prikazati.
sms-url-copied = Kopirano.
sms-url-copy-named = Kopiraj: { $name }
held-title = Zadržane poruke
held-count = { $count ->
    [one] { $count } poruka je zadržana
    [few] { $count } poruke su zadržane
   *[other] { $count } poruka je zadržano
}
held-why = Stigle su bez valjanog dokaza: netko krivotvori pristupnik ili je tajna promijenjena samo na jednoj strani. Postavite pravu tajnu pa ih ponovno provjerite; što prođe, postaje poruka. Neke su možda za drugi broj ili račun: čuvaju se tjedan dana ili se ovdje brišu.
held-more = i još { $count }
held-release = Provjeri ponovno
held-empty = Isprazni
held-empty-sure = Trajno obriši zadržano
held-emptied = Ništa više nije zadržano.
held-released = { $count ->
    [one] { $count } poruka je primljena.
    [few] { $count } poruke su primljene.
   *[other] { $count } poruka je primljeno.
}
held-still = Primljeno: { $released }. Još zadržano: { $still }; njihov dokaz ne odgovara postavljenoj tajni.
sms-form-new = Novi broj za SMS
sms-form-part-number = Broj
sms-form-part-gateway = Pristupnik
sms-form-part-out = Što odlazi
sms-form-part-words = Riječi i mreže
sms-form-name-fixed = Ime ostaje; kanal je po njemu poznat.
sms-form-number = Vlastiti broj
sms-form-number-hint = S njega odlaze odgovori: +385… ili kratki broj.
sms-form-country = Zemlja
sms-form-country-hint = Dva slova. Brojevi bez zemlje čitaju se kao njezini.
sms-form-gateway = Pristupnik
sms-form-signs = Potpisuje ono što donosi.
sms-form-signs-not = Ništa ne potpisuje: tajna stoji u adresi koju poziva.
sms-form-templates = Kako se s njim govori (JSON)
sms-form-templates-hint = „send”, „inbound”, „receipts” i „signature”, kako ih opisuje docs/sms.md.
sms-form-templates-wrong = Ovo nije JSON. Potražite zagradu ili zarez koji nedostaje.
sms-form-secret-path = Tajna u adresi
sms-form-secret-path-hint = Tko je zna, može slati kao pristupnik. Prazno zadržava postavljenu.
sms-form-secret-sign = Tajna potpisa
sms-form-secret-sign-hint = Prikazuju ga stranice pristupnika. Neki za to koriste gornju tajnu: tada ostavite prazno.
sms-form-make = Napravi
sms-form-smart = Šalji tipografske znakove u jednostavnom obliku
sms-form-smart-hint = Navodnici, duge crte i slično, samo gdje to štedi poruke. Slova se nikad ne mijenjaju.
sms-form-countries = Zemlje u koje poruke smiju ići
sms-form-countries-hint = Po dva slova, jedna u retku. Prazno: svugdje, ali nikad na brojeve s posebnom tarifom.
sms-form-pace = Poruka u sekundi
sms-form-daily-number = Poruka na dan na jedan broj
sms-form-daily-hint = Svaki dio duge poruke se broji.
sms-form-daily-country = Poruka na dan u jednu zemlju
sms-form-stop = Još riječi koje znače „bez poruka”
sms-form-stop-hint = Jedna u retku. STOP i slično već su poznati na 30 jezika.
sms-form-start = Još riječi koje znače „opet poruke”
sms-form-start-hint = Jedna u retku, uz START.
sms-form-sources = Mreže pristupnika
sms-form-sources-hint = Jedna u retku, primjerice 192.0.2.0/24. Što dođe drugdje, zadržava se. Prazno: svaka.
sms-gateway-twilio = Twilio
sms-gateway-vonage = Vonage
sms-gateway-infobip = Infobip
sms-gateway-sinch = Sinch
sms-gateway-bird = Bird (MessageBird)
sms-gateway-elks = 46elks
sms-gateway-kannel = Kannel, vlastiti
sms-gateway-generic = neki drugi
sms-own-twilio-account = Account SID (AC…)
sms-own-twilio-key = API ključ (SK…), ako se koristi
sms-own-vonage-key = API ključ
sms-own-infobip-base-url = Adresa API-ja (https://….api.infobip.com)
sms-own-bird-workspace = Workspace ID
sms-own-bird-channel = Channel ID
sms-own-sinch-plan = Service plan ID
sms-own-sinch-base-url = Adresa API-ja, za drugu regiju
sms-own-elks-username = Korisničko ime API-ja (u…)
sms-own-kannel-url = Adresa sendsms
sms-own-kannel-username = Korisnik sendsms
sms-own-kannel-smsc = Ime veze koja se koristi (smsc-id), ako ih je više
sms-api-twilio = Auth token ili tajna API ključa
sms-api-vonage = API tajna
sms-api-infobip = API ključ
sms-api-sinch = API token
sms-api-bird = Pristupni ključ
sms-api-elks = API lozinka
sms-api-kannel = Lozinka sendsms
sms-api-generic = Tajna za slanje

## How it is safe to reach them

channel-phone = telefon
action-safety = Sigurnosna kartica…
action-emergency = Odluka o hitnoj pomoći…
action-take-back = Povuci zadnji odgovor
safety-card = Kako im se sigurno javiti
safety-do-not-contact = Ne javljati se
safety-not-by = Ne preko: { $channels }
safety-only = Samo { $hours }
safety-not-now = sada nije sigurno, opet u { $time }
safety-shared = I drugi vide ovaj telefon
safety-code-word = Dogovorena riječ
safety-show = Prikaži
safety-they-said = Rekla je sama osoba · { $name }, { $time }
safety-we-think = Naša procjena · { $name }, { $time }
safety-change = Promijeni
safety-hint-waits = Sada nije sigurno odgovoriti. Poslano čeka do { $time }.
safety-hint-do-not-contact = Sigurnosna kartica kaže: ne javljati se. Ništa se ne može poslati. Ako se to promijenilo, promijenite karticu.
safety-hint-unsafe-channel = Prema sigurnosnoj kartici ovaj kanal nije siguran. Upotrijebite drugi ili promijenite karticu.
safety-title = Kako se sigurno javiti kontaktu { $alias }?
safety-form-never = Ne javljati se
safety-form-never-hint = Ništa se ne šalje dok netko ovo ne ukloni.
safety-form-shared = Drugi koriste ovaj telefon ili čitaju poruke
safety-form-avoid = Nikad ne odgovarati preko
safety-form-hours = Sigurni sati, svaki dan
safety-form-hours-hint = Po satu linije. Više njih sa zarezom; prazno: u svako doba. Što se pošalje izvan njih, čeka.
safety-form-hours-wrong = Upišite sate ovako: 16:00–18:00.
safety-form-note = Što još mora znati onaj tko odgovara
safety-form-said = To je rekla sama osoba
safety-save = Spremi karticu
done-safety = Sigurnosna kartica spremljena: { $alias }.

## Emergency services, decided in the talk

emergency-ask = Jeste li pozvali { $number }?
emergency-title = { $number } za { $alias }
emergency-called = { $number } je pozvan
emergency-not-called = { $number } nije pozvan
emergency-by = u { $time }, { $name }:
emergency-own-words = Svojim riječima
emergency-hint = Vrijeme se bilježi sada. Odluka ide u zapis poziva, gdje se može ispraviti.
emergency-save = Zapiši

## Answers that have not left yet

held-undo = Odlazi za { $seconds } s
held-safe-hours = Čeka dok ne bude sigurno: { $time }
held-take-back = Povuci
held-send-now = Pošalji odmah
held-taken-back = { $name }: odgovor povučen u { $time }. Nikad nije poslan.
delivery-code-do-not-contact = sigurnosna kartica kaže da se ne javlja
delivery-code-unsafe-channel = sigurnosna kartica kaže da ovaj kanal nije siguran
delivery-code-contact-left = osoba je završila razgovor prije slanja
delivery-code-conflict = jedan predmet navodi sukob s ovom osobom
action-send-at-once = Pošalji odmah, bez vremena za povlačenje
talk-types-too = I { $name } ovdje piše
delivery-safety-help = Zaustavila ga je sigurnosna kartica. Nije poslano. Ako to više nije točno, promijenite karticu pa pošaljite opet.
delivery-conflict-help = Zadržano je: osoba to nije pročitala i ništa joj se ne šalje ni jednim kanalom.
delivery-safety-again-help = Zaustavila ga je sigurnosna kartica. Nije poslano. Kartica to sada dopušta: ako je još točno, kopirajte i pošaljite.

## Cases

page-cases = Predmeti
case-number = Predmet
case-numbered = Predmet { $number }
case-loading = Učitavanje…
case-which = Koji predmeti
case-view-open = Otvoreni
case-view-mine = Moji
case-view-due = Dospijeva
case-view-closed = Zatvoreni
case-none-open = Nema otvorenih predmeta.
case-none-mine = Ne vodite nijedan predmet.
case-none-due = Ništa ne dospijeva.
case-none-closed = Nema zatvorenih predmeta.
case-all = svi
case-more = Više
case-about = O čemu
case-children = Djeca
case-due = Rok
case-closed-at = Zatvoreno
case-overdue = kasni
case-find = Broj predmeta
case-find-none = Nema takvog predmeta.
case-new = Novo: { $kind }
case-opened = Predmet { $number } je otvoren.
case-open-missing = Otvori predmet: nestalo dijete
case-open-protection = Otvori predmet: zaštita
case-link = Poveži
case-link-number = Poveži s predmetom br.
hand-on = Predaja dalje
hand-on-unsaved = Zabilježi što predaješ dalje ili ondje odustani; zatim zatvori.
hand-on-pass = Predaj drugoj liniji
hand-on-home = Poruka kući
hand-on-which = Koja linija i kako je dobiti
hand-on-agreed = Što je dogovoreno i smiju li nazvati natrag
hand-on-case = U kojem predmetu
hand-on-save = Zabilježi
hand-on-done = Stoji u predmetu { $number }, sutra se provjerava.
hand-on-home-hint = Zapišite riječi kako ih dijete kaže, a nikad gdje je dijete. Prenose se iz predmeta kad se dijete složi i kad je obitelj provjerena.
case-unlink = Ukloni vezu
case-unlink-held = Dok je ovaj predmet zadržan, ništa se iz njega ne uklanja.
case-conflict-here = Predmet { $number } navodi sukob s ovom osobom: ne može joj se ništa poslati.
case-conflict-hidden = Jedan predmet navodi sukob s ovom osobom: ne može joj se ništa poslati. Taj predmet vam nije dostupan; pitajte nadzor.
case-print = Ispiši
case-add = Dodaj u predmet
case-edit = Promijeni
case-save = Spremi
case-remove = Ukloni
case-remove-sure = Doista ukloni
case-removed = Uklonjeno je.
case-download = Preuzmi
case-task-done = Gotovo
case-nothing-yet = Još ništa.
case-theirs = Netko je to u međuvremenu promijenio. Vaš tekst je dolje; ponovno spremanje zadržava vaš.
case-take-theirs = Uzmi njihovo
case-take-all = Uzmi sve njihovo
case-overtaken = Netko je to u međuvremenu promijenio. Ovdje je kako sada stoji: pogledajte, pa ponovite.
case-past = Što je prije pisalo
case-past-removed = Što je izvađeno
case-known = Ovo je možda dijete koje je već poznato. Pogledajte te predmete ili spremite ponovno da ga zapišete ovdje.
form-escape-again = Još jednom Escape odbacuje što ste napisali.
case-police-not = Policija još nije obaviještena.
case-alike = Možda isto dijete
case-alike-police_reference = isti policijski broj
case-alike-name = isto ime
case-alike-sound = slično ime
case-alike-birth_date = isti datum rođenja
case-status-change = Sljedeći status
case-status-to = Novi status: { $status }
case-status-reason = Razlog
case-status-words = Riječima
case-child-number = Dijete { $number }
case-conflict = Sukob: ništa se ne šalje
case-conflict-hint = Ništa se ne šalje, ni jednim kanalom. Za osumnjičene uvijek.
case-timeline = Vremenski slijed
case-contact = Kontakt
case-did-opened = Predmet otvoren
case-did-changed = Predmet promijenjen
case-did-status = Status: { $status }
case-did-part-added = Dodano: { $part }
case-did-part-changed = Promijenjeno: { $part }
case-did-part-removed = Uklonjeno: { $part }
case-did-linked = Povezano
case-did-unlinked = Veza uklonjena
case-part-child = Dijete
case-part-episode = Nestanak
case-part-person = Osoba
case-part-custody = Skrbništvo
case-part-referral = Upućivanje
case-part-message_home = Poruka kući
case-part-task = Zadatak
case-part-document = Dokument
case-part-note = Bilješka
case-parts-child = Djeca
case-parts-episode = Nestanci
case-parts-person = Uključene osobe
case-parts-custody = Skrbništvo
case-parts-referral = Upućivanja
case-parts-message_home = Poruke kući
case-parts-task = Zadaci
case-parts-document = Dokumenti
case-parts-note = Bilješke
case-f-kind = Vrsta
case-f-risk = Rizik
case-f-owner = Vodi
case-f-follow_up_at = Pogledati opet
case-f-cross_border = Prelazi granicu
case-f-countries = Države
case-f-summary = O čemu se radi
case-f-team = Tim
case-f-name = Ime
case-f-birth_date = Datum rođenja
case-f-age = Dob
case-f-gender = Rod
case-f-nationalities = Državljanstva
case-f-residence = Država boravišta
case-f-living_situation = Živi
case-f-migration_status = Migracija
case-f-languages = Jezici
case-f-vulnerabilities = Ranjivosti
case-f-height_cm = Visina (cm)
case-f-hair = Kosa
case-f-eyes = Oči
case-f-marks = Posebna obilježja
case-f-clothing = Odjeća
case-f-notes = Što se još zna
case-f-roles = Uloga u predmetu
case-f-relation = Odnos prema djetetu
case-f-addresses = Brojevi i adrese
case-f-conflict = Sukob
case-f-mode = Način kontakta
case-f-platform = Platforma
case-f-child_id = Dijete
case-f-rights = Skrbništvo
case-f-proceedings = Sudski postupak
case-f-hague = Haaški zahtjev
case-f-court = Sud i oznaka
case-f-category = Kategorija
case-f-missing_since = Nestalo od
case-f-reported_at = Prijavljeno
case-f-missing_from = Nestalo iz
case-f-last_seen_place = Gdje je zadnji put viđeno
case-f-last_seen_with = S kim je zadnji put viđeno
case-f-reasons = Razlozi
case-f-violence = Doživljeno nasilje
case-f-police_told = Policija obaviještena
case-f-police_told_at = Kad je policija obaviještena
case-f-police_country = Policija koje države
case-f-police_reference = Policijski broj
case-f-sis_alert = Upozorenje u SIS-u
case-f-interpol = Interpol
case-f-child_alert = Uzbuna za dijete
case-f-publicity = Objavljivanje
case-f-outcome = Ishod
case-f-found_at = Kad je pronađeno
case-f-found_how = Kako je pronađeno
case-f-found_country = U kojoj je državi pronađeno
case-f-duration = Trajanje
case-f-to = Upućeno na
case-f-organisation = Organizacija
case-f-at = Kada
case-f-uptake = Ishod
case-f-uptake_at = Kad je potvrđeno
case-f-check_at = Kad ponovno pitati
case-f-state = Dokle je stigla
case-f-confirmed_at = Dijete se složilo kad
case-f-checked_at = Obitelj provjerena kad
case-f-passed_on_at = Preneseno kad
case-f-recipient = Za koga
case-f-how_checked = Kako je obitelj provjerena
case-f-reply = Što je obitelj odgovorila
case-f-message = Djetetove riječi (nikad gdje je dijete)
case-f-title = Što
case-f-due_at = Do kada
case-f-assignee = Tko to radi
case-f-done_at = Kad je gotovo
case-f-document_kind = Vrsta dokumenta
case-f-file = Datoteka
log-title = Zabilježi poziv
act-case-opened = Otvoren uvid u predmet
act-case-opened-new = Stvoren predmet
act-case-changed = Promijenjen predmet
act-case-status-changed = Promijenjen status predmeta
act-case-part-added = Dodano u predmet
act-case-part-changed = Promijenjen dio predmeta
act-case-part-removed = Uklonjen dio predmeta
act-case-linked = Povezan predmet
act-case-unlinked = Uklonjena veza predmeta
act-case-kept-from = Predmet uskraćen kolegi
act-case-let-in = Kolegi vraćen uvid u predmet
act-case-looked-up = Traženo isto dijete
act-case-document-downloaded = Preuzet dokument predmeta
act-call-logged = Zabilježen poziv
action-log = Zabilježi poziv
action-save = Spremi obrazac
action-question = Na sljedeće pitanje obrasca
action-case-new = Novi predmet nestalog djeteta
action-case-child = Dodaj dijete
action-case-episode = Dodaj nestanak
action-case-person = Dodaj osobu
action-case-custody = Dodaj skrbništvo
action-case-referral = Dodaj upućivanje
action-case-message_home = Dodaj poruku kući
action-case-task = Dodaj zadatak
action-case-document = Dodaj dokument
action-case-note = Dodaj bilješku
action-case-head = Promijeni rizik, nositelja i sljedeći korak
action-case-status = Na sljedeći status
action-go-cases = Idi na predmete
log-hint = Za telefon i osobne dolaske. Tišina, šala, prekinuto, propušteno, nepoznato: jedna tipka.
log-stop = Zaustavi sat
log-go-on = Nastavi
log-medium = Kako
log-language = Jezik razgovora
log-began = Početak
log-danger = Netko je bio u opasnosti
log-done = Poziv je zabilježen.
log-unknown = Nepoznato
log-and-case = Spremi i otvori predmet
call-more = Više o djetetu
call-living = Živi
call-country = Država
call-heard = Za liniju zna od
call-wanted = Željeni jezik
case-f-text = Bilješka

## Put aside

view-snoozed = Odgođeno
order-snoozed = Prvo ono što se prvo vraća
empty-snoozed = Ništa nije odgođeno.
action-go-snoozed = Idi na odgođeno
action-snooze = Odgodi…
action-wake = Vrati
snooze-title = Odgodi: { $alias }
snooze-hint = Vraća se samo, a odmah ako osoba piše.
snooze-hour = Na sat vremena
snooze-three-hours = Na tri sata
snooze-tonight = Do večeras
snooze-tomorrow = Do sutra ujutro
snooze-week = Na tjedan dana
snooze-written = Dok osoba ne piše
snooze-own = Drugo vrijeme
snooze-set = Odgodi
snoozed-until = Odgođeno do { $time }
snoozed-until-written = Odgođeno dok osoba ne piše
snoozed-short-written = dok ne piše
done-snoozed = { $alias }: odgođeno do { $time }.
done-snoozed-written = { $alias }: odgođeno dok osoba ne piše.

## Tags

action-tags = Oznake…
tags-title = Oznake: { $alias }
tags-find = Traži oznaku
tags-none = Takve oznake nema. Može je dodati supervizor.
tags-add = Dodaj „{ $name }” na popis
tags-save = Postavi oznake

## Notes that name a colleague

called-label = Bilješke koje Vas spominju
called-words = { $name } Vas spominje u bilješci
called-open = Čitaj

## Macros

page-lists = Oznake i makronaredbe
action-go-lists = Idi na oznake i makronaredbe
action-macros = Makronaredbe…
macros-title = Makronaredba: { $alias }
macros-none = Još nema makronaredbi. Pišu ih supervizori.
macros-gone = (uklonjen odgovor)
macros-add = Dodaj makronaredbu
macros-name = Naziv
macros-end = Na kraju
macros-end-stay = ostani
macros-end-snooze = odgodi
macros-end-close = zatvori
macros-hours = Koliko sati; prazno: dok ne piše
macros-canned = Gotovi odgovori, ovim redom
macros-after = Nakon slanja: { $steps }.
macros-after-drop = Nemoj
canned-open-place = Popunite { $place } prije slanja.
lists-tags = Oznake
lists-tags-hint = Kratke riječi za vrste razgovora. Bez imena i bez riječi kontakta: oznake nisu šifrirane.
lists-macros = Makronaredbe
lists-macros-hint = Niz koraka pod jednim imenom. Ništa se ne šalje: riječi čekaju u polju za pisanje.
lists-tag-name = Nova oznaka
lists-tag-add = Dodaj
lists-tag-retire = Ukloni s popisa
lists-tag-back = Vrati

## Search

page-search = Pretraga
action-go-search = Pretraga
search-all = Traži „{ $query }” u svim razgovorima
search-label = Riječi, imena, oznake, datumi
search-go = Traži
search-hint = Nalazi sve razgovore koje smijete vidjeti. Bilježi se da ste tražili, ali ne i što.
search-help = Kako tražiti
search-help-words = Riječi se nalaze po početku; velika slova i naglasci nisu važni. U navodnike stavite ono što mora biti točno tako, a minus ispred onoga čega ne smije biti. Sve mora odgovarati.
search-example-channel = channel:email
search-example-language = language:fr
search-example-from = from:anna
search-example-note = note:school
search-example-code = code:MS_RUNAWAY
search-example-priority = priority:1
search-example-is = is:closed
search-example-with = with:nobody
search-example-after = after:2026-03-31
search-field-channel = Kanal: vrsta ili naziv
search-field-language = Jezik
search-field-from = Tko je pisao: nadimak, ime ili adresa
search-field-note = Samo u bilješkama; također subject: i file:
search-field-code = Oznaka poziva ili signala; tag: za oznake
search-field-priority = Od 0, odmah, do 4, isti dan
search-field-is = waiting (čeka), theirs (njihov red), closed (zatvoren), open (otvoren) ili mine (moj)
search-field-with = Tko ga vodi: ime, me (ja) ili nobody (nitko)
search-field-after = Nešto je rečeno tog dana ili poslije; također before:
search-total = { $count ->
    [0] Ništa nije nađeno.
    [one] Nađen { $count } razgovor.
    [few] Nađena { $count } razgovora.
   *[other] Nađeno { $count } razgovora.
}
search-unready = { $count ->
    [one] { $count } stariji razgovor još se priprema za pretragu.
    [few] { $count } starija razgovora još se pripremaju za pretragu.
   *[other] { $count } starijih razgovora još se priprema za pretragu.
}
search-more = Prikaži više
search-said-in = Oni:
search-said-out = Mi:
search-said-note = Bilješka:
search-state-waiting = čeka nas
search-state-theirs = čekamo njih
search-state-closed = zatvoren
search-state-erased = izbrisan
act-search-run = Pretraživanje

## Board

page-board = Ploča uživo
action-go-board = Ploča uživo
board-at = Stanje u { $time }
board-waiting = Čeka
board-unclaimed = { $count ->
    [0] sve netko vodi
   *[other] { $count } bez ikoga
}
board-longest = Najdulje čeka
board-since = od { $time }
board-nobody = Nitko ne čeka.
board-late = Kasni
board-late-words = izvan ciljnog roka
board-people = Prisutni operateri
board-free = { $count ->
    [0] nitko nije slobodan
    [one] { $count } slobodan
    [few] { $count } slobodna
   *[other] { $count } slobodnih
}
board-late-list = Ove preuzmite prve
board-by-priority = Po hitnosti
board-by-queue = Po redovima
board-by-channel = Po kanalu
board-by-language = Po jeziku
board-no-language = još nepoznat
board-count = Čeka
board-wait = Najdulje
board-operators = Operateri
board-not-here = Nije tu
board-load = { $talks } od { $limit }
board-unanswered = { $count ->
    [one] { $count } čeka
   *[other] { $count } čekaju
}

## Filters and kept views

filter = Suzi
filter-any = sve
filter-channel = Kanal
filter-language = Jezik
filter-priority = Hitnost
filter-priority-upto = { $name } ili hitnije
filter-queue = Red
filter-unclaimed = Bez ikoga
filter-off = Prikaži sve
filter-nothing = Ništa ne odgovara suženom popisu.
filter-keep-as = Sačuvaj prikaz kao
filter-keep = Sačuvaj
filter-shared = Za sve
filter-forget = Ukloni prikaz „{ $name }”
act-view-saved = Prikaz sačuvan
act-view-removed = Prikaz uklonjen

## Set-up

page-setup = Postavke
action-go-setup = Postavke
setup-hint = Što ovdje spremite vrijedi odmah; ništa se ne pokreće iznova. Svaka promjena čuva se s vašim imenom.
setup-line = Linija
setup-organisation = Naziv organizacije
setup-country = Država (dva slova)
setup-number = Koja linija
setup-national = Nacionalni broj
setup-zone = Vremenska zona
setup-phone = Telefonski broj kako se piše
setup-emergency = Broj za hitne slučajeve
setup-exit = Kamo vodi „Izađi”
setup-exit-hint = Bezazlena stranica, na primjer enciklopedija.
setup-languages = Jezici na kojima se odgovara
setup-languages-hint = Jedan po retku, kao en ili pt; glavni prvi.
setup-hours = Kada se odgovara
setup-hours-hint = Sati se pišu 09:00-17:30; 22:00-02:00 prelazi ponoć. Dva raspona odvojite zarezom. Unos za jedan kanal ili jezik ima prednost pred općim.
setup-hours-entry = Radno vrijeme { $number }
setup-hours-add = Dodaj radno vrijeme
setup-always = Danonoćno
setup-on-holidays = Praznikom
setup-holidays = Praznici
setup-holidays-hint = Jedan po retku: 2026-04-06 ili 12-25 za svaku godinu.
day-mon = Ponedjeljak
day-tue = Utorak
day-wed = Srijeda
day-thu = Četvrtak
day-fri = Petak
day-sat = Subota
day-sun = Nedjelja
setup-queues = Redovi
setup-queues-hint = Bez redova svi razgovori čekaju na jednom popisu. Prazno polje vrijedi za sve kanale ili jezike.
setup-queue-name = Naziv
setup-queue-languages = Jezici, sa zarezima
setup-queue-channels = Kanali
setup-queue-skills = Potrebne vještine, sa zarezima
setup-queue-closed = Dok je zatvoren, čekati u
setup-queue-help = Tko dugo čeka dobiva pomoć iz
setup-queue-after = Nakon toliko minuta
setup-queue-offers = Nudi jednom operateru za drugim
setup-queue-add = Dodaj red
setup-none = nijedan
setup-remove = Ukloni
setup-chat = Chat na vašoj stranici
setup-origins = Stranice koje smiju prikazati chat
setup-origins-hint = Jedna po retku, npr. https://example.org, bez putanje.
setup-uploads = Osobe smiju slati datoteke
setup-snippet = Što ide na vaše stranice za { $name }
setup-copy = Kopiraj
setup-copied = Kopirano.
setup-preview = Pogledaj chat kao osobe koje pišu
setup-contact = Stranica za kontakt
setup-preview-limit = Chat kakav je zadnji put spremljen. Ovdje se u njemu ništa ne može pritisnuti i razgovor ne počinje.
setup-save = Spremi
setup-undo = Učitaj ponovno
setup-saved = Spremljeno i vrijedi.
setup-mend = { $count ->
    [one] { $count } polje treba ispraviti.
    [few] { $count } polja treba ispraviti.
   *[other] { $count } polja treba ispraviti.
}
setup-history = Promjene
setup-command-line = Naredbeni redak
setup-first = početno stanje
page-texts = Što čitaju kontakti
action-go-texts = Što čitaju kontakti
texts-hint = Svaki tekst koji kontakt može pročitati, onakav kakav dolazi ili vašim riječima. Što spremite, čita svatko tko otad otvori chat ili stranicu; otvoreni razgovor zadržava svoje riječi. Tekstovi koji kažu što program radi, na primjer kako brzo otići, ne mogu se mijenjati.
texts-language-own = { $language } (vlastite riječi: { $count })
texts-unreviewed = Nijedan izvorni govornik nije pregledao riječi koje dolaze na jeziku: { $language }. Neka ih prije djece pročita netko tko radi s mladima.
texts-without = Za ove jezike još nema riječi: { $languages }. Tko govori jedan od njih, čita: { $language }.
texts-part-first = Kad se chat otvori
texts-part-safe = „Jesi li sada na sigurnom?”
texts-part-waiting = Dok čekaju
texts-part-closed = Izvan radnog vremena
texts-part-end = Kad je razgovor gotov
texts-part-blocked = Kad su na neko vrijeme blokirani
texts-part-page = Na stranici za kontakt
texts-elsewhere = Drugi se tekstovi mijenjaju drugdje. Automatski odgovori na e-poštu, njihov predmet i odbijanje poziva:
texts-own = vlastite riječi
texts-change = Promijeni
texts-change-named = Promijeni: { $text }
texts-length = { $count } od { $max } znakova
texts-values = Mora stajati u tekstu: { $values }
texts-preview = Kontakti čitaju:
texts-meanwhile = Netko je drugi u međuvremenu promijenio ovaj tekst. Sada glasi:
texts-back = Vrati izvorni tekst
texts-saved = Spremljeno. Čita ga svatko tko otad otvori chat.

## Filters and kept views

filter-tag = Oznaka

## Several people in one talk

somebody = netko
asked-label = Kolega vas poziva da se pridružite
asked-words = { $name } vas moli da i vi pišete ovdje.
asked-join = Pridruži se
asked-decline = Ne sada
seat-asked = { $name } je pozvan(a) da se pridruži.
seat-second = { $name } također piše ovdje.
seat-listening = { $name } sluša.
seat-you-second = Pišete ovdje uz: { $name }.
seat-you-listen = Slušate. { $name } to vidi.
seat-leave = Izađi
seat-stop = Prestani
seat-unask = Povuci poziv
seat-end = Završi
second-title = Pozovite kolegu u razgovor: { $alias }
second-who = Koga pozvati
second-nobody = Nema više nikoga koga biste mogli pozvati.
second-hint = Razgovor ostaje vaš. Kad se kolega pridruži, možete pisati oboje, a { $alias } saznaje da se netko pridružio.
second-ask = Pozovi
done-asked = { $name } je pozvan(a) u razgovor: { $alias }.
take-over-title = Preuzmite { $alias } od: { $name }
take-over-why = Zašto
take-over-danger = Netko je u opasnosti
take-over-absent = S tog mjesta nema odgovora
take-over-asked = Zamoljen(a) sam
take-over-other = Drugi razlog
take-over-words = Više o tome (postaje bilješka)
take-over-words-needed = Razlog (postaje bilješka)
take-over-hint = { $name } odmah vidi da ste preuzeli i zašto. Ono što je započeto ostaje sačuvano.
taken-label = Razgovor je preuzet od vas
taken-words = { $name } preuzima ovaj razgovor u { $time }.
taken-draft = Ono što ste pisali je sačuvano.
taken-give = Predaj kao bilješku: { $name }
taken-ok = U redu
taken-spoken = { $name } preuzima razgovor: { $alias }.
composer-whisper = Šapni
composer-whisper-label = Šapnite: { $name }
composer-whisper-hint = Ovo čita samo { $name }…
whisper-warning = Ovo čita samo { $name }, nikad osoba koja piše
whisper-send = Šapni
whisper-by = Šapat · { $name } · osoba koja piše to nikad ne vidi
said-whisper = Šapat, { $name }, { $time }
whisper-spoken = { $name } šapće: { $text }
happened-handed-on = { $name } preuzima nakon predaje ({ $other })
happened-released = { $name } vraća na popis (držao/la: { $other })
happened-released-own = { $name } vraća na popis
happened-asked = { $name } poziva: { $other }
happened-unasked = { $name } povlači poziv: { $other }
happened-declined = { $name } se nije pridružio/la
happened-joined = { $name } se pridružuje
happened-let-in = { $name } prihvaća da još netko čita
happened-key-changed = Ključ njihova računa drukčiji je nego prije
happened-key-unverified = Njihovi ključevi više nisu sigurni
happened-key-verified = { $name } uspoređuje ključeve: isti su
happened-key-mismatch = Uspoređeni ključevi razlikuju se
happened-key-seen = { $name } gleda upozorenje o njihovim ključevima
happened-left = { $other } izlazi
happened-listens = { $name } sluša
happened-listened = { $other } više ne sluša
happened-taken-over = { $name } preuzima od { $other }: { $why }
action-second = Pozovi kolegu…
action-join = Prihvati poziv
action-listen = Slušaj
action-take-over = Preuzmi
action-whisper = Šapni osobi koja vodi razgovor
act-conversation-second-asked = Pozvao kolegu u razgovor
act-conversation-second-unasked = Povukao poziv
act-conversation-second-declined = Odbio pridružiti se
act-conversation-second-joined = Pridružio se razgovoru
act-conversation-second-left = Drugi operater izašao
act-conversation-listened = Slušao razgovor
act-conversation-listening-ended = Prestao slušati
act-conversation-taken-over = Preuzeo razgovor s razlogom
act-note-whispered = Šapnuo operateru

## Keeping and erasing

page-retention = Čuvanje i brisanje
action-go-retention = Čuvanje i brisanje
keeping-title = Koliko ostaje
keeping-never = Nijedno pravilo to ne briše.
keeping-until = Riječi se brišu nakon { $time }.
keeping-case-until = Rok istječe { $time }. Zatim ga brišu dva nadzornika.
keeping-also = Zajedno s onim što je s ovim bilo jedan razgovor: još { $count }.
keeping-held = Zadržano od { $time }: ništa se ne briše.
keeping-hold = Zadrži
keeping-let-go = Otpusti
keeping-ask = Zatraži brisanje
keeping-reason = Zašto
keeping-asked = { $name } traži brisanje ({ $time }): { $reason }.
keeping-second = To mora učiniti drugi nadzornik.
keeping-take-back = Ipak sačuvaj
keeping-erase = Trajno izbriši
keeping-erase-sure = Da, izbriši: ne može se poništiti
keeping-erased = Izbrisano.
keeping-asked-done = Sada to može izbrisati drugi nadzornik.
retention-hint = Nestaju riječi, imena, datoteke i adrese; ostaje ono što broji statistika. Dani se broje od kraja: od zatvaranja razgovora ili predmeta, od odgovora na pritužbu, od isteka edukacije, a inače od samog dana. Sve osim predmeta briše se samo, tjedan dana nakon najave na ovoj stranici; predmete brišu dva nadzornika.
retention-stopped = Sat je skočio ({ $time }). Ništa se ne briše dok administrator ne potvrdi datum.
retention-resume = Datum je točan: nastavi
retention-noticed = Što se samo briše u tjedan dana: { $count }, prvo { $time }.
retention-carriers = Adrese koje operateri još trebaju zaboraviti: { $count }
retention-rules = Pravila
retention-none = Još nema pravila: ništa se ne briše samo.
retention-record = Što
retention-record-talk = Razgovori
retention-record-call = Zapisani pozivi
retention-record-case = Predmeti
retention-record-debrief = Bilješke nakon teškog sadržaja
retention-class = Vrsta
retention-class-others = sve ostale
retention-class-without = bez zapisa
retention-days = Dani
retention-add = Dodaj pravilo
retention-remove = Ukloni pravilo
retention-save = Spremi pravila
retention-saved = Pravila su na snazi.
retention-wishes = Zatražena brisanja
retention-wishes-none = Nema zahtjeva.
retention-a-talk = Razgovor
retention-due = Predmeti kojima je istekao rok
retention-due-none = Nema.
retention-due-since = od { $time }
case-did-held = Zadržano
case-did-let-go = Otpušteno
case-did-erasure-asked = Zatraženo brisanje
case-did-erasure-taken-back = Ipak sačuvano
case-did-erased = Izbrisano
act-conversation-erasure-asked = Zatraženo brisanje razgovora
act-conversation-erasure-taken-back = Povučen zahtjev za brisanje razgovora
act-conversation-held = Zadržan razgovor
act-conversation-let-go = Otpušten razgovor
act-case-erasure-asked = Zatraženo brisanje predmeta
act-case-erasure-taken-back = Povučen zahtjev za brisanje predmeta
act-case-erased = Izbrisan predmet
act-case-held = Zadržan predmet
act-case-let-go = Otpušten predmet
act-call-erased = Izbrisane riječi poziva
act-phone-erased = Izbrisano što je centrala javila o pozivu
act-retention-changed = Promijenjeno vrijeme čuvanja
act-retention-stopped = Brisanje zaustavljeno: sat je skočio
act-retention-resumed = Potvrđen sat

## The telephone exchange

log-exchange = Iz centrale
log-state-ringing = Zvoni
log-state-answered = Traje
log-state-ended = Završen
log-missed = Propušteni u zadnjem danu: { $count }
log-open = Pozivi za zapisivanje: { $count }
act-call-missed = Propušten poziv

## Hard content: sealed files, what somebody has opened, notes after it

page-debrief = Težak sadržaj
page-sealed = Zapečaćene datoteke
action-go-debrief = Težak sadržaj
action-go-sealed = Zapečaćene datoteke
action-seal = Zapečati odabranu datoteku: sumnja na zlostavljanje djeteta
action-break = Uzmi odmor
seal = Zapečati: sumnja na zlostavljanje
seal-hint = Nitko više ne vidi ovu datoteku i ništa se iz ovog razgovora ne briše. Supervizor je predaje policiji. Nema povratka.
seal-done = Zapečaćeno. Nitko više ne vidi ovu datoteku; supervizor je predaje policiji.
seal-going = Pečati se…
sealed-file = Zapečaćena datoteka
sealed-message = Cijela poruka, zapečaćena sa svojom datotekom
sealed-by = Zapečaćeno: { $name }, { $time }
sealed-what-now = Ne morate gledati ni sami prijavljivati. Supervizor je vidi na popisu zapečaćenih datoteka i predaje je policiji.
happened-sealed = Zapečaćena datoteka: { $name }
happened-handed-over = Predana zapečaćena datoteka: { $name }
exposure-shift = Datoteke otvorene u ovoj smjeni: { $count }.
exposure-none = U ovoj smjeni nije otvorena nijedna datoteka.
exposure-since = Od posljednjeg odmora: { $count }.
break-label = Odmor
break-words = Vrijeme je za odmor
break-why = Datoteke otvorene od posljednjeg: { $count }
break-later = Kasnije
break-take = Uzmi odmor
break-taken = Na odmoru ste: ništa novo vam ne dolazi. Što držite, ostaje vaše.
debrief-hint = Nitko ovo ne mora nositi sam. Ovdje se broji svaka otvorena datoteka, što god prikazivala.
debrief-own = Što ste otvorili
debrief-note = Što ostaje s vama
debrief-who = Ovo čitate samo vi i supervizori. Kad to uklonite, zauvijek je izbrisano.
debrief-keep = Spremi bilješku
debrief-kept = Spremljeno. Supervizor to može pročitati.
debrief-notes = Vaše bilješke
debrief-notes-all = Bilješke
debrief-no-notes = Nema bilješki.
debrief-looks = otvorene datoteke u toj smjeni: { $count }
debrief-remove = Ukloni zauvijek
debrief-people = Tko je otvarao datoteke u zadnjih 12 sati
debrief-nobody = Nitko.
debrief-person = Tko
debrief-opened = Datoteke
debrief-last = Zadnja
debrief-break = Odmor
sealed-hint = Datoteke koje, čini se, prikazuju zlostavljanje djeteta. Nitko ih više ne vidi: idu policiji kakve su došle, s podacima tko ih je i kada imao. Iz njihovih se razgovora ništa ne briše dok to ondje ne dopustite.
sealed-none = Ništa nije zapečaćeno.
sealed-talk = Razgovor: { $alias }
sealed-not-yet = Još nije predano
sealed-handed = Predano: { $count }×
hand-over = Predaj
hand-over-title = Predaj zapečaćenu datoteku policiji
hand-over-hint = Druga osoba iz nadzora dobiva ZIP arhivu: bajtove kakvi su došli, njihov SHA-256 te tko ih je i kada imao. Nitko ne otvara datoteku. Arhiva se čuva samo kako kaže policija, a zatim se briše s računala.
hand-over-to = Kome: tijelo i osoba
hand-over-reference = Njihova oznaka
hand-over-message = Dodaj poruku kakva je došla
hand-over-message-hint = Može navoditi tko ju je poslao i reći više od datoteke. Dodajte samo ako traže: možda ju je poslalo dijete.
hand-over-save = Spremi arhivu
hand-over-done = Arhiva je među preuzimanjima, a predaja je zabilježena.
hand-over-asked = { $name }: zatraženo ({ $time }) da se ovo preda: { $to }.
hand-over-whole = S porukom kakva je došla.
setup-break = Datoteke do prijedloga odmora
setup-break-hint = Nakon toliko otvorenih datoteka predlaže se odmor. 0 je nikad.
act-attachment-sealed = Zapečaćena datoteka
act-attachment-handed-over = Predana zapečaćena datoteka
act-attachment-hand-over-asked = Zatražena predaja zapečaćene datoteke
act-attachment-hand-over-taken-back = Povučen zahtjev za predaju zapečaćene datoteke
act-debrief-written = Napisana bilješka nakon teškog sadržaja
act-debrief-read = Pročitane bilješke nakon teškog sadržaja
act-debrief-removed = Uklonjena bilješka nakon teškog sadržaja
act-debrief-erased = Izbrisana bilješka nakon teškog sadržaja
custody-title = Predaja zapečaćene datoteke
custody-warning = Sumnja se da datoteka prikazuje zlostavljanje djeteta. Nalazi se uz ovaj tekst bajt po bajt kakva je došla i nakon pečaćenja nije ni prikazivana ni mijenjana. Otvorite je samo ako vam zakon to dopušta.
custody-organisation = Predaje
custody-file = Broj datoteke
custody-talk = Broj razgovora (pseudonim)
custody-channel = Došlo putem
custody-name = Naziv koji je dao pošiljatelj
custody-type = Vrsta koju navodi pošiljatelj
custody-contents = U ovoj arhivi
custody-bytes = bajtova: { $bytes }
custody-chain = Lanac čuvanja (vremena u UTC-u)
custody-received = primljeno
custody-uploaded = učitano ovdje
custody-revealed = prikazano: { $name }
custody-downloaded = spremljeno: { $name }
custody-sealed = zapečaćeno: { $name }
custody-handed-over = predaje { $name }; prima { $to }
custody-asked = na zahtjev: { $name }
# Matrix accounts.
channels-add-matrix = Dodaj Matrix račun
channels-testing-matrix = Prijavljuje se na Matrix poslužitelj kao Earshot. Ništa se ne mijenja i ništa se ne šalje.
matrix-form-new = Novi Matrix račun
matrix-form-part-account = Račun
matrix-form-homeserver = Poslužitelj
matrix-form-homeserver-hint = Na primjer https://matrix.hotline.example
matrix-form-user = Naziv računa
matrix-form-user-hint = Na primjer @help:hotline.example
matrix-form-password = Lozinka
matrix-form-token = Pristupni token
matrix-form-token-hint = Umjesto lozinke. Mora pripadati uređaju koji ne koristi nijedan drugi program.
matrix-form-recovery = Ključ za oporavak
matrix-form-recovery-hint = Samo nakon gubitka ili ako je ključeve računa izradio drugi program.
matrix-recovery = Ključ za oporavak
matrix-recovery-hint = Njime novi uređaj ovog kanala nakon gubitka zadržava ključeve računa. Prikazuje se jednom; stariji tada više ne vrijedi. Zapišite ga i zaključajte.
matrix-recovery-make = Izradi ključ za oporavak
matrix-recovery-once = Prikazano samo sada:
matrix-form-part-who = Tko smije pisati
matrix-form-servers = Samo s ovih poslužitelja
matrix-form-servers-hint = Jedan po retku; *.schools.example za sve ispod. Prazno: svi.
matrix-form-companions = Prihvaćeni u sobama
matrix-form-companions-hint = Računi koji smiju biti u sobi uz mladu osobu, na primjer tumač ili most. Jedan po retku. Bilo tko drugi u sobi zaustavlja slanje.
matrix-form-direct = Samo izravni razgovori
matrix-form-direct-hint = Pozivi u druge sobe odbijaju se.

## Several talks at once

bulk-begin = Odaberi više
action-choose = Odaberi razgovor, za radnju na više njih
action-choose-none = Ne odaberi nijedan
action-bulk = Radnja na odabranim razgovorima
action-bulk-undo = Vrati što je učinjeno s više razgovora
bulk-chosen = Odabrano: { $count }
bulk-act = Što učiniti
bulk-all = Sve na popisu
bulk-stop = Prestani birati
bulk-changed = Promijenjeno: { $count }. Može se vratiti do { $time }.
bulk-undo = Vrati
bulk-title = Više razgovora: { $count }
bulk-tag = Označi
bulk-snooze = Stavi sa strane
bulk-prioritise = Promijeni hitnost
bulk-move = Premjesti u red
bulk-close = Zatvori
bulk-close-as = Nije savjetovanje, nego
bulk-choose = Odaberite
bulk-give = Dodaj ove oznake
bulk-take = Ukloni ove
bulk-why = Zašto
bulk-one-queue = Postoji samo jedan red.
bulk-hint = Sve odjednom, a deset minuta može se vratiti. Izostavljaju se razgovori koje drže drugi i tko čeka, a možda je u opasnosti.
bulk-do = Učini: { $count }
bulk-will = Promijenit će se: { $count }
bulk-left-gone = Više ne postoji: { $count }
bulk-left-held = Drži kolega: { $count }
bulk-left-closed = Već zatvoreno: { $count }
bulk-left-grave = Možda u opasnosti, učinite jedan po jedan: { $count }
bulk-left-newer = Pisali u međuvremenu: { $count }
bulk-left-same = Već je tako: { $count }
bulk-left-full = Imalo bi previše oznaka: { $count }
bulk-left-way = Razlog je za drugi smjer: { $count }
bulk-left-sending = Odgovor je još na putu: { $count }
bulk-left-changed = Promijenjeno otad: { $count }
bulk-done = Promijenjeno: { $count }. Izostavljeno: { $left }.
bulk-undone = Vraćeno: { $count }. Ostavljeno kako jest: { $left }.
happened-reopened = Zatvaranje vraćeno: { $name }
act-bulk-done = Radnja na više razgovora
act-bulk-undone = Vraćena radnja na više razgovora
act-conversation-moved = Razgovor premješten u drugi red
act-conversation-restored = Razgovor vraćen na staro

## Reviews of talks

page-reviews = Pregledi
action-go-reviews = Pregledi
action-review = Pregledaj
reviews-hint = Razgovori kolega, pregledani po mjerilima linije. Nitko ne pregledava razgovor u kojem je sudjelovao; drugi ocjenjivač ne vidi ocjene prvoga dok obje nisu predane. Svako otvaranje se bilježi.
reviews-span = Razgovori u posljednjih
reviews-days = { $count } dana
reviews-random = Uzmi jedan nasumce
reviews-list = Pregledani razgovori
reviews-none = Nijedan razgovor još nije pregledan.
review-how-random = nasumce
review-how-chosen = odabran
review-title = Pregled: { $alias }
review-answers-by = Odgovori: { $name }
review-by = Pregled: { $name }
review-begun = još nije predan
review-closed = predan; ocjene se vide kad su oba
review-nothing = ništa se nije odnosilo
review-score = { $score } od 100
review-of-three = { $score } od 3
review-replied = s odgovorom
review-withdraw = Povuci
review-withdrawn = Povučeno
review-second = Ocijeni i ti
review-release = Pokaži operateru
review-released = Pokazano
review-agreement = Koliko se ocjenjivači slažu
review-agreement-hint = Za sve razgovore koje su ocijenile dvije osobe: udio jednakih ocjena i Cohenova kapa s linearnim težinama (1 je potpuno slaganje, 0 je slučajno). Za manje od deset razgovora ništa se ne tvrdi.
review-sums = Pregledanih razgovora: { $talks }, od toga od dvije osobe: { $twice }.
review-mean = Prosječna ocjena: { $mean } od 100.
review-mean-few = Premalo za prosjek.
review-criterion = Mjerilo
review-equal = Jednako
review-kappa = Kapa
review-apart = Odnosi se samo za jednoga
review-since = kao u obrascu { $version }
review-too-few = premalo
review-no-spread = sve jednako
reviews-mine = O vašim razgovorima
reviews-mine-none = Još vam ništa nije pokazano.
review-reply = Vaše riječi o tome
review-reply-of = Kaže: { $name }
review-reply-keep = Spremi
review-reply-kept = Spremljeno. Ocjenjivači to mogu čitati.
review-not-applicable = Ne odnosi se
review-overall = O cjelini
review-comment = Komentar
review-file = Datoteka
review-score-hint = Ocijenite ono što čitate, a ne koga poznajete.
review-keep = Spremi za kasnije
review-kept = Spremljeno
review-finish = Predaj
review-is-in = Pregled je predan.
review-finish-hint = Kad je predan, ostaje kakav jest. Operater ga vidi tek kad mu se pokaže.
review-form = Mjerila
review-form-open = Pogledaj mjerila ili ih promijeni
review-form-hint = Spremanje stvara novu verziju. Započeti pregledi zadržavaju svoju. Što glasi kao prije, uspoređuje se s ranijim ocjenama.
review-form-new = Novo mjerilo
review-form-add = Dodaj mjerilo
review-form-remove = Ukloni
review-form-save = Spremi kao novu verziju
review-form-saved = Razgovori se odsad pregledavaju po novim mjerilima.
review-anchor = Što znači { $score }
act-review-begun = Počeo pregled razgovora
act-review-read = Čitanje razgovora radi pregleda
act-review-done = Predan pregled
act-review-released = Pokazan pregled
act-review-replied = Odgovor na pregled
act-review-withdrawn = Povučen pregled
act-review-form-changed = Promijenjena mjerila pregleda

## Tablice: što izlazi i što ulazi (nadzor)

page-tables = Tablice
action-go-tables = Tablice
tables-out = Iznesi tablicu
tables-out-hint = Samo šifre, vremena i brojevi: bez riječi, imena i adresa. Slučajeva koji su pred vama zatvoreni nema u njoj. Bilježi se tko je uzeo koju tablicu.
tables-what = Što
tables-calls = Pozivi
tables-cases = Slučajevi
tables-format = Zapis
tables-format-csv = Proračunska tablica (CSV)
tables-format-json = JSON
tables-format-lines = JSON, jedan zapis u retku
tables-began-from = Započeti od dana
tables-opened-from = Otvoreni od dana
tables-to = Do dana, uključivo
tables-only-class = Razred
tables-only-medium = Put
tables-only-kind = Vrsta
tables-only-status = Stanje
tables-table = Koja tablica
tables-table-all = Sve u jednoj arhivi
tables-table-cases = Slučajevi
tables-table-children = Djeca
tables-table-persons = Osobe
tables-table-custody = Skrbništvo
tables-table-episodes = Nestanci
tables-table-referrals = Upućivanja
tables-out-do = Iznesi
tables-progress = Redaka: { $lines } od { $total } · { $size }
tables-out-done = Tablica je među preuzetim datotekama.
tables-table-messages_home = Poruke kući
tables-out-stopped = Zaustavljeno. Ništa nije spremljeno.
tables-in = Unesi tablicu
tables-in-hint = Iz proračunske tablice spremljene kao CSV, sve ili ništa. Najprije probajte: tada se ništa ne upisuje, a svaki pogrešan redak se navodi.
tables-file = Datoteka
tables-mapping = Opis stupaca
tables-mapping-hint = Kaže što stupci znače (TOML ili JSON). Nije potreban za tablice koje je zapisao Earshot.
tables-in-try = Probaj
tables-in-do = Unesi
tables-in-fine = Nema se što popraviti. Zapisi koji će ući: { $count }
tables-in-wrong = Ništa nije uneseno. Za popraviti: { $count }
tables-in-done = Uneseni zapisi: { $count }
tables-in-sent = Na putu
tables-in-reading = Pročitano: { $done } od { $total } redaka
tables-in-sealing = Zapečaćeno: { $done } od { $total } zapisa
tables-in-writing = Zapisano: { $done } od { $total } redova
tables-in-ends = Prekida se. Ništa ne ulazi.
tables-in-late = Prekasno za prekid: ulazi. Može se povući ispod.
tables-read = Redaka: { $count }, slova: { $encoding }, između ćelija: { $delimiter }
tables-read-json = Redaka: { $count }, kao JSON
tables-tab = tabulator
tables-left-out = Ništa se ne uzima iz: { $names }
tables-problems = Što nije u redu, redak po redak
tables-line = Redak
tables-column = Stupac
tables-words = Što učiniti
tables-more = I još: { $count }
tables-past = Što je ušlo
tables-past-none = Još ništa.
tables-past-calls = Pozivi: { $count }
tables-past-cases = Slučajevi: { $count }
tables-undo = Povuci
tables-undo-really = Ukloni sve
tables-undone = Povučeno.
tables-undone-at = povučeno { $time }
case-did-imported = Ušlo iz tablice
act-calls-exported = Iznesena tablica poziva
act-cases-exported = Iznesena tablica slučajeva
act-tables-imported = Unesena tablica
act-tables-import-undone = Povučen unos tablice

## Sve što se čuva o osobi

package-part = Što se čuva
package-hint = Sve što se čuva o ovoj osobi, u arhivi koju može pročitati. Izdaju je dvije osobe iz nadzora.
package-asked = { $name }: zatraženo ono što se čuva o ovoj osobi ({ $time }).
package-second = Preuzima je druga osoba iz nadzora.
package-asked-done = Zatraženo. Sada je preuzima druga osoba iz nadzora.
package-ask = Zatraži
package-leave = Ne izdaj
package-take = Preuzmi
package-done = Među preuzetim je datotekama. Pročitajte prije nego što je ikome date.
package-title = Što { $name } čuva o tebi
package-made = Sastavljeno
package-alias = Ovdje zvano
package-first = Prvi kontakt
package-address = Adresa
package-left-out = Riječi drugih, imena onih koji ovdje rade, zapečaćenih datoteka i onoga što u predmetima piše osim vašeg imena i adrese ovdje nema: pitajte ako se nešto od toga odnosi na vas.
package-talk = Razgovor ({ $channel }), početak { $time }
package-erased = Riječi su izbrisane.
package-records = Što je zapisano
package-cases = Slučajevi
package-safety = Kako te sigurno kontaktirati
package-looks = Tko je otvarao i što je učinjeno
package-notes = Bilješke među kolegama
package-notes-hint = Najprije pročitajte: mogu govoriti o drugima. Dio su onoga što se čuva, ali ne idu same osobi.
package-in = Ti
package-out = Linija
package-note = Bilješka
package-other = Ovo je napisao netko drugi; tih riječi ovdje nema.
package-sealed = Zapečaćena datoteka
act-contact-package-asked = Zatraženo sve što se čuva o osobi
act-contact-package-taken-back = Povučen taj zahtjev
act-contact-package-taken = Preuzeto sve što se čuva o osobi

## Practice

page-practice = Vježba
action-go-practice = Vježba
action-practice-end = Završi vježbu
practice-hint = Izmišljeni razgovori na zaslonu pravih. Nitko ih drugi ne vidi, nigdje se ne broje i brišu se na kraju ili nakon jednog dana.
practice-draft = Scenariji na ovom jeziku su nacrti.
practice-language = Jezik razgovora
practice-begin = Počni
practice-begin-named = Počni: { $name }
practice-running = Jedna vježba je još otvorena.
practice-go-on = Nastavi
practice-band = Vježba
practice-band-words = S druge strane nema nikoga. Uzmite si vremena.
practice-end = Završi vježbu
practice-debrief = Kako je prošlo
practice-first = Prvi odgovor: { $time }.
practice-no-answer = Nije napisan nijedan odgovor.
practice-cue-safety = Pitanje o sigurnosti:
practice-cue-number = Broj za hitne slučajeve:
practice-cue-feeling = Osjećaji prihvaćeni:
practice-cue-patience = Ostavljeno vrijeme:
practice-cue-promise = Bez neodrživih obećanja:
practice-cue-next = Imenovan sljedeći korak:
practice-yes = da
practice-no = nije nađeno
practice-said = nađene su riječi obećanja
practice-after = nakon: { $time }
practice-by-words = Nađeno po jednostavnim riječima: što ste rekli drukčije, ovdje nitko nije primijetio. Ništa se od toga ne čuva.
practice-look = Pogledajte sami

## Shifts

page-shifts = Plan smjena
action-go-shifts = Plan smjena
shifts-hint = Tko je došao posljednjih tjedana, sat po sat, koliko je ljudi za to potrebno i koliko ih je planirano.
shifts-filters = Što se gleda
shifts-back = Dolasci u
shifts-weeks = Tjedana: { $count }
shifts-language = Jezik
shifts-channel = Kanal
shifts-all = Svi
shifts-week = Plan tjedna s danom
shifts-usual = Uobičajeni tjedan
shifts-usual-title = Uobičajeni tjedan
shifts-title = Tjedan od { $date }
shifts-own = Ovo je njegov vlastiti plan.
shifts-by-usual = Ovdje vrijedi plan uobičajenog tjedna; spremanjem nastaje plan samo za ovaj tjedan.
shifts-zone = Sati prema { $zone }.
shifts-formula = Potrebno ljudi = dolasci koje četiri od pet tjedana ne premašuju × trajanje razgovora ÷ razgovori koje jedna osoba vodi istodobno, zaokruženo naviše.
shifts-measured = Razgovor traje { $minutes } min od prvog odgovora do kraja (polovica od { $count } trajala je toliko ili kraće; svaki se računa najviše dva sata).
shifts-unmeasured = Još se ne zna koliko razgovor traje: završeno ih je { $count }, potrebno je deset.
shifts-at-once = Istodobno: { $count }.
shifts-arrivals = Dolasci, tjedana { $weeks }: { $count }.
shifts-plot = Potrebni i planirani ljudi, sat po sat; tablica ispod kaže isto u brojkama.
shifts-legend = Stupci: potrebni ljudi (tamni gdje ih je planirano premalo). Crta: planirani ljudi. Vrh: { $top }.
shifts-short = Planirano je premalo ljudi:
shifts-enough = U svakom je satu planirano dovoljno ljudi.
shifts-unknown = Još se ne može reći je li planirano dovoljno ljudi.
shifts-plan = Planirani ljudi
shifts-plan-hint = Strelice vode od sata do sata i od dana do dana; upišite broj.
shifts-plan-read = Planiraju supervizori.
shifts-hour = Sat
shifts-cell = { $day } { $hour }, ljudi
shifts-need = od { $need }
shifts-need-short = od { $need }: premalo
shifts-no-hour = ne ovaj tjedan
shifts-seen-title = Male brojke: dolasci, medijan · 80. percentil.
shifts-save = Spremi za ovaj tjedan
shifts-save-usual = Spremi kao uobičajeni tjedan
shifts-saved = Plan je spremljen.
shifts-drop = Natrag na uobičajeni tjedan
shifts-dropped = Ponovno vrijedi plan uobičajenog tjedna.
act-shift-plan-changed = Promijenjen plan smjena
act-shift-plan-removed = Uklonjen vlastiti plan tjedna

## What belongs together: contacts who are one person, talks that have to do with each other

action-connect = Reci što pripada zajedno
talk-belongs = Ima veze s: { $alias }
safety-of-other = Vrijedi i, od { $alias }:
ties-label = Što pripada zajedno
ties-person = Ista osoba
ties-by = { $name }, { $time }
ties-between = preko drugog kontakta
ties-untie = Nije ista
ties-untie-whom = { $alias } nije ista osoba
ties-nothing = Nije poznat drugi razgovor te osobe.
ties-related = Ima veze s
ties-guessed = tako izgleda iz e-pošte
ties-unrelate = Razdvoji
ties-unrelate-whom = Razdvoji: { $alias }
connect-title = { $alias } pripada zajedno s…
connect-how = Na koji način
connect-person = Ista osoba
connect-related = Ima veze
connect-hint-person = Uz svaki razgovor piše gdje je pisala i ona druga. Od sigurnosnih kartica vrijedi najstroža. Može se poništiti.
connect-hint-related = Jedan vodi do drugoga; ništa se drugo ne mijenja. Može se poništiti.
connect-find = Čiji razgovor: pseudonim, ili riječi koje su napisane
connect-everywhere = Traži posvuda
connect-with = S kojim razgovorom
connect-do-person = Ista osoba
connect-do-related = Poveži
done-person = { $alias } i { $other } jedna su osoba.
done-related = { $alias } i { $other } povezani su.
done-untied = { $alias } i { $other } više nisu povezani.
happened-same-person = { $name }: to je ista osoba kao { $alias }
happened-not-same-person = { $name }: to nije ista osoba kao { $alias }
happened-related = { $name }: povezano s razgovorom { $alias }
happened-not-related = { $name }: odvojeno od razgovora { $alias }
act-contact-tied = Dva kontakta označena kao ista osoba
act-contact-untied = Dva kontakta označena kao različite osobe
act-conversation-related = Dva razgovora povezana
act-conversation-unrelated = Dva razgovora razdvojena
ties-merged = Ovdje prikazani zajedno
ties-unmerge = Izdvoji
ties-unmerge-whom = Izdvoji: { $alias }
connect-merge = U jedan razgovor
connect-hint-merge = Oba stoje ovdje po redu vremena, s jednim retkom na popisu; odgovor ide jednim ili drugim putem. Kontakti su tada jedna osoba. Može se poništiti u svakom trenutku.
connect-do-merge = Spoji ovamo
done-merge = { $other } sada stoji zajedno s { $alias }.
done-unmerged = { $alias } je opet zaseban razgovor.
happened-merged = { $name }: ovamo je spojen razgovor { $alias }
happened-went-into = { $name }: ovo je spojeno s razgovorom { $alias }
happened-parted = Ovaj i drugi razgovor su razdvojeni
composer-over = Odgovori putem
composer-line = { $channel } · { $alias } · { $address }
bulk-left-merged = Prikazani s drugima, jedan po jedan: { $count }
act-conversation-merged = Razgovor spojen s drugim
act-conversation-parted = Razgovor izdvojen iz drugoga

# What to ask, do and tell in a case; training, complaints and drills. { $item } is a sentence or a procedure, { $time } a day and an hour or a day.
page-procedures = Postupci
page-facts = Edukacije, vježbe
checks-title = Što pitati, učiniti i prijaviti
checks-count = { $done } od { $all }
checks-late = Rok je prošao
checks-by = do { $time }
checks-skip = Ne odnosi se
checks-other = Drugi postupak
case-did-ticked = Učinjeno: { $item }
case-did-skipped = Ne odnosi se: { $item }
case-did-unticked = Opet otvoreno: { $item }
case-did-checklist-begun = Postupak započet: { $item }
procedures-hint = Predmet zadržava verziju s kojom je započet.
procedures-which = Vrsta predmeta
procedures-draft = Ugrađeno: nacrt, a rokovi su primjeri. Upišite rokove svoje dužnosti prijave.
procedures-own = Promjena: { $name }, { $time }.
procedures-text = Što pitati, učiniti ili prijaviti
procedures-step = Kada
procedures-kind = Što je to
procedures-to = Koga obavijestiti
procedures-within = U roku od
procedures-always = bez roka
procedures-up = Gore
procedures-add = Dodaj stavku
procedures-back = Vrati ugrađeno
procedures-save = Spremi kao novu verziju
procedures-saved = Spremljeno. Imaju ga predmeti koji počinju od sada.
facts-hint = Zapisuje se kad se dogodi. Ništa uvježbano ne broji se kao stvarno.
facts-trainings = Edukacije
facts-complaints = Pritužbe
facts-drills = Vježbe
facts-who = Svatko ovdje može je zapisati. Čitaju ih nadzornici, a nikad onaj koga imenuje.
facts-recorded = Zapisano.
facts-talk = Razgovor
facts-of-talk = Zapiši pritužbu
facts-erased = Riječi su izbrisane.
facts-expired = isteklo
facts-expires = istječe { $time }
facts-earlier = Raniji: { $count }
case-part-training = Edukacija
case-part-complaint = Pritužba
case-part-drill = Vježba
case-f-operator_id = Tko
case-f-training_kind = U čemu
case-f-by = Tko vodi
case-f-valid_until = Vrijedi do
case-f-about = Na što
case-f-from = Od
case-f-words = Što kažu
case-f-case_number = Broj predmeta
case-f-answered_at = Odgovoreno kada
case-f-answer = Naš odgovor
case-f-drill_kind = Koja hitnoća
case-f-first_answer_s = Sekunde do prvog odgovora
case-f-police_told_s = Sekunde do obavijesti policiji
case-f-took_part = Tko je sudjelovao
case-f-learnt = Što je naučeno
action-go-facts = Idi na edukacije i pritužbe
action-go-procedures = Idi na postupke
act-procedure-changed = Promijenjen postupak
act-case-checklist-begun = Započet postupak u predmetu
act-case-ticked = Označena stavka u predmetu
act-case-skipped = Rečeno da se stavka ne odnosi na predmet
act-case-unticked = Skinuta oznaka u predmetu
act-fact-recorded = Zapisana edukacija, pritužba ili vježba
act-fact-changed = Promijenjena edukacija, pritužba ili vježba
act-fact-removed = Uklonjena edukacija, pritužba ili vježba
act-fact-held = Zadržana edukacija, pritužba ili vježba
act-fact-let-go = Otpuštena edukacija, pritužba ili vježba
act-complaint-read = Pročitane pritužbe
act-complaint-erased = Izbrisane riječi pritužbe
act-training-erased = Izbrisano tko je bio na edukaciji
act-drill-erased = Izbrisano tko je sudjelovao u vježbi
act-facts-exported = Iznesena tablica edukacija, pritužbi ili vježbi

## Two talks of one

action-split = Podijeli na dva razgovora…
split-title = Dva razgovora: { $alias }
split-hint = Ono što je prije rečeno prelazi u zaseban razgovor, s datotekama, bilješkama i zapisom. Druga strana to ne primjećuje. Što sljedeće napišu stiže ovamo; odgovor na raniji e-mail stiže uz njega.
split-from = Odavde je to ovaj razgovor
split-no-words = Bez riječi
split-do = Podijeli
split-was = Ono što je prije rečeno zaseban je razgovor. Može se vratiti do { $time }.
split-earlier = Otvori ga
split-undo = Vrati
split-one-line = Imaju jednu liniju, a odgovori idu razgovorom koji se nastavlja.
split-goes-on = Otvori taj razgovor
done-split = { $alias } sada ima dva razgovora.
done-unsplit = { $alias } opet ima jedan razgovor.
happened-split = { $name }: ono što je prije rečeno sada je zaseban razgovor
happened-split-off = { $name }: ovo je izdvojeno iz razgovora koji se nastavlja
happened-unsplit = { $name }: ono što je prije rečeno vraćeno je
act-conversation-split = Razgovor podijeljen na dva
act-conversation-unsplit = Podijeljeni razgovor opet jedan

## Rights by class, and calls that were logged before

log-read = Otvori
log-read-title = Zabilježeni poziv
log-saved-by = Spremio/la { $name }, { $time }
log-ended = Završilo
log-corrected = Poziv je ispravljen.
log-erased = Riječi su izbrisane; kodovi se još mogu ispraviti.
log-lately = Ranije zabilježeni pozivi
log-lately-none = Ništa.
log-kept = To što ste upisali ostaje u ovoj kartici dok ne spremite ili ne odbacite.
log-discard = Odbaci
log-discarded = Odbačeno.
log-back = Natrag na vaš poziv
log-unsaved = Jedan poziv još nije spremljen
log-older = Stariji pozivi
log-close = Zatvori
log-keeping = Njegove se riječi brišu nakon { $time }.
log-keeping-stays = Njegove riječi ostaju: ne briše ih ni jedno pravilo ili ih čuva predmet.
log-keeping-none = Nema riječi za brisanje; njegove šifre ostaju.
case-f-conversation_id = Njihov razgovor ovdje
case-other-talk = razgovor s kojim predmet nije povezan
page-rights = Prava po klasama
action-go-rights = Prava po klasama
rights-hint = Bez pravila svi koji razgovaraju s kontaktima vide, mijenjaju i ispisuju, a voditelji dijele. Pravilo od toga oduzima, odmah i na svakom zaslonu. Tko je napisao zapis o pozivu, taj ga vidi. Dijeliti znači iznijeti, u tablici ili kao datoteku. Ono što je na zaslonu uvijek se može fotografirati.
rights-none = Još nema pravila.
rights-record-call = Zapisi o pozivima
rights-record-case = Predmeti
rights-class-all = sve
rights-deed = Što se čini
rights-deed-see = Vidjeti
rights-deed-change = Mijenjati
rights-deed-share = Dijeliti
rights-deed-print = Ispisati
rights-who = Čije je to
rights-who-supervisor = samo voditelja
rights-who-nobody = ničije
act-class-rules-changed = Promijenio/la prava po klasama
act-call-corrected = Ispravio/la zabilježeni poziv
act-case-printed = Ispisao/la predmet
act-case-past-read = Pročitao/la što je prije pisalo u predmetu

## Blocked for a time

page-blocks = Blokirani
action-block = Blokiraj na neko vrijeme…
action-go-blocks = Blokirani kontakti
block-title = Blokiraj na neko vrijeme: { $alias }
block-hint = Sve što ta osoba napiše ostaje i čitaju ga pravila. Što zvuči kao opasnost (P0, P1), odmah stiže na popis, kao i uvijek; ostalo nikoga ne zove. Vrijedi za sve njezine poznate kanale, završava samo od sebe i svatko to može ukinuti. Supervizija to pogleda.
block-why = Zašto
block-reason-abusive = Vrijeđa nas
block-reason-threatening = Prijeti nam
block-reason-sexual = Koristi liniju radi uzbuđenja
block-reason-flooding = Zatrpava liniju
block-reason-other = Nešto drugo (što, kaže bilješka)
block-until = Na koliko dugo
block-ends = Završava samo od sebe: { $time }
block-line = Što ta osoba čita
block-line-hint = Odlazi kao odgovor, s time kome se obratiti. Ako ostane prazno, ništa joj se ne kaže.
block-untold-closed = Ovaj je razgovor zatvoren, pa joj se sada ništa ne može reći.
block-untold-left = Ta je osoba otišla, pa joj se sada ništa ne može reći.
block-set = Blokiraj
block-lift = Ukini blokadu
block-band = Blokada do { $time } · { $reason }
block-band-words = Što zvuči kao opasnost i dalje stiže na popis; ostalo nikoga ne zove. Postavlja: { $name }.
blocks-hint = Blokada je krajnja mjera i uz nju ide drugi pogled. Ništa od napisanoga nije izgubljeno: stoji u razgovoru.
blocks-open = Za pogledati
blocks-open-none = Ništa ne čeka pogled.
blocks-rest = Pogledano, ukinuto ili završeno
# $from and $until are times.
blocks-set = { $name }, { $from }, do { $until }.
blocks-messages = { $count ->
    [0] U međuvremenu ništa nije napisano.
    [one] { $count } poruka u međuvremenu.
    [few] { $count } poruke u međuvremenu.
   *[other] { $count } poruka u međuvremenu.
}
blocks-confirmed = Pogledano: { $name }, { $time }
blocks-lifted = Ukinuto: { $name }, { $time }
blocks-own = To je vaša blokada: pogledat će je netko drugi iz supervizije.
blocks-talk = Otvori razgovor
blocks-confirm = Neka ostane
blocks-confirm-named = Neka ostane blokada: { $alias }
blocks-lift-named = Ukini blokadu: { $alias }
done-blocked = Blokada do { $time }: { $alias }.
done-unblocked = Blokada ukinuta: { $alias }.
happened-blocked = { $name }: blokada do { $until }, { $reason }
happened-unblocked = { $name }: blokada ukinuta
act-contact-blocked = Blokada kontakta na neko vrijeme
act-block-lifted = Ukidanje blokade
act-block-confirmed = Blokada pogledana i ostavljena

## Gentle hints

hint-hard-sentence = Jedna je rečenica vrlo duga: dvije kratke lakše se čitaju.
hint-hard-words = Mnogo dugih riječi: kraće se lakše čitaju.
hint-hard-much = To je mnogo odjednom: dvije poruke lakše se čitaju.
hint-language-other = Ovo izgleda kao { $written }; ta osoba piše: { $theirs }.
hint-language-unspoken = Ta osoba piše: { $theirs }. Taj jezik nije među vašima.
hint-room-danger = Već držite nekoga u opasnosti. Ako ovaj razgovor može uzeti netko drugi, prepustite mu ga.
hint-room-grave = Vaši razgovori: { $count }, jedan težak. Ako ovaj može uzeti netko drugi, prepustite mu ga.
hint-room-full = Vaši razgovori: { $count } od { $limit }. Ako ovaj može uzeti netko drugi, prepustite mu ga.

## Why somebody takes no contacts

status-why-break = stanka
status-why-meal = obrok
status-why-debrief = razgovor nakon
status-why-training = edukacija
status-why-call = na telefonu
status-why-meeting = sastanak
status-why-shift = kraj smjene
