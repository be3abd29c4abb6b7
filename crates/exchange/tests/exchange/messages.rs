//! One whole message of each format, as it goes out. `Written::text` sorts fields, so that the snapshots hold in every build.

use exchange::{
    administration_shell, capacity_group, manufacturing_capability, partner_certificate, quotation,
};

use crate::samples;

#[test]
fn an_administration_shell() {
    insta::assert_snapshot!(administration_shell::write(&samples::facility()).unwrap().text());
}

#[test]
fn a_manufacturing_capability() {
    insta::assert_snapshot!(manufacturing_capability::write(&samples::facility()).unwrap().text());
}

#[test]
fn a_request_for_quotation() {
    insta::assert_snapshot!(quotation::write(&samples::quotation()).unwrap().text());
}

#[test]
fn a_capacity_group() {
    insta::assert_snapshot!(capacity_group::write(&samples::capacity()).unwrap().text());
}

#[test]
fn a_partner_certificate() {
    insta::assert_snapshot!(partner_certificate::write(&samples::certificate()).unwrap().text());
}
