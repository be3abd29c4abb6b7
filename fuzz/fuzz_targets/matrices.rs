//! A firm's matrix or list of skills, and a vocabulary that is handed over packed.
#![no_main]

use hemtag::{
    skills::{firm::import::read_file, kept},
    words::Language,
};
use hemtag_fuzz::{packed, program, worded};
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use workforce::map::Scale;

fuzz_target!(|bytes: &[u8]| {
    let scale = Scale::default();
    match read_file(&program::table(bytes), program::LIMIT, &scale, &[], date(2026, 11, 24)) {
        Ok(read) => {
            let highest = scale.highest();
            assert!(read.statements.iter().all(|one| one.level <= highest), "on the scale");
        }
        Err(problem) => worded(&problem.sentence(Language::Swedish)),
    }
    let package =
        if bytes.starts_with(b"PK") { bytes.to_vec() } else { packed(&[("esco-1.2/skills_en.csv", bytes)]) };
    if let Err(faults) = kept::unpack("esco-1.2.zip", &package) {
        assert!(!faults.0.is_empty(), "a refusal has a reason");
        faults.0.iter().for_each(|fault| worded(&kept::told::line(Language::Swedish, fault)));
    }
});
