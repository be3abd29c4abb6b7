//! What a visitor sees of a maker: evidence that fades, linked data without persons, and how many needs wait for it.

use crate::testkit::{Databases, TestApp};
use hemtag::{
    access::Caller,
    makers,
    needs::{self, NewNeed},
};

use crate::edit::sample::{kept, maker};

#[tokio::test]
async fn evidence_is_told_with_its_day_who_and_age() {
    let test = TestApp::start(Databases::Sqlite).await;
    let maker = kept(&test).await;
    test.forget();
    let sv = test.get(&format!("/makers/{}", maker.id)).await.text();
    for shown in [
        "Styrkt av dokument",
        "2024-03-01",
        "mer än två år sedan",
        "mätrummet",
        "tillverkaren",
        "har gått ut",
    ] {
        assert!(sv.contains(shown), "{shown} is missing in {sv}");
    }
    assert!(!sv.contains("/edit"), "a visitor is not offered to edit");
    let en = test.get(&format!("/en/makers/{}", maker.id)).await.text();
    assert!(en.contains("more than two years ago") && !en.contains('⟦'));
    test.sign_in();
    assert!(
        test.get(&format!("/makers/{}", maker.id))
            .await
            .text()
            .contains(&format!("/makers/{}/edit", maker.id))
    );
}

#[tokio::test]
async fn the_linked_data_names_the_firm_its_services_and_certificates() {
    let test = TestApp::start(Databases::Sqlite).await;
    let mut put = [makers::model::Maker { name: "Exempel </script> AB".into(), ..maker() }];
    makers::add_makers(&test.app, &Caller::administrator(), &mut put).await.unwrap();
    let page = test.get(&format!("/makers/{}", put[0].id)).await.text();
    let (_, data) = page.split_once("application/ld+json\">").expect("the page has linked data");
    let (data, _) = data.split_once("</script>").unwrap();
    let data: serde_json::Value = serde_json::from_str(data).expect("it is JSON");
    insta::assert_snapshot!(serde_json::to_string_pretty(&data).unwrap());
}

#[tokio::test]
async fn needs_that_the_offers_meet_are_counted_and_confidential_ones_are_not() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let maker = kept(&test).await;
        let path = format!("/makers/{}", maker.id);
        assert!(!test.get(&path).await.text().contains("väntande behov uppfylls"));
        for (process, level) in [
            ("3.2.04", "open"),
            ("3.2.04", "anonymous"),
            ("3.2.04", "adviser_only"),
            ("4.6", "open"),
            ("3.2.02", "open"),
        ] {
            let text = format!(
                "title = \"Hemlig axel\"\nconfidentiality = \"{level}\"\n[[part]]\nname = \"Axel\"\nprocess = \"{process}\"\n"
            );
            let (document, _) = needs::read::read(&text).expect("the need is read");
            let new = NewNeed { document, source_format: "toml".into(), ..NewNeed::default() };
            needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
        }
        let two = "title = \"Två delar\"\nconfidentiality = \"open\"\n[[part]]\nname = \"Axel\"\nprocess = \"3.2.04\"\n[[part]]\nname = \"Ram\"\nprocess = \"4.6\"\n";
        let none = "title = \"Säger inget\"\nconfidentiality = \"open\"\n[[part]]\nname = \"Något\"\n";
        for text in [two, none] {
            let (document, _) = needs::read::read(text).expect("the need is read");
            let new = NewNeed { document, source_format: "toml".into(), ..NewNeed::default() };
            needs::state_need(&test.app, &Caller::visitor(), new).await.unwrap();
        }
        let page = test.get(&path).await.text();
        assert!(page.contains("2 väntande behov uppfylls helt"), "{page}");
        assert!(page.contains("Ett väntande behov kan uppfyllas"), "milling may be milling in five axes");
        assert!(!page.contains("Hemlig axel"));
    }
}
