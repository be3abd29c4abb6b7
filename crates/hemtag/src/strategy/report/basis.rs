//! What is excluded by which rule, how it was reckoned, and who to talk to next.

use ::strategy::{Feasible, ProcessAdvice};
use documents::{Block, Section};

use super::{About, section};
use crate::{
    strategy::{NeedStrategy, reasons, told::name},
    words::Language,
};

pub(super) fn excluded(l: Language, advised: &NeedStrategy) -> Option<Section> {
    let excluded: Vec<&ProcessAdvice> =
        advised.answer.processes.iter().filter(|p| p.feasible == Feasible::No).collect();
    let said = |process: &ProcessAdvice| {
        let reasons: Vec<String> = process.excluded_by.iter().map(|r| reasons::reason(l, r)).collect();
        (name(l, process.process), reasons.join(" "))
    };
    let told: Vec<(String, String)> = excluded.iter().map(|process| said(process)).collect();
    let heading = l.counted("strategy-excluded-title", told.len() as u64);
    section(heading, if told.is_empty() { Vec::new() } else { vec![Block::Definitions(told)] })
}

pub(super) fn reckoned(l: Language, advised: &NeedStrategy) -> Section {
    let answer = &advised.answer;
    let version = answer.data_version.as_str();
    let mut blocks = vec![
        Block::Paragraph(l.t("report-reckoned-cost")),
        Block::Paragraph(l.ta("report-reckoned-draws", &[("draws", l.whole(answer.draws).into())])),
    ];
    if answer.home_or_abroad.is_some() {
        blocks.push(Block::Paragraph(l.t("report-reckoned-place")));
    }
    blocks.push(Block::Definitions(vec![
        (l.t("report-version"), version.to_owned()),
        (l.t("report-seed"), l.whole(answer.seed)),
        (l.t("report-draws"), l.whole(answer.draws)),
    ]));
    blocks.push(Block::Remark(l.ta("strategy-figures", &[("version", version.into())])));
    Section { heading: l.t("report-reckoned-title"), blocks }
}

pub(super) fn next(l: Language, about: &About) -> Section {
    let who = match &about.contact {
        Some(contact) => format!("{} {contact}", l.t("strategy-adviser")),
        None => l.t("report-no-contact"),
    };
    Section {
        heading: l.t("report-next-title"),
        blocks: vec![
            Block::Steps(vec![
                l.t("report-next-unknown"),
                l.t("report-next-makers"),
                l.t("report-next-offer"),
            ]),
            Block::Paragraph(who),
        ],
    }
}
