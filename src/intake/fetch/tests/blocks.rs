//! The blocks of addresses that are not the public web, and their public neighbours.

use super::stub::StubNet;
use super::{limits, stopped};
use crate::intake::fetch::forbidden::{Forbidden, forbidden};
use crate::intake::fetch::{Reach, Step, Why, fetch_on};
use std::net::{IpAddr, SocketAddr};

/// The first and last addresses of every block.
#[rustfmt::skip]
pub const FORBIDDEN: &[(Forbidden, &[&str])] = &[
    (Forbidden::Unspecified, &["0.0.0.0", "::"]),
    (Forbidden::ThisNetwork, &["0.0.0.1", "0.255.255.255"]),
    (Forbidden::Loopback, &["127.0.0.0", "127.0.0.1", "127.255.255.255", "::1"]),
    (Forbidden::Private, &["10.0.0.0", "10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.0.0", "192.168.255.255",
        "fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"]),
    (Forbidden::Shared, &["100.64.0.0", "100.127.255.255"]),
    (Forbidden::LinkLocal, &["169.254.0.0", "169.254.255.255", "fe80::", "fe80::1",
        "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff"]),
    (Forbidden::CloudService, &["169.254.169.254", "168.63.129.16", "100.100.100.200", "fd00:ec2::254", "fd20:ce::254"]),
    (Forbidden::Embedded, &["::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "::8.8.8.8", "::ffff:0:127.0.0.1",
        "64:ff9b::127.0.0.1", "64:ff9b::8.8.8.8", "64:ff9b:1::1", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", "2002:7f00:1::1",
        "2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001::1", "2001:0:4136:e378:8000:63bf:80ff:fffe"]),
    (Forbidden::Documentation, &["192.0.2.0", "192.0.2.255", "198.51.100.7", "203.0.113.255", "2001:db8::",
        "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff"]),
    (Forbidden::Benchmarking, &["198.18.0.0", "198.19.255.255", "2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff"]),
    (Forbidden::Reserved, &["192.0.0.0", "192.0.0.255", "192.88.99.1", "240.0.0.0", "255.255.255.254", "100::1",
        "2001:1::1", "2001:10::1", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "5f00::1", "4000::", "1::1", "200::1",
        "64:ff9b:2::1", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fe00::", "fbff::"]),
    (Forbidden::Multicast, &["224.0.0.0", "224.0.0.251", "239.255.255.255", "ff00::", "ff02::1", "ff0e::1",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"]),
    (Forbidden::Broadcast, &["255.255.255.255"]),
];

#[test]
fn every_forbidden_block_is_refused_in_figures_and_by_name() {
    for (class, ips) in FORBIDDEN {
        for ip in *ips {
            let ip: IpAddr = ip.parse().unwrap();
            let place = SocketAddr::new(ip, 80);
            let why = Why::Forbidden { ip, what: *class };
            let net = StubNet::new().name("site.example", [place]);
            let figures = stopped(fetch_on(&net, &format!("http://{place}/"), Reach::Public, &limits()));
            assert_eq!(figures, (Step::Address, why.clone()));
            assert_eq!(net.looked_up().len(), 0, "{ip}");
            let name = stopped(fetch_on(&net, "https://site.example/", Reach::Public, &limits()));
            assert_eq!(name, (Step::Resolve, why));
        }
    }
}

#[test]
fn the_neighbours_of_forbidden_blocks_are_public() {
    for ip in [
        "1.0.0.0",
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "168.63.129.15",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.0.3.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "198.51.99.255",
        "203.0.114.0",
        "223.255.255.255",
        "2000::",
        "2001:200::",
        "2001:db7:ffff::",
        "2001:db9::",
        "2003::",
        "2606:4700:4700::1111",
        "2a00:1450::1",
        "3ffe:ffff::",
        "3fff:1000::",
        "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    ] {
        assert_eq!(forbidden(ip.parse().unwrap()), None, "{ip}");
    }
}
