//! Which IP addresses are not the public web, and what they are instead. From the special-purpose registries of IANA
//! (<https://www.iana.org/assignments/iana-ipv4-special-registry>, `iana-ipv6-special-registry`), read strictly: blocks
//! that carry an IPv4 address inside an IPv6 one are refused whole, and so is all of IPv6 that is not yet handed out.

use super::Reach;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use thiserror::Error;

/// What a refused address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Forbidden {
    /// `0.0.0.0` and `::`.
    #[error("the address of no computer")]
    Unspecified,
    /// `0.0.0.0/8`.
    #[error("an address of \"this network\"")]
    ThisNetwork,
    /// `127.0.0.0/8` and `::1`.
    #[error("this computer itself (loopback)")]
    Loopback,
    /// `10.0.0.0/8`, `172.16.0.0/12`, `192.168.0.0/16` (RFC 1918), `fc00::/7` (RFC 4193), `fec0::/10`.
    #[error("an address of a private network")]
    Private,
    /// `100.64.0.0/10` (RFC 6598).
    #[error("an address of a provider's inner network")]
    Shared,
    /// `169.254.0.0/16` and `fe80::/10` (RFC 3927, RFC 4291).
    #[error("an address of the nearest cable (link-local)")]
    LinkLocal,
    /// `169.254.169.254` and its like: it gives out the keys of the machine.
    #[error("a service that a cloud keeps for its own machines")]
    CloudService,
    /// Mapped, translated and tunnelled ones: the inner address would go unjudged.
    #[error("an IPv4 address inside an IPv6 one")]
    Embedded,
    /// For examples in texts (RFC 5737, RFC 3849).
    #[error("an address for documentation")]
    Documentation,
    /// `198.18.0.0/15` and `2001:2::/48` (RFC 2544, RFC 5180).
    #[error("an address for measurements")]
    Benchmarking,
    /// Kept by IANA for what may come.
    #[error("a reserved address")]
    Reserved,
    /// `224.0.0.0/4` and `ff00::/8`.
    #[error("an address of many computers (multicast)")]
    Multicast,
    /// `255.255.255.255`.
    #[error("an address of all computers (broadcast)")]
    Broadcast,
}

impl Forbidden {
    /// What a private reach opens: places where a desk may keep an archive.
    pub(super) fn within(self, reach: Reach) -> bool {
        reach == Reach::Private && matches!(self, Self::Loopback | Self::Private | Self::Shared)
    }
}

/// What is wrong with an address, or nothing if it is public.
pub(super) fn forbidden(ip: IpAddr) -> Option<Forbidden> {
    match ip {
        IpAddr::V4(ip) => {
            let holds = |net: &Ipv4Addr, bits: u32| (u32::from(*net) ^ u32::from(ip)) >> (32 - bits) == 0;
            V4.iter().find(|(net, bits, _)| holds(net, *bits)).map(|(_, _, what)| *what)
        }
        IpAddr::V6(ip) => {
            let holds = |net: &Ipv6Addr, bits: u32| (u128::from(*net) ^ u128::from(ip)) >> (128 - bits) == 0;
            let listed = V6.iter().find(|(net, bits, _)| holds(net, *bits)).map(|(_, _, what)| *what);
            listed.or(if holds(&UNICAST.0, UNICAST.1) { None } else { Some(Forbidden::Reserved) })
        }
    }
}

const fn v4(a: u8, b: u8, c: u8, d: u8) -> Ipv4Addr {
    Ipv4Addr::new(a, b, c, d)
}

/// The network of the first segments; the rest are zero.
const fn v6(a: u16, b: u16, c: u16) -> Ipv6Addr {
    Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0)
}

/// Network, length of its prefix in bits (at least 1), what it is. The first that holds an address names it.
const V4: &[(Ipv4Addr, u32, Forbidden)] = &[
    (v4(0, 0, 0, 0), 32, Forbidden::Unspecified),
    (v4(0, 0, 0, 0), 8, Forbidden::ThisNetwork),
    (v4(10, 0, 0, 0), 8, Forbidden::Private),
    (v4(100, 100, 100, 200), 32, Forbidden::CloudService), // Alibaba
    (v4(100, 64, 0, 0), 10, Forbidden::Shared),
    (v4(127, 0, 0, 0), 8, Forbidden::Loopback),
    (v4(168, 63, 129, 16), 32, Forbidden::CloudService), // Azure; a public address otherwise
    (v4(169, 254, 169, 254), 32, Forbidden::CloudService), // Amazon, Google, Azure and others
    (v4(169, 254, 0, 0), 16, Forbidden::LinkLocal),
    (v4(172, 16, 0, 0), 12, Forbidden::Private),
    (v4(192, 0, 0, 0), 24, Forbidden::Reserved),
    (v4(192, 0, 2, 0), 24, Forbidden::Documentation),
    (v4(192, 88, 99, 0), 24, Forbidden::Reserved), // the old relays of 6to4
    (v4(192, 168, 0, 0), 16, Forbidden::Private),
    (v4(198, 18, 0, 0), 15, Forbidden::Benchmarking),
    (v4(198, 51, 100, 0), 24, Forbidden::Documentation),
    (v4(203, 0, 113, 0), 24, Forbidden::Documentation),
    (v4(224, 0, 0, 0), 4, Forbidden::Multicast),
    (v4(255, 255, 255, 255), 32, Forbidden::Broadcast),
    (v4(240, 0, 0, 0), 4, Forbidden::Reserved),
];

const V6: &[(Ipv6Addr, u32, Forbidden)] = &[
    (Ipv6Addr::UNSPECIFIED, 128, Forbidden::Unspecified),
    (Ipv6Addr::LOCALHOST, 128, Forbidden::Loopback),
    (Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, 0, 0), 96, Forbidden::Embedded), // IPv4-mapped
    (Ipv6Addr::new(0, 0, 0, 0, 0xffff, 0, 0, 0), 96, Forbidden::Embedded), // IPv4-translated
    (Ipv6Addr::UNSPECIFIED, 96, Forbidden::Embedded),                      // IPv4-compatible
    (v6(0x64, 0xff9b, 0), 96, Forbidden::Embedded),                        // NAT64
    (v6(0x64, 0xff9b, 1), 48, Forbidden::Embedded),                        // NAT64, local
    (v6(0x2001, 0, 0), 32, Forbidden::Embedded),                           // Teredo
    (v6(0x2001, 2, 0), 48, Forbidden::Benchmarking),
    (v6(0x2001, 0, 0), 23, Forbidden::Reserved),
    (v6(0x2001, 0xdb8, 0), 32, Forbidden::Documentation),
    (v6(0x2002, 0, 0), 16, Forbidden::Embedded), // 6to4
    (v6(0x3fff, 0, 0), 20, Forbidden::Documentation),
    (Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254), 128, Forbidden::CloudService), // Amazon
    (Ipv6Addr::new(0xfd20, 0xce, 0, 0, 0, 0, 0, 0x254), 128, Forbidden::CloudService),  // Google
    (v6(0xfc00, 0, 0), 7, Forbidden::Private),                                          // unique local
    (v6(0xfe80, 0, 0), 10, Forbidden::LinkLocal),
    (v6(0xfec0, 0, 0), 10, Forbidden::Private), // site-local, the unique local of old
    (v6(0xff00, 0, 0), 8, Forbidden::Multicast),
];

/// The only part of IPv6 handed out for public use (RFC 4291, `ipv6-unicast-address-assignments`).
const UNICAST: (Ipv6Addr, u32) = (v6(0x2000, 0, 0), 3);
