//! A thing with its details in one cell: `ISO 9001 | until=2027-12-31 | issuer=Organ`, several of them apart by `;`.
//! The export writes it, the import reads it again, whatever stands in the texts.

/// One thing and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    pub text: String,
    pub details: Vec<(String, String)>,
}

impl Item {
    #[must_use]
    pub fn new(text: impl Into<String>) -> Item {
        Item { text: text.into(), details: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, key: &str, value: Option<impl ToString>) -> Item {
        self.details.extend(value.map(|v| (key.to_owned(), v.to_string())));
        self
    }

    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.details.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())
    }
}

/// All items in one cell.
#[must_use]
pub fn write(items: &[Item]) -> String {
    let one = |item: &Item| {
        let mut out = escape(&item.text);
        for (key, value) in &item.details {
            out.push_str(" | ");
            out.push_str(&escape(key));
            out.push('=');
            out.push_str(&escape(value));
        }
        out
    };
    items.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The items of a cell. A `|` without a `key=` after it parts two items, as other registers write lists.
#[must_use]
pub fn read(cell: &str) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for piece in split(cell, &[';', '\n', '\r']) {
        let mut open = false;
        for (index, part) in split(&piece, &['|']).into_iter().enumerate() {
            let key = split_once(&part, '=').filter(|(key, _)| index > 0 && is_key(key));
            match (key, items.last_mut()) {
                (Some((key, value)), Some(item)) if open => {
                    item.details.push((unescape(key.trim()), unescape(value.trim())));
                }
                _ if part.trim().is_empty() => {}
                _ => {
                    items.push(Item::new(unescape(part.trim())));
                    open = true;
                }
            }
        }
    }
    items
}

fn is_key(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\\' | ';' | '|' | '=' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            _ => out.push(c),
        }
    }
    out
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => out.push('\n'),
                Some('r') => out.push('\r'),
                Some(other @ ('\\' | ';' | '|' | '=')) => out.push(other),
                Some(other) => out.extend(['\\', other]),
                None => out.push('\\'),
            },
            _ => out.push(c),
        }
    }
    out
}

/// Cuts at marks that are not escaped; the escapes stay.
fn split(text: &str, marks: &[char]) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut escaped = false;
    for c in text.chars() {
        if !escaped && marks.contains(&c) {
            pieces.push(String::new());
            continue;
        }
        escaped = !escaped && c == '\\';
        if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
    }
    pieces
}

fn split_once(text: &str, mark: char) -> Option<(String, String)> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if !escaped && c == mark {
            return Some((text[..at].to_owned(), text[at + c.len_utf8()..].to_owned()));
        }
        escaped = !escaped && c == '\\';
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lists_of_other_registers_are_read_too() {
        let texts = |cell: &str| read(cell).into_iter().map(|i| i.text).collect::<Vec<_>>();
        assert_eq!(texts("ISO 9001; ISO 14001"), ["ISO 9001", "ISO 14001"]);
        assert_eq!(texts("ISO 9001|ISO 14001\nCE"), ["ISO 9001", "ISO 14001", "CE"]);
        let held = read("ISO 9001 | until=2027-12-31 | issuer=A\\; B; CE");
        assert_eq!(held[0].get("until"), Some("2027-12-31"));
        assert_eq!(held[0].get("issuer"), Some("A; B"));
        assert_eq!(held[1].text, "CE");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(texts in prop::collection::vec(("[^\\s]\\PC{0,8}", "\\PC{0,12}"), 1..4)) {
            let items: Vec<Item> = texts
                .iter()
                .map(|(text, value)| Item::new(text.trim()).with("note", Some(value.trim())))
                .filter(|item| !item.text.is_empty())
                .collect();
            prop_assert_eq!(read(&write(&items)), items);
        }
    }
}
