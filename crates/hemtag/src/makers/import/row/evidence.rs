//! Evidence as a cell states it: whose word, since when, for which fact.

use crate::makers::{
    import::{detail, file::Cell, problem::ProblemKind, stated::Fact, values},
    model::Evidence,
};

/// `offer.tolerance | level=adviser_seen | on=2026-11-01 | by=IUC`: the evidence for one fact.
pub(super) fn fact(item: &detail::Item) -> Result<Option<(String, Fact)>, ProblemKind> {
    let Some((subject, field)) = item.text.split_once('.') else { return Ok(None) };
    let Some(evidence) = evidence(item)? else { return Ok(None) };
    let note = item.get("note").map(str::to_owned);
    Ok(Some((subject.to_owned(), Fact { field: field.to_owned(), evidence, note })))
}

pub(super) fn evidence(item: &detail::Item) -> Result<Option<Evidence>, ProblemKind> {
    let (Some(level), Some(on)) = (item.get("level"), item.get("on")) else { return Ok(None) };
    Ok(Some(Evidence {
        level: values::level(&Cell::Text(level.to_owned()))?,
        on: values::date(&Cell::Text(on.to_owned()), false)?,
        by: item.get("by").unwrap_or_default().to_owned(),
    }))
}

pub(super) fn split_facts(facts: Vec<(String, Fact)>) -> (Vec<Fact>, Vec<Fact>, Vec<Fact>) {
    let (mut maker, mut site, mut offer) = (Vec::new(), Vec::new(), Vec::new());
    for (subject, fact) in facts {
        match subject.as_str() {
            "maker" => maker.push(fact),
            "site" => site.push(fact),
            _ => offer.push(fact),
        }
    }
    (maker, site, offer)
}
