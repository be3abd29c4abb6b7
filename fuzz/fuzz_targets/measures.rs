//! The table of what measures for skills usually cost.
#![no_main]

use hemtag_fuzz::worded;
use libfuzzer_sys::fuzz_target;
use workforce::plan;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    match plan::read(&text) {
        Ok(usual) => {
            assert!(
                usual.iter().all(|figure| 0 <= figure.cost.low && figure.cost.low < figure.cost.high),
                "a range"
            );
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "a refusal has a reason");
            problems.iter().for_each(|problem| worded(&problem.to_string()));
        }
    }
});
