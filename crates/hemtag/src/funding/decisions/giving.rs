//! Granted decisions as 360Giving JSON, version 1.4.3: one `grants` list. What each field means here is on the page of fields.
//!
//! The prefix of our identifiers is not one that 360Giving has registered for a publisher: whoever publishes asks for one.

use funding::Ore;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::public::Public;
use crate::{
    funding::{model::decision::Outcome, money::Assignment},
    words::Language,
};

/// What our own identifiers begin with.
const PREFIX: &str = "360G-hemtag";
/// Organisation number of Tillväxtverket (Swedish Wikipedia's article on the agency, read in November 2026).
const AGENCY: (&str, &str) = ("Tillväxtverket", "2021006149");
/// The longest title that the standard advises.
const LONGEST_TITLE: usize = 139;

/// The fields that are written, in their order, for the page that says what they mean.
pub const FIELDS: [&str; 18] = [
    "id",
    "title",
    "description",
    "currency",
    "amountAwarded",
    "amountDisbursed",
    "awardDate",
    "url",
    "plannedDates",
    "recipientOrganization",
    "beneficiaryLocation",
    "fundingOrganization",
    "grantProgramme",
    "fromOpenCall",
    "classifications",
    "commitmentTransaction",
    "dateModified",
    "dataSource",
];

/// The whole file. `address` is where the service stands, without a slash at its end.
#[must_use]
pub fn whole(all: &[Public], address: &str) -> Value {
    let granted = all.iter().filter(|one| one.outcome == Outcome::Granted);
    json!({ "version": "1.4.3", "grants": granted.map(|one| grant(one, address)).collect::<Vec<_>>() })
}

fn kronor(ore: Ore) -> Value {
    if ore.0 % 100 == 0 {
        return json!(ore.0 / 100);
    }
    #[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^53 öre")]
    let kronor = ore.0 as f64 / 100.0;
    json!(kronor)
}

fn grant(one: &Public, address: &str) -> Value {
    let id = format!("{PREFIX}-{}", one.number);
    let untold = "Beviljat projektmedel till en enskild näringsidkare";
    let title = if one.title.trim().is_empty() { untold } else { one.title.trim() };
    let description = [&one.description, &one.reasons].into_iter().find(|text| !text.trim().is_empty());
    let mut grant = Map::new();
    let mut put = |name: &str, value: Value| grant.insert(name.to_owned(), value);
    put("id", json!(id));
    put("title", json!(title.chars().take(LONGEST_TITLE).collect::<String>()));
    put("description", json!(description.map_or(untold, |text| text.trim())));
    put("currency", json!("SEK"));
    put("amountAwarded", kronor(one.sum()));
    put("amountDisbursed", kronor(one.paid));
    put("awardDate", json!(one.decided_on.to_string()));
    put("url", json!(format!("{address}/funding/decisions/{}", one.id)));
    if let Some((from, to)) = one.from.zip(one.to) {
        put("plannedDates", json!([planned(from, to)]));
    }
    put("recipientOrganization", json!([recipient(one, &id)]));
    if !one.county.is_empty() {
        put(
            "beneficiaryLocation",
            json!([{ "name": Language::Swedish.county(&one.county), "countryCode": "SE", "geoCode": one.county, "geoCodeType": "SCB län" }]),
        );
    }
    put("fundingOrganization", json!([funder(one.assignment.as_ref())]));
    put("grantProgramme", json!([{ "code": one.call, "title": one.call_title.sv }]));
    put("fromOpenCall", json!("Yes"));
    let goals = one.sub_goals.iter();
    let goals: Vec<Value> = goals
        .map(|goal| json!({ "vocabulary": format!("{PREFIX}-sub-goals-{}", one.call), "code": goal.code, "title": goal.title.sv }))
        .collect();
    if !goals.is_empty() {
        put("classifications", json!(goals));
    }
    let years: Vec<Value> = one
        .granted
        .iter()
        .filter(|(_, ore)| ore.is_positive())
        .map(|(year, ore)| {
            json!({
                "id": format!("{id}-{year}"),
                "transactionDate": one.decided_on.to_string(),
                "currency": "SEK",
                "value": kronor(*ore),
                "description": format!("Anslagsår {year}"),
            })
        })
        .collect();
    put("commitmentTransaction", json!(years));
    put("dateModified", json!(one.modified.to_string()));
    put("dataSource", json!(format!("{address}/funding/decisions?format=360giving")));
    Value::Object(grant)
}

fn planned(from: Date, to: Date) -> Value {
    json!({ "title": "Projektperiod", "startDate": from.to_string(), "endDate": to.to_string() })
}

/// A natural person has neither name nor number here, but an identifier of the grant's own.
fn recipient(one: &Public, id: &str) -> Value {
    match &one.applicant {
        Some(organisation) => json!({
            "id": format!("SE-ON-{}", organisation.number.replace('-', "")),
            "name": organisation.name,
            "addressCountry": "SE",
        }),
        None => json!({ "id": format!("{id}-recipient"), "name": "Enskild näringsidkare" }),
    }
}

fn funder(assignment: Option<&Assignment>) -> Value {
    let name = assignment.map_or("", |one| one.given_to.as_str());
    let id = if name == AGENCY.0 {
        format!("SE-ON-{}", AGENCY.1)
    } else {
        format!("{PREFIX}-funder-{}", assignment.map_or("unknown", |one| one.code.as_str()))
    };
    let name = if name.is_empty() { "Ej angiven" } else { name };
    json!({ "id": id, "name": name })
}
