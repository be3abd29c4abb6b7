//! People on paper whose names its font does not have.

use std::collections::BTreeSet;

use documents::{Block, Document};
use workforce::map::{Map, Who, plain};

use crate::words::Language;

/// Calls those of whose names nothing could be read "Person 3", by their place in the list of people or the next number by which
/// nobody is called, so that nobody is lost and no two look the same. Gives what they are called.
pub(super) fn number_people(l: Language, map: &mut Map) -> Vec<String> {
    let called = |number: u64| l.ta("skills-plan-person-numbered", &[("number", number.into())]);
    let mut taken: BTreeSet<String> = map.people.iter().map(|one| plain(one.who.name())).collect();
    let mut numbered = Vec::new();
    for (place, one) in (1_u64..).zip(&mut map.people) {
        let (Who::Named(name) | Who::Heads { called: name, .. }) = &mut one.who;
        if !documents::is_legible(name) {
            // Somebody may be called so already: then by the next number that is free.
            let free = (place..).map(called).find(|text| !taken.contains(&plain(text)));
            *name = free.unwrap_or_default();
            taken.insert(plain(name));
            numbered.push(name.clone());
        }
    }
    numbered
}

/// Says in the first section who is called so.
pub(super) fn tell(l: Language, numbered: &[String], document: &mut Document) {
    if let Some(first) = document.sections.first_mut().filter(|_| !numbered.is_empty()) {
        let people = numbered.join(", ");
        first.blocks.push(Block::Remark(l.ta("skills-plan-people-numbered", &[("people", people.into())])));
    }
}

#[cfg(test)]
mod tests {
    use workforce::map::{People, PersonId};

    use super::*;

    #[test]
    fn nobody_is_lost_and_no_two_look_the_same() {
        let named = ["Åsa", "李明", "مريم", "person 3"].map(|name| Who::Named(name.into()));
        let heads = Who::Heads { count: 5, called: "ผู้".into() };
        let people = (1..).zip(named.into_iter().chain([heads])).map(|(id, who)| People {
            id: PersonId(id),
            who,
            roles: Vec::new(),
            shift: None,
            account: None,
            leaves: None,
        });
        let mut map = Map { people: people.collect(), ..Map::default() };
        let numbered = number_people(Language::English, &mut map);
        assert_eq!(numbered, ["Person 2", "Person 4", "Person 5"]);
        let names: Vec<&str> = map.people.iter().map(|one| one.who.name()).collect();
        assert_eq!(names, ["Åsa", "Person 2", "Person 4", "person 3", "Person 5"]);
        assert_eq!(map.people[4].who.count(), 5);
    }
}
