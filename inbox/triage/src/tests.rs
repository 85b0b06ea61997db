//! Triage as those who write rules and those who read verdicts meet it.

use super::{matching::work, *};

const HEAD: &str = r##"
language = "en"
reviewed_by = []
common = "i you he she me my it is are was the a an and but or not no in on at to of for with from have has had do did this that what"
[slots]
negation = ["not", "no", "never", "don't", "dont"]
no_negation = ["doesn't stop", "not only"]
past = ["last year", "#1-30 years ago"]
now = ["now", "tonight"]
fiction = ["in the film"]
idiom = ["dying of laughter", "kill time"]
okay = ["it's over now"]
greeting = ["hello", "hi", "are you there"]
quoted = ["the book says"]
age12 = ["i am #5-12"]
harmer = ["he", "dad"]
hits = ["hits", "beat*"]
pills = ["pill*", "*tablets", "*parac*"]
took = ["took", "swallowed"]
"##;

fn ranked(rules: &str, text: &str) -> Verdict {
    Triage::only(&[("en.toml".into(), format!("{HEAD}{rules}"))]).unwrap().rank(text, Some("en"))
}

fn codes(rules: &str, text: &str) -> Vec<String> {
    ranked(rules, text).signals.into_iter().map(|signal| signal.code.into_owned()).collect()
}

fn rule(code: &str, say: &[&str], more: &str) -> String {
    format!("[[rules]]\nid = \"r\"\ncode = \"{code}\"\nsay = {say:?}\n{more}\n")
}

#[test]
fn phrases_are_rows_with_gaps_alternatives_and_parts() {
    // (phrase, what meets it, what doesn't)
    for (say, meets, misses) in [
        ("he hits", &["He hits me", "and then HE HITS"][..], &["he often hits", "hits he"][..]),
        ("he .. hits", &["he hits", "he always and often hits"], &["he one two three four hits"]),
        ("he ... hits", &["he one two three four hits"], &["he. hits"]),
        ("(dad|my old man) hits", &["my old man hits", "dad hits"], &["man hits"]),
        ("he [really] hits", &["he hits", "he really hits"], &["he often hits"]),
        (
            "<took> & <pills>",
            &["the pills, i took them", "I took sleepingtablets", "Swallowed 20 paracetamol"],
            &["i took a bus"],
        ),
        ("<took> & !bus", &["i took it"], &["i took the bus", "the bus i took"]),
        ("#5-12 years", &["9 years", "12years"], &["13 years", "90 years"]),
        ("(he .. hits|dad <took>)", &["he always hits", "dad took"], &["dad hits"]),
    ] {
        let rule = rule("VIO_NOW", &[say], "");
        for text in meets {
            assert_eq!(codes(&rule, text), ["VIO_NOW"], "{say:?} in {text:?}");
        }
        for text in misses {
            assert_eq!(codes(&rule, text), [""; 0], "{say:?} in {text:?}");
        }
    }
}

#[test]
fn a_sentence_may_take_back_what_it_says() {
    let rule = rule("VIO_NOW", &["<harmer> .. <hits>"], "");
    for (text, found) in [
        ("he hits me", true),
        ("he never hits me", false),
        ("he doesn't stop, he hits me", true),
        ("i am not well, he hits me", true),
        ("he hits me not", false),
        ("he hits me and not her", true),
        ("he beats nobody, no", true),
        ("he hits not me", false),
        ("not only he hits me", true),
        ("last year he hits me", false),
        ("3 years ago he hits me", false),
        ("last year he hits me and now he hits me", true),
        ("in the film he hits her", false),
        ("the book says he hits her", false),
        ("he hits me. it's over now", false),
    ] {
        assert_eq!(!codes(&rule, text).is_empty(), found, "{text}");
    }
}

#[test]
fn what_a_rule_names_itself_is_no_negation() {
    let rule = rule("SUI_IDEA", &["don't want to live"], "");
    assert_eq!(codes(&rule, "i don't want to live"), ["SUI_IDEA"]);
    assert_eq!(codes(&rule, "never don't want to live"), [""; 0]);
}

#[test]
fn idioms_mean_nothing_else() {
    let rule = rule("SUI_IDEA", &["dying", "kill"], "");
    assert_eq!(codes(&rule, "i am dying"), ["SUI_IDEA"]);
    assert_eq!(codes(&rule, "dying of laughter, just to kill time"), [""; 0]);
}

#[test]
fn spelling_is_forgiven() {
    let rule = rule("SUI_ACT", &["swallowed", "suicidal", "réveille", "kill"], "");
    for text in [
        "SWALLOWED",
        "swallowwwwed",
        "swalowed",
        "swallowde",
        "sw\u{200b}allowed",
        "k1ll",
        "ki\u{301}ll",
        "suicidall",
        "ｋｉｌｌ",
        "кill",
    ] {
        assert_eq!(codes(&rule, text).len(), 1, "{text:?}");
    }
}

#[test]
fn signals_say_where_in_characters() {
    let rule = rule("VIO_NOW", &["he hits"], "");
    let text = "ÄÖ 💔 … he  hits me";
    let verdict = ranked(&rule, text);
    let signal = &verdict.signals[0];
    let said: String = text.chars().skip(signal.start).take(signal.end - signal.start).collect();
    assert_eq!((said.as_str(), signal.rule.as_str(), verdict.priority), ("he  hits", "en.r", 0));
}

#[test]
fn only_a_whole_text_lowers() {
    let rules = rule("THANKS", &["thank you [so] [much]", "bye"], "whole = true")
        + "[[rules]]\nid = \"s\"\ncode = \"SUI_IDEA\"\nsay = [\"kill\"]\n";
    for (text, priority) in [
        ("thank you", 4),
        ("Thank you so much!! 💛 bye", 4),
        ("thank you but i have a question", 3),
        ("thank you i will kill", 2),
        ("bye bye", 4),
        ("", 3),
        ("?!…", 3),
    ] {
        assert_eq!(ranked(&rules, text).priority, priority, "{text:?}");
    }
    let cries = rule("IMM", &["help [me]"], "whole = true");
    assert_eq!((ranked(&cries, "HELP!!! 😭").priority, ranked(&cries, "help with my homework").priority), (0, 3));
}

#[test]
fn what_is_a_cry_in_a_short_text_is_none_in_a_long_one() {
    let cry = rule("IMM", &["he is coming"], "short = 5");
    assert_eq!(ranked(&cry, "he is coming 😭 now").priority, 0);
    assert_eq!(ranked(&cry, "he is coming to my birthday on sunday").priority, 3);
}

#[test]
fn an_unknown_language_is_looked_at_by_somebody() {
    let rule = rule("VIO_NOW", &["he hits"], "");
    // Where words aren't parted by spaces, one is a sentence.
    for text in ["ನನಗೆ ಸಹಾಯ ಬೇಕು ದಯವಿಟ್ಟು", "zxcv qwrt plmk bnvc", "救救我他要杀了我", "ช่วยด้วย", "ok 你好"]
    {
        let verdict = ranked(&rule, text);
        assert_eq!((verdict.priority, &*verdict.signals[0].code), (UNREADABLE_PRIORITY, UNREADABLE), "{text}");
    }
    assert_eq!(ranked(&rule, "ok").priority, BASE);
}

#[test]
fn a_cry_behind_a_greeting_is_one() {
    let rule = rule("IMM", &["help", "he is coming"], "whole = true");
    for (text, priority) in [
        ("help", 0),
        ("hello help", 0),
        ("hi. help!", 0),
        ("hi, are you there? he is coming", 0),
        ("👋 hello help", 0),
        ("hello", BASE),
        ("math help", BASE),
        ("hello help with math", BASE),
    ] {
        assert_eq!(ranked(&rule, text).priority, priority, "{text}");
    }
}

#[test]
fn numbers_are_read_in_every_kind_of_digits() {
    let rules = rule("AGE_U13", &["he hits #5-12"], "");
    for (digits, priority) in [("8", 1), ("٨", 1), ("۱۱", 1), ("18", BASE), ("١٨", BASE), ("99999999999999", BASE)]
    {
        assert_eq!(ranked(&rules, &format!("he hits {digits}")).priority, priority, "{digits}");
    }
}

#[test]
fn circumstances_lift_p2_once_and_never_to_the_top() {
    let rules = rule("ABUSE", &["he hits"], "") + "[[rules]]\nid = \"s\"\ncode = \"THREAT\"\nsay = [\"knife\"]\n";
    for (text, is_night, priority, rule) in [
        ("he hits", false, 2, "en.r"),
        ("he hits", true, 1, "raised-at-night:en.r"),
        ("he hits me, i am 9", false, 1, "raised-under-13:en.r"),
        ("a knife", true, 1, "en.s"),
    ] {
        let verdict = ranked(&rules, text).raised(is_night);
        assert_eq!((verdict.priority, verdict.signals[0].rule.as_str()), (priority, rule), "{text}");
        assert!(["en.r", "en.s"].contains(&rule_of_words(rule)));
    }
    assert_eq!(rule_of_words("raised-at-night"), "raised-at-night");
    assert_eq!(ranked(&rules, "hello").raised(true).priority, BASE);
}

#[test]
fn a_mistake_is_named_with_its_line() {
    for (rules, line, reason) in [
        (rule("VIO", &["x"], ""), 22, "\"VIO\" is not a code of the model"),
        (rule("IMM", &["<nobody> x"], ""), 23, "there is no slot <nobody>"),
        (rule("IMM", &["(a|b"], ""), 23, "no ')' for '('"),
        (rule("IMM", &["[a]"], ""), 23, "nothing that must be there"),
        (rule("IMM", &["a & !b", "!b"], ""), 23, "says only what must not be there"),
        (rule("IMM", &["#9-5"], ""), 23, "is not a range of numbers"),
        (rule("THANKS", &["thanks"], ""), 22, "only a whole text lowers"),
        (rule("IMM", &["a"], "colour = 3"), 24, "unknown field `colour`"),
        (rule("IMM", &["a"], "") + &rule("IMM", &["b"], ""), 26, "stands here twice"),
        ("[[rules]\n".into(), 20, "unclosed"),
    ] {
        let error = Triage::only(&[("en.toml".into(), format!("{HEAD}{rules}"))]).unwrap_err();
        assert!(error.reason.contains(reason), "{rules}\n{error}");
        assert_eq!((error.file.as_str(), error.line), ("en.toml", line), "{rules}\n{error}");
    }
}

#[test]
fn what_is_told_in_pieces_speaks_of_what_there_is() {
    let shared = |told: &str, kind: &str| {
        let head = "language = \"shared\"\nreviewed_by = []\nconcepts = [\"pills\", \"took\"]\n";
        let kinds = "\n[[told.kinds]]\nid = \"k\"\ncode = \"SUI_ACT\"\nleast = 1\nnote = \"\"\n";
        format!("{head}[told]\nleast = 3\npoints = {{ {told} }}{kinds}points = {{ {kind} }}\n")
    };
    let fails = |file: &str, text: String| {
        let files = [("en.toml".into(), HEAD.to_owned()), (file.into(), text)];
        let error = Triage::only(&files).map(|_| "accepted").unwrap_err();
        (error.file, error.line, error.reason)
    };
    for (told, kind, line, reason) in [
        ("pills = 1, tock = 1", "pills = 1", 6, "\"tock\" is not among the concepts"),
        ("pills = 1", "pils = 1", 12, "\"pils\" is not among the concepts"),
        ("pills = 1", "took = 1", 12, "\"took\" has no points in [told]"),
    ] {
        assert_eq!(fails("shared.toml", shared(told, kind)), ("shared.toml".into(), line, reason.into()));
    }
    let own = shared("pills = 1", "pills = 1").replace("shared", "de");
    assert_eq!(fails("de.toml", own), ("de.toml".into(), 6, "only shared.toml says what is told in pieces".into()));
}

#[test]
fn several_slips_are_forgiven_where_another_word_agrees() {
    let rules = rule("VIO_NOW", &["<harmer> & kitchen & stabbing"], "")
        + &rule("SUI_ACT", &["overdosing"], "").replace("\"r\"", "\"s\"")
        + &rule("IMM", &["<harmer> & baseball bat"], "").replace("\"r\"", "\"t\"");
    for (text, found) in [
        // Without vowels, by the sound, changed over, with other letters, without spaces.
        ("dad ktchn stbbng", true),
        ("dad kitchin stebbing", true),
        ("dad ktichen stabbign", true),
        ("dda kicthen stabbing", false),
        ("dad iskitchen stbbng swllwd", true),
        ("dad bsbll bat stbbng", true),
        // One slip doesn't make a noisy text.
        ("dad bsbll bat", false),
        // One that is unsure says nothing alone.
        ("overdosing", true),
        ("ovrdsng", false),
        ("dad kettle stubborn", false),
        ("mum ktchn", false),
    ] {
        assert_eq!(!codes(&rules, text).is_empty(), found, "{text}");
    }
}

#[test]
fn work_grows_with_the_text_and_no_faster() {
    let rules = rule(
        "VIO_NOW",
        &[
            "he .. hits .. he ... hits",
            "<harmer> & <hits> & <took> & <pills> & !zzz",
            "he [he] [he] [he] [he] [he] hits dad",
        ],
        "",
    ) + &rule("THREAT", &["*a* & *e* & *hits*"], "").replace("\"r\"", "\"s\"")
        // Each match is silenced, and the next one tried.
        + &rule("MISS_NEW", &["gone & !year"], "unless = [\"my .. cat\"]").replace("\"r\"", "\"u\"")
        + &rule("SIGHT", &["gone"], "unless = [\"my .. cat\"]").replace("\"r\"", "\"v\"");
    let triage = Triage::only(&[("en.toml".into(), format!("{HEAD}{rules}"))]).unwrap();
    for word in [
        "he ",
        "he hits ",
        "he not ",
        "aaaa ",
        "swallowee ",
        "swllwd tkn ",
        "isswallowed ",
        "he. ",
        "he, ",
        "1 ",
        "💊",
        "a!",
        "dad took pill hits no ",
        "gone year my cat. ",
        "gone my cat. ",
        "\u{202e}ب ",
        "ae",
    ] {
        let cost = |bytes: usize| {
            work::start();
            triage.rank(&word.repeat(bytes / word.len()), None);
            work::done()
        };
        let (some, four_times) = (cost(4_000), cost(16_000));
        assert!(four_times <= 5 * some + 2_000, "{word:?}: {some} steps, then {four_times}");
        // What lies beyond the bound costs nothing.
        assert!(cost(1_000_000) <= 3 * four_times, "{word:?}");
    }
}

#[test]
fn a_text_of_which_the_middle_is_not_looked_at_says_so() {
    let triage = Triage::built_in().unwrap();
    let calm = "we had maths today and then we went to the park with my cousin. ";
    let long = |repeats: usize| format!("{}he is hitting me right now. {}", calm.repeat(repeats), calm.repeat(repeats));
    assert_eq!(triage.rank(&long(10), None).priority, 0);
    let verdict = triage.rank(&long(400), None);
    let rules: Vec<&str> = verdict.signals.iter().map(|signal| signal.rule.as_str()).collect();
    assert_eq!((verdict.priority, rules), (UNREADABLE_PRIORITY, vec!["text-too-long"]));
}

#[test]
fn any_bytes_are_ranked() {
    let triage = Triage::built_in().unwrap();
    for text in [
        "\0\0\0",
        "\u{feff}",
        "\u{202e}\u{202d}evil",
        "a\u{300}\u{301}\u{302}",
        &"\u{1f469}\u{200d}".repeat(5_000),
        &"x".repeat(1 << 20),
        "ﷺﷺﷺ",
        "Ｈｅｌｐ",
        "مرحبا hello привет γεια",
    ] {
        assert!(triage.rank(text, Some("zz")).priority <= 4);
    }
}

#[test]
fn a_hotlines_own_rules_take_the_place_of_those_for_that_language() {
    let folder = tempfile::tempdir().unwrap();
    let (own, data) = (folder.path().join("own"), folder.path().join("data"));
    std::fs::create_dir_all(&own).unwrap();
    let write = |text: &str| std::fs::write(own.join("en.toml"), format!("{HEAD}{text}")).unwrap();
    let code = |triage: &Triage| {
        triage.rank("the blue lamp is on the table now", None).signals.first().map(|signal| signal.code.to_string())
    };
    let load = || {
        let (triage, refused) = Triage::load(Some(&own), &data);
        (code(&triage), refused)
    };
    // A mistake in the first ones: those that Earshot brings go on.
    write(&rule("NONSENSE", &["blue lamp"], ""));
    let (found, refused) = load();
    let refused = refused.expect("a mistake");
    assert_eq!((found, refused.goes_on), (None, GoesOn::Brought));
    let line =
        format!("{HEAD}{}", rule("NONSENSE", &["blue lamp"], "")).lines().position(|line| line.contains("NONSENSE"));
    assert_eq!((refused.error.file.as_str(), Some(refused.error.line)), ("en.toml", line.map(|line| line + 1)));
    write(&rule("THREAT", &["blue lamp"], ""));
    assert_eq!(load(), (Some("THREAT".to_owned()), None));
    // Later: the last good ones go on.
    write(&rule("NONSENSE", &["blue lamp"], ""));
    let (found, refused) = load();
    assert_eq!((found.as_deref(), refused.map(|refused| refused.goes_on)), (Some("THREAT"), Some(GoesOn::LastGood)));
    // Nothing in the folder is a mistake, too: what it held may come back.
    std::fs::remove_file(own.join("en.toml")).unwrap();
    let (found, refused) = load();
    assert_eq!(found.as_deref(), Some("THREAT"));
    assert!(
        refused.is_some_and(|refused| refused.goes_on == GoesOn::LastGood && refused.error.reason.contains(".toml"))
    );
    // Earshot stopped while it kept others: those before are there.
    std::fs::rename(data.join("triage-rules"), data.join("triage-rules.before")).unwrap();
    assert_eq!(load().0.as_deref(), Some("THREAT"));
    std::fs::rename(data.join("triage-rules.before"), data.join("triage-rules")).unwrap();
    // A folder that is gone is told as well.
    std::fs::remove_dir_all(&own).unwrap();
    let (found, refused) = load();
    assert_eq!((found.as_deref(), refused.map(|refused| refused.error.line)), (Some("THREAT"), Some(0)));
    assert_eq!(code(&Triage::load(None, &data).0), None);
}

#[test]
fn the_rules_that_earshot_brings_are_read_from_their_folder() {
    let files = files(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert!(files.iter().any(|(name, _)| name == "shared.toml") && files.len() > 30);
    let (own, built_in) = (Triage::with(&files).unwrap(), Triage::built_in().unwrap());
    assert_eq!(own.languages().count(), built_in.languages().count());
}

#[test]
fn what_is_told_in_pieces_is_heard_where_they_stand_together() {
    const SHARED: &str = r#"
language = "shared"
reviewed_by = []
concepts = ["harmer", "hits", "pills", "took"]
neutral = ["harmer"]
[told]
least = 5
points = { pills = 3, took = 2, hits = 3, harmer = 2 }
[[told.kinds]]
id = "told-act"
code = "SUI_ACT"
least = 1
points = { pills = 3, took = 2 }
note = ""
[[told.kinds]]
id = "told-threat"
code = "THREAT"
least = 1
points = { hits = 3, harmer = 2 }
note = ""
"#;
    let triage = |rules: &str| {
        Triage::only(&[("shared.toml".into(), SHARED.into()), ("en.toml".into(), format!("{HEAD}{rules}"))]).unwrap()
    };
    let codes = |text: &str| -> Vec<(String, usize, usize)> {
        let told = triage("").rank(text, Some("en")).signals;
        told.into_iter().map(|signal| (signal.code.into_owned(), signal.start, signal.end)).collect()
    };
    let far = "it was a day in the house with the cat and the dog and me ".repeat(4);
    for (text, expected) in [
        ("these tablets, i took", vec![("SUI_ACT", 6, 13), ("SUI_ACT", 17, 21)]),
        ("dad came and then it was hits", vec![("THREAT", 0, 3), ("THREAT", 25, 29)]),
        // A piece counts once, what is denied or past doesn't, and what stands far apart isn't together.
        ("tablets and tablets and tablets", vec![]),
        ("i never took tablets", vec![]),
        ("last year i took tablets", vec![]),
        (format!("the tablets {far} and i took").as_str(), vec![]),
    ] {
        let expected: Vec<_> = expected.iter().map(|(code, start, end)| (String::from(*code), *start, *end)).collect();
        assert_eq!(codes(text), expected, "{text}");
    }
    // Beside a rule that says it is urgent nothing is sought; beside one that doesn't it is.
    let signals = |code: &str| triage(&rule(code, &["tablets"], "")).rank("these tablets, i took", Some("en")).signals;
    assert_eq!(signals("MED").len(), 1);
    assert_eq!(signals("WITNESS").iter().filter(|signal| signal.code == "SUI_ACT").count(), 2);
    for (wrong, right, reason) in [
        ("THREAT", "BULLY", "is not urgent"),
        ("THREAT", "NOTHING", "is not a code"),
        ("hits = 3, harmer", "hits = 3, hat", "is not among the concepts"),
    ] {
        let error = Triage::only(&[("shared.toml".into(), SHARED.replacen(wrong, right, 1))]).unwrap_err();
        assert!(error.reason.contains(reason) && error.line > 1, "{error}");
    }
}

#[test]
fn who_asks_for_work_for_advice_or_agrees_is_calm() {
    let slots = r#"
enquiry = ["my thesis", "no case"]
asksadvice = ["how do i explain"]
bothwant = ["ex agrees"]
gone = ["is gone"]
alone = ["wants to walk alone"]
abroad = ["to peru"]
"#;
    let one = |code: &str, say: &str| rule(code, &[say], "").replace("\"r\"", &format!("{code:?}"));
    let rules = [one("MISS_NEW", "<gone>"), one("AGE_U13", "<alone>"), one("PAR_RISK", "<abroad>")].concat();
    let triage = Triage::only(&[("en.toml".into(), format!("{HEAD}{slots}{rules}"))]).unwrap();
    let priority = |text: &str| triage.rank(text, Some("en")).priority;
    for (calm, urgent) in [
        // It holds in the sentences beside it, unless something happens now.
        ("my thesis is due. what if a child is gone?", "my thesis is due. a child is gone now"),
        ("what if a child is gone? there is no case", "a child is gone. i am here. i sit and wait. there is no case"),
        ("she wants to walk alone. how do i explain that?", "she is gone. how do i explain that?"),
        ("we fly to peru. my ex agrees", "we fly to peru. my ex left"),
    ] {
        assert_eq!((priority(calm), priority(urgent)), (3, 1), "{calm} / {urgent}");
    }
}

#[test]
fn what_was_years_ago_and_ended_well_is_calm() {
    let slots = r##"
longago = ["years ago", "#1950-2023"]
goodnow = ["a mother", "thanks to you"]
gone = ["ran away"]
ends = ["took pills"]
"##;
    let one = |code: &str, say: &str| rule(code, &[say], "past = false").replace("\"r\"", &format!("{code:?}"));
    let rules = [one("MISS_NEW", "<gone>"), one("SUI_ACT", "<ends>")].concat();
    let triage = Triage::only(&[("en.toml".into(), format!("{HEAD}{slots}{rules}"))]).unwrap();
    for (text, priority) in [
        ("ten years ago i ran away. i am a mother now", 3),
        ("in 2008 it was winter. she ran away. thanks to you", 3),
        // Nothing says that it ended well, it happens now or before, or it is about a life.
        ("ten years ago i ran away", 1),
        ("in 2024 she ran away. thanks to you", 1),
        ("ten years ago we met. now she ran away. i am a mother", 1),
        ("she ran away. ten years ago i was a mother", 1),
        ("ten years ago i was a mother. i took pills", 0),
    ] {
        assert_eq!(triage.rank(text, Some("en")).priority, priority, "{text}");
    }
}

#[test]
fn a_lesson_about_missing_children_is_none() {
    let slots = r#"
lesson = ["a poster about"]
gone = ["missing children"]
harm = ["hits me"]
"#;
    let one = |code: &str, say: &str| rule(code, &[say], "").replace("\"r\"", &format!("{code:?}"));
    let rules = [one("MISS_NEW", "<gone>"), one("VIO_NOW", "<harm>")].concat();
    let triage = Triage::only(&[("en.toml".into(), format!("{HEAD}{slots}{rules}"))]).unwrap();
    for (text, priority) in [
        ("we draw a poster about missing children", 3),
        ("we draw missing children", 1),
        ("we draw a poster about cats. missing children are here now", 1),
        ("i draw a poster about cats. he hits me", 0),
    ] {
        assert_eq!(triage.rank(text, Some("en")).priority, priority, "{text}");
    }
}
