//! From an application to its payment through the pages, officers and applicant each in a browser of their own: what each reads,
//! the paper, and that nobody else knows of it.

use crate::testkit::Databases;
use hemtag::{
    access::{Caller, PersonId},
    funding::model::{application::Application, call::Call},
    people::list_people,
};
use lopdf::Object;

use crate::cases::people::{Cookies, House, field, led_to};
use crate::funding::{
    deciders::assessed,
    world::{assignment, call},
};

pub(crate) struct All {
    pub(crate) house: House,
    pub(crate) owner: Cookies,
    pub(crate) other: Cookies,
    pub(crate) presenter: Cookies,
    pub(crate) decider: Cookies,
    pub(crate) application: i64,
    /// The owner's account.
    pub(crate) person: i64,
}

pub(crate) async fn all(kind: Databases) -> All {
    all_with(kind, |_| {}, |_| {}).await
}

/// The same with a call and an application of one's own.
pub(crate) async fn all_with(
    kind: Databases,
    of_call: impl FnOnce(&mut Call),
    of_application: impl FnOnce(&mut Application),
) -> All {
    let house = House::start(kind).await;
    let owner = house.account("kim@projekt.example", "Kim Ek").await;
    let other = house.account("lo@annan.example", "Lo Berg").await;
    let presenter = house.staff("robin@myndighet.example", "Robin Al", "officer", &[]).await;
    let decider = house.staff("ada@myndighet.example", "Ada Lind", "officer", &[]).await;
    let app = &house.test.app;
    let found = list_people(app, &Caller::administrator(), "kim@projekt.example", 0, 1).await.unwrap();
    let PersonId(id) = found.0[0].0.id;
    let call = call(app, &assignment(app).await, of_call).await;
    let application = assessed(app, &call, id, 0, of_application).await.id;
    All { house, owner, other, presenter, decider, application, person: id }
}

/// Every field of a form as the page fills it: names with their values.
fn fields(page: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for tag in page.split('<').skip(1) {
        let attribute = |name: &str| {
            let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
            tag[at..].split('"').next().map(|text| text.replace("&amp;", "&").replace("&quot;", "\""))
        };
        let Some(name) = attribute("name") else { continue };
        if tag.starts_with("textarea") {
            all.push((name, tag.split_once('>').map_or("", |(_, text)| text).to_owned()));
        } else if tag.starts_with("input")
            && (!tag.contains("type=\"radio\"") && !tag.contains("type=\"checkbox\"")
                || tag.contains(" checked"))
        {
            all.push((name, attribute("value").unwrap_or_default()));
        }
    }
    all
}

/// The form of a page, with some fields filled in otherwise.
pub(crate) fn filled(page: &str, with: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut all = fields(page);
    all.retain(|(name, _)| name != "q" && !with.iter().any(|(other, _)| other == name));
    all.extend(with.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    all
}

pub(crate) async fn send(all: &All, path: &str, form: &[(String, String)]) -> crate::testkit::Page {
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    all.house.test.post(path, &form).await
}

pub(crate) const WRITTEN: [(&str, &str); 7] = [
    ("reasons", "Projektet bidrar tydligt till delmålen."),
    ("target_group", "Tillverkande företag"),
    ("officer", "Robin Al, 010-000 00 00"),
    ("appeal", "yes"),
    ("appeal_sv", "Överklagas hos Påhittade förvaltningsrätten."),
    ("presenter", "Robin Al, handläggare"),
    ("aid", "de-minimis"),
];

/// Prepared, presented and taken; gives the decision's number in addresses.
pub(crate) async fn decided(all: &All) -> String {
    let test = &all.house.test;
    all.house.enter(&all.presenter);
    let list = test.get("/funding/decisions/waiting").await.text();
    assert!(list.contains("Exempelprojekt 1"), "{list}");
    let begun =
        test.post("/funding/decisions/waiting", &[("application", &all.application.to_string())]).await;
    let path = led_to(&begun);
    let id = path.split('/').nth(3).unwrap().to_owned();
    let page = test.get(&path).await.text();
    assert!(!page.contains('⟦'), "{page}");
    let lacking = send(all, &path, &filled(&page, &[("act", "present"), ("granted-2026", "12x")])).await;
    assert_eq!(lacking.status, 422);
    assert!(lacking.text().contains("12x") && lacking.text().contains("inget belopp"), "{}", lacking.text());
    let lacking = send(all, &path, &filled(&page, &[("act", "present")])).await;
    assert_eq!(lacking.status, 422, "{}", lacking.text());
    assert!(lacking.text().contains("Saknas: Skäl."), "{}", lacking.text());
    let mut with = WRITTEN.to_vec();
    with.extend([
        ("act", "present"),
        ("unbiased", "yes"),
        ("granted-2026", "200 000"),
        ("granted-2027", "100000,50"),
    ]);
    let form = filled(&lacking.text(), &with);
    let presented = send(all, &path, &form).await;
    assert_eq!(led_to(&presented), format!("/funding/decisions/{id}/record?done=presented"));
    let late = send(all, &path, &form).await;
    assert_eq!(late.status, 422, "an older form does not overwrite what is newer");
    let record = format!("/funding/decisions/{id}/record");
    let own = test.get(&record).await.text();
    assert!(own.contains("Någon annan måste fatta beslutet"), "{own}");
    let version = field(&test.get(&path).await.text(), "version");
    let take = [("version", version.as_str()), ("decider", "Ada Lind, enhetschef"), ("unbiased", "yes")];
    let same = test.post(&format!("/funding/decisions/{id}/take"), &take).await;
    assert_eq!(same.status, 422);
    assert!(same.text().contains("två personer ser på varje beslut"), "{}", same.text());
    all.house.enter(&all.decider);
    let taken = test.post(&format!("/funding/decisions/{id}/take"), &take).await;
    assert_eq!(led_to(&taken), format!("{record}?done=taken"));
    let again = test.post(&format!("/funding/decisions/{id}/take"), &take).await;
    assert_eq!(led_to(&again), format!("{record}?done=taken"), "the form sent twice");
    id
}

/// Everything that a decision must have.
const PARTS: [&str; 19] = [
    "EX-00001",
    "Sökande 1 (exempel)",
    "Påhittad förordning (exempel)",
    "Projektet bidrar tydligt till delmålen.",
    "högst 60 % av de godkända kostnaderna",
    "200 000",
    "100 000,5",
    "Personal",
    "2026-01-01 – 2027-12-31",
    "Påhittat projekt som visar",
    "Tillverkande företag",
    "Företag som vet vem de ska fråga.",
    "Träffar företag",
    "Projektet berättar på sin webbplats",
    "Första begäran om utbetalning lämnas inom 6 månader",
    "inom tre veckor",
    "Påhittade förvaltningsrätten",
    "Ada Lind, enhetschef",
    "Robin Al, handläggare",
];

pub(crate) fn text_of(read: &lopdf::Document) -> String {
    let pages: Vec<u32> = read.get_pages().keys().copied().collect();
    read.extract_text(&pages).unwrap()
}

/// Without what differs between a page and paper: spaces, hyphens at the ends of lines.
pub(crate) fn bare(text: &str) -> String {
    text.split_whitespace().collect::<String>().replace(['-', '\u{ad}', '\u{a0}'], "")
}

#[tokio::test]
async fn the_applicant_reads_the_whole_decision_on_page_and_paper_and_nobody_else_does() {
    for kind in Databases::both() {
        let all = all(kind).await;
        let id = decided(&all).await;
        let test = &all.house.test;
        let letter = all.house.letter_to("kim@projekt.example").await;
        assert!(letter.link().ends_with(&format!("/funding/decisions/{id}/record")), "{letter:?}");
        for secret in ["200", "Exempelprojekt", "beviljas"] {
            assert!(!letter.body.contains(secret), "nothing confidential in a letter: {letter:?}");
        }
        all.house.enter(&all.owner);
        let page = test.get(&format!("/funding/decisions/{id}/record")).await;
        assert_eq!(page.status, 200);
        let pdf = test.get(&format!("/funding/decisions/{id}/decision.pdf")).await;
        assert_eq!(pdf.headers["content-type"], "application/pdf");
        let read = lopdf::Document::load_mem(&pdf.body).unwrap();
        let (on_page, on_paper) = (bare(&page.text()), bare(&text_of(&read)));
        assert!(!on_paper.contains('⟦') && !on_page.contains('⟦'), "{on_paper}");
        for part in PARTS {
            let part = bare(part);
            assert!(on_page.contains(&part), "the page lacks {part}: {on_page}");
            assert!(on_paper.contains(&part), "the paper lacks {part}: {on_paper}");
        }
        let catalog = read.catalog().unwrap();
        let marked = catalog.get(b"MarkInfo").and_then(Object::as_dict).unwrap();
        assert!(marked.get(b"Marked").and_then(Object::as_bool).unwrap(), "tagged");
        assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Lang"));
        let english = test.get(&format!("/en/funding/decisions/{id}/decision.pdf")).await;
        let english = text_of(&lopdf::Document::load_mem(&english.body).unwrap());
        assert!(english.contains("Decision") && !english.contains('⟦'), "{english}");

        all.house.enter(&all.other);
        for path in ["decisions/{}/record", "decisions/{}/decision.pdf", "grants/{}"] {
            let path = format!("/funding/{}", path.replace("{}", &id));
            assert_eq!(test.get(&path).await.status, 404, "{path}");
        }
        for path in [
            "grants/{}/claims",
            "grants/{}/claims/1/costs",
            "grants/{}/recoveries",
            "grants/{}/close",
            "decisions/{}/take",
            "decisions/{}/amend",
            "grants/{}/claims/1",
        ] {
            let path = format!("/funding/{}", path.replace("{}", &id));
            let status = test
                .post(&path, &[("version", "1"), ("kind", "period"), ("amount", "1"), ("by", "2027-01-01")])
                .await
                .status;
            assert!(matches!(status, 403 | 404), "{path}: {status}");
        }
        assert_eq!(
            test.get(&format!("/funding/decisions/{id}")).await.status,
            200,
            "what is public is for everybody"
        );
    }
}

#[tokio::test]
async fn a_claim_goes_its_way_through_the_pages() {
    for kind in Databases::both() {
        let all = all(kind).await;
        let id = decided(&all).await;
        let test = &all.house.test;
        all.house.enter(&all.owner);
        let grant = format!("/funding/grants/{id}");
        let page = test.get(&grant).await.text();
        assert!(!page.contains('⟦') && page.contains("Begär utbetalning och lämna lägesrapport"), "{page}");
        let costs = led_to(&test.post(&format!("{grant}/claims"), &[("kind", "period")]).await);
        let form = filled(
            &test.get(&costs).await.text(),
            &[("to", "2026-06-30"), ("cost-staff-2026", "100 000,00")],
        );
        let report = led_to(&send(&all, &costs, &form).await);
        assert!(report.ends_with("/report"), "{report}");
        let form =
            filled(&test.get(&report).await.text(), &[("reached-firms", "4"), ("done", "Träffat företag.")]);
        let check = led_to(&send(&all, &report, &form).await);
        let page = test.get(&check).await.text();
        assert!(
            !page.contains('⟦') && page.contains("100\u{a0}000") && page.contains("Träffat företag."),
            "{page}"
        );
        let undeclared = send(&all, &check, &filled(&page, &[("act", "hand-in")])).await;
        assert_eq!(undeclared.status, 422);
        assert!(undeclared.text().contains("kryssa i rutan"), "{}", undeclared.text());
        let form = filled(&undeclared.text(), &[("act", "hand-in"), ("declared", "yes")]);
        let done = led_to(&send(&all, &check, &form).await);
        assert_eq!(done, format!("{grant}?done=handed-in"));
        assert_eq!(led_to(&send(&all, &check, &form).await), done, "the form sent twice");

        all.house.enter(&all.presenter);
        let claim = check.trim_end_matches("/check").to_owned();
        let page = test.get(&claim).await.text();
        assert!(!page.contains('⟦') && page.contains("60\u{a0}000"), "60 % of it, without cuts: {page}");
        let version = field(&page, "version");
        let without = [
            ("version", version.as_str()),
            ("act", "decide"),
            ("cut-staff-2026", "10 000"),
            ("why-staff-2026", ""),
        ];
        let refused = test.post(&claim, &without).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("Varje avdrag ska ha ett skäl"), "{}", refused.text());
        let cut = [
            ("version", version.as_str()),
            ("act", "decide"),
            ("cut-staff-2026", "10 000"),
            ("why-staff-2026", "Utanför budgeten."),
        ];
        led_to(&test.post(&claim, &cut).await);
        let payments = test.get("/funding/payments?format=csv").await.text();
        let expected = format!("B2026-0000{id}-1-2026,B2026-0000{id},1,559999-9900,Sökande 1 (exempel),");
        assert!(
            payments.contains(&expected) && payments.contains(",2026,54000.00,SEK,2026-11-24"),
            "{payments}"
        );
        let version = field(&test.get(&claim).await.text(), "version");
        let pay = [("version", version.as_str()), ("act", "pay"), ("on", "2026-11-24")];
        led_to(&test.post(&claim, &pay).await);
        led_to(&test.post(&claim, &pay).await);
        assert!(
            !test.get("/funding/payments?format=csv").await.text().contains("B2026"),
            "paid once, nothing waits"
        );

        all.house.enter(&all.owner);
        let page = test.get(&grant).await.text();
        assert!(page.contains("54\u{a0}000") && page.contains("246\u{a0}000"), "paid and left: {page}");
        let page = test.get(&claim).await.text();
        assert!(page.contains("Utanför budgeten."), "the applicant reads why: {page}");
        let english = test.get(&format!("/en{grant}")).await.text();
        assert!(!english.contains('⟦') && english.contains("What happened"), "{english}");
    }
}
