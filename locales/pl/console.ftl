### The operators' console, in Polish: people who answer, supervise and administer. Calm and plain: says what is so and what to do next. No blame, no exclamation marks.
### DRAFT: no native reader has reviewed this file.
### How to translate and review: ../README.md. Names ($name, $alias), times ($time) and clocks ($wait) come in undeclined.

-reviewed-by = none

## Brand and tab titles. A title never says who or what.

brand = Earshot
title-quiet = Skrzynka · Earshot
title-waiting = ({ $count }) Skrzynka · Earshot
# Somebody in immediate danger waits and nobody has taken the talk.
title-alarm = ◆ { $count } pilne · Earshot

## Log-in

login-hint = Dla osób, które odpowiadają.
login-name = Nazwa użytkownika
login-password = Hasło
login-enter = Zaloguj
login-busy = Logowanie…
login-wrong = Nazwa użytkownika lub hasło się nie zgadza. Spróbuj jeszcze raz.
login-slow-down = Za dużo prób. Poczekaj minutę i spróbuj jeszcze raz.
login-no-answer = Serwer nie odpowiada. Sprawdź sieć i spróbuj jeszcze raz.
login-server-trouble = Serwer ma kłopot. Spróbuj jeszcze raz za chwilę.
unreachable = Serwer jest teraz nieosiągalny.
try-again = Spróbuj jeszcze raz

## The page behind the link of an invitation or a password reset

link-invite = Witaj, { $name }. Wybierz hasło, potem możesz się zalogować.
link-reset = Cześć, { $name }. Wybierz nowe hasło.
link-password = Hasło
link-again = To samo hasło jeszcze raz
# $typed counts the characters while typing.
link-help = Liczba znaków co najmniej: { $count }; najlepiej kilka słów, które pamiętasz. Dotąd: { $typed }.
link-short = Liczba znaków musi wynosić co najmniej { $count }.
link-differ = Hasła się różnią.
link-save = Zapisz hasło
link-done = Hasło jest zapisane. Możesz się zalogować.
link-dead = Ten link był już użyty albo jest za stary. Poproś administratora o nowy.

## Lock: covers the screen when nobody is at the desk. Never says who waits.

lock-title = Zablokowane
lock-idle = Brak aktywności od 15 minut. { $name }, wpisz hasło; wszystko jest tak jak przedtem.
lock-asked = { $name }, wpisz hasło, aby pracować dalej. Wszystko jest tak jak przedtem.
lock-ended = Sesja się skończyła. { $name }, wpisz hasło; wszystko jest tak jak przedtem.
lock-open = Odblokuj
lock-other = Wyloguj, to stanowisko przejmuje ktoś inny
lock-alarm = { $count ->
    [one] { $count } osoba w niebezpieczeństwie czeka, nikt się nią nie zajmuje
    [few] { $count } osoby w niebezpieczeństwie czekają, nikt się nimi nie zajmuje
    [many] { $count } osób w niebezpieczeństwie czeka, nikt się nimi nie zajmuje
   *[other] { $count } osób w niebezpieczeństwie czeka, nikt się nimi nie zajmuje
}
lock-waiting = { $count ->
    [one] Czeka { $count } osoba.
    [few] Czekają { $count } osoby.
    [many] Czeka { $count } osób.
   *[other] Czeka { $count } osób.
}
lock-unsent = { $count ->
    [one] { $count } wiadomość nie jest jeszcze wysłana. Jest zachowana.
    [few] { $count } wiadomości nie są jeszcze wysłane. Są zachowane.
    [many] { $count } wiadomości nie jest jeszcze wysłanych. Są zachowane.
   *[other] { $count } wiadomości nie jest jeszcze wysłanych. Są zachowane.
}

## Header

# The search button, and the field it opens.
find = Szukaj rozmowy lub polecenia
find-nothing = Nie ma tego wśród wczytanych pozycji.
skip-to-talk = Przejdź do rozmowy
# State of the connection to the server.
line-live = Na żywo
line-reconnecting = Łączenie…
line-offline = Bez połączenia od { $time }
status-label = Twój status
status-accepting = Przyjmuję
status-paused = Pauza
status-away = Nieobecność
# In the menu under the operator's own name.
menu-line = { $name } · widoczna nazwa: { $alias }

## The band over every screen while somebody in immediate danger waits and nobody has taken the talk

alarm-label = Pilne, nikt się tym nie zajmuje
alarm-look = Zobacz
alarm-more = { $count ->
    [one] i jeszcze { $count }
    [few] i jeszcze { $count }
    [many] i jeszcze { $count }
   *[other] i jeszcze { $count }
}
# Spoken at once by screen readers. $reason is one of the signal- messages.
alarm-spoken = Pilne: { $reason }. Nikt się tym nie zajmuje.

## Views

views-label = Widoki
views-work = Praca
view-waiting = Czekają na nas
view-mine = Moje
view-theirs = Czekamy na odpowiedź
view-closed = Zamknięte
page-operators = Zespół
page-channels = Kanały
page-canned = Gotowe odpowiedzi
page-triage = Triaż
page-audit = Dziennik
page-not-yours = Twoja rola nie otwiera tej strony.
sound-on = Dźwięk jest włączony
sound-off = Dźwięk jest wyłączony
sound-blocked = Dźwięk jest zablokowany: kliknij tutaj
order-waiting = Najpierw najpilniejsze
order-mine = Najpierw najpilniejsze
order-theirs = Najpierw najpilniejsze
order-closed = Najpierw najnowsze
# $wait is a clock such as 11:05.
list-longest = najdłużej { $wait }
list-failed = Nie udało się wczytać listy. Kolejna próba…
loading = Wczytywanie…
empty-waiting = Nikt nie czeka.
empty-mine = Nie masz żadnej rozmowy.
empty-theirs = Nie czekamy na niczyją odpowiedź.
empty-closed = Nic jeszcze nie jest zamknięte.
# On the pill that shows what the list holds back while the pointer is over it.
list-changes = { $count ->
    [one] { $count } zmiana
    [few] { $count } zmiany
    [many] { $count } zmian
   *[other] { $count } zmian
}

## Rows

# The way in, short.
channel-webchat = czat
channel-email = e-mail
channel-sms = SMS
channel-matrix = Matrix
priority-0 = Pilność 0, natychmiast
priority-1 = Pilność 1, w ciągu 5 minut
priority-2 = Pilność 2, w ciągu 15 minut
priority-3 = Pilność 3, w ciągu godziny
priority-4 = Pilność 4, dzisiaj
# Short form, as on a label.
priority-short = P{ $priority }
row-unread = { $count ->
    [one] { $count } nieprzeczytana
    [few] { $count } nieprzeczytane
    [many] { $count } nieprzeczytanych
   *[other] { $count } nieprzeczytanych
}
# For screen readers. $wait is one of the spoken- messages.
row-waits = czeka: { $wait }
row-waits-late = po terminie, czeka: { $wait }
row-their-turn = cisza:
who-you = ty
who-nobody = nikt się jeszcze nie zajmuje
who-they-type = pisze…
who-types = { $name } pisze
who-looks = { $name } czyta
who-offered-you = do przejęcia przez ciebie
who-offered = do przejęcia: { $name }
row-flood = masowe wiadomości
language-unknown = język nieznany

## Clocks and days. span-hours and span-days stand in a narrow column.

span-hours = { $hours } h { $minutes }
span-days = { $days } d
target-hours = { $hours } h
spoken-seconds = { $count ->
    [one] { $count } sekunda
    [few] { $count } sekundy
    [many] { $count } sekund
   *[other] { $count } sekund
}
spoken-minutes = { $count ->
    [one] { $count } minuta
    [few] { $count } minuty
    [many] { $count } minut
   *[other] { $count } minut
}
spoken-hours = { $count ->
    [one] { $count } godzina
    [few] { $count } godziny
    [many] { $count } godzin
   *[other] { $count } godzin
}
spoken-days = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dni
}
day-today = Dzisiaj
day-yesterday = Wczoraj

## The open talk

# Name of the region for screen readers.
talk-label = Otwarta rozmowa
talk-none = Wybierz rozmowę. Najpilniejsza jest na górze.
talk-none-keys = Klawisze:
talk-held = Tą rozmową zajmuje się { $name }. Możesz czytać i zostawić notatkę.
talk-left = Osoba opuściła czat o { $time }. Odpowiedź już do niej nie dotrze.
# A mail address sent an answer back for good. $time is a day and an hour.
talk-refused = Ten adres na stałe odrzucił odpowiedź ({ $time }). Nic więcej nie jest tam wysyłane, dopóki nie przyjdzie nowa wiadomość.
talk-related = Wygląda na część innej rozmowy
thread-label = Wiadomości
thread-earlier = Wcześniejsze wiadomości
thread-sitting = Kontakt nr { $number }
thread-typing = { $alias } pisze…
thread-below = { $count ->
    [one] { $count } nowa wiadomość
    [few] { $count } nowe wiadomości
    [many] { $count } nowych wiadomości
   *[other] { $count } nowych wiadomości
}
words-all = Pokaż całość (znaków: { $count })
by-you = ty
# Stands where a name stands: nobody wrote this, Earshot did.
by-itself = Earshot, automatycznie
# Names of lines for screen readers.
said-in = { $name }, { $time }
said-out = Odpowiedź, { $name }, { $time }
said-note = Notatka, { $name }, { $time }
# Spoken when a message comes into the open talk.
said-by = { $alias }: { $text }
note-by = Notatka · { $name } · widzi ją tylko zespół

## The safety question ("Are you safe right now?") and its answer

safety-asked = Teraz bezpiecznie?
safety-yes = Mówi: bezpiecznie
safety-no = Mówi: niebezpiecznie
safety-unsure = Mówi: nie wiem
safety-when = o { $time }
safety-emergency = Służby ratunkowe: { $number }

## Hand-over

offer-words = { $name } przekazuje ci tę rozmowę.
offer-accept = Przyjmij
offer-decline = Odmów
# A queue offers it: nobody has it yet.
offer-queue = Ta rozmowa jest do przejęcia przez ciebie. Po minucie trafi do następnej osoby.
offer-pass = Zostaw następnej osobie
offered-label = Do przejęcia przez ciebie
offered-words = Do przejęcia przez ciebie
# For screen readers.
offered-spoken = Do przejęcia przez ciebie: { $alias }.
offer-waits = Do przejęcia: { $name }. Jeszcze bez zgody.
transfer-title = Przekaż: { $alias }
transfer-to = Komu
transfer-everybody = Z powrotem do wszystkich
transfer-note = Notatka dla osoby, która przejmie
transfer-hint = Rozmowa jest twoja, dopóki druga osoba jej nie przyjmie.
transfer-back-hint = Rozmowa od razu wraca na listę i czeka, aż ktoś ją weźmie.
transfer-offer = Przekaż
transfer-release = Oddaj na listę

## Priority by hand

action-priority = Zmień pilność
priority-title = Jak pilna jest ta rozmowa ({ $alias })?
priority-now = Teraz P{ $priority }: { $reason }
priority-new = Nowa pilność
priority-is-now = tak jak teraz
priority-why-higher = Dlaczego pilniejsza?
priority-why-lower = Dlaczego mniej pilna?
priority-set = Ustaw
done-priority = { $alias }: teraz P{ $priority }.
why-unsaid = Wynika z kontekstu, nie padło wprost
why-words = Powiedziane innymi słowami
why-picture = Pokazuje to obraz lub nagranie
why-elsewhere = Wiadomo z telefonu, od zespołu, z innej rozmowy
why-misread = Słowa źle odczytano
why-joke = Dowcip albo przenośnia
why-fiction = Gra, film, piosenka, zadanie domowe
why-past = To dawno minęło
why-quoted = Cudze słowa
why-settled = Zagrożenie było prawdziwe i minęło
why-prank = Próba albo żart

## Triage: what the rules got wrong

triage-hint = Co o regułach mówią zespół i zakończenia rozmów. Nie ma tu niczyich słów. Czego nikt nie poprawi, tego nie wiadomo.
triage-stretch = Okres
triage-days = { $days ->
    [one] Ostatni dzień
    [few] Ostatnie { $days } dni
    [many] Ostatnie { $days } dni
   *[other] Ostatnie { $days } dni
}
triage-missed = Przeoczone
triage-missed-words = na { $grave } z P0 lub P1 na końcu
triage-false = Fałszywe alarmy
triage-false-words = na { $alarms } z P0 lub P1 według reguł
triage-table = Co mówiły reguły i jak się skończyło
triage-said = Reguły
triage-ended = na końcu P{ $priority }
triage-lowered = Pilność obniżona przez zespół
triage-raised = Pilność podwyższona przez zespół
triage-none = Nic w tym okresie.
triage-times = Ile razy
triage-change = Zmiana
triage-why = Dlaczego

## Delivery: what became of a reply, and what to do

delivery-queued = czeka na wysłanie
delivery-leased = wysyłanie
delivery-sent = wysłano
delivery-delivered = doręczono
delivery-read = wyświetlono
delivery-failed = Nie wysłano
delivery-expired = Nie wysłano na czas
delivery-unknown = Nie wiadomo, czy dotarło
delivery-failed-help = Wiadomość nie dotarła. Skopiuj ją do pola pisania, aby wysłać ponownie.
delivery-expired-help = Nie było nikogo, kto mógłby ją odebrać. Jeśli to nadal ważne, skopiuj ją do pola pisania i wyślij ponownie.
delivery-unknown-help = Możliwe, że dotarła. Nigdy nie jest sama wysyłana dwa razy. Zapytaj, czy dotarła, albo skopiuj ją do pola pisania.
delivery-hopeless-help = Wiadomość nie dotarła, a ponowne wysłanie nie pomoże. Poszukaj innej drogi kontaktu.
delivery-too-large-help = Wiadomość nie dotarła. Wyślij ją ponownie bez plików albo z mniejszymi plikami.
delivery-copy = Skopiuj do pola pisania
# Why the carrier refused, where that is known.
delivery-code-session-ended = czat został zamknięty po drugiej stronie
delivery-code-address-refused-mail = adres już wcześniej na stałe odrzucił odpowiedź
delivery-code-no-address = nie ma adresu, na który można odpowiedzieć
delivery-code-attachments-too-large = pliki są za duże na e-mail
# A mail server's status code (RFC 3463): one exact, then what begins alike. Shown with the number behind it.
delivery-code-5-1-1 = adres nie istnieje
delivery-code-5-1-2 = część adresu po znaku @ nie istnieje
delivery-code-5-1-6 = skrzynka została przeniesiona bez podania nowego adresu
delivery-code-5-1-10 = ten adres nie przyjmuje poczty
delivery-code-5-1 = z adresem jest coś nie tak
delivery-code-5-2-1 = skrzynka jest wyłączona
delivery-code-5-2-2 = skrzynka jest pełna
delivery-code-5-2-3 = e-mail jest za duży dla tej skrzynki
delivery-code-5-2 = skrzynka go nie przyjmuje
delivery-code-5-3-4 = e-mail jest za duży dla serwera odbiorcy
delivery-code-5-3 = serwer odbiorcy nie może go przyjąć
delivery-code-5-4 = nie znaleziono drogi do serwera odbiorcy
delivery-code-5-5 = serwery pocztowe się nie zrozumiały
delivery-code-5-6 = serwer odbiorcy nie przyjmuje zawartości tego e-maila
delivery-code-5-7 = serwer odbiorcy go odrzucił
delivery-code-5 = odrzucono na stałe
delivery-code-4-2-2 = skrzynka jest na razie pełna
delivery-code-4-4 = nie udało się połączyć z serwerem odbiorcy
delivery-code-4-7 = serwer odbiorcy na razie go nie chce
delivery-code-4 = na razie nie udało się doręczyć
# $words is one of the lines above, $code the number.
delivery-code-numbered = { $words } ({ $code })

## Flags on a message

flag-id-reused = Przyszło pod numerem, który był już użyty, z innymi słowami. Zachowano obie wersje.
flag-unreadable = Nie dało się odczytać. To, co przyszło, jest załączone bez zmian.
# What kind of mail it is, small above the words.
flag-automatic = Wysłano automatycznie
flag-machine = Automatyczna odpowiedź z drugiej strony
flag-carrier = Raport systemu pocztowego

## Mail in the thread

# The sender's own clock, where it differs from when the mail came in.
mail-sent = wysłano: { $time }
# The mail servers vouch for the sender's address.
mail-confirmed = nadawca potwierdzony
mail-doubtful = Może nie pochodzić z tego adresu: { $address }
mail-elsewhere = Odpowiedzi idą na adres { $address }, a nie na adres nadawcy.
mail-forwarded = Przekazano dalej; tekst od: { $name }
# $date as the mail program wrote it.
mail-forwarded-dated = Przekazano dalej; tekst od: { $name }, data: { $date }
# Opens what the words above leave out.
mail-quoted = Pokaż cytat i podpis
mail-quoted-hide = Ukryj cytat i podpis
# A list of what could not be read in the mail.
mail-notes = O tym e-mailu
mail-designed = Pokaż w oryginalnym układzie
mail-designed-hide = Pokaż sam tekst
mail-designed-hint = Nic nie jest wczytywane z zewnątrz; linki widać, ale nie działają.
# Name of the frame for screen readers.
mail-designed-title = E-mail w oryginalnym układzie
# Within the frame, where there is no mail to show.
mail-designed-gone = Nie ma tu już nic do pokazania.
mail-designed-unreadable = Układu tego e-maila nie da się pokazać. Przeczytaj tekst albo zapisz oryginalny e-mail.
# Opens the pictures that the mail itself brought.
mail-pictures = Pokaż obrazy
mail-pictures-hide = Ukryj obrazy
mail-details = Szczegóły
mail-from = Od
mail-reply-to = Odpowiedzi do
mail-to = Do
mail-cc = Kopia
mail-subject = Temat
mail-sent-at = Wysłano
mail-received-at = Odebrano
mail-forwarded-from = Napisano przez
mail-forwarded-subject = Jego temat
mail-original = Zapisz oryginalny e-mail

## A message that isn't known to have arrived at the server

unsent-label = Jeszcze nie wysłano
unsent-sending = wysyłanie…
unsent-waiting = Jeszcze nie wysłano.
unsent-waiting-help = Wiadomość jest tu zachowana i wyśle się sama, gdy wróci połączenie.
unsent-now = Wyślij teraz
unsent-edit = Wróć do pisania
unsent-refused = Nie przyjęto.
unsent-files = { $count ->
    [one] { $count } plik
    [few] { $count } pliki
    [many] { $count } plików
   *[other] { $count } plików
}
conflict-title = Tymczasem przyszła nowa wiadomość ({ $alias }). Twoja odpowiedź nie jest jeszcze wysłana:
conflict-edit = Wróć do mojej odpowiedzi
conflict-send = Wyślij mimo to

## Composer

composer-kinds = Co piszesz
composer-reply = Odpowiedź
composer-note = Notatka
composer-note-begun = notatka jest zaczęta
composer-canned = Gotowe
composer-reply-label = Odpowiedź: { $alias }
composer-note-label = Notatka: { $alias }, widzi ją tylko zespół
composer-reply-hint = Napisz odpowiedź ({ $alias })…
composer-note-hint = Tylko dla zespołu…
composer-closed-hint = Ta rozmowa jest zamknięta.
composer-count = { $count } z { $limit }
composer-claim-first = Weź, aby odpowiedzieć
composer-not-yours = Tutaj odpowiada ktoś inny.
composer-closed = Zamknięta. Notatki są nadal możliwe.
note-warning = Widzi to tylko zespół
note-save = Zapisz notatkę
reply-send = Wyślij
draft-empty = {""}
draft-saving = zapisywanie…
draft-saved = szkic zapisany
draft-unsaved = jeszcze nie zapisano
file-attach = Dołącz plik
file-remove = Usuń { $name }
file-uploading = przesyłanie…
file-download = Pobierz
file-closed = Przyszło z zewnątrz, nie sprawdzono. Otwieraj tylko, gdy to konieczne.
file-closed-picture = Przyszło z zewnątrz, nie sprawdzono.
# The mail itself, where it is large. $size such as 31 MB.
file-original = Cały e-mail w postaci, w jakiej przyszedł, { $size }
picture-reveal = Pokaż obraz
picture-logged = Zapisuje się, kto ogląda.
picture-cover = Zasłoń
picture-uncover = Odsłoń
picture-alt = Obraz { $name }
canned-in = { $language }
canned-every = Wszystkie języki
canned-none-in = Brak w tym języku ({ $language }); oto pozostałe
canned-show-every = Wszystkie języki
canned-show-own = Tylko język tej osoby
canned-nothing = Nic nie znaleziono.

## Beside the talk

about-label = O tej rozmowie
about-contact = Osoba
about-address = Adres
about-language = Język
about-first = Pierwszy kontakt
about-sittings = Kontakty
about-sittings-count = { $count ->
    [one] to jest pierwszy
    [few] łącznie { $count }
    [many] łącznie { $count }
   *[other] łącznie { $count }
}
about-urgency = Dlaczego to pilne
about-no-signal = nie znaleziono sygnału
about-rule = Reguła
about-by-hand = ustalone w zespole
about-flood = Masowe wiadomości
about-flood-words = Przyszło wiele naraz; czeka za innymi o tej samej pilności
about-queue = Kolejka
about-waits = Czeka
about-people = Kto tu jest
about-holder = Zajmuje się
about-looking = Czyta
about-record = Karta kontaktu
about-no-record = Jeszcze nie wypełniona
about-earlier = Wcześniej

## Actions: buttons, palette and key map share these

action-down = Następna na liście
action-up = Poprzednia na liście
action-open = Otwórz
action-claim = Weź
action-reply = Odpowiedz
action-note = Napisz notatkę
action-canned = Gotowe odpowiedzi
action-send = Wyślij
action-transfer = Przekaż
action-release = Oddaj na listę
action-accept = Przyjmij przekazaną rozmowę
action-close = Zamknij…
action-record = Karta kontaktu…
action-about = O tej rozmowie
action-back = Wstecz
action-go-waiting = Przejdź do: Czekają na nas
action-go-mine = Przejdź do: Moje
action-go-theirs = Przejdź do: Czekamy na odpowiedź
action-go-closed = Przejdź do: Zamknięte
action-go-canned = Gotowe odpowiedzi: edycja
action-go-operators = Zespół
action-go-channels = Kanały
action-go-audit = Dziennik
action-go-triage = Triaż
action-palette = Szukaj rozmowy lub polecenia
action-keys = Klawiatura
action-status-accepting = Status: przyjmuję
action-status-paused = Status: pauza
action-status-away = Status: nieobecność
action-mute = Wyłącz dźwięk
action-unmute = Włącz dźwięk
action-notify = Powiadamiaj w innych kartach
action-lock = Zablokuj ekran
action-log-out = Wyloguj
keys-title = Klawiatura
keys-list = Lista
keys-talk = Rozmowa
keys-go = Przejdź
keys-desk = Stanowisko
keys-hint = Litery działają, gdy nie piszesz. Esc opuszcza pole pisania.

## The Call form, filled in when a talk is closed. Labels of codes come from taxonomy.ftl.

call-title = Karta kontaktu
call-title-close = Zamknij: { $alias }
call-title-record = Karta kontaktu: { $alias }
call-no-lists = Listy kodów nie są wczytane. Sprawdź połączenie i spróbuj jeszcze raz.
# In front of a row of one-key answers: prank, silent, wrong number…
call-quick = Bez rozmowy wspierającej, jeden klawisz:
call-class = Rodzaj kontaktu
call-non = Dlaczego to nie była rozmowa wspierająca
call-about = O kim
call-role = Kto się kontaktował
call-age = Wiek dziecka
call-age-years = lat
call-age-unknown = Jeśli wiek nie jest znany
call-gender = Płeć dziecka
call-reasons = Powody
call-reason-find = Pisz, aby znaleźć powód
call-reason-remove = Usuń: { $reason }
# Beside the most important of several reasons.
call-leading = główny
call-actions = Co zrobiono
call-note = Notatka
call-emergency = Służby ratunkowe ({ $number })
call-emergency-short = Służby ratunkowe
call-emergency-why = Dlaczego
call-called = Wezwano
call-not-called = Nie wezwano
call-choose = Wybierz…
call-close = Zamknij rozmowę
call-save = Zapisz kartę
call-gaps = { $count ->
    [one] Brakuje { $count } odpowiedzi.
    [few] Brakuje { $count } odpowiedzi.
    [many] Brakuje { $count } odpowiedzi.
   *[other] Brakuje { $count } odpowiedzi.
}
call-missing-non = Wybierz jedną odpowiedź.
call-missing-age = Wpisz wiek albo wybierz, dlaczego nie jest znany.
call-missing-reasons = Wybierz powód albo zaznacz, dlaczego go nie ma.
call-missing-leading = Wybierz główny powód.
call-missing-emergency = Czy wezwano { $number }? Zapisuje się to dla każdej rozmowy o pilności 0.
call-missing-why = Wybierz powód decyzji.
answer-UNK = Zapytano, nie wiadomo
answer-NASK = Nie pytano
answer-REF = Odmowa odpowiedzi

## Pages

operators-invite = Zaproś
operators-name = Imię i nazwisko
operators-login = Nazwa użytkownika
operators-alias = Pseudonim
operators-alias-long = Pseudonim, który widzą osoby piszące
operators-languages = Języki
operators-skills = Umiejętności
operators-skills-of = Umiejętności, oddzielone przecinkami: { $name }
operators-skills-none = brak
operators-talks = Rozmowy naraz
operators-talks-of = Rozmowy naraz: { $name }
operators-changed = Zmieniono: { $name }.
operators-role = Rola
operators-role-of = Rola: { $name }
operators-role-done = Rola zmieniona: { $name }.
operators-status = Status
operators-acts = Działania
operators-off = Nieaktywne konto
operators-reset = Link do hasła
operators-deactivate = Wyłącz konto
operators-activate = Włącz konto
operators-off-done = { $name } nie może się już zalogować.
operators-on-done = { $name } może się znów zalogować.
operators-make-link = Zaproś i pokaż link
role-operator = Dyżur
role-supervisor = Superwizja
role-admin = Administracja
link-for = Link, { $name }:
link-label = Link
link-copy = Kopiuj
link-copied = Link jest skopiowany.
link-once = Działa jeden raz. Przekaż go osobiście albo bezpieczną drogą; nie będzie pokazany ponownie.
canned-hint = Otwiera się je znakiem / w polu pisania, najpierw w języku osoby piszącej.
canned-none = Nie ma jeszcze gotowych odpowiedzi.
canned-add = Nowa odpowiedź
canned-title = Tytuł
canned-language = Język
canned-text = Tekst
canned-save = Zapisz
canned-saved = „{ $title }”: zapisano.
canned-change = Zmień
canned-change-named = Zmień „{ $title }”
canned-remove = Usuń
canned-remove-named = Usuń „{ $title }”
canned-remove-sure = Na pewno usuń
canned-removed = „{ $title }”: usunięto.
audit-hint = Kto co zrobił i zobaczył, od najnowszych. Nic tu nie można zmienić.
audit-at = Kiedy
audit-who = Kto
audit-act = Co
audit-subject = Czego dotyczy
audit-system = system
audit-more = Wcześniejsze
audit-again = Odśwież
act-operator-logged-in = Logowanie
act-login-failed = Nieudane logowanie
act-operator-logged-out = Wylogowanie
act-conversation-opened = Otwarcie rozmowy
act-conversation-claimed = Wzięcie rozmowy
act-conversation-released = Oddanie rozmowy na listę
act-conversation-offered = Przekazanie rozmowy
act-conversation-declined = Odmowa przejęcia rozmowy
act-conversation-taken = Przejęcie rozmowy od innej osoby
act-conversation-closed = Zamknięcie rozmowy
act-conversation-prioritised = Zmiana pilności rozmowy
act-conversation-dropped = Oddanie rozmowy na listę z powodu nieobecności osoby, która ją prowadziła
act-conversation-erased = Wymazanie rozmowy
act-message-sent = Wysłanie odpowiedzi
act-message-shown-as-html = Obejrzenie e-maila w oryginalnym układzie
act-message-shown-with-pictures = Obejrzenie e-maila w oryginalnym układzie, z obrazami
act-message-original-downloaded = Zapisanie oryginalnego e-maila
act-note-written = Napisanie notatki
act-attachment-revealed = Obejrzenie obrazu
act-attachment-downloaded = Pobranie pliku
act-call-opened = Otwarcie karty kontaktu
act-call-saved = Zapisanie karty kontaktu
act-operator-invited = Zaproszenie do zespołu
act-operator-changed = Zmiana w zespole
act-operator-link-made = Utworzenie linku do hasła
act-operator-password-set = Ustawienie hasła
act-canned-created = Dodanie gotowej odpowiedzi
act-canned-changed = Zmiana gotowej odpowiedzi
act-canned-deleted = Usunięcie gotowej odpowiedzi
act-hotline-applied = Zmiana ustawień linii
act-channel-applied = Zmiana kanału

## Channels: how each way in is, and mailboxes

# The line over every screen while a channel needs somebody's help.
health-label = Kanały, które wymagają pomocy
health-no-words = Nie działa.
health-last = ostatnio działało: { $time }
health-look = Kanały
channels-hint = Stan każdej drogi kontaktu. Skrzynkę pocztową można tu ustawić i od razu sprawdzić.
channels-add = Dodaj skrzynkę
channels-change = Zmień
channels-change-named = Zmień: { $name }
channels-test = Sprawdź
channels-test-named = Sprawdź: { $name }
channels-testing = Sprawdzanie…
channels-testing-hint = Logowanie do serwerów pocztowych tak, jak robi to Earshot. Nic nie jest zmieniane ani wysyłane.
channels-checks = Wynik sprawdzenia
channels-check-works = Działa:
channels-check-fails = Nie działa:
channels-saved = { $name }: zapisano. Teraz sprawdź.
channels-state = Stan
channels-state-ready = gotowe
channels-state-off = wyłączone
channels-state-starting = uruchamia się
channels-state-works = działa
channels-state-interrupted = przerwa, samo spróbuje ponownie
channels-state-needs-help = wymaga pomocy
channels-problem = Problem
channels-last-ok = Ostatnio działało
channels-received = Ostatnia wiadomość
channels-never = jeszcze żadna
channels-stored = Dotąd odebrano
channels-server-count = Na serwerze poczty
channels-backlog = Jeszcze nie odebrano
mailbox-title-new = Nowa skrzynka
mailbox-title-change = Zmień: { $name }
mailbox-part-mailbox = Skrzynka
mailbox-part-incoming = Poczta przychodząca
mailbox-part-outgoing = Poczta wychodząca
mailbox-part-answers = Co widzą inni
mailbox-part-automatic = Odpowiedź automatyczna
mailbox-part-trust = Zaufanie
mailbox-name = Nazwa w Earshot
mailbox-name-fixed = Nazwa zostaje: po niej rozpoznaje się skrzynkę.
mailbox-name-taken = Jest już kanał o tej nazwie. Wybierz inną.
mailbox-address = Adres e-mail
mailbox-aliases = Inne adresy, które prowadzą tutaj
mailbox-aliases-hint = Jeden w wierszu, aby nikt nie wziął ich za osobę, która pisze.
mailbox-active = W użyciu
mailbox-active-hint = Gdy wyłączona, nic nie jest odbierane ani wysyłane.
mailbox-host = Serwer
mailbox-port = Port
mailbox-tls = Szyfrowanie
mailbox-tls-implicit = TLS
mailbox-tls-starttls = STARTTLS
mailbox-tls-plain = brak (tylko na tym samym komputerze)
mailbox-username = Nazwa użytkownika
mailbox-password = Hasło
mailbox-password-hint = Jest przechowywane w postaci zaszyfrowanej i nigdy nie jest pokazywane.
mailbox-password-keep = Zostaw puste, aby zachować ustawione hasło. Nigdy nie jest pokazywane.
mailbox-token = Logowanie tokenem dostępu, ustawionym na serwerze. Hasło nie jest potrzebne.
mailbox-same = Ta sama nazwa użytkownika i to samo hasło co dla poczty przychodzącej
mailbox-folders = Foldery
mailbox-folders-hint = Jeden w wierszu. Pierwszy jest nasłuchiwany cały czas.
mailbox-start = E-maile, które już tam są
mailbox-start-now = Tylko to, co przyjdzie od teraz
mailbox-start-everything = Odbierz też stare e-maile
mailbox-start-hint = Dotyczy folderów, które nigdy nie były czytane. Na stare e-maile nie ma odpowiedzi automatycznej.
mailbox-neutral-why = Temat i nazwę nadawcy widać na zablokowanych telefonach i wspólnych ekranach, dla każdego, kto spojrzy. Neutralne słowa niczego nie zdradzają.
mailbox-neutral-subject = Neutralny temat
mailbox-neutral-subject-hint = Ma go każda odpowiedź. Puste: powtarza się temat otrzymanego e-maila.
mailbox-neutral-sender = Neutralna nazwa nadawcy
mailbox-neutral-sender-hint = Ma ją każda odpowiedź. Puste: używana jest nazwa nadawcy poniżej.
mailbox-sender = Nazwa nadawcy
mailbox-sender-hint = Stoi obok adresu tam, gdzie nie ustawiono neutralnej nazwy.
mailbox-plus = Adres działa z dopiskiem
mailbox-plus-hint = Większość serwerów doręcza pomoc+słowo@… do pomoc@…. Wtedy odpowiedzi pewniej trafiają do swojej rozmowy.
mailbox-acknowledge = Odpowiadaj automatycznie na nowe e-maile
mailbox-acknowledge-hint = Informuje, że e-mail dotarł; najwyżej raz dziennie na każdy adres.
# $language is the name of a language.
mailbox-acknowledgement = Tekst: { $language }
mailbox-verdicts = Czyim ocenom nadawców wierzyć
mailbox-verdicts-hint = Nazwa własnego serwera poczty w „Authentication-Results”, jedna w wierszu. Puste: nie wierzy się żadnemu serwerowi, nadawcę potwierdza tylko podpis (DKIM).
mailbox-faults = { $count ->
    [one] { $count } odpowiedź wymaga poprawki; jest zaznaczona wyżej.
    [few] { $count } odpowiedzi wymagają poprawki; są zaznaczone wyżej.
    [many] { $count } odpowiedzi wymaga poprawki; są zaznaczone wyżej.
   *[other] { $count } odpowiedzi wymaga poprawki; są zaznaczone wyżej.
}
mailbox-save = Zapisz
mailbox-saving = Zapisywanie…

## What happened

done-released = Z powrotem na liście: { $alias }.
done-offered = { $alias }: do przejęcia przez inną osobę ({ $name }).
done-closed = Zamknięto: { $alias }.
done-record-saved = Karta kontaktu jest zapisana.
dismiss = Zamknij
cancel = Anuluj
# Shown by the operating system over other programs: must not say what it is about.
notification = Coś na ciebie czeka
trouble-no-answer = Serwer nie odpowiada. Nic nie przepadło; spróbuj jeszcze raz, gdy wróci połączenie.
trouble-server = Serwer ma kłopot. Nic nie przepadło; spróbuj jeszcze raz za chwilę.
trouble-session-ended = Sesja się skończyła. Zaloguj się ponownie.
trouble-here = Coś się tu nie udało. Spróbuj jeszcze raz.

## Why it is urgent: the codes of triage, in words

signal-IMM = Bezpośrednie zagrożenie
signal-SUI_ACT = Próba samobójcza lub środki pod ręką
signal-VIO_NOW = Przemoc w tej chwili
signal-ABD_NOW = Trwa uprowadzenie
signal-SIGHT_LIVE = Zaginione dziecko widziane w tej chwili
signal-TRAF = Przetrzymywanie lub przewożenie wbrew woli
signal-BABY_LOST = Zaginęło dziecko poniżej 7 lat
signal-SUI_PLAN = Planuje odebrać sobie życie
signal-SH_NOW = Samookaleczanie w tej chwili
signal-SEX_GROOM = Uwodzenie dziecka lub szantaż seksualny
signal-STREET_TONIGHT = Ta noc na ulicy
signal-MISS_NEW = Nowe zgłoszenie zaginięcia
signal-SIGHT = Widziano zaginione dziecko
signal-THREAT = Groźba użycia broni
signal-MED = Może być potrzebna pomoc lekarska
signal-PAR_RISK = Rodzic może zaraz wywieźć dziecko
signal-AGE_U13 = Poniżej 13 lat, bez opieki
signal-SUI_IDEA = Myśli o samobójstwie
signal-SH = Samookaleczenia
signal-ABUSE = Ujawniona krzywda lub zaniedbanie
signal-BULLY = Poważne dręczenie
signal-RUN_THINK = Myśli o ucieczce
signal-WITNESS = Świadek czyjejś krzywdy
signal-MIG_ALONE = W drodze bez dorosłego
signal-UNREADABLE = Reguły nie mogły tego odczytać
signal-UNSURE = Nie wie, czy jest bezpiecznie
signal-DISTRESS = Trudne emocje
signal-FAMILY = Konflikt w domu
signal-CASE = Pytanie o sprawę
signal-THANKS = Dziękuje
signal-QUESTION = Pytanie ogólne
signal-MEDIA = Z mediów
signal-TEST = Być może próba
signal-PRANK = Być może żart
