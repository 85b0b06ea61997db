### The words a young person reads: chat, contact page, plain errors.
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Door and head line

app-name = Chat
page-title = Page
open-chat = Write to us
head-line = Someone is here to listen
head-closed = We are not here right now
language = Language
minimise = Make smaller

## First screen

intro-title = You can write. It's free and you don't have to say your name.
fact-who-title = Who reads this?
fact-who = Only trained people at this helpline.
fact-tell-title = When do we tell someone?
fact-tell = Only if a life is in danger, and we tell you first.
fact-exit-title = Need to go fast?
fact-exit = “Leave now”, or press Shift three times. Your browser may still remember the page you came from.
safe-question = Are you safe right now?
safe-yes = Yes
safe-no = No
safe-unsure = Not sure
safe-optional = You don't have to answer.
safe-yes-answer = Good to know. Write when you are ready.
safe-no-answer = If you can, call {$emergency} now. Or stay here and write: you are first in line.
# Shown instead of safe-no-answer while the line is closed: nobody reads at once then, and it must not sound as if.
safe-no-answer-closed = Please call {$emergency} now, if you can. We are not here right now, so we can't answer at once.
safe-unsure-answer = It's okay not to be sure. Write what is going on, and we'll look at it together.

## Writing and leaving

write-placeholder = Write as you like…
write-label = Your message
send = Send
leave-now = Leave now
leave-now-hint = Closes this page at once. Or press Shift three times.
call-line = Call {$phone}
call-emergency = Emergency {$emergency}
keep-open = Nothing is kept on this device. If you close this page, the talk is over.
too-long = That is too long. Please send it in parts of up to {$max} characters.
emoji = Emoji
emoji-close = Close emoji

## Messages and where they are

status-sending = sending…
status-sent = sent
status-seen = seen
status-waiting-line = waiting for the line
message-from-you = You wrote
message-from = {$name} wrote
new-messages = { $count ->
    [one] {$count} new message
   *[other] {$count} new messages
}

## Waiting and people

waiting-none = You are next · you can keep writing
waiting-few = A few people before you · you can keep writing
waiting-several = Several people before you · you can keep writing
operators-away = Nobody is at the desk this minute. Your message is kept and will be read.
joined = {$name} has joined
left = {$name} has left; someone else will go on
typing = {$name} is writing…

## Closed hours

closed-now = Nobody is here to answer right now.
# $when is a day and a time in words, such as "Monday, 10:00".
closed-opens = We are back {$when}.
closed-write = You can write now; we answer when we are back.

## The end of a talk

talk-closed = This talk is finished.
talk-closed-again = You can write again any time.
talk-closed-timeout = It was quiet for a while, so this talk is closed.
# A reply that an operator sends to somebody who floods or insults: for a time, messages without danger in them call nobody. $time is a day and a time.
blocked-line = From now until {$time} we don't answer here. If you or someone else is in danger, call {$emergency} now, or say so here. After that you can write to us again.
end-chat = End the chat
end-chat-confirm = End the chat? What was written disappears from this screen.
end-chat-yes = Yes, end it
end-chat-no = No, stay here
ended-title = Thank you for writing.
ended-text = The talk is over, and its words are gone from this screen. You can write again any time, or call {$phone}. If you are in danger, call {$emergency}.
# Button under a finished talk and on the end screen: opens an empty talk.
write-again = Write again

## Connection

connection-lost = No connection. What you write is kept here and sent when it is back.
connection-back = The connection is back.
connection-slow = The connection is slow. Your words will get through; it just takes longer.
session-lost = The connection had to start anew. Your words are still here.
service-unavailable = We can't take messages this minute. Please call {$phone}.

## Pictures

attach = Add a picture
attach-sending = The picture is being sent…
attach-failed = The picture was not sent. Please try again.
attach-download = Save the picture
attach-too-large = This picture is too big. Please choose a smaller one.

## Contact page, which works without scripts

contact-title = How to reach us
contact-lead = You can call or write. You don't have to say your name.
contact-call = Call {$phone}
contact-free = The call is free.
contact-chat = Chat with us
contact-no-script = The chat does not work in this browser. You can write to us here instead.
contact-form-label = Write as you like
contact-form-send = Send
contact-form-sent = Your message is with us. Thank you for writing.
contact-form-hint = You can read our answer only while this page stays open. If you close it, we can't reach you.
contact-emergency = In danger? Call {$emergency}.

## Plain errors

error-too-large = That was too much at once. Please send less.
error-try-again = That didn't work. Please try again.
contact-refresh = Look for answers
