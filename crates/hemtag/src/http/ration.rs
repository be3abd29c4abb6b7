//! How many part files one address may hand over: reading one takes a processor for seconds and a gigabyte for a while. And
//! how many suggestions, which a person must read.
//!
//! The address is the one that the connection comes from. Behind a proxy (the setting `behind_proxy`) it is the last one in
//! `X-Forwarded-For`, which the proxy itself has written; what stands before that anybody can claim.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    time::Duration,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};

use super::PageError;
use crate::{app::App, config::Config};

/// The time that the setting `part_uploads` counts in.
pub const WITHIN: Duration = Duration::from_secs(10 * 60);

/// So many addresses are remembered before those are forgotten that may hand over as many as ever again.
const MOST_KNOWN: usize = 10_000;

/// Counts what each address hands over. Each node of an installation counts for itself.
#[derive(Debug)]
pub struct Ration {
    /// `None` where there is no limit.
    limiter: Option<DefaultKeyedRateLimiter<IpAddr>>,
}

impl Ration {
    /// `config.part_uploads` at once, and as many again spread over [`WITHIN`].
    #[must_use]
    pub fn new(config: &Config) -> Ration {
        Ration::of(config.part_uploads)
    }

    /// So many at once, and as many again spread over [`WITHIN`]; 0 for no limit.
    #[must_use]
    pub fn of(most: u32) -> Ration {
        let quota = NonZeroU32::new(most)
            .and_then(|most| Some(Quota::with_period(WITHIN / most.get())?.allow_burst(most)));
        Ration { limiter: quota.map(RateLimiter::keyed) }
    }

    /// Counts one.
    ///
    /// # Errors
    /// [`PageError::TooMany`] when the address has handed over as many as it may, with the seconds to wait.
    pub fn take(&self, client: Client) -> Result<(), PageError> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        if limiter.len() > MOST_KNOWN {
            limiter.retain_recent();
        }
        limiter.check_key(&client.0).map_err(|until| {
            let wait = until.wait_time_from(limiter.clock().now());
            tracing::info!(seconds = wait.as_secs(), "an address handed over as much as it may");
            // Rounded up: who comes back a moment early would be refused again.
            PageError::TooMany { seconds: wait.as_secs() + 1 }
        })
    }
}

/// Whose request it is, as far as an address tells. Of IPv6 the network counts (64 bits), of which a client has all addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client(IpAddr);

impl Client {
    /// The address, or the network of one of IPv6.
    #[must_use]
    pub fn address(self) -> IpAddr {
        self.0
    }

    fn of(peer: Option<IpAddr>, headers: &HeaderMap, behind_proxy: bool) -> Client {
        let forwarded = || {
            let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
            let last = last.rsplit(',').next()?.trim();
            // Some proxies write the port too.
            last.parse().ok().or_else(|| last.parse::<SocketAddr>().ok().map(|address| address.ip()))
        };
        let address = behind_proxy.then(forwarded).flatten().or(peer);
        // Requests that come over no network, as in tests, count as one client.
        match address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)).to_canonical() {
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Client(IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0)))
            }
            address => Client(address),
        }
    }
}

impl FromRequestParts<App> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Client, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        Ok(Client::of(peer, &parts.headers, app.config.behind_proxy))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &[&str], behind_proxy: bool) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        Client::of(Some(peer.parse().unwrap()), &headers, behind_proxy).0.to_string()
    }

    #[test]
    fn the_address_is_the_peers_unless_a_proxy_is_said_to_stand_in_front() {
        assert_eq!(client("192.0.2.1", &["198.51.100.7"], false), "192.0.2.1");
        assert_eq!(client("192.0.2.1", &["198.51.100.7"], true), "198.51.100.7");
        // What a client claims stands before what the proxy writes.
        assert_eq!(client("192.0.2.1", &["1.1.1.1", "2.2.2.2, 198.51.100.7"], true), "198.51.100.7");
        assert_eq!(client("192.0.2.1", &["198.51.100.7:4711"], true), "198.51.100.7");
        assert_eq!(client("192.0.2.1", &["unknown"], true), "192.0.2.1");
        assert_eq!(client("192.0.2.1", &[], true), "192.0.2.1");
        assert_eq!(client("2001:db8:1:2:3:4:5:6", &[], false), "2001:db8:1:2::");
        assert_eq!(client("::ffff:192.0.2.1", &[], false), "192.0.2.1");
    }

    #[test]
    fn each_address_has_a_ration_of_its_own_and_nought_is_no_limit() {
        let ration = |most| Ration::new(&Config { part_uploads: most, ..Config::default() });
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(|a| Client(a.parse().unwrap()));
        let two = ration(2);
        assert!(two.take(one).is_ok() && two.take(one).is_ok());
        let Err(PageError::TooMany { seconds }) = two.take(one) else { panic!("a third is too many") };
        assert!((1..=301).contains(&seconds), "half of ten minutes: {seconds}");
        assert!(two.take(other).is_ok());
        let none = ration(0);
        assert!((0..100).all(|_| none.take(one).is_ok()));
    }
}
