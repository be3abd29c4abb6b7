//! A record to take along: what an outcome shows, in the shape of an Open Badge 3.0 (a verifiable credential in JSON-LD; fields
//! after 1EdTech's public specification, its context named by version).
//!
//! It is not signed (decision 0046 says why, and what signing would take). It says so itself, and can be checked at its own address
//! as long as the person lets it: the address tells what the record says, and whether a text is the record.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    ValidationError, Version,
    model::{Conclusion, Outcome},
    own::{open_own, said},
    seal::{self, Opened, of_part},
    store::{
        centres,
        records::{self, Record},
        shares::{self, Look, Seen},
        validations,
    },
};
use crate::{
    access::{Action, Caller, Relation, check},
    app::{App, random_key},
    http::language,
    people,
    words::Language,
};

const CONTEXT: [&str; 2] =
    ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];
const SCHEMA: &str =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// What the address of a record tells.
#[derive(Debug, Clone)]
pub struct Checked {
    pub record: Record,
    /// None: it was withdrawn, or the outcome was undone.
    pub told: Option<Told>,
    /// Whether a text that was pasted is the record.
    pub is_same: Option<bool>,
}

/// What a record says, but for whose it is: that stands in the file that the person handed over.
#[derive(Debug, Clone)]
pub struct Told {
    pub qualification: Version,
    pub conclusion: Conclusion,
    pub centre: String,
}

fn hashed(token: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}

/// Makes a record of the outcome in force. The one before it is withdrawn.
///
/// # Errors
/// When it is not the caller's, or nothing was awarded.
pub async fn make_record(app: &App, caller: &Caller, id: i64, l: Language) -> Result<i64, ValidationError> {
    check(caller, Action::KeepOwnSkills, Relation::Owner)?;
    let (at, token) = (app.clock.now(), random_key());
    let transaction = app.db.write().await?;
    let opened = open_own(app, caller, &transaction, id).await?;
    let conclusion = opened.course.in_force().filter(|one| one.outcome != Outcome::None).cloned();
    let conclusion = conclusion.ok_or(ValidationError::NotNow)?;
    let names = people::names_of(&transaction, &[opened.kept.person]).await?;
    let name = names.get(&opened.kept.person).cloned().unwrap_or_default();
    let centre = centre_name(&transaction, conclusion.centre).await?;
    let address = |path: String| format!("{}{}", app.config.address(), language::href(l, &path));
    let badge = badge(&opened, &conclusion, &Names { name: &name, centre: &centre }, &token, l, address);
    let file = serde_json::to_vec_pretty(&badge).expect("JSON can be written");
    records::withdraw_of(&transaction, id, at).await?;
    let record = Record {
        id: 0,
        validation: id,
        digest: data_encoding::HEXLOWER.encode(&Sha256::digest(&file)),
        document: app.keys()?.seal(&of_part(&opened.kept.seal, "record"), &file),
        made_at: at,
        withdrawn_at: None,
    };
    let made = records::insert(&transaction, &record, &hashed(&token)).await?;
    said(app, caller, &transaction, "validation.record_made", id).await?;
    transaction.commit().await?;
    Ok(made)
}

async fn centre_name(db: &impl sea_orm::ConnectionTrait, id: i64) -> Result<String, sea_orm::DbErr> {
    let Some(centre) = centres::by_id(db, id).await? else { return Ok(String::new()) };
    Ok(people::organisation_name(db, centre.organisation).await?.unwrap_or_default())
}

struct Names<'n> {
    name: &'n str,
    centre: &'n str,
}

/// The badge. What is missing of a partial outcome is not in it: it is the person's to tell.
fn badge(
    opened: &Opened,
    conclusion: &Conclusion,
    names: &Names<'_>,
    token: &str,
    l: Language,
    address: impl Fn(String) -> String,
) -> Value {
    let of = opened.qualification();
    let here = address(format!("/skills/records/{token}"));
    let achieved = address(format!("/skills/qualifications/{}?version={}", of.code, opened.of.version));
    let met: Vec<_> = conclusion.units.iter().filter_map(|code| of.unit(code)).collect();
    let description = |code: &str| format!("{achieved}#{code}");
    let results = met.iter().map(|unit| {
        json!({ "type": ["Result"], "resultDescription": description(&unit.code), "status": "Completed" })
    });
    let descriptions = met.iter().map(|unit| {
        json!({
            "id": description(&unit.code), "type": ["ResultDescription"], "name": unit.name(l),
            "resultType": "Status",
        })
    });
    let outcomes = met.iter().flat_map(|unit| &unit.outcomes);
    let alignment: Vec<Value> = outcomes
        .filter_map(|outcome| {
            let concept = outcome.concept.as_ref().filter(|concept| concept.id.starts_with("http"))?;
            Some(json!({
                "type": ["Alignment"], "targetName": outcome.text(l), "targetUrl": concept.id,
                "targetFramework": format!("{} {}", concept.scheme.to_uppercase(), concept.version),
            }))
        })
        .collect();
    let counts = [("met", met.len().into()), ("all", of.units.len().into())];
    let narrative = if conclusion.outcome == Outcome::Award {
        l.t("valid-record-award")
    } else {
        l.ta("valid-record-partial", &counts)
    };
    let mut achievement = json!({
        "id": achieved, "type": ["Achievement"],
        "achievementType": if conclusion.outcome == Outcome::Award { "Certificate" } else { "MicroCredential" },
        "name": of.name(l), "description": l.t("valid-record-about"),
        "criteria": { "id": achieved, "narrative": narrative },
        "resultDescription": descriptions.collect::<Vec<_>>(),
    });
    if !alignment.is_empty() {
        achievement["alignment"] = alignment.into();
    }
    let mut subject = json!({
        "type": ["AchievementSubject"],
        "identifier": [{
            "type": "IdentityObject", "hashed": false, "identityHash": names.name, "identityType": "name",
        }],
        "achievement": achievement,
        "result": results.collect::<Vec<_>>(),
    });
    if !conclusion.certificate.is_empty() {
        subject["licenseNumber"] = conclusion.certificate.clone().into();
    }
    json!({
        "@context": CONTEXT,
        "id": here,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": of.name(l),
        "description": l.ta("valid-record-unsigned", &[("address", here.as_str().into())]),
        "issuer": {
            "id": address(format!("/skills/centres/{}", conclusion.centre)), "type": ["Profile"],
            "name": names.centre,
        },
        "validFrom": conclusion.at.to_string(),
        "credentialSubject": subject,
        "credentialSchema": [{ "id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019" }],
    })
}

/// The file of one of the caller's records, as it was made.
///
/// # Errors
/// Not found when it is somebody else's, or withdrawn.
pub async fn file_of_record(app: &App, caller: &Caller, id: i64) -> Result<Vec<u8>, ValidationError> {
    check(caller, Action::KeepOwnSkills, Relation::Owner)?;
    let db = app.db.reader();
    let record = records::by_id(db, id).await?.filter(|record| record.withdrawn_at.is_none());
    let record = record.ok_or(ValidationError::NotFound)?;
    let kept = validations::by_id(db, record.validation).await?.ok_or(ValidationError::NotFound)?;
    if Some(kept.person) != caller.person {
        return Err(ValidationError::NotFound);
    }
    Ok(app.keys()?.open(&of_part(&kept.seal, "record"), &record.document, MOST_BYTES)?)
}

/// Withdraws one of the caller's records: its address tells nothing any more. Gives the validation's number.
///
/// # Errors
/// Not found when it is somebody else's.
pub async fn withdraw_record(app: &App, caller: &Caller, id: i64) -> Result<i64, ValidationError> {
    check(caller, Action::KeepOwnSkills, Relation::Owner)?;
    let transaction = app.db.write().await?;
    let record = records::by_id(&transaction, id).await?.ok_or(ValidationError::NotFound)?;
    let opened = open_own(app, caller, &transaction, record.validation).await?;
    if records::withdraw(&transaction, id, app.clock.now()).await? {
        said(app, caller, &transaction, "validation.record_withdrawn", opened.kept.id).await?;
        transaction.commit().await?;
    }
    Ok(opened.kept.id)
}

/// What the address of a record tells, and whether a pasted text is the record. The look is kept.
///
/// # Errors
/// Not found when there is no such record, or it was erased.
pub async fn check_record(
    app: &App,
    caller: &Caller,
    token: &str,
    pasted: Option<&str>,
) -> Result<Checked, ValidationError> {
    check(caller, Action::ReadKnowledge, Relation::None)?;
    let transaction = app.db.write().await?;
    let record = records::by_token(&transaction, &hashed(token)).await?.ok_or(ValidationError::NotFound)?;
    let opened = seal::open_one(app, &transaction, record.validation).await?;
    let conclusion = opened.course.in_force().filter(|_| record.withdrawn_at.is_none()).cloned();
    let Some(conclusion) = conclusion else {
        return Ok(Checked { record, told: None, is_same: None });
    };
    let file = app.keys()?.open(&of_part(&opened.kept.seal, "record"), &record.document, MOST_BYTES)?;
    let is_same = pasted.map(|text| {
        let parsed: Option<Value> = serde_json::from_str(text).ok();
        parsed.is_some() && parsed == serde_json::from_slice(&file).ok()
    });
    let centre = centre_name(&transaction, conclusion.centre).await?;
    if caller.person != Some(opened.kept.person) {
        let look = Look {
            validation: record.validation,
            person: caller.person,
            organisation: None,
            seen: Seen::Record,
            at: app.clock.now(),
        };
        shares::insert_look(&transaction, &look).await?;
        said(app, caller, &transaction, "validation.looked_at", record.validation).await?;
        transaction.commit().await?;
    }
    Ok(Checked { record, told: Some(Told { qualification: opened.of, conclusion, centre }), is_same })
}
