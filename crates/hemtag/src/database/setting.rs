//! What may be told of a setting that names a database.

/// The parts of an address of a server.
struct Address<'s> {
    scheme: &'s str,
    /// What stands before the host: a user, and perhaps a password.
    user: Option<&'s str>,
    host: &'s str,
    parameters: Vec<&'s str>,
}

impl<'s> Address<'s> {
    /// `None` where the setting names a file. A password that is not encoded may hold any of the marks that part an address.
    fn read(setting: &'s str) -> Option<Address<'s>> {
        let (scheme, rest) = setting.split_once("://")?;
        let (place, parameters) = rest.split_once('?').unwrap_or((rest, ""));
        let parameters: Vec<&str> = parameters.split('&').filter(|one| !one.is_empty()).collect();
        let stray = parameters.iter().any(|one| one.contains('@') && !is_password(one));
        let (place, parameters) = match stray {
            // The question mark is one of the password's. Where a password is among the parameters too, nobody can tell.
            true if parameters.iter().any(|one| is_password(one)) => ("…", Vec::new()),
            true => (rest, Vec::new()),
            false => (place, parameters),
        };
        let (user, host) = match place.rsplit_once('@') {
            Some((user, host)) => (Some(user), host),
            None => (None, place),
        };
        Some(Address { scheme, user, host, parameters })
    }

    fn written(&self, user: Option<&str>, parameters: &[String]) -> String {
        let user = user.map(|user| format!("{user}@")).unwrap_or_default();
        let mark = if parameters.is_empty() { "" } else { "?" };
        format!("{}://{user}{}{mark}{}", self.scheme, self.host, parameters.join("&"))
    }
}

fn is_password(parameter: &str) -> bool {
    parameter.split_once('=').is_some_and(|(name, _)| name.eq_ignore_ascii_case("password"))
}

/// The setting as it may be shown and logged.
#[must_use]
pub fn without_password(setting: &str) -> String {
    let Some(address) = Address::read(setting) else { return setting.to_owned() };
    let shown = |one: &&str| if is_password(one) { "password=…".to_owned() } else { (*one).to_owned() };
    let parameters: Vec<String> = address.parameters.iter().map(shown).collect();
    address.written(address.user.map(|_| "…"), &parameters)
}

/// The address with its user and without the password, for the server's own tools: they ask for it, or read PGPASSWORD.
#[must_use]
pub fn passwordless(setting: &str) -> String {
    let Some(address) = Address::read(setting) else { return setting.to_owned() };
    let parameters: Vec<String> =
        address.parameters.iter().filter(|one| !is_password(one)).map(|one| (*one).to_owned()).collect();
    address.written(address.user.and_then(|user| user.split(':').next()), &parameters)
}

#[cfg(test)]
mod tests {
    use super::{passwordless, without_password};

    #[test]
    fn a_password_is_never_shown() {
        for (setting, shown, for_tools) in [
            ("hemtag.sqlite", "hemtag.sqlite", "hemtag.sqlite"),
            ("postgres://db/hemtag", "postgres://db/hemtag", "postgres://db/hemtag"),
            ("postgres://kim:p@ss@db/h", "postgres://…@db/h", "postgres://kim@db/h"),
            ("postgres://kim:p/s?s@db/h", "postgres://…@db/h", "postgres://kim@db/h"),
            (
                "postgres://kim:p@db/h?sslmode=require",
                "postgres://…@db/h?sslmode=require",
                "postgres://kim@db/h?sslmode=require",
            ),
            (
                "postgres://db/h?user=kim&password=s%40e@c&host=/run",
                "postgres://db/h?user=kim&password=…&host=/run",
                "postgres://db/h?user=kim&host=/run",
            ),
            ("postgres://db/h?Password=secret", "postgres://db/h?password=…", "postgres://db/h"),
            ("postgres://db/h?password=a&b@c", "postgres://…", "postgres://…"),
        ] {
            assert_eq!(
                (without_password(setting).as_str(), passwordless(setting).as_str()),
                (shown, for_tools)
            );
        }
    }
}
