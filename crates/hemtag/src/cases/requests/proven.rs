//! Links in letters to makers: a number with a proof by the installation's key, so that the same link can be written again and
//! the database opens nothing by itself.

use crate::sealed::Keys;

/// Characters of a proof in a link: 160 bits.
const PROOF: usize = 40;

/// What a link ends with that opens one thing of a kind.
pub(in crate::cases) fn linked(keys: &Keys, of: &str, id: i64) -> String {
    let proof = keys.proof(of, &id.to_string());
    format!("{id}-{}", &proof[..PROOF])
}

/// The number that a token proves; `None` for any other text. Compared without telling how far it was right.
pub(in crate::cases) fn proven(keys: &Keys, of: &str, token: &str) -> Option<i64> {
    let (number, _) = token.split_once('-')?;
    let id: i64 = number.parse().ok()?;
    let right = linked(keys, of, id);
    let same = right.len() == token.len()
        && right.bytes().zip(token.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0;
    same.then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_proves_one_thing_and_nothing_else() {
        let keys = Keys::for_now();
        let link = linked(&keys, "request", 42);
        assert_eq!(proven(&keys, "request", &link), Some(42));
        assert_eq!(proven(&keys, "questions", &link), None);
        assert_eq!(proven(&keys, "request", &link.replace("42-", "43-")), None);
        assert_eq!(proven(&keys, "request", &link[..link.len() - 1]), None);
        assert_eq!(proven(&keys, "request", ""), None);
        assert_eq!(proven(&Keys::for_now(), "request", &link), None);
    }
}
