//! Reports to the ministry: written, commented, signed, and the same for good; on both databases.

use std::collections::BTreeMap;

use crate::testkit::{Databases, TestApp};
use ::funding::{Ore, ledger::Account};
use calamine::{Reader as _, Xlsx};
use hemtag::{
    access::{Caller, Role},
    clock::Clock,
    events::{self, Event, Subject},
    funding::money,
    programme::{
        ProgrammeError, Programmes, Total, figures,
        report::{self, DutyDone, File, Handed, Part, Status, Value, Written},
    },
    queue::work_once,
    words::Language,
};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use sea_orm::ConnectionTrait;
use serde_json::{Value as Json, json};

use crate::funding::world::officer;

async fn append(test: &TestApp, at: &str, action: &'static str, subject: Subject, data: Json) {
    let at: Timestamp = at.parse().unwrap();
    let transaction = test.app.db.write().await.unwrap();
    events::append(&transaction, &Caller::administrator(), at, Event { action, subject, data })
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

fn written() -> Written {
    let done = |duty: &str, status| DutyDone {
        duty: duty.to_owned(),
        status: Some(status),
        words: if status == Status::Elsewhere { String::new() } else { format!("Gjort för {duty}.") },
    };
    Written {
        parts: Part::ALL.map(|part| (part, format!("Text om {}.\n\nOch mer.", part.code()))).to_vec(),
        duties: Programmes::shipped()
            .duties
            .iter()
            .map(|duty| match duty.assignment.as_deref() {
                Some("skills") => done(&duty.code, Status::Elsewhere),
                _ => done(&duty.code, Status::Done),
            })
            .collect(),
    }
}

async fn version(test: &TestApp, code: &str) -> i64 {
    report::draft(&test.app, &officer(), code).await.unwrap().unwrap().kept.version
}

/// A report that is signed, with its files.
async fn signed(test: &TestApp, code: &str, day: Date) {
    sign(test, code, day).await;
    assert!(work_once(&test.app).await.unwrap(), "its files wait to be made");
}

/// A file of a report that is there.
pub(crate) async fn file(test: &TestApp, by: &Caller, code: &str, file: File) -> Vec<u8> {
    match report::file(&test.app, by, code, file).await.unwrap() {
        Handed::File(content) => content,
        Handed::NotMade(making) => panic!("it is not made: {making:?}"),
    }
}

/// A report that is signed, and whose files nobody has made yet.
pub(crate) async fn sign(test: &TestApp, code: &str, day: Date) {
    report::begin(&test.app, &officer(), code, day).await.unwrap();
    report::keep(&test.app, &officer(), code, 1, day, &written()).await.unwrap();
    report::sign(&test.app, &officer(), code, 2, "Kim Ek", "Generaldirektör").await.unwrap();
}

async fn values(test: &TestApp, code: &str) -> BTreeMap<String, Value> {
    let draft = report::draft(&test.app, &officer(), code).await.unwrap().unwrap();
    draft.kept.frozen.unwrap().figures.into_iter().map(|one| (one.indicator, one.value)).collect()
}

#[tokio::test]
async fn a_report_is_written_commented_and_signed_and_then_stands() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let (app, by) = (&test.app, officer());
        let code = "manufacture-final";
        let day = date(2026, 10, 31);
        for need in 1..9 {
            append(&test, "2026-03-05T08:00:00Z", "need.stated", Subject::Need(need), json!({})).await;
        }
        append(&test, "2026-04-05T08:00:00Z", "need.outcome", Subject::Need(1), json!({ "reached": "made" }))
            .await;

        assert!(report::draft(app, &by, code).await.unwrap().is_none());
        for caller in [Caller::visitor(), Caller::acting_as(Role::Maker)] {
            assert!(matches!(report::draft(app, &caller, code).await, Err(ProgrammeError::Denied(_))));
        }
        let adviser = Caller::acting_as(Role::Adviser);
        assert!(matches!(report::begin(app, &adviser, code, day).await, Err(ProgrammeError::Denied(_))));
        report::begin(app, &by, code, day).await.unwrap();
        report::begin(app, &by, code, day).await.unwrap();
        report::keep(app, &by, code, 1, day, &written()).await.unwrap();
        assert!(matches!(
            report::keep(app, &by, code, 1, day, &Written::default()).await,
            Err(ProgrammeError::Changed)
        ));

        report::comment(app, &adviser, code, "summary", "Säg mer om luckorna.").await.unwrap();
        let waits = report::sign(app, &by, code, 2, "Kim Ek", "Generaldirektör").await;
        assert!(matches!(&waits, Err(ProgrammeError::Lacks(fields)) if *fields == ["comments"]), "{waits:?}");
        let comment = report::draft(app, &by, code).await.unwrap().unwrap().comments[0].clone();
        assert_eq!(
            (comment.part.as_str(), comment.role.as_str(), comment.settled),
            ("summary", "adviser", false)
        );
        report::settle_comment(app, &by, code, comment.id).await.unwrap();
        let nobody = report::sign(app, &by, code, 2, " ", "Generaldirektör").await;
        assert!(matches!(&nobody, Err(ProgrammeError::Lacks(fields)) if *fields == ["name"]), "{nobody:?}");
        let draft = file(&test, &by, code, File::Pdf(Language::Swedish)).await;
        report::sign(app, &by, code, 2, "Kim Ek", "Generaldirektör").await.unwrap();

        // Its figures stand at once; its files are made by a job.
        let before = report::rebuilt(app, &adviser, code).await.unwrap();
        assert!(
            before.log_is_whole && before.differs.is_empty() && before.same_paper.is_none(),
            "{before:?}"
        );
        assert!(work_once(app).await.unwrap());

        let figures = values(&test, code).await;
        assert_eq!((figures["needs-reached"], figures["needs-made"]), (Value::Is(8), Value::Few));
        assert!(!figures.contains_key("validations-begun"), "the other assignment's");
        let paper = file(&test, &adviser, code, File::Pdf(Language::Swedish)).await;
        assert!(paper.starts_with(b"%PDF") && paper != draft);
        let rebuilt = report::rebuilt(app, &adviser, code).await.unwrap();
        assert!(
            rebuilt.log_is_whole
                && rebuilt.differs.is_empty()
                && !rebuilt.money_differs
                && rebuilt.same_paper == Some(true)
        );
        assert!(rebuilt.corrected.is_empty());
        // Nothing of it changes any more.
        let late = report::keep(app, &by, code, 2, day, &Written::default()).await;
        assert!(matches!(late, Err(ProgrammeError::Changed)), "{late:?}");
        assert!(matches!(
            report::comment(app, &adviser, code, "", "Sent").await,
            Err(ProgrammeError::Changed)
        ));
        let again = report::sign(app, &by, code, 2, "Någon annan", "GD").await;
        assert!(matches!(again, Err(ProgrammeError::Changed)), "{again:?}");
        let told = events::after(app.db.reader(), 0, &["programme.report_signed"], 9).await.unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!(file(&test, &by, code, File::Pdf(Language::Swedish)).await, paper);
        // In English the same facts are typeset; what is signed is the Swedish document.
        let english = file(&test, &by, code, File::Pdf(Language::English)).await;
        assert!(english.starts_with(b"%PDF") && english != paper);
        assert_eq!(report::rebuilt(app, &by, code).await.unwrap().same_paper, Some(true));
    }
}

#[tokio::test]
async fn what_was_corrected_later_stands_beside_the_report_and_a_changed_log_is_told() {
    let test = TestApp::start(Databases::Sqlite).await;
    for need in 1..9 {
        append(&test, "2026-03-05T08:00:00Z", "need.stated", Subject::Need(need), json!({})).await;
        append(
            &test,
            "2026-04-05T08:00:00Z",
            "need.outcome",
            Subject::Need(need),
            json!({ "reached": "made" }),
        )
        .await;
    }
    signed(&test, "manufacture-final", date(2026, 9, 30)).await;
    assert_eq!(values(&test, "manufacture-final").await["needs-made"], Value::Is(8));
    append(&test, "2026-10-05T08:00:00Z", "need.outcome", Subject::Need(1), json!({ "reached": "quoted" }))
        .await;
    let rebuilt = report::rebuilt(&test.app, &officer(), "manufacture-final").await.unwrap();
    assert!(
        rebuilt.log_is_whole && rebuilt.differs.is_empty() && rebuilt.same_paper == Some(true),
        "{rebuilt:?}"
    );
    let corrected: Vec<(&str, Value, Value)> =
        rebuilt.corrected.iter().map(|one| (one.indicator.as_str(), one.before, one.now)).collect();
    assert_eq!(corrected, [("needs-made", Value::Is(8), Value::Is(7))]);
    test.sign_in();
    let page = test.get("/programme/reports/manufacture-final").await.text();
    assert!(
        page.contains("Redovisningen blir densamma") && page.contains("med det som är känt nu"),
        "{page}"
    );

    // Somebody writes past the program, and past the database's own rule.
    crate::safekeeping::let_events_change(&test.app.db).await;
    let changed = "UPDATE event SET hash = 'x' WHERE id = (SELECT max(id) FROM event WHERE at < '2026-05')";
    test.app.db.writer().execute_unprepared(changed).await.unwrap();
    let rebuilt = report::rebuilt(&test.app, &officer(), "manufacture-final").await.unwrap();
    assert!(!rebuilt.log_is_whole, "{rebuilt:?}");
    let page = test.get("/en/programme/reports/manufacture-final").await.text();
    assert!(page.contains("The log was changed") && !page.contains('⟦'), "{page}");
}

/// What an officer sees of needs that were stated, until the end of a day.
async fn stated_until(test: &TestApp, on: Option<Date>) -> i64 {
    let found = figures(&test.app, &officer(), Programmes::shipped(), on).await.unwrap();
    match found.rows.iter().find(|row| row.indicator.code == "needs-reached").unwrap().total {
        Total::Figure(sum) => sum.value.unwrap(),
        Total::Few | Total::Nothing => panic!("an officer sees the whole"),
    }
}

#[tokio::test]
async fn a_clock_that_is_set_back_changes_neither_what_was_signed_nor_a_past_day() {
    for kind in Databases::both() {
        let mut test = TestApp::start(kind).await;
        let (code, day, now) = ("manufacture-final", date(2026, 10, 31), test.app.clock.now());
        for need in 1..9 {
            append(&test, "2026-10-05T08:00:00Z", "need.stated", Subject::Need(need), json!({})).await;
        }
        signed(&test, code, day).await;
        assert_eq!(stated_until(&test, Some(day)).await, 8);

        // Somebody sets the clock back to before the end of the reporting day, and the work goes on.
        test.app.clock = Clock::fixed("2026-10-30T08:00:00Z".parse().unwrap());
        append(&test, "2026-10-30T08:00:00Z", "need.stated", Subject::Need(20), json!({})).await;
        let kept = money::assignments(&test.app, &officer()).await.unwrap();
        let kept = kept.iter().find(|one| one.code == "manufacture").unwrap();
        let account = Account { assignment: kept.id, year: kept.years[0] };
        money::frame(&test.app, &officer(), account, Ore::kronor(1_000), "För provet").await.unwrap();

        test.app.clock = Clock::fixed(now.checked_add(jiff::SignedDuration::from_secs(1)).unwrap());
        let rebuilt = report::rebuilt(&test.app, &officer(), code).await.unwrap();
        assert!(
            rebuilt.log_is_whole
                && rebuilt.differs.is_empty()
                && !rebuilt.money_differs
                && rebuilt.same_paper == Some(true),
            "{rebuilt:?}"
        );
        let corrected: Vec<(&str, Value, Value)> =
            rebuilt.corrected.iter().map(|one| (one.indicator.as_str(), one.before, one.now)).collect();
        assert_eq!(corrected, [("needs-reached", Value::Is(8), Value::Is(9))]);
        // The day gives what it gave; what came late counts from when it came.
        assert_eq!(stated_until(&test, Some(day)).await, 8);
        assert_eq!(stated_until(&test, None).await, 9);
        test.app.facts = std::sync::Arc::default();
        assert_eq!(stated_until(&test, Some(day)).await, 8);
    }
}

#[tokio::test]
async fn a_later_report_of_the_same_assignment_is_compared_with_the_one_before() {
    let test = TestApp::start(Databases::Sqlite).await;
    for firm in 1..7 {
        append(&test, "2026-02-05T08:00:00Z", "skills.map_kept", Subject::Skills(firm), json!({})).await;
    }
    signed(&test, "skills-2", date(2026, 3, 31)).await;
    for firm in 7..12 {
        append(&test, "2026-05-05T08:00:00Z", "skills.map_kept", Subject::Skills(firm), json!({})).await;
    }
    report::begin(&test.app, &officer(), "skills-3", date(2026, 8, 30)).await.unwrap();
    let draft = report::draft(&test.app, &officer(), "skills-3").await.unwrap().unwrap();
    let (before, day, figures) = draft.before.unwrap();
    let of = |figures: &[report::Figure]| {
        figures.iter().find(|one| one.indicator == "firms-mapped").map(|one| one.value)
    };
    assert_eq!((before.as_str(), day, of(&figures)), ("skills-2", date(2026, 3, 31), Some(Value::Is(6))));
    assert_eq!(of(&draft.drawn.figures), Some(Value::Is(11)));
    assert_eq!(draft.money_before.iter().map(|line| line.year).collect::<Vec<_>>(), [2018, 2019]);
    test.sign_in();
    let page = test.get("/programme/reports/skills-3").await.text();
    assert!(page.contains("Utbetalt, förra redovisningen"), "{page}");
    assert!(!draft.lacks.is_empty());
    let early =
        report::sign(&test.app, &officer(), "skills-3", version(&test, "skills-3").await, "Kim", "GD").await;
    assert!(
        matches!(&early, Err(ProgrammeError::Lacks(fields)) if fields.contains(&"status-M7".to_owned())),
        "{early:?}"
    );
}

#[tokio::test]
async fn the_pages_write_sign_and_hand_out_the_report() {
    let test = TestApp::start(Databases::Sqlite).await;
    let path = "/programme/reports/manufacture-final";
    assert_ne!(test.get("/programme/reports").await.status, 200, "staff only");
    test.sign_in();
    assert!(test.get("/programme/reports").await.text().contains("Inte påbörjad"));
    let wrong = test.post(path, &[("day", "2026-02-31")]).await;
    assert!(wrong.status == 422 && wrong.text().contains("Skriv en dag som finns"), "{}", wrong.text());
    let begun = test.post(path, &[("day", "2026-10-31")]).await;
    assert_eq!(begun.location(), Some("/programme/reports/manufacture-final?done=begun"));
    let empty = test.post(&format!("{path}/sign"), &[("version", "1"), ("name", ""), ("function", "")]).await;
    let text = empty.text();
    assert!(
        empty.status == 422
            && text.contains("href=\"#duty-M7\"")
            && text.contains("Skriv något under Slutsatser"),
        "{text}"
    );
    let mut form: Vec<(String, String)> =
        vec![("version".into(), "1".into()), ("day".into(), "2026-10-31".into())];
    form.extend(Part::ALL.map(|part| (format!("part-{}", part.code()), "Vår text".to_owned())));
    for duty in &Programmes::shipped().duties {
        form.push((format!("status-{}", duty.code), "done".to_owned()));
        form.push((format!("duty-{}", duty.code), "Gjort".to_owned()));
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let kept = test.post(path, &form).await;
    assert_eq!(kept.location(), Some("/programme/reports/manufacture-final?done=kept"), "{}", kept.text());
    for address in [path.to_owned(), format!("/en{path}"), "/en/programme/reports".to_owned()] {
        let page = test.get(&address).await;
        assert!(page.status == 200 && !page.text().contains('⟦'), "{address}: {}", page.text());
    }
    assert!(test.get(&format!("{path}/file/json")).await.json()["draft"] == true);
    let signed =
        test.post(&format!("{path}/sign"), &[("version", "2"), ("name", "Kim Ek"), ("function", "GD")]).await;
    assert_eq!(
        signed.location(),
        Some("/programme/reports/manufacture-final?done=signed"),
        "{}",
        signed.text()
    );
    assert!(work_once(&test.app).await.unwrap());
    let page = test.get(path).await.text();
    assert!(
        page.contains("Kim Ek") && page.contains("Vår text") && !page.contains("name=\"version\""),
        "{page}"
    );
    // Each figure leads to what it is made of at that day; the money is told in all, though no year has a frame.
    let made_of =
        "/programme/indicators/needs-reached/made-of?programme=smart-industry-2018&amp;on=2026-10-31";
    for part in [
        made_of,
        "Hela uppdraget",
        "20\u{a0}000\u{a0}000",
        "Inte fördelat på år",
        "Checklista",
        "Utgångsläge",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let data = test.get(&format!("{path}/file/json")).await.json();
    assert_eq!((&data["draft"], &data["figures"]["needs-reached"]), (&json!(false), &json!(0)));
    assert_eq!(data["written"]["duties"].as_array().map(Vec::len), Some(15));
    assert_eq!(
        (&data["given"]["given_to"], &data["given"]["total"]),
        (&json!("Tillväxtverket"), &json!(2_000_000_000_i64))
    );
    let bytes = test.get(&format!("{path}/file/xlsx")).await.body;
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let (name, first) = book.worksheets().swap_remove(0);
    let said: Vec<String> = first.cells().map(|(_, _, cell)| cell.to_string()).collect();
    for part in ["2026-10-31", "Undertecknad", "Kim Ek", "Slutredovisning (manufacture-final)"] {
        assert!(name == "Redovisningen" && said.iter().any(|cell| cell == part), "{part}: {said:?}");
    }
    let text = read(&test.get(&format!("{path}/file/pdf")).await.body);
    for heading in
        ["Sammanfattning", "Uppdraget", "Resultat per skyldighet", "Pengar", "Förslag", "Underskrift"]
    {
        assert!(text.contains(heading), "{heading}: {text}");
    }
    for words in ["Uppdragsgivare", "Näringsdepartementet", "Tillväxtverket"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("Om språket"), "{text}");
    assert_eq!(test.get(&format!("{path}/file/doc")).await.status, 404);

    // The same in English: our words are translated, people's are not, and it says so.
    for address in [format!("/en{path}/file/pdf"), format!("/en{path}/file/xlsx")] {
        assert!(page.contains(&format!("href=\"{address}\"")), "{address} is not linked: {page}");
    }
    let answer = test.get(&format!("/en{path}/file/pdf")).await;
    assert_eq!(
        answer.headers["content-disposition"],
        "attachment; filename=\"hemtag-manufacture-final-en.pdf\""
    );
    let text = read(&answer.body);
    for words in ["Summary", "Results by duty", "Signature", "About the language", "Vår text", "Kim Ek"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("Sammanfattning"), "{text}");
    // What stands in Swedish there is marked as Swedish: what officers wrote, each duty's words, the assignment's. The rest is not.
    let marked = in_swedish(&answer.body);
    let count = |kind: &str| marked.iter().filter(|one| *one == kind).count();
    assert!(count("P") >= Part::ALL.len() && count("TD") >= 14, "{marked:?}");
    // A table of quotations alone is marked as one.
    assert!(!marked.iter().any(|kind| ["H1", "H2", "TH"].contains(&kind.as_str())), "{marked:?}");
    assert!(count("Table") <= 2, "{marked:?}");
    assert!(in_swedish(&test.get(&format!("{path}/file/pdf")).await.body).is_empty());
    let bytes = test.get(&format!("/en{path}/file/xlsx")).await.body;
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let mut said = Vec::new();
    for (name, range) in book.worksheets() {
        said.push(name);
        said.extend(range.cells().map(|(_, _, cell)| cell.to_string()));
    }
    let said = said.join(" ");
    assert!(said.contains("Indicators") && said.contains("as they were written"), "{said}");
}

#[tokio::test]
async fn a_colleague_who_comments_sees_the_check_list_and_the_money() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    let code = "manufacture-final";
    report::begin(&test.app, &officer(), code, date(2026, 10, 31)).await.unwrap();
    report::keep(&test.app, &officer(), code, 1, date(2026, 10, 31), &written()).await.unwrap();
    let post = test.use_post().await;
    test.join(&post, "radgivare@exempel.se", Role::Adviser.code(), "Rådgivarna", &[]).await;
    let page = test.get(&format!("/programme/reports/{code}")).await.text();
    for part in ["Gjort för M4.", "Redovisas i en annan redovisning", "Hela uppdraget", "name=\"words\""] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("made-of") && !page.contains("name=\"version\""), "{page}");
}

/// The kinds of the elements of a PDF that say that they are in Swedish.
fn in_swedish(pdf: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let elements = document.objects.values().filter_map(|object| object.as_dict().ok());
    elements
        .filter(|one| one.has(b"S") && one.has(b"P"))
        .filter(|one| one.get(b"Lang").and_then(lopdf::Object::as_str).is_ok_and(|said| said == b"sv"))
        .map(|one| String::from_utf8_lossy(one.get(b"S").unwrap().as_name().unwrap()).into_owned())
        .collect()
}

/// The text of a PDF, in one line.
fn read(pdf: &[u8]) -> String {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}
