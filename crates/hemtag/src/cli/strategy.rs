//! `hemtag strategy`: how to make what a file describes, at which number, by which path, at home or abroad.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use ::strategy::{Assumed, Lever, Place};
use anyhow::Context as _;
use part::{Facts, Refusal, conversation::Request, read::Format};
use serde_json::json;
use vocabulary::{Material, Notation, Vocabulary, parse_number_in};

use super::{
    Outcome,
    match_needs::{refused, text_of},
};
use crate::{
    app::App,
    needs::{model::NeedDocument, part_file, read},
    parts::{self, worker},
    strategy::{
        NeedStrategy, NotAdvised, Wish, advise_need, json as whole_json, reasons,
        report::{self, About},
        shape_in, text,
    },
    words::Language,
};

#[derive(Debug, clap::Args)]
pub struct StrategyArguments {
    /// A need: our TOML or JSON (hemtag need template), or an Open Know-How manifest; - reads standard input. Or a CAD
    /// file (.step, .stp, .stl, .3mf, .dxf): then what it says of the part is the need
    pub file: PathBuf,
    /// The material of the parts of a CAD file, by its code (`hemtag terms tree --kind material`)
    #[arg(long)]
    pub material: Option<String>,
    /// Numbers of pieces, set apart by commas; else the need's own series among 1, 10, 100, 1000 and 10000
    #[arg(long, value_delimiter = ',')]
    pub quantities: Vec<String>,
    /// Compare with making it in this country, by its two letters, such as CN
    #[arg(long)]
    pub abroad: Option<String>,
    /// Where it is made today: home or abroad
    #[arg(long, requires = "abroad", value_parser = ["home", "abroad"])]
    pub made_in: Option<String>,
    /// Leave out factors of total cost, such as brand,ip_loss
    #[arg(long, value_delimiter = ',')]
    pub skip: Vec<String>,
    /// Try a kind of figure dearer or cheaper, in per cent of what the tables say, such as wage_home=120,material=80
    #[arg(long, value_delimiter = ',')]
    pub assume: Vec<String>,
    /// Reckon with the figures of this version, as an earlier answer names it
    #[arg(long)]
    pub figures: Option<String>,
    /// Which part of a need of several, from 1
    #[arg(long, default_value_t = 1)]
    pub part: usize,
    /// Write the report as PDF into this file; --language says in which language
    #[arg(long, value_name = "FILE")]
    pub pdf: Option<PathBuf>,
}

pub(super) async fn run(
    app: &App,
    language: Language,
    arguments: StrategyArguments,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let is_standard = arguments.file.as_os_str() == "-";
    let name =
        if is_standard { language.t("text-standard-input") } else { arguments.file.display().to_string() };
    let part = arguments.part.saturating_sub(1);
    let (document, shape) = if Format::of_name(&name).is_some() {
        let material = match &arguments.material {
            None => None,
            Some(code) => match Vocabulary::embedded().materials().by_code(code) {
                Some(material) => Some(material),
                None => {
                    let sentence = language.ta("part-no-material", &[("code", code.as_str().into())]);
                    return told("no_such_material", &sentence, as_json, out);
                }
            },
        };
        match of_cad(app, &arguments.file, material).await? {
            Ok((document, facts)) => {
                let shape = shape_in(&facts, document.parts.len(), part);
                (document, shape)
            }
            Err(refusal) => {
                return told("refused", &parts::refusal_in_words(language, &refusal), as_json, out);
            }
        }
    } else {
        match read::read(&text_of(&arguments.file)?) {
            Ok((document, _)) => (document, None),
            Err(problems) => return refused(language, &name, &problems, as_json, out),
        }
    };
    let quantities =
        match arguments.quantities.iter().map(|text| pieces(text)).collect::<Result<Vec<u32>, _>>() {
            Ok(quantities) => quantities,
            Err(text) => {
                let sentence = language.ta("strategy-not-pieces", &[("text", text.into())]);
                return told("not_pieces", &sentence, as_json, out);
            }
        };
    let mut assumed = Assumed::default();
    for text in &arguments.assume {
        if !assume(&mut assumed, text) {
            let known: Vec<&str> = Lever::ALL.iter().map(|lever| lever.code()).collect();
            let args = [("text", text.as_str().into()), ("known", known.join(", ").into())];
            return told("not_assumed", &language.ta("strategy-not-assumed", &args), as_json, out);
        }
    }
    let wish = Wish {
        quantities,
        abroad: arguments.abroad.map(|code| code.trim().to_uppercase()),
        made_in: arguments.made_in.map(|at| if at == "home" { Place::Home } else { Place::Abroad }),
        skip: arguments.skip,
        part,
        shape,
        assumed,
        quick: false,
        version: arguments.figures,
    };
    match advise_need(app, &app.administrator(), document, wish).await {
        Ok(advised) if arguments.pdf.is_some() => {
            let path = arguments.pdf.unwrap_or_default();
            return written(app, language, &advised, &path, as_json, out).await;
        }
        Ok(advised) if as_json => {
            writeln!(out, "{}", serde_json::to_string_pretty(&whole_json::whole(language, &advised))?)?;
        }
        Ok(advised) => write!(out, "{}", text::whole(language, &advised))?,
        Err(problem) => {
            let error =
                if matches!(problem, NotAdvised::NoSuchPart { .. }) { "no_such_part" } else { "refused" };
            return told(error, &reasons::refused(language, &problem), as_json, out);
        }
    }
    Ok(Outcome::Done)
}

/// What a CAD file says as a need, with its facts. Nothing is kept.
async fn of_cad(
    app: &App,
    file: &Path,
    material: Option<&Material>,
) -> anyhow::Result<Result<(NeedDocument, Facts), Refusal>> {
    let program = worker::program(app.config.part_worker.as_deref());
    let reply = worker::read_file(&program, file, Request::default()).await.with_context(|| {
        format!("The file {} cannot be read. Is the name right, and may you read it?", file.display())
    })?;
    let title = file.file_stem().unwrap_or_default().to_string_lossy().replace('_', " ");
    Ok(reply.map(|reply| (part_file::of_facts(title, &reply.facts, material), reply.facts)))
}

/// Writes the report and says where it is.
async fn written(
    app: &App,
    language: Language,
    advised: &NeedStrategy,
    path: &Path,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let about =
        About { on: app.clock.today(), contact: app.config.contact.clone(), examples: app.holds_examples() };
    let pdf = report::write(language, advised, &about).await?;
    std::fs::write(path, &pdf.bytes)
        .with_context(|| format!("The report could not be written to {}", path.display()))?;
    if as_json {
        let whole = json!({
            "version": whole_json::VERSION,
            "file": path,
            "pages": pdf.pages,
            "unprintable": pdf.unprintable,
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
        return Ok(Outcome::Done);
    }
    let file = path.display().to_string();
    let args = [("file", file.into()), ("count", (pdf.pages as u64).into())];
    writeln!(out, "{}", language.ta("report-written", &args))?;
    if !pdf.unprintable.is_empty() {
        let letters: Vec<String> = pdf.unprintable.iter().map(char::to_string).collect();
        let args = [("letters", letters.join(" ").into())];
        writeln!(out, "{}", language.ta("report-unprintable", &args))?;
    }
    Ok(Outcome::Done)
}

/// A number of pieces; the text itself when it is none.
fn pieces(text: &str) -> Result<u32, String> {
    let number = parse_number_in(Notation::English, text).map_err(|_| text.to_owned())?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    let whole =
        (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32);
    whole.ok_or_else(|| text.to_owned())
}

/// Takes "wage_home=120"; false when it says something else.
fn assume(assumed: &mut Assumed, text: &str) -> bool {
    let read = text.split_once('=').and_then(|(lever, percent)| {
        Some((Lever::parse(lever.trim())?, percent.trim().trim_end_matches('%').parse().ok()?))
    });
    read.is_some_and(|(lever, percent)| assumed.put(lever, percent))
}

fn told(error: &str, sentence: &str, as_json: bool, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    if as_json {
        let whole = json!({ "version": whole_json::VERSION, "error": error, "message": sentence });
        writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
    } else {
        writeln!(out, "{}", sentence.replace('\u{a0}', " "))?;
    }
    Ok(Outcome::Refused)
}
