//! A need as an Open Know-How manifest in the 2.4 spelling (millimetres and grams). A manifest describes a design
//! and has no place for what a need asks beyond it; what is left out is told to whoever takes the file.

use matching::need::PartSize;

use super::tree::{self, Fields, Tree};
use crate::needs::model::{Answer, Asks, Field, NeedDocument, Part};

/// The manifest as TOML. `licensor` and `licence` are those of the source; without a source the licence is
/// "LicenseRef-NOASSERTION" as the template of the specification asks.
#[must_use]
pub fn manifest(need: &NeedDocument) -> String {
    let source = need.source.clone().unwrap_or_default();
    let text =
        |text: Option<String>, otherwise: &str| Tree::Text(text.unwrap_or_else(|| otherwise.to_owned()));
    let owner = need.owner.organisation.clone().or_else(|| need.owner.name.clone());
    let mut fields: Fields = vec![
        ("okhv", Tree::Text("2.4".to_owned())),
        ("name", Tree::Text(need.title.clone())),
        ("repo", text(source.address, "")),
        ("version", text(source.version, "0.1.0")),
        ("license", text(source.licence, "LicenseRef-NOASSERTION")),
        ("licensor", text(source.licensor.or(owner), "")),
        ("function", text(need.function.clone(), "")),
    ];
    fields.retain(|(_, value)| *value != Tree::Text(String::new()));
    if let [only] = need.parts.as_slice() {
        fields.extend(measures(only));
    } else {
        let parts = need.parts.iter().map(|part| {
            let mut fields: Fields = vec![("name", Tree::Text(part.name.clone()))];
            fields.extend(measures(part));
            fields
        });
        fields.push(("part", Tree::Tables(parts.collect())));
    }
    tree::toml(&fields)
}

fn measures(part: &Part) -> Fields {
    let mut fields = Fields::new();
    let technologies: Vec<Tree> = part
        .operations
        .iter()
        .map(|o| &o.asks)
        .chain([&part.asks])
        .flat_map(|asks| asks.processes.value().into_iter().flatten())
        .map(|word| Tree::Text(word.stated.clone()))
        .collect();
    match technologies.as_slice() {
        [] => {}
        [one] => fields.push(("tsdc", one.clone())),
        _ => fields.push(("tsdc", Tree::List(technologies))),
    }
    let materials: Vec<Tree> =
        part.asks.materials.value().into_iter().flatten().map(|w| Tree::Text(w.stated.clone())).collect();
    match materials.as_slice() {
        [] => {}
        [one] => fields.push(("material", one.clone())),
        _ => fields.push(("material", Tree::List(materials))),
    }
    if let Some(mass) = part.asks.mass.value() {
        fields.push(("mass", Tree::Decimal(mass.kg() * 1000.0)));
    }
    if let Some(size) = part.asks.size.value() {
        // The specification asks for a box; a round part's box is as wide and deep as it is thick.
        let [width, depth, height] = match *size {
            PartSize::Box(sides) => sides,
            PartSize::Round { diameter, length } => [diameter, diameter, length],
        };
        let side = |length: vocabulary::Length| Tree::Decimal(length.mm());
        fields.push((
            "outer-dimensions",
            Tree::Table(vec![("width", side(width)), ("depth", side(depth)), ("height", side(height))]),
        ));
    }
    fields
}

/// The questions that the need answers and a manifest has no field for.
#[must_use]
pub fn left_out(need: &NeedDocument) -> Vec<Field> {
    let mut left = Vec::new();
    let mut say = |given: bool, field: Field| {
        if given && !left.contains(&field) {
            left.push(field);
        }
    };
    say(need.stage.is_given(), Field::Stage);
    say(need.first_series.is_given(), Field::FirstSeries);
    say(need.per_year.is_given(), Field::PerYear);
    say(need.due.is_given(), Field::Due);
    say(need.within_km.is_given(), Field::WithinKm);
    say(need.counties.is_given(), Field::Counties);
    say(need.in_house.is_given(), Field::InHouse);
    say(!need.certificates.is_empty(), Field::Certificates);
    say(need.owner.kommun.is_given(), Field::Kommun);
    say(need.owner.newcomer.is_given(), Field::Newcomer);
    for part in &need.parts {
        say(part.count.is_given(), Field::Count);
        say(part.notes.is_some(), Field::Notes);
        let of_operations = part.operations.iter().map(|o| (&o.asks, true));
        for (asks, operation) in of_operations.chain([(&part.asks, false)]) {
            of_asks(asks, operation, &mut say);
        }
    }
    left
}

fn of_asks(asks: &Asks, operation: bool, say: &mut impl FnMut(bool, Field)) {
    say(asks.tolerance.is_given(), Field::Tolerance);
    say(asks.wall.is_given(), Field::Wall);
    say(asks.hours.is_given(), Field::Hours);
    say(!asks.certificates.is_empty(), Field::Certificates);
    // Only a part as a whole has measures in a manifest.
    say(operation && asks.size.is_given(), Field::Size);
    say(operation && asks.mass.is_given(), Field::Mass);
    say(operation && asks.materials.is_given(), Field::Material);
    say(matches!(asks.size, Answer::Unclear { .. }), Field::Size);
}
