//! What is asked, as the need states it, and what nobody has said.

use documents::{Block, Section};

use crate::{
    needs::{
        model::Field,
        summary::{self, Said},
    },
    strategy::{NeedStrategy, reasons},
    words::Language,
};

/// What the report tells of a need: of the thing and its making, nothing of its owner.
const TOLD: [Field; 14] = [
    Field::Function,
    Field::Stage,
    Field::FirstSeries,
    Field::PerYear,
    Field::Due,
    Field::PartName,
    Field::Count,
    Field::Process,
    Field::Material,
    Field::Size,
    Field::Mass,
    Field::Tolerance,
    Field::Wall,
    Field::Certificates,
];

fn facts(l: Language, advised: &NeedStrategy) -> Vec<(String, String)> {
    let rows = summary::rows(l, &advised.need);
    let of_this_part = |part: Option<usize>| part.is_none_or(|part| part == advised.part);
    let mut told: Vec<(String, String)> = Vec::new();
    for row in rows.iter().filter(|row| TOLD.contains(&row.field) && of_this_part(row.part)) {
        let said = match &row.said {
            Said::Value(value) => value.clone(),
            Said::NotKnown => l.t("report-not-known"),
            Said::Unclear(stated) => l.ta("report-unclear", &[("stated", stated.as_str().into())]),
            // Free text that nobody wrote is not missing.
            Said::NotGiven
                if matches!(row.field, Field::Function | Field::PartName | Field::Certificates) =>
            {
                continue;
            }
            Said::NotGiven => l.t("report-not-given"),
        };
        let field = l.t(&format!("need-field-{}", row.field.key()));
        let term = match row.step {
            Some(step) => {
                let args = [("step", l.whole(step as u64 + 1).into()), ("field", field.into())];
                l.ta("report-step-field", &args)
            }
            None => field,
        };
        told.push((term, said));
    }
    let shape = advised.question.part.shape();
    told.push((l.t("report-shape"), shape.map_or_else(|| l.t("report-not-known"), |s| reasons::shape(l, s))));
    let quantities: Vec<String> = advised.question.quantities.iter().map(|n| l.pieces(*n)).collect();
    told.push((l.t("report-quantities"), quantities.join("; ")));
    told
}

pub(super) fn section(l: Language, advised: &NeedStrategy) -> Section {
    let level = advised.need.confidentiality.code().replace('_', "-");
    let mut blocks = Vec::new();
    let parts = advised.need.parts.len();
    if parts > 1 {
        let args =
            [("part", l.whole(advised.part as u64 + 1).into()), ("parts", l.whole(parts as u64).into())];
        blocks.push(Block::Paragraph(l.ta("report-one-of-parts", &args)));
    }
    blocks.push(Block::Definitions(facts(l, advised)));
    blocks.push(Block::Notice {
        title: l.t("report-confidential-title"),
        blocks: vec![Block::Paragraph(l.t(&format!("report-confidential-{level}")))],
    });
    Section { heading: l.t("report-asked-title"), blocks }
}

pub(super) fn unknown(l: Language, advised: &NeedStrategy) -> Option<Section> {
    let unknown: Vec<String> =
        advised.answer.unknowns.iter().map(|unknown| reasons::unknown(l, *unknown)).collect();
    let blocks = if unknown.is_empty() {
        Vec::new()
    } else {
        vec![Block::Paragraph(l.t("strategy-unknown-title")), Block::List(unknown)]
    };
    super::section(l.t("report-unknown-title"), blocks)
}
