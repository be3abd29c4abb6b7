//! Parts and steps: one more, or one away.

use std::collections::BTreeMap;

use super::{
    fields,
    order::{self, Page},
};
use crate::needs::drafts::Typed;

/// Adds a part or a step, or takes one away.
pub(super) fn more(typed: &mut Typed) {
    let wanted = typed.text("more").to_owned();
    let number = |stem: &str| wanted.strip_prefix(stem).and_then(|n| n.parse::<usize>().ok());
    let parts = order::parts(typed);
    if wanted == "part" && parts < order::MOST {
        typed.set("parts", (parts + 1).to_string());
    } else if let Some(part) = number("step-").filter(|n| (1..=parts).contains(n)) {
        let steps = order::steps(typed, part);
        typed.set(format!("{part}.steps"), (steps + 1).min(order::MOST).to_string());
    } else if let Some(part) = number("remove-").filter(|n| parts > 1 && (1..=parts).contains(n)) {
        remove_part(typed, part);
        typed.set("more", "no");
    } else if let Some(part) = number("unstep-").filter(|n| order::steps(typed, *n) > 1) {
        let steps = order::steps(typed, part);
        let scope = fields::scope_of_step(part, steps);
        typed.0.retain(|key, _| !key.starts_with(&scope));
        typed.set(format!("{part}.steps"), (steps - 1).to_string());
        typed.set("more", "no");
    } else {
        typed.set("more", "no");
    }
}

/// Those after it move up by one, with the pages that were answered of them.
fn remove_part(typed: &mut Typed, removed: usize) {
    let parts = order::parts(typed);
    typed.0.retain(|key, _| !key.starts_with(&fields::scope_of_part(removed)));
    let mut moved = BTreeMap::new();
    for (key, values) in std::mem::take(&mut typed.0) {
        let number =
            key.split_once('.').and_then(|(n, rest)| Some((n.parse::<usize>().ok()?, rest.to_owned())));
        let key = match number {
            Some((n, rest)) if n > removed => format!("{}{rest}", fields::scope_of_part(n - 1)),
            _ => key,
        };
        moved.insert(key, values);
    }
    typed.0 = moved;
    let done: Vec<String> = typed
        .all("done")
        .iter()
        .filter_map(|slug| Page::parse(slug))
        .filter(|page| page.part() != Some(removed))
        .map(|page| match page.part() {
            Some(part) if part > removed => with_part(page, part - 1).slug(),
            _ => page.slug(),
        })
        .collect();
    typed.0.insert("done".into(), done);
    typed.set("parts", (parts - 1).to_string());
}

const fn with_part(page: Page, part: usize) -> Page {
    match page {
        Page::Part(_) => Page::Part(part),
        Page::Size(_) => Page::Size(part),
        Page::Process(_) => Page::Process(part),
        Page::Material(_) => Page::Material(part),
        Page::Exact(_) => Page::Exact(part),
        Page::Requirements(_) => Page::Requirements(part),
        Page::Step(_, step) => Page::Step(part, step),
        other => other,
    }
}
