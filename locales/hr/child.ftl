### The words a young person reads: chat, contact page, plain errors. Croatian.
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Door and head line

app-name = Chat
page-title = Stranica
open-chat = Piši nam
head-line = Netko je ovdje i sluša te
head-closed = Trenutačno nismo ovdje
language = Jezik
minimise = Smanji

## First screen

intro-title = Možeš pisati. Besplatno je i ne moraš reći kako se zoveš.
fact-who-title = Tko ovo čita?
fact-who = Samo osposobljene osobe iz ove službe za pomoć.
fact-tell-title = Kada nekome kažemo?
fact-tell = Samo ako je nečiji život u opasnosti, a prvo to kažemo tebi.
fact-exit-title = Moraš brzo otići?
fact-exit = „Izađi odmah” ili pritisni Shift tri puta. Tvoj preglednik možda ipak pamti stranicu s koje dolaziš.
safe-question = Jesi li sada na sigurnom?
safe-yes = Da
safe-no = Ne
safe-unsure = Ne znam
safe-optional = Ne moraš odgovoriti.
safe-yes-answer = Dobro je to znati. Piši kad želiš.
safe-no-answer = Ako možeš, odmah nazovi {$emergency}. Ili ostani ovdje i piši: tebi odgovaramo prije ostalih.
# Shown instead of safe-no-answer while the line is closed: nobody reads at once then, and it must not sound as if.
safe-no-answer-closed = Ako možeš, odmah nazovi {$emergency}. Trenutačno nismo ovdje i ne možemo odmah odgovoriti.
safe-unsure-answer = U redu je ne znati. Napiši što se događa pa ćemo to zajedno pogledati.

## Writing and leaving

write-placeholder = Piši kako želiš…
write-label = Tvoja poruka
send = Pošalji
leave-now = Izađi odmah
leave-now-hint = Odmah zatvara ovu stranicu. Ili pritisni Shift tri puta.
call-line = Nazovi {$phone}
call-emergency = Hitne službe {$emergency}
keep-open = Na ovom uređaju ništa se ne sprema. Ako zatvoriš ovu stranicu, razgovor je gotov.
too-long = To je predugo. Pošalji u dijelovima, svaki do {$max} znakova.
emoji = Emotikoni
emoji-close = Zatvori emotikone

## Messages and where they are

status-sending = šalje se…
status-sent = poslano
status-seen = viđeno
status-waiting-line = čeka vezu
message-from-you = Tvoja poruka
message-from = Poruka – {$name}
new-messages = { $count ->
    [one] {$count} nova poruka
    [few] {$count} nove poruke
   *[other] {$count} novih poruka
}

## Waiting and people

waiting-none = Sljedeći je red na tebe · možeš i dalje pisati
waiting-few = Nekoliko osoba prije tebe · možeš i dalje pisati
waiting-several = Više osoba prije tebe · možeš i dalje pisati
operators-away = U ovom trenutku nema nikoga za ekranom. Tvoja je poruka sačuvana i netko će je pročitati.
joined = {$name} je sada ovdje
left = {$name} više nije u razgovoru; nastavlja netko drugi
typing = {$name} piše…

## Closed hours

closed-now = Trenutačno nema nikoga tko bi odgovorio.
# $when is a day and a time in words, such as "ponedjeljak, 10:00".
closed-opens = Vraćamo se: {$when}.
closed-write = Možeš pisati već sada; odgovaramo kad se vratimo.

## The end of a talk

talk-closed = Ovaj je razgovor završen.
talk-closed-again = Možeš ponovno pisati kad god želiš.
talk-closed-timeout = Neko vrijeme nije bilo poruka pa je ovaj razgovor zatvoren.
# A reply that an operator sends to somebody who floods or insults: for a time, messages without danger in them call nobody. $time is a day and a time.
blocked-line = Od sada ovdje ne odgovaramo, do: {$time}. Ako si ti ili netko drugi u opasnosti, odmah nazovi {$emergency} ili to napiši ovdje. Poslije nam opet možeš pisati.
end-chat = Završi razgovor
end-chat-confirm = Završiti razgovor? Ono što je napisano nestaje s ovog ekrana.
end-chat-yes = Da, završi
end-chat-no = Ne, ostajem
ended-title = Hvala ti na razgovoru.
ended-text = Razgovor je završen i njegovih riječi više nema na ovom ekranu. Možeš ponovno pisati kad god želiš ili nazvati {$phone}. Ako ti prijeti opasnost, nazovi {$emergency}.
# Button under a finished talk and on the end screen: opens an empty talk.
write-again = Piši ponovno

## Connection

connection-lost = Nema veze. Ono što pišeš ostaje ovdje i šalje se kad se veza vrati.
connection-back = Veza se vratila.
connection-slow = Veza je spora. Tvoje riječi će stići, samo treba više vremena.
session-lost = Veza je morala krenuti ispočetka. Tvoje su riječi još ovdje.
service-unavailable = U ovom trenutku ne možemo primati poruke. Molimo te, nazovi {$phone}.

## Pictures

attach = Dodaj sliku
attach-sending = Slika se šalje…
attach-failed = Slika nije poslana. Pokušaj ponovno.
attach-download = Spremi sliku
attach-too-large = Ova je slika prevelika. Odaberi manju.

## Contact page, which works without scripts

contact-title = Kako doći do nas
contact-lead = Možeš nazvati ili pisati. Ne moraš reći kako se zoveš.
contact-call = Nazovi {$phone}
contact-free = Poziv je besplatan.
contact-chat = Piši nam u chatu
contact-no-script = Chat ne radi u ovom pregledniku. Umjesto toga možeš nam pisati ovdje.
contact-form-label = Piši kako želiš
contact-form-send = Pošalji
contact-form-sent = Tvoja je poruka kod nas. Hvala ti što pišeš.
contact-form-hint = Naš odgovor možeš pročitati samo dok je ova stranica otvorena. Ako je zatvoriš, ne možemo ti odgovoriti.
contact-emergency = Prijeti ti opasnost? Nazovi {$emergency}.

## Plain errors

error-too-large = To je bilo previše odjednom. Pošalji malo manje.
error-try-again = Nije uspjelo. Pokušaj ponovno.
contact-refresh = Provjeri ima li odgovora
