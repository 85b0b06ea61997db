# What reviews look at where a hotline has no form of its own (French): the criteria of inbox/quality/form.toml and what each score means.
-reviewed-by = none

criterion-safety = La sécurité est demandée et suivie d'effet
criterion-safety-0 = Pas demandée, ou le danger passe inaperçu
criterion-safety-1 = Demandée, sans suite donnée à la réponse
criterion-safety-2 = Demandée et suivie d'effet, tard ou en partie
criterion-safety-3 = Demandée tôt, suivie d'effet aussitôt, et l'enfant sait ce qui se passe

criterion-listening = L'écoute
criterion-listening-0 = Conseils ou questions au lieu d'écouter ; les émotions sont ignorées
criterion-listening-1 = Écoute par moments, presse
criterion-listening-2 = Reprend ce qui est dit et nomme les émotions
criterion-listening-3 = Au rythme de l'enfant, avec ses mots ; le silence est accepté

criterion-promises = Aucune promesse intenable
criterion-promises-0 = Promet le secret ou un résultat
criterion-promises-1 = Laisse espérer ce qui ne peut être tenu
criterion-promises-2 = Aucune promesse de ce genre, mais les limites ne sont pas dites
criterion-promises-3 = Dit clairement ce qui reste ici et quand d'autres doivent savoir

criterion-language = Le langage convient à l'âge
criterion-language-0 = Un enfant de cet âge ne peut pas comprendre
criterion-language-1 = Souvent trop difficile, trop long ou trop enfantin
criterion-language-2 = Convient le plus souvent
criterion-language-3 = Convient du début à la fin : court, chaleureux, avec les mots de l'enfant

criterion-next_step = Une prochaine étape est convenue
criterion-next_step-0 = Se termine sans étape
criterion-next_step-1 = Une étape est nommée, pas convenue
criterion-next_step-2 = Convenue, sans dire qui ni quand
criterion-next_step-3 = Convenue avec l'enfant : quoi, qui, quand, et comment revenir

criterion-record = La fiche est complète
criterion-record-0 = Pas de fiche, ou une fiche fausse
criterion-record-1 = Il manque beaucoup
criterion-record-2 = Complète à de petites choses près
criterion-record-3 = Complète : un collègue pourrait reprendre aussitôt
