//! Partner numbers of Catena-X (BPN) as people type them into forms: in any case, several of them apart by blanks, commas or semicolons.

use std::str::FromStr;

use exchange::Bpnl;

use super::{Context, Typed, components::FieldErrors};

/// The most numbers that one field holds.
pub const MOST: usize = 50;

/// The number of a legal entity in a field. `None` when nothing was typed, or what was typed is none, which is then told.
pub fn number(context: &Context, typed: &Typed, name: &str, errors: &mut FieldErrors) -> Option<Bpnl> {
    let read = typed.given(name)?.to_uppercase().parse().ok();
    if read.is_none() {
        errors.add(name, context.t("quotation-wrong-bpn"));
    }
    read
}

/// All numbers of a field; `None` when one of them is none, or there are more than [`MOST`].
#[must_use]
pub fn several<T: FromStr>(text: &str) -> Option<Vec<T>> {
    let text = text.to_uppercase();
    let parts = text.split([' ', ',', ';', '\n', '\r', '\t']).filter(|one| !one.is_empty());
    let read: Option<Vec<T>> = parts.take(MOST + 1).map(|one| one.parse().ok()).collect();
    read.filter(|all| all.len() <= MOST)
}

#[cfg(test)]
mod tests {
    use exchange::Bpns;

    use super::*;

    #[test]
    fn several_numbers_are_read_whole_or_not_at_all() {
        let read = |text: &str| several::<Bpns>(text).map(|all| all.len());
        assert_eq!(read(""), Some(0));
        assert_eq!(read(" bpns0000000001ab, BPNS0000000002AB;\r\nBPNS0000000003AB"), Some(3));
        assert_eq!(read("BPNS0000000001AB und so"), None);
        assert_eq!(read(&"BPNS0000000001AB ".repeat(MOST)), Some(MOST));
        assert_eq!(read(&"BPNS0000000001AB ".repeat(MOST + 1)), None);
    }
}
