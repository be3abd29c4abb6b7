//! Where people of an agency sign in instead of here: providers of OpenID Connect.
//!
//! ```toml
//! [[oidc]]
//! name = "agency"                      # stands in addresses: small letters, digits and -
//! label = "Agency"                     # what the button says
//! issuer = "https://login.agency.example"
//! client_id = "hemtag"
//! client_secret_file = "/run/secrets/hemtag-oidc"   # or HEMTAG_OIDC_SECRET_AGENCY; neither for a public client
//! domains = ["agency.example"]         # the e-mail addresses that it may speak for
//! new_accounts = true                  # makes accounts for those who have none
//! factor_acr = ["https://refeds.org/profile/mfa"]   # what counts as a second factor, by acr or amr
//! factor_amr = ["mfa"]
//!
//! [[oidc.role]]                        # no role is taken from a provider but by such a row
//! claim = "groups"
//! value = "hemtag-officers"
//! role = "officer"
//! organisation = "Agency"
//! ```

use std::{fmt, path::PathBuf};

use serde::{Deserialize, Serialize};

use super::ConfigError;
use crate::access::Role;

/// A provider that people sign in by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Oidc {
    pub name: String,
    pub label: String,
    pub issuer: String,
    pub client_id: String,
    pub client_secret_file: Option<PathBuf>,
    /// Asked for besides `openid`, `email` and `profile`.
    pub scopes: Vec<String>,
    pub domains: Vec<String>,
    pub new_accounts: bool,
    pub factor_acr: Vec<String>,
    pub factor_amr: Vec<String>,
    pub role: Vec<OidcRole>,
    /// Read from the file or the environment, never from the settings themselves.
    #[serde(skip)]
    pub secret: Option<Secret>,
}

/// Gives a role to whom the provider says a value of. Whom it says it of no longer loses the role at the next sign-in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OidcRole {
    pub claim: String,
    pub value: String,
    pub role: String,
    pub organisation: String,
}

/// Shown to nobody, not even in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Checks the providers, and reads their secrets.
///
/// # Errors
/// When something is missing, stands twice, or goes unencrypted over a network.
pub(super) fn read(mut providers: Vec<Oidc>) -> Result<Vec<Oidc>, ConfigError> {
    let mut names: Vec<String> = Vec::new();
    for (at, provider) in providers.iter_mut().enumerate() {
        let wrong = |what: String| ConfigError::Oidc { number: at + 1, what };
        let is_name = !provider.name.is_empty()
            && provider.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if !is_name {
            return Err(wrong(format!(
                "the name '{}' needs small letters, digits and - only",
                provider.name
            )));
        }
        if names.contains(&provider.name) {
            return Err(wrong(format!("the name '{}' stands twice", provider.name)));
        }
        names.push(provider.name.clone());
        for (field, value) in [("label", &provider.label), ("client_id", &provider.client_id)] {
            if value.trim().is_empty() {
                return Err(wrong(format!("{field} is missing")));
            }
        }
        if !is_safe(&provider.issuer) {
            return Err(wrong(format!("the issuer '{}' must begin with https://", provider.issuer)));
        }
        if provider.domains.is_empty() {
            return Err(wrong(
                "domains is missing: say which e-mail addresses the provider may speak for".into(),
            ));
        }
        for domain in &mut provider.domains {
            *domain = domain.trim().trim_start_matches('@').to_lowercase();
        }
        for row in &provider.role {
            if Role::parse(&row.role).is_none_or(|role| role == Role::Visitor) {
                return Err(wrong(format!("the role '{}' is not known", row.role)));
            }
            if row.claim.is_empty() || row.value.is_empty() || row.organisation.trim().is_empty() {
                return Err(wrong("a role needs claim, value and organisation".into()));
            }
        }
        provider.secret = secret(provider).map_err(wrong)?;
    }
    Ok(providers)
}

/// Encrypted, or on this machine.
fn is_safe(issuer: &str) -> bool {
    let host = |rest: &str| {
        rest.split(['/', ':']).next().is_some_and(|host| matches!(host, "127.0.0.1" | "localhost"))
    };
    issuer.starts_with("https://") || issuer.strip_prefix("http://").is_some_and(host)
}

fn secret(provider: &Oidc) -> Result<Option<Secret>, String> {
    let text = match &provider.client_secret_file {
        Some(path) => Some(
            std::fs::read_to_string(path)
                .map_err(|e| format!("client_secret_file {} cannot be read: {e}", path.display()))?,
        ),
        None => {
            std::env::var(format!("HEMTAG_{PREFIX}{}", provider.name.replace('-', "_").to_uppercase())).ok()
        }
    };
    let text = text.map(|text| text.trim().to_owned());
    match text {
        Some(text) if text.is_empty() => Err("the client's secret is empty".into()),
        text => Ok(text.map(Secret)),
    }
}

/// What the name of a secret begins with in the environment, after `HEMTAG_`.
pub(super) const PREFIX: &str = "OIDC_SECRET_";

#[cfg(test)]
mod tests {
    use super::*;

    fn agency() -> Oidc {
        Oidc {
            name: "agency".into(),
            label: "Agency".into(),
            issuer: "https://login.agency.example".into(),
            client_id: "hemtag".into(),
            domains: vec![" @Agency.example".into()],
            ..Oidc::default()
        }
    }

    #[test]
    fn a_provider_is_whole_encrypted_and_gives_known_roles_only() {
        let read_one = |change: fn(&mut Oidc)| {
            let mut one = agency();
            change(&mut one);
            read(vec![one]).map_err(|e| e.to_string())
        };
        assert_eq!(read_one(|_| ()).unwrap()[0].domains, ["agency.example"]);
        assert!(read_one(|o| o.issuer = "http://127.0.0.1:9".into()).is_ok());
        let row = || OidcRole {
            claim: "g".into(),
            value: "v".into(),
            role: "officer".into(),
            organisation: "A".into(),
        };
        assert_eq!(row().role, "officer");
        let wrong: [(fn(&mut Oidc), &str); 6] = [
            (|o| o.name = "A b".into(), "small letters"),
            (|o| o.issuer = "http://login.agency.example".into(), "https://"),
            (|o| o.issuer = "http://localhost.evil.example".into(), "https://"),
            (|o| o.domains.clear(), "domains is missing"),
            (|o| o.client_id.clear(), "client_id is missing"),
            (|o| o.role.push(OidcRole { role: "king".into(), ..OidcRole::default() }), "'king' is not known"),
        ];
        for (change, told) in wrong {
            let error = read_one(change).unwrap_err();
            assert!(error.contains(told) && error.contains("provider 1"), "{error}");
        }
        assert!(read(vec![agency(), agency()]).unwrap_err().to_string().contains("stands twice"));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        std::fs::write(&path, "hush\n").unwrap();
        let mut one = agency();
        one.client_secret_file = Some(path);
        let read = read(vec![one]).unwrap();
        assert_eq!(read[0].secret, Some(Secret("hush".into())));
        assert!(!format!("{read:?}").contains("hush"));
    }
}
