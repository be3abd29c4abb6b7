//! What the reader asks beside the need, as it stands in the address: numbers, a country to compare with, levers that are
//! moved, factors that are left out, the version of the figures.

use strategy::{Assumed, Lever, Place};
use vocabulary::{Notation, parse_number_in};

use crate::{
    http::{Typed, components::FieldErrors},
    strategy::Wish,
    words::Language,
};

/// The fields of the address, as they were sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked(Typed);

/// The fields that are kept in links, levers aside.
const FIELDS: [&str; 5] = ["quantities", "abroad", "made_in", "part", "version"];

impl Asked {
    pub(super) fn of_query(query: Option<&str>) -> Asked {
        Asked(Typed::of_body(query.unwrap_or_default()))
    }

    pub(super) fn text(&self, name: &str) -> &str {
        self.0.text(name)
    }

    pub(super) fn skips(&self, factor: &str) -> bool {
        self.0.has("skip", factor)
    }

    pub(super) fn skips_any(&self) -> bool {
        !self.0.all("skip").is_empty()
    }

    /// The lever's per cent; 100 where it is not moved, or stands at what is no per cent.
    pub(super) fn percent(&self, lever: Lever) -> u16 {
        self.text(lever.code()).parse().unwrap_or(100)
    }

    /// What it means, or what is wrong with it.
    pub(super) fn wish(&self, language: Language) -> Result<Wish, FieldErrors> {
        let mut errors = FieldErrors::new();
        let quantities = numbers(self.text("quantities"), language).unwrap_or_else(|text| {
            errors.add("quantities", language.ta("strategy-not-pieces", &[("text", text.into())]));
            Vec::new()
        });
        let mut assumed = Assumed::default();
        for lever in Lever::ALL {
            let text = self.text(lever.code());
            let is_taken = text.is_empty() || text.parse().is_ok_and(|percent| assumed.put(lever, percent));
            if !is_taken {
                errors.add(lever.code(), language.ta("strategy-not-percent", &[("text", text.into())]));
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Wish {
            quantities,
            abroad: self.0.given("abroad").map(str::to_uppercase),
            made_in: match self.text("made_in") {
                "home" => Some(Place::Home),
                "abroad" => Some(Place::Abroad),
                _ => None,
            },
            skip: self.0.all("skip").to_vec(),
            part: self.text("part").parse::<usize>().unwrap_or(1).saturating_sub(1),
            shape: None,
            assumed,
            quick: self.0.has("quick", "1"),
            version: self.0.given("version").map(str::to_owned),
        })
    }

    /// The same as a query, what is empty or as usual left out.
    pub(super) fn query(&self) -> String {
        self.written(true)
    }

    /// The query without levers: what the page is when they stand as usual again.
    pub(super) fn query_without_levers(&self) -> String {
        self.written(false)
    }

    /// The query without levers, left-out factors and version.
    pub(super) fn query_as_usual(&self) -> String {
        let mut usual = self.clone();
        usual.0.0.retain(|name, _| ["quantities", "abroad", "made_in", "part"].contains(&name.as_str()));
        usual.query()
    }

    /// The query with the figures' version in it, so that the answer stays.
    pub(super) fn query_with_version(&self, version: &str) -> String {
        let mut kept = self.clone();
        kept.0.set("version", version);
        kept.query()
    }

    fn written(&self, with_levers: bool) -> String {
        let mut pairs: Vec<(&str, String)> = FIELDS.map(|name| (name, self.text(name).to_owned())).into();
        if with_levers {
            let moved = Lever::ALL.into_iter().filter(|lever| self.percent(*lever) != 100);
            pairs.extend(moved.map(|lever| (lever.code(), self.percent(lever).to_string())));
        }
        pairs.extend(self.0.all("skip").iter().map(|factor| ("skip", factor.clone())));
        pairs.retain(|(_, value)| !value.is_empty());
        serde_html_form::to_string(pairs).unwrap_or_default()
    }
}

/// Numbers of pieces, set apart by commas or semicolons. Thousands may be written as the language writes them; in English
/// "1,000" is one number where that is how thousands are written, and "1,10,100" are three.
fn numbers(text: &str, language: Language) -> Result<Vec<u32>, String> {
    let (notation, apart): (_, &[char]) = match language {
        Language::English => (Notation::English, &[';', '\n', ' ']),
        Language::Swedish => (Notation::Swedish, &[';', '\n', ',']),
    };
    let whole = |text: &str| {
        let number = parse_number_in(notation, text).ok()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
        (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
    };
    let mut found = Vec::new();
    for part in
        text.split(apart).map(|part| part.trim().trim_end_matches(',')).filter(|part| !part.is_empty())
    {
        match whole(part) {
            Some(number) => found.push(number),
            None => {
                for part in part.split(',') {
                    found.push(whole(part.trim()).ok_or_else(|| part.trim().to_owned())?);
                }
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_stands_in_the_address_and_comes_back() {
        let query = "quantities=1%3B100&abroad=cn&wage_home=120&tools=100&skip=brand&skip=duty";
        let asked = Asked::of_query(Some(query));
        let wish = asked.wish(Language::Swedish).unwrap();
        assert_eq!((wish.quantities.as_slice(), wish.abroad.as_deref()), ([1, 100].as_slice(), Some("CN")));
        assert_eq!(wish.skip, ["brand", "duty"]);
        assert_eq!(wish.assumed.iter().collect::<Vec<_>>(), [(Lever::WageHome, 120)]);
        let again = Asked::of_query(Some(&asked.query()));
        assert_eq!(again.wish(Language::Swedish), Ok(wish));
        assert!(!asked.query_without_levers().contains("wage_home"));
    }

    #[test]
    fn a_lever_beyond_its_ends_is_told_at_its_field() {
        for text in ["5", "900", "much", "-1"] {
            let asked = Asked::of_query(Some(&format!("material={text}")));
            let errors = asked.wish(Language::English).unwrap_err();
            assert!(errors.of("material").is_some(), "{text}");
        }
    }
    #[test]
    fn numbers_are_read_as_each_language_writes_them() {
        let swedish = |text| numbers(text, Language::Swedish);
        let english = |text| numbers(text, Language::English);
        assert_eq!(swedish("1, 10, 10 000"), Ok(vec![1, 10, 10_000]));
        assert_eq!(swedish("1;100\n1000"), Ok(vec![1, 100, 1000]));
        assert_eq!(english("1, 10, 10,000"), Ok(vec![1, 10, 10_000]));
        assert_eq!(english("1,10,100"), Ok(vec![1, 10, 100]));
        assert_eq!(swedish("tio"), Err("tio".to_owned()));
        assert_eq!(english("1.5"), Err("1.5".to_owned()));
        assert_eq!(swedish(""), Ok(vec![]));
    }
}
