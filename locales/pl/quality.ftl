# What reviews look at where a hotline has no form of its own (Polish): the criteria of inbox/quality/form.toml and what each score means.
-reviewed-by = none

criterion-safety = Padło pytanie o bezpieczeństwo i poszło za nim działanie
criterion-safety-0 = Nie zapytano albo pominięto zagrożenie
criterion-safety-1 = Zapytano, a z odpowiedzią nic nie zrobiono
criterion-safety-2 = Zapytano i zadziałano, późno lub częściowo
criterion-safety-3 = Zapytano wcześnie, zadziałano od razu, a dziecko wie, co się dzieje

criterion-listening = Słuchanie
criterion-listening-0 = Rady lub pytania zamiast słuchania; uczucia są pomijane
criterion-listening-1 = Słucha chwilami, pospiesza
criterion-listening-2 = Podejmuje to, co zostało powiedziane, i nazywa uczucia
criterion-listening-3 = W tempie dziecka i jego słowami; znosi ciszę

criterion-promises = Bez obietnic, których nie da się dotrzymać
criterion-promises-0 = Obiecuje tajemnicę albo wynik
criterion-promises-1 = Daje do zrozumienia coś, czego nie da się dotrzymać
criterion-promises-2 = Bez takich obietnic, ale granice nie padają
criterion-promises-3 = Mówi jasno, co zostaje tutaj i kiedy inni muszą się dowiedzieć

criterion-language = Język pasuje do wieku
criterion-language-0 = Dziecko w tym wieku tego nie zrozumie
criterion-language-1 = Często za trudny, za długi lub zbyt dziecinny
criterion-language-2 = Zwykle pasuje
criterion-language-3 = Pasuje w całości: krótko, ciepło, słowami dziecka

criterion-next_step = Uzgodniono następny krok
criterion-next_step-0 = Kończy się bez niego
criterion-next_step-1 = Nazwany, ale nieuzgodniony
criterion-next_step-2 = Uzgodniony, bez tego, kto i kiedy
criterion-next_step-3 = Uzgodniony z dzieckiem: co, kto, kiedy i jak wrócić

criterion-record = Zapisano w całości
criterion-record-0 = Brak zapisu albo jest błędny
criterion-record-1 = Wiele brakuje
criterion-record-2 = Pełny poza drobiazgami
criterion-record-3 = Pełny: inna osoba mogłaby od razu prowadzić dalej
