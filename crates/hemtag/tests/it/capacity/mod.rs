//! Free capacity, as a maker meets it: stated in the grid, from a file, confirmed by letter; and as a need meets it: hours that
//! count, and hours that do not any more. On both databases.

mod grid;
mod letters;
mod message;
mod outside;
mod weeks_go_by;

use crate::testkit::TestApp;
use hemtag::{
    access::Caller,
    clock::Clock,
    makers::{model::Maker, store},
};
use sea_orm::ConnectionTrait as _;

/// The first of the sample's makers: one offer, milling, at Gislaved.
pub async fn first(test: &TestApp) -> Maker {
    maker(test, "Exempel Fräs A AB").await
}

pub async fn maker(test: &TestApp, name: &str) -> Maker {
    let mut found = None;
    store::each(test.app.db.reader(), |maker| {
        if maker.name == name {
            found = Some(maker);
        }
    })
    .await
    .unwrap();
    found.expect("the maker is in the register")
}

/// Sets the application's clock to noon of a day.
pub fn set_day(test: &mut TestApp, day: &str) {
    test.app.clock = Clock::fixed(format!("{day}T11:00:00Z").parse().unwrap());
}

/// How often something happened.
pub async fn times(test: &TestApp, action: &str) -> i64 {
    let db = test.app.db.reader();
    let statement = sea_orm::Statement::from_sql_and_values(
        db.get_database_backend(),
        "SELECT COUNT(*) AS n FROM event WHERE action = $1",
        [action.into()],
    );
    let row = db.query_one_raw(statement).await.unwrap().unwrap();
    row.try_get("", "n").unwrap()
}

pub fn administrator() -> Caller {
    Caller::administrator()
}
