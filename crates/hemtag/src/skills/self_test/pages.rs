//! The questions on one page, and the result: where the firm stands, why, one next step, and somebody to talk to.

use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use vocabulary::Vocabulary;

use super::model::{Answer, Answers, Question, Step};
use crate::{
    access::{Action, Relation, check},
    app::App,
    http::{
        Context, PageResult, Typed,
        components::{
            Choice, Choices, FieldErrors, Mark, OptionGroup, Select, breadcrumbs, choices, error_summary,
            mark, page_head, select,
        },
        error::again,
        page,
    },
    skills::contact::{Contact, contact, shown},
};

pub(crate) const PATH: &str = "/skills/self-test";

/// `GET /skills/self-test`: the questions; with answers in the address, the result.
///
/// # Errors
/// When the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    check(&context.caller, Action::ReadKnowledge, Relation::None)?;
    let typed = Typed::of_body(&query.unwrap_or_default());
    if !typed.has("send", "1") {
        return Ok(questions(&context, &typed, &FieldErrors::new()).into_response());
    }
    match Answers::read(|question| Answer::parse(typed.text(question.code()))) {
        Ok(answers) => {
            let (county, branch) = place(&typed);
            let who = contact(&app, &context, county.as_deref(), branch.as_deref()).await?;
            Ok(result(&context, &app, &typed, &answers, &who).into_response())
        }
        Err(open) => {
            let mut errors = FieldErrors::new();
            for question in open {
                errors.add(question.code(), context.t("self-test-not-answered"));
            }
            Ok(again(questions(&context, &typed, &errors)))
        }
    }
}

/// County and branch, where they are known ones.
fn place(typed: &Typed) -> (Option<String>, Option<String>) {
    let vocabulary = Vocabulary::embedded();
    let county = typed.given("county").filter(|code| vocabulary.places().county(code).is_some());
    let branches = vocabulary.sni().branches();
    let is_known =
        |code: &&str| branches.iter().any(|branch| branch.code.len() == 2 && branch.code == **code);
    let branch = typed.given("branch").filter(is_known);
    (county.map(str::to_owned), branch.map(str::to_owned))
}

/// All questions on one page.
#[must_use]
pub fn questions(context: &Context, typed: &Typed, errors: &FieldErrors) -> Markup {
    let title = context.t("self-test-title");
    page(
        context,
        &title,
        html! {
            (error_summary(context, errors))
            (breadcrumbs(context, &[(context.t("skills-title"), "/skills")], &title))
            (page_head(None, &title, Some(&context.t("self-test-lead"))))
            p class="ht-soft ht-measure" { (context.t("self-test-nothing-kept")) }
            form class="ht-form ht-stack" data-gap="lg" method="get" action=(context.href(PATH)) novalidate {
                input type="hidden" name="send" value="1";
                @for (at, question) in Question::ALL.into_iter().enumerate() {
                    (one(context, typed, errors, at + 1, question))
                }
                (about(context, typed))
                p { button class="ds-button" type="submit" { (context.t("self-test-send")) } }
            }
        },
    )
}

fn one(context: &Context, typed: &Typed, errors: &FieldErrors, number: usize, question: Question) -> Markup {
    let code = question.code();
    let said = Answer::parse(typed.text(code));
    let choice = |answer: Answer| {
        Choice::new(answer.code(), context.t(&format!("self-test-{}", answer.code())), said == Some(answer))
    };
    choices(
        context,
        errors,
        &Choices {
            name: code,
            legend: format!("{number}. {}", context.t(&format!("self-test-q-{code}"))),
            heading: false,
            hint: Some(context.t(&format!("self-test-why-{code}"))),
            many: false,
            choices: [Answer::Yes, Answer::Partly, Answer::No].map(choice).to_vec(),
            unknown: Some(choice(Answer::Unknown)),
            columns: true,
        },
    )
}

/// Where the firm is and what it does, so that somebody can be named.
fn about(context: &Context, typed: &Typed) -> Markup {
    let sni = Vocabulary::embedded().sni();
    let is_industry = |code: &str| code.len() == 2 && code.parse().is_ok_and(|n: u8| (10..=33).contains(&n));
    let branches = sni
        .branches()
        .iter()
        .filter(|branch| is_industry(&branch.code))
        .map(|branch| {
            let name = sni.name(branch, context.language.of_terms()).name;
            (branch.code.clone(), format!("{} {name}", branch.code))
        })
        .collect();
    let none = FieldErrors::new();
    let field = |name: &'static str, options: Vec<(String, String)>| {
        let groups = vec![OptionGroup { label: String::new(), options }];
        let value = typed.text(name);
        let any = Some(context.t("self-test-not-stated"));
        let label = context.t(&format!("self-test-{name}"));
        select(&none, &Select { name, label, hint: None, value, none: any, groups })
    };
    html! {
        fieldset class="ds-fieldset" {
            legend class="ds-label" { (context.t("self-test-about")) }
            p data-field="description" { (context.t("self-test-about-why")) }
            (field("county", counties(context)))
            (field("branch", branches))
        }
    }
}

/// The result, from plain data.
#[must_use]
pub fn result(context: &Context, app: &App, typed: &Typed, answers: &Answers, who: &Contact) -> Markup {
    let title = context.t("self-test-result");
    let (at, first) = (answers.at(), answers.first());
    let standing = at.map_or("all", Step::code);
    let next = first.map_or("all", Question::code);
    let to = first.map_or("/guides/map-skills", Question::next);
    let mut back = typed.clone();
    back.0.remove("send");
    let back = format!("{PATH}?{}", serde_html_form::to_string(pairs(&back)).unwrap_or_default());
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[(context.t("skills-title"), "/skills"), (context.t("self-test-title"), PATH)], &title))
            (page_head(Some(&context.t("self-test-title")), &context.t(&format!("self-test-at-{standing}")), Some(&context.t(&format!("self-test-at-{standing}-text")))))
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="md" { (context.t("self-test-next")) }
                p class="ht-measure" { b { (context.t(&format!("self-test-next-{next}"))) } }
                p { a class="ds-button" href=(context.href(to)) { (context.t(&format!("self-test-next-link-{next}"))) } }
            }
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="md" { (context.t("self-test-contact")) }
                (shown(context, app, who))
                @if typed.given("county").is_none() { (ask_county(context, typed)) }
            }
            section class="ht-section ht-stack" {
                h2 class="ds-heading" data-size="md" { (context.t("self-test-reasons")) }
                (way(context, answers, at))
                @for (answer, key) in [(Answer::Unknown, "self-test-you-unknown"), (Answer::No, "self-test-you-no"),
                    (Answer::Partly, "self-test-you-partly"), (Answer::Yes, "self-test-you-yes")] {
                    @let of = answers.answered(answer);
                    @if !of.is_empty() {
                        h3 class="ds-heading" data-size="2xs" { (context.t(key)) }
                        ul { @for question in of { li { (context.t(&format!("self-test-s-{}", question.code()))) } } }
                    }
                }
            }
            p class="ht-soft ht-small" { (context.t("self-test-address")) }
            p class="ht-acts" { a class="ds-link" href=(context.href(&back)) { (context.t("self-test-change")) } }
        },
    )
}

/// Asks for the county where it was left out, so that somebody closer can be named; the answers go along.
fn ask_county(context: &Context, typed: &Typed) -> Markup {
    let groups = vec![OptionGroup { label: String::new(), options: counties(context) }];
    let (label, hint) = (context.t("self-test-county"), Some(context.t("self-test-contact-county")));
    let none = Some(context.t("self-test-not-stated"));
    html! {
        form class="ht-form ht-stack ht-noprint" method="get" action=(context.href(PATH)) {
            @for (name, value) in pairs(typed).iter().filter(|(name, _)| name != "county") {
                input type="hidden" name=(name) value=(value);
            }
            (select(&FieldErrors::new(), &Select { name: "county", label, hint, value: "", none, groups }))
            p { button class="ds-button" data-variant="secondary" type="submit" { (context.t("self-test-contact-closer")) } }
        }
    }
}

/// The counties to choose from.
fn counties(context: &Context) -> Vec<(String, String)> {
    let counties = Vocabulary::embedded().places().counties().iter();
    counties.map(|one| (one.code.clone(), context.language.county(&one.code))).collect()
}

/// The steps of the way, with where the firm stands.
fn way(context: &Context, answers: &Answers, at: Option<Step>) -> Markup {
    html! {
        p { (context.t("self-test-way")) }
        ol class="ht-list" {
            @for step in Step::ALL {
                li aria-current=[(at == Some(step)).then_some("step")] {
                    (mark(if answers.stands(step) { Mark::Met } else { Mark::Unknown })) " "
                    (context.t(&format!("self-test-step-{}", step.code())))
                    @if answers.stands(step) { " – " (context.t("self-test-stands")) }
                    @if at == Some(step) { " – " b { (context.t("self-test-here")) } }
                }
            }
        }
    }
}

fn pairs(typed: &Typed) -> Vec<(String, String)> {
    let each =
        typed.0.iter().flat_map(|(name, values)| values.iter().map(|value| (name.clone(), value.clone())));
    each.filter(|(_, value)| !value.is_empty()).collect()
}
