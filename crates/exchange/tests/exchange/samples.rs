//! One whole value for each format.

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
    Capability, Facility, HeldCertificate, OtherProperty, OtherValue, Quantity, Range, Role, Stage, Term,
    Texts,
};
use jiff::civil::date;

pub fn texts(all: &[(&str, &str)]) -> Texts {
    all.iter().map(|(language, text)| ((*language).to_owned(), (*text).to_owned())).collect()
}

pub fn term(id: &str, all: &[(&str, &str)]) -> Term {
    Term { id: Some(id.to_owned()), names: texts(all) }
}

pub fn range(text: &str) -> Range {
    text.parse().unwrap()
}

pub fn facility() -> Facility {
    let iso_9001 = HeldCertificate {
        certificate: term("urn:hemtag:certificate:iso-9001", &[("en", "ISO 9001")]),
        valid_until: Some(date(2028, 5, 31)),
    };
    Facility {
        id: Some("https://exempel.se/anlaggning/7".to_owned()),
        name: Some("Exempel Fräs AB".to_owned()),
        capabilities: vec![
            Capability {
                id: "milling_7".to_owned(),
                role: Some(Role::Offered),
                process: term("urn:hemtag:process:3.2.01", &[("en", "milling"), ("sv", "fräsning")]),
                comment: texts(&[("sv", "Fem axlar.")]),
                materials: vec![
                    term("urn:hemtag:material:2.1", &[("en", "aluminium"), ("sv", "aluminium")]),
                    term("urn:hemtag:material:1.3", &[("en", "stainless steel"), ("sv", "rostfritt stål")]),
                ],
                limits: BTreeMap::from([
                    (Quantity::LongestSide, range("[, 600]")),
                    (Quantity::Mass, range("[0.01, 45.5]")),
                    (Quantity::ToleranceGrade, range("[6.5,]")),
                    (Quantity::BatchSize, range("[1, 500]")),
                ]),
                stages: BTreeMap::from([(Stage::Prototype, true), (Stage::FullScale, false)]),
                certificates: vec![iso_9001.clone()],
                other: vec![OtherProperty {
                    meaning: Some("urn:eclass:0173-1#02-AAF583#002".to_owned()),
                    names: texts(&[("en", "spindle speed")]),
                    value: OtherValue::Range(range("[100, 18000]")),
                }],
            },
            Capability {
                id: "turning_7".to_owned(),
                role: Some(Role::Offered),
                process: term("urn:hemtag:process:3.2.02", &[("en", "turning"), ("sv", "svarvning")]),
                limits: BTreeMap::from([(Quantity::Diameter, range("[3, 65]"))]),
                certificates: vec![iso_9001],
                ..Capability::default()
            },
        ],
    }
}

pub fn quotation() -> RequestForQuotation {
    let piece =
        |number: &str| Amount { number: number.parse().unwrap(), unit: "unit:piece".parse().unwrap() };
    RequestForQuotation {
        header: Header {
            message_id: "5f0c4c3e-8a51-4b0e-9d0a-6d6f3b1c2e11".parse().unwrap(),
            sent: "2026-11-27T09:00:00+01:00".parse().unwrap(),
            sender: "BPNL00000000EX01".parse().unwrap(),
            receiver: "BPNL00000000EX02".parse().unwrap(),
            respond_by: Some("2026-12-11T16:00:00Z".parse().unwrap()),
            related_message: None,
        },
        identification: Identification {
            id: "N-17".to_owned(),
            name: "Pump".to_owned(),
            made: "2026-11-26T14:30:00Z".parse().unwrap(),
            version: "2".to_owned(),
            source: Some("https://exempel.se/needs/17".to_owned()),
        },
        sender: Sender {
            name: "Astrid Exempel".to_owned(),
            company: Some("Exempel Pump AB".to_owned()),
            address: "Storgatan 1, 331 00 Värnamo".to_owned(),
            email: "astrid@exempel.se".to_owned(),
            phone: "+46 370 00 00 00".to_owned(),
            account_address: "Storgatan 1, 331 00 Värnamo".to_owned(),
            delivery_address: "Verkstadsgatan 2, 331 00 Värnamo".to_owned(),
            delivery_requirements: None,
        },
        cad_file: File { file_type: "STEP".to_owned(), name: "hus.step".to_owned(), path: None },
        parts: vec![Part {
            id: "hus".to_owned(),
            name: "Hus".to_owned(),
            manufacturing_domain: Some("subtractive manufacturing".to_owned()),
            general_tolerance: "ISO 2768-m".to_owned(),
            additional_requirements: None,
            material_family: Some("aluminium".to_owned()),
            material_properties: vec![MaterialProperty {
                name: "material".to_owned(),
                value: "EN AW-6082".to_owned(),
                value_type: "string".to_owned(),
            }],
            quantity: piece("1"),
            bill_of_process: Some(BillOfProcess {
                id: "urn:hemtag:need:17:hus".to_owned(),
                product_name: "Pump".to_owned(),
                product_version: "1".to_owned(),
                version: "1.0.0".parse().unwrap(),
                steps: vec![ProcessStep {
                    ids: vec!["fräsa".to_owned()],
                    kind: StepKind::First,
                    capability: "urn:hemtag:process:3.2.01".to_owned(),
                    inputs: vec![
                        Parameter {
                            name: "diameter".to_owned(),
                            meanings: vec!["urn:hemtag:concept:Diameter:1".to_owned()],
                            value: ParameterValue::Tolerances {
                                value: Some("30".to_owned()),
                                limits: vec![Limits {
                                    lower: "29.979".to_owned(),
                                    upper: "30".to_owned(),
                                    name: None,
                                }],
                            },
                        },
                        Parameter {
                            name: "gradning".to_owned(),
                            meanings: vec![],
                            value: ParameterValue::Nothing,
                        },
                    ],
                    outputs: vec![],
                    children: vec![],
                    next: vec![vec![vec!["anodisera".to_owned()]]],
                }],
            }),
        }],
        first_delivery: Some(date(2027, 2, 1)),
        last_delivery: date(2027, 3, 1),
        order_quantity: piece("50"),
        additional_comments: None,
        additional_files: vec![File { file_type: "PDF".to_owned(), name: "hus.pdf".to_owned(), path: None }],
    }
}

pub fn week(monday: jiff::civil::Date, actual: &str, maximum: &str) -> Week {
    Week {
        monday,
        actual: Some(actual.parse().unwrap()),
        maximum: Some(maximum.parse().unwrap()),
        agreed: None,
        delta_production: None,
    }
}

pub fn capacity() -> CapacityGroup {
    CapacityGroup {
        id: "0157ba42-d2a8-4e28-8565-7b07830c3456".parse().unwrap(),
        name: "Svarvar".to_owned(),
        customer: "BPNL00000000EX01".parse().unwrap(),
        supplier: "BPNL00000000EX02".parse().unwrap(),
        supplier_locations: vec!["BPNS00000000EX03".parse().unwrap()],
        unit: Some(ItemUnit::Hour),
        weeks: vec![week(date(2026, 11, 30), "24", "40"), week(date(2026, 12, 7), "0", "37.5")],
        changed_at: "2026-11-27T08:15:00Z".parse().unwrap(),
        inactive: false,
        linked_demand: vec![DemandSeries {
            customer_material: "A-100".to_owned(),
            supplier_material: None,
            customer_location: "BPNS00000000EX04".parse().unwrap(),
            category: DemandCategory::SmallSeries,
            load_factor: Some("1.25".parse().unwrap()),
        }],
        linked_groups: vec![],
    }
}

pub fn certificate() -> PartnerCertificate {
    PartnerCertificate {
        holder: Some("BPNL00000000EX02".parse().unwrap()),
        certificate_type: "ISO9001".to_owned(),
        certificate_version: Some("2015".to_owned()),
        registration_number: Some("SE-12345".to_owned()),
        area_of_application: Some("Skärande bearbetning".to_owned()),
        enclosed_sites: vec![EnclosedSite {
            bpn: "BPNS00000000EX03".parse().unwrap(),
            area_of_application: None,
        }],
        valid_from: Some(date(2025, 6, 1)),
        valid_until: Some(ValidUntil::Day(date(2028, 5, 31))),
        issuer: Some(Issuer { name: "Exempel Certifiering AB".to_owned(), bpn: None }),
        trust_level: Some(TrustLevel::Low),
        validator: Some(Validator { name: Some("Region Exempel".to_owned()), bpn: None }),
        uploader: None,
        document: Some(Document {
            created: "2025-06-02T10:00:00Z".parse().unwrap(),
            id: "certifikat-9".to_owned(),
            content_type: "application/pdf".to_owned(),
            content: "JVBERi0xLjc=".parse().unwrap(),
        }),
    }
}
