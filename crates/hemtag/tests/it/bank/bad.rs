//! Bad tables: each row is told where, what was expected and what to do; nothing of it is kept.

use crate::testkit::{Databases, TestApp};
use hemtag::access::Role;

use crate::bank::upload::{import, plain, preview, upload};

const HEADS: &str = "ärende-id,stödmottagare,beviljat_belopp_sek,beviljat_belopp_eur,projektnamn,projektbeskrivning,\
                     projekt_starttid,projekt_sluttid,län,kommuner,uppdateringsdatum,område,insatsområde,tematiskt_mål";

/// A row with its number, kronor, name, days and counties.
fn row(number: &str, kronor: &str, name: &str, days: [&str; 2], counties: &str) -> String {
    format!(
        "{number},Ek AB,{kronor},0,{name},,{},{},\"{counties}\",,2016-10-14 01:17:38,Stockholm,IKT,IKT",
        days[0], days[1]
    )
}

const DAYS: [&str; 2] = ["2015-01-01", "2016-12-31"];

#[tokio::test]
async fn each_bad_row_is_told_and_the_others_are_kept() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        assert_eq!(test.get("/funding/bank/import").await.status, 403);
        test.sign_in();
        let rows = [
            row("1", "\"1 234,5 kr\"", "Öre", DAYS, "Dalarna"),
            row("2", "-5", "Minus", DAYS, "Dalarna"),
            row("3", "99999999999999", "Stort", DAYS, "Dalarna"),
            row("4", "10000000001", "Större än gränsen", DAYS, "Dalarna"),
            row("5", "många", "Ord", DAYS, "Dalarna"),
            row("6", "1", "Baklänges", ["2016-01-01", "2015-01-01"], "Dalarna"),
            row("7", "1", "Ingen dag", ["2015-02-30", "2015-03-01"], "Dalarna"),
            row("8", "1", "Okänt län", DAYS, "Skåne, Värmlnad"),
            "9,Ek AB,1".to_owned(),
            row("10", "", "Tomt", DAYS, ""),
            row("11", "0", "Noll", DAYS, "Dalarna, Skåne"),
            row("1", "\"1 234,5 kr\"", "Öre", DAYS, "Dalarna"),
            row("11", "7", "Noll", DAYS, "Dalarna, Skåne"),
            row("A1", "1", "Bokstav", DAYS, "Dalarna"),
            row("12", "1", "", DAYS, "Dalarna"),
            row("13", "1", "=1+1", DAYS, "Hela Sverige"),
            row("14", "1", "För många,celler", DAYS, "Dalarna"),
        ];
        let table = format!("{HEADS}\n{}\n", rows.join("\n"));
        let (_, told) = preview(&test, table.as_bytes()).await;
        for sentence in [
            "Beviljat belopp i kronor: ”-5” är mindre än noll",
            "Beviljat belopp i kronor: ”99999999999999” är orimligt stort",
            "”10000000001” är orimligt stort",
            "Beviljat belopp i kronor: ”många” är inte ett belopp",
            "Projektet slutar 2015-01-01, innan det börjar 2016-01-01",
            "Starttid: ”2015-02-30” är inte ett datum",
            "”Värmlnad” är inget län",
            "Raden har 3 celler, men rubrikerna är 14",
            "Raden har 15 celler, men rubrikerna är 14",
            "Inget belopp angivet. Sparas som inte känt",
            "Inget län angivet",
            "Noll beviljat, som banken anger",
            "Dubblett av rad 2",
            "Ärendenumret står också på rad 12, som säger något annat om: beviljat belopp i kronor",
            "Ärendenumret ”A1” är inte ett nummer",
            "Projekt saknas",
        ] {
            assert!(told.contains(sentence), "{sentence}: {told}");
        }
        assert!(
            test.get("/funding/bank").await.text().contains("Projektbanken är tom"),
            "a preview keeps nothing"
        );
        let done = import(&test, table.as_bytes()).await;
        assert!(done.contains("4 projekt importerade") && done.contains("12 rader togs inte in"), "{done}");
        let one = plain(&test.get("/funding/bank/2014-2020/1").await);
        assert!(one.contains("1 234,50 kr"), "exactly: {one}");
        let list = plain(&test.get("/funding/bank").await);
        assert!(list.contains("Alla län") && list.contains("Inte känt") && list.contains("0 kr"), "{list}");
        // What looks like a formula is none in a spreadsheet, and unknown is not zero.
        let csv = test.get("/funding/bank?format=csv").await.text();
        assert!(csv.contains(",'=1+1,"), "{csv}");
        let json = test.get("/funding/bank?format=json").await.json();
        let of = |number: &str| {
            json["rows"].as_array().unwrap().iter().find(|row| row["number"] == number).unwrap().clone()
        };
        assert!(of("10")["granted_sek"].is_null() && of("11")["granted_sek"] == 0, "{json}");
        assert_eq!(test.get("/funding/bank/2014-2020/2").await.status, 404);
    }
}

#[tokio::test]
async fn files_that_are_not_the_bank_s_are_refused_with_what_is_looked_for() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    for (content, sentence) in [
        (&b"namn,ort\nEk AB,Falun\n"[..], "Rubrikerna är inte projektbankens. Filen har: namn, ort."),
        (&b"%PDF-1.7 x"[..], "PDF"),
        (&b""[..], ""),
        (HEADS.as_bytes(), "rader"),
    ] {
        let page = upload(&test, "bank.csv", content).await;
        assert!(page.status == 422 && page.text().contains(sentence), "{sentence}: {}", page.text());
    }
    // An address without a file behind it, and none of the periods.
    assert_eq!(test.get("/funding/bank/import/none").await.status, 404);
    assert_eq!(test.get("/funding/bank/1999-2000/1").await.status, 404);
    let empty = test.post_body("/funding/bank/import", "multipart/form-data; boundary=x", "--x--\r\n").await;
    assert_eq!(empty.status, 422);
}

#[tokio::test]
async fn a_table_is_read_in_other_encodings_and_without_all_its_columns() {
    let test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    let heads = HEADS.replace(',', ";");
    let table = format!(
        "{heads};handläggare\n21;Åsa Öst AB;100;0;Smörgås på räksmörgåsfabriken;;2015-01-01;2016-01-01;Västra Götaland;;;Västsverige;IKT;IKT;X\n"
    );
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(&table);
    let (to, told) = preview(&test, &latin).await;
    assert!(told.contains("Smörgås på räksmörgåsfabriken"), "{told}");
    assert!(told.contains("Kolumner som inte läses: handläggare"), "{told}");
    // Dropped: nothing is kept, and the file waits no more.
    assert_eq!(test.post(&to, &[("do", "drop")]).await.status, 303);
    assert_eq!(test.get(&to).await.status, 404);

    let marked = format!(
        "\u{feff}ärende-id,projektnamn,beviljat_belopp_sek,län,tematiskt_mål\n22,Å,1,Skåne län,IKT\n"
    );
    let (_, told) = preview(&test, marked.as_bytes()).await;
    assert!(told.contains("Kolumner som saknas: stödmottagare, beviljat_belopp_eur"), "{told}");
    let done = import(&test, marked.as_bytes()).await;
    assert!(done.contains("1 projekt importerat"), "{done}");
    let one = plain(&test.get("/funding/bank/2014-2020/22").await);
    assert!(one.contains("Skåne län") && one.contains("Inte angivet"), "{one}");
}

#[tokio::test]
async fn a_row_that_changed_is_a_further_version_and_the_earlier_stays() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        test.sign_in();
        let table = |kronor: &str| format!("{HEADS}\n{}\n", row("31", kronor, "Bro", DAYS, "Dalarna"));
        import(&test, table("500").as_bytes()).await;
        let (_, told) = preview(&test, table("500").as_bytes()).await;
        assert!(told.contains("Som förut") && told.contains("inget att importera"), "{told}");
        let (_, told) = preview(&test, table("700").as_bytes()).await;
        assert!(told.contains("Ändrat: beviljat belopp i kronor"), "{told}");
        import(&test, table("700").as_bytes()).await;
        let one = plain(&test.get("/funding/bank/2014-2020/31").await);
        assert!(one.contains("700 kr") && one.contains("500 kr"), "{one}");
        let list = plain(&test.get("/funding/bank").await);
        assert!(list.contains("1 projekt") && !list.contains("500 kr"), "{list}");
        // A table that lacks it leaves it where it is.
        let other = format!("{HEADS}\n{}\n", row("32", "1", "Väg", DAYS, "Dalarna"));
        let (_, told) = preview(&test, other.as_bytes()).await;
        assert!(told.contains("1 projekt i banken står inte i tabellen"), "{told}");
    }
}

#[tokio::test]
async fn what_a_project_does_is_for_staff_and_the_list_is_narrowed_by_its_address() {
    let mut test = TestApp::start(Databases::Sqlite).await;
    test.sign_in();
    hemtag::funding::bank::examples::fill(&test.app, &hemtag::access::Caller::administrator()).await.unwrap();
    let secret = "delar en verkstad för prototyper";
    assert!(test.get("/funding/bank/2007-2013/900001").await.text().contains(secret));
    test.forget();
    for page in [
        "/funding/bank",
        "/funding/bank/2007-2013/900001",
        "/en/funding/bank/2007-2013/900001",
        "/funding/bank?format=json",
        "/funding/bank?format=csv",
        "/funding/bank?q=underleverant%C3%B6rer&format=json",
    ] {
        let page = test.get(page).await.text();
        assert!(!page.contains(secret), "{page}");
    }
    let words = test.get("/funding/bank?q=underleverant%C3%B6rer").await.text();
    assert!(
        words.contains("Inget projekt passar"),
        "the public does not search in what it may not read: {words}"
    );
    for (query, found) in [
        ("county=22", "Leverantörsutveckling i två län"),
        ("county=%C3%96sterbotten", "Trä över gränsen"),
        ("county=none", "Musik över gränsen"),
        ("recipient=PARTNER+2+(exempel)", "Leverantörsutveckling"),
        ("from=2019", "Makerspace"),
        ("to=2008", "Prototypverkstad"),
        ("amount=zero", "Musik över gränsen"),
        ("amount=euro", "120 500 euro"),
        ("programme=Norra+Mellansverige&period=2007-2013", "Metallkluster"),
    ] {
        let page = plain(&test.get(&format!("/funding/bank?{query}")).await);
        assert!(page.contains(found) && !page.contains("Vandringsleder"), "{query}: {page}");
    }
    let post = test.use_post().await;
    test.join(&post, "radgivare@exempel.se", Role::Adviser.code(), "Rådgivarna", &[]).await;
    assert!(test.get("/funding/bank/2007-2013/900001").await.text().contains(secret));
    assert_eq!(test.get("/funding/bank/import").await.status, 403, "advisers do not import");
}
