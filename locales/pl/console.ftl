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
later-failed = Nie udało się wczytać tej strony. Być może łącze jest przerwane; albo Earshot został w tym czasie odnowiony, wtedy pomaga ponowne wczytanie konsoli.
later-anew = Wczytaj konsolę ponownie

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
# A talk that somebody holds became urgent, and they haven't looked at it since.
alarm-rose-label = Teraz pilne, jeszcze nieprzeczytane
alarm-rose-spoken = Teraz pilne, jeszcze nieprzeczytane: { $reason }.

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
# Beside an offer, where the reader doesn't speak its language. $language is a language's name.
offer-strange = język: { $language }; nikt, kto nim mówi, nie jest wolny
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
transfer-why = Żeby nie proponowano ci znów tej osoby
transfer-why-none = Bez szczególnego powodu
transfer-why-asked = Ta osoba poprosiła o kogoś innego
transfer-why-concerned = Znam tę osobę albo sprawa mnie dotyczy
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

triage-hint = Co o regułach mówią zespół i zakończenia rozmów. Nie ma tu niczyich słów. Czego nikt nie poprawi, tego nie wiadomo. Niebezpieczeństwo, które było prawdziwe i minęło, liczy się takie, jakie było.
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
delivery-code-no-number = nie przyszło z numeru, na który można odpowiedzieć
delivery-code-premium-number = ten numer jest dodatkowo płatny, nic się na niego nie wysyła
delivery-code-country = SMS-y nie są wysyłane do tego kraju
delivery-code-daily-number = dzisiejsza liczba SMS-ów na ten numer została wykorzystana
delivery-code-daily-country = dzisiejsza liczba SMS-ów do tego kraju została wykorzystana
delivery-code-stopped = ta osoba poprosiła, by nie wysyłać więcej SMS-ów
delivery-code-others-in-room = w pokoju jest ktoś jeszcze; dopóki tam jest, nic nie jest wysyłane
delivery-code-identity-changed = ich klucze się zmieniły i nikt tego nie sprawdził
delivery-code-left-room = ta osoba opuściła pokój
delivery-code-no-room = nie ma pokoju, w którym można odpowiedzieć
delivery-code-room-forbids = pokój nie pozwala nam pisać
delivery-code-too-large-for-matrix = to za duże dla jej serwera
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
delivery-code-cut-while-sending = połączenie zerwało się podczas wysyłania
delivery-code-no-attempt-succeeded = żadna próba się nie powiodła
delivery-code-no-files = plików nie można wysłać SMS-em
delivery-code-too-long = wiadomość jest za długa
# What a gateway or mail server says that has no words here.
delivery-code-theirs = usługa wysyłająca odpowiada: { $code }
# $words is one of the lines above, $code the number.
delivery-code-numbered = { $words } ({ $code })
# $words is what the code means, as above.
delivery-note-put-off = Na razie odłożone przez ich serwer, który próbuje dalej: { $words }
delivery-note-elsewhere = Nie dotarło na adres, na który to przekazano; ich adres to przyjął: { $words }

## Others who read along

bystanders-watch = Ktoś jeszcze to czyta. Nic nie zostanie wysłane, dopóki nie wyjdzie albo dopóki go nie zaakceptujesz.
bystanders-there = W tej rozmowie jest też:
bystanders-known = znane linii
bystanders-accepted = zaakceptowane przez: { $name }, { $time }
bystanders-since = od { $time }
bystanders-accept = Zaakceptuj
bystanders-refuse = Już nie akceptuj
bystanders-shut = Nie pisze się do nikogo, dopóki ktoś jeszcze to czyta. To, co piszesz, zostaje tutaj.

## Keys of contacts

keys-verified = klucze porównane
keys-compare = Porównaj klucze…
keys-asked = Proszą o porównanie obrazków, żeby obie strony wiedziały, że nikt po drodze nie czyta.
keys-waiting = Ich urządzenie jeszcze nie odpowiedziało.
keys-look = Czy widzą to samo, w tej samej kolejności? Zapytaj telefonicznie lub osobiście: ktoś pomiędzy mógłby też pisać tutaj.
keys-same = Takie same
keys-differ = Różnią się
keys-confirmed = Potwierdzono, że są takie same. Ich odpowiedzi jeszcze nie ma.
keys-cancelled = Porównywanie przerwano.
keys-not-now = Nie teraz
keys-warn-changed = Klucz ich konta jest inny niż przedtem. Tak bywa po ponownej instalacji aplikacji – albo to ktoś inny.
keys-warn-unverified = Ich klucze były porównane, ale nie jest już pewne, że są ich: nowe urządzenie – albo ktoś inny.
keys-warn-mismatch = To, co porównano, różniło się. Być może ktoś stoi pomiędzy wami.
keys-pauses = Nic nie jest wysyłane, dopóki ktoś nie sprawdzi.
keys-seen = Sprawdzone
keys-shut = Nie pisze się do nikogo, dopóki ktoś nie sprawdzi kluczy. To, co piszesz, zostaje tutaj.

## Flags on a message

flag-id-reused = Przyszło pod numerem, który był już użyty, z innymi słowami. Zachowano obie wersje.
flag-unreadable = Nie dało się odczytać. To, co przyszło, jest załączone bez zmian.
flag-stop = Ta osoba poprosiła, by nie wysyłać więcej SMS-ów.
flag-start = Ta osoba znów chce dostawać SMS-y.
flag-incomplete = Część tego SMS-a nigdy nie dotarła.
flag-media-missing = Nie udało się pobrać załączonego zdjęcia lub pliku.
# What kind of mail it is, small above the words.
flag-automatic = Wysłano automatycznie
flag-machine = Automatyczna odpowiedź z drugiej strony
flag-carrier = Raport systemu pocztowego
flag-carrier-elsewhere = O tej rozmowie
# A contact changed or took back what stands at the given hour.
said-changed = Ta osoba zmieniła to, co napisała
said-changed-of = Ta osoba zmieniła to, co napisała o { $time }
said-taken-back = Ta osoba wycofała coś, co napisała.
said-taken-back-of = Ta osoba wycofała to, co napisała o { $time }.
said-was-changed = Zmienione przez tę osobę o { $time }. Co było tam wcześniej
said-was-taken-back = Wycofane przez tę osobę o { $time }. Co tam było
said-opened-later = Zaszyfrowana wiadomość, której nie można było wtedy otworzyć. Znajduje się niżej, o { $time }.

## Mail in the thread

# The sender's own clock, where it differs from when the mail came in.
mail-sent = wysłano: { $time }
# The mail servers vouch for the sender's address.
mail-confirmed = nadawca potwierdzony
mail-doubtful = Może nie pochodzić z tego adresu: { $address }
mail-elsewhere = Odpowiedzi idą na adres { $address }, a nie na adres nadawcy.
# { $name }: the alias of the contact.
mail-other = Od { $address }, a nie od { $name }.
mail-other-nameless = Nie podaje nadawcy: nie wiadomo, czy napisał to { $name }.
# { $now }: the end of the address where answers go; most of it is hidden.
mail-wanted = Prosi o odpowiedzi na adres { $address }. Stąd odpowiedzi idą na { $now }.
mail-answer-there = Odtąd odpowiadaj tam
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
unsent-behind = Wyśle się po tej powyżej.
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
keys-case = Sprawa
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
act-conversation-snoozed = Odłożenie rozmowy
act-conversation-woken = Przywrócenie odłożonej rozmowy
act-conversation-tagged = Zmiana etykiet rozmowy
act-message-taken-back = Wycofanie odpowiedzi przed wysłaniem
act-safety-set = Zmiana karty bezpieczeństwa
act-emergency-decided = Zapis decyzji o telefonie na numer alarmowy
act-bystanders-accepted = Zmieniono, kto może czytać rozmowę
act-answers-moved = Zmieniono, dokąd idą odpowiedzi w rozmowie
act-identity-compared = Porównano klucze z kontaktem
act-identity-acknowledged = Sprawdzono ostrzeżenie o kluczach kontaktu
act-channel-recovery-key = Utworzono klucz odzyskiwania
act-tag-changed = Zmiana listy etykiet
act-macro-changed = Zmiana makra
act-macro-removed = Usunięcie makra
act-channel-rechecked = Ponowne sprawdzenie wstrzymanych wiadomości
act-channel-emptied = Usunięcie wstrzymanych wiadomości

## Channels: how each way in is, and mailboxes

# The line over every screen while a channel needs somebody's help.
health-label = Co wymaga pomocy
health-no-words = Nie działa.
health-last = ostatnio działało: { $time }
health-look = Kanały
health-rules = Reguły oceny pilności
health-rules-refused = { $file }, wiersz { $line }, zawiera błąd:
health-rules-unread = Nie można odczytać { $file }:
health-rules-last-good = Do poprawki i ponownego uruchomienia Earshot działają ostatnie bez błędu.
health-rules-brought = Do poprawki i ponownego uruchomienia Earshot działają te, które są w Earshot.
channels-hint = Jak działa każda droga wejścia. Skrzynki i numery SMS ustawia się tutaj i można je od razu wypróbować.
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
channels-state-connecting = łączy się
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
mailbox-sign-in = Logowanie
mailbox-by-password = Hasło
mailbox-by-token = Token dostępu (OAuth)
mailbox-access-hint = Microsoft 365 i inni nie przyjmują hasła. Proszę udzielić zgody narzędziami dostawcy i wpisać tutaj, co z niej wynikło: jest to przechowywane w postaci zaszyfrowanej i nigdy nie jest pokazywane.
mailbox-access-keep = Zostaw puste, aby zachować ustawiony dostęp; nigdy nie jest pokazywany. Aby cokolwiek zmienić, wpisz wszystko.
mailbox-token-url = Adres tokenów
mailbox-token-url-hint = https, według dostawcy, na przykład https://oauth2.googleapis.com/token
mailbox-client-id = Klient (client ID)
mailbox-client-secret = Sekret klienta
mailbox-client-secret-hint = Tylko jeśli dostawca go podał.
mailbox-refresh-token = Token odświeżania (refresh token)
mailbox-refresh-token-hint = Powstaje przy udzieleniu zgody.
mailbox-scope = Zakres (scope)
mailbox-scope-hint = Tylko jeśli dostawca go wymaga.
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
mailbox-authority = Urząd certyfikacji serwerów poczty
mailbox-authority-hint = Jego certyfikaty (PEM), jeśli serwery mają je od własnego urzędu. Puste: ufa się tym, którym ufa system.
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

## Texts (SMS): the composer's count, what the sender's number proves, the gateway's set-up, what is held

sms-count = { $segments } z { $most } · zostało { $left }
sms-over = { $segments } z { $most }: za długie, by wysłać
sms-because = Unicode z powodu „{ $character }”
sms-plainly = { $count ->
    [one] jeden znak zostanie wysłany w prostej postaci
    [few] { $count } znaki zostaną wysłane w prostej postaci
   *[other] { $count } znaków zostanie wysłanych w prostej postaci
}
sms-offer = Proste znaki: tylko { $segments }
sms-shut-stopped = Ta osoba poprosiła, by nie wysyłać więcej SMS-ów ({ $time }). Nic nie można wysłać, dopóki nie napisze START. Notatki są nadal możliwe.
sms-shut-name = To przyszło od nazwy, nie z numeru: nie da się odpowiedzieć. Notatki są nadal możliwe.
sms-shut-short = To przyszło z krótkiego numeru, jakich używają firmy: nie da się odpowiedzieć. Notatki są nadal możliwe.
sms-unproven = numer niepotwierdzony
sms-name = nazwa, nie numer
sms-unsigned = bez podpisu
sms-unsigned-hint = Bramka niczego nie podpisuje; tylko sekret w adresie dowodzi, że to ona.
sms-stopped = bez SMS-ów
about-proof = Dowód
about-proof-number = Niepotwierdzone. Nadawcę SMS-a można podrobić, a telefon może być w innych rękach.
about-proof-name = Brak. Każdy może wysłać SMS pod dowolną nazwą, na przykład „Policja”.
health-held = { $count ->
    [one] Jedna wiadomość przyszła bez ważnego dowodu nadawcy. Jest zatrzymana, nie stracona.
    [few] { $count } wiadomości przyszły bez ważnego dowodu nadawcy. Są zatrzymane, nie stracone.
   *[other] { $count } wiadomości przyszło bez ważnego dowodu nadawcy. Są zatrzymane, nie stracone.
}
health-held-tell = Powiedz administratorowi.
channels-add-sms = Dodaj numer SMS
channels-testing-sms = Pyta bramkę tak, jak robi to Earshot. Nic nie jest zmieniane i żaden SMS nie jest wysyłany.
sms-proof = Podpis
sms-signed = Bramka podpisuje to, co przynosi.
sms-url-in = Dla SMS-ów przychodzących
sms-url-status = Dla raportów doręczenia
sms-url-hint = Wpisz te adresy w bramce.
sms-url-hidden = Wpisz te adresy w bramce, z sekretem w miejscu „…”. Nie będzie już pokazany; możesz ustawić nowy.
sms-url-once = Skopiuj je teraz i wpisz w bramce: sekret w nich nie będzie już pokazany.
sms-url-copied = Skopiowano.
sms-url-copy-named = Kopiuj: { $name }
held-title = Zatrzymane wiadomości
held-count = { $count ->
    [one] Jedna wiadomość jest zatrzymana
    [few] { $count } wiadomości są zatrzymane
   *[other] { $count } wiadomości jest zatrzymanych
}
held-why = Przyszły bez ważnego dowodu: ktoś podszywa się pod bramkę albo sekret zmieniono tylko po jednej stronie. Ustaw właściwy sekret, potem sprawdź je ponownie; co przejdzie, stanie się wiadomością. Niektóre mogą być do innego numeru lub konta: są trzymane przez tydzień albo usuwane tutaj.
held-more = i jeszcze { $count }
held-release = Sprawdź ponownie
held-empty = Opróżnij
held-empty-sure = Usuń na zawsze to, co zatrzymane
held-emptied = Nic nie jest już zatrzymane.
held-released = { $count ->
    [one] Wiadomość została przyjęta.
    [few] { $count } wiadomości zostały przyjęte.
   *[other] { $count } wiadomości zostało przyjętych.
}
held-still = Przyjęte: { $released }. Nadal zatrzymane: { $still }; ich dowód nie pasuje do ustawionego sekretu.
sms-form-new = Nowy numer SMS
sms-form-part-number = Numer
sms-form-part-gateway = Bramka
sms-form-part-out = Co wychodzi
sms-form-part-words = Słowa i sieci
sms-form-name-fixed = Nazwa pozostaje; kanał jest po niej znany.
sms-form-number = Własny numer
sms-form-number-hint = Z niego wychodzą odpowiedzi: +48… lub krótki numer.
sms-form-country = Kraj
sms-form-country-hint = Dwie litery. Numery bez kraju są czytane jako tutejsze.
sms-form-gateway = Bramka
sms-form-signs = Podpisuje to, co przynosi.
sms-form-signs-not = Niczego nie podpisuje: sekret stoi w adresie, który wywołuje.
sms-form-templates = Jak się z nią rozmawia (JSON)
sms-form-templates-hint = „send”, „inbound”, „receipts” i „signature”, jak opisuje docs/sms.md.
sms-form-templates-wrong = To nie jest JSON. Poszukaj brakującego nawiasu lub przecinka.
sms-form-secret-path = Sekret w adresie
sms-form-secret-path-hint = Kto go zna, może wysyłać jako bramka. Puste: zostaje obecny.
sms-form-secret-sign = Sekret podpisu
sms-form-secret-sign-hint = Pokazują go strony bramki. Niektóre używają sekretu powyżej: wtedy zostaw puste.
sms-form-make = Utwórz
sms-form-smart = Wysyłaj znaki typograficzne w prostej postaci
sms-form-smart-hint = Cudzysłowy, długie kreski i podobne, tylko gdy to oszczędza SMS-y. Litery nigdy się nie zmieniają.
sms-form-countries = Kraje, do których SMS-y mogą iść
sms-form-countries-hint = Po dwie litery, jeden w wierszu. Puste: wszędzie, ale nigdy na numery dodatkowo płatne.
sms-form-pace = SMS-ów na sekundę
sms-form-daily-number = SMS-ów dziennie na jeden numer
sms-form-daily-hint = Liczy się każda część długiego SMS-a.
sms-form-daily-country = SMS-ów dziennie do jednego kraju
sms-form-stop = Inne słowa znaczące „bez SMS-ów”
sms-form-stop-hint = Jedno w wierszu. STOP i podobne są już znane w 30 językach.
sms-form-start = Inne słowa znaczące „znów SMS-y”
sms-form-start-hint = Jedno w wierszu, oprócz START.
sms-form-sources = Sieci bramki
sms-form-sources-hint = Jedna w wierszu, na przykład 192.0.2.0/24. Co przyjdzie skądinąd, jest zatrzymywane. Puste: każda.
sms-gateway-twilio = Twilio
sms-gateway-vonage = Vonage
sms-gateway-infobip = Infobip
sms-gateway-sinch = Sinch
sms-gateway-bird = Bird (MessageBird)
sms-gateway-elks = 46elks
sms-gateway-kannel = Kannel, własny
sms-gateway-generic = inna
sms-own-twilio-account = Account SID (AC…)
sms-own-twilio-key = Klucz API (SK…), jeśli jest używany
sms-own-vonage-key = Klucz API
sms-own-infobip-base-url = Adres API (https://….api.infobip.com)
sms-own-bird-workspace = Workspace ID
sms-own-bird-channel = Channel ID
sms-own-sinch-plan = Service plan ID
sms-own-sinch-base-url = Adres API, dla innego regionu
sms-own-elks-username = Nazwa użytkownika API (u…)
sms-own-kannel-url = Adres sendsms
sms-own-kannel-username = Użytkownik sendsms
sms-own-kannel-smsc = Nazwa łącza (smsc-id), jeśli jest ich kilka
sms-api-twilio = Auth token albo sekret klucza API
sms-api-vonage = Sekret API
sms-api-infobip = Klucz API
sms-api-sinch = Token API
sms-api-bird = Klucz dostępu
sms-api-elks = Hasło API
sms-api-kannel = Hasło sendsms
sms-api-generic = Sekret wysyłania

## How it is safe to reach them

channel-phone = telefon
action-safety = Karta bezpieczeństwa…
action-emergency = Decyzja o wezwaniu pomocy…
action-take-back = Cofnij ostatnią odpowiedź
safety-card = Jak bezpiecznie się kontaktować
safety-do-not-contact = Nie kontaktować się
safety-not-by = Nie przez: { $channels }
safety-only = Tylko { $hours }
safety-not-now = teraz niebezpiecznie, znowu od { $time }
safety-shared = Inni widzą ten telefon
safety-code-word = Hasło
safety-show = Pokaż
safety-they-said = Tak mówi ta osoba · { $name }, { $time }
safety-we-think = Tak uważamy · { $name }, { $time }
safety-change = Zmień
safety-hint-waits = Odpowiedź teraz nie jest bezpieczna. Wysłane słowa poczekają do { $time }.
safety-hint-do-not-contact = Karta bezpieczeństwa mówi: nie kontaktować się. Nic nie można wysłać. Jeśli to się zmieniło, zmień kartę.
safety-hint-unsafe-channel = Według karty bezpieczeństwa ten kanał nie jest bezpieczny. Użyj innego albo zmień kartę.
safety-title = Jak bezpiecznie kontaktować się z { $alias }?
safety-form-never = Nie kontaktować się
safety-form-never-hint = Nic nie zostanie wysłane, dopóki ktoś tego nie zdejmie.
safety-form-shared = Inni używają tego telefonu albo czytają wiadomości
safety-form-avoid = Nigdy nie odpowiadać przez
safety-form-hours = Bezpieczne godziny, codziennie
safety-form-hours-hint = Według zegara linii. Kilka po przecinku; puste: o każdej porze. To, co wysłane poza nimi, czeka.
safety-form-hours-wrong = Wpisz godziny w postaci 16:00–18:00.
safety-form-note = Co jeszcze musi wiedzieć odpowiadający
safety-form-said = Ta osoba sama tak powiedziała
safety-save = Zapisz kartę
done-safety = Zapisano kartę bezpieczeństwa: { $alias }.

## Emergency services, decided in the talk

emergency-ask = Czy wezwano { $number }?
emergency-title = { $number } – { $alias }
emergency-called = Wezwano { $number }
emergency-not-called = Nie wezwano { $number }
emergency-by = o { $time }, { $name }:
emergency-own-words = Własnymi słowami
emergency-hint = Godzina zapisuje się teraz. Decyzja trafi do karty rozmowy, gdzie można ją poprawić.
emergency-save = Zapisz

## Answers that have not left yet

held-undo = Wyjdzie za { $seconds } s
held-safe-hours = Czeka, aż będzie bezpiecznie: { $time }
held-take-back = Cofnij
held-send-now = Wyślij teraz
held-taken-back = { $name }: odpowiedź cofnięta o { $time }. Nigdy nie wyszła.
delivery-code-do-not-contact = karta bezpieczeństwa mówi, by się nie kontaktować
delivery-code-unsafe-channel = karta bezpieczeństwa mówi, że ten kanał nie jest bezpieczny
delivery-code-contact-left = ta osoba zakończyła rozmowę przed wysłaniem
delivery-code-conflict = jedna ze spraw wskazuje konflikt z tą osobą
action-send-at-once = Wyślij od razu, bez możliwości cofnięcia
talk-types-too = { $name } też tu pisze
delivery-safety-help = Zatrzymała to karta bezpieczeństwa. Nic nie wyszło. Jeśli to już nieaktualne, zmień kartę i wyślij ponownie.
delivery-conflict-help = Wstrzymano: ta osoba tego nie przeczytała i nic nie jest do niej wysyłane żadnym kanałem.
delivery-safety-again-help = Zatrzymała to karta bezpieczeństwa. Nic nie wyszło. Karta już na to pozwala: jeśli to nadal aktualne, skopiuj i wyślij.

## Cases

page-cases = Sprawy
case-number = Sprawa
case-numbered = Sprawa { $number }
case-loading = Wczytywanie…
case-which = Które sprawy
case-view-open = Otwarte
case-view-mine = Moje
case-view-due = Terminy
case-view-closed = Zamknięte
case-none-open = Brak otwartych spraw.
case-none-mine = Nie prowadzisz żadnej sprawy.
case-none-due = Brak terminów.
case-none-closed = Brak zamkniętych spraw.
case-all = wszystkie
case-more = Więcej
case-about = Dotyczy
case-children = Dzieci
case-due = Termin
case-closed-at = Zamknięto
case-overdue = po terminie
case-find = Numer sprawy
case-find-none = Nie ma takiej sprawy.
case-new = Nowa: { $kind }
case-opened = Sprawa { $number } jest otwarta.
case-open-missing = Otwórz sprawę: zaginięcie
case-open-protection = Otwórz sprawę: ochrona
case-link = Połącz
case-link-number = Połącz ze sprawą nr
hand-on = Przekazanie dalej
hand-on-unsaved = Zapisz to, co przekazujesz dalej, albo to anuluj; potem zamknij.
hand-on-pass = Przekaż innej linii
hand-on-home = Wiadomość do domu
hand-on-which = Która linia i jak się z nią połączyć
hand-on-agreed = Co uzgodniono i czy mogą oddzwonić
hand-on-case = W której sprawie
hand-on-save = Zapisz to
hand-on-done = Jest w sprawie { $number }, do sprawdzenia jutro.
hand-on-home-hint = Zapisz słowa tak, jak mówi je dziecko, a nigdy gdzie ono jest. Przekazuje się je ze sprawy, gdy dziecko się zgodzi, a rodzina zostanie sprawdzona.
case-unlink = Usuń powiązanie
case-unlink-held = Dopóki sprawa jest wstrzymana, nic nie jest z niej usuwane.
case-conflict-here = Sprawa { $number } wskazuje konflikt z tą osobą: nie można jej nic wysłać.
case-conflict-hidden = Jedna ze spraw wskazuje konflikt z tą osobą: nie można jej nic wysłać. Ta sprawa nie jest dla Ciebie dostępna; zapytaj przełożonych.
case-print = Drukuj
case-add = Dodaj do sprawy
case-edit = Zmień
case-save = Zapisz
case-remove = Usuń
case-remove-sure = Na pewno usuń
case-removed = Usunięto.
case-download = Pobierz
case-task-done = Zrobione
case-nothing-yet = Jeszcze nic.
case-theirs = Ktoś zmienił to w międzyczasie. Twoje dane są poniżej; ponowny zapis zachowa twoje.
case-take-theirs = Weź tamtą wersję
case-take-all = Weź całą tamtą wersję
case-overtaken = Ktoś zmienił to w międzyczasie. Poniżej stan obecny: obejrzyj i zrób to ponownie.
case-past = Co było tu wcześniej
case-past-removed = Co usunięto
case-known = To dziecko może być już znane. Obejrzyj te sprawy albo zapisz ponownie, aby wpisać je tutaj.
form-escape-again = Jeszcze raz Escape usuwa to, co wpisano.
case-police-not = Policja jeszcze nie wie.
case-alike = Może to samo dziecko
case-alike-police_reference = ten sam numer policyjny
case-alike-name = to samo nazwisko
case-alike-sound = podobne nazwisko
case-alike-birth_date = ta sama data urodzenia
case-status-change = Następny stan
case-status-to = Nowy stan: { $status }
case-status-reason = Powód
case-status-words = Słowami
case-child-number = Dziecko { $number }
case-conflict = Konflikt: nic nie jest wysyłane
case-conflict-hint = Nic nie jest wysyłane, żadnym kanałem. Zawsze tak dla podejrzanych.
case-timeline = Oś czasu
case-contact = Kontakt
case-did-opened = Sprawa otwarta
case-did-changed = Sprawa zmieniona
case-did-status = Stan: { $status }
case-did-part-added = Dodano: { $part }
case-did-part-changed = Zmieniono: { $part }
case-did-part-removed = Usunięto: { $part }
case-did-linked = Powiązano
case-did-unlinked = Usunięto powiązanie
case-part-child = Dziecko
case-part-episode = Zaginięcie
case-part-person = Osoba
case-part-custody = Władza rodzicielska
case-part-referral = Skierowanie
case-part-message_home = Wiadomość do domu
case-part-task = Zadanie
case-part-document = Dokument
case-part-note = Notatka
case-parts-child = Dzieci
case-parts-episode = Zaginięcia
case-parts-person = Osoby
case-parts-custody = Władza rodzicielska
case-parts-referral = Skierowania
case-parts-message_home = Wiadomości do domu
case-parts-task = Zadania
case-parts-document = Dokumenty
case-parts-note = Notatki
case-f-kind = Rodzaj
case-f-risk = Ryzyko
case-f-owner = Prowadzi
case-f-follow_up_at = Sprawdzić ponownie
case-f-cross_border = Transgraniczna
case-f-countries = Kraje
case-f-summary = Czego dotyczy
case-f-team = Zespół
case-f-name = Imię i nazwisko
case-f-birth_date = Data urodzenia
case-f-age = Wiek
case-f-gender = Płeć
case-f-nationalities = Obywatelstwa
case-f-residence = Kraj zamieszkania
case-f-living_situation = Mieszka
case-f-migration_status = Migracja
case-f-languages = Języki
case-f-vulnerabilities = Szczególne zagrożenia
case-f-height_cm = Wzrost (cm)
case-f-hair = Włosy
case-f-eyes = Oczy
case-f-marks = Znaki szczególne
case-f-clothing = Ubranie
case-f-notes = Co jeszcze wiadomo
case-f-roles = Rola w sprawie
case-f-relation = Relacja z dzieckiem
case-f-addresses = Numery i adresy
case-f-conflict = Konflikt
case-f-mode = Sposób kontaktu
case-f-platform = Platforma
case-f-child_id = Dziecko
case-f-rights = Władza rodzicielska
case-f-proceedings = Postępowanie sądowe
case-f-hague = Wniosek haski
case-f-court = Sąd i sygnatura
case-f-category = Kategoria
case-f-missing_since = Zaginęło
case-f-reported_at = Zgłoszono
case-f-missing_from = Zaginęło z
case-f-last_seen_place = Gdzie ostatnio widziane
case-f-last_seen_with = Z kim ostatnio widziane
case-f-reasons = Powody
case-f-violence = Doznana przemoc
case-f-police_told = Policja powiadomiona
case-f-police_told_at = Kiedy powiadomiono policję
case-f-police_country = Policja którego kraju
case-f-police_reference = Numer policyjny
case-f-sis_alert = Wpis w SIS
case-f-interpol = Interpol
case-f-child_alert = Child Alert
case-f-publicity = Upublicznienie
case-f-outcome = Wynik
case-f-found_at = Kiedy odnalezione
case-f-found_how = Jak odnalezione
case-f-found_country = W którym kraju odnalezione
case-f-duration = Czas trwania
case-f-to = Skierowano do
case-f-organisation = Organizacja
case-f-at = Kiedy
case-f-uptake = Skutek
case-f-uptake_at = Kiedy potwierdzono
case-f-check_at = Kiedy zapytać ponownie
case-f-state = Na jakim etapie
case-f-confirmed_at = Zgoda dziecka kiedy
case-f-checked_at = Rodzina sprawdzona kiedy
case-f-passed_on_at = Przekazano kiedy
case-f-recipient = Dla kogo
case-f-how_checked = Jak sprawdzono rodzinę
case-f-reply = Co odpowiedziała rodzina
case-f-message = Słowa dziecka (nigdy gdzie jest)
case-f-title = Co
case-f-due_at = Na kiedy
case-f-assignee = Kto to zrobi
case-f-done_at = Kiedy zrobiono
case-f-document_kind = Rodzaj dokumentu
case-f-file = Plik
log-title = Zapisz rozmowę
act-case-opened = Otwarto sprawę do wglądu
act-case-opened-new = Założono sprawę
act-case-changed = Zmieniono sprawę
act-case-status-changed = Zmieniono stan sprawy
act-case-part-added = Dodano do sprawy
act-case-part-changed = Zmieniono część sprawy
act-case-part-removed = Usunięto część sprawy
act-case-linked = Powiązano sprawę
act-case-unlinked = Usunięto powiązanie sprawy
act-case-kept-from = Ukryto sprawę przed współpracownikiem
act-case-let-in = Przywrócono dostęp do sprawy
act-case-looked-up = Szukano tego samego dziecka
act-case-document-downloaded = Pobrano dokument sprawy
act-call-logged = Zapisano rozmowę
action-log = Zapisz rozmowę
action-save = Zapisz formularz
action-question = Do następnego pytania formularza
action-case-new = Nowa sprawa zaginionego dziecka
action-case-child = Dodaj dziecko
action-case-episode = Dodaj zaginięcie
action-case-person = Dodaj osobę
action-case-custody = Dodaj władzę rodzicielską
action-case-referral = Dodaj skierowanie
action-case-message_home = Dodaj wiadomość do domu
action-case-task = Dodaj zadanie
action-case-document = Dodaj dokument
action-case-note = Dodaj notatkę
action-case-head = Zmień ryzyko, osobę prowadzącą i następny krok
action-case-status = Do następnego stanu
action-go-cases = Przejdź do spraw
log-hint = Telefon i wizyty. Cisza, żart, rozłączone, nieodebrane, nieznane: jeden klawisz.
log-stop = Zatrzymaj zegar
log-go-on = Wznów
log-medium = Jak
log-language = Język rozmowy
log-began = Początek
log-danger = Ktoś był w niebezpieczeństwie
log-done = Rozmowa zapisana.
log-unknown = Nieznane
log-and-case = Zapisz i otwórz sprawę
call-more = Więcej o dziecku
call-living = Mieszka
call-country = Kraj
call-heard = Skąd zna telefon
call-wanted = Preferowany język
case-f-text = Notatka

## Put aside

view-snoozed = Odłożone
order-snoozed = Najpierw te, które wrócą pierwsze
empty-snoozed = Nic nie jest odłożone.
action-go-snoozed = Przejdź do odłożonych
action-snooze = Odłóż…
action-wake = Przywróć
snooze-title = Odłóż: { $alias }
snooze-hint = Wróci samo, a od razu, gdy ta osoba napisze.
snooze-hour = Na godzinę
snooze-three-hours = Na trzy godziny
snooze-tonight = Do wieczora
snooze-tomorrow = Do jutra rana
snooze-week = Na tydzień
snooze-written = Aż ta osoba napisze
snooze-own = Inny termin
snooze-set = Odłóż
snoozed-until = Odłożone do { $time }
snoozed-until-written = Odłożone, aż ta osoba napisze
snoozed-short-written = aż napisze
done-snoozed = { $alias }: odłożone do { $time }.
done-snoozed-written = { $alias }: odłożone, aż ta osoba napisze.

## Tags

action-tags = Etykiety…
tags-title = Etykiety: { $alias }
tags-find = Szukaj etykiety
tags-none = Nie ma takiej etykiety. Może ją dodać superwizor.
tags-add = Dodaj „{ $name }” do listy
tags-save = Ustaw etykiety

## Notes that name a colleague

called-label = Notatki, które Cię wymieniają
called-words = { $name } wymienia Cię w notatce
called-open = Czytaj

## Macros

page-lists = Etykiety i makra
action-go-lists = Przejdź do etykiet i makr
action-macros = Makra…
macros-title = Makro: { $alias }
macros-none = Nie ma jeszcze makr. Piszą je superwizorzy.
macros-gone = (usunięta odpowiedź)
macros-add = Dodaj makro
macros-name = Nazwa
macros-end = Na końcu
macros-end-stay = zostań
macros-end-snooze = odłóż
macros-end-close = zamknij
macros-hours = Na ile godzin; puste: aż napisze
macros-canned = Gotowe odpowiedzi, w tej kolejności
macros-after = Po wysłaniu: { $steps }.
macros-after-drop = Nie rób tego
canned-open-place = Uzupełnij { $place } przed wysłaniem.
lists-tags = Etykiety
lists-tags-hint = Krótkie słowa na rodzaje rozmów. Żadnych nazwisk ani słów kontaktu: etykiety są jawne.
lists-macros = Makra
lists-macros-hint = Kilka kroków pod jedną nazwą. Nic nie jest wysyłane: słowa czekają w polu pisania.
lists-tag-name = Nowa etykieta
lists-tag-add = Dodaj
lists-tag-retire = Zdejmij z listy
lists-tag-back = Przywróć

## Search

page-search = Szukaj
action-go-search = Szukaj
search-all = Szukaj „{ $query }” we wszystkich rozmowach
search-label = Słowa, imiona, kody, daty
search-go = Szukaj
search-hint = Znajduje wszystkie rozmowy, które wolno Ci widzieć. Zapisuje się, że ktoś szukał, ale nie czego.
search-help = Jak szukać
search-help-words = Słowa znajduje się po początku; wielkie litery i znaki diakrytyczne nie mają znaczenia. W cudzysłów wpisz to, co ma brzmieć dokładnie tak, a minus przed tym, czego ma nie być. Wszystko musi pasować.
search-example-channel = channel:email
search-example-language = language:fr
search-example-from = from:anna
search-example-note = note:school
search-example-code = code:MS_RUNAWAY
search-example-priority = priority:1
search-example-is = is:closed
search-example-with = with:nobody
search-example-after = after:2026-03-31
search-field-channel = Kanał: rodzaj lub nazwa
search-field-language = Język
search-field-from = Kto napisał: pseudonim, imię lub adres
search-field-note = Tylko w notatkach; także subject: i file:
search-field-code = Kod karty lub sygnału; tag: dla etykiet
search-field-priority = Od 0, teraz, do 4, tego samego dnia
search-field-is = waiting (czeka), theirs (ich kolej), closed (zamknięta), open (otwarta) lub mine (moja)
search-field-with = Kto prowadzi: imię, me (ja) lub nobody (nikt)
search-field-after = Coś napisano tego dnia lub później; także before:
search-total = { $count ->
    [0] Nic nie znaleziono.
    [one] Znaleziono { $count } rozmowę.
    [few] Znaleziono { $count } rozmowy.
    [many] Znaleziono { $count } rozmów.
   *[other] Znaleziono { $count } rozmowy.
}
search-unready = { $count ->
    [one] { $count } starsza rozmowa jest jeszcze przygotowywana.
    [few] { $count } starsze rozmowy są jeszcze przygotowywane.
    [many] { $count } starszych rozmów jest jeszcze przygotowywanych.
   *[other] { $count } starszej rozmowy jest jeszcze przygotowywane.
}
search-more = Pokaż więcej
search-said-in = Oni:
search-said-out = My:
search-said-note = Notatka:
search-state-waiting = czeka na nas
search-state-theirs = czekamy na nich
search-state-closed = zamknięta
search-state-erased = usunięta
act-search-run = Szukanie

## Board

page-board = Tablica na żywo
action-go-board = Tablica na żywo
board-at = Stan na { $time }
board-waiting = Czeka
board-unclaimed = { $count ->
    [0] wszystkie ktoś prowadzi
   *[other] { $count } bez nikogo
}
board-longest = Najdłuższe czekanie
board-since = od { $time }
board-nobody = Nikt nie czeka.
board-late = Spóźnione
board-late-words = po terminie
board-people = Obecni operatorzy
board-free = { $count ->
    [0] nikt nie jest wolny
    [one] { $count } wolna osoba
    [few] { $count } wolne osoby
    [many] { $count } wolnych osób
   *[other] { $count } wolnej osoby
}
board-late-list = Te w pierwszej kolejności
board-by-priority = Według pilności
board-by-queue = Według kolejki
board-by-channel = Według kanału
board-by-language = Według języka
board-no-language = jeszcze nieznany
board-count = Czeka
board-wait = Najdłużej
board-operators = Operatorzy
board-not-here = Nieobecny
board-load = { $talks } z { $limit }
board-unanswered = { $count ->
    [one] { $count } czeka
    [few] { $count } czekają
   *[other] { $count } czeka
}

## Filters and kept views

filter = Zawęź
filter-any = wszystkie
filter-channel = Kanał
filter-language = Język
filter-priority = Pilność
filter-priority-upto = { $name } lub pilniejsze
filter-queue = Kolejka
filter-unclaimed = Bez nikogo
filter-off = Pokaż wszystko
filter-nothing = Nic nie pasuje do zawężonej listy.
filter-keep-as = Zachowaj ten widok jako
filter-keep = Zachowaj
filter-shared = Dla wszystkich
filter-forget = Usuń widok „{ $name }”
act-view-saved = Zachowano widok
act-view-removed = Usunięto widok

## Set-up

page-setup = Ustawienia
action-go-setup = Ustawienia
setup-hint = To, co tu zapiszesz, działa od razu; niczego nie trzeba uruchamiać ponownie. Każda zmiana jest zapisana z Twoim nazwiskiem.
setup-line = Linia
setup-organisation = Nazwa organizacji
setup-country = Kraj (dwie litery)
setup-number = Która linia
setup-national = Numer krajowy
setup-zone = Strefa czasowa
setup-phone = Numer telefonu, jak się go pisze
setup-emergency = Numer alarmowy
setup-exit = Dokąd prowadzi „Wyjdź”
setup-exit-hint = Zwyczajna strona, na przykład encyklopedia.
setup-languages = Języki, w których ktoś odpowiada
setup-languages-hint = Po jednym w wierszu, np. en lub pt; główny najpierw.
setup-hours = Kiedy ktoś odpowiada
setup-hours-hint = Godziny zapisuje się jako 09:00-17:30; 22:00-02:00 przechodzi przez północ. Dwa przedziały oddziel przecinkiem. Wpis dla kanału lub języka ma pierwszeństwo przed ogólnym.
setup-hours-entry = Godziny { $number }
setup-hours-add = Dodaj godziny
setup-always = Całą dobę
setup-on-holidays = W święta
setup-holidays = Święta
setup-holidays-hint = Po jednym w wierszu: 2026-04-06 lub 12-25 na każdy rok.
day-mon = Poniedziałek
day-tue = Wtorek
day-wed = Środa
day-thu = Czwartek
day-fri = Piątek
day-sat = Sobota
day-sun = Niedziela
setup-queues = Kolejki
setup-queues-hint = Bez kolejek wszystkie rozmowy czekają na jednej liście. Puste pole oznacza każdy kanał lub język.
setup-queue-name = Nazwa
setup-queue-languages = Języki, po przecinku
setup-queue-channels = Kanały
setup-queue-skills = Wymagane umiejętności, po przecinku
setup-queue-closed = Gdy zamknięta, czekać w
setup-queue-help = Długo czekającym pomaga
setup-queue-after = Po tylu minutach
setup-queue-offers = Proponuj kolejnym operatorom
setup-queue-add = Dodaj kolejkę
setup-none = żadna
setup-remove = Usuń
setup-chat = Czat na Waszej stronie
setup-origins = Strony, które mogą pokazywać czat
setup-origins-hint = Po jednej w wierszu, np. https://example.org, bez ścieżki.
setup-uploads = Osoby mogą wysyłać pliki
setup-snippet = Co wstawić na strony dla { $name }
setup-copy = Kopiuj
setup-copied = Skopiowano.
setup-preview = Zobacz czat oczami piszących
setup-contact = Strona kontaktowa
setup-preview-limit = Czat w ostatnio zapisanej postaci. Tutaj nic w nim nie można nacisnąć i żadna rozmowa się nie zaczyna.
setup-save = Zapisz
setup-undo = Wczytaj ponownie
setup-saved = Zapisane i obowiązuje.
setup-mend = { $count ->
    [one] Jedno pole trzeba poprawić.
    [few] { $count } pola trzeba poprawić.
    [many] { $count } pól trzeba poprawić.
   *[other] { $count } pola trzeba poprawić.
}
setup-history = Zmiany
setup-command-line = Wiersz poleceń
setup-first = stan początkowy
page-texts = Co czytają kontakty
action-go-texts = Co czytają kontakty
texts-hint = Każdy tekst, który może przeczytać kontakt: dostarczony albo we własnych słowach. To, co zapiszesz, czyta każdy, kto odtąd otworzy czat lub stronę; otwarta rozmowa zachowuje swoje słowa. Tekstów, które mówią, co robi program, na przykład jak szybko wyjść, nie można zmienić.
texts-language-own = { $language } (własne słowa: { $count })
texts-unreviewed = Żaden rodzimy użytkownik nie sprawdził dostarczonych słów. Język: { $language }. Niech zanim przeczytają je dzieci, przeczyta je ktoś, kto pracuje z młodzieżą.
texts-without = Nie ma jeszcze słów w językach: { $languages }. Kto mówi jednym z nich, czyta: { $language }.
texts-part-first = Gdy czat się otwiera
texts-part-safe = „Czy czujesz się teraz bezpiecznie?”
texts-part-waiting = Podczas czekania
texts-part-closed = Poza godzinami pracy
texts-part-end = Gdy rozmowa jest skończona
texts-part-blocked = Przy czasowej blokadzie
texts-part-page = Na stronie kontaktowej
texts-elsewhere = Inne teksty zmienia się gdzie indziej. Automatyczne odpowiedzi na e-maile, ich temat i odmowa zaproszenia:
texts-own = własne słowa
texts-change = Zmień
texts-change-named = Zmień: { $text }
texts-length = { $count } z { $max } znaków
texts-values = Musi się w nim znaleźć: { $values }
texts-preview = Kontakty czytają:
texts-meanwhile = Ktoś inny zmienił tymczasem ten tekst. Teraz brzmi:
texts-back = Przywróć dostarczony tekst
texts-saved = Zapisano. Czyta to każdy, kto odtąd otworzy czat.

## Filters and kept views

filter-tag = Etykieta

## Several people in one talk

somebody = ktoś
asked-label = Ktoś z zespołu prosi o dołączenie
asked-words = { $name } prosi, żeby pisać tu razem.
asked-join = Dołącz
asked-decline = Nie teraz
seat-asked = Poproszono o dołączenie: { $name }.
seat-second = { $name } też tu pisze.
seat-listening = { $name } przysłuchuje się.
seat-you-second = Piszesz tu razem z: { $name }.
seat-you-listen = Przysłuchujesz się. { $name } to widzi.
seat-leave = Wyjdź
seat-stop = Zakończ
seat-unask = Cofnij
seat-end = Zakończ
second-title = Poproś kogoś do rozmowy: { $alias }
second-who = Kogo poprosić
second-nobody = Nie ma już kogo poprosić.
second-hint = Rozmowa zostaje przy Tobie. Gdy ktoś dołączy, piszecie oboje, a { $alias } dowiaduje się, że ktoś jeszcze dołączył.
second-ask = Poproś
done-asked = Poproszono o dołączenie ({ $alias }): { $name }.
take-over-title = Przejmij rozmowę ({ $alias }) od: { $name }
take-over-why = Dlaczego
take-over-danger = Ktoś jest w niebezpieczeństwie
take-over-absent = Ze stanowiska nikt nie odpowiada
take-over-asked = Poproszono mnie o to
take-over-other = Inny powód
take-over-words = Więcej o tym (będzie notatką)
take-over-words-needed = Powód (będzie notatką)
take-over-hint = { $name } od razu widzi, że rozmowa jest przejęta i dlaczego. Zaczęty tekst nie ginie.
taken-label = Przejęto od Ciebie rozmowę
taken-words = { $name } przejmuje tę rozmowę o { $time }.
taken-draft = Twój zaczęty tekst jest zachowany.
taken-give = Przekaż jako notatkę: { $name }
taken-ok = Rozumiem
taken-spoken = { $name } przejmuje rozmowę: { $alias }.
composer-whisper = Szept
composer-whisper-label = Szept do: { $name }
composer-whisper-hint = Czyta to tylko { $name }…
whisper-warning = Czyta to tylko { $name }, nigdy osoba po drugiej stronie
whisper-send = Szepnij
whisper-by = Szept · { $name } · osoba po drugiej stronie nigdy tego nie widzi
said-whisper = Szept, { $name }, { $time }
whisper-spoken = { $name } szepcze: { $text }
happened-handed-on = { $name } przejmuje po przekazaniu ({ $other })
happened-released = { $name } odkłada na listę (prowadzi: { $other })
happened-released-own = { $name } odkłada na listę
happened-asked = { $name } prosi o dołączenie: { $other }
happened-unasked = { $name } cofa prośbę do: { $other }
happened-declined = { $name } nie dołącza
happened-joined = { $name } dołącza
happened-let-in = { $name } zgadza się, by ktoś jeszcze czytał
happened-key-changed = Klucz ich konta jest inny niż przedtem
happened-key-unverified = Ich klucze nie są już pewne
happened-key-verified = { $name } porównuje klucze: takie same
happened-key-mismatch = Porównane klucze różniły się
happened-key-seen = { $name } sprawdza ostrzeżenie o ich kluczach
happened-left = { $other } wychodzi
happened-listens = { $name } zaczyna się przysłuchiwać
happened-listened = { $other } już się nie przysłuchuje
happened-taken-over = { $name } przejmuje od { $other }: { $why }
action-second = Poproś kogoś do rozmowy…
action-join = Dołącz, gdy poproszono
action-listen = Przysłuchuj się
action-take-over = Przejmij
action-whisper = Szepnij do prowadzącej osoby
act-conversation-second-asked = Poproszono kogoś do rozmowy
act-conversation-second-unasked = Cofnięto prośbę
act-conversation-second-declined = Odmówiono dołączenia
act-conversation-second-joined = Dołączono do rozmowy
act-conversation-second-left = Druga osoba opuściła rozmowę
act-conversation-listened = Przysłuchiwano się rozmowie
act-conversation-listening-ended = Zakończono przysłuchiwanie się
act-conversation-taken-over = Przejęto rozmowę z podaniem powodu
act-note-whispered = Szepnięto do prowadzącej osoby

## Keeping and erasing

page-retention = Przechowywanie i usuwanie
action-go-retention = Przechowywanie i usuwanie
keeping-title = Jak długo zostaje
keeping-never = Żadna reguła tego nie usuwa.
keeping-until = Treść zostanie usunięta po { $time }.
keeping-case-until = Termin mija { $time }. Potem usuwają ją dwie osoby nadzorujące.
keeping-also = Razem z tym, co było z tym jedną rozmową: jeszcze { $count }.
keeping-held = Wstrzymane od { $time }: nic nie zostanie usunięte.
keeping-hold = Wstrzymaj usuwanie
keeping-let-go = Cofnij wstrzymanie
keeping-ask = Poproś o usunięcie
keeping-reason = Dlaczego
keeping-asked = { $name } prosi o usunięcie ({ $time }): { $reason }.
keeping-second = Musi to zrobić inna osoba nadzorująca.
keeping-take-back = Jednak zachowaj
keeping-erase = Usuń na zawsze
keeping-erase-sure = Tak, usuń: tego nie da się cofnąć
keeping-erased = Usunięto.
keeping-asked-done = Teraz inna osoba nadzorująca może to usunąć.
retention-hint = Znikają treści, imiona, pliki i adresy; zostaje to, co liczą statystyki. Dni liczą się od końca: od zamknięcia rozmowy lub sprawy, od odpowiedzi na skargę, od upływu ważności szkolenia, a poza tym od samego dnia. Wszystko oprócz spraw znika samo, tydzień po zapowiedzi na tej stronie; sprawy usuwają dwie osoby nadzorujące.
retention-stopped = Zegar się przestawił ({ $time }). Nic nie zostanie usunięte, dopóki administrator nie potwierdzi daty.
retention-resume = Data jest dobra: kontynuuj
retention-noticed = Co zniknie samo w ciągu tygodnia: { $count }, pierwsze { $time }.
retention-carriers = Adresy, o których operatorzy mają jeszcze zapomnieć: { $count }
retention-rules = Reguły
retention-none = Brak reguł: nic nie znika samo.
retention-record = Co
retention-record-talk = Rozmowy
retention-record-call = Zapisane telefony
retention-record-case = Sprawy
retention-record-debrief = Notatki po trudnych treściach
retention-class = Klasa
retention-class-others = wszystkie inne
retention-class-without = bez karty
retention-days = Dni
retention-add = Dodaj regułę
retention-remove = Usuń regułę
retention-save = Zapisz reguły
retention-saved = Reguły obowiązują.
retention-wishes = Prośby o usunięcie
retention-wishes-none = Brak próśb.
retention-a-talk = Rozmowa
retention-due = Sprawy po terminie
retention-due-none = Brak.
retention-due-since = od { $time }
case-did-held = Wstrzymano usuwanie
case-did-let-go = Cofnięto wstrzymanie
case-did-erasure-asked = Poproszono o usunięcie
case-did-erasure-taken-back = Jednak zachowano
case-did-erased = Usunięto
act-conversation-erasure-asked = Poproszono o usunięcie rozmowy
act-conversation-erasure-taken-back = Cofnięto prośbę o usunięcie rozmowy
act-conversation-held = Wstrzymano usuwanie rozmowy
act-conversation-let-go = Cofnięto wstrzymanie rozmowy
act-case-erasure-asked = Poproszono o usunięcie sprawy
act-case-erasure-taken-back = Cofnięto prośbę o usunięcie sprawy
act-case-erased = Usunięto sprawę
act-case-held = Wstrzymano usuwanie sprawy
act-case-let-go = Cofnięto wstrzymanie sprawy
act-call-erased = Usunięto treść telefonu
act-phone-erased = Usunięto to, co centrala podała o telefonie
act-retention-changed = Zmieniono czas przechowywania
act-retention-stopped = Wstrzymano usuwanie: zegar się przestawił
act-retention-resumed = Potwierdzono zegar

## The telephone exchange

log-exchange = Z centrali
log-state-ringing = Dzwoni
log-state-answered = Trwa
log-state-ended = Zakończone
log-missed = Nieodebrane w ciągu doby: { $count }
log-open = Telefony do zapisania: { $count }
act-call-missed = Nieodebrany telefon

## Hard content: sealed files, what somebody has opened, notes after it

page-debrief = Trudne treści
page-sealed = Zapieczętowane pliki
action-go-debrief = Trudne treści
action-go-sealed = Zapieczętowane pliki
action-seal = Zapieczętuj wybrany plik: podejrzenie krzywdzenia dziecka
action-break = Zrób przerwę
seal = Zapieczętuj: podejrzenie krzywdzenia
seal-hint = Nikt więcej nie zobaczy tego pliku i nic z tej rozmowy nie zostanie usunięte. Osoba nadzorująca przekazuje go policji. Tego nie da się cofnąć.
seal-done = Zapieczętowano. Nikt więcej nie zobaczy tego pliku; osoba nadzorująca przekazuje go policji.
seal-going = Trwa pieczętowanie…
sealed-file = Zapieczętowany plik
sealed-message = Cała wiadomość, zapieczętowana z plikiem
sealed-by = Zapieczętowanie: { $name }, { $time }
sealed-what-now = Nie trzeba patrzeć ani zgłaszać tego osobiście. Osoba nadzorująca widzi go na liście zapieczętowanych plików i przekazuje policji.
happened-sealed = Zapieczętowanie pliku: { $name }
happened-handed-over = Przekazanie zapieczętowanego pliku: { $name }
exposure-shift = Otwarte pliki na tej zmianie: { $count }.
exposure-none = Na tej zmianie nie otwarto żadnego pliku.
exposure-since = Od ostatniej przerwy: { $count }.
break-label = Przerwa
break-words = Czas na przerwę
break-why = Pliki otwarte od ostatniej: { $count }
break-later = Później
break-take = Zrób przerwę
break-taken = Masz przerwę: nic nowego nie przychodzi. To, co prowadzisz, zostaje przy Tobie.
debrief-hint = Nikt nie musi dźwigać tego w pojedynkę. Liczy się tu każdy otwarty plik, cokolwiek pokazuje.
debrief-own = Co było otwierane
debrief-note = Co w Tobie zostaje
debrief-who = Czytasz to tylko Ty i osoby nadzorujące. Po usunięciu znika na zawsze.
debrief-keep = Zachowaj notatkę
debrief-kept = Zachowano. Osoba nadzorująca może to przeczytać.
debrief-notes = Twoje notatki
debrief-notes-all = Notatki
debrief-no-notes = Brak notatek.
debrief-looks = pliki otwarte na tej zmianie: { $count }
debrief-remove = Usuń na zawsze
debrief-people = Kto otwierał pliki w ciągu ostatnich 12 godzin
debrief-nobody = Nikt.
debrief-person = Kto
debrief-opened = Pliki
debrief-last = Ostatni
debrief-break = Przerwa
sealed-hint = Pliki, które zdają się pokazywać krzywdzenie dziecka. Nikt ich więcej nie zobaczy: idą do policji takie, jakie przyszły, z informacją, kto i kiedy je miał. Z ich rozmów nic nie zostanie usunięte, dopóki tam nie cofniesz wstrzymania.
sealed-none = Nic nie jest zapieczętowane.
sealed-talk = Rozmowa: { $alias }
sealed-not-yet = Jeszcze nie przekazano
sealed-handed = Przekazano: { $count }×
hand-over = Przekaż
hand-over-title = Przekaż zapieczętowany plik policji
hand-over-hint = Inna osoba nadzorująca otrzyma archiwum ZIP: bajty takie, jakie przyszły, ich SHA-256 oraz kto i kiedy je miał. Nikt nie otwiera pliku. Archiwum przechowuje się tylko tak, jak mówi policja, a potem usuwa z komputera.
hand-over-to = Komu: organ i osoba
hand-over-reference = Ich sygnatura
hand-over-message = Dodaj wiadomość taką, jaka przyszła
hand-over-message-hint = Może wskazywać, kto ją wysłał, i mówić więcej niż plik. Dodaj tylko na ich prośbę: mogło ją wysłać dziecko.
hand-over-save = Zapisz archiwum
hand-over-done = Archiwum jest wśród pobranych plików, a przekazanie zapisano.
hand-over-asked = { $name }: prośba ({ $time }) o przekazanie tego: { $to }.
hand-over-whole = Z wiadomością taką, jaka przyszła.
setup-break = Pliki do propozycji przerwy
setup-break-hint = Po tylu otwartych plikach proponuje się przerwę. 0 to nigdy.
act-attachment-sealed = Zapieczętowanie pliku
act-attachment-handed-over = Przekazanie zapieczętowanego pliku
act-attachment-hand-over-asked = Prośba o przekazanie zapieczętowanego pliku
act-attachment-hand-over-taken-back = Cofnięcie prośby o przekazanie zapieczętowanego pliku
act-debrief-written = Napisanie notatki po trudnych treściach
act-debrief-read = Przeczytanie notatek po trudnych treściach
act-debrief-removed = Usunięcie notatki po trudnych treściach
act-debrief-erased = Usunięto notatkę po trudnych treściach
custody-title = Przekazanie zapieczętowanego pliku
custody-warning = Plik prawdopodobnie pokazuje krzywdzenie dziecka. Leży obok tego tekstu bajt po bajcie taki, jaki przyszedł, a po zapieczętowaniu nie był ani pokazywany, ani zmieniany. Wolno go otworzyć tylko tam, gdzie pozwala na to prawo.
custody-organisation = Przekazuje
custody-file = Numer pliku
custody-talk = Numer rozmowy (pseudonim)
custody-channel = Droga
custody-name = Nazwa od nadawcy
custody-type = Typ podany przez nadawcę
custody-contents = W tym archiwum
custody-bytes = bajtów: { $bytes }
custody-chain = Łańcuch dowodowy (czas UTC)
custody-received = przyjęto
custody-uploaded = wgrano tutaj
custody-revealed = pokazano: { $name }
custody-downloaded = zapisano: { $name }
custody-sealed = zapieczętowano: { $name }
custody-handed-over = przekazuje { $name }; odbiera { $to }
custody-asked = na prośbę: { $name }
# Matrix accounts.
channels-add-matrix = Dodaj konto Matrix
channels-testing-matrix = Loguje się na serwer Matrix tak jak Earshot. Nic nie jest zmieniane ani wysyłane.
matrix-form-new = Nowe konto Matrix
matrix-form-part-account = Konto
matrix-form-homeserver = Serwer
matrix-form-homeserver-hint = Na przykład https://matrix.hotline.example
matrix-form-user = Nazwa konta
matrix-form-user-hint = Na przykład @help:hotline.example
matrix-form-password = Hasło
matrix-form-token = Token dostępu
matrix-form-token-hint = Zamiast hasła. Musi należeć do urządzenia, którego nie używa żaden inny program.
matrix-form-recovery = Klucz odzyskiwania
matrix-form-recovery-hint = Tylko po utracie albo gdy klucze konta utworzył inny program.
matrix-recovery = Klucz odzyskiwania
matrix-recovery-hint = Dzięki niemu nowe urządzenie tego kanału zachowuje klucze konta po utracie. Pokazuje się raz; wcześniejszy traci wtedy ważność. Zapisz go i zamknij na klucz.
matrix-recovery-make = Utwórz klucz odzyskiwania
matrix-recovery-once = Widoczny tylko teraz:
matrix-form-part-who = Kto może pisać
matrix-form-servers = Tylko z tych serwerów
matrix-form-servers-hint = Jeden w wierszu; *.schools.example dla wszystkich poniżej. Puste: wszystkie.
matrix-form-companions = Przyjęci w pokojach
matrix-form-companions-hint = Konta, które mogą być w pokoju obok młodej osoby, na przykład tłumacz albo mostek. Jedno w wierszu. Każdy inny w pokoju wstrzymuje wysyłanie.
matrix-form-direct = Tylko rozmowy bezpośrednie
matrix-form-direct-hint = Zaproszenia do innych pokojów są odrzucane.

## Several talks at once

bulk-begin = Wybierz kilka
action-choose = Wybierz rozmowę, by działać na kilku
action-choose-none = Nie wybieraj żadnej
action-bulk = Działaj na wybranych rozmowach
action-bulk-undo = Cofnij to, co zrobiono z kilkoma
bulk-chosen = Wybrane: { $count }
bulk-act = Co zrobić
bulk-all = Wszystkie z listy
bulk-stop = Zakończ wybór
bulk-changed = Zmieniono: { $count }. Można cofnąć do { $time }.
bulk-undo = Cofnij
bulk-title = Kilka rozmów: { $count }
bulk-tag = Oznacz
bulk-snooze = Odłóż
bulk-prioritise = Zmień pilność
bulk-move = Przenieś do kolejki
bulk-close = Zamknij
bulk-close-as = Bez poradnictwa, lecz
bulk-choose = Wybierz
bulk-give = Dodaj te etykiety
bulk-take = Usuń te
bulk-why = Dlaczego
bulk-one-queue = Jest tylko jedna kolejka.
bulk-hint = Wszystko naraz, a przez dziesięć minut można to cofnąć. Pomijane są rozmowy prowadzone przez innych oraz osoby, które czekają i mogą być w niebezpieczeństwie.
bulk-do = Zrób: { $count }
bulk-will = Zmieni się: { $count }
bulk-left-gone = Już ich nie ma: { $count }
bulk-left-held = Prowadzi ktoś inny: { $count }
bulk-left-closed = Już zamknięte: { $count }
bulk-left-grave = Może w niebezpieczeństwie, zrób po kolei: { $count }
bulk-left-newer = Napisano w międzyczasie: { $count }
bulk-left-same = Już tak jest: { $count }
bulk-left-full = Byłoby za dużo etykiet: { $count }
bulk-left-way = Powód dotyczy przeciwnego kierunku: { $count }
bulk-left-sending = Odpowiedź jest jeszcze w drodze: { $count }
bulk-left-changed = Zmienione od tego czasu: { $count }
bulk-done = Zmieniono: { $count }. Pominięto: { $left }.
bulk-undone = Cofnięto: { $count }. Bez zmian: { $left }.
happened-reopened = Cofnięcie zamknięcia: { $name }
act-bulk-done = Działanie na kilku rozmowach
act-bulk-undone = Cofnięcie działania na kilku rozmowach
act-conversation-moved = Przeniesienie rozmowy do innej kolejki
act-conversation-restored = Przywrócenie rozmowy

## Reviews of talks

page-reviews = Oceny rozmów
action-go-reviews = Oceny rozmów
action-review = Oceń
reviews-hint = Rozmowy innych osób, oceniane według kryteriów linii. Nikt nie ocenia rozmowy, w której brał udział; druga osoba nie widzi punktów pierwszej, dopóki obie nie oddadzą ocen. Każde otwarcie jest zapisywane.
reviews-span = Rozmowy z ostatnich
reviews-days = { $count } dni
reviews-random = Weź losową
reviews-list = Ocenione rozmowy
reviews-none = Żadna rozmowa nie została jeszcze oceniona.
review-how-random = losowa
review-how-chosen = wybrana
review-title = Ocena: { $alias }
review-answers-by = Odpowiedzi: { $name }
review-by = Ocena: { $name }
review-begun = jeszcze nieoddana
review-closed = oddana; punkty widać, gdy są obie
review-nothing = nic nie dotyczyło
review-score = { $score } na 100
review-of-three = { $score } na 3
review-replied = z odpowiedzią
review-withdraw = Wycofaj
review-withdrawn = Wycofano
review-second = Oceń też
review-release = Pokaż osobie dyżurnej
review-released = Pokazano
review-agreement = Zgodność oceniających
review-agreement-hint = Dla wszystkich rozmów ocenionych przez dwie osoby: udział równych ocen i kappa Cohena z wagami liniowymi (1 to pełna zgodność, 0 to przypadek). Poniżej dziesięciu rozmów nic się nie podaje.
review-sums = Ocenione rozmowy: { $talks }, w tym przez dwie osoby: { $twice }.
review-mean = Średnia: { $mean } na 100.
review-mean-few = Za mało na średnią.
review-criterion = Kryterium
review-equal = Równe
review-kappa = Kappa
review-apart = Dotyczy tylko dla jednej osoby
review-since = jak w formularzu { $version }
review-too-few = za mało
review-no-spread = wszystkie takie same
reviews-mine = O Twoich rozmowach
reviews-mine-none = Nic Ci jeszcze nie pokazano.
review-reply = Twoje słowa
review-reply-of = Odpowiedź: { $name }
review-reply-keep = Zapisz
review-reply-kept = Zapisano. Osoby oceniające mogą to przeczytać.
review-not-applicable = Nie dotyczy
review-overall = O całości
review-comment = Komentarz
review-file = Plik
review-score-hint = Oceń to, co czytasz, a nie kogo znasz.
review-keep = Zapisz na później
review-kept = Zapisano
review-finish = Oddaj
review-is-in = Ocena jest oddana.
review-finish-hint = Po oddaniu już się nie zmienia. Osoba dyżurna zobaczy ją dopiero po pokazaniu.
review-form = Kryteria
review-form-open = Zobacz kryteria lub je zmień
review-form-hint = Zapis tworzy nową wersję. Rozpoczęte oceny zachowują swoją. To, co brzmi jak wcześniej, porównuje się z wcześniejszymi ocenami.
review-form-new = Nowe kryterium
review-form-add = Dodaj kryterium
review-form-remove = Usuń
review-form-save = Zapisz jako nową wersję
review-form-saved = Odtąd rozmowy ocenia się według nowych kryteriów.
review-anchor = Co znaczy { $score }
act-review-begun = Rozpoczęto ocenę rozmowy
act-review-read = Przeczytano rozmowę do oceny
act-review-done = Oddano ocenę
act-review-released = Pokazano ocenę
act-review-replied = Odpowiedziano na ocenę
act-review-withdrawn = Wycofano ocenę
act-review-form-changed = Zmieniono kryteria oceny

## Tabele: co wychodzi i co wchodzi (osoby nadzorujące)

page-tables = Tabele
action-go-tables = Tabele
tables-out = Pobierz tabelę
tables-out-hint = Tylko kody, czasy i liczby: bez treści, imion i adresów. Nie ma w niej spraw, które są przed tobą zamknięte. Zapisuje się, kto pobrał którą tabelę.
tables-what = Co
tables-calls = Rozmowy
tables-cases = Sprawy
tables-format = Zapis
tables-format-csv = Arkusz (CSV)
tables-format-json = JSON
tables-format-lines = JSON, jeden wpis w wierszu
tables-began-from = Rozpoczęte od dnia
tables-opened-from = Otwarte od dnia
tables-to = Do dnia włącznie
tables-only-class = Klasa
tables-only-medium = Droga kontaktu
tables-only-kind = Rodzaj
tables-only-status = Stan
tables-table = Która tabela
tables-table-all = Wszystkie w jednym archiwum
tables-table-cases = Sprawy
tables-table-children = Dzieci
tables-table-persons = Osoby
tables-table-custody = Opieka
tables-table-episodes = Zaginięcia
tables-table-referrals = Skierowania
tables-out-do = Pobierz
tables-progress = Wiersze: { $lines } z { $total } · { $size }
tables-out-done = Tabela jest wśród pobranych plików.
tables-table-messages_home = Wiadomości do domu
tables-out-stopped = Przerwano. Nic nie zapisano.
tables-in = Wczytaj tabelę
tables-in-hint = Z arkusza zapisanego jako CSV, wszystko albo nic. Najpierw próba: nic się wtedy nie zapisuje, a każdy błędny wiersz zostaje wskazany.
tables-file = Plik
tables-mapping = Opis kolumn
tables-mapping-hint = Mówi, co znaczą kolumny (TOML lub JSON). Niepotrzebny przy tabelach zapisanych przez Earshot.
tables-in-try = Próba
tables-in-do = Wczytaj
tables-in-fine = Nie ma nic do poprawy. Wpisy do wczytania: { $count }
tables-in-wrong = Nic nie wczytano. Do poprawy: { $count }
tables-in-done = Wczytane wpisy: { $count }
tables-in-sent = W drodze
tables-in-reading = Przeczytano wierszy: { $done } z { $total }
tables-in-sealing = Zapieczętowano wpisów: { $done } z { $total }
tables-in-writing = Zapisano pozycji: { $done } z { $total }
tables-in-ends = Jest przerywane. Nic nie wchodzi.
tables-in-late = Za późno, by przerwać: tabela wchodzi. Można ją cofnąć poniżej.
tables-read = Wiersze: { $count }, kodowanie: { $encoding }, między komórkami: { $delimiter }
tables-read-json = Wiersze: { $count }, jako JSON
tables-tab = tabulator
tables-left-out = Nic nie jest brane z: { $names }
tables-problems = Co jest nie tak, wiersz po wierszu
tables-line = Wiersz
tables-column = Kolumna
tables-words = Co zrobić
tables-more = I jeszcze: { $count }
tables-past = Co wczytano
tables-past-none = Jeszcze nic.
tables-past-calls = Rozmowy: { $count }
tables-past-cases = Sprawy: { $count }
tables-undo = Wycofaj
tables-undo-really = Usuń wszystko
tables-undone = Wycofano.
tables-undone-at = wycofano { $time }
case-did-imported = Wczytano z tabeli
act-calls-exported = Pobranie tabeli rozmów
act-cases-exported = Pobranie tabeli spraw
act-tables-imported = Wczytanie tabeli
act-tables-import-undone = Wycofanie wczytanej tabeli

## Wszystko, co jest przechowywane o osobie

package-part = Co jest przechowywane
package-hint = Wszystko, co jest przechowywane o tej osobie, w archiwum do przeczytania. Wydają je dwie osoby nadzorujące.
package-asked = { $name }: prośba o to, co jest przechowywane o tej osobie ({ $time }).
package-second = Pobiera inna osoba nadzorująca.
package-asked-done = Prośba zapisana. Teraz pobiera inna osoba nadzorująca.
package-ask = Poproś
package-leave = Nie wydawaj
package-take = Pobierz
package-done = Jest wśród pobranych plików. Przeczytaj, zanim komukolwiek dasz.
package-title = Co { $name } przechowuje o tobie
package-made = Zestawiono
package-alias = Nazwa tutaj
package-first = Pierwszy kontakt
package-address = Adres
package-left-out = Słów innych osób, imion osób tu pracujących, plików zapieczętowanych i tego, co w sprawach jest poza Twoim imieniem i adresem, tu nie ma: zapytaj, jeśli coś z tego dotyczy Ciebie.
package-talk = Rozmowa ({ $channel }), początek { $time }
package-erased = Jej treść została usunięta.
package-records = Co zapisano
package-cases = Sprawy
package-safety = Jak bezpiecznie się z tobą kontaktować
package-looks = Kto otwierał i co zrobiono
package-notes = Notatki między współpracownikami
package-notes-hint = Najpierw przeczytaj: mogą mówić o innych. Należą do tego, co jest przechowywane, ale nie trafiają same do osoby.
package-in = Ty
package-out = Linia
package-note = Notatka
package-other = Napisał to ktoś inny; tych słów tu nie ma.
package-sealed = Plik zapieczętowany
act-contact-package-asked = Prośba o wszystko, co jest przechowywane o osobie
act-contact-package-taken-back = Wycofanie tej prośby
act-contact-package-taken = Pobranie wszystkiego, co jest przechowywane o osobie

## Practice

page-practice = Ćwiczenie
action-go-practice = Ćwiczenie
action-practice-end = Zakończ ćwiczenie
practice-hint = Zmyślone rozmowy na ekranie prawdziwych. Nikt inny ich nie widzi, nigdzie się nie liczą i są usuwane na końcu albo po jednym dniu.
practice-draft = Scenariusze w tym języku to wersje robocze.
practice-language = Język rozmów
practice-begin = Zacznij
practice-begin-named = Zacznij: { $name }
practice-running = Jedno ćwiczenie jest jeszcze otwarte.
practice-go-on = Kontynuuj
practice-band = Ćwiczenie
practice-band-words = Po drugiej stronie nikogo nie ma. Bez pośpiechu.
practice-end = Zakończ ćwiczenie
practice-debrief = Jak poszło
practice-first = Czas do pierwszej odpowiedzi: { $time }.
practice-no-answer = Nie napisano żadnej odpowiedzi.
practice-cue-safety = Pytanie o bezpieczeństwo:
practice-cue-number = Numer alarmowy podany:
practice-cue-feeling = Uczucia podjęte:
practice-cue-patience = Dany czas:
practice-cue-promise = Bez obietnic nie do spełnienia:
practice-cue-next = Nazwany następny krok:
practice-yes = tak
practice-no = nie znaleziono
practice-said = znaleziono słowa obietnicy
practice-after = po czasie: { $time }
practice-by-words = Znalezione po prostych słowach: tego, co powiedziano inaczej, nikt tu nie zauważył. Nic z tego nie zostaje.
practice-look = Do obejrzenia samodzielnie

## Shifts

page-shifts = Plan dyżurów
action-go-shifts = Plan dyżurów
shifts-hint = Kto przyszedł w ostatnich tygodniach, godzina po godzinie, ile osób do tego trzeba i ile zaplanowano.
shifts-filters = Co jest brane pod uwagę
shifts-back = Zgłoszenia z
shifts-weeks = Tygodnie: { $count }
shifts-language = Język
shifts-channel = Kanał
shifts-all = Wszystkie
shifts-week = Plan tygodnia z dniem
shifts-usual = Zwykły tydzień
shifts-usual-title = Zwykły tydzień
shifts-title = Tydzień od { $date }
shifts-own = To jego własny plan.
shifts-by-usual = Obowiązuje plan zwykłego tygodnia; zapis tworzy plan tylko dla tego.
shifts-zone = Godziny według { $zone }.
shifts-formula = Potrzebne osoby = zgłoszenia, których cztery tygodnie na pięć nie przekraczają × czas rozmowy ÷ rozmowy prowadzone naraz przez jedną osobę, zaokrąglone w górę.
shifts-measured = Rozmowa trwa { $minutes } min od pierwszej odpowiedzi do końca (połowa z { $count } trwała tyle lub krócej; każda liczy się najwyżej jako dwie godziny).
shifts-unmeasured = Nie wiadomo jeszcze, ile trwa rozmowa: zakończonych { $count }, potrzeba dziesięciu.
shifts-at-once = Naraz: { $count }.
shifts-arrivals = Zgłoszenia, tygodnie { $weeks }: { $count }.
shifts-plot = Osoby potrzebne i zaplanowane, godzina po godzinie; tabela niżej podaje to w liczbach.
shifts-legend = Słupki: potrzebne osoby (ciemne, gdzie zaplanowano za mało). Linia: zaplanowane osoby. Góra: { $top }.
shifts-short = Zaplanowano za mało osób:
shifts-enough = W każdej godzinie zaplanowano dość osób.
shifts-unknown = Nie można jeszcze powiedzieć, czy zaplanowano dość osób.
shifts-plan = Zaplanowane osoby
shifts-plan-hint = Strzałki przechodzą między godzinami i dniami; wpisz liczbę.
shifts-plan-read = Planują superwizorzy.
shifts-hour = Godzina
shifts-cell = { $day } { $hour }, osoby
shifts-need = z { $need }
shifts-need-short = z { $need }: za mało
shifts-no-hour = nie w tym tygodniu
shifts-seen-title = Małe liczby: zgłoszenia, mediana · 80. percentyl.
shifts-save = Zapisz dla tego tygodnia
shifts-save-usual = Zapisz jako zwykły tydzień
shifts-saved = Plan zapisano.
shifts-drop = Wróć do zwykłego tygodnia
shifts-dropped = Znów obowiązuje plan zwykłego tygodnia.
act-shift-plan-changed = Zmieniono plan dyżurów
act-shift-plan-removed = Usunięto własny plan tygodnia

## What belongs together: contacts who are one person, talks that have to do with each other

action-connect = Wskaż, co należy do siebie
talk-belongs = Ma związek z: { $alias }
safety-of-other = Obowiązuje też, od { $alias }:
ties-label = Co należy do siebie
ties-person = Ta sama osoba
ties-by = { $name }, { $time }
ties-between = przez inny kontakt
ties-untie = To nie ta sama
ties-untie-whom = { $alias } to nie ta sama osoba
ties-nothing = Nie są znane inne rozmowy tej osoby.
ties-related = Ma związek z
ties-guessed = tak wynika z wiadomości e-mail
ties-unrelate = Rozłącz
ties-unrelate-whom = Rozłącz: { $alias }
connect-title = { $alias } należy do…
connect-how = W jaki sposób
connect-person = Ta sama osoba
connect-related = Ma związek
connect-hint-person = Przy każdej rozmowie widać, gdzie pisała ta druga. Z kart bezpieczeństwa obowiązuje najsurowsza. Można to cofnąć.
connect-hint-related = Jedna prowadzi do drugiej; nic więcej się nie zmienia. Można to cofnąć.
connect-find = Czyja rozmowa: pseudonim albo słowa, które padły
connect-everywhere = Szukaj wszędzie
connect-with = Z którą rozmową
connect-do-person = Ta sama osoba
connect-do-related = Połącz
done-person = { $alias } i { $other } to jedna osoba.
done-related = { $alias } i { $other } są połączone.
done-untied = { $alias } i { $other } nie są już połączone.
happened-same-person = { $name }: to ta sama osoba co { $alias }
happened-not-same-person = { $name }: to nie ta sama osoba co { $alias }
happened-related = { $name }: połączenie z rozmową { $alias }
happened-not-related = { $name }: rozłączenie od rozmowy { $alias }
act-contact-tied = Wskazanie, że dwa kontakty to ta sama osoba
act-contact-untied = Wskazanie, że dwa kontakty to nie ta sama osoba
act-conversation-related = Połączenie dwóch rozmów
act-conversation-unrelated = Rozłączenie dwóch rozmów
ties-merged = Pokazane tu razem
ties-unmerge = Wyjmij
ties-unmerge-whom = Wyjmij: { $alias }
connect-merge = W jedną rozmowę
connect-hint-merge = Obie stoją tu w kolejności czasu, z jednym wierszem na liście; odpowiedź idzie jedną albo drugą drogą. Kontakty są wtedy jedną osobą. Można to cofnąć w każdej chwili.
connect-do-merge = Włącz tutaj
done-merge = { $other } widać teraz razem z { $alias }.
done-unmerged = { $alias } to znów osobna rozmowa.
happened-merged = { $name }: włączono tu rozmowę { $alias }
happened-went-into = { $name }: włączono to do rozmowy { $alias }
happened-parted = Ta i inna rozmowa zostały rozdzielone
composer-over = Odpowiedz przez
composer-line = { $channel } · { $alias } · { $address }
bulk-left-merged = Pokazane razem z innymi, pojedynczo: { $count }
act-conversation-merged = Włączenie rozmowy do innej
act-conversation-parted = Wyjęcie rozmowy z innej

# What to ask, do and tell in a case; training, complaints and drills. { $item } is a sentence or a procedure, { $time } a day and an hour or a day.
page-procedures = Procedury
page-facts = Szkolenia, skargi
checks-title = O co pytać, co zrobić, kogo zawiadomić
checks-count = { $done } z { $all }
checks-late = Po terminie
checks-by = do { $time }
checks-skip = Nie dotyczy
checks-other = Inna procedura
case-did-ticked = Zrobione: { $item }
case-did-skipped = Nie dotyczy: { $item }
case-did-unticked = Znów otwarte: { $item }
case-did-checklist-begun = Procedura rozpoczęta: { $item }
procedures-hint = Sprawa zachowuje wersję, z którą się zaczęła.
procedures-which = Rodzaj sprawy
procedures-draft = Wbudowana: szkic, terminy są przykładami. Wpisz terminy swojego obowiązku zgłoszenia.
procedures-own = Zmiana: { $name }, { $time }.
procedures-text = O co pytać, co zrobić lub kogo zawiadomić
procedures-step = Kiedy
procedures-kind = Co to jest
procedures-to = Kogo zawiadomić
procedures-within = W ciągu
procedures-always = bez terminu
procedures-up = W górę
procedures-add = Dodaj punkt
procedures-back = Wróć do wbudowanej
procedures-save = Zapisz jako nową wersję
procedures-saved = Zapisano. Mają ją sprawy, które zaczną się od teraz.
facts-hint = Zapisywane, gdy się dzieje. Nic ćwiczonego nie liczy się jako prawdziwe.
facts-trainings = Szkolenia
facts-complaints = Skargi
facts-drills = Ćwiczenia
facts-who = Każdy tutaj może ją zapisać. Czytają je przełożeni, a nigdy ten, kogo wymienia.
facts-recorded = Zapisano.
facts-talk = Rozmowa
facts-of-talk = Zapisz skargę
facts-erased = Słowa zostały usunięte.
facts-expired = wygasło
facts-expires = wygasa { $time }
facts-earlier = Wcześniejsze: { $count }
case-part-training = Szkolenie
case-part-complaint = Skarga
case-part-drill = Ćwiczenie
case-f-operator_id = Kto
case-f-training_kind = W czym
case-f-by = Kto prowadził
case-f-valid_until = Ważne do
case-f-about = Na co
case-f-from = Od
case-f-words = Co mówią
case-f-case_number = Numer sprawy
case-f-answered_at = Kiedy odpowiedziano
case-f-answer = Nasza odpowiedź
case-f-drill_kind = Jaki alarm
case-f-first_answer_s = Sekundy do pierwszej odpowiedzi
case-f-police_told_s = Sekundy do zawiadomienia policji
case-f-took_part = Kto uczestniczył
case-f-learnt = Czego się nauczono
action-go-facts = Przejdź do szkoleń i skarg
action-go-procedures = Przejdź do procedur
act-procedure-changed = Zmieniono procedurę
act-case-checklist-begun = Rozpoczęto procedurę w sprawie
act-case-ticked = Odhaczono punkt w sprawie
act-case-skipped = Uznano, że punkt nie dotyczy sprawy
act-case-unticked = Cofnięto odhaczenie w sprawie
act-fact-recorded = Zapisano szkolenie, skargę lub ćwiczenie
act-fact-changed = Zmieniono szkolenie, skargę lub ćwiczenie
act-fact-removed = Usunięto szkolenie, skargę lub ćwiczenie
act-fact-held = Wstrzymano usuwanie szkolenia, skargi lub ćwiczenia
act-fact-let-go = Cofnięto wstrzymanie szkolenia, skargi lub ćwiczenia
act-complaint-read = Odczytano skargi
act-complaint-erased = Usunięto słowa skargi
act-training-erased = Usunięto, kto był na szkoleniu
act-drill-erased = Usunięto, kto brał udział w ćwiczeniu
act-facts-exported = Pobrano tabelę szkoleń, skarg lub ćwiczeń

## Two talks of one

action-split = Zrób z tego dwie rozmowy…
split-title = Dwie rozmowy: { $alias }
split-hint = To, co powiedziano wcześniej, trafia do osobnej rozmowy, z plikami, notatkami i zapisem. Druga strona tego nie zauważy. To, co napiszą dalej, przyjdzie tutaj; odpowiedź na wcześniejszy e-mail przyjdzie razem z nim.
split-from = Odtąd to ta rozmowa
split-no-words = Bez słów
split-do = Podziel na dwie
split-was = To, co powiedziano wcześniej, jest osobną rozmową. Można to cofnąć do { $time }.
split-earlier = Otwórz ją
split-undo = Cofnij
split-one-line = Ta osoba ma jedną linię, a odpowiedzi idą rozmową, która trwa dalej.
split-goes-on = Otwórz tę rozmowę
done-split = { $alias } ma teraz dwie rozmowy.
done-unsplit = { $alias } ma znów jedną rozmowę.
happened-split = { $name }: to, co powiedziano wcześniej, jest teraz osobną rozmową
happened-split-off = { $name }: wyjęto to z rozmowy, która trwa dalej
happened-unsplit = { $name }: przywrócono to, co powiedziano wcześniej
act-conversation-split = Podział rozmowy na dwie
act-conversation-unsplit = Cofnięcie podziału rozmowy

## Rights by class, and calls that were logged before

log-read = Otwórz
log-read-title = Zapisana rozmowa
log-saved-by = Zapisał(a) { $name }, { $time }
log-ended = Koniec
log-corrected = Rozmowa jest poprawiona.
log-erased = Słowa zostały usunięte; kody można jeszcze poprawić.
log-lately = Wcześniej zapisane rozmowy
log-lately-none = Nic.
log-kept = To, co wpisano, zostaje w tej karcie, aż zostanie zapisane albo odrzucone.
log-discard = Odrzuć
log-discarded = Odrzucono.
log-back = Wróć do swojej rozmowy
log-unsaved = Jedna rozmowa nie jest jeszcze zapisana
log-older = Starsze rozmowy
log-close = Zamknij
log-keeping = Jej treść zostanie usunięta po { $time }.
log-keeping-stays = Jej treść zostaje: nie usuwa jej żadna zasada albo potrzebuje jej sprawa.
log-keeping-none = Nie ma treści do usunięcia; jej kody zostają.
case-f-conversation_id = Ich rozmowa tutaj
case-other-talk = rozmowa, z którą sprawa nie jest połączona
page-rights = Prawa według klas
action-go-rights = Prawa według klas
rights-hint = Bez reguł wszyscy, którzy rozmawiają z kontaktami, widzą, zmieniają i drukują, a przełożeni udostępniają. Reguła coś z tego odbiera, od razu i na każdym ekranie. Kto napisał zapis rozmowy, ten go widzi. Udostępnić to wynieść, w tabeli albo jako plik. To, co jest na ekranie, zawsze można sfotografować.
rights-none = Nie ma jeszcze reguły.
rights-record-call = Zapisy rozmów
rights-record-case = Sprawy
rights-class-all = wszystkie
rights-deed = Co się robi
rights-deed-see = Widzieć
rights-deed-change = Zmieniać
rights-deed-share = Udostępniać
rights-deed-print = Drukować
rights-who = Czyje to jest
rights-who-supervisor = tylko przełożonych
rights-who-nobody = niczyje
act-class-rules-changed = Zmienił(a) prawa według klas
act-call-corrected = Poprawił(a) zapisaną rozmowę
act-case-printed = Wydrukował(a) sprawę
act-case-past-read = Przeczytał(a), co było w sprawie wcześniej

## Blocked for a time

page-blocks = Zablokowani
action-block = Zablokuj na pewien czas…
action-go-blocks = Zablokowane kontakty
block-title = Zablokuj na pewien czas: { $alias }
block-hint = Wszystko, co ta osoba napisze, zostaje i jest czytane przez reguły. To, co brzmi jak zagrożenie (P0, P1), od razu trafia na listę, jak zawsze; reszta nikogo nie wzywa. Dotyczy to wszystkich jej znanych kanałów, kończy się samo i każdy może to zdjąć. Superwizja na to patrzy.
block-why = Dlaczego
block-reason-abusive = Obraża nas
block-reason-threatening = Grozi nam
block-reason-sexual = Używa linii dla podniecenia
block-reason-flooding = Zalewa linię wiadomościami
block-reason-other = Coś innego (co, mówi notatka)
block-until = Na jak długo
block-ends = Kończy się samo: { $time }
block-line = Co ta osoba przeczyta
block-line-hint = Idzie jako odpowiedź, ze wskazaniem, gdzie szukać pomocy. Puste pole: nic nie zostanie powiedziane.
block-untold-closed = Ta rozmowa jest zamknięta, więc teraz nic nie można powiedzieć.
block-untold-left = Ta osoba wyszła, więc teraz nic nie można powiedzieć.
block-set = Zablokuj
block-lift = Zdejmij blokadę
block-band = Blokada do { $time } · { $reason }
block-band-words = To, co brzmi jak zagrożenie, nadal trafia na listę; reszta nikogo nie wzywa. Ustawia: { $name }.
blocks-hint = Blokada to ostateczność i należy do niej drugie spojrzenie. Nic z tego, co napisano, nie ginie: stoi w rozmowie.
blocks-open = Do obejrzenia
blocks-open-none = Nic nie czeka na obejrzenie.
blocks-rest = Obejrzane, zdjęte lub zakończone
# $from and $until are times.
blocks-set = { $name }, { $from }, do { $until }.
blocks-messages = { $count ->
    [0] W tym czasie nic nie napisano.
    [one] Jedna wiadomość w tym czasie.
    [few] { $count } wiadomości w tym czasie.
    [many] { $count } wiadomości w tym czasie.
   *[other] { $count } wiadomości w tym czasie.
}
blocks-confirmed = Obejrzane: { $name }, { $time }
blocks-lifted = Zdjęte: { $name }, { $time }
blocks-own = To twoja blokada: obejrzy ją ktoś inny z superwizji.
blocks-talk = Otwórz rozmowę
blocks-confirm = Niech zostanie
blocks-confirm-named = Niech zostanie blokada: { $alias }
blocks-lift-named = Zdejmij blokadę: { $alias }
done-blocked = Blokada do { $time }: { $alias }.
done-unblocked = Blokada zdjęta: { $alias }.
happened-blocked = { $name }: blokada do { $until }, { $reason }
happened-unblocked = { $name }: blokada zdjęta
act-contact-blocked = Blokada kontaktu na pewien czas
act-block-lifted = Zdjęcie blokady
act-block-confirmed = Obejrzenie blokady i pozostawienie jej

## Gentle hints

hint-hard-sentence = Jedno zdanie jest bardzo długie: dwa krótkie czyta się łatwiej.
hint-hard-words = Dużo długich słów: krótsze czyta się łatwiej.
hint-hard-much = To dużo naraz: dwie wiadomości czyta się łatwiej.
hint-language-other = To wygląda na { $written }; ta osoba pisze: { $theirs }.
hint-language-unspoken = Ta osoba pisze: { $theirs }. Tego języka nie ma wśród twoich.
hint-room-danger = Masz już kogoś w niebezpieczeństwie. Jeśli ktoś inny może wziąć tę rozmowę, zostaw mu ją.
hint-room-grave = Twoje rozmowy: { $count }, jedna poważna. Jeśli ktoś inny może wziąć tę, zostaw mu ją.
hint-room-full = Twoje rozmowy: { $count } z { $limit }. Jeśli ktoś inny może wziąć tę, zostaw mu ją.

## Why somebody takes no contacts

status-why-break = przerwa
status-why-meal = posiłek
status-why-debrief = omówienie
status-why-training = szkolenie
status-why-call = przy telefonie
status-why-meeting = spotkanie
status-why-shift = po dyżurze
