//! The words of the interface: Swedish first, English complete. Text stands in `locales/{sv,en}/*.ftl`; a test
//! fails for a key that one language lacks or that no code uses.

use std::{borrow::Cow, collections::HashMap};

use fluent_templates::{fluent_bundle::FluentValue, static_loader};
use jiff::civil::Date;
use unic_langid::{LanguageIdentifier, langid};

mod both;
mod measures;

pub use both::Both;
pub use measures::And;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "sv",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    #[default]
    Swedish,
    English,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::Swedish, Language::English];

    /// The code for `lang` attributes and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Language::Swedish => "sv",
            Language::English => "en",
        }
    }

    /// The language of a code, `None` when it is not one of ours.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        static SV: LanguageIdentifier = langid!("sv");
        static EN: LanguageIdentifier = langid!("en");
        match self {
            Language::Swedish => &SV,
            Language::English => &EN,
        }
    }

    /// Looks a key up.
    ///
    /// A missing key shows itself as `⟦key⟧`; the test of the locale files keeps it from happening.
    #[must_use]
    pub fn t(self, key: &str) -> String {
        self.look_up(key, None).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// Looks up a key that need not be there: a hint that only some questions have.
    #[must_use]
    pub fn find(self, key: &str) -> Option<String> {
        self.look_up(key, None)
    }

    /// In the language itself, and in Swedish what it has not. Pages ask hundreds of times: no list of languages is gone through.
    fn look_up(
        self,
        key: &str,
        args: Option<&HashMap<Cow<'static, str>, FluentValue<'_>>>,
    ) -> Option<String> {
        let in_language =
            |language: Language| LOCALES.lookup_single_language(language.identifier(), key, args).ok();
        in_language(self).or_else(|| in_language(Language::default()))
    }

    /// Looks a key up and fills in its arguments.
    #[must_use]
    pub fn ta(self, key: &str, args: &[(&'static str, FluentValue<'_>)]) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> =
            args.iter().map(|(k, v)| (Cow::Borrowed(*k), v.clone())).collect();
        self.look_up(key, Some(&args)).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// A title; one of a demonstration says so, for whoever reads it apart from our pages.
    #[must_use]
    pub fn marked(self, title: String, example: bool) -> String {
        if example { format!("{title} – {}", self.t("demo-mark")) } else { title }
    }

    /// Picks the text of the language from a pair.
    #[must_use]
    pub fn pick<'a>(self, swedish: &'a str, english: &'a str) -> &'a str {
        match self {
            Language::Swedish => swedish,
            Language::English => english,
        }
    }

    /// A number as people write it: `1 234,5` in Swedish, `1,234.5` in English, without needless decimals.
    #[must_use]
    pub fn number(self, value: f64, decimals: usize) -> String {
        let text = format!("{:.*}", decimals, value.abs());
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let fraction = fraction.trim_end_matches('0');
        let (group, point) = match self {
            Language::Swedish => ("\u{a0}", ","),
            Language::English => (",", "."),
        };
        let mut out = String::new();
        if value < 0.0 && (whole != "0" || !fraction.is_empty()) {
            out.push('\u{2212}');
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 && whole.len() > 3 {
                out.push_str(group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push_str(point);
            out.push_str(fraction);
        }
        out
    }

    /// A date as people write it; the same in both languages.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        date.to_string()
    }

    /// A timestamp as it is kept, to the minute: `2026-11-24 10:32`. In UTC, which the words beside it say.
    #[must_use]
    pub fn moment(self, at: &str) -> String {
        at.get(..16).map_or_else(|| at.to_owned(), |minute| minute.replace('T', " "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        assert_eq!(Language::Swedish.number(1234.5, 3), "1\u{a0}234,5");
        assert_eq!(Language::English.number(1_234_567.0, 1), "1,234,567");
        assert_eq!(Language::Swedish.number(-0.05, 3), "\u{2212}0,05");
        assert_eq!(Language::Swedish.number(-0.0004, 3), "0");
    }
}
