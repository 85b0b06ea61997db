### The words a young person reads: chat, contact page, plain errors. Polish.
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Door and head line

app-name = Czat
page-title = Strona
open-chat = Napisz do nas
head-line = Ktoś tu jest i słucha
head-closed = Teraz nas tu nie ma
language = Język
minimise = Zmniejsz

## First screen

intro-title = Możesz pisać. To nic nie kosztuje i nie musisz mówić, jak się nazywasz.
fact-who-title = Kto to czyta?
fact-who = Tylko przeszkolone osoby z tego telefonu zaufania.
fact-tell-title = Kiedy komuś o tym mówimy?
fact-tell = Tylko gdy czyjeś życie jest w niebezpieczeństwie. Najpierw powiemy o tym tobie.
fact-exit-title = Musisz szybko wyjść?
fact-exit = „Wyjdź teraz” albo naciśnij trzy razy Shift. Twoja przeglądarka może pamiętać stronę, z której tu trafiasz.
# The adverb keeps it free of gender, and "Tak" can only mean safe.
safe-question = Czy czujesz się teraz bezpiecznie?
safe-yes = Tak
safe-no = Nie
safe-unsure = Nie wiem
safe-optional = Nie musisz odpowiadać.
safe-yes-answer = Dobrze to wiedzieć. Pisz, kiedy chcesz.
safe-no-answer = Jeśli możesz, zadzwoń teraz pod {$emergency}. Albo zostań tu i pisz: odpowiemy ci w pierwszej kolejności.
# Shown instead of safe-no-answer while the line is closed: nobody reads at once then, and it must not sound as if.
safe-no-answer-closed = Jeśli możesz, zadzwoń teraz pod {$emergency}. W tej chwili nas tu nie ma i nie możemy odpowiedzieć od razu.
safe-unsure-answer = Nie musisz tego wiedzieć. Napisz, co się dzieje, a pomyślimy o tym razem.

## Writing and leaving

write-placeholder = Pisz, jak chcesz…
write-label = Twoja wiadomość
send = Wyślij
leave-now = Wyjdź teraz
leave-now-hint = Od razu zamyka tę stronę. Możesz też nacisnąć trzy razy Shift.
call-line = Zadzwoń: {$phone}
call-emergency = Numer alarmowy {$emergency}
keep-open = Na tym urządzeniu nic nie zostaje. Jeśli zamkniesz tę stronę, rozmowa się skończy.
too-long = To za długie. Wyślij to w częściach, każda do {$max} znaków.
emoji = Emoji
emoji-close = Zamknij emoji

## Messages and where they are

status-sending = wysyłanie…
status-sent = wysłano
status-seen = wyświetlono
status-waiting-line = czeka na połączenie
message-from-you = Twoja wiadomość
message-from = Wiadomość – {$name}
new-messages = { $count ->
    [one] {$count} nowa wiadomość
    [few] {$count} nowe wiadomości
    [many] {$count} nowych wiadomości
   *[other] {$count} nowej wiadomości
}

## Waiting and people

waiting-none = Następna kolej jest twoja · możesz dalej pisać
waiting-few = Kilka osób przed tobą · możesz dalej pisać
waiting-several = Sporo osób przed tobą · możesz dalej pisać
operators-away = W tej chwili nikogo nie ma przy ekranie. Twoja wiadomość czeka i ktoś ją przeczyta.
joined = {$name} jest już tutaj
left = {$name} kończy rozmowę; dalej będzie z tobą ktoś inny
typing = {$name} pisze…

## Closed hours

closed-now = W tej chwili nikt tu nie odpowiada.
# $when is a day and a time in words, such as "poniedziałek, 10:00".
closed-opens = Wracamy: {$when}.
closed-write = Możesz napisać już teraz; odpowiemy, kiedy wrócimy.

## The end of a talk

talk-closed = Ta rozmowa się skończyła.
talk-closed-again = Możesz znów napisać, kiedy chcesz.
talk-closed-timeout = Przez chwilę było cicho, więc ta rozmowa jest zamknięta.
# A reply that an operator sends to somebody who floods or insults: for a time, messages without danger in them call nobody. $time is a day and a time.
blocked-line = Od teraz tutaj nie odpowiadamy, do: {$time}. Jeśli tobie lub komuś innemu coś grozi, zadzwoń teraz pod {$emergency} albo napisz o tym tutaj. Potem znów możesz do nas pisać.
end-chat = Zakończ czat
end-chat-confirm = Zakończyć czat? To, co jest napisane, zniknie z tego ekranu.
end-chat-yes = Tak, zakończ
end-chat-no = Nie, zostaję
ended-title = Dzięki za tę rozmowę.
ended-text = Rozmowa się skończyła, a jej słów nie ma już na tym ekranie. Możesz znów napisać, kiedy chcesz, albo zadzwonić pod {$phone}. Jeśli coś ci grozi, zadzwoń pod {$emergency}.
# Button under a finished talk and on the end screen: opens an empty talk.
write-again = Napisz znowu

## Connection

connection-lost = Brak połączenia. To, co piszesz, zostaje tutaj i wyśle się, gdy połączenie wróci.
connection-back = Połączenie wróciło.
connection-slow = Połączenie jest wolne. Twoje słowa dotrą, potrwa to tylko trochę dłużej.
session-lost = Trzeba było połączyć się od nowa. Twoje słowa nadal tu są.
service-unavailable = W tej chwili nie możemy przyjmować wiadomości. Zadzwoń pod {$phone}.

## Pictures

attach = Dodaj obrazek
attach-sending = Obrazek się wysyła…
attach-failed = Obrazek się nie wysłał. Spróbuj jeszcze raz.
attach-download = Zapisz obrazek
attach-too-large = Ten obrazek jest za duży. Wybierz mniejszy.

## Contact page, which works without scripts

contact-title = Jak się z nami skontaktować
contact-lead = Możesz zadzwonić albo napisać. Nie musisz mówić, jak się nazywasz.
contact-call = Zadzwoń: {$phone}
contact-free = Połączenie jest bezpłatne.
contact-chat = Napisz na czacie
contact-no-script = Czat nie działa w tej przeglądarce. Możesz za to napisać do nas tutaj.
contact-form-label = Pisz, jak chcesz
contact-form-send = Wyślij
contact-form-sent = Mamy twoją wiadomość. Dobrze, że piszesz.
contact-form-hint = Naszą odpowiedź przeczytasz tylko wtedy, gdy ta strona zostanie otwarta. Jeśli ją zamkniesz, nie będziemy mogli ci odpowiedzieć.
contact-emergency = Coś ci grozi? Zadzwoń pod {$emergency}.

## Plain errors

error-too-large = To było za dużo naraz. Wyślij trochę mniej.
error-try-again = Nie udało się. Spróbuj jeszcze raz.
contact-refresh = Sprawdź, czy jest odpowiedź
