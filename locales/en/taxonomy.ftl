### Labels of the code lists in inbox/taxonomy/, for operators and reports.
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Answers that every list with `answers` takes

answer-UNK = Asked, not known
answer-NASK = Not asked
answer-REF = Declined to say

## class

list-class = Kind of contact
class-COUN = Counselling
class-INFO = Information
class-MISS = Missing-child report
class-SIGHT = Sighting
class-CASEUPD = News on a case
class-PRO = From a professional
class-NON = Not counselling

## non_counselling

list-non_counselling = Why it was not counselling
non_counselling-SILENT = Silent
non_counselling-BLANK = Empty message
non_counselling-HANGUP = Hung up or left at once
non_counselling-PRANK = Prank
non_counselling-WRONG = Wrong number or address
non_counselling-ABUSIVE = Abuse of the operator
non_counselling-SEXGRAT = Sexual gratification
non_counselling-TEST = Test
non_counselling-THANKS = Thanks
non_counselling-QUEST = Question about the service
non_counselling-COMPL = Complaint
non_counselling-MISSED = Missed contact
non_counselling-TECHFAIL = Technical failure

## medium

list-medium = Medium
medium-PHONE = Phone
medium-EMAIL = E-mail
medium-SMS = Text message
medium-MATRIX = Matrix
medium-WEB = Web chat
medium-INPERSON = In person
medium-OTHER = Other

## about

list-about = About whom
about-SELF = Themselves
about-OTHER = Somebody else

## role

list-role = Who is in contact
role-CHILD = Child
role-PAR = Parent
role-GUARD = Guardian
role-CARER_INST = Carer in an institution
role-FAMILY = Other family
role-SIBLING = Brother or sister
role-PEER = Friend or peer
role-PARTNER = Partner of the child
role-SCHOOL = School
role-POLICE = Police
role-CPS = Child protection service
role-MEDIA = Media
role-PUBLIC_ALERT = Public, answering a child alert
role-PUBLIC_APPEAL = Public, answering an appeal
role-OTHER_HOTLINE = Another hotline
role-ANON = Wants to stay anonymous

## gender

list-gender = Gender of the child
gender-BOY = Boy
gender-GIRL = Girl
gender-NB = Non-binary
gender-OTHER = Other

## living_situation

list-living_situation = Living situation
living_situation-PARENTS = With parents
living_situation-RELATIVES = With relatives
living_situation-ALTCARE = Foster or other family care
living_situation-GROUP = Group home or institution
living_situation-HOMELESS = Homeless
living_situation-DETENTION = Detention
living_situation-INDEP = On their own
living_situation-RECEPTION = Reception centre
living_situation-OTHER = Other

## reason

list-reason = Reason for the contact
reason-MS = Missing
reason-MS_ABDUCTION = Abduction
reason-MS_LOST = Lost or otherwise missing
reason-MS_RUNAWAY = Runaway
reason-MS_THINKING = Thinking of running away
reason-MS_OTHER = Missing, other
reason-V = Violence
reason-V_BULLYING = Bullying
reason-V_CYBERBULLYING = Cyberbullying
reason-V_PHYSICAL = Physical violence
reason-V_EMOTIONAL = Emotional violence
reason-V_SEXUAL = Sexual violence
reason-V_NEGLECT = Neglect
reason-V_MARRIAGE = Early or forced marriage
reason-V_LABOUR = Child labour
reason-V_FGM = Female genital mutilation
reason-V_ONLINE_SEXUAL = Online sexual abuse or exploitation
reason-V_GROOMING = Grooming
reason-V_HARMFUL = Other harmful practices
reason-V_OTHER = Violence, other
reason-MH = Mental health
reason-MH_SUICIDAL = Suicidal thoughts or attempts
reason-MH_SELF_HARM = Self-harm
reason-MH_ANGER = Anger
reason-MH_FEAR = Fear and anxiety
reason-MH_MOOD = Low or changing mood
reason-MH_TRAUMA = Traumatic distress
reason-MH_EATING = Eating difficulties
reason-MH_ADDICTION = Addiction
reason-MH_BEHAVIOUR = Behaviour
reason-MH_SELF_IMAGE = Self-image
reason-MH_NEURODEV = Neurodevelopmental
reason-MH_OTHER = Mental health, other
reason-FR = Family
reason-FR_CAREGIVER = Parents or carers
reason-FR_SIBLINGS = Brothers and sisters
reason-FR_GENERAL = Family life in general
reason-FR_HEALTH = Health of a family member
reason-FR_FOSTERING = Fostering or adoption
reason-FR_OTHER = Family, other
reason-PR = Peers
reason-PR_FRIENDS = Friends
reason-PR_CLASSMATES = Classmates
reason-PR_PARTNER = Partner
reason-PR_OTHER = Peers, other
reason-EO = Education and work
reason-EO_ACADEMIC = Learning and marks
reason-EO_SCHOOL = Teachers and school
reason-EO_WORK = Work
reason-EO_OTHER = Education and work, other
reason-PH = Physical health
reason-PH_GENERAL = Health in general
reason-PH_PREGNANCY = Pregnancy
reason-PH_SEXUAL = Sexual and reproductive health
reason-PH_NUTRITION = Nutrition
reason-PH_HIV = HIV
reason-PH_OTHER = Physical health, other
reason-S = Sexuality
reason-S_BEHAVIOUR = Sexual behaviour
reason-S_IDENTITY = Orientation and identity
reason-S_OTHER = Sexuality, other
reason-A = Access to services
reason-A_ESSENTIAL = Essential needs
reason-A_LEGAL = Legal help
reason-A_HEALTH = Health services
reason-A_MENTAL_HEALTH = Mental health services
reason-A_EDUCATION = Education
reason-A_SOCIO_ECONOMIC = Social and economic support
reason-A_OTHER = Access to services, other
reason-DE = Discrimination
reason-DE_ETHNICITY = Ethnicity or origin
reason-DE_FINANCIAL = Financial situation
reason-DE_GENDER = Gender
reason-DE_IDENTITY = Sexual orientation or identity
reason-DE_HEALTH = Health or disability
reason-DE_BELIEF = Religion or belief
reason-DE_OTHER = Discrimination, other
reason-NC = Not counselling
reason-NC_COMPLAINT = Complaint
reason-NC_HELPLINE = About the helpline
reason-NC_OTHERS = About other services
reason-NC_THANKS = Thanks
reason-NC_OTHER = Not counselling, other

## heard

list-heard = How they heard of the line
heard-SCHOOL = School
heard-FRIEND = A friend
heard-FAMILY = Family
heard-WEB = Web search or site
heard-SOCIAL = Social media
heard-MEDIA = Press, radio, television
heard-POLICE = Police
heard-POSTER = Poster or leaflet
heard-OTHER = Other

## action

list-action = What was done
action-LISTEN = Listened and supported
action-RESOURCE = Gave information or material
action-REF_CPS = Referred to child protection
action-REF_HEALTH = Referred to health care
action-REF_LAW = Referred to police or justice
action-REF_MH = Referred to mental health care
action-REF_ORG = Referred to another organisation
action-REF_SCHOOL = Referred to school
action-REF_HOTLINE = Referred to another hotline
action-INTERV = Intervened directly
action-CSAM = Reported sexual abuse images
action-EMERG112 = Called 112
action-MSG_HOME = Passed a message home

## ended_by

list-ended_by = Ended by
ended_by-CONT = The contact
ended_by-OPER = The operator
ended_by-TIMEOUT = Silence
ended_by-TRANSFER = Handed over
ended_by-TECH = Technical failure

## emergency_reason

list-emergency_reason = Reason for the 112 decision
emergency_reason-DANGER_NOW = Life in danger now
emergency_reason-CHILD_ASKED = The child asked for it
emergency_reason-DUTY = Duty to report
emergency_reason-HELP_THERE = Help is already there
emergency_reason-SAFE_CHECKED = Safe now, checked
emergency_reason-NO_LOCATION = Place not known
emergency_reason-OTHER_ROUTE = Police or child protection called directly
emergency_reason-LOST_CONTACT = Contact was lost
emergency_reason-MISTAKEN = The signal was mistaken
emergency_reason-OTHER = Other

## signal

list-signal = Why it is urgent
signal-IMM = Immediate danger
signal-SUI_ACT = Suicide attempt, or means in hand
signal-VIO_NOW = Violence now
signal-ABD_NOW = Abduction now
signal-SIGHT_LIVE = Missing child seen right now
signal-TRAF = Held or moved against their will
signal-BABY_LOST = Child under 7 missing now
signal-SUI_PLAN = Plans to end their life
signal-SH_NOW = Self-harm now
signal-SEX_GROOM = Grooming or sexual blackmail
signal-STREET_TONIGHT = On the street tonight
signal-MISS_NEW = New missing report
signal-SIGHT = Missing child seen
signal-THREAT = Threat with a weapon
signal-MED = Medical help may be needed
signal-PAR_RISK = Parent about to take the child away
signal-AGE_U13 = Under 13 and alone
signal-SUI_IDEA = Thinks of suicide
signal-SH = Self-harm
signal-ABUSE = Abuse or neglect told
signal-BULLY = Severe bullying
signal-RUN_THINK = Thinks of running away
signal-WITNESS = Saw harm done to another
signal-MIG_ALONE = On the move without an adult
signal-UNREADABLE = Could not be read by the rules
signal-UNSURE = Not sure of being safe
signal-DISTRESS = Distress
signal-FAMILY = Quarrel at home
signal-CASE = Question on a case
signal-THANKS = Says thank you
signal-QUESTION = General question
signal-MEDIA = From the media
signal-TEST = May be a test
signal-PRANK = May be a prank

## raiser

list-raiser = Raised because
raiser-U13 = Under 13
raiser-NIGHT = Night
raiser-AGAIN = Second contact within the hour, no answer yet
raiser-SILENCE = Silence after an urgent sentence

## case_kind

list-case_kind = Kind of case
case_kind-MISSING = Missing child
case_kind-PROTECTION = Protection
case_kind-PREVENTION = Prevention

## case_status

list-case_status = Status
case_status-NEW = New
case_status-OPEN = In work
case_status-WAITING = Waiting
case_status-REFERRED = Referred
case_status-FOUND = Found
case_status-CLOSED = Closed
case_status-REOPENED = Reopened
case_status-ARCHIVED = Archived

## status_reason

list-status_reason = Reason for the change
status_reason-WORK = Work began
status_reason-ANSWER = Waiting for an answer
status_reason-HANDED = Handed over to another service
status_reason-FOUND = The child was found
status_reason-SOLVED = Solved
status_reason-WITHDRAWN = Withdrawn by the reporter
status_reason-NOCONTACT = No contact any more
status_reason-DUPLICATE = The same as another case
status_reason-AGAIN = Missing again
status_reason-NEWS = New information
status_reason-MISTAKE = Set by mistake
status_reason-OTHER = Other

## risk

list-risk = Risk
risk-HIGH = High
risk-MEDIUM = Medium
risk-LOW = Low

## message_state

list-message_state = Message home
message_state-DRAFT = Words left by the child
message_state-CONFIRMED_BY_CHILD = The child agreed to them
message_state-IDENTITY_CHECKED = The family is who they say
message_state-PASSED_ON = Passed on
message_state-ANSWERED = Answered
message_state-WITHDRAWN = Taken back by the child

## migration_status

list-migration_status = Migration status
migration_status-NONE = Does not apply
migration_status-ASYLUM = Asks for asylum
migration_status-REFUGEE = Refugee
migration_status-UNDOC = Without papers
migration_status-MOVE = On the move in the EU
migration_status-OTHER = Other

## vulnerability

list-vulnerability = Vulnerability
vulnerability-MENTAL = Mental health
vulnerability-SUICIDE = Suicide risk
vulnerability-DISABILITY = Disability
vulnerability-ILLNESS = Illness or medicine needed
vulnerability-SUBSTANCE = Alcohol or drugs
vulnerability-EXPLOIT = Exploitation
vulnerability-PREGNANT = Pregnant
vulnerability-ALONE = Unaccompanied
vulnerability-LGBTI = LGBTI
vulnerability-NONE = None known
vulnerability-OTHER = Other

## person_role

list-person_role = Part in the case
person_role-HOUSEHOLD = Same household
person_role-REPORTER = Reporter
person_role-ABDUCTOR = Suspected abductor
person_role-PERPETRATOR = Perpetrator
person_role-WITNESS = Witness
person_role-SUPPORT = Person of trust
person_role-OTHER = Other

## relation

list-relation = Relation to the child
relation-MOTHER = Mother
relation-FATHER = Father
relation-STEP = Step-parent
relation-SIBLING = Sibling
relation-GRAND = Grandparent
relation-FAMILY = Other family
relation-GUARDIAN = Guardian
relation-CARER = Carer in an institution
relation-PARTNER = Boyfriend or girlfriend
relation-FRIEND = Friend
relation-PROFESSIONAL = Professional
relation-STRANGER = Stranger
relation-OTHER = Other

## contact_mode

list-contact_mode = How they meet
contact_mode-INPERSON = In person
contact_mode-ONLINE = Online
contact_mode-HYBRID = Both

## custody_rights

list-custody_rights = Custody
custody_rights-SHARED = Shared
custody_rights-MOTHER = Mother
custody_rights-FATHER = Father
custody_rights-THIRD = Third person
custody_rights-OTHER = Other

## proceedings

list-proceedings = Court proceedings
proceedings-NONE = None
proceedings-RUNNING = Running
proceedings-DECIDED = Decided

## hague

list-hague = Hague application
hague-NONE = None
hague-PREPARED = Being prepared
hague-FILED = Filed
hague-RETURN = Return ordered
hague-REFUSED = Refused
hague-WITHDRAWN = Withdrawn

## episode_category

list-episode_category = Category
episode_category-RUN = Runaway
episode_category-RUN_HOME = From home
episode_category-RUN_INST = From an institution
episode_category-RUN_PUSHED = Pushed out
episode_category-RUN_THINKING = Thinks of running away
episode_category-PAR = Parental abduction
episode_category-PAR_NAT = Within the country
episode_category-PAR_INT = International
episode_category-PAR_RISK = Feared
episode_category-CRI = Abduction by a third person
episode_category-LOS = Lost, injured or otherwise missing
episode_category-LOS_LOST = Lost
episode_category-LOS_INJ = Injured
episode_category-LOS_UNDET = Not determined
episode_category-MIG = Child in migration

## missing_from

list-missing_from = Missing from
missing_from-HOME = Home
missing_from-FAMILY = Family
missing_from-PEER = A friend's place
missing_from-SCHOOL = School
missing_from-INST = Institution
missing_from-RECEPTION = Reception centre
missing_from-PUBLIC = Public place
missing_from-ONLINE = After an online contact
missing_from-OTHER = Other

## missing_reason

list-missing_reason = Reasons
missing_reason-HOME = Problems at home
missing_reason-INST = Problems in the institution
missing_reason-ABUSE = Abuse or neglect
missing_reason-SCHOOL = School
missing_reason-SUBST = Alcohol or drugs
missing_reason-MENTAL = Mental health
missing_reason-GROOM = Grooming or exploitation
missing_reason-RELATION = Relationship
missing_reason-LEGALSTATUS = Residence status
missing_reason-OTHER = Other

## violence

list-violence = Violence met
violence-NONE = None
violence-PHYSICAL = Physical
violence-EMOTIONAL = Emotional
violence-SEXUAL = Sexual
violence-NEGLECT = Neglect
violence-ONLINE = Online
violence-LABOUR = Forced labour
violence-TRAFFICKING = Trafficking
violence-MARRIAGE = Forced marriage
violence-OTHER = Other

## sis_alert

list-sis_alert = SIS alert
sis_alert-NONE = None
sis_alert-REQ = Asked for
sis_alert-ACTIVE = Active
sis_alert-PREV = Preventive
sis_alert-NA = Does not apply

## interpol

list-interpol = Interpol notice
interpol-NONE = None
interpol-REQ = Asked for
interpol-ACTIVE = Active
interpol-NA = Does not apply

## child_alert

list-child_alert = Child alert
child_alert-NONE = None
child_alert-REQ = Asked for
child_alert-ACTIVE = Active
child_alert-ENDED = Ended

## publicity

list-publicity = Publicity
publicity-NONE = None
publicity-HOTLINE = By the hotline
publicity-POLICE = By the police
publicity-MEDIA = Media
publicity-SOCIAL = Social networks
publicity-FAMILY = By the family

## found_how

list-found_how = How found
found_how-POLICE = By the police
found_how-SELF = Came back alone
found_how-FAMILY = By the family
found_how-HOTLINE = By the hotline
found_how-PUBLIC = By the public
found_how-AUTHORITY = By another authority
found_how-OTHER = Other

## outcome

list-outcome = Outcome
outcome-FOUND_SAFE = Found safe
outcome-FOUND_HARMED = Found harmed
outcome-FOUND_DECEASED = Found dead
outcome-LOCATED_NOT_RETURNED = Located, not returned
outcome-STILL_MISSING = Still missing
outcome-WITHDRAWN = Report withdrawn
outcome-NOT_MISSING = Was not missing

## duration

list-duration = Duration
duration-D1 = Under 24 hours
duration-W1 = 1 day to 1 week
duration-M1 = 1 week to 1 month
duration-M6 = 1 to 6 months
duration-LONG = Over 6 months

## referral_to

list-referral_to = Referred to
referral_to-CPS = Child protection
referral_to-POLICE = Police
referral_to-HEALTH = Health
referral_to-MENTAL = Mental health
referral_to-LEGAL = Legal help
referral_to-SHELTER = Shelter
referral_to-SCHOOL = School
referral_to-HOTLINE = Another hotline
referral_to-CENTRAL = Central authority
referral_to-EMBASSY = Embassy or consulate
referral_to-OTHER = Other

## uptake

list-uptake = Uptake
uptake-OPEN = Not known yet
uptake-CONFIRMED = Taken up, confirmed
uptake-REFUSED = Declined by the service
uptake-NOTTAKEN = Not taken up

## document_kind

list-document_kind = Kind of document
document_kind-PHOTO = Photo
document_kind-ID = Identity paper
document_kind-COURT = Court
document_kind-POLICE = Police
document_kind-MEDICAL = Medical
document_kind-CONSENT = Consent
document_kind-OTHER = Other

## yes_no

list-yes_no = Answer
yes_no-YES = Yes
yes_no-NO = No

## erasure_reason

list-erasure_reason = Reason for erasing
erasure_reason-ASKED = The person asked for it
erasure_reason-OVER = Its time is over
erasure_reason-AUTHORITY = A court or an authority says so
erasure_reason-MISTAKE = Written down by mistake
erasure_reason-TEST = A test
erasure_reason-OTHER = Other

## procedure_step

list-procedure_step = Step
procedure_step-FIRST = First contact
procedure_step-TELL = Whom to tell
procedure_step-FOLLOW = Going on
procedure_step-END = At the end

## procedure_kind

list-procedure_kind = What to do
procedure_kind-ASK = Ask
procedure_kind-DO = Do
procedure_kind-TELL = Tell

## training_kind

list-training_kind = Training
training_kind-INDUCTION = Beginning at the line
training_kind-LISTENING = Listening and talking
training_kind-SAFEGUARDING = Child protection
training_kind-MISSING = Missing children
training_kind-MIGRATION = Migration and trafficking
training_kind-SUICIDE = Suicide and self-harm
training_kind-ONLINE = Harm online
training_kind-PRIVACY = Data protection
training_kind-SYSTEM = Working with Earshot
training_kind-SUPERVISION = Supervision
training_kind-OTHER = Other

## complaint_about

list-complaint_about = Complaint about
complaint_about-TALK = How a talk went
complaint_about-REACH = Not getting through
complaint_about-DECISION = What was decided or told
complaint_about-PRIVACY = Confidentiality
complaint_about-CONDUCT = Somebody's conduct
complaint_about-TECHNICAL = Technical trouble
complaint_about-OTHER = Other

## complaint_from

list-complaint_from = From whom
complaint_from-CHILD = Child
complaint_from-PARENT = Parent or guardian
complaint_from-RELATIVE = Family or friend
complaint_from-PROFESSIONAL = Professional
complaint_from-AUTHORITY = Authority
complaint_from-STAFF = Somebody of the line
complaint_from-ANON = Anonymous
complaint_from-OTHER = Other

## complaint_outcome

list-complaint_outcome = Outcome of a complaint
complaint_outcome-OPEN = Not answered yet
complaint_outcome-UPHELD = Justified
complaint_outcome-PARTLY = Partly justified
complaint_outcome-NOTUPHELD = Not justified
complaint_outcome-WITHDRAWN = Withdrawn
complaint_outcome-ELSEWHERE = Passed on

## drill_kind

list-drill_kind = Drill
drill_kind-DANGER = A child in immediate danger
drill_kind-ABDUCTION = An abduction
drill_kind-ALERT = A public alert
drill_kind-OUTAGE = The line is down
drill_kind-HANDOVER = Another line takes over
drill_kind-LEAK = Data went astray
drill_kind-OTHER = Other
