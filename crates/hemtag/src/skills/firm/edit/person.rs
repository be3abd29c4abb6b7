//! A person, or several of whom only the number is kept, with what they can do and how that is known.

use jiff::civil::Date;
use workforce::map::{Concept, Evidence, EvidenceKind, Held, Map, People, PersonId, RoleId, Who};

use super::{
    Problem, Problems, day, line, name, past_day, people, role::level, shown_day, skill_called, ticked,
};
use crate::http::{
    Typed,
    components::{filled_rows, row_field},
};

/// The list of what they can do in the form.
pub const LIST: &str = "held";

/// The form of somebody as it stands. Skills that their roles require and of which nothing is said stand there without a level.
#[must_use]
pub fn fill_person(map: &Map, id: PersonId) -> Option<Typed> {
    let person = map.person(id)?;
    let mut typed = Typed::default();
    typed.set("name", person.who.name());
    if let Who::Heads { count, .. } = person.who {
        typed.set("heads", count.to_string());
    }
    for role in &person.roles {
        typed.push("roles", role.0.to_string());
    }
    typed.set("shift", person.shift.clone().unwrap_or_default());
    typed.set("leaves", shown_day(person.leaves));
    let own: Vec<&Held> = map.held.iter().filter(|held| held.person == id).collect();
    for (row, one) in own.iter().enumerate() {
        let mut set = |column: &str, value: String| typed.set(row_field(LIST, row, column), value);
        set("skill", map.skill(one.skill).map(|skill| skill.name.clone()).unwrap_or_default());
        set("level", one.level.0.to_string());
        set("kind", one.evidence.kind.code().to_owned());
        set("on", shown_day(one.evidence.on));
        set("until", shown_day(one.evidence.until));
        set("by", one.evidence.by.clone());
        if person.who.count() > 1 {
            set("heads", one.heads.to_string());
        }
    }
    let mut row = own.len();
    let mut said: Vec<_> = own.iter().map(|held| held.skill).collect();
    for one in map.required.iter().filter(|one| person.roles.contains(&one.role)) {
        if !said.contains(&one.skill) {
            said.push(one.skill);
            let called = map.skill(one.skill).map(|skill| skill.name.clone()).unwrap_or_default();
            typed.set(row_field(LIST, row, "skill"), called);
            row += 1;
        }
    }
    Some(typed)
}

/// Takes the form of somebody; a new one without a number. Gives the number. A skill without a level says nothing, and is
/// not kept.
///
/// # Errors
/// What is wrong, field by field.
pub fn take_person(
    map: &mut Map,
    id: Option<PersonId>,
    typed: &Typed,
    headcounts_only: bool,
    today: Date,
    link: &dyn Fn(&str) -> Option<Concept>,
) -> Result<PersonId, Problems> {
    let mut problems = Problems::default();
    let who = who(typed, headcounts_only, &mut problems);
    if let Some(who) = &who
        && map.person_called(who.name()).is_some_and(|known| Some(known.id) != id)
    {
        problems.add("name", Problem::Own("skills-firm-problem-person-twice"));
    }
    let leaves = problems.take("leaves", day(typed.text("leaves")));
    let shift = problems.take("shift", line(typed.text("shift")).map_err(Problem::from));
    let mut after = map.clone();
    let number = id.unwrap_or_else(|| PersonId(after.number()));
    let count = who.as_ref().map_or(1, Who::count);
    let mut held = Vec::new();
    for row in filled_rows(typed, LIST, &["kind", "on", "until", "by", "heads"]) {
        let field = |column: &str| row_field(LIST, row, column);
        if typed.text(&field("level")).trim().is_empty() {
            continue;
        }
        if let Some((skill, mut one)) = taken(typed, row, map, number, count, today, &mut problems) {
            one.skill = skill_called(&mut after, &skill, link);
            held.push(one);
        }
    }
    let (Some(who), Some(leaves), Some(shift), true) = (who, leaves, shift, problems.is_empty()) else {
        return Err(problems);
    };
    let person = People {
        id: number,
        who,
        roles: ticked(typed, "roles").into_iter().map(RoleId).filter(|id| map.role(*id).is_some()).collect(),
        shift: (!shift.is_empty()).then(|| shift.chars().take(60).collect()),
        account: id.and_then(|id| map.person(id)?.account),
        leaves,
    };
    match after.people.iter_mut().find(|one| one.id == number) {
        Some(known) => *known = person,
        None => after.people.push(person),
    }
    after.held.retain(|one| one.person != number);
    after.held.extend(held);
    *map = after;
    Ok(number)
}

fn who(typed: &Typed, headcounts_only: bool, problems: &mut Problems) -> Option<Who> {
    let called = problems.take("name", name(typed.text("name")));
    let heads = typed.text("heads");
    if !heads.trim().is_empty() {
        let count = problems.take("heads", people(heads));
        return Some(Who::Heads { count: count?, called: called? });
    }
    if headcounts_only {
        problems.add("heads", Problem::Own("skills-firm-problem-heads-only"));
    }
    Some(Who::Named(called?))
}

/// What a row says: the skill by its name, and the rest of the statement.
fn taken(
    typed: &Typed,
    row: usize,
    map: &Map,
    person: PersonId,
    count: u32,
    today: Date,
    problems: &mut Problems,
) -> Option<(String, Held)> {
    let field = |column: &str| row_field(LIST, row, column);
    let text = |column: &str| typed.text(&field(column)).to_owned();
    let skill = problems.take(field("skill"), name(&text("skill")));
    let stated = problems.take(field("level"), level(&text("level"), 0, map.scale.highest()));
    let kind = match EvidenceKind::parse(&text("kind")) {
        Some(kind) => Some(kind),
        None => {
            problems.add(field("kind"), Problem::Own("skills-firm-problem-kind"));
            None
        }
    };
    let on = problems.take(field("on"), past_day(&text("on"), today));
    let until = problems.take(field("until"), day(&text("until")));
    if let (Some(Some(on)), Some(Some(until))) = (on, until)
        && until < on
    {
        problems.add(field("until"), Problem::Own("skills-firm-problem-ends-before"));
    }
    let heads = heads(&text("heads"), count, &field("heads"), problems);
    let by = text("by").trim().chars().take(200).collect();
    let evidence = Evidence { kind: kind?, on: on?, until: until?, by };
    let held = Held {
        person,
        // Given by the name, by whoever called.
        skill: workforce::map::SkillId(0),
        level: stated?,
        heads: heads?,
        evidence,
    };
    Some((skill?, held))
}

fn heads(text: &str, count: u32, field: &str, problems: &mut Problems) -> Option<u32> {
    if text.trim().is_empty() {
        return Some(count);
    }
    let heads = problems.take(field, people(text))?;
    if heads > count {
        problems.add(field, Problem::Own("skills-firm-problem-heads"));
        return None;
    }
    Some(heads)
}

/// Takes somebody out with all that was said of them.
pub fn remove_person(map: &mut Map, id: PersonId) {
    map.forget(id);
}
