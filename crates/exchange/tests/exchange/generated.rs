//! Values of all shapes.

use std::collections::BTreeMap;

use exchange::capacity_group::{CapacityGroup, DemandCategory, DemandSeries, ItemUnit, Week};
use exchange::partner_certificate::{
    Document, EnclosedSite, Issuer, PartnerCertificate, TrustLevel, ValidUntil, Validator,
};
use exchange::quotation::{
    Amount, BillOfProcess, File, Header, Identification, Limits, MaterialProperty, Parameter, ParameterValue,
    Part, ProcessStep, RequestForQuotation, Sender, StepKind,
};
use exchange::{
    Capability, Decimal, Facility, HeldCertificate, Moment, OtherProperty, OtherValue, Quantity, Range, Role,
    Stage, Term, Texts,
};
use jiff::civil::Date;
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn parsed<T: std::str::FromStr<Err: std::fmt::Debug> + std::fmt::Debug>(
    pattern: &'static str,
) -> impl Strategy<Value = T> {
    pattern.prop_map(|text| text.parse().unwrap())
}

fn text() -> impl Strategy<Value = String> {
    "[a-zåäö0-9/~\"\\\\]{1,6}( [a-zé☃]{1,6})?"
}

pub fn decimal() -> impl Strategy<Value = Decimal> {
    parsed("-?[0-9]{1,9}(\\.[0-9]{1,6})?")
}

fn amount() -> impl Strategy<Value = Decimal> {
    parsed("[0-9]{1,9}(\\.[0-9]{1,6})?")
}

fn day() -> impl Strategy<Value = Date> {
    (1_i16..=9998, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn moment() -> impl Strategy<Value = Moment> {
    parsed("20[0-9]{2}-0[1-9]-1[0-9]T1[0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{3})?(Z|[+-]0[0-9]:00)")
}

fn unzoned_too() -> impl Strategy<Value = Moment> {
    prop_oneof![moment(), parsed("20[0-9]{2}-0[1-9]-1[0-9]T1[0-9]:[0-5][0-9]:[0-5][0-9]")]
}

fn range() -> impl Strategy<Value = Range> {
    (of(decimal()), of(decimal())).prop_filter_map("a side", |(one, other)| {
        let range = match (one, other) {
            (Some(one), Some(other)) => Range { min: Some(one.min(other)), max: Some(one.max(other)) },
            (min, max) => Range { min, max },
        };
        range.says_something().then_some(range)
    })
}

fn names() -> impl Strategy<Value = Texts> {
    btree_map("(sv|en|de-AT)", text(), 1..3)
}

fn term() -> impl Strategy<Value = Term> {
    (of(text()), names()).prop_map(|(id, names)| Term { id, names })
}

fn other() -> impl Strategy<Value = OtherProperty> {
    let value = prop_oneof![
        range().prop_map(OtherValue::Range),
        text().prop_map(OtherValue::Text),
        vec(text(), 0..3).prop_map(OtherValue::List)
    ];
    (of(text()), names(), value).prop_map(|(meaning, names, value)| OtherProperty { meaning, names, value })
}

fn capability() -> impl Strategy<Value = Capability> {
    let held = (term(), of(day()))
        .prop_map(|(certificate, valid_until)| HeldCertificate { certificate, valid_until });
    let limits = subsequence(Quantity::ALL.to_vec(), 0..=4).prop_flat_map(|all| {
        let count = all.len();
        vec(range(), count)
            .prop_map(move |ranges| all.iter().copied().zip(ranges).collect::<BTreeMap<_, _>>())
    });
    let stages = btree_map(select(Stage::ALL.to_vec()), any::<bool>(), 0..3);
    (
        term(),
        of(names()),
        vec(term(), 0..3),
        limits,
        stages,
        vec(held, 0..3),
        vec(other(), 0..3),
        of(select(vec![Role::Offered, Role::Required, Role::NotAssigned])),
    )
        .prop_map(|(process, comment, materials, limits, stages, certificates, other, role)| {
            Capability {
                id: String::new(),
                role,
                process,
                comment: comment.unwrap_or_default(),
                materials,
                limits,
                stages,
                certificates,
                other,
            }
        })
}

pub fn facility() -> impl Strategy<Value = Facility> {
    (text(), of(text()), vec(capability(), 1..3)).prop_map(|(id, name, mut capabilities)| {
        for (index, one) in capabilities.iter_mut().enumerate() {
            one.id = format!("capability_{index}");
        }
        Facility { id: Some(id), name, capabilities }
    })
}

fn file() -> impl Strategy<Value = File> {
    (text(), text(), of(text())).prop_map(|(file_type, name, path)| File { file_type, name, path })
}

fn quantity() -> impl Strategy<Value = Amount> {
    (amount(), parsed("unit:[a-zA-Z]{1,8}")).prop_map(|(number, unit)| Amount { number, unit })
}

fn limits() -> impl Strategy<Value = Limits> {
    (text(), text(), of(text())).prop_map(|(lower, upper, name)| Limits { lower, upper, name })
}

fn parameter() -> impl Strategy<Value = Parameter> {
    let value = prop_oneof![
        Just(ParameterValue::Nothing),
        text().prop_map(ParameterValue::Value),
        vec(limits(), 0..3).prop_map(ParameterValue::Ranges),
        (of(text()), vec(limits(), 0..3))
            .prop_map(|(value, limits)| ParameterValue::Tolerances { value, limits }),
    ];
    (text(), vec(text(), 0..3), value).prop_map(|(name, meanings, value)| Parameter { name, meanings, value })
}

fn step() -> impl Strategy<Value = ProcessStep> {
    let kind = select(vec![StepKind::First, StepKind::Between, StepKind::Last, StepKind::Sub]);
    (
        vec(text(), 1..3),
        kind,
        text(),
        vec(parameter(), 0..3),
        vec(parameter(), 0..2),
        vec(text(), 0..3),
        vec(vec(vec(text(), 0..3), 0..3), 0..2),
    )
        .prop_map(|(ids, kind, capability, inputs, outputs, children, next)| ProcessStep {
            ids,
            kind,
            capability,
            inputs,
            outputs,
            children,
            next,
        })
}

fn bill() -> impl Strategy<Value = BillOfProcess> {
    (text(), text(), text(), parsed("[1-9]\\.[0-9]\\.0(-rc\\.1)?"), vec(step(), 0..3)).prop_map(
        |(id, product_name, product_version, version, steps)| BillOfProcess {
            id,
            product_name,
            product_version,
            version,
            steps,
        },
    )
}

fn part() -> impl Strategy<Value = Part> {
    let property = (text(), text(), text()).prop_map(|(name, value, value_type)| MaterialProperty {
        name,
        value,
        value_type,
    });
    (text(), text(), of(text()), text(), of(text()), of(text()), property, quantity(), of(bill())).prop_map(
        |(
            id,
            name,
            manufacturing_domain,
            general_tolerance,
            requirements,
            material_family,
            property,
            quantity,
            bill,
        )| Part {
            id,
            name,
            manufacturing_domain,
            general_tolerance,
            additional_requirements: requirements,
            material_family,
            material_properties: vec![property],
            quantity,
            bill_of_process: bill,
        },
    )
}

const UUID: &str = "(urn:uuid:)?[0-9a-fA-F]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";
const BPNL: &str = "BPNL[a-zA-Z0-9]{12}";
const BPNS: &str = "BPNS[a-zA-Z0-9]{12}";

pub fn quotation() -> impl Strategy<Value = RequestForQuotation> {
    let header = (parsed(UUID), moment(), parsed(BPNL), parsed(BPNL), of(moment()), of(parsed(UUID)))
        .prop_map(|(message_id, sent, sender, receiver, respond_by, related_message)| Header {
            message_id,
            sent,
            sender,
            receiver,
            respond_by,
            related_message,
        });
    let identification = (text(), text(), unzoned_too(), text(), of(text()))
        .prop_map(|(id, name, made, version, source)| Identification { id, name, made, version, source });
    let sender = (text(), of(text()), text(), text(), text(), text(), text(), of(text())).prop_map(
        |(name, company, address, email, phone, account_address, delivery_address, delivery_requirements)| {
            Sender {
                name,
                company,
                address,
                email,
                phone,
                account_address,
                delivery_address,
                delivery_requirements,
            }
        },
    );
    let rest = (of(day()), day(), quantity(), of(text()), vec(file(), 0..=1));
    (header, identification, sender, file(), part(), rest).prop_map(
        |(
            header,
            identification,
            sender,
            cad_file,
            part,
            (first_delivery, last_delivery, order_quantity, comments, files),
        )| {
            RequestForQuotation {
                header,
                identification,
                sender,
                cad_file,
                parts: vec![part],
                first_delivery,
                last_delivery,
                order_quantity,
                additional_comments: comments,
                additional_files: files,
            }
        },
    )
}

pub fn capacity() -> impl Strategy<Value = CapacityGroup> {
    let week = (amount(), amount(), of(amount()), of(decimal()));
    let weeks = btree_map(-500_i64..2000, week, 0..5).prop_map(|weeks| {
        let monday = jiff::civil::date(2026, 11, 30);
        let each = weeks.into_iter().map(|(after, (actual, maximum, agreed, delta_production))| Week {
            monday: monday.checked_add(jiff::Span::new().weeks(after)).unwrap(),
            actual: Some(actual),
            maximum: Some(maximum),
            agreed,
            delta_production,
        });
        each.collect::<Vec<_>>()
    });
    let demand =
        (text(), of(text()), parsed(BPNS), select(DemandCategory::all().collect::<Vec<_>>()), of(decimal()))
            .prop_map(|(customer_material, supplier_material, customer_location, category, load_factor)| {
                DemandSeries {
                    customer_material,
                    supplier_material,
                    customer_location,
                    category,
                    load_factor,
                }
            });
    (
        (parsed(UUID), text(), parsed(BPNL), parsed(BPNL), vec(parsed(BPNS), 0..3)),
        of(select(ItemUnit::all().collect::<Vec<_>>())),
        weeks,
        moment(),
        any::<bool>(),
        vec(demand, 0..3),
        vec(parsed(UUID), 0..3),
    )
        .prop_map(
            |(
                (id, name, customer, supplier, supplier_locations),
                unit,
                weeks,
                changed_at,
                inactive,
                linked_demand,
                groups,
            )| {
                CapacityGroup {
                    id,
                    name,
                    customer,
                    supplier,
                    supplier_locations,
                    unit,
                    weeks,
                    changed_at,
                    inactive,
                    linked_demand,
                    linked_groups: groups,
                }
            },
        )
}

pub fn certificate() -> impl Strategy<Value = PartnerCertificate> {
    let site = (parsed("BPN[SA][a-zA-Z0-9]{12}"), of(text()))
        .prop_map(|(bpn, area_of_application)| EnclosedSite { bpn, area_of_application });
    let issuer = (text(), of(parsed(BPNL))).prop_map(|(name, bpn)| Issuer { name, bpn });
    let validator = (of(text()), parsed(BPNL)).prop_map(|(name, bpn)| Validator { name, bpn: Some(bpn) });
    let document = (
        unzoned_too(),
        text(),
        text(),
        parsed("([A-Za-z0-9+/]{4}){1,3}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"),
    )
        .prop_map(|(created, id, content_type, content)| Document { created, id, content_type, content });
    let until = prop_oneof![Just(ValidUntil::Never), day().prop_map(ValidUntil::Day)];
    let trust = select(vec![TrustLevel::None, TrustLevel::Low, TrustLevel::High, TrustLevel::Trusted]);
    (
        (parsed(BPNL), text(), of(text()), text(), of(text())),
        vec(site, 0..3),
        (day(), until),
        (of(issuer), of(validator), of(parsed(BPNL))),
        trust,
        document,
    )
        .prop_map(
            |(
                (holder, kind, version, number, area),
                sites,
                (from, until),
                (issuer, validator, uploader),
                trust,
                document,
            )| {
                PartnerCertificate {
                    holder: Some(holder),
                    certificate_type: kind,
                    certificate_version: version,
                    registration_number: Some(number),
                    area_of_application: area,
                    enclosed_sites: sites,
                    valid_from: Some(from),
                    valid_until: Some(until),
                    issuer,
                    trust_level: Some(trust),
                    validator,
                    uploader,
                    document: Some(document),
                }
            },
        )
}
