//! Made-up validations for the demo: a qualification that nobody has, a test centre, and people in an example firm; written through
//! the use cases that people use.

use super::{
    ValidationError,
    assess::{NewAssessment, assess, deepen, take},
    centres,
    conclude::conclude,
    firm_map, keep,
    model::{Basis, Kind, LearningOutcome, Period, Qualification, Says, Unit},
    own,
    share::{NewShare, share},
};
use crate::{
    access::{Caller, Held, PersonId, Role},
    app::App,
    people::{self, directory, examples::Example},
    skills::firm,
};

const CODE: &str = "exempel-cnc-operator";
const CENTRE: &str = "Påhittat testcenter (exempel)";
const FIRM: &str = "Påhittad verkstad (exempel)";

fn unit(code: &str, names: [&str; 2], after: &[&str], outcomes: &[(Kind, [&str; 2], Option<&str>)]) -> Unit {
    let outcomes = outcomes.iter().enumerate().map(|(at, (kind, [sv, en], process))| LearningOutcome {
        code: format!("{code}-{}", at + 1),
        kind: *kind,
        text_sv: (*sv).into(),
        text_en: (*en).into(),
        process: process.map(str::to_owned),
        ..LearningOutcome::default()
    });
    Unit {
        code: code.into(),
        name_sv: names[0].into(),
        name_en: names[1].into(),
        after: after.iter().map(|code| (*code).to_owned()).collect(),
        outcomes: outcomes.collect(),
    }
}

/// The made-up qualification.
#[must_use]
pub(super) fn qualification() -> Qualification {
    Qualification {
        code: CODE.into(),
        name_sv: "CNC-operatör (påhittat exempel)".into(),
        name_en: "CNC operator (made-up example)".into(),
        edition: Some("1".into()),
        owner: Some("Påhittad branschorganisation (exempel)".into()),
        seqf: "4".parse().ok(),
        basis: Some(Basis::Judged),
        source: "Påhittad för demonstrationen".into(),
        units_stated: Some(3),
        units: vec![
            unit(
                "ritning",
                ["Läsa ritning", "Read drawings"],
                &[],
                &[
                    (
                        Kind::Knowledge,
                        ["Känner till vyer, mått och toleranser", "Knows views, dimensions and tolerances"],
                        None,
                    ),
                    (
                        Kind::Skill,
                        [
                            "Läser ut vad som ska mätas av en ritning",
                            "Tells from a drawing what is to be measured",
                        ],
                        None,
                    ),
                ],
            ),
            unit(
                "matning",
                ["Mäta och kontrollera", "Measure and check"],
                &["ritning"],
                &[(
                    Kind::Skill,
                    ["Mäter med skjutmått och mikrometer", "Measures with callipers and micrometer"],
                    None,
                )],
            ),
            unit(
                "frasning",
                ["Köra fräsmaskin", "Run a milling machine"],
                &["ritning", "matning"],
                &[
                    (
                        Kind::Skill,
                        [
                            "Riggar och kör en serie i en fleroperationsmaskin",
                            "Sets up and runs a series in a machining centre",
                        ],
                        Some("3.2.02"),
                    ),
                    (
                        Kind::Responsibility,
                        [
                            "Ansvarar för att rätt detaljer lämnar maskinen",
                            "Answers for the right parts leaving the machine",
                        ],
                        None,
                    ),
                ],
            ),
        ],
        ..Qualification::default()
    }
}

/// Writes the examples where there are none yet.
///
/// # Errors
/// When the database refuses.
pub async fn fill(app: &App, caller: &Caller) -> anyhow::Result<()> {
    let there = keep::holding(app.db.reader()).await?;
    if there.contains_key(CODE) {
        return Ok(());
    }
    filled(app, caller).await.map_err(anyhow::Error::from)
}

async fn filled(app: &App, caller: &Caller) -> Result<(), ValidationError> {
    let examples = [
        ("Ines Prov (exempel)", "ines@testcenter.invalid", Role::Assessor, CENTRE),
        ("Robin Fräs (exempel)", "robin@verkstad.invalid", Role::ProductOwner, FIRM),
        ("Sam Ny (exempel)", "sam@verkstad.invalid", Role::ProductOwner, FIRM),
    ];
    let examples =
        examples.map(|(name, email, role, of)| Example { name, email, holds: Some((role, of, &[])) });
    let made = people::examples::make_examples(app, caller, &examples).await;
    let made = made.map_err(|error| sea_orm::DbErr::Custom(error.to_string()))?;
    let [ines, robin, sam] = made[..] else { return Ok(()) };
    keep::change(app, caller, 0, &qualification(), "").await?;
    let organisations = directory::organisations(app.db.reader()).await?;
    let of = |name: &str| organisations.iter().find(|one| one.name == name).map_or(0, |one| one.id);
    let today = app.clock.today();
    let long = Period { from: today.saturating_sub(jiff::Span::new().days(400)), until: None };
    let centre = centres::add_centre(app, caller, of(CENTRE)).await?;
    centres::add_accreditation(app, caller, centre, CODE, long, "Påhittad uppgift (exempel)").await?;
    centres::add_assessor(app, caller, centre, ines.0, long).await?;
    let acting = |person: PersonId, role: Role, organisation: i64| Caller {
        held: vec![Held { organisation: Some(organisation), ..Held::everywhere(role) }],
        person: Some(person),
        ..Caller::visitor()
    };
    let assessor = acting(ines, Role::Assessor, of(CENTRE));
    let robin = acting(robin, Role::ProductOwner, of(FIRM));
    let says = [("ritning", Says::Can), ("matning", Says::Can), ("frasning", Says::Partly)];
    let says = says.map(|(unit, says)| (unit.to_owned(), says));
    let id = own::begin(app, &robin, CODE).await?;
    own::keep_mapping(app, &robin, (id, 1), &says, "Har fräst i tolv år, mest i små serier. (exempel)")
        .await?;
    own::choose_centre(app, &robin, (id, 2), centre).await?;
    take(app, &assessor, id).await?;
    deepen(app, &assessor, (id, 4), today, "Samtal och visade detaljer. (exempel)").await?;
    let units =
        [("ritning", true, ""), ("matning", true, ""), ("frasning", false, "Rigga om utan hjälp. (exempel)")];
    for (at, (unit, met, missing)) in (5..).zip(units) {
        let new = NewAssessment { unit, on: today, met, how: "Prov vid maskin (exempel)", missing };
        assess(app, &assessor, (id, at), &new).await?;
    }
    conclude(app, &assessor, (id, 8), "EX-2026-1").await?;
    // The firm has a map in which Robin stands with an account: what is shared comes into it.
    firm::examples::fill(app, &robin, of(FIRM)).await.map_err(firm_map::told)?;
    let map = firm::open(app, &robin, of(FIRM)).await.map_err(firm_map::told)?.map;
    for (name, account) in [("Robin Fräs (exempel)", robin.person), ("Sam Ny (exempel)", Some(sam))] {
        if let Some(person) = map.person_called(name) {
            firm_map::tie(app, &robin, of(FIRM), person.id, account).await?;
        }
    }
    let until = Some(today.saturating_add(jiff::Span::new().days(365)));
    let new = NewShare { organisation: of(FIRM), units: None, until };
    share(app, &robin, id, &new).await?;
    let sam = acting(sam, Role::ProductOwner, of(FIRM));
    let id = own::begin(app, &sam, CODE).await?;
    own::keep_mapping(app, &sam, (id, 1), &says, "").await?;
    own::choose_centre(app, &sam, (id, 2), centre).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skills::validation::model::check;

    #[test]
    fn the_made_up_qualification_is_right_and_whole() {
        assert_eq!(check(&qualification()), []);
        assert!(qualification().is_whole());
    }
}
