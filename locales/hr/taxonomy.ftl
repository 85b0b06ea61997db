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

## case_kind

list-case_kind = Vrsta predmeta
case_kind-MISSING = Nestalo dijete
case_kind-PROTECTION = Zaštita djeteta
case_kind-PREVENTION = Prevencija

## case_status

list-case_status = Status
case_status-NEW = Novo
case_status-OPEN = U radu
case_status-WAITING = Na čekanju
case_status-REFERRED = Upućeno
case_status-FOUND = Pronađeno
case_status-CLOSED = Zatvoreno
case_status-REOPENED = Ponovno otvoreno
case_status-ARCHIVED = Arhivirano

## status_reason

list-status_reason = Razlog promjene
status_reason-WORK = Rad je započeo
status_reason-ANSWER = Čeka se odgovor
status_reason-HANDED = Predano drugoj službi
status_reason-FOUND = Dijete je pronađeno
status_reason-SOLVED = Riješeno
status_reason-WITHDRAWN = Prijavitelj je odustao
status_reason-NOCONTACT = Nema više kontakta
status_reason-DUPLICATE = Isto kao drugi predmet
status_reason-AGAIN = Ponovno nestalo
status_reason-NEWS = Nove informacije
status_reason-MISTAKE = Pogreškom postavljeno
status_reason-OTHER = Drugo

## risk

list-risk = Rizik
risk-HIGH = Visok
risk-MEDIUM = Srednji
risk-LOW = Nizak

## message_state

list-message_state = Poruka kući
message_state-DRAFT = Riječi koje je dijete ostavilo
message_state-CONFIRMED_BY_CHILD = Dijete se s njima slaže
message_state-IDENTITY_CHECKED = Obitelj je doista ta obitelj
message_state-PASSED_ON = Preneseno
message_state-ANSWERED = Odgovoreno
message_state-WITHDRAWN = Dijete je povuklo

## migration_status

list-migration_status = Migracijski status
migration_status-NONE = Ne odnosi se
migration_status-ASYLUM = Traži azil
migration_status-REFUGEE = Izbjeglica
migration_status-UNDOC = Bez dokumenata
migration_status-MOVE = U pokretu kroz EU
migration_status-OTHER = Drugo

## vulnerability

list-vulnerability = Ranjivost
vulnerability-MENTAL = Mentalno zdravlje
vulnerability-SUICIDE = Rizik od samoubojstva
vulnerability-DISABILITY = Invaliditet
vulnerability-ILLNESS = Bolest ili potrebni lijekovi
vulnerability-SUBSTANCE = Alkohol ili droge
vulnerability-EXPLOIT = Iskorištavanje
vulnerability-PREGNANT = Trudnoća
vulnerability-ALONE = Bez pratnje
vulnerability-LGBTI = LGBTI
vulnerability-NONE = Nijedna poznata
vulnerability-OTHER = Drugo

## person_role

list-person_role = Uloga u predmetu
person_role-HOUSEHOLD = Isto kućanstvo
person_role-REPORTER = Prijavitelj
person_role-ABDUCTOR = Osumnjičeni otmičar
person_role-PERPETRATOR = Počinitelj
person_role-WITNESS = Svjedok
person_role-SUPPORT = Osoba od povjerenja
person_role-OTHER = Drugo

## relation

list-relation = Odnos prema djetetu
relation-MOTHER = Majka
relation-FATHER = Otac
relation-STEP = Očuh ili maćeha
relation-SIBLING = Brat ili sestra
relation-GRAND = Djed ili baka
relation-FAMILY = Ostala obitelj
relation-GUARDIAN = Skrbnik
relation-CARER = Odgajatelj u ustanovi
relation-PARTNER = Dečko ili djevojka
relation-FRIEND = Prijatelj
relation-PROFESSIONAL = Stručnjak
relation-STRANGER = Nepoznata osoba
relation-OTHER = Drugo

## contact_mode

list-contact_mode = Način kontakta
contact_mode-INPERSON = Osobno
contact_mode-ONLINE = Na internetu
contact_mode-HYBRID = Oboje

## custody_rights

list-custody_rights = Skrbništvo
custody_rights-SHARED = Zajedničko
custody_rights-MOTHER = Majka
custody_rights-FATHER = Otac
custody_rights-THIRD = Treća osoba
custody_rights-OTHER = Drugo

## proceedings

list-proceedings = Sudski postupak
proceedings-NONE = Nema
proceedings-RUNNING = U tijeku
proceedings-DECIDED = Odlučeno

## hague

list-hague = Haaški zahtjev
hague-NONE = Nema
hague-PREPARED = U pripremi
hague-FILED = Podnesen
hague-RETURN = Naložen povratak
hague-REFUSED = Odbijen
hague-WITHDRAWN = Povučen

## episode_category

list-episode_category = Kategorija
episode_category-RUN = Bijeg
episode_category-RUN_HOME = Od kuće
episode_category-RUN_INST = Iz ustanove
episode_category-RUN_PUSHED = Izbačeno
episode_category-RUN_THINKING = Razmišlja o bijegu
episode_category-PAR = Roditeljska otmica
episode_category-PAR_NAT = Unutar zemlje
episode_category-PAR_INT = Međunarodna
episode_category-PAR_RISK = Strahuje se
episode_category-CRI = Otmica od treće osobe
episode_category-LOS = Izgubljeno, ozlijeđeno ili na drugi način nestalo
episode_category-LOS_LOST = Izgubljeno
episode_category-LOS_INJ = Ozlijeđeno
episode_category-LOS_UNDET = Neutvrđeno
episode_category-MIG = Dijete u migraciji

## missing_from

list-missing_from = Nestalo iz
missing_from-HOME = Dom
missing_from-FAMILY = Obitelj
missing_from-PEER = Kod prijatelja
missing_from-SCHOOL = Škola
missing_from-INST = Ustanova
missing_from-RECEPTION = Prihvatni centar
missing_from-PUBLIC = Javno mjesto
missing_from-ONLINE = Nakon kontakta na internetu
missing_from-OTHER = Drugo

## missing_reason

list-missing_reason = Razlozi
missing_reason-HOME = Problemi kod kuće
missing_reason-INST = Problemi u ustanovi
missing_reason-ABUSE = Zlostavljanje ili zanemarivanje
missing_reason-SCHOOL = Škola
missing_reason-SUBST = Alkohol ili droge
missing_reason-MENTAL = Mentalno zdravlje
missing_reason-GROOM = Vrbovanje ili iskorištavanje
missing_reason-RELATION = Veza
missing_reason-LEGALSTATUS = Boravišni status
missing_reason-OTHER = Drugo

## violence

list-violence = Doživljeno nasilje
violence-NONE = Nikakvo
violence-PHYSICAL = Tjelesno
violence-EMOTIONAL = Emocionalno
violence-SEXUAL = Seksualno
violence-NEGLECT = Zanemarivanje
violence-ONLINE = Na internetu
violence-LABOUR = Prisilni rad
violence-TRAFFICKING = Trgovanje ljudima
violence-MARRIAGE = Prisilni brak
violence-OTHER = Drugo

## sis_alert

list-sis_alert = Upozorenje u SIS-u
sis_alert-NONE = Nema
sis_alert-REQ = Zatraženo
sis_alert-ACTIVE = Aktivno
sis_alert-PREV = Preventivno
sis_alert-NA = Ne odnosi se

## interpol

list-interpol = Interpolova tjeralica
interpol-NONE = Nema
interpol-REQ = Zatražena
interpol-ACTIVE = Aktivna
interpol-NA = Ne odnosi se

## child_alert

list-child_alert = NENO, uzbuna za dijete
child_alert-NONE = Nema
child_alert-REQ = Zatražena
child_alert-ACTIVE = Aktivna
child_alert-ENDED = Završena

## publicity

list-publicity = Objavljivanje
publicity-NONE = Nema
publicity-HOTLINE = Preko linije
publicity-POLICE = Preko policije
publicity-MEDIA = Mediji
publicity-SOCIAL = Društvene mreže
publicity-FAMILY = Preko obitelji

## found_how

list-found_how = Kako je pronađeno
found_how-POLICE = Pronašla policija
found_how-SELF = Vratilo se samo
found_how-FAMILY = Pronašla obitelj
found_how-HOTLINE = Preko linije
found_how-PUBLIC = Pronašli građani
found_how-AUTHORITY = Pronašlo drugo tijelo
found_how-OTHER = Drugo

## outcome

list-outcome = Ishod
outcome-FOUND_SAFE = Pronađeno živo i zdravo
outcome-FOUND_HARMED = Pronađeno ozlijeđeno
outcome-FOUND_DECEASED = Pronađeno mrtvo
outcome-LOCATED_NOT_RETURNED = Locirano, nije se vratilo
outcome-STILL_MISSING = Još nestalo
outcome-WITHDRAWN = Prijava povučena
outcome-NOT_MISSING = Nije bilo nestalo

## duration

list-duration = Trajanje
duration-D1 = Manje od 24 sata
duration-W1 = 1 dan do 1 tjedan
duration-M1 = 1 tjedan do 1 mjesec
duration-M6 = 1 do 6 mjeseci
duration-LONG = Više od 6 mjeseci

## referral_to

list-referral_to = Upućeno na
referral_to-CPS = Zaštita djece
referral_to-POLICE = Policija
referral_to-HEALTH = Zdravstvo
referral_to-MENTAL = Mentalno zdravlje
referral_to-LEGAL = Pravna pomoć
referral_to-SHELTER = Sklonište
referral_to-SCHOOL = Škola
referral_to-HOTLINE = Druga linija
referral_to-CENTRAL = Središnje tijelo
referral_to-EMBASSY = Veleposlanstvo ili konzulat
referral_to-OTHER = Drugo

## uptake

list-uptake = Ishod upućivanja
uptake-OPEN = Još nepoznato
uptake-CONFIRMED = Prihvaćeno, potvrđeno
uptake-REFUSED = Služba odbila
uptake-NOTTAKEN = Nije prihvaćeno

## document_kind

list-document_kind = Vrsta dokumenta
document_kind-PHOTO = Fotografija
document_kind-ID = Osobni dokument
document_kind-COURT = Sudski
document_kind-POLICE = Policijski
document_kind-MEDICAL = Medicinski
document_kind-CONSENT = Privola
document_kind-OTHER = Drugo

## yes_no

list-yes_no = Odgovor
yes_no-YES = Da
yes_no-NO = Ne

## erasure_reason

list-erasure_reason = Razlog brisanja
erasure_reason-ASKED = Osoba je to zatražila
erasure_reason-OVER = Rok je istekao
erasure_reason-AUTHORITY = Odluka suda ili tijela vlasti
erasure_reason-MISTAKE = Upisano greškom
erasure_reason-TEST = Proba
erasure_reason-OTHER = Drugo

## procedure_step

list-procedure_step = Korak
procedure_step-FIRST = Prvi kontakt
procedure_step-TELL = Koga obavijestiti
procedure_step-FOLLOW = Nastavak
procedure_step-END = Na kraju

## procedure_kind

list-procedure_kind = Što učiniti
procedure_kind-ASK = Pitati
procedure_kind-DO = Učiniti
procedure_kind-TELL = Obavijestiti

## training_kind

list-training_kind = Edukacija
training_kind-INDUCTION = Početak na liniji
training_kind-LISTENING = Slušanje i razgovor
training_kind-SAFEGUARDING = Zaštita djece
training_kind-MISSING = Nestala djeca
training_kind-MIGRATION = Migracije i trgovanje ljudima
training_kind-SUICIDE = Samoubojstvo i samoozljeđivanje
training_kind-ONLINE = Opasnosti na internetu
training_kind-PRIVACY = Zaštita podataka
training_kind-SYSTEM = Rad s Earshotom
training_kind-SUPERVISION = Supervizija
training_kind-OTHER = Drugo

## complaint_about

list-complaint_about = Pritužba na
complaint_about-TALK = Tijek razgovora
complaint_about-REACH = Nedostupnost
complaint_about-DECISION = Odluka ili prijava
complaint_about-PRIVACY = Povjerljivost
complaint_about-CONDUCT = Nečije ponašanje
complaint_about-TECHNICAL = Tehnička smetnja
complaint_about-OTHER = Drugo

## complaint_from

list-complaint_from = Od koga
complaint_from-CHILD = Dijete
complaint_from-PARENT = Roditelj ili skrbnik
complaint_from-RELATIVE = Obitelj ili prijatelj
complaint_from-PROFESSIONAL = Stručna osoba
complaint_from-AUTHORITY = Tijelo vlasti
complaint_from-STAFF = Netko s linije
complaint_from-ANON = Anonimno
complaint_from-OTHER = Drugo

## complaint_outcome

list-complaint_outcome = Ishod pritužbe
complaint_outcome-OPEN = Još bez odgovora
complaint_outcome-UPHELD = Opravdana
complaint_outcome-PARTLY = Djelomično opravdana
complaint_outcome-NOTUPHELD = Neopravdana
complaint_outcome-WITHDRAWN = Povučena
complaint_outcome-ELSEWHERE = Proslijeđena

## drill_kind

list-drill_kind = Vježba
drill_kind-DANGER = Dijete u neposrednoj opasnosti
drill_kind-ABDUCTION = Otmica
drill_kind-ALERT = Javna uzbuna
drill_kind-OUTAGE = Linija ne radi
drill_kind-HANDOVER = Druga linija preuzima
drill_kind-LEAK = Podaci su procurili
drill_kind-OTHER = Drugo
