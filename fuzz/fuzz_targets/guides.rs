//! Guides in Markdown, which become pages.
#![no_main]

use hemtag::{guides::markdown::render, words::Language};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let page = render(Language::Swedish, &text).content.into_string();
    let plain = page.to_lowercase();
    assert!(!plain.contains("<script") && !plain.contains("href=\"javascript:"), "nothing that runs: {page}");
});
