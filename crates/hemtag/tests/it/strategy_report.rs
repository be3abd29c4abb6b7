//! The report on how a need is best made, as a PDF: the figures of the page, for whoever has the need's key.

use std::collections::BTreeSet;

use crate::testkit::{Databases, TestApp};
use clap::Parser;
use hemtag::{
    access::Caller,
    cli::{Cli, Outcome},
    needs::{NewNeed, read, state_need},
};

const NEED: &str = "title = \"Fäste #evil[$x\"\nstage = \"prototype\"\nfirst_series = 200\n\
                    [owner]\nname = \"Ada Ek\"\ncontact = \"ada@example.org\"\n\
                    [[part]]\nsize = \"120 x 80 x 12 mm\"\nprocess = \"fräsning\"\nmaterial = \"aluminium\"\nwall = \"4 mm\"";

async fn stated(test: &TestApp) -> String {
    let (document, _) = read::read(NEED).unwrap();
    let new = NewNeed { document, source_format: "toml".into(), ..NewNeed::default() };
    let need = state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    format!("/needs/{}/strategy", need.key)
}

/// All text, with single spaces.
pub(crate) fn text_of(pdf: &[u8]) -> String {
    let read = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = read.get_pages().keys().copied().collect();
    let text = read.extract_text(&pages).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without what differs between a page and paper: spaces, hyphens at the ends of lines, and the currency, which stands in
/// the heads of the report's columns.
fn bare(text: &str) -> String {
    text.split_whitespace().collect::<String>().replace('-', "").replace("kr", "").replace("SEK", "")
}

/// The text of a page's table cells.
fn cells_of(page: &str) -> BTreeSet<String> {
    let text = |html: &str| {
        let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        bare(&parts.collect::<String>())
    };
    let cells = page.split("<td").skip(1).filter_map(|rest| rest.split_once("</td>"));
    cells.map(|(cell, _)| text(&format!("<td{cell}"))).filter(|cell| !cell.is_empty()).collect()
}

#[tokio::test]
async fn the_report_has_the_figures_of_the_page_in_both_languages() {
    for kind in Databases::both() {
        let test = TestApp::start(kind).await;
        let address = stated(&test).await;
        for (language, numbers, file, said) in [
            ("", "1;100;10%20000", "hemtag-rapport.pdf", ["Kort svar", "vet ej", "Fräsning", "Kina"]),
            (
                "/en",
                "1;100;10,000",
                "hemtag-report.pdf",
                ["The short answer", "not known", "Milling", "China"],
            ),
        ] {
            let query = format!("quantities={numbers}&abroad=CN");
            let page = test.get(&format!("{language}{address}?{query}")).await.text();
            let link = format!("{language}{address}/report.pdf?");
            assert!(page.contains(&format!("href=\"{link}")), "{page}");
            let pdf = test.get(&format!("{link}{query}")).await;
            assert_eq!(pdf.status, 200);
            assert_eq!(pdf.headers["content-type"], "application/pdf");
            assert_eq!(pdf.headers["content-disposition"], format!("attachment; filename=\"{file}\""));

            let text = text_of(&pdf.body);
            assert!(!text.contains('⟦'), "{text}");
            for said in said {
                assert!(text.contains(said), "{said}: {text}");
            }
            assert!(text.contains("Fäste #evil[$x"), "what the owner wrote is printed as it is: {text}");
            assert!(!text.contains("Ada Ek") && !text.contains("ada@example.org"), "nothing of the owner");
            let version = ::strategy::Economics::embedded().version.as_str();
            assert!(text.contains(version), "the version of the figures");

            let bare = bare(&text);
            let cells = cells_of(&page);
            assert!(cells.len() > 60, "{cells:?}");
            let missing: Vec<&String> = cells.iter().filter(|cell| !bare.contains(*cell)).collect();
            assert!(missing.is_empty(), "figures of the page that the report lacks: {missing:?} in {bare}");
        }
    }
}

#[tokio::test]
async fn the_report_is_for_whoever_has_the_key_and_asks_what_can_be() {
    let test = TestApp::start(Databases::Sqlite).await;
    let address = stated(&test).await;
    assert_eq!(test.get("/needs/aaaaaaaaaaaaaaaaaaaaaaaaaa/strategy/report.pdf").await.status, 404);
    assert_eq!(test.get(&format!("{address}/report.pdf?part=9")).await.status, 404);
    for asked in ["quantities=tio", "quantities=0", "abroad=XX"] {
        assert_eq!(test.get(&format!("{address}/report.pdf?{asked}")).await.status, 400, "{asked}");
    }
    let alone = text_of(&test.get(&format!("{address}/report.pdf")).await.body);
    assert!(alone.contains("200 st") && !alone.contains("Kina"), "nothing was compared: {alone}");
}

#[tokio::test]
async fn the_report_says_first_what_was_assumed_and_what_was_asked_for_in_vain() {
    let test = TestApp::start(Databases::Sqlite).await;
    let address = stated(&test).await;
    let get = async |query: &str| text_of(&test.get(&format!("{address}/report.pdf?{query}")).await.body);
    let plain = get("abroad=CN").await;
    let assumed = get("abroad=CN&wage_home=150&skip=brand").await;
    for said in ["Svaret vilar på egna antaganden", "Timlönen i Sverige: 150 %", "Räknas inte: Varumärke"]
    {
        assert!(assumed.contains(said) && !plain.contains(said), "{said}: {assumed}");
    }
    let (document, _) = read::read(&NEED.replace("fräsning", "formsprutning")).unwrap();
    let new = NewNeed { document, source_format: "toml".into(), ..NewNeed::default() };
    let need = state_need(&test.app, &Caller::visitor(), new).await.unwrap();
    let vain = text_of(&test.get(&format!("/needs/{}/strategy/report.pdf", need.key)).await.body);
    let title = hemtag::words::Language::Swedish.t("strategy-in-vain-title");
    assert!(vain.contains(&title) && !plain.contains(&title), "{vain}");
}

#[tokio::test]
async fn a_need_that_says_nothing_has_a_report_of_what_must_be_known() {
    let test = TestApp::start(Databases::Sqlite).await;
    let folder = tempfile::tempdir().unwrap();
    let (need, file) = (folder.path().join("sak.toml"), folder.path().join("sak.pdf"));
    std::fs::write(&need, "title = \"En sak 螺\"\n").unwrap();
    let path = |path: &std::path::Path| path.display().to_string();
    for (language, expected) in [("sv", "storleken"), ("en", "its size")] {
        let arguments = ["hemtag", "strategy", &path(&need), "--pdf", &path(&file), "--lang", language];
        let arguments = arguments.into_iter().chain(["--database", test.database.setting.as_str()]);
        let mut out = Vec::new();
        let cli = Cli::try_parse_from(arguments).unwrap();
        assert_eq!(hemtag::cli::run(cli, &mut out).await.unwrap(), Outcome::Done);
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains("sak.pdf") && out.contains('螺'), "{out}");
        let text = text_of(&std::fs::read(&file).unwrap());
        assert!(text.contains(expected) && text.contains("En sak �"), "{text}");
        assert!(!text.contains('⟦'), "{text}");
    }
}
