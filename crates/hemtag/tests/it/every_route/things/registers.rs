//! What staff keeps, and what makers state of themselves: free hours, the register of aid, uploads that wait, initiatives,
//! guides and figures.

use crate::testkit::field_of;
use hemtag::{
    access::Caller,
    funding::bank,
    makers::{self, capacity::look, model::MakerId},
    queue::{self, Kind, NewJob},
};

use super::{Builder, People, SECRET, after, led_after, number_after};
use crate::cases::people::led_to;
use crate::matches::sample;

/// Makers; the one whose web is at `hours.example` has stated free hours, and is asked about them by letter weeks later.
pub(super) async fn free_hours(built: &mut Builder) {
    sample::registered(&built.test().app).await;
    let admin = Caller::administrator();
    for (id, web) in [(1, "https://www.own.example"), (4, "https://www.hours.example")] {
        let found = makers::store::find(built.test().app.db.reader(), MakerId(id)).await.unwrap();
        let mut maker = found.unwrap();
        maker.web = Some(web.to_owned());
        makers::change_maker(&built.test().app, &admin, &mut maker).await.unwrap();
    }
    let kim = built.house.account("kim@hours.example", "Kim Ek").await;
    built.house.enter(&kim);
    led_to(&built.test().post("/makers/4/claim", &[]).await);
    let maker = makers::store::find(built.test().app.db.reader(), MakerId(4)).await.unwrap().unwrap();
    let offer = maker.sites[0].offers[0].id;
    let (week, fill, version) =
        (format!("hours-{offer}-2026-W48"), format!("fill-{offer}"), maker.version.to_string());
    let fields =
        [("version", version.as_str()), (week.as_str(), "20"), (fill.as_str(), "copy"), ("do", "save")];
    led_to(&built.test().post("/makers/4/capacity", &fields).await);
    built.house.test.app.clock = hemtag::clock::Clock::fixed(super::DAY.parse().expect("a time"));
    assert_eq!(look(&built.test().app).await.unwrap().asked, 1);
    let link = built.house.letter_to("kim@hours.example").await.link();
    built.name("/capacity/answer/", "{token}", after(&link, "/capacity/answer/"));
}

pub(super) async fn make(built: &mut Builder, people: &People) {
    built.house.enter(&people.officer);
    of_makers(built, people).await;
    uploads(built).await;
    aid(built).await;
    initiatives(built).await;
    bank(built).await;
    vocabularies(built).await;
    statistics(built).await;
    built.name("/guides/", "{key}", "choose-process");
    built.name("/processes/", "{code}", "3.2.01");
    built.name("/programme/deadlines/", "{code}", "skills-1");
    built.name("/programme/indicators/", "{code}", "needs-made");
    built.name("/programme/reports/", "{code}", "manufacture-final");
    built.name("/programme/reports/", "{format}", "json");
    let begun = built.test().post("/programme/reports/manufacture-final", &[("day", "2026-11-30")]).await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let said = [("part", "summary"), ("words", "Mer om luckorna")];
    let said = built.test().post("/programme/reports/manufacture-final/comments", &said).await;
    assert_eq!(said.status, 303, "{}", said.text());
    built.name("/programme/reports/", "{comment}", "1");
    built.name("/makers/export/", "{format}", "csv");
    let material = built.after("/materials", "href=\"/materials/").await;
    built.name("/materials/", "{code}", material);
    let figures = built.test().get("/strategy/figures").await.text();
    let figure = figures.split("href=\"/strategy/figures/").nth(1).and_then(|rest| rest.split('"').next());
    for (name, value) in ["{of}", "{key}", "{name}"].into_iter().zip(figure.unwrap().split('/')) {
        built.name("/strategy/figures/", name, value);
    }
    built.name("/strategy/figures/{of}/{key}/{name}/restore", "{body}", "to=tables");
    // Whoever lost their password has a link.
    built.test().forget();
    built.test().post("/account/recover", &[("email", "ada@advice.example")]).await;
    let link = built.house.letter_to("ada@advice.example").await.link();
    built.name("/account/link/", "{token}", after(&link, "/account/link/"));
    // Somebody says that they speak for a maker; an adviser or officer decides.
    built.house.enter(&people.stranger);
    led_to(&built.test().post("/makers/3/claim", &[("words", "Jag är platschef")]).await);
    built.house.enter(&people.officer);
    let claim = built.number("/people/claims", "action=\"/people/claims/").await;
    built.name("/people/claims/", "{id}", claim);
}

/// Each maker has machine groups, a table of hours that waits, a version before its last; one was taken out.
async fn of_makers(built: &mut Builder, people: &People) {
    let mut gone = [sample::maker("Exempel Borta AB", "0680", (57_000_000, 14_000_000), Vec::new(), None)];
    makers::add_makers(&built.test().app, &Caller::administrator(), &mut gone).await.unwrap();
    let remove = format!("/makers/{}/edit/maker/remove", gone[0].id);
    led_to(&built.test().post(&remove, &[("version", "1")]).await);
    built.name("/makers/removed/", "{id}", gone[0].id);
    built.house.enter(&people.maker);
    let maker = makers::store::find(built.test().app.db.reader(), MakerId(1)).await.unwrap().unwrap();
    let offer = maker.sites[0].offers[0].id;
    let (group, week) = (format!("group-{offer}"), format!("hours-{offer}-2026-W52"));
    led_to(&built.test().post("/makers/1/capacity/groups", &[("version", "2"), (&group, "Fräs")]).await);
    let page = built.test().get("/makers/1/capacity").await.text();
    let version = field_of(&page, "version");
    drop(
        built
            .test()
            .post("/makers/1/capacity", &[("version", &version), (&week, "10"), ("do", "save")])
            .await,
    );
    let table = "maskingrupp;vecka;lediga timmar\nFräs;2026-W52;10\n".as_bytes();
    let kept = built.upload("/makers/1/capacity/import", &[], "c.csv", table).await;
    let kept = led_after(&kept, "/capacity/import/");
    led_to(&built.test().post("/makers/1/capacity/feed", &[("do", "renew")]).await);
    let feed = built.after("/makers/1/capacity", "/capacity/feed/").await;
    let now = makers::store::find(built.test().app.db.reader(), MakerId(1)).await.unwrap().unwrap();
    built.name("/makers/{id}/undo", "{body}", format!("version={}", now.version));
    built.name("/makers/", "{id}", "1");
    built.name("/makers/", "{part}", format!("offer-{offer}"));
    built.name("/makers/", "{key}", kept);
    built.name("/makers/", "{format}", "csv");
    built.name("/makers/{id}/exchange/", "{format}", "aas");
    built.name("/makers/{id}/edit/{part}/message", "{part}", "certificate-0");
    built.name("/capacity/feed/", "{key}", feed);
    built.house.enter(&people.officer);
}

/// Tables that were handed over and wait for their confirmation, and what was imported.
async fn uploads(built: &mut Builder) {
    let test = built.test();
    let file = |name: &str| {
        std::fs::read(format!("{}/../../frontend/tests/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    };
    let (makers, needs) = (file("makers.csv"), file("needs.csv"));
    let kept = led_to(&built.upload("/makers/import", &[], "m.csv", &makers).await);
    let done = test.post(&kept, &[("do", "good")]).await;
    let imported_makers = led_after(&done, "/makers/imports/");
    let waits_makers =
        led_after(&built.upload("/makers/import", &[], "m.csv", &makers).await, "/makers/import/");
    let kept = led_to(&built.upload("/needs/import", &[], "n.csv", &needs).await);
    let done = test.post(&kept, &[("do", "good")]).await;
    let imported_needs = led_after(&done, "/needs/imports/");
    let waits_needs = led_after(&built.upload("/needs/import", &[], "n.csv", &needs).await, "/needs/import/");
    let register = test.get("/initiatives?format=csv").await;
    let waits = built.upload("/initiatives/import", &[], "i.csv", &register.body).await;
    let waits_initiatives = led_after(&waits, "/initiatives/import/");
    let table = format!(
        "beneficiary_number;beneficiary;amount;currency;rate;granted_on;authority;instrument;nace\n\
         212000-0142;{SECRET};10 000;EUR;;2025-01-02;Tillväxtverket;grant;25.62\n"
    );
    let waits_aid =
        led_after(&built.upload("/aid/import", &[], "a.csv", table.as_bytes()).await, "/aid/import/");
    let of_makers = given_up(built, Kind::MakersImport).await;
    let of_needs = given_up(built, Kind::NeedsImport).await;
    built.name("/admin/jobs/", "{id}", of_makers);
    built.name("/makers/imports/under-way/", "{id}", of_makers);
    built.name("/needs/imports/under-way/", "{id}", of_needs);
    built.name("/makers/import/", "{key}", waits_makers);
    built.name("/makers/imports/", "{id}", imported_makers);
    built.name("/needs/import/", "{key}", waits_needs);
    built.name("/needs/imports/", "{id}", imported_needs);
    built.name("/initiatives/import/", "{key}", waits_initiatives);
    built.name("/aid/import/", "{key}", waits_aid);
}

/// A job that was given up: what it was about is not there.
async fn given_up(built: &mut Builder, kind: Kind) -> i64 {
    let app = &built.test().app;
    let key = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
    let content = serde_json::json!({ "upload": key, "good_rows_only": false, "doubtful_too": false });
    let new = NewJob { kind, subject: None, content, asked_by: Caller::administrator().label() };
    let transaction = app.db.write().await.unwrap();
    let job = queue::enqueue(app, &transaction, new).await.unwrap();
    transaction.commit().await.unwrap();
    assert!(queue::work_once(app).await.unwrap());
    job
}

/// Two firms with aid that was stated, so that nothing of it is published; a link and a change between them; a rate.
async fn aid(built: &mut Builder) {
    let test = built.test();
    let (one, other) = (format!("{SECRET} ett"), format!("{SECRET} två"));
    let mut grant = String::new();
    for (firm, number, once) in [(&one, "202100-5448", "a"), (&other, "212000-0142", "b")] {
        let entry = [
            ("firm", firm.as_str()),
            ("number", number),
            ("origin", "stated"),
            ("authority", "Almi"),
            ("on", "2025-03-01"),
            ("amount", "1 000"),
            ("amount-currency", "EUR"),
            ("instrument", "grant"),
            ("nace", "25.62"),
            ("once", once),
        ];
        grant = led_after(&test.post("/aid/grants/new", &entry).await, "/aid/grants/");
    }
    let firm = built.number(&format!("/aid/grants/{grant}"), "/aid/firms/").await;
    let own = format!("/aid/firms/{firm}");
    let link = [
        ("other", "202100-5448"),
        ("way", "over"),
        ("control", "votes"),
        ("from", "2026-06-01"),
        ("link-source", "bolagsregistret"),
        ("once", "l"),
    ];
    led_to(&test.post(&format!("{own}/links"), &link).await);
    let firms = format!("{other}, 212000-0142; 600\nBok {SECRET}; 400");
    let split = [
        ("kind", "divided"),
        ("change-on", "2026-01-01"),
        ("firms", firms.as_str()),
        ("change-source", "delningsplan"),
        ("once", "s"),
    ];
    led_to(&test.post(&format!("{own}/changes"), &split).await);
    let rate = [("on", "2026-03-01"), ("value", "12,5"), ("source", "påhittad"), ("once", "r")];
    led_to(&test.post("/aid/rates", &rate).await);
    let page = test.get(&own).await.text();
    let link = number_after(&page, &format!("{own}/links/"));
    let change = number_after(&page, &format!("{own}/changes/"));
    let rate = built.number("/aid/rates", "/aid/rates/").await;
    built.name("/aid/firms/", "{id}", firm);
    built.name("/aid/firms/", "{link}", link);
    built.name("/aid/firms/", "{change}", change);
    built.name("/aid/grants/", "{id}", grant);
    built.name("/aid/rates/", "{id}", rate);
}

/// The agency's bank, with a table that waits and a recipient who is named as a party of the application is.
async fn bank(built: &mut Builder) {
    bank::examples::fill(&built.test().app, &Caller::administrator()).await.unwrap();
    let table = bank::examples::FIRST.as_bytes();
    let waits = built.upload("/funding/bank/import", &[], "b.csv", table).await;
    built.name("/funding/bank/import/", "{key}", led_after(&waits, "/funding/bank/import/"));
    built.name("/funding/bank/", "{period}", "2007-2013");
    built.name("/funding/bank/", "{number}", "900001");
    built.name("/funding/bank/proposals", "{body}", "period=2007-2013&number=900001");
    let body = "party=0&same-0=no&why-0=En+annan+firma";
    built.name("/funding/applications/{id}/recipients", "{body}", body);
}

/// A vocabulary that waits, and the one that comes with the program.
async fn vocabularies(built: &mut Builder) {
    let file = crate::skills_kept::SWEDISH.as_bytes();
    let here = "/skills/vocabularies/import";
    let waits = built.upload(here, &[], "skills_sv.csv", file).await;
    built.name("/skills/vocabularies/import/", "{key}", led_after(&waits, "/skills/vocabularies/import/"));
    built.name("/skills/vocabularies/", "{id}", "1");
}

/// Made-up statistics that are in use, and others that wait.
async fn statistics(built: &mut Builder) {
    let here = "/skills/statistics/import";
    let table = "region;yrke;Påhittade 2024\n00 Riket;7212 Svetsare;5\n";
    crate::skills_statistics::keep(built.test(), table).await;
    let other = table.replace(";5", ";6");
    let waits = built.upload(here, &[], "s.csv", other.as_bytes()).await;
    built.name("/skills/statistics/import/", "{key}", led_after(&waits, "/skills/statistics/import/"));
    built.name("/skills/statistics/", "{id}", "1");
    built.name("/skills/occupations/", "{ssyk}", "7212");
}

async fn initiatives(built: &mut Builder) {
    let form = [
        ("name", "Verkstan i Visby"),
        ("does_sv", "Öppen verkstad för prototyper."),
        ("source", "https://example.org/verkstan"),
        ("note", "Öppnade i våras"),
    ];
    led_to(&built.test().post("/initiatives/suggest", &form).await);
    let waits = built.number("/initiatives/review", "/initiatives/review/").await;
    built.name("/initiatives/review/", "{number}", waits);
    built.name("/initiatives/", "{id}", "iuc-sverige");
    let page = built.test().get("/initiatives/iuc-sverige/edit").await;
    assert_eq!(page.status, 200, "{}", page.text());
}
