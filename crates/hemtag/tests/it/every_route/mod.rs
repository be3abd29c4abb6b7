//! Every route of the table, walked by everybody, with the things of one firm filled into the addresses: let through or refused
//! as access.rs says of the row's action, and nothing of the firm's told to whoever has nothing to do with it. What the table
//! does not name fails.

pub(crate) mod things;
mod walkers;

use std::collections::BTreeSet;

use crate::testkit::TestApp;
use axum::{body::Body, http::Request};
use hemtag::{
    access::{Action, may},
    routes,
};
use things::{SECRET, Things, things};
use walkers::{Walker, fill, fill_wrongly, is_only_for_whose_it_is, is_secret};

/// Addresses that need no action: files of the pages, and what proves who runs the installation or ends that.
const WITHOUT_ACTION: [&str; 5] =
    ["/assets/{*path}", "/health/live", "/health/ready", "/sign-in/{key}", "/sign-out"];

/// These end the session, the account or the thing that other addresses need; they come last, in this order.
const LAST: [&str; 40] = [
    "/organisations/{id}/keys/{key}/end",
    "/organisations/{id}/webhooks/{hook}/end",
    "/funding/assessments/me",
    "/funding/calls/{code}/apply",
    "/capacity/answer/{token}",
    "/letters/off/{token}",
    "/makers/{id}/capacity/import/{key}",
    "/makers/import/{key}",
    "/skills/qualifications/import/{key}",
    "/account/skills/records/{id}/withdraw",
    "/account/skills/shares/{id}/withdraw",
    "/skills/firm/{id}/import/{key}",
    "/skills/firm/{id}/erase",
    "/needs/import/{key}",
    "/initiatives/import/{key}",
    "/aid/import/{key}",
    "/funding/bank/import/{key}",
    "/skills/vocabularies/import/{key}",
    "/skills/statistics/import/{key}",
    "/funding/decisions/{id}/files/{key}/remove",
    "/funding/grants/{id}/claims/{claim}/files/{key}/remove",
    "/aid/firms/{id}/links/{link}",
    "/aid/firms/{id}/changes/{change}",
    "/aid/rates/{id}/withdraw",
    "/needs/new/{key}",
    "/drawings/{key}/remove",
    "/parts/{key}/remove",
    "/cases/{id}/files/{key}/remove",
    "/cases/{id}/take",
    "/funding/applications/{id}/files/{key}/remove",
    "/funding/applications/{id}/delete",
    "/account/passkeys/{id}/remove",
    "/account/oidc-ties/{id}/remove",
    "/makers/{id}/edit/{part}/remove",
    "/people/{id}/sessions/end",
    "/account/memberships/{id}/end",
    "/account/second-factor/remove",
    "/account/skills/erase",
    "/account/end",
    "/sign-out",
];

/// Where "not found" says nothing of who asks, and why.
const UNCERTAIN: [(&str, &str); 1] =
    [("/guides/{key}/restore", "a guide of the release has no version before it; access is checked first")];

/// Forms that say what is wrong with them before the use case refuses whoever sent them: nothing is done, and nothing is told
/// but what the form asks for.
const FORM_FIRST: [&str; 1] = ["/needs/{key}/case"];

struct Answer {
    status: u16,
    /// Led to the page where one signs in.
    to_sign_in: bool,
    /// Names a secret thing of the firm's.
    tells: bool,
}

impl Answer {
    fn refused(&self) -> bool {
        self.to_sign_in || matches!(self.status, 401 | 403 | 404)
    }
}

/// Sends a form as a page of ours does, with a file where the page asks for one.
async fn answer(test: &TestApp, method: &str, address: &str, body: Option<&str>) -> Answer {
    let with_file = ["/import", "/parts/new", "/needs/new/file", "/drawings", "/files", "/message"];
    let (kind, body) = if with_file.iter().any(|end| address.ends_with(end)) {
        let file =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nx\r\n--b--\r\n";
        ("multipart/form-data; boundary=b", file)
    } else {
        ("application/x-www-form-urlencoded", body.unwrap_or("version=1"))
    };
    let request = Request::builder()
        .method(method)
        .uri(address)
        .header("content-type", kind)
        .header("sec-fetch-site", "same-origin");
    let page = test.send(request, Body::from(body.to_owned())).await;
    let to_sign_in = page.location().is_some_and(|to| to.contains("/account/sign-in?to="));
    let text = String::from_utf8_lossy(&page.body).to_lowercase();
    let headers = format!("{:?}", page.headers).to_lowercase();
    Answer { status: page.status, to_sign_in, tells: text.contains(SECRET) || headers.contains(SECRET) }
}

/// The rows of the table that have an action: what is read first, what ends something last.
fn rows() -> Vec<(&'static str, &'static str, Action)> {
    let mut rows: Vec<_> = routes::TABLE
        .iter()
        .filter_map(|(method, path, action)| Some((*method, *path, (*action)?)))
        .collect();
    rows.sort_by_key(|(method, path, _)| {
        let last = LAST.iter().position(|last| last == path).map_or(0, |at| at + 1);
        if *method == "GET" { (0, 0) } else { (1, last) }
    });
    rows
}

#[test]
fn every_address_has_an_action() {
    for (method, path, action) in routes::TABLE {
        assert_eq!(action.is_none(), WITHOUT_ACTION.contains(path), "{method} {path}");
    }
}

#[test]
fn every_role_walks() {
    for role in hemtag::access::Role::ALL {
        assert!(Walker::ALL.iter().any(|walker| walker.role() == role), "{role:?}");
    }
}

/// Walks as one in a copy of the world, and gives what is not as it should be, and where the answer is not certain.
async fn walked(walker: Walker, things: &Things) -> (Vec<String>, BTreeSet<String>) {
    let mut test = things.house.test.copied().await;
    test.app.config = things.house.test.app.config.clone();
    drop(test.exchange(walker.cookies(&things.people)));
    let (mut wrong, mut unsure) = (Vec::new(), BTreeSet::new());
    for (method, path, action) in rows() {
        let relations = walker.relations(path, action);
        let any = |role| relations.iter().any(|relation| may(role, action, *relation));
        let may = walker.held().into_iter().any(any)
            && !(walker == Walker::Administrator && is_only_for_whose_it_is(method, path, action));
        let Some(address) = fill(path, things) else {
            unsure.insert(format!("{method} {path}"));
            continue;
        };
        let answer = answer(&test, method, &address, things.value(path, "{body}")).await;
        let is_certain = UNCERTAIN.iter().all(|(one, _)| *one != path) || !matches!(answer.status, 400 | 404);
        let is_formal = FORM_FIRST.contains(&path) && matches!(answer.status, 400 | 422);
        if !is_certain {
            unsure.insert(format!("{method} {path}"));
        }
        let as_it_should = if may {
            !answer.refused() || answer.to_sign_in || !is_certain
        } else {
            answer.refused() || is_formal
        };
        if !as_it_should || answer.status >= 500 {
            wrong.push(format!(
                "{walker:?} {method} {path} {address} ({action:?}, {relations:?}): the table says {}, the answer is {}",
                if may { "let through" } else { "refused" },
                answer.status
            ));
        }
        if answer.tells && !is_secret(path) && (!may || walker.is_outside()) {
            wrong.push(format!(
                "{walker:?} {method} {path}: the answer, {}, tells of the firm",
                answer.status
            ));
        }
    }
    (wrong, unsure)
}

#[tokio::test]
async fn everybody_is_let_through_or_refused_as_the_table_says() {
    let things = things().await;
    let (mut wrong, mut unsure) = (secrets_with_a_letter_changed(&things).await, BTreeSet::new());
    for walker in Walker::ALL {
        let walked = walked(walker, &things).await;
        wrong.extend(walked.0);
        unsure.extend(walked.1);
    }
    assert_eq!(wrong, Vec::<String>::new(), "{} are wrong; not certain: {unsure:#?}", wrong.len());
    let allowed = |row: &String| UNCERTAIN.iter().any(|(path, _)| row.ends_with(path));
    assert!(unsure.iter().all(allowed), "not certain: {unsure:#?}");
}

/// Somebody else's secret with one letter changed opens nothing, whoever asks and whatever they may otherwise. Gives what it
/// opened.
async fn secrets_with_a_letter_changed(things: &Things) -> Vec<String> {
    let test = &things.house.test;
    let mut wrong = Vec::new();
    for walker in [Walker::Visitor, Walker::Stranger, Walker::Officer, Walker::Administrator] {
        drop(test.exchange(walker.cookies(&things.people)));
        for (method, path, _) in rows() {
            // The link of a letter says to everybody that it holds no longer.
            if !is_secret(path) || path == "/account/link/{token}" {
                continue;
            }
            let Some(address) = fill_wrongly(path, things) else { continue };
            let answer = answer(test, method, &address, None).await;
            // A form that lacks what it must have says so first.
            if !(answer.refused() || method == "POST" && answer.status == 400) || answer.tells {
                wrong.push(format!(
                    "{walker:?} {method} {address}: {}, though no such secret is",
                    answer.status
                ));
            }
        }
    }
    wrong
}
