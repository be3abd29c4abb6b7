//! Becoming administrator with the link that `hemtag serve` prints while nobody is (decisions 0004 and 0059).

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use crate::{
    access::PersonId,
    app::App,
    http::{
        Context, PageError, PageResult, Typed,
        components::{self, Choice, Choices, Field, FieldErrors, FieldKind},
        context::{SIGNED_IN, session_value},
        error::again,
        page,
    },
    people::{
        EnterError, administrators_link,
        examples::{enter_as, examples},
        has_administrator,
        model::{Membership, Person},
        pages::cookies,
    },
};

/// `GET /sign-in/{key}`: asks once, so that a link that is fetched ahead signs nobody in. In the demo it asks whom to be.
///
/// # Errors
/// Not found, unless the key is that of this start and nobody else is administrator.
pub async fn ask(State(app): State<App>, context: Context, Path(key): Path<String>) -> PageResult {
    check(&app, &key)?;
    if !context.examples {
        holds(&app).await?;
        return Ok(first(&context, &key, "", &FieldErrors::new()));
    }
    let people = examples(app.db.reader()).await?;
    let title = context.t(if people.is_empty() { "sign-in-title" } else { "sign-in-demo-title" });
    Ok(page(&context, &title, form(&context, &title, &key, &people)))
}

fn form(context: &Context, title: &str, key: &str, people: &[(Person, Vec<Membership>)]) -> Markup {
    let administrator = Choice::new("", context.t("role-administrator"), true);
    let who = people.iter().map(|(person, held)| {
        let mut roles: Vec<String> = held
            .iter()
            .map(|one| {
                let role = context.t(&format!("role-{}", one.role.code().replace('_', "-")));
                let of = one.organisation.as_ref().map(|of| format!(", {}", of.name));
                format!("{role}{}", of.unwrap_or_default())
            })
            .collect();
        if roles.is_empty() {
            roles.push(context.t("sign-in-demo-own"));
        }
        Choice::new(person.id.0.to_string(), format!("{}: {}", person.name, roles.join("; ")), false)
    });
    let choices = Choices {
        name: "as",
        legend: context.t("sign-in-demo-whom"),
        heading: false,
        hint: Some(context.t("sign-in-demo-hint")),
        many: false,
        choices: std::iter::once(administrator).chain(who).collect(),
        unknown: None,
        columns: false,
    };
    html! {
        h1 { (title) }
        p { (context.t(if people.is_empty() { "sign-in-what" } else { "sign-in-demo-what" })) }
        form class="ht-form ht-stack" method="post" action=(context.href(&format!("/sign-in/{key}"))) {
            @if !people.is_empty() { (components::choices(context, &FieldErrors::new(), &choices)) }
            p { button class="ds-button" type="submit" { (context.t("sign-in-button")) } }
        }
    }
}

/// The page of an installation without an administrator: the account that is.
fn first(context: &Context, key: &str, email: &str, errors: &FieldErrors) -> Markup {
    let title = context.t("sign-in-title");
    let to = context.href(&format!("/sign-in/{key}"));
    page(
        context,
        &title,
        html! {
            (components::error_summary(context, errors))
            (components::page_head(None, &title, Some(&context.t("sign-in-first-lead"))))
            form class="ht-form ht-stack" method="post" action=(to) novalidate {
                (components::field(errors, &Field {
                    name: "email",
                    label: context.t("account-email"),
                    hint: Some(context.t("sign-in-first-hint")),
                    value: email,
                    kind: FieldKind::Email,
                    autocomplete: Some("email"),
                    ..Field::default()
                }))
                p { button class="ds-button" type="submit" { (context.t("sign-in-first-button")) } }
            }
        },
    )
}

/// The link of a start ends where somebody has an account that is administrator: it knows no second factor.
async fn holds(app: &App) -> PageResult<()> {
    if has_administrator(app).await? { Err(PageError::NotFound) } else { Ok(()) }
}

/// `POST /sign-in/{key}`
///
/// # Errors
/// Not found, unless the key is that of this start and nobody else is administrator, and whoever one wants to be is made up.
pub async fn enter(
    State(app): State<App>,
    context: Context,
    Path(key): Path<String>,
    body: String,
) -> PageResult<Response> {
    check(&app, &key)?;
    let typed = Typed::of_body(&body);
    if !context.examples {
        holds(&app).await?;
    }
    // Nobody is anybody without an account but in a demonstration.
    let email = typed.0.get("email").and_then(|values| values.first()).map(String::as_str);
    if let Some(email) = email.or((!context.examples).then_some("")) {
        return match administrators_link(&app, &app.administrator(), context.language, email).await {
            Ok(path) => Ok(Redirect::to(&path).into_response()),
            Err(EnterError::NoAddress) => {
                let mut errors = FieldErrors::new();
                errors.add("email", context.t("account-no-address"));
                Ok(again(first(&context, &key, email, &errors)))
            }
            Err(other) => Err(other.into()),
        };
    }
    let Some(person) = typed.given("as") else {
        let mut response = with_cookie(&context, &session_value(&app), 12 * 60 * 60);
        // One is one at a time: whoever one was before is left.
        cookies::forget_session(&app, &mut response);
        return Ok(response);
    };
    let person = PersonId(person.parse().map_err(|_| PageError::BadRequest)?);
    let token = enter_as(&app, person).await?.ok_or(PageError::NotFound)?;
    let mut response = with_cookie(&context, "", 0);
    cookies::set_session(&app, &mut response, &token);
    Ok(response)
}

/// Takes the administrator's cookie from the browser.
pub fn forget(response: &mut Response) {
    response.headers_mut().append(header::SET_COOKIE, cookie("", 0));
}

fn with_cookie(context: &Context, value: &str, seconds: u32) -> Response {
    let mut response = Redirect::to(&context.href("/")).into_response();
    response.headers_mut().append(header::SET_COOKIE, cookie(value, seconds));
    response
}

fn cookie(value: &str, seconds: u32) -> HeaderValue {
    let cookie = format!("{SIGNED_IN}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}");
    HeaderValue::from_str(&cookie).expect("the cookie is ASCII")
}

/// Compares digests, so that the time it takes tells nothing of the key.
fn check(app: &App, key: &str) -> PageResult<()> {
    use sha2::{Digest, Sha256};
    if Sha256::digest(key.as_bytes()) == Sha256::digest(app.sign_in_key.as_bytes()) {
        Ok(())
    } else {
        Err(PageError::NotFound)
    }
}
