//! Which addresses messages may go to: encrypted ones of the public network.

use std::net::IpAddr;

use url::{Host, Url};

/// Why no message goes to an address: the key of the sentence.
pub(super) fn problem(address: &str, own_network: bool) -> Option<&'static str> {
    let Ok(url) = Url::parse(address) else { return Some("integrations-address-none") };
    if !url.username().is_empty() || url.password().is_some() {
        return Some("integrations-address-password");
    }
    if url.scheme() != "https" && !(own_network && url.scheme() == "http") {
        return Some("integrations-address-https");
    }
    let own = match url.host() {
        None => return Some("integrations-address-none"),
        Some(Host::Ipv4(ip)) => !is_public(ip.into()),
        Some(Host::Ipv6(ip)) => !is_public(ip.into()),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name == "localhost"
                || !name.contains('.')
                || name.ends_with(".localhost")
                || name.ends_with(".internal")
                || name.ends_with(".local")
        }
    };
    (own && !own_network).then_some("integrations-address-own")
}

/// Whether an address is one of the public network: not this machine's, nor of a network of one's own, nor one that is set aside.
pub(super) fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => {
            let [a, b, ..] = ip.octets();
            !(ip.is_loopback()
                || ip.is_private()
                || ip.is_link_local()
                || ip.is_unspecified()
                || ip.is_broadcast()
                || ip.is_multicast()
                || ip.is_documentation()
                || a == 0
                || a >= 240
                // Shared between providers and their customers (RFC 6598), and for measuring (RFC 2544).
                || (a == 100 && (64..128).contains(&b))
                || (a == 198 && (18..20).contains(&b)))
        }
        IpAddr::V6(ip) => {
            let [first, second, ..] = ip.segments();
            // Global unicast only, without what is set aside (RFC 2928, the documentation's own) and what carries an address of the
            // older kind (Teredo, 6to4).
            (first & 0xe000) == 0x2000
                && !(first == 0x2001 && (second < 0x0200 || second == 0x0db8))
                && first != 0x2002
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_encrypted_public_addresses_are_reached() {
        for right in ["https://example.se/hook", "https://93.184.216.34/", "https://[2a00:1450:400f::1]/x"] {
            assert_eq!(problem(right, false), None, "{right}");
        }
        for (wrong, why) in [
            ("no address", "integrations-address-none"),
            ("http://example.se/", "integrations-address-https"),
            ("ftp://example.se/", "integrations-address-https"),
            ("https://user:word@example.se/", "integrations-address-password"),
            ("https://localhost/", "integrations-address-own"),
            ("https://database/", "integrations-address-own"),
            ("https://127.0.0.1/", "integrations-address-own"),
            ("https://10.1.2.3/", "integrations-address-own"),
            ("https://169.254.169.254/latest", "integrations-address-own"),
            ("https://100.64.0.1/", "integrations-address-own"),
            ("https://2130706433/", "integrations-address-own"),
            ("https://[::1]/", "integrations-address-own"),
            ("https://[::ffff:10.0.0.1]/", "integrations-address-own"),
            ("https://[fd00::1]/", "integrations-address-own"),
            ("https://[2002:a00:1::]/", "integrations-address-own"),
            ("https://[2001:0:a00:1::]/", "integrations-address-own"),
        ] {
            assert_eq!(problem(wrong, false), Some(why), "{wrong}");
        }
        assert_eq!(problem("http://127.0.0.1:8080/hook", true), None);
    }
}
