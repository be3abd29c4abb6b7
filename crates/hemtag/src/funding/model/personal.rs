//! Whether a text has what a person is known by: a Swedish personal identity number (or coordination number), or an address of
//! e-mail. Where only headcounts belong, such a text is refused.

use serde::{Deserialize, Serialize};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Personal {
    Number,
    Email,
}

/// The first of it in a text.
#[must_use]
pub fn personal(text: &str) -> Option<Personal> {
    if has_number(text) {
        return Some(Personal::Number);
    }
    has_email(text).then_some(Personal::Email)
}

fn has_email(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')')).any(|word| {
        let Some((local, host)) = word.split_once('@') else { return false };
        let host = host.trim_end_matches(['.', ':', '!', '?']);
        let parts: Vec<&str> = host.split('.').collect();
        !local.is_empty() && parts.len() > 1 && parts.iter().all(|part| !part.is_empty())
    })
}

/// Ten or twelve digits, with or without a hyphen, plus or blank before the last four, of which the first six are a day (of a
/// coordination number, sixty days later) and the last is the check digit. An organisation number's third digit is at least 2, so
/// that it is no month.
fn has_number(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() || (at > 0 && chars[at - 1].is_ascii_digit()) {
            at += 1;
            continue;
        }
        let mut digits = Vec::new();
        let mut i = at;
        while i < chars.len() {
            match chars[i] {
                c if c.is_ascii_digit() => digits.push(c.to_digit(10).unwrap_or(0)),
                '-' | '+' | '\u{2013}' | ' ' | '\u{a0}'
                    if matches!(digits.len(), 6 | 8)
                        && chars.get(i + 1).is_some_and(char::is_ascii_digit) => {}
                _ => break,
            }
            i += 1;
        }
        let number = match digits.len() {
            10 => Some(&digits[..]),
            12 if matches!((digits[0], digits[1]), (1, 8 | 9) | (2, 0)) => Some(&digits[2..]),
            _ => None,
        };
        if number.is_some_and(is_number) {
            return true;
        }
        at += 1;
    }
    false
}

fn is_number(digits: &[u32]) -> bool {
    let month = digits[2] * 10 + digits[3];
    let day = digits[4] * 10 + digits[5];
    let is_day = (1..=31).contains(&day) || (61..=91).contains(&day);
    if !(1..=12).contains(&month) || !is_day {
        return false;
    }
    let sum: u32 = digits
        .iter()
        .enumerate()
        .map(|(at, digit)| {
            let product = digit * if at % 2 == 0 { 2 } else { 1 };
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 19121212-1212 is the number that the Swedish Tax Agency uses as an example.
    #[test]
    fn numbers_of_persons_are_known_however_they_are_written() {
        for text in [
            "121212-1212",
            "191212121212",
            "19121212-1212",
            "Kim 121212+1212.",
            "121212 1212",
            "se 1212121212;",
        ] {
            assert_eq!(personal(text), Some(Personal::Number), "{text}");
        }
        // The same day as a coordination number: 12 + 60 = 72, with its own check digit.
        assert_eq!(personal("121272-1219"), Some(Personal::Number));
        for text in [
            "559999-9900",
            "121212-1213",
            "12 svetsare, 4 veckor",
            "2027-03-01 till 2027-06-30",
            "1 250 000 kr",
            "",
        ] {
            assert_eq!(personal(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_are_known() {
        assert_eq!(personal("skriv till kim.ek@example.se."), Some(Personal::Email));
        assert_eq!(personal("<kim@example.se>"), Some(Personal::Email));
        for text in ["@home", "5 st @ 200 kr", "kim@", "a@b"] {
            assert_eq!(personal(text), None, "{text}");
        }
    }
}
