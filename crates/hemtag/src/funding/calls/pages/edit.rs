//! A call's form, part by part: a draft is kept as it is, a published call is amended with a reason.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::{
    address, form,
    read::{Part, read, typed_of},
};
use crate::{
    access::{self, Action, Relation},
    app::App,
    funding::{
        FundingError,
        calls::{self, KeptCall, Seen, problems},
        model::{call::CallState, domestic},
        money,
        pages::looked,
    },
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Field, FieldErrors, FieldKind, Tone, breadcrumbs, error_summary, field, notice, page_head,
        },
        error::again,
        page,
    },
};

/// `GET /funding/calls/{code}/edit/{part}`
///
/// # Errors
/// When the caller may not, or there is none.
pub async fn edit(
    State(app): State<App>,
    context: Context,
    Path((code, part)): Path<(String, String)>,
) -> PageResult {
    access::check(&context.caller, Action::EditCall, Relation::None)?;
    let part = Part::parse(&part).ok_or(PageError::NotFound)?;
    let kept = calls::by_code(&app, &context.caller, &code).await?;
    let mut typed = typed_of(&kept.call, part, context.language);
    typed.set("version", kept.version.to_string());
    Ok(view(&context, &kept, part, &typed, &FieldErrors::new(), None))
}

/// `POST /funding/calls/{code}/edit/{part}`
///
/// # Errors
/// When the caller may not, there is none, or the database refuses.
pub async fn save(
    State(app): State<App>,
    context: Context,
    Path((code, part)): Path<(String, String)>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::EditCall, Relation::None)?;
    let part = Part::parse(&part).ok_or(PageError::NotFound)?;
    let kept = calls::by_code(&app, &context.caller, &code).await?;
    let mut typed = Typed::of_body(&body);
    let version = typed.text("version").parse().map_err(|_| PageError::BadRequest)?;
    let mut call = kept.call.clone();
    let mut errors = read(&context, part, &typed, &mut call);
    let mut meanwhile = None;
    if errors.is_empty() {
        let seen = Seen { code: &code, version };
        let done = if kept.state == CallState::Draft {
            calls::keep_draft(&app, &context.caller, seen, call).await
        } else {
            calls::amend(&app, &context.caller, seen, call, typed.text("reason")).await
        };
        match done {
            Ok(_) => {
                let more = typed.has("do", "more");
                let to = if more {
                    format!("{}/edit/{}?done=kept", address(&code), part.code())
                } else {
                    format!("{}?done=kept", address(&code))
                };
                return Ok(Redirect::to(&context.href(&to)).into_response());
            }
            Err(FundingError::NoReason) => errors.add("reason", context.t("money-wrong-reason")),
            Err(FundingError::Changed) => {
                let now = calls::by_code(&app, &context.caller, &code).await?;
                meanwhile = Some(differences(&context, part, &kept_typed(&context, &now, part), &typed));
                // Whoever has seen what differs decides: the next keeping holds.
                typed.set("version", now.version.to_string());
            }
            Err(FundingError::Domestic(found)) => looked::tell(&context, &mut typed, &mut errors, &found),
            Err(FundingError::Wrong(wrong)) => {
                wrong.into_iter().for_each(|(field, key)| errors.add(field, context.t(key)));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(again(view(&context, &kept, part, &typed, &errors, meanwhile)))
}

fn kept_typed(context: &Context, kept: &KeptCall, part: Part) -> Typed {
    typed_of(&kept.call, part, context.language)
}

/// What somebody else wrote meanwhile, beside what one wrote oneself.
fn differences(
    _context: &Context,
    _part: Part,
    theirs: &Typed,
    own: &Typed,
) -> Vec<(String, String, String)> {
    let fields = theirs.differences(own).into_iter();
    fields
        .filter(|name| !matches!(name.as_str(), "version" | "do" | "reason"))
        .map(|name| (name.clone(), theirs.text(&name).to_owned(), own.text(&name).to_owned()))
        .collect()
}

/// `POST /funding/calls/{code}/publish`
///
/// # Errors
/// When the caller may not, there is none, or the database refuses.
pub async fn publish(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::EditCall, Relation::None)?;
    let version = Typed::of_body(&body).text("version").parse().map_err(|_| PageError::BadRequest)?;
    match calls::publish(&app, &context.caller, Seen { code: &code, version }).await {
        Ok(_) => {
            Ok(Redirect::to(&context.href(&format!("{}?done=published", address(&code)))).into_response())
        }
        // The call's page lists what lacks, and what it says now.
        Err(
            FundingError::Wrong(_) | FundingError::Domestic(_) | FundingError::Changed | FundingError::NotNow,
        ) => {
            Ok(Redirect::to(&context.href(&format!("{}?done=not-published", address(&code)))).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /funding/calls/{code}/withdraw`
///
/// # Errors
/// When the caller may not, there is none, or the database refuses.
pub async fn withdraw(
    State(app): State<App>,
    context: Context,
    Path(code): Path<String>,
    body: String,
) -> PageResult<Response> {
    access::check(&context.caller, Action::EditCall, Relation::None)?;
    let typed = Typed::of_body(&body);
    let version = typed.text("version").parse().map_err(|_| PageError::BadRequest)?;
    let seen = Seen { code: &code, version };
    let done = match calls::withdraw(&app, &context.caller, seen, typed.text("reason")).await {
        Ok(_) => "withdrawn",
        Err(FundingError::NoReason) => "no-reason",
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&context.href(&format!("{}?done={done}", address(&code)))).into_response())
}

/// What keeps a draft from being published, each with the part where it is mended.
pub(super) async fn lacking(
    app: &App,
    context: &Context,
    kept: &KeptCall,
) -> Result<Vec<(Part, String, String)>, FundingError> {
    let assignments = money::assignments(app, &context.caller).await?;
    let Some(assignment) = assignments.iter().find(|one| one.id == kept.assignment) else {
        return Ok(Vec::new());
    };
    let named = |field: &str| context.t(&format!("call-field-{}", field.replace('_', "-")));
    let wrong = problems(&kept.call, assignment).into_iter();
    let wrong = wrong.map(|(field, key)| (Part::of_field(&field), named(&field), context.t(key)));
    let found = domestic::found(&domestic::of_call(&kept.call), &kept.call.looked, app.clock.today());
    let found = found.into_iter().map(|one| {
        let list = one.field.split('-').next().unwrap_or_default().to_owned();
        let key = if one.refused { "domestic-lacks-refused" } else { "domestic-lacks-reason" };
        let words = one.words.join("”, ”");
        (
            Part::of_field(&list),
            context.t(&format!("call-list-{list}")),
            context.ta(key, &[("words", words.into())]),
        )
    });
    Ok(wrong.chain(found).collect())
}

fn view(
    context: &Context,
    kept: &KeptCall,
    part: Part,
    typed: &Typed,
    errors: &FieldErrors,
    meanwhile: Option<Vec<(String, String, String)>>,
) -> Markup {
    let title = context.t(&format!("call-part-{}", part.code()));
    let name = kept.call.title.of(context.language).to_owned();
    let here = address(&kept.code);
    let above = [(context.t("funding-title"), "/funding"), (name.clone(), here.as_str())];
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &above, &title))
            (page_head(Some(&name), &title, None))
            @if context.done() == Some("kept") { (notice(Tone::Success, &context.t("call-done-kept"), html! {})) }
            @if let Some(changes) = &meanwhile {
                (notice(Tone::Warning, &context.t("call-meanwhile-title"), html! {
                    p { (context.t("call-meanwhile-text")) }
                    ul { @for (field, theirs, own) in changes {
                        li { code { (field) } ": " (context.ta("call-meanwhile-line", &[("theirs", theirs.as_str().into()), ("own", own.as_str().into())])) }
                    } }
                }))
            }
            nav class="ht-section" aria-label=(context.t("call-parts")) {
                ul class="ht-tabs" {
                    @for other in Part::ALL {
                        li { a class="ds-link" href=(context.href(&format!("{here}/edit/{}", other.code()))) aria-current=[(other == part).then_some("page")] {
                            (context.t(&format!("call-part-{}", other.code())))
                        } }
                    }
                }
            }
            form class="ht-stack ht-section" method="post" action=(context.href(&format!("{here}/edit/{}", part.code()))) novalidate {
                input type="hidden" name="version" value=(typed.text("version"));
                (form::all(context, part, typed, errors))
                @if kept.state != CallState::Draft {
                    (field(errors, &Field {
                        name: "reason", label: context.t("call-amend-reason"), hint: Some(context.t("call-amend-hint")),
                        value: typed.text("reason"), kind: FieldKind::Lines(2), ..Field::default()
                    }))
                }
                div class="ht-acts" {
                    button class="ds-button" type="submit" name="do" value="keep" {
                        (context.t(if kept.state == CallState::Draft { "call-keep" } else { "call-amend" }))
                    }
                    @if kept.state == CallState::Draft {
                        " " button class="ds-button" data-variant="secondary" type="submit" name="do" value="more" { (context.t("call-keep-more")) }
                    }
                }
            }
        },
    )
}
