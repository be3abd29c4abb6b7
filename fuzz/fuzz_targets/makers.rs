//! Files of makers: CSV in any usual encoding, JSON, messages, workbooks. The sheet of a workbook may stand alone; it begins with `<` and is
//! packed here.
#![no_main]

use std::io::Cursor;

use hemtag::{
    makers::import::{
        detail,
        file::{Options, knows},
        join::{self, Reading},
        mapping::MappingFile,
    },
    words::Language,
};
use hemtag_fuzz::{program, worded};
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = program::table(bytes);
    let options = Options { sheet: None, limit: program::LIMIT, knows };
    let reading = Reading { options, mapping: None, name: "f", today: date(2026, 11, 24) };
    match join::read(Cursor::new(file), &reading, &|_| {}) {
        Ok(read) => {
            read.problems.iter().for_each(|problem| worded(&problem.sentence(Language::English)));
            read.doubts.iter().for_each(|doubt| worded(&doubt.sentence(Language::Swedish)));
        }
        Err(problem) => worded(&problem.sentence(Language::English)),
    }
    let text = String::from_utf8_lossy(bytes);
    // What stands in one cell of a table of ours.
    let items = detail::read(&text);
    assert_eq!(detail::read(&detail::write(&items)), items, "a cell says what it said");
    if let Ok(mapping) = MappingFile::read(&text) {
        let written = mapping.write();
        let again = MappingFile::read(&written).unwrap_or_else(|problem| panic!("{problem:?} in {written}"));
        assert_eq!(again.write(), written, "a mapping stays as it is");
    }
});
