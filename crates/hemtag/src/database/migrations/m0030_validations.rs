//! Qualifications with their versions, test centres and who assesses there, and people's validations: what was found of somebody
//! stands here only sealed, and everything that is personal can be taken away by row.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0030_validations"
    }
}

fn register() -> [TableCreateStatement; 4] {
    [
        // Whole documents; the newest of a qualification holds, and a validation keeps the one it began under.
        table("qualification_version")
            .col(string("qualification"))
            .col(integer("version"))
            .col(text("document"))
            // base, edited, imported
            .col(string("origin"))
            .col(string("reason"))
            .col(string("at"))
            .col(string("actor"))
            .to_owned(),
        table("test_centre")
            .col(big_integer("organisation_id").unique_key())
            .col(string("made_at"))
            .to_owned(),
        // A period that was wrong is withdrawn, and stays to be seen.
        table("centre_accreditation")
            .col(big_integer("centre_id"))
            .col(string("qualification"))
            .col(string("from_on"))
            .col(string_null("until_on"))
            .col(string("source"))
            .col(string("at"))
            .col(string("actor"))
            .col(string_null("withdrawn_at"))
            .col(string_null("withdrawn_why"))
            .to_owned(),
        table("centre_assessor")
            .col(big_integer("centre_id"))
            // None: the account ended, or the time for keeping it is over.
            .col(big_integer_null("person_id"))
            .col(string("from_on"))
            .col(string_null("until_on"))
            .col(string("at"))
            .col(string("actor"))
            .col(string_null("withdrawn_at"))
            .col(string_null("withdrawn_why"))
            .to_owned(),
    ]
}

fn of_people() -> [TableCreateStatement; 5] {
    [
        table("validation")
            // What its seals belong to; not a secret that opens anything.
            .col(string_uniq("seal"))
            .col(big_integer("person_id"))
            .col(big_integer("qualification_version_id"))
            // The firm whose letter it began by.
            .col(big_integer_null("organisation_id"))
            .col(big_integer_null("centre_id"))
            .col(big_integer_null("assessor_id"))
            // begun, asked, taken, concluded, appealed: says nothing of a result.
            .col(string("state"))
            // Mapping, in-depth mapping, assessments, outcomes, appeals.
            .col(blob("document"))
            .col(integer("version"))
            .col(string("made_at"))
            .col(string("changed_at"))
            .to_owned(),
        table("validation_invitation")
            .col(string_uniq("token"))
            .col(big_integer("organisation_id"))
            .col(string("qualification"))
            // Where the letter went and what the firm calls the person; gone when it is taken up or past.
            .col(blob_null("whom"))
            .col(string("made_at"))
            .col(string("ends_at"))
            .col(string_null("used_at"))
            .to_owned(),
        table("validation_share")
            .col(big_integer("validation_id"))
            .col(big_integer("organisation_id"))
            // Codes of units, sealed; none: the whole.
            .col(blob_null("units"))
            .col(string("until_on"))
            .col(string("made_at"))
            .col(string_null("withdrawn_at"))
            .to_owned(),
        table("validation_look")
            .col(big_integer("validation_id"))
            .col(big_integer_null("person_id"))
            .col(big_integer_null("organisation_id"))
            // assessor, firm, record
            .col(string("seen"))
            .col(string("at"))
            .to_owned(),
        table("validation_record")
            .col(big_integer("validation_id"))
            // The hash of the secret in its address.
            .col(string_uniq("token"))
            .col(string("digest"))
            // The file as it was handed out, with its secret.
            .col(blob("document"))
            .col(string("made_at"))
            .col(string_null("withdrawn_at"))
            .to_owned(),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in register().into_iter().chain(of_people()) {
            manager.create_table(statement).await?;
        }
        let mut version = index("qualification_version", &["qualification", "version"]);
        manager.create_index(version.unique().to_owned()).await?;
        for (table, column) in [
            ("centre_accreditation", "centre_id"),
            ("centre_assessor", "centre_id"),
            ("centre_assessor", "person_id"),
            ("validation", "person_id"),
            ("validation", "assessor_id"),
            ("validation", "centre_id"),
            ("validation_invitation", "organisation_id"),
            ("validation_share", "validation_id"),
            ("validation_share", "organisation_id"),
            ("validation_look", "validation_id"),
            ("validation_record", "validation_id"),
        ] {
            manager.create_index(index(table, &[column])).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
