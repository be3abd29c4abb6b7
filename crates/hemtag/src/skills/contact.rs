//! Whom a firm can talk to about its skills: the adviser of its county and branch.

use maud::{Markup, html};
use sea_orm::DbErr;

use crate::{app::App, config::Adviser, http::Context, people::directory};

/// Somebody to talk to, by what is known of where the firm is and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// As the settings name them for the public, with a way to reach them.
    Stated(Adviser),
    /// Serves the county and branch with an account; their name is for those who are signed in.
    Account {
        name: Option<String>,
        organisation: Option<String>,
    },
    /// Nobody is named: how whoever runs the installation is reached.
    Operator(String),
    Nobody,
}

/// The adviser named for the county; else one with an account who serves the county and branch, whoever serves fewest places
/// first; else the one named for everywhere; else whoever runs the installation. Nobody is made up. Names of accounts are for
/// those who are signed in, so that a visitor is told whom the settings name for everywhere before an account without its name.
///
/// # Errors
/// When the database does not answer.
pub async fn contact(
    app: &App,
    context: &Context,
    county: Option<&str>,
    branch: Option<&str>,
) -> Result<Contact, DbErr> {
    let stated = app.config.adviser_for(county);
    if let Some(adviser) = stated.filter(|adviser| !adviser.counties.is_empty()) {
        return Ok(Contact::Stated(adviser.clone()));
    }
    let signed_in = context.caller.person.is_some();
    // For a visitor an account has no name and no number: whoever has both comes before.
    if county.is_some() && (signed_in || stated.is_none()) {
        let mut serving: Vec<(usize, usize, i64, String, Option<String>)> = Vec::new();
        for (person, held) in directory::advisers(app.db.reader()).await? {
            for one in held.iter().filter(|one| one.as_held().serves(county, branch)) {
                // Whoever serves everywhere comes last.
                let width = |served: &[String]| if served.is_empty() { usize::MAX } else { served.len() };
                let organisation = one.organisation.as_ref().map(|organisation| organisation.name.clone());
                let (counties, branches) = (width(&one.counties), width(&one.branches));
                serving.push((counties, branches, person.id.0, person.name.clone(), organisation));
            }
        }
        serving.sort();
        if let Some((_, _, _, name, organisation)) = serving.into_iter().next() {
            let name = Some(name).filter(|_| signed_in);
            return Ok(Contact::Account { name, organisation });
        }
    }
    Ok(match (stated, &app.config.contact) {
        (Some(adviser), _) => Contact::Stated(adviser.clone()),
        (None, Some(operator)) => Contact::Operator(operator.clone()),
        (None, None) => Contact::Nobody,
    })
}

/// The same in words, with the way to reach them.
#[must_use]
pub fn shown(context: &Context, app: &App, contact: &Contact) -> Markup {
    let l = context.language;
    let operator = html! {
        @if let Some(operator) = &app.config.contact { p { (context.t("adviser-operator")) " " (operator) } }
    };
    html! {
        @match contact {
            Contact::Stated(adviser) => dl class="ht-facts" {
                div { dt { (context.t("adviser-who")) } dd { (adviser.name) } }
                @if let Some(phone) = &adviser.phone {
                    @let dialled: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
                    div { dt { (context.t("adviser-phone")) } dd { a class="ds-link" href={ "tel:" (dialled) } { (phone) } } }
                }
                @if let Some(mail) = &adviser.mail {
                    div { dt { (context.t("adviser-mail")) } dd { a class="ds-link" href={ "mailto:" (mail) } { (mail) } } }
                }
                @let hours = l.pick(adviser.hours.as_deref().unwrap_or_default(), adviser.hours_in_english());
                @if !hours.is_empty() { div { dt { (context.t("adviser-hours")) } dd { (hours) } } }
            },
            Contact::Account { name, organisation } => {
                @let from = organisation.clone().unwrap_or_else(|| context.t("skills-contact-no-organisation"));
                @match name {
                    Some(name) => p { b { (name) } ", " (from) ". " (context.t("skills-contact-serves")) },
                    None => p { (context.ta("skills-contact-organisation", &[("organisation", from.into())])) },
                }
                (operator)
            },
            Contact::Operator(_) => { p { (context.t("skills-contact-nobody")) } (operator) },
            Contact::Nobody => p { (context.t("skills-contact-nobody")) " " (context.t("skills-contact-office")) },
        }
    }
}
