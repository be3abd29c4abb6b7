//! The name and the origin under which passkeys are made and shown: those of the address in the settings.

use url::{Host, Url};
use webauthn_rp::request::{AsciiDomain, RpId};

use crate::config::Config;

/// Why browsers offer no passkeys at the address in the settings (WebAuthn level 3, sections 5.1.3 and 13.4.9: a domain, in a
/// secure context).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSite {
    #[error("The address is a number of the network, not a name.")]
    Number,
    #[error("The address begins with http: and is not localhost.")]
    NotSafe,
    #[error("The address is none.")]
    NoAddress,
}

impl NoSite {
    /// The end of its words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            NoSite::Number => "number",
            NoSite::NotSafe => "not-safe",
            NoSite::NoAddress => "no-address",
        }
    }
}

/// Where passkeys belong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Site {
    /// The name that every passkey is bound to.
    pub name: String,
    /// Scheme, name and port, exactly as browsers say them.
    pub origin: String,
}

impl Site {
    pub(super) fn of(config: &Config) -> Result<Site, NoSite> {
        let url = Url::parse(&config.address()).map_err(|_| NoSite::NoAddress)?;
        let name = match url.host() {
            Some(Host::Domain(name)) => name.to_owned(),
            Some(Host::Ipv4(_) | Host::Ipv6(_)) => return Err(NoSite::Number),
            None => return Err(NoSite::NoAddress),
        };
        let is_local = name == "localhost" || name.ends_with(".localhost");
        match url.scheme() {
            "https" => {}
            "http" if is_local => {}
            "http" => return Err(NoSite::NotSafe),
            _ => return Err(NoSite::NoAddress),
        }
        AsciiDomain::try_from(name.clone()).map_err(|_| NoSite::NoAddress)?;
        Ok(Site { name, origin: url.origin().ascii_serialization() })
    }

    /// The name as the crate takes it.
    ///
    /// # Panics
    /// Never: the name was tried when the site was made.
    pub(super) fn rp_id(&self) -> RpId {
        RpId::Domain(AsciiDomain::try_from(self.name.clone()).expect("the name was tried"))
    }
}

/// Why there are no passkeys here; nothing where there are.
#[must_use]
pub fn why_no_passkeys(config: &Config) -> Option<NoSite> {
    Site::of(config).err()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str) -> Result<(String, String), NoSite> {
        let config = Config { public_url: Some(address.to_owned()), ..Config::default() };
        Site::of(&config).map(|site| (site.name, site.origin))
    }

    #[test]
    fn passkeys_belong_to_a_safe_name() {
        let named = |name: &str, origin: &str| Ok((name.to_owned(), origin.to_owned()));
        assert_eq!(of("https://Hemtag.example.se/"), named("hemtag.example.se", "https://hemtag.example.se"));
        assert_eq!(
            of("https://hemtag.example.se:8443"),
            named("hemtag.example.se", "https://hemtag.example.se:8443")
        );
        assert_eq!(of("https://hemtåg.se"), named("xn--hemtg-pra.se", "https://xn--hemtg-pra.se"));
        assert_eq!(of("http://localhost:8080"), named("localhost", "http://localhost:8080"));
        for (address, why) in [
            ("http://hemtag.example.se", NoSite::NotSafe),
            ("http://127.0.0.1:8080", NoSite::Number),
            ("https://[::1]", NoSite::Number),
            ("ftp://hemtag.example.se", NoSite::NoAddress),
            ("hemtag", NoSite::NoAddress),
        ] {
            assert_eq!(of(address), Err(why), "{address}");
        }
        assert_eq!(why_no_passkeys(&Config::default()), Some(NoSite::Number));
    }
}
