//! Needs in the terminal: whole outputs as snapshots, and the exit codes that scripts use.

use std::path::Path;

use crate::testkit::{Databases, TestApp};
use clap::Parser;
use hemtag::{
    cli::{self, Cli, Outcome},
    needs::{self, read},
    words::Language,
};

struct Terminal {
    test: TestApp,
    folder: tempfile::TempDir,
    all: String,
}

impl Terminal {
    async fn open(kind: Databases) -> Terminal {
        Terminal {
            test: TestApp::start(kind).await,
            folder: tempfile::tempdir().unwrap(),
            all: String::new(),
        }
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Runs a command and remembers what it printed, without what differs from run to run.
    async fn run(&mut self, arguments: &[&str], expected: Outcome) -> String {
        let mut out = Vec::new();
        let database = ["--database", self.test.database.setting.as_str()];
        let cli = Cli::try_parse_from([&["hemtag"], arguments, &database[..]].concat()).unwrap();
        let outcome = cli::run(cli, &mut out).await.unwrap_or_else(|e| panic!("{arguments:?}: {e:#}"));
        let out = String::from_utf8(out).unwrap();
        assert_eq!(outcome, expected, "{arguments:?}: {out}");
        let hidden = |text: &str| -> String {
            let mut text = text.replace(&self.folder.path().display().to_string(), "FOLDER");
            let keys: Vec<String> = text
                .split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|w| {
                    w.len() == 26 && w.chars().all(|c| c.is_ascii_lowercase() || ('2'..='7').contains(&c))
                })
                .map(str::to_owned)
                .collect();
            for key in keys {
                text = text.replace(&key, "KEY");
            }
            let lines = text.lines().map(|line| match line.split_once("_at\": \"") {
                Some((before, _)) => format!("{before}_at\": \"TIME\","),
                None => line.to_owned(),
            });
            lines.collect::<Vec<_>>().join("\n")
        };
        let command = hidden(&arguments.join(" "));
        let told = hidden(&out);
        self.all.push_str(&format!("$ hemtag {command}\n{told}\n\n"));
        out
    }
}

#[test]
fn the_template_reads_back_in_both_languages_and_names_every_field() {
    for language in Language::ALL {
        let template = needs::template(language);
        let (need, _) = read::read(template).unwrap_or_else(|p| {
            panic!("{}", p.iter().map(|p| p.sentence(Language::English) + "\n").collect::<String>())
        });
        assert_eq!(need.parts.len(), 2);
        assert!(
            needs::model::findings(&need, jiff::civil::date(2026, 11, 24))
                .iter()
                .all(|f| !f.kind.is_question())
        );
        for field in [
            "title",
            "function",
            "stage",
            "first_series",
            "per_year",
            "due",
            "within_km",
            "counties",
            "in_house",
            "certificates",
            "confidentiality",
            "kommun",
            "lat",
            "newcomer",
            "count",
            "notes",
            "process",
            "material",
            "size",
            "mass",
            "tolerance",
            "wall",
            "hours",
            "operation",
            "preferred",
        ] {
            assert!(template.contains(field), "{field} is not in the template");
        }
    }
}

#[tokio::test]
async fn a_need_lives_from_its_file_to_its_end() {
    let mut terminal = Terminal::open(Databases::Sqlite).await;
    let file = terminal.file(
        "lock.toml",
        "title = \"Lock\"\nfirst_series = 50\n[owner]\nkommun = \"Gnosjö\"\n[[part]]\nprocess = \"pressning\"\nsize = \"12 x 6 x 3 cm\"\n",
    );
    let wrong = terminal.file("fel.toml", "titel = \"Lock\"\n[[part]]\nmass = \"12\"\n");
    let told = terminal.run(&["need", "state", &file], Outcome::Done).await;
    let key = told.split(|c: char| !c.is_ascii_alphanumeric()).find(|w| w.len() == 26).unwrap().to_owned();
    terminal.run(&["need", "state", &wrong], Outcome::Refused).await;
    terminal.run(&["need", "show", &key], Outcome::Done).await;
    terminal.run(&["need", "show", &key, "--json", "--language", "en"], Outcome::Done).await;
    let toml = terminal.run(&["need", "show", &key, "--format", "toml"], Outcome::Done).await;
    let changed = terminal.file("lock2.toml", toml.replace("50", "80"));
    terminal.run(&["need", "edit", &key, &changed, "--language", "en"], Outcome::Done).await;
    terminal.run(&["need", "edit", &key, &changed, "--from-version", "1"], Outcome::Refused).await;
    terminal.run(&["need", "undo", &key], Outcome::Done).await;
    terminal.run(&["need", "list"], Outcome::Done).await;
    terminal.run(&["need", "close", &key, "--why", "placed"], Outcome::Done).await;
    terminal.run(&["need", "close", &key, "--why", "placed", "--json"], Outcome::Refused).await;
    terminal.run(&["need", "edit", &key, &changed], Outcome::Refused).await;
    terminal.run(&["need", "reopen", &key, "--language", "en"], Outcome::Done).await;
    terminal.run(&["need", "show", "aaaaaaaaaaaaaaaaaaaaaaaaaa"], Outcome::NotFound).await;
    insta::assert_snapshot!(terminal.all);
}

const LIST: &str = r#"[
  { "id": "A1", "title": "Axel", "part": [{ "process": "svarvning", "size": "Ø12 x 46 mm", "hours": 4 }] },
  { "id": "A2", "title": "Skruv", "part": [{ "process": "kvarkosering", "wall": "1,200" }] }
]"#;

#[tokio::test]
async fn many_needs_come_in_at_once_each_told_what_became_of_it() {
    for kind in Databases::both() {
        let mut terminal = Terminal::open(kind).await;
        terminal.file("in/okh.toml", include_str!("manifests/okh-OHLOOM.toml"));
        terminal.file("in/lock.toml", "title = \"Lock\"\nper_year = 9\nfirst_series = 5\n");
        let csv = "id;Title;process;certificates;first series;mass\nB1;Hållare;fräsning;ISO 9001; 1 200 ;\"12,5 kg\"\n;Stång;svarvning;;;12\n";
        let latin1: Vec<u8> = csv.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        terminal.file("in/rader.csv", latin1);
        terminal.file("in/lista.json", LIST);
        let folder = terminal.path("in");
        terminal.run(&["import", "needs", &folder, "--dry-run"], Outcome::Refused).await;
        terminal.run(&["import", "needs", &folder], Outcome::Refused).await;
        assert_eq!(needs::store::count(terminal.test.app.db.reader()).await.unwrap(), 0, "all or nothing");
        terminal
            .run(&["import", "needs", &folder, "--good-only", "--language", "en"], Outcome::Refused)
            .await;
        assert_eq!(needs::store::count(terminal.test.app.db.reader()).await.unwrap(), 4);
        // Again: nothing twice. What has the same id and says something else is changed; the same name is a doubt.
        terminal.file("in/lista.json", LIST.replace("Ø12 x 46", "Ø12 x 50").replace("1,200", "1,2"));
        terminal.file("in/rader.csv", "title,kommun\nLock,Gnosjö\n");
        terminal.run(&["import", "needs", &folder, "--json"], Outcome::Done).await;
        assert_eq!(needs::store::count(terminal.test.app.db.reader()).await.unwrap(), 5);
        if kind == Databases::Sqlite {
            insta::assert_snapshot!(terminal.all);
        }
    }
}

#[tokio::test]
async fn files_that_are_no_needs_are_told_in_sentences() {
    let mut terminal = Terminal::open(Databases::Sqlite).await;
    terminal.file("1-tom.toml", "");
    terminal.file("2-tom.csv", "title;process\n");
    terminal.file("3-huvud.csv", "titel;title;title;stage\nA;B;C;prototyp\n");
    terminal.file("4-formel.csv", "title;mass\nLock;=1+1\n");
    terminal.file("5-lista.json", "[]");
    terminal.file("6-tal.json", "[1]");
    terminal.file("7-inte.toml", "detta är ingen fil\n");
    terminal.file("8-fel.csv", "title;size;kommun;due;within_km\nLock;120 x 60;Gnosjjö;2027-02-30;0\n");
    let folder = terminal.path("");
    terminal.run(&["import", "needs", &folder], Outcome::Refused).await;
    terminal.run(&["import", "needs", &folder, "--language", "en"], Outcome::Refused).await;
    insta::assert_snapshot!(terminal.all);
}

#[tokio::test]
async fn what_is_exported_comes_in_again_and_confidential_needs_stay_with_the_administrator() {
    let mut terminal = Terminal::open(Databases::Sqlite).await;
    let open = "title = \"Öppet\"\nconfidentiality = \"open\"\n[[part]]\nprocess = \"fräsning\"\nsize = \"12.345 mm x 3 mm x 1 mm\"\n";
    let open = open.replace("12.345 mm", "12,3450 mm");
    terminal.file("a.toml", open);
    terminal.file("b.toml", "title = \"Hemligt\"\n");
    terminal.file(
        "c.toml",
        "title = \"Anonymt\"\nconfidentiality = \"anonymous\"\n[[part]]\nprocess = \"svarvning\"\n",
    );
    let folder = terminal.path("");
    terminal.run(&["import", "needs", &folder], Outcome::Done).await;
    let json = terminal.run(&["export", "needs"], Outcome::Done).await;
    terminal.run(&["export", "needs", "--format", "csv"], Outcome::Done).await;
    let public = terminal.run(&["export", "needs", "--public", "--format", "csv"], Outcome::Done).await;
    assert!(!public.contains("Hemligt") && !public.contains("Anonymt") && public.contains("Svarvning"));
    let to = terminal.path("ut");
    terminal.run(&["export", "needs", &to, "--format", "toml"], Outcome::Done).await;
    assert_eq!(std::fs::read_dir(Path::new(&to)).unwrap().count(), 3);
    insta::assert_snapshot!(terminal.all);
    let mut other = Terminal::open(Databases::Sqlite).await;
    let file = other.file("allt.json", json);
    other.run(&["import", "needs", &file], Outcome::Done).await;
    let (here, there) = (&terminal.test.app, &other.test.app);
    let documents = async |app| -> Vec<_> {
        let (all, _) = needs::list_needs(app, &hemtag::access::Caller::administrator(), 0, 10).await.unwrap();
        all.into_iter().map(|need| needs::model::engine_parts(&need.document, here.clock.today())).collect()
    };
    assert_eq!(documents(here).await, documents(there).await);
}
