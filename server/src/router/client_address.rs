//! Who asks: behind trusted proxies the address is what they say, and otherwise where the connection comes
//! from. Nobody else's word counts.

use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderMap;
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

const FORWARDED_FOR: &str = "x-forwarded-for";

/// Makes sure that the request has an address, also where there is no connection, as in tests, and that it is
/// the client's and not a proxy's.
pub fn know(request: &mut Request, trusted: &[IpNet]) {
    let connection = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|ConnectInfo(from)| *from);
    let client = connection
        .filter(|from| is_trusted(from.ip(), trusted))
        .and_then(|_| last_stranger(request.headers(), trusted))
        .map(|client| SocketAddr::new(client, 0));
    let nowhere = || SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
    let known = client.or(connection).unwrap_or_else(nowhere);
    request.extensions_mut().insert(ConnectInfo(known));
}

fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    let address = address.to_canonical();
    trusted.iter().any(|network| network.contains(&address))
}

/// Each proxy appends whom it was asked by. From the end on, the first that is no proxy of ours was seen by
/// one of ours; whatever stands before it was sent by the client. An entry that is no address ends the search:
/// the last address before it was seen by one of ours too.
fn last_stranger(headers: &HeaderMap, trusted: &[IpNet]) -> Option<IpAddr> {
    let lines = headers.get_all(FORWARDED_FOR).iter().rev();
    let entries = lines.flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
    let mut seen = None;
    for entry in entries {
        let Ok(address) = entry.trim().parse::<IpAddr>() else {
            return seen;
        };
        seen = Some(address.to_canonical());
        if !is_trusted(address, trusted) {
            return seen;
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    const PROXIES: [&str; 2] = ["10.0.0.0/8", "2001:db8:5::/48"];

    /// Whom the request is said to come from, by its connection and its header lines.
    fn known(from: &str, lines: &[&str]) -> String {
        let trusted: Vec<IpNet> = PROXIES.iter().map(|text| text.parse().unwrap()).collect();
        let mut request = Request::get("/").body(Body::empty()).unwrap();
        let from: IpAddr = from.parse().unwrap();
        let connection = ConnectInfo(SocketAddr::new(from, 40_000));
        request.extensions_mut().insert(connection);
        for line in lines {
            request
                .headers_mut()
                .append(FORWARDED_FOR, line.parse().unwrap());
        }
        know(&mut request, &trusted);
        let known = request.extensions().get::<ConnectInfo<SocketAddr>>();
        known.unwrap().0.ip().to_string()
    }

    // ASVS 4.1.3
    #[test]
    fn a_stranger_s_word_does_not_count() {
        assert_eq!(known("203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(known("203.0.113.9", &[]), "203.0.113.9");
    }

    // ASVS 4.1.3
    #[test]
    fn a_proxy_names_the_client_and_not_what_the_client_made_up() {
        for from in ["10.1.2.3", "::ffff:10.1.2.3", "2001:db8:5::1"] {
            assert_eq!(known(from, &["1.2.3.4, 198.51.100.1"]), "198.51.100.1");
            assert_eq!(known(from, &["1.2.3.4", "198.51.100.1"]), "198.51.100.1");
        }
    }

    #[test]
    fn several_proxies_in_a_row_are_passed() {
        let lines = ["1.2.3.4, 198.51.100.1, 10.9.9.9", "2001:db8:5::2"];
        assert_eq!(known("10.1.2.3", &lines), "198.51.100.1");
        assert_eq!(known("10.1.2.3", &["10.4.4.4"]), "10.4.4.4");
    }

    #[test]
    fn what_is_no_address_is_passed_over_by_nobody() {
        assert_eq!(known("10.1.2.3", &["unknown"]), "10.1.2.3");
        assert_eq!(known("10.1.2.3", &["1.2.3.4, junk, 10.4.4.4"]), "10.4.4.4");
    }
}
