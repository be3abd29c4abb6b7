//! Export of makers: every field of every offer, as CSV, XLSX, JSON and Open Know-Where.

/// The signs that a spreadsheet takes for the beginning of a formula.
const FORMULA_SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// True for a text that begins like a formula, after any apostrophes.
#[must_use]
pub fn is_neutralised(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA_SIGNS)
}
