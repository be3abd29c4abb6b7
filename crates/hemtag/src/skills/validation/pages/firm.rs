//! The firm's pages: letters that ask people to have their skills validated, and what people share. And the page behind the
//! letter's link.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use workforce::map::PersonId as InMap;

use super::{Told, own::sign_in_first, to, told};
use crate::{
    access::{self, Action, PersonId, Relation},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, Field, FieldErrors, OptionGroup, Select, breadcrumbs, data_table, empty, error_summary,
            facts, field, page_head, select,
        },
        error::again,
        page,
    },
    skills::validation::{self, Invited, SharedWith, ValidationError, Version},
    words::Language,
};

fn address(organisation: i64) -> String {
    format!("/skills/validations/firm/{organisation}")
}

/// `GET /skills/validations/firm/{organisation}`
///
/// # Errors
/// When the caller is not of the firm.
pub async fn show(
    State(app): State<App>,
    context: Context,
    Path(organisation): Path<i64>,
    Query(asked): Query<Told>,
) -> PageResult {
    whole(&app, &context, organisation, &Typed::default(), &FieldErrors::new(), &asked.done).await
}

async fn whole(
    app: &App,
    context: &Context,
    organisation: i64,
    typed: &Typed,
    errors: &FieldErrors,
    done: &str,
) -> PageResult {
    let (name, invited, shared) = validation::firm(app, &context.caller, organisation).await?;
    let qualifications = validation::all(app, &context.caller).await?;
    let shown = Shown { organisation, name, invited, shared, qualifications, now: app.clock.now() };
    Ok(view(context, &shown, typed, errors, done))
}

/// `POST /skills/validations/firm/{organisation}`: sends a letter.
///
/// # Errors
/// When the caller is not of the firm, or too many letters went.
pub async fn invite(
    State(app): State<App>,
    context: Context,
    Path(organisation): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let l = Language::from_code(typed.text("language")).unwrap_or(context.language);
    let (code, email) = (typed.text("qualification"), typed.text("email"));
    let sent =
        validation::invite(&app, &context.caller, organisation, code, email, typed.text("called"), l).await;
    let mut errors = FieldErrors::new();
    match sent {
        Ok(_) => return Ok(to(&context, &format!("{}?done=invited", address(organisation)))),
        Err(ValidationError::NoAddress) => errors.add("email", context.t("valid-no-address")),
        Err(ValidationError::NotWhole) => errors.add("qualification", context.t("valid-not-whole")),
        Err(ValidationError::NotFound) => errors.add("qualification", context.t("valid-choose-one")),
        Err(other) => return Err(other.into()),
    }
    Ok(again(whole(&app, &context, organisation, &typed, &errors, "").await?))
}

/// `POST /skills/firm/{id}/people/{person}/account`: whose account somebody in the map is. What is shared with the firm by it comes
/// into the map.
///
/// # Errors
/// When the caller is not of the firm, the map has no such person, or the account is none of the firm's.
pub async fn tie(
    State(app): State<App>,
    context: Context,
    Path((organisation, person)): Path<(i64, u32)>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let account = match typed.given("account") {
        None => None,
        Some(number) => Some(PersonId(number.parse().map_err(|_| PageError::BadRequest)?)),
    };
    let people = format!("/skills/firm/{organisation}/people");
    match validation::tie(&app, &context.caller, organisation, InMap(person), account).await {
        Ok(()) => Ok(to(&context, &format!("{people}?done=tied"))),
        Err(ValidationError::TiedAlready) => Ok(to(&context, &format!("{people}/{person}?problem=tied"))),
        Err(other) => Err(other.into()),
    }
}

struct Shown {
    organisation: i64,
    name: String,
    invited: Vec<Invited>,
    shared: Vec<SharedWith>,
    qualifications: Vec<Version>,
    now: jiff::Timestamp,
}

fn view(context: &Context, shown: &Shown, typed: &Typed, errors: &FieldErrors, done: &str) -> Markup {
    let l = context.language;
    let title = context.t("valid-firm");
    let own = address(shown.organisation);
    let name_of = |code: &str| {
        let found = shown.qualifications.iter().find(|one| one.document.code == code);
        found.map_or(code.to_owned(), |one| one.document.name(l).to_owned())
    };
    let columns =
        ["valid-person", "valid-qualification", "valid-shared-until"].map(|key| Column::text(context.t(key)));
    let shared: Vec<Vec<Markup>> = shown
        .shared
        .iter()
        .map(|one| {
            vec![
                html! { a class="ds-link" href=(context.href(&format!("{own}/shares/{}", one.share.id))) { (one.name) } },
                html! { (one.qualification.document.name(l)) },
                html! { (l.date(one.share.until)) },
            ]
        })
        .collect();
    let invited_columns = ["valid-person", "valid-qualification", "valid-sent", "valid-letter"]
        .map(|key| Column::text(context.t(key)));
    let invited: Vec<Vec<Markup>> = shown
        .invited
        .iter()
        .map(|one| {
            let of = &one.invitation;
            let how = match (of.used_at.is_some(), of.is_open(shown.now)) {
                (true, _) => "valid-letter-used",
                (false, true) => "valid-letter-open",
                (false, false) => "valid-letter-past",
            };
            let whom = one
                .whom
                .as_ref()
                .map(|(called, email)| if called.is_empty() { email.clone() } else { called.clone() });
            vec![
                html! { (whom.unwrap_or_else(|| context.t("valid-forgotten"))) },
                html! { (name_of(&of.qualification)) },
                html! { (l.moment(&of.made_at.to_string())) },
                html! { (context.t(how)) },
            ]
        })
        .collect();
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[], &title))
            (page_head(Some(&shown.name), &title, Some(&context.t("valid-firm-lead"))))
            (told(context, done))
            section class="ht-section ht-stack" data-gap="sm" {
                h2 class="ds-heading" data-size="md" { (context.t("valid-shared-with-us")) }
                @if shared.is_empty() { (empty(&context.t("valid-shared-none"), html! { p { (context.t("valid-shared-none-about")) } }, None)) }
                @else {
                    p class="ht-measure" { (context.t("valid-look-kept")) }
                    (data_table(&context.t("valid-shared-with-us"), &columns, &shared))
                }
            }
            (invite_form(context, shown, &own, typed, errors))
            @if !invited.is_empty() { (data_table(&context.t("valid-invited"), &invited_columns, &invited)) }
            p class="ht-section" { (context.t("valid-support")) " " a class="ds-link" href=(context.href("/funding")) { (context.t("valid-support-see")) } ". " (context.t("valid-support-counts")) }
        },
    )
}

fn invite_form(context: &Context, shown: &Shown, own: &str, typed: &Typed, errors: &FieldErrors) -> Markup {
    let l = context.language;
    let whole = shown.qualifications.iter().filter(|one| one.document.is_whole());
    let options: Vec<(String, String)> =
        whole.map(|one| (one.document.code.clone(), one.document.name(l).to_owned())).collect();
    let languages =
        Language::ALL.into_iter().map(|l| (l.code().to_owned(), l.t("language-own-name"))).collect();
    let text = |name: &'static str, key: &str, autocomplete| {
        field(
            errors,
            &Field {
                name,
                label: context.t(key),
                hint: l.find(&format!("{key}-hint")),
                value: typed.text(name),
                autocomplete,
                ..Field::default()
            },
        )
    };
    html! {
        section class="ht-section ht-stack" data-gap="sm" {
            h2 class="ds-heading" data-size="md" { (context.t("valid-invite")) }
            p class="ht-measure" { (context.t("valid-invite-about")) }
            @if options.is_empty() { p { (context.t("valid-none-to-begin")) } }
            @else {
                form class="ht-form ht-stack" method="post" action=(context.href(own)) novalidate {
                    (text("email", "valid-email", None))
                    (text("called", "valid-called", None))
                    (select(errors, &Select { name: "qualification", label: context.t("valid-qualification"), hint: None, value: typed.text("qualification"), none: None, groups: vec![OptionGroup { label: String::new(), options }] }))
                    (select(errors, &Select { name: "language", label: context.t("account-language"), hint: None, value: if typed.text("language").is_empty() { l.code() } else { typed.text("language") }, none: None, groups: vec![OptionGroup { label: String::new(), options: languages }] }))
                    p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("valid-invite-do")) } }
                }
            }
        }
    }
}

/// `GET /skills/validations/firm/{organisation}/shares/{share}`. The look is kept.
///
/// # Errors
/// When the caller is not of the firm, or nothing is shared so.
pub async fn share(
    State(app): State<App>,
    context: Context,
    Path((organisation, share)): Path<(i64, i64)>,
) -> PageResult {
    let shared = validation::look_at(&app, &context.caller, organisation, share).await?;
    Ok(share_view(&context, organisation, &shared))
}

/// What is shared, from plain data.
#[must_use]
pub fn share_view(context: &Context, organisation: i64, shared: &SharedWith) -> Markup {
    let (l, of) = (context.language, &shared.qualification.document);
    let own = address(organisation);
    let mut about = vec![(context.t("valid-qualification"), html! { (of.name(l)) })];
    match shared.outcome {
        Some(outcome) => about.push((
            context.t("valid-outcome-title"),
            html! { (context.t(&format!("valid-outcome-{}", outcome.code()))) },
        )),
        None => about.push((context.t("valid-outcome-title"), html! { (context.t("valid-share-some")) })),
    }
    if let Some(certificate) = shared.certificate.as_ref().filter(|number| !number.is_empty()) {
        about.push((context.t("valid-certificate-number"), html! { (certificate) }));
    }
    about.push((context.t("valid-centre"), html! { (shared.centre) }));
    about.push((context.t("valid-shared-until"), html! { (l.date(shared.share.until)) }));
    let columns =
        ["valid-unit", "valid-outcome", "valid-assessed-on"].map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = shared
        .facts
        .iter()
        .map(|fact| {
            vec![
                html! { (of.unit(&fact.unit).map_or(fact.unit.as_str(), |unit| unit.name(l))) },
                html! { (l.pick(&fact.name_sv, &fact.name_en)) },
                html! { (l.date(fact.on)) },
            ]
        })
        .collect();
    page(
        context,
        &shared.name,
        html! {
            (breadcrumbs(context, &[(context.t("valid-firm"), &own)], &shared.name))
            (page_head(Some(&context.t("valid-validation")), &shared.name, Some(&context.t("valid-share-lead"))))
            (facts(&about))
            @if rows.is_empty() { p { (context.t("valid-share-nothing")) } } @else { (data_table(&context.t("valid-units-met"), &columns, &rows)) }
        },
    )
}

/// `GET /skills/invited/{token}`: who asks for what, for whoever is signed in.
///
/// # Errors
/// Not found when the link holds no longer.
pub async fn invited(
    State(app): State<App>,
    context: Context,
    Path(token): Path<String>,
) -> PageResult<Response> {
    if let Some(first) = sign_in_first(&context) {
        return Ok(first);
    }
    access::check(&context.caller, Action::KeepOwnSkills, Relation::Owner)?;
    let (_, firm, version) = validation::invitation(&app, &context.caller, &token).await?;
    Ok(invited_view(&context, &token, &firm, &version).into_response())
}

/// The page behind the letter's link, from plain data.
#[must_use]
pub fn invited_view(context: &Context, token: &str, firm: &str, version: &Version) -> Markup {
    let l = context.language;
    let title = context.t("valid-invited-title");
    let args =
        [("firm", firm.to_owned().into()), ("qualification", version.document.name(l).to_owned().into())];
    page(
        context,
        &title,
        html! {
            (page_head(None, &title, Some(&context.ta("valid-invited-lead", &args))))
            div class="ht-prose ht-stack" {
                p { (context.t("valid-invited-why")) }
                p { (context.t("valid-invited-how")) }
                p { (context.t("valid-invited-who")) }
            }
            form method="post" action=(context.href(&format!("/skills/invited/{token}"))) {
                p class="ht-acts" {
                    button class="ds-button" type="submit" { (context.t("valid-invited-do")) } " "
                    a class="ds-link" href=(context.href("/account/skills")) { (context.t("valid-invited-not")) }
                }
            }
        },
    )
}

/// `POST /skills/invited/{token}`
///
/// # Errors
/// Not found when the link holds no longer.
pub async fn accept(
    State(app): State<App>,
    context: Context,
    Path(token): Path<String>,
) -> PageResult<Response> {
    let id = match validation::accept(&app, &context.caller, &token).await {
        Ok(id) | Err(ValidationError::Begun(id)) => id,
        Err(other) => return Err(other.into()),
    };
    Ok(to(&context, &format!("/account/skills/validations/{id}?done=accepted")))
}
