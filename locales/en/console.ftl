### The operators' console: people who answer, supervise and administer. Calm and plain: says what is so and what to do next. No blame, no exclamation marks.
### How to translate and review: ../README.md. Names ($name, $alias), times ($time) and clocks ($wait) come in undeclined.

-reviewed-by = none

## Brand and tab titles. A title never says who or what.

brand = Earshot
title-quiet = Inbox · Earshot
title-waiting = ({ $count }) Inbox · Earshot
# Somebody in immediate danger waits and nobody has taken the talk.
title-alarm = ◆ { $count } urgent · Earshot

## Log-in

login-hint = For the people who answer.
login-name = User name
login-password = Password
login-enter = Log in
login-busy = Logging in…
login-wrong = User name or password is wrong. Please try again.
login-slow-down = Too many attempts. Please wait a minute, then try again.
login-no-answer = The server does not answer. Check the network, then try again.
login-server-trouble = The server has a problem. Please try again in a moment.
unreachable = The server can't be reached right now.
try-again = Try again

## The page behind the link of an invitation or a password reset

link-invite = Welcome, { $name }. Choose a password, then you can log in.
link-reset = Hello { $name }. Choose a new password.
link-password = Password
link-again = The same password again
# $typed counts the characters while typing.
link-help = At least { $count } characters; a few words that you remember are best. { $typed } so far.
link-short = Please use at least { $count } characters.
link-differ = The two passwords are not the same.
link-save = Save password
link-done = Your password is saved. You can log in now.
link-dead = This link was used already or is too old. Ask your administrator for a new one.

## Lock: covers the screen when nobody is at the desk. Never says who waits.

lock-title = Locked
lock-idle = Nobody was active here for 15 minutes. { $name }, please enter your password; everything is as you left it.
lock-asked = { $name }, enter your password to go on. Everything is as you left it.
lock-ended = Your session has ended. { $name }, please enter your password; everything is as you left it.
lock-open = Unlock
lock-other = Log out, somebody else takes this desk
lock-alarm = { $count ->
    [one] Somebody in danger waits, nobody is on it
   *[other] { $count } people in danger wait, nobody is on it
}
lock-waiting = { $count ->
    [one] One person is waiting.
   *[other] { $count } people are waiting.
}
lock-unsent = { $count ->
    [one] One message is not sent yet. It is kept.
   *[other] { $count } messages are not sent yet. They are kept.
}

## Header

# The search button, and the field it opens.
find = Find a talk or a command
find-nothing = Nothing found among what is loaded here.
skip-to-talk = Go to the talk
# State of the connection to the server.
line-live = Live
line-reconnecting = Reconnecting…
line-offline = Offline since { $time }
status-label = Your status
status-accepting = Accepting
status-paused = Paused
status-away = Away
# In the menu under the operator's own name.
menu-line = { $name } · contacts see you as { $alias }

## The band over every screen while somebody in immediate danger waits and nobody has taken the talk

alarm-label = Urgent, nobody is on it
alarm-look = Look
alarm-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
# Spoken at once by screen readers. $reason is one of the signal- messages.
alarm-spoken = Urgent: { $reason }. Nobody is on it.

## Views

views-label = Views
views-work = Work
view-waiting = Waiting
view-mine = Mine
view-theirs = Waiting for them
view-closed = Closed
page-operators = Operators
page-channels = Channels
page-canned = Canned replies
page-triage = Triage
page-audit = Audit
page-not-yours = Your role doesn't open this page.
sound-on = Sound is on
sound-off = Sound is off
sound-blocked = Sound is blocked: click here
order-waiting = Most urgent first
order-mine = Most urgent first
order-theirs = Most urgent first
order-closed = Latest first
# $wait is a clock such as 11:05.
list-longest = longest { $wait }
list-failed = The list could not be loaded. Trying again…
loading = Loading…
empty-waiting = Nobody is waiting.
empty-mine = You are on no talk.
empty-theirs = Nobody was answered and is silent.
empty-closed = Nothing was closed yet.
# On the pill that shows what the list holds back while the pointer is over it.
list-changes = { $count ->
    [one] 1 change
   *[other] { $count } changes
}

## Rows

# The way in, short.
channel-webchat = chat
channel-email = e-mail
channel-sms = text
channel-matrix = Matrix
priority-0 = Urgency 0, immediate
priority-1 = Urgency 1, within 5 minutes
priority-2 = Urgency 2, within 15 minutes
priority-3 = Urgency 3, within the hour
priority-4 = Urgency 4, today
# Short form, as on a label.
priority-short = P{ $priority }
row-unread = { $count ->
    [one] 1 unread
   *[other] { $count } unread
}
# For screen readers. $wait is one of the spoken- messages.
row-waits = waits for { $wait }
row-waits-late = overdue, waits for { $wait }
row-their-turn = silent for
who-you = you
who-nobody = nobody on it yet
who-they-type = writing…
who-types = { $name } is writing
who-looks = { $name } is looking
who-offered-you = offered to you
who-offered = offered to { $name }
row-flood = flood
language-unknown = language unknown

## Clocks and days. span-hours and span-days stand in a narrow column.

span-hours = { $hours } h { $minutes }
span-days = { $days } d
target-hours = { $hours } h
spoken-seconds = { $count ->
    [one] one second
   *[other] { $count } seconds
}
spoken-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
spoken-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}
spoken-days = { $count ->
    [one] one day
   *[other] { $count } days
}
day-today = Today
day-yesterday = Yesterday

## The open talk

# Name of the region for screen readers.
talk-label = Open talk
talk-none = Choose a talk. The most urgent is on top.
talk-none-keys = Keys:
talk-held = { $name } is on this. You can read and leave a note.
talk-left = They left the chat at { $time }. A reply would not reach them.
# A mail address sent an answer back for good. $time is a day and an hour.
talk-refused = Their address refused an answer for good ({ $time }). Nothing more is sent to it until they write again.
talk-related = Seems to belong to another conversation
thread-label = Messages
thread-earlier = Earlier messages
thread-sitting = Contact no. { $number }
thread-typing = { $alias } is writing…
thread-below = { $count ->
    [one] 1 new message
   *[other] { $count } new messages
}
words-all = Show all { $count } characters
by-you = you
# Stands where a name stands: nobody wrote this, Earshot did.
by-itself = Earshot, by itself
# Names of lines for screen readers.
said-in = { $name }, { $time }
said-out = Reply, { $name }, { $time }
said-note = Note, { $name }, { $time }
# Spoken when a message comes into the open talk.
said-by = { $alias }: { $text }
note-by = Note · { $name } · only operators see this

## The safety question ("Are you safe right now?") and its answer

safety-asked = Safe right now?
safety-yes = Says: safe
safety-no = Says: not safe
safety-unsure = Says: not sure
safety-when = at { $time }
safety-emergency = Emergency services: { $number }

## Hand-over

offer-words = { $name } hands this talk over to you.
offer-accept = Accept
offer-decline = Decline
# A queue offers it: nobody has it yet.
offer-queue = This talk is offered to you. After a minute it goes to the next.
offer-pass = Pass on
offered-label = Offered to you
offered-words = Offered to you
# For screen readers.
offered-spoken = { $alias } is offered to you.
offer-waits = Offered to { $name }, not accepted yet.
transfer-title = Hand over { $alias }
transfer-to = To whom
transfer-everybody = Back to everybody
transfer-note = Note for whoever takes it
transfer-hint = It stays yours until your colleague accepts.
transfer-back-hint = It goes back to the list at once and waits for somebody to take it.
transfer-offer = Hand over
transfer-release = Put back

## Priority by hand

action-priority = Change urgency
priority-title = How urgent is { $alias }?
priority-now = Now P{ $priority }: { $reason }
priority-new = New urgency
priority-is-now = as it is now
priority-why-higher = Why more urgent?
priority-why-lower = Why less urgent?
priority-set = Set
done-priority = { $alias } is P{ $priority } now.
why-unsaid = It is meant, not said
why-words = They say it in other words
why-picture = A picture or recording shows it
why-elsewhere = Known from a call, a colleague, another talk
why-misread = The words were misread
why-joke = A joke or a figure of speech
why-fiction = A game, a film, a song, homework
why-past = It is long over
why-quoted = Somebody else's words
why-settled = The danger was real and is over
why-prank = A test or a prank

## Triage: what the rules got wrong

triage-hint = What operators and the ends of talks say about the rules. No words of anybody stand here. What nobody corrects isn't known.
triage-stretch = Time
triage-days =
    { $days ->
        [one] The last day
       *[other] The last { $days } days
    }
triage-missed = Missed
triage-missed-words = of { $grave } that ended as P0 or P1
triage-false = False alarms
triage-false-words = of { $alarms } that the rules ranked P0 or P1
triage-table = What the rules said, and how it ended
triage-said = Rules
triage-ended = ended P{ $priority }
triage-lowered = Lowered by operators
triage-raised = Raised by operators
triage-none = Nothing in this time.
triage-times = Times
triage-change = Change
triage-why = Why

## Delivery: what became of a reply, and what to do

delivery-queued = waiting to be sent
delivery-leased = being sent
delivery-sent = sent
delivery-delivered = delivered
delivery-read = seen
delivery-failed = Not sent
delivery-expired = Not sent in time
delivery-unknown = Not known whether it arrived
delivery-failed-help = It did not reach them. Copy it into the composer to send it again.
delivery-expired-help = They were not there to receive it. If it still matters, copy it into the composer and send it again.
delivery-unknown-help = It may have arrived. It is never sent twice by itself. Ask whether it came, or copy it into the composer.
delivery-hopeless-help = It did not reach them, and sending it again will not help. Look for another way to reach them.
delivery-too-large-help = It did not reach them. Send it again without the files, or with smaller ones.
delivery-copy = Copy into the composer
# Why the carrier refused, where that is known.
delivery-code-session-ended = they left the chat
delivery-code-address-refused-mail = their address refused an earlier answer for good
delivery-code-no-address = there is no address to answer to
delivery-code-attachments-too-large = the files are too large for mail
# A mail server's status code (RFC 3463): one exact, then what begins alike. Shown with the number behind it.
delivery-code-5-1-1 = the address does not exist
delivery-code-5-1-2 = the part of the address behind the @ does not exist
delivery-code-5-1-6 = the mailbox has moved and left no new address
delivery-code-5-1-10 = this address takes no mail at all
delivery-code-5-1 = there is something wrong with the address
delivery-code-5-2-1 = the mailbox is switched off
delivery-code-5-2-2 = the mailbox is full
delivery-code-5-2-3 = the mail is too large for this mailbox
delivery-code-5-2 = the mailbox does not take it
delivery-code-5-3-4 = the mail is too large for their server
delivery-code-5-3 = their mail server can't take it
delivery-code-5-4 = no way to their mail server was found
delivery-code-5-5 = the mail servers did not understand each other
delivery-code-5-6 = their server does not take what is in the mail
delivery-code-5-7 = their mail server refused it
delivery-code-5 = refused for good
delivery-code-4-2-2 = the mailbox is full for now
delivery-code-4-4 = their mail server could not be reached
delivery-code-4-7 = their mail server does not want it now
delivery-code-4 = could not be delivered for now
# $words is one of the lines above, $code the number.
delivery-code-numbered = { $words } ({ $code })

## Flags on a message

flag-id-reused = Came under a number that was used before, with other words. Both are kept.
flag-unreadable = Could not be read. What came is attached as it is.
# What kind of mail it is, small above the words.
flag-automatic = Sent automatically
flag-machine = Automatic reply from their side
flag-carrier = Report of the mail system

## Mail in the thread

# The sender's own clock, where it differs from when the mail came in.
mail-sent = sent { $time }
# The mail servers vouch for the sender's address.
mail-confirmed = sender confirmed
mail-doubtful = May not come from this address: { $address }
mail-elsewhere = Answers go to { $address }, not to the sender's address.
mail-forwarded = Forwarded: written by { $name }
# $date as the mail program wrote it.
mail-forwarded-dated = Forwarded: written by { $name } on { $date }
# Opens what the words above leave out.
mail-quoted = Show quoted text and signature
mail-quoted-hide = Hide quoted text and signature
# A list of what could not be read in the mail.
mail-notes = About this mail
# What is odd about a mail.
mail-note-address-not-ascii = The sender's address has letters that can look like others
mail-note-attachments-cut = There were more files than are kept apart; all of them are in the original
mail-note-boundary-missing = The mail is damaged: its parts are not marked
mail-note-date-unreadable = Its date can't be read
mail-note-empty = The mail is empty
mail-note-encrypted = It is encrypted and can't be read here
mail-note-from-is-sender = It names no author; the sender stands for them
mail-note-from-missing = It names no sender
mail-note-headers-cut = Its headers are too long; the rest is in the original
mail-note-mail-cut = The mail is too large to be read whole; the rest is in the original
mail-note-name-shows-other-address = The sender's name shows another address than the mail came from
mail-note-no-headers = The mail has no headers
mail-note-not-closed = The mail ends too early: something may be missing
mail-note-several-from = It names several senders
mail-note-text-cut = The text is too long; the rest is in the original
mail-note-too-deep = It holds mails within mails deeper than is read
mail-note-too-many-parts = It has more parts than are read; the rest is in the original
mail-note-winmail-damaged = A file of Outlook (winmail.dat) is damaged
mail-designed = Show as designed
mail-designed-hide = Show the text only
mail-designed-hint = Nothing is loaded from elsewhere; links are shown, not followed.
# Name of the frame for screen readers.
mail-designed-title = The mail as designed
# Within the frame, where there is no mail to show.
mail-designed-gone = There is nothing to show here any more.
mail-designed-unreadable = The design of this mail can't be shown. Read the text, or save the original mail.
# Opens the pictures that the mail itself brought.
mail-pictures = Show pictures
mail-pictures-hide = Hide pictures
mail-details = Details
mail-from = From
mail-reply-to = Answers to
mail-to = To
mail-cc = Copy
mail-subject = Subject
mail-sent-at = Sent
mail-received-at = Received
mail-forwarded-from = Written by
mail-forwarded-subject = Its subject
mail-original = Save the original mail

## A message that isn't known to have arrived at the server

unsent-label = Not sent yet
unsent-sending = sending…
unsent-waiting = Not sent yet.
unsent-waiting-help = It is kept here and goes out by itself as soon as the line is back.
unsent-now = Send now
unsent-edit = Back to the composer
unsent-refused = Not accepted.
unsent-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
conflict-title = { $alias } wrote meanwhile. Your reply is not sent yet:
conflict-edit = Back to my reply
conflict-send = Send anyway

## Composer

composer-kinds = What you write
composer-reply = Reply
composer-note = Note
composer-note-begun = a note is begun
composer-canned = Canned
composer-reply-label = Reply to { $alias }
composer-note-label = Note about { $alias }, only operators see it
composer-reply-hint = Write to { $alias }…
composer-note-hint = For colleagues only…
composer-closed-hint = This talk is closed.
composer-count = { $count } of { $limit }
composer-claim-first = Claim to reply
composer-not-yours = Somebody else replies here.
composer-closed = Closed. Notes are still possible.
note-warning = Only operators see this
note-save = Save note
reply-send = Send
draft-empty = {""}
draft-saving = saving…
draft-saved = draft saved
draft-unsaved = not saved yet
file-attach = Attach file
file-remove = Remove { $name }
file-uploading = uploading…
file-download = Download
file-closed = Came from outside, not checked. Open it only if you must.
file-closed-picture = Came from outside, not checked.
# The mail itself, where it is large. $size such as 31 MB.
file-original = The whole mail as it came, { $size }
picture-reveal = Show picture
picture-logged = Who looks is recorded.
picture-cover = Cover
picture-uncover = Uncover
picture-alt = Picture { $name }
canned-in = { $language }
canned-every = All languages
canned-none-in = None in { $language }; others are shown
canned-show-every = All languages
canned-show-own = Their language only
canned-nothing = Nothing found.

## Beside the talk

about-label = About this talk
about-contact = Contact
about-address = Address
about-language = Language
about-first = First seen
about-sittings = Contacts
about-sittings-count = { $count ->
    [one] this is the first
   *[other] { $count } in all
}
about-urgency = Why it is urgent
about-no-signal = no signal found
about-rule = Rule
about-by-hand = set by a colleague
about-flood = Flood
about-flood-words = Many came at once; it waits behind its like
about-queue = Queue
about-waits = Waits
about-people = Who is here
about-holder = On it
about-looking = Looking
about-record = Call record
about-no-record = Not written yet
about-earlier = Earlier

## Actions: buttons, palette and key map share these

action-down = Next in the list
action-up = Previous in the list
action-open = Open
action-claim = Claim
action-reply = Reply
action-note = Write a note
action-canned = Canned replies
action-send = Send
action-transfer = Hand over
action-release = Put back
action-accept = Accept the hand-over
action-close = Close…
action-record = Call record…
action-about = About this talk
action-back = Back
action-go-waiting = Go to Waiting
action-go-mine = Go to Mine
action-go-theirs = Go to Waiting for them
action-go-closed = Go to Closed
action-go-canned = Canned replies: edit
action-go-operators = Operators
action-go-channels = Channels
action-go-audit = Audit
action-go-triage = Triage
action-palette = Find a talk or a command
action-keys = Keyboard
action-status-accepting = Status: accepting
action-status-paused = Status: paused
action-status-away = Status: away
action-mute = Switch sound off
action-unmute = Switch sound on
action-notify = Notify me in other tabs
action-lock = Lock the screen
action-log-out = Log out
keys-title = Keyboard
keys-list = List
keys-talk = Talk
keys-go = Go
keys-desk = Desk
keys-hint = Letters work while you are not writing. Esc leaves the composer.

## The Call form, filled in when a talk is closed. Labels of codes come from taxonomy.ftl.

call-title = Call record
call-title-close = Close { $alias }
call-title-record = Call record of { $alias }
call-no-lists = The code lists are not loaded. Check the connection, then try again.
# In front of a row of one-key answers: prank, silent, wrong number…
call-quick = Not counselling, one key:
call-class = Kind of contact
call-non = Why it was not counselling
call-about = About whom
call-role = Who was in contact
call-age = Age of the child
call-age-years = years
call-age-unknown = If the age is not known
call-gender = Gender of the child
call-reasons = Reasons
call-reason-find = Type to find a reason
call-reason-remove = Remove { $reason }
# Beside the most important of several reasons.
call-leading = leading
call-actions = What was done
call-note = Note
call-emergency = Emergency services ({ $number })
call-emergency-short = Emergency
call-emergency-why = Why
call-called = Called
call-not-called = Not called
call-choose = Choose…
call-close = Close the talk
call-save = Save the record
call-gaps = { $count ->
    [one] One answer is missing.
   *[other] { $count } answers are missing.
}
call-missing-non = Please choose one.
call-missing-age = Enter the age, or choose why it is not known.
call-missing-reasons = Choose a reason, or say why there is none.
call-missing-leading = Choose the leading reason.
call-missing-emergency = Was { $number } called? This is recorded for every talk of urgency 0.
call-missing-why = Please choose the reason for the decision.
answer-UNK = Asked, not known
answer-NASK = Not asked
answer-REF = Declined to say

## Pages

operators-invite = Invite
operators-name = Name
operators-login = User name
operators-alias = Alias
operators-alias-long = Alias that contacts see
operators-languages = Languages
operators-skills = Skills
operators-skills-of = Skills of { $name }, with commas between
operators-skills-none = none
operators-talks = Talks at a time
operators-talks-of = Talks at a time for { $name }
operators-changed = Changed { $name }.
operators-role = Role
operators-role-of = Role of { $name }
operators-role-done = Role of { $name } changed.
operators-status = Status
operators-acts = Actions
operators-off = Deactivated
operators-reset = Password link
operators-deactivate = Deactivate
operators-activate = Activate
operators-off-done = { $name } can no longer log in.
operators-on-done = { $name } can log in again.
operators-make-link = Invite and show the link
role-operator = Operator
role-supervisor = Supervisor
role-admin = Administrator
link-for = Link for { $name }:
link-label = Link
link-copy = Copy
link-copied = The link is copied.
link-once = It works once. Hand it over in person or by a way you trust; it is not shown again.
canned-hint = Operators open these with / in the composer, in the language of the contact first.
canned-none = There are no canned replies yet.
canned-add = New reply
canned-title = Title
canned-language = Language
canned-text = Text
canned-save = Save
canned-saved = “{ $title }” is saved.
canned-change = Change
canned-change-named = Change “{ $title }”
canned-remove = Remove
canned-remove-named = Remove “{ $title }”
canned-remove-sure = Really remove
canned-removed = “{ $title }” is removed.
audit-hint = Who did and saw what, newest first. Nothing here can be changed.
audit-at = When
audit-who = Who
audit-act = What
audit-subject = On what
audit-system = the system
audit-more = Further back
audit-again = Refresh
act-operator-logged-in = Logged in
act-login-failed = Failed to log in
act-operator-logged-out = Logged out
act-conversation-opened = Opened a talk
act-conversation-claimed = Claimed a talk
act-conversation-released = Put a talk back
act-conversation-offered = Handed a talk over
act-conversation-declined = Declined a hand-over
act-conversation-taken = Took a talk over
act-conversation-closed = Closed a talk
act-conversation-prioritised = Changed a talk's urgency
act-conversation-dropped = Gave a talk back because its operator is gone
act-conversation-erased = Erased a talk
act-message-sent = Sent a reply
act-message-shown-as-html = Looked at a mail as designed
act-message-shown-with-pictures = Looked at a mail as designed, with pictures
act-message-original-downloaded = Saved an original mail
act-note-written = Wrote a note
act-attachment-revealed = Looked at a picture
act-attachment-downloaded = Downloaded a file
act-call-opened = Opened a call record
act-call-saved = Saved a call record
act-operator-invited = Invited an operator
act-operator-changed = Changed an operator
act-operator-link-made = Made a password link
act-operator-password-set = Set a password
act-canned-created = Wrote a canned reply
act-canned-changed = Changed a canned reply
act-canned-deleted = Removed a canned reply
act-hotline-applied = Changed the hotline's set-up
act-channel-applied = Changed a channel

## Channels: how each way in is, and mailboxes

# The line over every screen while a channel needs somebody's help.
health-label = Channels that need help
health-no-words = It does not work.
health-last = worked last { $time }
health-look = Channels
channels-hint = How each way in is. A mailbox is set up here and can be tried at once.
channels-add = Add mailbox
channels-change = Change
channels-change-named = Change { $name }
channels-test = Test
channels-test-named = Test { $name }
channels-testing = Testing…
channels-testing-hint = Signs in to the mail servers as Earshot does. Nothing is changed and nothing is sent.
channels-checks = Result of the test
channels-check-works = Works:
channels-check-fails = Does not work:
channels-saved = { $name } is saved. Test it now.
channels-state = State
channels-state-ready = ready
channels-state-off = switched off
channels-state-starting = starting
channels-state-works = works
channels-state-interrupted = interrupted, tries again by itself
channels-state-needs-help = needs help
channels-problem = Problem
channels-last-ok = Worked last
channels-received = Last message
channels-never = none yet
channels-stored = Taken in so far
channels-server-count = On the mail server
channels-backlog = Not taken in yet
mailbox-title-new = New mailbox
mailbox-title-change = Change { $name }
mailbox-part-mailbox = Mailbox
mailbox-part-incoming = Incoming mail
mailbox-part-outgoing = Outgoing mail
mailbox-part-answers = What others see
mailbox-part-automatic = Automatic answer
mailbox-part-trust = Trust
mailbox-name = Name in Earshot
mailbox-name-fixed = The name stays; the mailbox is known by it.
mailbox-name-taken = There is a channel with this name. Choose another one.
mailbox-address = Mail address
mailbox-aliases = Other addresses that lead here
mailbox-aliases-hint = One a line, so that nobody takes them for a writer.
mailbox-active = In use
mailbox-active-hint = Switched off, nothing is received and nothing is sent.
mailbox-host = Server
mailbox-port = Port
mailbox-tls = Encryption
mailbox-tls-implicit = TLS
mailbox-tls-starttls = STARTTLS
mailbox-tls-plain = none (same machine only)
mailbox-username = User name
mailbox-password = Password
mailbox-password-hint = It is kept sealed and never shown.
mailbox-password-keep = Leave empty to keep the password that is set. It is never shown.
mailbox-token = Signs in with an access token, which is set up on the server. No password is needed.
mailbox-same = Same user name and password as for incoming mail
mailbox-folders = Folders
mailbox-folders-hint = One a line. The first one is listened to all the time.
mailbox-start = Mails that are there already
mailbox-start-now = Only what comes from now on
mailbox-start-everything = Take in old mails too
mailbox-start-hint = Counts for folders that were never read before. Old mails get no automatic answer.
mailbox-neutral-why = Subject and sender name show on locked phones and shared screens, to whoever looks. Neutral words give nothing away.
mailbox-neutral-subject = Neutral subject
mailbox-neutral-subject-hint = Every answer has it. Empty repeats the subject of their mail.
mailbox-neutral-sender = Neutral sender name
mailbox-neutral-sender-hint = Every answer has it. Empty uses the sender name below.
mailbox-sender = Sender name
mailbox-sender-hint = Stands beside the address where no neutral name is set.
mailbox-plus = The address works with an addition
mailbox-plus-hint = Most mail servers carry help+word@… to help@…. Answers then find their conversation more surely.
mailbox-acknowledge = Answer new mails automatically
mailbox-acknowledge-hint = Says that the mail has come; at most once a day to each address.
# $language is the name of a language.
mailbox-acknowledgement = Text: { $language }
mailbox-verdicts = Whose verdicts on senders are believed
mailbox-verdicts-hint = Name of your own mail server in “Authentication-Results”, one a line. Empty believes no server; then only a signature (DKIM) confirms a sender.
mailbox-faults = { $count ->
    [one] One answer needs mending; it is marked above.
   *[other] { $count } answers need mending; they are marked above.
}
mailbox-save = Save
mailbox-saving = Saving…

## What happened

done-released = { $alias } is back in the list.
done-offered = { $alias } is offered to { $name }.
done-closed = { $alias } is closed.
done-record-saved = The call record is saved.
dismiss = Dismiss
cancel = Cancel
# Shown by the operating system over other programs: must not say what it is about.
notification = Something is waiting for you
trouble-no-answer = The server does not answer. Nothing is lost; please try again when the line is back.
trouble-server = The server has a problem. Nothing is lost; please try again in a moment.
trouble-session-ended = Your session has ended. Please log in again.
trouble-here = Something went wrong here. Please try again.

## Why it is urgent: the codes of triage, in words

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
