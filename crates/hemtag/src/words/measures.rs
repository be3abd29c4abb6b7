//! Measures as people write them: lengths in millimetres, masses in grams or kilograms, tolerances as ± with
//! their grade, series in pieces. One place, so that a page, the terminal and a downloaded table agree.

use fluent_templates::fluent_bundle::FluentValue;
use funding::Ore;
use jiff::Timestamp;
use vocabulary::{Length, Mass, MilliGrade, Vocabulary};

use super::Language;
use crate::clock::stockholm;

impl Language {
    /// The same language, as the vocabularies name it.
    #[must_use]
    pub const fn of_terms(self) -> vocabulary::Language {
        match self {
            Language::Swedish => vocabulary::Language::Sv,
            Language::English => vocabulary::Language::En,
        }
    }

    /// A whole number with its thousands set apart.
    #[must_use]
    pub fn whole(self, value: impl Into<u64>) -> String {
        let value = value.into();
        #[expect(clippy::cast_precision_loss, reason = "counts and pieces are far below 2^53")]
        self.number(value as f64, 0)
    }

    /// A county by its code ("06"); the code itself where there is none such.
    #[must_use]
    pub fn county(self, code: &str) -> String {
        let county = Vocabulary::embedded().places().county(code);
        county.map_or_else(|| code.to_owned(), |c| self.pick(&c.name_sv, &c.name_en).to_owned())
    }

    /// "1 234 567 kr", "12,50 kr"; in English "SEK 1,234,567". Öre only where there are some.
    #[must_use]
    pub fn kronor(self, amount: Ore) -> String {
        let text = self.kronor_bare(amount);
        match self {
            Language::Swedish => format!("{text}\u{a0}kr"),
            Language::English => format!("SEK\u{a0}{text}"),
        }
    }

    /// The same without the currency: for columns and fields that say it themselves.
    #[must_use]
    pub fn kronor_bare(self, amount: Ore) -> String {
        self.hundredths(amount.0)
    }

    /// Hundredths of a unit, exactly: "87 439,34", "300 000".
    #[must_use]
    pub fn hundredths(self, hundredths: i64) -> String {
        let all = hundredths.unsigned_abs();
        let sign = if hundredths < 0 { "\u{2212}" } else { "" };
        let (whole, part) = (self.whole(all / 100), all % 100);
        let point = self.pick(",", ".");
        if part == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}{point}{part:02}") }
    }

    /// A moment in Sweden to the minute: `2026-11-24 11:32`.
    #[must_use]
    pub fn in_sweden(self, at: Timestamp) -> String {
        at.to_zoned(stockholm()).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// "120 mm", "0,02 mm".
    #[must_use]
    pub fn length(self, length: Length) -> String {
        format!("{}\u{a0}mm", self.number(length.mm(), 3))
    }

    /// "200 × 100 × 50 mm", the longest side first.
    #[must_use]
    pub fn sides(self, sides: [Length; 3]) -> String {
        let mut sides = sides;
        sides.sort_unstable_by(|a, b| b.cmp(a));
        let [a, b, c] = sides.map(|side| self.number(side.mm(), 3));
        format!("{a} × {b} × {c}\u{a0}mm")
    }

    /// "Ø 80 × 200 mm".
    #[must_use]
    pub fn round(self, diameter: Length, length: Length) -> String {
        format!("Ø\u{a0}{} × {}\u{a0}mm", self.number(diameter.mm(), 3), self.number(length.mm(), 3))
    }

    /// "350 g", "12,5 kg".
    #[must_use]
    pub fn mass(self, mass: Mass) -> String {
        if mass.mg() < 1_000_000 {
            format!("{}\u{a0}g", self.number(mass.kg() * 1000.0, 3))
        } else {
            format!("{}\u{a0}kg", self.number(mass.kg(), 3))
        }
    }

    /// A total width as the deviation on a drawing: 0,04 mm wide is "±0,02 mm".
    #[must_use]
    pub fn deviation(self, width: Length) -> String {
        format!("±{}\u{a0}mm", self.number(width.mm() / 2.0, 4))
    }

    /// "IT7"; between two grades the finer one with a sign that it is a little coarser: "IT7+".
    #[must_use]
    pub fn grade(self, grade: MilliGrade) -> String {
        let MilliGrade(milli) = grade;
        format!("IT{}{}", milli / 1000, if milli % 1000 == 0 { "" } else { "+" })
    }

    /// "500 st", "500 pcs".
    #[must_use]
    pub fn pieces(self, pieces: u32) -> String {
        self.ta("measure-pieces", &[("n", self.whole(pieces).into())])
    }

    /// "14 dagar".
    #[must_use]
    pub fn days(self, days: u32) -> String {
        self.ta("measure-days", &[("count", days.into()), ("n", self.whole(days).into())])
    }

    /// "40 timmar".
    #[must_use]
    pub fn hours(self, hours: u32) -> String {
        self.ta("measure-hours", &[("count", hours.into()), ("n", self.whole(hours).into())])
    }

    /// "85 km".
    #[must_use]
    pub fn kilometres(self, km: u16) -> String {
        format!("{}\u{a0}km", self.whole(km))
    }

    /// Things in a row: "a, b och c".
    #[must_use]
    pub fn list(self, things: &[String], and: And) -> String {
        let word = self.t(match and {
            And::And => "list-and",
            And::Or => "list-or",
        });
        match things {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
        }
    }

    /// The size of a file: "340 kB", "1,2 MB"; thousands, not 1,024.
    #[must_use]
    pub fn file_size(self, bytes: u64) -> String {
        if bytes < 1_000_000 {
            return format!("{}\u{a0}kB", self.whole(bytes.div_ceil(1000)));
        }
        #[expect(clippy::cast_precision_loss, reason = "sizes of files are far below 2^53")]
        let megabytes = bytes as f64 / 1e6;
        format!("{}\u{a0}MB", self.number(megabytes, 1))
    }

    /// A counted noun: looks up `key` with `count` for the plural and `n` for the number as written.
    #[must_use]
    pub fn counted(self, key: &str, count: u64) -> String {
        let written: FluentValue<'_> = self.whole(count).into();
        self.ta(key, &[("count", count.into()), ("n", written)])
    }
}

/// The word before the last thing of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum And {
    And,
    Or,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_width_is_told_as_the_deviation_on_a_drawing() {
        assert_eq!(Language::Swedish.deviation(Length::from_um(40)), "±0,02\u{a0}mm");
        assert_eq!(Language::English.deviation(Length::from_um(35)), "±0.0175\u{a0}mm");
    }

    #[test]
    fn light_parts_are_told_in_grams_and_heavy_ones_in_kilograms() {
        assert_eq!(Language::Swedish.mass(Mass::from_mg(350_000)), "350\u{a0}g");
        assert_eq!(Language::Swedish.mass(Mass::from_mg(12_500_000)), "12,5\u{a0}kg");
    }

    #[test]
    fn a_grade_between_two_shows_that_it_is_between() {
        assert_eq!(Language::Swedish.grade(MilliGrade(7000)), "IT7");
        assert_eq!(Language::Swedish.grade(MilliGrade(7400)), "IT7+");
    }

    #[test]
    fn lists_end_with_a_word_and_counts_bend_their_noun() {
        let three = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(Language::Swedish.list(&three, And::And), "a, b och c");
        assert_eq!(Language::English.list(&three[..2], And::Or), "a or b");
        assert_eq!(Language::Swedish.days(1), "1 dag");
        assert_eq!(Language::English.days(14), "14 days");
    }
}
