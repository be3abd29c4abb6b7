//! The owner's validation: a qualification, a test centre where the assessor assesses, an outcome that is shared and taken along,
//! a letter that asks, a file that waits.

use hemtag::{
    access::{Caller, Role},
    skills::validation::{
        self, NewAssessment, NewShare,
        model::{Period, Says},
    },
};

use super::{Builder, People, SECRET, after, led_after};
use crate::cases::people::led_to;
use crate::skills_validation::world::{CODE, qualification};

pub(super) async fn make(built: &mut Builder, people: &People) {
    let (app, admin) = (&built.test().app, Caller::administrator());
    validation::change(app, &admin, 0, &qualification(), "").await.unwrap();
    let owner = built.caller(&people.owner).await;
    let assessor = built.caller(&people.assessor).await;
    let of = |caller: &Caller, role: Role| {
        let held = caller.held.iter().filter(|held| held.role == role);
        held.filter_map(|held| held.organisation).next().expect("a role in an organisation")
    };
    let firm = of(&owner, Role::ProductOwner);
    let centre = validation::add_centre(app, &admin, of(&assessor, Role::Assessor)).await.unwrap();
    let period = Period { from: "2026-01-01".parse().unwrap(), until: None };
    validation::add_accreditation(app, &admin, centre, CODE, period, "beslut").await.unwrap();
    let person = assessor.person.unwrap().0;
    validation::add_assessor(app, &admin, centre, person, period).await.unwrap();
    let id = validation::begin(app, &owner, CODE).await.unwrap();
    let says = ["ritning", "frasning"].map(|unit| (unit.to_owned(), Says::Can));
    validation::keep_mapping(app, &owner, (id, 1), &says, SECRET).await.unwrap();
    validation::choose_centre(app, &owner, (id, 2), centre).await.unwrap();
    validation::take(app, &assessor, id).await.unwrap();
    let today = app.clock.today();
    validation::deepen(app, &assessor, (id, 4), today, SECRET).await.unwrap();
    let new = NewAssessment { unit: "ritning", on: today, met: true, how: SECRET, missing: "" };
    validation::assess(app, &assessor, (id, 5), &new).await.unwrap();
    validation::conclude(app, &assessor, (id, 6), SECRET).await.unwrap();
    let until = Some(today.saturating_add(jiff::Span::new().days(30)));
    validation::share(app, &owner, id, &NewShare { organisation: firm, units: None, until }).await.unwrap();
    let l = hemtag::words::Language::Swedish;
    let record = validation::make_record(app, &owner, id, l).await.unwrap();
    let file = validation::file_of_record(app, &owner, record).await.unwrap();
    let key = after(&String::from_utf8(file).unwrap(), "/skills/records/");
    built.house.enter(&people.owner);
    let path = format!("/skills/validations/firm/{firm}");
    let share = built.number(&path, &format!("{path}/shares/")).await;
    let form = [("email", "ny@firm.example"), ("called", SECRET), ("qualification", CODE)];
    led_to(&built.test().post(&path, &form).await);
    let letter = built.house.letter_to("ny@firm.example").await;
    let own = built.number("/account/skills", "/account/skills/validations/").await;
    assert_eq!(own, id.to_string());
    for (path, name, value) in [
        ("/skills/qualifications/", "{code}", CODE.to_owned()),
        ("/skills/centres/", "{id}", centre.to_string()),
        ("/skills/centres/", "{act}", "accredit".to_owned()),
        ("/skills/records/", "{key}", key),
        ("/account/skills/", "{format}", "json".to_owned()),
        ("/account/skills/validations/", "{id}", own.clone()),
        ("/account/skills/shares/", "{id}", share.clone()),
        ("/account/skills/records/", "{id}", record.to_string()),
        ("/skills/invited/", "{token}", after(&letter.link(), "/skills/invited/")),
        ("/skills/validations/", "{id}", own),
        ("/skills/validations/", "{act}", "undo".to_owned()),
        ("/skills/validations/firm/", "{organisation}", firm.to_string()),
        ("/skills/validations/firm/", "{share}", share),
    ] {
        built.name(path, name, value);
    }
    built.house.enter(&people.officer);
    let file = "qualification,name_sv,name_en,source\nx,X,X,x\n";
    let sent = built.upload("/skills/qualifications/import", &[], "x.csv", file.as_bytes()).await;
    let waits = led_after(&sent, "/skills/qualifications/import/");
    built.name("/skills/qualifications/import/", "{key}", waits);
}
