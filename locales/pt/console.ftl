### The operators' console, in Portuguese (Portugal): people who answer, supervise and administer. Calm and plain: says what is so and what to do next. No blame, no exclamation marks.
### DRAFT: no native reader has reviewed this file.
### How to translate and review: ../README.md. Names ($name, $alias), times ($time) and clocks ($wait) come in undeclined.

-reviewed-by = none

## Brand and tab titles. A title never says who or what.

brand = Earshot
title-quiet = Caixa · Earshot
title-waiting = ({ $count }) Caixa · Earshot
# Somebody in immediate danger waits and nobody has taken the talk.
title-alarm = ◆ { $count } urgente · Earshot

## Log-in

login-hint = Para quem responde.
login-name = Nome de utilizador
login-password = Palavra-passe
login-enter = Entrar
login-busy = A entrar…
login-wrong = O nome de utilizador ou a palavra-passe não está certo. Tente outra vez.
login-slow-down = Demasiadas tentativas. Espere um minuto e tente outra vez.
login-no-answer = O servidor não responde. Verifique a rede e tente outra vez.
login-server-trouble = O servidor tem um problema. Tente outra vez daqui a pouco.
unreachable = Não é possível chegar ao servidor neste momento.
try-again = Tentar outra vez

## The page behind the link of an invitation or a password reset

link-invite = Olá, { $name }. Escolha uma palavra-passe; depois já pode entrar.
link-reset = Olá, { $name }. Escolha uma nova palavra-passe.
link-password = Palavra-passe
link-again = A mesma palavra-passe outra vez
# $typed counts the characters while typing.
link-help = Pelo menos { $count } caracteres; o melhor são algumas palavras de que se lembre. Até agora: { $typed }.
link-short = São precisos pelo menos { $count } caracteres.
link-differ = As duas palavras-passe são diferentes.
link-save = Guardar a palavra-passe
link-done = A palavra-passe está guardada. Já pode entrar.
link-dead = Esta ligação já foi usada ou é demasiado antiga. Peça uma nova à administração.

## Lock: covers the screen when nobody is at the desk. Never says who waits.

lock-title = Bloqueado
lock-idle = Sem atividade há 15 minutos. { $name }, introduza a palavra-passe; está tudo como estava.
lock-asked = { $name }, introduza a palavra-passe para continuar. Está tudo como estava.
lock-ended = A sessão terminou. { $name }, introduza a palavra-passe; está tudo como estava.
lock-open = Desbloquear
lock-other = Sair, outra pessoa fica com este posto
lock-alarm = { $count ->
    [one] { $count } pessoa em perigo à espera, sem ninguém a tratar
   *[other] { $count } pessoas em perigo à espera, sem ninguém a tratar
}
lock-waiting = { $count ->
    [one] { $count } pessoa à espera.
   *[other] { $count } pessoas à espera.
}
lock-unsent = { $count ->
    [one] { $count } mensagem ainda não foi enviada. Está guardada.
   *[other] { $count } mensagens ainda não foram enviadas. Estão guardadas.
}

## Header

# The search button, and the field it opens.
find = Procurar uma conversa ou um comando
find-nothing = Nada encontrado no que está carregado aqui.
skip-to-talk = Ir para a conversa
# State of the connection to the server.
line-live = Em direto
line-reconnecting = A religar…
line-offline = Sem ligação desde { $time }
status-label = O seu estado
status-accepting = Disponível
status-paused = Em pausa
status-away = Ausente
# In the menu under the operator's own name.
menu-line = { $name } · quem escreve vê { $alias }

## The band over every screen while somebody in immediate danger waits and nobody has taken the talk

alarm-label = Urgente, sem ninguém a tratar
alarm-look = Ver
alarm-more = { $count ->
    [one] e mais { $count }
   *[other] e mais { $count }
}
# Spoken at once by screen readers. $reason is one of the signal- messages.
alarm-spoken = Urgente: { $reason }. Ninguém está a tratar.

## Views

views-label = Vistas
views-work = Trabalho
view-waiting = Em espera
view-mine = As minhas
view-theirs = Esperamos resposta
view-closed = Fechadas
page-operators = Equipa
page-channels = Canais
page-canned = Respostas prontas
page-triage = Triagem
page-audit = Registo
page-not-yours = A sua função não abre esta página.
sound-on = O som está ligado
sound-off = O som está desligado
sound-blocked = O som está bloqueado: clique aqui
order-waiting = As mais urgentes primeiro
order-mine = As mais urgentes primeiro
order-theirs = As mais urgentes primeiro
order-closed = As mais recentes primeiro
# $wait is a clock such as 11:05.
list-longest = maior espera { $wait }
list-failed = Não foi possível carregar a lista. Nova tentativa…
loading = A carregar…
empty-waiting = Ninguém está à espera.
empty-mine = Não tem nenhuma conversa.
empty-theirs = Não se espera resposta de ninguém.
empty-closed = Ainda não há nada fechado.
# On the pill that shows what the list holds back while the pointer is over it.
list-changes = { $count ->
    [one] { $count } alteração
   *[other] { $count } alterações
}

## Rows

# The way in, short.
channel-webchat = chat
channel-email = e-mail
channel-sms = SMS
channel-matrix = Matrix
priority-0 = Urgência 0, imediata
priority-1 = Urgência 1, em 5 minutos
priority-2 = Urgência 2, em 15 minutos
priority-3 = Urgência 3, numa hora
priority-4 = Urgência 4, hoje
# Short form, as on a label.
priority-short = P{ $priority }
row-unread = { $count ->
    [one] { $count } não lida
   *[other] { $count } não lidas
}
# For screen readers. $wait is one of the spoken- messages.
row-waits = espera há { $wait }
row-waits-late = fora do prazo, espera há { $wait }
row-their-turn = silêncio há
who-you = você
who-nobody = ainda ninguém a tratar
who-they-type = a escrever…
who-types = { $name } está a escrever
who-looks = { $name } está a ver
who-offered-you = proposta a si
who-offered = proposta a { $name }
row-flood = envio em massa
language-unknown = língua desconhecida

## Clocks and days. span-hours and span-days stand in a narrow column.

span-hours = { $hours } h { $minutes }
span-days = { $days } d
target-hours = { $hours } h
spoken-seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
spoken-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
spoken-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
spoken-days = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
}
day-today = Hoje
day-yesterday = Ontem

## The open talk

# Name of the region for screen readers.
talk-label = Conversa aberta
talk-none = Escolha uma conversa. A mais urgente está no topo.
talk-none-keys = Teclas:
talk-held = { $name } está a tratar desta conversa. Pode ler e deixar uma nota.
talk-left = A pessoa saiu do chat às { $time }. Uma resposta já não lhe chegaria.
# A mail address sent an answer back for good. $time is a day and an hour.
talk-refused = O endereço recusou uma resposta de forma definitiva ({ $time }). Nada mais lhe é enviado até a pessoa voltar a escrever.
talk-related = Parece fazer parte de outra conversa
thread-label = Mensagens
thread-earlier = Mensagens anteriores
thread-sitting = Contacto n.º { $number }
thread-typing = { $alias } está a escrever…
thread-below = { $count ->
    [one] { $count } mensagem nova
   *[other] { $count } mensagens novas
}
words-all = Mostrar os { $count } caracteres
by-you = você
# Stands where a name stands: nobody wrote this, Earshot did.
by-itself = Earshot, automaticamente
# Names of lines for screen readers.
said-in = { $name }, { $time }
said-out = Resposta, { $name }, { $time }
said-note = Nota, { $name }, { $time }
# Spoken when a message comes into the open talk.
said-by = { $alias }: { $text }
note-by = Nota · { $name } · só a equipa vê

## The safety question ("Are you safe right now?") and its answer

safety-asked = Em segurança agora?
safety-yes = Diz: em segurança
safety-no = Diz: sem segurança
safety-unsure = Diz: não sabe
safety-when = às { $time }
safety-emergency = Emergência: { $number }

## Hand-over

offer-words = { $name } passa-lhe esta conversa.
offer-accept = Aceitar
offer-decline = Recusar
# A queue offers it: nobody has it yet.
offer-queue = Esta conversa foi-lhe proposta. Passado um minuto, segue para a pessoa seguinte.
offer-pass = Deixar seguir
offered-label = Proposta a si
offered-words = Proposta a si
# For screen readers.
offered-spoken = Conversa de { $alias } proposta a si.
offer-waits = Proposta a { $name }, ainda não aceite.
transfer-title = Passar { $alias }
transfer-to = A quem
transfer-everybody = De volta a toda a equipa
transfer-note = Nota para quem ficar com ela
transfer-hint = A conversa é sua até a outra pessoa aceitar.
transfer-back-hint = A conversa volta logo à lista e espera que alguém a assuma.
transfer-offer = Passar
transfer-release = Devolver à lista

## Priority by hand

action-priority = Alterar a urgência
priority-title = Qual é a urgência de { $alias }?
priority-now = Agora P{ $priority }: { $reason }
priority-new = Nova urgência
priority-is-now = como está agora
priority-why-higher = Porque é mais urgente?
priority-why-lower = Porque é menos urgente?
priority-set = Definir
done-priority = Conversa de { $alias }: agora P{ $priority }.
why-unsaid = Está subentendido, não foi dito
why-words = Di-lo por outras palavras
why-picture = Uma imagem ou gravação mostra-o
why-elsewhere = Sabe-se por uma chamada, um colega, outra conversa
why-misread = As palavras foram mal interpretadas
why-joke = Uma piada ou força de expressão
why-fiction = Um jogo, um filme, uma canção, um trabalho de casa
why-past = Já passou há muito tempo
why-quoted = Palavras de outra pessoa
why-settled = O perigo era real e já passou
why-prank = Um teste ou uma brincadeira

## Triage: what the rules got wrong

triage-hint = O que a equipa e o desfecho das conversas dizem das regras. Aqui não há palavras de ninguém. O que ninguém corrige não se sabe.
triage-stretch = Período
triage-days = { $days ->
    [one] O último dia
   *[other] Os últimos { $days } dias
}
triage-missed = Não detetadas
triage-missed-words = de { $grave } com P0 ou P1 no fim
triage-false = Falsos alarmes
triage-false-words = de { $alarms } com P0 ou P1 segundo as regras
triage-table = O que disseram as regras e como terminou
triage-said = Regras
triage-ended = no fim P{ $priority }
triage-lowered = Urgência baixada pela equipa
triage-raised = Urgência elevada pela equipa
triage-none = Nada neste período.
triage-times = Vezes
triage-change = Alteração
triage-why = Porquê

## Delivery: what became of a reply, and what to do

delivery-queued = à espera de envio
delivery-leased = a enviar
delivery-sent = enviada
delivery-delivered = entregue
delivery-read = vista
delivery-failed = Não enviada
delivery-expired = Não enviada a tempo
delivery-unknown = Não se sabe se chegou
delivery-failed-help = Não chegou. Copie-a para o campo de escrita para a enviar outra vez.
delivery-expired-help = A pessoa não estava lá para a receber. Se ainda for útil, copie-a para o campo de escrita e envie-a outra vez.
delivery-unknown-help = Pode ter chegado. Nunca é enviada duas vezes por si só. Pergunte se chegou, ou copie-a para o campo de escrita.
delivery-hopeless-help = Não chegou, e enviá-la outra vez não vai ajudar. Procure outra forma de chegar à pessoa.
delivery-too-large-help = Não chegou. Envie-a outra vez sem os ficheiros, ou com ficheiros mais pequenos.
delivery-copy = Copiar para o campo de escrita
# Why the carrier refused, where that is known.
delivery-code-session-ended = a pessoa saiu do chat
delivery-code-address-refused-mail = o endereço já recusou uma resposta de forma definitiva
delivery-code-no-address = não há endereço para onde responder
delivery-code-attachments-too-large = os ficheiros são demasiado grandes para um e-mail
# A mail server's status code (RFC 3463): one exact, then what begins alike. Shown with the number behind it.
delivery-code-5-1-1 = o endereço não existe
delivery-code-5-1-2 = a parte do endereço depois da @ não existe
delivery-code-5-1-6 = a caixa mudou e não deixou novo endereço
delivery-code-5-1-10 = este endereço não recebe e-mails
delivery-code-5-1 = há algo errado no endereço
delivery-code-5-2-1 = a caixa está desativada
delivery-code-5-2-2 = a caixa está cheia
delivery-code-5-2-3 = o e-mail é demasiado grande para esta caixa
delivery-code-5-2 = a caixa não o aceita
delivery-code-5-3-4 = o e-mail é demasiado grande para o servidor do outro lado
delivery-code-5-3 = o servidor do outro lado não o pode aceitar
delivery-code-5-4 = não se encontrou caminho para o servidor do outro lado
delivery-code-5-5 = os servidores de correio não se entenderam
delivery-code-5-6 = o servidor do outro lado não aceita o que o e-mail contém
delivery-code-5-7 = o servidor do outro lado recusou-o
delivery-code-5 = recusado de forma definitiva
delivery-code-4-2-2 = por agora a caixa está cheia
delivery-code-4-4 = não foi possível chegar ao servidor do outro lado
delivery-code-4-7 = por agora o servidor do outro lado não o quer
delivery-code-4 = por agora não pôde ser entregue
# $words is one of the lines above, $code the number.
delivery-code-numbered = { $words } ({ $code })

## Flags on a message

flag-id-reused = Chegou com um número que já tinha sido usado, com outras palavras. Ambas ficam guardadas.
flag-unreadable = Não foi possível ler. O que chegou está anexado tal como veio.
# What kind of mail it is, small above the words.
flag-automatic = Enviado automaticamente
flag-machine = Resposta automática do outro lado
flag-carrier = Aviso do sistema de correio

## Mail in the thread

# The sender's own clock, where it differs from when the mail came in.
mail-sent = enviado: { $time }
# The mail servers vouch for the sender's address.
mail-confirmed = remetente confirmado
mail-doubtful = Pode não vir deste endereço: { $address }
mail-elsewhere = As respostas vão para { $address }, não para o endereço do remetente.
mail-forwarded = Reencaminhado; escrito por { $name }
# $date as the mail program wrote it.
mail-forwarded-dated = Reencaminhado; escrito por { $name }, data: { $date }
# Opens what the words above leave out.
mail-quoted = Mostrar texto citado e assinatura
mail-quoted-hide = Esconder texto citado e assinatura
# A list of what could not be read in the mail.
mail-notes = Sobre este e-mail
mail-designed = Mostrar com o aspeto original
mail-designed-hide = Mostrar só o texto
mail-designed-hint = Nada é carregado de fora; as ligações são mostradas, não seguidas.
# Name of the frame for screen readers.
mail-designed-title = O e-mail com o aspeto original
# Within the frame, where there is no mail to show.
mail-designed-gone = Já não há nada para mostrar aqui.
mail-designed-unreadable = Não é possível mostrar o aspeto deste e-mail. Leia o texto ou guarde o e-mail original.
# Opens the pictures that the mail itself brought.
mail-pictures = Mostrar as imagens
mail-pictures-hide = Esconder as imagens
mail-details = Detalhes
mail-from = De
mail-reply-to = Respostas para
mail-to = Para
mail-cc = Cópia
mail-subject = Assunto
mail-sent-at = Enviado
mail-received-at = Recebido
mail-forwarded-from = Escrito por
mail-forwarded-subject = O assunto dele
mail-original = Guardar o e-mail original

## A message that isn't known to have arrived at the server

unsent-label = Ainda não enviada
unsent-sending = a enviar…
unsent-waiting = Ainda não enviada.
unsent-waiting-help = Está guardada aqui e segue sozinha assim que a ligação voltar.
unsent-now = Enviar agora
unsent-edit = Voltar ao campo de escrita
unsent-refused = Não aceite.
unsent-files = { $count ->
    [one] { $count } ficheiro
   *[other] { $count } ficheiros
}
conflict-title = { $alias } escreveu entretanto. A sua resposta ainda não foi enviada:
conflict-edit = Voltar à minha resposta
conflict-send = Enviar mesmo assim

## Composer

composer-kinds = O que escreve
composer-reply = Resposta
composer-note = Nota
composer-note-begun = há uma nota começada
composer-canned = Respostas prontas
composer-reply-label = Resposta a { $alias }
composer-note-label = Nota sobre { $alias }, só a equipa vê
composer-reply-hint = Escrever a { $alias }…
composer-note-hint = Só para a equipa…
composer-closed-hint = Esta conversa está fechada.
composer-count = { $count } de { $limit }
composer-claim-first = Assumir para responder
composer-not-yours = Aqui responde outra pessoa.
composer-closed = Fechada. Ainda se podem escrever notas.
note-warning = Só a equipa vê isto
note-save = Guardar a nota
reply-send = Enviar
draft-empty = {""}
draft-saving = a guardar…
draft-saved = rascunho guardado
draft-unsaved = ainda não guardado
file-attach = Anexar ficheiro
file-remove = Retirar { $name }
file-uploading = a carregar…
file-download = Descarregar
file-closed = Veio de fora, não verificado. Abra só se for mesmo preciso.
file-closed-picture = Veio de fora, não verificada.
# The mail itself, where it is large. $size such as 31 MB.
file-original = O e-mail inteiro tal como veio, { $size }
picture-reveal = Mostrar a imagem
picture-logged = Fica registado quem vê.
picture-cover = Tapar
picture-uncover = Destapar
picture-alt = Imagem { $name }
canned-in = { $language }
canned-every = Todas as línguas
canned-none-in = Nenhuma nesta língua ({ $language }); eis as outras
canned-show-every = Todas as línguas
canned-show-own = Só a língua da pessoa
canned-nothing = Nada encontrado.

## Beside the talk

about-label = Sobre esta conversa
about-contact = Pessoa
about-address = Endereço
about-language = Língua
about-first = Primeiro contacto
about-sittings = Contactos
about-sittings-count = { $count ->
    [one] este é o primeiro
   *[other] { $count } ao todo
}
about-urgency = Porque é urgente
about-no-signal = nenhum sinal encontrado
about-rule = Regra
about-by-hand = definida por um colega
about-flood = Envio em massa
about-flood-words = Chegaram muitas ao mesmo tempo; espera atrás das de igual urgência
about-queue = Fila
about-waits = Espera
about-people = Quem está aqui
about-holder = A tratar
about-looking = A ver
about-record = Ficha do contacto
about-no-record = Ainda por preencher
about-earlier = Antes

## Actions: buttons, palette and key map share these

action-down = Seguinte na lista
action-up = Anterior na lista
action-open = Abrir
action-claim = Assumir
action-reply = Responder
action-note = Escrever uma nota
action-canned = Respostas prontas
action-send = Enviar
action-transfer = Passar
action-release = Devolver à lista
action-accept = Aceitar a passagem
action-close = Fechar…
action-record = Ficha do contacto…
action-about = Sobre esta conversa
action-back = Voltar
action-go-waiting = Ir para Em espera
action-go-mine = Ir para As minhas
action-go-theirs = Ir para Esperamos resposta
action-go-closed = Ir para Fechadas
action-go-canned = Respostas prontas: editar
action-go-operators = Equipa
action-go-channels = Canais
action-go-audit = Registo
action-go-triage = Triagem
action-palette = Procurar uma conversa ou um comando
action-keys = Teclado
action-status-accepting = Estado: disponível
action-status-paused = Estado: em pausa
action-status-away = Estado: ausente
action-mute = Desligar o som
action-unmute = Ligar o som
action-notify = Avisar-me noutros separadores
action-lock = Bloquear o ecrã
action-log-out = Sair
keys-title = Teclado
keys-list = Lista
keys-talk = Conversa
keys-go = Ir
keys-desk = Posto
keys-hint = As letras funcionam quando não está a escrever. Esc sai do campo de escrita.

## The Call form, filled in when a talk is closed. Labels of codes come from taxonomy.ftl.

call-title = Ficha do contacto
call-title-close = Fechar { $alias }
call-title-record = Ficha do contacto de { $alias }
call-no-lists = As listas de códigos não estão carregadas. Verifique a ligação e tente outra vez.
# In front of a row of one-key answers: prank, silent, wrong number…
call-quick = Fora de aconselhamento, uma tecla:
call-class = Tipo de contacto
call-non = Porque não foi aconselhamento
call-about = Sobre quem
call-role = Quem contactou
call-age = Idade da criança
call-age-years = anos
call-age-unknown = Se não se sabe a idade
call-gender = Género da criança
call-reasons = Motivos
call-reason-find = Escreva para encontrar um motivo
call-reason-remove = Retirar { $reason }
# Beside the most important of several reasons.
call-leading = principal
call-actions = O que foi feito
call-note = Nota
call-emergency = Emergência ({ $number })
call-emergency-short = Emergência
call-emergency-why = Porquê
call-called = Chamada feita
call-not-called = Sem chamada
call-choose = Escolher…
call-close = Fechar a conversa
call-save = Guardar a ficha
call-gaps = { $count ->
    [one] Falta { $count } resposta.
   *[other] Faltam { $count } respostas.
}
call-missing-non = Escolha uma razão.
call-missing-age = Indique a idade, ou escolha porque não se sabe.
call-missing-reasons = Escolha um motivo, ou indique por que não há nenhum.
call-missing-leading = Escolha o motivo principal.
call-missing-emergency = Ligou-se para o { $number }? Fica registado em cada conversa de urgência 0.
call-missing-why = Escolha o motivo da decisão.
answer-UNK = Perguntado, não se sabe
answer-NASK = Não perguntado
answer-REF = Preferiu não dizer

## Pages

operators-invite = Convidar
operators-name = Nome
operators-login = Nome de utilizador
operators-alias = Pseudónimo
operators-alias-long = Pseudónimo que as pessoas veem
operators-languages = Línguas
operators-skills = Competências
operators-skills-of = Competências de { $name }, separadas por vírgulas
operators-skills-none = nenhuma
operators-talks = Conversas em simultâneo
operators-talks-of = Conversas em simultâneo para { $name }
operators-changed = Alteração guardada: { $name }.
operators-role = Função
operators-role-of = Função de { $name }
operators-role-done = A função de { $name } mudou.
operators-status = Estado
operators-acts = Ações
operators-off = Conta desativada
operators-reset = Ligação para a palavra-passe
operators-deactivate = Desativar
operators-activate = Ativar
operators-off-done = { $name } já não pode entrar.
operators-on-done = { $name } pode voltar a entrar.
operators-make-link = Convidar e mostrar a ligação
role-operator = Atendimento
role-supervisor = Supervisão
role-admin = Administração
link-for = Ligação para { $name }:
link-label = Ligação
link-copy = Copiar
link-copied = A ligação está copiada.
link-once = Funciona uma vez. Entregue-a em mão ou por um meio de confiança; não volta a ser mostrada.
canned-hint = Abrem-se com / no campo de escrita, primeiro na língua da pessoa.
canned-none = Ainda não há respostas prontas.
canned-add = Nova resposta
canned-title = Título
canned-language = Língua
canned-text = Texto
canned-save = Guardar
canned-saved = “{ $title }” está guardada.
canned-change = Alterar
canned-change-named = Alterar “{ $title }”
canned-remove = Eliminar
canned-remove-named = Eliminar “{ $title }”
canned-remove-sure = Eliminar mesmo
canned-removed = “{ $title }” foi eliminada.
audit-hint = Quem fez e viu o quê, do mais recente para trás. Nada aqui pode ser alterado.
audit-at = Quando
audit-who = Quem
audit-act = O quê
audit-subject = Sobre o quê
audit-system = o sistema
audit-more = Mais para trás
audit-again = Atualizar
act-operator-logged-in = Entrada
act-login-failed = Entrada falhada
act-operator-logged-out = Saída
act-conversation-opened = Conversa aberta
act-conversation-claimed = Conversa assumida
act-conversation-released = Conversa devolvida à lista
act-conversation-offered = Conversa passada
act-conversation-declined = Passagem recusada
act-conversation-taken = Conversa assumida de um colega
act-conversation-closed = Conversa fechada
act-conversation-prioritised = Urgência de uma conversa alterada
act-conversation-dropped = Conversa devolvida à lista por ausência de quem a tratava
act-conversation-erased = Conversa apagada
act-message-sent = Resposta enviada
act-message-shown-as-html = Aspeto original de um e-mail visto
act-message-shown-with-pictures = Aspeto original de um e-mail visto, com imagens
act-message-original-downloaded = E-mail original guardado
act-note-written = Nota escrita
act-attachment-revealed = Imagem vista
act-attachment-downloaded = Ficheiro descarregado
act-call-opened = Ficha aberta
act-call-saved = Ficha guardada
act-operator-invited = Convite para a equipa
act-operator-changed = Alteração na equipa
act-operator-link-made = Ligação para a palavra-passe criada
act-operator-password-set = Palavra-passe definida
act-canned-created = Resposta pronta escrita
act-canned-changed = Resposta pronta alterada
act-canned-deleted = Resposta pronta eliminada
act-hotline-applied = Definições da linha alteradas
act-channel-applied = Canal alterado

## Channels: how each way in is, and mailboxes

# The line over every screen while a channel needs somebody's help.
health-label = Canais que precisam de ajuda
health-no-words = Não funciona.
health-last = ainda funcionava: { $time }
health-look = Canais
channels-hint = Como está cada via de entrada. Uma caixa de correio configura-se aqui e pode ser testada logo.
channels-add = Adicionar caixa
channels-change = Alterar
channels-change-named = Alterar { $name }
channels-test = Testar
channels-test-named = Testar { $name }
channels-testing = A testar…
channels-testing-hint = Entra nos servidores de correio como o Earshot faz. Nada é alterado e nada é enviado.
channels-checks = Resultado do teste
channels-check-works = Funciona:
channels-check-fails = Não funciona:
channels-saved = { $name }: guardado. Teste agora.
channels-state = Estado
channels-state-ready = pronto
channels-state-off = desligado
channels-state-starting = a iniciar
channels-state-works = funciona
channels-state-interrupted = interrompido, volta a tentar por si só
channels-state-needs-help = precisa de ajuda
channels-problem = Problema
channels-last-ok = Ainda funcionava
channels-received = Última mensagem
channels-never = ainda nenhuma
channels-stored = Recolhidas até agora
channels-server-count = No servidor de correio
channels-backlog = Ainda por recolher
mailbox-title-new = Nova caixa de correio
mailbox-title-change = Alterar { $name }
mailbox-part-mailbox = Caixa de correio
mailbox-part-incoming = Correio a receber
mailbox-part-outgoing = Correio a enviar
mailbox-part-answers = O que outros veem
mailbox-part-automatic = Resposta automática
mailbox-part-trust = Confiança
mailbox-name = Nome no Earshot
mailbox-name-fixed = O nome mantém-se: identifica a caixa.
mailbox-name-taken = Já há um canal com este nome. Escolha outro.
mailbox-address = Endereço de e-mail
mailbox-aliases = Outros endereços que vêm dar aqui
mailbox-aliases-hint = Um por linha, para que nenhum passe por alguém que escreve.
mailbox-active = Em uso
mailbox-active-hint = Desligada, nada é recebido e nada é enviado.
mailbox-host = Servidor
mailbox-port = Porta
mailbox-tls = Cifragem
mailbox-tls-implicit = TLS
mailbox-tls-starttls = STARTTLS
mailbox-tls-plain = nenhuma (só na mesma máquina)
mailbox-username = Nome de utilizador
mailbox-password = Palavra-passe
mailbox-password-hint = Fica guardada sob selo e nunca é mostrada.
mailbox-password-keep = Deixe vazio para manter a palavra-passe definida. Nunca é mostrada.
mailbox-token = Entra com um token de acesso, configurado no servidor. Não é precisa palavra-passe.
mailbox-same = Mesmo nome de utilizador e palavra-passe do correio a receber
mailbox-folders = Pastas
mailbox-folders-hint = Uma por linha. A primeira é escutada continuamente.
mailbox-start = E-mails que já lá estão
mailbox-start-now = Só o que chegar a partir de agora
mailbox-start-everything = Recolher também os e-mails antigos
mailbox-start-hint = Vale para pastas que nunca foram lidas. Os e-mails antigos não recebem resposta automática.
mailbox-neutral-why = O assunto e o nome do remetente aparecem em telemóveis bloqueados e ecrãs partilhados, a quem olhar. Palavras neutras não revelam nada.
mailbox-neutral-subject = Assunto neutro
mailbox-neutral-subject-hint = Vai em todas as respostas. Vazio: repete-se o assunto do e-mail recebido.
mailbox-neutral-sender = Nome neutro do remetente
mailbox-neutral-sender-hint = Vai em todas as respostas. Vazio: usa-se o nome do remetente abaixo.
mailbox-sender = Nome do remetente
mailbox-sender-hint = Fica junto do endereço onde não há nome neutro.
mailbox-plus = O endereço aceita um acréscimo
mailbox-plus-hint = A maioria dos servidores leva ajuda+palavra@… a ajuda@…. Assim as respostas encontram melhor a sua conversa.
mailbox-acknowledge = Responder automaticamente a e-mails novos
mailbox-acknowledge-hint = Diz que o e-mail chegou; no máximo uma vez por dia a cada endereço.
# $language is the name of a language.
mailbox-acknowledgement = Texto: { $language }
mailbox-verdicts = Em quem se acredita sobre remetentes
mailbox-verdicts-hint = Nome do seu próprio servidor de correio em “Authentication-Results”, um por linha. Vazio: não se acredita em nenhum servidor, só uma assinatura (DKIM) confirma o remetente.
mailbox-faults = { $count ->
    [one] { $count } resposta precisa de correção; está marcada acima.
   *[other] { $count } respostas precisam de correção; estão marcadas acima.
}
mailbox-save = Guardar
mailbox-saving = A guardar…

## What happened

done-released = { $alias } está de volta à lista.
done-offered = Conversa de { $alias } proposta a { $name }.
done-closed = Conversa de { $alias } fechada.
done-record-saved = A ficha está guardada.
dismiss = Fechar
cancel = Cancelar
# Shown by the operating system over other programs: must not say what it is about.
notification = Há algo à sua espera
trouble-no-answer = O servidor não responde. Nada se perdeu; tente outra vez quando a ligação voltar.
trouble-server = O servidor tem um problema. Nada se perdeu; tente outra vez daqui a pouco.
trouble-session-ended = A sessão terminou. Entre outra vez.
trouble-here = Algo não funcionou aqui. Tente outra vez.

## Why it is urgent: the codes of triage, in words

signal-IMM = Perigo imediato
signal-SUI_ACT = Tentativa de suicídio ou meios à mão
signal-VIO_NOW = Violência neste momento
signal-ABD_NOW = Rapto em curso
signal-SIGHT_LIVE = Criança desaparecida vista neste momento
signal-TRAF = Retenção ou transporte contra a vontade
signal-BABY_LOST = Criança com menos de 7 anos desaparecida agora
signal-SUI_PLAN = Planeia pôr fim à vida
signal-SH_NOW = Autolesão neste momento
signal-SEX_GROOM = Aliciamento ou chantagem sexual
signal-STREET_TONIGHT = Na rua esta noite
signal-MISS_NEW = Nova comunicação de desaparecimento
signal-SIGHT = Criança desaparecida avistada
signal-THREAT = Ameaça com arma
signal-MED = Pode precisar de ajuda médica
signal-PAR_RISK = Um dos pais prestes a levar a criança
signal-AGE_U13 = Menos de 13 anos, sem companhia
signal-SUI_IDEA = Pensa em suicídio
signal-SH = Autolesão
signal-ABUSE = Relato de maus-tratos ou negligência
signal-BULLY = Bullying grave
signal-RUN_THINK = Pensa em fugir
signal-WITNESS = Viu alguém a ser maltratado
signal-MIG_ALONE = Em migração sem um adulto
signal-UNREADABLE = As regras não conseguiram ler
signal-UNSURE = Não sabe se está em segurança
signal-DISTRESS = Sofrimento
signal-FAMILY = Conflito em casa
signal-CASE = Pergunta sobre um processo
signal-THANKS = Diz obrigado
signal-QUESTION = Pergunta geral
signal-MEDIA = Da comunicação social
signal-TEST = Pode ser um teste
signal-PRANK = Pode ser uma brincadeira
