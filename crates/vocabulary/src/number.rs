//! Numbers as people write them: decimal comma or point, thousands apart by blank, point, comma or apostrophe.

/// Which mark stands before the decimals, when the source is known to be consistent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Notation {
    /// Not known: "1.234" and "1,234" are asked about.
    #[default]
    Unknown,
    /// Comma before decimals.
    Swedish,
    /// Point before decimals, comma between thousands.
    English,
}

/// Why a text is no number.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NumberError {
    #[error("a number is missing; write one, for example 12,5")]
    Empty,
    #[error("'{text}' is not a number; write digits, for example 1250 or 12,5")]
    NotANumber { text: String },
    #[error("'{text}' may be {decimal} or {whole}; write it without a mark between thousands")]
    Ambiguous { text: String, decimal: f64, whole: f64 },
}

/// Reads a number whose notation is not known.
///
/// # Errors
/// Empty, not a number, or "1.234", which may be a little over one or over a thousand.
pub fn parse_number(text: &str) -> Result<f64, NumberError> {
    parse_number_in(Notation::Unknown, text)
}

/// Reads a number in a known notation.
///
/// # Errors
/// As [`parse_number`].
pub fn parse_number_in(notation: Notation, text: &str) -> Result<f64, NumberError> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(NumberError::Empty);
    }
    let wrong = || NumberError::NotANumber { text: trimmed.to_owned() };
    let (sign, digits) = match trimmed.chars().next() {
        Some('-' | '−' | '–') => (-1.0, &trimmed[trimmed.chars().next().map_or(0, char::len_utf8)..]),
        Some('+') => (1.0, &trimmed[1..]),
        _ => (1.0, trimmed),
    };
    let plain = without_blanks(digits.trim()).ok_or_else(wrong)?;
    let read = |s: &str| s.parse::<f64>().ok().filter(|n| n.is_finite()).ok_or_else(wrong);
    if plain.is_empty() || !plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return Err(wrong());
    }
    let marks: Vec<(usize, char)> = plain.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let had_blanks = plain.len() < digits.trim().len();
    let value = match marks.as_slice() {
        [] => read(&plain)?,
        [(at, mark)] => {
            let decimal = read(&format!("0{}.{}0", &plain[..*at], &plain[at + 1..]))?;
            let is_thousands_like = plain.len() - at == 4 && (1..=3).contains(at) && !plain.starts_with('0');
            let whole = || read(&plain.replace(*mark, ""));
            match (notation, mark) {
                _ if !is_thousands_like || had_blanks => decimal,
                (Notation::Swedish, ',') | (Notation::English, '.') => decimal,
                (Notation::English, ',') => whole()?,
                _ => {
                    let whole = whole()?;
                    return Err(NumberError::Ambiguous {
                        text: trimmed.to_owned(),
                        decimal: sign * decimal,
                        whole: sign * whole,
                    });
                }
            }
        }
        [first, .., last] => {
            let is_decimal = first.1 != last.1;
            let (groups, decimals) =
                if is_decimal { (&plain[..last.0], &plain[last.0 + 1..]) } else { (plain.as_str(), "") };
            if !are_thousands(groups, first.1) {
                return Err(wrong());
            }
            read(&format!("{}.{decimals}0", groups.replace(first.1, "")))?
        }
    };
    Ok(sign * value)
}

/// Takes out blanks between thousands; None when they stand elsewhere ("1 2").
fn without_blanks(digits: &str) -> Option<String> {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\'' | '’');
    if !digits.contains(is_blank) {
        return Some(digits.to_owned());
    }
    let whole = digits.split(['.', ',']).next().unwrap_or_default();
    let groups: Vec<&str> = whole.split(is_blank).collect();
    let are_threes = groups.iter().skip(1).all(|g| g.len() == 3) && (1..=3).contains(&groups[0].len());
    let rest = &digits[whole.len()..];
    (are_threes && !rest.contains(is_blank)).then(|| digits.chars().filter(|&c| !is_blank(c)).collect())
}

fn are_thousands(groups: &str, mark: char) -> bool {
    let groups: Vec<&str> = groups.split(mark).collect();
    let all_digits = groups.iter().all(|g| g.bytes().all(|b| b.is_ascii_digit()));
    all_digits && (1..=3).contains(&groups[0].len()) && groups.iter().skip(1).all(|g| g.len() == 3)
}
