//! Statistics of where people work in which occupation: files in every shape, taken in on the page and on the command line, shown
//! to everybody and beside a firm's recruitment profile. On both databases. EVERY NUMBER IN HERE IS MADE UP.

mod files;

use crate::testkit::{Databases, FreshDatabase, Page, TestApp};
use clap::Parser;
use files::WIDE;
use hemtag::{
    access::{Caller, Role},
    cli::{self, Cli, Outcome},
    skills::{
        kept,
        statistics::{self, Stated, imports},
    },
};
use serde_json::{Value, json};

use crate::{
    cases::people::{House, led_to},
    skills_firm::{firm, send, welders},
};

const HERE: &str = "/skills/statistics/import";

async fn upload(test: &TestApp, name: &str, content: &[u8]) -> Page {
    let mut body =
        format!("--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n")
            .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--b--\r\n");
    test.post_body(HERE, "multipart/form-data; boundary=b", body).await
}

fn plain(page: &Page) -> String {
    page.text().replace(['\u{a0}', '\u{202f}'], " ")
}

/// Takes made-up figures in, by the administrator.
pub(crate) async fn keep(test: &TestApp, content: &str) {
    let admin = Caller::administrator();
    let plan = statistics::plan(&test.app, &admin, content.as_bytes(), 1 << 20).await.unwrap().unwrap();
    let stated = Stated {
        title: None,
        source: "Påhittade siffror för provet".to_owned(),
        read_on: test.app.clock.today(),
    };
    assert!(plan.wrong(&stated, test.app.clock.today()).is_empty());
    statistics::carry_out(&test.app, &admin, &plan, &stated, None).await.unwrap();
}

#[tokio::test]
async fn a_table_is_looked_at_said_where_it_is_from_taken_in_and_shown_to_everybody() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        assert_eq!(test.get("/skills/statistics").await.status, 403, "it is for officers");
        let none = plain(&test.get("/skills/occupations/7212").await);
        assert!(none.contains("Ingen statistik används") && !none.contains("/skills/statistics"), "{none}");
        assert_eq!(test.get("/skills/occupations/7212?format=csv").await.status, 404);
        for wrong in ["7991", "721", "svetsare"] {
            assert_eq!(test.get(&format!("/skills/occupations/{wrong}")).await.status, 404, "{wrong}");
        }
        test.sign_in();
        assert!(plain(&test.get("/skills/statistics").await).contains("Ingen statistik används"));
        let sent = upload(&test, "tabell.csv", WIDE.as_bytes()).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let to = sent.location().unwrap().to_owned();
        let preview = plain(&test.get(&to).await);
        assert!(preview.contains("Import av tabell.csv") && preview.contains("2021–2022"), "{preview}");
        assert!(
            preview.contains("Anställda 16-64 år") && preview.contains("Rader med kommuner"),
            "{preview}"
        );
        // Nothing is kept without where it is from, or read in the future.
        for (source, day, told) in [
            ("", "2026-11-20", "Skriv varifrån siffrorna är"),
            ("SCB", "2031-01-01", "Skriv dagen då filen hämtades"),
            ("SCB", "2019-01-01", "Skriv dagen då filen hämtades"),
            ("SCB", "igår", "Skriv dagen då filen hämtades"),
        ] {
            let fields = [("do", "import"), ("title", ""), ("source", source), ("read_on", day)];
            let refused = test.post(&to, &fields).await;
            assert_eq!(refused.status, 422);
            assert!(plain(&refused).contains(told), "{source} {day}: {}", refused.text());
        }
        assert!(imports(&test.app, &Caller::administrator()).await.unwrap().is_empty());
        let source = ("source", "Påhittade siffror för provet");
        let fields = [("do", "import"), ("title", "Påhittade anställda"), source, ("read_on", "2026-11-20")];
        let done = test.post(&to, &fields).await;
        assert_eq!(done.location(), Some("/skills/statistics/import?done=first"), "{}", done.text());
        assert!(
            plain(&test.get("/skills/statistics/import?done=first").await).contains("importerad och används")
        );
        assert_eq!(test.post(&to, &fields).await.status, 404, "it does not wait any more");

        test.forget();
        let page = plain(&test.get("/skills/occupations/7212").await);
        assert!(page.contains("Svetsare och gasskärare (7212)"), "{page}");
        assert!(
            page.contains("Påhittade anställda. Källa: Påhittade siffror för provet, hämtat 2026-11-20"),
            "{page}"
        );
        // 360 of 1,200, more than Stockholm's 120; Gotland is not known and stands after both.
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words} in {page}"));
        assert!(at("Jönköpings län") < at("Stockholms län") && at("Stockholms län") < at("Gotlands län"));
        assert!(page.contains("30 %") && page.contains("10 %") && page.contains("1 200"), "{page}");
        assert!(page.contains("inte känt"), "{page}");
        let english = plain(&test.get("/en/skills/occupations/7212").await);
        assert!(english.contains("Jönköping County") && english.contains("1,200"), "{english}");

        let json = test.get("/skills/occupations/7212?format=json").await.json();
        let rows = json["rows"].as_array().unwrap();
        assert_eq!(rows.len(), 8);
        let row = |county: &str| {
            let found = rows.iter().find(|row| row["county_code"] == county && row["year"] == 2022);
            found.unwrap_or_else(|| panic!("no {county}"))["people"].clone()
        };
        assert_eq!((row("06"), row("09")), (serde_json::json!(360), Value::Null));
        assert!(json["note"].as_str().unwrap().contains("Påhittade siffror"));
        let csv = test.get("/skills/occupations/7212?format=csv").await.text();
        assert!(csv.contains("7212,Svetsare och gasskärare,09,Gotlands län,2022,\n"), "{csv}");
        let lacks = plain(&test.get("/skills/occupations/8111").await);
        assert!(lacks.contains("Statistiken har inte det här yrket"), "{lacks}");

        let list = plain(&test.get("/skills/occupations").await);
        assert!(list.contains("Gjutare (7211)") && list.contains("/skills/occupations/7212"), "{list}");
        let found = plain(&test.get("/skills/occupations?q=SVETS").await);
        assert!(found.contains("(7212)") && !found.contains("(7211)"), "{found}");
        let found = test.get("/skills/occupations?q=7211&format=json").await.json();
        assert_eq!(found["rows"][0]["people"], 55);
        assert!(plain(&test.get("/skills/occupations?q=zzz").await).contains("Inget yrke hittades"));
    }
}

#[tokio::test]
async fn imports_stand_side_by_side_and_one_is_in_use() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        keep(&test, WIDE).await;
        let other = "region;yrke;Påhittade 2024\n00 Riket;7212 Svetsare;5\n";
        test.sign_in();
        let sent = upload(&test, "b.csv", other.as_bytes()).await;
        let to = sent.location().unwrap().to_owned();
        assert!(plain(&test.get(&to).await).contains("Annan statistik används redan"));
        let fields = [("do", "import"), ("title", ""), ("source", "Påhittad"), ("read_on", "2026-11-20")];
        assert_eq!(test.post(&to, &fields).await.location(), Some("/skills/statistics/import?done=new"));
        let all = imports(&test.app, &Caller::administrator()).await.unwrap();
        let told: Vec<(&str, bool, &[i16], u64)> =
            all.iter().map(|one| (one.title.as_str(), one.in_use, one.years.as_slice(), one.rows)).collect();
        assert_eq!(
            told,
            [("Påhittade", false, &[2024][..], 1), ("Anställda 16-64 år", true, &[2021, 2022][..], 10)]
        );
        // The same file again is nothing new, also by a form that is sent anyway.
        let again = upload(&test, "c.csv", other.as_bytes()).await;
        let to = again.location().unwrap().to_owned();
        let page = plain(&test.get(&to).await);
        assert!(page.contains("redan importerad") && !page.contains("value=\"import\""), "{page}");
        assert_eq!(test.post(&to, &fields).await.status, 422);
        let dropped = test.post(&to, &[("do", "drop")]).await;
        assert_eq!(dropped.location(), Some(HERE));
        assert_eq!(test.get(&to).await.status, 404);

        let list = plain(&test.get("/skills/statistics").await);
        assert!(list.contains("2021–2022") && list.contains("Påhittade siffror för provet"), "{list}");
        let path = format!("/skills/statistics/{}/use", all[0].id);
        assert_eq!(test.post(&path, &[("do", "use")]).await.status, 303);
        let now = imports(&test.app, &Caller::administrator()).await.unwrap();
        assert!(now[0].in_use && !now[1].in_use);
        assert!(plain(&test.get("/skills/occupations/7212").await).contains("Svetsare (7212)"));
        assert_eq!(test.post(&path, &[("do", "leave")]).await.status, 303);
        assert!(plain(&test.get("/skills/occupations/7212").await).contains("Ingen statistik används"));
        assert_eq!(test.post("/skills/statistics/99/use", &[("do", "use")]).await.status, 404);
        for denied in [Role::Visitor, Role::Adviser, Role::Maker, Role::Assessor, Role::ProductOwner] {
            assert!(imports(&test.app, &Caller::acting_as(denied)).await.is_err(), "{denied:?}");
        }
        assert!(imports(&test.app, &Caller::acting_as(Role::Officer)).await.is_ok());
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_file_is_told_and_nothing_is_kept() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let bad = WIDE.replace("7211 Gjutare\",\"kvinnor\",4", "7211 Gjutare\",\"kvinnor\",fyra");
    let refused = upload(&test, "a.csv", bad.as_bytes()).await;
    assert_eq!(refused.status, 422);
    let text = plain(&refused);
    assert!(text.contains("En cell i filen är fel, och ingenting är sparat"), "{text}");
    assert!(text.contains("fyra") && text.contains("Anställda 16-64 år 2021"), "{text}");
    for (content, told) in [
        (
            "region;yrke;sektor;2022\n01 Stockholms län;7212 A;stat;1\n01 Stockholms län;7212 A;kommun;1\n",
            "Hämta tabellen utan den",
        ),
        ("%PDF-1.7", "PDF"),
        ("a;b\n1;2\n", "ingen"),
    ] {
        let refused = upload(&test, "a.csv", content.as_bytes()).await;
        assert_eq!(refused.status, 422, "{content}");
        assert!(plain(&refused).contains(told), "{content}: {}", refused.text());
    }
    assert_eq!(upload(&test, "a.csv", b"").await.status, 422);
    assert!(imports(&test.app, &Caller::administrator()).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_file_is_taken_in_from_the_command_line_after_a_dry_run() {
    let database = FreshDatabase::new(Databases::Sqlite);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tabell.csv");
    std::fs::write(&file, WIDE).unwrap();
    let run = async |arguments: &[&str]| {
        let mut out = Vec::new();
        let stated = ["--source", "Made-up figures for the test", "--read-on", "2022-12-31"];
        let setting = ["--database", database.setting.as_str(), "--language", "en"];
        let command = ["hemtag", "skills", "statistics", file.to_str().unwrap()];
        let cli = Cli::try_parse_from([&command[..], arguments, &stated, &setting].concat());
        let outcome = cli::run(cli.unwrap(), &mut out).await.unwrap();
        (outcome, String::from_utf8(out).unwrap())
    };
    let (outcome, told) = run(&["--dry-run"]).await;
    assert_eq!(outcome, Outcome::Done);
    assert_eq!(
        told,
        "Anställda 16-64 år: 2021–2022, 2 occupations, 10 figures\n\
         Rows of municipalities: not used, only counties and the country are kept: one row\n\
         Rows whose county is not known: not used: one row\n\
         Rows whose occupation is not known, or of all occupations together: not used: one row\n\
         These are the first statistics: they are used at once.\n\
         Nothing is kept: it was a dry run.\n"
    );
    assert!(run(&[]).await.1.ends_with("Kept.\n"));
    let json: Value = serde_json::from_str(&run(&["--json"]).await.1).unwrap();
    assert_eq!((&json["fate"], &json["kept"], &json["unknown"]), (&"known".into(), &false.into(), &2.into()));
    std::fs::write(&file, WIDE.replace("40,50", "40,femtio")).unwrap();
    let (outcome, told) = run(&[]).await;
    assert_eq!(outcome, Outcome::Refused);
    assert!(
        told.starts_with("Row 15, column Anställda 16-64 år 2022: \"femtio\". It is no number"),
        "{told}"
    );
    assert!(told.ends_with("Nothing is kept.\n"), "{told}");
}

/// A made-up piece of the Swedish taxonomy, in use: ISCO 7212 is two occupations of SSYK.
async fn taxonomy(test: &TestApp) {
    let file = |name: &str, text: &str| skills::read::File {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let files = vec![
        file("skills_sv.csv", "id,label_sv\nabc1_xyz_111,Svetsning\n"),
        file(
            "occupations_sv.csv",
            "id,label_sv,ssyk4\nabc1_xyz_221,Svetsare,7212\nabc1_xyz_222,Plåtslagare,7213\n",
        ),
        file("ssyk_isco.csv", "ssyk4,isco\n7212,7212\n7213,7212\n7213,7213\n"),
    ];
    let read = kept::Read { files, version: None };
    let done = kept::carry_out(&test.app, &Caller::administrator(), &read, Some("1"), None).await.unwrap();
    assert!(done.unwrap().may());
}

#[tokio::test]
async fn a_recruitment_profile_says_where_such_people_are() {
    for database in Databases::both() {
        let mut house = House::start(database).await;
        // Prices of measures are dated, and none of them later than the day of the plan.
        house.test.app.clock = hemtag::clock::Clock::fixed("2026-11-27T11:00:00Z".parse().unwrap());
        let (who, path) = firm(&house, "a@firm.example", "Verkstad AB").await;
        house.enter(&who);
        welders(&house, &path).await;
        let roles = house.test.get(&format!("{path}/roles")).await.text();
        let role = roles.split(&format!("href=\"{path}/roles/")).nth(1).unwrap();
        let role = role.split('"').next().unwrap().to_owned();
        let profile = format!("{path}/plan/recruit/{role}");
        let page = plain(&house.test.get(&profile).await);
        assert!(
            page.contains("Var sådana människor finns") && page.contains("Ingen har importerat"),
            "{page}"
        );
        assert!(page.contains("Befattningen har ingen yrkeskod"), "{page}");
        keep(&house.test, WIDE).await;
        let page = plain(&house.test.get(&profile).await);
        assert!(!page.contains("Ingen har importerat") && page.contains("ingen yrkeskod"), "{page}");
        // An ISCO code says nothing of SSYK until a vocabulary that has both is in use.
        let at = format!("{path}/roles/{role}");
        let fields = [
            ("name", "Svetsare"),
            ("isco", "7212"),
            ("required-0-skill", "TIG-svetsning"),
            ("required-0-level", "3"),
        ];
        led_to(&send(&house, &at, &fields).await);
        let page = plain(&house.test.get(&profile).await);
        assert!(page.contains("ingen vokabulär som används säger"), "{page}");
        if database == Databases::Sqlite {
            taxonomy(&house.test).await;
            let page = plain(&house.test.get(&profile).await);
            let section = page.split("id=\"people\"").nth(1).unwrap();
            assert!(section.contains("som befattningens ISCO-kod motsvarar"), "{section}");
            assert!(section.contains("Svetsare och gasskärare (7212)"), "{section}");
            assert!(section.contains("7213: statistiken har inte det yrket"), "{section}");
        }
        let mut with = fields.to_vec();
        with.push(("ssyk", "7212"));
        led_to(&send(&house, &at, &with).await);
        let page = plain(&house.test.get(&profile).await);
        let section = page.split("id=\"people\"").nth(1).unwrap();
        assert!(section.contains("/skills/occupations/7212") && section.contains("hämtat"), "{section}");
        assert!(section.contains("Skriv företagets län"), "{section}");
        let at =
            |section: &str, words: &str| section.find(words).unwrap_or_else(|| panic!("{words}: {section}"));
        assert!(at(section, "Jönköpings län") < at(section, "Stockholms län"));
        // The firm's own county comes first, however few there are.
        let settings = format!("{path}/settings");
        led_to(&send(&house, &settings, &[("county", "09"), ("branch", "25"), ("employees", "12")]).await);
        let page = plain(&house.test.get(&profile).await);
        let section = page.split("id=\"people\"").nth(1).unwrap();
        assert!(at(section, "Gotlands län (ert län)") < at(section, "Jönköpings län"), "{section}");
        assert!(!section.contains("Skriv företagets län"), "{section}");
        // The plan that is taken away says it too, for a role in which nobody has one of the skills.
        let mut new = with.clone();
        new.extend([("required-1-skill", "Friktionsomrörningssvetsning"), ("required-1-level", "3")]);
        led_to(&send(&house, &format!("{path}/roles/{role}"), &new).await);
        let file = house.test.get(&format!("{path}/plan?format=json")).await;
        let json: Value = serde_json::from_slice(&file.body).unwrap_or_else(|_| panic!("{}", file.text()));
        let found = json["where_people_are"].as_array().unwrap();
        assert_eq!(found.len(), 21, "{json:#}");
        assert_eq!((&found[0]["county_code"], &found[0]["ssyk"]), (&json!("09"), &json!("7212")));
        assert_eq!(found[0]["source"], "Påhittade siffror för provet");
        assert_eq!(house.test.get(&format!("{path}/plan/pdf")).await.status, 200);
    }
}
