//! Ten thousand cases and a hundred thousand events: how long the pages take. Run by hand, alone, and built for release:
//! `cargo nextest run --release -p hemtag --test cases --run-ignored only many --no-capture`.

use std::time::{Duration, Instant};

use sea_orm::ConnectionTrait;
use testkit::{Databases, TestApp};

use crate::{
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
    for statement in [needs.as_str(), cases, tasks, &events] {
        test.app.db.reader().execute_unprepared(statement).await.expect(statement);
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
        seed(test).await;
        for path in [
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
