# What reviews look at where a hotline has no form of its own (Croatian): the criteria of inbox/quality/form.toml and what each score means.
-reviewed-by = none

criterion-safety = Za sigurnost se pita i prema odgovoru se postupa
criterion-safety-0 = Nije se pitalo ili je opasnost previđena
criterion-safety-1 = Pitalo se, a na odgovor se nije reagiralo
criterion-safety-2 = Pitalo se i reagiralo, kasno ili djelomično
criterion-safety-3 = Pitalo se rano, reagiralo odmah i dijete zna što slijedi

criterion-listening = Slušanje
criterion-listening-0 = Savjeti ili pitanja umjesto slušanja; osjećaji se preskaču
criterion-listening-1 = Sluša povremeno, žuri
criterion-listening-2 = Prihvaća rečeno i imenuje osjećaje
criterion-listening-3 = Ritmom djeteta i njegovim riječima; podnosi šutnju

criterion-promises = Bez obećanja koja se ne mogu održati
criterion-promises-0 = Obećava tajnost ili ishod
criterion-promises-1 = Nagovještava ono što se ne može održati
criterion-promises-2 = Nema takvih obećanja, ali granice ostaju neizrečene
criterion-promises-3 = Jasno kaže što ostaje ovdje i kada drugi moraju znati

criterion-language = Jezik odgovara dobi
criterion-language-0 = Dijete te dobi to ne može razumjeti
criterion-language-1 = Često preteško, predugo ili predjetinjasto
criterion-language-2 = Uglavnom odgovara
criterion-language-3 = Odgovara u cijelosti: kratko, toplo, riječima djeteta

criterion-next_step = Dogovoren je sljedeći korak
criterion-next_step-0 = Završava bez njega
criterion-next_step-1 = Naveden je, ali nije dogovoren
criterion-next_step-2 = Dogovoren, bez toga tko i kada
criterion-next_step-3 = Dogovoren s djetetom: što, tko, kada i kako se ponovno javiti

criterion-record = Zabilježeno u cijelosti
criterion-record-0 = Nema zapisa ili je pogrešan
criterion-record-1 = Mnogo toga nedostaje
criterion-record-2 = Potpuno osim sitnica
criterion-record-3 = Potpuno: kolega bi mogao odmah nastaviti
