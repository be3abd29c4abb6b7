//! The rows of the register's tables, as the database holds them.

macro_rules! table {
    ($(#[$doc:meta])* $module:ident, $name:literal, { $($field:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        pub(super) mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, DeriveEntityModel)]
            #[sea_orm(table_name = $name)]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i64,
                $(pub $field: $kind,)*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}

            /// Every column set, for inserting a row whole, its id included.
            pub(in crate::makers::store) fn whole(row: Model) -> ActiveModel {
                ActiveModel {
                    id: sea_orm::ActiveValue::Set(row.id),
                    $($field: sea_orm::ActiveValue::Set(row.$field),)*
                }
            }
        }
    };
}

table!(maker, "maker", {
    organisation_number: Option<String>,
    personal_number: bool,
    name: String,
    name_key: String,
    web: Option<String>,
    sni_codes: String,
    own_words: Option<String>,
    example: bool,
    certificates_complete_on: Option<String>,
    as_stated: String,
    created_at: String,
    updated_at: String,
    version: i64,
});

table!(site, "site", {
    maker_id: i64,
    name: Option<String>,
    address: Option<String>,
    postal_code: Option<String>,
    locality: Option<String>,
    kommun: Option<String>,
    country: String,
    lat: Option<i32>,
    lon: Option<i32>,
    place_as_stated: Option<String>,
});

table!(offer, "offer", {
    maker_id: i64,
    site_id: i64,
    process: String,
    materials: String,
    largest_shape: Option<String>,
    largest_a_um: Option<i64>,
    largest_b_um: Option<i64>,
    largest_c_um: Option<i64>,
    smallest_um: Option<i64>,
    heaviest_mg: Option<i64>,
    tolerance_milligrade: Option<i32>,
    tolerance_as_stated: Option<String>,
    thinnest_wall_um: Option<i64>,
    smallest_series: Option<i64>,
    largest_series: Option<i64>,
    prototype: Option<bool>,
    pilot_series: Option<bool>,
    full_scale: Option<bool>,
    lead_time_days: Option<i32>,
    sourcing: Option<String>,
    newcomers: Option<String>,
    machine_group: Option<String>,
    free_weeks: Option<String>,
    as_stated: String,
    evidence_level: String,
    evidence_on: String,
    evidence_by: String,
});

table!(certificate, "certificate", {
    maker_id: i64,
    certificate: String,
    issuer: Option<String>,
    registration_number: Option<String>,
    valid_from: Option<String>,
    valid_until: Option<String>,
    sites: String,
    evidence_level: String,
    evidence_on: String,
    evidence_by: String,
    // Absent in what was kept of a maker before there was such a thing.
    not_held: Option<bool>,
});

table!(evidence, "evidence", {
    maker_id: i64,
    subject: String,
    subject_id: i64,
    field: String,
    level: String,
    evidence_on: String,
    evidence_by: String,
    note: Option<String>,
});

table!(
    /// A maker as it was before a change.
    revision, "maker_revision", {
    maker_id: i64,
    version: i64,
    at: String,
    document: String,
});

table!(
    /// A maker that was removed, as it was.
    removed, "removed_maker", {
    maker_id: i64,
    at: String,
    document: String,
});
