//! Uuencoded files: as a transfer encoding and within the words of old programs.

/// A file that stood within a text.
pub(crate) struct Unpacked {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Files within one text at most.
const FILES: usize = 100;

/// Takes whole files (from `begin 644 name` to `end`) out of a text. What only looks like one stays where it is.
pub(crate) fn extract(text: &str) -> (String, Vec<Unpacked>) {
    let mut files = Vec::new();
    if !text.contains("begin ") {
        return (text.to_owned(), files);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (line, after) = next_line(rest);
        if let Some(name) = begin(line)
            && files.len() < FILES
        {
            let (file, seen) = file(name, after);
            if let Some(file) = file {
                files.push(file);
                rest = after.get(seen..).unwrap_or_default();
                continue;
            }
            // Lines that were looked at are not looked at again, so many beginnings stay cheap.
            let length = rest.len() - after.len() + seen;
            let (looked_at, unseen) = rest.split_at_checked(length).unwrap_or((rest, ""));
            kept.push_str(looked_at);
            rest = unseen;
            continue;
        }
        kept.push_str(rest.get(..rest.len() - after.len()).unwrap_or_default());
        rest = after;
    }
    (kept, files)
}

/// Decodes a part whose transfer encoding is uuencode.
pub(crate) fn decode(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len() / 4 * 3);
    for line in raw.split(|&byte| byte == b'\n') {
        let line = line.trim_ascii_end();
        if !line.starts_with(b"begin ") && line != b"end" {
            push_line(&mut out, line);
        }
    }
    out
}

/// Reads data lines up to `end`: the file, and how many bytes were looked at.
fn file(name: &str, text: &str) -> (Option<Unpacked>, usize) {
    let mut bytes = Vec::new();
    let mut rest = text;
    loop {
        let (line, after) = next_line(rest);
        if line == "end" && !bytes.is_empty() {
            let file = Unpacked { name: name.to_owned(), bytes };
            return (Some(file), text.len() - after.len());
        }
        let data = line.trim_end_matches(['\r', '\n']).as_bytes();
        if rest.is_empty() || !push_line(&mut bytes, data) {
            return (None, text.len() - rest.len());
        }
        rest = after;
    }
}

fn begin(line: &str) -> Option<&str> {
    let (mode, name) = line.strip_prefix("begin ")?.split_once(' ')?;
    let octal = (3..=4).contains(&mode.len()) && mode.bytes().all(|digit| matches!(digit, b'0'..=b'7'));
    (octal && !name.trim().is_empty()).then(|| name.trim())
}

/// Appends one data line; false if it is none. A line may have lost the blanks at its end.
fn push_line(out: &mut Vec<u8>, line: &[u8]) -> bool {
    let Some((&first, data)) = line.split_first() else { return true };
    if !(0x20..=0x60).contains(&first) || !data.iter().all(|byte| (0x20..=0x60).contains(byte)) {
        return false;
    }
    let length = usize::from((first - 0x20) & 0x3F);
    let letters = length.div_ceil(3) * 4;
    if data.len() > letters + 2 {
        return false;
    }
    if length > 0 && data.len() + 4 < letters {
        return false;
    }
    let start = out.len();
    for at in (0..letters).step_by(4) {
        let sextet = |offset: usize| u32::from(data.get(at + offset).map_or(0, |byte| (byte - 0x20) & 0x3F));
        let bits = sextet(0) << 18 | sextet(1) << 12 | sextet(2) << 6 | sextet(3);
        let [_, one, two, three] = bits.to_be_bytes();
        out.extend([one, two, three]);
    }
    out.truncate(start + length);
    true
}

fn next_line(text: &str) -> (&str, &str) {
    let (line, after) = text.split_once('\n').unwrap_or((text, ""));
    (line.strip_suffix('\r').unwrap_or(line), after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_files_leave_the_text_and_words_stay() {
        let text = "before\nbegin 644 a.txt\n#0V%T\n`\nend\nafter\n";
        let (kept, files) = extract(text);
        assert_eq!(kept, "before\nafter\n");
        assert_eq!(
            files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect::<Vec<_>>(),
            [("a.txt", &b"Cat"[..])]
        );
        for words in
            ["begin 644 a.txt\nI write to you.\nend\n", "begin 2026 with me\nend\n", "begin 644 a.txt\n#0V%T\n"]
        {
            let (kept, files) = extract(words);
            assert_eq!((kept.as_str(), files.len()), (words, 0));
        }
        assert_eq!(decode(b"begin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n"), b"Cat");
    }
}
