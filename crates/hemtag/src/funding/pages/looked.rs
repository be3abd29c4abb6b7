//! Texts that name domestic goods, in a form: refused at their fields with the article, or with a field for why they favour none.

use maud::{Markup, html};

use crate::{
    funding::model::domestic::{Domestic, Looked, MOST_REASON},
    http::{
        Context, Typed,
        components::{Field, FieldErrors, FieldKind, field, filled_rows, row_field},
    },
};

const LIST: &str = "looked";

/// Puts what an officer found into the fields.
pub(in crate::funding) fn set<'l>(typed: &mut Typed, looked: impl IntoIterator<Item = &'l Looked>) {
    for (row, one) in looked.into_iter().enumerate() {
        typed.set(row_field(LIST, row, "text"), one.text.as_str());
        typed.set(row_field(LIST, row, "reason"), one.reason.as_str());
    }
}

/// What was found before, with what was typed in its place.
#[must_use]
pub(in crate::funding) fn read(typed: &Typed, before: &[Looked]) -> Vec<Looked> {
    let rows = filled_rows(typed, LIST, &[]);
    let typed: Vec<Looked> = rows
        .into_iter()
        .map(|row| Looked {
            text: typed.text(&row_field(LIST, row, "text")).replace("\r\n", "\n"),
            reason: typed.text(&row_field(LIST, row, "reason")).trim().replace("\r\n", "\n"),
        })
        .collect();
    let kept = before.iter().filter(|one| !typed.iter().any(|new| new.text == one.text)).cloned();
    kept.chain(typed.iter().filter(|one| !one.reason.is_empty()).cloned()).collect()
}

/// Tells each text at its field; where it is a judgement, with a field that asks for the reason.
pub(in crate::funding) fn tell(
    context: &Context,
    typed: &mut Typed,
    errors: &mut FieldErrors,
    found: &[Domestic],
) {
    let l = context.language;
    let mut rows = filled_rows(typed, LIST, &[]);
    for one in found {
        let args = [
            ("words", one.words.join("”, ”").into()),
            (
                "article",
                match one.article {
                    Some(article) => {
                        let rules = funding::aid::rules_of(&article.rule_set);
                        let regulation = rules.map_or("", |rules| rules.regulation.as_str());
                        let number = crate::aid::words::article_words(l, &article.article);
                        format!("{regulation}, {number}").into()
                    }
                    None => context.t("domestic-no-rules").into(),
                },
            ),
        ];
        if one.refused {
            errors.add(one.field.clone(), context.ta("domestic-refused", &args));
            continue;
        }
        let is_of = |row: &usize| typed.text(&row_field(LIST, *row, "text")) == one.text;
        let row = rows.iter().copied().find(is_of).unwrap_or_else(|| {
            let row = rows.last().map_or(0, |last| last + 1);
            typed.set(row_field(LIST, row, "text"), one.text.as_str());
            rows.push(row);
            row
        });
        let key = if typed.text(&row_field(LIST, row, "reason")).chars().count() > MOST_REASON {
            "domestic-too-long"
        } else {
            "domestic-perhaps"
        };
        errors.add(row_field(LIST, row, "reason"), context.ta(key, &args));
    }
}

/// The fields for reasons, of what was found so far.
pub(in crate::funding) fn fields(context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
    let rows = filled_rows(typed, LIST, &[]);
    html! {
        @if !rows.is_empty() {
            section class="ht-section ht-stack" aria-labelledby="looked-title" {
                h2 class="ds-heading" data-size="sm" id="looked-title" { (context.t("domestic-title")) }
                p class="ht-soft ht-measure" { (context.t("domestic-about")) }
                @for row in rows {
                    @let (text, reason) = (row_field(LIST, row, "text"), row_field(LIST, row, "reason"));
                    input type="hidden" name=(text) value=(typed.text(&text));
                    (field(errors, &Field {
                        name: &reason,
                        label: context.ta("domestic-reason", &[("text", typed.text(&text).into())]),
                        value: typed.text(&reason),
                        kind: FieldKind::Lines(2),
                        ..Field::default()
                    }))
                }
            }
        }
    }
}
