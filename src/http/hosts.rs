//! Which of the three faces a request is for, by the name it was sent to.

use http::{HeaderMap, Uri, header, uri::Authority};

use crate::config::{Hosts, Origin};

/// One of the three hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// For operators.
    Console,
    /// For young people.
    Chat,
    /// The sample hotline's own site, in the demo.
    Site,
}

impl Face {
    /// For figures and logs.
    pub fn label(self) -> &'static str {
        match self {
            Face::Console => "console",
            Face::Chat => "chat",
            Face::Site => "site",
        }
    }
}

/// The face, or `None` for a name that isn't ours, no name, or two.
pub fn face(hosts: &Hosts, uri: &Uri, headers: &HeaderMap) -> Option<Face> {
    let mut named = headers.get_all(header::HOST).iter();
    let (host, None) = (named.next(), named.next()) else { return None };
    // A request line with a whole address counts more than the header (RFC 9112 §3.2.2).
    let authority = match uri.authority() {
        Some(authority) => authority.clone(),
        None => Authority::try_from(host?.as_bytes()).ok()?,
    };
    if authority.as_str().contains('@') {
        return None;
    }
    let is = |origin: &Origin| {
        let port = authority.port_u16().unwrap_or(if origin.secure { 443 } else { 80 });
        authority.host().eq_ignore_ascii_case(&origin.name) && port == origin.port
    };
    match hosts {
        hosts if is(&hosts.console) => Some(Face::Console),
        hosts if is(&hosts.chat) => Some(Face::Chat),
        Hosts { site: Some(site), .. } if is(site) => Some(Face::Site),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn names_and_ports_decide() {
        let demo = Hosts {
            console: "http://console.localhost:8116".parse().unwrap(),
            chat: "http://chat.localhost:8116".parse().unwrap(),
            site: Some("http://hotline.localhost:8116".parse().unwrap()),
        };
        let public = Hosts {
            console: "https://console.example.org".parse().unwrap(),
            chat: "https://chat.example.org".parse().unwrap(),
            site: None,
        };
        let table = [
            (&demo, "/", "console.localhost:8116", Some(Face::Console)),
            (&demo, "/", "CHAT.localhost:8116", Some(Face::Chat)),
            (&demo, "/", "hotline.localhost:8116", Some(Face::Site)),
            (&demo, "/", "console.localhost:8117", None),
            (&demo, "/", "console.localhost", None),
            (&demo, "/", "localhost:8116", None),
            (&demo, "http://chat.localhost:8116/", "console.localhost:8116", Some(Face::Chat)),
            (&public, "/", "console.example.org", Some(Face::Console)),
            (&public, "/", "console.example.org:443", Some(Face::Console)),
            (&public, "/", "chat.example.org.evil.test", None),
            (&public, "/", "x@chat.example.org", None),
            (&public, "/", "chat.example.org:80", None),
            (&public, "/", "", None),
        ];
        for (hosts, uri, host, expected) in table {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static(host));
            assert_eq!(face(hosts, &uri.parse().unwrap(), &headers), expected, "{uri} {host}");
        }
        let mut twice = HeaderMap::new();
        twice.append(header::HOST, HeaderValue::from_static("console.localhost:8116"));
        twice.append(header::HOST, HeaderValue::from_static("chat.localhost:8116"));
        assert_eq!(face(&demo, &Uri::from_static("/"), &twice), None);
        assert_eq!(face(&demo, &Uri::from_static("/"), &HeaderMap::new()), None);
    }
}
