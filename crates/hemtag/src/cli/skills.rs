//! `hemtag skills`: free text → the skill it means, or none; and vocabularies taken in.

use std::{
    collections::HashMap,
    io::{BufRead, Read, Write},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use clap::Subcommand;
use skills::{
    Scheme,
    link::{Linker, Options, Threshold},
};

use super::Outcome;
use crate::{
    app::App,
    config::Config,
    database::{self, Database},
    skills::{
        json,
        kept::{self, Fate},
        statistics::{self, Stated},
        text, vocabulary,
    },
    words::Language,
};

#[derive(Debug, Subcommand)]
pub enum SkillsCommand {
    /// Say which skill a text means, or that it means none clearly enough
    Link(LinkArguments),
    /// Take in a vocabulary in a version: ESCO's own CSV files, or those of the Swedish taxonomy. Ends with 3 when something is wrong
    /// with them: then nothing is kept
    Import(ImportArguments),
    /// Take in how many work in which occupation where: a table of Statistics Sweden's register of occupations by county and
    /// SSYK 2012. Ends with 3 when something is wrong with it: then nothing is kept
    Statistics(StatisticsArguments),
}

#[derive(Debug, clap::Args)]
pub struct StatisticsArguments {
    /// The table as its database hands it out: CSV or XLSX
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Where it is from, in words: publisher, table
    #[arg(long, value_name = "TEXT")]
    pub source: String,
    /// The day on which it was read there
    #[arg(long, value_name = "DAY")]
    pub read_on: jiff::civil::Date,
    /// What is counted, where the file does not say it
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Say what would be done, and keep nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, clap::Args)]
pub struct ImportArguments {
    /// The folder with the files; ESCO's version is read from its name ("… v1.2.0 …")
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// The version, where neither the files nor the folder's name say it
    #[arg(long, value_name = "VERSION")]
    pub vocabulary_version: Option<String>,
    /// Say what would be done, and keep nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Ends with 0 also when a text is linked to nothing: that is an answer.
#[derive(Debug, clap::Args)]
pub struct LinkArguments {
    /// A skill in words of one's own, Swedish or English
    #[arg(required_unless_present = "lines", conflicts_with = "lines")]
    pub text: Option<String>,
    /// A file with one text a line (- is standard input): one JSON object a line comes out, and the count on standard error
    #[arg(long, value_name = "FILE")]
    pub lines: Option<PathBuf>,
    /// A file to write what is linked to nothing into, each text once with how often it came: CSV, those that came most first
    #[arg(long, value_name = "FILE", requires = "lines")]
    pub unmatched: Option<PathBuf>,
    /// A folder with the CSV files of the Swedish taxonomy, or ESCO's own, which then stand for those of the same kind that are in
    /// use in the database, or shipped where there is none. May be said again
    #[arg(long, value_name = "FOLDER")]
    pub vocabulary: Vec<PathBuf>,
    /// The score from which a text is linked, from 0 to 1; docs/skills.md tells how often each is right
    #[arg(long, value_name = "S", default_value_t = Threshold::default().0)]
    pub threshold: f64,
}

/// A longer text is no skill, and is not looked at.
const LONGEST: usize = 1000;

/// `hemtag skills link`: by the folders that are said, then by what is in use in the database as the server links by it; without
/// a database by what is shipped. The database is only looked at.
pub(super) async fn link(
    config: &Config,
    language: Language,
    arguments: &LinkArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    if !(0.0..=1.0).contains(&arguments.threshold) {
        writeln!(out, "{}", language.t("skills-threshold"))?;
        return Ok(Outcome::Refused);
    }
    if let Some(given) = &arguments.text
        && (given.trim().is_empty() || given.chars().count() > LONGEST)
    {
        writeln!(out, "{}", language.ta("skills-length", &[("longest", LONGEST.to_string().into())]))?;
        return Ok(Outcome::Refused);
    }
    let inspected = database::inspect(&config.database).await?;
    if inspected.exists && !inspected.is_current() {
        writeln!(out, "{}", language.ta("skills-database-older", &[("database", inspected.shown.into())]))?;
        return Ok(Outcome::Refused);
    }
    let in_use = if inspected.exists {
        let db = Database::look(&config.database).await?;
        let in_use = kept::in_use_of(&db).await?;
        db.close().await?;
        Some(in_use)
    } else {
        None
    };
    let schemes = match vocabulary::schemes(&arguments.vocabulary, in_use) {
        Ok(schemes) => schemes,
        Err(error) => {
            writeln!(out, "{error}")?;
            return Ok(Outcome::Refused);
        }
    };
    let options = Options { threshold: Threshold(arguments.threshold), ..Options::default() };
    let linker = Linker::new(&schemes.iter().collect::<Vec<_>>(), options);
    match (&arguments.lines, &arguments.text) {
        (Some(file), _) => lines(language, &schemes, &linker, (file, arguments.unmatched.as_deref()), out),
        (None, text) => one(language, &schemes, &linker, text.as_deref().unwrap_or_default(), as_json, out),
    }
}

/// `hemtag skills import`.
pub(super) async fn import(
    app: &App,
    language: Language,
    arguments: &ImportArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let read = match kept::of_folder(&arguments.folder) {
        Ok(read) => read,
        Err(error) => {
            writeln!(out, "{error}")?;
            return Ok(Outcome::Refused);
        }
    };
    let (caller, version) = (app.administrator(), arguments.vocabulary_version.as_deref());
    let planned = if arguments.dry_run {
        kept::plan(app, &caller, &read, version).await?
    } else {
        kept::carry_out(app, &caller, &read, version, None).await?
    };
    let plan = match planned {
        Ok(plan) => plan,
        Err(faults) => {
            // Each with its file, row and column.
            for fault in &faults.0 {
                writeln!(out, "{}", kept::told::line(language, fault))?;
            }
            writeln!(out, "{}", language.t("kept-cli-refused"))?;
            return Ok(Outcome::Refused);
        }
    };
    let is_right = plan.versions.iter().all(|one| matches!(one.fate, Fate::New | Fate::Known));
    let is_kept = !arguments.dry_run && plan.may();
    if as_json {
        let versions: Vec<serde_json::Value> = plan
            .versions
            .iter()
            .map(|one| serde_json::json!({ "scheme": one.new.scheme, "version": one.new.version, "counts": one.new.counts, "fate": one.fate.code() }))
            .collect();
        let notes: Vec<String> = plan.notes.iter().map(ToString::to_string).collect();
        let whole = serde_json::json!({ "version": 1, "kept": is_kept, "versions": versions, "unread": plan.unread, "notes": notes });
        writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
    } else {
        for one in &plan.versions {
            let told = [
                ("title", format!("{} {}", one.new.scheme, one.new.version).into()),
                ("concepts", language.whole(one.new.counts.concepts as u64).into()),
                ("occupations", language.whole(one.new.counts.occupations as u64).into()),
                ("fate", language.t(&format!("kept-fate-{}", one.fate.code())).into()),
            ];
            writeln!(out, "{}", language.ta("kept-cli-row", &told))?;
        }
        if !plan.unread.is_empty() {
            let files = plan.unread.join(", ");
            writeln!(out, "{}", language.ta("kept-import-unread", &[("files", files.into())]))?;
        }
        for note in &plan.notes {
            writeln!(out, "{}", kept::told::note(language, note))?;
        }
        let last = match (arguments.dry_run, is_right) {
            (true, _) => "kept-cli-nothing-kept",
            (false, true) => "kept-cli-kept",
            (false, false) => "kept-cli-refused",
        };
        writeln!(out, "{}", language.t(last))?;
    }
    Ok(if is_right { Outcome::Done } else { Outcome::Refused })
}

/// `hemtag skills statistics`.
pub(super) async fn statistics(
    app: &App,
    language: Language,
    arguments: StatisticsArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let file = &arguments.file;
    let content = std::fs::read(file).with_context(|| {
        format!("The file {} cannot be read. Is the name right, and may you read it?", file.display())
    })?;
    let caller = app.administrator();
    let plan = match statistics::plan(app, &caller, &content, app.config.import_limit).await? {
        Ok(plan) => plan,
        Err(problem) => {
            for fault in problem.faults() {
                let told = [
                    ("row", fault.row.to_string().into()),
                    ("column", fault.column.as_str().into()),
                    ("text", fault.text.as_str().into()),
                    ("what", fault.kind.sentence(language).into()),
                ];
                writeln!(out, "{}", language.ta("statistics-cli-fault", &told))?;
            }
            writeln!(out, "{}", problem.sentence(language))?;
            writeln!(out, "{}", language.t("kept-cli-refused"))?;
            return Ok(Outcome::Refused);
        }
    };
    let stated = Stated { title: arguments.title, source: arguments.source, read_on: arguments.read_on };
    let wrong = plan.wrong(&stated, app.clock.today());
    for problem in &wrong {
        writeln!(out, "{}", language.t(problem.key()))?;
    }
    if !wrong.is_empty() {
        writeln!(out, "{}", language.t("kept-cli-refused"))?;
        return Ok(Outcome::Refused);
    }
    let fate = if arguments.dry_run {
        plan.fate
    } else {
        statistics::carry_out(app, &caller, &plan, &stated, None).await?
    };
    let is_kept = !arguments.dry_run && fate != statistics::Fate::Known;
    let (read, over) = (&plan.read, plan.read.passed_over);
    if as_json {
        let whole = serde_json::json!({
            "version": 1,
            "kept": is_kept,
            "fate": fate.code(),
            "counted": plan.title(stated.title.as_deref()),
            "years": read.years,
            "occupations": read.occupations.len(),
            "figures": read.figures.len(),
            "unknown": read.figures.values().filter(|number| number.is_none()).count(),
            "passed_over": {
                "municipalities": over.municipalities,
                "no_county": over.no_county,
                "no_occupation": over.no_occupation,
            },
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
        return Ok(Outcome::Done);
    }
    let told = [
        ("counted", plan.title(stated.title.as_deref()).unwrap_or_default().into()),
        ("years", statistics::pages::list::years(&read.years).into()),
        ("occupations", language.whole(read.occupations.len() as u64).into()),
        ("figures", language.whole(read.figures.len() as u64).into()),
    ];
    writeln!(out, "{}", language.ta("statistics-cli-row", &told))?;
    for (key, rows) in [
        ("statistics-over-municipalities", over.municipalities),
        ("statistics-over-no-county", over.no_county),
        ("statistics-over-no-occupation", over.no_occupation),
    ] {
        if rows > 0 {
            writeln!(out, "{}: {}", language.t(key), language.counted("statistics-over-rows", rows))?;
        }
    }
    writeln!(out, "{}", language.t(&format!("statistics-fate-{}", fate.code())))?;
    writeln!(
        out,
        "{}",
        language.t(match (is_kept, arguments.dry_run) {
            (true, _) => "kept-cli-kept",
            (false, true) => "kept-cli-nothing-kept",
            (false, false) => "statistics-cli-nothing-new",
        })
    )?;
    Ok(Outcome::Done)
}

fn one(
    language: Language,
    schemes: &[Scheme],
    linker: &Linker,
    given: &str,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let link = linker.link(given);
    if as_json {
        let whole = json::link(language, schemes, linker, given, &link);
        writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
    } else {
        write!(out, "{}", text::shown(language, schemes, linker, given, &link))?;
    }
    // That a text means nothing known is an answer.
    Ok(Outcome::Done)
}

/// One object for each line, also for an empty one, so that lines stay beside each other.
fn lines(
    language: Language,
    schemes: &[Scheme],
    linker: &Linker,
    (file, keep): (&Path, Option<&Path>),
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let reader: Box<dyn Read> = if file.as_os_str() == "-" {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(file).with_context(|| {
            format!("The file {} cannot be read. Is the name right, and may you read it?", file.display())
        })?)
    };
    let mut reader = std::io::BufReader::new(reader);
    let (mut all, mut linked, mut empty) = (0_u64, 0_u64, 0_u64);
    let mut unmatched: HashMap<String, u64> = HashMap::new();
    let mut line = Vec::new();
    loop {
        line.clear();
        if reader.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        all += 1;
        let bytes = if all == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
        let Ok(given) = std::str::from_utf8(bytes) else {
            writeln!(out, "{}", language.ta("skills-not-utf8", &[("line", all.to_string().into())]))?;
            return Ok(Outcome::Refused);
        };
        let given = given.trim_end_matches(['\n', '\r']);
        if given.chars().count() > LONGEST {
            let longest = LONGEST.to_string();
            let told = [("line", all.to_string().into()), ("longest", longest.into())];
            writeln!(out, "{}", language.ta("skills-line-length", &told))?;
            return Ok(Outcome::Refused);
        }
        let link = linker.link(given);
        linked += u64::from(link.linked.is_some());
        empty += u64::from(given.trim().is_empty());
        if keep.is_some()
            && link.linked.is_none()
            && let Some(word) = kept::model::plain(given)
        {
            *unmatched.entry(word).or_default() += 1;
        }
        writeln!(out, "{}", json::link(language, schemes, linker, given, &link))?;
    }
    out.flush()?;
    if let Some(file) = keep {
        write_unmatched(file, unmatched)
            .with_context(|| format!("The file {} could not be written.", file.display()))?;
    }
    let counts = [
        ("all", all.to_string().into()),
        ("linked", linked.to_string().into()),
        ("unmatched", (all - linked - empty).to_string().into()),
        ("empty", empty.to_string().into()),
    ];
    let _ = writeln!(std::io::stderr(), "{}", language.ta("skills-counted", &counts));
    Ok(Outcome::Done)
}

/// Texts that were linked to nothing, in small letters, those that came most often first.
fn write_unmatched(file: &Path, counted: HashMap<String, u64>) -> anyhow::Result<()> {
    let mut all: Vec<(String, u64)> = counted.into_iter().collect();
    all.sort_by(|(a, more), (b, fewer)| fewer.cmp(more).then_with(|| a.cmp(b)));
    let mut writer = csv::Writer::from_path(file)?;
    writer.write_record(["text", "count"])?;
    for (text, count) in all {
        writer.write_record([text, count.to_string()])?;
    }
    writer.flush()?;
    Ok(())
}
