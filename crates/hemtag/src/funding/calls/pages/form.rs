//! The fields of each part of a call.

use maud::{Markup, html};

use super::read::{Part, RULES};
use crate::{
    funding::{
        model::call::{AidBasis, QuestionKind},
        pages::looked,
    },
    http::{
        Context, Typed,
        components::{
            ColumnKind, Field, FieldErrors, FieldKind, OptionGroup, RowColumn, Select, checkbox, field,
            fields, rows, select,
        },
    },
};

/// The fields of a part.
pub(super) fn all(context: &Context, part: Part, typed: &Typed, errors: &FieldErrors) -> Markup {
    let form = Form { context, typed, errors };
    let own = match part {
        Part::About => form.about(),
        Part::Judging => form.judging(),
        Part::Eligibility => form.eligibility(),
        Part::Money => form.money(),
        Part::Asked => form.asked(),
    };
    html! { (own) (looked::fields(context, typed, errors)) }
}

struct Form<'f> {
    context: &'f Context,
    typed: &'f Typed,
    errors: &'f FieldErrors,
}

impl Form<'_> {
    fn label(&self, name: &str) -> String {
        self.context.t(&format!("call-field-{}", name.replace('_', "-")))
    }

    fn one(&self, name: &str, kind: FieldKind, unit: Option<&str>) -> Markup {
        let hint = self.context.language.find(&format!("call-hint-{}", name.replace('_', "-")));
        let (label, value) = (self.label(name), self.typed.text(name));
        field(self.errors, &Field { name, label, hint, value, unit, kind, ..Field::default() })
    }

    fn pair(&self, stem: &str, kind: FieldKind) -> Markup {
        html! {
            div class="ht-two" data-even {
                div lang="sv" { (self.one(&format!("{stem}_sv"), kind, None)) }
                div lang="en" { (self.one(&format!("{stem}_en"), kind, None)) }
            }
        }
    }

    fn column(&self, name: &'static str, kind: FieldKind) -> RowColumn {
        RowColumn::new(name, self.label(&format!("row_{name}")), ColumnKind::Field(kind))
    }

    fn code(&self) -> RowColumn {
        RowColumn::new("code", "", ColumnKind::Hidden)
    }

    fn list(&self, list: &str, columns: &[RowColumn], empty: usize) -> Markup {
        let stem = list.replace('_', "-");
        let legend = |n: usize| self.context.ta(&format!("call-row-{stem}"), &[("n", n.into())]);
        html! {
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="sm" { (self.context.t(&format!("call-list-{stem}"))) }
                p class="ht-soft" { (self.context.t(&format!("call-list-{stem}-hint"))) }
                (rows(self.context, self.errors, self.typed, list, columns, empty, legend))
            }
        }
    }

    fn about(&self) -> Markup {
        let bases = AidBasis::ALL
            .iter()
            .map(|basis| (basis.code().to_owned(), self.context.t(&format!("call-aid-{}", basis.code()))));
        html! {
            (self.pair("title", FieldKind::Text))
            (self.pair("purpose", FieldKind::Lines(6)))
            (self.one("legal_basis", FieldKind::Text, None))
            (select(self.errors, &Select {
                name: "aid", label: self.label("aid"), hint: None, value: self.typed.text("aid"), none: None,
                groups: vec![OptionGroup { label: String::new(), options: bases.collect() }],
            }))
            (fields(html! { (self.one("opens_at", FieldKind::Date, None)) (self.one("opens_time", FieldKind::Text, None)) }))
            (fields(html! { (self.one("closes_at", FieldKind::Date, None)) (self.one("closes_time", FieldKind::Text, None)) }))
            (fields(html! { (self.one("project_from", FieldKind::Date, None)) (self.one("project_to", FieldKind::Date, None)) }))
            (fields(html! { (self.one("completion_days", FieldKind::Whole, None)) (self.one("decision_days", FieldKind::Whole, None)) }))
        }
    }

    fn judging(&self) -> Markup {
        let goals = [self.code(), self.column("sv", FieldKind::Text), self.column("en", FieldKind::Text)];
        let criteria = [
            self.code(),
            self.column("sv", FieldKind::Text),
            self.column("en", FieldKind::Text),
            self.column("help_sv", FieldKind::Lines(2)),
            self.column("help_en", FieldKind::Lines(2)),
            RowColumn::new("most", self.label("row_scale"), ColumnKind::Field(FieldKind::Whole)),
            self.column("weight", FieldKind::Whole),
            RowColumn::new("may_not_apply", self.label("row_may_not_apply"), ColumnKind::Tick),
        ];
        html! { (self.list("sub_goals", &goals, 2)) (self.list("criteria", &criteria, 2)) }
    }

    fn eligibility(&self) -> Markup {
        let options = RULES
            .iter()
            .map(|code| ((*code).to_owned(), self.context.t(&format!("call-rule-{code}"))))
            .collect();
        let columns = [
            RowColumn::new("rule", self.label("row_rule"), ColumnKind::Pick(options)),
            self.column("value", FieldKind::Text),
            self.column("from", FieldKind::Date),
            self.column("to", FieldKind::Date),
            self.column("source", FieldKind::Text),
        ];
        html! {
            dl class="ht-facts" {
                @for code in RULES {
                    div { dt { (self.context.t(&format!("call-rule-{code}"))) } dd { (self.context.t(&format!("call-rule-{code}-how"))) } }
                }
            }
            (self.list("eligibility", &columns, 2))
        }
    }

    fn money(&self) -> Markup {
        let kinds = [self.code(), self.column("sv", FieldKind::Text), self.column("en", FieldKind::Text)];
        html! {
            (fields(html! {
                (self.one("share_percent", FieldKind::Whole, Some("%")))
                (self.one("validated_share_percent", FieldKind::Whole, Some("%")))
            }))
            (checkbox("in_kind", "1", &self.label("in_kind"), self.typed.has("in_kind", "1")))
            (fields(html! { (self.one("least", FieldKind::Decimal, Some("kr"))) (self.one("most", FieldKind::Decimal, Some("kr"))) }))
            (self.one("years", FieldKind::Text, None))
            (fields(html! { (self.one("first_claim_months", FieldKind::Whole, None)) (self.one("claim_months", FieldKind::Whole, None)) }))
            (fields(html! {
                (self.one("advance_percent", FieldKind::Whole, Some("%")))
                (self.one("retention_percent", FieldKind::Whole, Some("%")))
                (self.one("kept_years", FieldKind::Whole, None))
            }))
            (self.list("cost_kinds", &kinds, 2))
        }
    }

    fn asked(&self) -> Markup {
        let tick = || RowColumn::new("required", self.label("row_required"), ColumnKind::Tick);
        let indicators = [
            self.code(),
            self.column("sv", FieldKind::Text),
            self.column("en", FieldKind::Text),
            self.column("unit_sv", FieldKind::Text),
            self.column("unit_en", FieldKind::Text),
            tick(),
        ];
        let kinds = QuestionKind::ALL
            .iter()
            .map(|kind| (kind.code().to_owned(), self.context.t(&format!("call-question-{}", kind.code()))))
            .collect();
        let questions = [
            self.code(),
            self.column("sv", FieldKind::Text),
            self.column("en", FieldKind::Text),
            self.column("help_sv", FieldKind::Text),
            self.column("help_en", FieldKind::Text),
            RowColumn::new("kind", self.label("row_kind"), ColumnKind::Pick(kinds)),
            RowColumn::new("most", self.label("row_longest"), ColumnKind::Field(FieldKind::Whole)),
            tick(),
        ];
        let conditions = [self.column("sv", FieldKind::Lines(2)), self.column("en", FieldKind::Lines(2))];
        html! {
            (self.list("indicators", &indicators, 2))
            (self.list("questions", &questions, 2))
            (self.list("conditions", &conditions, 1))
        }
    }
}
