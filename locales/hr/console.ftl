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

triage-hint = Što o pravilima govore tim i završeci razgovora. Ovdje nema ničijih riječi. Što nitko ne ispravi, ne zna se.
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
# $words is one of the lines above, $code the number.
delivery-code-numbered = { $words } ({ $code })

## Flags on a message

flag-id-reused = Stiglo je pod već upotrijebljenim brojem, s drugim riječima. Oboje je sačuvano.
flag-unreadable = Nije se moglo pročitati. Ono što je stiglo priloženo je bez izmjena.
# What kind of mail it is, small above the words.
flag-automatic = Poslano automatski
flag-machine = Automatski odgovor s druge strane
flag-carrier = Izvještaj sustava pošte

## Mail in the thread

# The sender's own clock, where it differs from when the mail came in.
mail-sent = poslano: { $time }
# The mail servers vouch for the sender's address.
mail-confirmed = pošiljatelj potvrđen
mail-doubtful = Možda ne dolazi s ove adrese: { $address }
mail-elsewhere = Odgovori idu na { $address }, a ne na adresu pošiljatelja.
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

## Channels: how each way in is, and mailboxes

# The line over every screen while a channel needs somebody's help.
health-label = Kanali kojima treba pomoć
health-no-words = Ne radi.
health-last = posljednji put radilo: { $time }
health-look = Kanali
channels-hint = Stanje svakog ulaznog puta. Sandučić e-pošte ovdje se postavlja i može se odmah isprobati.
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
mailbox-token = Prijava pristupnim tokenom, koji se postavlja na poslužitelju. Lozinka nije potrebna.
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
