//! An occupation becomes parts of a firm's map: a role, its skills, what it requires. No input or output.

use skills::Strength;
use workforce::map::{Concept, Level, Map, Required, Role, RoleId, Skill, SkillId, plain};

use super::{Book, Names, Occupation};

/// A skill that was ticked, at a level of the four-step scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// ESCO's address of the concept, or the last part of it.
    pub skill: String,
    pub level: Level,
}

/// What came into the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Added {
    pub role: RoleId,
    /// Skills that were not there.
    pub skills: usize,
    /// Rows of what is required that were not there, or that now say something else.
    pub required: usize,
}

/// The level that this project proposes, on the four-step scale: to do what is essential alone, what is optional with help.
#[must_use]
pub const fn proposed(strength: Strength) -> Level {
    match strength {
        Strength::Essential => Level(3),
        Strength::Optional => Level(2),
    }
}

/// Puts an occupation with the skills that were ticked into a map. `people` is how many in the role are to have each skill
/// (at least one). What is there already is used: a role or skill of the same name, a skill of the same concept in any version,
/// a row of the same role and skill for the work of today. So doing it twice is as doing it once. Where the firm has its own
/// scale, levels keep their place on it, rounded up. Skills that the book does not know are left out.
pub fn parts(
    book: &Book,
    names: &Names,
    occupation: &Occupation,
    chosen: &[Chosen],
    people: u32,
    map: &mut Map,
) -> Added {
    let role = role(names, occupation, map);
    let mut added = Added { role, skills: 0, required: 0 };
    for one in chosen {
        let Some(known) = book.skill(&one.skill) else { continue };
        let before = map.skills.len();
        let skill = skill(&names.skill(known).text, &known.id, map);
        added.skills += map.skills.len() - before;
        let level = on_scale(one.level, map.scale.highest());
        added.required += usize::from(require(map, role, skill, level, people.max(1)));
    }
    added
}

/// Gives a role its code of SSYK 2012, unless it has one.
pub fn state_ssyk(map: &mut Map, role: RoleId, code: Option<String>) {
    if let Some(known) = map.roles.iter_mut().find(|one| one.id == role) {
        known.ssyk = known.ssyk.take().or(code);
    }
}

/// The role of an occupation: one of the map's by its name, else a new one.
pub(in crate::skills) fn role(names: &Names, occupation: &Occupation, map: &mut Map) -> RoleId {
    let name = names.occupation(occupation).text;
    if let Some(known) = map.roles.iter_mut().find(|role| plain(&role.name) == plain(&name)) {
        known.isco.get_or_insert_with(|| occupation.isco.clone());
        return known.id;
    }
    let id = RoleId(map.number());
    map.roles.push(Role { id, name, ssyk: None, isco: Some(occupation.isco.clone()) });
    id
}

/// The skill of a concept: one of the map's, else a new one. One of the same name that means nothing yet gets the concept.
pub(in crate::skills) fn skill(name: &str, concept: &str, map: &mut Map) -> SkillId {
    let is_it =
        |skill: &Skill| skill.concept.as_ref().is_some_and(|one| one.scheme == "esco" && one.id == concept);
    if let Some(known) = map.skills.iter().find(|skill| is_it(skill)) {
        return known.id;
    }
    let concept = Concept {
        scheme: "esco".to_owned(),
        version: skills::shipped::VERSION.to_owned(),
        id: concept.to_owned(),
    };
    if let Some(known) = map.skills.iter_mut().find(|skill| plain(&skill.name) == plain(name)) {
        known.concept.get_or_insert(concept);
        return known.id;
    }
    let id = SkillId(map.number());
    let name = name.to_owned();
    map.skills.push(Skill { id, name, concept: Some(concept), certificate: None, after: Vec::new() });
    id
}

/// Whether the map says something else than before.
fn require(map: &mut Map, role: RoleId, skill: SkillId, level: Level, people: u32) -> bool {
    let of_today = |row: &&mut Required| row.role == role && row.skill == skill && row.capability.is_none();
    if let Some(row) = map.required.iter_mut().find(of_today) {
        let changes = (row.level, row.people) != (level, people);
        (row.level, row.people) = (level, people);
        return changes;
    }
    map.required.push(Required {
        role,
        skill,
        level,
        people,
        every_shift: false,
        capability: None,
        by: None,
    });
    true
}

/// A level of the four-step scale on a scale with another number of steps, rounded up, at least 1.
pub(in crate::skills) fn on_scale(level: Level, highest: Level) -> Level {
    let usual = u16::from(workforce::map::Scale::USUAL);
    let level = u16::from(level.0).clamp(1, usual);
    Level(u8::try_from((level * u16::from(highest.0)).div_ceil(usual)).unwrap_or(highest.0))
}

#[cfg(test)]
mod tests {
    use workforce::map::{Scale, Step, check};

    use super::*;
    use crate::{skills::templates::book, words::Language};

    fn welder() -> &'static Occupation {
        book().occupations.iter().find(|one| one.english == "welder").expect("welders weld")
    }

    fn essential(occupation: &Occupation) -> Vec<Chosen> {
        let skills = occupation.essential.iter().map(|at| &book().skills[*at]);
        skills
            .map(|one| Chosen { skill: one.key().to_owned(), level: proposed(Strength::Essential) })
            .collect()
    }

    #[test]
    fn a_welder_becomes_a_role_with_its_essential_skills_once_however_often_it_is_taken() {
        let (names, chosen) = (Names::new(Language::Swedish), essential(welder()));
        assert!(chosen.len() > 20, "{}", chosen.len());
        let mut map = Map::default();
        let added = parts(book(), &names, welder(), &chosen, 2, &mut map);
        assert_eq!((added.skills, added.required), (chosen.len(), chosen.len()));
        assert_eq!(check(&map), []);
        let role = map.role(added.role).unwrap();
        assert_eq!((role.name.as_str(), role.isco.as_deref()), ("svetsare", Some("7212")));
        assert!(map.skills.iter().any(|skill| skill.name == "TIG-svetsa"));
        assert!(map.required.iter().all(|row| row.people == 2 && row.level == Level(3)));
        state_ssyk(&mut map, added.role, Some("7212".to_owned()));
        state_ssyk(&mut map, added.role, Some("7126".to_owned()));
        assert_eq!(map.role(added.role).unwrap().ssyk.as_deref(), Some("7212"), "what stands there stays");
        let before = map.clone();
        let again = parts(book(), &names, welder(), &chosen, 2, &mut map);
        assert_eq!((again.role, again.skills, again.required), (added.role, 0, 0));
        assert_eq!(map, before);
    }

    #[test]
    fn a_skill_that_the_firm_wrote_itself_is_used_and_learns_what_it_means() {
        let mut map = Map::default();
        let own = SkillId(map.number());
        let name = "tig-Svetsa ".to_owned();
        map.skills.push(Skill { id: own, name, concept: None, certificate: None, after: Vec::new() });
        let added =
            parts(book(), &Names::new(Language::Swedish), welder(), &essential(welder()), 0, &mut map);
        assert_eq!(added.skills, welder().essential.len() - 1);
        assert!(map.skill(own).unwrap().concept.is_some());
        assert!(map.required.iter().any(|row| row.skill == own && row.people == 1), "nobody is no number");
        assert_eq!(check(&map), []);
    }

    #[test]
    fn levels_keep_their_place_on_a_scale_of_the_firms_own() {
        let at = |steps: u8| [1, 2, 3, 4].map(|level| on_scale(Level(level), Level(steps)).0);
        assert_eq!(at(4), [1, 2, 3, 4]);
        assert_eq!(at(2), [1, 1, 2, 2]);
        assert_eq!(at(5), [2, 3, 4, 5]);
        assert_eq!(on_scale(Level(9), Level(4)), Level(4));
        let step = |name: &str| Step { name: name.to_owned(), anchor: String::new() };
        let mut map = Map { scale: Scale(vec![step("a"), step("b")]), ..Map::default() };
        parts(book(), &Names::new(Language::English), welder(), &essential(welder()), 1, &mut map);
        assert!(map.required.iter().all(|row| row.level == Level(2)));
        assert_eq!(check(&map), []);
    }
}
