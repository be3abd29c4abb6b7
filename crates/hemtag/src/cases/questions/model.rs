//! The rules of questions to makers. No input or output.

use jiff::{SignedDuration, Timestamp};
use matching::{Criterion, Stage};

/// The most questions in one letter: a minute's work.
pub const MOST_IN_A_LETTER: usize = 5;

/// Days between two letters with questions to the same maker.
pub const DAYS_BETWEEN: i64 = 7;

/// Days for which the same thing is not asked again.
pub const REST_DAYS: i64 = 180;

/// How a question is answered: by a field of the offer, or by yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// Fields of the offer, by name; typed as text.
    Fields(&'static [&'static str]),
    /// A field of the offer with a few choices; the stem of their words, and their codes.
    Choice(&'static str, &'static str, &'static [&'static str]),
    /// Yes or no.
    YesNo,
}

/// What a question is about, as it is kept.
#[must_use]
pub fn about(criterion: Criterion, stage: Option<Stage>, term: Option<&str>) -> Option<String> {
    let term = |stem: &str| term.map(|term| format!("{stem}:{term}"));
    Some(match criterion {
        Criterion::Material => "material".to_owned(),
        Criterion::Size => "size".to_owned(),
        Criterion::SmallestPart => "smallest".to_owned(),
        Criterion::Mass => "mass".to_owned(),
        Criterion::Tolerance => "tolerance".to_owned(),
        Criterion::Wall => "wall".to_owned(),
        Criterion::Quantity => "quantity".to_owned(),
        Criterion::LeadTime => "lead_time".to_owned(),
        Criterion::InHouse => "in_house".to_owned(),
        Criterion::Newcomer => "newcomer".to_owned(),
        Criterion::Stage => match stage? {
            Stage::Prototype => "prototype".to_owned(),
            Stage::PilotSeries => "pilot_series".to_owned(),
            Stage::FullScale => "full_scale".to_owned(),
        },
        Criterion::Certificate(_) => return term("certificate"),
        Criterion::Process => return term("process"),
        // Free weeks have a page and letters of their own; a place is not asked about.
        Criterion::Capacity | Criterion::Distance | Criterion::County => return None,
    })
}

/// How what a question is about is answered.
#[must_use]
pub fn answers(about: &str) -> Answers {
    match about {
        "material" => Answers::Fields(&["materials"]),
        "size" => Answers::Fields(&["largest"]),
        "smallest" => Answers::Fields(&["smallest"]),
        "mass" => Answers::Fields(&["heaviest"]),
        "tolerance" => Answers::Fields(&["tolerance"]),
        "wall" => Answers::Fields(&["wall"]),
        "quantity" => Answers::Fields(&["smallest_series", "largest_series"]),
        "lead_time" => Answers::Fields(&["lead_time"]),
        "in_house" => Answers::Choice("sourcing", "sourcing", &["in_house", "partner", "brokered"]),
        "newcomer" => Answers::Choice("newcomers", "newcomers", &["yes", "with_adviser", "no"]),
        "prototype" => Answers::Choice("prototype", "edit-stage", &["yes", "no"]),
        "pilot_series" => Answers::Choice("pilot_series", "edit-stage", &["yes", "no"]),
        "full_scale" => Answers::Choice("full_scale", "edit-stage", &["yes", "no"]),
        _ => Answers::YesNo,
    }
}

/// Whether a maker may be written to now.
#[must_use]
pub fn may_write(now: Timestamp, off: bool, last: Option<Timestamp>) -> bool {
    let week = SignedDuration::from_hours(24 * DAYS_BETWEEN);
    !off && last.is_none_or(|last| now.duration_since(last) >= week)
}

/// Whether the same thing may be asked again.
#[must_use]
pub fn may_ask_again(now: Timestamp, last_sent: Timestamp) -> bool {
    now.duration_since(last_sent) >= SignedDuration::from_hours(24 * REST_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_maker_is_written_to_once_a_week_and_not_against_its_will() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let last = Some(at("2026-11-20T08:00:00Z"));
        assert!(may_write(at("2026-11-20T08:00:00Z"), false, None));
        assert!(!may_write(at("2026-11-27T07:59:59Z"), false, last));
        assert!(may_write(at("2026-11-27T08:00:00Z"), false, last));
        assert!(!may_write(at("2027-11-27T08:00:00Z"), true, None));
    }

    #[test]
    fn every_criterion_that_a_profile_can_say_has_its_way_of_answering() {
        let certificate = vocabulary::Vocabulary::embedded().certificates().by_code("ISO 9001").unwrap().id;
        let all = [
            (Criterion::Process, Some("3.2.04")),
            (Criterion::Material, None),
            (Criterion::Size, None),
            (Criterion::SmallestPart, None),
            (Criterion::Mass, None),
            (Criterion::Tolerance, None),
            (Criterion::Wall, None),
            (Criterion::Quantity, None),
            (Criterion::Certificate(certificate), Some("ISO 9001")),
            (Criterion::LeadTime, None),
            (Criterion::InHouse, None),
            (Criterion::Newcomer, None),
        ];
        for (criterion, term) in all {
            let about = about(criterion, None, term).unwrap();
            assert_eq!(answers(&about) == Answers::YesNo, term.is_some(), "{about}");
        }
        for stage in [Stage::Prototype, Stage::PilotSeries, Stage::FullScale] {
            assert!(matches!(
                answers(&about(Criterion::Stage, Some(stage), None).unwrap()),
                Answers::Choice(..)
            ));
        }
        for not_asked in [Criterion::Capacity, Criterion::Distance, Criterion::County] {
            assert_eq!(about(not_asked, None, None), None);
        }
    }
}
