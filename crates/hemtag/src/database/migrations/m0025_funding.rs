//! Funding: assignments with their money, calls, applications, their assessment, selections, decisions, claims, what is due
//! when, and the ledger.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0025_funding"
    }
}

/// Money: assignments and the ledger.
fn money() -> Vec<TableCreateStatement> {
    vec![
        table("funding_assignment")
            // By which the program's own rows are known again; empty for those that an officer added.
            .col(string_uniq("code"))
            // Titles, number, who gave it, total, years, source.
            .col(text("document"))
            .col(string("added_at"))
            .to_owned(),
        // Only added to.
        table("funding_entry")
            .col(big_integer("assignment_id"))
            .col(integer("year"))
            .col(string("kind"))
            .col(big_integer_null("decision_id"))
            .col(big_integer_null("claim_id"))
            .col(big_integer("amount_ore"))
            // The day that it counts from.
            .col(string("on_day"))
            .col(text("reason"))
            .col(string("at"))
            .col(string("actor"))
            .to_owned(),
    ]
}

/// Calls and what is applied for.
fn asked() -> Vec<TableCreateStatement> {
    vec![
        table("funding_call")
            .col(string_uniq("code"))
            .col(big_integer("assignment_id"))
            .col(string("state"))
            .col(text("document"))
            .col(string_null("opens_at"))
            .col(string_null("closes_at"))
            .col(string("made_at"))
            .col(string("updated_at"))
            .col(string_null("published_at"))
            .col(big_integer("version"))
            .to_owned(),
        // What was published and each amendment, for good.
        table("funding_call_version")
            .col(big_integer("call_id"))
            .col(big_integer("version"))
            .col(text("document"))
            .col(text("reason"))
            .col(string("at"))
            .col(string("actor"))
            .to_owned(),
        table("funding_application")
            .col(big_integer("call_id"))
            .col(big_integer("call_version"))
            // The account that writes it.
            .col(big_integer("owner_id"))
            .col(big_integer_null("organisation_id"))
            .col(string("state"))
            // Given when it is handed in.
            .col(string_null("number"))
            // The lead party's, once handed in.
            .col(string_null("organisation_number"))
            .col(big_integer("requested_ore"))
            // Sealed.
            .col(blob("document"))
            .col(string("made_at"))
            .col(string("updated_at"))
            .col(string_null("submitted_at"))
            // Whose turn it is, since when.
            .col(string("waits_for"))
            .col(string("waits_since"))
            .col(big_integer_null("officer_id"))
            .col(big_integer("version"))
            .to_owned(),
        // As it was handed in, completed or withdrawn, for good.
        table("funding_application_version")
            .col(big_integer("application_id"))
            .col(integer("number"))
            .col(string("why"))
            .col(blob("document"))
            // SHA-256 of what is sealed in it, and who signed it.
            .col(string("fingerprint"))
            .col(big_integer_null("signature_id"))
            .col(string("at"))
            .col(string("actor"))
            .col(string_null("once"))
            .to_owned(),
        // Who takes part in what was handed in: by which conflicts and earlier support are found.
        table("funding_party")
            .col(big_integer("application_id"))
            .col(string_null("organisation_number"))
            .col(string("role"))
            .to_owned(),
        table("funding_attachment")
            .col(string_uniq("key"))
            // An application or a claim.
            .col(string("of_kind"))
            .col(big_integer("of_id"))
            .col(string("purpose"))
            .col(big_integer_null("person_id"))
            .col(big_integer("bytes"))
            // Sealed: the name; the content.
            .col(blob("about"))
            .col(blob("content"))
            .col(string("kept_at"))
            // Taken away by who handed it over; what was handed in with it keeps it.
            .col(string_null("removed_at"))
            .col(string_null("once"))
            .to_owned(),
        table("funding_signature")
            .col(big_integer("application_id"))
            // The version of the application that was signed.
            .col(big_integer("version"))
            // Sealed: name, function, address.
            .col(blob("signatory"))
            .col(string_null("token"))
            .col(string("asked_at"))
            .col(string_null("signed_at"))
            .to_owned(),
        // What a person found of each rule of the call; the newest holds.
        table("funding_eligibility")
            .col(big_integer("application_id"))
            .col(boolean("eligible"))
            // Sealed: by rule the engine's verdict, the person's, and why.
            .col(blob("judged"))
            .col(string("at"))
            .col(string("actor"))
            .to_owned(),
        table("funding_completion")
            .col(big_integer("application_id"))
            // Sealed: what is asked, what was answered.
            .col(blob("question"))
            .col(blob_null("answer"))
            .col(string("asked_at"))
            .col(big_integer_null("asked_by"))
            .col(string_null("answered_at"))
            .col(string_null("once"))
            .to_owned(),
    ]
}

/// How it is judged and decided, paid and followed.
fn decided() -> Vec<TableCreateStatement> {
    vec![
        table("funding_assessor")
            .col(big_integer_uniq("person_id"))
            // Sub-goals and branches that the person knows, organisations that it is bound to, how many at most.
            .col(text("document"))
            .col(string("updated_at"))
            .to_owned(),
        table("funding_assignment_of")
            .col(big_integer("application_id"))
            .col(big_integer("person_id"))
            .col(string("state"))
            // Conflicts found or declared, as codes with what they rest on.
            .col(text("conflicts"))
            // Sealed: scores and reasons by criterion.
            .col(blob_null("scores"))
            .col(string("assigned_at"))
            .col(string_null("declared_at"))
            .col(string_null("submitted_at"))
            .col(big_integer("version"))
            .to_owned(),
        table("funding_panel_note")
            .col(big_integer("application_id"))
            .col(big_integer_null("person_id"))
            .col(blob("text"))
            .col(string("made_at"))
            .col(string_null("once"))
            .to_owned(),
        // What the engine proposed, unchanged; and what a person made of it.
        table("funding_selection")
            .col(big_integer("call_id"))
            .col(string("input_hash"))
            .col(string("engine"))
            .col(text("input"))
            .col(text("proposal"))
            .col(string("proposed_at"))
            .col(string("actor"))
            .col(text_null("chosen"))
            .col(text_null("reason"))
            .col(string_null("chosen_at"))
            .col(string_null("chosen_by"))
            .col(big_integer("version"))
            .to_owned(),
        table("funding_decision")
            .col(big_integer_uniq("application_id"))
            .col(big_integer("call_id"))
            // Given when it is taken.
            .col(string_null("number"))
            .col(string("outcome"))
            .col(string("state"))
            .col(text("document"))
            .col(string_null("decided_on"))
            .col(big_integer_null("presented_by"))
            .col(big_integer_null("decided_by"))
            .col(string_null("published_at"))
            // An amendment that is being prepared, with its reason.
            .col(text_null("pending"))
            // The final report is accepted, and what was not used is given back.
            .col(string_null("closed_at"))
            .col(string("updated_at"))
            .col(big_integer("version"))
            .to_owned(),
        table("funding_decision_version")
            .col(big_integer("decision_id"))
            .col(big_integer("version"))
            .col(text("document"))
            .col(text("reason"))
            .col(string("at"))
            .col(string("actor"))
            .to_owned(),
        table("funding_claim")
            .col(big_integer("decision_id"))
            // An advance, a period's costs, the last one.
            .col(string("kind"))
            .col(string("state"))
            .col(string_null("period_from"))
            .col(string_null("period_to"))
            .col(big_integer("requested_ore"))
            .col(big_integer_null("approved_ore"))
            // Sealed: costs, indicators, the report's text, cuts with reasons.
            .col(blob("document"))
            .col(string("made_at"))
            .col(string("updated_at"))
            .col(string_null("submitted_at"))
            .col(string_null("decided_at"))
            .col(string("waits_for"))
            .col(string("waits_since"))
            .col(big_integer("version"))
            .to_owned(),
        table("funding_recovery")
            .col(big_integer("decision_id"))
            .col(integer("year"))
            .col(big_integer("amount_ore"))
            .col(text("reason"))
            .col(string("demanded_at"))
            .col(string_null("received_at"))
            .col(string("actor"))
            .col(string_null("once"))
            .to_owned(),
        // What is due when. A day is set once: an amendment is a row of its own, and the newest holds.
        table("funding_due")
            .col(string("of_kind"))
            .col(big_integer("of_id"))
            .col(string("what"))
            .col(string("waits_for"))
            .col(big_integer_null("person_id"))
            .col(string("due_on"))
            .col(text("reason"))
            .col(string("set_at"))
            .col(string("actor"))
            // The row that this one moved.
            .col(big_integer_null("moves"))
            .col(boolean("holds"))
            .col(string_null("done_at"))
            .col(string_null("reminded_at"))
            .to_owned(),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in money().into_iter().chain(asked()).chain(decided()) {
            manager.create_table(statement).await?;
        }
        let indexes: [(&str, &[&str]); 18] = [
            ("funding_entry", &["assignment_id", "year"]),
            ("funding_entry", &["decision_id"]),
            ("funding_call", &["state", "closes_at"]),
            ("funding_application", &["call_id", "state"]),
            ("funding_application", &["owner_id"]),
            ("funding_application", &["waits_for", "waits_since"]),
            ("funding_application", &["organisation_number"]),
            ("funding_party", &["organisation_number"]),
            ("funding_party", &["application_id"]),
            ("funding_attachment", &["of_kind", "of_id"]),
            ("funding_completion", &["application_id"]),
            ("funding_signature", &["application_id"]),
            ("funding_eligibility", &["application_id"]),
            ("funding_assignment_of", &["person_id", "state"]),
            ("funding_selection", &["call_id"]),
            ("funding_decision", &["call_id", "outcome"]),
            ("funding_claim", &["decision_id"]),
            ("funding_due", &["holds", "done_at", "due_on"]),
        ];
        for (table, columns) in indexes {
            manager.create_index(index(table, columns)).await?;
        }
        let unique: [(&str, &[&str]); 9] = [
            ("funding_call_version", &["call_id", "version"]),
            ("funding_application_version", &["application_id", "number"]),
            ("funding_application_version", &["application_id", "once"]),
            ("funding_assignment_of", &["application_id", "person_id"]),
            ("funding_decision_version", &["decision_id", "version"]),
            ("funding_attachment", &["of_kind", "of_id", "once"]),
            ("funding_completion", &["application_id", "once"]),
            ("funding_panel_note", &["application_id", "once"]),
            ("funding_recovery", &["decision_id", "once"]),
        ];
        for (table, columns) in unique {
            manager.create_index(index(table, columns).unique().to_owned()).await?;
        }
        manager.create_index(index("funding_decision", &["number"]).unique().to_owned()).await?;
        // A number is given once.
        manager.create_index(index("funding_application", &["number"]).unique().to_owned()).await?;
        manager.create_index(index("funding_due", &["of_kind", "of_id"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
