//! The pages of accounts, colleagues, claims and, for administrators, everybody.

pub mod account;
pub mod claims;
pub(crate) mod cookies;
pub mod elsewhere;
pub mod enter;
pub mod factor;
pub mod list;
pub mod notices;
pub mod passkey_sign_in;
pub mod passkeys;
pub mod sign_in;

use maud::{Markup, html};

use super::model::{LONGEST, Membership, SHORTEST, WeakPassword};
use crate::{
    http::{Context, components::FieldErrors, lapsed::NEVER_KEPT},
    words::Language,
};

/// What is wrong with a password, in words.
fn weak(l: Language, weak: WeakPassword) -> String {
    match weak {
        WeakPassword::TooShort => l.ta("password-too-short", &[("n", l.whole(SHORTEST as u64).into())]),
        WeakPassword::TooLong => l.ta("password-too-long", &[("n", l.whole(LONGEST as u64).into())]),
        WeakPassword::Guessable => l.t("password-guessable"),
    }
}

/// A field for a password. It is never filled in again.
fn password_field(
    context: &Context,
    errors: &FieldErrors,
    name: &str,
    label: &str,
    autocomplete: &str,
) -> Markup {
    assert!(NEVER_KEPT.contains(&name), "{name}: a field that must never be kept stands in NEVER_KEPT");
    let error = errors.of(name);
    let is_new = autocomplete == "new-password";
    let described = match (is_new, error.is_some()) {
        (true, true) => Some(format!("{name}-hint {name}-error")),
        (true, false) => Some(format!("{name}-hint")),
        (false, true) => Some(format!("{name}-error")),
        (false, false) => None,
    };
    html! {
        div class="ds-field" data-invalid[error.is_some()] {
            label class="ds-label" for=(name) { (label) }
            @if is_new {
                p data-field="description" id={ (name) "-hint" } {
                    (context.ta("password-hint", &[("n", context.language.whole(SHORTEST as u64).into())]))
                }
            }
            @if let Some(error) = error { p class="ds-validation-message" id={ (name) "-error" } { (error) } }
            input class="ds-input" type="password" id=(name) name=(name) autocomplete=(autocomplete)
                aria-invalid=[error.map(|_| "true")] aria-describedby=[described];
        }
    }
}

/// A role in an organisation, in words.
fn held(l: Language, held: &Membership) -> String {
    let role = l.t(&format!("role-{}", held.role.code().replace('_', "-")));
    match &held.organisation {
        Some(organisation) => format!("{role}, {}", organisation.name),
        None => role,
    }
}

/// An address within this site that a form may lead on to; anything else is the start page.
fn own_path(text: &str) -> &str {
    let is_own = text.starts_with('/')
        && !text.starts_with("//")
        && !text.contains(['\\', '\r', '\n', '\t'])
        && !text.starts_with("/account/sign-in");
    if is_own { text } else { "/account" }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn a_form_leads_on_within_the_site_only() {
        assert_eq!(own_path("/makers/3/edit?x=1"), "/makers/3/edit?x=1");
        for elsewhere in [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/a\r\nSet-Cookie: x",
            "javascript:x",
        ] {
            assert_eq!(own_path(elsewhere), "/account", "{elsewhere}");
        }
    }
}
