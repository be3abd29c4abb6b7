//! `hemtag import makers FILE`: what other registers hold, row by row, with a dry run first.

use std::{
    io::{Cursor, Read, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use crate::{
    app::App,
    cli::Outcome,
    makers::import::{
        Choice, FileProblem, ImportError, Input, MappingFile, Progress, Report, column::Field, file::Source,
        import_makers, mapping::Target, preview_import, report,
    },
    words::Language,
};

#[derive(Debug, clap::Args)]
pub struct MakersArguments {
    /// The file; - reads standard input
    pub file: PathBuf,
    /// Which column says what, where the headings do not tell (see: hemtag import template)
    #[arg(long)]
    pub mapping: Option<PathBuf>,
    /// Write the mapping that was used to a file, to edit and use with --mapping
    #[arg(long, value_name = "FILE")]
    pub write_mapping: Option<PathBuf>,
    /// The sheet of a workbook, instead of the first
    #[arg(long)]
    pub sheet: Option<String>,
    /// Say what would be done, and do nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Import the rows that are right even when others are wrong; otherwise it is all or nothing
    #[arg(long)]
    pub good_rows_only: bool,
}

/// How many lines of each kind the terminal shows; `--json` has them all.
const SHOWN: usize = 20;

pub(in crate::cli) fn template(out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut text = String::from(
        "# A mapping for `hemtag import makers FILE --mapping THIS`: which column of the file says what.\n\
         # Columns that are not listed are guessed from their headings. docs/import.md says what a cell may hold.\n\
         version = 1\n\
         # decimal = \",\"      # what stands before decimals; without it \"1,200\" is refused\n\
         # country = \"SE\"     # of rows that say none\n\
         # name = \"Företag AB\"  # the maker of rows that name none\n\n\
         # Whose word it is, for rows that do not say:\n\
         # [evidence]\n# level = \"self_declared\"   # or adviser_seen, document, delivered\n\
         # on = \"2026-10-01\"\n# by = \"the maker\"\n\n\
         # [[column]]\n# head = \"Företag\"       # exactly as in the file\n\
         # field = \"name\"          # one of those below, or keep, ignore, certificate:ISO 9001, week:2026-W48\n\
         # unit = \"mm\"             # of numbers without one\n\n\
         # The fields, and the headings that are known to mean them:\n",
    );
    for field in Field::all() {
        let words = field.words().replace(';', ", ");
        text.push_str(format!("#   {:<26} {words}", field.code()).trim_end());
        text.push('\n');
    }
    out.write_all(text.as_bytes())?;
    Ok(Outcome::Done)
}

pub(in crate::cli) async fn run(
    app: &App,
    language: Language,
    arguments: MakersArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let name = match arguments.file.file_name() {
        Some(name) if arguments.file.as_os_str() != "-" => name.to_string_lossy().into_owned(),
        _ => language.t("text-standard-input"),
    };
    let mapping = match &arguments.mapping {
        Some(file) => match MappingFile::read(&text_of(file)?) {
            Ok(mapping) => Some(mapping),
            Err(problem) => return refused(language, &file.display().to_string(), &problem, as_json, out),
        },
        None => None,
    };
    let input = Input {
        name: name.clone(),
        source: open(&arguments.file, app.config.import_limit)?,
        mapping,
        sheet: arguments.sheet,
        limit: app.config.import_limit,
        upload: None,
    };
    let bar = ProgressBar::new_spinner();
    let told = progress(language, &bar);
    let caller = app.administrator();
    let choice = if arguments.good_rows_only { Choice::GoodRowsOnly } else { Choice::AllRows };
    let done = if arguments.dry_run {
        preview_import(app, &caller, input, told).await
    } else {
        import_makers(app, &caller, input, choice, told).await.map(|(report, _)| report)
    };
    bar.finish_and_clear();
    let report = match done {
        Ok(report) => report,
        Err(ImportError::File(problem)) => return refused(language, &name, &problem, as_json, out),
        Err(ImportError::Denied(denied)) => return Err(denied.into()),
        Err(ImportError::Queue(error)) => return Err(error.into()),
        Err(ImportError::Job(error)) => return Err(error.into()),
        Err(ImportError::Database(error)) => {
            let shown = crate::database::without_password(&app.config.database);
            return Err(crate::database::explain(&shown, error).into());
        }
    };
    if let Some(file) = &arguments.write_mapping {
        std::fs::write(file, report.mapping.file().write())
            .with_context(|| format!("The mapping could not be written to {}.", file.display()))?;
    }
    if as_json {
        let mut whole = report.json(language);
        whole["dry_run"] = arguments.dry_run.into();
        writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
    } else {
        write!(out, "{}", text(language, &report, arguments.dry_run))?;
    }
    let wrong = !report.rejected.is_empty() && choice == Choice::AllRows;
    Ok(if wrong { Outcome::Refused } else { Outcome::Done })
}

/// A file that cannot be read as a whole.
fn refused(
    language: Language,
    name: &str,
    problem: &FileProblem,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let sentence = problem.sentence(language);
    if as_json {
        let whole = json!({
            "version": report::VERSION, "file": name, "kept": false, "rows": 0, "accepted": 0,
            "rejected": [{ "row": null, "column": null, "message": sentence }],
            "doubtful": [], "unknown_terms": [],
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
    } else {
        writeln!(out, "{name}: {}", plain(&sentence))?;
    }
    Ok(Outcome::Refused)
}

fn open(file: &Path, limit: u64) -> anyhow::Result<Box<dyn Source + Send>> {
    if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        // One byte more than is taken tells a file that is too large from one that just fits.
        std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)?;
        return Ok(Box::new(Cursor::new(bytes)));
    }
    let opened = std::fs::File::open(file).with_context(|| cannot_read(file))?;
    if opened.metadata().is_ok_and(|m| m.is_dir()) {
        anyhow::bail!("{} is a folder. Name a file.", file.display());
    }
    Ok(Box::new(opened))
}

fn text_of(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file).with_context(|| cannot_read(file))
}

fn cannot_read(file: &Path) -> String {
    format!("The file {} cannot be read. Is the name right, and may you read it?", file.display())
}

/// A bar on standard error while there is something to wait for.
fn progress(language: Language, bar: &ProgressBar) -> Arc<dyn Fn(Progress) + Send + Sync> {
    let bar = bar.clone();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_bar} {msg}") {
        bar.set_style(style);
    }
    Arc::new(move |progress| match progress {
        Progress::Reading { rows } => {
            bar.set_message(plain(
                &language.ta("text-import-progress-reading", &[("rows", language.whole(rows).into())]),
            ));
            bar.tick();
        }
        Progress::Keeping { makers, of } => {
            bar.set_length(of);
            bar.set_position(makers);
            let args = [("makers", language.whole(makers).into()), ("of", language.whole(of).into())];
            bar.set_message(plain(&language.ta("text-import-progress-keeping", &args)));
        }
    })
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// What was found and done, for people.
fn text(l: Language, report: &Report, dry_run: bool) -> String {
    let mut lines = Lines::default();
    let number = |n: u64| l.whole(n).into();
    lines.push(
        0,
        &l.ta(
            "text-import-head",
            &[
                ("file", report.file.as_str().into()),
                ("form", report.form.as_str().into()),
                ("rows", number(report.rows)),
                ("accepted", number(report.accepted)),
            ],
        ),
    );
    lines.push(
        0,
        &l.ta(
            "text-import-makers",
            &[
                ("new", number(report.new)),
                ("updated", number(report.updated)),
                ("unchanged", number(report.unchanged)),
            ],
        ),
    );
    if report.without_process > 0 {
        lines.push(0, &l.counted("text-import-without-process", report.without_process));
    }
    lines.push(0, &l.t("text-import-columns"));
    for column in &report.mapping.columns {
        let means = match column.target {
            Target::AsStated => l.t("text-import-column-as-stated"),
            Target::Ignore => l.t("text-import-column-ignored"),
            other => {
                let sure = match column.sure {
                    Some(crate::makers::import::column::Sure::Likely) | None => "text-import-sure-likely",
                    Some(crate::makers::import::column::Sure::Sure) => "text-import-sure-sure",
                    Some(crate::makers::import::column::Sure::Stated) => "text-import-sure-stated",
                };
                let unit = column.unit.as_deref().map(|u| format!(" [{u}]")).unwrap_or_default();
                format!("{}{unit} ({})", other.code(), l.t(sure))
            }
        };
        lines.push(2, &format!("{} → {means}", column.head));
    }
    let rejected: Vec<String> = report.rejected.iter().map(|p| p.sentence(l)).collect();
    lines.list(l, "text-import-rejected", &rejected);
    let doubtful: Vec<String> = report.doubtful.iter().map(|d| d.sentence(l)).collect();
    lines.list(l, "text-import-doubtful", &doubtful);
    let unknown: Vec<String> =
        report.unknown_terms.iter().map(|term| report::unknown_sentence(l, term)).collect();
    lines.list(l, "text-import-unknown", &unknown);
    lines.push(0, &l.t(outcome(report, dry_run)));
    lines.0
}

fn outcome(report: &Report, dry_run: bool) -> &'static str {
    match (dry_run, report.kept) {
        (true, _) => "text-import-dry-run",
        (false, false) => "text-import-refused",
        (false, true) if report.new + report.updated == 0 => "text-import-nothing-new",
        (false, true) if !report.rejected.is_empty() => "text-import-kept-good",
        (false, true) => "text-import-kept",
    }
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    fn push(&mut self, indent: usize, text: &str) {
        self.0.push_str(&" ".repeat(indent));
        self.0.push_str(&plain(text));
        self.0.push('\n');
    }

    fn list(&mut self, l: Language, title: &str, all: &[String]) {
        if all.is_empty() {
            return;
        }
        self.push(0, &format!("{} ({})", l.t(title), l.whole(all.len() as u64)));
        for one in all.iter().take(SHOWN) {
            self.push(2, one);
        }
        if all.len() > SHOWN {
            let more = l.whole((all.len() - SHOWN) as u64);
            self.push(2, &l.ta("text-import-more", &[("n", more.into())]));
        }
    }
}
