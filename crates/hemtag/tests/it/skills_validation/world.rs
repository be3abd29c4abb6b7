//! A firm with somebody whose skills are validated, a test centre with two assessors, another centre, another firm.

use crate::testkit::{Databases, Page};
use hemtag::{
    access::Caller,
    people,
    skills::validation::{
        self,
        model::{Kind, LearningOutcome, Period, Qualification, Unit},
    },
};

use crate::cases::people::{Cookies, House, field, led_to};

pub(crate) const CODE: &str = "exempel-fras";
pub(crate) const NAME: &str = "Kim Zebrakvist";
/// What must never be seen by others: in the assessor's words and in the certificate's number.
pub(crate) const MISSING: &str = "omriggning utan hjälp";
pub(crate) const NUMBER: &str = "QZX-4711";

pub(crate) fn qualification() -> Qualification {
    let unit = |code: &str, after: &[&str]| Unit {
        code: code.into(),
        name_sv: format!("Enhet {code}"),
        name_en: format!("Unit {code}"),
        after: after.iter().map(|code| (*code).to_owned()).collect(),
        outcomes: vec![LearningOutcome {
            code: format!("{code}-1"),
            kind: Kind::Skill,
            text_sv: format!("Utför {code}"),
            text_en: format!("Does {code}"),
            ..LearningOutcome::default()
        }],
    };
    Qualification {
        code: CODE.into(),
        name_sv: "Fräsare (exempel)".into(),
        name_en: "Miller (example)".into(),
        source: "påhittad".into(),
        units: vec![unit("ritning", &[]), unit("frasning", &["ritning"])],
        ..Qualification::default()
    }
}

/// Everybody, each with a browser.
pub(crate) struct World {
    pub(crate) house: House,
    pub(crate) officer: Cookies,
    /// Whose validation it is, of the firm.
    pub(crate) person: Cookies,
    /// Of the same firm, may read its map.
    pub(crate) leader: Cookies,
    pub(crate) stranger: Cookies,
    pub(crate) assessor: Cookies,
    pub(crate) second: Cookies,
    /// Of another centre.
    pub(crate) elsewhere: Cookies,
    pub(crate) centre: i64,
    pub(crate) firm: i64,
}

/// Invites somebody into an organisation by its name, and gives the browser.
pub(crate) async fn member(house: &House, email: &str, name: &str, role: &str, of: &str) -> Cookies {
    let test = &house.test;
    test.forget();
    test.sign_in();
    let known = people::directory::organisations(test.app.db.reader()).await.unwrap();
    let known = known.iter().find(|one| one.name == of).map(|one| one.id.to_string()).unwrap_or_default();
    let mut form = vec![("email", email), ("role", role)];
    form.push(if known.is_empty() { ("new_organisation", of) } else { ("organisation", known.as_str()) });
    led_to(&test.post("/people/invite", &form).await);
    test.forget();
    let link = house.letter_to(email).await.link();
    let joined = test.post(&link, &[("name", name), ("password", crate::testkit::PASSWORD)]).await;
    if led_to(&joined) == "/account/second-factor/new" {
        test.turn_factor_on().await;
    }
    test.exchange(Vec::new())
}

pub(crate) async fn caller(house: &House, who: &Cookies) -> Caller {
    let (_, token) =
        who.iter().find(|(name, _)| name.ends_with(people::SESSION)).expect("somebody is signed in");
    people::caller_of(&house.test.app, token).await
}

pub(crate) async fn organisation(house: &House, name: &str) -> i64 {
    let all = people::directory::organisations(house.test.app.db.reader()).await.unwrap();
    all.iter().find(|one| one.name == name).expect("it is there").id
}

impl World {
    pub(crate) async fn start(kind: Databases) -> World {
        let house = House::start(kind).await;
        let officer = house.staff("cy@agency.example", "Cy Al", "officer", &[]).await;
        let person = member(&house, "kim@firm.example", NAME, "product_owner", "Verkstad Ett AB").await;
        let leader =
            member(&house, "lea@firm.example", "Lea Ledare", "product_owner", "Verkstad Ett AB").await;
        let stranger =
            member(&house, "sten@other.example", "Sten Annan", "product_owner", "Verkstad Två AB").await;
        let assessor = member(&house, "ines@centre.example", "Ines Prov", "assessor", "Testcenter Ett").await;
        let second = member(&house, "ivar@centre.example", "Ivar Prov", "assessor", "Testcenter Ett").await;
        let elsewhere = member(&house, "eva@annat.example", "Eva Prov", "assessor", "Testcenter Två").await;
        let (app, admin) = (&house.test.app, Caller::administrator());
        validation::change(app, &admin, 0, &qualification(), "").await.unwrap();
        let from = |day: &str| Period { from: day.parse().unwrap(), until: None };
        let mut centres = Vec::new();
        for name in ["Testcenter Ett", "Testcenter Två"] {
            let of = organisation(&house, name).await;
            let id = validation::add_centre(app, &admin, of).await.unwrap();
            validation::add_accreditation(app, &admin, id, CODE, from("2026-10-01"), "beslut 1")
                .await
                .unwrap();
            centres.push(id);
        }
        for (who, centre) in [(&assessor, 0), (&second, 0), (&elsewhere, 1)] {
            let person = caller(&house, who).await.person.unwrap().0;
            validation::add_assessor(app, &admin, centres[centre], person, from("2026-10-15")).await.unwrap();
        }
        let firm = organisation(&house, "Verkstad Ett AB").await;
        World {
            officer,
            person,
            leader,
            stranger,
            assessor,
            second,
            elsewhere,
            centre: centres[0],
            firm,
            house,
        }
    }

    /// Posts a form with the version that the page of the same address without its last part shows.
    pub(crate) async fn post(&self, who: &Cookies, page: &str, act: &str, fields: &[(&str, &str)]) -> Page {
        self.house.enter(who);
        let shown = self.house.test.get(page).await.text();
        let seen = field(&shown, "seen");
        let mut all = vec![("seen", seen.as_str())];
        all.extend(fields);
        self.house.test.post(&format!("{page}/{act}"), &all).await
    }

    /// A validation that the person began and mapped, before the centre; its number.
    pub(crate) async fn asked(&self) -> i64 {
        let test = &self.house.test;
        self.house.enter(&self.person);
        let begun = led_to(&test.post("/account/skills/new", &[("qualification", CODE)]).await);
        let id: i64 = begun.split(['/', '?']).find_map(|part| part.parse().ok()).unwrap();
        let own = format!("/account/skills/validations/{id}");
        let seen = field(&test.get(&format!("{own}/mapping")).await.text(), "seen");
        let says = [
            ("seen", seen.as_str()),
            ("unit-ritning", "can"),
            ("unit-frasning", "partly"),
            ("words", "Tolv år vid fräsen"),
        ];
        led_to(&test.post(&format!("{own}/mapping"), &says).await);
        let centre = self.centre.to_string();
        led_to(&self.post(&self.person, &own, "centre", &[("centre", &centre)]).await);
        id
    }

    /// The same, taken by the assessor, mapped in depth, one unit met and one not, with an outcome.
    pub(crate) async fn concluded(&self) -> i64 {
        let id = self.asked().await;
        let own = format!("/skills/validations/{id}");
        self.house.enter(&self.assessor);
        led_to(&self.house.test.post(&format!("{own}/take"), &[]).await);
        let depth = [("depth_on", "2026-11-02"), ("depth_words", "Samtal om ritningar")];
        led_to(&self.post(&self.assessor, &own, "deepen", &depth).await);
        for (unit, met, missing) in [("ritning", "yes", ""), ("frasning", "no", MISSING)] {
            let form = [("unit", unit), ("on", "2026-11-03"), ("met", met), ("missing", missing)];
            led_to(&self.post(&self.assessor, &own, "assess", &form).await);
        }
        led_to(&self.post(&self.assessor, &own, "conclude", &[("certificate", NUMBER)]).await);
        id
    }

    /// Shares it with the firm until a day.
    pub(crate) async fn shared(&self, id: i64, until: &str) {
        self.house.enter(&self.person);
        let firm = self.firm.to_string();
        let form = [("organisation", firm.as_str()), ("until", until)];
        led_to(&self.house.test.post(&format!("/account/skills/validations/{id}/shares"), &form).await);
    }
}
