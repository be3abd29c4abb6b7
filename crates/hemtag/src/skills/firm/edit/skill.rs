//! A skill of the firm's list: its name, what it is in a shared vocabulary, and what must come before it.

use workforce::map::{Concept, Fault, Map, Place, SkillId, check};

use super::{Problem, Problems, name, ticked};
use crate::http::Typed;

/// The form of a skill as it stands.
#[must_use]
pub fn fill_skill(map: &Map, id: SkillId) -> Option<Typed> {
    let skill = map.skill(id)?;
    let mut typed = Typed::default();
    typed.set("name", &skill.name);
    typed.set("concept", skill.concept.as_ref().map(concept_value).unwrap_or_default());
    typed.set("certificate", skill.certificate.clone().unwrap_or_default());
    for one in &skill.after {
        typed.push("after", one.0.to_string());
    }
    Some(typed)
}

/// A concept as the value of a choice.
#[must_use]
pub fn concept_value(concept: &Concept) -> String {
    format!("{} {} {}", concept.scheme, concept.version, concept.id)
}

/// Takes the form of a skill. `offered` are the concepts that may be chosen.
///
/// # Errors
/// What is wrong, field by field; also when a skill would come before itself.
pub fn take_skill(map: &mut Map, id: SkillId, typed: &Typed, offered: &[Concept]) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let called = problems.take("name", name(typed.text("name")));
    if let Some(called) = &called
        && map.skill_called(called).is_some_and(|known| known.id != id)
    {
        problems.add("name", Problem::Own("skills-firm-problem-skill-twice"));
    }
    let wanted = typed.text("concept");
    let known = map.skill(id).and_then(|skill| skill.concept.clone());
    let concept = offered.iter().cloned().chain(known).find(|one| concept_value(one) == wanted);
    let certificate = typed.text("certificate");
    let certificates = vocabulary::Vocabulary::embedded().certificates();
    let certificate = certificates.by_code(certificate).map(|term| term.code.clone());
    let mut after = map.clone();
    if let (Some(skill), Some(called)) = (after.skills.iter_mut().find(|one| one.id == id), called) {
        skill.name = called;
        skill.concept = concept;
        skill.certificate = certificate;
        skill.after =
            ticked(typed, "after").into_iter().map(SkillId).filter(|one| map.skill(*one).is_some()).collect();
    }
    let circle = check(&after)
        .into_iter()
        .any(|(place, fault)| place == Place::Skill(id) && matches!(fault, Fault::Circle { .. }));
    if circle {
        problems.add("after", Problem::Own("skills-firm-problem-circle"));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    *map = after;
    Ok(())
}

/// Takes a skill out with what was required and said of it.
pub fn remove_skill(map: &mut Map, id: SkillId) {
    map.required.retain(|one| one.skill != id);
    map.held.retain(|one| one.skill != id);
    for skill in &mut map.skills {
        skill.after.retain(|one| *one != id);
    }
    map.skills.retain(|skill| skill.id != id);
}
