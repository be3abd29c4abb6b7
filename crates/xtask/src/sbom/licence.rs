//! Licences as SPDX expressions. Some crates still write them as Cargo once asked for: `MIT/Apache-2.0`.

use anyhow::bail;

/// What a package states, as an expression.
///
/// # Errors
/// When it is none.
pub(super) fn expression(stated: &str) -> anyhow::Result<String> {
    let spaced = stated.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words: Vec<String> = Vec::new();
    for word in spaced.split_whitespace() {
        words.push(match word {
            "or" => "OR".to_owned(),
            "and" => "AND".to_owned(),
            "with" => "WITH".to_owned(),
            other => other.to_owned(),
        });
    }
    let written = words.join(" ").replace("( ", "(").replace(" )", ")");
    if !is_expression(&written) {
        bail!("'{stated}' is no SPDX expression");
    }
    Ok(written)
}

/// Whether names and operators take turns, and what is opened is closed. Names are not looked up.
pub(super) fn is_expression(text: &str) -> bool {
    let spaced = text.replace('(', " ( ").replace(')', " ) ");
    let (mut open, mut wants_name) = (0_usize, true);
    for word in spaced.split_whitespace() {
        match (word, wants_name) {
            ("(", true) => open += 1,
            (")", false) if open > 0 => open -= 1,
            ("OR" | "AND" | "WITH", false) => wants_name = true,
            ("(" | ")" | "OR" | "AND" | "WITH", _) | (_, false) => return false,
            (name, true) => {
                if !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+')) {
                    return false;
                }
                wants_name = false;
            }
        }
    }
    open == 0 && !wants_name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_ways_of_writing_become_expressions_and_what_is_none_is_refused() {
        for (stated, written) in [
            ("MIT", "MIT"),
            ("MIT/Apache-2.0", "MIT OR Apache-2.0"),
            ("Apache-2.0 / MIT / MPL-2.0", "Apache-2.0 OR MIT OR MPL-2.0"),
            ("MIT or Apache-2.0", "MIT OR Apache-2.0"),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", "(MIT OR Apache-2.0) AND Unicode-3.0"),
            ("Apache-2.0 WITH LLVM-exception", "Apache-2.0 WITH LLVM-exception"),
            ("MPL-2.0+", "MPL-2.0+"),
        ] {
            assert_eq!(expression(stated).expect(stated), written);
        }
        for wrong in ["", "see file", "MIT OR", "OR MIT", "(MIT", "MIT)", "MIT, Apache-2.0", "()"] {
            assert!(expression(wrong).is_err(), "{wrong}");
        }
    }
}
