//! What an officer writes of a qualification: its head, and its units with what each asks, both in forms.

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};

use super::{fault, qualifications::PATH, to};
use crate::{
    access::{self, Action, Relation},
    app::App,
    http::{
        Context, PageResult, Typed,
        components::{
            Field, FieldErrors, FieldKind, OptionGroup, Select, breadcrumbs, error_summary, field, fields,
            page_head, select,
        },
        error::again,
        page,
    },
    skills::validation::{
        self, ValidationError,
        model::{Basis, Qualification, read_toml, write_toml},
    },
};

/// `GET /skills/qualifications/new`
///
/// # Errors
/// When the caller may not.
pub async fn new(context: Context) -> PageResult {
    access::check(&context.caller, Action::KeepQualifications, Relation::None)?;
    let mut typed = Typed::default();
    typed.set("seen", "0");
    Ok(view(&context, None, &typed, &FieldErrors::new()))
}

/// `POST /skills/qualifications/new`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn create(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    send(&app, &context, None, &body).await
}

/// `GET /skills/qualifications/{code}/edit`
///
/// # Errors
/// When the caller may not, or there is none.
pub async fn edit(State(app): State<App>, context: Context, Path(code): Path<String>) -> PageResult {
    access::check(&context.caller, Action::KeepQualifications, Relation::None)?;
    let versions = validation::one(&app, &context.caller, &code).await?;
    let mut typed = written(&versions[0].document);
    typed.set("seen", versions[0].version.to_string());
    Ok(view(&context, Some(&code), &typed, &FieldErrors::new()))
}

/// `POST /skills/qualifications/{code}/edit`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn save(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
    body: String,
) -> PageResult<Response> {
    send(&app, &context, Some(&code), &body).await
}

async fn send(app: &App, context: &Context, code: Option<&str>, body: &str) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepQualifications, Relation::None)?;
    let typed = Typed::of_body(body);
    let mut errors = FieldErrors::new();
    let document = read(context, code, &typed, &mut errors);
    if let Some(document) = document.filter(|_| errors.is_empty()) {
        let seen = typed.text("seen").parse().unwrap_or(0);
        match validation::change(app, &context.caller, seen, &document, typed.text("why")).await {
            Ok(_) => return Ok(to(context, &format!("{PATH}/{}?done=saved", document.code))),
            Err(ValidationError::Wrong(faults)) => {
                let told: Vec<String> =
                    faults.iter().map(|(place, one)| fault(context, place, one)).collect();
                errors.add("units", told.join(" "));
            }
            Err(ValidationError::Nothing) => errors.add("why", context.t("valid-wrong-nothing")),
            Err(ValidationError::Changed) if code.is_none() => {
                errors.add("code", context.t("valid-wrong-code-taken"));
            }
            Err(ValidationError::Changed) => errors.add("why", context.t("valid-wrong-meanwhile")),
            Err(other) => return Err(other.into()),
        }
    }
    Ok(again(view(context, code, &typed, &errors)))
}

/// The document as the form has it.
fn written(one: &Qualification) -> Typed {
    let mut typed = Typed::default();
    let mut set = |name: &str, text: Option<String>| typed.set(name, text.unwrap_or_default());
    set("name_sv", Some(one.name_sv.clone()));
    set("name_en", Some(one.name_en.clone()));
    set("edition", one.edition.clone());
    set("owner", one.owner.clone());
    set("seqf", one.seqf.map(|level| level.to_string()));
    set("basis", one.basis.map(|basis| basis.code().to_owned()));
    set("source", Some(one.source.clone()));
    set("from", one.from.map(|day| day.to_string()));
    set("until", one.until.map(|day| day.to_string()));
    set("units_stated", one.units_stated.map(|number| number.to_string()));
    let units = Qualification { units: one.units.clone(), ..Qualification::default() };
    // Only the units, as they stand in the file.
    let text = write_toml(&[units]);
    let units = text.find("[[qualification.units]]").map_or("", |at| &text[at..]);
    set("units", Some(units.trim().to_owned()));
    typed
}

fn read(
    context: &Context,
    code: Option<&str>,
    typed: &Typed,
    errors: &mut FieldErrors,
) -> Option<Qualification> {
    let text = |name: &str| typed.given(name).map(str::to_owned);
    let from = super::day(context, typed, "from", errors);
    let until = super::day(context, typed, "until", errors);
    let seqf = match typed.given("seqf").map(str::parse) {
        Some(Err(_)) => {
            errors.add("seqf", context.ta("valid-row-level", &[("text", typed.text("seqf").into())]));
            None
        }
        read => read.and_then(Result::ok),
    };
    let units_stated = match typed.given("units_stated").map(str::parse) {
        Some(Err(_)) => {
            errors.add(
                "units_stated",
                context.ta("valid-row-number", &[("text", typed.text("units_stated").into())]),
            );
            None
        }
        read => read.and_then(Result::ok),
    };
    let units = match read_toml(&format!("[[qualification]]\n{}", typed.text("units"))) {
        Ok(found) => found.into_iter().next().and_then(|one| one.read.ok()).map(|one| one.units),
        Err(message) => {
            errors.add("units", context.ta("valid-units-unreadable", &[("message", message.into())]));
            None
        }
    };
    Some(Qualification {
        code: code.map_or_else(|| typed.text("code").to_owned(), str::to_owned),
        name_sv: typed.text("name_sv").to_owned(),
        name_en: typed.text("name_en").to_owned(),
        edition: text("edition"),
        owner: text("owner"),
        seqf,
        basis: Basis::parse(typed.text("basis")),
        source: typed.text("source").to_owned(),
        from,
        until,
        units_stated,
        units: units?,
    })
}

/// The form, from plain data.
#[must_use]
pub fn view(context: &Context, code: Option<&str>, typed: &Typed, errors: &FieldErrors) -> Markup {
    let title = context.t(if code.is_some() { "valid-edit" } else { "valid-new" });
    let path = code.map_or_else(|| format!("{PATH}/new"), |code| format!("{PATH}/{code}/edit"));
    let one = |name: &'static str, kind: FieldKind| {
        let key = format!("valid-field-{}", name.replace('_', "-"));
        field(
            errors,
            &Field {
                name,
                label: context.t(&key),
                hint: context.language.find(&format!("{key}-hint")),
                value: typed.text(name),
                kind,
                ..Field::default()
            },
        )
    };
    let bases = Basis::ALL
        .iter()
        .map(|basis| (basis.code().to_owned(), context.t(&format!("valid-basis-{}", basis.code()))))
        .collect();
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("valid-qualifications"), PATH)], &title))
            (page_head(code, &title, Some(&context.t("valid-edit-lead"))))
            form class="ht-form ht-stack" method="post" action=(context.href(&path)) novalidate {
                input type="hidden" name="seen" value=(typed.text("seen"));
                @if code.is_none() { (one("code", FieldKind::Text)) }
                (fields(html! { (one("name_sv", FieldKind::Text)) (one("name_en", FieldKind::Text)) }))
                (fields(html! { (one("owner", FieldKind::Text)) (one("edition", FieldKind::Text)) }))
                (fields(html! {
                    (one("seqf", FieldKind::Text))
                    (select(errors, &Select {
                        name: "basis",
                        label: context.t("valid-field-basis"),
                        hint: None,
                        value: typed.text("basis"),
                        none: Some(context.t("not-known")),
                        groups: vec![OptionGroup { label: String::new(), options: bases }],
                    }))
                }))
                (fields(html! { (one("from", FieldKind::Date)) (one("until", FieldKind::Date)) }))
                (one("source", FieldKind::Text))
                (one("units_stated", FieldKind::Text))
                (one("units", FieldKind::Lines(16)))
                (one("why", FieldKind::Text))
                p { button class="ds-button" type="submit" { (context.t("edit-save")) } }
            }
        },
    )
}
