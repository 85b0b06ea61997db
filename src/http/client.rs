//! Where a request comes from, no finer than its network, and never in a form that could be kept.
//!
//! Invariant: an address lives only while its request is being let in. What is passed on is a keyed hash of the network,
//! with a key that dies with the process.

use std::{
    hash::{BuildHasher, RandomState},
    net::{IpAddr, Ipv6Addr},
};

use earshot_channel::Near;
use http::{HeaderMap, HeaderName};

use crate::config::Network;

/// A network's keyed hash: good for counting, useless for anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NetworkKey(pub u64);

/// Turns addresses into [`NetworkKey`]s under a random key of this process.
#[derive(Default)]
pub struct Blinder(RandomState);

impl Blinder {
    /// The key of the network that an address belongs to.
    pub fn key(&self, address: IpAddr) -> NetworkKey {
        NetworkKey(self.0.hash_one(prefix(address)))
    }

    /// The same for channels, who count what begins in one place. Nothing for what is no place in the world, such as a proxy that
    /// nobody has named: whoever is behind it has nothing in common.
    pub fn near(&self, address: IpAddr) -> Option<Near> {
        let is_inner = match address.to_canonical() {
            IpAddr::V4(v4) => v4.is_loopback() || v4.is_private() || v4.is_link_local() || v4.is_unspecified(),
            IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
        };
        (!is_inner).then(|| Near(self.key(address).0))
    }

    /// A text's keyed hash, for counting attempts under a name without keeping the name.
    pub fn name(&self, text: &str) -> u64 {
        self.0.hash_one(text)
    }
}

/// IPv4 /24 or IPv6 /48: what one house, school or provider's street cell shares.
fn prefix(address: IpAddr) -> (u8, u64) {
    match address.to_canonical() {
        IpAddr::V4(v4) => (4, u64::from(v4.to_bits() >> 8)),
        IpAddr::V6(v6) => (6, upper(v6) >> 16),
    }
}

fn upper(address: Ipv6Addr) -> u64 {
    u64::try_from(address.to_bits() >> 64).unwrap_or_default()
}

/// The client's address: the nearest one that no trusted proxy vouches to have only passed on.
pub fn address(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    if !is_trusted(peer) {
        return peer;
    }
    let mut nearest = peer;
    let forwarded = headers.get_all(HeaderName::from_static("x-forwarded-for")).iter().rev();
    for hop in forwarded.flat_map(|value| value.to_str().unwrap_or("?").rsplit(',')) {
        // A hop that can't be read ends the chain: whatever stands before it could be invented.
        let Ok(hop) = hop.trim().parse::<IpAddr>() else { break };
        nearest = hop;
        if !is_trusted(hop) {
            break;
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn neighbours_share_a_key_and_strangers_do_not() {
        let blinder = Blinder::default();
        let key = |text: &str| blinder.key(text.parse().unwrap());
        assert_eq!(key("203.0.113.7"), key("203.0.113.250"));
        assert_eq!(key("203.0.113.7"), key("::ffff:203.0.113.9"));
        assert_ne!(key("203.0.113.7"), key("203.0.114.7"));
        assert_eq!(key("2001:db8:7::1"), key("2001:db8:7:ffff::2"));
        assert_ne!(key("2001:db8:7::1"), key("2001:db8:8::1"));
        let near = |text: &str| blinder.near(text.parse().unwrap());
        assert_eq!(near("203.0.113.7"), near("203.0.113.250"));
        assert!(near("203.0.113.7").is_some() && near("203.0.113.7") != near("203.0.114.7"));
        for inner in ["127.0.0.1", "::ffff:10.0.0.9", "192.168.7.1", "169.254.1.1", "::1", "fd00::7", "fe80::1"] {
            assert_eq!(near(inner), None, "{inner}");
        }
    }

    #[test]
    fn keys_of_two_processes_have_nothing_in_common() {
        let address = "203.0.113.7".parse().unwrap();
        assert_ne!(Blinder::default().key(address), Blinder::default().key(address));
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let trusted: Vec<Network> = vec!["10.0.0.0/8".parse().unwrap()];
        let table = [
            ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
            ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "192.0.2.66, 198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "192.0.2.66, 198.51.100.1, 10.0.0.9", "198.51.100.1"),
            ("10.0.0.1", "192.0.2.66, nonsense", "10.0.0.1"),
            ("10.0.0.1", "192.0.2.66, nonsense, 10.0.0.2", "10.0.0.2"),
            ("10.0.0.1", "", "10.0.0.1"),
        ];
        for (peer, forwarded, expected) in table {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", HeaderValue::from_static(forwarded));
            let found = address(peer.parse().unwrap(), &headers, &trusted);
            assert_eq!(found, expected.parse::<IpAddr>().unwrap(), "{peer} {forwarded}");
        }
    }
}
