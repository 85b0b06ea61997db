### The words a young person reads: chat, contact page, plain errors. Spanish (Spain).
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Door and head line

app-name = Chat
page-title = Página
open-chat = Escríbenos
head-line = Aquí hay alguien que te escucha
head-closed = Ahora mismo no estamos
language = Idioma
minimise = Hacer más pequeño

## First screen

intro-title = Puedes escribir. Es gratis y no tienes que decir tu nombre.
fact-who-title = ¿Quién lee esto?
fact-who = Solo personas preparadas de esta línea de ayuda.
fact-tell-title = ¿Cuándo avisamos a alguien?
fact-tell = Solo si una vida está en peligro, y antes te lo decimos a ti.
fact-exit-title = ¿Tienes que irte rápido?
fact-exit = «Salir ya», o pulsa tres veces Mayús (Shift). Puede que tu navegador recuerde la página de la que vienes.
safe-question = ¿Estás a salvo ahora mismo?
safe-yes = Sí
safe-no = No
safe-unsure = No lo sé
safe-optional = No tienes que responder.
safe-yes-answer = Es bueno saberlo. Escribe cuando quieras.
safe-no-answer = Si puedes, llama ahora al {$emergency}. O quédate aquí y escribe: te atendemos primero.
# Shown instead of safe-no-answer while the line is closed: nobody reads at once then, and it must not sound as if.
safe-no-answer-closed = Si puedes, llama ahora al {$emergency}. En este momento no estamos y no podemos responderte enseguida.
safe-unsure-answer = No pasa nada por no saberlo. Escribe lo que ocurre y lo vemos contigo.

## Writing and leaving

write-placeholder = Escribe como quieras…
write-label = Tu mensaje
send = Enviar
leave-now = Salir ya
leave-now-hint = Cierra esta página al momento. O pulsa tres veces Mayús (Shift).
call-line = Llamar al {$phone}
call-emergency = Emergencias {$emergency}
keep-open = En este dispositivo no se guarda nada. Si cierras esta página, la conversación se acaba.
too-long = Es demasiado largo. Envíalo en partes de {$max} caracteres como mucho.
emoji = Emojis
emoji-close = Cerrar los emojis

## Messages and where they are

status-sending = enviando…
status-sent = enviado
status-seen = visto
status-waiting-line = esperando conexión
message-from-you = Has escrito
message-from = {$name} ha escrito
new-messages = { $count ->
    [one] {$count} mensaje nuevo
   *[other] {$count} mensajes nuevos
}

## Waiting and people

waiting-none = Después te toca a ti · puedes seguir escribiendo
waiting-few = Hay pocas personas antes que tú · puedes seguir escribiendo
waiting-several = Hay varias personas antes que tú · puedes seguir escribiendo
operators-away = En este minuto no hay nadie delante de la pantalla. Tu mensaje queda guardado y lo leeremos.
joined = {$name} ya está aquí
left = {$name} ha salido del chat; sigue otra persona
typing = {$name} está escribiendo…

## Closed hours

closed-now = Ahora mismo no hay nadie que pueda responder.
# $when is a day and a time in words, such as "lunes, 10:00".
closed-opens = Volvemos: {$when}.
closed-write = Puedes escribir ahora; respondemos cuando volvamos.

## The end of a talk

talk-closed = Esta conversación ha terminado.
talk-closed-again = Puedes volver a escribir cuando quieras.
talk-closed-timeout = Hace un rato que no hay mensajes, así que esta conversación se ha cerrado.
# A reply that an operator sends to somebody who floods or insults: for a time, messages without danger in them call nobody. $time is a day and a time.
blocked-line = Desde ahora y hasta {$time} no respondemos aquí. Si tú u otra persona corre peligro, llama ahora al {$emergency} o dilo aquí. Después puedes volver a escribirnos.
end-chat = Terminar el chat
end-chat-confirm = ¿Terminar el chat? Lo escrito desaparece de esta pantalla.
end-chat-yes = Sí, terminar
end-chat-no = No, me quedo
ended-title = Gracias por escribirnos.
ended-text = La conversación ha terminado y sus palabras ya no están en esta pantalla. Puedes volver a escribir cuando quieras o llamar al {$phone}. Si estás en peligro, llama al {$emergency}.
# Button under a finished talk and on the end screen: opens an empty talk.
write-again = Escribir otra vez

## Connection

connection-lost = No hay conexión. Lo que escribes se queda aquí y se envía cuando vuelva.
connection-back = La conexión ha vuelto.
connection-slow = La conexión va lenta. Tus palabras llegarán, solo tardan un poco más.
session-lost = La conexión ha tenido que empezar de nuevo. Tus palabras siguen aquí.
service-unavailable = En este minuto no podemos recibir mensajes. Por favor, llama al {$phone}.

## Pictures

attach = Añadir una imagen
attach-sending = Enviando la imagen…
attach-failed = La imagen no se ha enviado. Inténtalo otra vez, por favor.
attach-download = Guardar la imagen
attach-too-large = Esta imagen es demasiado grande. Elige una más pequeña, por favor.

## Contact page, which works without scripts

contact-title = Cómo contactar
contact-lead = Puedes llamar o escribir. No tienes que decir tu nombre.
contact-call = Llamar al {$phone}
contact-free = La llamada es gratis.
contact-chat = Escríbenos por chat
contact-no-script = El chat no funciona en este navegador. Pero puedes escribirnos aquí.
contact-form-label = Escribe como quieras
contact-form-send = Enviar
contact-form-sent = Tu mensaje nos ha llegado. Gracias por escribirnos.
contact-form-hint = Solo puedes leer nuestra respuesta mientras esta página siga abierta. Si la cierras, no podremos responderte.
contact-emergency = ¿Estás en peligro? Llama al {$emergency}.

## Plain errors

error-too-large = Era demasiado de una vez. Envía un poco menos, por favor.
error-try-again = No ha funcionado. Inténtalo otra vez, por favor.
contact-refresh = Mirar si hay respuesta
