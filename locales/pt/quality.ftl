# What reviews look at where a hotline has no form of its own (Portuguese): the criteria of inbox/quality/form.toml and what each score means.
-reviewed-by = none

criterion-safety = Pergunta-se pela segurança e age-se
criterion-safety-0 = Não se perguntou, ou o perigo passou despercebido
criterion-safety-1 = Perguntou-se, sem dar seguimento à resposta
criterion-safety-2 = Perguntou-se e agiu-se, tarde ou só em parte
criterion-safety-3 = Perguntou-se cedo, agiu-se logo, e a criança sabe o que acontece

criterion-listening = Escuta
criterion-listening-0 = Conselhos ou perguntas em vez de escutar; os sentimentos são ignorados
criterion-listening-1 = Escuta por momentos, apressa
criterion-listening-2 = Retoma o que é dito e nomeia sentimentos
criterion-listening-3 = Ao ritmo da criança, com as suas palavras; o silêncio é aceite

criterion-promises = Nenhuma promessa que não se possa cumprir
criterion-promises-0 = Promete segredo ou um resultado
criterion-promises-1 = Dá a entender o que não se pode cumprir
criterion-promises-2 = Nenhuma promessa dessas, mas os limites ficam por dizer
criterion-promises-3 = Diz claramente o que fica aqui e quando outros têm de saber

criterion-language = A linguagem é adequada à idade
criterion-language-0 = Uma criança desta idade não consegue entender
criterion-language-1 = Muitas vezes difícil, longa ou infantil demais
criterion-language-2 = Adequada na maior parte
criterion-language-3 = Adequada do princípio ao fim: curta, calorosa, com as palavras da criança

criterion-next_step = Combina-se um próximo passo
criterion-next_step-0 = Acaba sem ele
criterion-next_step-1 = É nomeado, não combinado
criterion-next_step-2 = Combinado, sem dizer quem e quando
criterion-next_step-3 = Combinado com a criança: o quê, quem, quando e como voltar

criterion-record = Registado por completo
criterion-record-0 = Sem registo, ou um registo errado
criterion-record-1 = Falta muito
criterion-record-2 = Completo, salvo pequenas coisas
criterion-record-3 = Completo: um colega poderia continuar logo
