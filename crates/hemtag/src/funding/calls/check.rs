//! What keeps a call from being published.

use std::collections::BTreeSet;

use funding::money::LARGEST;

use crate::funding::{
    model::call::{Both, Call, CallKind},
    money::Assignment,
};

/// Each field that is wrong, with the key of the sentence that says what to do; empty: it may be published.
#[must_use]
pub fn problems(call: &Call, assignment: &Assignment) -> Vec<(String, &'static str)> {
    let mut wrong: Vec<(String, &'static str)> = Vec::new();
    let mut add = |field: &str, key| wrong.push((field.to_owned(), key));
    for (field, text) in [("title", &call.title), ("purpose", &call.purpose)] {
        missing(field, text, &mut add);
    }
    if call.legal_basis.trim().is_empty() {
        add("legal_basis", "funding-wrong-missing");
    }
    if call.criteria.is_empty() {
        add("criteria", "funding-wrong-no-criteria");
    }
    if call.criteria.iter().any(|one| one.most == 0 || one.weight == 0) {
        add("criteria", "funding-wrong-scale");
    }
    if call.kind == CallKind::Projects && call.sub_goals.is_empty() {
        add("sub_goals", "funding-wrong-no-sub-goals");
    }
    if call.cost_kinds.is_empty() {
        add("cost_kinds", "funding-wrong-no-cost-kinds");
    }
    let lists: [(&str, Vec<(&str, &Both)>); 5] = [
        ("sub_goals", call.sub_goals.iter().map(|one| (one.code.as_str(), &one.title)).collect()),
        ("criteria", call.criteria.iter().map(|one| (one.code.as_str(), &one.title)).collect()),
        ("cost_kinds", call.cost_kinds.iter().map(|one| (one.code.as_str(), &one.title)).collect()),
        ("indicators", call.indicators.iter().map(|one| (one.code.as_str(), &one.title)).collect()),
        ("questions", call.questions.iter().map(|one| (one.code.as_str(), &one.title)).collect()),
    ];
    for (field, list) in lists {
        let codes: BTreeSet<&str> = list.iter().map(|(code, _)| *code).collect();
        if codes.len() < list.len() {
            add(field, "funding-wrong-code-twice");
        }
        if list
            .iter()
            .any(|(code, title)| !is_code(code) || title.sv.trim().is_empty() || title.en.trim().is_empty())
        {
            add(field, "funding-wrong-row");
        }
    }
    if call.share_percent == 0 || call.share_percent > 100 {
        add("share_percent", "funding-wrong-percent");
    }
    if call.validated_share_percent.is_some_and(|percent| percent == 0 || percent > 100) {
        add("validated_share_percent", "funding-wrong-percent");
    }
    if call.kind == CallKind::Development && call.validated_share_percent.is_none() {
        add("validated_share_percent", "funding-wrong-no-validated-share");
    }
    if u16::from(call.payment.advance_percent) + u16::from(call.payment.retention_percent) > 100 {
        add("advance_percent", "funding-wrong-advance");
    }
    if call.most > LARGEST || call.least > call.most || call.most.0 <= 0 {
        add("most", "funding-wrong-bounds");
    }
    if call.years.is_empty() || call.years.iter().any(|year| !assignment.years.contains(year)) {
        add("years", "funding-wrong-not-its-year");
    }
    match (call.opens_at, call.closes_at) {
        (Some(opens), Some(closes)) if opens < closes => {}
        (None, _) => add("opens_at", "funding-wrong-missing"),
        (_, None) => add("closes_at", "funding-wrong-missing"),
        _ => add("closes_at", "funding-wrong-order"),
    }
    match (call.project_from, call.project_to) {
        (Some(from), Some(to)) if from < to => {}
        (None, _) => add("project_from", "funding-wrong-missing"),
        (_, None) => add("project_to", "funding-wrong-missing"),
        _ => add("project_to", "funding-wrong-order"),
    }
    if call.eligibility.iter().any(|one| one.source.trim().is_empty()) {
        add("eligibility", "funding-wrong-no-source");
    }
    wrong
}

fn missing(field: &str, text: &Both, add: &mut impl FnMut(&str, &'static str)) {
    for (language, text) in [("sv", &text.sv), ("en", &text.en)] {
        if text.trim().is_empty() {
            add(&format!("{field}_{language}"), "funding-wrong-missing");
        }
    }
}

/// Lower-case letters, digits and hyphens, at most forty.
#[must_use]
pub fn is_code(code: &str) -> bool {
    !code.is_empty()
        && code.len() <= 40
        && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
