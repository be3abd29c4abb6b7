//! Passwords: hashed with Argon2id (RFC 9106), compared without telling whether there is one.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::Semaphore;

use super::model::{self, WeakPassword};
use crate::config::Config;

/// What somebody who knows this service tries first: its name, what it is about and whose it is.
const OF_THE_SERVICE: [&str; 16] = [
    "hemtag",
    "hemtagning",
    "tillverkning",
    "tillverkare",
    "tillverka",
    "produktion",
    "prototyp",
    "pilotserie",
    "industri",
    "verkstad",
    "manufacturing",
    "production",
    "tillväxtverket",
    "tillvaxtverket",
    "regeringen",
    "sverige",
];

/// # Errors
/// When it is short, very long, or easily guessed, also by whoever knows the person, this service and who runs it.
pub(super) fn check(config: &Config, password: &str, name: &str, address: &str) -> Result<(), WeakPassword> {
    let mut guessed = vec![name, address, model::domain(address)];
    guessed.extend(OF_THE_SERVICE);
    let operator = config.operator.as_deref().unwrap_or_default();
    guessed.extend(operator.split_whitespace());
    let host = config.address();
    guessed.extend(host.split(['/', ':', '.']).filter(|part| part.len() > 3));
    guessed.retain(|word| !word.is_empty());
    model::password(password, &guessed)
}

/// Each hash takes 19 MiB and some tens of milliseconds (OWASP's first choice of parameters, the crate's default): so many
/// at once, the others wait.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// What stands in for the hash of an account that is not there, so that the answer takes the same time. The password of this
/// hash is known to nobody: it is made at the first use.
fn nobodys() -> &'static str {
    static NOBODYS: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    NOBODYS.get_or_init(|| hash(&super::token::new()))
}

fn hash(password: &str) -> String {
    let hashed = Argon2::default().hash_password(password.as_bytes());
    hashed.expect("a password of any length can be hashed").to_string()
}

/// What is kept of a password.
///
/// # Panics
/// When the operating system gives no randomness.
pub(super) async fn kept(password: String) -> String {
    let _turn = AT_ONCE.acquire().await;
    tokio::task::spawn_blocking(move || hash(&password)).await.expect("hashing does not panic")
}

/// Whether the password is the one that is kept. Takes as long when nothing is kept, and is then false.
pub(super) async fn is(password: String, kept: Option<String>) -> bool {
    let _turn = AT_ONCE.acquire().await;
    let compare = move || {
        let is_there = kept.is_some();
        let kept = kept.unwrap_or_else(|| nobodys().to_owned());
        let same = PasswordHash::new(&kept)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        same && is_there
    };
    tokio::task::spawn_blocking(compare).await.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_about_the_service_or_its_operator_is_guessed() {
        let config = Config {
            operator: Some("Kvarnforsens Näringsbolag".to_owned()),
            public_url: Some("https://lupinverket.example".to_owned()),
            ..Config::default()
        };
        let is = |password| check(&config, password, "Åsa Berg", "asa@berggruvan.example");
        for guessed in
            ["hemtagning2026", "tillverkare123", "Kvarnforsens1!", "lupinverket12", "berggruvan.example1"]
        {
            assert_eq!(is(guessed), Err(WeakPassword::Guessable), "{guessed}");
        }
        // As long and as odd, but about nobody here.
        assert_eq!(is("kvastforrens1!"), Ok(()));
        assert_eq!(is("gul traktor äter moln"), Ok(()));
    }

    #[tokio::test]
    async fn only_the_same_password_is_it() {
        let stored = kept("gul traktor äter moln".to_owned()).await;
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(is("gul traktor äter moln".to_owned(), Some(stored.clone())).await);
        assert!(!is("gul traktor äter mull".to_owned(), Some(stored)).await);
        assert!(!is("gul traktor äter moln".to_owned(), None).await);
        assert!(!is("x".to_owned(), Some("no hash".to_owned())).await);
    }
}
