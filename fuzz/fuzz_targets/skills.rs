//! A folder of a vocabulary of skills: ESCO's own files, lists of its labels, the Swedish taxonomy. Several files in one text; see
//! `hemtag_fuzz::files`.
#![no_main]

use std::collections::HashSet;

use hemtag_fuzz::{files, worded};
use libfuzzer_sys::{Corpus, fuzz_target};
use skills::{
    LabelKind, Scheme,
    link::{Linker, Options},
    read::{File, folder},
};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let mut files: Vec<File> = files(bytes).into_iter().map(|(name, bytes)| File { name, bytes }).collect();
    if files.is_empty() {
        return Corpus::Reject;
    }
    let read = folder(&files, Some("1.2"));
    match &read {
        Ok(folder) => folder.schemes.iter().for_each(whole),
        Err(faults) => {
            assert!(!faults.0.is_empty(), "a refusal has a reason");
            faults.0.iter().for_each(|fault| worded(&fault.problem.to_string()));
        }
    }
    // The order of a folder says nothing; of files that are called the same it does.
    let names: HashSet<&String> = files.iter().map(|file| &file.name).collect();
    if names.len() == files.len() {
        files.reverse();
        assert_eq!(folder(&files, Some("1.2")).is_ok(), read.is_ok(), "in whatever order the files come");
    }
    Corpus::Keep
});

/// Nothing of a scheme points at what is not there, and texts are linked to it.
fn whole(scheme: &Scheme) {
    let ids = scheme.by_id();
    assert_eq!(ids.len(), scheme.concepts.len(), "each concept stands once");
    for concept in &scheme.concepts {
        assert!(concept.broader.iter().all(|id| ids.contains_key(id.as_str())), "{concept:?}");
        let preferred = concept.labels.iter().filter(|label| label.kind == LabelKind::Preferred);
        let mut languages = HashSet::new();
        assert!(preferred.map(|label| label.language).all(|one| languages.insert(one)), "{concept:?}");
    }
    for occupation in &scheme.occupations {
        assert!(
            occupation.requirements.iter().all(|one| ids.contains_key(one.skill.as_str())),
            "{occupation:?}"
        );
    }
    let linker = Linker::new(&[scheme], Options::default());
    for text in scheme.concepts.iter().take(3).map(|concept| concept.label(skills::LanguageCode::ENGLISH)) {
        let link = linker.link(text);
        assert!(
            link.candidates.iter().all(|candidate| (0.0..=1.0 + 1e-6).contains(&candidate.score)),
            "{link:?}"
        );
    }
}
