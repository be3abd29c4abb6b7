//! Firms' plans for their skills: what they have set and the plans they keep. A plan says who learns what: it stands here only
//! sealed.

use sea_orm_migration::{prelude::*, schema::*};

use super::{index, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0032_skills_plan"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let plan = table("skills_plan")
            .col(big_integer("organisation_id"))
            // `settings`: one row, written over. `kept`: a plan that the firm keeps to, one row each.
            .col(string("part"))
            .col(integer("version"))
            .col(blob("document"))
            .col(string("at"))
            .col(string("actor"))
            .to_owned();
        manager.create_table(plan).await?;
        let mut one = index("skills_plan", &["organisation_id", "part", "version"]);
        manager.create_index(one.unique().to_owned()).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("changes of the database go forward only; restore a backup instead".into()))
    }
}
