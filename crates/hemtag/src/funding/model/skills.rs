//! Support for mapping and validating skills within firms (M8), and for development that a validation has shown to be needed
//! (M13). Headcounts, areas and standards stand here; never who the persons are or what the result of any of them was.
//!
//! Of the cost of a course so much counts as of those who took part had their need shown by a validation; the rest is cut, and the
//! reckoning stays with the cut.

use std::{collections::BTreeMap, sync::LazyLock};

use funding::Ore;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    application::Application,
    call::{Call, CallKind},
    check::{MOST_TITLE, Step, Wrong},
    claim::{Claim, Cut, CutRule},
    personal::{Personal, personal},
};
use crate::words::Language;

/// A standard or industry model for validating skills.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ValidationModel {
    pub code: String,
    pub name_sv: String,
    pub name_en: String,
    /// Areas that it covers, where the source says how many.
    pub areas: Option<u16>,
    pub source: String,
    pub confidence: String,
}

impl ValidationModel {
    #[must_use]
    pub fn name(&self, l: Language) -> &str {
        l.pick(&self.name_sv, &self.name_en)
    }
}

/// The code of a standard that the table does not have, and that is named in words.
pub const OTHER: &str = "other";

/// The standards and industry models, in the order of the form.
///
/// # Panics
/// When the table cannot be read: a test reads it.
#[must_use]
pub fn models() -> &'static [ValidationModel] {
    static MODELS: LazyLock<Vec<ValidationModel>> = LazyLock::new(|| {
        const TABLE: &str =
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/validation_models.csv"));
        let rows = csv::Reader::from_reader(TABLE.as_bytes()).into_deserialize();
        let row = |row: Result<ValidationModel, csv::Error>| {
            row.unwrap_or_else(|e| panic!("data/validation_models.csv: {e}"))
        };
        rows.map(row).collect()
    });
    &MODELS
}

#[must_use]
pub fn model(code: &str) -> Option<&'static ValidationModel> {
    models().iter().find(|model| model.code == code)
}

/// Those who are mapped, validated or trained in one area.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The occupation or area, in words.
    pub area: String,
    /// How many persons; 0: not said.
    pub people: u32,
    /// Code of the standard or model.
    pub model: String,
    /// Named in words, where it is another.
    pub other: String,
    /// The month in which it is planned, by its first day; `None`: not said.
    pub month: Option<Date>,
}

/// What an application says of skills.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skills {
    pub groups: Vec<Group>,
    /// Which organisation validates, and by what accreditation.
    pub validator: String,
    pub accreditation: String,
}

impl Skills {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Skills::default()
    }

    #[must_use]
    pub fn people(&self) -> u64 {
        self.groups.iter().map(|group| u64::from(group.people)).sum()
    }
}

/// One course or skill of a claim for development.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    pub name: String,
    /// Code of a kind of cost of the call, the year whose money pays it, and what it cost.
    pub kind: String,
    pub year: i16,
    pub amount: Ore,
    /// Persons who took part, and those of them whose need a validation had shown; `None`: not said.
    pub took_part: Option<u32>,
    pub validated: Option<u32>,
    /// Which organisation validated, on which day, by which standard or model.
    pub by: String,
    pub on: Option<Date>,
    pub model: String,
    pub other: String,
}

impl Course {
    /// What of its cost counts: of each person who took part an equal share, to the öre below.
    #[must_use]
    pub fn shown(&self) -> Ore {
        let (Some(took_part), Some(validated)) = (self.took_part, self.validated) else { return Ore::ZERO };
        if took_part == 0 {
            return Ore::ZERO;
        }
        let part = i128::from(self.amount.0) * i128::from(validated.min(took_part)) / i128::from(took_part);
        Ore(i64::try_from(part).unwrap_or(0))
    }
}

/// Whether applications to a call say something of skills.
#[must_use]
pub fn asks(call: &Call) -> bool {
    matches!(call.kind, CallKind::Mapping | CallKind::Development)
}

/// What of an application's skills lacks or is wrong, by field.
#[must_use]
pub fn wrong(application: &Application, call: &Call) -> Vec<(String, Wrong)> {
    let mut all = Vec::new();
    if !asks(call) {
        return all;
    }
    let skills = &application.skills;
    let mut text = |field: String, text: &str| {
        let is = text.chars().count();
        if text.trim().is_empty() {
            all.push((field, Wrong::Missing));
        } else if is > MOST_TITLE {
            all.push((field, Wrong::TooLong { most: MOST_TITLE, is }));
        }
    };
    for (at, group) in skills.groups.iter().enumerate() {
        text(format!("group-{at}-area"), &group.area);
        if group.model == OTHER {
            text(format!("group-{at}-other"), &group.other);
        }
    }
    text("validator".to_owned(), &skills.validator);
    text("accreditation".to_owned(), &skills.accreditation);
    if skills.groups.is_empty() {
        all.push(("groups".to_owned(), Wrong::Missing));
    }
    for (at, group) in skills.groups.iter().enumerate() {
        if group.people == 0 {
            all.push((format!("group-{at}-people"), Wrong::Missing));
        }
        if model(&group.model).is_none() {
            all.push((format!("group-{at}-model"), Wrong::NoSuch { code: group.model.clone() }));
        }
        match (group.month, call.project_from, call.project_to) {
            (None, ..) => all.push((format!("group-{at}-month"), Wrong::Missing)),
            (Some(month), Some(from), Some(to)) if month.last_of_month() < from || to < month => {
                all.push((format!("group-{at}-month"), Wrong::OutsidePeriod { from, to }));
            }
            _ => {}
        }
    }
    all
}

/// The fields of an application that speaks of skills in which something stands that a person is known by: they are not kept. Who
/// signs, and where the letter to them goes, stands in fields of its own.
#[must_use]
pub fn personal_in_application(application: &Application) -> Vec<(String, Personal)> {
    let skills = &application.skills;
    let is_of_skills = |field: &String| Step::of_field(field) == Step::Skills;
    let unread = application.unread.iter().filter(|(field, _)| is_of_skills(field));
    let mut all: Vec<(String, Personal)> =
        unread.filter_map(|(field, text)| Some((field.clone(), personal(text)?))).collect();
    if skills.is_empty() {
        return all;
    }
    let mut look = |field: String, text: &str| all.extend(personal(text).map(|found| (field, found)));
    for (at, group) in skills.groups.iter().enumerate() {
        look(format!("group-{at}-area"), &group.area);
        look(format!("group-{at}-other"), &group.other);
    }
    look("validator".to_owned(), &skills.validator);
    look("accreditation".to_owned(), &skills.accreditation);
    look("summary".to_owned(), &application.summary);
    for (at, package) in application.packages.iter().enumerate() {
        look(format!("package-{at}-does"), &package.does);
        look(format!("package-{at}-result"), &package.result);
    }
    for (at, cost) in application.costs.iter().enumerate() {
        look(format!("cost-{at}-note"), &cost.note);
    }
    for (code, answer) in &application.answers {
        look(format!("answer-{code}"), answer);
    }
    all
}

/// The same of a claim, its report among them.
#[must_use]
pub fn personal_in_claim(claim: &Claim) -> Vec<(String, Personal)> {
    let mut all = Vec::new();
    let mut look = |field: String, text: &str| all.extend(personal(text).map(|found| (field, found)));
    for (at, course) in claim.courses.iter().enumerate() {
        look(format!("course-{at}-name"), &course.name);
        look(format!("course-{at}-by"), &course.by);
        look(format!("course-{at}-other"), &course.other);
    }
    for line in &claim.costs {
        look(format!("note-{}-{}", line.kind, line.year), &line.note);
    }
    for (field, text) in [("done", &claim.done), ("differs", &claim.differs), ("next", &claim.next)] {
        look(field.to_owned(), text);
    }
    all
}

/// What is wrong with the courses of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CourseWrong {
    NoName {
        row: usize,
    },
    /// How many took part, or how many of them a validation had shown to need it, is not said, or is none.
    NoPeople {
        row: usize,
    },
    /// More were validated than took part.
    MoreValidated {
        row: usize,
    },
    /// By whom, when or by which standard is not said.
    NoValidation {
        row: usize,
    },
    /// Validated after the day on which the claim is handed in.
    NotYet {
        row: usize,
    },
    /// The courses of a kind and year are not what was stated of it.
    DoNotSum {
        kind: String,
        year: i16,
        courses: Ore,
        cost: Ore,
    },
}

/// What is wrong with a claim's courses, of a call for development; rows count from 1.
#[must_use]
pub fn courses_wrong(claim: &Claim, today: Date) -> Vec<CourseWrong> {
    let mut all = Vec::new();
    for (row, course) in (1..).zip(&claim.courses) {
        if course.name.trim().is_empty() {
            all.push(CourseWrong::NoName { row });
        }
        match (course.took_part, course.validated) {
            (Some(1..), Some(0)) => {}
            (Some(took_part @ 1..), Some(validated)) => {
                if validated > took_part {
                    all.push(CourseWrong::MoreValidated { row });
                }
                let named = model(&course.model)
                    .is_some_and(|model| model.code != OTHER || !course.other.trim().is_empty());
                if course.by.trim().is_empty() || !named || course.on.is_none() {
                    all.push(CourseWrong::NoValidation { row });
                }
                if course.on.is_some_and(|on| on > today) {
                    all.push(CourseWrong::NotYet { row });
                }
            }
            _ => all.push(CourseWrong::NoPeople { row }),
        }
    }
    let mut sums: BTreeMap<(&str, i16), (Ore, Ore)> = BTreeMap::new();
    for course in &claim.courses {
        let sum = sums.entry((course.kind.as_str(), course.year)).or_default();
        sum.0 = sum.0.plus(course.amount);
    }
    for line in &claim.costs {
        let sum = sums.entry((line.kind.as_str(), line.year)).or_default();
        sum.1 = sum.1.plus(line.amount);
    }
    let differ = sums.into_iter().filter(|(_, (courses, cost))| courses != cost);
    all.extend(differ.map(|((kind, year), (courses, cost))| CourseWrong::DoNotSum {
        kind: kind.to_owned(),
        year,
        courses,
        cost,
    }));
    all
}

/// What no validation has shown to be needed: cut by the rule, a row a course.
#[must_use]
pub fn rule_cuts(kind: CallKind, claim: &Claim) -> Vec<Cut> {
    if kind != CallKind::Development {
        return Vec::new();
    }
    let cut = |course: &Course| Cut {
        kind: course.kind.clone(),
        year: course.year,
        amount: course.amount.minus(course.shown()),
        reason: String::new(),
        rule: Some(CutRule::NotShown {
            course: course.name.clone(),
            cost: course.amount,
            took_part: course.took_part.unwrap_or(0),
            validated: course.validated.unwrap_or(0),
        }),
    };
    claim.courses.iter().map(cut).filter(|cut| cut.amount.is_positive()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funding::model::claim::CostLine;

    fn course(kronor: i64, took_part: u32, validated: u32) -> Course {
        Course {
            name: "CNC-programmering".into(),
            kind: "course".into(),
            year: 2026,
            amount: Ore::kronor(kronor),
            took_part: Some(took_part),
            validated: Some(validated),
            by: "Testcenter (exempel)".into(),
            on: Some("2026-02-01".parse().unwrap()),
            model: "industriteknik-bas".into(),
            other: String::new(),
        }
    }

    #[test]
    fn so_much_of_a_course_counts_as_was_shown_to_be_needed() {
        // 90,000 × 6/9 = 60,000: 30,000 is cut. 100 × 2/3 = 66.66 kr and a part of an öre: 33.34 kr is cut.
        assert_eq!(course(90_000, 9, 6).shown(), Ore::kronor(60_000));
        assert_eq!(course(100, 3, 2).shown(), Ore(66_66));
        assert_eq!(course(100, 3, 0).shown(), Ore::ZERO);
        assert_eq!(course(100, 0, 0).shown(), Ore::ZERO);
        let claim = Claim { courses: vec![course(90_000, 9, 6), course(500, 2, 2)], ..Claim::default() };
        let cuts = rule_cuts(CallKind::Development, &claim);
        assert_eq!(cuts.iter().map(|cut| cut.amount).collect::<Vec<_>>(), [Ore::kronor(30_000)]);
        assert_eq!(rule_cuts(CallKind::Mapping, &claim), []);
    }

    #[test]
    fn what_a_course_must_show_is_asked_for() {
        let today = "2026-06-01".parse().unwrap();
        let line =
            CostLine { kind: "course".into(), year: 2026, amount: Ore::kronor(100), note: String::new() };
        let of = |course: Course| {
            courses_wrong(
                &Claim { courses: vec![course], costs: vec![line.clone()], ..Claim::default() },
                today,
            )
        };
        assert_eq!(of(course(100, 3, 2)), []);
        assert_eq!(of(course(100, 3, 4)), [CourseWrong::MoreValidated { row: 1 }]);
        assert_eq!(of(Course { took_part: None, ..course(100, 3, 2) }), [CourseWrong::NoPeople { row: 1 }]);
        assert_eq!(
            of(Course { by: String::new(), ..course(100, 3, 2) }),
            [CourseWrong::NoValidation { row: 1 }]
        );
        let other = Course { model: OTHER.into(), ..course(100, 3, 2) };
        assert_eq!(of(other), [CourseWrong::NoValidation { row: 1 }]);
        let late = Course { on: Some("2026-06-02".parse().unwrap()), ..course(100, 3, 2) };
        assert_eq!(of(late), [CourseWrong::NotYet { row: 1 }]);
        let unshown = Course { by: String::new(), on: None, model: String::new(), ..course(100, 3, 0) };
        assert_eq!(of(unshown), [], "where none is validated there is no validation to name");
        let [CourseWrong::DoNotSum { courses, cost, .. }] = &of(course(90, 3, 2))[..] else { panic!() };
        assert_eq!((*courses, *cost), (Ore::kronor(90), Ore::kronor(100)));
    }

    #[test]
    fn the_table_of_models_can_be_read_and_names_sources() {
        assert!(models().iter().all(|model| model.code == OTHER || !model.source.is_empty()));
        assert_eq!(models().last().map(|model| model.code.as_str()), Some(OTHER));
    }
}
