### Labels of the code lists in inbox/taxonomy/, for operators and reports. Polish.
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Answers that every list with `answers` takes

answer-UNK = Zapytano, nie wiadomo
answer-NASK = Nie pytano
answer-REF = Odmowa odpowiedzi

## class

list-class = Rodzaj kontaktu
class-COUN = Rozmowa wspierająca
class-INFO = Informacja
class-MISS = Zgłoszenie zaginięcia dziecka
class-SIGHT = Informacja, że widziano dziecko
class-CASEUPD = Nowe informacje o sprawie
class-PRO = Kontakt od specjalisty
class-NON = Bez rozmowy wspierającej

## non_counselling

list-non_counselling = Dlaczego to nie była rozmowa wspierająca
non_counselling-SILENT = Cisza
non_counselling-BLANK = Pusta wiadomość
non_counselling-HANGUP = Natychmiastowe rozłączenie
non_counselling-PRANK = Żart
non_counselling-WRONG = Pomyłka
non_counselling-ABUSIVE = Obrażanie osoby dyżurującej
non_counselling-SEXGRAT = Kontakt w celu seksualnym
non_counselling-TEST = Próba
non_counselling-THANKS = Podziękowanie
non_counselling-QUEST = Pytanie o usługę
non_counselling-COMPL = Skarga
non_counselling-MISSED = Nieodebrany kontakt
non_counselling-TECHFAIL = Awaria techniczna

## medium

list-medium = Środek kontaktu
medium-PHONE = Telefon
medium-EMAIL = E-mail
medium-SMS = SMS
medium-MATRIX = Matrix
medium-WEB = Czat na stronie
medium-INPERSON = Osobiście
medium-OTHER = Inny

## about

list-about = O kim
about-SELF = O sobie
about-OTHER = O kimś innym

## role

list-role = Kto się kontaktuje
role-CHILD = Dziecko
role-PAR = Rodzic
role-GUARD = Opiekun prawny
role-CARER_INST = Wychowawca w placówce
role-FAMILY = Ktoś inny z rodziny
role-SIBLING = Brat lub siostra
role-PEER = Rówieśnik
role-PARTNER = Chłopak lub dziewczyna dziecka
role-SCHOOL = Szkoła
role-POLICE = Policja
role-CPS = Służby ochrony dzieci
role-MEDIA = Media
role-PUBLIC_ALERT = Świadek po alarmie o zaginięciu
role-PUBLIC_APPEAL = Świadek po apelu
role-OTHER_HOTLINE = Inny telefon pomocowy
role-ANON = Chce zachować anonimowość

## gender

list-gender = Płeć dziecka
gender-BOY = Chłopiec
gender-GIRL = Dziewczyna
gender-NB = Osoba niebinarna
gender-OTHER = Inna

## living_situation

list-living_situation = Gdzie mieszka dziecko
living_situation-PARENTS = Z rodzicami
living_situation-RELATIVES = U krewnych
living_situation-ALTCARE = Rodzina zastępcza
living_situation-GROUP = Placówka opiekuńcza
living_situation-HOMELESS = W bezdomności
living_situation-DETENTION = W areszcie lub zakładzie
living_situation-INDEP = Samodzielnie
living_situation-RECEPTION = Ośrodek dla cudzoziemców
living_situation-OTHER = Inaczej

## reason

list-reason = Powód kontaktu
reason-MS = Zaginięcie
reason-MS_ABDUCTION = Uprowadzenie
reason-MS_LOST = Zagubienie lub inne zaginięcie
reason-MS_RUNAWAY = Ucieczka
reason-MS_THINKING = Myśli o ucieczce
reason-MS_OTHER = Zaginięcie, inne
reason-V = Przemoc
reason-V_BULLYING = Dręczenie przez rówieśników
reason-V_CYBERBULLYING = Cyberprzemoc
reason-V_PHYSICAL = Przemoc fizyczna
reason-V_EMOTIONAL = Przemoc psychiczna
reason-V_SEXUAL = Przemoc seksualna
reason-V_NEGLECT = Zaniedbanie
reason-V_MARRIAGE = Wczesne lub wymuszone małżeństwo
reason-V_LABOUR = Praca dzieci
reason-V_FGM = Okaleczanie narządów płciowych dziewcząt
reason-V_ONLINE_SEXUAL = Wykorzystywanie seksualne w sieci
reason-V_GROOMING = Uwodzenie dziecka przez dorosłego (grooming)
reason-V_HARMFUL = Inne szkodliwe praktyki
reason-V_OTHER = Przemoc, inne
reason-MH = Zdrowie psychiczne
reason-MH_SUICIDAL = Myśli lub próby samobójcze
reason-MH_SELF_HARM = Samookaleczenia
reason-MH_ANGER = Złość
reason-MH_FEAR = Strach i lęk
reason-MH_MOOD = Obniżony lub zmienny nastrój
reason-MH_TRAUMA = Cierpienie po traumie
reason-MH_EATING = Problemy z jedzeniem
reason-MH_ADDICTION = Uzależnienie
reason-MH_BEHAVIOUR = Zachowanie
reason-MH_SELF_IMAGE = Obraz siebie
reason-MH_NEURODEV = Zaburzenia neurorozwojowe
reason-MH_OTHER = Zdrowie psychiczne, inne
reason-FR = Rodzina
reason-FR_CAREGIVER = Rodzice lub opiekunowie
reason-FR_SIBLINGS = Rodzeństwo
reason-FR_GENERAL = Życie rodzinne ogólnie
reason-FR_HEALTH = Zdrowie kogoś z rodziny
reason-FR_FOSTERING = Piecza zastępcza lub adopcja
reason-FR_OTHER = Rodzina, inne
reason-PR = Rówieśnicy
reason-PR_FRIENDS = Przyjaciele
reason-PR_CLASSMATES = Klasa
reason-PR_PARTNER = Związek
reason-PR_OTHER = Rówieśnicy, inne
reason-EO = Nauka i praca
reason-EO_ACADEMIC = Nauka i oceny
reason-EO_SCHOOL = Nauczyciele i szkoła
reason-EO_WORK = Praca
reason-EO_OTHER = Nauka i praca, inne
reason-PH = Zdrowie fizyczne
reason-PH_GENERAL = Zdrowie ogólnie
reason-PH_PREGNANCY = Ciąża
reason-PH_SEXUAL = Zdrowie seksualne i reprodukcyjne
reason-PH_NUTRITION = Żywienie
reason-PH_HIV = HIV
reason-PH_OTHER = Zdrowie fizyczne, inne
reason-S = Seksualność
reason-S_BEHAVIOUR = Zachowania seksualne
reason-S_IDENTITY = Orientacja i tożsamość
reason-S_OTHER = Seksualność, inne
reason-A = Dostęp do usług
reason-A_ESSENTIAL = Podstawowe potrzeby
reason-A_LEGAL = Pomoc prawna
reason-A_HEALTH = Opieka zdrowotna
reason-A_MENTAL_HEALTH = Opieka psychologiczna i psychiatryczna
reason-A_EDUCATION = Edukacja
reason-A_SOCIO_ECONOMIC = Pomoc społeczna i finansowa
reason-A_OTHER = Dostęp do usług, inne
reason-DE = Dyskryminacja
reason-DE_ETHNICITY = Pochodzenie etniczne
reason-DE_FINANCIAL = Sytuacja finansowa
reason-DE_GENDER = Płeć
reason-DE_IDENTITY = Orientacja lub tożsamość
reason-DE_HEALTH = Zdrowie lub niepełnosprawność
reason-DE_BELIEF = Religia lub przekonania
reason-DE_OTHER = Dyskryminacja, inne
reason-NC = Bez rozmowy wspierającej
reason-NC_COMPLAINT = Skarga
reason-NC_HELPLINE = O telefonie zaufania
reason-NC_OTHERS = O innych usługach
reason-NC_THANKS = Podziękowanie
reason-NC_OTHER = Bez rozmowy wspierającej, inne

## heard

list-heard = Skąd wie o tej linii
heard-SCHOOL = Szkoła
heard-FRIEND = Znajomi
heard-FAMILY = Rodzina
heard-WEB = Wyszukiwarka lub strona
heard-SOCIAL = Media społecznościowe
heard-MEDIA = Prasa, radio, telewizja
heard-POLICE = Policja
heard-POSTER = Plakat lub ulotka
heard-OTHER = Inne

## action

list-action = Co zrobiono
action-LISTEN = Wysłuchanie i wsparcie
action-RESOURCE = Przekazano informacje lub materiały
action-REF_CPS = Skierowano do służb ochrony dzieci
action-REF_HEALTH = Skierowano do opieki zdrowotnej
action-REF_LAW = Skierowano do policji lub sądu
action-REF_MH = Skierowano do pomocy psychologicznej
action-REF_ORG = Skierowano do innej organizacji
action-REF_SCHOOL = Skierowano do szkoły
action-REF_HOTLINE = Skierowano na inną linię
action-INTERV = Bezpośrednia interwencja
action-CSAM = Zgłoszono materiały z wykorzystaniem dzieci
action-EMERG112 = Wezwano 112
action-MSG_HOME = Przekazano wiadomość rodzinie

## ended_by

list-ended_by = Kto zakończył
ended_by-CONT = Osoba kontaktująca się
ended_by-OPER = Osoba dyżurująca
ended_by-TIMEOUT = Długa cisza
ended_by-TRANSFER = Przekazanie
ended_by-TECH = Awaria techniczna

## emergency_reason

list-emergency_reason = Powód decyzji o 112
emergency_reason-DANGER_NOW = Zagrożenie życia teraz
emergency_reason-CHILD_ASKED = Prośba dziecka
emergency_reason-DUTY = Obowiązek zgłoszenia
emergency_reason-HELP_THERE = Pomoc jest już na miejscu
emergency_reason-SAFE_CHECKED = Bezpieczeństwo potwierdzone
emergency_reason-NO_LOCATION = Miejsce nieznane
emergency_reason-OTHER_ROUTE = Bezpośredni kontakt z policją lub ochroną dzieci
emergency_reason-LOST_CONTACT = Utrata kontaktu
emergency_reason-MISTAKEN = Sygnał był pomyłką
emergency_reason-OTHER = Inny

## signal

list-signal = Dlaczego to pilne
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

## raiser

list-raiser = Podniesiono, bo
raiser-U13 = Poniżej 13 lat
raiser-NIGHT = Noc
raiser-AGAIN = Drugi kontakt w ciągu godziny bez odpowiedzi
raiser-SILENCE = Cisza po alarmującym zdaniu

## case_kind

list-case_kind = Rodzaj sprawy
case_kind-MISSING = Zaginięcie dziecka
case_kind-PROTECTION = Ochrona dziecka
case_kind-PREVENTION = Profilaktyka

## case_status

list-case_status = Stan sprawy
case_status-NEW = Nowa
case_status-OPEN = W toku
case_status-WAITING = Oczekuje
case_status-REFERRED = Skierowana
case_status-FOUND = Odnalezione
case_status-CLOSED = Zamknięta
case_status-REOPENED = Wznowiona
case_status-ARCHIVED = Zarchiwizowana

## status_reason

list-status_reason = Powód zmiany
status_reason-WORK = Rozpoczęto pracę
status_reason-ANSWER = Oczekiwanie na odpowiedź
status_reason-HANDED = Przekazano innej instytucji
status_reason-FOUND = Dziecko odnaleziono
status_reason-SOLVED = Rozwiązana
status_reason-WITHDRAWN = Wycofane przez zgłaszającego
status_reason-NOCONTACT = Brak kontaktu
status_reason-DUPLICATE = Tożsama z inną sprawą
status_reason-AGAIN = Ponowne zaginięcie
status_reason-NEWS = Nowe informacje
status_reason-MISTAKE = Pomyłka
status_reason-OTHER = Inne

## risk

list-risk = Ryzyko
risk-HIGH = Wysokie
risk-MEDIUM = Średnie
risk-LOW = Niskie

## message_state

list-message_state = Wiadomość do domu
message_state-DRAFT = Słowa zostawione przez dziecko
message_state-CONFIRMED_BY_CHILD = Dziecko się na nie zgodziło
message_state-IDENTITY_CHECKED = To na pewno rodzina
message_state-PASSED_ON = Przekazano
message_state-ANSWERED = Jest odpowiedź
message_state-WITHDRAWN = Dziecko je wycofało

## migration_status

list-migration_status = Status migracyjny
migration_status-NONE = Nie dotyczy
migration_status-ASYLUM = Ubiega się o azyl
migration_status-REFUGEE = Uchodźca
migration_status-UNDOC = Bez dokumentów
migration_status-MOVE = W drodze przez UE
migration_status-OTHER = Inny

## vulnerability

list-vulnerability = Szczególne zagrożenia
vulnerability-MENTAL = Zdrowie psychiczne
vulnerability-SUICIDE = Ryzyko samobójstwa
vulnerability-DISABILITY = Niepełnosprawność
vulnerability-ILLNESS = Choroba lub potrzebne leki
vulnerability-SUBSTANCE = Alkohol lub narkotyki
vulnerability-EXPLOIT = Wykorzystywanie
vulnerability-PREGNANT = Ciąża
vulnerability-ALONE = Bez opieki
vulnerability-LGBTI = LGBTI
vulnerability-NONE = Żadne znane
vulnerability-OTHER = Inne

## person_role

list-person_role = Rola w sprawie
person_role-HOUSEHOLD = To samo gospodarstwo
person_role-REPORTER = Zgłaszający
person_role-ABDUCTOR = Podejrzany o uprowadzenie
person_role-PERPETRATOR = Sprawca
person_role-WITNESS = Świadek
person_role-SUPPORT = Osoba zaufana
person_role-OTHER = Inna

## relation

list-relation = Relacja z dzieckiem
relation-MOTHER = Matka
relation-FATHER = Ojciec
relation-STEP = Ojczym lub macocha
relation-SIBLING = Rodzeństwo
relation-GRAND = Dziadek lub babcia
relation-FAMILY = Inna rodzina
relation-GUARDIAN = Opiekun prawny
relation-CARER = Opiekun w placówce
relation-PARTNER = Chłopak lub dziewczyna
relation-FRIEND = Znajomy
relation-PROFESSIONAL = Specjalista
relation-STRANGER = Obca osoba
relation-OTHER = Inna

## contact_mode

list-contact_mode = Sposób kontaktu
contact_mode-INPERSON = Osobiście
contact_mode-ONLINE = Przez internet
contact_mode-HYBRID = Oba

## custody_rights

list-custody_rights = Władza rodzicielska
custody_rights-SHARED = Wspólna
custody_rights-MOTHER = Matka
custody_rights-FATHER = Ojciec
custody_rights-THIRD = Osoba trzecia
custody_rights-OTHER = Inne

## proceedings

list-proceedings = Postępowanie sądowe
proceedings-NONE = Brak
proceedings-RUNNING = W toku
proceedings-DECIDED = Rozstrzygnięte

## hague

list-hague = Wniosek haski
hague-NONE = Brak
hague-PREPARED = Przygotowywany
hague-FILED = Złożony
hague-RETURN = Nakazano powrót
hague-REFUSED = Oddalony
hague-WITHDRAWN = Wycofany

## episode_category

list-episode_category = Kategoria
episode_category-RUN = Ucieczka
episode_category-RUN_HOME = Z domu
episode_category-RUN_INST = Z placówki
episode_category-RUN_PUSHED = Wyrzucenie z domu
episode_category-RUN_THINKING = Myśli o ucieczce
episode_category-PAR = Uprowadzenie rodzicielskie
episode_category-PAR_NAT = W kraju
episode_category-PAR_INT = Za granicę
episode_category-PAR_RISK = Obawa
episode_category-CRI = Uprowadzenie przez osobę trzecią
episode_category-LOS = Zgubione, ranne lub inaczej zaginione
episode_category-LOS_LOST = Zgubione
episode_category-LOS_INJ = Ranne
episode_category-LOS_UNDET = Nieustalone
episode_category-MIG = Dziecko w migracji

## missing_from

list-missing_from = Zaginęło z
missing_from-HOME = Dom
missing_from-FAMILY = Rodzina
missing_from-PEER = Od znajomych
missing_from-SCHOOL = Szkoła
missing_from-INST = Placówka
missing_from-RECEPTION = Ośrodek recepcyjny
missing_from-PUBLIC = Miejsce publiczne
missing_from-ONLINE = Po kontakcie w sieci
missing_from-OTHER = Inne

## missing_reason

list-missing_reason = Powody
missing_reason-HOME = Problemy w domu
missing_reason-INST = Problemy w placówce
missing_reason-ABUSE = Przemoc lub zaniedbanie
missing_reason-SCHOOL = Szkoła
missing_reason-SUBST = Alkohol lub narkotyki
missing_reason-MENTAL = Zdrowie psychiczne
missing_reason-GROOM = Uwodzenie lub wykorzystywanie
missing_reason-RELATION = Związek
missing_reason-LEGALSTATUS = Status pobytu
missing_reason-OTHER = Inne

## violence

list-violence = Doznana przemoc
violence-NONE = Żadna
violence-PHYSICAL = Fizyczna
violence-EMOTIONAL = Psychiczna
violence-SEXUAL = Seksualna
violence-NEGLECT = Zaniedbanie
violence-ONLINE = W sieci
violence-LABOUR = Praca przymusowa
violence-TRAFFICKING = Handel ludźmi
violence-MARRIAGE = Przymusowe małżeństwo
violence-OTHER = Inna

## sis_alert

list-sis_alert = Wpis w SIS
sis_alert-NONE = Brak
sis_alert-REQ = Zawnioskowany
sis_alert-ACTIVE = Aktywny
sis_alert-PREV = Prewencyjny
sis_alert-NA = Nie dotyczy

## interpol

list-interpol = Nota Interpolu
interpol-NONE = Brak
interpol-REQ = Zawnioskowana
interpol-ACTIVE = Aktywna
interpol-NA = Nie dotyczy

## child_alert

list-child_alert = Child Alert
child_alert-NONE = Brak
child_alert-REQ = Zawnioskowany
child_alert-ACTIVE = Aktywny
child_alert-ENDED = Zakończony

## publicity

list-publicity = Upublicznienie
publicity-NONE = Brak
publicity-HOTLINE = Przez telefon zaufania
publicity-POLICE = Przez policję
publicity-MEDIA = Media
publicity-SOCIAL = Media społecznościowe
publicity-FAMILY = Przez rodzinę

## found_how

list-found_how = Jak odnalezione
found_how-POLICE = Przez policję
found_how-SELF = Wróciło samo
found_how-FAMILY = Przez rodzinę
found_how-HOTLINE = Dzięki telefonowi zaufania
found_how-PUBLIC = Przez inne osoby
found_how-AUTHORITY = Przez inny organ
found_how-OTHER = Inne

## outcome

list-outcome = Wynik
outcome-FOUND_SAFE = Odnalezione całe i zdrowe
outcome-FOUND_HARMED = Odnalezione skrzywdzone
outcome-FOUND_DECEASED = Odnalezione martwe
outcome-LOCATED_NOT_RETURNED = Zlokalizowane, nie wróciło
outcome-STILL_MISSING = Nadal zaginione
outcome-WITHDRAWN = Zgłoszenie wycofane
outcome-NOT_MISSING = Nie było zaginione

## duration

list-duration = Czas trwania
duration-D1 = Poniżej 24 godzin
duration-W1 = Od 1 dnia do tygodnia
duration-M1 = Od tygodnia do miesiąca
duration-M6 = Od 1 do 6 miesięcy
duration-LONG = Ponad 6 miesięcy

## referral_to

list-referral_to = Skierowano do
referral_to-CPS = Ochrona dzieci
referral_to-POLICE = Policja
referral_to-HEALTH = Opieka zdrowotna
referral_to-MENTAL = Zdrowie psychiczne
referral_to-LEGAL = Pomoc prawna
referral_to-SHELTER = Schronienie
referral_to-SCHOOL = Szkoła
referral_to-HOTLINE = Inny telefon zaufania
referral_to-CENTRAL = Organ centralny
referral_to-EMBASSY = Ambasada lub konsulat
referral_to-OTHER = Inne

## uptake

list-uptake = Skutek
uptake-OPEN = Jeszcze nieznany
uptake-CONFIRMED = Skorzystano, potwierdzone
uptake-REFUSED = Odmowa instytucji
uptake-NOTTAKEN = Nie skorzystano

## document_kind

list-document_kind = Rodzaj dokumentu
document_kind-PHOTO = Zdjęcie
document_kind-ID = Dokument tożsamości
document_kind-COURT = Sądowy
document_kind-POLICE = Policyjny
document_kind-MEDICAL = Medyczny
document_kind-CONSENT = Zgoda
document_kind-OTHER = Inny

## yes_no

list-yes_no = Odpowiedź
yes_no-YES = Tak
yes_no-NO = Nie

## erasure_reason

list-erasure_reason = Powód usunięcia
erasure_reason-ASKED = Prosi o to osoba, której to dotyczy
erasure_reason-OVER = Upłynął termin
erasure_reason-AUTHORITY = Decyzja sądu lub urzędu
erasure_reason-MISTAKE = Zapisane przez pomyłkę
erasure_reason-TEST = Test
erasure_reason-OTHER = Inny

## procedure_step

list-procedure_step = Krok
procedure_step-FIRST = Pierwszy kontakt
procedure_step-TELL = Kogo zawiadomić
procedure_step-FOLLOW = Dalsze kroki
procedure_step-END = Na koniec

## procedure_kind

list-procedure_kind = Co zrobić
procedure_kind-ASK = Zapytać
procedure_kind-DO = Zrobić
procedure_kind-TELL = Zawiadomić

## training_kind

list-training_kind = Szkolenie
training_kind-INDUCTION = Wdrożenie
training_kind-LISTENING = Słuchanie i rozmowa
training_kind-SAFEGUARDING = Ochrona dzieci
training_kind-MISSING = Zaginione dzieci
training_kind-MIGRATION = Migracja i handel ludźmi
training_kind-SUICIDE = Samobójstwo i samookaleczenie
training_kind-ONLINE = Zagrożenia w sieci
training_kind-PRIVACY = Ochrona danych
training_kind-SYSTEM = Praca z Earshotem
training_kind-SUPERVISION = Superwizja
training_kind-OTHER = Inne

## complaint_about

list-complaint_about = Skarga na
complaint_about-TALK = Przebieg rozmowy
complaint_about-REACH = Brak połączenia
complaint_about-DECISION = Decyzja lub zgłoszenie
complaint_about-PRIVACY = Poufność
complaint_about-CONDUCT = Czyjeś zachowanie
complaint_about-TECHNICAL = Problem techniczny
complaint_about-OTHER = Inne

## complaint_from

list-complaint_from = Od kogo
complaint_from-CHILD = Dziecko
complaint_from-PARENT = Rodzic lub opiekun
complaint_from-RELATIVE = Rodzina lub znajomy
complaint_from-PROFESSIONAL = Specjalista
complaint_from-AUTHORITY = Urząd
complaint_from-STAFF = Ktoś z zespołu
complaint_from-ANON = Anonimowo
complaint_from-OTHER = Inne

## complaint_outcome

list-complaint_outcome = Wynik skargi
complaint_outcome-OPEN = Jeszcze bez odpowiedzi
complaint_outcome-UPHELD = Uzasadniona
complaint_outcome-PARTLY = Częściowo uzasadniona
complaint_outcome-NOTUPHELD = Nieuzasadniona
complaint_outcome-WITHDRAWN = Wycofana
complaint_outcome-ELSEWHERE = Przekazana dalej

## drill_kind

list-drill_kind = Ćwiczenie
drill_kind-DANGER = Dziecko w bezpośrednim zagrożeniu
drill_kind-ABDUCTION = Uprowadzenie
drill_kind-ALERT = Alarm publiczny
drill_kind-OUTAGE = Awaria linii
drill_kind-HANDOVER = Inna linia przejmuje
drill_kind-LEAK = Wyciek danych
drill_kind-OTHER = Inne
