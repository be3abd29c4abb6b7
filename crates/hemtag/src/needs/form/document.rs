//! What was typed, turned into a need: the same reader as for a file. When a need is changed, what was left as it stood
//! stays as it was stated, with all that the form has no question for.

use serde_json::{Map, Value, json};

use super::{
    fields::{Base, CERTIFICATES, list, on_drawing, scope_of_part, size_mistakes, text},
    meanings::{self, split},
    order::{self, Page},
};
use crate::{
    needs::{
        drafts::Typed,
        model::{Answer, NeedDocument, Operation, Origin, Part, TermKind, Word, finest},
        read::{self, Problem},
    },
    values,
};

/// Says whether a group of fields was changed from what the need already says.
pub(super) type Changed<'c> = &'c dyn Fn(&str, &[&str]) -> bool;

/// The need. Only pages that were answered count; what is changed starts from what stands.
#[must_use]
pub(super) fn document(typed: &Typed, base: Option<&Base>) -> NeedDocument {
    let mut need = base.map(|b| b.document.clone()).unwrap_or_default();
    let changed = |scope: &str, names: &[&str]| changed(typed, base, scope, names);
    let fresh = read::read_typed(&product(typed, &changed)).unwrap_or_default();
    let mut set = |names: &[&str], put: &mut dyn FnMut(&mut NeedDocument)| {
        if changed("", names) {
            put(&mut need);
        }
    };
    set(&["title"], &mut |n| n.title = typed.text("title").to_owned());
    set(&["function"], &mut |n| n.function.clone_from(&fresh.function));
    set(&["stage"], &mut |n| n.stage = fresh.stage.clone());
    set(&["first-series", "first-series-unknown"], &mut |n| n.first_series = fresh.first_series.clone());
    set(&["per-year"], &mut |n| n.per_year = fresh.per_year.clone());
    set(&["due", "due-unknown"], &mut |n| n.due = fresh.due.clone());
    set(&["within-km"], &mut |n| n.within_km = fresh.within_km.clone());
    set(&["counties"], &mut |n| n.counties = fresh.counties.clone());
    set(&["in-house"], &mut |n| n.in_house = fresh.in_house.clone());
    set(&CERTIFICATES, &mut |n| n.certificates.clone_from(&fresh.certificates));
    set(&["kommun", "kommun-unknown"], &mut |n| {
        n.owner.kommun = fresh.owner.kommun.clone();
        n.owner.position = None;
    });
    set(&["newcomer"], &mut |n| n.owner.newcomer = fresh.owner.newcomer.clone());
    set(&["owner-name"], &mut |n| n.owner.name.clone_from(&fresh.owner.name));
    set(&["organisation"], &mut |n| n.owner.organisation.clone_from(&fresh.owner.organisation));
    set(&["contact"], &mut |n| n.owner.contact.clone_from(&fresh.owner.contact));
    set(&["confidentiality"], &mut |n| n.confidentiality = fresh.confidentiality);
    let count = order::parts(typed);
    need.parts = (1..=count).map(|n| part(typed, base, n, &changed)).collect();
    if count == 1 && changed("", &["title"]) {
        need.parts[0].name.clone_from(&need.title);
    }
    need
}

fn changed(typed: &Typed, base: Option<&Base>, scope: &str, names: &[&str]) -> bool {
    let Some(base) = base else { return true };
    let number = scope.split('.').next().filter(|n| !n.is_empty());
    let before = match number {
        None => String::new(),
        Some(part) => match typed.text(&format!("{part}.was")) {
            "" => return true,
            was => format!("{was}{}", &scope[part.len()..]),
        },
    };
    let prefix = |scope: &str, typed: &Typed| -> Vec<(String, Vec<String>)> {
        let mine = |key: &str| {
            key.strip_prefix(scope).is_some_and(|key| {
                names.iter().any(|n| {
                    key.strip_prefix(n).is_some_and(|rest| {
                        rest.is_empty() || rest.starts_with("-meaning-") || rest.starts_with("-word-")
                    })
                })
            })
        };
        let given = |values: &Vec<String>| values.iter().any(|v| !v.trim().is_empty());
        let kept = typed.0.iter().filter(|(key, values)| mine(key) && given(values));
        kept.map(|(key, values)| {
            let values = values.iter().map(|v| v.trim().replace('\r', "")).collect();
            (key[scope.len()..].to_owned(), values)
        })
        .collect()
    };
    prefix(scope, typed) != prefix(&before, &base.typed)
}

fn part(typed: &Typed, base: Option<&Base>, n: usize, changed: Changed<'_>) -> Part {
    let scope = scope_of_part(n);
    let was = typed.text(&format!("{scope}was")).parse::<usize>().ok();
    let mut part = base
        .zip(was)
        .and_then(|(base, was)| base.document.parts.get(was.checked_sub(1)?).cloned())
        .unwrap_or_default();
    let fresh = read_part(typed, n, changed).unwrap_or_default();
    let is = |names: &[&str]| changed(&scope, names);
    if is(&["name"]) {
        part.name = typed.text(&format!("{scope}name")).to_owned();
    }
    if is(&["count", "count-unknown"]) {
        part.count = fresh.count;
    }
    if is(&["length", "width", "height", "diameter", "axis", "size-unknown"]) {
        part.asks.size = fresh.asks.size;
    }
    if is(&["exact", "tolerance", "at", "list"]) {
        part.asks.tolerance = fresh.asks.tolerance;
    }
    if is(&["wall"]) {
        part.asks.wall = fresh.asks.wall;
    }
    if is(&["mass"]) {
        part.asks.mass = fresh.asks.mass;
    }
    if is(&["hours"]) {
        part.asks.hours = fresh.asks.hours;
    }
    if n > 1 && is(&CERTIFICATES) {
        part.asks.certificates = fresh.asks.certificates;
    }
    if is(&["material", "material-unknown"]) {
        part.asks.materials = words(typed, &scope, "material", TermKind::Material);
    }
    put_steps(typed, n, changed, &mut part);
    put_on_drawing(typed, n, &mut part);
    part
}

/// Which answers stand on the drawing, as a person said.
fn put_on_drawing(typed: &Typed, n: usize, part: &mut Part) {
    let scope = scope_of_part(n);
    let is = |scope: &str, name: &str| !typed.text(&format!("{scope}{name}")).is_empty();
    part.asks.size.on_drawing(is(&scope, on_drawing::SIZE));
    part.asks.materials.on_drawing(is(&scope, on_drawing::MATERIAL));
    part.asks.tolerance.on_drawing(is(&scope, on_drawing::EXACT));
    part.asks.wall.on_drawing(is(&scope, on_drawing::WALL));
    part.asks.mass.on_drawing(is(&scope, on_drawing::MASS));
    for (i, scope) in order::scopes(typed, n).enumerate() {
        match part.operations.get_mut(i) {
            Some(operation) => operation.asks.processes.on_drawing(is(&scope, on_drawing::PROCESS)),
            None if i == 0 => part.asks.processes.on_drawing(is(&scope, on_drawing::PROCESS)),
            None => {}
        }
    }
}

/// A part of one step has its process itself; one of several has it in its operations.
fn put_steps(typed: &Typed, n: usize, changed: Changed<'_>, part: &mut Part) {
    let steps = order::steps(typed, n);
    if steps > 1 && part.operations.is_empty() {
        let own = std::mem::take(&mut part.asks.processes);
        let mut first = Operation::default();
        first.asks.processes = own;
        part.operations.push(first);
    }
    if !part.operations.is_empty() {
        part.operations.resize_with(steps, Operation::default);
    }
    for (i, scope) in order::scopes(typed, n).enumerate() {
        if !changed(&scope, &["process", "process-unknown"]) {
            continue;
        }
        let said = words(typed, &scope, "process", TermKind::Process);
        match part.operations.get_mut(i) {
            Some(operation) => {
                operation.asks.processes = said;
                operation.name = None;
            }
            None => part.asks.processes = said,
        }
    }
}

fn words(typed: &Typed, scope: &str, field: &str, kind: TermKind) -> Answer<Vec<Word>> {
    let words = meanings::words(typed, scope, field, kind);
    match words.is_empty() {
        true if typed.text(&format!("{scope}{field}-unknown")).is_empty() => Answer::NotGiven,
        true => Answer::NotKnown { from: Origin::Form },
        false => {
            let stated = typed.text(&format!("{scope}{field}"));
            Answer::stated(words, matching::Strength::Required, Origin::Form, stated)
        }
    }
}

fn put(map: &mut Map<String, Value>, key: &str, text: &str) {
    if !text.is_empty() {
        map.insert(key.to_owned(), json!(text));
    }
}

/// The text, or "not known" when that was ticked.
fn or_unknown<'t>(typed: &'t Typed, key: &str) -> &'t str {
    match typed.text(key) {
        "" if !typed.text(&format!("{key}-unknown")).is_empty() => "unknown",
        text => text,
    }
}

pub(super) fn product(typed: &Typed, changed: Changed<'_>) -> Value {
    let (mut need, mut owner) = (Map::new(), Map::new());
    need.insert(
        "title".into(),
        json!(if typed.text("title").is_empty() { "-" } else { typed.text("title") }),
    );
    for (key, name) in [
        ("function", "function"),
        ("stage", "stage"),
        ("first_series", "first-series"),
        ("per_year", "per-year"),
        ("due", "due"),
        ("within_km", "within-km"),
        ("in_house", "in-house"),
        ("confidentiality", "confidentiality"),
    ] {
        if changed("", &[name, &format!("{name}-unknown")]) {
            put(&mut need, key, or_unknown(typed, name));
        }
    }
    if changed("", &["counties"]) {
        let counties: Vec<&str> = split_places(typed.text("counties")).collect();
        if !counties.is_empty() {
            need.insert("counties".into(), json!(counties));
        }
    }
    put_certificates(&mut need, typed, "", changed);
    for (key, name) in [
        ("name", "owner-name"),
        ("organisation", "organisation"),
        ("contact", "contact"),
        ("kommun", "kommun"),
        ("newcomer", "newcomer"),
    ] {
        if changed("", &[name, &format!("{name}-unknown")]) {
            put(&mut owner, key, or_unknown(typed, name));
        }
    }
    need.insert("owner".into(), Value::Object(owner));
    Value::Object(need)
}

fn split_places(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', ',', '\n']).map(str::trim).filter(|t| !t.is_empty())
}

fn put_certificates(map: &mut Map<String, Value>, typed: &Typed, scope: &str, changed: Changed<'_>) {
    if !changed(scope, &CERTIFICATES) {
        return;
    }
    let mut list: Vec<Value> =
        typed.all(&format!("{scope}certificates")).iter().map(|code| json!(code)).collect();
    let field = "certificates-other";
    list.extend(meanings::words(typed, scope, field, TermKind::Certificate).into_iter().map(|word| {
        word.code.map_or_else(|| json!(word.stated), |code| json!({ "term": code, "stated": word.stated }))
    }));
    let wished = split(typed.text(&format!("{scope}certificates-wished")));
    list.extend(wished.map(|word| json!({ "value": word, "preferred": true })));
    if !list.is_empty() {
        map.insert("certificates".into(), Value::Array(list));
    }
}

/// The part's fields that are read as text; its words are not ([`words`]).
pub(super) fn read_part(typed: &Typed, n: usize, changed: Changed<'_>) -> Result<Part, Vec<Problem>> {
    let scope = scope_of_part(n);
    let page = Page::Size(n);
    let mut map = Map::new();
    for name in ["count", "wall", "mass", "hours"] {
        if changed(&scope, &[name, &format!("{name}-unknown")]) {
            put(&mut map, name, or_unknown(typed, &format!("{scope}{name}")));
        }
    }
    put(&mut map, "name", typed.text(&format!("{scope}name")));
    let size = size(typed, n);
    if changed(&scope, &["length", "width", "height", "diameter", "axis", "size-unknown"])
        && size_mistakes(typed, n).is_empty()
    {
        put(&mut map, "size", &size);
    }
    if changed(&scope, &["exact", "tolerance", "at", "list"]) {
        let tolerance = text(typed, page, "tolerance");
        match (text(typed, page, "exact"), text(typed, page, "at")) {
            ("nothing", _) => put(&mut map, "tolerance", "ISO 2768-m"),
            ("unknown", _) => put(&mut map, "tolerance", "unknown"),
            ("some", "") => put(&mut map, "tolerance", tolerance),
            ("some", at) => put(&mut map, "tolerance", &format!("{tolerance} at {at}")),
            ("list", _) => {
                let lines = list(typed, n).unwrap_or_default();
                let values: Vec<_> = lines.iter().map(|(_, value)| *value).collect();
                if let Some(i) = finest(&values, values::size(&size).ok()) {
                    let all: Vec<&str> = lines.iter().map(|(line, _)| line.as_str()).collect();
                    let said = json!({ "value": lines[i].0, "stated": all.join("; ") });
                    map.insert("tolerance".into(), said);
                }
            }
            _ => {}
        }
    }
    if n > 1 {
        put_certificates(&mut map, typed, &scope, changed);
    }
    let whole = json!({ "title": "-", "part": [map] });
    Ok(read::read_typed(&whole)?.parts.pop().unwrap_or_default())
}

/// The size as one text, a number without a unit being millimetres as its field says.
fn size(typed: &Typed, part: usize) -> String {
    let side = |name: &str| {
        let text = text(typed, Page::Size(part), name);
        if text.ends_with(|c: char| c.is_ascii_digit()) { format!("{text} mm") } else { text.to_owned() }
    };
    match (side("length").as_str(), side("diameter").as_str()) {
        ("", "") if text(typed, Page::Size(part), "size-unknown").is_empty() => String::new(),
        ("", "") => "unknown".to_owned(),
        (length, "") => format!("{length} x {} x {}", side("width"), side("height")),
        (_, diameter) => format!("Ø{diameter} x {}", side("axis")),
    }
}
