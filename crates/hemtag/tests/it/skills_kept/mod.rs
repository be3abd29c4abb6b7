//! Vocabularies of skills taken in on the page and on the command line, versions side by side, which is in use also for another
//! process, and words that nobody sees before five firms have them. On both databases.

mod told;

use crate::testkit::{Databases, FreshDatabase, Page, TestApp};
use clap::Parser;
use hemtag::{
    access::{Caller, Role},
    app::App,
    cli::{self, Cli, Outcome},
    skills::kept,
    words::Language,
};

const HERE: &str = "/skills/vocabularies/import";

/// ESCO's own layout, two skills and one that is given up.
pub(crate) const SWEDISH: &str = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description\n\
    KnowledgeSkillCompetence,http://e/weld,skill/competence,,svetsa metall,\"svetsning\nfoga metall\",,released,,,,,\n\
    KnowledgeSkillCompetence,http://e/read,skill/competence,,läsa ritningar,ritningsläsning,,released,,,,,\n\
    KnowledgeSkillCompetence,http://e/telex,skill/competence,,använda telex,,,deprecated,,,,,\n";
const TAXONOMY: &str = "id,label_sv\nabc1_xyz_111,Svetsning\nabc1_xyz_222,Robotprogrammering\n";

async fn upload(test: &TestApp, files: &[(&str, &[u8])]) -> Page {
    upload_to(test, HERE, files).await
}

/// The same to the page in another language.
async fn upload_to(test: &TestApp, address: &str, files: &[(&str, &[u8])]) -> Page {
    let mut body = Vec::new();
    for (name, content) in files {
        body.extend(
            format!("--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n")
                .as_bytes(),
        );
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--b--\r\n");
    test.post_body(address, "multipart/form-data; boundary=b", body).await
}

fn zip(folder: &str, files: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(format!("{folder}{name}"), zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn plain(page: &Page) -> String {
    page.text().replace(['\u{a0}', '\u{202f}'], " ")
}

#[tokio::test]
async fn a_zip_is_looked_at_taken_in_and_used_also_by_another_process() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        assert_eq!(test.get("/skills/vocabularies").await.status, 403, "it is for officers");
        test.sign_in();
        let list = plain(&test.get("/skills/vocabularies").await);
        assert!(list.contains("ESCO 1.1.1") && list.contains("13 412"), "{list}");
        // Another process, at the same database.
        let other = App::start((*test.app.config).clone(), test.app.clock.clone()).await.unwrap();
        let meant = kept::link(&other, "ritningsläsning", Language::Swedish).await.unwrap().unwrap();
        assert_eq!(
            (meant.concept.version.as_str(), meant.label.as_str()),
            ("1.1.1", "läsa ritningar"),
            "by the Swedish names that come with the program"
        );

        let folder = "ESCO dataset - v1.2.0 - classification - sv - csv/";
        let sent =
            upload(&test, &[("esco.zip", &zip(folder, &[("skills_sv.csv", SWEDISH), ("readme.txt", "x")]))])
                .await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let to = sent.location().unwrap().to_owned();
        let preview = plain(&test.get(&to).await);
        assert!(preview.contains("ESCO 1.2.0") && preview.contains("Ny: sparas"), "{preview}");
        assert!(!plain(&test.get("/skills/vocabularies").await).contains("1.2.0"), "nothing is kept yet");
        let done = test.post(&to, &[("do", "import")]).await;
        assert_eq!(done.location(), Some("/skills/vocabularies/import?done=1"), "{}", done.text());
        assert_eq!(test.post(&to, &[("do", "import")]).await.status, 404, "it does not wait any more");

        // Versions stand side by side; the one in use stays until somebody says so.
        let all = kept::versions(&test.app, &Caller::administrator()).await.unwrap();
        let titles: Vec<(String, bool)> = all.iter().map(|one| (one.title(), one.in_use)).collect();
        assert_eq!(titles, [("esco 1.2.0".to_owned(), false), ("esco 1.1.1".to_owned(), true)]);
        assert_eq!((all[0].counts.concepts, all[0].counts.deprecated), (3, 1));
        let used = test.post(&format!("/skills/vocabularies/{}/use", all[0].id), &[("do", "use")]).await;
        assert_eq!(used.status, 303);
        for app in [&test.app, &other] {
            let meant = kept::link(app, "ritningsläsning", Language::Swedish).await.unwrap().unwrap();
            assert_eq!(
                (meant.concept.id.as_str(), meant.concept.version.as_str()),
                ("http://e/read", "1.2.0")
            );
        }
        // The same files again are nothing new; others by the same name are refused.
        let again = upload(&test, &[("esco.zip", &zip(folder, &[("skills_sv.csv", SWEDISH)]))]).await;
        let to = again.location().unwrap().to_owned();
        assert!(plain(&test.get(&to).await).contains("Finns redan"));
        let fewer = SWEDISH.rsplit_once("KnowledgeSkill").unwrap().0;
        let again = upload(&test, &[("esco.zip", &zip(folder, &[("skills_sv.csv", fewer)]))]).await;
        let to = again.location().unwrap().to_owned();
        let refused = test.post(&to, &[("do", "import")]).await;
        assert_eq!(refused.status, 422);
        assert!(plain(&refused).contains("med annat innehåll"), "{}", refused.text());
        assert_eq!(kept::versions(&test.app, &Caller::administrator()).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn files_without_a_version_need_one_and_faults_are_told_by_file_and_row() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        test.sign_in();
        let sent = upload(&test, &[("skills_sv.csv", TAXONOMY.as_bytes())]).await;
        let to = sent.location().unwrap().to_owned();
        assert!(plain(&test.get(&to).await).contains("Skriv det"), "its version is asked for");
        assert_eq!(test.post(&to, &[("do", "import")]).await.status, 422);
        assert!(plain(&test.get(&format!("{to}?version=22")).await).contains("Ny: sparas"));
        let done = test.post(&to, &[("do", "import"), ("version", "22")]).await;
        assert_eq!(done.status, 303, "{}", done.text());
        let meant = kept::link(&test.app, "robotprogrammering", Language::Swedish).await.unwrap().unwrap();
        assert_eq!((meant.concept.scheme.as_str(), meant.concept.version.as_str()), ("taxonomy", "22"));

        let twice = format!(
            "{SWEDISH}KnowledgeSkillCompetence,http://e/weld,skill/competence,,igen,,,released,,,,,\n"
        );
        let bad = upload(&test, &[("skills_sv.csv", twice.as_bytes())]).await;
        assert_eq!(bad.status, 422);
        let text = plain(&bad);
        assert!(text.contains("skills_sv.csv") && text.contains("http://e/weld"), "{text}");
        for (files, told) in [
            (vec![("a.zip", &b"PK\x03\x04no zip"[..])], "ingenting av dem är sparat"),
            (vec![("a.zip", &b"PK"[..]), ("skills_sv.csv", SWEDISH.as_bytes())], "inte båda"),
            (vec![("notes.csv", &b"a,b\n1,2\n"[..])], "ingenting av dem är sparat"),
            (vec![], "Välj en fil"),
        ] {
            let refused = upload(&test, &files).await;
            assert_eq!(refused.status, 422, "{files:?}");
            assert!(plain(&refused).contains(told), "{files:?}: {}", refused.text());
        }
        assert_eq!(kept::versions(&test.app, &Caller::administrator()).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn a_folder_is_taken_in_from_the_command_line_after_a_dry_run() {
    let database = FreshDatabase::new(Databases::Sqlite);
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("ESCO dataset - v1.2.0 - classification - sv - csv");
    std::fs::create_dir(&own).unwrap();
    std::fs::write(own.join("skills_sv.csv"), SWEDISH).unwrap();
    let run = async |arguments: &[&str]| {
        let mut out = Vec::new();
        let setting = ["--database", database.setting.as_str(), "--language", "en"];
        let cli = Cli::try_parse_from(
            [&["hemtag", "skills", "import", own.to_str().unwrap()][..], arguments, &setting].concat(),
        );
        let outcome = cli::run(cli.unwrap(), &mut out).await.unwrap();
        (outcome, String::from_utf8(out).unwrap())
    };
    let (outcome, told) = run(&["--dry-run"]).await;
    assert_eq!(outcome, Outcome::Done);
    assert_eq!(
        told,
        "esco 1.2.0: 3 concepts, 0 occupations. New: kept\nNothing is kept: it was a dry run.\n"
    );
    assert!(run(&[]).await.1.ends_with("Kept.\n"));
    assert!(run(&["--json"]).await.1.contains("\"fate\": \"known\""));
    std::fs::write(own.join("skills_en.csv"), SWEDISH.replace("http://e/read", "http://e/other")).unwrap();
    let (outcome, told) = run(&[]).await;
    assert_eq!(outcome, Outcome::Refused);
    assert!(
        told.contains("skills_") && told.contains("row 3") && told.ends_with("Nothing is kept.\n"),
        "{told}"
    );
}

#[tokio::test]
async fn a_word_is_shown_when_five_firms_have_it_and_stands_sealed() {
    for database in Databases::both() {
        let test = TestApp::start(database).await;
        let officer = Caller::acting_as(Role::Officer);
        let keep = async |firm: i64, word: &str| {
            let transaction = test.app.db.write().await.unwrap();
            kept::keep_unmatched(&test.app, &transaction, firm, word).await.unwrap();
            transaction.commit().await.unwrap();
        };
        for firm in 1..=4 {
            keep(firm, "Zebrasvetsning").await;
            keep(firm, " zebrasvetsning. ").await;
        }
        assert!(kept::words(&test.app, &officer).await.unwrap().is_empty(), "four firms are too few");
        keep(5, "ZEBRASVETSNING").await;
        keep(5, "Bosses metod").await;
        let words = kept::words(&test.app, &officer).await.unwrap();
        assert_eq!(words.len(), 1, "{words:?}");
        assert_eq!((words[0].word.as_str(), words[0].firms), ("zebrasvetsning", 5));
        test.sign_in();
        let page = plain(&test.get("/skills/vocabularies").await);
        assert!(page.contains("zebrasvetsning") && !page.to_lowercase().contains("bosse"), "{page}");
        for denied in [Role::Visitor, Role::Adviser, Role::Maker] {
            assert!(kept::words(&test.app, &Caller::acting_as(denied)).await.is_err());
        }
        if database == Databases::Sqlite {
            let file = std::fs::read(&test.app.config.database).unwrap();
            let wal = std::fs::read(format!("{}-wal", test.app.config.database)).unwrap_or_default();
            let stands = |word: &[u8]| {
                [&file, &wal].iter().any(|bytes| bytes.windows(word.len()).any(|at| at == word))
            };
            assert!(stands(b"vocabulary.shipped_kept"), "the file is looked at");
            assert!(!stands(b"bosses metod") && !stands(b"Bosses metod"));
        }
        let transaction = test.app.db.write().await.unwrap();
        kept::forget_unmatched(&transaction, 5).await.unwrap();
        transaction.commit().await.unwrap();
        assert!(kept::words(&test.app, &officer).await.unwrap().is_empty());
    }
}
