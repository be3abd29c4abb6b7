//! Test centres: a list for everybody, and one with its history; officers keep them.

use std::collections::HashMap;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use maud::{Markup, html};

use super::{Told, day, to, told};
use crate::{
    access::{self, Action, PersonId, Relation, Role},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, FieldKind, OptionGroup, Select, breadcrumbs, data_table, empty,
            error_summary, field, fields, page_head, select,
        },
        error::again,
        page,
    },
    people::{self, directory, model::Organisation},
    skills::validation::{self, CentreFacts, ValidationError, Version, model::Period},
};

const PATH: &str = "/skills/centres";

/// `GET /skills/centres`
///
/// # Errors
/// When the database does not answer.
pub async fn list(State(app): State<App>, context: Context, Query(asked): Query<Told>) -> PageResult {
    let all = validation::centres(&app, &context.caller).await?;
    let organisations =
        if keeps(&context) { directory::organisations(app.db.reader()).await? } else { Vec::new() };
    Ok(list_view(&context, &all, &organisations, app.clock.today(), &FieldErrors::new(), &asked.done))
}

fn keeps(context: &Context) -> bool {
    context.caller.may(Action::KeepQualifications, Relation::None)
}

/// `POST /skills/centres`: an organisation becomes one.
///
/// # Errors
/// When the caller may not, or there is no such organisation.
pub async fn add(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let organisation = typed.text("organisation").parse().unwrap_or(0);
    match validation::add_centre(&app, &context.caller, organisation).await {
        Ok(id) => Ok(to(&context, &format!("{PATH}/{id}?done=added"))),
        Err(ValidationError::NotFound) => {
            let mut errors = FieldErrors::new();
            errors.add("organisation", context.t("valid-choose-one"));
            let all = validation::centres(&app, &context.caller).await?;
            let organisations = directory::organisations(app.db.reader()).await?;
            let today = app.clock.today();
            Ok(again(list_view(&context, &all, &organisations, today, &errors, "")))
        }
        Err(other) => Err(other.into()),
    }
}

fn list_view(
    context: &Context,
    all: &[CentreFacts],
    organisations: &[Organisation],
    today: jiff::civil::Date,
    errors: &FieldErrors,
    done: &str,
) -> Markup {
    let l = context.language;
    let title = context.t("valid-centres");
    let columns =
        [Column::text(context.t("valid-centre")), Column::number(context.t("valid-accredited-now"))];
    let rows: Vec<Vec<Markup>> = all
        .iter()
        .map(|one| {
            let holds = one.accreditations.iter().filter(|of| of.withdrawn.is_none() && of.period.covers(today));
            let mut codes: Vec<&str> = holds.map(|of| of.what.qualification.as_str()).collect();
            codes.sort_unstable();
            codes.dedup();
            vec![
                html! { a class="ds-link" href=(context.href(&format!("{PATH}/{}", one.centre.id))) { (one.name) } },
                html! { (l.whole(codes.len() as u64)) },
            ]
        })
        .collect();
    let options = organisations.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("valid-qualifications"), "/skills/qualifications")], &title))
            (page_head(None, &title, Some(&context.t("valid-centres-lead"))))
            (told(context, done))
            @if rows.is_empty() { (empty(&context.t("valid-centres-none-at-all"), html! {}, None)) } @else { (data_table(&title, &columns, &rows)) }
            @if keeps(context) {
                form class="ht-form ht-stack ht-section" method="post" action=(context.href(PATH)) {
                    h2 class="ds-heading" data-size="md" { (context.t("valid-centre-add")) }
                    (select(errors, &Select {
                        name: "organisation",
                        label: context.t("valid-organisation"),
                        hint: Some(context.t("valid-centre-add-hint")),
                        value: "",
                        none: Some(context.t("choose")),
                        groups: vec![OptionGroup { label: String::new(), options }],
                    }))
                    p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("valid-add")) } }
                }
            }
        },
    )
}

/// What one page needs.
struct Shown {
    centre: CentreFacts,
    qualifications: Vec<Version>,
    /// Assessors of the organisation, for officers.
    members: Vec<PersonId>,
    names: HashMap<PersonId, String>,
}

async fn shown(app: &App, context: &Context, id: i64) -> PageResult<Shown> {
    let centre = validation::centre(app, &context.caller, id).await?;
    let db = app.db.reader();
    let (mut members, mut names) = (Vec::new(), HashMap::new());
    if keeps(context) {
        let held = directory::members_of(db, centre.centre.organisation).await?;
        members = held.iter().filter(|one| one.role == Role::Assessor).map(|one| one.person).collect();
        members.dedup();
        let mut all: Vec<PersonId> =
            centre.assessors.iter().filter_map(|one| one.what.map(PersonId)).collect();
        all.extend(&members);
        names = people::names_of(db, &all).await?;
    }
    let qualifications = validation::all(app, &context.caller).await?;
    Ok(Shown { centre, qualifications, members, names })
}

/// `GET /skills/centres/{id}`
///
/// # Errors
/// When there is none.
pub async fn one(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    Query(asked): Query<Told>,
) -> PageResult {
    let shown = shown(&app, &context, id).await?;
    Ok(view(&context, &shown, &Typed::default(), &FieldErrors::new(), &asked.done))
}

/// `POST /skills/centres/{id}/{act}`: adds a period (`accredit`, `authorise`) or withdraws one (`withdraw-accreditation`,
/// `withdraw-assessor`).
///
/// # Errors
/// When the caller may not, or there is none.
pub async fn act(
    State(app): State<App>,
    context: Context,
    Path((id, act)): Path<(i64, String)>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::KeepQualifications, Relation::None)?;
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let row = typed.text("row").parse().unwrap_or(0);
    let caller = &context.caller;
    // Two forms on the page have the same fields: their names carry which.
    let (from_name, until_name) = match act.as_str() {
        "accredit" => ("a_from", "a_until"),
        _ => ("p_from", "p_until"),
    };
    let done = match act.as_str() {
        "accredit" | "authorise" => {
            let from = day(&context, &typed, from_name, &mut errors);
            let until = day(&context, &typed, until_name, &mut errors);
            if from.is_none() && errors.of(from_name).is_none() {
                errors.add(from_name, context.t("valid-no-from"));
            }
            match from.filter(|_| errors.is_empty()).map(|from| Period { from, until }) {
                None => Ok(()),
                Some(period) if act == "accredit" => {
                    let code = typed.text("qualification");
                    validation::add_accreditation(&app, caller, id, code, period, typed.text("source")).await
                }
                Some(period) => {
                    let person = typed.text("person").parse().unwrap_or(0);
                    validation::add_assessor(&app, caller, id, person, period).await
                }
            }
        }
        "withdraw-accreditation" => {
            validation::withdraw_accreditation(&app, caller, (id, row), typed.text("why")).await
        }
        "withdraw-assessor" => {
            validation::withdraw_assessor(&app, caller, (id, row), typed.text("why")).await
        }
        _ => return Err(PageError::NotFound),
    };
    match done {
        Ok(()) if errors.is_empty() => {
            let done = if act.starts_with("withdraw") { "withdrawn" } else { "added" };
            return Ok(to(&context, &format!("{PATH}/{id}?done={done}")));
        }
        Ok(()) => {}
        Err(ValidationError::EndsBefore) => errors.add(until_name, context.t("valid-ends-before")),
        Err(ValidationError::NoSource) => errors.add("source", context.t("valid-fault-no-source")),
        Err(ValidationError::NoAssessor) => errors.add("person", context.t("valid-no-assessor")),
        Err(ValidationError::NoReason) => {
            errors.add(format!("why-{act}-{row}"), context.t("valid-no-reason"));
        }
        Err(other) => return Err(other.into()),
    }
    let shown = shown(&app, &context, id).await?;
    Ok(again(view(&context, &shown, &typed, &errors, "")))
}

fn period(context: &Context, period: Period) -> String {
    let l = context.language;
    let until = period.until.map_or_else(|| context.t("valid-no-end"), |day| l.date(day));
    format!("{} – {until}", l.date(period.from))
}

fn view(context: &Context, shown: &Shown, typed: &Typed, errors: &FieldErrors, done: &str) -> Markup {
    let (l, centre) = (context.language, &shown.centre);
    let own = format!("{PATH}/{}", centre.centre.id);
    let withdrawn = |of: &Option<(jiff::Timestamp, String)>| {
        of.as_ref().map(|(at, why)| {
            context.ta(
                "valid-withdrawn-why",
                &[("at", l.moment(&at.to_string()).into()), ("why", why.as_str().into())],
            )
        })
    };
    let name_of = |code: &str| {
        let found = shown.qualifications.iter().find(|one| one.document.code == code);
        found.map_or(code.to_owned(), |one| one.document.name(l).to_owned())
    };
    let columns = ["valid-qualification", "valid-period", "valid-source", "valid-withdrawn"]
        .map(|key| Column::text(context.t(key)));
    let accreditations: Vec<Vec<Markup>> = centre
        .accreditations
        .iter()
        .map(|one| {
            vec![
                html! { (name_of(&one.what.qualification)) },
                html! { (period(context, one.period)) },
                html! { (one.what.source) },
                html! {
                    @if let Some(told) = withdrawn(&one.withdrawn) { (told) }
                    @else if keeps(context) { (withdraw(context, &own, "withdraw-accreditation", one.id, &name_of(&one.what.qualification), errors)) }
                },
            ]
        })
        .collect();
    let who = |person: Option<i64>| {
        let name = person.and_then(|id| shown.names.get(&PersonId(id))).cloned();
        name.unwrap_or_else(|| context.t("valid-nobody-now"))
    };
    let assessors: Vec<Vec<Markup>> = centre
        .assessors
        .iter()
        .map(|one| {
            vec![
                html! { (who(one.what)) },
                html! { (period(context, one.period)) },
                html! {
                    @if let Some(told) = withdrawn(&one.withdrawn) { (told) }
                    @else { (withdraw(context, &own, "withdraw-assessor", one.id, &who(one.what), errors)) }
                },
            ]
        })
        .collect();
    let assessor_columns =
        ["valid-assessor", "valid-period", "valid-withdrawn"].map(|key| Column::text(context.t(key)));
    page(
        context,
        &centre.name,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("valid-qualifications"), "/skills/qualifications"), (context.t("valid-centres"), PATH)], &centre.name))
            (page_head(Some(&context.t("valid-centre")), &centre.name, None))
            (told(context, done))
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="md" { (context.t("valid-accreditations")) }
                @if accreditations.is_empty() { p { (context.t("valid-accreditations-none")) } } @else { (data_table(&context.t("valid-accreditations"), &columns, &accreditations)) }
                @if keeps(context) { (accredit_form(context, shown, &own, typed, errors)) }
            }
            @if keeps(context) {
                section class="ht-section ht-stack" {
                    h2 class="ds-heading" data-size="md" { (context.t("valid-assessors")) }
                    @if assessors.is_empty() { p { (context.t("valid-assessors-none")) } } @else { (data_table(&context.t("valid-assessors"), &assessor_columns, &assessors)) }
                    (authorise_form(context, shown, &own, typed, errors))
                }
            }
        },
    )
}

fn withdraw(context: &Context, own: &str, act: &str, row: i64, what: &str, errors: &FieldErrors) -> Markup {
    let id = format!("why-{act}-{row}");
    html! {
        form class="ht-acts" method="post" action=(context.href(&format!("{own}/{act}"))) {
            input type="hidden" name="row" value=(row);
            label class="ds-sr-only" for=(id) { (context.t("valid-why")) ": " (what) }
            @if let Some(error) = errors.of(&id) { p class="ds-validation-message" { (error) } }
            input class="ds-input" id=(id) name="why" placeholder=(context.t("valid-why"));
            button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" { (context.t("valid-withdraw")) span class="ds-sr-only" { ": " (what) } }
        }
    }
}

fn days(context: &Context, names: [&'static str; 2], typed: &Typed, errors: &FieldErrors) -> Markup {
    let one = |name: &'static str, key: &str| {
        field(
            errors,
            &Field {
                name,
                label: context.t(key),
                value: typed.text(name),
                kind: FieldKind::Date,
                ..Field::default()
            },
        )
    };
    fields(html! { (one(names[0], "valid-from")) (one(names[1], "valid-until")) })
}

fn accredit_form(context: &Context, shown: &Shown, own: &str, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let options = shown
        .qualifications
        .iter()
        .map(|one| (one.document.code.clone(), one.document.name(l).to_owned()))
        .collect();
    html! {
        form class="ht-form ht-stack" method="post" action=(context.href(&format!("{own}/accredit"))) novalidate {
            h3 class="ds-heading" data-size="sm" { (context.t("valid-accredit")) }
            (select(errors, &Select {
                name: "qualification",
                label: context.t("valid-qualification"),
                hint: None,
                value: typed.text("qualification"),
                none: None,
                groups: vec![OptionGroup { label: String::new(), options }],
            }))
            (days(context, ["a_from", "a_until"], typed, errors))
            (field(errors, &Field { name: "source", label: context.t("valid-source"), hint: Some(context.t("valid-source-hint")), value: typed.text("source"), ..Field::default() }))
            p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("valid-add")) } }
        }
    }
}

fn authorise_form(
    context: &Context,
    shown: &Shown,
    own: &str,
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let name = |person: &PersonId| shown.names.get(person).cloned().unwrap_or_default();
    let options: Vec<(String, String)> =
        shown.members.iter().map(|person| (person.0.to_string(), name(person))).collect();
    html! {
        @if options.is_empty() { p { (context.t("valid-no-members")) } }
        @else {
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{own}/authorise"))) novalidate {
                h3 class="ds-heading" data-size="sm" { (context.t("valid-authorise")) }
                (select(errors, &Select {
                    name: "person",
                    label: context.t("valid-assessor"),
                    hint: None,
                    value: typed.text("person"),
                    none: None,
                    groups: vec![OptionGroup { label: String::new(), options }],
                }))
                (days(context, ["p_from", "p_until"], typed, errors))
                p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("valid-add")) } }
            }
        }
    }
}
