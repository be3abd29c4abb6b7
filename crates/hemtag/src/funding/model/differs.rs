//! What of an application is not as it was: told to whoever decided on the one before.

use super::application::Application;

/// A part of an application, as its form has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Title,
    Summary,
    Period,
    Parties,
    Work,
    Costs,
    CoFunding,
    Requested,
    Effect,
    Skills,
    Answers,
    Aid,
    Targets,
    Signatory,
    /// It was taken back, or stands otherwise than when the decision was prepared.
    State,
}

impl Field {
    pub const ALL: [Field; 15] = [
        Field::Title,
        Field::Summary,
        Field::Period,
        Field::Parties,
        Field::Work,
        Field::Costs,
        Field::CoFunding,
        Field::Requested,
        Field::Effect,
        Field::Skills,
        Field::Answers,
        Field::Aid,
        Field::Targets,
        Field::Signatory,
        Field::State,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Summary => "summary",
            Field::Period => "period",
            Field::Parties => "parties",
            Field::Work => "work",
            Field::Costs => "costs",
            Field::CoFunding => "co-funding",
            Field::Requested => "requested",
            Field::Effect => "effect",
            Field::Skills => "skills",
            Field::Answers => "answers",
            Field::Aid => "aid",
            Field::Targets => "targets",
            Field::Signatory => "signatory",
            Field::State => "state",
        }
    }
}

/// The parts in which two versions of an application differ; never [`Field::State`], which no version has.
#[must_use]
pub fn differences(a: &Application, b: &Application) -> Vec<Field> {
    [
        (Field::Title, a.title != b.title),
        (Field::Summary, a.summary != b.summary),
        (Field::Period, (a.from, a.to) != (b.from, b.to)),
        (Field::Parties, a.parties != b.parties),
        (Field::Work, a.packages != b.packages),
        (Field::Costs, a.costs != b.costs),
        (Field::CoFunding, a.co_funding != b.co_funding),
        (Field::Requested, a.requested != b.requested || a.lowest_share != b.lowest_share),
        (Field::Effect, a.contributions != b.contributions || a.gaps != b.gaps),
        (Field::Skills, a.skills != b.skills),
        (Field::Answers, a.answers != b.answers || a.validated != b.validated),
        (Field::Aid, a.aid != b.aid),
        (Field::Targets, a.targets != b.targets),
        (Field::Signatory, a.signatory != b.signatory || a.signatory_function != b.signatory_function),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}

#[cfg(test)]
mod tests {
    use funding::Ore;

    use super::*;

    #[test]
    fn each_part_that_differs_is_named() {
        let before = Application::default();
        assert_eq!(differences(&before, &before), []);
        let mut after = before.clone();
        after.title = "Ny".to_owned();
        after.requested.insert(2026, Ore::kronor(1));
        after.lowest_share = Some(50);
        assert_eq!(differences(&before, &after), [Field::Title, Field::Requested]);
    }
}
