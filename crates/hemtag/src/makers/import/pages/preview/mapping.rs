//! The columns of a file with a list each to choose what it means.

use maud::{Markup, html};

use crate::{
    http::{
        Context,
        components::{Field as Input, FieldErrors, OptionGroup, Select, field, select},
    },
    makers::import::{
        Report,
        column::{Field, Sure},
        mapping::{AS_STATED, IGNORE, Mapped, Target},
        problem::ProblemKind,
    },
};

pub(super) fn mapping_form(context: &Context, key: &str, report: &Report) -> Markup {
    let errors = FieldErrors::new();
    let groups = groups(context);
    let decimal = match report.mapping.notation {
        vocabulary::Notation::Unknown => "",
        vocabulary::Notation::Swedish => ",",
        vocabulary::Notation::English => ".",
    };
    html! {
        section class="ht-section ht-stack" {
            h2 { (context.t("import-columns-title")) }
            p { (context.t("import-columns-text")) }
            form class="ht-stack" method="post" action=(context.href(&format!("/makers/import/{key}"))) {
                div class="ht-mapping" {
                    @if let [sheet, _, ..] = report.sheets.as_slice() {
                        (select(&errors, &Select {
                            name: "sheet", label: context.t("import-sheet"), hint: Some(context.t("import-sheet-hint")),
                            value: sheet, none: None,
                            groups: vec![OptionGroup {
                                label: String::new(),
                                options: report.sheets.iter().map(|s| (s.clone(), s.clone())).collect(),
                            }],
                        }))
                        input type="hidden" name="sheet-shown" value=(sheet);
                    }
                    @if report.mapping.name.is_some() || report.rejected.iter().any(|one| one.kind == ProblemKind::NameMissing) {
                        (field(&errors, &Input {
                            name: "name", label: context.t("import-name"), hint: Some(context.t("import-name-hint")),
                            value: report.mapping.name.as_deref().unwrap_or_default(), ..Input::default()
                        }))
                    }
                    @for (n, column) in report.mapping.columns.iter().enumerate() {
                        (one(context, &errors, n, column, &groups))
                    }
                    (select(&errors, &Select {
                        name: "decimal", label: context.t("import-decimal"), hint: Some(context.t("import-decimal-hint")),
                        value: decimal, none: Some(context.t("import-decimal-unknown")),
                        groups: vec![OptionGroup { label: String::new(), options: vec![
                            (",".to_owned(), context.t("import-decimal-comma")), (".".to_owned(), context.t("import-decimal-point")),
                        ] }],
                    }))
                }
                div { button class="ds-button" data-variant="secondary" type="submit" name="do" value="map" { (context.t("import-map")) } }
            }
        }
    }
}

fn one(context: &Context, errors: &FieldErrors, n: usize, column: &Mapped, groups: &[OptionGroup]) -> Markup {
    let code = column.target.code();
    let mut groups = groups.to_vec();
    // A certificate or a week that stands as a heading is a choice of its own.
    let special = match column.target {
        Target::Certificate(id) => {
            let term = vocabulary::Vocabulary::embedded().certificates().get(id);
            Some(term.name(context.language.of_terms()).to_owned())
        }
        Target::Week(week) => Some(context.ta("import-free-week", &[("week", week.to_string().into())])),
        _ => None,
    };
    if let Some(label) = special {
        groups.insert(0, OptionGroup { label: String::new(), options: vec![(code.clone(), label)] });
    }
    let sure = match column.sure {
        None => context.t("import-sure-none"),
        Some(Sure::Likely) => context.t("import-sure-likely"),
        Some(Sure::Sure) => context.t("import-sure-sure"),
        Some(Sure::Stated) => context.t("import-sure-stated"),
    };
    let unit = column.unit.as_deref().map(|u| format!(" · {u}")).unwrap_or_default();
    let name = format!("field-{n}");
    let label = if column.head.is_empty() {
        context.ta("import-column-number", &[("n", (n + 1).into())])
    } else {
        column.head.clone()
    };
    html! {
        div {
            input type="hidden" name=(format!("head-{n}")) value=(column.head);
            @if let Some(unit) = &column.unit { input type="hidden" name=(format!("unit-{n}")) value=(unit); }
            (select(errors, &Select {
                name: &name, label, hint: Some(format!("{sure}{unit}")), value: &code, none: None, groups,
            }))
        }
    }
}

fn groups(context: &Context) -> Vec<OptionGroup> {
    let option = |field: Field| {
        (field.code().to_owned(), context.t(&format!("column-{}", field.code().replace('_', "-"))))
    };
    let group = |label: &str, of: &dyn Fn(Field) -> bool| OptionGroup {
        label: context.t(label),
        options: Field::all().filter(|field| of(*field)).map(option).collect(),
    };
    let other = |field: Field| {
        !field.is_of_site() && !field.is_of_offer() && !field.is_of_evidence() && !is_technical(field)
    };
    vec![
        OptionGroup {
            label: context.t("import-group-nothing"),
            options: vec![
                (AS_STATED.to_owned(), context.t("import-keep-as-stated")),
                (IGNORE.to_owned(), context.t("import-ignore")),
            ],
        },
        group("import-group-maker", &other),
        group("import-group-site", &Field::is_of_site),
        group("import-group-offer", &Field::is_of_offer),
        group("import-group-evidence", &|field| field.is_of_evidence() || is_technical(field)),
    ]
}

fn is_technical(field: Field) -> bool {
    matches!(field, Field::FactEvidence | Field::UpdatedOn | Field::MakerAsStated)
}
