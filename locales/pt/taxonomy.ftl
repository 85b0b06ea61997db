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
