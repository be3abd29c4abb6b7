//! The firm's applications, one handed in and assessed, one that is being written; its grant with claims; and what officers
//! have beside them.

use ::funding::Ore;
use hemtag::{
    access::Caller,
    funding::{
        applications::{self, form::write},
        assessment::{
            self, Answer,
            model::{
                profile::Profile,
                sheet::{Score, Sheet},
            },
        },
        calls::KeptCall,
        claims::{self, Demand},
        decisions, examples,
        model::{application::Application, check::Step, claim::ClaimKind},
    },
};

use super::{Builder, People, SECRET, after, led_after, needs::PDF};
use crate::cases::people::{field, led_to};
use crate::funding::claimants::{self, advance, costs, paid_by};
use crate::funding::deciders::{TAKING, assessed, granted, officer_of, presented, seen};
use crate::funding::world::{assignment, call, officer};

pub(super) async fn make(built: &mut Builder, people: &People) {
    let app = &built.test().app;
    let assignment = assignment(app).await;
    let call = call(app, &assignment, |call| call.payment.advance_percent = 30).await;
    let owner = built.caller(&people.owner).await;
    granted_and_claimed(built, people, &owner, &call).await;
    let app = &built.test().app;
    // Another's decision that waits to be taken.
    let waits = assessed(app, &call, 9_100, 1, |_| {}).await;
    let waits = presented(app, waits.id, |_| {}).await;
    built.name("/funding/decisions/{id}/take", "{id}", waits.id);
    built.name("/funding/decisions/{id}/prepare", "{id}", waits.id);
    files_of_decisions(built, people, &call, waits.id).await;
    let first = applied(built, people, &call).await;
    assess(built, people, &call, first).await;
    draft(built, people, &call).await;
    built.house.enter(&people.officer);
    let path = format!("/funding/calls/{}/selection", call.code);
    let mut form = vec![("gap_worth".to_owned(), "5".to_owned())];
    form.extend(call.call.years.iter().take(2).map(|year| (format!("budget-{year}"), "700 000".to_owned())));
    for (at, (firms, worth)) in [("10", "1"), ("10", "0,5"), ("20", "0,25")].into_iter().enumerate() {
        form.push((format!("step-{at}-firms"), firms.to_owned()));
        form.push((format!("step-{at}-worth"), worth.to_owned()));
    }
    let pairs: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let selection = led_after(&built.test().post(&path, &pairs).await, "/funding/selections/");
    let work = built.number("/funding/work", "/funding/work/days/").await;
    built.name("/funding/selections/", "{id}", selection);
    built.name("/funding/work/days/", "{id}", work);
    built.name("/funding/calls/", "{code}", &call.code);
    built.name("/funding/calls/", "{part}", "about");
}

fn secretly(written: &mut Application) {
    written.title = format!("Ansökan om {SECRET}");
}

/// A grant, with a claim that waits, and money that is demanded back.
async fn granted_and_claimed(built: &mut Builder, people: &People, owner: &Caller, call: &KeptCall) {
    let app = &built.test().app;
    let person = owner.person.unwrap().0;
    let years = [call.call.years[0], call.call.years[1]];
    let application = assessed(app, call, person, 0, |_| {}).await;
    let grant = granted(app, application.id, &[(years[0], 200_000), (years[1], 100_000)]).await;
    paid_by(app, owner, &grant, ClaimKind::Advance, advance(&[(years[0], 50_000)]), Vec::new())
        .await
        .unwrap();
    let by = app.clock.today().saturating_add(jiff::Span::new().days(30));
    let asked = Demand { year: years[0], amount: Ore::kronor(1_000), reason: SECRET, by, once: "a" };
    claims::demand(app, &officer(), grant.id, asked).await.unwrap();
    let mut claim = costs(&[(years[0], 160_000)]);
    claim.done = SECRET.to_owned();
    let (waits, waits_file) = with_a_file(built, people, &grant).await;
    let app = &built.test().app;
    let period = (grant.decision.project_from, grant.decision.project_to);
    let kept = claims::keep(app, owner, claimants::seen(&waits), period, claim).await.unwrap();
    let waits = claims::hand_in(app, owner, claimants::seen(&kept), true).await.unwrap();
    let now = claims::grant(app, owner, grant.id).await.unwrap();
    built.name("/funding/grants/{id}/claims/{claim}/files/", "{key}", waits_file);
    built.name("/funding/grants/", "{id}", grant.id);
    built.name("/funding/grants/", "{claim}", waits.id);
    built.name("/funding/grants/", "{step}", "costs");
    built.name("/funding/grants/", "{recovery}", now.recoveries[0].id);
    built.name("/funding/decisions/", "{id}", grant.id);
}

/// A claim that the owner begins, with an invoice.
async fn with_a_file(built: &Builder, people: &People, grant: &decisions::Kept) -> (claims::Kept, String) {
    built.house.enter(&people.owner);
    let begun = format!("/funding/grants/{}/claims", grant.id);
    let led = led_to(&built.test().post(&begun, &[("kind", "period")]).await);
    let files = format!("{}/files", led.trim_end_matches("/costs"));
    let form = [("purpose", "invoice")];
    led_to(&built.upload(&format!("{files}?once=a"), &form, &format!("{SECRET}.pdf"), PDF).await);
    let file = built.after(&files, &format!("{files}/")).await;
    let owner = built.caller(&people.owner).await;
    let now = claims::grant(&built.test().app, &owner, grant.id).await.unwrap();
    (now.open_claim().unwrap().clone(), file)
}

/// A decision that waits to be taken has a file; one that was taken has one that everybody may have.
async fn files_of_decisions(built: &mut Builder, people: &People, call: &KeptCall, waits: i64) {
    built.house.enter(&people.officer);
    let own = format!("/funding/decisions/{waits}/files");
    led_to(&built.upload(&format!("{own}?once=a"), &[("purpose", "annex")], "a.pdf", PDF).await);
    let file = built.after(&own, &format!("{own}/")).await;
    let app = &built.test().app;
    let third = assessed(app, call, 9_102, 2, |_| {}).await;
    let third_begun = decisions::begin(app, &officer(), third.id).await.unwrap();
    let own = format!("/funding/decisions/{}/files", third_begun.id);
    let public = [("purpose", "annex"), ("public", "1")];
    led_to(&built.upload(&format!("{own}?once=b"), &public, "open.pdf", PDF).await);
    let open = built.after(&own, &format!("{own}/")).await;
    let app = &built.test().app;
    let kept = presented(app, third.id, |_| {}).await;
    decisions::take(app, &officer_of(9_002), seen(&kept), TAKING).await.unwrap();
    built.name("/funding/decisions/{id}/files", "{id}", waits);
    built.name("/funding/decisions/{id}/files", "{key}", &file);
    built.name("/funding/decisions/{id}/files/{key}", "{id}", third_begun.id);
    built.name("/funding/decisions/{id}/files/{key}", "{key}", open);
    built.name("/funding/decisions/{id}/files/{key}/remove", "{id}", waits);
    built.name("/funding/decisions/{id}/files/{key}/remove", "{key}", file);
}

/// An application written and handed in through the pages, with a file.
async fn applied(built: &mut Builder, people: &People, call: &KeptCall) -> i64 {
    built.house.enter(&people.owner);
    let id = begun(built, people, call).await;
    let own = format!("/funding/applications/{id}");
    let file = built.after(&format!("{own}/files"), &format!("{own}/files/")).await;
    let version = version(built, id).await;
    let form = [("version", version.as_str()), ("once", "a"), ("declared", "1")];
    led_to(&built.test().post(&format!("{own}/submit"), &form).await);
    built.name("/funding/applications/", "{id}", id);
    built.name("/funding/applications/", "{key}", file);
    built.name("/funding/applications/", "{number}", "1");
    built.name("/funding/applications/", "{format}", "json");
    built.name("/funding/applications/", "{step}", "about");
    id
}

async fn version(built: &Builder, id: i64) -> String {
    field(&built.test().get(&format!("/funding/applications/{id}/check")).await.text(), "version")
}

/// The number of an application that the owner begins, with everything written and a file handed over.
async fn begun(built: &Builder, people: &People, call: &KeptCall) -> i64 {
    built.house.enter(&people.owner);
    let apply = format!("/funding/calls/{}/apply", call.code);
    let id = led_after(&built.test().post(&apply, &[]).await, "/funding/applications/").parse().unwrap();
    let owner = built.caller(&people.owner).await;
    let mut written = examples::application(&call.call, 0);
    secretly(&mut written);
    let kept = applications::one(&built.test().app, &owner, id).await.unwrap();
    applications::keep_draft(&built.test().app, &owner, id, kept.version, written).await.unwrap();
    let files = format!("/funding/applications/{id}/files?once=a");
    led_to(&built.upload(&files, &[("purpose", "other")], &format!("{SECRET}.pdf"), PDF).await);
    id
}

/// The firm's application and two others are assessed; one assessor still has the firm's before her.
async fn assess(built: &mut Builder, people: &People, call: &KeptCall, first: i64) {
    let app = &built.test().app;
    let transaction = app.db.write().await.unwrap();
    // As it stands once an officer has found it eligible.
    let sql = format!(
        "UPDATE funding_application SET state = 'in-assessment', waits_for = 'assessor' WHERE id = {first}"
    );
    sea_orm::ConnectionTrait::execute_unprepared(&transaction, &sql).await.unwrap();
    transaction.commit().await.unwrap();
    let judge = built.caller(&people.assessor).await;
    for who in [&people.assessor, &people.other_assessor] {
        let profile = Profile {
            sub_goals: vec!["knowledge".into()],
            branches: vec!["25".into()],
            bound: Vec::new(),
            most: 5,
        };
        assessment::keep_own(app, &built.caller(who).await, None, profile).await.unwrap();
    }
    let by = app.clock.today().saturating_add(jiff::Span::new().days(14));
    let person = judge.person.unwrap();
    assessment::assign(app, &officer(), call, &[(first, person)], by).await.unwrap();
    let now = assessment::one(app, &officer(), first).await.unwrap();
    let asked = now.assigned.iter().find(|(one, _, _)| one.person == person).unwrap().0.id;
    assessment::answer(app, &judge, asked, &Answer::Accept).await.unwrap();
    let score = |code: &str| {
        let given = Score { points: Some(4), reason: "Prövat.".to_owned(), ..Score::default() };
        (code.to_owned(), given)
    };
    let sheet =
        Sheet { scores: call.call.criteria.iter().map(|one| score(&one.code)).collect(), ..Sheet::default() };
    assessment::hand_in(app, &judge, asked, 2, sheet).await.unwrap();
    built.name("/funding/assessments/", "{id}", asked);
    built.name("/funding/assessments/", "{application}", first);
    built.name("/funding/assessments/", "{act}", "note");
    built.name("/funding/assessors/", "{id}", person.0);
    let file = super::asked::value(built, "/funding/applications/", "{key}");
    built.name("/funding/assessments/{id}/files/", "{key}", file);
}

/// One that is still being written, with a letter that asks for its signature.
async fn draft(built: &mut Builder, people: &People, call: &KeptCall) {
    let id = begun(built, people, call).await;
    let own = format!("/funding/applications/{id}");
    let mut typed = write(&examples::application(&call.call, 0), Step::Check);
    typed.set("signatory_email", "vd@firm.example");
    typed.set("version", version(built, id).await.as_str());
    let fields: Vec<(&str, &str)> = typed
        .0
        .iter()
        .flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())))
        .collect();
    led_to(&built.test().post(&format!("{own}/{}", Step::Check.code()), &fields).await);
    let at = version(built, id).await;
    led_to(&built.test().post(&format!("{own}/signature"), &[("version", &at)]).await);
    let letter = built.house.letter_to("vd@firm.example").await;
    let file = built.after(&format!("{own}/files"), &format!("{own}/files/")).await;
    for path in [
        "/funding/applications/{id}/submit",
        "/funding/applications/{id}/signature",
        "/funding/applications/{id}/delete",
        "/funding/applications/{id}/files",
        "/funding/applications/{id}/files/{key}/remove",
        "/funding/applications/{id}/{step}",
    ] {
        built.name(path, "{id}", id);
    }
    let first = super::asked::value(built, "/funding/applications/", "{id}");
    let first_file = super::asked::value(built, "/funding/applications/", "{key}");
    built.name("/funding/applications/{id}/files/{key}", "{id}", first);
    built.name("/funding/applications/{id}/files/{key}", "{key}", first_file);
    built.name("/funding/applications/{id}/files/{key}/remove", "{key}", &file);
    built.name("/funding/sign/", "{token}", after(&letter.link(), "/funding/sign/"));
    built.name("/funding/sign/", "{key}", file);
}
