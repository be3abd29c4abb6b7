//! Stating a need of one part on one page: the adviser's way, who knows the questions. What is typed becomes a document
//! in our own form and goes through the same reader as a file.

use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::{
    access::{Action, Relation, check},
    app::App,
    http::{
        Context, PageResult,
        components::{
            Field, FieldErrors, FieldKind, OptionGroup, Select, back_link, error_summary, field, page_head,
            select,
        },
        error::explained,
        page,
    },
    needs::{
        NewNeed,
        read::{self, Problem},
        state_need,
    },
};

/// What was typed, by the names of the fields; kept as it was when something is wrong.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Typed {
    title: String,
    function: String,
    stage: String,
    first_series: String,
    process: String,
    material: String,
    size: String,
    tolerance: String,
    wall: String,
    mass: String,
    certificates: String,
    due: String,
    kommun: String,
    within_km: String,
    newcomer: String,
    confidentiality: String,
}

const STAGES: [&str; 4] = ["idea", "prototype", "pilot_series", "full_scale"];
const NEWCOMERS: [&str; 3] = ["experienced", "with_adviser", "alone"];
const LEVELS: [&str; 3] = ["anonymous", "open", "adviser_only"];

/// `GET /needs/new/one-page`
///
/// # Errors
/// When the caller may not.
pub async fn ask(context: Context, Query(typed): Query<Typed>) -> PageResult {
    check(&context.caller, Action::StateNeed, Relation::None)?;
    Ok(view(&context, &typed, &FieldErrors::new()))
}

/// `POST /needs/new/one-page`: states the need, or shows the form again with everything that was wrong.
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn state(
    State(app): State<App>,
    context: Context,
    Form(typed): Form<Typed>,
) -> PageResult<Response> {
    check(&context.caller, Action::StateNeed, Relation::None)?;
    let document = match read::read_typed(&typed.document()) {
        Ok(document) => document,
        Err(problems) => {
            let errors = errors(&context, &problems);
            return Ok(explained(StatusCode::UNPROCESSABLE_ENTITY, view(&context, &typed, &errors)));
        }
    };
    let new = NewNeed { document, source_format: "form".to_owned(), ..NewNeed::default() };
    let need = state_need(&app, &context.caller, new).await?;
    Ok(super::flow::opened(&app, &context, &need, "").await)
}

impl Typed {
    /// The document in our own form.
    fn document(&self) -> Value {
        let mut part = Map::new();
        let mut owner = Map::new();
        let mut need = Map::new();
        let put = |map: &mut Map<String, Value>, key: &str, text: &str| {
            if !text.trim().is_empty() {
                map.insert(key.to_owned(), json!(text.trim()));
            }
        };
        let several = |text: &str| -> Vec<String> {
            text.split([';', '\n']).map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned).collect()
        };
        put(&mut need, "title", &self.title);
        put(&mut need, "function", &self.function);
        put(&mut need, "stage", &self.stage);
        put(&mut need, "first_series", &self.first_series);
        put(&mut need, "due", &self.due);
        put(&mut need, "within_km", &self.within_km);
        put(&mut need, "confidentiality", &self.confidentiality);
        if !several(&self.certificates).is_empty() {
            need.insert("certificates".into(), json!(several(&self.certificates)));
        }
        put(&mut owner, "kommun", &self.kommun);
        put(&mut owner, "newcomer", &self.newcomer);
        put(&mut part, "name", &self.title);
        for (key, text) in [("process", &self.process), ("material", &self.material)] {
            match several(text).as_slice() {
                [] => {}
                [one] => put(&mut part, key, one),
                many => {
                    part.insert(key.into(), json!(many));
                }
            }
        }
        put(&mut part, "size", &self.size);
        put(&mut part, "tolerance", &self.tolerance);
        put(&mut part, "wall", &self.wall);
        put(&mut part, "mass", &self.mass);
        need.insert("owner".into(), Value::Object(owner));
        need.insert("part".into(), json!([part]));
        Value::Object(need)
    }
}

fn errors(context: &Context, problems: &[Problem]) -> FieldErrors {
    let mut errors = FieldErrors::new();
    for problem in problems {
        let name = problem.field.map_or("title", |f| f.key());
        let name = if name == "part-name" { "title" } else { name };
        errors.add(name, problem.kind.sentence(context.language));
    }
    errors
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
    let title = context.t("need-form-title");
    let line = |name: &'static str, value: &str, kind: FieldKind| {
        field(
            errors,
            &Field {
                name,
                // The page's own title has the name that this label would have.
                label: context.t(&if name == "title" {
                    "need-field-title".to_owned()
                } else {
                    format!("need-form-{name}")
                }),
                hint: Some(context.t(&format!("need-form-{name}-hint"))),
                value,
                kind,
                ..Field::default()
            },
        )
    };
    let choice = |name: &'static str, value: &str, codes: &[&str], none: bool| {
        let options = codes
            .iter()
            .map(|c| ((*c).to_owned(), context.t(&format!("need-form-{name}-{}", c.replace('_', "-")))))
            .collect();
        select(
            errors,
            &Select {
                name,
                label: context.t(&format!("need-form-{name}")),
                hint: Some(context.t(&format!("need-form-{name}-hint"))),
                value,
                none: none.then(|| context.t("not-known")),
                groups: vec![OptionGroup { label: String::new(), options }],
            },
        )
    };
    page(
        context,
        &title,
        html! {
            (back_link(context, "/needs/new"))
            (error_summary(context, errors))
            (page_head(None, &title, Some(&context.t("need-form-lead"))))
            form class="ht-stack" method="post" action=(context.href("/needs/new/one-page")) {
                section class="ht-section ht-stack" {
                    h2 { (context.t("need-form-what")) }
                    (line("title", &typed.title, FieldKind::Text))
                    (line("function", &typed.function, FieldKind::Lines(2)))
                    (choice("stage", &typed.stage, &STAGES, true))
                    (line("first-series", &typed.first_series, FieldKind::Whole))
                }
                section class="ht-section ht-stack" {
                    h2 { (context.t("need-form-part")) }
                    (line("process", &typed.process, FieldKind::Text))
                    (line("material", &typed.material, FieldKind::Text))
                    (line("size", &typed.size, FieldKind::Text))
                    (line("tolerance", &typed.tolerance, FieldKind::Text))
                    (line("wall", &typed.wall, FieldKind::Text))
                    (line("mass", &typed.mass, FieldKind::Text))
                }
                section class="ht-section ht-stack" {
                    h2 { (context.t("need-form-terms")) }
                    (line("certificates", &typed.certificates, FieldKind::Text))
                    (line("due", &typed.due, FieldKind::Text))
                    (line("kommun", &typed.kommun, FieldKind::Text))
                    (line("within-km", &typed.within_km, FieldKind::Whole))
                    (choice("newcomer", &typed.newcomer, &NEWCOMERS, true))
                    (choice("confidentiality", &typed.confidentiality, &LEVELS, false))
                }
                div { button class="ds-button" type="submit" { (context.t("need-form-submit")) } }
            }
        },
    )
}
