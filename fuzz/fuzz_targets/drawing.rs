//! DXF: outlines of a cut sheet.
#![no_main]

use hemtag_fuzz::part::{no_solids, read_as};
use libfuzzer_sys::{Corpus, fuzz_target};
use part::read::Format;

fuzz_target!(|bytes: &[u8]| -> Corpus { read_as(Format::Dxf, bytes, no_solids) });
