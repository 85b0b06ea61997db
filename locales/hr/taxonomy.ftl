### Labels of the code lists in inbox/taxonomy/, for operators and reports. Croatian.
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Answers that every list with `answers` takes

answer-UNK = Pitano, nije poznato
answer-NASK = Nije pitano
answer-REF = Bez odgovora po želji osobe

## class

list-class = Vrsta kontakta
class-COUN = Savjetovanje
class-INFO = Informacija
class-MISS = Prijava nestanka djeteta
class-SIGHT = Dojava o viđenom djetetu
class-CASEUPD = Novosti o slučaju
class-PRO = Od stručne osobe
class-NON = Nije savjetovanje

## non_counselling

list-non_counselling = Zašto to nije bilo savjetovanje
non_counselling-SILENT = Tišina
non_counselling-BLANK = Prazna poruka
non_counselling-HANGUP = Odmah prekinuto
non_counselling-PRANK = Šala
non_counselling-WRONG = Pogrešan broj ili adresa
non_counselling-ABUSIVE = Vrijeđanje dežurne osobe
non_counselling-SEXGRAT = Kontakt radi spolnog zadovoljenja
non_counselling-TEST = Proba
non_counselling-THANKS = Zahvala
non_counselling-QUEST = Pitanje o službi
non_counselling-COMPL = Pritužba
non_counselling-MISSED = Propušten kontakt
non_counselling-TECHFAIL = Tehnička greška

## medium

list-medium = Način kontakta
medium-PHONE = Telefon
medium-EMAIL = E-pošta
medium-SMS = SMS
medium-MATRIX = Matrix
medium-WEB = Chat na stranici
medium-INPERSON = Osobno
medium-OTHER = Drugo

## about

list-about = O kome je riječ
about-SELF = O sebi
about-OTHER = O nekom drugom

## role

list-role = Tko se javlja
role-CHILD = Dijete
role-PAR = Roditelj
role-GUARD = Skrbnik
role-CARER_INST = Odgajatelj u ustanovi
role-FAMILY = Drugi član obitelji
role-SIBLING = Brat ili sestra
role-PEER = Vršnjak
role-PARTNER = Dečko ili djevojka djeteta
role-SCHOOL = Škola
role-POLICE = Policija
role-CPS = Služba za zaštitu djece
role-MEDIA = Mediji
role-PUBLIC_ALERT = Građani, nakon uzbune o nestanku
role-PUBLIC_APPEAL = Građani, nakon javnog poziva
role-OTHER_HOTLINE = Druga linija
role-ANON = Želi ostati anonimno

## gender

list-gender = Rod djeteta
gender-BOY = Dječak
gender-GIRL = Djevojčica
gender-NB = Nebinarno
gender-OTHER = Drugo

## living_situation

list-living_situation = Gdje dijete živi
living_situation-PARENTS = S roditeljima
living_situation-RELATIVES = S rodbinom
living_situation-ALTCARE = Udomiteljska obitelj
living_situation-GROUP = Dom ili ustanova
living_situation-HOMELESS = Bez doma
living_situation-DETENTION = U pritvoru
living_situation-INDEP = Samostalno
living_situation-RECEPTION = Prihvatni centar
living_situation-OTHER = Drugo

## reason

list-reason = Razlog kontakta
reason-MS = Nestanak
reason-MS_ABDUCTION = Otmica
reason-MS_LOST = Izgubljeno ili nestalo na drugi način
reason-MS_RUNAWAY = Bijeg
reason-MS_THINKING = Razmišlja o bijegu
reason-MS_OTHER = Nestanak, drugo
reason-V = Nasilje
reason-V_BULLYING = Vršnjačko nasilje
reason-V_CYBERBULLYING = Elektroničko nasilje
reason-V_PHYSICAL = Tjelesno nasilje
reason-V_EMOTIONAL = Emocionalno nasilje
reason-V_SEXUAL = Seksualno nasilje
reason-V_NEGLECT = Zanemarivanje
reason-V_MARRIAGE = Rani ili prisilni brak
reason-V_LABOUR = Dječji rad
reason-V_FGM = Genitalno sakaćenje djevojčica
reason-V_ONLINE_SEXUAL = Seksualno zlostavljanje ili iskorištavanje na internetu
reason-V_GROOMING = Vrbovanje djeteta (grooming)
reason-V_HARMFUL = Drugi štetni običaji
reason-V_OTHER = Nasilje, drugo
reason-MH = Mentalno zdravlje
reason-MH_SUICIDAL = Suicidalne misli ili pokušaji
reason-MH_SELF_HARM = Samoozljeđivanje
reason-MH_ANGER = Ljutnja
reason-MH_FEAR = Strah i tjeskoba
reason-MH_MOOD = Loše ili promjenjivo raspoloženje
reason-MH_TRAUMA = Patnja nakon traume
reason-MH_EATING = Poteškoće s hranjenjem
reason-MH_ADDICTION = Ovisnost
reason-MH_BEHAVIOUR = Ponašanje
reason-MH_SELF_IMAGE = Slika o sebi
reason-MH_NEURODEV = Neurorazvojne teškoće
reason-MH_OTHER = Mentalno zdravlje, drugo
reason-FR = Obitelj
reason-FR_CAREGIVER = Roditelji ili skrbnici
reason-FR_SIBLINGS = Braća i sestre
reason-FR_GENERAL = Obiteljski život općenito
reason-FR_HEALTH = Zdravlje člana obitelji
reason-FR_FOSTERING = Udomljavanje ili posvojenje
reason-FR_OTHER = Obitelj, drugo
reason-PR = Vršnjaci
reason-PR_FRIENDS = Prijatelji
reason-PR_CLASSMATES = Razred
reason-PR_PARTNER = Ljubavna veza
reason-PR_OTHER = Vršnjaci, drugo
reason-EO = Obrazovanje i rad
reason-EO_ACADEMIC = Učenje i ocjene
reason-EO_SCHOOL = Nastavnici i škola
reason-EO_WORK = Rad
reason-EO_OTHER = Obrazovanje i rad, drugo
reason-PH = Tjelesno zdravlje
reason-PH_GENERAL = Zdravlje općenito
reason-PH_PREGNANCY = Trudnoća
reason-PH_SEXUAL = Spolno i reproduktivno zdravlje
reason-PH_NUTRITION = Prehrana
reason-PH_HIV = HIV
reason-PH_OTHER = Tjelesno zdravlje, drugo
reason-S = Seksualnost
reason-S_BEHAVIOUR = Spolno ponašanje
reason-S_IDENTITY = Orijentacija i identitet
reason-S_OTHER = Seksualnost, drugo
reason-A = Pristup uslugama
reason-A_ESSENTIAL = Osnovne potrebe
reason-A_LEGAL = Pravna pomoć
reason-A_HEALTH = Zdravstvene usluge
reason-A_MENTAL_HEALTH = Usluge mentalnog zdravlja
reason-A_EDUCATION = Obrazovanje
reason-A_SOCIO_ECONOMIC = Socijalna i ekonomska pomoć
reason-A_OTHER = Pristup uslugama, drugo
reason-DE = Diskriminacija
reason-DE_ETHNICITY = Etničko podrijetlo
reason-DE_FINANCIAL = Financijsko stanje
reason-DE_GENDER = Rod
reason-DE_IDENTITY = Orijentacija ili identitet
reason-DE_HEALTH = Zdravlje ili invaliditet
reason-DE_BELIEF = Vjera ili uvjerenje
reason-DE_OTHER = Diskriminacija, drugo
reason-NC = Nije savjetovanje
reason-NC_COMPLAINT = Pritužba
reason-NC_HELPLINE = O liniji za pomoć
reason-NC_OTHERS = O drugim službama
reason-NC_THANKS = Zahvala
reason-NC_OTHER = Nije savjetovanje, drugo

## heard

list-heard = Kako se saznalo za liniju
heard-SCHOOL = Škola
heard-FRIEND = Prijatelji
heard-FAMILY = Obitelj
heard-WEB = Pretraga ili stranica
heard-SOCIAL = Društvene mreže
heard-MEDIA = Tisak, radio, televizija
heard-POLICE = Policija
heard-POSTER = Plakat ili letak
heard-OTHER = Drugo

## action

list-action = Što je učinjeno
action-LISTEN = Slušanje i podrška
action-RESOURCE = Dane informacije ili materijali
action-REF_CPS = Upućeno službi za zaštitu djece
action-REF_HEALTH = Upućeno zdravstvenoj službi
action-REF_LAW = Upućeno policiji ili pravosuđu
action-REF_MH = Upućeno službi za mentalno zdravlje
action-REF_ORG = Upućeno drugoj organizaciji
action-REF_SCHOOL = Upućeno školi
action-REF_HOTLINE = Upućeno drugoj liniji
action-INTERV = Izravna intervencija
action-CSAM = Prijavljene snimke seksualnog zlostavljanja
action-EMERG112 = Pozvan 112
action-MSG_HOME = Poruka prenesena obitelji

## ended_by

list-ended_by = Tko je završio
ended_by-CONT = Osoba koja se javila
ended_by-OPER = Dežurna osoba
ended_by-TIMEOUT = Duga tišina
ended_by-TRANSFER = Predaja drugima
ended_by-TECH = Tehnička greška

## emergency_reason

list-emergency_reason = Razlog odluke o 112
emergency_reason-DANGER_NOW = Život u opasnosti sada
emergency_reason-CHILD_ASKED = Dijete je to tražilo
emergency_reason-DUTY = Obveza prijave
emergency_reason-HELP_THERE = Pomoć je već stigla
emergency_reason-SAFE_CHECKED = Na sigurnom, provjereno
emergency_reason-NO_LOCATION = Mjesto nije poznato
emergency_reason-OTHER_ROUTE = Izravan poziv policiji ili službi za zaštitu djece
emergency_reason-LOST_CONTACT = Kontakt je prekinut
emergency_reason-MISTAKEN = Signal je bio pogrešan
emergency_reason-OTHER = Drugo

## signal

list-signal = Zašto je hitno
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

## raiser

list-raiser = Povišeno jer
raiser-U13 = Mlađe od 13 godina
raiser-NIGHT = Noć
raiser-AGAIN = Drugi kontakt unutar sata, još bez odgovora
raiser-SILENCE = Tišina nakon hitne rečenice
