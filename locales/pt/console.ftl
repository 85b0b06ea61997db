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
later-failed = Não foi possível carregar esta página. A ligação pode estar cortada; ou o Earshot foi renovado entretanto, e então ajuda carregar a consola de novo.
later-anew = Carregar a consola de novo

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
# A talk that somebody holds became urgent, and they haven't looked at it since.
alarm-rose-label = Agora urgente, ainda por ler
alarm-rose-spoken = Agora urgente, ainda por ler: { $reason }.

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
# Beside an offer, where the reader doesn't speak its language. $language is a language's name.
offer-strange = língua: { $language }; ninguém que a fale está livre
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
transfer-why = Para não lhe voltar a ser proposta
transfer-why-none = Sem motivo especial
transfer-why-asked = Pediu para falar com outra pessoa
transfer-why-concerned = Conheço a pessoa, ou o caso diz-me respeito
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

triage-hint = O que a equipa e o desfecho das conversas dizem das regras. Aqui não há palavras de ninguém. O que ninguém corrige não se sabe. Um perigo real que passou conta como era.
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
delivery-code-no-number = não veio de um número a que se possa responder
delivery-code-premium-number = o número tem custo acrescido, nada é enviado para lá
delivery-code-country = não se enviam SMS para este país
delivery-code-daily-number = os SMS de hoje para este número esgotaram-se
delivery-code-daily-country = os SMS de hoje para este país esgotaram-se
delivery-code-stopped = a pessoa pediu para não receber mais SMS
delivery-code-others-in-room = há mais alguém na sala; enquanto estiver, nada é enviado
delivery-code-identity-changed = as chaves mudaram e ninguém tinha visto
delivery-code-left-room = a pessoa saiu da sala
delivery-code-no-room = não há sala onde responder
delivery-code-room-forbids = a sala não nos deixa escrever
delivery-code-too-large-for-matrix = é demasiado grande para o servidor da pessoa
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
delivery-code-cut-while-sending = a ligação caiu durante o envio
delivery-code-no-attempt-succeeded = nenhuma tentativa teve êxito
delivery-code-no-files = não se podem enviar ficheiros por SMS
delivery-code-too-long = a mensagem é demasiado longa
# What a gateway or mail server says that has no words here.
delivery-code-theirs = o serviço de envio responde: { $code }
# $words is one of the lines above, $code the number.
delivery-code-numbered = { $words } ({ $code })
# $words is what the code means, as above.
delivery-note-put-off = Adiado por agora pelo servidor deles, que continua a tentar: { $words }
delivery-note-elsewhere = Falhou num endereço para onde foi reencaminhado; o deles recebeu: { $words }

## Others who read along

bystanders-watch = Mais alguém está a ler. Nada é enviado até que saia ou que o aceite.
bystanders-there = Também nesta conversa:
bystanders-known = conhecido da linha
bystanders-accepted = aceite por { $name }, { $time }
bystanders-since = desde { $time }
bystanders-accept = Aceitar
bystanders-refuse = Deixar de aceitar
bystanders-shut = Não se escreve a ninguém enquanto mais alguém lê. O que escrever fica aqui.

## Keys of contacts

keys-verified = chaves comparadas
keys-compare = Comparar chaves…
keys-asked = Pedem para comparar imagens, para que ambos saibam que ninguém lê pelo caminho.
keys-waiting = O dispositivo ainda não respondeu.
keys-look = Veem o mesmo, pela mesma ordem? Pergunte por telefone ou pessoalmente: quem estivesse no meio também poderia escrever aqui.
keys-same = Iguais
keys-differ = Diferentes
keys-confirmed = Disse que são iguais. Falta ainda a resposta do outro lado.
keys-cancelled = A comparação foi interrompida.
keys-not-now = Agora não
keys-warn-changed = A chave da conta é diferente da anterior. Acontece quando a aplicação é reinstalada – ou é outra pessoa.
keys-warn-unverified = As chaves tinham sido comparadas e já não é certo que sejam as mesmas: um dispositivo novo – ou outra pessoa.
keys-warn-mismatch = O que foi comparado era diferente. Pode estar alguém no meio.
keys-pauses = Nada é enviado até alguém ter visto.
keys-seen = Já vi
keys-shut = Não se escreve a ninguém até alguém ter visto as chaves. O que escrever fica aqui.

## Flags on a message

flag-id-reused = Chegou com um número que já tinha sido usado, com outras palavras. Ambas ficam guardadas.
flag-unreadable = Não foi possível ler. O que chegou está anexado tal como veio.
flag-stop = A pessoa pediu para não receber mais SMS.
flag-start = A pessoa quer voltar a receber SMS.
flag-incomplete = Uma parte deste SMS nunca chegou.
flag-media-missing = Não foi possível obter uma imagem ou ficheiro que vinha junto.
# What kind of mail it is, small above the words.
flag-automatic = Enviado automaticamente
flag-machine = Resposta automática do outro lado
flag-carrier = Aviso do sistema de correio
flag-carrier-elsewhere = Sobre esta conversa
# A contact changed or took back what stands at the given hour.
said-changed = A pessoa alterou o que escreveu
said-changed-of = A pessoa alterou o que escreveu às { $time }
said-taken-back = A pessoa retirou algo que escreveu.
said-taken-back-of = A pessoa retirou o que escreveu às { $time }.
said-was-changed = Alterado pela pessoa às { $time }. O que dizia antes
said-was-taken-back = Retirado pela pessoa às { $time }. O que dizia
said-opened-later = Uma mensagem cifrada que não se podia abrir nessa altura. Está mais abaixo, às { $time }.

## Mail in the thread

# The sender's own clock, where it differs from when the mail came in.
mail-sent = enviado: { $time }
# The mail servers vouch for the sender's address.
mail-confirmed = remetente confirmado
mail-doubtful = Pode não vir deste endereço: { $address }
mail-elsewhere = As respostas vão para { $address }, não para o endereço do remetente.
# { $name }: the alias of the contact.
mail-other = De { $address }, não de { $name }.
mail-other-nameless = Não nomeia remetente: ninguém sabe se foi { $name } quem escreveu.
# { $now }: the end of the address where answers go; most of it is hidden.
mail-wanted = Quer respostas em { $address }. Daqui as respostas vão para { $now }.
mail-answer-there = Responder para lá a partir de agora
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
unsent-behind = Segue depois da mensagem acima.
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
keys-case = Processo
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
act-conversation-snoozed = Conversa posta de lado
act-conversation-woken = Conversa posta de lado, retomada
act-conversation-tagged = Etiquetas de uma conversa mudadas
act-message-taken-back = Resposta retirada antes do envio
act-safety-set = Cartão de segurança mudado
act-emergency-decided = Chamada para o número de emergência: decisão anotada
act-bystanders-accepted = Mudou quem pode ler numa conversa
act-answers-moved = Mudou para onde vão as respostas de uma conversa
act-identity-compared = Comparou chaves com um contacto
act-identity-acknowledged = Viu um aviso sobre as chaves de um contacto
act-channel-recovery-key = Criou uma chave de recuperação
act-tag-changed = Lista de etiquetas mudada
act-macro-changed = Macro mudada
act-macro-removed = Macro removida
act-channel-rechecked = Mensagens retidas vistas de novo
act-channel-emptied = Mensagens retidas eliminadas

## Channels: how each way in is, and mailboxes

# The line over every screen while a channel needs somebody's help.
health-label = O que precisa de ajuda
health-no-words = Não funciona.
health-last = ainda funcionava: { $time }
health-look = Canais
health-rules = Regras de triagem
health-rules-refused = { $file }, linha { $line }, tem um erro:
health-rules-unread = { $file } não pode ser lido:
health-rules-last-good = Até à correção e ao reinício do Earshot valem as últimas sem erros.
health-rules-brought = Até à correção e ao reinício do Earshot valem as do Earshot.
channels-hint = Como está cada via de entrada. Caixas de correio e números de SMS configuram-se aqui e podem ser testados logo.
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
channels-state-connecting = a ligar
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
mailbox-sign-in = Entra com
mailbox-by-password = Palavra-passe
mailbox-by-token = Token de acesso (OAuth)
mailbox-access-hint = O Microsoft 365 e outros não aceitam palavra-passe. Dê o consentimento com as ferramentas do fornecedor e escreva aqui o que recebeu: fica guardado sob selo e nunca é mostrado.
mailbox-access-keep = Deixe vazio para manter o acesso definido; nunca é mostrado. Para mudar alguma coisa, escreva tudo.
mailbox-token-url = Endereço dos tokens
mailbox-token-url-hint = https, como diz o fornecedor, por exemplo https://oauth2.googleapis.com/token
mailbox-client-id = Cliente (client ID)
mailbox-client-secret = Segredo do cliente
mailbox-client-secret-hint = Só se o fornecedor deu um.
mailbox-refresh-token = Token de renovação (refresh token)
mailbox-refresh-token-hint = Vem com o consentimento.
mailbox-scope = Âmbito (scope)
mailbox-scope-hint = Só se o fornecedor o pedir.
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
mailbox-authority = Autoridade dos servidores de correio
mailbox-authority-hint = Os seus certificados (PEM), se os servidores os têm de uma autoridade própria. Vazio: confia-se nas do sistema.
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

## Texts (SMS): the composer's count, what the sender's number proves, the gateway's set-up, what is held

sms-count = { $segments } de { $most } · restam { $left }
sms-over = { $segments } de { $most }: demasiado longo para enviar
sms-because = Unicode por causa de “{ $character }”
sms-plainly = { $count ->
    [one] um sinal segue na forma simples
   *[other] { $count } sinais seguem na forma simples
}
sms-offer = Sinais simples: só { $segments }
sms-shut-stopped = A pessoa pediu para não receber mais SMS ({ $time }). Nada pode ser enviado até escrever START. As notas continuam possíveis.
sms-shut-name = Isto veio de um nome, não de um número: não se pode responder. As notas continuam possíveis.
sms-shut-short = Isto veio de um número curto, como os das empresas: não se pode responder. As notas continuam possíveis.
sms-unproven = número não provado
sms-name = um nome, não um número
sms-unsigned = sem assinatura
sms-unsigned-hint = O gateway não assina nada; só o segredo no endereço prova que é ele.
sms-stopped = sem mais SMS
about-proof = Prova
about-proof-number = Não provado. O remetente de um SMS pode ser falsificado e um telefone pode estar noutras mãos.
about-proof-name = Nenhuma. Qualquer pessoa pode enviar um SMS com qualquer nome, por exemplo “Polícia”.
health-held = { $count ->
    [one] Uma mensagem chegou sem prova válida do remetente. Está retida, não perdida.
   *[other] { $count } mensagens chegaram sem prova válida do remetente. Estão retidas, não perdidas.
}
health-held-tell = Avise a administração.
channels-add-sms = Adicionar número de SMS
channels-testing-sms = Pergunta ao gateway como o Earshot faz. Nada é alterado e nenhum SMS é enviado.
sms-proof = Assinatura
sms-signed = O gateway assina o que traz.
sms-url-in = Para SMS recebidos
sms-url-status = Para relatórios de entrega
sms-url-hint = Introduza estes endereços no gateway.
sms-url-hidden = Introduza estes endereços no gateway, com o segredo no lugar de “…”. Não volta a ser mostrado; pode definir um novo.
sms-url-once = Copie-os agora e introduza-os no gateway: o segredo neles não volta a ser mostrado.
sms-url-copied = Copiado.
sms-url-copy-named = Copiar: { $name }
held-title = Mensagens retidas
held-count = { $count ->
    [one] Uma mensagem está retida
   *[other] { $count } mensagens estão retidas
}
held-why = Chegaram sem prova válida: alguém imita o gateway, ou o segredo foi mudado só de um lado. Defina o segredo certo e volte a verificá-las; o que passar torna-se mensagem. Algumas podem ser para outro número ou conta: ficam uma semana, ou eliminam-se aqui.
held-more = e mais { $count }
held-release = Verificar de novo
held-empty = Esvaziar
held-empty-sure = Eliminar de vez o que está retido
held-emptied = Já nada está retido.
held-released = { $count ->
    [one] A mensagem entrou.
   *[other] { $count } mensagens entraram.
}
held-still = Entraram: { $released }. Ainda retidas: { $still }; a prova não corresponde ao segredo definido.
sms-form-new = Novo número de SMS
sms-form-part-number = Número
sms-form-part-gateway = Gateway
sms-form-part-out = O que sai
sms-form-part-words = Palavras e redes
sms-form-name-fixed = O nome fica; o canal é conhecido por ele.
sms-form-number = Número próprio
sms-form-number-hint = As respostas saem dele: +351… ou um número curto.
sms-form-country = País
sms-form-country-hint = Duas letras. Números sem país são lidos como deste.
sms-form-gateway = Gateway
sms-form-signs = Assina o que traz.
sms-form-signs-not = Não assina nada: um segredo está no endereço que chama.
sms-form-templates = Como se fala com ele (JSON)
sms-form-templates-hint = “send”, “inbound”, “receipts” e “signature”, como descreve docs/sms.md.
sms-form-templates-wrong = Isto não é JSON. Procure um parêntese ou uma vírgula em falta.
sms-form-secret-path = Segredo no endereço
sms-form-secret-path-hint = Quem o conhece pode enviar como o gateway. Vazio mantém o atual.
sms-form-secret-sign = Segredo da assinatura
sms-form-secret-sign-hint = As páginas do gateway mostram-no. Alguns usam o segredo acima: então deixe vazio.
sms-form-make = Criar um
sms-form-smart = Enviar sinais tipográficos na forma simples
sms-form-smart-hint = Aspas, travessões e semelhantes, só onde poupa SMS. As letras nunca mudam.
sms-form-countries = Países para onde podem ir SMS
sms-form-countries-hint = Duas letras cada, um por linha. Vazio: todos, mas nunca para números de custo acrescido.
sms-form-pace = SMS por segundo
sms-form-daily-number = SMS por dia para um número
sms-form-daily-hint = Cada parte de um SMS longo conta.
sms-form-daily-country = SMS por dia para um país
sms-form-stop = Outras palavras que significam “sem mais SMS”
sms-form-stop-hint = Uma por linha. STOP e semelhantes já são conhecidos em 30 línguas.
sms-form-start = Outras palavras que significam “SMS de novo”
sms-form-start-hint = Uma por linha, além de START.
sms-form-sources = Redes do gateway
sms-form-sources-hint = Uma por linha, por exemplo 192.0.2.0/24. O que vier de outro lado fica retido. Vazio: qualquer uma.
sms-gateway-twilio = Twilio
sms-gateway-vonage = Vonage
sms-gateway-infobip = Infobip
sms-gateway-sinch = Sinch
sms-gateway-bird = Bird (MessageBird)
sms-gateway-elks = 46elks
sms-gateway-kannel = Kannel, o seu
sms-gateway-generic = outro
sms-own-twilio-account = Account SID (AC…)
sms-own-twilio-key = Chave de API (SK…), se usada
sms-own-vonage-key = Chave de API
sms-own-infobip-base-url = Endereço da API (https://….api.infobip.com)
sms-own-bird-workspace = Workspace ID
sms-own-bird-channel = Channel ID
sms-own-sinch-plan = Service plan ID
sms-own-sinch-base-url = Endereço da API, para outra região
sms-own-elks-username = Nome de utilizador da API (u…)
sms-own-kannel-url = Endereço de sendsms
sms-own-kannel-username = Utilizador de sendsms
sms-own-kannel-smsc = Nome da ligação a usar (smsc-id), se houver várias
sms-api-twilio = Auth token, ou segredo da chave de API
sms-api-vonage = Segredo de API
sms-api-infobip = Chave de API
sms-api-sinch = Token de API
sms-api-bird = Chave de acesso
sms-api-elks = Palavra-passe da API
sms-api-kannel = Palavra-passe de sendsms
sms-api-generic = Segredo de envio

## How it is safe to reach them

channel-phone = telefone
action-safety = Ficha de segurança…
action-emergency = Decisão de emergência…
action-take-back = Recuperar a última resposta
safety-card = Como contactar em segurança
safety-do-not-contact = Não contactar
safety-not-by = Não por { $channels }
safety-only = Só { $hours }
safety-not-now = agora não é seguro, de novo às { $time }
safety-shared = Outras pessoas veem este telefone
safety-code-word = Palavra-código
safety-show = Mostrar
safety-they-said = Dito pela própria pessoa · { $name }, { $time }
safety-we-think = É a nossa opinião · { $name }, { $time }
safety-change = Alterar
safety-hint-waits = Agora não é seguro responder. O que enviar espera até { $time }.
safety-hint-do-not-contact = A ficha de segurança diz: não contactar. Nada pode ser enviado. Se isso mudou, altere a ficha.
safety-hint-unsafe-channel = Segundo a ficha de segurança, este canal não é seguro. Use outro ou altere a ficha.
safety-title = Como contactar { $alias } em segurança?
safety-form-never = Não contactar
safety-form-never-hint = Nada é enviado até alguém retirar isto.
safety-form-shared = Outras pessoas usam este telefone ou leem as mensagens
safety-form-avoid = Nunca responder por
safety-form-hours = Horas seguras, todos os dias
safety-form-hours-hint = Pela hora da linha. Várias com vírgulas; vazio: a qualquer hora. O que é enviado fora delas espera.
safety-form-hours-wrong = Escreva as horas assim: 16:00–18:00.
safety-form-note = O que mais deve saber quem responde
safety-form-said = Foi a própria pessoa que o disse
safety-save = Guardar a ficha
done-safety = Ficha de segurança de { $alias } guardada.

## Emergency services, decided in the talk

emergency-ask = Ligou para o { $number }?
emergency-title = { $number } para { $alias }
emergency-called = Ligou-se para o { $number }
emergency-not-called = Não se ligou para o { $number }
emergency-by = às { $time }, { $name }:
emergency-own-words = Por palavras suas
emergency-hint = A hora fica registada agora. Passa para a ficha da chamada, onde pode ser corrigida.
emergency-save = Registar

## Answers that have not left yet

held-undo = Sai dentro de { $seconds } s
held-safe-hours = Espera até ser seguro: { $time }
held-take-back = Recuperar
held-send-now = Enviar já
held-taken-back = { $name } recuperou uma resposta às { $time }. Nunca chegou a sair.
delivery-code-do-not-contact = a ficha de segurança diz para não contactar
delivery-code-unsafe-channel = a ficha de segurança diz que este canal não é seguro
delivery-code-contact-left = a pessoa terminou a conversa antes do envio
delivery-code-conflict = um processo indica um conflito com esta pessoa
action-send-at-once = Enviar de imediato, sem tempo para recuperar
talk-types-too = { $name } também está a escrever aqui
delivery-safety-help = A ficha de segurança travou-o. Nada saiu. Se já não estiver certo, altere a ficha e volte a enviar.
delivery-conflict-help = Foi retido: a pessoa não o leu, e nada lhe é enviado por nenhum canal.
delivery-safety-again-help = A ficha de segurança travou-o. Nada saiu. A ficha agora permite-o: se ainda estiver certo, copie-o e envie.

## Cases

page-cases = Processos
case-number = Processo
case-numbered = Processo { $number }
case-loading = A carregar…
case-which = Que processos
case-view-open = Abertos
case-view-mine = Meus
case-view-due = A vencer
case-view-closed = Encerrados
case-none-open = Nenhum processo aberto.
case-none-mine = Nenhum processo a seu cargo.
case-none-due = Nada a vencer.
case-none-closed = Nenhum processo encerrado.
case-all = todos
case-more = Mais
case-about = Assunto
case-children = Crianças
case-due = Prazo
case-closed-at = Encerrado
case-overdue = em atraso
case-find = Número do processo
case-find-none = Esse processo não existe.
case-new = Novo: { $kind }
case-opened = O processo { $number } está aberto.
case-open-missing = Abrir processo: criança desaparecida
case-open-protection = Abrir processo: proteção
case-link = Associar
case-link-number = Associar ao processo n.º
hand-on = Passar adiante
hand-on-unsaved = Registe o que passa adiante, ou cancele aí; depois feche.
hand-on-pass = Passar a outra linha
hand-on-home = Mensagem para casa
hand-on-which = Que linha, e como se contacta
hand-on-agreed = O que ficou combinado, e se podem ligar de volta
hand-on-case = Em que processo
hand-on-save = Registar
hand-on-done = Está no processo { $number }, a acompanhar amanhã.
hand-on-home-hint = Escreva as palavras como a criança as diz, e nunca onde está. São transmitidas a partir do processo, quando a criança concordar e a família tiver sido verificada.
case-unlink = Retirar associação
case-unlink-held = Enquanto este processo está retido, nada é retirado dele.
case-conflict-here = O processo { $number } indica um conflito com esta pessoa: nada lhe pode ser enviado.
case-conflict-hidden = Um processo indica um conflito com esta pessoa: nada lhe pode ser enviado. Esse processo não lhe está acessível; pergunte a um supervisor.
case-print = Imprimir
case-add = Acrescentar ao processo
case-edit = Alterar
case-save = Guardar
case-remove = Retirar
case-remove-sure = Retirar mesmo
case-removed = Foi retirado.
case-download = Transferir
case-task-done = Feito
case-nothing-yet = Ainda nada.
case-theirs = Alguém alterou isto entretanto. As suas palavras estão abaixo; guardar de novo mantém as suas.
case-take-theirs = Usar a outra versão
case-take-all = Usar toda a outra versão
case-overtaken = Alguém alterou isto entretanto. Está aqui como está agora: veja e faça de novo.
case-past = O que dizia antes
case-past-removed = O que foi retirado
case-known = Esta criança talvez já seja conhecida. Veja estes casos, ou guarde de novo para a escrever aqui.
form-escape-again = Mais um Escape apaga o que escreveu.
case-police-not = Polícia ainda não informada.
case-alike = Talvez a mesma criança
case-alike-police_reference = mesma referência policial
case-alike-name = mesmo nome
case-alike-sound = nome semelhante
case-alike-birth_date = mesma data de nascimento
case-status-change = Estado seguinte
case-status-to = Novo estado: { $status }
case-status-reason = Motivo
case-status-words = Por palavras
case-child-number = Criança { $number }
case-conflict = Conflito: nada é enviado
case-conflict-hint = Nada é enviado, por nenhum canal. É sempre assim para suspeitos.
case-timeline = Cronologia
case-contact = Contacto
case-did-opened = Processo aberto
case-did-changed = Processo alterado
case-did-status = Estado: { $status }
case-did-part-added = Acrescentado: { $part }
case-did-part-changed = Alterado: { $part }
case-did-part-removed = Retirado: { $part }
case-did-linked = Associado
case-did-unlinked = Associação retirada
case-part-child = Criança
case-part-episode = Desaparecimento
case-part-person = Pessoa
case-part-custody = Guarda
case-part-referral = Encaminhamento
case-part-message_home = Mensagem para casa
case-part-task = Tarefa
case-part-document = Documento
case-part-note = Nota
case-parts-child = Crianças
case-parts-episode = Desaparecimentos
case-parts-person = Pessoas envolvidas
case-parts-custody = Guarda
case-parts-referral = Encaminhamentos
case-parts-message_home = Mensagens para casa
case-parts-task = Tarefas
case-parts-document = Documentos
case-parts-note = Notas
case-f-kind = Tipo
case-f-risk = Risco
case-f-owner = Acompanhado por
case-f-follow_up_at = Rever em
case-f-cross_border = Transfronteiriço
case-f-countries = Países
case-f-summary = De que se trata
case-f-team = Equipa
case-f-name = Nome
case-f-birth_date = Data de nascimento
case-f-age = Idade
case-f-gender = Género
case-f-nationalities = Nacionalidades
case-f-residence = País de residência
case-f-living_situation = Vive
case-f-migration_status = Migração
case-f-languages = Línguas
case-f-vulnerabilities = Vulnerabilidades
case-f-height_cm = Altura (cm)
case-f-hair = Cabelo
case-f-eyes = Olhos
case-f-marks = Sinais particulares
case-f-clothing = Roupa
case-f-notes = Outras informações
case-f-roles = Papel no processo
case-f-relation = Relação com a criança
case-f-addresses = Números e endereços
case-f-conflict = Conflito
case-f-mode = Modo de contacto
case-f-platform = Plataforma
case-f-child_id = Criança
case-f-rights = Guarda
case-f-proceedings = Processo judicial
case-f-hague = Pedido da Haia
case-f-court = Tribunal e referência
case-f-category = Categoria
case-f-missing_since = Desapareceu em
case-f-reported_at = Comunicado
case-f-missing_from = Desapareceu de
case-f-last_seen_place = Onde foi vista pela última vez
case-f-last_seen_with = Com quem foi vista pela última vez
case-f-reasons = Motivos
case-f-violence = Violência sofrida
case-f-police_told = Polícia informada
case-f-police_told_at = Quando se informou a polícia
case-f-police_country = Polícia de que país
case-f-police_reference = Referência policial
case-f-sis_alert = Alerta SIS
case-f-interpol = Interpol
case-f-child_alert = Alerta de rapto
case-f-publicity = Divulgação
case-f-outcome = Desfecho
case-f-found_at = Quando foi encontrada
case-f-found_how = Como foi encontrada
case-f-found_country = Em que país foi encontrada
case-f-duration = Duração
case-f-to = Encaminhado para
case-f-organisation = Organização
case-f-at = Quando
case-f-uptake = Seguimento
case-f-uptake_at = Confirmado quando
case-f-check_at = Perguntar de novo quando
case-f-state = Em que ponto está
case-f-confirmed_at = A criança concordou quando
case-f-checked_at = Família verificada quando
case-f-passed_on_at = Transmitida quando
case-f-recipient = Para quem
case-f-how_checked = Como se verificou a família
case-f-reply = O que a família respondeu
case-f-message = As palavras da criança (nunca onde está)
case-f-title = O quê
case-f-due_at = Até quando
case-f-assignee = Quem faz
case-f-done_at = Feito quando
case-f-document_kind = Tipo de documento
case-f-file = Ficheiro
log-title = Registar chamada
act-case-opened = Consultou um processo
act-case-opened-new = Criou um processo
act-case-changed = Alterou um processo
act-case-status-changed = Mudou o estado de um processo
act-case-part-added = Acrescentou a um processo
act-case-part-changed = Alterou parte de um processo
act-case-part-removed = Retirou parte de um processo
act-case-linked = Associou um processo
act-case-unlinked = Retirou uma associação
act-case-kept-from = Vedou um processo a um colega
act-case-let-in = Reabriu um processo a um colega
act-case-looked-up = Procurou a mesma criança
act-case-document-downloaded = Transferiu um documento de um processo
act-call-logged = Registou uma chamada
action-log = Registar chamada
action-save = Guardar um formulário
action-question = Para a pergunta seguinte de um formulário
action-case-new = Novo processo de criança desaparecida
action-case-child = Acrescentar uma criança
action-case-episode = Acrescentar um desaparecimento
action-case-person = Acrescentar uma pessoa
action-case-custody = Acrescentar a guarda
action-case-referral = Acrescentar um encaminhamento
action-case-message_home = Acrescentar uma mensagem para casa
action-case-task = Acrescentar uma tarefa
action-case-document = Acrescentar um documento
action-case-note = Acrescentar uma nota
action-case-head = Alterar o risco, o responsável e o seguimento
action-case-status = Para o estado seguinte
action-go-cases = Ir para os processos
log-hint = Para telefone e atendimento. Silêncio, brincadeira, desligada, perdida, desconhecida: uma tecla.
log-stop = Parar o relógio
log-go-on = Retomar
log-medium = Como
log-language = Língua falada
log-began = Início
log-danger = Alguém esteve em perigo
log-done = A chamada está registada.
log-unknown = Desconhecida
log-and-case = Guardar e abrir processo
call-more = Mais sobre a criança
call-living = Vive
call-country = País
call-heard = Conheceu a linha por
call-wanted = Língua pretendida
case-f-text = Nota

## Put aside

view-snoozed = De lado
order-snoozed = Primeiro o que volta primeiro
empty-snoozed = Nada está de lado.
action-go-snoozed = Ir para De lado
action-snooze = Pôr de lado…
action-wake = Retomar
snooze-title = Pôr { $alias } de lado
snooze-hint = Volta sozinho, e logo que a pessoa escreva.
snooze-hour = Por uma hora
snooze-three-hours = Por três horas
snooze-tonight = Até à noite
snooze-tomorrow = Até amanhã de manhã
snooze-week = Por uma semana
snooze-written = Até a pessoa escrever
snooze-own = Outra altura
snooze-set = Pôr de lado
snoozed-until = De lado até { $time }
snoozed-until-written = De lado até a pessoa escrever
snoozed-short-written = se escrever
done-snoozed = { $alias } fica de lado até { $time }.
done-snoozed-written = { $alias } fica de lado até a pessoa escrever.

## Tags

action-tags = Etiquetas…
tags-title = Etiquetas de { $alias }
tags-find = Procurar etiqueta
tags-none = Essa etiqueta não existe. Um supervisor pode acrescentá-la.
tags-add = Acrescentar «{ $name }» à lista
tags-save = Aplicar as etiquetas

## Notes that name a colleague

called-label = Notas que o nomeiam
called-words = { $name } nomeia-o numa nota
called-open = Ler

## Macros

page-lists = Etiquetas e macros
action-go-lists = Ir para Etiquetas e macros
action-macros = Macros…
macros-title = Macro para { $alias }
macros-none = Ainda não há macros. São os supervisores que as escrevem.
macros-gone = (resposta removida)
macros-add = Acrescentar macro
macros-name = Nome
macros-end = No fim
macros-end-stay = ficar
macros-end-snooze = pôr de lado
macros-end-close = fechar
macros-hours = Por quantas horas; vazio: até escrever
macros-canned = Respostas prontas, por esta ordem
macros-after = Depois de enviar: { $steps }.
macros-after-drop = Não fazer
canned-open-place = Preencha { $place } antes de enviar.
lists-tags = Etiquetas
lists-tags-hint = Palavras curtas para tipos de conversa. Sem nomes nem nada que o contacto disse: as etiquetas ficam às claras.
lists-macros = Macros
lists-macros-hint = Vários passos com um nome. Nada é enviado: as palavras esperam onde se escreve.
lists-tag-name = Nova etiqueta
lists-tag-add = Acrescentar
lists-tag-retire = Retirar da lista
lists-tag-back = Repor

## Search

page-search = Pesquisa
action-go-search = Pesquisa
search-all = Procurar “{ $query }” em todas as conversas
search-label = Palavras, nomes, códigos, datas
search-go = Procurar
search-hint = Encontra todas as conversas que pode ver. Fica registado que procurou, mas não o quê.
search-help = Como procurar
search-help-words = As palavras encontram-se pelo início; maiúsculas e acentos não contam. Ponha entre aspas o que deve ser exato e um menos antes do que não deve lá estar. Tudo tem de coincidir.
search-example-channel = channel:email
search-example-language = language:fr
search-example-from = from:anna
search-example-note = note:school
search-example-code = code:MS_RUNAWAY
search-example-priority = priority:1
search-example-is = is:closed
search-example-with = with:nobody
search-example-after = after:2026-03-31
search-field-channel = O canal: o tipo ou o nome
search-field-language = A língua
search-field-from = Quem escreveu: pseudónimo, nome ou endereço
search-field-note = Só nas notas; também subject: e file:
search-field-code = Um código da ficha ou do sinal; tag: para etiquetas
search-field-priority = De 0, agora, a 4, no próprio dia
search-field-is = waiting (à espera), theirs (a vez deles), closed (fechada), open (aberta) ou mine (minha)
search-field-with = Quem a tem: um nome, me (eu) ou nobody (ninguém)
search-field-after = Algo foi dito nesse dia ou depois; também before:
search-total = { $count ->
    [0] Nada encontrado.
    [one] { $count } conversa encontrada.
   *[other] { $count } conversas encontradas.
}
search-unready = { $count ->
    [one] { $count } conversa antiga ainda está a ser preparada.
   *[other] { $count } conversas antigas ainda estão a ser preparadas.
}
search-more = Mostrar mais
search-said-in = Eles:
search-said-out = Nós:
search-said-note = Nota:
search-state-waiting = à nossa espera
search-state-theirs = à espera deles
search-state-closed = fechada
search-state-erased = apagada
act-search-run = Pesquisa feita

## Board

page-board = Quadro em direto
action-go-board = Quadro em direto
board-at = Às { $time }
board-waiting = À espera
board-unclaimed = { $count ->
    [0] todas com alguém
   *[other] { $count } sem ninguém
}
board-longest = Espera mais longa
board-since = desde { $time }
board-nobody = Ninguém espera.
board-late = Atrasadas
board-late-words = além do prazo
board-people = Operadores presentes
board-free = { $count ->
    [0] ninguém está livre
    [one] { $count } livre
   *[other] { $count } livres
}
board-late-list = Atender primeiro
board-by-priority = Por prioridade
board-by-queue = Por fila
board-by-channel = Por canal
board-by-language = Por língua
board-no-language = ainda desconhecida
board-count = À espera
board-wait = Mais longa
board-operators = Operadores
board-not-here = Ausente
board-load = { $talks } de { $limit }
board-unanswered = { $count ->
    [one] { $count } espera
   *[other] { $count } esperam
}

## Filters and kept views

filter = Filtrar
filter-any = todos
filter-channel = Canal
filter-language = Língua
filter-priority = Prioridade
filter-priority-upto = { $name } ou mais grave
filter-queue = Fila
filter-unclaimed = Sem ninguém
filter-off = Mostrar tudo
filter-nothing = Nada corresponde a este filtro.
filter-keep-as = Guardar esta vista como
filter-keep = Guardar
filter-shared = Para todos
filter-forget = Remover a vista “{ $name }”
act-view-saved = Vista guardada
act-view-removed = Vista removida

## Set-up

page-setup = Configuração
action-go-setup = Configuração
setup-hint = O que guardar aqui vale de imediato; nada precisa de reiniciar. Cada alteração fica registada com o seu nome.
setup-line = A linha
setup-organisation = Nome da organização
setup-country = País (duas letras)
setup-number = Que linha
setup-national = Número nacional
setup-zone = Fuso horário
setup-phone = Número de telefone, como se escreve
setup-emergency = Número de emergência
setup-exit = Para onde leva “Sair já”
setup-exit-hint = Um site inofensivo, por exemplo uma enciclopédia.
setup-languages = Línguas em que se responde
setup-languages-hint = Uma por linha, como en ou pt; a principal primeiro.
setup-hours = Quando se responde
setup-hours-hint = As horas escrevem-se 09:00-17:30; 22:00-02:00 passa da meia-noite. Separe dois períodos com vírgula. Uma entrada para um canal ou língua prevalece sobre a geral.
setup-hours-entry = Horário { $number }
setup-hours-add = Adicionar horário
setup-always = Dia e noite
setup-on-holidays = Nos feriados
setup-holidays = Feriados
setup-holidays-hint = Um por linha: 2026-04-06, ou 12-25 para todos os anos.
day-mon = Segunda
day-tue = Terça
day-wed = Quarta
day-thu = Quinta
day-fri = Sexta
day-sat = Sábado
day-sun = Domingo
setup-queues = Filas
setup-queues-hint = Sem filas, todas as conversas esperam numa lista. Um campo vazio vale para todos os canais ou línguas.
setup-queue-name = Nome
setup-queue-languages = Línguas, com vírgulas
setup-queue-channels = Canais
setup-queue-skills = Competências necessárias, com vírgulas
setup-queue-closed = Quando fechada, esperar em
setup-queue-help = Quem espera muito recebe ajuda de
setup-queue-after = Depois de tantos minutos
setup-queue-offers = Oferecer a um operador de cada vez
setup-queue-add = Adicionar fila
setup-none = nenhuma
setup-remove = Retirar
setup-chat = O chat no vosso site
setup-origins = Sites que podem mostrar o chat
setup-origins-hint = Um por linha, como https://example.org, sem caminho.
setup-uploads = Os contactos podem enviar ficheiros
setup-snippet = O que pôr nas páginas para { $name }
setup-copy = Copiar
setup-copied = Copiado.
setup-preview = Ver o chat como os contactos
setup-contact = A página de contacto
setup-preview-limit = O chat como foi guardado. Aqui nada se pode premir e nenhuma conversa começa.
setup-save = Guardar
setup-undo = Ler de novo
setup-saved = Guardado e em vigor.
setup-mend = { $count ->
    [one] Um campo precisa de correção.
   *[other] { $count } campos precisam de correção.
}
setup-history = Alterações
setup-command-line = Linha de comandos
setup-first = estado inicial
page-texts = O que os contactos leem
action-go-texts = O que os contactos leem
texts-hint = Cada texto que um contacto pode ler, como vem ou por palavras vossas. O que guardar é lido por quem abrir o chat ou a página a partir daí; uma conversa aberta mantém as suas palavras. Os textos que dizem o que o programa faz, por exemplo como sair depressa, não se podem mudar.
texts-language-own = { $language } (palavras próprias: { $count })
texts-unreviewed = Nenhum falante nativo reviu as palavras que vêm em { $language }. Peça a alguém que trabalhe com jovens que as leia antes das crianças.
texts-without = Ainda não há palavras para: { $languages }. Quem fala uma destas línguas lê: { $language }.
texts-part-first = Quando o chat abre
texts-part-safe = «Estás em segurança agora?»
texts-part-waiting = Enquanto esperam
texts-part-closed = Fora do horário
texts-part-end = Quando uma conversa acaba
texts-part-blocked = Quando ficam bloqueados por um tempo
texts-part-page = Na página de contacto
texts-elsewhere = Outros textos mudam-se noutro lado. Respostas automáticas a e-mails, o assunto delas e a recusa de um convite:
texts-own = palavras próprias
texts-change = Mudar
texts-change-named = Mudar: { $text }
texts-length = { $count } de { $max } caracteres
texts-values = Tem de constar do texto: { $values }
texts-preview = Os contactos leem:
texts-meanwhile = Entretanto, outra pessoa mudou este texto. Agora diz:
texts-back = Repor o texto que vem
texts-saved = Guardado. Lê-o quem abrir o chat a partir de agora.

## Filters and kept views

filter-tag = Etiqueta

## Several people in one talk

somebody = alguém
asked-label = Um colega pede-lhe que se junte
asked-words = { $name } pede-lhe que escreva aqui também.
asked-join = Juntar-se
asked-decline = Agora não
seat-asked = Foi pedido a { $name } que se junte.
seat-second = { $name } também escreve aqui.
seat-listening = { $name } está à escuta.
seat-you-second = Escreve aqui ao lado de { $name }.
seat-you-listen = Está à escuta. { $name } vê isso.
seat-leave = Sair
seat-stop = Parar
seat-unask = Retirar
seat-end = Terminar
second-title = Pedir a um colega que entre na conversa: { $alias }
second-who = A quem pedir
second-nobody = Não há mais ninguém a quem pedir.
second-hint = Continua a ser sua. Quando o colega entrar, podem escrever ambos, e { $alias } é informado de que entrou mais alguém.
second-ask = Pedir
done-asked = Foi pedido a { $name } que se junte a { $alias }.
take-over-title = Assumir { $alias } de { $name }
take-over-why = Porquê
take-over-danger = Alguém está em perigo
take-over-absent = Ninguém responde nesse posto
take-over-asked = Pediram-me
take-over-other = Outro motivo
take-over-words = Mais detalhes (torna-se uma nota)
take-over-words-needed = O motivo (torna-se uma nota)
take-over-hint = { $name } vê de imediato que assumiu, e porquê. O que estava a escrever fica guardado.
taken-label = Uma conversa foi-lhe retirada
taken-words = { $name } assumiu esta conversa às { $time }.
taken-draft = O que estava a escrever está guardado.
taken-give = Passar a { $name } como nota
taken-ok = Entendido
taken-spoken = { $name } assumiu a conversa com { $alias }.
composer-whisper = Sussurro
composer-whisper-label = Sussurrar a { $name }
composer-whisper-hint = Só { $name } lê isto…
whisper-warning = Só { $name } lê isto, nunca o contacto
whisper-send = Sussurrar
whisper-by = Sussurro · { $name } · o contacto nunca vê isto
said-whisper = Sussurro, { $name }, { $time }
whisper-spoken = { $name } sussurra: { $text }
happened-handed-on = { $name } continua depois de { $other }
happened-released = { $name } devolveu à lista (tinha-a { $other })
happened-released-own = { $name } devolveu à lista
happened-asked = { $name } pediu a { $other } que se junte
happened-unasked = { $name } retirou o pedido a { $other }
happened-declined = { $name } não se juntou
happened-joined = { $name } juntou-se
happened-let-in = { $name } aceitou que mais alguém leia
happened-key-changed = A chave da conta é diferente da anterior
happened-key-unverified = As chaves já não são certas
happened-key-verified = { $name } comparou chaves: iguais
happened-key-mismatch = As chaves comparadas eram diferentes
happened-key-seen = { $name } viu o aviso sobre as chaves
happened-left = { $other } saiu
happened-listens = { $name } está à escuta
happened-listened = { $other } deixou de estar à escuta
happened-taken-over = { $name } assumiu de { $other }: { $why }
action-second = Pedir a um colega…
action-join = Juntar-se quando pedido
action-listen = Escutar
action-take-over = Assumir
action-whisper = Sussurrar a quem a tem
act-conversation-second-asked = Pediu a um colega que entrasse
act-conversation-second-unasked = Retirou esse pedido
act-conversation-second-declined = Recusou juntar-se
act-conversation-second-joined = Juntou-se a uma conversa
act-conversation-second-left = O segundo operador saiu
act-conversation-listened = Escutou uma conversa
act-conversation-listening-ended = Deixou de escutar
act-conversation-taken-over = Assumiu uma conversa com um motivo
act-note-whispered = Sussurrou a um operador

## Keeping and erasing

page-retention = Conservação e apagamento
action-go-retention = Conservação e apagamento
keeping-title = Quanto tempo fica
keeping-never = Nenhuma regra o apaga.
keeping-until = Os textos são apagados depois de { $time }.
keeping-case-until = O prazo termina em { $time }. Depois, dois supervisores apagam-no.
keeping-also = Com o que era uma só conversa com esta: mais { $count }.
keeping-held = Retido desde { $time }: nada dele é apagado.
keeping-hold = Reter
keeping-let-go = Libertar
keeping-ask = Pedir o apagamento
keeping-reason = Porquê
keeping-asked = { $name } pediu o apagamento em { $time }: { $reason }.
keeping-second = Tem de ser outro supervisor a fazê-lo.
keeping-take-back = Afinal, conservar
keeping-erase = Apagar definitivamente
keeping-erase-sure = Sim, apagar: não há volta atrás
keeping-erased = Foi apagado.
keeping-asked-done = Agora outro supervisor pode apagá-lo.
retention-hint = Textos, nomes, ficheiros e moradas desaparecem; fica o que as estatísticas contam. Os dias contam-se desde o fim: o encerramento de uma conversa ou de um processo, a resposta a uma queixa, o fim da validade de uma formação, e senão o próprio dia. Tudo se apaga sozinho, uma semana depois do aviso aqui, menos os processos: apagam-nos dois supervisores.
retention-stopped = O relógio saltou ({ $time }). Nada é apagado até um administrador confirmar a data.
retention-resume = A data está certa: continuar
retention-noticed = O que se apaga sozinho dentro de uma semana: { $count }, o primeiro em { $time }.
retention-carriers = Moradas que os operadores ainda têm de esquecer: { $count }
retention-rules = Regras
retention-none = Ainda sem regras: nada se apaga sozinho.
retention-record = O quê
retention-record-talk = Conversas
retention-record-call = Chamadas registadas
retention-record-case = Processos
retention-record-debrief = Notas depois de conteúdo duro
retention-class = Classe
retention-class-others = todas as outras
retention-class-without = sem ficha
retention-days = Dias
retention-add = Adicionar regra
retention-remove = Retirar a regra
retention-save = Guardar as regras
retention-saved = As regras estão em vigor.
retention-wishes = Apagamentos pedidos
retention-wishes-none = Nenhum pedido.
retention-a-talk = Uma conversa
retention-due = Processos com o prazo terminado
retention-due-none = Nenhum.
retention-due-since = desde { $time }
case-did-held = Retido
case-did-let-go = Libertado
case-did-erasure-asked = Apagamento pedido
case-did-erasure-taken-back = Afinal conservado
case-did-erased = Apagado
act-conversation-erasure-asked = Pediu o apagamento de uma conversa
act-conversation-erasure-taken-back = Retirou o pedido de apagamento de uma conversa
act-conversation-held = Reteve uma conversa
act-conversation-let-go = Libertou uma conversa
act-case-erasure-asked = Pediu o apagamento de um processo
act-case-erasure-taken-back = Retirou o pedido de apagamento de um processo
act-case-erased = Apagou um processo
act-case-held = Reteve um processo
act-case-let-go = Libertou um processo
act-call-erased = Apagou os textos de uma chamada
act-phone-erased = Apagado o que a central tinha dito de uma chamada
act-retention-changed = Alterou os prazos de conservação
act-retention-stopped = Apagamento parado: o relógio saltou
act-retention-resumed = Confirmou o relógio

## The telephone exchange

log-exchange = Da central telefónica
log-state-ringing = A tocar
log-state-answered = Em curso
log-state-ended = Terminada
log-missed = Perdidas no último dia: { $count }
log-open = Chamadas por registar: { $count }
act-call-missed = Uma chamada foi perdida

## Hard content: sealed files, what somebody has opened, notes after it

page-debrief = Conteúdo duro
page-sealed = Ficheiros selados
action-go-debrief = Conteúdo duro
action-go-sealed = Ficheiros selados
action-seal = Selar o ficheiro escolhido: suspeita de abuso de criança
action-break = Fazer uma pausa
seal = Selar: suspeita de abuso
seal-hint = Ninguém volta a ver este ficheiro e nada desta conversa se apaga. Um supervisor entrega-o à polícia. É irreversível.
seal-done = Selado. Ninguém volta a ver este ficheiro; um supervisor entrega-o à polícia.
seal-going = A selar…
sealed-file = Ficheiro selado
sealed-message = A mensagem inteira, selada com o seu ficheiro
sealed-by = Selado por { $name }: { $time }
sealed-what-now = Não tem de ver nem de o denunciar. Um supervisor vê-o na lista de ficheiros selados e entrega-o à polícia.
happened-sealed = { $name } selou um ficheiro
happened-handed-over = { $name } entregou um ficheiro selado
exposure-shift = Ficheiros que abriu neste turno: { $count }.
exposure-none = Não abriu nenhum ficheiro neste turno.
exposure-since = Desde a última pausa: { $count }.
break-label = Uma pausa
break-words = Hora de fazer uma pausa
break-why = Ficheiros abertos desde a última: { $count }
break-later = Mais tarde
break-take = Fazer uma pausa
break-taken = Está em pausa: não lhe chega nada de novo. O que tem continua seu.
debrief-hint = Ninguém tem de carregar isto sozinho. Conta aqui cada ficheiro aberto, mostre o que mostrar.
debrief-own = O que abriu
debrief-note = O que fica consigo
debrief-who = Só você e os supervisores leem isto. Se o retirar, fica apagado para sempre.
debrief-keep = Guardar a nota
debrief-kept = Guardada. Um supervisor pode lê-la.
debrief-notes = As suas notas
debrief-notes-all = Notas
debrief-no-notes = Sem notas.
debrief-looks = ficheiros abertos nesse turno: { $count }
debrief-remove = Retirar para sempre
debrief-people = Quem abriu ficheiros nas últimas 12 horas
debrief-nobody = Ninguém.
debrief-person = Quem
debrief-opened = Ficheiros
debrief-last = Último
debrief-break = Pausa
sealed-hint = Ficheiros que parecem mostrar abuso de uma criança. Ninguém os volta a ver: vão para a polícia tal como chegaram, com quem os teve e quando. Nada das suas conversas se apaga até que as liberte lá.
sealed-none = Nada está selado.
sealed-talk = Conversa: { $alias }
sealed-not-yet = Ainda não entregue
sealed-handed = Entregue: { $count }×
hand-over = Entregar
hand-over-title = Entregar um ficheiro selado à polícia
hand-over-hint = Outro supervisor recebe um arquivo ZIP: os bytes tal como chegaram, o seu SHA-256, e quem os teve e quando. Ninguém abre o ficheiro. O arquivo guarda-se só como a polícia disser e depois apaga-se do computador.
hand-over-to = A quem: autoridade e pessoa
hand-over-reference = A referência deles
hand-over-message = Juntar a mensagem tal como chegou
hand-over-message-hint = Pode dizer quem a enviou e mais do que o ficheiro. Junte só se a pediram: pode ter sido a criança a enviá-la.
hand-over-save = Guardar o arquivo
hand-over-done = O arquivo está nas transferências e a entrega ficou registada.
hand-over-asked = { $name } pediu em { $time } para entregar isto a: { $to }.
hand-over-whole = Com a mensagem tal como chegou.
setup-break = Ficheiros até se sugerir uma pausa
setup-break-hint = Após tantos ficheiros abertos sugere-se uma pausa. 0 é nunca.
act-attachment-sealed = Selou um ficheiro
act-attachment-handed-over = Entregou um ficheiro selado
act-attachment-hand-over-asked = Pediu para entregar um ficheiro selado
act-attachment-hand-over-taken-back = Retirou o pedido de entregar um ficheiro selado
act-debrief-written = Escreveu uma nota depois de conteúdo duro
act-debrief-read = Leu notas depois de conteúdo duro
act-debrief-removed = Retirou uma nota depois de conteúdo duro
act-debrief-erased = Apagou uma nota depois de conteúdo duro
custody-title = Entrega de um ficheiro selado
custody-warning = Suspeita-se que o ficheiro mostre abuso de uma criança. Está ao lado deste texto byte a byte tal como chegou e, depois de selado, não foi mostrado nem alterado. Abra-o só onde a lei o permita.
custody-organisation = Entregue por
custody-file = Número do ficheiro
custody-talk = Número da conversa (pseudónimo)
custody-channel = Chegou por
custody-name = Nome dado por quem o enviou
custody-type = Tipo indicado por quem o enviou
custody-contents = Neste arquivo
custody-bytes = { $bytes } bytes
custody-chain = Cadeia de custódia (horas UTC)
custody-received = recebido
custody-uploaded = carregado aqui
custody-revealed = mostrado a { $name }
custody-downloaded = guardado por { $name }
custody-sealed = selado por { $name }
custody-handed-over = entregue por { $name } a { $to }
custody-asked = a pedido de { $name }
# Matrix accounts.
channels-add-matrix = Adicionar conta Matrix
channels-testing-matrix = Inicia sessão no servidor Matrix como o Earshot faz. Nada é alterado e nada é enviado.
matrix-form-new = Nova conta Matrix
matrix-form-part-account = Conta
matrix-form-homeserver = Servidor
matrix-form-homeserver-hint = Por exemplo https://matrix.hotline.example
matrix-form-user = Nome da conta
matrix-form-user-hint = Por exemplo @help:hotline.example
matrix-form-password = Palavra-passe
matrix-form-token = Token de acesso
matrix-form-token-hint = Em vez da palavra-passe. Tem de pertencer a um dispositivo que nenhum outro programa use.
matrix-form-recovery = Chave de recuperação
matrix-form-recovery-hint = Só depois de uma perda, ou se outro programa criou as chaves da conta.
matrix-recovery = Chave de recuperação
matrix-recovery-hint = Com ela, um dispositivo novo deste canal mantém as chaves da conta depois de uma perda. Só é mostrada uma vez; uma anterior deixa de valer. Escreva-a e guarde-a fechada.
matrix-recovery-make = Criar uma chave de recuperação
matrix-recovery-once = Mostrada só agora:
matrix-form-part-who = Quem pode escrever
matrix-form-servers = Só destes servidores
matrix-form-servers-hint = Um por linha; *.schools.example para todos abaixo. Vazio: todos.
matrix-form-companions = Aceites nas salas
matrix-form-companions-hint = Contas que podem estar numa sala ao lado da pessoa jovem, como um intérprete ou uma ponte. Uma por linha. Qualquer outra pessoa na sala suspende o envio.
matrix-form-direct = Só conversas diretas
matrix-form-direct-hint = Os convites para outras salas são recusados.

## Several talks at once

bulk-begin = Escolher várias
action-choose = Escolher a conversa, para agir em várias
action-choose-none = Não escolher nenhuma
action-bulk = Agir nas conversas escolhidas
action-bulk-undo = Anular o que se fez em várias
bulk-chosen = Escolhidas: { $count }
bulk-act = O que fazer
bulk-all = Todas na lista
bulk-stop = Deixar de escolher
bulk-changed = Alteradas: { $count }. Pode anular até { $time }.
bulk-undo = Anular
bulk-title = Várias conversas: { $count }
bulk-tag = Etiquetar
bulk-snooze = Pôr de lado
bulk-prioritise = Mudar a urgência
bulk-move = Mudar de fila
bulk-close = Fechar
bulk-close-as = Sem aconselhamento, mas
bulk-choose = Escolher
bulk-give = Pôr estas etiquetas
bulk-take = Retirar estas
bulk-why = Porquê
bulk-one-queue = Só há uma fila.
bulk-hint = Tudo de uma vez, e pode anular durante dez minutos. Ficam de fora as conversas de outros e quem espera e pode estar em perigo.
bulk-do = Fazer: { $count }
bulk-will = Vão mudar: { $count }
bulk-left-gone = Já não existem: { $count }
bulk-left-held = De um colega: { $count }
bulk-left-closed = Já fechadas: { $count }
bulk-left-grave = Talvez em perigo, faça uma a uma: { $count }
bulk-left-newer = Escreveram entretanto: { $count }
bulk-left-same = Já está assim: { $count }
bulk-left-full = Teriam etiquetas a mais: { $count }
bulk-left-way = O motivo é para o outro sentido: { $count }
bulk-left-sending = Uma resposta ainda vai a caminho: { $count }
bulk-left-changed = Alteradas desde então: { $count }
bulk-done = Alteradas: { $count }. Deixadas de fora: { $left }.
bulk-undone = Anuladas: { $count }. Deixadas como estão: { $left }.
happened-reopened = { $name } anulou o fecho
act-bulk-done = Agiu em várias conversas
act-bulk-undone = Anulou uma ação em várias conversas
act-conversation-moved = Mudou uma conversa de fila
act-conversation-restored = Repôs uma conversa como estava

## Reviews of talks

page-reviews = Revisões
action-go-reviews = Revisões
action-review = Rever
reviews-hint = Conversas de colegas, vistas pelos critérios da linha. Ninguém revê uma conversa em que participou; quem revê em segundo não vê as notas do primeiro até ambas estarem entregues. Cada abertura fica registada.
reviews-span = Conversas dos últimos
reviews-days = { $count } dias
reviews-random = Tirar uma ao acaso
reviews-list = Conversas revistas
reviews-none = Ainda nenhuma conversa foi revista.
review-how-random = ao acaso
review-how-chosen = escolhida
review-title = Revisão: { $alias }
review-answers-by = Respostas: { $name }
review-by = Revisão: { $name }
review-begun = ainda não entregue
review-closed = entregue; as notas veem-se quando ambas estiverem
review-nothing = nada se aplicava
review-score = { $score } em 100
review-of-three = { $score } em 3
review-replied = com resposta
review-withdraw = Retirar
review-withdrawn = Retirada
review-second = Avaliar também
review-release = Mostrar ao operador
review-released = Mostrada
review-agreement = Até que ponto as notas coincidem
review-agreement-hint = De todas as conversas avaliadas por duas pessoas: parte de notas iguais e kappa de Cohen com pesos lineares (1 é acordo pleno, 0 o do acaso). Com menos de dez conversas nada se afirma.
review-sums = Conversas revistas: { $talks }, das quais por duas pessoas: { $twice }.
review-mean = Nota média: { $mean } em 100.
review-mean-few = Poucas para uma média.
review-criterion = Critério
review-equal = Iguais
review-kappa = Kappa
review-apart = Aplica-se só para um
review-since = como no formulário { $version }
review-too-few = poucas
review-no-spread = todas iguais
reviews-mine = Sobre as suas conversas
reviews-mine-none = Ainda nada lhe foi mostrado.
review-reply = As suas palavras
review-reply-of = Resposta: { $name }
review-reply-keep = Guardar
review-reply-kept = Guardado. Quem reviu pode ler.
review-not-applicable = Não se aplica
review-overall = Sobre o conjunto
review-comment = Comentário
review-file = Um ficheiro
review-score-hint = Avalie o que lê, não quem conhece.
review-keep = Guardar para depois
review-kept = Guardado
review-finish = Entregar
review-is-in = A revisão foi entregue.
review-finish-hint = Depois de entregue fica como está. O operador só a vê quando lhe for mostrada.
review-form = Critérios
review-form-open = Ver os critérios, ou mudá-los
review-form-hint = Guardar cria uma nova versão. As revisões começadas mantêm a sua. O que se lê como antes compara-se com as notas de antes.
review-form-new = Novo critério
review-form-add = Acrescentar um critério
review-form-remove = Retirar
review-form-save = Guardar como nova versão
review-form-saved = A partir de agora as conversas são revistas pelos novos critérios.
review-anchor = O que quer dizer { $score }
act-review-begun = Começou a rever uma conversa
act-review-read = Leu uma conversa para a sua revisão
act-review-done = Entregou uma revisão
act-review-released = Mostrou uma revisão
act-review-replied = Respondeu a uma revisão
act-review-withdrawn = Retirou uma revisão
act-review-form-changed = Mudou os critérios de revisão

## Tabelas: o que sai e o que entra (supervisores)

page-tables = Tabelas
action-go-tables = Tabelas
tables-out = Tirar uma tabela
tables-out-hint = Só códigos, horas e números: sem textos, nomes ou moradas. Os casos que lhe estão vedados não constam. Fica registado quem tirou que tabela.
tables-what = O quê
tables-calls = Chamadas
tables-cases = Casos
tables-format = Escrita como
tables-format-csv = Folha de cálculo (CSV)
tables-format-json = JSON
tables-format-lines = JSON, um registo por linha
tables-began-from = Iniciadas a partir deste dia
tables-opened-from = Abertos a partir deste dia
tables-to = Até este dia
tables-only-class = Classe
tables-only-medium = Meio
tables-only-kind = Tipo
tables-only-status = Estado
tables-table = Que tabela
tables-table-all = Todas num arquivo
tables-table-cases = Casos
tables-table-children = Crianças
tables-table-persons = Pessoas
tables-table-custody = Guarda
tables-table-episodes = Desaparecimentos
tables-table-referrals = Encaminhamentos
tables-out-do = Tirar
tables-progress = { $lines } de { $total } linhas · { $size }
tables-out-done = A tabela está nas suas transferências.
tables-table-messages_home = Mensagens para casa
tables-out-stopped = Parado. Nada foi guardado.
tables-in = Fazer entrar uma tabela
tables-in-hint = De uma folha de cálculo guardada como CSV, tudo ou nada. Experimente primeiro: nada é escrito, e cada linha errada é indicada.
tables-file = Ficheiro
tables-mapping = Correspondência
tables-mapping-hint = Diz o que significam as colunas (TOML ou JSON). Não é preciso para tabelas escritas pelo Earshot.
tables-in-try = Experimentar
tables-in-do = Fazer entrar
tables-in-fine = Nada a corrigir. Registos que vão entrar: { $count }
tables-in-wrong = Nada entrou. A corrigir: { $count }
tables-in-done = Registos que entraram: { $count }
tables-in-sent = A caminho
tables-in-reading = Lidas: { $done } de { $total } linhas
tables-in-sealing = Selados: { $done } de { $total } registos
tables-in-writing = Escritas: { $done } de { $total } entradas
tables-in-ends = Está a ser interrompido. Nada entra.
tables-in-late = Tarde demais para interromper: a tabela entra. Pode ser retirada abaixo.
tables-read = Linhas: { $count }, letras: { $encoding }, entre células: { $delimiter }
tables-read-json = Linhas: { $count }, em JSON
tables-tab = tabulação
tables-left-out = Nada é tirado de: { $names }
tables-problems = O que está errado, linha a linha
tables-line = Linha
tables-column = Coluna
tables-words = O que fazer
tables-more = E mais: { $count }
tables-past = O que entrou
tables-past-none = Ainda nada.
tables-past-calls = Chamadas: { $count }
tables-past-cases = Casos: { $count }
tables-undo = Retirar
tables-undo-really = Remover tudo
tables-undone = Retirado.
tables-undone-at = retirado { $time }
case-did-imported = Entrou por uma tabela
act-calls-exported = Tirou uma tabela de chamadas
act-cases-exported = Tirou uma tabela de casos
act-tables-imported = Fez entrar uma tabela
act-tables-import-undone = Retirou uma importação

## Tudo o que se guarda sobre um contacto

package-part = O que se guarda
package-hint = Tudo o que se guarda sobre este contacto, num arquivo legível. Dois supervisores entregam-no.
package-asked = { $name } pediu o que se guarda sobre este contacto ({ $time }).
package-second = Outro supervisor tira-o.
package-asked-done = Pedido. Agora outro supervisor pode tirá-lo.
package-ask = Pedir
package-leave = Não entregar
package-take = Tirar
package-done = Está nas suas transferências. Leia antes de o dar a alguém.
package-title = O que { $name } guarda sobre si
package-made = Composto
package-alias = Chamado aqui
package-first = Primeiro contacto
package-address = Endereço
package-left-out = Não constam as palavras de outros, os nomes de quem trabalha aqui, os ficheiros selados nem o que os casos dizem além do seu nome e endereço: pergunte, se algo disso for sobre si.
package-talk = Conversa ({ $channel }), iniciada { $time }
package-erased = As suas palavras foram apagadas.
package-records = O que foi registado
package-cases = Casos
package-safety = Como o contactar em segurança
package-looks = Quem abriu, e o que foi feito
package-notes = Notas entre colegas
package-notes-hint = Leia primeiro: podem falar de outros. Fazem parte do que se guarda, mas não vão por si ao contacto.
package-in = Você
package-out = A linha
package-note = Nota
package-other = Outra pessoa escreveu isto; as suas palavras não constam.
package-sealed = Um ficheiro selado
act-contact-package-asked = Pediu tudo o que se guarda sobre um contacto
act-contact-package-taken-back = Retirou o pedido
act-contact-package-taken = Tirou tudo o que se guarda sobre um contacto

## Practice

page-practice = Praticar
action-go-practice = Praticar
action-practice-end = Terminar a prática
practice-hint = Conversas inventadas no ecrã das verdadeiras. Ninguém mais as vê, não contam em lado nenhum e são apagadas no fim ou após um dia.
practice-draft = Os guiões nesta língua são rascunhos.
practice-language = Língua das conversas
practice-begin = Começar
practice-begin-named = Começar: { $name }
practice-running = Uma prática ainda está aberta.
practice-go-on = Continuar
practice-band = Prática
practice-band-words = Não está ninguém do outro lado. Sem pressa.
practice-end = Terminar a prática
practice-debrief = Como correu
practice-first = Primeira resposta após { $time }.
practice-no-answer = Não foi escrita nenhuma resposta.
practice-cue-safety = Segurança perguntada:
practice-cue-number = Número de emergência dado:
practice-cue-feeling = Sentimentos retomados:
practice-cue-patience = Tempo dado:
practice-cue-promise = Nenhuma promessa impossível:
practice-cue-next = Próximo passo nomeado:
practice-yes = sim
practice-no = não encontrado
practice-said = encontraram-se palavras de promessa
practice-after = após { $time }
practice-by-words = Encontrado por palavras simples: o que disse de outra forma ninguém aqui notou. Nada disto é guardado.
practice-look = Para ver por si

## Shifts

page-shifts = Plano de turnos
action-go-shifts = Plano de turnos
shifts-hint = Quem chegou nas últimas semanas, hora a hora, quantas pessoas são precisas e quantas estão previstas.
shifts-filters = O que se vê
shifts-back = Chegadas de
shifts-weeks = { $count } semanas
shifts-language = Língua
shifts-channel = Canal
shifts-all = Todos
shifts-week = Plano da semana com
shifts-usual = Semana habitual
shifts-usual-title = Semana habitual
shifts-title = Semana de { $date }
shifts-own = Este plano é o seu.
shifts-by-usual = Vale o plano da semana habitual; guardar cria um só para esta.
shifts-zone = Horas de { $zone }.
shifts-formula = Pessoas precisas = chegadas que quatro semanas em cinco não ultrapassam × tempo de uma conversa ÷ conversas que uma pessoa tem ao mesmo tempo, arredondado para cima.
shifts-measured = Uma conversa dura { $minutes } min da primeira resposta ao fim (metade de { $count } durou isso ou menos; cada uma conta no máximo duas horas).
shifts-unmeasured = Ainda não se sabe quanto dura uma conversa: terminaram { $count }, são precisas dez.
shifts-at-once = Ao mesmo tempo: { $count }.
shifts-arrivals = Chegadas em { $weeks } semanas: { $count }.
shifts-plot = Pessoas precisas e previstas, hora a hora; a tabela em baixo diz o mesmo em números.
shifts-legend = Barras: pessoas precisas (escuras onde faltam). Linha: pessoas previstas. Topo: { $top }.
shifts-short = Estão previstas poucas pessoas:
shifts-enough = Em cada hora estão previstas pessoas suficientes.
shifts-unknown = Ainda não se pode dizer se estão previstas pessoas suficientes.
shifts-plan = Pessoas previstas
shifts-plan-hint = As setas vão de hora em hora e de dia em dia; escreva um número.
shifts-plan-read = Os supervisores planeiam.
shifts-hour = Hora
shifts-cell = { $day } { $hour }, pessoas
shifts-need = de { $need }
shifts-need-short = de { $need }: poucas
shifts-no-hour = não esta semana
shifts-seen-title = Números pequenos: chegadas, mediana · percentil 80.
shifts-save = Guardar para esta semana
shifts-save-usual = Guardar como semana habitual
shifts-saved = O plano foi guardado.
shifts-drop = Voltar à semana habitual
shifts-dropped = Volta a valer o plano habitual.
act-shift-plan-changed = Mudou o plano de turnos
act-shift-plan-removed = Retirou o plano próprio de uma semana

## What belongs together: contacts who are one person, talks that have to do with each other

action-connect = Dizer o que pertence junto
talk-belongs = Tem que ver com { $alias }
safety-of-other = Também conta, de { $alias }:
ties-label = O que pertence junto
ties-person = A mesma pessoa
ties-by = { $name }, { $time }
ties-between = por outro contacto
ties-untie = Não é a mesma
ties-untie-whom = { $alias } não é a mesma pessoa
ties-nothing = Não se conhece outra conversa desta pessoa.
ties-related = Tem que ver com
ties-guessed = parece pelos e-mails
ties-unrelate = Desligar
ties-unrelate-whom = Desligar { $alias }
connect-title = { $alias } pertence junto com…
connect-how = De que modo
connect-person = A mesma pessoa
connect-related = Tem que ver
connect-hint-person = Cada uma mostra onde a outra escreveu. Das fichas de segurança conta a mais rigorosa. Pode ser anulado.
connect-hint-related = Cada uma leva à outra; nada mais muda. Pode ser anulado.
connect-find = De quem: um pseudónimo, ou palavras que foram escritas
connect-everywhere = Procurar em tudo
connect-with = Com que conversa
connect-do-person = Mesma pessoa
connect-do-related = Ligar
done-person = { $alias } e { $other } são uma só pessoa.
done-related = { $alias } e { $other } estão ligadas.
done-untied = { $alias } e { $other } já não estão ligadas.
happened-same-person = { $name } indicou que é a mesma pessoa que { $alias }
happened-not-same-person = { $name } indicou que não é a mesma pessoa que { $alias }
happened-related = { $name } ligou-a à conversa de { $alias }
happened-not-related = { $name } desligou-a da conversa de { $alias }
act-contact-tied = Dois contactos indicados como a mesma pessoa
act-contact-untied = Dois contactos indicados como pessoas diferentes
act-conversation-related = Duas conversas ligadas
act-conversation-unrelated = Duas conversas desligadas
ties-merged = Mostradas aqui juntas
ties-unmerge = Separar
ties-unmerge-whom = Separar { $alias }
connect-merge = Numa só conversa
connect-hint-merge = Ambas ficam aqui por ordem de tempo, com uma linha na lista; uma resposta sai por uma ou por outra. Os contactos são então uma só pessoa. Pode ser anulado a qualquer momento.
connect-do-merge = Juntar aqui
done-merge = { $other } lê-se agora com { $alias }.
done-unmerged = { $alias } é de novo uma conversa própria.
happened-merged = { $name } juntou aqui a conversa de { $alias }
happened-went-into = { $name } juntou-a à conversa de { $alias }
happened-parted = Esta e outra conversa foram separadas
composer-over = Responder por
composer-line = { $channel } · { $alias } · { $address }
bulk-left-merged = Mostradas com outras, uma a uma: { $count }
act-conversation-merged = Conversa junta a outra
act-conversation-parted = Conversa separada de outra

# What to ask, do and tell in a case; training, complaints and drills. { $item } is a sentence or a procedure, { $time } a day and an hour or a day.
page-procedures = Procedimentos
page-facts = Formação, exercícios
checks-title = O que perguntar, fazer e comunicar
checks-count = { $done } de { $all }
checks-late = Em atraso
checks-by = até { $time }
checks-skip = Não se aplica
checks-other = Outro procedimento
case-did-ticked = Feito: { $item }
case-did-skipped = Não se aplica: { $item }
case-did-unticked = De novo em aberto: { $item }
case-did-checklist-begun = Procedimento começado: { $item }
procedures-hint = Um processo mantém a versão com que começou.
procedures-which = Tipo de processo
procedures-draft = Incluído: um rascunho, com prazos de exemplo. Indique os do vosso dever de comunicar.
procedures-own = Alterado por { $name }, { $time }.
procedures-text = O que perguntar, fazer ou comunicar
procedures-step = Quando
procedures-kind = O que é
procedures-to = Quem avisar
procedures-within = No prazo de
procedures-always = sem prazo
procedures-up = Subir
procedures-add = Adicionar um ponto
procedures-back = Voltar ao incluído
procedures-save = Guardar como nova versão
procedures-saved = Guardado. Os processos que começam a partir de agora já o têm.
facts-hint = Registado quando acontece. Nada do que se pratica conta como real.
facts-trainings = Formações
facts-complaints = Queixas
facts-drills = Exercícios
facts-who = Qualquer pessoa aqui pode registar uma. Os supervisores leem-nas, e nunca quem é nomeado.
facts-recorded = Registado.
facts-talk = A conversa
facts-of-talk = Registar uma queixa
facts-erased = As palavras foram apagadas.
facts-expired = expirou
facts-expires = expira { $time }
facts-earlier = Anteriores: { $count }
case-part-training = Formação
case-part-complaint = Queixa
case-part-drill = Exercício
case-f-operator_id = Quem
case-f-training_kind = Em quê
case-f-by = Por quem
case-f-valid_until = Válido até
case-f-about = Sobre
case-f-from = De
case-f-words = O que dizem
case-f-case_number = Número do processo
case-f-answered_at = Respondido quando
case-f-answer = A nossa resposta
case-f-drill_kind = Que emergência
case-f-first_answer_s = Segundos até à primeira resposta
case-f-police_told_s = Segundos até avisar a polícia
case-f-took_part = Quem participou
case-f-learnt = O que se aprendeu
action-go-facts = Ir para formação e queixas
action-go-procedures = Ir para procedimentos
act-procedure-changed = Alterou um procedimento
act-case-checklist-begun = Começou um procedimento num processo
act-case-ticked = Assinalou um ponto num processo
act-case-skipped = Disse que um ponto não se aplica a um processo
act-case-unticked = Retirou um sinal num processo
act-fact-recorded = Registou uma formação, queixa ou exercício
act-fact-changed = Alterou uma formação, queixa ou exercício
act-fact-removed = Retirou uma formação, queixa ou exercício
act-fact-held = Reteve uma formação, queixa ou exercício
act-fact-let-go = Libertou uma formação, queixa ou exercício
act-complaint-read = Leu queixas
act-complaint-erased = Apagou as palavras de uma queixa
act-training-erased = Apagou quem foi formado
act-drill-erased = Apagou quem participou num exercício
act-facts-exported = Levou uma tabela de formações, queixas ou exercícios

## Two talks of one

action-split = Fazer disto duas conversas…
split-title = Duas conversas de { $alias }
split-hint = O que foi dito antes passa para uma conversa própria, com os seus ficheiros, notas e registo. Do outro lado ninguém dá por nada. O que escreverem a seguir chega aqui; uma resposta a um e-mail anterior chega com ele.
split-from = A partir daqui é esta conversa
split-no-words = Sem palavras
split-do = Fazer duas
split-was = O que foi dito antes é uma conversa própria. Pode ser reposto até às { $time }.
split-earlier = Abrir
split-undo = Repor
split-one-line = Esta pessoa tem uma só linha; as respostas seguem pela conversa que continua.
split-goes-on = Abrir essa conversa
done-split = { $alias } tem agora duas conversas.
done-unsplit = { $alias } tem de novo uma só conversa.
happened-split = { $name } pôs à parte o que foi dito antes
happened-split-off = { $name } tirou isto da conversa que continua
happened-unsplit = { $name } repôs o que foi dito antes
act-conversation-split = Fez duas de uma conversa
act-conversation-unsplit = Juntou de novo as duas conversas

## Rights by class, and calls that were logged before

log-read = Abrir
log-read-title = Uma chamada registada
log-saved-by = Guardada por { $name }, { $time }
log-ended = Terminou
log-corrected = A chamada está corrigida.
log-erased = As suas palavras foram apagadas; os códigos ainda podem ser corrigidos.
log-lately = Chamadas registadas antes
log-lately-none = Nada.
log-kept = O que escreveu fica neste separador até o guardar ou o deitar fora.
log-discard = Deitar fora
log-discarded = Foi deitado fora.
log-back = Voltar à sua chamada
log-unsaved = Uma chamada ainda não foi guardada
log-older = Chamadas mais antigas
log-close = Fechar
log-keeping = Os seus textos são apagados depois de { $time }.
log-keeping-stays = Os seus textos ficam: nenhuma regra os apaga, ou um processo guarda-os.
log-keeping-none = Não tem textos para apagar; os seus códigos ficam.
case-f-conversation_id = A conversa desta pessoa aqui
case-other-talk = uma conversa a que o caso não está ligado
page-rights = Direitos por classe
action-go-rights = Direitos por classe
rights-hint = Sem regras, quem fala com os contactos vê, altera e imprime, e os supervisores partilham. Uma regra retira algo disso, logo e em todos os ecrãs. Quem escreveu o registo de uma chamada vê-o. Partilhar é levar para fora, numa tabela ou como ficheiro. O que está no ecrã pode sempre ser fotografado.
rights-none = Ainda não há regras.
rights-record-call = Registos de chamadas
rights-record-case = Casos
rights-class-all = todas
rights-deed = O que se faz
rights-deed-see = Ver
rights-deed-change = Alterar
rights-deed-share = Partilhar
rights-deed-print = Imprimir
rights-who = De quem é
rights-who-supervisor = só dos supervisores
rights-who-nobody = de ninguém
act-class-rules-changed = Alterou direitos por classe
act-call-corrected = Corrigiu uma chamada registada
act-case-printed = Imprimiu um caso
act-case-past-read = Leu o que um caso dizia antes

## Blocked for a time

page-blocks = Bloqueados
action-block = Bloquear por algum tempo…
action-go-blocks = Contactos bloqueados
block-title = Bloquear { $alias } por algum tempo
block-hint = Tudo o que escrever fica guardado e é lido pelas regras. O que soa a perigo (P0, P1) chega logo à lista, como sempre; o resto não chama ninguém. Vale para todos os seus canais conhecidos, acaba por si, e qualquer pessoa o pode levantar. A supervisão olha para ele.
block-why = Porquê
block-reason-abusive = Insulta-nos
block-reason-threatening = Ameaça-nos
block-reason-sexual = Usa a linha para se excitar
block-reason-flooding = Inunda a linha
block-reason-other = Outra coisa (uma nota diz o quê)
block-until = Por quanto tempo
block-ends = Acaba por si: { $time }
block-line = O que a pessoa lê
block-line-hint = Sai como resposta, com onde pedir ajuda. Se ficar vazio, nada lhe é dito.
block-untold-closed = Esta conversa está fechada: agora nada lhe pode ser dito.
block-untold-left = A pessoa saiu: agora nada lhe pode ser dito.
block-set = Bloquear
block-lift = Levantar o bloqueio
block-band = Bloqueio até { $time } · { $reason }
block-band-words = O que soa a perigo continua a chegar à lista; o resto não chama ninguém. Posto por { $name }.
blocks-hint = Um bloqueio é o último recurso, e um segundo olhar faz parte dele. Nada do que foi escrito se perde: está na conversa.
blocks-open = Para olhar
blocks-open-none = Nada espera por um olhar.
blocks-rest = Vistos, levantados ou acabados
# $from and $until are times.
blocks-set = { $name }, { $from }, até { $until }.
blocks-messages = { $count ->
    [0] Entretanto nada foi escrito.
    [one] Uma mensagem entretanto.
   *[other] { $count } mensagens entretanto.
}
blocks-confirmed = Visto por { $name }, { $time }
blocks-lifted = Levantado por { $name }, { $time }
blocks-own = O bloqueio é seu: outra pessoa da supervisão olha para ele.
blocks-talk = Abrir a conversa
blocks-confirm = Deixar assim
blocks-confirm-named = Deixar assim o bloqueio de { $alias }
blocks-lift-named = Levantar o bloqueio de { $alias }
done-blocked = Bloqueio de { $alias } até { $time }.
done-unblocked = O bloqueio de { $alias } está levantado.
happened-blocked = { $name }: bloqueio até { $until }, { $reason }
happened-unblocked = { $name }: bloqueio levantado
act-contact-blocked = Bloqueio de um contacto por algum tempo
act-block-lifted = Levantamento de um bloqueio
act-block-confirmed = Bloqueio visto e deixado assim

## Gentle hints

hint-hard-sentence = Uma frase é muito longa: duas curtas leem-se melhor.
hint-hard-words = Muitas palavras longas: mais curtas leem-se melhor.
hint-hard-much = É muito de uma vez: duas mensagens leem-se melhor.
hint-language-other = Isto parece { $written }; a pessoa escreve em { $theirs }.
hint-language-unspoken = A pessoa escreve em { $theirs }, que não está entre as suas línguas.
hint-room-danger = Já tem alguém em perigo. Se outra pessoa puder ficar com esta conversa, deixe-a.
hint-room-grave = Tem { $count } conversas, uma delas grave. Se outra pessoa puder ficar com esta, deixe-a.
hint-room-full = Tem { $count } de { $limit } conversas. Se outra pessoa puder ficar com esta, deixe-a.

## Why somebody takes no contacts

status-why-break = pausa
status-why-meal = refeição
status-why-debrief = conversa depois
status-why-training = formação
status-why-call = ao telefone
status-why-meeting = reunião
status-why-shift = fim do turno
