//! Mails that are broken, each in a way of its own, after what parsers have stumbled over. None is bigger than 3 MB: the trouble
//! is in the shape.

use rand::{Rng, RngCore};

use super::Random;
use super::charset::{base64, base64_lines};

/// How many kinds there are.
pub const POISONS: usize = KINDS.len();

type Make = fn(&mut Draft, &mut Random);

/// A mail on its way: usual headers, then what makes it bad.
struct Draft {
    headers: Vec<u8>,
    body: Vec<u8>,
}

pub fn name(kind: usize) -> &'static str {
    KINDS[kind % POISONS].0
}

pub fn mail(kind: usize, to: &str, random: &mut Random) -> Vec<u8> {
    let (name, make) = KINDS[kind % POISONS];
    let mut headers = format!(
        "Return-Path: <poison{kind}@odd.example>\r\nDate: Mon, 6 Oct 2025 08:00:00 +0000\r\nFrom: Odd <poison{kind}@odd.example>\r\n\
         To: {to}\r\nSubject: {name}\r\n"
    );
    // Every fifth has no Message-ID.
    if kind % 5 != 4 {
        headers += format!("Message-ID: <poison{kind}.{:016x}@odd.example>\r\n", random.next_u64()).as_str();
    }
    let mut draft = Draft { headers: headers.into_bytes(), body: Vec::new() };
    make(&mut draft, random);
    if draft.body.is_empty() {
        return draft.headers;
    }
    [draft.headers, b"\r\n".to_vec(), draft.body].concat()
}

impl Draft {
    fn header(&mut self, line: impl AsRef<[u8]>) {
        self.headers.extend_from_slice(line.as_ref());
        self.headers.extend_from_slice(b"\r\n");
    }

    fn body(&mut self, text: impl AsRef<[u8]>) {
        self.body.extend_from_slice(text.as_ref());
    }

    /// The whole mail, usual headers and all, is this instead.
    fn all(&mut self, bytes: impl Into<Vec<u8>>) {
        self.headers = bytes.into();
        self.body.clear();
    }

    fn text(&mut self, charset: &str, encoding: &str, body: impl AsRef<[u8]>) {
        self.header(format!("Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}"));
        self.body(body);
    }

    fn html(&mut self, body: impl AsRef<[u8]>) {
        self.header("Content-Type: text/html; charset=utf-8");
        self.body(body);
    }

    fn multipart(&mut self, parameters: &str, body: impl AsRef<[u8]>) {
        self.header(format!("MIME-Version: 1.0\r\nContent-Type: multipart/mixed{parameters}"));
        self.body(body);
    }
}

fn noise(bytes: usize, random: &mut Random) -> Vec<u8> {
    let mut noise = vec![0; bytes];
    random.fill_bytes(&mut noise);
    noise
}

const KINDS: &[(&str, Make)] = &[
    ("a thousand multiparts in each other", |draft, _| {
        draft.multipart("; boundary=b0", "");
        for depth in 0..1_000 {
            draft.body(format!("--b{depth}\r\nContent-Type: multipart/mixed; boundary=b{}\r\n\r\n", depth + 1));
        }
        draft.body("--b1000\r\n\r\nHere I am.\r\n");
    }),
    ("five hundred mails in each other", |draft, _| {
        draft.header("Content-Type: message/rfc822");
        draft.body("Subject: inner\r\nContent-Type: message/rfc822\r\n\r\n".repeat(500) + "\r\nHere I am.\r\n");
    }),
    ("a multipart that names no boundary", |draft, _| {
        draft.multipart("", "--x\r\nContent-Type: text/plain\r\n\r\nHere I am.\r\n--x--\r\n");
    }),
    ("a boundary that never comes", |draft, _| draft.multipart("; boundary=never", "Here I am.\r\n")),
    ("a boundary that is never closed", |draft, _| {
        draft.multipart("; boundary=x", "--x\r\n\r\nHere I am.\r\n--x\r\nContent-Type: text/html\r\n\r\n<b>Here");
    }),
    ("an empty boundary", |draft, _| draft.multipart("; boundary=\"\"", "--\r\n\r\nHere I am.\r\n----\r\n")),
    ("a boundary of five thousand letters", |draft, _| {
        let boundary = "x".repeat(5_000);
        draft.multipart(
            &format!("; boundary={boundary}"),
            format!("--{boundary}\r\n\r\nHere I am.\r\n--{boundary}--\r\n"),
        );
    }),
    ("a boundary that is a pattern", |draft, _| {
        draft.multipart(
            "; boundary=\"(.*)+[a-z]{1,99}$\"",
            "--(.*)+[a-z]{1,99}$\r\n\r\nHere I am.\r\n--aaaaaaaaaaaaaa\r\n",
        );
    }),
    ("one boundary for inner and outer parts", |draft, _| {
        draft.multipart("; boundary=x", "--x\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n".repeat(200));
        draft.body("--x\r\n\r\nHere I am.\r\n--x--\r\n--x--\r\n");
    }),
    ("a boundary that begins another", |draft, _| {
        draft.multipart(
            "; boundary=ab",
            "--ab\r\nContent-Type: multipart/mixed; boundary=abc\r\n\r\n--abc\r\n\r\nHere\r\n--abc--\r\n--ab--\r\n",
        );
    }),
    ("fifty thousand empty parts", |draft, _| draft.multipart("; boundary=x", "--x\r\n\r\n\r\n".repeat(50_000))),
    ("us-ascii that isn't", |draft, random| draft.text("us-ascii", "7bit", noise(3_000, random))),
    ("utf-8 that isn't", |draft, _| {
        draft.text("utf-8", "8bit", b"Gr\xFC\xDFe \xC3 \xF0\x9F \xED\xA0\x80 \xC0\xAF ende\r\n".repeat(50))
    }),
    ("a charset that nobody knows", |draft, _| draft.text("x-klingon-7", "8bit", "Grüße, here I am.\r\n")),
    ("utf-7", |draft, _| draft.text("utf-7", "7bit", "Gr+APwA3w-e +AADYAN4A- +ADw-script+AD4-\r\n")),
    ("utf-16 of an odd length", |draft, _| draft.text("utf-16le", "base64", base64(b"H\0i\0\x00\xD8!\0\x3D"))),
    ("iso-2022-jp that ends in an escape", |draft, _| draft.text("iso-2022-jp", "7bit", b"\x1b$B$3$s\x1b$B$\x1b(")),
    ("gb18030 that breaks off", |draft, _| {
        draft.text("gb18030", "8bit", b"\x81\x30\x81\x30 \xFE\xFE\xFF\x81\x30\x81".repeat(99))
    }),
    ("a header of a megabyte in one line", |draft, _| {
        draft.header(format!("X-Long: {}", "a".repeat(1_000_000)));
        draft.body("Here I am.\r\n");
    }),
    ("a header of a hundred thousand lines", |draft, _| {
        draft.header(format!("X-Folded: a{}", "\r\n\ta".repeat(100_000)));
        draft.body("Here I am.\r\n");
    }),
    ("fifty thousand headers", |draft, _| {
        (0..50_000).for_each(|number| draft.header(format!("X-{number}: {number}")));
        draft.body("Here I am.\r\n");
    }),
    ("headers that are none", |draft, _| {
        draft.header("this is no header\r\n: nor this\r\n\tnor this\r\nSpace in name: x\r\nGrüße: ä\r\nSubject");
        draft.body("Here I am.\r\n");
    }),
    ("NULs in headers", |draft, _| {
        draft.header(b"Subject: before\0after\r\nFrom: N\0ul <n\0ul@odd.example>\r\nX\0Y: z");
        draft.body("Here I am.\r\n");
    }),
    ("a body of NULs", |draft, _| draft.text("utf-8", "8bit", vec![0; 100_000])),
    ("utf-8 with a NUL between all letters", |draft, _| {
        draft.text("utf-8", "8bit", "Here I am.\r\n".replace("", "\0"))
    }),
    ("base64 that breaks off", |draft, random| {
        let whole = base64_lines(&noise(10_000, random));
        draft.header("Content-Type: image/jpeg; name=photo.jpg\r\nContent-Transfer-Encoding: base64");
        draft.body(&whole[..whole.len() / 2 + 1]);
    }),
    ("base64 with rubbish in it", |draft, _| {
        draft.text("utf-8", "base64", "SGVy!!ZSBJ\r\n--IGFt\0Lg\u{1F600}==Zm9v====\r\n> YmFy\r\n")
    }),
    ("base64 of equals signs", |draft, _| draft.text("utf-8", "base64", "=".repeat(100_000))),
    ("quoted-printable with broken escapes", |draft, _| {
        draft.text("utf-8", "quoted-printable", "=GG =4 =\r\n= \r\n=C3=\r\n=A4 =C3 ==3D =3d=0D=0A.=0D=0A=".repeat(99));
    }),
    ("quoted-printable in one line", |draft, _| draft.text("utf-8", "quoted-printable", "=E2=82=AC".repeat(100_000))),
    ("an encoding that nobody knows", |draft, _| draft.text("utf-8", "x-rot13; b=(c", "Urer V nz.\r\n")),
    ("uuencode that breaks off", |draft, _| {
        draft.body("begin 644 ../../etc/photo.jpg\r\nM1&5A<B!#:6YD97)E;&QA+`H*\r\nM\r\n#`")
    }),
    ("a line of a megabyte", |draft, _| draft.text("utf-8", "8bit", "Here I am. ".repeat(95_000))),
    ("nothing but a line end", |draft, _| draft.all("\r\n")),
    ("headers without an end", |draft, _| draft.header("X-Last: no empty line comes after this")),
    ("a body without headers", |draft, _| {
        draft.all("Here I am, and I never had a header.\r\n\r\nNor a date: now.\r\n")
    }),
    ("line ends of one CR", |draft, _| {
        draft.all("From: odd@odd.example\rTo: help@hotline.example\rSubject: CR\r\rHere I am.\rStill here.\r");
    }),
    ("line ends of every kind", |draft, _| {
        draft.all(
            "From: odd@odd.example\nSubject: mixed\r\nContent-Type: multipart/mixed;\r boundary=x\n\r\n--x\n\nHere\r--x\r\n\nI am\n\r--x--\r",
        );
    }),
    ("comments twenty thousand deep", |draft, _| {
        let (open, close) = ("(".repeat(20_000), ")".repeat(20_000));
        draft.header(format!("Reply-To: a{open}{close}@odd.example\r\nCc: {open} b@odd.example"));
        draft.body("Here I am.\r\n");
    }),
    ("thirty thousand recipients", |draft, _| {
        let recipients: Vec<_> = (0..30_000).map(|number| format!("\"R, {number}\" <r{number}@odd.example>")).collect();
        draft.header(format!("Cc: {}", recipients.join(",\r\n ")));
        draft.body("Here I am.\r\n");
    }),
    ("addresses that are none", |draft, _| {
        draft.header("Reply-To: \"never closed <a@odd.example>, group: b@, @c;, <<d@odd.example>>, e@odd@odd.example, \u{202E}\\");
        draft.body("Here I am.\r\n");
    }),
    ("twenty thousand encoded words", |draft, _| {
        draft.header(format!("Thread-Topic: x\r\nSubject:{}", "\r\n =?utf-8?B?w6Q=?=".repeat(20_000)));
        draft.body("Here I am.\r\n");
    }),
    ("encoded words that are broken", |draft, _| {
        draft.header("Subject: =?utf-8?B?w6Q =?utf-8?X?a?= =?x-none?Q?=ZZ?= =?utf-8?Q?=C3?= =?utf-8?Q?=A4?= =?=?=?= =?utf-8?B?=?=");
        draft.body("Here I am.\r\n");
    }),
    ("a file's name in ten thousand pieces", |draft, random| {
        let mut pieces: Vec<_> = (0..10_000).map(|number| format!(";\r\n filename*{number}*=%C3%A4")).collect();
        pieces.swap(0, random.random_range(1..10_000));
        draft.header(format!("Content-Type: application/pdf\r\nContent-Disposition: attachment{}", pieces.concat()));
        draft.body("%PDF-1.4\r\n");
    }),
    ("thirty thousand references", |draft, random| {
        let ids: Vec<_> = (0..30_000).map(|_| format!("<{:x}@odd.example>", random.next_u64())).collect();
        draft.header(format!("References: {}\r\nIn-Reply-To: <<>> <@> <never closed", ids.join("\r\n ")));
        draft.body("Here I am.\r\n");
    }),
    ("dates that never were", |draft, _| {
        draft.header(
            "Date: Fri, 99 Foo 99999999999 99:99:99 +9999\r\nDate: \r\nReceived: from x; Thu, 31 Feb 1900 -0000 (((",
        );
        draft.body("Here I am.\r\n");
    }),
    ("a content type of semicolons", |draft, _| {
        draft.header(format!("Content-Type: text/{}; =; ; charset==\"\\", ";=\";".repeat(20_000)));
        draft.body("Here I am.\r\n");
    }),
    ("html a hundred thousand deep", |draft, _| draft.html("<div><b>".repeat(50_000) + "Here I am.")),
    ("html that never closes anything", |draft, _| {
        draft.html(format!(
            "<p>Here I am.<a href=\"{}<!-- <style> <![CDATA[ &#x110000; &#0; <{}",
            "x".repeat(200_000),
            "<".repeat(50_000)
        ));
    }),
    ("names of files that climb", |draft, _| {
        for (number, name) in
            ["../../../etc/passwd", "C:\\\\con", "a\\\"b\u{202E}gpj.exe", "\u{1}\u{7F}.", ""].iter().enumerate()
        {
            draft.body(format!("--x\r\nContent-Type: image/png; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n{number}\r\n"));
        }
        draft.header("Content-Type: multipart/mixed; boundary=x");
        draft.body("--x--\r\n");
    }),
    ("winmail.dat that breaks off", |draft, random| {
        draft.header("Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64");
        let mut tnef = b"\x78\x9F\x3E\x22\x01\x00\x02\x0C\x80\x03\x00\xFF\xFF\xFF\x7F".to_vec();
        tnef.extend(noise(200, random));
        draft.body(base64_lines(&tnef));
    }),
    ("quotes ten thousand deep", |draft, _| {
        (1..1_500).for_each(|depth| draft.body(format!("{} here\r\n", ">".repeat(depth))));
        draft.body(format!("{} deepest\r\n", "> ".repeat(10_000)));
    }),
    ("a hundred thousand marks on one letter", |draft, _| {
        draft.text("utf-8", "8bit", format!("Z{} \u{202E}", "\u{0301}".repeat(100_000)))
    }),
    ("several of every header", |draft, _| {
        draft.header(
            "From: second@odd.example\r\nSubject: second\r\nContent-Type: text/html\r\nContent-Type: multipart/mixed; boundary=x\r\n\
             Content-Transfer-Encoding: base64\r\nContent-Transfer-Encoding: 8bit",
        );
        draft.body("--x\r\n\r\nHere <b>I</b> am.\r\n--x--\r\n");
    }),
    ("a part of a mail that was cut in pieces", |draft, _| {
        draft.header("Content-Type: message/partial; id=\"x@odd.example\"; number=2; total=1");
        draft.body("second half\r\n");
    }),
    ("a delivery report about nothing", |draft, _| {
        draft.header("Content-Type: multipart/report; report-type=delivery-status; boundary=x");
        draft.body("--x\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient\r\nStatus: 9.9.9.9\r\n\r\n\r\n: ;\r\n--x\r\n");
        draft.body("Content-Type: message/rfc822\r\n\r\n");
    }),
    ("a letter outside of every table", |draft, random| {
        draft.headers.extend_from_slice(b"X-Noise: ");
        let bytes = noise(5_000, random).into_iter().filter(|byte| !b"\r\n".contains(byte)).collect::<Vec<_>>();
        draft.header(bytes);
        draft.body(noise(5_000, random));
    }),
];
