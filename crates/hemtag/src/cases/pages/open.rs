//! Opening a case: one question, and where that leads.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::address;
use crate::{
    app::App,
    cases::{
        CaseError, Opening, case_by_id, case_of_need,
        model::{Case, Triage},
        open_case,
    },
    http::{
        Context, PageResult, Typed,
        components::{
            Choice, Choices, Field, FieldErrors, FieldKind, OptionGroup, Select, breadcrumbs, choices,
            error_summary, field, page_head, select,
        },
        error::again,
        page,
    },
    needs::Need,
};

/// The answer "not now" to the question.
pub(super) const LATER: &str = "later";

/// `GET /needs/{key}/case`: the question, or the case where there is one.
///
/// # Errors
/// Not found, when nobody holds such a key.
pub async fn ask(context: Context, State(app): State<App>, Path(key): Path<String>) -> PageResult<Response> {
    let (need, case) = case_of_need(&app, &context.caller, &key).await?;
    if let Some(case) = case {
        return to_case(&app, &context, &need, &case).await;
    }
    if context.caller.person.is_none() {
        return Ok(sign_in_first(&context, &need).into_response());
    }
    Ok(view(&context, &need, &Typed::default(), &FieldErrors::new()).into_response())
}

/// `POST /needs/{key}/case`
///
/// # Errors
/// Not found, when nobody holds such a key; when the database refuses.
pub async fn send(
    context: Context,
    State(app): State<App>,
    Path(key): Path<String>,
    body: String,
) -> PageResult<Response> {
    let (need, _) = case_of_need(&app, &context.caller, &key).await?;
    let typed = Typed::of_body(&body);
    let mut errors = FieldErrors::new();
    let Some(opening) = read(&context, &typed, &mut errors) else {
        return Ok(again(view(&context, &need, &typed, &errors)));
    };
    match open_case(&app, &context.caller, &key, &opening).await {
        Ok(case) => {
            Ok(Redirect::to(&context.href(&format!("{}?done=opened", address(case.id)))).into_response())
        }
        Err(CaseError::NotSignedIn) => Ok(again(sign_in_first(&context, &need))),
        Err(CaseError::OpenedByOther) => Ok(again(others(&context, &need))),
        Err(CaseError::NeedClosed) => {
            errors.add("triage", context.t("case-open-need-closed"));
            Ok(again(view(&context, &need, &typed, &errors)))
        }
        Err(CaseError::NoQuestion) => {
            errors.add("triage", context.t("case-open-no-question"));
            Ok(again(view(&context, &need, &typed, &errors)))
        }
        Err(CaseError::WrongDay) => {
            errors.add("come_back_on", context.t("case-open-wrong-day"));
            Ok(again(view(&context, &need, &typed, &errors)))
        }
        Err(other) => Err(other.into()),
    }
}

/// Leads to the case whoever may read it; says to others why it does not.
async fn to_case(app: &App, context: &Context, need: &Need, case: &Case) -> PageResult<Response> {
    match case_by_id(app, &context.caller, case.id).await {
        Ok(_) => Ok(Redirect::to(&context.href(&address(case.id))).into_response()),
        Err(CaseError::NotFound) if context.caller.person.is_none() => {
            Ok(sign_in_first(context, need).into_response())
        }
        Err(CaseError::NotFound) => Ok(others(context, need).into_response()),
        Err(other) => Err(other.into()),
    }
}

/// What was answered, or what is wrong with it at its fields.
pub(super) fn read(context: &Context, typed: &Typed, errors: &mut FieldErrors) -> Option<Opening> {
    let sni = Vocabulary::embedded().sni().branches();
    let is_known = |code: &&str| code.len() == 2 && sni.iter().any(|branch| branch.code == *code);
    let branch = typed.given("branch").filter(is_known).map(str::to_owned);
    match typed.text("triage") {
        LATER => {
            let day = typed.text("come_back_on");
            let Ok(day) = day.parse() else {
                errors.add("come_back_on", context.ta("case-open-no-day", &[("text", day.into())]));
                return None;
            };
            Some(Opening { triage: None, come_back_on: Some(day), branch })
        }
        code => {
            let triage = Triage::parse(code);
            if triage.is_none() {
                errors.add("triage", context.t("case-open-no-question"));
            }
            Some(Opening { triage: Some(triage?), come_back_on: None, branch })
        }
    }
}

fn title_of(context: &Context, need: &Need) -> String {
    match need.document.title.as_str() {
        "" => context.t("need-page-untitled"),
        title => title.to_owned(),
    }
}

fn crumbs(context: &Context, need: &Need, title: &str) -> Markup {
    let own = format!("/needs/{}", need.key);
    breadcrumbs(context, &[(title_of(context, need), &own)], title)
}

fn view(context: &Context, need: &Need, typed: &Typed, errors: &FieldErrors) -> Markup {
    let title = context.t("case-open-title");
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (crumbs(context, need, &title))
            (page_head(Some(&title_of(context, need)), &title, Some(&context.t("case-open-lead"))))
            form class="ht-form ht-stack" method="post" action=(context.href(&format!("/needs/{}/case", need.key))) novalidate {
                (question(context, typed, errors))
                p class="ht-why" { (context.t("case-open-why")) }
                p { button class="ds-button" type="submit" { (context.t("case-open-do")) } }
            }
        },
    )
}

/// The question with what goes with it: when to come back, and the branch.
pub(super) fn question(context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
    let one = |code: &str, words: &str| {
        Choice::new(code, context.t(&format!("case-open-{words}")), typed.text("triage") == code)
            .hint(context.t(&format!("case-open-{words}-hint")))
    };
    let mut all: Vec<Choice> =
        Triage::ALL.into_iter().map(|triage| one(triage.code(), triage.code())).collect();
    all.push(one(LATER, LATER));
    let set = Choices {
        name: "triage",
        legend: context.t("case-open-question"),
        heading: false,
        hint: None,
        many: false,
        choices: all,
        unknown: None,
        columns: false,
    };
    html! {
        (choices(context, errors, &set))
        (field(errors, &Field {
            name: "come_back_on",
            label: context.t("case-open-day"),
            hint: Some(context.t("case-open-day-hint")),
            value: typed.text("come_back_on"),
            kind: FieldKind::Date,
            ..Field::default()
        }))
        (branch_field(context, typed.text("branch"), errors))
    }
}

/// The owner's branch, which decides what adviser fits; it need not be known.
fn branch_field(context: &Context, value: &str, errors: &FieldErrors) -> Markup {
    let sni = Vocabulary::embedded().sni();
    let options = sni.branches().iter().filter(|branch| branch.code.len() == 2);
    let name = |branch| sni.name(branch, context.language.of_terms()).name;
    let options = options.map(|b| (b.code.clone(), format!("{} {}", b.code, name(b)))).collect();
    select(
        errors,
        &Select {
            name: "branch",
            label: context.t("case-branch"),
            hint: Some(context.t("case-branch-hint")),
            value,
            none: Some(context.t("not-known")),
            groups: vec![OptionGroup { label: String::new(), options }],
        },
    )
}

/// A case asks for an account: whoever helps must be able to reach somebody.
fn sign_in_first(context: &Context, need: &Need) -> Markup {
    let title = context.t("case-open-title");
    let back = format!("/account/sign-in?to=%2Fneeds%2F{}%2Fcase", need.key);
    page(
        context,
        &title,
        html! {
            (crumbs(context, need, &title))
            (page_head(Some(&title_of(context, need)), &title, Some(&context.t("case-open-account"))))
            p class="ht-acts" {
                a class="ds-button" href=(context.href(&back)) { (context.t("account-sign-in")) }
                a class="ds-button" data-variant="secondary" href=(context.href("/account/new")) { (context.t("account-new")) }
            }
            p class="ht-small ht-soft ht-measure" { (context.t("case-open-account-after")) }
        },
    )
}

/// Another account opened the case of this need.
fn others(context: &Context, need: &Need) -> Markup {
    let title = context.t("case-open-title");
    page(
        context,
        &title,
        html! {
            (crumbs(context, need, &title))
            (page_head(Some(&title_of(context, need)), &title, Some(&context.t("case-open-others"))))
        },
    )
}
