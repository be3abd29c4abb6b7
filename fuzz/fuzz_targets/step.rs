//! STEP: its text, units, tolerances, threads and triangles. Its solids: `solids`.
#![no_main]

use hemtag_fuzz::part::{no_solids, read_as};
use libfuzzer_sys::{Corpus, fuzz_target};
use part::read::Format;

fuzz_target!(|bytes: &[u8]| -> Corpus { read_as(Format::Step, bytes, no_solids) });
