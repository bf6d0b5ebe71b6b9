//! How many connections there are, in all and from one address.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::ServeLimits;

#[derive(Clone)]
pub(super) struct Permits(Arc<Shared>);

struct Shared {
    most: usize,
    most_per_ip: usize,
    counts_private: bool,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    all: usize,
    by_ip: HashMap<IpAddr, usize>,
}

/// Why a connection is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Denied {
    /// There are too many.
    Overload,
    /// There are too many from this address.
    TooManyFromIp,
}

impl Permits {
    pub(super) fn new(limits: &ServeLimits) -> Self {
        Self(Arc::new(Shared {
            most: limits.connections,
            most_per_ip: limits.connections_per_ip,
            counts_private: limits.count_private_addresses,
            open: Mutex::default(),
        }))
    }

    /// Counts a connection until its permit is dropped.
    pub(super) fn take(&self, ip: IpAddr) -> Result<Permit, Denied> {
        let ip = network(ip);
        let is_counted = self.0.counts_private || !is_private(ip);
        let mut open = self.0.lock();
        if open.all >= self.0.most {
            return Err(Denied::Overload);
        }
        let from_ip = open.by_ip.entry(ip).or_default();
        if is_counted && *from_ip >= self.0.most_per_ip {
            return Err(Denied::TooManyFromIp);
        }
        *from_ip += 1;
        open.all += 1;
        Ok(Permit {
            shared: self.0.clone(),
            ip,
        })
    }
}

/// One counted connection.
pub(super) struct Permit {
    shared: Arc<Shared>,
    ip: IpAddr,
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut open = self.shared.lock();
        open.all -= 1;
        if let Some(count) = open.by_ip.get_mut(&self.ip) {
            *count -= 1;
            if *count == 0 {
                open.by_ip.remove(&self.ip);
            }
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether an address belongs to this machine or to a network that the internet does not reach.
fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        // The loopback address, `::1`, has become `::` as a network.
        IpAddr::V6(ip) => ip.is_unspecified() || ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}

/// A household gets a whole /64 of IPv6: it counts as one address.
fn network(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V4(ip) => IpAddr::V4(ip),
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permits(all: usize, per_ip: usize) -> Permits {
        Permits::new(&ServeLimits {
            connections: all,
            connections_per_ip: per_ip,
            ..ServeLimits::default()
        })
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn denies_one_more_than_the_limit_and_forgets_the_closed() {
        let permits = permits(3, 2);
        let first = permits.take(ip("1.2.3.4")).unwrap();
        let _second = permits.take(ip("1.2.3.4")).unwrap();
        assert_eq!(
            permits.take(ip("1.2.3.4")).err(),
            Some(Denied::TooManyFromIp)
        );
        let _third = permits.take(ip("5.6.7.8")).unwrap();
        assert_eq!(permits.take(ip("9.9.9.9")).err(), Some(Denied::Overload));
        drop(first);
        assert!(permits.take(ip("9.9.9.9")).is_ok());
    }

    #[test]
    fn does_not_count_proxies() {
        let permits = permits(99, 1);
        for proxy in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.1.1",
            "::1",
            "::ffff:10.1.2.3",
            "fd00::1",
            "fe80::1",
        ] {
            let _first = permits.take(ip(proxy)).unwrap();
            assert!(permits.take(ip(proxy)).is_ok(), "{proxy}");
        }
        for other in ["172.32.0.1", "100.64.0.1", "2001:db8::1"] {
            let _first = permits.take(ip(other)).unwrap();
            assert!(permits.take(ip(other)).is_err(), "{other}");
        }
    }

    #[test]
    fn counts_an_ipv6_network_as_one() {
        let permits = permits(9, 1);
        let _first = permits.take(ip("2001:db8::1")).unwrap();
        assert!(permits.take(ip("2001:db8::ffff:2")).is_err());
        assert!(permits.take(ip("2001:db8:0:1::1")).is_ok());
        let _mapped = permits.take(ip("::ffff:1.2.3.4")).unwrap();
        assert!(permits.take(ip("1.2.3.4")).is_err());
    }
}
