//! Asking to speak for a maker, and deciding it.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use crate::{
    access::{Action, Relation, check},
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Field, FieldErrors, FieldKind, breadcrumbs, empty, error_summary, facts, field, page_head,
        },
        error::again,
        page,
    },
    makers::{
        model::{Maker, MakerId},
        show::find_maker,
    },
    people::{
        account,
        claim::{ClaimError, is_shown},
        claim_maker, decide_claim,
        model::Person,
        open_claims,
        store::claims::Claim,
    },
};

impl From<ClaimError> for PageError {
    fn from(error: ClaimError) -> PageError {
        match error {
            ClaimError::Denied(denied) => denied.into(),
            ClaimError::Database(error) => error.into(),
            ClaimError::NotSignedIn => PageError::Forbidden,
            ClaimError::NotFound => PageError::NotFound,
            ClaimError::Decided => PageError::Conflict,
            ClaimError::NoWords | ClaimError::NoReason => PageError::BadRequest,
        }
    }
}

/// `GET /makers/{id}/claim`
///
/// # Errors
/// When there is no such maker.
pub async fn ask(State(app): State<App>, context: Context, Path(id): Path<i64>) -> PageResult<Response> {
    let maker = maker(&app, &context, id).await?;
    if context.caller.person.is_none() {
        let to = super::sign_in::encoded(&format!("/makers/{id}/claim"));
        return Ok(Redirect::to(&context.href(&format!("/account/sign-in?to={to}"))).into_response());
    }
    Ok(view(&app, &context, &maker, "", &FieldErrors::new()).await?.into_response())
}

async fn maker(app: &App, context: &Context, id: i64) -> PageResult<Maker> {
    let found = find_maker(app, &context.caller, MakerId(id)).await.map_err(|_| PageError::Internal)?;
    found.ok_or(PageError::NotFound)
}

/// `POST /makers/{id}/claim`
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn send(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    match claim_maker(&app, &context.caller, MakerId(id), typed.text("words")).await {
        Ok(granted) => {
            let done = if granted { "claimed" } else { "claim-waits" };
            Ok(Redirect::to(&context.href(&format!("/account?done={done}"))).into_response())
        }
        Err(ClaimError::NoWords) => {
            let maker = maker(&app, &context, id).await?;
            let mut errors = FieldErrors::new();
            errors.add("words", context.t("claim-no-words"));
            Ok(again(view(&app, &context, &maker, "", &errors).await?))
        }
        Err(other) => Err(other.into()),
    }
}

async fn view(app: &App, context: &Context, maker: &Maker, words: &str, errors: &FieldErrors) -> PageResult {
    let id = context.caller.person.ok_or(PageError::Forbidden)?;
    let email = account(app, &context.caller, id).await?.person.email;
    let shown = is_shown(&email, maker.web.as_deref());
    let title = context.t("claim-title");
    let own = format!("/makers/{}", maker.id);
    Ok(page(
        context,
        &format!("{title}: {}", maker.name),
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("nav-makers"), "/makers"), (maker.name.clone(), &own)], &title))
            (page_head(Some(&maker.name), &title, Some(&context.t("claim-lead"))))
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("{own}/claim"))) novalidate {
                @if shown { p { (context.ta("claim-shown", &[("email", email.clone().into())])) } }
                @else {
                    p { (context.ta("claim-not-shown", &[("email", email.clone().into())])) }
                    (field(errors, &Field {
                        name: "words",
                        label: context.t("claim-words"),
                        hint: Some(context.t("claim-words-hint")),
                        value: words,
                        kind: FieldKind::Lines(4),
                        ..Field::default()
                    }))
                }
                p { button class="ds-button" type="submit" { (context.t("claim-do")) } }
            }
        },
    ))
}

/// `GET /people/claims`
///
/// # Errors
/// When the caller may not, or the database does not answer.
pub async fn list(State(app): State<App>, context: Context) -> PageResult {
    check(&context.caller, Action::DecideClaim, Relation::None)?;
    let claims = open_claims(&app, &context.caller).await?;
    Ok(list_view(&context, &claims, None, &FieldErrors::new()))
}

/// `POST /people/claims/{id}`
///
/// # Errors
/// When the caller may not, it was decided before, or the database does not answer.
pub async fn decide(
    State(app): State<App>,
    context: Context,
    Path(id): Path<i64>,
    body: String,
) -> PageResult<Response> {
    let typed = Typed::of_body(&body);
    let granted = typed.text("decide") == "grant";
    match decide_claim(&app, &context.caller, id, granted, typed.text("reason")).await {
        Ok(()) => Ok(Redirect::to(&context.href("/people/claims")).into_response()),
        Err(ClaimError::NoReason) => {
            let claims = open_claims(&app, &context.caller).await?;
            let mut errors = FieldErrors::new();
            errors.add(format!("reason-{id}"), context.t("claim-no-reason"));
            Ok(again(list_view(&context, &claims, Some(id), &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

fn list_view(
    context: &Context,
    claims: &[(Claim, Person, String)],
    at: Option<i64>,
    errors: &FieldErrors,
) -> Markup {
    let title = context.t("claims-title");
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (page_head(None, &title, Some(&context.t("claims-lead"))))
            @if claims.is_empty() { (empty(&context.t("claims-none"), html! {}, None)) }
            @for (claim, person, maker) in claims {
                section class="ht-section" {
                    h2 class="ds-heading" data-size="sm" { a class="ds-link" href=(context.href(&format!("/makers/{}", claim.maker))) { (maker) } }
                    (facts(&[
                        (context.t("account-name"), html! { (person.name) }),
                        (context.t("account-email"), html! { (person.email) }),
                        (context.t("claim-words"), html! { (claim.words) }),
                        (context.t("figures-when"), html! { (context.language.moment(&claim.made_at.to_string())) }),
                    ]))
                    form class="ht-form ht-stack" method="post" action=(context.href(&format!("/people/claims/{}", claim.id))) novalidate {
                        @let name = format!("reason-{}", claim.id);
                        @let error = errors.of(&name).filter(|_| at == Some(claim.id));
                        div class="ds-field" data-invalid[error.is_some()] {
                            label class="ds-label" for=(name) { (context.t("claim-reason")) }
                            @if let Some(error) = error { p class="ds-validation-message" { (error) } }
                            input class="ds-input" type="text" id=(name) name="reason";
                        }
                        p class="ht-actions" {
                            button class="ds-button" type="submit" name="decide" value="grant" { (context.t("claim-grant")) }
                            " " button class="ds-button" data-variant="secondary" type="submit" name="decide" value="refuse" { (context.t("claim-refuse")) }
                        }
                    }
                }
            }
        },
    )
}
