//! STEP with its solids, which Open CASCADE reads, in one process with the fuzzer and without the worker's limits but those of the
//! fuzzer. Open CASCADE itself is not built with counters: coverage is that of the code around it.
#![no_main]

use hemtag_fuzz::part::read_as;
use libfuzzer_sys::{Corpus, fuzz_target};
use part::read::Format;
use part_worker::occ;

fuzz_target!(|bytes: &[u8]| -> Corpus { read_as(Format::Step, bytes, occ::read) });
