//! The vocabulary that comes with the program: ESCO's English labels, and Swedish ones that this project wrote for the skills
//! of industry. Their sources and terms stand in data/SOURCES.md.

use std::{collections::HashMap, io::Read, sync::LazyLock};

use crate::{Label, LabelKind, LanguageCode, Scheme, read, words::plain};

/// The version of ESCO whose labels these are.
pub const VERSION: &str = "1.1.1";

/// How many concepts and occupations it has.
pub const CONCEPTS: usize = 13_412;
pub const OCCUPATIONS: usize = 1_282;

/// What whoever shows ESCO's words must say (Commission Decision 2011/833/EU asks for the source).
pub const ACKNOWLEDGEMENT: &str = "ESCO, © European Union, ec.europa.eu/esco";

macro_rules! file {
    ($name:literal) => {
        (
            $name,
            include_bytes!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../data/skills/esco-1.1.1/",
                $name,
                ".gz"
            ))
            .as_slice(),
        )
    };
}

/// Swedish names of skills that this project wrote, beside the English label they stand for (`also_sv`: parted by `;`).
const SWEDISH: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/skills/labels_sv.csv"));

/// A Swedish name of this project's own for a skill of ESCO.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSwedish {
    pub name: String,
    /// What the trade says besides.
    pub also: Vec<String>,
}

/// This project's own Swedish names, by the last part of the concept's address.
///
/// # Panics
/// Never: a test reads the table.
#[must_use]
pub fn own_swedish() -> &'static HashMap<String, OwnSwedish> {
    static OWN: LazyLock<HashMap<String, OwnSwedish>> = LazyLock::new(|| {
        let mut reader = csv::Reader::from_reader(SWEDISH.as_bytes());
        let heads = reader.headers().expect("the table has heads").clone();
        let at = |head: &str| heads.iter().position(|there| there == head).expect("the table has its heads");
        let (id, name, also) = (at("id"), at("label_sv"), at("also_sv"));
        reader
            .records()
            .map(|row| {
                let row = row.expect("a row has as many cells as there are heads");
                let also = row[also].split(';').map(str::trim).filter(|text| !text.is_empty());
                let own =
                    OwnSwedish { name: row[name].trim().to_owned(), also: also.map(str::to_owned).collect() };
                (row[id].to_owned(), own)
            })
            .collect()
    });
    &OWN
}

/// Gives the concepts of a version of ESCO this project's Swedish names: as preferred label where the version has none in
/// Swedish, else as another. Texts are linked by them, and they are shown; [`own_swedish`] says which are not ESCO's.
pub fn name_in_swedish(scheme: &mut Scheme) {
    if scheme.name != "esco" {
        return;
    }
    for concept in &mut scheme.concepts {
        let key = concept.id.rsplit('/').next().unwrap_or_default();
        let Some(own) = own_swedish().get(key) else { continue };
        for text in std::iter::once(&own.name).chain(&own.also) {
            let in_swedish = || concept.labels.iter().filter(|label| label.language == LanguageCode::SWEDISH);
            if in_swedish().any(|label| plain(&label.text) == plain(text)) {
                continue;
            }
            let has_preferred = in_swedish().any(|label| label.kind == LabelKind::Preferred);
            let kind = if has_preferred { LabelKind::Alternative } else { LabelKind::Preferred };
            concept.labels.push(Label { language: LanguageCode::SWEDISH, kind, text: text.clone() });
        }
    }
}

/// Preferred and alternative labels of 13,412 concepts in English and this project's in Swedish, and 1,282 occupations of
/// industry with what they ask for.
///
/// # Panics
/// Never: a test reads them.
#[must_use]
pub fn esco() -> Scheme {
    let files: Vec<read::File> =
        [file!("skills_en.csv"), file!("skills_alt_en.csv"), file!("occupations_industry.csv")]
            .into_iter()
            .map(|(name, packed)| {
                let mut bytes = Vec::new();
                flate2::read::GzDecoder::new(packed)
                    .read_to_end(&mut bytes)
                    .expect("the file is packed whole");
                read::File { name: name.to_owned(), bytes }
            })
            .collect();
    let folder = read::folder(&files, Some(VERSION)).expect("the files are whole");
    let mut esco = folder.schemes.into_iter().next().expect("the files are a scheme");
    name_in_swedish(&mut esco);
    esco
}

#[cfg(test)]
mod tests {
    use crate::{Label, LabelKind, LanguageCode};

    #[test]
    fn own_swedish_names_stand_behind_those_of_the_version() {
        let swedish = |esco: &crate::Scheme| -> Vec<(LabelKind, String)> {
            let concept =
                esco.concepts.iter().find(|one| one.label(LanguageCode::ENGLISH) == "welding techniques");
            let labels = &concept.expect("welders know some").labels;
            let swedish = labels.iter().filter(|label| label.language == LanguageCode::SWEDISH);
            swedish.map(|label| (label.kind, label.text.clone())).collect()
        };
        let mut esco = super::esco();
        let ours = swedish(&esco);
        assert_eq!(ours[0], (LabelKind::Preferred, "svetsmetoder".to_owned()));
        assert!(ours[1..].contains(&(LabelKind::Alternative, "svetsning".to_owned())), "{ours:?}");
        super::name_in_swedish(&mut esco);
        assert_eq!(swedish(&esco), ours, "twice is as once");
        let named: usize = esco
            .concepts
            .iter()
            .filter(|one| one.labels.iter().any(|label| label.language == LanguageCode::SWEDISH))
            .count();
        assert_eq!(named, super::own_swedish().len(), "each name of ours is of a concept that is shipped");
        // A version with Swedish labels keeps its own preferred one.
        for concept in &mut esco.concepts {
            concept.labels.retain(|label| label.language == LanguageCode::ENGLISH);
            let text = "svetsteknik enligt ESCO".to_owned();
            let (language, kind) = (LanguageCode::SWEDISH, LabelKind::Preferred);
            concept.labels.push(Label { language, kind, text });
        }
        super::name_in_swedish(&mut esco);
        let both = swedish(&esco);
        assert_eq!(both[0], (LabelKind::Preferred, "svetsteknik enligt ESCO".to_owned()));
        assert!(both[1..].iter().all(|(kind, _)| *kind == LabelKind::Alternative), "{both:?}");
    }

    #[test]
    fn what_is_shipped_is_read() {
        let esco = super::esco();
        assert_eq!(esco.concepts.len(), super::CONCEPTS);
        assert_eq!(esco.occupations.len(), super::OCCUPATIONS);
        assert!(
            esco.occupations.iter().all(|occupation| !occupation.requirements.is_empty()),
            "{:?}",
            esco.notes
        );
    }
}
