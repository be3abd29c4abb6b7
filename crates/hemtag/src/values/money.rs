//! Amounts in kronor as people write them, told exactly in öre.

use funding::{
    Ore,
    money::{LARGEST, minor_units},
};

use crate::words::Language;

/// "1 234 567", "1 234,50 kr", in English also "1,234,567.50 SEK"; never below zero, never above [`LARGEST`], at most two
/// decimals. `None` for anything else.
#[must_use]
pub fn kronor(text: &str, language: Language) -> Option<Ore> {
    let lower = text.trim().to_lowercase();
    let bare = lower.trim_start_matches("sek").trim_end_matches(":-");
    let bare = ["kronor", "kr", "sek"].into_iter().find_map(|unit| bare.strip_suffix(unit)).unwrap_or(bare);
    let minor = match language {
        Language::Swedish => minor_units(bare, ',', None, 2),
        Language::English => minor_units(bare, '.', Some(','), 2),
    };
    minor.map(Ore).filter(|ore| *ore <= LARGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kronor_are_read_exactly_or_not_at_all() {
        let sv = |text: &str| kronor(text, Language::Swedish);
        let en = |text: &str| kronor(text, Language::English);
        assert_eq!(sv("1 234 567"), Some(Ore::kronor(1_234_567)));
        assert_eq!(sv("1\u{a0}234,5 kr"), Some(Ore(123_450)));
        assert_eq!(sv("0"), Some(Ore::ZERO));
        assert_eq!(en("1,234,567.50 SEK"), Some(Ore(123_456_750)));
        assert_eq!(en("1234"), Some(Ore::kronor(1_234)));
        for wrong in
            ["", "-1", "1,234", "12,3,4", "1.5", "tusen", "1e6", "9999999999999999", "12,", "100000000001"]
        {
            assert_eq!(sv(wrong), None, "{wrong}");
        }
        for wrong in ["1,23", "1234,567", ",123", "1.234"] {
            assert_eq!(en(wrong), None, "{wrong}");
        }
    }
}
