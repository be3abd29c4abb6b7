//! The register of qualifications: seeded with what is stated, kept as versions, imported whole or not at all.

use crate::testkit::{Databases, TestApp};

use crate::cases::people::{House, field, led_to};

const FILE: &str = "qualification,name_sv,name_en,seqf,basis,source,unit,unit_sv,unit_en,after,outcome,kind,text_sv,text_en\n\
    svets-a,Svets A,Welding A,4,decided,beslut,vit,Vit,White,,k1,knowledge,Känner till gaser,Knows gases\n\
    svets-a,,,,,,gron,Grön,Green,vit,f1,skill,Svetsar i läge PA,Welds in position PA\n";

#[tokio::test]
async fn what_is_stated_is_there_and_what_is_not_known_says_so() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let page = test.get("/skills/qualifications").await.text();
        for says in [
            "Industriteknik BAS",
            "3-4 (bedömd)",
            "0 av 16",
            "Nej, alla delkvalifikationer är inte kända här",
        ] {
            assert!(page.contains(says), "{says}: {page}");
        }
        let one = test.get("/skills/qualifications/industriteknik-bas").await.text();
        assert!(one.contains("10 av 10 delkvalifikationer är inte kända här"), "{one}");
        assert!(!one.contains("Börja en validering"), "nobody can be assessed for what is not known");
        let english = test.get("/en/skills/qualifications/underhall-bas").await.text();
        assert!(english.contains("3-4 (judged)") && !english.contains('⟦'), "{english}");
        let json = test.get("/skills/qualifications?format=json").await.json();
        assert!(json["rows"].as_array().unwrap().iter().all(|row| row["units_here"] == 0), "{json}");
        for path in [
            "/skills/qualifications/new",
            "/skills/qualifications/import",
            "/skills/qualifications/svets/edit",
        ] {
            assert!(matches!(test.get(path).await.status, 303 | 403), "{path}");
        }
    }
}

async fn upload(house: &House, name: &str, content: &str) -> crate::testkit::Page {
    let body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--b--\r\n"
    );
    let kind = "multipart/form-data; boundary=b";
    house.test.post_body("/skills/qualifications/import", kind, body.into_bytes()).await
}

#[tokio::test]
async fn a_file_is_shown_first_and_read_whole_or_not_at_all() {
    for kind in Databases::both() {
        let house = House::start(kind).await;
        let officer = house.staff("cy@agency.example", "Cy Al", "officer", &[]).await;
        let test = &house.test;
        house.enter(&officer);
        // Units that require each other, all the way round; and a fault in a row.
        let circle = FILE.replace("White,,", "White,gron,") + "svets-b,B,B,12,judged,x,,,,,,,,\n";
        let preview = led_to(&upload(&house, "ring.csv", &circle).await);
        let page = test.get(&preview).await.text();
        for says in ["vit → gron → vit", "Rad 4", "”12” är ingen SeQF-nivå", "Ingenting läses in förrän"]
        {
            assert!(page.contains(says), "{says}: {page}");
        }
        assert_eq!(led_to(&test.post(&preview, &[("do", "import")]).await), preview, "nothing is read in");
        assert_eq!(test.get("/skills/qualifications/svets-a").await.status, 404);
        let preview = led_to(&upload(&house, "svets.csv", FILE).await);
        led_to(&test.post(&preview, &[("do", "import")]).await);
        let one = test.get("/skills/qualifications/svets-a").await.text();
        for says in
            ["4 (beslutad)", "Kräver att du först klarat: Vit", "Svetsar i läge PA", "Börja en validering"]
        {
            assert!(one.contains(says), "{says}: {one}");
        }
        // The file that comes out goes in again and changes nothing; a change of it is a version.
        let toml = test.get("/skills/qualifications/svets-a/file").await.text();
        let same = test.get(&led_to(&upload(&house, "svets-a.toml", &toml).await)).await.text();
        assert!(same.contains("Oförändrad"), "{same}");
        let changed = toml.replace("Svetsar i läge PA", "Svetsar i läge PF");
        led_to(
            &test.post(&led_to(&upload(&house, "svets-a.toml", &changed).await), &[("do", "import")]).await,
        );
        let now = test.get("/skills/qualifications/svets-a").await.text();
        let before = test.get("/skills/qualifications/svets-a?version=1").await.text();
        assert!(now.contains("läge PF") && !now.contains("läge PA") && before.contains("läge PA"), "{now}");
        let broken = upload(&house, "x.toml", "[[qualification]]\ncode = \"a\"\nnivå = 3\n").await;
        assert!(broken.status == 422 && broken.text().contains("line 3"), "{}", broken.text());
    }
}

#[tokio::test]
async fn an_officer_writes_versions_and_a_lost_update_is_told() {
    let house = House::start(Databases::Sqlite).await;
    let officer = house.staff("cy@agency.example", "Cy Al", "officer", &[]).await;
    let test = &house.test;
    house.enter(&officer);
    let path = "/skills/qualifications/underhall-bas/edit";
    let seen = field(&test.get(path).await.text(), "seen");
    let unit = "[[qualification.units]]\ncode = \"a\"\nname_sv = \"A\"\nname_en = \"A\"\nafter = [\"a\"]";
    let mut form = vec![
        ("seen", seen.as_str()),
        ("name_sv", "Underhåll BAS"),
        ("name_en", "Underhåll BAS"),
        ("source", "egen läsning"),
        ("seqf", "3-4"),
        ("basis", "judged"),
        ("units_stated", "16"),
        ("units", unit),
    ];
    let refused = test.post(path, &form).await;
    assert!(refused.status == 422 && refused.text().contains("a → a"), "{}", refused.text());
    assert!(refused.text().contains("egen läsning"), "what was typed stays");
    form.pop();
    led_to(&test.post(path, &form).await);
    let late = test.post(path, &form).await;
    assert!(late.status == 422 && late.text().contains("Någon annan ändrade"), "{}", late.text());
}
