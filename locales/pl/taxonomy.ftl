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
