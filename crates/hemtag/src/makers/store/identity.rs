//! What tells one maker from another, of the whole register at once: an import compares each row with it.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder, QuerySelect};

use super::rows;
use crate::makers::model::MakerId;

/// A maker, by what an import may know it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    pub id: MakerId,
    /// Ten digits with a dash; a sole trader's too, which goes nowhere from here.
    pub organisation_number: Option<String>,
    pub name_key: String,
    /// One for each site: the kommun, else country and place in letters; empty where nothing is stated.
    pub places: Vec<String>,
}

/// All makers, in order of id.
///
/// # Errors
/// When the database does not answer.
pub async fn identities(db: &impl ConnectionTrait) -> Result<Vec<Identity>, DbErr> {
    use rows::{maker, site};
    let mut places: HashMap<i64, Vec<String>> = HashMap::new();
    /// Maker, kommun, post town, place as stated, country.
    type Place = (i64, Option<String>, Option<String>, Option<String>, String);
    let sites: Vec<Place> = site::Entity::find()
        .select_only()
        .columns([
            site::Column::MakerId,
            site::Column::Kommun,
            site::Column::Locality,
            site::Column::PlaceAsStated,
            site::Column::Country,
        ])
        .order_by_asc(site::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    for (maker, kommun, locality, place, country) in sites {
        let key = crate::makers::model::place_key(
            kommun.as_deref(),
            locality.as_deref().or(place.as_deref()),
            &country,
        );
        places.entry(maker).or_default().push(key);
    }
    let makers: Vec<(i64, Option<String>, String)> = maker::Entity::find()
        .select_only()
        .columns([maker::Column::Id, maker::Column::OrganisationNumber, maker::Column::NameKey])
        .order_by_asc(maker::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(makers
        .into_iter()
        .map(|(id, organisation_number, name_key)| Identity {
            id: MakerId(id),
            organisation_number,
            name_key,
            places: places.remove(&id).unwrap_or_default(),
        })
        .collect())
}
