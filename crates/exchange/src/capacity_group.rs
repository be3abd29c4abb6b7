//! Capacity by week of one supplier for one customer: Catena-X `io.catenax.week_based_capacity_group` 3.0.1.
//!
//! Source: `io.catenax.week_based_capacity_group/3.0.1` in eclipse-tractusx/sldt-semantic-models (CC BY 4.0). The type demands
//! what the format does: identifier, name, both partners' BPNL, when it changed, whether it is in use. So hours that are free
//! for anybody cannot be told by it, only those for a named customer. A week of which actual or maximum capacity is not known
//! is left out, since the format demands both; a week that is left out is unknown. The message has no field for its own
//! version: it travels beside it, as [`SEMANTIC_ID`].

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use serde_json::Value;

use crate::outcome::{Read, ReadError, WriteError, Written};
use crate::reading::{self, Node};
use crate::values::{Bpnl, Bpns, Decimal, Moment, Uuid};
use crate::writing::{Telling, filled, maybe, object};

/// What the message is to be announced as.
pub const SEMANTIC_ID: &str = "urn:samm:io.catenax.week_based_capacity_group:3.0.1#WeekBasedCapacityGroup";

/// Capacity for one customer, week by week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapacityGroup {
    /// The same in every message about this group.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// Whom it is for.
    pub customer: Bpnl,
    /// Whose it is.
    pub supplier: Bpnl,
    /// Sites that deliver.
    pub supplier_locations: Vec<Bpns>,
    /// What is counted; `None` is left out expressly (`unitOfMeasureIsOmitted`).
    pub unit: Option<ItemUnit>,
    /// The weeks, each once.
    pub weeks: Vec<Week>,
    /// When anything of it was last changed.
    pub changed_at: Moment,
    /// It is not kept up to date at present.
    pub inactive: bool,
    /// Demand that it is for.
    pub linked_demand: Vec<DemandSeries>,
    /// Groups that are parts of it.
    pub linked_groups: Vec<Uuid>,
}

/// One week. Amounts are in the group's unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// The Monday of an ISO week.
    pub monday: Date,
    /// What is planned; not below zero.
    pub actual: Option<Decimal>,
    /// The most there is; not below zero.
    pub maximum: Option<Decimal>,
    /// What was agreed upon; not below zero.
    pub agreed: Option<Decimal>,
    /// What was made before or is made after the week, added or taken away.
    pub delta_production: Option<Decimal>,
}

/// Demand that a group is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandSeries {
    /// The customer's number of the material.
    pub customer_material: String,
    /// The supplier's number of the material.
    pub supplier_material: Option<String>,
    /// Where the customer needs it.
    pub customer_location: Bpns,
    /// Why it is needed.
    pub category: DemandCategory,
    /// How many times the usual effort one piece takes.
    pub load_factor: Option<Decimal>,
}

/// Names that stand for a value of an enumeration in a message.
macro_rules! named {
    ($(#[$about:meta])* $name:ident, $all:ident, $(#[$each:meta] $one:ident = $text:literal),+ $(,)?) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[$each] $one),+ }

        const $all: &[($name, &str)] = &[$(($name::$one, $text)),+];

        impl $name {
            /// All of them.
            pub fn all() -> impl Iterator<Item = $name> {
                $all.iter().map(|(one, _)| *one)
            }

            /// As it stands in a message.
            #[must_use]
            pub fn code(self) -> &'static str {
                $all.iter().find(|(one, _)| *one == self).map_or("", |(_, text)| text)
            }
        }
    };
}

named!(
    /// Why something is needed.
    DemandCategory, CATEGORIES,
    /// Nothing special.
    Default = "0001",
    /// Spare parts.
    AfterSales = "A1S1",
    /// Series.
    Series = "SR99",
    /// The beginning of a series.
    PhaseIn = "PI01",
    /// One order.
    SingleOrder = "OS01",
    /// A small series.
    SmallSeries = "OI01",
    /// Out of the ordinary.
    Extraordinary = "ED01",
    /// The end of a series.
    PhaseOut = "PO01",
);

named!(
    /// What is counted (urn:samm:io.catenax.shared.quantity:2.0.0, ItemUnitEnumeration).
    ItemUnit, UNITS,
    /// Pieces.
    Piece = "unit:piece",
    /// Sets.
    Set = "unit:set",
    /// Pairs.
    Pair = "unit:pair",
    /// Pages.
    Page = "unit:page",
    /// Cycles.
    Cycle = "unit:cycle",
    /// kWh.
    KilowattHour = "unit:kilowattHour",
    /// g.
    Gram = "unit:gram",
    /// kg.
    Kilogram = "unit:kilogram",
    /// 1,000 kg.
    Tonne = "unit:tonneMetricTon",
    /// US ton.
    ShortTon = "unit:tonUsOrShortTonUkorus",
    /// Ounce avoirdupois.
    Ounce = "unit:ounceAvoirdupois",
    /// Pound.
    Pound = "unit:pound",
    /// m.
    Metre = "unit:metre",
    /// cm.
    Centimetre = "unit:centimetre",
    /// km.
    Kilometre = "unit:kilometre",
    /// Inch.
    Inch = "unit:inch",
    /// Foot.
    Foot = "unit:foot",
    /// Yard.
    Yard = "unit:yard",
    /// cm².
    SquareCentimetre = "unit:squareCentimetre",
    /// m².
    SquareMetre = "unit:squareMetre",
    /// Square inch.
    SquareInch = "unit:squareInch",
    /// Square foot.
    SquareFoot = "unit:squareFoot",
    /// Square yard.
    SquareYard = "unit:squareYard",
    /// cm³.
    CubicCentimetre = "unit:cubicCentimetre",
    /// m³.
    CubicMetre = "unit:cubicMetre",
    /// Cubic inch.
    CubicInch = "unit:cubicInch",
    /// Cubic foot.
    CubicFoot = "unit:cubicFoot",
    /// Cubic yard.
    CubicYard = "unit:cubicYard",
    /// l.
    Litre = "unit:litre",
    /// ml.
    Millilitre = "unit:millilitre",
    /// hl.
    Hectolitre = "unit:hectolitre",
    /// s.
    Second = "unit:secondUnitOfTime",
    /// min.
    Minute = "unit:minuteUnitOfTime",
    /// h.
    Hour = "unit:hourUnitOfTime",
    /// Days.
    Day = "unit:day",
);

/// Writes the message.
///
/// # Errors
/// Tells every week that does not begin on a Monday or stands twice, and every amount below zero.
pub fn write(group: &CapacityGroup) -> Result<Written, WriteError> {
    let mut tell = Telling::default();
    let weeks = weeks(&group.weeks, &mut tell);
    let demand = group
        .linked_demand
        .iter()
        .enumerate()
        .map(|(index, one)| {
            let material =
                tell.text(format!("linked_demand/{index}/customer_material"), &one.customer_material);
            object([
                ("materialNumberCustomer", Some(material)),
                ("materialNumberSupplier", maybe(one.supplier_material.as_ref())),
                ("customerLocation", Some(one.customer_location.as_str().into())),
                ("demandCategory", Some(object([("demandCategoryCode", Some(one.category.code().into()))]))),
                ("loadFactor", one.load_factor.map(Decimal::number)),
            ])
        })
        .collect();
    let texts = |all: Vec<&str>| all.into_iter().map(Value::from).collect();
    let message = object([
        ("capacityGroupId", Some(group.id.as_str().into())),
        ("name", Some(tell.text("name", &group.name))),
        ("customer", Some(group.customer.as_str().into())),
        ("supplier", Some(group.supplier.as_str().into())),
        ("supplierLocations", filled(texts(group.supplier_locations.iter().map(Bpns::as_str).collect()))),
        ("unitOfMeasure", group.unit.map(|unit| unit.code().into())),
        ("unitOfMeasureIsOmitted", Some(group.unit.is_none().into())),
        ("capacities", filled(weeks)),
        ("changedAt", Some(zoned("changed_at", &group.changed_at, &mut tell))),
        ("capacityGroupIsInactive", Some(group.inactive.into())),
        ("linkedDemandSeries", filled(demand)),
        ("linkedCapacityGroups", filled(texts(group.linked_groups.iter().map(Uuid::as_str).collect()))),
    ]);
    tell.finish(message)
}

fn weeks(weeks: &[Week], tell: &mut Telling) -> Vec<Value> {
    let mut told = BTreeSet::new();
    let mut written = Vec::new();
    for week in weeks {
        let field = format!("weeks/{}", week.monday);
        if week.monday.weekday() != Weekday::Monday {
            tell.not_allowed(&*field, format!("a {:?}", week.monday.weekday()), "Mondays");
        }
        if !told.insert(week.monday) {
            tell.not_allowed(&*field, "stated twice".to_owned(), "one statement for each week");
        }
        let (Some(actual), Some(maximum)) = (week.actual, week.maximum) else {
            tell.not_carried(
                &*field,
                "The format demands both actual and maximum capacity of a week; one of them is not known, so the week is left \
                 out.",
            );
            continue;
        };
        written.push(object([
            ("pointInTime", Some(tell.day(&*field, week.monday))),
            ("actualCapacity", Some(tell.not_negative(format!("{field}/actual"), actual))),
            ("maximumCapacity", Some(tell.not_negative(format!("{field}/maximum"), maximum))),
            (
                "agreedCapacity",
                week.agreed.map(|agreed| tell.not_negative(format!("{field}/agreed"), agreed)),
            ),
            ("deltaProductionResult", week.delta_production.map(Decimal::number)),
        ]));
    }
    written
}

/// A moment whose time zone is known.
pub(crate) fn zoned(field: &str, moment: &Moment, tell: &mut Telling) -> Value {
    if moment.timestamp().is_none() {
        tell.not_allowed(field, moment.to_string(), "moments with their time zone");
    }
    moment.as_str().into()
}

/// Reads a message.
///
/// # Errors
/// When it is no JSON, lacks what the format demands, or holds what it does not allow.
pub fn read(text: &str) -> Result<Read<CapacityGroup>, ReadError> {
    read_value(&reading::json(text)?)
}

/// The same for a message whose JSON was parsed already.
///
/// # Errors
/// As [`read`], but for what is no JSON.
pub fn read_value(value: &Value) -> Result<Read<CapacityGroup>, ReadError> {
    reading::value(value, |node| {
        let fields = node.object()?;
        let omitted = fields.need("unitOfMeasureIsOmitted", "true or false")?;
        let unit = fields.maybe("unitOfMeasure").map(|node| node.one_of(UNITS)).transpose()?;
        if omitted.flag()? != unit.is_none() {
            return Err(omitted.unexpected("true without a unitOfMeasure, and false with one"));
        }
        if let Some(node) = fields.maybe("demandVolatilityParameters") {
            node.note("Thresholds of the customer's demand are not read: we state capacity only.");
        }
        let mut told = BTreeSet::new();
        let group = CapacityGroup {
            id: fields.need_formed("capacityGroupId", Uuid::FORM)?,
            name: fields.need_text("name")?,
            customer: fields.need_formed("customer", Bpnl::FORM)?,
            supplier: fields.need_formed("supplier", Bpnl::FORM)?,
            supplier_locations: fields
                .list("supplierLocations")?
                .iter()
                .map(|node| node.formed(Bpns::FORM))
                .collect::<Result<_, _>>()?,
            unit,
            weeks: fields
                .list("capacities")?
                .iter()
                .map(|node| week(node, &mut told))
                .collect::<Result<_, _>>()?,
            changed_at: fields.need_formed("changedAt", Moment::FORM)?,
            inactive: fields.need("capacityGroupIsInactive", "true or false")?.flag()?,
            linked_demand: fields.list("linkedDemandSeries")?.iter().map(demand).collect::<Result<_, _>>()?,
            linked_groups: fields
                .list("linkedCapacityGroups")?
                .iter()
                .map(|node| node.formed(Uuid::FORM))
                .collect::<Result<_, _>>()?,
        };
        fields.done("a capacity group");
        Ok(group)
    })
}

fn week(node: &Node, told: &mut BTreeSet<Date>) -> Result<Week, ReadError> {
    let fields = node.object()?;
    let at = fields.need("pointInTime", "the Monday of a week")?;
    let monday = at.date()?;
    if monday.weekday() != Weekday::Monday {
        return Err(at.unexpected("the Monday of a week"));
    }
    if !told.insert(monday) {
        return Err(at.unexpected("each week once"));
    }
    let amount = |node: Node| {
        let number = node.number()?;
        if number.is_negative() { Err(node.unexpected("a number from 0")) } else { Ok(number) }
    };
    let week = Week {
        monday,
        actual: Some(amount(fields.need("actualCapacity", "a number from 0")?)?),
        maximum: Some(amount(fields.need("maximumCapacity", "a number from 0")?)?),
        agreed: fields.maybe("agreedCapacity").map(amount).transpose()?,
        delta_production: fields.maybe("deltaProductionResult").map(|node| node.number()).transpose()?,
    };
    fields.done("a week");
    Ok(week)
}

fn demand(node: &Node) -> Result<DemandSeries, ReadError> {
    let fields = node.object()?;
    let category = fields.need("demandCategory", "an object")?.object()?;
    let series = DemandSeries {
        customer_material: fields.need_text("materialNumberCustomer")?,
        supplier_material: fields.maybe_text("materialNumberSupplier")?,
        customer_location: fields.need_formed("customerLocation", Bpns::FORM)?,
        category: category.need("demandCategoryCode", "a code of demand")?.one_of(CATEGORIES)?,
        load_factor: fields.maybe("loadFactor").map(|node| node.number()).transpose()?,
    };
    category.done("a category of demand");
    fields.done("a series of demand");
    Ok(series)
}
