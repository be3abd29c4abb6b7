//! Terms and places: found by what people call them, and mentioned in a text.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use vocabulary::{Kind, Vocabulary};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    // Each word is compared with all that are known.
    if bytes.len() > 400 {
        return Corpus::Reject;
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.as_ref();
    let vocabulary = Vocabulary::embedded();
    for kind in [Kind::Process, Kind::Material, Kind::Certificate] {
        drop(vocabulary.find(kind, text));
    }
    drop(vocabulary.find_place(text));
    drop(vocabulary.find_kommun(text));
    for mention in vocabulary.mentions(text) {
        assert!(text.get(mention.span).is_some_and(|word| !word.is_empty()), "it stands in the text");
        assert!(text.get(mention.sentence).is_some(), "so does what is around it");
    }
    Corpus::Keep
});
