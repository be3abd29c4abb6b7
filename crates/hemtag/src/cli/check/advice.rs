//! What is set so that something does not work or is not safe, and how to mend it. Nothing here ends with a refusal: a demo on one's
//! own machine is set like this on purpose.

use std::net::IpAddr;

use url::{Host, Url};

use crate::{config::Config, database, knowledge::accessibility, letters::Waiting, parts};

/// One thing to see to; its words are `check-advice-` and its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    pub code: &'static str,
    /// What the sentence names: a file, an address, a number.
    pub named: String,
}

/// Looks the settings over, with how the post stands where that is known.
#[must_use]
pub fn advice(config: &Config, post: Option<&Waiting>) -> Vec<Advice> {
    let mut all = Vec::new();
    let mut add = |code, named: String| all.push(Advice { code, named });
    match config.public_url.as_deref() {
        None => add("no-public-url", config.address()),
        Some(url) if !config.is_served_safely() => add("not-encrypted", url.to_owned()),
        Some(url) if !config.behind_proxy => add("no-proxy", url.to_owned()),
        Some(_) => {}
    }
    if !is_own(config.listen.ip()) && config.public_url.is_none() {
        add("open-to-all", config.listen.to_string());
    }
    if let Some(listen) = config.metrics_listen.filter(|listen| !is_own(listen.ip())) {
        add("metrics-open", listen.to_string());
    }
    if let Some(address) = config.traces.as_ref().filter(|address| is_open_way(address)) {
        add("traces-unencrypted", address.clone());
    }
    for name in accessibility::lacks(config) {
        let code = if matches!(name, "operator" | "contact") { "no-operator" } else { "statement-lacks" };
        add(code, name.to_owned());
    }
    if config.operator.is_some() && config.operator_type.is_none() {
        add("no-operator-type", "operator_type".to_owned());
    }
    match (&config.mail, &config.mail_from) {
        (None, _) => add("no-mail", "mail".to_owned()),
        (Some(mail), None) if !mail.starts_with("file:") => add("no-sender", "mail_from".to_owned()),
        (Some(_), _) => {}
    }
    if let Some(post) = post.filter(|post| post.tried > 0) {
        add("letters-failed", format!("{} ({})", post.tried, post.problem.as_deref().unwrap_or("?")));
    }
    let worker = parts::worker::program(config.part_worker.as_deref());
    if !worker.is_file() {
        add("no-part-worker", worker.display().to_string());
    }
    if config.adviser.is_empty() {
        add("no-adviser", "[[adviser]]".to_owned());
    } else if config.adviser.iter().all(|adviser| !adviser.counties.is_empty()) {
        add("no-adviser-elsewhere", "[[adviser]]".to_owned());
    }
    key(config, &mut add);
    all
}

fn key(config: &Config, add: &mut impl FnMut(&'static str, String)) {
    let Some(path) = config.key_path() else { return };
    let shown = path.display().to_string();
    let is_there = path.is_file();
    let database_is_there = database::is_postgres(&config.database)
        || std::path::Path::new(database::file(&config.database)).is_file();
    if !is_there && database_is_there {
        add("no-key", shown.clone());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let others = std::fs::metadata(&path).is_ok_and(|m| m.permissions().mode() & 0o077 != 0);
        if others {
            add("key-readable", shown);
        }
    }
}

/// Unencrypted, to what is neither this machine nor, by its name or number, in a network of one's own.
fn is_open_way(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    url.scheme() == "http"
        && match url.host() {
            Some(Host::Ipv4(ip)) => !is_own(ip.into()),
            Some(Host::Ipv6(ip)) => !is_own(ip.into()),
            Some(Host::Domain(name)) => {
                name.contains('.')
                    && ![".internal", ".local", ".lan", ".localhost"].iter().any(|own| name.ends_with(own))
            }
            None => false,
        }
}

/// This machine, or a network that is not the public one.
fn is_own(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Adviser, PublisherType};

    fn codes(change: impl FnOnce(&mut Config)) -> Vec<&'static str> {
        let mut config = Config {
            database: ":memory:".into(),
            public_url: Some("https://hemtag.example.se".into()),
            behind_proxy: true,
            operator: Some("Myndigheten".into()),
            operator_type: Some(PublisherType::NationalAuthority),
            contact: Some("hemtag@example.se".into()),
            answer_days: Some(2),
            published_on: Some(jiff::civil::date(2026, 11, 27)),
            mail: Some("smtps://mail.example.se".into()),
            mail_from: Some("hemtag@example.se".into()),
            adviser: vec![adviser(&[])],
            // Any file that is there.
            part_worker: Some(env!("CARGO_MANIFEST_DIR").to_owned() + "/Cargo.toml").map(Into::into),
            ..Config::default()
        };
        change(&mut config);
        advice(&config, None).into_iter().map(|one| one.code).collect()
    }

    fn adviser(counties: &[&str]) -> Adviser {
        let counties = counties.iter().map(|one| (*one).to_owned()).collect();
        Adviser { name: "Lots".into(), phone: Some("010-123 45 67".into()), counties, ..Adviser::default() }
    }

    #[test]
    fn what_is_well_set_is_passed_by_and_what_is_not_is_told() {
        assert_eq!(codes(|_| {}), Vec::<&str>::new());
        assert_eq!(codes(|c| c.public_url = None), ["no-public-url"]);
        assert_eq!(codes(|c| c.public_url = Some("http://x.example".into())), ["not-encrypted"]);
        assert_eq!(codes(|c| c.behind_proxy = false), ["no-proxy"]);
        assert_eq!(codes(|c| c.metrics_listen = Some(([0, 0, 0, 0], 9090).into())), ["metrics-open"]);
        assert_eq!(codes(|c| c.metrics_listen = Some(([10, 0, 0, 7], 9090).into())), Vec::<&str>::new());
        for (address, told) in [
            ("http://collector:4318", vec![]),
            ("http://127.0.0.1:4318", vec![]),
            ("https://traces.example.se", vec![]),
            ("http://traces.example.se", vec!["traces-unencrypted"]),
        ] {
            assert_eq!(codes(|c| c.traces = Some(address.into())), told, "{address}");
        }
        assert_eq!(codes(|c| c.contact = None), ["no-operator"]);
        assert_eq!(codes(|c| (c.operator, c.contact) = (None, None)), ["no-operator", "no-operator"]);
        assert_eq!(codes(|c| c.answer_days = None), ["statement-lacks"]);
        assert_eq!(codes(|c| c.published_on = None), ["statement-lacks"]);
        assert_eq!(codes(|c| c.operator_type = None), ["no-operator-type"]);
        assert_eq!(codes(|c| c.mail = None), ["no-mail"]);
        assert_eq!(codes(|c| c.mail_from = None), ["no-sender"]);
        assert_eq!(codes(|c| c.part_worker = Some("/nowhere/worker".into())), ["no-part-worker"]);
        assert_eq!(codes(|c| c.adviser.clear()), ["no-adviser"]);
        assert_eq!(codes(|c| c.adviser = vec![adviser(&["06"])]), ["no-adviser-elsewhere"]);
        assert_eq!(codes(|c| c.adviser.push(adviser(&["06"]))), Vec::<&str>::new());
    }

    #[test]
    fn a_key_that_others_may_read_or_that_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("a.sqlite");
        std::fs::write(&database, "").unwrap();
        let with = |c: &mut Config| c.database = database.display().to_string();
        assert_eq!(codes(with), ["no-key"]);
        let key = database.with_extension("key");
        std::fs::write(&key, "x").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
            assert_eq!(codes(with), ["key-readable"]);
            std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();
        }
        assert_eq!(codes(with), Vec::<&str>::new());
    }
}
