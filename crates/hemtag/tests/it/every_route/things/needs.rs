//! The firm's need with its part, its drawing and its draft; the case of it with all that a case can have.

use hemtag::needs::{
    NewNeed, drafts,
    model::{Confidentiality, NeedDocument},
};

use super::{Builder, People, SECRET, after, led_after, number_after};
use crate::cases::people::led_to;
use crate::matches::sample;

/// A tetrahedron of 10 mm as binary STL.
pub(crate) fn solid() -> Vec<u8> {
    let corners = [[0.0_f32, 0.0, 0.0], [10.0, 0.0, 0.0], [0.0, 10.0, 0.0], [0.0, 0.0, 10.0]];
    let mut file = vec![b' '; 80];
    file.extend(4_u32.to_le_bytes());
    for triangle in [[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]] {
        file.extend([0; 12]);
        triangle.iter().flat_map(|n: &usize| corners[*n]).for_each(|x| file.extend(x.to_le_bytes()));
        file.extend([0; 2]);
    }
    file
}

/// Two solids in one file.
const SOLIDS: &[u8] = include_bytes!("../../part_files/lid_and_foot.3mf");

/// A drawing that can be shown as a picture.
const DRAWING: &[u8] = include_bytes!("../../../../../../frontend/tests/drawing.png");

pub(super) const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

pub(super) async fn make(built: &mut Builder, people: &People) {
    built.house.enter(&people.owner);
    let owner = built.caller(&people.owner).await;
    let name = format!("{SECRET}.stl");
    let part = led_after(&built.upload("/parts/new", &[], &name, &solid()).await, "/parts/");
    let several = built.upload("/parts/new", &[], &format!("{SECRET}.3mf"), SOLIDS).await;
    let several = led_after(&several, "/parts/");
    let begun = built.test().post("/needs/new/part", &[("part", &part)]).await;
    let draft = led_after(&begun, "/needs/new/");
    let document = NeedDocument {
        title: format!("Lock till {SECRET}"),
        confidentiality: Confidentiality::Anonymous,
        ..sample::lid()
    };
    let new = NewNeed { document, source_format: "part".into(), ..NewNeed::default() };
    let key = drafts::state(&built.test().app, &owner, &draft, new).await.unwrap().key;
    let own = format!("/needs/{key}");
    led_to(&built.test().post(&format!("{own}/take"), &[]).await);
    let drawings = format!("{own}/drawings");
    led_to(&built.upload(&drawings, &[], &format!("{SECRET}.png"), DRAWING).await);
    let drawing = built.after(&drawings, "/drawings/").await;
    let tried = [("version", "1"), ("change", "0.0.tolerance=11000")];
    led_to(&built.test().post(&format!("{own}/use"), &tried).await);
    let draft = built.test().post("/needs/new", &[("stage", "prototype"), ("title", SECRET)]).await;
    let draft = led_after(&draft, "/needs/new/");
    built.name("/parts/", "{key}", &part);
    built.name("/parts/{key}/pictures/", "{key}", several);
    built.name("/parts/", "{number}", "0");
    built.name("/needs/new/", "{key}", draft);
    built.name("/needs/", "{page}", "what");
    built.name("/needs/{key}/undo", "{body}", "version=2");
    built.name("/needs/", "{key}", &key);
    built.name("/needs/", "{number}", "1");
    built.name("/needs/{key}/strategy/processes/", "{code}", "3.2.01");
    built.name("/needs/{key}/strategy/", "{table}", "costs");
    built.name("/needs/{key}/strategy/", "{format}", "csv");
    built.name("/drawings/", "{key}", drawing);
    case(built, people, &key).await;
    open_need(built).await;
}

/// A need that everybody may see.
async fn open_need(built: &mut Builder) {
    let document = NeedDocument { confidentiality: Confidentiality::Open, ..sample::lid() };
    let new = NewNeed { document, source_format: "form".into(), ..NewNeed::default() };
    let open = hemtag::needs::state_need(&built.test().app, &hemtag::access::Caller::visitor(), new).await;
    built.name("/needs/shown/", "{id}", open.unwrap().id.0);
}

async fn case(built: &mut Builder, people: &People, key: &str) {
    let house = &built.house;
    house.enter(&people.owner);
    let test = &house.test;
    let opened = test.post(&format!("/needs/{key}/case"), &[("triage", "prepare")]).await;
    let case = led_after(&opened, "/cases/");
    let own = format!("/cases/{case}");
    house.enter(&people.adviser);
    led_to(&test.post(&format!("{own}/take"), &[]).await);
    let task = [("task_title", SECRET), ("whose", "owner"), ("task_once", "a")];
    house.enter(&people.officer);
    led_to(&test.post(&format!("{own}/tasks"), &task).await);
    led_to(
        &test.post(&format!("{own}/notes"), &[("note", SECRET), ("for", "inner"), ("note_once", "a")]).await,
    );
    house.enter(&people.owner);
    led_to(&built.upload(&format!("{own}/files"), &[], &format!("{SECRET}.pdf"), PDF).await);
    let page = test.get(&own).await.text();
    let (task, file) =
        (number_after(&page, &format!("{own}/tasks/")), after(&page, &format!("{own}/files/")));
    let firm = format!("{SECRET} AB");
    let stated = [
        ("firm", firm.as_str()),
        ("number", "556036-0793"),
        ("linked", "none"),
        ("signed", "Kim Ek"),
        ("capacity", "firmatecknare"),
        ("certify", "yes"),
        ("earlier", "none"),
        ("once", "a"),
    ];
    led_to(&test.post(&format!("{own}/aid"), &stated).await);
    built.name("/cases/", "{id}", case);
    built.name("/cases/", "{task}", task);
    built.name("/cases/", "{key}", file);
}
