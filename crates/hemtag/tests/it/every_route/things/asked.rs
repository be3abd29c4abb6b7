//! What makers were asked: about the firm's need, with an answer; and about what their profiles do not say.

use hemtag::{
    access::Caller,
    cases::questions::send_questions,
    needs::{
        self, NewNeed,
        model::{Confidentiality, NeedDocument},
    },
};

use super::{Builder, People, SECRET, after, needs::PDF};
use crate::cases::people::{field, led_to};
use crate::matches::sample;

pub(super) async fn make(built: &mut Builder, people: &People) {
    let house = &built.house;
    let test = &house.test;
    house.enter(&people.officer);
    for maker in [2, 3] {
        let email = format!("maker{maker}@example.se");
        led_to(&test.post(&format!("/makers/{maker}/reach"), &[("email", &email), ("language", "sv")]).await);
    }
    let case = format!("/cases/{}", value(built, "/cases/", "{id}"));
    let page = test.get(&case).await.text();
    let version = field(&page, "version");
    led_to(&test.post(&format!("{case}/fit"), &[("fit", "yes"), ("version", &version)]).await);
    drop(house.letters().await);

    house.enter(&people.owner);
    let ask = [("maker", "2"), ("kind", "information"), ("intent", "price_check"), ("words", SECRET)];
    led_to(&test.post(&format!("{case}/requests/new"), &ask).await);
    house.enter(&people.officer);
    let request = built.number(&format!("{case}/requests"), &format!("{case}/requests/")).await;
    led_to(&test.post(&format!("{case}/requests/{request}/agree"), &[]).await);
    let link = house.letter_to("maker2@example.se").await.link();
    house.enter(&people.owner);
    led_to(&test.post(&format!("{case}/requests/{request}/show"), &[("level", "drawings")]).await);
    test.forget();
    let accept = [("name", "Bo Fräs"), ("function", "VD"), ("accept", "yes")];
    led_to(&test.post(&format!("{link}/undertaking"), &accept).await);
    let once = field(&test.get(&link).await.text(), "once");
    let answer = [("verdict", "yes"), ("words", SECRET), ("once", once.as_str())];
    led_to(&built.upload(&link, &answer, &format!("{SECRET}.pdf"), PDF).await);
    let file = built.number(&link, &format!("{link}/files/")).await;
    let token = after(&link, "/answer/");
    built.name("/cases/", "{request}", request);
    built.name("/cases/", "{act}", "agree");
    built.name("/cases/", "{file}", &file);
    built.name("/answer/", "{token}", token);
    built.name("/answer/", "{file}", file);
    built.name("/answer/", "{number}", "0");
    questions(built).await;
}

/// A letter that asks a maker what its profile does not say.
async fn questions(built: &mut Builder) {
    let test = built.test();
    let document = NeedDocument { confidentiality: Confidentiality::Anonymous, ..sample::lid() };
    let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
    needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    assert_eq!(send_questions(&test.app).await.unwrap(), 1);
    let letter = built.house.letter_to("maker2@example.se").await;
    built.name("/questions/", "{token}", after(&letter.link(), "/questions/"));
    built.name("/letters/off/", "{token}", after(&letter.body, "/letters/off/"));
}

/// A value that was named already.
pub(super) fn value(built: &Builder, path: &str, name: &str) -> String {
    let found = built.named.iter().rfind(|(of, one, _)| of == &path && one == &name);
    found.unwrap_or_else(|| panic!("{path} {name}")).2.clone()
}
