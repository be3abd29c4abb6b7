//! A role with what it requires: skill, level, how many, by when and for what.

use workforce::map::{CapabilityId, Concept, Level, Map, Required, Role, RoleId};

use super::{Problem, Problems, day, name, people, shown_day, skill_called};
use crate::http::{
    Typed,
    components::{filled_rows, row_field},
};

/// The list of requirements in the form.
pub const LIST: &str = "required";

/// The form of a role as it stands.
#[must_use]
pub fn fill_role(map: &Map, id: RoleId) -> Option<Typed> {
    let role = map.role(id)?;
    let mut typed = Typed::default();
    typed.set("name", &role.name);
    typed.set("ssyk", role.ssyk.clone().unwrap_or_default());
    typed.set("isco", role.isco.clone().unwrap_or_default());
    for (row, one) in map.required.iter().filter(|one| one.role == id).enumerate() {
        let mut set = |column: &str, value: String| typed.set(row_field(LIST, row, column), value);
        set("skill", map.skill(one.skill).map(|skill| skill.name.clone()).unwrap_or_default());
        set("level", one.level.0.to_string());
        set("people", one.people.to_string());
        if one.every_shift {
            set("every_shift", "1".to_owned());
        }
        set("capability", one.capability.map(|id| id.0.to_string()).unwrap_or_default());
        set("by", shown_day(one.by));
    }
    Some(typed)
}

/// Four digits, or nothing.
fn code(text: &str) -> Result<Option<String>, Problem> {
    let text = text.trim();
    match text {
        "" => Ok(None),
        _ if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(Some(text.to_owned())),
        _ => Err(Problem::Own("skills-firm-problem-code")),
    }
}

/// Takes the form of a role; a new one without a number. Gives its number.
///
/// # Errors
/// What is wrong, field by field.
pub fn take_role(
    map: &mut Map,
    id: Option<RoleId>,
    typed: &Typed,
    link: &dyn Fn(&str) -> Option<Concept>,
) -> Result<RoleId, Problems> {
    let mut problems = Problems::default();
    let called = problems.take("name", name(typed.text("name")));
    let ssyk = problems.take("ssyk", code(typed.text("ssyk")));
    let isco = problems.take("isco", code(typed.text("isco")));
    if let Some(called) = &called
        && map.role_called(called).is_some_and(|known| Some(known.id) != id)
    {
        problems.add("name", Problem::Own("skills-firm-problem-role-twice"));
    }
    let mut after = map.clone();
    let number = id.unwrap_or_else(|| RoleId(after.number()));
    let highest = map.scale.highest();
    let mut required = Vec::new();
    for row in filled_rows(typed, LIST, &["level", "people", "every_shift", "capability", "by"]) {
        let field = |column: &str| row_field(LIST, row, column);
        let text = |column: &str| typed.text(&field(column)).to_owned();
        let skill = problems.take(field("skill"), name(&text("skill")));
        let level = problems.take(field("level"), level(&text("level"), 1, highest));
        let count = text("people");
        let count =
            if count.trim().is_empty() { Some(1) } else { problems.take(field("people"), people(&count)) };
        let by = problems.take(field("by"), day(&text("by")));
        let capability = text("capability").parse().ok().map(CapabilityId);
        if let (Some(skill), Some(level), Some(people), Some(by)) = (skill, level, count, by) {
            let skill = skill_called(&mut after, &skill, link);
            let capability = capability.filter(|id| map.capability(*id).is_some());
            let every_shift = typed.has(&field("every_shift"), "1");
            required.push(Required { role: number, skill, level, people, every_shift, capability, by });
        }
    }
    let (Some(called), Some(ssyk), Some(isco), true) = (called, ssyk, isco, problems.is_empty()) else {
        return Err(problems);
    };
    let role = Role { id: number, name: called, ssyk, isco };
    match after.roles.iter_mut().find(|one| one.id == number) {
        Some(known) => *known = role,
        None => after.roles.push(role),
    }
    after.required.retain(|one| one.role != number);
    after.required.extend(required);
    *map = after;
    Ok(number)
}

/// A level of the scale, from `lowest`.
pub(super) fn level(text: &str, lowest: u8, highest: Level) -> Result<Level, Problem> {
    match text.trim().parse::<u8>() {
        Ok(number) if (lowest..=highest.0).contains(&number) => Ok(Level(number)),
        _ => Err(Problem::Level { highest: highest.0 }),
    }
}

/// Takes a role out with what it required.
pub fn remove_role(map: &mut Map, id: RoleId) {
    map.required.retain(|one| one.role != id);
    for person in &mut map.people {
        person.roles.retain(|role| *role != id);
    }
    map.roles.retain(|role| role.id != id);
}
