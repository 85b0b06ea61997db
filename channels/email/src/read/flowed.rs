//! `format=flowed` (RFC 3676): lines that end with a blank go on in the next one.

/// Joins flowed lines. `delete_space`: the blank at the end of a flowed line is no part of the words (`DelSp=yes`).
pub(crate) fn join(text: &str, delete_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|&byte| byte == b'>').count();
        let words = line.get(depth..).unwrap_or_default();
        let words = words.strip_prefix(' ').unwrap_or(words);
        let signature = words == "-- ";
        if open != Some(depth) || signature {
            if !out.is_empty() {
                out.push('\n');
            }
            out.extend(std::iter::repeat_n('>', depth));
            if depth > 0 {
                out.push(' ');
            }
        }
        let flows = words.ends_with(' ') && !signature;
        out.push_str(if flows && delete_space { words.strip_suffix(' ').unwrap_or(words) } else { words });
        open = flows.then_some(depth);
    }
    if text.ends_with('\n') {
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flowed_lines_join_within_their_quote_only() {
        assert_eq!(join("a \nb\n> c \n> d \ne\n-- \nme\n From\n", false), "a b\n> c d \ne\n-- \nme\nFrom\n");
        assert_eq!(join("ab \ncd\n", true), "abcd\n");
    }
}
