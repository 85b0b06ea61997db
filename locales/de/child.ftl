### The words a young person reads: chat, contact page, plain errors. German.
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Door and head line

app-name = Chat
page-title = Seite
open-chat = Schreib uns
head-line = Hier hört dir jemand zu
head-closed = Wir sind gerade nicht da
language = Sprache
minimise = Kleiner machen

## First screen

intro-title = Du kannst schreiben. Es kostet nichts und du musst deinen Namen nicht sagen.
fact-who-title = Wer liest das?
fact-who = Nur geschulte Menschen von diesem Hilfetelefon.
fact-tell-title = Wann sagen wir es jemandem?
fact-tell = Nur wenn ein Leben in Gefahr ist, und wir sagen es dir vorher.
fact-exit-title = Musst du schnell weg?
fact-exit = „Sofort weg“, oder drück dreimal auf Shift (Umschalttaste). Dein Browser merkt sich vielleicht trotzdem die Seite, von der du kommst.
safe-question = Bist du gerade in Sicherheit?
safe-yes = Ja
safe-no = Nein
safe-unsure = Weiß nicht
safe-optional = Du musst nicht antworten.
safe-yes-answer = Gut zu wissen. Schreib, wenn du so weit bist.
safe-no-answer = Wenn du kannst, ruf jetzt {$emergency} an. Oder bleib hier und schreib: Du kommst als Erstes dran.
# Shown instead of safe-no-answer while the line is closed: nobody reads at once then, and it must not sound as if.
safe-no-answer-closed = Bitte ruf jetzt {$emergency} an, wenn du kannst. Wir sind gerade nicht da und können nicht sofort antworten.
safe-unsure-answer = Das ist in Ordnung. Schreib, was los ist, und wir schauen es uns zusammen an.

## Writing and leaving

write-placeholder = Schreib, wie du magst…
write-label = Deine Nachricht
send = Senden
leave-now = Sofort weg
leave-now-hint = Schließt diese Seite sofort. Oder drück dreimal auf Shift (Umschalttaste).
call-line = {$phone} anrufen
call-emergency = Notruf {$emergency}
keep-open = Auf diesem Gerät bleibt nichts gespeichert. Wenn du diese Seite schließt, ist das Gespräch vorbei.
too-long = Das ist zu lang. Bitte schick es in Teilen mit höchstens {$max} Zeichen.
emoji = Emojis
emoji-close = Emojis schließen

## Messages and where they are

status-sending = wird gesendet…
status-sent = gesendet
status-seen = gesehen
status-waiting-line = wartet auf Verbindung
message-from-you = Du hast geschrieben
message-from = {$name} hat geschrieben
new-messages = { $count ->
    [one] {$count} neue Nachricht
   *[other] {$count} neue Nachrichten
}

## Waiting and people

waiting-none = Du bist als Nächstes dran · du kannst weiterschreiben
waiting-few = Ein paar Leute sind vor dir · du kannst weiterschreiben
waiting-several = Mehrere Leute sind vor dir · du kannst weiterschreiben
operators-away = In dieser Minute ist niemand am Platz. Deine Nachricht ist gespeichert und wird gelesen.
joined = {$name} ist jetzt da
left = {$name} hat den Chat verlassen; jemand anderes macht weiter
typing = {$name} schreibt…

## Closed hours

closed-now = Gerade ist niemand da, um zu antworten.
# $when is a day and a time in words, such as "Montag, 10:00".
closed-opens = Wir sind wieder da: {$when}.
closed-write = Du kannst jetzt schreiben; wir antworten, wenn wir wieder da sind.

## The end of a talk

talk-closed = Dieses Gespräch ist zu Ende.
talk-closed-again = Du kannst jederzeit wieder schreiben.
talk-closed-timeout = Es war eine Weile still, darum ist dieses Gespräch jetzt zu.
# A reply that an operator sends to somebody who floods or insults: for a time, messages without danger in them call nobody. $time is a day and a time.
blocked-line = Von jetzt an bis {$time} antworten wir hier nicht. Wenn du oder jemand anders in Gefahr ist, ruf jetzt {$emergency} an oder schreib es hier. Danach kannst du uns wieder schreiben.
end-chat = Chat beenden
end-chat-confirm = Chat beenden? Alles Geschriebene verschwindet von diesem Bildschirm.
end-chat-yes = Ja, beenden
end-chat-no = Nein, hier bleiben
ended-title = Danke, dass du geschrieben hast.
ended-text = Das Gespräch ist vorbei, und auf diesem Bildschirm steht nichts mehr davon. Du kannst jederzeit wieder schreiben oder {$phone} anrufen. Wenn du in Gefahr bist, ruf {$emergency} an.
# Button under a finished talk and on the end screen: opens an empty talk.
write-again = Noch einmal schreiben

## Connection

connection-lost = Keine Verbindung. Was du schreibst, bleibt hier und wird gesendet, wenn sie wieder da ist.
connection-back = Die Verbindung ist wieder da.
connection-slow = Die Verbindung ist langsam. Deine Worte kommen an, es dauert nur länger.
session-lost = Die Verbindung musste neu anfangen. Deine Worte sind noch da.
service-unavailable = In dieser Minute können wir keine Nachrichten annehmen. Bitte ruf {$phone} an.

## Pictures

attach = Bild hinzufügen
attach-sending = Das Bild wird gesendet…
attach-failed = Das Bild wurde nicht gesendet. Bitte versuch es noch einmal.
attach-download = Bild speichern
attach-too-large = Dieses Bild ist zu groß. Bitte nimm ein kleineres.

## Contact page, which works without scripts

contact-title = So erreichst du uns
contact-lead = Du kannst anrufen oder schreiben. Du musst deinen Namen nicht sagen.
contact-call = {$phone} anrufen
contact-free = Der Anruf kostet nichts.
contact-chat = Mit uns chatten
contact-no-script = Der Chat geht in diesem Browser nicht. Du kannst uns stattdessen hier schreiben.
contact-form-label = Schreib, wie du magst
contact-form-send = Senden
contact-form-sent = Deine Nachricht ist bei uns. Danke, dass du geschrieben hast.
contact-form-hint = Unsere Antwort kannst du nur lesen, solange diese Seite offen bleibt. Wenn du sie schließt, können wir dich nicht erreichen.
contact-emergency = In Gefahr? Ruf {$emergency} an.

## Plain errors

error-too-large = Das war zu viel auf einmal. Bitte schick weniger.
error-try-again = Das hat nicht geklappt. Bitte versuch es noch einmal.
contact-refresh = Nach Antworten sehen
