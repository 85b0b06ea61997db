### Labels of the code lists in inbox/taxonomy/, for operators and reports. Portuguese (Portugal).
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.

-reviewed-by = none

## Answers that every list with `answers` takes

answer-UNK = Perguntado, não se sabe
answer-NASK = Não perguntado
answer-REF = Preferiu não dizer

## class

list-class = Tipo de contacto
class-COUN = Escuta e apoio
class-INFO = Informação
class-MISS = Comunicação de criança desaparecida
class-SIGHT = Avistamento
class-CASEUPD = Novidades de um processo
class-PRO = De profissional
class-NON = Fora de aconselhamento

## non_counselling

list-non_counselling = Porque não foi aconselhamento
non_counselling-SILENT = Silêncio
non_counselling-BLANK = Mensagem vazia
non_counselling-HANGUP = Desligou ou saiu logo
non_counselling-PRANK = Brincadeira
non_counselling-WRONG = Engano no número ou endereço
non_counselling-ABUSIVE = Insultos ou ameaças à equipa
non_counselling-SEXGRAT = Gratificação sexual
non_counselling-TEST = Teste
non_counselling-THANKS = Agradecimento
non_counselling-QUEST = Pergunta sobre o serviço
non_counselling-COMPL = Reclamação
non_counselling-MISSED = Contacto perdido
non_counselling-TECHFAIL = Falha técnica

## medium

list-medium = Meio de contacto
medium-PHONE = Telefone
medium-EMAIL = E-mail
medium-SMS = SMS
medium-MATRIX = Matrix
medium-WEB = Chat no site
medium-INPERSON = Presencialmente
medium-OTHER = Outro

## about

list-about = Sobre quem
about-SELF = A própria pessoa
about-OTHER = Outra pessoa

## role

list-role = Quem contacta
role-CHILD = Criança
role-PAR = Mãe ou pai
role-GUARD = Tutor
role-CARER_INST = Cuidador em instituição
role-FAMILY = Outro familiar
role-SIBLING = Irmão ou irmã
role-PEER = Amigo ou colega
role-PARTNER = Namorado ou namorada
role-SCHOOL = Escola
role-POLICE = Polícia
role-CPS = Serviços de proteção de crianças
role-MEDIA = Comunicação social
role-PUBLIC_ALERT = Público, em resposta a um alerta
role-PUBLIC_APPEAL = Público, em resposta a um apelo
role-OTHER_HOTLINE = Outra linha
role-ANON = Quer ficar no anonimato

## gender

list-gender = Género da criança
gender-BOY = Rapaz
gender-GIRL = Rapariga
gender-NB = Não binário
gender-OTHER = Outro

## living_situation

list-living_situation = Onde vive
living_situation-PARENTS = Com os pais
living_situation-RELATIVES = Com familiares
living_situation-ALTCARE = Família de acolhimento
living_situation-GROUP = Casa de acolhimento ou instituição
living_situation-HOMELESS = Sem abrigo
living_situation-DETENTION = Em detenção
living_situation-INDEP = De forma autónoma
living_situation-RECEPTION = Centro de acolhimento de migrantes
living_situation-OTHER = Outra

## reason

list-reason = Motivo do contacto
reason-MS = Desaparecimento
reason-MS_ABDUCTION = Rapto
reason-MS_LOST = Perda ou outro desaparecimento
reason-MS_RUNAWAY = Fuga
reason-MS_THINKING = Pensa em fugir
reason-MS_OTHER = Desaparecimento, outro
reason-V = Violência
reason-V_BULLYING = Bullying
reason-V_CYBERBULLYING = Cyberbullying
reason-V_PHYSICAL = Violência física
reason-V_EMOTIONAL = Violência emocional
reason-V_SEXUAL = Violência sexual
reason-V_NEGLECT = Negligência
reason-V_MARRIAGE = Casamento precoce ou forçado
reason-V_LABOUR = Trabalho infantil
reason-V_FGM = Mutilação genital feminina
reason-V_ONLINE_SEXUAL = Abuso ou exploração sexual online
reason-V_GROOMING = Aliciamento (grooming)
reason-V_HARMFUL = Outras práticas nocivas
reason-V_OTHER = Violência, outro
reason-MH = Saúde mental
reason-MH_SUICIDAL = Pensamentos ou tentativas de suicídio
reason-MH_SELF_HARM = Autolesão
reason-MH_ANGER = Raiva
reason-MH_FEAR = Medo e ansiedade
reason-MH_MOOD = Humor em baixo ou instável
reason-MH_TRAUMA = Sofrimento após trauma
reason-MH_EATING = Perturbações alimentares
reason-MH_ADDICTION = Dependência
reason-MH_BEHAVIOUR = Comportamento
reason-MH_SELF_IMAGE = Autoimagem
reason-MH_NEURODEV = Neurodesenvolvimento
reason-MH_OTHER = Saúde mental, outro
reason-FR = Família
reason-FR_CAREGIVER = Pais ou cuidadores
reason-FR_SIBLINGS = Irmãos
reason-FR_GENERAL = Vida familiar em geral
reason-FR_HEALTH = Saúde de um familiar
reason-FR_FOSTERING = Acolhimento familiar ou adoção
reason-FR_OTHER = Família, outro
reason-PR = Relações com pares
reason-PR_FRIENDS = Amigos
reason-PR_CLASSMATES = Colegas de turma
reason-PR_PARTNER = Namoro
reason-PR_OTHER = Relações com pares, outro
reason-EO = Escola e trabalho
reason-EO_ACADEMIC = Estudos e notas
reason-EO_SCHOOL = Professores e escola
reason-EO_WORK = Trabalho
reason-EO_OTHER = Escola e trabalho, outro
reason-PH = Saúde física
reason-PH_GENERAL = Saúde em geral
reason-PH_PREGNANCY = Gravidez
reason-PH_SEXUAL = Saúde sexual e reprodutiva
reason-PH_NUTRITION = Nutrição
reason-PH_HIV = VIH
reason-PH_OTHER = Saúde física, outro
reason-S = Sexualidade
reason-S_BEHAVIOUR = Comportamento sexual
reason-S_IDENTITY = Orientação e identidade
reason-S_OTHER = Sexualidade, outro
reason-A = Acesso a serviços
reason-A_ESSENTIAL = Necessidades essenciais
reason-A_LEGAL = Apoio jurídico
reason-A_HEALTH = Serviços de saúde
reason-A_MENTAL_HEALTH = Serviços de saúde mental
reason-A_EDUCATION = Educação
reason-A_SOCIO_ECONOMIC = Apoio social e económico
reason-A_OTHER = Acesso a serviços, outro
reason-DE = Discriminação
reason-DE_ETHNICITY = Origem étnica
reason-DE_FINANCIAL = Situação financeira
reason-DE_GENDER = Género
reason-DE_IDENTITY = Orientação ou identidade
reason-DE_HEALTH = Saúde ou deficiência
reason-DE_BELIEF = Religião ou crença
reason-DE_OTHER = Discriminação, outro
reason-NC = Fora de aconselhamento
reason-NC_COMPLAINT = Reclamação
reason-NC_HELPLINE = Sobre a linha de apoio
reason-NC_OTHERS = Sobre outros serviços
reason-NC_THANKS = Agradecimento
reason-NC_OTHER = Fora de aconselhamento, outro

## heard

list-heard = Como soube da linha
heard-SCHOOL = Escola
heard-FRIEND = Alguém amigo
heard-FAMILY = Família
heard-WEB = Pesquisa ou site
heard-SOCIAL = Redes sociais
heard-MEDIA = Imprensa, rádio, televisão
heard-POLICE = Polícia
heard-POSTER = Cartaz ou folheto
heard-OTHER = Outro

## action

list-action = O que foi feito
action-LISTEN = Escuta e apoio
action-RESOURCE = Informação ou materiais dados
action-REF_CPS = Encaminhamento para a proteção de crianças
action-REF_HEALTH = Encaminhamento para a saúde
action-REF_LAW = Encaminhamento para a polícia ou justiça
action-REF_MH = Encaminhamento para a saúde mental
action-REF_ORG = Encaminhamento para outra organização
action-REF_SCHOOL = Encaminhamento para a escola
action-REF_HOTLINE = Encaminhamento para outra linha
action-INTERV = Intervenção direta
action-CSAM = Denúncia de imagens de abuso sexual
action-EMERG112 = Chamada para o 112
action-MSG_HOME = Recado transmitido à família

## ended_by

list-ended_by = Terminado por
ended_by-CONT = A pessoa
ended_by-OPER = A equipa
ended_by-TIMEOUT = Silêncio prolongado
ended_by-TRANSFER = Transferência
ended_by-TECH = Falha técnica

## emergency_reason

list-emergency_reason = Motivo da decisão sobre o 112
emergency_reason-DANGER_NOW = Vida em perigo agora
emergency_reason-CHILD_ASKED = Pedido da criança
emergency_reason-DUTY = Dever de comunicar
emergency_reason-HELP_THERE = A ajuda já está no local
emergency_reason-SAFE_CHECKED = Em segurança, confirmado
emergency_reason-NO_LOCATION = Local desconhecido
emergency_reason-OTHER_ROUTE = Contacto direto com a polícia ou proteção de crianças
emergency_reason-LOST_CONTACT = Contacto perdido
emergency_reason-MISTAKEN = O sinal estava errado
emergency_reason-OTHER = Outro

## signal

list-signal = Porque é urgente
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

## raiser

list-raiser = Elevado porque
raiser-U13 = Menos de 13 anos
raiser-NIGHT = Noite
raiser-AGAIN = Segundo contacto na mesma hora, ainda sem resposta
raiser-SILENCE = Silêncio depois de uma frase urgente

## case_kind

list-case_kind = Tipo de processo
case_kind-MISSING = Criança desaparecida
case_kind-PROTECTION = Proteção
case_kind-PREVENTION = Prevenção

## case_status

list-case_status = Estado
case_status-NEW = Novo
case_status-OPEN = Em curso
case_status-WAITING = Em espera
case_status-REFERRED = Encaminhado
case_status-FOUND = Encontrada
case_status-CLOSED = Encerrado
case_status-REOPENED = Reaberto
case_status-ARCHIVED = Arquivado

## status_reason

list-status_reason = Motivo da mudança
status_reason-WORK = Início do trabalho
status_reason-ANSWER = À espera de resposta
status_reason-HANDED = Entregue a outro serviço
status_reason-FOUND = A criança foi encontrada
status_reason-SOLVED = Resolvido
status_reason-WITHDRAWN = Retirado por quem comunicou
status_reason-NOCONTACT = Sem contacto
status_reason-DUPLICATE = Igual a outro processo
status_reason-AGAIN = Novamente desaparecida
status_reason-NEWS = Novas informações
status_reason-MISTAKE = Erro de registo
status_reason-OTHER = Outro

## risk

list-risk = Risco
risk-HIGH = Alto
risk-MEDIUM = Médio
risk-LOW = Baixo

## message_state

list-message_state = Mensagem para casa
message_state-DRAFT = Palavras deixadas pela criança
message_state-CONFIRMED_BY_CHILD = A criança concordou com elas
message_state-IDENTITY_CHECKED = A família é mesmo a família
message_state-PASSED_ON = Transmitida
message_state-ANSWERED = Respondida
message_state-WITHDRAWN = Retirada pela criança

## migration_status

list-migration_status = Estatuto migratório
migration_status-NONE = Não se aplica
migration_status-ASYLUM = Requerente de asilo
migration_status-REFUGEE = Refugiado
migration_status-UNDOC = Sem documentos
migration_status-MOVE = Em deslocação na UE
migration_status-OTHER = Outro

## vulnerability

list-vulnerability = Vulnerabilidade
vulnerability-MENTAL = Saúde mental
vulnerability-SUICIDE = Risco de suicídio
vulnerability-DISABILITY = Deficiência
vulnerability-ILLNESS = Doença ou medicação necessária
vulnerability-SUBSTANCE = Álcool ou drogas
vulnerability-EXPLOIT = Exploração
vulnerability-PREGNANT = Grávida
vulnerability-ALONE = Não acompanhada
vulnerability-LGBTI = LGBTI
vulnerability-NONE = Nenhuma conhecida
vulnerability-OTHER = Outra

## person_role

list-person_role = Papel no processo
person_role-HOUSEHOLD = Mesmo agregado
person_role-REPORTER = Quem comunicou
person_role-ABDUCTOR = Suspeito de rapto
person_role-PERPETRATOR = Agressor
person_role-WITNESS = Testemunha
person_role-SUPPORT = Pessoa de confiança
person_role-OTHER = Outro

## relation

list-relation = Relação com a criança
relation-MOTHER = Mãe
relation-FATHER = Pai
relation-STEP = Padrasto ou madrasta
relation-SIBLING = Irmão ou irmã
relation-GRAND = Avô ou avó
relation-FAMILY = Outro familiar
relation-GUARDIAN = Tutor
relation-CARER = Cuidador em instituição
relation-PARTNER = Namorado ou namorada
relation-FRIEND = Amigo
relation-PROFESSIONAL = Profissional
relation-STRANGER = Desconhecido
relation-OTHER = Outro

## contact_mode

list-contact_mode = Modo de contacto
contact_mode-INPERSON = Pessoalmente
contact_mode-ONLINE = Em linha
contact_mode-HYBRID = Ambos

## custody_rights

list-custody_rights = Guarda
custody_rights-SHARED = Partilhada
custody_rights-MOTHER = Mãe
custody_rights-FATHER = Pai
custody_rights-THIRD = Terceira pessoa
custody_rights-OTHER = Outra

## proceedings

list-proceedings = Processo judicial
proceedings-NONE = Nenhum
proceedings-RUNNING = Em curso
proceedings-DECIDED = Decidido

## hague

list-hague = Pedido da Haia
hague-NONE = Nenhum
hague-PREPARED = Em preparação
hague-FILED = Apresentado
hague-RETURN = Regresso ordenado
hague-REFUSED = Recusado
hague-WITHDRAWN = Retirado

## episode_category

list-episode_category = Categoria
episode_category-RUN = Fuga
episode_category-RUN_HOME = De casa
episode_category-RUN_INST = De uma instituição
episode_category-RUN_PUSHED = Expulsão de casa
episode_category-RUN_THINKING = Pensa em fugir
episode_category-PAR = Rapto parental
episode_category-PAR_NAT = No país
episode_category-PAR_INT = Internacional
episode_category-PAR_RISK = Receado
episode_category-CRI = Rapto por terceiro
episode_category-LOS = Perdida, ferida ou desaparecida de outro modo
episode_category-LOS_LOST = Perdida
episode_category-LOS_INJ = Ferida
episode_category-LOS_UNDET = Não determinado
episode_category-MIG = Criança em migração

## missing_from

list-missing_from = Desapareceu de
missing_from-HOME = Casa
missing_from-FAMILY = Família
missing_from-PEER = Casa de amigos
missing_from-SCHOOL = Escola
missing_from-INST = Instituição
missing_from-RECEPTION = Centro de acolhimento
missing_from-PUBLIC = Lugar público
missing_from-ONLINE = Após contacto em linha
missing_from-OTHER = Outro

## missing_reason

list-missing_reason = Motivos
missing_reason-HOME = Problemas em casa
missing_reason-INST = Problemas na instituição
missing_reason-ABUSE = Maus-tratos ou negligência
missing_reason-SCHOOL = Escola
missing_reason-SUBST = Álcool ou drogas
missing_reason-MENTAL = Saúde mental
missing_reason-GROOM = Aliciamento ou exploração
missing_reason-RELATION = Relação amorosa
missing_reason-LEGALSTATUS = Estatuto de residência
missing_reason-OTHER = Outro

## violence

list-violence = Violência sofrida
violence-NONE = Nenhuma
violence-PHYSICAL = Física
violence-EMOTIONAL = Psicológica
violence-SEXUAL = Sexual
violence-NEGLECT = Negligência
violence-ONLINE = Em linha
violence-LABOUR = Trabalho forçado
violence-TRAFFICKING = Tráfico
violence-MARRIAGE = Casamento forçado
violence-OTHER = Outra

## sis_alert

list-sis_alert = Alerta SIS
sis_alert-NONE = Nenhum
sis_alert-REQ = Pedido
sis_alert-ACTIVE = Ativo
sis_alert-PREV = Preventivo
sis_alert-NA = Não se aplica

## interpol

list-interpol = Aviso da Interpol
interpol-NONE = Nenhum
interpol-REQ = Pedido
interpol-ACTIVE = Ativo
interpol-NA = Não se aplica

## child_alert

list-child_alert = Alerta de rapto
child_alert-NONE = Nenhum
child_alert-REQ = Pedido
child_alert-ACTIVE = Ativo
child_alert-ENDED = Terminado

## publicity

list-publicity = Divulgação
publicity-NONE = Nenhuma
publicity-HOTLINE = Pela linha
publicity-POLICE = Pela polícia
publicity-MEDIA = Meios de comunicação
publicity-SOCIAL = Redes sociais
publicity-FAMILY = Pela família

## found_how

list-found_how = Como foi encontrada
found_how-POLICE = Pela polícia
found_how-SELF = Voltou sozinha
found_how-FAMILY = Pela família
found_how-HOTLINE = Pela linha
found_how-PUBLIC = Pelo público
found_how-AUTHORITY = Por outra autoridade
found_how-OTHER = Outro

## outcome

list-outcome = Desfecho
outcome-FOUND_SAFE = Encontrada em segurança
outcome-FOUND_HARMED = Encontrada com danos
outcome-FOUND_DECEASED = Encontrada sem vida
outcome-LOCATED_NOT_RETURNED = Localizada, não regressou
outcome-STILL_MISSING = Continua desaparecida
outcome-WITHDRAWN = Comunicação retirada
outcome-NOT_MISSING = Não estava desaparecida

## duration

list-duration = Duração
duration-D1 = Menos de 24 horas
duration-W1 = 1 dia a 1 semana
duration-M1 = 1 semana a 1 mês
duration-M6 = 1 a 6 meses
duration-LONG = Mais de 6 meses

## referral_to

list-referral_to = Encaminhado para
referral_to-CPS = Proteção de crianças
referral_to-POLICE = Polícia
referral_to-HEALTH = Saúde
referral_to-MENTAL = Saúde mental
referral_to-LEGAL = Apoio jurídico
referral_to-SHELTER = Abrigo
referral_to-SCHOOL = Escola
referral_to-HOTLINE = Outra linha
referral_to-CENTRAL = Autoridade central
referral_to-EMBASSY = Embaixada ou consulado
referral_to-OTHER = Outro

## uptake

list-uptake = Seguimento
uptake-OPEN = Ainda não se sabe
uptake-CONFIRMED = Aceite, confirmado
uptake-REFUSED = Recusado pelo serviço
uptake-NOTTAKEN = Não aceite

## document_kind

list-document_kind = Tipo de documento
document_kind-PHOTO = Fotografia
document_kind-ID = Documento de identidade
document_kind-COURT = Tribunal
document_kind-POLICE = Polícia
document_kind-MEDICAL = Médico
document_kind-CONSENT = Consentimento
document_kind-OTHER = Outro

## yes_no

list-yes_no = Resposta
yes_no-YES = Sim
yes_no-NO = Não

## erasure_reason

list-erasure_reason = Motivo do apagamento
erasure_reason-ASKED = A pessoa pediu
erasure_reason-OVER = O prazo terminou
erasure_reason-AUTHORITY = Decisão de um tribunal ou de uma autoridade
erasure_reason-MISTAKE = Registado por engano
erasure_reason-TEST = Um teste
erasure_reason-OTHER = Outro

## procedure_step

list-procedure_step = Passo
procedure_step-FIRST = Primeiro contacto
procedure_step-TELL = Quem avisar
procedure_step-FOLLOW = Seguimento
procedure_step-END = No fim

## procedure_kind

list-procedure_kind = O que fazer
procedure_kind-ASK = Perguntar
procedure_kind-DO = Fazer
procedure_kind-TELL = Avisar

## training_kind

list-training_kind = Formação
training_kind-INDUCTION = Início na linha
training_kind-LISTENING = Escuta e conversa
training_kind-SAFEGUARDING = Proteção de crianças
training_kind-MISSING = Crianças desaparecidas
training_kind-MIGRATION = Migração e tráfico
training_kind-SUICIDE = Suicídio e autolesão
training_kind-ONLINE = Perigos na internet
training_kind-PRIVACY = Proteção de dados
training_kind-SYSTEM = Trabalhar com o Earshot
training_kind-SUPERVISION = Supervisão
training_kind-OTHER = Outro

## complaint_about

list-complaint_about = Queixa sobre
complaint_about-TALK = Como correu uma conversa
complaint_about-REACH = Não conseguir ligação
complaint_about-DECISION = Uma decisão ou comunicação
complaint_about-PRIVACY = Confidencialidade
complaint_about-CONDUCT = A conduta de alguém
complaint_about-TECHNICAL = Problema técnico
complaint_about-OTHER = Outro

## complaint_from

list-complaint_from = De quem
complaint_from-CHILD = Criança
complaint_from-PARENT = Pai, mãe ou tutor
complaint_from-RELATIVE = Família ou amigo
complaint_from-PROFESSIONAL = Profissional
complaint_from-AUTHORITY = Autoridade
complaint_from-STAFF = Alguém da linha
complaint_from-ANON = Anónimo
complaint_from-OTHER = Outro

## complaint_outcome

list-complaint_outcome = Resultado de uma queixa
complaint_outcome-OPEN = Ainda sem resposta
complaint_outcome-UPHELD = Procedente
complaint_outcome-PARTLY = Procedente em parte
complaint_outcome-NOTUPHELD = Improcedente
complaint_outcome-WITHDRAWN = Retirada
complaint_outcome-ELSEWHERE = Encaminhada

## drill_kind

list-drill_kind = Exercício
drill_kind-DANGER = Uma criança em perigo imediato
drill_kind-ABDUCTION = Um rapto
drill_kind-ALERT = Um alerta público
drill_kind-OUTAGE = A linha falhou
drill_kind-HANDOVER = Outra linha assume
drill_kind-LEAK = Fuga de dados
drill_kind-OTHER = Outro
