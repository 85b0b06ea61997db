//! A spreadsheet as a file: which letters it is written in, which sign stands between cells, which lines it has. No meaning yet.
//!
//! What isn't what it says is refused in words. Deliberately absent: workbooks of spreadsheet programs; they save as CSV.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Cells of a line at most.
const CELLS: usize = 1_000;
/// Bytes of a cell at most.
const CELL_BYTES: usize = 200_000;
/// Signs that stand between cells.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];
/// So much of a file tells what it is.
const LOOK: usize = 4_096;

/// A file whose letters can be read.
pub(super) struct Text<'f> {
    /// How it was written.
    pub(super) encoding: &'static str,
    pub(super) delimiter: char,
    text: Cow<'f, str>,
    /// Where the first line begins, and its number.
    begin: (usize, usize),
}

/// A line with its cells.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// Its number in the file; the first of several where cells hold line breaks.
    pub(super) number: usize,
    pub(super) cells: Vec<Cell<'t>>,
}

/// What a line says in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell<'t> {
    Text(Cow<'t, str>),
    /// Each by itself, as only JSON says it.
    List(Vec<String>),
    /// An object, or a list with more than words in it: nothing that a field takes.
    Nested,
}

impl Default for Cell<'_> {
    fn default() -> Self {
        Self::Text(Cow::Borrowed(""))
    }
}

impl Cell<'_> {
    /// As one text.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::List(list) => Cow::Owned(list.join(" ")),
            Self::Nested => Cow::Borrowed(""),
        }
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::List(list) => list.iter().all(|text| text.trim().is_empty()),
            Self::Nested => false,
        }
    }
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// The line; 0 for the file as a whole.
    pub(super) line: usize,
    pub(super) words: String,
}

impl Broken {
    pub(super) fn whole(words: impl Into<String>) -> Self {
        Self { line: 0, words: words.into() }
    }
}

impl<'f> Text<'f> {
    /// Finds out what is in a file. `asked` are the encoding and the delimiter that somebody named; `country` tells which old encoding is
    /// the likeliest.
    ///
    /// # Errors
    /// What it is instead, and what to do.
    pub(super) fn of(bytes: &'f [u8], asked: (Option<&str>, Option<char>), country: &str) -> Result<Self, Broken> {
        if let Some(words) = something_else(bytes) {
            return Err(Broken::whole(words));
        }
        let encoding = match asked.0 {
            Some(label) => Encoding::for_label(label.as_bytes())
                .ok_or_else(|| Broken::whole(format!("\"{label}\" is no encoding that is known here")))?,
            None => match encoding_of(bytes)? {
                encoding if encoding == UTF_8 && std::str::from_utf8(bytes).is_err() => old_encoding(country),
                encoding => encoding,
            },
        };
        let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
        if had_errors {
            let words = "the file is not written in {}: name its encoding in the mapping, or save it as CSV UTF-8";
            return Err(Broken::whole(words.replace("{}", encoding.name())));
        }
        if text.contains('\0') {
            return Err(Broken::whole("there are zero characters in the file: it is no text; save it as CSV UTF-8"));
        }
        if text.trim_start().starts_with('<') {
            return Err(Broken::whole(
                "this is a web page or XML and no CSV: open it in a spreadsheet program and save it as CSV UTF-8",
            ));
        }
        let mut text = Self { encoding: encoding.name(), delimiter: asked.1.unwrap_or(','), text, begin: (0, 1) };
        if text.text.trim().is_empty() {
            return Err(Broken::whole("the file is empty"));
        }
        text.find_delimiter(asked.1);
        Ok(text)
    }

    /// By the first line: what it says itself (`sep=;`), else what stands in it most often.
    fn find_delimiter(&mut self, asked: Option<char>) {
        let first = self.text.split(['\n', '\r']).next().unwrap_or_default();
        let said = first.strip_prefix("sep=").and_then(|rest| rest.chars().next());
        if said.is_some() {
            let behind = self.text.get(first.len()..).unwrap_or_default();
            let newline = if behind.starts_with("\r\n") { 2 } else { usize::from(!behind.is_empty()) };
            self.begin = (first.len() + newline, 2);
        }
        if let Some(delimiter) = asked.or(said) {
            self.delimiter = delimiter;
            return;
        }
        let mut is_quoted = false;
        let mut counts = [0_usize; DELIMITERS.len()];
        for letter in first.chars() {
            is_quoted ^= letter == '"';
            let place = DELIMITERS.iter().position(|known| !is_quoted && *known == letter);
            if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
                *count += 1;
            }
        }
        let most = DELIMITERS.into_iter().zip(counts).max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0);
        self.delimiter = most.map_or(',', |(delimiter, _)| delimiter);
    }

    /// Its lines, empty ones left out. Ends behind the first that can't be read.
    pub(super) fn lines(&self) -> Lines<'_> {
        let (at, line) = self.begin;
        Lines { rest: self.text.get(at..).unwrap_or_default(), line, delimiter: self.delimiter }
    }
}

/// What a file is that is no CSV, in words.
fn something_else(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 5] = [
        (
            b"\xd0\xcf\x11\xe0",
            "this is a workbook of an old spreadsheet program (.xls) and no CSV: open it there and save it as CSV UTF-8",
        ),
        (b"%PDF", "this is a PDF and no CSV"),
        (b"\x1f\x8b", "this is a packed file (gzip) and no CSV: unpack it first"),
        (b"{\\rtf", "this is a document (RTF) and no CSV"),
        (b"SQLite format 3", "this is a database and no CSV"),
    ];
    if bytes.starts_with(b"PK\x03\x04") {
        let look = bytes.get(..LOOK).unwrap_or(bytes);
        let holds = |name: &[u8]| look.windows(name.len()).any(|window| window == name);
        return Some(if holds(b"[Content_Types].xml") || holds(b"xl/") {
            "this is a workbook of a spreadsheet program (.xlsx) and no CSV, whatever its name: open it there and save it as CSV UTF-8"
        } else if holds(b"opendocument") {
            "this is a workbook of a spreadsheet program (.ods) and no CSV, whatever its name: open it there and save it as CSV UTF-8"
        } else {
            "this is a ZIP archive and no CSV, whatever its name: take the file out of it first"
        });
    }
    KNOWN.into_iter().find(|(begin, _)| bytes.starts_with(begin)).map(|(_, words)| words)
}

/// UTF-16 where it looks so, else UTF-8, which it need not be.
///
/// # Errors
/// Where it is no text.
pub(super) fn encoding_of(bytes: &[u8]) -> Result<&'static Encoding, Broken> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    let look = bytes.get(..LOOK).unwrap_or(bytes);
    let zeros = |from: usize| look.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if even + odd > 0 {
        // Most letters of European spreadsheets have one zero byte in UTF-16, always on the same side.
        return match (even * 10 < odd, odd * 10 < even, (even + odd) * 5 > look.len()) {
            (true, _, true) => Ok(UTF_16LE),
            (_, true, true) => Ok(UTF_16BE),
            _ => Err(Broken::whole("there are zero bytes in the file: it is no text; save it as CSV UTF-8")),
        };
    }
    Ok(UTF_8)
}

/// In which a country's spreadsheets were written before there was UTF-8.
fn old_encoding(country: &str) -> &'static Encoding {
    let old = match country {
        "PL" | "CZ" | "SK" | "HU" | "HR" | "SI" | "RO" | "AL" | "BA" | "ME" => "windows-1250",
        "BG" | "RS" | "MK" | "UA" | "BY" | "RU" => "windows-1251",
        "GR" | "CY" => "windows-1253",
        "TR" => "windows-1254",
        "EE" | "LV" | "LT" => "windows-1257",
        _ => "windows-1252",
    };
    Encoding::for_label(old.as_bytes()).unwrap_or(WINDOWS_1252)
}

/// Lines on their way (RFC 4180, with any delimiter and any line end).
pub(super) struct Lines<'t> {
    rest: &'t str,
    line: usize,
    delimiter: char,
}

impl<'t> Iterator for Lines<'t> {
    type Item = Result<Line<'t>, Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.rest.is_empty() {
            match self.line() {
                Ok(line) if line.cells.iter().all(Cell::is_empty) => {}
                Err(broken) => {
                    self.rest = "";
                    return Some(Err(broken));
                }
                line => return Some(line),
            }
        }
        None
    }
}

impl<'t> Lines<'t> {
    fn line(&mut self) -> Result<Line<'t>, Broken> {
        let number = self.line;
        let mut cells = Vec::new();
        loop {
            let cell = if self.rest.starts_with('"') { self.quoted(number)? } else { self.plain() };
            if cell.len() > CELL_BYTES {
                return Err(Broken {
                    line: number,
                    words: "a cell of this line is longer than any that is taken".into(),
                });
            }
            cells.push(Cell::Text(cell));
            if cells.len() > CELLS {
                let words = format!("this line has more than {CELLS} cells: look at what the file is");
                return Err(Broken { line: number, words });
            }
            match self.rest.chars().next() {
                Some(sign) if sign == self.delimiter => self.step(sign.len_utf8()),
                None => break,
                Some(_) => {
                    let newline = if self.rest.starts_with("\r\n") { 2 } else { 1 };
                    self.step(newline);
                    self.line += 1;
                    break;
                }
            }
        }
        Ok(Line { number, cells })
    }

    fn step(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn plain(&mut self) -> Cow<'t, str> {
        let end = self.rest.find([self.delimiter, '\n', '\r']).unwrap_or(self.rest.len());
        let cell = self.rest.get(..end).unwrap_or_default();
        self.step(end);
        Cow::Borrowed(cell)
    }

    /// A cell in quotation marks; two of them stand for one.
    fn quoted(&mut self, number: usize) -> Result<Cow<'t, str>, Broken> {
        let opened = self.line;
        self.step(1);
        let mut cell = Cow::Borrowed("");
        loop {
            let Some(end) = self.rest.find('"') else {
                let words = "a quotation mark opens in this line and never closes: close it, or take it out";
                return Err(Broken { line: opened, words: words.into() });
            };
            let part = self.rest.get(..end).unwrap_or_default();
            self.line += part.matches('\n').count();
            self.step(end + 1);
            if cell.is_empty() {
                cell = Cow::Borrowed(part)
            } else {
                cell.to_mut().push_str(part)
            }
            if !self.rest.starts_with('"') {
                break;
            }
            cell.to_mut().push('"');
            self.step(1);
        }
        if self.rest.is_empty() || self.rest.starts_with([self.delimiter, '\n', '\r']) {
            return Ok(cell);
        }
        let words = "something stands behind a closing quotation mark: write two of them where one is meant";
        Err(Broken { line: number, words: words.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8], country: &str) -> Result<(String, char, Vec<Vec<String>>), String> {
        let text = Text::of(bytes, (None, None), country).map_err(|broken| broken.words)?;
        let lines: Result<Vec<_>, _> = text.lines().collect();
        let lines = lines.map_err(|broken| format!("{}: {}", broken.line, broken.words))?;
        let owned = |line: Line<'_>| line.cells.iter().map(|cell| cell.text().into_owned()).collect();
        Ok((text.encoding.to_owned(), text.delimiter, lines.into_iter().map(owned).collect()))
    }

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn letters_and_delimiters_are_found_out() {
        let text = "Datum;Größe\n1;\"a;\"\"b\"\"\"\r\n\n;\n2;x";
        let expected = vec![
            vec!["Datum".to_owned(), "Größe".into()],
            vec!["1".into(), "a;\"b\"".into()],
            vec!["2".into(), "x".into()],
        ];
        let old: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        let with_bom = |bytes: Vec<u8>, bom: &[u8]| [bom, &bytes].concat();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (with_bom(text.as_bytes().to_vec(), b"\xef\xbb\xbf"), "UTF-8"),
            (utf16(text, true), "UTF-16LE"),
            (with_bom(utf16(text, true), b"\xff\xfe"), "UTF-16LE"),
            (with_bom(utf16(text, false), b"\xfe\xff"), "UTF-16BE"),
            (old, "windows-1252"),
        ] {
            assert_eq!(cells(&bytes, "DE"), Ok((encoding.to_owned(), ';', expected.clone())), "{encoding}");
        }
        assert_eq!(cells(b"a\tb,c\td", "DE").unwrap().1, '\t');
        assert_eq!(cells(b"sep=|\r\na|b;c;d", "DE").unwrap().2, [["a", "b;c;d"]]);
        assert_eq!(cells(b"\xa3\xf3d\x9f,x", "PL").unwrap().2, [["Łódź", "x"]]);
    }

    #[test]
    fn a_line_is_named_by_its_number_in_the_file() {
        let text = Text::of(b"a,b\n\n\"1\n2\",x\n3,y\r\n", (None, None), "").map_err(|broken| broken.words).unwrap();
        let numbers: Vec<_> = text.lines().map(|line| line.unwrap().number).collect();
        assert_eq!(numbers, [1, 3, 5]);
    }

    #[test]
    fn what_is_no_csv_is_refused_in_words() {
        let many = ["x"; 1_000_000].join(",");
        for (bytes, expected) in [
            (b"PK\x03\x04....[Content_Types].xml".as_slice(), "(.xlsx)"),
            (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "(.ods)"),
            (b"PK\x03\x04 anything", "ZIP archive"),
            (b"\xd0\xcf\x11\xe0", "(.xls)"),
            (b"%PDF-1.7", "PDF"),
            (b"", "empty"),
            (b" \n \n", "empty"),
            (b"<html><table>", "web page"),
            (b"a,b\n1,\0\0\0", "zero bytes"),
            (b"a,b\n1,\"never closed\n2,x\n", "2: a quotation mark opens"),
            (b"a,b\n1,\"x\"y\n", "2: something stands behind"),
            (many.as_bytes(), "1: this line has more than 1000 cells"),
        ] {
            let said = cells(bytes, "DE").unwrap_err();
            assert!(said.contains(expected), "{said}");
        }
        let wrong = Text::of(b"\xff\xffa", (Some("utf-8"), None), "").map(|_| ()).unwrap_err();
        assert!(wrong.words.contains("not written in UTF-8"), "{}", wrong.words);
        let unknown = Text::of(b"a", (Some("klingon"), None), "").map(|_| ()).unwrap_err();
        assert!(unknown.words.contains("no encoding"), "{}", unknown.words);
    }
}
