### Labels of the code lists in inbox/taxonomy/, for operators and reports. Italian.
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Answers that every list with `answers` takes

answer-UNK = Chiesto, non noto
answer-NASK = Non chiesto
answer-REF = Ha preferito non rispondere

## class

list-class = Tipo di contatto
class-COUN = Ascolto e sostegno
class-INFO = Informazioni
class-MISS = Segnalazione di minore scomparso
class-SIGHT = Avvistamento
class-CASEUPD = Novità su un caso
class-PRO = Da un operatore di settore
class-NON = Non di ascolto

## non_counselling

list-non_counselling = Perché non era ascolto
non_counselling-SILENT = Silenzio
non_counselling-BLANK = Messaggio vuoto
non_counselling-HANGUP = Ha chiuso subito
non_counselling-PRANK = Scherzo
non_counselling-WRONG = Numero o indirizzo sbagliato
non_counselling-ABUSIVE = Offese o minacce all'operatore
non_counselling-SEXGRAT = Gratificazione sessuale
non_counselling-TEST = Prova
non_counselling-THANKS = Ringraziamento
non_counselling-QUEST = Domanda sul servizio
non_counselling-COMPL = Reclamo
non_counselling-MISSED = Contatto perso
non_counselling-TECHFAIL = Problema tecnico

## medium

list-medium = Mezzo
medium-PHONE = Telefono
medium-EMAIL = E-mail
medium-SMS = SMS
medium-MATRIX = Matrix
medium-WEB = Chat sul sito
medium-INPERSON = Di persona
medium-OTHER = Altro

## about

list-about = Di chi si parla
about-SELF = La persona stessa
about-OTHER = Un'altra persona

## role

list-role = Chi contatta
role-CHILD = Bambino o ragazzo
role-PAR = Genitore
role-GUARD = Tutore
role-CARER_INST = Educatore in struttura
role-FAMILY = Altro familiare
role-SIBLING = Fratello o sorella
role-PEER = Amico o coetaneo
role-PARTNER = Partner del minore
role-SCHOOL = Scuola
role-POLICE = Polizia
role-CPS = Servizi di tutela dei minori
role-MEDIA = Stampa e media
role-PUBLIC_ALERT = Pubblico, dopo un allarme scomparsa
role-PUBLIC_APPEAL = Pubblico, dopo un appello
role-OTHER_HOTLINE = Altra linea
role-ANON = Vuole restare anonimo

## gender

list-gender = Genere del minore
gender-BOY = Ragazzo
gender-GIRL = Ragazza
gender-NB = Non binario
gender-OTHER = Altro

## living_situation

list-living_situation = Dove vive
living_situation-PARENTS = Con i genitori
living_situation-RELATIVES = Con parenti
living_situation-ALTCARE = Affido familiare
living_situation-GROUP = Comunità o istituto
living_situation-HOMELESS = Senza dimora
living_situation-DETENTION = In detenzione
living_situation-INDEP = Per conto proprio
living_situation-RECEPTION = Centro di accoglienza
living_situation-OTHER = Altro

## reason

list-reason = Motivo del contatto
reason-MS = Scomparsa
reason-MS_ABDUCTION = Sottrazione o rapimento
reason-MS_LOST = Smarrito o scomparso per altra causa
reason-MS_RUNAWAY = Fuga
reason-MS_THINKING = Pensa di scappare
reason-MS_OTHER = Scomparsa, altro
reason-V = Violenza
reason-V_BULLYING = Bullismo
reason-V_CYBERBULLYING = Cyberbullismo
reason-V_PHYSICAL = Violenza fisica
reason-V_EMOTIONAL = Violenza psicologica
reason-V_SEXUAL = Violenza sessuale
reason-V_NEGLECT = Trascuratezza
reason-V_MARRIAGE = Matrimonio precoce o forzato
reason-V_LABOUR = Lavoro minorile
reason-V_FGM = Mutilazione genitale femminile
reason-V_ONLINE_SEXUAL = Abuso o sfruttamento sessuale online
reason-V_GROOMING = Adescamento (grooming)
reason-V_HARMFUL = Altre pratiche dannose
reason-V_OTHER = Violenza, altro
reason-MH = Salute mentale
reason-MH_SUICIDAL = Pensieri suicidi o tentativi
reason-MH_SELF_HARM = Autolesionismo
reason-MH_ANGER = Rabbia
reason-MH_FEAR = Paura e ansia
reason-MH_MOOD = Umore basso o instabile
reason-MH_TRAUMA = Sofferenza da trauma
reason-MH_EATING = Disturbi alimentari
reason-MH_ADDICTION = Dipendenza
reason-MH_BEHAVIOUR = Comportamento
reason-MH_SELF_IMAGE = Immagine di sé
reason-MH_NEURODEV = Neurosviluppo
reason-MH_OTHER = Salute mentale, altro
reason-FR = Famiglia
reason-FR_CAREGIVER = Genitori o chi si prende cura
reason-FR_SIBLINGS = Fratelli e sorelle
reason-FR_GENERAL = Vita familiare in generale
reason-FR_HEALTH = Salute di un familiare
reason-FR_FOSTERING = Affido o adozione
reason-FR_OTHER = Famiglia, altro
reason-PR = Relazioni tra pari
reason-PR_FRIENDS = Amici
reason-PR_CLASSMATES = Compagni di classe
reason-PR_PARTNER = Relazione di coppia
reason-PR_OTHER = Relazioni tra pari, altro
reason-EO = Scuola e lavoro
reason-EO_ACADEMIC = Studio e voti
reason-EO_SCHOOL = Insegnanti e scuola
reason-EO_WORK = Lavoro
reason-EO_OTHER = Scuola e lavoro, altro
reason-PH = Salute fisica
reason-PH_GENERAL = Salute in generale
reason-PH_PREGNANCY = Gravidanza
reason-PH_SEXUAL = Salute sessuale e riproduttiva
reason-PH_NUTRITION = Nutrizione
reason-PH_HIV = HIV
reason-PH_OTHER = Salute fisica, altro
reason-S = Sessualità
reason-S_BEHAVIOUR = Comportamento sessuale
reason-S_IDENTITY = Orientamento e identità
reason-S_OTHER = Sessualità, altro
reason-A = Accesso ai servizi
reason-A_ESSENTIAL = Bisogni essenziali
reason-A_LEGAL = Aiuto legale
reason-A_HEALTH = Servizi sanitari
reason-A_MENTAL_HEALTH = Servizi di salute mentale
reason-A_EDUCATION = Istruzione
reason-A_SOCIO_ECONOMIC = Sostegno sociale ed economico
reason-A_OTHER = Accesso ai servizi, altro
reason-DE = Discriminazione
reason-DE_ETHNICITY = Origine etnica
reason-DE_FINANCIAL = Situazione economica
reason-DE_GENDER = Genere
reason-DE_IDENTITY = Orientamento o identità
reason-DE_HEALTH = Salute o disabilità
reason-DE_BELIEF = Religione o convinzioni
reason-DE_OTHER = Discriminazione, altro
reason-NC = Non di ascolto
reason-NC_COMPLAINT = Reclamo
reason-NC_HELPLINE = Sulla linea di ascolto
reason-NC_OTHERS = Su altri servizi
reason-NC_THANKS = Ringraziamento
reason-NC_OTHER = Non di ascolto, altro

## heard

list-heard = Come ha conosciuto la linea
heard-SCHOOL = Scuola
heard-FRIEND = Un'amica o un amico
heard-FAMILY = Famiglia
heard-WEB = Ricerca o sito web
heard-SOCIAL = Social network
heard-MEDIA = Stampa, radio, televisione
heard-POLICE = Polizia
heard-POSTER = Manifesto o volantino
heard-OTHER = Altro

## action

list-action = Che cosa si è fatto
action-LISTEN = Ascolto e sostegno
action-RESOURCE = Informazioni o materiali dati
action-REF_CPS = Invio ai servizi di tutela dei minori
action-REF_HEALTH = Invio ai servizi sanitari
action-REF_LAW = Invio a polizia o giustizia
action-REF_MH = Invio ai servizi di salute mentale
action-REF_ORG = Invio a un'altra organizzazione
action-REF_SCHOOL = Invio alla scuola
action-REF_HOTLINE = Invio a un'altra linea
action-INTERV = Intervento diretto
action-CSAM = Segnalate immagini di abuso sessuale
action-EMERG112 = Chiamato il 112
action-MSG_HOME = Messaggio portato alla famiglia

## ended_by

list-ended_by = Concluso da
ended_by-CONT = La persona
ended_by-OPER = L'operatore
ended_by-TIMEOUT = Silenzio prolungato
ended_by-TRANSFER = Passaggio ad altri
ended_by-TECH = Problema tecnico

## emergency_reason

list-emergency_reason = Motivo della decisione sul 112
emergency_reason-DANGER_NOW = Vita in pericolo ora
emergency_reason-CHILD_ASKED = Lo ha chiesto il minore
emergency_reason-DUTY = Obbligo di segnalazione
emergency_reason-HELP_THERE = L'aiuto è già sul posto
emergency_reason-SAFE_CHECKED = Al sicuro, verificato
emergency_reason-NO_LOCATION = Luogo non noto
emergency_reason-OTHER_ROUTE = Chiamata diretta a polizia o tutela minori
emergency_reason-LOST_CONTACT = Contatto interrotto
emergency_reason-MISTAKEN = Il segnale era un errore
emergency_reason-OTHER = Altro

## signal

list-signal = Perché è urgente
signal-IMM = Pericolo immediato
signal-SUI_ACT = Tentativo di suicidio o mezzi a portata di mano
signal-VIO_NOW = Violenza in corso
signal-ABD_NOW = Rapimento in corso
signal-SIGHT_LIVE = Minore scomparso visto in questo momento
signal-TRAF = Trattenuto o spostato contro la sua volontà
signal-BABY_LOST = Minore di 7 anni scomparso ora
signal-SUI_PLAN = Ha un piano per togliersi la vita
signal-SH_NOW = Autolesionismo in corso
signal-SEX_GROOM = Adescamento o ricatto sessuale
signal-STREET_TONIGHT = In strada stanotte
signal-MISS_NEW = Nuova segnalazione di scomparsa
signal-SIGHT = Minore scomparso avvistato
signal-THREAT = Minaccia con un'arma
signal-MED = Può servire un aiuto medico
signal-PAR_RISK = Un genitore sta per portare via il minore
signal-AGE_U13 = Meno di 13 anni, senza adulti
signal-SUI_IDEA = Pensa al suicidio
signal-SH = Autolesionismo
signal-ABUSE = Racconta abusi o trascuratezza
signal-BULLY = Bullismo grave
signal-RUN_THINK = Pensa di scappare
signal-WITNESS = Ha visto fare del male a qualcuno
signal-MIG_ALONE = In viaggio senza un adulto
signal-UNREADABLE = Le regole non hanno potuto leggerlo
signal-UNSURE = Non sa se è al sicuro
signal-DISTRESS = Sofferenza
signal-FAMILY = Conflitto in casa
signal-CASE = Domanda su un caso
signal-THANKS = Dice grazie
signal-QUESTION = Domanda generale
signal-MEDIA = Dalla stampa
signal-TEST = Forse una prova
signal-PRANK = Forse uno scherzo

## raiser

list-raiser = Alzato perché
raiser-U13 = Meno di 13 anni
raiser-NIGHT = Notte
raiser-AGAIN = Secondo contatto in un'ora, ancora senza risposta
raiser-SILENCE = Silenzio dopo una frase urgente
