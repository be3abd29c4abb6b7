//! Files that are handed over beside a case: their kind by content, drawings, and what is sealed.
#![no_main]

use hemtag::{cases, parts, sealed::Keys};
use hemtag_fuzz::program;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    drop(cases::model::kind_of(bytes));
    drop(parts::drawings::format(bytes));
    let _ = parts::drawings::is_encrypted(bytes);
    let keys = Keys::for_now();
    assert!(keys.open("x", bytes, program::LIMIT).is_err(), "only what was sealed opens");
});
