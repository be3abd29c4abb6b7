//! Golden tables: who may do what, which addresses there are, and that both languages say everything.

use std::collections::{BTreeMap, BTreeSet};

use crate::testkit::{Databases, TestApp};
use axum::{body::Body, http::Request};
use hemtag::{
    access::{Action, Relation, Role, may},
    routes,
};

#[test]
fn the_access_table_is_as_agreed() {
    let mut table = String::from("action");
    for role in Role::ALL {
        table.push_str(&format!(" | {}", role.code()));
    }
    table.push('\n');
    for &action in Action::ALL {
        table.push_str(&format!("{action:?}"));
        for role in Role::ALL {
            let given: Vec<&str> = Relation::ALL
                .iter()
                .filter(|relation| may(role, action, **relation))
                .map(|relation| match relation {
                    Relation::None => "anybody's",
                    Relation::Owner => "own",
                    Relation::Member => "member",
                    Relation::Named => "named",
                    Relation::Within => "within",
                    Relation::Asked => "asked",
                })
                .collect();
            let cell = match given.len() {
                0 => "no".to_owned(),
                all if all == Relation::ALL.len() => "yes".to_owned(),
                _ => given.join(", "),
            };
            table.push_str(&format!(" | {cell}"));
        }
        table.push('\n');
    }
    insta::assert_snapshot!(table);
}

#[test]
fn the_addresses_are_as_agreed() {
    let mut table = String::new();
    for (method, path, action) in routes::TABLE {
        let action = action.map_or("(anybody)".to_owned(), |a| format!("{a:?}"));
        table.push_str(&format!("{method} {path} {action}\n"));
    }
    insta::assert_snapshot!(table);
}

/// The table and the router are written apart; this holds them together: what the router serves must stand in
/// the table, and what stands in the table must be served.
#[tokio::test]
async fn every_route_stands_in_the_table_with_its_action() {
    let sources = [
        include_str!("../../src/routes/router.rs"),
        include_str!("../../src/routes/makers.rs"),
        include_str!("../../src/routes/programme.rs"),
        include_str!("../../src/routes/programs.rs"),
        include_str!("../../src/routes/skills.rs"),
    ];
    let routers = sources.map(|source| source.split_once("fn routes()").expect("it has the router").1);
    let mut routed = BTreeSet::new();
    for line in routers.iter().flat_map(|router| router.split(".route(").skip(1)) {
        let (path, rest) = line.split_once("\",").expect("a route has an address");
        let path = path.trim().trim_start_matches('"').to_owned();
        for method in ["get", "post", "put", "delete"] {
            let direct = rest.trim_start().starts_with(&format!("{method}("));
            if direct
                || rest.contains(&format!(".and_{method}("))
                || rest.contains(&format!("routing::{method}("))
            {
                routed.insert((method.to_uppercase(), path.clone()));
            }
        }
    }
    let table: BTreeSet<(String, String)> =
        routes::TABLE.iter().map(|(m, p, _)| ((*m).to_owned(), (*p).to_owned())).collect();
    assert_eq!(routed, table, "left: the router; right: the table");

    let test = TestApp::start(Databases::Sqlite).await;
    for (method, path, action) in routes::TABLE {
        let Some(action) = action else { continue };
        if may(Role::Visitor, *action, Relation::None) {
            continue;
        }
        let address = path
            .replace("{id}", "1")
            .replace("{part}", "organisation")
            .replace("{key}", "aaaaaaaaaaaaaaaaaaaaaaaaaa")
            .replace("{token}", "aaaa")
            .replace("{*path}", "x");
        let request = Request::builder().method(*method).uri(address).header("sec-fetch-site", "same-origin");
        let page = test.send(request, Body::empty()).await;
        let status = page.status;
        // Whoever is not signed in may also be led to where one signs in.
        let is_led_to_sign_in =
            status == 303 && page.location().is_some_and(|to| to.starts_with("/account/sign-in"));
        assert!(
            (400..500).contains(&status) || is_led_to_sign_in,
            "{method} {path} needs {action:?}, which a visitor may not, but answered {status}"
        );
    }
}

fn keys(language: &str) -> BTreeMap<String, String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
    let mut keys = BTreeMap::new();
    for file in std::fs::read_dir(folder).expect("the folder of the language is there") {
        let file = file.expect("a file can be listed").path();
        let text = std::fs::read_to_string(&file).expect("a locale file can be read");
        for line in text.lines().filter(|l| !l.starts_with([' ', '#', '-', '}', '[', '*', '.'])) {
            if let Some((key, _)) = line.split_once(" =") {
                let file = file.file_name().expect("a file has a name").to_string_lossy().into_owned();
                let before = keys.insert(key.trim().to_owned(), file.clone());
                assert!(before.is_none(), "{language}/{file}: the key {key} stands twice");
            }
        }
    }
    keys
}

#[test]
fn both_languages_say_everything() {
    let (swedish, english) = (keys("sv"), keys("en"));
    let only = |a: &BTreeMap<String, String>, b: &BTreeMap<String, String>| -> Vec<String> {
        a.iter().filter(|(k, _)| !b.contains_key(*k)).map(|(k, f)| format!("{f}: {k}")).collect()
    };
    assert_eq!(only(&swedish, &english), Vec::<String>::new(), "keys that English lacks");
    assert_eq!(only(&english, &swedish), Vec::<String>::new(), "keys that Swedish lacks");
}
