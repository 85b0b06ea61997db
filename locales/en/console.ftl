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
later-failed = This page could not be loaded. The line may be cut; or Earshot was renewed meanwhile, then loading the console anew helps.
later-anew = Load the console anew

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
# A talk that somebody holds became urgent, and they haven't looked at it since.
alarm-rose-label = Urgent now, not seen yet
alarm-rose-spoken = Urgent now, not seen yet: { $reason }.

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
# Beside an offer, where the reader doesn't speak its language. $language is a language's name.
offer-strange = in { $language }; nobody who speaks it is free
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
transfer-why = So that you aren't offered it again
transfer-why-none = No special reason
transfer-why-asked = They asked for somebody else
transfer-why-concerned = I know them, or have to do with the case
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

triage-hint = What operators and the ends of talks say about the rules. No words of anybody stand here. What nobody corrects isn't known. A danger that was real and is over counts as it was.
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
delivery-code-no-number = it came from no number that can be answered
delivery-code-premium-number = their number would cost extra, so nothing is sent to it
delivery-code-country = texts are not sent to this country
delivery-code-daily-number = the texts of today for this number are used up
delivery-code-daily-country = the texts of today for this country are used up
delivery-code-stopped = they asked for no more texts
delivery-code-others-in-room = somebody else is in the room; nothing is sent while they are
delivery-code-identity-changed = their keys changed, and nobody had looked
delivery-code-left-room = they left the room
delivery-code-no-room = there is no room to answer in
delivery-code-room-forbids = the room does not let us write
delivery-code-too-large-for-matrix = it is too large for their server
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
delivery-code-cut-while-sending = the line broke while it was being sent
delivery-code-no-attempt-succeeded = no attempt succeeded
delivery-code-no-files = files can't be sent by text
delivery-code-too-long = it is too long
# What a gateway or mail server says that has no words here.
delivery-code-theirs = what was to carry it says: { $code }
# $words is one of the lines above, $code the number.
delivery-code-numbered = { $words } ({ $code })
# $words is what the code means, as above.
delivery-note-put-off = Put off for now by their mail server, which goes on trying: { $words }
delivery-note-elsewhere = It failed at an address that it was passed on to; theirs took it: { $words }

## Others who read along

bystanders-watch = Somebody else reads along. Nothing is sent until they leave or you accept them.
bystanders-there = Also in this talk:
bystanders-known = known to the hotline
bystanders-accepted = accepted by { $name }, { $time }
bystanders-since = since { $time }
bystanders-accept = Accept
bystanders-refuse = No longer accept
bystanders-shut = Nobody is written to while somebody else reads along. What you write stays here.

## Keys of contacts

keys-verified = keys compared
keys-compare = Compare keys…
keys-asked = They ask to compare pictures, so that both of you know that nobody reads along on the way.
keys-waiting = Their device has not answered yet.
keys-look = Do they see the same, in the same order? Ask by telephone or face to face: whoever stands between could also write here.
keys-same = The same
keys-differ = They differ
keys-confirmed = You said that they are the same. Their answer is still to come.
keys-cancelled = Comparing was broken off.
keys-not-now = Not now
keys-warn-changed = The key of their account is another one than before. A new start of their app does that – or somebody else.
keys-warn-unverified = Their keys were compared, and it is no longer sure that they are theirs: a new device – or somebody else.
keys-warn-mismatch = What was compared differed. Somebody may stand between you.
keys-pauses = Nothing is sent until somebody has looked.
keys-seen = I have looked
keys-shut = Nobody is written to until somebody has looked at their keys. What you write stays here.

## Flags on a message

flag-id-reused = Came under a number that was used before, with other words. Both are kept.
flag-unreadable = Could not be read. What came is attached as it is.
flag-stop = They asked for no more texts.
flag-start = They want texts again.
flag-incomplete = A part of this text never came.
flag-media-missing = A picture or file that came with it could not be fetched.
# What kind of mail it is, small above the words.
flag-automatic = Sent automatically
flag-machine = Automatic reply from their side
flag-carrier = Report of the mail system
flag-carrier-elsewhere = About this talk
# A contact changed or took back what stands at the given hour.
said-changed = They changed what they wrote
said-changed-of = They changed what they wrote at { $time }
said-taken-back = They took back something that they wrote.
said-taken-back-of = They took back what they wrote at { $time }.
said-was-changed = Changed by them at { $time }. What it said before
said-was-taken-back = Taken back by them at { $time }. What it said
said-opened-later = An encrypted message that could not be opened then. It stands below, at { $time }.

## Mail in the thread

# The sender's own clock, where it differs from when the mail came in.
mail-sent = sent { $time }
# The mail servers vouch for the sender's address.
mail-confirmed = sender confirmed
mail-doubtful = May not come from this address: { $address }
mail-elsewhere = Answers go to { $address }, not to the sender's address.
# { $name }: the alias of the contact.
mail-other = From { $address }, not from { $name }.
mail-other-nameless = It names no sender: nobody knows whether { $name } wrote it.
# { $now }: the end of the address where answers go; most of it is hidden.
mail-wanted = Wants answers at { $address }. Answers here go to { $now }.
mail-answer-there = Answer there from now on
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
unsent-behind = It goes out after the one above.
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
keys-case = Case
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
act-conversation-snoozed = Put a talk aside
act-conversation-woken = Took a talk back that was put aside
act-conversation-tagged = Changed the tags of a talk
act-message-taken-back = Took a reply back before it went out
act-safety-set = Changed a safety card
act-emergency-decided = Wrote down whether the emergency number was called
act-bystanders-accepted = Changed who may read along in a talk
act-answers-moved = Moved where answers of a talk go
act-identity-compared = Compared keys with a contact
act-identity-acknowledged = Looked at a warning about a contact’s keys
act-channel-recovery-key = Made a recovery key
act-tag-changed = Changed the list of tags
act-macro-changed = Changed a macro
act-macro-removed = Removed a macro
act-channel-rechecked = Looked again at what was held back
act-channel-emptied = Emptied what was held back

## Channels: how each way in is, and mailboxes

# The line over every screen while a channel needs somebody's help.
health-label = What needs help
health-no-words = It does not work.
health-last = worked last { $time }
health-look = Channels
health-rules = Rules of triage
health-rules-refused = { $file }, line { $line } has a mistake:
health-rules-unread = { $file } can't be read:
health-rules-last-good = The last ones without a mistake are used until it is mended and Earshot is started again.
health-rules-brought = Those that Earshot brings are used until it is mended and Earshot is started again.
channels-hint = How each way in is. Mailboxes, numbers for texts and Matrix accounts are set up here and can be tried at once.
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
channels-state-connecting = connecting
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
mailbox-sign-in = Signs in with
mailbox-by-password = Password
mailbox-by-token = Access token (OAuth)
mailbox-access-hint = Microsoft 365 and others take no password. Give consent with the provider's own tools, and write here what came of it: it is kept sealed and never shown.
mailbox-access-keep = Leave these empty to keep the access that is set; it is never shown. To change anything, write all of it.
mailbox-token-url = Token address
mailbox-token-url-hint = https, as the provider says, such as https://oauth2.googleapis.com/token
mailbox-client-id = Client (client ID)
mailbox-client-secret = Client secret
mailbox-client-secret-hint = Only where the provider gave one.
mailbox-refresh-token = Refresh token
mailbox-refresh-token-hint = It comes with giving consent.
mailbox-scope = Scope
mailbox-scope-hint = Only where the provider wants it said.
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
mailbox-authority = Authority of your mail servers
mailbox-authority-hint = Its certificates (PEM), where the servers have theirs from an authority of your own. Empty trusts those that the system trusts.
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

## Texts (SMS): the composer's count, what the sender's number proves, the gateway's set-up, what is held

sms-count = { $segments } of { $most } · { $left } left
sms-over = { $segments } of { $most }: too long to send
sms-because = Unicode because of “{ $character }”
sms-plainly = { $count ->
    [one] one mark is sent in its plain form
   *[other] { $count } marks are sent in their plain form
}
sms-offer = Write marks plainly: only { $segments }
sms-shut-stopped = They asked for no more texts ({ $time }). Nothing can be sent until they write START. Notes are still possible.
sms-shut-name = This came from a name, not from a number: nobody can answer it. Notes are still possible.
sms-shut-short = This came from a short number, as companies have: nobody can answer it. Notes are still possible.
sms-unproven = number not proven
sms-name = a name, no number
sms-unsigned = unsigned
sms-unsigned-hint = The gateway signs nothing; only the secret in the address proves that it is the gateway.
sms-stopped = no more texts
about-proof = Proof
about-proof-number = Not proven. The sender of a text can be forged, and a phone can be in other hands.
about-proof-name = None. Anybody can send a text under any name, such as “Police”.
health-held = { $count ->
    [one] One message came without a good proof of its sender. It is held, not lost.
   *[other] { $count } messages came without a good proof of their sender. They are held, not lost.
}
health-held-tell = Tell an administrator.
channels-add-sms = Add number for texts
channels-testing-sms = Asks the gateway as Earshot does. Nothing is changed and no text is sent.
sms-proof = Signature
sms-signed = The gateway signs what it brings.
sms-url-in = For incoming texts
sms-url-status = For delivery reports
sms-url-hint = Enter these addresses at the gateway.
sms-url-hidden = Enter these addresses at the gateway, with the secret in place of “…”. It is not shown again; you can set a new one.
sms-url-once = Copy them now and enter them at the gateway: the secret in them is not shown again.
sms-url-copied = Copied.
sms-url-copy-named = Copy: { $name }
held-title = Held messages
held-count = { $count ->
    [one] One message is held
   *[other] { $count } messages are held
}
held-why = They came without a good proof: somebody forges the gateway, or the secret was changed on one side only. Set the right secret, then check them again; what passes becomes messages. Some may be for another number or account: that is kept for a week, or emptied here.
held-more = and { $count } more
held-release = Check again
held-empty = Empty
held-empty-sure = Delete what is held, for good
held-emptied = Nothing is held any more.
held-released = { $count ->
    [one] The message is in.
   *[other] { $count } messages are in.
}
held-still = In: { $released }. Still held: { $still }; their proof does not fit the secret that is set.
sms-form-new = New number for texts
sms-form-part-number = Number
sms-form-part-gateway = Gateway
sms-form-part-out = What goes out
sms-form-part-words = Words and networks
sms-form-name-fixed = The name stays; the channel is known by it.
sms-form-number = Own number
sms-form-number-hint = Answers go out from it: +385… or a short number.
sms-form-country = Country
sms-form-country-hint = Two letters. Numbers that come without a country are read as this one’s.
sms-form-gateway = Gateway
sms-form-signs = It signs what it brings.
sms-form-signs-not = It signs nothing: a secret stands in the address that it calls.
sms-form-templates = How it is spoken to (JSON)
sms-form-templates-hint = “send”, “inbound”, “receipts” and “signature”, as docs/sms.md describes them.
sms-form-templates-wrong = This is not JSON. Look for a missing bracket or comma.
sms-form-secret-path = Secret in the address
sms-form-secret-path-hint = Whoever knows it can send as the gateway. Empty keeps what is set.
sms-form-secret-sign = Secret of its signature
sms-form-secret-sign-hint = The gateway’s pages show it. Some use the secret above for it: then leave it empty.
sms-form-make = Make one
sms-form-smart = Send typographic marks in their plain form
sms-form-smart-hint = Curly quotes, long dashes and the like, only where that saves texts. Letters are never changed.
sms-form-countries = Countries that texts may go to
sms-form-countries-hint = Two letters each, one a line. Empty: everywhere, but never to numbers that cost extra.
sms-form-pace = Texts a second
sms-form-daily-number = Texts a day to one number
sms-form-daily-hint = Each part of a long text counts.
sms-form-daily-country = Texts a day to one country
sms-form-stop = More words that mean “no more texts”
sms-form-stop-hint = One a line. STOP and its like in 30 languages are known already.
sms-form-start = More words that mean “texts again”
sms-form-start-hint = One a line, beside START.
sms-form-sources = Networks of the gateway
sms-form-sources-hint = One a line, such as 192.0.2.0/24. What comes from elsewhere is held. Empty: any.
sms-gateway-twilio = Twilio
sms-gateway-vonage = Vonage
sms-gateway-infobip = Infobip
sms-gateway-sinch = Sinch
sms-gateway-bird = Bird (MessageBird)
sms-gateway-elks = 46elks
sms-gateway-kannel = Kannel, your own
sms-gateway-generic = another one
sms-own-twilio-account = Account SID (AC…)
sms-own-twilio-key = API key (SK…), if one is used
sms-own-vonage-key = API key
sms-own-infobip-base-url = Address of the API (https://….api.infobip.com)
sms-own-bird-workspace = Workspace ID
sms-own-bird-channel = Channel ID
sms-own-sinch-plan = Service plan ID
sms-own-sinch-base-url = Address of the API, for another region
sms-own-elks-username = API user name (u…)
sms-own-kannel-url = Address of sendsms
sms-own-kannel-username = User of sendsms
sms-own-kannel-smsc = Name of the link to use (smsc-id), if there are several
sms-api-twilio = Auth token, or secret of the API key
sms-api-vonage = API secret
sms-api-infobip = API key
sms-api-sinch = API token
sms-api-bird = Access key
sms-api-elks = API password
sms-api-kannel = Password of sendsms
sms-api-generic = Secret for sending

## How it is safe to reach them

channel-phone = phone
action-safety = Safety card…
action-emergency = Emergency decision…
action-take-back = Take back the last answer
safety-card = How it is safe to reach them
safety-do-not-contact = Do not contact
safety-not-by = Not by { $channels }
safety-only = Only { $hours }
safety-not-now = not safe now, again at { $time }
safety-shared = Others see this phone
safety-code-word = Code word
safety-show = Show
safety-they-said = They said so · { $name }, { $time }
safety-we-think = We think so · { $name }, { $time }
safety-change = Change
safety-hint-waits = It is not safe to answer now. What you send waits until { $time }.
safety-hint-do-not-contact = The safety card says: do not contact. Nothing can be sent. If that has changed, change the card.
safety-hint-unsafe-channel = The safety card says that this channel is not safe for them. Use another one, or change the card.
safety-title = How is it safe to reach { $alias }?
safety-form-never = Do not contact
safety-form-never-hint = Nothing is sent until somebody takes this away again.
safety-form-shared = Others use this phone or read the messages
safety-form-avoid = Never answer by
safety-form-hours = Safe hours, every day
safety-form-hours-hint = By the hotline's clock. Several with commas; empty is at any time. What is sent outside of them waits.
safety-form-hours-wrong = Write hours such as 16:00–18:00.
safety-form-note = What else whoever answers must know
safety-form-said = They said so themselves
safety-save = Save the card
done-safety = Safety card of { $alias } saved.

## Emergency services, decided in the talk

emergency-ask = Have you called { $number }?
emergency-title = { $number } for { $alias }
emergency-called = { $number } was called
emergency-not-called = { $number } was not called
emergency-by = at { $time }, { $name }:
emergency-own-words = In your own words
emergency-hint = The time is noted now. It goes into the call record, where it can be corrected.
emergency-save = Write it down

## Answers that have not left yet

held-undo = Leaves in { $seconds } s
held-safe-hours = Waits until it is safe: { $time }
held-take-back = Take back
held-send-now = Send now
held-taken-back = { $name } took an answer back at { $time }. It never left.
delivery-code-do-not-contact = the safety card says not to contact them
delivery-code-unsafe-channel = the safety card says that this channel is not safe
delivery-code-contact-left = they ended the talk before it left
delivery-code-conflict = a case names a conflict with this person
action-send-at-once = Send at once, without time to take it back
talk-types-too = { $name } is typing here too
delivery-safety-help = The safety card stopped it. It never left. If that is no longer right, change the card, then send it again.
delivery-conflict-help = It is withheld: they have not read it, and nothing is sent to them on any channel.
delivery-safety-again-help = The safety card stopped it. It never left. The card allows it now: if it is still right, copy it and send it.

## Cases

page-cases = Cases
case-number = Case
case-numbered = Case { $number }
case-loading = Loading…
case-which = Which cases
case-view-open = Open
case-view-mine = Mine
case-view-due = Due
case-view-closed = Closed
case-none-open = No case is open.
case-none-mine = You look after no case.
case-none-due = Nothing is due.
case-none-closed = No case was closed yet.
case-all = all
case-more = More
case-about = About
case-children = Children
case-due = Due
case-closed-at = Closed
case-overdue = overdue
case-find = Case number
case-find-none = There is no such case.
case-new = New: { $kind }
case-opened = Case { $number } is open.
case-open-missing = Open a case: missing child
case-open-protection = Open a case: protection
case-link = Link
case-link-number = Link to case no.
hand-on = Hand on
hand-on-unsaved = Record what you hand on, or cancel it there; then close.
hand-on-pass = Pass to another hotline
hand-on-home = Message home
hand-on-which = Which hotline, and how it is reached
hand-on-agreed = What was agreed, and whether they may call back
hand-on-case = In which case
hand-on-save = Record it
hand-on-done = It stands in case { $number }, to be looked after tomorrow.
hand-on-home-hint = Write the words as the child says them, and never where the child is. From the case they are passed on once the child has agreed and the family has been checked.
case-unlink = Take the link away
case-unlink-held = While this case is held, nothing is taken out of it.
case-conflict-here = Case { $number } names a conflict with this person: nothing can be sent to them.
case-conflict-hidden = A case names a conflict with this person: nothing can be sent to them. The case isn’t yours to see; ask a supervisor.
case-print = Print
case-add = Add to the case
case-edit = Change
case-save = Save
case-remove = Take out
case-remove-sure = Take out for good
case-removed = It was taken out.
case-download = Download
case-task-done = Done
case-nothing-yet = Nothing here yet.
case-theirs = A colleague changed this meanwhile. Your words are kept below; saving again keeps yours.
case-take-theirs = Take theirs
case-take-all = Take all of theirs
case-overtaken = A colleague changed this meanwhile. It stands here as it is now: look at it, then do it again.
case-past = What it said before
case-past-removed = What was taken out
case-known = This may be a child who is known already. Look at these cases, or save again to write it down here.
form-escape-again = Escape again throws away what you typed.
case-police-not = Police not told yet.
case-alike = Maybe the same child
case-alike-police_reference = same police reference
case-alike-name = same name
case-alike-sound = similar name
case-alike-birth_date = same birth date
case-status-change = Next status
case-status-to = New status: { $status }
case-status-reason = Reason
case-status-words = In words
case-child-number = Child { $number }
case-conflict = Conflict: nothing is sent to them
case-conflict-hint = Nothing is sent to them, on any channel. Always so for suspects.
case-timeline = Timeline
case-contact = Contact
case-did-opened = Case opened
case-did-changed = Case changed
case-did-status = Status: { $status }
case-did-part-added = Added: { $part }
case-did-part-changed = Changed: { $part }
case-did-part-removed = Taken out: { $part }
case-did-linked = Linked
case-did-unlinked = Link taken away
case-part-child = Child
case-part-episode = Disappearance
case-part-person = Person
case-part-custody = Custody
case-part-referral = Referral
case-part-message_home = Message home
case-part-task = Task
case-part-document = Document
case-part-note = Note
case-parts-child = Children
case-parts-episode = Disappearances
case-parts-person = Persons concerned
case-parts-custody = Custody
case-parts-referral = Referrals
case-parts-message_home = Messages home
case-parts-task = Tasks
case-parts-document = Documents
case-parts-note = Notes
case-f-kind = Kind
case-f-risk = Risk
case-f-owner = Looked after by
case-f-follow_up_at = Look again
case-f-cross_border = Crosses a border
case-f-countries = Countries
case-f-summary = What it is about
case-f-team = Team
case-f-name = Name
case-f-birth_date = Date of birth
case-f-age = Age
case-f-gender = Gender
case-f-nationalities = Nationalities
case-f-residence = Country of residence
case-f-living_situation = Lives
case-f-migration_status = Migration
case-f-languages = Languages
case-f-vulnerabilities = Vulnerabilities
case-f-height_cm = Height (cm)
case-f-hair = Hair
case-f-eyes = Eyes
case-f-marks = Marks
case-f-clothing = Clothing
case-f-notes = What else is known
case-f-roles = Part in the case
case-f-relation = Relation to the child
case-f-addresses = Numbers and addresses
case-f-conflict = Conflict
case-f-mode = How they meet
case-f-platform = Platform
case-f-child_id = Child
case-f-rights = Custody
case-f-proceedings = Court proceedings
case-f-hague = Hague application
case-f-court = Court and reference
case-f-category = Category
case-f-missing_since = Missing since
case-f-reported_at = Reported
case-f-missing_from = Missing from
case-f-last_seen_place = Last seen where
case-f-last_seen_with = Last seen with
case-f-reasons = Reasons
case-f-violence = Violence met
case-f-police_told = Police told
case-f-police_told_at = Police told when
case-f-police_country = Police of which country
case-f-police_reference = Police reference
case-f-sis_alert = SIS alert
case-f-interpol = Interpol
case-f-child_alert = Child alert
case-f-publicity = Publicity
case-f-outcome = Outcome
case-f-found_at = Found when
case-f-found_how = Found how
case-f-found_country = Found in which country
case-f-duration = Duration
case-f-to = Referred to
case-f-organisation = Organisation
case-f-at = When
case-f-uptake = Uptake
case-f-uptake_at = Confirmed when
case-f-check_at = Ask again when
case-f-state = How far
case-f-confirmed_at = The child agreed when
case-f-checked_at = Family checked when
case-f-passed_on_at = Passed on when
case-f-recipient = For whom
case-f-how_checked = How the family was checked
case-f-reply = What the family answered
case-f-message = The child’s words (never where the child is)
case-f-title = What
case-f-due_at = By when
case-f-assignee = Who does it
case-f-done_at = Done when
case-f-document_kind = Kind of document
case-f-file = File
log-title = Log a call
act-case-opened = Opened a case file
act-case-opened-new = Made a case
act-case-changed = Changed a case
act-case-status-changed = Changed a case's status
act-case-part-added = Added to a case
act-case-part-changed = Changed a part of a case
act-case-part-removed = Took a part out of a case
act-case-linked = Linked a case
act-case-unlinked = Took a link from a case
act-case-kept-from = Kept a case from a colleague
act-case-let-in = Let a colleague see a case again
act-case-looked-up = Looked for the same child
act-case-document-downloaded = Downloaded a document of a case
act-call-logged = Logged a call
action-log = Log a call
action-save = Save a form
action-question = To the next question of a form
action-case-new = A new case of a missing child
action-case-child = Add a child
action-case-episode = Add a disappearance
action-case-person = Add a person
action-case-custody = Add custody
action-case-referral = Add a referral
action-case-message_home = Add a message home
action-case-task = Add a task
action-case-document = Add a document
action-case-note = Add a note
action-case-head = Change risk, owner and follow-up
action-case-status = To the next status
action-go-cases = Go to cases
log-hint = For the telephone and the door. Silent, prank, hung up, missed and unknown need one key.
log-stop = Stop the clock
log-go-on = Let it run on
log-medium = How
log-language = Language spoken
log-began = Began
log-danger = Somebody was in danger
log-done = The call is recorded.
log-unknown = Unknown
log-and-case = Save and open a case
call-more = More about the child
call-living = Lives
call-country = Country
call-heard = Heard of the line from
call-wanted = Language wanted
case-f-text = Note

## Put aside

view-snoozed = Put aside
order-snoozed = First to come back first
empty-snoozed = Nothing is put aside.
action-go-snoozed = Go to Put aside
action-snooze = Put aside…
action-wake = Take it back
snooze-title = Put { $alias } aside
snooze-hint = It comes back by itself, and at once if they write.
snooze-hour = For an hour
snooze-three-hours = For three hours
snooze-tonight = Until tonight
snooze-tomorrow = Until tomorrow morning
snooze-week = For a week
snooze-written = Until they write
snooze-own = Another time
snooze-set = Put aside
snoozed-until = Put aside until { $time }
snoozed-until-written = Put aside until they write
snoozed-short-written = till they write
done-snoozed = { $alias } is put aside until { $time }.
done-snoozed-written = { $alias } is put aside until they write.

## Tags

action-tags = Tags…
tags-title = Tags of { $alias }
tags-find = Find a tag
tags-none = There is no such tag. A supervisor can add it.
tags-add = Add “{ $name }” to the list
tags-save = Set the tags

## Notes that name a colleague

called-label = Notes that name you
called-words = { $name } names you in a note
called-open = Read

## Macros

page-lists = Tags and macros
action-go-lists = Go to Tags and macros
action-macros = Macros…
macros-title = Macro for { $alias }
macros-none = There are no macros yet. Supervisors write them.
macros-gone = (removed reply)
macros-add = Add a macro
macros-name = Name
macros-end = At the end
macros-end-stay = stay
macros-end-snooze = put aside
macros-end-close = close
macros-hours = For how many hours; empty is until they write
macros-canned = Canned replies, in this order
macros-after = After sending: { $steps }.
macros-after-drop = Don't
canned-open-place = Fill in { $place } before you send.
lists-tags = Tags
lists-tags-hint = Short words for kinds of talks. No names, nothing that a contact said: tags stand in clear.
lists-macros = Macros
lists-macros-hint = A row of steps with one name. Nothing is sent by it: the words wait in the composer.
lists-tag-name = A new tag
lists-tag-add = Add
lists-tag-retire = Take from the list
lists-tag-back = Put back

## Search

page-search = Search
action-go-search = Search
search-all = Search all talks for “{ $query }”
search-label = Words, names, codes, dates
search-go = Search
search-hint = Finds every talk that you may see. That you searched is recorded; what you searched for is not.
search-help = How to search
search-help-words = Words are found by their beginning; capitals and accents make no difference. Put quotes round words that must stand just so, and a minus before what must not be there. Everything has to fit.
search-example-channel = channel:email
search-example-language = language:fr
search-example-from = from:anna
search-example-note = note:school
search-example-code = code:MS_RUNAWAY
search-example-priority = priority:1
search-example-is = is:closed
search-example-with = with:nobody
search-example-after = after:2026-03-31
search-field-channel = The channel: its kind or its name
search-field-language = The language
search-field-from = Whoever wrote, by alias, name or address
search-field-note = In notes only; also subject: and file:
search-field-code = A code of the Call or of the signal; tag: for tags
search-field-priority = From 0, now, to 4, same day
search-field-is = waiting, theirs, closed, open or mine
search-field-with = Who holds it: a name, me or nobody
search-field-after = Something was said on this day or later; also before:
search-total = { $count ->
    [0] Nothing found.
    [one] { $count } talk found.
   *[other] { $count } talks found.
}
search-unready = { $count ->
    [one] { $count } older talk is still being made findable.
   *[other] { $count } older talks are still being made findable.
}
search-more = Show more
search-said-in = They:
search-said-out = We:
search-said-note = Note:
search-state-waiting = waiting for us
search-state-theirs = waiting for them
search-state-closed = closed
search-state-erased = erased
act-search-run = Searched

## Board

page-board = Live board
action-go-board = Live board
board-at = As of { $time }
board-waiting = Waiting
board-unclaimed = { $count ->
    [0] all are with somebody
   *[other] { $count } with nobody
}
board-longest = Longest wait
board-since = since { $time }
board-nobody = Nobody is waiting.
board-late = Late
board-late-words = beyond their target
board-people = Operators here
board-free = { $count ->
    [0] nobody is free
    [one] { $count } is free
   *[other] { $count } are free
}
board-late-list = Take these first
board-by-priority = By priority
board-by-queue = By queue
board-by-channel = By channel
board-by-language = By language
board-no-language = not known yet
board-count = Waiting
board-wait = Longest
board-operators = Operators
board-not-here = Not here
board-load = { $talks } of { $limit }
board-unanswered = { $count ->
    [one] { $count } waits
   *[other] { $count } wait
}

## Filters and kept views

filter = Narrow
filter-any = all
filter-channel = Channel
filter-language = Language
filter-priority = Priority
filter-priority-upto = { $name } or graver
filter-queue = Queue
filter-unclaimed = With nobody
filter-off = Show all
filter-nothing = Nothing fits what you narrowed the list to.
filter-keep-as = Keep this view as
filter-keep = Keep
filter-shared = For everybody
filter-forget = Remove the view “{ $name }”
act-view-saved = Kept a view
act-view-removed = Removed a view

## Set-up

page-setup = Set-up
action-go-setup = Set-up
setup-hint = What you save here takes effect at once; nothing has to be restarted. Every change is kept with your name.
setup-line = The line
setup-organisation = Name of the organisation
setup-country = Country (two letters)
setup-number = Which line
setup-national = National number
setup-zone = Time zone
setup-phone = Phone number, as it is written
setup-emergency = Emergency number
setup-exit = Where “Leave now” leads
setup-exit-hint = A harmless site that looks like anybody's, such as an encyclopedia.
setup-languages = Languages that somebody answers in
setup-languages-hint = One a line, as a tag such as en or pt; the main one first.
setup-hours = When somebody answers
setup-hours-hint = Hours look like 09:00-17:30; 22:00-02:00 goes past midnight. Two on one day have a comma between them. An entry for one channel or language goes before one for all.
setup-hours-entry = Hours { $number }
setup-hours-add = Add hours
setup-always = Round the clock
setup-on-holidays = On holidays
setup-holidays = Holidays
setup-holidays-hint = One a line: 2026-04-06, or 12-25 for every year.
day-mon = Monday
day-tue = Tuesday
day-wed = Wednesday
day-thu = Thursday
day-fri = Friday
day-sat = Saturday
day-sun = Sunday
setup-queues = Queues
setup-queues-hint = Without any, all talks wait in one list. Left open, a queue takes every channel or language.
setup-queue-name = Name
setup-queue-languages = Languages, with commas
setup-queue-channels = Channels
setup-queue-skills = Skills its operators need, with commas
setup-queue-closed = While it is closed, wait in
setup-queue-help = Who waits long gets help from
setup-queue-after = After so many minutes
setup-queue-offers = Offer to one operator after another
setup-queue-add = Add a queue
setup-none = none
setup-remove = Take away
setup-chat = The chat on your site
setup-origins = Sites that may show the chat
setup-origins-hint = One a line, such as https://example.org, without a path.
setup-uploads = Contacts may send files
setup-snippet = What goes into your pages for { $name }
setup-copy = Copy
setup-copied = Copied.
setup-preview = See the chat as contacts do
setup-contact = The contact page
setup-preview-limit = The chat as it was saved last. Nothing in it can be pressed here, and no talk begins.
setup-save = Save
setup-undo = Read again
setup-saved = Saved, and in effect.
setup-mend = { $count ->
    [one] One field needs mending.
   *[other] { $count } fields need mending.
}
setup-history = Changes
setup-command-line = Command line
setup-first = as it was first
page-texts = What contacts read
action-go-texts = What contacts read
texts-hint = Each text that a contact may read, as it comes along or in your own words. What you save is read by whoever opens the chat or the page from then on; a talk that is open keeps its words. Texts that say what the program does, such as how to leave quickly, can't be changed.
texts-language-own = { $language } (own words: { $count })
texts-unreviewed = No native reader has looked at the words that come along in { $language }. Have somebody who works with young people read them before children do.
texts-without = There are no words for { $languages } yet. Who speaks one of them reads { $language }.
texts-part-first = When the chat opens
texts-part-safe = “Are you safe right now?”
texts-part-waiting = While they wait
texts-part-closed = Outside the hours
texts-part-end = When a talk is over
texts-part-blocked = When they are blocked for a time
texts-part-page = On the contact page
texts-elsewhere = Other texts are changed elsewhere. Automatic answers to mails, their subject and what an invitation is refused with:
texts-own = own words
texts-change = Change
texts-change-named = Change: { $text }
texts-length = { $count } of { $max } characters
texts-values = Has to stand in it: { $values }
texts-preview = Contacts read:
texts-meanwhile = Somebody else changed this text meanwhile. Now it says:
texts-back = Put back what came along
texts-saved = Saved. Whoever opens the chat from now on reads it.

## Filters and kept views

filter-tag = Tag

## Several people in one talk

somebody = somebody
asked-label = A colleague asks you to join
asked-words = { $name } asks you to write here too.
asked-join = Join
asked-decline = Not now
seat-asked = { $name } is asked to join.
seat-second = { $name } writes here too.
seat-listening = { $name } listens in.
seat-you-second = You write here beside { $name }.
seat-you-listen = You listen in. { $name } sees it.
seat-leave = Leave
seat-stop = Stop
seat-unask = Take back
seat-end = End it
second-title = Ask a colleague into the talk with { $alias }
second-who = Whom to ask
second-nobody = Nobody else can be asked.
second-hint = It stays yours. Once your colleague joins, both of you can write, and { $alias } is told that somebody else has joined.
second-ask = Ask
done-asked = { $name } is asked to join { $alias }.
take-over-title = Take { $alias } over from { $name }
take-over-why = Why
take-over-danger = Somebody is in danger
take-over-absent = No answer is coming from the desk
take-over-asked = I was asked to
take-over-other = Another reason
take-over-words = More about it (becomes a note)
take-over-words-needed = The reason (becomes a note)
take-over-hint = { $name } sees at once that you took it, and why. What they were writing stays theirs.
taken-label = A talk was taken over from you
taken-words = { $name } took this talk over at { $time }.
taken-draft = What you were writing is kept.
taken-give = Give it to { $name } as a note
taken-ok = Understood
taken-spoken = { $name } took over the talk with { $alias }.
composer-whisper = Whisper
composer-whisper-label = Whisper to { $name }
composer-whisper-hint = Only { $name } reads this…
whisper-warning = Only { $name } reads this, never the contact
whisper-send = Whisper
whisper-by = Whisper · { $name } · the contact never sees this
said-whisper = Whisper, { $name }, { $time }
whisper-spoken = { $name } whispers: { $text }
happened-handed-on = { $name } took over from { $other }, who handed it on
happened-released = { $name } put it back, which { $other } held
happened-released-own = { $name } put it back
happened-asked = { $name } asked { $other } to join
happened-unasked = { $name } took the question to { $other } back
happened-declined = { $name } did not join
happened-joined = { $name } joined
happened-let-in = { $name } accepted that somebody else reads along
happened-key-changed = The key of their account is another one than before
happened-key-unverified = Their keys are no longer sure
happened-key-verified = { $name } compared keys with them: the same
happened-key-mismatch = Keys were compared and differed
happened-key-seen = { $name } looked at the warning about their keys
happened-left = { $other } left
happened-listens = { $name } listens in
happened-listened = { $other } no longer listens
happened-taken-over = { $name } took it over from { $other }: { $why }
action-second = Ask a colleague in…
action-join = Join when asked
action-listen = Listen in
action-take-over = Take over
action-whisper = Whisper to whoever holds it
act-conversation-second-asked = Asked a colleague into a talk
act-conversation-second-unasked = Took such a question back
act-conversation-second-declined = Declined to join a talk
act-conversation-second-joined = Joined a talk as second operator
act-conversation-second-left = A second operator left a talk
act-conversation-listened = Listened in to a talk
act-conversation-listening-ended = Stopped listening in
act-conversation-taken-over = Took a talk over with a reason
act-note-whispered = Whispered to an operator

## Keeping and erasing

page-retention = Keeping and erasing
action-go-retention = Keeping and erasing
keeping-title = How long it stays
keeping-never = No rule erases it.
keeping-until = Words are erased after { $time }.
keeping-case-until = Its time is over after { $time }. Then two supervisors erase it.
keeping-also = Together with what was one talk with it: { $count } more.
keeping-held = Held since { $time }: nothing of it is erased.
keeping-hold = Hold it
keeping-let-go = Let it go
keeping-ask = Ask to erase it
keeping-reason = Why
keeping-asked = { $name } asked on { $time } to erase this: { $reason }.
keeping-second = Another supervisor has to do it.
keeping-take-back = Keep it after all
keeping-erase = Erase for good
keeping-erase-sure = Yes, erase it: it can’t be undone
keeping-erased = It was erased.
keeping-asked-done = Another supervisor can erase it now.
retention-hint = Words, names, files and addresses go; what statistics count stays. Days are counted from the end: when a talk or a case was closed, a complaint was answered, a training ran out, and otherwise when it was. All but cases goes by itself, a week after it was put on this page; cases are erased by two supervisors.
retention-stopped = The clock jumped ({ $time }). Nothing is erased until an administrator says that the date is right.
retention-resume = The date is right: go on
retention-noticed = What goes by itself within a week: { $count }, the first on { $time }.
retention-carriers = Addresses that carriers have yet to forget: { $count }
retention-rules = Rules
retention-none = No rule yet: nothing is erased by itself.
retention-record = What
retention-record-talk = Talks
retention-record-call = Logged calls
retention-record-case = Cases
retention-record-debrief = Notes after hard content
retention-class = Class
retention-class-others = all others
retention-class-without = without a record
retention-days = Days
retention-add = Add a rule
retention-remove = Take the rule out
retention-save = Save the rules
retention-saved = The rules are in effect.
retention-wishes = Asked to be erased
retention-wishes-none = Nobody asked.
retention-a-talk = A talk
retention-due = Cases whose time is over
retention-due-none = None.
retention-due-since = since { $time }
case-did-held = Held
case-did-let-go = Let go
case-did-erasure-asked = Erasure asked for
case-did-erasure-taken-back = Kept after all
case-did-erased = Erased
act-conversation-erasure-asked = Asked to erase a talk
act-conversation-erasure-taken-back = Took the wish to erase a talk back
act-conversation-held = Held a talk
act-conversation-let-go = Let a talk go
act-case-erasure-asked = Asked to erase a case
act-case-erasure-taken-back = Took the wish to erase a case back
act-case-erased = Erased a case
act-case-held = Held a case
act-case-let-go = Let a case go
act-call-erased = Erased the words of a call
act-phone-erased = Erased what the exchange told of a call
act-retention-changed = Changed how long things are kept
act-retention-stopped = Stopped erasing: the clock jumped
act-retention-resumed = Said that the clock is right

## The telephone exchange

log-exchange = From the exchange
log-state-ringing = Rings
log-state-answered = Goes on
log-state-ended = Ended
log-missed = Missed in the last day: { $count }
log-open = Calls to be recorded: { $count }
act-call-missed = A call was missed

## Hard content: sealed files, what somebody has opened, notes after it

page-debrief = Hard content
page-sealed = Sealed files
action-go-debrief = Hard content
action-go-sealed = Sealed files
action-seal = Seal the chosen file: suspected abuse of a child
action-break = Take a break
seal = Seal: suspected abuse
seal-hint = Nobody sees this file again, and nothing of this talk is erased. A supervisor hands it to the police. There is no way back.
seal-done = Sealed. Nobody sees this file again; a supervisor hands it to the police.
seal-going = Being sealed…
sealed-file = Sealed file
sealed-message = The whole message, sealed with its file
sealed-by = { $name } sealed it: { $time }
sealed-what-now = You need not look or report it yourself. A supervisor sees it in the list of sealed files and hands it to the police.
happened-sealed = { $name } sealed a file
happened-handed-over = { $name } handed a sealed file over
exposure-shift = Files you opened this shift: { $count }.
exposure-none = You opened no file this shift.
exposure-since = Since your last break: { $count }.
break-label = A break
break-words = Time for a break
break-why = Files you opened since the last one: { $count }
break-later = Later
break-take = Take a break
break-taken = You are on a break: nothing new comes to you. What you hold stays yours.
debrief-hint = Nobody has to carry this alone. Every file that you open counts here, whatever it shows.
debrief-own = What you opened
debrief-note = What stays with you
debrief-who = Only you and supervisors read this. When you take it away, it is gone for good.
debrief-keep = Keep the note
debrief-kept = Kept. A supervisor can read it.
debrief-notes = Your notes
debrief-notes-all = Notes
debrief-no-notes = No notes.
debrief-looks = files opened that shift: { $count }
debrief-remove = Take away for good
debrief-people = Who opened files in the last 12 hours
debrief-nobody = Nobody.
debrief-person = Who
debrief-opened = Files
debrief-last = Last one
debrief-break = Break
sealed-hint = Files that seem to show the abuse of a child. Nobody sees them again: they go to the police as they came, with who had them when. Nothing of their talks is erased until you let it go there.
sealed-none = Nothing is sealed.
sealed-talk = Talk: { $alias }
sealed-not-yet = Not handed over yet
sealed-handed = Handed over: { $count }×
hand-over = Hand over
hand-over-title = Hand a sealed file to the police
hand-over-hint = Another supervisor gets a ZIP archive: the bytes as they came, their SHA-256, and who had them when. Nobody opens the file. The archive is stored only as the police say, and deleted from the computer after that.
hand-over-to = To whom: authority and person
hand-over-reference = Their reference
hand-over-message = Add the message as it came
hand-over-message-hint = It may name who sent it and say more than the file. Leave it out unless they asked for it: whoever sent it may be the child.
hand-over-save = Save the archive
hand-over-done = The archive is among your downloads, and the hand-over is recorded.
hand-over-asked = { $name } asked on { $time } to hand this over to: { $to }.
hand-over-whole = With the message as it came.
setup-break = Files until a break is suggested
setup-break-hint = After so many opened files somebody is asked to take a break. 0 is never.
act-attachment-sealed = Sealed a file
act-attachment-handed-over = Handed a sealed file over
act-attachment-hand-over-asked = Asked for a sealed file to be handed over
act-attachment-hand-over-taken-back = Took the wish to hand a sealed file over back
act-debrief-written = Wrote a note after hard content
act-debrief-read = Read notes after hard content
act-debrief-removed = Took a note after hard content away
act-debrief-erased = Erased a note after hard content
custody-title = Hand-over of a sealed file
custody-warning = The file is suspected to show the abuse of a child. It lies beside this text byte for byte as it came and was neither shown nor changed after it was sealed. Open it only where the law allows you to.
custody-organisation = Handed over by
custody-file = Number of the file
custody-talk = Number of the talk (pseudonym)
custody-channel = Came over
custody-name = Name that its sender gave it
custody-type = Type that its sender claims
custody-contents = In this archive
custody-bytes = { $bytes } bytes
custody-chain = Chain of custody (times in UTC)
custody-received = received
custody-uploaded = uploaded here
custody-revealed = shown to { $name }
custody-downloaded = saved by { $name }
custody-sealed = sealed by { $name }
custody-handed-over = handed over by { $name } to { $to }
custody-asked = as { $name } asked
# Matrix accounts.
channels-add-matrix = Add Matrix account
channels-testing-matrix = Signs in to the Matrix server as Earshot does. Nothing is changed and nothing is sent.
matrix-form-new = New Matrix account
matrix-form-part-account = Account
matrix-form-homeserver = Server
matrix-form-homeserver-hint = For example https://matrix.hotline.example
matrix-form-user = Account name
matrix-form-user-hint = For example @help:hotline.example
matrix-form-password = Password
matrix-form-token = Access token
matrix-form-token-hint = Instead of the password. It must belong to a device that no other program uses.
matrix-form-recovery = Recovery key
matrix-form-recovery-hint = Only after a loss, or where another program made the account’s keys.
matrix-recovery = Recovery key
matrix-recovery-hint = With it a new device of this channel keeps the account’s own keys after a loss. It is shown once; an earlier one is worth nothing then. Write it down and lock it away.
matrix-recovery-make = Make a recovery key
matrix-recovery-once = Shown only now:
matrix-form-part-who = Who may write
matrix-form-servers = Only from these servers
matrix-form-servers-hint = One a line; *.schools.example for all below. Empty: all.
matrix-form-companions = Accepted in rooms
matrix-form-companions-hint = Accounts that may be in a room beside the young person, such as an interpreter or a bridge. One a line. Anybody else in a room pauses sending there.
matrix-form-direct = Only direct talks
matrix-form-direct-hint = Invitations to other rooms are refused.

## Several talks at once

bulk-begin = Choose several
action-choose = Choose or leave the talk, for acting on several
action-choose-none = Choose none
action-bulk = Act on the chosen talks
action-bulk-undo = Take back what was done with several
bulk-chosen = Chosen: { $count }
bulk-act = What to do
bulk-all = All in the list
bulk-stop = Stop choosing
bulk-changed = Changed: { $count }. Can be taken back until { $time }.
bulk-undo = Take back
bulk-title = Several talks: { $count }
bulk-tag = Tag
bulk-snooze = Put aside
bulk-prioritise = Change urgency
bulk-move = Move to a queue
bulk-close = Close
bulk-close-as = No counselling, but
bulk-choose = Choose
bulk-give = Give these tags
bulk-take = Take these away
bulk-why = Why
bulk-one-queue = There is only one queue.
bulk-hint = All at once, and for ten minutes it can be taken back. Talks that others hold, and whoever may be in danger and waits, are left out.
bulk-do = Do it: { $count }
bulk-will = Will change: { $count }
bulk-left-gone = Not there any more: { $count }
bulk-left-held = Held by a colleague: { $count }
bulk-left-closed = Closed already: { $count }
bulk-left-grave = May be in danger, do it one by one: { $count }
bulk-left-newer = Wrote meanwhile: { $count }
bulk-left-same = Is so already: { $count }
bulk-left-full = Would have too many tags: { $count }
bulk-left-way = The reason is for the other direction: { $count }
bulk-left-sending = An answer is still on its way: { $count }
bulk-left-changed = Changed since: { $count }
bulk-done = Changed: { $count }. Left out: { $left }.
bulk-undone = Taken back: { $count }. Left as they are: { $left }.
happened-reopened = { $name } took the closing back
act-bulk-done = Acted on several talks
act-bulk-undone = Took back what was done with several talks
act-conversation-moved = Moved a talk to another queue
act-conversation-restored = Put a talk back as it was

## Reviews of talks

page-reviews = Reviews
action-go-reviews = Reviews
action-review = Review
reviews-hint = Talks of colleagues, looked at by the hotline's criteria. Nobody reviews a talk they had part in; a second rater sees no scores of the first until both are in. Opening one is recorded.
reviews-span = Talks of the last
reviews-days = { $count } days
reviews-random = Take one by chance
reviews-list = Reviewed talks
reviews-none = No talk has been reviewed yet.
review-how-random = by chance
review-how-chosen = chosen
review-title = Review: { $alias }
review-answers-by = Answers: { $name }
review-by = Review: { $name }
review-begun = not in yet
review-closed = in; scores show once both are
review-nothing = nothing applied
review-score = { $score } of 100
review-of-three = { $score } of 3
review-replied = with a reply
review-withdraw = Withdraw
review-withdrawn = Withdrawn
review-second = Rate it too
review-release = Release to the operator
review-released = Released
review-agreement = How far raters agree
review-agreement-hint = Over all talks that two rated: the share of equal scores, and Cohen's kappa with linear weights (1 is full agreement, 0 what chance would give). Of fewer than ten talks nothing is said.
review-sums = Talks reviewed: { $talks }, of these by two: { $twice }.
review-mean = Mean score: { $mean } of 100.
review-mean-few = Too few for a mean.
review-criterion = Criterion
review-equal = Equal
review-kappa = Kappa
review-apart = Applies for one only
review-since = as in form { $version }
review-too-few = too few
review-no-spread = all the same
reviews-mine = About your talks
reviews-mine-none = Nothing was released to you yet.
review-reply = Your words to it
review-reply-of = { $name } says
review-reply-keep = Keep
review-reply-kept = Kept. The raters can read it.
review-not-applicable = Doesn't apply
review-overall = To the whole
review-comment = Comment
review-file = A file
review-score-hint = Score what you read, not whom you know.
review-keep = Keep for later
review-kept = Kept
review-finish = Hand in
review-is-in = The review is in.
review-finish-hint = Once it is in, it stays as it is. It is shown to the operator only when released.
review-form = Criteria
review-form-open = Look at the criteria, or change them
review-form-hint = Saving makes a new version. Reviews that began keep theirs. What reads as before is compared with what was scored before.
review-form-new = New criterion
review-form-add = Add a criterion
review-form-remove = Take it out
review-form-save = Save as a new version
review-form-saved = Talks are reviewed by the new criteria from now on.
review-anchor = What { $score } means
act-review-begun = Began to review a talk
act-review-read = Read a talk for its review
act-review-done = Handed a review in
act-review-released = Released a review
act-review-replied = Replied to a review
act-review-withdrawn = Withdrew a review
act-review-form-changed = Changed the criteria of reviews

## Tables: what goes out and what comes in (supervisors)

page-tables = Tables
action-go-tables = Tables
tables-out = Take a table out
tables-out-hint = Codes, times and numbers only: no words, no names, no addresses. Cases that are kept from you are not in it. It is noted who took which table.
tables-what = What
tables-calls = Calls
tables-cases = Cases
tables-format = Written as
tables-format-csv = Spreadsheet (CSV)
tables-format-json = JSON
tables-format-lines = JSON, one record a line
tables-began-from = Begun from this day
tables-opened-from = Opened from this day
tables-to = Until this day
tables-only-class = Class
tables-only-medium = Medium
tables-only-kind = Kind
tables-only-status = Status
tables-table = Which table
tables-table-all = All in one archive
tables-table-cases = Cases
tables-table-children = Children
tables-table-persons = Persons
tables-table-custody = Custody
tables-table-episodes = Disappearances
tables-table-referrals = Referrals
tables-out-do = Take it out
tables-progress = { $lines } of { $total } lines · { $size }
tables-out-done = The table is in your downloads.
tables-table-messages_home = Messages home
tables-out-stopped = Stopped. Nothing was saved.
tables-in = Take a table in
tables-in-hint = From a spreadsheet saved as CSV, all of it or nothing. Try it first: nothing is written then, and each line that is wrong is named.
tables-file = File
tables-mapping = Mapping
tables-mapping-hint = Says what the columns mean (TOML or JSON). Not needed for tables that Earshot wrote.
tables-in-try = Try
tables-in-do = Take it in
tables-in-fine = Nothing is wrong. Records that will come in: { $count }
tables-in-wrong = Nothing came in. To mend: { $count }
tables-in-done = Records that came in: { $count }
tables-in-sent = On its way
tables-in-reading = Read: { $done } of { $total } lines
tables-in-sealing = Sealed: { $done } of { $total } records
tables-in-writing = Written: { $done } of { $total } rows
tables-in-ends = It is broken off. Nothing comes in.
tables-in-late = Too late to break it off: it comes in. It can be taken back below.
tables-read = Lines: { $count }, letters: { $encoding }, between cells: { $delimiter }
tables-read-json = Lines: { $count }, as JSON
tables-tab = tab
tables-left-out = Nothing is taken from: { $names }
tables-problems = What is wrong, line by line
tables-line = Line
tables-column = Column
tables-words = What to do
tables-more = And more: { $count }
tables-past = What came in
tables-past-none = Nothing yet.
tables-past-calls = Calls: { $count }
tables-past-cases = Cases: { $count }
tables-undo = Take back
tables-undo-really = Remove all of it
tables-undone = Taken back.
tables-undone-at = taken back { $time }
case-did-imported = Came in from a table
act-calls-exported = Took a table of calls out
act-cases-exported = Took a table of cases out
act-tables-imported = Took a table in
act-tables-import-undone = Took an import back

## Everything that is held about a contact

package-part = What is held about them
package-hint = All that is held about this contact, as an archive that they can read. Two supervisors give it out.
package-asked = { $name } asked for what is held about this contact ({ $time }).
package-second = Another supervisor takes it out.
package-asked-done = Asked for. Another supervisor takes it out now.
package-ask = Ask for it
package-leave = Don’t give it out
package-take = Take it out
package-done = It is in your downloads. Read it before you give it to anybody.
package-title = What { $name } holds about you
package-made = Put together
package-alias = Called here
package-first = First contact
package-address = Address
package-left-out = Words of others, names of those who work here, files that were sealed and what cases say beside your name and address are left out: ask, if some of that is about you.
package-talk = Talk ({ $channel }), begun { $time }
package-erased = Its words were erased.
package-records = What was recorded
package-cases = Cases
package-safety = How it is safe to reach you
package-looks = Who opened it, and what was done
package-notes = Notes among colleagues
package-notes-hint = Read these first: they may speak of others. They are part of what is held, and not of what the contact gets by itself.
package-in = You
package-out = The hotline
package-note = Note
package-other = Somebody else wrote this; their words are left out.
package-sealed = A file that was sealed
act-contact-package-asked = Asked for all that is held about a contact
act-contact-package-taken-back = Took the wish for a package back
act-contact-package-taken = Took out all that is held about a contact

## Practice

page-practice = Practice
action-go-practice = Practice
action-practice-end = End the practice
practice-hint = Invented talks on the screen of real ones. Nobody else sees them, they count nowhere, and they are erased at their end or after a day.
practice-draft = The scripts in this language are drafts.
practice-language = Language of the talks
practice-begin = Begin
practice-begin-named = Begin: { $name }
practice-running = A practice talk is still open.
practice-go-on = Go on
practice-band = Practice
practice-band-words = Nobody is at the other end. Take your time.
practice-end = End the practice
practice-debrief = How it went
practice-first = First answer after { $time }.
practice-no-answer = No answer was written.
practice-cue-safety = Safety asked about:
practice-cue-number = Emergency number given:
practice-cue-feeling = Feelings taken up:
practice-cue-patience = Time left:
practice-cue-promise = No promise that can't be kept:
practice-cue-next = Next step named:
practice-yes = yes
practice-no = not found
practice-said = words of a promise were found
practice-after = after { $time }
practice-by-words = Found by simple words: what you said otherwise, nobody noticed here. Nothing of this is kept.
practice-look = Look at these yourself

## Shifts

page-shifts = Shift plan
action-go-shifts = Shift plan
shifts-hint = Who came in the last weeks, hour by hour, and how many people that needs, beside how many are planned.
shifts-filters = What is looked at
shifts-back = Arrivals of
shifts-weeks = { $count } weeks
shifts-language = Language
shifts-channel = Channel
shifts-all = All
shifts-week = Plan of the week with
shifts-usual = Usual week
shifts-usual-title = Usual week
shifts-title = Week of { $date }
shifts-own = This plan is its own.
shifts-by-usual = The usual week's plan stands here; saving makes one for this week alone.
shifts-zone = Hours of { $zone }.
shifts-formula = People needed = arrivals that four weeks of five don't exceed × time a talk takes ÷ talks that one person holds at once, rounded up.
shifts-measured = A talk takes { $minutes } min from its first answer to its end (half of { $count } took that long or less; each counts two hours at most).
shifts-unmeasured = How long a talk takes is not known yet: { $count } are over, ten are needed.
shifts-at-once = At once: { $count }.
shifts-arrivals = Arrivals in { $weeks } weeks: { $count }.
shifts-plot = People needed and planned, hour by hour; the table below says the same in figures.
shifts-legend = Bars: people needed (dark where too few are planned). Line: people planned. Top: { $top }.
shifts-short = Too few people are planned:
shifts-enough = Enough people are planned in every hour.
shifts-unknown = Whether enough people are planned can't be said yet.
shifts-plan = People planned
shifts-plan-hint = Arrow keys go from hour to hour and from day to day; type a number.
shifts-plan-read = Supervisors plan.
shifts-hour = Hour
shifts-cell = { $day } { $hour }, people
shifts-need = of { $need }
shifts-need-short = of { $need }: too few
shifts-no-hour = not this week
shifts-seen-title = Small figures: arrivals, median · 80th percentile.
shifts-save = Save for this week
shifts-save-usual = Save as the usual week
shifts-saved = The plan is saved.
shifts-drop = Back to the usual week
shifts-dropped = The usual week's plan stands again.
act-shift-plan-changed = Changed the shift plan
act-shift-plan-removed = Took a week's own plan away

## What belongs together: contacts who are one person, talks that have to do with each other

action-connect = Say what belongs together
talk-belongs = Has to do with { $alias }
safety-of-other = Also counts, from { $alias }:
ties-label = What belongs together
ties-person = The same person
ties-by = { $name }, { $time }
ties-between = by way of another
ties-untie = Not the same
ties-untie-whom = { $alias } is not the same person
ties-nothing = No other talk of theirs is known.
ties-related = Has to do with
ties-guessed = seems so from the mails
ties-unrelate = Unlink
ties-unrelate-whom = Unlink { $alias }
connect-title = { $alias } belongs together with…
connect-how = In what way
connect-person = The same person
connect-related = Has to do with it
connect-hint-person = Each then shows where else they wrote. Of their safety cards the strictest counts. It can be taken back.
connect-hint-related = Each leads to the other; nothing else changes. It can be taken back.
connect-find = Whose talk: an alias, or words that were said
connect-everywhere = Look everywhere
connect-with = With which talk
connect-do-person = Same person
connect-do-related = Link them
done-person = { $alias } and { $other } are one person.
done-related = { $alias } and { $other } are linked.
done-untied = { $alias } and { $other } are no longer linked.
happened-same-person = { $name } said that this is the same person as { $alias }
happened-not-same-person = { $name } said that this is not the same person as { $alias }
happened-related = { $name } linked this with the talk of { $alias }
happened-not-related = { $name } unlinked this from the talk of { $alias }
act-contact-tied = Said that two contacts are the same person
act-contact-untied = Said that two contacts are not the same person
act-conversation-related = Linked two talks
act-conversation-unrelated = Unlinked two talks
ties-merged = Shown here together
ties-unmerge = Take out
ties-unmerge-whom = Take out: { $alias }
connect-merge = Into one talk
connect-hint-merge = Both stand here in the order of time, with one row in the list; an answer goes over either. Their contacts are one person then. It can be taken back at any time.
connect-do-merge = Put it in here
done-merge = { $other } is shown with { $alias } now.
done-unmerged = { $alias } is a talk of its own again.
happened-merged = { $name } put the talk of { $alias } in here
happened-went-into = { $name } put this into the talk of { $alias }
happened-parted = This and another talk were parted
composer-over = Answer by
composer-line = { $channel } · { $alias } · { $address }
bulk-left-merged = Shown together with others, do it one by one: { $count }
act-conversation-merged = Put a talk into another
act-conversation-parted = Took a talk out of another

# What to ask, do and tell in a case; training, complaints and drills. { $item } is a sentence or a procedure, { $time } a day and an hour or a day.
page-procedures = Procedures
page-facts = Training and drills
checks-title = What to ask, do and tell
checks-count = { $done } of { $all }
checks-late = Overdue
checks-by = by { $time }
checks-skip = Doesn't apply
checks-other = Another procedure
case-did-ticked = Done: { $item }
case-did-skipped = Doesn't apply: { $item }
case-did-unticked = Open again: { $item }
case-did-checklist-begun = Procedure begun: { $item }
procedures-hint = A case keeps the version that it was begun with.
procedures-which = Kind of case
procedures-draft = Built in: a draft, its deadlines are examples. Set those of your reporting duty.
procedures-own = Changed by { $name }, { $time }.
procedures-text = What to ask, do or tell
procedures-step = When
procedures-kind = What it is
procedures-to = Whom to tell
procedures-within = Within
procedures-always = no deadline
procedures-up = Up
procedures-add = Add an item
procedures-back = Back to the built-in one
procedures-save = Save as a new version
procedures-saved = Saved. Cases that begin from now on have it.
facts-hint = Recorded when it happens. Nothing practised is counted as real.
facts-trainings = Training
facts-complaints = Complaints
facts-drills = Drills
facts-who = Anybody here records one. Supervisors read them, and never whom one names.
facts-recorded = Recorded.
facts-talk = The talk
facts-of-talk = Record a complaint
facts-erased = Its words were erased.
facts-expired = has ended
facts-expires = ends { $time }
facts-earlier = Earlier: { $count }
case-part-training = Training
case-part-complaint = Complaint
case-part-drill = Drill
case-f-operator_id = Who
case-f-training_kind = In what
case-f-by = By whom
case-f-valid_until = Holds until
case-f-about = About
case-f-from = From
case-f-words = What they say
case-f-case_number = Case number
case-f-answered_at = Answered when
case-f-answer = Our answer
case-f-drill_kind = Which emergency
case-f-first_answer_s = Seconds to the first answer
case-f-police_told_s = Seconds until police were told
case-f-took_part = Who took part
case-f-learnt = What was learnt
action-go-facts = Go to training and complaints
action-go-procedures = Go to procedures
act-procedure-changed = Changed a procedure
act-case-checklist-begun = Began a procedure in a case
act-case-ticked = Ticked an item in a case
act-case-skipped = Said that an item doesn't apply in a case
act-case-unticked = Took a tick back in a case
act-fact-recorded = Recorded a training, complaint or drill
act-fact-changed = Changed a training, complaint or drill
act-fact-removed = Took a training, complaint or drill out
act-fact-held = Held a training, complaint or drill
act-fact-let-go = Let a training, complaint or drill go
act-complaint-read = Read complaints
act-complaint-erased = Erased what a complaint says
act-training-erased = Erased who was trained
act-drill-erased = Erased who took part in a drill
act-facts-exported = Took a table of training, complaints or drills out

## Two talks of one

action-split = Make two talks of it…
split-title = Two talks of { $alias }
split-hint = What was said before goes to a talk of its own, with its files, notes and record. Nobody on the other end notices. What they write next arrives here; an answer to an earlier mail arrives with it.
split-from = From here on it is this talk
split-no-words = Without words
split-do = Make two
split-was = What was said before is a talk of its own. Until { $time } it can be put back.
split-earlier = Open it
split-undo = Put it back
split-one-line = They have one line, and answers go over the talk that goes on.
split-goes-on = Open that talk
done-split = { $alias } has two talks now.
done-unsplit = { $alias } has one talk again.
happened-split = { $name } took what was said before into a talk of its own
happened-split-off = { $name } took this out of the talk that goes on
happened-unsplit = { $name } put what was said before back
act-conversation-split = Made two of a talk
act-conversation-unsplit = Made one of two again

## Rights by class, and calls that were logged before

log-read = Open
log-read-title = A logged call
log-saved-by = Saved by { $name }, { $time }
log-ended = Ended
log-corrected = The call is corrected.
log-erased = Its words were erased; codes can still be corrected.
log-lately = Calls logged before
log-lately-none = Nothing.
log-kept = What you typed is kept in this tab until you save it or throw it away.
log-discard = Throw away
log-discarded = It was thrown away.
log-back = Back to your call
log-unsaved = A call is not saved yet
log-older = Older calls
log-close = Close
log-keeping = Its words are erased after { $time }.
log-keeping-stays = Its words stay: no rule erases them, or a case keeps them.
log-keeping-none = It has no words to erase; its codes stay.
case-f-conversation_id = Their talk here
case-other-talk = a talk that the case isn't linked to
page-rights = Rights by class
action-go-rights = Rights by class
rights-hint = Without a rule, everybody who talks with contacts sees, changes and prints, and supervisors share. A rule takes away from that, at once and on every screen. Whoever wrote a record of a call sees it. To share is to take out, in a table or as a file. What is on a screen can always be photographed.
rights-none = No rule yet.
rights-record-call = Records of calls
rights-record-case = Cases
rights-class-all = all
rights-deed = What is done
rights-deed-see = See it
rights-deed-change = Change it
rights-deed-share = Share it
rights-deed-print = Print it
rights-who = Whose that is
rights-who-supervisor = supervisors only
rights-who-nobody = nobody's
act-class-rules-changed = Changed rights by class
act-call-corrected = Corrected a logged call
act-case-printed = Printed a case
act-case-past-read = Read what a case said before

## Blocked for a time

page-blocks = Blocked
action-block = Block for a time…
action-go-blocks = Blocked contacts
block-title = Block { $alias } for a time
block-hint = Everything they write is kept, and the rules read it. What sounds like danger (P0, P1) reaches the inbox at once, as always; the rest calls nobody. It holds for all their known channels, ends by itself, and anybody can lift it. A supervisor looks at it.
block-why = Why
block-reason-abusive = Insults us
block-reason-threatening = Threatens us
block-reason-sexual = Uses the line for arousal
block-reason-flooding = Floods the line
block-reason-other = Something else (a note says what)
block-until = For how long
block-ends = It ends by itself: { $time }
block-line = What they read
block-line-hint = Goes out as a reply, with where to turn. Leave it empty and they are told nothing.
block-untold-closed = This talk is closed, so they can't be told now.
block-untold-left = They have left, so they can't be told now.
block-set = Block
block-lift = Lift the block
block-band = Blocked until { $time } · { $reason }
block-band-words = What sounds like danger still reaches the inbox; the rest calls nobody. Set by { $name }.
blocks-hint = A block is a last resort, and a second look belongs to it. Nothing that was written is lost: it stands in the talk.
blocks-open = To be looked at
blocks-open-none = Nothing waits to be looked at.
blocks-rest = Looked at, lifted or over
# $from and $until are times.
blocks-set = { $name }, { $from }, until { $until }.
blocks-messages = { $count ->
    [0] Nothing was written meanwhile.
    [one] One message meanwhile.
   *[other] { $count } messages meanwhile.
}
blocks-confirmed = Looked at by { $name }, { $time }
blocks-lifted = Lifted by { $name }, { $time }
blocks-own = You set it yourself: another supervisor looks at it.
blocks-talk = Open the talk
blocks-confirm = Let it stand
blocks-confirm-named = Let it stand: { $alias }
blocks-lift-named = Lift the block of { $alias }
done-blocked = { $alias } is blocked until { $time }.
done-unblocked = The block of { $alias } is lifted.
happened-blocked = { $name } blocked them until { $until }: { $reason }
happened-unblocked = { $name } lifted the block
act-contact-blocked = Blocked a contact for a time
act-block-lifted = Lifted a block
act-block-confirmed = Looked at a block and let it stand

## Gentle hints

hint-hard-sentence = One sentence is very long: two short ones read easier.
hint-hard-words = Many long words: shorter ones read easier.
hint-hard-much = That is much at once: two messages read easier.
hint-language-other = This looks like { $written }; they write in { $theirs }.
hint-language-unspoken = They write in { $theirs }, which isn't among your languages.
hint-room-danger = You hold somebody in danger. If somebody else can take this one, leave it to them.
hint-room-grave = You hold { $count } talks, one of them grave. If somebody else can take this one, leave it to them.
hint-room-full = You hold { $count } of { $limit } talks. If somebody else can take this one, leave it to them.

## Why somebody takes no contacts

status-why-break = break
status-why-meal = meal
status-why-debrief = debrief
status-why-training = training
status-why-call = on the phone
status-why-meeting = meeting
status-why-shift = shift is over
