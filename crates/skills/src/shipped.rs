//! The vocabulary that comes with the program: ESCO's English labels. Its source and terms stand in data/SOURCES.md.

use std::io::Read;

use crate::{Scheme, read};

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

/// Preferred and alternative labels of 13,412 concepts, and 1,282 occupations of industry with what they ask for.
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
    folder.schemes.into_iter().next().expect("the files are a scheme")
}

#[cfg(test)]
mod tests {
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
