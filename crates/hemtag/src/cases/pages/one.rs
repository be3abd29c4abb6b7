//! One case: what comes next, who helps, what is to be done, and everything that belongs to it.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use serde::Deserialize;
use vocabulary::Stage;

use super::{acts, address, adviser, files, happened, notes, step, tasks, whole::Whole, words};
use crate::{
    access::Action,
    app::App,
    cases::{
        model::{CaseId, Party, Step},
        requests,
    },
    http::{
        Context, PageResult, Typed,
        components::{FieldErrors, Tone, breadcrumbs, error_summary, facts_in_columns, notice, page_head},
        page,
    },
    initiatives::pages::fitting::fitting,
    matches::model::{OperationAnswer, Reason},
    needs::{self, shown},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    done: String,
    /// The timeline before this event.
    before: Option<i64>,
}

/// What was sent to the page, and what was wrong with it.
#[derive(Debug, Default)]
pub(super) struct Sent {
    pub(super) typed: Typed,
    pub(super) errors: FieldErrors,
}

/// `GET /cases/{id}`
///
/// # Errors
/// Not found, when there is none or the caller may not read it.
pub async fn show(
    context: Context,
    State(app): State<App>,
    Path(id): Path<i64>,
    Query(told): Query<Told>,
) -> PageResult {
    let whole = Whole::before(&app, &context, CaseId(id), told.before).await?;
    view(&app, &context, &whole, &Sent::default(), &told.done).await
}

/// What the page can say was done.
const DONE: [&str; 12] = [
    "opened",
    "named",
    "taken",
    "about",
    "step",
    "qualified",
    "closed",
    "reopened",
    "note",
    "task",
    "file",
    "aid",
];

pub(super) fn number(context: &Context, whole: &Whole) -> String {
    context.ta("case-number", &[("number", whole.found.case.id.0.to_string().into())])
}

pub(super) fn title(context: &Context, whole: &Whole) -> String {
    match whole.found.need.document.title.as_str() {
        "" => context.t("need-page-untitled"),
        title => title.to_owned(),
    }
}

/// Where a page of a case stands: below the list for staff, below the account for its owner.
pub(super) fn crumbs(context: &Context, whole: &Whole, below: Option<&str>) -> Markup {
    let list = match context.caller.may(Action::ListCases, crate::access::Relation::None) {
        true => (context.t("cases-title"), "/cases"),
        false => (context.t("account-title"), "/account"),
    };
    let (number, own) = (number(context, whole), address(whole.found.case.id));
    match below {
        Some(title) => breadcrumbs(context, &[list, (number, &own)], title),
        None => breadcrumbs(context, &[list], &number),
    }
}

pub(super) async fn view(app: &App, context: &Context, whole: &Whole, sent: &Sent, done: &str) -> PageResult {
    // Sent again with what was wrong, the page still stands at the case's own address: there it is read in another language.
    let own = context.path.split('?').next() == Some(&address(whole.found.case.id));
    let path = if own { context.path.clone() } else { address(whole.found.case.id) };
    let context = &Context { path, ..context.clone() };
    let number = number(context, whole);
    let title = title(context, whole);
    let county = whole.found.case.county.as_deref();
    let help = fitting(app, context, stage(whole), county).await;
    let asked = requests::pages::section::section(app, context, &whole.found).await?;
    Ok(page(
        context,
        &format!("{number}: {title}"),
        html! {
            (error_summary(context, &sent.errors))
            (crumbs(context, whole, None))
            (page_head(Some(&number), &title, None))
            @if whole.found.need.example { p { span class="ds-tag" { (context.t("need-shown-example")) } } }
            @if DONE.contains(&done) {
                (notice(Tone::Success, &context.t(&format!("case-done-{done}")), html! {}))
            }
            (next(context, whole))
            (step::form(context, whole, sent))
            (standing(context, whole))
            (adviser::section(context, whole, sent))
            (tasks::section(context, whole, sent))
            (need(context, whole))
            (asked)
            (notes::section(context, whole, sent))
            (files::section(context, whole, sent))
            (help)
            (happened::section(context, whole))
            (acts::closing(context, whole))
        },
    ))
}

/// The stage that the need is to be made at; an idea is made as a prototype first.
fn stage(whole: &Whole) -> Option<Stage> {
    whole.found.need.document.stage.value().map(|stage| match stage {
        needs::model::Stage::Idea | needs::model::Stage::Prototype => Stage::Prototype,
        needs::model::Stage::PilotSeries => Stage::PilotSeries,
        needs::model::Stage::FullScale => Stage::FullScale,
    })
}

/// What comes next, whose turn it is, and the way there.
fn next(context: &Context, whole: &Whole) -> Markup {
    let l = context.language;
    let (case, next) = (&whole.found.case, &whole.found.case.next);
    let tone = if next.step == Step::Overdue { Tone::Warning } else { Tone::Info };
    notice(
        tone,
        &context.t("case-next"),
        html! {
            p { strong { (words::step(l, case, &whole.found.tasks)) } }
            p {
                @if next.waits_for != Party::Nobody {
                    (context.ta("case-next-waits", &[
                        ("who", waits_for(context, whole).into()),
                        ("since", l.date(next.waits_since.to_zoned(jiff::tz::TimeZone::UTC).date()).into()),
                    ])) " "
                }
                @if let Some(day) = next.on { (context.ta("case-next-on", &[("day", l.date(day).into())])) }
            }
            @if let Some((href, words)) = way(context, whole) {
                p { a class="ds-button" data-variant="secondary" href=(href) { (words) } }
            }
        },
    )
}

/// Whom the next step waits for: by name where the case knows it.
fn waits_for(context: &Context, whole: &Whole) -> String {
    let (l, case) = (context.language, &whole.found.case);
    let named = |id: Option<crate::access::PersonId>| id.and_then(|id| whole.people.get(&id));
    let person = match case.next.waits_for {
        Party::Owner => named(Some(case.owner)),
        Party::Adviser => named(case.adviser),
        _ => None,
    };
    let party = words::party(l, case.next.waits_for).to_lowercase();
    let of_task = case.next.task.and_then(|id| whole.found.tasks.iter().find(|task| task.id == id));
    match (person, of_task.map(|task| &task.state)) {
        (Some(person), _) if !person.name.is_empty() => format!("{party} ({})", person.name),
        (_, Some(crate::cases::model::TaskState::Waiting { party: Party::Other, name })) => name.clone(),
        _ => party,
    }
}

/// The way to where the next step is taken, for whoever may take it.
fn way(context: &Context, whole: &Whole) -> Option<(String, String)> {
    let (l, own) = (context.language, address(whole.found.case.id));
    let (takes_part, works) =
        (whole.may(context, Action::TakePartInCase), whole.may(context, Action::WorkOnCase));
    let way = |may: bool, path: String, key: &str| may.then(|| (context.href(&path), l.t(key)));
    let case = &whole.found.case;
    match (case.next.step, case.next.task) {
        (Step::ChooseTriage | Step::ComeBack, _) => way(takes_part, format!("{own}/about"), "case-way-about"),
        (Step::NameAdviser, _) => {
            way(adviser::may_choose(context, whole), format!("{own}#adviser"), "case-way-adviser")
        }
        (Step::StateAid, _) => way(takes_part, format!("{own}/aid"), "case-way-state-aid"),
        (Step::AcceptAid, _) => way(works, format!("{own}/aid"), "case-way-accept-aid"),
        (Step::Inform | Step::Begin | Step::Await | Step::Overdue, Some(task)) => {
            let mine = whole.found.tasks.iter().any(|one| one.id == task && one.party == Party::Owner);
            way(works || (takes_part && mine), format!("{own}/tasks/{task}"), "case-way-task")
        }
        (Step::Qualify, _) => way(works, format!("{own}#fit"), "case-way-fit"),
        (Step::AskMakers, _) => way(takes_part, format!("{own}/requests/new"), "requests-ask"),
        (Step::AgreeToAsk | Step::AnswerMaker | Step::AwaitMakers | Step::Compare, _) => {
            way(takes_part, format!("{own}/requests"), "requests-see")
        }
        (Step::Decide, _) => way(takes_part, format!("{own}#close"), "case-way-decide"),
        _ => None,
    }
}

/// How the case stands, in pairs.
fn standing(context: &Context, whole: &Whole) -> Markup {
    let (l, case) = (context.language, &whole.found.case);
    let day = |at: jiff::Timestamp| l.date(at.to_zoned(jiff::tz::TimeZone::UTC).date());
    let own = address(case.id);
    let may_change = whole.may_now(context, Action::TakePartInCase);
    html! {
        section class="ht-section ht-stack" data-gap="sm" aria-labelledby="standing" {
            h2 class="ds-heading" data-size="md" id="standing" { (context.t("case-standing")) }
            (facts_in_columns(&[
                (context.t("case-triage"), html! { (words::triage(l, case.triage)) }),
                (context.t("case-state"), html! {
                    (words::state(l, case.state(whole.today)))
                    @if let Some(on) = case.come_back_on.filter(|on| *on > whole.today) { " " (context.ta("case-until", &[("day", l.date(on).into())])) }
                }),
                (context.t("case-county"), html! { (words::county(l, case.county.as_deref())) }),
                (context.t("case-branch"), html! { (words::branch(l, case.branch.as_deref())) }),
                (context.t("case-opened"), html! { (day(case.opened_at)) }),
                (context.t("case-fit"), html! {
                    @match case.qualified_at { Some(at) => (context.ta("case-fit-since", &[("day", day(at).into())])), None => (context.t("case-fit-not-yet")) }
                }),
                (context.t("case-aid"), html! {
                    (words::aid_standing(l, whole.aid.as_ref().map(|(kept, _)| kept)))
                    " " a class="ds-link" href=(context.href(&format!("{own}/aid"))) { (context.t("case-aid-see")) }
                }),
            ]))
            @if may_change {
                p class="ht-noprint" { a class="ds-link" href=(context.href(&format!("{own}/about"))) { (context.t("case-about-change")) } }
            }
            (acts::fit(context, whole))
        }
    }
}

/// What the need says, and what the register says to it.
fn need(context: &Context, whole: &Whole) -> Markup {
    let need = &whole.found.need;
    let leads = whole.may(context, Action::TakePartInCase);
    html! {
        section class="ht-section ht-stack" data-gap="sm" id="need" aria-labelledby="need-title" {
            h2 class="ds-heading" data-size="md" id="need-title" { (context.t("case-need")) }
            @if leads {
                p class="ht-row" {
                    a class="ds-button" data-variant="secondary" href=(context.href(&format!("/needs/{}", need.key))) { (context.t("case-need-answer")) }
                    a class="ds-button" data-variant="secondary" href=(context.href(&format!("/needs/{}/strategy", need.key))) { (context.t("strategy-page-title")) }
                }
            }
            ul class="ht-list" {
                @for (p, _, operation) in whole.answer.operations() {
                    li {
                        @if whole.answer.is_product() { strong { (part_name(context, whole, p)) } ": " }
                        (in_brief(context, operation))
                    }
                }
            }
            details class="ds-details" {
                summary { (context.t("case-need-facts")) }
                div { (shown::card(context, &need.document)) }
            }
        }
    }
}

/// How many makers there are, without the answer itself.
fn in_brief(context: &Context, operation: &OperationAnswer) -> String {
    let l = context.language;
    if operation.reason == Reason::NothingAsked {
        return context.t("case-need-nothing-asked");
    }
    let counts = &operation.answer.counts;
    context.ta(
        "case-need-counts",
        &[
            ("exact", l.whole(counts.exact).into()),
            ("ask", l.whole(counts.ask).into()),
            ("changes", l.whole(operation.answer.relaxations.len() as u64).into()),
        ],
    )
}

fn part_name(context: &Context, whole: &Whole, part: usize) -> String {
    let name = whole.answer.parts.get(part).map(|part| part.name.clone()).unwrap_or_default();
    if name.is_empty() { context.ta("need-part-number", &[("number", (part + 1).into())]) } else { name }
}
