//! The register of makers, needs, gaps, notices, imports and the event log.

use sea_orm_migration::{prelude::*, schema::*};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0001_register_and_needs"
    }
}

fn key(table: &str) -> TableCreateStatement {
    Table::create().table(Alias::new(table)).col(big_pk_auto("id")).to_owned()
}

fn references(table: &mut TableCreateStatement, from: &str, to: &str) -> TableCreateStatement {
    table
        .foreign_key(
            ForeignKey::create()
                .name(format!("{from}_{to}"))
                .from_col(Alias::new(from))
                .to(Alias::new(to), Alias::new("id"))
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned()
}

fn index(table: &str, columns: &[&str], unique: bool) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(Alias::new(table));
    for column in columns {
        index.col(Alias::new(*column));
    }
    if unique {
        index.unique();
    }
    index.to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                key("event")
                    .col(string("at"))
                    .col(string("actor"))
                    .col(string("action"))
                    .col(string("subject_kind"))
                    .col(big_integer_null("subject_id"))
                    .col(text("data"))
                    .col(string("previous_hash"))
                    .col(string_uniq("hash"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                key("maker")
                    .col(string_null("organisation_number"))
                    .col(boolean("personal_number").default(false))
                    .col(string("name"))
                    .col(string("name_key"))
                    .col(string_null("web"))
                    .col(text("sni_codes"))
                    .col(text_null("own_words"))
                    .col(boolean("example").default(false))
                    .col(string_null("certificates_complete_on"))
                    .col(text("as_stated"))
                    .col(string("created_at"))
                    .col(string("updated_at"))
                    .col(big_integer("version").default(1))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("maker", &["organisation_number"], true)).await?;
        manager.create_index(index("maker", &["name_key"], false)).await?;
        manager
            .create_table(references(
                key("site")
                    .col(big_integer("maker_id"))
                    .col(string_null("name"))
                    .col(string_null("address"))
                    .col(string_null("postal_code"))
                    .col(string_null("locality"))
                    .col(string_null("kommun"))
                    .col(string("country").default("SE"))
                    .col(integer_null("lat"))
                    .col(integer_null("lon"))
                    .col(string_null("place_as_stated")),
                "maker_id",
                "maker",
            ))
            .await?;
        manager.create_index(index("site", &["maker_id"], false)).await?;
        manager
            .create_table(references(
                key("offer")
                    .col(big_integer("maker_id"))
                    .col(big_integer("site_id"))
                    .col(string("process"))
                    .col(text("materials"))
                    .col(string_null("largest_shape"))
                    .col(big_integer_null("largest_a_um"))
                    .col(big_integer_null("largest_b_um"))
                    .col(big_integer_null("largest_c_um"))
                    .col(big_integer_null("smallest_um"))
                    .col(big_integer_null("heaviest_mg"))
                    .col(integer_null("tolerance_milligrade"))
                    .col(string_null("tolerance_as_stated"))
                    .col(big_integer_null("thinnest_wall_um"))
                    .col(big_integer_null("smallest_series"))
                    .col(big_integer_null("largest_series"))
                    .col(boolean_null("prototype"))
                    .col(boolean_null("pilot_series"))
                    .col(boolean_null("full_scale"))
                    .col(integer_null("lead_time_days"))
                    .col(string_null("sourcing"))
                    .col(string_null("newcomers"))
                    .col(text_null("free_weeks"))
                    .col(text("as_stated"))
                    .col(string("evidence_level"))
                    .col(string("evidence_on"))
                    .col(string("evidence_by")),
                "site_id",
                "site",
            ))
            .await?;
        manager.create_index(index("offer", &["site_id"], false)).await?;
        manager.create_index(index("offer", &["maker_id"], false)).await?;
        manager.create_index(index("offer", &["process"], false)).await?;
        // Evidence for single facts, where it is another than the offer's own (adviser seen, document, delivered).
        manager
            .create_table(references(
                key("evidence")
                    .col(big_integer("maker_id"))
                    .col(string("subject"))
                    .col(big_integer("subject_id"))
                    .col(string("field"))
                    .col(string("level"))
                    .col(string("evidence_on"))
                    .col(string("evidence_by"))
                    .col(text_null("note")),
                "maker_id",
                "maker",
            ))
            .await?;
        manager.create_index(index("evidence", &["maker_id"], false)).await?;
        manager
            .create_table(references(
                key("certificate")
                    .col(big_integer("maker_id"))
                    .col(string("certificate"))
                    .col(string_null("issuer"))
                    .col(string_null("registration_number"))
                    .col(string_null("valid_from"))
                    .col(string_null("valid_until"))
                    .col(text("sites"))
                    .col(string("evidence_level"))
                    .col(string("evidence_on"))
                    .col(string("evidence_by")),
                "maker_id",
                "maker",
            ))
            .await?;
        manager.create_index(index("certificate", &["maker_id"], false)).await?;
        manager
            .create_table(
                key("import")
                    .col(string("at"))
                    .col(string("kind"))
                    .col(string("file_name"))
                    .col(string("file_hash"))
                    .col(text("mapping"))
                    .col(text("report"))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(
                key("unmatched_term")
                    .col(string("kind"))
                    .col(string("text"))
                    .col(big_integer("times"))
                    .col(string("first_seen"))
                    .col(string("last_seen"))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("unmatched_term", &["kind", "text"], true)).await?;
        manager
            .create_table(
                key("need")
                    .col(string_uniq("key"))
                    .col(string("title"))
                    .col(string("confidentiality"))
                    .col(text("document"))
                    .col(string("source_format"))
                    .col(text_null("source_text"))
                    .col(boolean("example").default(false))
                    .col(string("stated_at"))
                    .col(string("updated_at"))
                    .col(string_null("closed_at"))
                    .col(big_integer("version").default(1))
                    .to_owned(),
            )
            .await?;
        manager
            .create_table(references(
                key("gap")
                    .col(big_integer("need_id"))
                    .col(integer("part"))
                    .col(integer("operation"))
                    .col(string("kind"))
                    .col(string_null("process"))
                    .col(string_null("county"))
                    .col(string_null("stage"))
                    .col(text("detail"))
                    .col(string("input_hash"))
                    .col(string("opened_at"))
                    .col(string_null("closed_at"))
                    .col(big_integer_null("closed_by_offer")),
                "need_id",
                "need",
            ))
            .await?;
        manager.create_index(index("gap", &["need_id"], false)).await?;
        manager
            .create_table(references(
                key("notice")
                    .col(big_integer("need_id"))
                    .col(string("at"))
                    .col(string("kind"))
                    .col(text("data"))
                    .col(string_null("seen_at")),
                "need_id",
                "need",
            ))
            .await?;
        manager.create_index(index("notice", &["need_id"], false)).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
