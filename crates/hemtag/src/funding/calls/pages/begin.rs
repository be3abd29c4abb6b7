//! Beginning a call: its kind, its money, its titles, and an earlier call whose terms it takes over.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

use super::address;
use crate::{
    access::{self, Action, Relation},
    app::App,
    funding::{
        FundingError,
        calls::{self, KeptCall},
        model::call::CallKind,
        money::{self, Assignment},
    },
    http::{
        Context, PageResult, Typed,
        components::{
            Choice, Choices, Field, FieldErrors, OptionGroup, Select, breadcrumbs, choices, error_summary,
            field, page_head, select,
        },
        error::again,
        page,
    },
};

/// `GET /funding/calls/new`
///
/// # Errors
/// When the caller may not.
pub async fn ask(State(app): State<App>, context: Context) -> PageResult {
    access::check(&context.caller, Action::EditCall, Relation::None)?;
    let assignments = money::assignments(&app, &context.caller).await?;
    let all = calls::list(&app, &context.caller).await?;
    Ok(view(&context, &assignments, &all, &Typed::default(), &FieldErrors::new()))
}

/// `POST /funding/calls/new`
///
/// # Errors
/// When the caller may not, or the database refuses.
pub async fn begin(State(app): State<App>, context: Context, body: String) -> PageResult<Response> {
    access::check(&context.caller, Action::EditCall, Relation::None)?;
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let kind = CallKind::parse(typed.text("kind"));
    let assignment = typed.text("assignment").parse::<i64>().ok();
    if kind.is_none() {
        errors.add("kind", context.t("funding-wrong-missing"));
    }
    if assignment.is_none() {
        errors.add("assignment", context.t("funding-wrong-missing"));
    }
    let all = calls::list(&app, &context.caller).await?;
    if let (Some(kind), Some(assignment)) = (kind, assignment) {
        let like = all.iter().find(|call| call.code == typed.text("like"));
        let titles = [typed.text("title_sv"), typed.text("title_en")];
        match calls::begin(&app, &context.caller, kind, assignment, titles, like).await {
            Ok(kept) => {
                let to = format!("{}/edit/about", address(&kept.code));
                return Ok(Redirect::to(&context.href(&to)).into_response());
            }
            Err(FundingError::Wrong(wrong)) => {
                wrong.into_iter().for_each(|(field, key)| errors.add(field, context.t(key)));
            }
            Err(error) => return Err(error.into()),
        }
    }
    let assignments = money::assignments(&app, &context.caller).await?;
    Ok(again(view(&context, &assignments, &all, &typed, &errors)))
}

fn view(
    context: &Context,
    assignments: &[Assignment],
    all: &[KeptCall],
    typed: &Typed,
    errors: &FieldErrors,
) -> Markup {
    let title = context.t("call-new-title");
    let l = context.language;
    let options = |list: Vec<(String, String)>| vec![OptionGroup { label: String::new(), options: list }];
    let kinds = CallKind::ALL.iter().map(|kind| {
        let label = context.t(&format!("call-kind-{}", kind.code()));
        let hint = context.t(&format!("call-kind-{}-hint", kind.code()));
        Choice::new(kind.code(), label, typed.has("kind", kind.code())).hint(hint)
    });
    let text = |name: &'static str, label: &str| {
        field(errors, &Field { name, label: context.t(label), value: typed.text(name), ..Field::default() })
    };
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("funding-title"), "/funding")], &title))
            (page_head(None, &title, Some(&context.t("call-new-lead"))))
            form class="ht-form ht-stack" method="post" action=(context.href("/funding/calls/new")) novalidate {
                (choices(context, errors, &Choices {
                    name: "kind", legend: context.t("call-field-kind"), heading: false, hint: None, many: false,
                    choices: kinds.collect(), unknown: None, columns: false,
                }))
                (select(errors, &Select {
                    name: "assignment", label: context.t("call-field-assignment"), hint: Some(context.t("call-hint-assignment")),
                    value: typed.text("assignment"), none: Some(context.t("money-choose")),
                    groups: options(assignments.iter().map(|one| (one.id.to_string(), one.title.of(l).to_owned())).collect()),
                }))
                (text("title_sv", "call-field-title-sv"))
                (text("title_en", "call-field-title-en"))
                @if !all.is_empty() {
                    (select(errors, &Select {
                        name: "like", label: context.t("call-field-like"), hint: Some(context.t("call-hint-like")),
                        value: typed.text("like"), none: Some(context.t("call-like-none")),
                        groups: options(all.iter().map(|one| (one.code.clone(), one.call.title.of(l).to_owned())).collect()),
                    }))
                }
                button class="ds-button" type="submit" { (context.t("call-begin")) }
            }
        },
    )
}
