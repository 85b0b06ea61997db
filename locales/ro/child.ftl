### The words a young person reads: chat, contact page, plain errors. Romanian.
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Door and head line

app-name = Chat
page-title = Pagină
open-chat = Scrie-ne
head-line = E cineva aici care te ascultă
head-closed = Acum nu suntem aici
language = Limba
minimise = Fă mai mic

## First screen

intro-title = Poți să scrii. E gratuit și nu trebuie să-ți spui numele.
fact-who-title = Cine citește?
fact-who = Doar oameni pregătiți, de la această linie de ajutor.
fact-tell-title = Când spunem cuiva?
fact-tell = Doar dacă o viață e în pericol, și îți spunem mai întâi ție.
fact-exit-title = Trebuie să pleci repede?
fact-exit = „Ieși acum” sau apasă de trei ori pe Shift. Browserul tău poate ține minte pagina de pe care ai venit.
safe-question = Ești în siguranță acum?
safe-yes = Da
safe-no = Nu
safe-unsure = Nu știu
safe-optional = Nu trebuie să răspunzi.
safe-yes-answer = E bine de știut. Scrie când vrei.
safe-no-answer = Dacă poți, sună acum la {$emergency}. Sau rămâi aici și scrie: îți răspundem ție mai întâi.
# Shown instead of safe-no-answer while the line is closed: nobody reads at once then, and it must not sound as if.
safe-no-answer-closed = Dacă poți, sună acum la {$emergency}. În acest moment nu suntem aici și nu putem răspunde imediat.
safe-unsure-answer = E în regulă să nu știi. Scrie ce se întâmplă și ne uităm împreună.

## Writing and leaving

write-placeholder = Scrie cum vrei…
write-label = Mesajul tău
send = Trimite
leave-now = Ieși acum
leave-now-hint = Închide imediat această pagină. Sau apasă de trei ori pe Shift.
call-line = Sună la {$phone}
call-emergency = Urgență {$emergency}
keep-open = Pe acest aparat nu se păstrează nimic. Dacă închizi pagina, discuția se termină.
too-long = E prea lung. Trimite în bucăți de cel mult {$max} de caractere.
emoji = Emoji
emoji-close = Închide emoji

## Messages and where they are

status-sending = se trimite…
status-sent = trimis
status-seen = văzut
status-waiting-line = așteaptă conexiunea
message-from-you = Ai scris
message-from = {$name} a scris
new-messages = { $count ->
    [one] {$count} mesaj nou
    [few] {$count} mesaje noi
   *[other] {$count} de mesaje noi
}

## Waiting and people

waiting-none = Urmezi tu · poți scrie în continuare
waiting-few = Câteva persoane înaintea ta · poți scrie în continuare
waiting-several = Mai multe persoane înaintea ta · poți scrie în continuare
operators-away = În acest minut nu e nimeni la ecran. Mesajul tău e păstrat și va fi citit.
joined = {$name} e aici
left = {$name} a ieșit din discuție; continuă altcineva
typing = {$name} scrie…

## Closed hours

closed-now = Acum nu e nimeni aici care să răspundă.
# $when is a day and a time in words, such as "luni, 10:00".
closed-opens = Revenim: {$when}.
closed-write = Poți să scrii acum; răspundem când revenim.

## The end of a talk

talk-closed = Această discuție s-a terminat.
talk-closed-again = Poți scrie din nou oricând.
talk-closed-timeout = Un timp nu au mai fost mesaje, așa că discuția s-a închis.
# A reply that an operator sends to somebody who floods or insults: for a time, messages without danger in them call nobody. $time is a day and a time.
blocked-line = De acum și până la {$time} nu răspundem aici. Dacă tu sau altcineva e în pericol, sună acum la {$emergency} sau spune-ne aici. După aceea ne poți scrie din nou.
end-chat = Termină discuția
end-chat-confirm = Termini discuția? Ce e scris dispare de pe acest ecran.
end-chat-yes = Da, termin
end-chat-no = Nu, rămân aici
ended-title = Îți mulțumim că ne-ai scris.
ended-text = Discuția s-a terminat, iar cuvintele ei nu mai sunt pe acest ecran. Poți scrie din nou oricând sau poți suna la {$phone}. Dacă ești în pericol, sună la {$emergency}.
# Button under a finished talk and on the end screen: opens an empty talk.
write-again = Scrie din nou

## Connection

connection-lost = Nu e conexiune. Ce scrii rămâne aici și pleacă atunci când conexiunea revine.
connection-back = Conexiunea a revenit.
connection-slow = Conexiunea e lentă. Cuvintele tale ajung, doar că durează mai mult.
session-lost = Conexiunea a trebuit să pornească din nou. Cuvintele tale sunt tot aici.
service-unavailable = În acest minut nu putem primi mesaje. Te rugăm să suni la {$phone}.

## Pictures

attach = Adaugă o imagine
attach-sending = Imaginea se trimite…
attach-failed = Imaginea nu s-a trimis. Te rugăm să mai încerci.
attach-download = Salvează imaginea
attach-too-large = Imaginea e prea mare. Te rugăm să alegi una mai mică.

## Contact page, which works without scripts

contact-title = Cum dai de noi
contact-lead = Poți să suni sau să scrii. Nu trebuie să-ți spui numele.
contact-call = Sună la {$phone}
contact-free = Apelul e gratuit.
contact-chat = Scrie-ne pe chat
contact-no-script = Chatul nu merge în acest browser. Poți să ne scrii în schimb aici.
contact-form-label = Scrie cum vrei
contact-form-send = Trimite
contact-form-sent = Mesajul tău a ajuns la noi. Îți mulțumim că ne-ai scris.
contact-form-hint = Poți citi răspunsul nostru doar cât timp pagina aceasta rămâne deschisă. Dacă o închizi, nu îți mai putem răspunde.
contact-emergency = Ești în pericol? Sună la {$emergency}.

## Plain errors

error-too-large = A fost prea mult deodată. Te rugăm să trimiți mai puțin.
error-try-again = Nu a mers. Te rugăm să mai încerci.
contact-refresh = Vezi dacă există un răspuns
