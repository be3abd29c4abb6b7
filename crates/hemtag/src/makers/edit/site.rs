//! Where a maker works: a site's address, kommun and position.

use vocabulary::Vocabulary;

use super::{
    Problem, Problems, Typed,
    form::{Input, Row},
    read,
};
use crate::{
    makers::model::{Maker, Site, SiteId, Subject},
    words::Language,
};

pub(super) fn rows(language: Language) -> Vec<Row> {
    vec![
        Row::new(language, "site_name", Input::Text, true),
        Row::new(language, "address", Input::Text, false),
        Row {
            name: "post".to_owned(),
            label: language.t("edit-post"),
            hint: None,
            input: Input::Group(vec![
                Row::new(language, "postal_code", Input::Text, false),
                Row::new(language, "locality", Input::Text, false),
            ]),
        },
        Row::new(language, "kommun", Input::Text, true),
        Row::new(language, "country", Input::Text, true),
        Row::new(language, "position", Input::Text, true),
    ]
}

pub(super) fn fill(maker: &Maker, id: Option<SiteId>) -> Option<Typed> {
    let mut typed = Typed::default();
    let Some(id) = id else {
        typed.set("country", "SE");
        return Some(typed);
    };
    let site = maker.sites.iter().find(|site| site.id == id)?;
    let mut set = |name: &str, value: Option<&String>| typed.set(name, value.cloned().unwrap_or_default());
    set("site_name", site.name.as_ref());
    set("address", site.address.as_ref());
    set("postal_code", site.postal_code.as_ref());
    set("locality", site.locality.as_ref());
    let places = Vocabulary::embedded().places();
    let kommun = site.kommun.as_deref().map(|code| places.kommun(code).map_or(code, |k| &k.name).to_owned());
    set("kommun", kommun.as_ref());
    set("country", Some(&site.country));
    let position = site.position.map(|p| format!("{} {}", f64::from(p.lat) / 1e6, f64::from(p.lon) / 1e6));
    set("position", position.as_ref());
    Some(typed)
}

pub(super) fn apply(maker: &mut Maker, id: Option<SiteId>, typed: &Typed) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let mut site = match id {
        Some(id) => match maker.sites.iter().find(|site| site.id == id) {
            Some(site) => site.clone(),
            None => return Err(gone("site_name")),
        },
        None => Site { id: SiteId(maker.new_id()), ..empty() },
    };
    for (name, kept) in
        [("site_name", &mut site.name), ("address", &mut site.address), ("locality", &mut site.locality)]
    {
        if let Some(text) = problems.take(name, read::line(typed.text(name))) {
            *kept = text;
        }
    }
    let country = typed.given("country").unwrap_or("SE").to_uppercase();
    if country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()) {
        site.country = country;
    } else {
        problems.add("country", Problem::own("edit-problem-country"));
    }
    let swedish = site.country == "SE";
    if let Some(kommun) = problems.take("kommun", read::stated(typed.text("kommun"), read::kommun)) {
        site.kommun = kommun;
    }
    let places = Vocabulary::embedded().places();
    site.postal_code = typed.given("postal_code").map(str::to_owned);
    if let Some(code) = typed.given("postal_code").filter(|_| swedish) {
        match places.postal_code(code) {
            Some(post) => {
                // The postal code says what the reader left open.
                site.kommun.get_or_insert_with(|| post.kommun.clone());
                site.locality.get_or_insert_with(|| post.locality.clone());
            }
            None => problems
                .add("postal_code", Problem::Own("edit-problem-postal", vec![("stated", code.to_owned())])),
        }
    }
    if site.kommun.is_some() && !swedish {
        problems.add("kommun", Problem::own("edit-problem-kommun-abroad"));
    }
    match problems.take("position", read::stated(typed.text("position"), read::position)) {
        Some(Some(position)) => site.position = Some(position),
        Some(None) => site.position = None,
        None => {}
    }
    let nothing = site.kommun.is_none()
        && site.locality.is_none()
        && site.address.is_none()
        && site.place_as_stated.is_none();
    if nothing && problems.0.is_empty() {
        problems.add("kommun", Problem::own("edit-problem-place"));
    }
    problems.or(())?;
    if let Some(was) = maker.sites.iter().find(|known| known.id == site.id).cloned() {
        let address = |site: &Site| (site.address.clone(), site.postal_code.clone(), site.locality.clone());
        for (field, changed) in [
            ("address", address(&was) != address(&site)),
            ("kommun", was.kommun != site.kommun),
            ("position", was.position != site.position),
        ] {
            if changed {
                maker.forget_evidence(Subject::Site(site.id), field);
            }
        }
    }
    match maker.sites.iter_mut().find(|known| known.id == site.id) {
        Some(known) => *known = site,
        None => maker.sites.push(site),
    }
    Ok(())
}

pub(super) fn gone(field: &str) -> Problems {
    Problems(vec![(field.to_owned(), Problem::own("edit-problem-gone"))])
}

/// A site of which nothing is known.
pub(crate) fn empty() -> Site {
    Site {
        id: SiteId(0),
        name: None,
        address: None,
        postal_code: None,
        locality: None,
        kommun: None,
        country: "SE".to_owned(),
        position: None,
        place_as_stated: None,
        offers: Vec::new(),
    }
}
