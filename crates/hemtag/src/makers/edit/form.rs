//! The fields of a part's form, as plain data: what is asked, in which order, and what may be chosen.

use jiff::civil::Date;
use vocabulary::Vocabulary;

use super::{Part, Problems, Typed, certificate, evidence, not_held, offer, organisation, site, weeks};
use crate::{
    http::components::OptionGroup,
    makers::model::{Level, Maker, Subject},
    words::Language,
};

/// One field.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) input: Input,
}

#[derive(Debug, Clone)]
pub(super) enum Input {
    Text,
    Whole,
    Date,
    Lines(u8),
    /// One of a list; the words of the empty choice.
    Choice {
        none: Option<String>,
        groups: Vec<OptionGroup>,
    },
    /// Any of a few: value and words.
    Checks(Vec<(String, String)>),
    /// Fields side by side, under a heading of their own.
    Group(Vec<Row>),
    /// Many small groups, in columns where there is room.
    Many(Vec<Row>),
}

impl Row {
    /// A field whose words stand in the locale under `edit-{name}`; `hint` when there is one of them too.
    pub(super) fn new(language: Language, name: &str, input: Input, hint: bool) -> Row {
        let key = format!("edit-{}", name.replace('_', "-"));
        Row {
            name: name.to_owned(),
            label: language.t(&key),
            hint: hint.then(|| language.t(&format!("{key}-hint"))),
            input,
        }
    }
}

/// Choices without groups.
pub(super) fn plain(options: Vec<(String, String)>) -> Vec<OptionGroup> {
    vec![OptionGroup { label: String::new(), options }]
}

/// How, when and by whom something is known.
pub(super) fn evidence_rows(language: Language) -> Vec<Row> {
    let levels = Level::ALL.map(|level| (level.code().to_owned(), level_word(language, level))).to_vec();
    vec![
        Row::new(language, "level", Input::Choice { none: None, groups: plain(levels) }, false),
        Row::new(language, "on", Input::Date, false),
        Row::new(language, "by", Input::Text, true),
    ]
}

pub(super) fn level_word(language: Language, level: Level) -> String {
    language.t(&format!("evidence-{}", level.code().replace('_', "-")))
}

/// The sites to choose among: number and place.
pub(super) fn sites(language: Language, maker: &Maker) -> Vec<(String, String)> {
    maker.sites.iter().map(|site| (site.id.to_string(), site_name(language, site))).collect()
}

/// What a site is called: its name with its place, or its place alone.
pub(crate) fn site_name(language: Language, site: &crate::makers::model::Site) -> String {
    let kommun = site.kommun.as_deref().and_then(|code| Vocabulary::embedded().places().kommun(code));
    let place = kommun
        .map(|k| k.name.clone())
        .or_else(|| site.locality.clone())
        .or_else(|| site.place_as_stated.clone())
        .unwrap_or_else(|| language.t("place-not-stated"));
    match &site.name {
        Some(name) => format!("{name}, {place}"),
        None => place,
    }
}

/// The fields of a part. Empty for a part that has no form.
pub(super) fn rows(language: Language, maker: &Maker, part: Part, today: Date) -> Vec<Row> {
    match part {
        Part::Maker => Vec::new(),
        Part::Organisation => organisation::rows(language),
        Part::Site(_) => site::rows(language),
        Part::Offer(_) => offer::rows(language, maker),
        Part::Certificate(_) => certificate::rows(language, maker),
        Part::NotHeld(_) => not_held::rows(language),
        Part::Weeks(_) => weeks::rows(language, today),
        Part::Evidence(id) => evidence::rows(language, maker, id),
    }
}

/// What weeks and evidence are of, where the form itself does not say.
pub(super) fn about(language: Language, maker: &Maker, part: Part) -> Option<String> {
    match part {
        Part::Weeks(id) | Part::Evidence(Subject::Offer(id)) => {
            let process = offer::find(maker, id)?.1.process;
            Some(Vocabulary::embedded().processes().get(process).name(language.of_terms()).to_owned())
        }
        Part::Evidence(Subject::Site(id)) => {
            Some(site_name(language, maker.sites.iter().find(|site| site.id == id)?))
        }
        _ => None,
    }
}

/// What a part holds now, as it would be typed; `None` when the maker has no such part.
pub(crate) fn filled(maker: &Maker, part: Part, today: Date) -> Option<Typed> {
    match part {
        Part::Maker => Some(Typed::default()),
        Part::Organisation => Some(organisation::fill(maker)),
        Part::Site(id) => site::fill(maker, id),
        Part::Offer(id) => offer::fill(maker, id, today),
        Part::Certificate(at) => certificate::fill(maker, at, today),
        Part::NotHeld(at) => not_held::fill(maker, at, today),
        Part::Weeks(id) => weeks::fill(maker, id, today),
        Part::Evidence(id) => evidence::fill(maker, id),
    }
}

/// Reads what was typed into a part of the maker.
///
/// # Errors
/// All that is wrong, field by field; the maker is then half changed and must be thrown away.
pub(crate) fn apply(maker: &mut Maker, part: Part, typed: &Typed, today: Date) -> Result<(), Problems> {
    match part {
        Part::Maker => Ok(()),
        Part::Organisation => organisation::apply(maker, typed, today),
        Part::Site(id) => site::apply(maker, id, typed),
        Part::Offer(id) => offer::apply(maker, id, typed, today),
        Part::Certificate(at) => certificate::apply(maker, at, typed, today),
        Part::NotHeld(at) => not_held::apply(maker, at, typed, today),
        Part::Weeks(id) => weeks::apply(maker, id, typed, today),
        Part::Evidence(id) => evidence::apply(maker, id, typed, today),
    }
}
