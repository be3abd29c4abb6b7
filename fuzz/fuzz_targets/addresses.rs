//! Addresses of mail, domains, and cookies: what is typed into a form, and what a browser sends. That the pages answer to them is tried
//! through the router by the test `any_bytes`.
#![no_main]

use hemtag::{
    http::context,
    people::{SESSION, model},
};
use http::{HeaderMap, HeaderValue, header::COOKIE};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    if let Some(address) = model::address(&text) {
        assert_eq!(
            model::address(&address).as_deref(),
            Some(address.as_str()),
            "it is kept as it would be again"
        );
        assert!(
            address.len() <= 254 && !address.contains(['\r', '\n', '<', '>', ',']),
            "no other line, no second address"
        );
        let domain = model::domain(&address);
        assert!(address.ends_with(domain) && domain.contains('.'));
        let _ = model::is_at_domain_of(&address, &text);
        let _ = model::is_at_domain_of(&address, domain);
    }
    let _ = model::domain(&text);
    let _ = model::password(&text, &[&text]);
    let Ok(value) = HeaderValue::from_bytes(bytes) else { return };
    let mut headers = HeaderMap::new();
    headers.append(COOKIE, value);
    for name in [SESSION, context::SIGNED_IN, context::NEED_KEYS] {
        if let Some(found) = context::cookie(&headers, name) {
            assert!(!found.contains(';'), "one cookie and no more");
        }
    }
    // A cookie of ours is found whatever stands beside it.
    headers.append(COOKIE, HeaderValue::from_static("hemtag_fuzz=x"));
    if !bytes.windows(11).any(|word| word == b"hemtag_fuzz") {
        assert_eq!(context::cookie(&headers, "hemtag_fuzz"), Some("x"));
    }
});
