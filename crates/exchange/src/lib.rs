//! Messages of industrial exchange formats, written from plain data and read into it.
//!
//! | module | format | version |
//! |---|---|---|
//! | [`administration_shell`] | asset administration shell, JSON, submodel Capability Description | metamodel V3.0, IDTA 02020 v1.0 |
//! | [`manufacturing_capability`] | Catena-X `io.catenax.manufacturing_capability` | 3.1.0, CX-0115 v1.0.1 |
//! | [`quotation`] | Catena-X `io.catenax.request_for_quotation` | 3.0.0, CX-0129 v2.0.0 |
//! | [`capacity_group`] | Catena-X `io.catenax.week_based_capacity_group` | 3.0.1 |
//! | [`partner_certificate`] | Catena-X `io.catenax.business_partner_certificate` | 3.1.0 |
//!
//! Each has a `write`, which gives the message and a list of what the source had and the format has no place for
//! ([`NotCarried`]), and a `read`, which gives the value and a list of what was not understood ([`NotUnderstood`]), or says
//! where it failed, what was expected there and what to do ([`ReadError`]). Where somebody has to look at the JSON first to see
//! which format it is, a `read_value` takes it as it was parsed.
//!
//! Unknown is a value. An absent field is `None` or an empty list, never `false` and never 0. What a format demands is
//! demanded by the type that is written, or refused with a [`Problem::Missing`]; each module says which. Nothing is invented.
//!
//! Sources: the models of Catena-X in the repository eclipse-tractusx/sldt-semantic-models (CC BY 4.0), the template of the
//! Capability Description in admin-shell-io/submodel-templates (CC BY 4.0), both read 2026-11-27. Names of fields, patterns and
//! enumerations are theirs; the checks are written from them, and no schema is shipped.
//!
//! No files, no network, no clock, no chance: identifiers, moments and days are handed in. Where a name stands twice in an object of
//! JSON, the last value counts.

#![warn(missing_docs)]

pub mod administration_shell;
pub mod capacity_group;
mod concepts;
mod facility;
pub mod manufacturing_capability;
mod outcome;
pub mod partner_certificate;
pub mod quotation;
mod reading;
mod values;
mod writing;

pub use facility::{
    Capability, Facility, HeldCertificate, OtherProperty, OtherValue, Quantity, Role, Stage, Term, Texts,
};
pub use outcome::{NotCarried, NotUnderstood, Problem, Read, ReadError, WriteError, Written};
pub use values::{
    Base64, Bpnl, Bpns, Decimal, Moment, Range, SiteBpn, UnitReference, Uuid, ValueError, Version,
};
