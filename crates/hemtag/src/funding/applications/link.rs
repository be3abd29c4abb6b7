//! The link in a letter to who signs: the signature's number with a proof by the installation's key, so that the database opens
//! nothing by itself.

use crate::sealed::Keys;

/// Characters of a proof in a link: 160 bits.
const PROOF: usize = 40;

/// What the link ends with.
pub(super) fn linked(keys: &Keys, signature: i64) -> String {
    let proof = keys.proof("funding signature", &signature.to_string());
    format!("{signature}-{}", &proof[..PROOF])
}

/// The signature that a token proves; compared without telling how far it was right.
pub(super) fn proven(keys: &Keys, token: &str) -> Option<i64> {
    let id: i64 = token.split_once('-')?.0.parse().ok()?;
    let right = linked(keys, id);
    let same = right.len() == token.len()
        && right.bytes().zip(token.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0;
    same.then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_proves_its_own_signature_only() {
        let keys = Keys::for_now();
        let link = linked(&keys, 7);
        assert_eq!(proven(&keys, &link), Some(7));
        assert_eq!(proven(&keys, &link.replacen('7', "8", 1)), None);
        assert_eq!(proven(&keys, &link[..link.len() - 1]), None);
        assert_eq!(proven(&Keys::for_now(), &link), None);
    }
}
