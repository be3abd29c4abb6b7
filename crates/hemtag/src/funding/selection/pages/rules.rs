//! Which applications go together: rows to write rules in, and a rule in words.

use maud::{Markup, html};

use crate::{
    funding::selection::{Gathered, model::Rule},
    http::{
        Context, Typed,
        components::{ColumnKind, FieldErrors, FieldKind, RowColumn, filled_rows, row_field, rows},
    },
    values::money::kronor,
    words::And,
};

const LIST: &str = "rule";

/// Kinds as they stand in the form.
const KINDS: [&str; 4] = ["excludes", "needs", "at_most", "money"];

pub(super) fn fields(context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
    let kinds = KINDS.map(|kind| (kind.to_owned(), context.t(&format!("selection-rule-{kind}"))));
    let columns = [
        RowColumn::new("kind", context.t("selection-rule-kind"), ColumnKind::Pick(kinds.to_vec())),
        RowColumn::new("of", context.t("selection-rule-of"), ColumnKind::Field(FieldKind::Text)),
        RowColumn::new("most", context.t("selection-rule-most"), ColumnKind::Field(FieldKind::Text)),
    ];
    html! {
        h3 class="ds-heading" data-size="xs" { (context.t("selection-rules")) }
        p class="ht-prose" { (context.t("selection-rules-text")) }
        (rows(context, errors, typed, LIST, &columns, 2, |nth| context.ta("selection-rule-nth", &[("n", nth.into())])))
    }
}

/// The rules as they were written; what cannot be read is an error at its field.
pub(super) fn read(
    context: &Context,
    gathered: &Gathered,
    typed: &Typed,
    errors: &mut FieldErrors,
) -> Vec<Rule> {
    let mut rules = Vec::new();
    for row in filled_rows(typed, LIST, &[]) {
        let name = |column: &str| row_field(LIST, row, column);
        let mut of = Vec::new();
        let mut unknown = Vec::new();
        let words = typed.text(&name("of")).split([',', ';', ' ']).map(str::trim);
        for word in words.filter(|word| !word.is_empty()) {
            match gathered.numbered(word) {
                Some(id) if !of.contains(&id) => of.push(id),
                Some(_) => {}
                None => unknown.push(word.to_owned()),
            }
        }
        if !unknown.is_empty() {
            let list = context.language.list(&unknown, And::And);
            errors.add(name("of"), context.ta("selection-rule-unknown", &[("numbers", list.into())]));
            continue;
        }
        let most = typed.text(&name("most"));
        match typed.text(&name("kind")) {
            kind @ ("excludes" | "needs") => match (of.as_slice(), kind) {
                ([one, other], "excludes") => rules.push(Rule::Excludes { one: *one, other: *other }),
                ([one, other], _) => rules.push(Rule::Needs { project: *one, needs: *other }),
                _ => errors.add(name("of"), context.t("selection-rule-two")),
            },
            kind @ ("at_most" | "money") => {
                if of.len() < 2 {
                    errors.add(name("of"), context.t("selection-rule-several"));
                } else if kind == "money" {
                    match kronor(most, context.language) {
                        Some(most) => rules.push(Rule::MoneyMost { of, most }),
                        None => errors.add(name("most"), context.t("money-wrong-amount")),
                    }
                } else {
                    match most.trim().parse::<u32>() {
                        Ok(most) if (most as usize) < of.len() => rules.push(Rule::AtMost { of, most }),
                        _ => {
                            let args = [("count", of.len().into())];
                            errors.add(name("most"), context.ta("selection-rule-fewer", &args));
                        }
                    }
                }
            }
            _ => errors.add(name("kind"), context.t("selection-rule-choose")),
        }
    }
    rules
}

/// A rule in words.
pub(super) fn words(context: &Context, rule: &Rule, title: impl Fn(i64) -> String) -> String {
    let l = context.language;
    let titles = |of: &[i64], and: And| l.list(&of.iter().map(|id| title(*id)).collect::<Vec<_>>(), and);
    match rule {
        Rule::Excludes { one, other } => context
            .ta("selection-rule-told-excludes", &[("titles", titles(&[*one, *other], And::And).into())]),
        Rule::Needs { project, needs } => context.ta(
            "selection-rule-told-needs",
            &[("title", title(*project).into()), ("other", title(*needs).into())],
        ),
        Rule::AtMost { of, most } => context.ta(
            "selection-rule-told-at_most",
            &[("count", (*most).into()), ("titles", titles(of, And::And).into())],
        ),
        Rule::MoneyMost { of, most } => context.ta(
            "selection-rule-told-money",
            &[("amount", l.kronor(*most).into()), ("titles", titles(of, And::And).into())],
        ),
    }
}
