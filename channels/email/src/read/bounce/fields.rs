//! A lenient reader of blocks of `Name: value` lines, as reports and attached originals have them.

/// Longest value that is kept, in bytes.
const VALUE_BYTES: usize = 4096;

/// One line of a block after unfolding.
pub(super) struct Field {
    /// Lower case, blanks as hyphens (`Diagnostic code` is what some write).
    pub name: String,
    pub value: String,
}

/// What a reader sees.
pub(super) enum Item {
    Field(Field),
    /// An empty line.
    Break,
}

/// Reads line by line: fields unfolded, empty lines as breaks, other lines left out.
pub(super) fn read(text: &str) -> impl Iterator<Item = Item> {
    let mut lines = text.lines().peekable();
    std::iter::from_fn(move || {
        loop {
            let line = lines.next()?;
            if line.trim().is_empty() {
                return Some(Item::Break);
            }
            let Some((name, value)) = split(line) else { continue };
            let mut field = Field { name, value: value.to_owned() };
            while let Some(more) = lines.next_if(|next| next.starts_with([' ', '\t']) && !next.trim().is_empty()) {
                if field.value.len() + more.len() < VALUE_BYTES {
                    field.value.push(' ');
                    field.value.push_str(more.trim());
                }
            }
            return Some(Item::Field(field));
        }
    })
}

/// The fields up to the first empty line after one.
pub(super) fn header(text: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    for item in read(text) {
        match item {
            Item::Field(field) if fields.len() < 500 => fields.push(field),
            Item::Break if !fields.is_empty() => break,
            _ => {}
        }
    }
    fields
}

/// Message-IDs without brackets.
pub(super) fn ids(value: &str, limit: usize) -> Vec<String> {
    let bracketed = value.split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(id, _)| id));
    let found: Vec<String> = bracketed.map(str::trim).filter(|id| is_id(id)).take(limit).map(str::to_owned).collect();
    if found.is_empty() {
        Some(value.trim()).filter(|id| is_id(id)).map(str::to_owned).into_iter().collect()
    } else {
        found
    }
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 998 && !id.contains(|letter: char| letter.is_whitespace() || letter.is_control())
}

fn split(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim();
    let is_name = !name.is_empty()
        && name.len() <= 76
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_ ".contains(&byte))
        && name.bytes().filter(|byte| *byte == b' ').count() <= 2;
    is_name.then(|| (name.to_ascii_lowercase().replace(' ', "-"), value.trim()))
}
