# What reviews look at where a hotline has no form of its own (Italian): the criteria of inbox/quality/form.toml and what each score means.
-reviewed-by = none

criterion-safety = Si chiede della sicurezza e si agisce
criterion-safety-0 = Non chiesto, o il pericolo è stato ignorato
criterion-safety-1 = Chiesto, senza dare seguito alla risposta
criterion-safety-2 = Chiesto e seguito, tardi o solo in parte
criterion-safety-3 = Chiesto presto, seguito subito, e il minore sa che cosa succede

criterion-listening = Ascolto
criterion-listening-0 = Consigli o domande invece di ascoltare; i sentimenti sono ignorati
criterion-listening-1 = Ascolta a tratti, ha fretta
criterion-listening-2 = Riprende ciò che viene detto e nomina i sentimenti
criterion-listening-3 = Al ritmo del minore, con le sue parole; il silenzio è accettato

criterion-promises = Nessuna promessa che non si può mantenere
criterion-promises-0 = Promette il segreto o un risultato
criterion-promises-1 = Lascia intendere ciò che non si può mantenere
criterion-promises-2 = Nessuna promessa del genere, ma i limiti non vengono detti
criterion-promises-3 = Dice con chiarezza che cosa resta qui e quando altri devono sapere

criterion-language = Il linguaggio è adatto all'età
criterion-language-0 = Un minore di questa età non può capire
criterion-language-1 = Spesso troppo difficile, lungo o infantile
criterion-language-2 = Adatto nella maggior parte
criterion-language-3 = Adatto dall'inizio alla fine: breve, caldo, con le parole del minore

criterion-next_step = Si concorda un passo successivo
criterion-next_step-0 = Finisce senza
criterion-next_step-1 = Viene nominato, non concordato
criterion-next_step-2 = Concordato, senza chi e quando
criterion-next_step-3 = Concordato con il minore: che cosa, chi, quando, e come tornare

criterion-record = Registrato per intero
criterion-record-0 = Nessuna scheda, o una sbagliata
criterion-record-1 = Manca molto
criterion-record-2 = Completo salvo piccole cose
criterion-record-3 = Completo: un collega potrebbe continuare subito
