//! The map of initiatives through the router, on both databases: read, filtered, downloaded, suggested, reviewed, edited,
//! imported, and the agency's bank of projects as proposals.

use crate::testkit::{Databases, Page, TestApp};
use hemtag::initiatives::{
    self, NotKept, bank,
    model::{
        BankProject, Coverage, Existed, Initiative, Reach, Status, WhiteSpot, existed, fitting, overlaps,
    },
};
use hemtag::{
    access::Caller,
    needs::{NewNeed, read, state_need},
    words::Language,
};
use serde_json::Value;
use vocabulary::Stage;

async fn upload(test: &TestApp, path: &str, name: &str, content: &[u8]) -> Page {
    let mut body = format!(
        "--grans\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         content-type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--grans--\r\n");
    test.post_body(path, "multipart/form-data; boundary=grans", body).await
}

async fn all(test: &TestApp) -> Vec<Initiative> {
    initiatives::all(&test.app, &Caller::visitor()).await.unwrap().to_vec()
}

fn find<'a>(all: &'a [Initiative], id: &str) -> &'a Initiative {
    all.iter().find(|one| one.id == id).unwrap_or_else(|| panic!("{id}"))
}

#[tokio::test]
async fn the_embedded_rows_are_in_the_database_once_and_can_be_read_in_both_languages() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let before = all(&test).await.len();
        assert!(before >= 60, "{before}");
        initiatives::keep_base(&test.app.db, &test.app.clock, &Caller::administrator()).await.unwrap();
        assert_eq!(all(&test).await.len(), before, "a second start brings nothing twice");
        let page = test.get("/initiatives?page=4").await.text();
        assert!(page.contains("page=5") && page.contains("Länsgränser"), "pages, and a map of all: {page}");
        let page = test.get("/initiatives?q=automation+lean").await.text();
        assert!(!page.contains("Produktionslyftet"), "every word must stand in it: {page}");
        let page = test.get("/initiatives?q=visar&shows=supply").await.text();
        assert!(page.contains("Automation Region") && page.contains("Visar utbud"), "{page}");
        let page = test.get("/en/initiatives/reshoring-uk").await.text();
        assert!(page.contains("Shows supply") && page.contains("britishplastics.co.uk"), "{page}");
        assert_eq!(test.get("/initiatives/no-such-thing").await.status, 404);
    }
}

#[tokio::test]
async fn filters_and_files_say_the_same() {
    let test = TestApp::start(Databases::Sqlite).await;
    let json: Value =
        serde_json::from_str(&test.get("/initiatives?county=09&format=json").await.text()).unwrap();
    let found = json["initiatives"].as_array().unwrap();
    assert!(found.iter().all(|one| one["counties"] == "all" || one["counties"][0] == "09"), "{json}");
    assert!(found.iter().any(|one| one["id"] == "hallbara-gotland"));
    let csv = test.get("/initiatives?county=09&format=csv").await.text();
    assert_eq!(csv.trim_end().lines().count(), found.len() + 1);
    assert!(test.get("/initiatives?format=xlsx").await.body.starts_with(b"PK"));
    assert!(test.get("/initiatives/report?format=xlsx").await.body.starts_with(b"PK"));
    let none = test.get("/initiatives?q=zzzz").await.text();
    assert!(none.contains("Filtren döljer alla"), "{none}");
    let unknown = test.get("/initiatives?kind=nonsense&county=%3Cscript%3E").await;
    assert!(unknown.status == 200 && !unknown.text().contains("<script>alert"));
}

#[tokio::test]
async fn what_is_not_known_is_neither_running_nor_ended() {
    let test = TestApp::start(Databases::Sqlite).await;
    let all = all(&test).await;
    let day = |text: &str| text.parse().unwrap();
    let robot = find(&all, "robotlyftet");
    assert_eq!(
        [day("2021-12-31"), day("2022-01-01")].map(|d| robot.status(d)),
        [Status::Running, Status::Ended]
    );
    // Seen in July 2024, without a known end.
    let stockholm = find(&all, "iuc-stockholm");
    assert_eq!(
        [day("2027-12-31"), day("2028-01-01")].map(|d| stockholm.status(d)),
        [Status::Running, Status::Unknown]
    );
    let years = [2023, 2024, 2027, 2028].map(|year| existed(stockholm, year));
    assert_eq!(years, [Existed::No, Existed::Yes, Existed::Yes, Existed::Unknown]);
    // No day at all in its sources.
    assert_eq!(find(&all, "rise-init").status(day("2026-11-26")), Status::Unknown);
    assert_eq!(existed(find(&all, "rise-init"), 2026), Existed::Unknown);
}

#[tokio::test]
async fn the_coverage_names_its_white_spots() {
    let test = TestApp::start(Databases::Sqlite).await;
    let all = all(&test).await;
    let coverage = Coverage::of(&all, 2026);
    for spot in coverage.white_spots() {
        if let WhiteSpot::County { county, stage } = &spot {
            let there = all.iter().filter(|one| one.is_in(county) && one.stages.contains(stage));
            assert!(there.clone().all(|one| existed(one, 2026) == Existed::No), "{spot:?}");
        }
    }
    // The numbers of the matrix are those of the list.
    let skane = coverage.tally(Some("12"), Some(Stage::Prototype), None);
    let counted = all.iter().filter(|one| one.is_in("12") && one.stages.contains(&Stage::Prototype));
    let counted = counted.filter(|one| existed(one, 2026) != Existed::No).count();
    assert_eq!(usize::try_from(skane.sure + skane.unknown).unwrap(), counted);

    let page = test.get("/initiatives/coverage").await.text();
    assert!(
        page.contains("Gotlands län: inget eget för prototyp, nollserie eller serieproduktion"),
        "{page}"
    );
    assert!(page.contains("Inget initiativ visar bara efterfrågan"), "{page}");
    let json: Value =
        serde_json::from_str(&test.get("/initiatives/coverage?year=2026&format=json").await.text()).unwrap();
    let cells = json["cells"].as_array().unwrap();
    let table: Vec<String> = cells
        .iter()
        .map(|c| {
            let text = |key: &str| c[key].as_str().unwrap().to_owned();
            format!("{} {} {} {}+{}", text("county"), text("stage"), text("kind"), c["sure"], c["perhaps"])
        })
        .collect();
    let white: Vec<&str> =
        json["white_spots"].as_array().unwrap().iter().map(|w| w.as_str().unwrap()).collect();
    insta::assert_snapshot!(format!("{}\n\n{}", table.join("\n"), white.join("\n")));
    let csv = test.get("/initiatives/coverage?format=csv").await.text();
    assert_eq!(csv.trim_end().lines().count(), 1 + 22 * 4 * 9, "every cell, also the empty ones");
}

#[tokio::test]
async fn near_identical_offers_share_place_stage_branch_and_sort() {
    let test = TestApp::start(Databases::Sqlite).await;
    let all = all(&test).await;
    let pairs = overlaps(&all, "2026-11-26".parse().unwrap());
    assert!(!pairs.is_empty());
    for pair in &pairs {
        assert_eq!((pair.one.kind.offer(), pair.one.shows), (pair.other.kind.offer(), pair.other.shows));
        assert!(pair.stages.iter().all(|s| pair.one.stages.contains(s) && pair.other.stages.contains(s)));
        assert!(!pair.stages.is_empty() && !pair.branches.is_empty());
        assert!(pair.counties.iter().all(|c| pair.one.is_in(c) && pair.other.is_in(c)));
        assert_eq!(pair.counties.is_empty(), pair.one.reach == Reach::WholeCountry);
    }
    // The centre in Eskilstuna and the digital hub that it is part of are of different branches: no pair.
    assert!(!pairs.iter().any(|p| p.one.id == "mitc" || p.other.id == "shiftlabs"), "{pairs:?}");
    let page = test.get("/initiatives/idc-west-sweden").await.text();
    assert!(
        page.contains("IDC Sjuhärad") && page.contains("råd och kontakter i Västra Götalands län"),
        "{page}"
    );
}

#[tokio::test]
async fn what_fits_a_need_comes_from_its_county_first() {
    let test = TestApp::start(Databases::Sqlite).await;
    let all = all(&test).await;
    let today = "2026-11-26".parse().unwrap();
    let fits = fitting(&all, Some(Stage::Prototype), Some("13"), today);
    assert_eq!(fits[0].initiative.id, "fablab-halmstad");
    assert!(fits.iter().all(|fit| fit.initiative.status(today) != Status::Ended));
    assert!(fits.iter().skip_while(|fit| fit.near).all(|fit| !fit.near));
    let stated = "title = \"Fäste\"\nstage = \"prototype\"\n[[part]]\nsize = \"120 x 80 x 12 mm\"\n\
                  process = \"fräsning\"\nmaterial = \"aluminium\"\n[owner]\nkommun = \"Halmstad\"";
    let (document, _) = read::read(stated).unwrap();
    let new = NewNeed { document, source_format: "toml".into(), ..NewNeed::default() };
    let need = state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    let page = test.get(&format!("/needs/{}", need.key)).await.text();
    assert!(page.contains("Initiativ för prototyp i Hallands län"), "{page}");
    assert!(page.contains("/initiatives/fablab-halmstad"), "{page}");
}

#[tokio::test]
async fn a_suggestion_waits_is_edited_and_taken_in_with_its_reason() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let form = [
            ("name", "Verkstan i Visby"),
            ("does_sv", "Öppen verkstad för prototyper."),
            ("source", "https://example.org/verkstan"),
            ("note", "Öppnade i våras"),
        ];
        let sent = test.post("/initiatives/suggest", &form).await;
        assert_eq!((sent.status, sent.location()), (303, Some("/initiatives/suggest?done=yes")));
        assert!(
            !test.get("/initiatives").await.text().contains("Verkstan i Visby"),
            "nothing shows before review"
        );
        assert_eq!(test.get("/initiatives/review").await.status, 403);

        test.sign_in();
        let list = test.get("/initiatives/review").await.text();
        assert!(list.contains("Verkstan i Visby"), "{list}");
        let page = test.get("/initiatives/review/1").await.text();
        assert!(page.contains("Öppnade i våras") && page.contains("https://example.org/verkstan"), "{page}");

        // What is lacking is told, and what was typed stays.
        let lacking =
            test.post("/initiatives/review/1", &[("do", "accept"), ("name", "Verkstan i Visby")]).await;
        assert_eq!(lacking.status, 422);
        assert!(lacking.text().contains("Källa: fyll i det") && lacking.text().contains("Verkstan i Visby"));

        let whole = [
            ("do", "accept"),
            ("name", "Verkstan i Visby"),
            ("country", "SE"),
            ("counties", "09"),
            ("shows", "help"),
            ("stages", "prototype"),
            ("branches", "any"),
            ("kind", "lab"),
            ("does_sv", "Öppen verkstad för prototyper."),
            ("does_en", "Open workshop for prototypes."),
            ("source", "https://example.org/verkstan"),
            ("source_date", "2026-11"),
            ("confidence", "medium"),
            ("reason", "Sidan finns och säger det."),
        ];
        let taken = test.post("/initiatives/review/1", &whole).await;
        assert_eq!(taken.location(), Some("/initiatives/verkstan-i-visby?done=changed"), "{}", taken.text());
        assert_eq!(test.post("/initiatives/review/1", &whole).await.status, 422, "decided once");
        let coverage = test.get("/initiatives/coverage").await.text();
        assert!(!coverage.contains("Gotlands län: inget eget för prototyp"), "the white spot is filled");
        let decided = test.get("/initiatives/review?state=decided").await.text();
        assert!(decided.contains("Sidan finns och säger det."), "{decided}");
        assert!(hemtag::events::verify(test.app.db.reader()).await.unwrap().is_ok());
    }
}

#[tokio::test]
async fn a_bad_or_mechanical_suggestion_is_not_kept() {
    let test = TestApp::start(Databases::Sqlite).await;
    let bad = [("name", "X"), ("does_sv", ""), ("source", "javascript:alert(1)")];
    let sent = test.post("/initiatives/suggest", &bad).await;
    assert_eq!(sent.status, 422);
    let text = sent.text();
    assert!(
        text.contains("är ingen webbadress") && text.contains("Vad det gör, på svenska: fyll i det"),
        "{text}"
    );
    let long = "x".repeat(301);
    let sent = test
        .post(
            "/initiatives/suggest",
            &[("name", &*long), ("does_sv", "y"), ("source", "https://example.org")],
        )
        .await;
    assert!(sent.status == 422 && sent.text().contains("högst 300 tecken"), "{}", sent.text());
    let trapped = [("name", "X"), ("does_sv", "Y"), ("source", "https://example.org"), ("webbplats", "spam")];
    assert_eq!(test.post("/initiatives/suggest", &trapped).await.status, 303, "a program is thanked");
    let good = [("name", "X"), ("does_sv", "Y"), ("source", "https://example.org")];
    // Three were sent above, two of them read: one address may send ten.
    for _ in 0..8 {
        assert_eq!(test.post("/initiatives/suggest", &good).await.status, 303);
    }
    let many = test.post("/initiatives/suggest", &good).await;
    assert!(many.status == 422 && many.text().contains("Försök igen om 1 min"), "{}", many.text());
    // Thirty an hour are taken from everybody together.
    let new = initiatives::NewSuggestion {
        row: good.map(|(column, text)| (column.to_owned(), text.to_owned())).into(),
        ..initiatives::NewSuggestion::default()
    };
    for _ in 8..30 {
        initiatives::suggest(&test.app, &Caller::visitor(), &new).await.unwrap();
    }
    let many = initiatives::suggest(&test.app, &Caller::visitor(), &new).await;
    assert!(matches!(many, Err(NotKept::TooMany)), "{many:?}");
    let admin = Caller::administrator();
    assert_eq!(initiatives::suggestions(&test.app, &admin, false).await.unwrap().len(), 30);
    let denied = initiatives::suggestions(&test.app, &Caller::visitor(), false).await;
    assert!(matches!(denied, Err(NotKept::Denied(_))));
}

#[tokio::test]
async fn an_edit_keeps_its_history_meets_others_and_can_be_taken_back() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        assert_eq!(test.get("/initiatives/mitc/edit").await.status, 403);
        test.sign_in();
        let page = test.get("/initiatives/mitc/edit").await.text();
        let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let form = |operator: &'static str, seen: &str| {
            [
                ("seen", seen.to_owned()),
                ("do", "save".to_owned()),
                ("name", "MITC".to_owned()),
                ("operator", operator.to_owned()),
                ("country", "SE".to_owned()),
                ("counties", "04".to_owned()),
                ("shows", "help".to_owned()),
                ("kind", "hub".to_owned()),
                ("does_sv", "A".to_owned()),
                ("does_en", "B".to_owned()),
                ("source", "https://mitc.se".to_owned()),
                ("confidence", "high".to_owned()),
                ("reason", "Nytt namn".to_owned()),
            ]
        };
        let post = async |form: &[(&'static str, String)]| {
            let pairs: Vec<(&str, &str)> = form.iter().map(|(k, v)| (*k, v.as_str())).collect();
            test.post("/initiatives/mitc/edit", &pairs).await
        };
        let saved = post(&form("Stiftelsen", &seen)).await;
        assert_eq!(saved.location(), Some("/initiatives/mitc?done=changed"), "{}", saved.text());
        let late = post(&form("Någon annan", &seen)).await;
        assert!(late.status == 422 && late.text().contains("Någon annan hann före"), "{}", late.text());
        assert!(late.text().contains("value=\"Någon annan\""), "what was typed stays");

        // The program's own row stands in the history and can be brought back; a new start does not undo the edit.
        initiatives::keep_base(&test.app.db, &test.app.clock, &Caller::administrator()).await.unwrap();
        let page = test.get("/initiatives/mitc").await.text();
        assert!(page.contains("Nytt namn") && page.contains("Programmets egen rad"), "{page}");
        let back = test.post("/initiatives/mitc/restore", &[("version", &*seen)]).await;
        assert_eq!(back.status, 303);
        assert_eq!(find(&all(&test).await, "mitc").name, "Mälardalen Industrial Technology Center");

        let out = test.post("/initiatives/mitc/edit", &[("do", "take-out"), ("reason", "Finns inte")]).await;
        assert_eq!(out.status, 303);
        assert_eq!(test.get("/initiatives/mitc").await.status, 404);
        let back = test.post("/initiatives/mitc/restore", &[("version", &*seen)]).await;
        assert_eq!(back.status, 303);
        assert_eq!(test.get("/initiatives/mitc").await.status, 200);
    }
}

#[tokio::test]
async fn a_table_is_looked_at_before_it_is_imported() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        let csv = "id,name,country,counties,shows,stages,branches,kind,does_sv,does_en,source,confidence,note\n\
                   ny-hubb,Ny hubb,SE,07,help,prototype,any,hub,Provar.,Tries.,https://example.org/hubb,medium,x\n\
                   ,Produktionslyftet,SE,all,help,full_scale,any,programme,Nu annat.,Now other.,https://example.org/p,low,\n\
                   ny-hubb,Ny hubb igen,SE,07,help,prototype,any,hub,Provar.,Tries.,https://example.org/hubb,medium,\n\
                   fel,Fel,SE,77,allt,prototype,any,hub,Provar.,Tries.,exempel,medium,\n";
        let sent = upload(&test, "/initiatives/import", "initiativ.csv", csv.as_bytes()).await;
        let preview = sent.location().unwrap_or_else(|| panic!("{}", sent.text())).to_owned();
        let page = test.get(&preview).await.text();
        for words in [
            "Nytt",
            "Ändrat",
            "Står två gånger",
            "först i rad 2",
            "är inget län",
            "är inget av orden",
            "är ingen webbadress",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!all(&test).await.iter().any(|one| one.id == "ny-hubb"), "a look writes nothing");
        let done = test.post(&preview, &[("do", "import")]).await;
        assert_eq!(done.location(), Some("/initiatives/import?done=2"));
        let all = all(&test).await;
        assert_eq!(find(&all, "produktionslyftet").does_en, "Now other.");
        assert_eq!(find(&all, "ny-hubb").counties(), ["07"]);

        // What was downloaded says what is there already.
        let own = test.get("/initiatives?format=csv").await;
        let sent = upload(&test, "/initiatives/import", "alla.csv", &own.body).await;
        let page = test.get(sent.location().unwrap()).await.text();
        assert!(!page.contains("name=\"do\" value=\"import\""), "nothing to write: {page}");
        let wrong = upload(&test, "/initiatives/import", "b.csv", b"a,b\n1,2\n").await;
        assert!(
            wrong.status == 422 && wrong.text().contains("ingen kolumn som heter name"),
            "{}",
            wrong.text()
        );
    }
}

#[tokio::test]
async fn projects_of_the_bank_wait_for_a_person_once() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let admin = Caller::administrator();
        let project = |number: &str, name: &str, summary: &str| BankProject {
            number: number.into(),
            name: name.into(),
            summary: summary.into(),
            owner: "En stiftelse".into(),
            since: "2012-01-01".into(),
            until: "2014-12-31".into(),
            counties: vec!["08".into()],
        };
        let projects = [
            project(
                "77",
                "Prototypverkstad för underleverantörer",
                "Nätverk och rådgivning för tillverkande företag",
            ),
            project("78", "Vandringsled", "Turism"),
        ];
        let found = bank::look(&test.app, &admin, &projects).await.unwrap();
        assert_eq!((found.projects, found.proposals.len()), (2, 1));
        assert!(
            initiatives::suggestions(&test.app, &admin, false).await.unwrap().is_empty(),
            "a look keeps nothing"
        );
        assert_eq!(bank::propose(&test.app, &admin, &found).await.unwrap(), 1);
        assert_eq!(bank::propose(&test.app, &admin, &found).await.unwrap(), 0, "once");
        test.sign_in();
        let page = test.get("/initiatives/review/1").await.text();
        assert!(page.contains("”prototyp”") && page.contains("i projektets namn"), "{page}");
        let no = test.post("/initiatives/review/1", &[("do", "reject"), ("reason", "Inget initiativ")]).await;
        assert_eq!(no.location(), Some("/initiatives/review"));
        let again = bank::look(&test.app, &admin, &projects).await.unwrap();
        assert!(again.proposals[0].known);
        let denied = bank::propose(&test.app, &Caller::visitor(), &again).await;
        assert!(matches!(denied, Err(NotKept::Denied(_))));
    }
}

#[tokio::test]
async fn the_report_reads_in_both_languages_without_a_key_left_over() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    for path in [
        "/initiatives",
        "/initiatives/coverage?kind=lab&year=2015",
        "/initiatives/report",
        "/initiatives/suggest?about=mitc",
        "/initiatives/new",
        "/initiatives/mitc/edit",
        "/initiatives/review",
        "/initiatives/import",
        "/initiatives/mitc",
    ] {
        for language in Language::ALL {
            let path = if language == Language::English { format!("/en{path}") } else { path.to_owned() };
            let page = test.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(!page.text().contains('⟦'), "{path}: {}", page.text());
        }
    }
}

#[tokio::test]
async fn the_mapping_is_a_tagged_document_with_its_sources() {
    let test = TestApp::start(Databases::Sqlite).await;
    for path in ["/initiatives/report.pdf", "/en/initiatives/report.pdf"] {
        let page = test.get(path).await;
        assert_eq!((page.status, page.headers["content-type"].to_str().unwrap()), (200, "application/pdf"));
        assert!(page.body.starts_with(b"%PDF-"));
        let holds = |bytes: &[u8]| page.body.windows(bytes.len()).any(|window| window == bytes);
        assert!(holds(b"/StructTreeRoot") && holds(b"pdfuaid:part"), "it is tagged");
    }
    assert!(test.get("/initiatives/report").await.text().contains("/initiatives/report.pdf"));
    let all = initiatives::all(&test.app, &Caller::visitor()).await.unwrap();
    let (today, l) = (test.app.clock.today(), Language::English);
    let document = initiatives::report::document(l, &all, today);
    let lines = document.sections.iter().flat_map(|section| &section.blocks).find_map(|block| match block {
        documents::Block::Sources(lines) => Some(lines),
        _ => None,
    });
    let lines = lines.unwrap();
    assert_eq!(lines.len(), all.len());
    assert!(all.iter().all(|one| lines.iter().any(|line| line.starts_with(&one.name))));
}

#[tokio::test]
async fn suggestions_are_narrowed_and_paged() {
    let test = TestApp::start(Databases::Sqlite).await;
    let admin = Caller::administrator();
    for n in 0..27 {
        let name = format!("Förslag {n}");
        let row = [("name", name.as_str()), ("does_sv", "Y"), ("source", "https://example.org")]
            .map(|(column, text)| (column.to_owned(), text.to_owned()))
            .into();
        let new = initiatives::NewSuggestion { about: String::new(), row, note: "Från Småland".into() };
        initiatives::suggest(&test.app, &admin, &new).await.unwrap();
    }
    test.sign_in();
    let first = test.get("/initiatives/review").await.text();
    let listed = |page: &str| (0..27).filter(|n| page.contains(&format!("Förslag {n}<"))).count();
    assert_eq!(listed(&first), 25, "{first}");
    assert!(first.contains("page=2") && first.contains("27"));
    assert_eq!(listed(&test.get("/initiatives/review?page=2").await.text()), 2);
    let one = test.get("/initiatives/review?q=f%C3%B6rslag+13+sm%C3%A5land").await.text();
    assert_eq!(one.matches("Förslag 13").count(), 1, "{one}");
    assert!(test.get("/initiatives/review?from=bank").await.text().contains("Inget förslag stämmer"));
    assert!(test.get("/initiatives/review?state=decided").await.text().contains("Inget förslag stämmer"));
    assert_eq!(test.get("/initiatives/review?page=99").await.status, 200);
}
