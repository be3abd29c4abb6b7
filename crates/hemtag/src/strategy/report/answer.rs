//! The answer on half a page: what is cheapest at which number, from where the next one is, the path, and the place.

use documents::{Block, Cell, Column, Section, Table};

use super::{About, section};
use crate::{
    strategy::{
        NeedStrategy,
        model::verdict_key,
        page::sections::{break_even, in_vain},
        reasons,
        told::{amount, band_of, name, percent},
    },
    words::{And, Language},
};

pub(super) fn short(l: Language, advised: &NeedStrategy, about: &About) -> Option<Section> {
    let answer = &advised.answer;
    let mut blocks = Vec::new();
    let assumed = reasons::assumed(l, advised);
    if !assumed.is_empty() {
        blocks
            .push(Block::Notice { title: l.t("strategy-assumed-title"), blocks: vec![Block::List(assumed)] });
    }
    let in_vain = in_vain(advised);
    if !in_vain.is_empty() {
        let told = in_vain.iter().map(|process| {
            let reasons: Vec<String> = process.excluded_by.iter().map(|r| reasons::reason(l, r)).collect();
            format!("{}: {}", name(l, process.process), reasons.join(" "))
        });
        blocks.push(Block::Notice {
            title: l.t("strategy-in-vain-title"),
            blocks: vec![Block::List(told.collect()), Block::Paragraph(l.t("strategy-in-vain"))],
        });
    }
    if let Some(compared) = &answer.home_or_abroad {
        let args = [
            ("pieces", l.pieces(compared.quantity).into()),
            ("verdict", l.t(verdict_key(compared.verdict)).into()),
        ];
        blocks.push(Block::Lead(l.ta("report-verdict", &args)));
        blocks.push(Block::Paragraph(chance(l, compared)));
    }
    if answer.cheapest.is_empty() {
        blocks.push(Block::Lead(l.t("report-no-process")));
    } else {
        blocks.push(Block::Table(cheapest(l, advised)));
    }
    if !answer.break_evens.is_empty() {
        blocks.push(Block::Heading(l.t("strategy-break-even-title")));
        blocks.push(Block::List(answer.break_evens.iter().map(|found| break_even(l, found)).collect()));
    }
    if let Some(path) = &answer.path {
        let steps: Vec<String> = path
            .steps
            .iter()
            .map(|step| {
                let args = [
                    ("stage", step.stage.name(l.of_terms()).into()),
                    ("pieces", l.pieces(step.pieces).into()),
                    ("process", name(l, step.process).into()),
                ];
                l.ta("report-step", &args)
            })
            .collect();
        let args = [("steps", l.list(&steps, And::And).into()), ("cost", band_of(l, path.cost).into())];
        blocks.push(Block::Heading(l.t("report-path-title")));
        blocks.push(Block::Paragraph(l.ta("report-path-short", &args)));
        let gaps = advised.makers.iter().filter(|makers| makers.is_gap() == Some(true)).count();
        if gaps > 0 {
            blocks.push(Block::Paragraph(l.counted("report-path-gaps", gaps as u64)));
        }
    }
    if about.examples {
        blocks.push(Block::Remark(l.t("report-examples")));
    }
    section(l.t("report-answer-title"), blocks)
}

pub(super) fn chance(l: Language, compared: &::strategy::HomeOrAbroad) -> String {
    let args = [
        ("today", percent(l, compared.p_home_cheaper).into()),
        ("later", percent(l, compared.p_home_cheaper_five_years).into()),
    ];
    l.ta("strategy-p-home", &args)
}

fn cheapest(l: Language, advised: &NeedStrategy) -> Table {
    let answer = &advised.answer;
    let row = |(quantity, process): &(u32, vocabulary::ProcessId)| {
        let of = answer.processes.iter().find(|p| p.process == *process);
        let cost = of.and_then(|p| p.unit_cost.iter().find(|c| c.quantity == *quantity))?;
        Some(vec![
            l.pieces(*quantity).into(),
            name(l, *process).into(),
            amount(l, cost.p50).into(),
            Cell::from(format!("{}–{}", amount(l, cost.p10), amount(l, cost.p90))),
            percent(l, cost.p_cheapest).into(),
        ])
    };
    Table {
        caption: l.t("strategy-cheapest-caption"),
        columns: vec![
            Column::number(l.t("strategy-plot-pieces")),
            Column::text(l.t("strategy-process")),
            Column::number(l.t("strategy-plot-kronor")),
            Column::figures(l.t("report-band")),
            Column::number(l.t("strategy-share")),
        ],
        rows: answer.cheapest.iter().filter_map(row).collect(),
        named_rows: true,
        empty: String::new(),
    }
}
