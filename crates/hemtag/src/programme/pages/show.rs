//! `/programme`: the assignments with their money, each duty with the pages that carry it out, when what is due, and what the
//! texts leave open.

use axum::{
    Json,
    extract::{RawQuery, State},
    response::{IntoResponse, Response},
};
use funding::{Ore, ledger::Account};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{PATH, files};
use crate::{
    access::{Action, Relation},
    app::App,
    funding::money::{self, Assignment, LedgerNow},
    http::{
        Context, PageError, PageResult, Typed,
        components::{
            Column, FieldErrors, OptionGroup, Select, Tone, breadcrumbs, data_table, downloads, facts,
            filters, notice, page_head, select, source,
        },
        download::{Format, Wanted},
        page,
    },
    programme::{
        Programmes, Standing, deadlines,
        model::{AssignmentPart, Deadline, Duty, EarlierMoney, Finding, Known, Programme, Reading},
    },
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Shown<'p> {
    pub programme: &'p Programme,
    pub standing: Vec<Standing>,
    pub money: LedgerNow,
    pub today: Date,
}

/// `GET /programme`; with `format=csv` or `xlsx` its reports as a table, with `format=json` the whole of it.
///
/// # Errors
/// For a programme that is not there; when the database does not answer.
pub async fn show(
    State(app): State<App>,
    context: Context,
    RawQuery(query): RawQuery,
) -> PageResult<Response> {
    let query = query.unwrap_or_default();
    let typed = Typed::of_body(&query);
    let programme = app.programmes.named(typed.text("programme")).ok_or(PageError::NotFound)?;
    let standing = deadlines(&app, &context.caller, programme).await?;
    let money = money::ledger(&app, &context.caller).await?;
    let wanted: Wanted = serde_html_form::from_str(&query).unwrap_or_default();
    match wanted.format {
        Some(Format::Json) => Ok(Json(files::whole(programme, &standing, &money)).into_response()),
        Some(format) => Ok(files::reports(&context, programme, &standing).respond(&context, format)?),
        None => {
            let shown = Shown { programme, standing, money, today: app.clock.today() };
            Ok(view(&context, &app.programmes, &shown).into_response())
        }
    }
}

/// The page, from plain data.
#[must_use]
pub fn view(context: &Context, all: &Programmes, shown: &Shown<'_>) -> Markup {
    let l = context.language;
    let programme = shown.programme;
    let title = context.t("programme-title");
    page(
        context,
        &title,
        html! {
            (breadcrumbs(context, &[], &title))
            (page_head(Some(&title), programme.title.of(l), Some(&context.t("programme-lead"))))
            @if all.iter().count() > 1 { (choice(context, all, programme)) }
            p { a href=(context.href(&format!("{PATH}/indicators?programme={}", programme.code))) { (context.t("programme-to-indicators")) } }
            p { a href=(context.href(&format!("{PATH}/change?programme={}", programme.code))) { (context.t("change-title")) } }
            @if context.caller.may(Action::ReadReport, Relation::None) { p { a href=(context.href(&format!("{PATH}/reports"))) { (context.t("reports-title")) } } }
            (due(context, shown))
            @if context.caller.may(Action::KeepProgramme, Relation::None) {
                (downloads(context, &context.t("programme-calendar"), &[("iCalendar", context.href(&format!("{PATH}/calendar")))]))
            }
            @for part in &programme.assignments { (assignment(context, shown, part)) }
            (shared(context, programme))
            (plans(context, programme))
            (open(context, shown))
            (downloads(context, &context.t("programme-download"), &["csv", "xlsx", "json"].map(|format| {
                let href = context.href(&format!("{PATH}?programme={}&format={format}", programme.code));
                (match format { "csv" => "CSV", "xlsx" => "XLSX", _ => "JSON" }, href)
            })))
            (source(html! { (context.t("programme-source")) " " (programme.source.name) ". " (sure(context, programme.source.confidence.code())) }))
        },
    )
}

fn choice(context: &Context, all: &Programmes, chosen: &Programme) -> Markup {
    let none = FieldErrors::new();
    let options =
        all.iter().map(|one| (one.code.clone(), one.title.of(context.language).to_owned())).collect();
    let groups = vec![OptionGroup { label: String::new(), options }];
    let label = context.t("programme-choose");
    filters(
        context,
        PATH,
        select(
            &none,
            &Select { name: "programme", label, hint: None, value: &chosen.code, none: None, groups },
        ),
    )
}

/// How sure something is, in words.
fn sure(context: &Context, code: &str) -> String {
    context.t(&format!("programme-sure-{code}"))
}

/// Every report with its day.
fn due(context: &Context, shown: &Shown<'_>) -> Markup {
    let may_keep = context.caller.may(Action::KeepProgramme, Relation::None);
    let mut columns = vec![
        Column::text(context.t("programme-report")),
        Column::text(context.t("programme-stated")),
        Column::text(context.t("programme-day")),
        Column::text(context.t("programme-basis")),
    ];
    if may_keep {
        columns.push(Column::text(context.t("programme-officer")));
    }
    let rows: Vec<Vec<Markup>> = shown
        .standing
        .iter()
        .map(|one| {
            let mut row = vec![
                html! { (report_name(context, shown, one)) },
                html! { "”" (one.report.deadline.text_as_stated) "”" },
                day(context, one.reading, shown.today),
                basis(context, one),
            ];
            if may_keep {
                let open = matches!(one.reading, Reading::Open { .. });
                let words = context.t(if open { "programme-settle" } else { "programme-move" });
                let href = context.href(&format!("{PATH}/deadlines/{}", one.report.code));
                row.push(html! {
                    a href=(href) { (words) span class="ds-sr-only" { ": " (report_name(context, shown, one)) } }
                });
            }
            row
        })
        .collect();
    let title = context.t("programme-due-title");
    html! {
        section class="ht-section ht-stack" id="due" {
            h2 class="ds-heading" data-size="md" { (title) }
            @if rows.is_empty() { p { (context.t("programme-due-none")) } } @else {
                (data_table(&title, &columns, &rows))
            }
        }
    }
}

/// The report's kind, and of which assignment.
pub(super) fn report_name(context: &Context, shown: &Shown<'_>, one: &Standing) -> String {
    let kind = context.t(&format!("programme-kind-{}", one.report.kind.code()));
    let of = kept(shown, &one.report.assignment);
    let title = of.map_or(one.report.assignment.as_str(), |of| of.title.of(context.language));
    format!("{kind}: {title}")
}

/// How the day is read, with what is said of it.
pub(super) fn day(context: &Context, reading: Reading, today: Date) -> Markup {
    let passed = |day: Date| day < today;
    html! {
        @match reading {
            Reading::Settled(day) => {
                b { (day) }
                @if Deadline::on_sunday(day).is_some() { br; (context.t("programme-sunday")) }
                @if passed(day) { br; span class="ht-soft" { (context.t("programme-passed")) } }
            },
            Reading::Open { meanwhile } => {
                b { (context.t("programme-open")) }
                @if let Some(day) = meanwhile {
                    br; (context.ta("programme-meanwhile", &[("day", day.to_string().into())]))
                    @if Deadline::on_sunday(day).is_some() { " " (context.t("programme-sunday")) }
                    @if passed(day) { br; span class="ht-soft" { (context.t("programme-passed")) } }
                }
            },
        }
    }
}

fn basis(context: &Context, one: &Standing) -> Markup {
    let deadline = &one.report.deadline;
    html! {
        (deadline.basis.of(context.language))
        @if !deadline.candidates.is_empty() {
            @let days: Vec<String> = deadline.candidates.iter().map(ToString::to_string).collect();
            " " (context.ta("programme-candidates", &[("days", context.language.list(&days, crate::words::And::Or).into())]))
        }
        @if let Some(settled) = &one.settled {
            br; (context.ta("programme-settled-by", &[
                ("role", context.t(&format!("role-{}", settled.role.replace('_', "-"))).into()),
                ("moment", context.language.in_sweden(settled.at).into()),
            ])) " " (settled.reason)
        }
    }
}

fn kept<'s>(shown: &'s Shown<'_>, code: &str) -> Option<&'s Assignment> {
    shown.money.assignments.iter().find(|one| one.code == code)
}

fn assignment(context: &Context, shown: &Shown<'_>, part: &AssignmentPart) -> Markup {
    let l = context.language;
    let Some(kept) = kept(shown, &part.code) else { return html! {} };
    let duties: Vec<&Duty> =
        shown.programme.duties.iter().filter(|duty| duty.assignment.as_deref() == Some(&part.code)).collect();
    let known = |known: &Known| html! { (known.value) " " span class="ht-soft" { "(" (known.source) "; " (sure(context, known.confidence.code())) ")" } };
    let mut rows = vec![(
        context.t("programme-given"),
        html! { (context.ta("programme-given-by", &[("by", kept.given_by.as_str().into()), ("to", kept.given_to.as_str().into())])) },
    )];
    match (&part.number, kept.number.is_empty(), &part.amends) {
        (_, _, Some(amends)) => rows.push((context.t("programme-amends"), known(amends))),
        (Some(number), ..) => rows.push((context.t("programme-number"), known(number))),
        (None, false, None) => rows.push((context.t("programme-number"), html! { (kept.number) })),
        (None, true, None) => {
            rows.push((context.t("programme-number"), html! { (context.t("programme-not-stated")) }));
        }
    }
    if let Some(by) = &part.amended_by {
        rows.push((context.t("programme-amended-by"), known(by)));
    }
    if let Some(day) = part.decided_on {
        rows.push((context.t("programme-decided"), html! { (day) }));
    }
    let earlier = shown.programme.earlier_money.iter().filter(|one| one.assignment == part.code);
    html! {
        section class="ht-section ht-stack" id={ "assignment-" (part.code) } {
            h2 class="ds-heading" data-size="md" { (kept.title.of(l)) }
            (facts(&rows))
            h3 class="ds-heading" data-size="sm" { (context.t("programme-money")) }
            (money_of(context, shown, kept, part))
            @for one in earlier { (apart(context, one)) }
            h3 class="ds-heading" data-size="sm" { (context.t("programme-duties")) }
            (duties_table(context, kept.title.of(l), &duties))
            p class="ht-source" { (context.t("programme-source")) " " (kept.source) }
        }
    }
}

fn money_of(context: &Context, shown: &Shown<'_>, kept: &Assignment, part: &AssignmentPart) -> Markup {
    let l = context.language;
    let years: Vec<String> = kept.years.iter().map(ToString::to_string).collect();
    let years = l.list(&years, crate::words::And::And);
    let not_spread = shown.money.ledger.not_spread(kept.id).unwrap_or_default();
    let frames: Vec<(i16, Ore)> = kept
        .years
        .iter()
        .map(|year| (*year, shown.money.ledger.year(Account { assignment: kept.id, year: *year }).frame))
        .filter(|(_, frame)| frame.is_positive())
        .collect();
    html! {
        p {
            b { (context.ta("programme-total", &[("amount", l.kronor(kept.total).into()), ("years", years.into())])) } " "
            (part.split.of(l))
        }
        @if !frames.is_empty() {
            ul { @for (year, frame) in &frames {
                li { (context.ta("programme-frame", &[("year", year.to_string().into()), ("amount", l.kronor(*frame).into())])) }
            } }
        }
        @if not_spread.is_positive() {
            p { (context.ta("programme-not-spread", &[("amount", l.kronor(not_spread).into())])) }
        }
        p { a href=(context.href("/funding/money")) { (context.t("programme-to-money")) } }
    }
}

/// Money from before, kept apart.
fn apart(context: &Context, one: &EarlierMoney) -> Markup {
    let l = context.language;
    let columns = [Column::text(context.t("programme-year")), Column::number(context.t("programme-amount"))];
    let rows: Vec<Vec<Markup>> = one
        .years
        .iter()
        .map(|year| vec![html! { (year) }, html! { (l.kronor_bare(Ore::kronor(one.kronor_a_year))) }])
        .collect();
    html! {
        (notice(Tone::Info, &context.t("programme-apart-title"), html! {
            p { (one.note.of(l)) }
            (data_table(&context.t("programme-apart-caption"), &columns, &rows))
            p class="ht-source" { (context.t("programme-source")) " " (one.source) ". " (sure(context, one.confidence.code())) }
        }))
    }
}

fn duties_table(context: &Context, title: &str, duties: &[&Duty]) -> Markup {
    let columns = [
        Column::text(context.t("programme-duty")),
        Column::text(context.t("programme-as-stated")),
        Column::text(context.t("programme-carried-out")),
    ];
    let rows: Vec<Vec<Markup>> = duties.iter().map(|duty| duty_row(context, duty)).collect();
    data_table(&context.ta("programme-duties-caption", &[("title", title.into())]), &columns, &rows)
}

fn duty_row(context: &Context, duty: &Duty) -> Vec<Markup> {
    let l = context.language;
    vec![
        html! {
            span id={ "duty-" (duty.code) } { b { (duty.code) } " " (duty.title.of(l)) }
            @if duty.sub_goal { br; span class="ds-tag" { (context.t("programme-sub-goal")) } }
        },
        html! { span lang="sv" { "”" (duty.as_stated) "”" } },
        html! {
            @if duty.carried_out.is_empty() { (context.t("programme-carried-out-none")) } @else {
                ul { @for link in &duty.carried_out { li { a href=(context.href(&link.path)) { (link.title.of(l)) } } } }
            }
        },
    ]
}

/// Duties of no assignment alone: the context.
fn shared(context: &Context, programme: &Programme) -> Markup {
    let duties: Vec<&Duty> = programme.duties.iter().filter(|duty| duty.assignment.is_none()).collect();
    let title = context.t("programme-shared");
    html! {
        @if !duties.is_empty() {
            section class="ht-section ht-stack" id="shared" {
                h2 class="ds-heading" data-size="md" { (title) }
                (duties_table(context, &title, &duties))
            }
        }
    }
}

/// The strategy's action plans: the measures that a source names, and how many are left out.
fn plans(context: &Context, programme: &Programme) -> Markup {
    let l = context.language;
    let title = context.t("programme-plans");
    html! {
        @if !programme.action_plans.is_empty() {
            section class="ht-section ht-stack" id="plans" {
                h2 class="ds-heading" data-size="md" { (title) }
                p { (context.t("programme-plans-text")) }
                @for plan in &programme.action_plans {
                    @let (found, left_out) = programme.measures_of(plan);
                    h3 class="ds-heading" data-size="sm" { (plan.title.of(l)) }
                    p { (context.ta("programme-plan-counts", &[
                        ("stated", plan.measures_stated.into()), ("found", found.len().into()), ("left", left_out.into()),
                    ])) }
                    @if !found.is_empty() {
                        ul { @for measure in &found {
                            li {
                                @if !measure.number.is_empty() { (measure.number) " " }
                                (measure.title.of(l))
                                @for duty in &measure.duties { " " a href={ "#duty-" (duty) } { (duty) } }
                                " " span class="ht-soft" { (measure.source) }
                            }
                        } }
                    }
                    p class="ht-source" { (context.t("programme-source")) " " (plan.source) }
                }
            }
        }
    }
}

/// What the texts leave open, in one list.
fn open(context: &Context, shown: &Shown<'_>) -> Markup {
    let findings = shown.programme.findings();
    html! {
        section class="ht-section ht-stack" id="open" {
            h2 class="ds-heading" data-size="md" { (context.t("programme-open-title")) }
            p { (context.t("programme-open-text")) }
            @if findings.is_empty() { p { (context.t("programme-open-none")) } } @else {
                ul { @for finding in &findings { li { (told(context, shown, finding)) } } }
            }
        }
    }
}

fn told(context: &Context, shown: &Shown<'_>, finding: &Finding) -> String {
    let l = context.language;
    let name = |code: &str| kept(shown, code).map_or(code.to_owned(), |one| one.title.of(l).to_owned());
    let of = |report: &str| {
        let one = shown.standing.iter().find(|one| one.report.code == report);
        one.map_or(report.to_owned(), |one| report_name(context, shown, one))
    };
    match finding {
        Finding::OpenDeadline { report, stated, candidates } => {
            let days: Vec<String> = candidates.iter().map(ToString::to_string).collect();
            context.ta(
                "programme-finding-deadline",
                &[
                    ("report", of(report).into()),
                    ("stated", stated.as_str().into()),
                    ("days", l.list(&days, crate::words::And::Or).into()),
                ],
            )
        }
        Finding::Sunday { report, day } => context.ta(
            "programme-finding-sunday",
            &[("report", of(report).into()), ("day", day.to_string().into())],
        ),
        Finding::NotSplit { assignment } => {
            context.ta("programme-finding-split", &[("assignment", name(assignment).into())])
        }
        Finding::MoneyApart { assignment } => {
            context.ta("programme-finding-apart", &[("assignment", name(assignment).into())])
        }
        Finding::MeasuresLeftOut { plan, found, left_out } => {
            let plans = shown.programme.action_plans.iter();
            let plan =
                plans.clone().find(|one| one.code == *plan).map_or(plan.as_str(), |one| one.title.of(l));
            context.ta(
                "programme-finding-measures",
                &[("plan", plan.into()), ("found", (*found).into()), ("left", (*left_out).into())],
            )
        }
    }
}
