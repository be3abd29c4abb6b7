//! An owner's own cases, on the account's page.

use maud::{Markup, html};

use super::{address, words};
use crate::{
    app::App,
    cases::own_cases,
    http::{
        Context, PageResult,
        components::{Column, data_table},
    },
};

/// The part of the account's page; nothing for whoever has no case.
///
/// # Errors
/// When nobody is signed in, or the database does not answer.
pub async fn section(app: &App, context: &Context) -> PageResult {
    let l = context.language;
    let lines = own_cases(app, &context.caller).await?;
    if lines.is_empty() {
        return Ok(html! {});
    }
    let columns = ["case-column-case", "case-next", "case-waits-for", "case-adviser", "case-state"]
        .map(|key| Column::text(context.t(key)));
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            let case = &line.case;
            vec![
                html! { a class="ds-link" href=(context.href(&address(case.id))) { (words::line_title(l, line)) } },
                html! { (words::step_of_line(l, line)) },
                html! { (words::party(l, case.next.waits_for)) },
                html! { @match &line.adviser { Some(name) => (name), None => (context.t("case-adviser-none")) } },
                html! { (words::state(l, case.state(app.clock.today()))) },
            ]
        })
        .collect();
    Ok(html! {
        section class="ht-section" id="cases" {
            h2 class="ds-heading" data-size="md" { (context.t("cases-own")) }
            (data_table(&context.t("cases-own"), &columns, &rows))
        }
    })
}
