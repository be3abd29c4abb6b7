//! The figures that the answer rests on, each with its span, source and how sure it is.

use ::strategy::{
    FigureAt, ProcessAdvice,
    used::{UsedFor, factor_at, input_at, used_for},
};
use documents::{Block, Cell, Column, Section, Table};

use crate::{
    strategy::{NeedStrategy, figures::words},
    words::Language,
};

/// Behind the comparison of home and abroad those that carry it and those of its factors; else those behind the cost of the
/// processes that are the cheapest somewhere.
pub(super) fn section(l: Language, advised: &NeedStrategy) -> Option<Section> {
    let (economics, part) = (&advised.figures, &advised.question.part);
    let of = |id| advised.answer.processes.iter().find(|p| p.process == id);
    let mut places: Vec<FigureAt> = Vec::new();
    if let Some(compared) = &advised.answer.home_or_abroad {
        if let Some(made_by) = of(compared.process) {
            let inputs = compared.drivers.iter();
            places.extend(
                inputs.filter_map(|d| input_at(&d.input, part, made_by, &compared.abroad, economics)),
            );
        }
        let factors = compared.factors.iter();
        let factors = factors.filter_map(|line| economics.factors.iter().find(|f| f.code == line.code));
        places.extend(factors.filter_map(|factor| factor_at(factor, &compared.abroad, economics)));
    }
    let mut cheapest: Vec<&ProcessAdvice> = Vec::new();
    for process in advised.answer.cheapest.iter().filter_map(|(_, id)| of(*id)) {
        if !cheapest.contains(&process) {
            cheapest.push(process);
        }
    }
    for process in cheapest {
        let used = used_for(part, process, economics);
        places.extend(used.into_iter().filter(|(what, _)| *what == UsedFor::Cost).map(|(_, at)| at));
    }
    let mut rows = Vec::new();
    let mut sources: Vec<String> = Vec::new();
    let mut told: Vec<&FigureAt> = Vec::new();
    for at in &places {
        let Some(figure) = economics.figure(at).filter(|_| !told.contains(&at)) else { continue };
        told.push(at);
        let source = words::source(l, &figure.source);
        let known = sources.iter().position(|known| *known == source);
        let number = known.unwrap_or_else(|| {
            sources.push(source);
            sources.len() - 1
        });
        rows.push(vec![
            words::whole(l, at).into(),
            Cell::noted(
                words::range_of(l, figure),
                if figure.unit == "1" { String::new() } else { words::unit(l, &figure.unit) },
            ),
            words::confidence(l, figure.confidence).into(),
            l.date(figure.on).into(),
            l.whole(number as u64 + 1).into(),
        ]);
    }
    let table = Table {
        caption: l.t("report-sources-caption"),
        columns: vec![
            Column::text(l.t("figures-figure")),
            Column::text(l.t("figures-value")),
            Column::figures(l.t("figures-sure")),
            Column::figures(l.t("report-entered")),
            Column::figures(l.t("figures-source")),
        ],
        rows,
        named_rows: true,
        empty: String::new(),
    };
    let blocks = if table.rows.is_empty() {
        Vec::new()
    } else {
        vec![Block::Table(table), Block::Heading(l.t("report-sources")), Block::Sources(sources)]
    };
    super::section(l.t("report-sources-title"), blocks)
}
