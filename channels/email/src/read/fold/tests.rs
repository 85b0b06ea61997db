//! Mails as programs write them in many languages; all people are invented.

use super::*;

/// Language and program, the mail, what is new in it.
const REPLIES: &[(&str, &str, &str)] = &[
    // Gmail
    (
        "en gmail",
        "Yes.\n\nOn Mon, Mar 2, 2026 at 10:15 AM A hotline with a long name <\nhelp@hotline.example> wrote:\n\n> How are you?\n",
        "Yes.",
    ),
    (
        "de gmail",
        "Ja.\n\nAm Mo., 2. März 2026 um 10:15 Uhr schrieb Hilfe <help@hotline.example>:\n\n> Wie geht es dir?\n",
        "Ja.",
    ),
    ("fr gmail", "Oui.\n\nLe lun. 2 mars 2026 à 10:15, Aide <help@hotline.example> a écrit :\n\n> Ça va ?\n", "Oui."),
    (
        "es gmail",
        "Sí.\n\nEl lun, 2 mar 2026 a las 10:15, Ayuda (<help@hotline.example>) escribió:\n\n> ¿Cómo estás?\n",
        "Sí.",
    ),
    (
        "it gmail",
        "Sì.\n\nIl giorno lun 2 mar 2026 alle ore 10:15 Aiuto <help@hotline.example>\nha scritto:\n\n> Come stai?\n",
        "Sì.",
    ),
    (
        "pt gmail",
        "Sim.\n\nAjuda <help@hotline.example> escreveu (segunda, 2/03/2026 à(s) 10:15):\n\n> Como estás?\n",
        "Sim.",
    ),
    (
        "pt-br gmail",
        "Sim.\n\nEm seg., 2 de mar. de 2026 às 10:15, Ajuda <help@hotline.example>\nescreveu:\n\n> Como vai?\n",
        "Sim.",
    ),
    ("nl gmail", "Ja.\n\nOp ma 2 mrt 2026 om 10:15 schreef Hulp <help@hotline.example>:\n\n> Hoe gaat het?\n", "Ja."),
    (
        "pl gmail",
        "Tak.\n\npon., 2 mar 2026 o 10:15 Pomoc <help@hotline.example> napisał(a):\n\n> Jak się masz?\n",
        "Tak.",
    ),
    (
        "cs gmail",
        "Ano.\n\npo 2. 3. 2026 v 10:15 odesílatel Pomoc <help@hotline.example> napsal:\n\n> Jak se máš?\n",
        "Ano.",
    ),
    ("sk gmail", "Áno.\n\npo 2. 3. 2026 o 10:15 Pomoc <help@hotline.example> napísal(a):\n\n> Ako sa máš?\n", "Áno."),
    (
        "hu gmail",
        "Igen.\n\nSegítség <help@hotline.example> ezt írta (időpont: 2026. márc. 2., H, 10:15):\n\n> Hogy vagy?\n",
        "Igen.",
    ),
    ("ro gmail", "Da.\n\nÎn lun., 2 mar. 2026 la 10:15, Ajutor <help@hotline.example> a scris:\n\n> Ce faci?\n", "Da."),
    ("bg gmail", "Да.\n\nНа пн, 2.03.2026 г. в 10:15 Помощ <help@hotline.example> написа:\n\n> Как си?\n", "Да."),
    (
        "el gmail",
        "Ναι.\n\nΣτις Δευ 2 Μαρ 2026 στις 10:15 π.μ., ο χρήστης Βοήθεια <\nhelp@hotline.example> έγραψε:\n\n> Τι κάνεις;\n",
        "Ναι.",
    ),
    ("hr gmail", "Da.\n\npon, 2. ožu 2026. u 10:15 Pomoć <help@hotline.example> napisao je:\n\n> Kako si?\n", "Da."),
    (
        "sl gmail",
        "Da.\n\nV V pon., 2. mar. 2026 ob 10:15 je oseba Pomoč <help@hotline.example>\nnapisala:\n\n> Kako si?\n",
        "Da.",
    ),
    ("sr gmail", "Да.\n\nпон, 2. мар 2026. у 10:15 Помоћ <help@hotline.example> је написао/ла:\n\n> Како си?\n", "Да."),
    ("sv gmail", "Ja.\n\nDen mån 2 mars 2026 kl 10:15 skrev Hjälp <help@hotline.example>:\n\n> Hur mår du?\n", "Ja."),
    (
        "da gmail",
        "Ja.\n\nDen man. 2. mar. 2026 kl. 10.15 skrev Hjælp <help@hotline.example>:\n\n> Hvordan går det?\n",
        "Ja.",
    ),
    (
        "no gmail",
        "Ja.\n\nman. 2. mars 2026 kl. 10:15 skrev Hjelp <help@hotline.example>:\n\n> Hvordan går det?\n",
        "Ja.",
    ),
    (
        "fi gmail",
        "Kyllä.\n\nma 2. maalisk. 2026 klo 10.15 Apu (help@hotline.example) kirjoitti:\n\n> Mitä kuuluu?\n",
        "Kyllä.",
    ),
    (
        "et gmail",
        "Jah.\n\nKuupäev E, 2. märts 2026 kell 10:15 kirjutas Abi <help@hotline.example>:\n\n> Kuidas läheb?\n",
        "Jah.",
    ),
    ("lt gmail", "Taip.\n\n2026-03-02, pr, 10:15 Pagalba <help@hotline.example> rašė:\n\n> Kaip sekasi?\n", "Taip."),
    (
        "lv gmail",
        "Jā.\n\npirmd., 2026. g. 2. marts, plkst. 10:15 — lietotājs Palīdzība (\n<help@hotline.example>) rakstīja:\n\n> Kā iet?\n",
        "Jā.",
    ),
    ("uk gmail", "Так.\n\nпн, 2 бер. 2026 р. о 10:15 Допомога <help@hotline.example> пише:\n\n> Як ти?\n", "Так."),
    ("ru gmail", "Да.\n\nпн, 2 мар. 2026 г. в 10:15, Помощь <help@hotline.example>:\n\n> Как ты?\n", "Да."),
    (
        "tr gmail",
        "Evet.\n\nYardım <help@hotline.example>, 2 Mar 2026 Pzt, 10:15 tarihinde şunu yazdı:\n\n> Nasılsın?\n",
        "Evet.",
    ),
    (
        "ar gmail",
        "نعم.\n\nفي الاثنين، 2 مارس 2026 في 10:15 ص تمت كتابة ما يلي بواسطة مساعدة <\nhelp@hotline.example>:\n\n> كيف حالك؟\n",
        "نعم.",
    ),
    (
        "he gmail",
        "כן.\n\n\u{202b}בתאריך יום ב׳, 2 במרץ 2026 ב-10:15 מאת \u{202a}עזרה\u{202c}\u{200f} <\u{202a}help@hotline.example\u{202c}\u{200f}>:\u{202c}\n\n> מה שלומך?\n",
        "כן.",
    ),
    ("zh gmail", "是的。\n\n帮助 <help@hotline.example> 于2026年3月2日周一 10:15写道：\n\n> 你好吗？\n", "是的。"),
    ("ja gmail", "はい。\n\n2026年3月2日(月) 10:15 相談 <help@hotline.example>:\n\n> 元気ですか。\n", "はい。"),
    (
        "ko gmail",
        "네.\n\n2026년 3월 2일 (월) 오전 10:15, 도움 <help@hotline.example>님이 작성:\n\n> 어떻게 지내요?\n",
        "네.",
    ),
    // Apple
    (
        "de apple",
        "Ja.\n\nVon meinem iPhone gesendet\n\n> Am 02.03.2026 um 10:15 schrieb Hilfe <help@hotline.example>:\n> \n> Wie geht es?\n",
        "Ja.",
    ),
    (
        "fr apple",
        "Oui.\n\nEnvoyé de mon iPhone\n\n> Le 2 mars 2026 à 10:15, Aide <help@hotline.example> a écrit :\n> \n> Ça va ?\n",
        "Oui.",
    ),
    (
        "zh apple",
        "是\n\n发自我的 iPhone\n\n> 在 2026年3月2日，上午10:15，帮助 <help@hotline.example> 写道：\n> \n> 你好\n",
        "是",
    ),
    (
        "ja apple",
        "はい\n\niPhoneから送信\n\n> 2026/03/02 10:15、相談 <help@hotline.example>のメール:\n> \n> 元気？\n",
        "はい",
    ),
    // Outlook
    (
        "en outlook",
        "Yes.\n\nGet Outlook for iOS<https://aka.example/x>\n________________________________\nFrom: Help <help@hotline.example>\nSent: Monday, March 2, 2026 10:15:00 AM\nTo: Ann <ann@mail.example>\nSubject: Hello\n\nHow are you?\n",
        "Yes.",
    ),
    (
        "es outlook",
        "Sí.\n\nDe: Ayuda <help@hotline.example>\nEnviado el: lunes, 2 de marzo de 2026 10:15\nPara: Ana <ana@mail.example>\nAsunto: Hola\n\n¿Cómo estás?\n",
        "Sí.",
    ),
    (
        "fi outlook",
        "Kyllä.\n\nLähettäjä: Apu <help@hotline.example>\nLähetetty: maanantai 2. maaliskuuta 2026 10.15\nVastaanottaja: Anna <anna@mail.example>\nAihe: Hei\n\nMitä kuuluu?\n",
        "Kyllä.",
    ),
    (
        "ro outlook",
        "Da.\n\nDe la: Ajutor <help@hotline.example>\nTrimis: luni, 2 martie 2026 10:15\nCătre: Ana <ana@mail.example>\nSubiect: Salut\n\nCe faci?\n",
        "Da.",
    ),
    (
        "tr outlook",
        "Evet.\n\nKimden: Yardım <help@hotline.example>\nGönderildi: 2 Mart 2026 Pazartesi 10:15\nKime: Ayşe <ayse@mail.example>\nKonu: Merhaba\n\nNasılsın?\n",
        "Evet.",
    ),
    (
        "ja outlook",
        "はい\n\n差出人: 相談 <help@hotline.example>\n送信日時: 2026年3月2日 10:15\n宛先: 安 <ann@mail.example>\n件名: こんにちは\n\n元気？\n",
        "はい",
    ),
    (
        "ar outlook",
        "نعم\n\nمن: مساعدة <help@hotline.example>\nتم الإرسال: 2 مارس 2026 10:15\nإلى: آن <ann@mail.example>\nالموضوع: مرحبا\n\nكيف حالك\n",
        "نعم",
    ),
    (
        "unknown language under a line",
        "Jo.\n\n________________________________\nHvadfra: Help <help@hotline.example>\nHvornår: 2. 3. 2026 10:15\nHvortil: Ann <ann@mail.example>\n\nGammel tekst\n",
        "Jo.",
    ),
    (
        "de original message",
        "Ja.\n\n-----Ursprüngliche Nachricht-----\nVon: Hilfe\nGesendet: 2. März 2026\n\nWie geht es dir?\n",
        "Ja.",
    ),
    (
        "cs original message",
        "Ano.\n\n---------- Původní e-mail ----------\nOd: Pomoc <help@hotline.example>\nDatum: 2. 3. 2026 10:15:00\n\nJak se máš?\n",
        "Ano.",
    ),
    // Others
    (
        "en yahoo",
        "Yes.\n\n    On Monday, March 2, 2026 at 10:15:00 AM GMT+1, Help <help@hotline.example> wrote:\n\n How are you?\n",
        "Yes.",
    ),
    (
        "en proton",
        "Yes.\n\nSent with Proton Mail secure email.\n\nOn Monday, March 2nd, 2026 at 10:15, Help <help@hotline.example> wrote:\n\n> How are you?\n",
        "Yes.",
    ),
    (
        "en zoho",
        "Yes.\n\n---- On Mon, 02 Mar 2026 10:15:00 +0100 Help <help@hotline.example> wrote ----\n\nHow are you?\n",
        "Yes.",
    ),
    (
        "zh qq",
        "好\n\n------------------&nbsp;原始邮件&nbsp;------------------\n发件人: \"帮助\" <help@hotline.example>;\n发送时间: 2026年3月2日\n\n你好\n",
        "好",
    ),
    ("zh netease", "好\n\n\nAt 2026-03-02 10:15:00, \"帮助\" <help@hotline.example> wrote:\n\n你好\n", "好"),
    ("de thunderbird", "Ja.\n\nAm 02.03.26 um 10:15 schrieb Hilfe:\n> Wie geht es?\n", "Ja."),
    (
        "reply above",
        "Yes.\n\n##- Please type your reply above this line -##\n\nYour request has been updated.\n",
        "Yes.",
    ),
    ("windows line ends", "Ja.\r\n\r\nAm 02.03.26 um 10:15 schrieb Hilfe:\r\n> Wie geht es?\r\n", "Ja."),
    // Answers among and below quotes
    ("below the quote", "Am 02.03.26 um 10:15 schrieb Hilfe:\n> Wie geht es dir?\n\nSchlecht.", "Schlecht."),
    (
        "below, after a greeting",
        "Hallo,\n\nAm 02.03.26 um 10:15 schrieb Hilfe:\n> Wie geht es dir?\n\nSchlecht.",
        "Hallo,\n\n> Wie geht es dir?\n\nSchlecht.",
    ),
    (
        "between",
        "Am 02.03.26 um 10:15 schrieb Hilfe:\n> Wo bist du?\n\nHier.\n\n> Allein?\n\nNein.\n",
        "> Wo bist du?\n\nHier.\n\n> Allein?\n\nNein.",
    ),
    (
        "nothing but a quote",
        "Am 02.03.26 um 10:15 schrieb Hilfe:\n> Wie geht es dir? schlecht",
        "Am 02.03.26 um 10:15 schrieb Hilfe:\n> Wie geht es dir? schlecht",
    ),
    // Signatures
    ("signature", "Ja.\n-- \nLena\nKlasse 9b\n", "Ja."),
    ("telephones", "Ja.\n\nGesendet von meinem Samsung Galaxy\n", "Ja."),
    ("pt telephone", "Sim.\n\nEnviado do meu iPhone\n", "Sim."),
    ("ru telephone", "Да.\n\nОтправлено с iPhone\n", "Да."),
    ("ko telephone", "네\n\n나의 iPhone에서 보냄\n", "네"),
    ("signature above the words", "-- \nLena\n\nJa, bitte.", "-- \nLena\n\nJa, bitte."),
    // Own words that look like something else
    (
        "own: wrote",
        "hi\nOn Monday my dad wrote:\nif you leave you never come back. so I left.",
        "hi\nOn Monday my dad wrote:\nif you leave you never come back. so I left.",
    ),
    (
        "own: from",
        "was war.\nVon: meinem Vater hab ich Angst\nAn: meiner Mutter liegt es nicht\nDatum: gestern.",
        "was war.\nVon: meinem Vater hab ich Angst\nAn: meiner Mutter liegt es nicht\nDatum: gestern.",
    ),
    ("own: from my father", "Von meinem Vater wurde nie etwas gesendet", "Von meinem Vater wurde nie etwas gesendet"),
    ("own: smileys", ">:( so wütend\n>>>>>>\nich >_<", ">:( so wütend\n>>>>>>\nich >_<"),
    ("own: dots", "ich weiß nicht\n...\nwas ich tun soll", "ich weiß nicht\n...\nwas ich tun soll"),
    ("own: table", "das hier\n| a | b |\n| 1 | 2 |", "das hier\n| a | b |\n| 1 | 2 |"),
];

#[test]
fn new_text_in_the_languages_and_programs() {
    let wrong: Vec<_> = REPLIES
        .iter()
        .map(|(name, text, new)| (name, new_text(text), new))
        .filter(|(_, found, new)| found != *new)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn spans_cover_the_text_without_gaps() {
    for (name, text, _) in REPLIES {
        let mut at = 0;
        for span in spans(text) {
            assert_eq!(span.range.start, at, "{name}");
            assert!(text.get(span.range.clone()).is_some(), "{name}");
            at = span.range.end;
        }
        assert_eq!(at, text.len(), "{name}");
    }
}

#[test]
fn a_signature_is_told_from_a_quote() {
    let text = "Ja.\n\nSent from my iPhone\n\nOn 2 Mar 2026, at 10:15, Help <help@hotline.example> wrote:\n> Hi\n";
    let kinds: Vec<_> = spans(text).into_iter().map(|span| span.kind).collect();
    assert_eq!(kinds, [Kind::New, Kind::Signature, Kind::Quote]);
}

proptest::proptest! {
    #[test]
    fn any_text_has_spans_that_cover_it(text in r"([>|\-_ \n:@<]|On |wrote|From: |Sent: |2026|10:15|a@b\.example|é|\r\n){0,60}") {
        let spans = spans(&text);
        proptest::prop_assert_eq!(spans.iter().map(|span| span.range.len()).sum::<usize>(), text.len());
        proptest::prop_assert_eq!(is_blank(&new_text(&text)), is_blank(&text));
    }
}
