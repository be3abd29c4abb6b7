//! All queries about qualifications, centres and validations, a file each.

pub(in crate::skills) mod centres;
pub(in crate::skills) mod invitations;
pub(in crate::skills) mod qualifications;
pub(in crate::skills) mod records;
pub(in crate::skills) mod shares;
pub(in crate::skills) mod validations;

use jiff::{Timestamp, civil::Date};
use sea_orm::DbErr;

pub(super) use crate::database::moment;

/// A day as it is kept in a column of text.
pub(super) fn day(text: &str) -> Result<Date, DbErr> {
    text.parse().map_err(|e: jiff::Error| DbErr::Custom(format!("'{text}' is no day: {e}")))
}

pub(super) fn moments(text: Option<&str>) -> Result<Option<Timestamp>, DbErr> {
    text.map(moment).transpose()
}

/// Declares an entity without relations: what every table of this room needs.
macro_rules! entity {
    ($module:ident, $table:literal, { $($field:ident: $type:ty,)+ }) => {
        mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                #[sea_orm(primary_key)]
                pub id: i64,
                $(pub $field: $type,)+
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

pub(super) use entity;
