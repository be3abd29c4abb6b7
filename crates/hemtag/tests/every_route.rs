//! Every route of the table, for every role, signed in as people sign in, with another's things filled into the addresses:
//! let through or refused as access.rs says of the row's action. What the table does not name fails.

use axum::{body::Body, http::Request};
use hemtag::{
    access::{Action, Caller, Relation, Role, may},
    makers::{self, model::MakerId},
    needs::{
        self, Need, NewNeed,
        model::{Confidentiality, NeedDocument, Part},
    },
    routes,
};
use testkit::{Databases, Post, TestApp};

/// Addresses that need no action: files of the pages, and what proves who runs the installation or ends that.
const WITHOUT_ACTION: [&str; 3] = ["/assets/{*path}", "/sign-in/{key}", "/sign-out"];

/// These end the session, the account or the thing that the next address needs; they come last.
const LAST: [&str; 6] = [
    "/cases/{id}/take",
    "/account/memberships/{id}/end",
    "/makers/{id}/edit/{part}/remove",
    "/account/second-factor/remove",
    "/account/end",
    "/sign-out",
];

/// Where nothing is to be taken back, copied or taken away yet, or no longer, so that "not found" says nothing.
const NOTHING_THERE: [&str; 5] = [
    "/account/memberships/{id}/end",
    "/needs/{key}/undo",
    "/makers/{id}/undo",
    "/makers/{id}/edit/{part}/duplicate",
    "/makers/{id}/edit/{part}/remove",
];

/// Forms that say what is wrong with them before the use case refuses whoever sent them: nothing is done, and nothing is told
/// but what the form asks for.
const FORM_FIRST: [&str; 1] = ["/needs/{key}/case"];

/// Somebody in a browser, and the roles that a page takes them for.
struct Who {
    role: Role,
    /// Everybody who is signed in may be the owner of needs too.
    held: Vec<Role>,
    signed_in: bool,
}

/// What stands in the database, none of it the caller's.
struct Things {
    makers: Vec<MakerId>,
    need: Need,
    case: String,
    membership: i64,
}

async fn things(test: &TestApp, post: &Post) -> Things {
    let mut all = makers::examples::makers(2, 1, "2026-11-24".parse().unwrap());
    all[0].web = Some("https://own.example".into());
    makers::add_makers(&test.app, &Caller::administrator(), &mut all).await.unwrap();
    let document = NeedDocument {
        title: "Fäste".into(),
        confidentiality: Confidentiality::Open,
        parts: vec![Part { name: "Draget".into(), ..Part::default() }],
        ..NeedDocument::default()
    };
    let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
    let need = needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    // Somebody else's membership: the first that there is.
    test.join(post, "else@elsewhere.example", "assessor", "Elsewhere", &[]).await;
    let own = test.get("/account").await.text();
    let membership = own.split("/account/memberships/").nth(1).and_then(|rest| rest.split('/').next());
    let membership = membership.unwrap().parse().unwrap();
    // And somebody else's case, for which no adviser is named yet.
    let new = NewNeed { source_format: "form".into(), ..NewNeed::default() };
    let other = needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    let opened = test.post(&format!("/needs/{}/case", other.key), &[("triage", "find")]).await;
    let led = opened.location().unwrap_or_else(|| panic!("{}", opened.text()));
    let case = led.trim_start_matches("/cases/").split(['?', '/', '#']).next().unwrap().to_owned();
    test.forget();
    Things { makers: all.iter().map(|maker| maker.id).collect(), need, case, membership }
}

async fn come(test: &TestApp, post: &Post, role: Role, things: &Things) -> Who {
    match role {
        Role::Visitor => {}
        Role::ProductOwner => test.make_account(post, "kim@owner.example").await,
        Role::Maker => {
            test.make_account(post, "kim@own.example").await;
            let claimed = test.post(&format!("/makers/{}/claim", things.makers[0]), &[]).await;
            assert_eq!(claimed.location(), Some("/account?done=claimed"), "{}", claimed.text());
        }
        staff => {
            test.join(post, "robin@staff.example", staff.code(), "Agency", &[]).await;
        }
    }
    let signed_in = role != Role::Visitor;
    let mut held = vec![Role::Visitor, role];
    if signed_in {
        held.push(Role::ProductOwner);
    }
    Who { role, held, signed_in }
}

/// What the caller is to what the address names.
fn relation(who: &Who, path: &str, action: Action, own_maker: bool) -> Relation {
    let by_key = path.starts_with("/needs/{key}")
        || path.starts_with("/parts/{key}")
        || path.starts_with("/drawings/{key}");
    let is_own_account = action == Action::KeepOwnAccount && !path.contains("memberships");
    if path.starts_with("/cases/{id}") && who.role == Role::Adviser {
        Relation::Within
    } else if by_key || is_own_account && who.signed_in {
        Relation::Owner
    } else if own_maker && who.role == Role::Maker && path.starts_with("/makers/{id}") {
        Relation::Member
    } else {
        Relation::None
    }
}

/// The address, and whether everything that it names is there.
fn fill(path: &str, things: &Things, maker: MakerId) -> (String, bool) {
    let maker = maker.to_string();
    let (need, number) = (things.need.key.clone(), things.need.id.0.to_string());
    let (mut filled, mut is_there) = (String::new(), !NOTHING_THERE.contains(&path));
    for part in path.split('/').skip(1) {
        filled.push('/');
        let value = match part {
            "{id}" if path.starts_with("/makers/{id}") => maker.clone(),
            "{id}" if path.starts_with("/needs/shown") => number.clone(),
            "{id}" if path.starts_with("/initiatives/{id}") => "iuc-sverige".to_owned(),
            "{id}" if path.starts_with("/cases/{id}") => things.case.clone(),
            "{id}" if path.contains("memberships") => things.membership.to_string(),
            "{key}" if path.starts_with("/needs/{key}") => need.clone(),
            "{part}" => "organisation".to_owned(),
            "{format}" => "csv".to_owned(),
            "{code}" if path.starts_with("/processes") => "1".to_owned(),
            part if part.starts_with('{') => {
                is_there = false;
                if ["{id}", "{number}", "{task}", "{request}", "{file}"].contains(&part) {
                    "1".into()
                } else {
                    "aaaaaaaaaaaaaaaaaaaaaaaaaa".into()
                }
            }
            part => part.to_owned(),
        };
        filled.push_str(&value);
    }
    (filled, is_there)
}

/// Sends a form as a page of ours does, with a file where the page asks for one.
async fn answer(test: &TestApp, method: &str, address: &str) -> (u16, bool) {
    let with_file = ["/import", "/parts/new", "/needs/new/file", "/drawings", "/files"];
    let (kind, body) = if with_file.iter().any(|end| address.ends_with(end)) {
        let file =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nx\r\n--b--\r\n";
        ("multipart/form-data; boundary=b", file)
    } else {
        ("application/x-www-form-urlencoded", "version=1")
    };
    let request = Request::builder()
        .method(method)
        .uri(address)
        .header("content-type", kind)
        .header("sec-fetch-site", "same-origin");
    let page = test.send(request, Body::from(body)).await;
    let to_sign_in = page.location().is_some_and(|to| to.contains("/account/sign-in?to="));
    (page.status, to_sign_in)
}

#[test]
fn every_address_has_an_action() {
    for (method, path, action) in routes::TABLE {
        assert_eq!(action.is_none(), WITHOUT_ACTION.contains(path), "{method} {path}");
    }
}

#[tokio::test]
async fn everybody_is_let_through_or_refused_as_the_table_says() {
    let (mut wrong, mut certain, mut asked) = (Vec::new(), 0, 0);
    for role in Role::ALL {
        for own_maker in [false, true] {
            if own_maker && role != Role::Maker {
                continue;
            }
            let mut test = TestApp::start(Databases::Sqlite).await;
            let post = test.use_post().await;
            let things = things(&test, &post).await;
            let who = come(&test, &post, role, &things).await;
            let maker = things.makers[usize::from(!own_maker)];
            let mut table: Vec<_> = routes::TABLE.iter().collect();
            table
                .sort_by_key(|(_, path, _)| LAST.iter().position(|last| last == path).map_or(0, |at| at + 1));
            for (method, path, action) in table {
                let Some(action) = *action else { continue };
                let relation = relation(&who, path, action, own_maker);
                let may = who.held.iter().any(|role| may(*role, action, relation));
                let (address, is_there) = fill(path, &things, maker);
                let (status, to_sign_in) = answer(&test, method, &address).await;
                asked += 1;
                let refused = status == 403 || to_sign_in || status == 404;
                // Where the thing may not be there, or a name in the address is none, that is told first and says nothing
                // of who asks.
                let is_certain = is_there || !matches!(status, 400 | 404);
                let is_formal = !is_certain || FORM_FIRST.contains(path) && matches!(status, 400 | 422);
                certain += usize::from(is_certain);
                if (may && refused && is_certain && !to_sign_in) || (!may && !refused && !is_formal) {
                    wrong.push(format!(
                        "{} {method} {path} ({action:?}, {relation:?}): the table says {}, the answer is {status}",
                        role.code(),
                        if may { "let through" } else { "refused" },
                    ));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "{} of {asked}", wrong.len());
    assert!(certain * 10 > asked * 6, "only {certain} of {asked} answers say something");
}
