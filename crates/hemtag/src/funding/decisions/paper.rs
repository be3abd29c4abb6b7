//! A decision as a document: every part that it must have, in the order in which it is read.

use documents::{Block, Cell, Column, Document, NotRendered, Pdf, Section, Table, render};

use super::{fingerprint::fingerprint, record::Record};
use crate::{
    funding::model::decision::{Decision, DecisionState, Outcome},
    words::Language,
};

/// The decision as the bytes of a tagged PDF. Typesetting is work for the processor: it must not hold up other pages.
///
/// # Errors
/// When the typesetter refuses what it is handed: a fault of the program.
///
/// # Panics
/// When the typesetter does.
pub async fn paper(l: Language, record: &Record, example: bool) -> Result<Pdf, NotRendered> {
    let document = document(l, record).marked(example);
    let pdf = tokio::task::spawn_blocking(move || render(&document)).await;
    let pdf = pdf.expect("the typesetter does not panic")?;
    if !pdf.unprintable.is_empty() {
        tracing::warn!(letters = ?pdf.unprintable, "a decision has letters that its fonts lack");
    }
    Ok(pdf)
}

/// The same as plain data.
#[must_use]
pub fn document(l: Language, record: &Record) -> Document {
    let kept = &record.kept;
    let decision = &kept.decision;
    let number = kept.number.clone().unwrap_or_else(|| l.t("decision-no-number"));
    let print = fingerprint(&number, decision);
    let date = kept.decided_on.unwrap_or_else(|| kept.updated_at.to_zoned(jiff::tz::TimeZone::UTC).date());
    let grants = decision.outcome == Outcome::Granted;
    let mut sections = vec![ruling(l, record), reasons(l, decision)];
    if grants {
        sections.extend([money(l, record), project(l, record), terms(l, decision)]);
    }
    if !decision.annexes.is_empty() {
        sections.push(annexes(l, decision));
    }
    sections.extend([appeal(l, decision), handled(l, record)]);
    if record.versions.len() > 1 {
        sections.push(amended(l, record));
    }
    Document {
        language: match l {
            Language::Swedish => documents::Language::Swedish,
            Language::English => documents::Language::English,
        },
        title: l.ta("decision-paper-title", &[("number", number.as_str().into())]),
        kind: match kept.state {
            DecisionState::Proposed => l.t("decision-paper-proposal"),
            DecisionState::Taken => l.t("decision-paper-kind"),
        },
        subtitle: decision.title.clone(),
        sender: l.t("decision-paper-sender"),
        date,
        note: l
            .ta("decision-paper-note", &[("number", number.as_str().into()), ("print", print[..16].into())]),
        example: false,
        sections,
    }
}

fn section(l: Language, key: &str, blocks: Vec<Block>) -> Section {
    Section { heading: l.t(key), blocks }
}

fn told(l: Language, text: &str) -> String {
    if text.trim().is_empty() { l.t("decision-not-said") } else { text.trim().to_owned() }
}

fn paragraphs(text: &str) -> Vec<Block> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| Block::Paragraph(line.to_owned()))
        .collect()
}

fn ruling(l: Language, record: &Record) -> Section {
    let decision = &record.kept.decision;
    let lead = match decision.outcome {
        Outcome::Granted if decision.is_revoked() => {
            l.ta("decision-paper-revoked", &[("applicant", decision.applicant.as_str().into())])
        }
        Outcome::Granted => l.ta(
            "decision-paper-granted",
            &[
                ("applicant", decision.applicant.as_str().into()),
                ("sum", l.kronor(decision.sum()).into()),
                ("share", decision.share_percent.to_string().into()),
            ],
        ),
        Outcome::Refused => {
            l.ta("decision-paper-refused", &[("applicant", decision.applicant.as_str().into())])
        }
        Outcome::Withdrawn => {
            l.ta("decision-paper-withdrawn", &[("applicant", decision.applicant.as_str().into())])
        }
    };
    let mut facts = vec![
        (l.t("decision-part-case-number"), told(l, &decision.case_number)),
        (l.t("decision-applicant"), decision.applicant.clone()),
        (l.t("decision-organisation-number"), told(l, &decision.organisation_number)),
        (l.t("decision-call"), record.call.call.title.of(l).to_owned()),
        (l.t("decision-part-legal-basis"), told(l, &decision.legal_basis)),
        (l.t("decision-aid"), l.t(&format!("decision-aid-{}", decision.aid.code()))),
    ];
    if decision.outcome == Outcome::Granted {
        facts.push((l.t("decision-aid-checked"), super::words::aid_check(l, decision.aid_checked.as_ref())));
    }
    for one in &decision.aid_firms {
        let said = super::words::aid_check(l, Some(&one.checked));
        let term = l.ta("decision-aid-of-firm", &[("firm", one.firm.as_str().into())]);
        facts.push((term, format!("{}. {said}", l.kronor(one.aid))));
    }
    section(l, "decision-paper-ruling", vec![Block::Lead(lead), Block::Definitions(facts)])
}

fn reasons(l: Language, decision: &Decision) -> Section {
    section(l, "decision-part-reasons", paragraphs(&decision.reasons))
}

fn money(l: Language, record: &Record) -> Section {
    let decision = &record.kept.decision;
    let table = |caption: &str, head: &str, rows: Vec<Vec<Cell>>| {
        Block::Table(Table {
            caption: l.t(caption),
            columns: vec![Column::text(l.t(head)), Column::number(l.t("decision-amount"))],
            rows,
            named_rows: true,
            empty: l.t("decision-not-said"),
        })
    };
    let years = decision.granted.iter();
    let mut years: Vec<Vec<Cell>> =
        years.map(|(year, ore)| vec![year.to_string().into(), l.kronor(*ore).into()]).collect();
    years.push(vec![l.t("decision-sum").into(), l.kronor(decision.sum()).into()]);
    let kinds = decision.budget.iter().map(|(code, ore)| {
        let title = record.call.call.cost_kind(code).map_or(code.as_str(), |kind| kind.title.of(l));
        vec![title.into(), l.kronor(*ore).into()]
    });
    let mut kinds: Vec<Vec<Cell>> = kinds.collect();
    kinds.push(vec![l.t("decision-sum").into(), l.kronor(decision.approved_costs).into()]);
    let share = l.ta(
        "decision-paper-share",
        &[
            ("share", decision.share_percent.to_string().into()),
            ("costs", l.kronor(decision.approved_costs).into()),
            ("sum", l.kronor(decision.sum()).into()),
        ],
    );
    let blocks = vec![
        table("decision-granted-by-year", "decision-year", years),
        Block::Paragraph(share),
        table("decision-budget", "decision-kind", kinds),
    ];
    section(l, "decision-paper-money", blocks)
}

fn project(l: Language, record: &Record) -> Section {
    let decision = &record.kept.decision;
    let day =
        |day: Option<jiff::civil::Date>| day.map_or_else(|| l.t("decision-not-said"), |day| l.date(day));
    let mut blocks = vec![Block::Definitions(vec![(
        l.t("decision-part-period"),
        format!("{} – {}", day(decision.project_from), day(decision.project_to)),
    )])];
    for (key, text) in [
        ("decision-part-description", &decision.description),
        ("decision-part-goals", &decision.goals),
        ("decision-part-target-group", &decision.target_group),
        ("decision-part-results", &decision.expected_results),
        ("decision-part-activities", &decision.activities),
    ] {
        blocks.push(Block::Heading(l.t(key)));
        blocks.extend(paragraphs(text));
    }
    let targets = decision.targets.iter().map(|(code, target)| {
        let indicator = record.call.call.indicators.iter().find(|one| one.code == *code);
        let title = indicator.map_or(code.as_str(), |one| one.title.of(l));
        let unit = indicator.map_or("", |one| one.unit.of(l));
        (title.to_owned(), format!("{target} {unit}"))
    });
    let targets: Vec<(String, String)> = targets.collect();
    if !targets.is_empty() {
        blocks.push(Block::Heading(l.t("decision-targets")));
        blocks.push(Block::Definitions(targets));
    }
    section(l, "decision-paper-project", blocks)
}

fn terms(l: Language, decision: &Decision) -> Section {
    let terms = &decision.payment;
    let said = |key: &str, value: u8| l.ta(key, &[("n", value.to_string().into())]);
    let mut payment = vec![
        said("decision-term-first", terms.first_claim_months),
        said("decision-term-each", terms.claim_months),
        l.t("decision-term-final"),
    ];
    payment.push(match terms.advance_percent {
        0 => l.t("decision-term-no-advance"),
        percent => said("decision-term-advance", percent),
    });
    if terms.retention_percent > 0 {
        payment.push(said("decision-term-retention", terms.retention_percent));
    }
    payment.push(said("decision-term-kept", terms.kept_years));
    let conditions = decision.conditions.iter().map(|one| one.text.of(l).to_owned()).collect();
    let blocks = vec![
        Block::Heading(l.t("decision-part-conditions")),
        Block::List(conditions),
        Block::Heading(l.t("decision-part-payment")),
        Block::List(payment),
        Block::Paragraph(l.t("decision-prevails")),
    ];
    section(l, "decision-paper-terms", blocks)
}

fn annexes(l: Language, decision: &Decision) -> Section {
    let rows = decision.annexes.iter().map(|one| {
        vec![
            Cell::from(format!("{} ({})", one.file.name, one.file.kind)),
            l.file_size(one.file.bytes).into(),
            one.file.sha256.clone().into(),
        ]
    });
    let table = Table {
        caption: l.t("annex-caption"),
        columns: ["apply-file-name", "apply-file-size", "apply-file-sha256"]
            .map(|key| Column::text(l.t(key)))
            .to_vec(),
        rows: rows.collect(),
        named_rows: true,
        empty: String::new(),
    };
    section(l, "annex-title", vec![Block::Table(table)])
}

fn appeal(l: Language, decision: &Decision) -> Section {
    let mut blocks = vec![Block::Lead(how_to_appeal(l, decision))];
    blocks.extend(paragraphs(decision.appeal.text.of(l)));
    section(l, "decision-part-appeal", blocks)
}

/// Whether one can appeal, and by when: three weeks from the day on which one got to know of the decision
/// (Förvaltningslagen 44 §).
#[must_use]
pub fn how_to_appeal(l: Language, decision: &Decision) -> String {
    l.t(match decision.appeal.can {
        Some(true) => "decision-appeal-can",
        Some(false) => "decision-appeal-cannot",
        None => "decision-appeal-unknown",
    })
}

fn handled(l: Language, record: &Record) -> Section {
    let decision = &record.kept.decision;
    let facts = vec![
        (
            l.t("decision-day"),
            record.kept.decided_on.map_or_else(|| l.t("decision-no-day"), |day| l.date(day)),
        ),
        (l.t("decision-part-decider"), told(l, &decision.decider)),
        (l.t("decision-part-presenter"), told(l, &decision.presenter)),
        (
            l.t("decision-took-part"),
            if decision.took_part.trim().is_empty() {
                l.t("decision-nobody")
            } else {
                decision.took_part.clone()
            },
        ),
        (l.t("decision-part-officer"), told(l, &decision.officer)),
    ];
    let unbiased = decision.presenter_unbiased && decision.decider_unbiased;
    let declared = if unbiased { "decision-unbiased-both" } else { "decision-unbiased-not-yet" };
    section(l, "decision-paper-handled", vec![Block::Definitions(facts), Block::Paragraph(l.t(declared))])
}

fn amended(l: Language, record: &Record) -> Section {
    let rows = record.versions.iter().rev().skip(1).map(|version| {
        vec![
            Cell::from(l.moment(&version.at.to_string())),
            version.reason.as_str().into(),
            l.kronor(version.decision.sum()).into(),
        ]
    });
    let table = Table {
        caption: l.t("decision-amendments"),
        columns: vec![
            Column::text(l.t("decision-day")),
            Column::text(l.t("decision-why")),
            Column::number(l.t("decision-sum")),
        ],
        rows: rows.collect(),
        named_rows: true,
        empty: String::new(),
    };
    section(l, "decision-amendments", vec![Block::Table(table)])
}
