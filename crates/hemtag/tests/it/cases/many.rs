//! Ten thousand cases and a hundred thousand events: how long the pages take. Run by hand, alone, and built for release:
//! `cargo nextest run --release -p hemtag --run-ignored only cases::many --no-capture`.

use std::time::{Duration, Instant};

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    cases::{questions, requests},
    makers,
};
use sea_orm::ConnectionTrait;

use crate::cases::{
    advisers::{Opened, opened},
    people::led_to,
};

const SEQUENCE: &str = "WITH RECURSIVE seq(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM seq WHERE n < ";

async fn seed(test: &TestApp) {
    let needs = "INSERT INTO need (key, title, confidentiality, document, source_format, example, stated_at, updated_at, version) ";
    let needs = format!(
        "{needs}{SEQUENCE}10000) SELECT 'many' || n, 'Detalj ' || n, confidentiality, document, source_format, example, \
         stated_at, updated_at, version FROM need, seq WHERE need.id = 1"
    );
    let cases = "INSERT INTO need_case (need_id, owner_id, triage, county, adviser_id, own_step, own_step_by, step, waits_for, \
                 waits_since, opened_at, updated_at, version) SELECT id, 1, CASE id % 3 WHEN 0 THEN 'find' WHEN 1 THEN 'choose' ELSE \
                 'prepare' END, CASE id % 4 WHEN 0 THEN '06' WHEN 1 THEN '12' WHEN 2 THEN '14' END, CASE WHEN id % 5 > 0 THEN 2 END, \
                 '', '', CASE WHEN id % 5 > 0 THEN 'qualify' ELSE 'name_adviser' END, CASE WHEN id % 5 > 0 THEN 'adviser' ELSE 'office' \
                 END, '2026-0' || (1 + id % 9) || '-01T00:00:00Z', stated_at, updated_at, 1 FROM need WHERE key LIKE 'many%'";
    let tasks = "INSERT INTO case_task (case_id, kind, title, party, advice, state, waits_for, waits_name, place, made_at, \
                 updated_at, version) SELECT need_case.id, kind, '', 'adviser', false, state, '', '', place, made_at, case_task.updated_at, 1 \
                 FROM need_case, case_task WHERE case_task.case_id = 1 AND need_case.id > 1";
    let events = format!(
        "INSERT INTO event (at, actor, action, subject_kind, subject_id, data, previous_hash, hash) {SEQUENCE}100000) SELECT \
         '2026-06-01T00:00:00Z', 'adviser:2', 'case.task_changed', 'case', 2 + n % 10000, '{{}}', '', 'many' || n FROM seq"
    );
    // Five requests for each need, answered in turn with yes, no and a question; twenty thousand contacts, and questions that wait.
    let requests = format!(
        "INSERT INTO maker_request (need_id, maker_id, kind, words, quantities, made_at, actor, owner_agreed_at, \
         adviser_agreed_at, adviser, sent_at) SELECT need.id, 1 + (need.id * 5 + n) % 2000, CASE n % 2 WHEN 0 THEN 'quote' ELSE \
         'information' END, 'Kan ni?', '10 200', stated_at, 'owner:1', stated_at, stated_at, 2, stated_at FROM need, ({SEQUENCE}5) \
         SELECT n FROM seq) AS five"
    );
    let answers = "INSERT INTO request_answer (request_id, party, actor, at, verdict, reason, words, once) SELECT id, 'maker', \
                   'maker', made_at, CASE id % 3 WHEN 0 THEN 'yes' WHEN 1 THEN 'no' ELSE 'ask' END, CASE WHEN id % 3 = 1 THEN \
                   'quantity' END, 'Svar', 'many' || id FROM maker_request";
    let contacts = "INSERT INTO contact (maker_id, organisation, actor, way, at, request_id, note) SELECT maker_id, 'IUC Syd', \
                    'adviser:2', kind, made_at, id, '' FROM maker_request";
    let questions = "INSERT INTO profile_question (maker_id, about, words_sv, words_en, needs, sent_at) SELECT id, \
                     'certificate:ISO 9001', 'Har ni ISO 9001?', 'Do you hold ISO 9001?', 3, '2026-11-23T08:00:00Z' FROM maker";
    let reach = "INSERT INTO maker_reach (maker_id, email, language, set_at, actor) SELECT id, 'maker@example.se', 'sv', '2026-11-20T08:00:00Z', \
                 'administrator' FROM maker";
    for statement in [needs.as_str(), cases, tasks, &events, &requests, answers, contacts, questions, reach] {
        test.app.db.writer().execute_unprepared(statement).await.expect(statement);
    }
}

#[tokio::test]
#[ignore = "measures; run by hand"]
async fn pages_stay_quick_with_ten_thousand_cases() {
    for kind in Databases::both() {
        let Opened { house, ada, .. } = opened(kind, "find").await;
        let test = &house.test;
        house.enter(&ada);
        led_to(&test.post("/cases/1/take", &[]).await);
        let mut makers = makers::examples::makers(2000, 7, test.app.clock.today());
        makers::add_makers(&test.app, &Caller::administrator(), &mut makers).await.unwrap();
        seed(test).await;
        let keys = test.app.keys().unwrap();
        let answer = format!("/answer/{}", requests::token(keys, 777));
        let asked = format!("/questions/{}", questions::token(keys, 77));
        for path in [
            answer.as_str(),
            &asked,
            "/cases/777/requests",
            "/cases/777/requests/new",
            "/cases/777/requests/quotes",
            "/cases/777/outcome",
            "/makers/77/contacts",
            "/makers/77/requests",
            "/makers/77/reach",
            "/account/letters",
            "/cases",
            "/cases?page=300",
            "/cases?adviser=me&triage=find",
            "/cases?state=new&county=06",
            "/cases?q=detalj+77",
            "/cases/advisers",
            "/cases/777",
            "/cases/777/aid",
            "/account",
            "/cases?format=csv",
        ] {
            let mut times: Vec<Duration> = Vec::new();
            for _ in 0..40 {
                let start = Instant::now();
                let page = test.get(path).await;
                times.push(start.elapsed());
                assert_eq!(page.status, 200, "{path}: {}", page.text());
            }
            times.sort();
            println!("{kind:?} {path}: median {:?}, 95th percentile {:?}", times[20], times[38]);
            let most = Duration::from_secs(if path.contains("format") { 20 } else { 2 });
            assert!(times[38] < most, "{path}: {:?}", times[38]);
        }
    }
}
