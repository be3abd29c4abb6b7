//! Texts that would favour domestic over imported goods, in a call and in a decision: refused at their field with the article, or
//! kept with a reason.

use crate::testkit::{Databases, Page, TestApp};

use crate::cases::people::{House, field, led_to};
use crate::funding::{
    record::{WRITTEN, all, filled, send},
    world::assignment,
};

const HERE: &str = "/funding/calls/find-a-way";

async fn house(kind: Databases) -> House {
    let house = House::start(kind).await;
    let money = assignment(&house.test.app).await.id.to_string();
    let olle = house.staff("olle@agency.example", "Olle", "officer", &[]).await;
    house.enter(&olle);
    let form = [
        ("kind", "projects"),
        ("assignment", money.as_str()),
        ("title_sv", "Hitta fram"),
        ("title_en", "Find a way"),
    ];
    led_to(&house.test.post("/funding/calls/new", &form).await);
    house
}

/// A part of the form sent as it stands, with some fields.
async fn keep(test: &TestApp, language: &str, part: &str, with: &[(&str, &str)]) -> Page {
    let path = format!("{language}{HERE}/edit/{part}");
    let version = field(&test.get(&path).await.text(), "version");
    let form: Vec<(&str, &str)> =
        [("version", version.as_str())].into_iter().chain(with.iter().copied()).collect();
    test.post(&path, &form).await
}

#[tokio::test]
async fn a_text_that_favours_domestic_goods_is_refused_at_its_field_with_the_article() {
    for kind in Databases::both() {
        let house = house(kind).await;
        let test = &house.test;
        for (language, part, name, text, says) in [
            ("", "asked", "conditions-0-sv", "Projektet ska använda svenska komponenter.", "artikel 1(1)(f)"),
            (
                "/en",
                "asked",
                "conditions-0-en",
                "Priority is given to locally produced parts.",
                "article 1(1)(f)",
            ),
            (
                "",
                "asked",
                "questions-0-help_sv",
                "Helst svenska leverantörer.",
                "oavsett var den kommer ifrån",
            ),
            (
                "/en",
                "judging",
                "criteria-0-help_en",
                "Does it use Swedish components?",
                "wherever they come from",
            ),
            ("", "judging", "criteria-0-sv", "Endast inhemska varor", "gynnar inhemska varor"),
        ] {
            let refused = keep(test, language, part, &[(name, text)]).await;
            let page = refused.text();
            assert_eq!(refused.status, 422, "{text}: {page}");
            assert!(page.contains(&format!("id=\"{name}-error\"")), "{name}: {page}");
            assert!(page.contains(says) && page.contains("2023/2831"), "{says}: {page}");
            assert!(page.contains(text) && !page.contains('⟦'), "what was typed stays: {page}");
        }
        let rule = [
            ("eligibility-0-rule", "judged"),
            ("eligibility-0-value", "Köper företaget av svenska leverantörer? | Does it?"),
            ("eligibility-0-source", "Egen"),
        ];
        let refused = keep(test, "", "eligibility", &rule).await;
        assert!(refused.status == 422 && refused.text().contains("eligibility-0-value-error"));
        for (part, name, text) in [
            ("asked", "conditions-0-sv", "Produktionen ska ske i Sverige."),
            ("asked", "conditions-0-en", "Production must take place in Sweden."),
            ("asked", "questions-0-sv", "Var ligger produktionen?"),
            ("judging", "criteria-0-sv", "Ökar produktionen i landet?"),
        ] {
            led_to(&keep(test, "", part, &[(name, text)]).await);
        }
    }
}

#[tokio::test]
async fn what_is_a_judgement_needs_a_reason_that_is_kept_with_that_very_text() {
    for kind in Databases::both() {
        let house = house(kind).await;
        let test = &house.test;
        let text = "Projektet ska hjälpa svenska tillverkare att hitta kunder.";
        let asked = keep(test, "", "asked", &[("conditions-0-sv", text)]).await;
        let page = asked.text();
        assert!(asked.status == 422 && page.contains("looked-0-reason-error"), "{page}");
        assert_eq!(field(&page, "looked-0-text"), text);
        let with = |text: &'static str, reason: &'static str| {
            [
                ("conditions-0-sv", text),
                ("looked-0-text", "Projektet ska hjälpa svenska tillverkare att hitta kunder."),
                ("looked-0-reason", reason),
            ]
        };
        assert_eq!(keep(test, "", "asked", &with(text, " ")).await.status, 422);
        led_to(&keep(test, "", "asked", &with(text, "De är målgruppen; inga varor väljs.")).await);
        let page = test.get(&format!("{HERE}/edit/asked")).await.text();
        assert!(page.contains("De är målgruppen; inga varor väljs."), "{page}");
        let json = test.get(&format!("{HERE}/json")).await.json();
        assert_eq!(json["call"]["looked"][0]["text"], text);
        // Another text asks for another reason.
        let other = "Projektet ska hjälpa svenska tillverkare mer.";
        assert_eq!(keep(test, "", "asked", &with(other, "De är målgruppen.")).await.status, 422);
        // Taken out, the reason goes with it.
        led_to(&keep(test, "", "asked", &[("conditions-0-sv", "Rapportera varje år.")]).await);
        let json = test.get(&format!("{HERE}/json")).await.json();
        assert!(json["call"].get("looked").is_none(), "{json}");
    }
}

#[tokio::test]
async fn a_decision_is_held_to_the_same() {
    for kind in Databases::both() {
        let all = all(kind).await;
        let test = &all.house.test;
        all.house.enter(&all.presenter);
        let form = [("application", all.application.to_string())];
        let form: Vec<(&str, &str)> = form.iter().map(|(a, b)| (*a, b.as_str())).collect();
        let path = led_to(&test.post("/funding/decisions/waiting", &form).await);
        let page = test.get(&path).await.text();
        let mut with = WRITTEN.to_vec();
        with.extend([
            ("act", "keep"),
            ("conditions_sv", "Rapportera.\nInköp ska göras från svenska leverantörer."),
        ]);
        let refused = send(&all, &path, &filled(&page, &with)).await;
        let told = refused.text();
        assert!(refused.status == 422 && told.contains("conditions_sv-error"), "{told}");
        assert!(told.contains("artikel 1(1)(f)") && !told.contains('⟦'), "{told}");
        with.pop();
        with.push(("conditions_sv", "Berätta vilka svenska leverantörer projektet har nått."));
        let asked = send(&all, &path, &filled(&page, &with)).await;
        assert!(asked.status == 422 && asked.text().contains("looked-0-reason-error"), "{}", asked.text());
        with.push(("looked-0-reason", "En redovisning; inga varor väljs."));
        led_to(&send(&all, &path, &filled(&asked.text(), &with)).await);
        assert!(test.get(&path).await.text().contains("En redovisning; inga varor väljs."));
    }
}
