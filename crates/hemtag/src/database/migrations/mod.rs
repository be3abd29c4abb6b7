//! The changes of the database's shape, forward only, one file each, the same for SQLite and PostgreSQL. A
//! change that was released is never edited: add another.

use sea_orm_migration::{prelude::*, schema::*};

mod m0001_register_and_needs;
mod m0002_need_draft;
mod m0003_need_history;
mod m0004_maker_revision;
mod m0005_import_upload;
mod m0006_removed_maker;
mod m0007_part_file;
mod m0008_figure;
mod m0009_drawing;
mod m0010_initiative;
mod m0011_people;
mod m0012_cases;
mod m0013_request;
mod m0014_need_owner;
mod m0015_looks_and_proofs;
mod m0016_guide;
mod m0018_capacity;
mod m0020_profile_question;
mod m0021_notice;
mod m0022_aid;
mod m0023_passkey;
mod m0024_certificate_not_held;
mod m0024_sealed_words;
mod m0025_funding;
mod m0027_granted_projects;
mod m0028_due_rule;
mod m0029_skills_map;
mod m0030_validations;
mod m0031_skills_kept;
mod m0032_skills_plan;
mod m0033_programme;
mod m0034_programme_report;
mod m0035_events_only_added;
mod m0037_skills_statistics;
mod m0038_integrations;
mod m0039_queue;
mod m0040_key_taken_until;
mod m0041_programme_report_file;
mod m0042_import_preview;
mod m0046_gap_once;
mod m0047_demo;
mod m0048_lists;
mod m0049_key_mark;

/// A table with a number of its own for each row.
fn table(name: &str) -> TableCreateStatement {
    Table::create().table(Alias::new(name)).col(big_pk_auto("id")).to_owned()
}

/// An index named after its table and columns.
fn index(table: &str, columns: &[&str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(Alias::new(table));
    for column in columns {
        index.col(Alias::new(*column));
    }
    index
}

#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_register_and_needs::Migration),
            Box::new(m0002_need_draft::Migration),
            Box::new(m0003_need_history::Migration),
            Box::new(m0004_maker_revision::Migration),
            Box::new(m0005_import_upload::Migration),
            Box::new(m0006_removed_maker::Migration),
            Box::new(m0007_part_file::Migration),
            Box::new(m0008_figure::Migration),
            Box::new(m0009_drawing::Migration),
            Box::new(m0010_initiative::Migration),
            Box::new(m0011_people::Migration),
            Box::new(m0012_cases::Migration),
            Box::new(m0013_request::Migration),
            Box::new(m0020_profile_question::Migration),
            Box::new(m0021_notice::Migration),
            Box::new(m0014_need_owner::Migration),
            Box::new(m0015_looks_and_proofs::Migration),
            Box::new(m0018_capacity::Migration),
            Box::new(m0016_guide::Migration),
            Box::new(m0025_funding::Migration),
            Box::new(m0024_certificate_not_held::Migration),
            Box::new(m0024_sealed_words::Migration),
            Box::new(m0023_passkey::Migration),
            Box::new(m0022_aid::Migration),
            Box::new(m0028_due_rule::Migration),
            Box::new(m0027_granted_projects::Migration),
            Box::new(m0029_skills_map::Migration),
            Box::new(m0030_validations::Migration),
            Box::new(m0031_skills_kept::Migration),
            Box::new(m0032_skills_plan::Migration),
            Box::new(m0033_programme::Migration),
            Box::new(m0034_programme_report::Migration),
            Box::new(m0035_events_only_added::Migration),
            Box::new(m0037_skills_statistics::Migration),
            Box::new(m0038_integrations::Migration),
            Box::new(m0039_queue::Migration),
            Box::new(m0040_key_taken_until::Migration),
            Box::new(m0041_programme_report_file::Migration),
            Box::new(m0042_import_preview::Migration),
            Box::new(m0046_gap_once::Migration),
            Box::new(m0047_demo::Migration),
            Box::new(m0048_lists::Migration),
            Box::new(m0049_key_mark::Migration),
        ]
    }
}
