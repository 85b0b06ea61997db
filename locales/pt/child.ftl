### The words a young person reads: chat, contact page, plain errors. Portuguese (Portugal).
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Door and head line

app-name = Chat
page-title = Página
open-chat = Escreve-nos
head-line = Está aqui alguém para te ouvir
head-closed = Agora não estamos cá
language = Língua
minimise = Tornar mais pequeno

## First screen

intro-title = Podes escrever. É grátis e não tens de dizer o teu nome.
fact-who-title = Quem lê isto?
fact-who = Só pessoas com formação, desta linha de apoio.
fact-tell-title = Quando é que contamos a alguém?
fact-tell = Só se uma vida estiver em perigo, e dizemos-te primeiro a ti.
fact-exit-title = Tens de sair depressa?
fact-exit = “Sair já”, ou carrega três vezes em Shift. O teu navegador pode ainda lembrar-se da página de onde vieste.
safe-question = Estás em segurança agora?
safe-yes = Sim
safe-no = Não
safe-unsure = Não sei
safe-optional = Não tens de responder.
safe-yes-answer = É bom saber. Escreve quando quiseres.
safe-no-answer = Se puderes, liga já para o {$emergency}. Ou fica aqui e escreve: respondemos primeiro a ti.
# Shown instead of safe-no-answer while the line is closed: nobody reads at once then, and it must not sound as if.
safe-no-answer-closed = Se puderes, liga já para o {$emergency}. Agora não estamos cá e não conseguimos responder logo.
safe-unsure-answer = Não faz mal não saber. Escreve o que se passa e vemos isso contigo.

## Writing and leaving

write-placeholder = Escreve como quiseres…
write-label = A tua mensagem
send = Enviar
leave-now = Sair já
leave-now-hint = Fecha logo esta página. Ou carrega três vezes em Shift.
call-line = Ligar para o {$phone}
call-emergency = Emergência {$emergency}
keep-open = Neste aparelho não fica nada guardado. Se fechares esta página, a conversa acaba.
too-long = É demasiado longo. Envia em partes de {$max} caracteres, no máximo.
emoji = Emojis
emoji-close = Fechar os emojis

## Messages and where they are

status-sending = a enviar…
status-sent = enviada
status-seen = vista
status-waiting-line = à espera da ligação
message-from-you = Escreveste
message-from = {$name} escreveu
new-messages = { $count ->
    [one] {$count} mensagem nova
   *[other] {$count} mensagens novas
}

## Waiting and people

waiting-none = A seguir é a tua vez · podes continuar a escrever
waiting-few = Há poucas pessoas antes de ti · podes continuar a escrever
waiting-several = Há várias pessoas antes de ti · podes continuar a escrever
operators-away = Neste minuto não está ninguém em frente ao ecrã. A tua mensagem fica guardada e vai ser lida.
joined = {$name} já está aqui
left = {$name} saiu do chat; continua outra pessoa
typing = {$name} está a escrever…

## Closed hours

closed-now = Agora não está cá ninguém para responder.
# $when is a day and a time in words, such as "segunda-feira, 10:00".
closed-opens = Voltamos: {$when}.
closed-write = Podes escrever agora; respondemos quando voltarmos.

## The end of a talk

talk-closed = Esta conversa terminou.
talk-closed-again = Podes voltar a escrever quando quiseres.
talk-closed-timeout = Há algum tempo que não há mensagens, por isso esta conversa foi fechada.
# A reply that an operator sends to somebody who floods or insults: for a time, messages without danger in them call nobody. $time is a day and a time.
blocked-line = A partir de agora e até {$time} não respondemos aqui. Se tu ou outra pessoa estiver em perigo, liga já para o {$emergency} ou diz isso aqui. Depois podes voltar a escrever-nos.
end-chat = Terminar o chat
end-chat-confirm = Terminar o chat? O que foi escrito desaparece deste ecrã.
end-chat-yes = Sim, terminar
end-chat-no = Não, fico aqui
ended-title = Ainda bem que escreveste.
ended-text = A conversa acabou e as palavras já não estão neste ecrã. Podes voltar a escrever quando quiseres ou ligar para o {$phone}. Se estiveres em perigo, liga para o {$emergency}.
# Button under a finished talk and on the end screen: opens an empty talk.
write-again = Escrever outra vez

## Connection

connection-lost = Não há ligação. O que escreves fica aqui e é enviado quando ela voltar.
connection-back = A ligação voltou.
connection-slow = A ligação está lenta. As tuas palavras vão chegar, só demora mais.
session-lost = A ligação teve de começar de novo. As tuas palavras continuam aqui.
service-unavailable = Neste minuto não conseguimos receber mensagens. Por favor, liga para o {$phone}.

## Pictures

attach = Juntar uma imagem
attach-sending = A enviar a imagem…
attach-failed = A imagem não foi enviada. Tenta outra vez, por favor.
attach-download = Guardar a imagem
attach-too-large = Esta imagem é demasiado grande. Escolhe uma mais pequena, por favor.

## Contact page, which works without scripts

contact-title = Como falar connosco
contact-lead = Podes ligar ou escrever. Não tens de dizer o teu nome.
contact-call = Ligar para o {$phone}
contact-free = A chamada é grátis.
contact-chat = Escreve-nos no chat
contact-no-script = O chat não funciona neste navegador. Mas podes escrever-nos aqui.
contact-form-label = Escreve como quiseres
contact-form-send = Enviar
contact-form-sent = A tua mensagem chegou. Ainda bem que escreveste.
contact-form-hint = Só podes ler a nossa resposta enquanto esta página estiver aberta. Se a fechares, não conseguimos responder-te.
contact-emergency = Estás em perigo? Liga para o {$emergency}.

## Plain errors

error-too-large = Era demasiado de uma vez. Envia um pouco menos, por favor.
error-try-again = Não funcionou. Tenta outra vez, por favor.
contact-refresh = Ver se há resposta
