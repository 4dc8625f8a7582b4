//! What is known of a request before any handler sees it: its id, language, address and whether it may come in at all.

use std::net::{IpAddr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, Version, header};
use axum::middleware::Next;
use axum::response::Response;
use coworkflow_domain::ids::TenantId;
use coworkflow_domain::tenants::{Located, TenantRefusal};
use coworkflow_domain::text::Lang;
use coworkflow_operations::Failure;
use futures_util::FutureExt;
use tokio::time::timeout;
use tracing::Instrument;

use super::place::{Led, Place};
use super::refusal::EdgeRefusal;
use super::{House, largest};
use crate::config::Settings;
use crate::metrics;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const CLIENT_ID: HeaderName = HeaderName::from_static("x-client-id");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// How long a request may take altogether, a slow line included.
const PATIENCE: Duration = Duration::from_secs(120);

/// One request, as every handler gets it.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Stands in the log, the journal and the answer.
    pub request_id: String,
    /// Where it comes from, behind the trusted proxies.
    pub address: IpAddr,
    /// Whether it comes from this very machine, under one of its own names and without a proxy between.
    pub local: bool,
    /// The reader's language.
    pub lang: Lang,
    /// Which open screen asks.
    pub client_id: String,
    /// The house whose address it came to.
    pub house: Option<Located>,
    /// `/t/nile-house` where the path named the house.
    pub lead: String,
    /// Whether the address is one of who runs the server, not of a house.
    pub of_the_server: bool,
}

impl Visit {
    fn new(headers: &HeaderMap, peer: IpAddr, settings: &Settings, request_id: String) -> Visit {
        let forwarded = headers.contains_key(FORWARDED_FOR);
        Visit {
            request_id,
            address: address(headers, peer, settings),
            local: peer.to_canonical().is_loopback()
                && !forwarded
                && text(headers, &header::HOST).is_some_and(|host| is_loopback(host_of(host))),
            lang: lang(headers),
            client_id: text(headers, &CLIENT_ID)
                .filter(|id| id.len() <= 64)
                .unwrap_or_default()
                .to_owned(),
            house: None,
            lead: String::new(),
            of_the_server: false,
        }
    }

    /// The id of the house whose address it came to.
    pub fn tenant(&self) -> Option<TenantId> {
        self.house.map(|house| house.tenant)
    }

    /// The same for what makes sense in a house alone.
    pub fn here(&self) -> Result<TenantId, Failure> {
        self.tenant().ok_or_else(|| TenantRefusal::NoHouse.into())
    }

    /// Finds the house and says whether the request may come in to it.
    async fn arrive(&mut self, house: &House, arrival: Arrival) -> Result<(), EdgeRefusal> {
        self.of_the_server = arrival.place.is_of_the_server();
        if arrival.of_a_house {
            self.house = arrival.place.house(house).await?;
        }
        self.lead = arrival.place.lead;
        if arrival.counts && !house.may(self.address, 1).await {
            return Err(EdgeRefusal::TooMany);
        }
        match self.house {
            Some(found) if arrival.reaches_in => found
                .state
                .open()
                .map_err(|refusal| EdgeRefusal::House(Box::new(refusal.into()))),
            _ => Ok(()),
        }
    }
}

/// What a request says of where it goes, before anything is asked of the database.
struct Arrival {
    place: Place,
    /// Whether it changes something or opens a socket: pages and files that are read are not counted.
    counts: bool,
    /// Whether it is asked of a house, and not of the server itself.
    of_a_house: bool,
    /// Whether it reaches what a house keeps. The page itself is shown also where nobody may, and says so by the first answer
    /// that it gets.
    reaches_in: bool,
}

impl Arrival {
    fn of(request: &Request, house: &House) -> Result<Arrival, EdgeRefusal> {
        let authority = authority(request.headers(), request.uri()).ok_or(EdgeRefusal::Host)?;
        let place = Place::of(&authority, request.extensions().get::<Led>(), &house.settings)?;
        check(house, request, &authority)?;
        // What watches the server asks also while the database is away.
        let path = request.uri().path();
        let of_a_house = !place.is_of_the_server() || !(WATCHED.contains(&path) || path.starts_with(CONSOLE));
        let reaches_in = of_a_house && request.extensions().get::<MatchedPath>().is_some();
        Ok(Arrival {
            counts: counts(request),
            // A page is the same for all, and comes also while the database is away; only a domain must be known as one of ours.
            of_a_house: of_a_house && (reaches_in || place.is_a_domain()),
            reaches_in,
            place,
        })
    }
}

/// What is asked of the server itself, at an address of its own.
const WATCHED: &[&str] = &["/healthz", "/readyz", "/metrics"];
/// What belongs to who runs the server: open also while the house at the same address is not.
const CONSOLE: &str = "/operator/";

/// Lets a request in: checks host, origin and rate, catches a panic, adds the headers, counts and logs.
pub async fn let_in(
    State(house): State<Arc<House>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let request_id = format!("{:032x}", house.services.random.bits());
    let mut visit = Visit::new(request.headers(), peer.ip(), &house.settings, request_id.clone());
    let path = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("other", MatchedPath::as_str)
        .to_owned();
    let method = request.method().clone();
    let version = request.version();
    let span = tracing::info_span!("request", id = request_id);
    let refused = match Arrival::of(&request, &house) {
        Ok(arrival) => visit.arrive(&house, arrival).await.err(),
        Err(refusal) => Some(refusal),
    };
    request.extensions_mut().insert(visit.clone());
    let mut response = match refused {
        Some(refusal) => refusal.answer(visit.lang, &request_id),
        None => {
            let running = AssertUnwindSafe(next.run(request).instrument(span.clone())).catch_unwind();
            let outcome = match timeout(PATIENCE, running).await {
                Ok(Ok(response)) => Ok(response),
                Ok(Err(_)) => {
                    span.in_scope(|| tracing::error!("a request panicked"));
                    Err(EdgeRefusal::Internal)
                }
                Err(_) => Err(EdgeRefusal::Timeout),
            };
            outcome.unwrap_or_else(|refusal: EdgeRefusal| refusal.answer(visit.lang, &request_id))
        }
    };
    add_headers(response.headers_mut(), &house.settings, &request_id);
    // Whoever keeps this connection opens the next one elsewhere, instead of asking on one that ends just then.
    if house.is_leaving() && version <= Version::HTTP_11 {
        response
            .headers_mut()
            .insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    let status = response.status().as_u16();
    if status == 500 {
        house.faults.note(visit.tenant());
    }
    metrics::request(&path, status, started.elapsed());
    span.in_scope(|| tracing::info!(%method, path, status, ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX), "answered"));
    response
}

fn counts(request: &Request) -> bool {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    !reads || request.headers().contains_key(header::UPGRADE)
}

fn check(house: &House, request: &Request, host: &str) -> Result<(), EdgeRefusal> {
    if counts(request) && !is_our_origin(request.headers(), host, &house.settings) {
        return Err(EdgeRefusal::Origin);
    }
    let announced = text(request.headers(), &header::CONTENT_LENGTH)
        .and_then(|length| length.parse::<usize>().ok())
        .unwrap_or_default();
    if announced > largest(request.uri().path()) {
        return Err(EdgeRefusal::TooLarge);
    }
    Ok(())
}

/// Host and port that the client meant.
fn authority(headers: &HeaderMap, uri: &Uri) -> Option<String> {
    let named = match uri.authority() {
        Some(authority) => authority.as_str(),
        None => text(headers, &header::HOST)?,
    };
    Some(named.to_ascii_lowercase())
}

pub(super) fn host_of(authority: &str) -> &str {
    if authority.starts_with('[') {
        return authority.split_inclusive(']').next().unwrap_or(authority);
    }
    authority.split(':').next().unwrap_or(authority)
}

fn is_loopback(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

/// Loopback names, the public address and the configured ones.
pub(super) fn is_own_host(host: &str, settings: &Settings) -> bool {
    is_loopback(host)
        || settings
            .public_url
            .as_ref()
            .is_some_and(|url| host_of(&url.host) == host)
        || settings.hosts.iter().any(|ours| ours == host)
}

/// A browser always says where a change comes from; what is not a browser has no cookies to abuse.
fn is_our_origin(headers: &HeaderMap, host: &str, settings: &Settings) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return !matches!(
            headers.get("sec-fetch-site").map(HeaderValue::as_bytes),
            Some(b"cross-site" | b"same-site")
        );
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    let origin = origin.to_ascii_lowercase();
    if settings.public_url.as_ref().is_some_and(|url| url.origin == origin) {
        return true;
    }
    origin
        .strip_prefix("http://")
        .or_else(|| origin.strip_prefix("https://"))
        .is_some_and(|authority| authority == host)
}

/// The last address before our own proxies.
fn address(headers: &HeaderMap, peer: IpAddr, settings: &Settings) -> IpAddr {
    let trusted = |address: IpAddr| {
        settings
            .trusted_proxies
            .iter()
            .any(|network| network.contains(&address.to_canonical()))
    };
    if !trusted(peer) {
        return peer;
    }
    let hops: Vec<&str> = headers
        .get_all(FORWARDED_FOR)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let mut last = peer;
    for hop in hops.iter().rev() {
        let Ok(address) = hop.trim().parse::<IpAddr>() else {
            return last;
        };
        last = address;
        if !trusted(address) {
            break;
        }
    }
    last
}

fn lang(headers: &HeaderMap) -> Lang {
    let wanted = text(headers, &header::ACCEPT_LANGUAGE).unwrap_or_default();
    spoken(wanted).unwrap_or(Lang::En)
}

/// The first of the languages wanted (`ar-EG, en;q=0.5`) that is spoken here.
pub fn spoken(wanted: &str) -> Option<Lang> {
    wanted.split(',').find_map(
        |tag| match tag.trim().get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("ar") => Some(Lang::Ar),
            Some("en") => Some(Lang::En),
            _ => None,
        },
    )
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// A strict policy: only our own files, nothing inline, no frame around us.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; \
    frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

fn add_headers(headers: &mut HeaderMap, settings: &Settings, request_id: &str) {
    // What is printed says itself that a page of ours may frame it.
    let mut add = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    add(header::CONTENT_SECURITY_POLICY, POLICY);
    add(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    add(header::REFERRER_POLICY, "same-origin");
    add(header::X_FRAME_OPTIONS, "DENY");
    add(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    add(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    add(
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    );
    if settings.public_url.as_ref().is_some_and(|url| url.https) {
        add(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Ok(id) = HeaderValue::from_str(request_id) {
        headers.insert(REQUEST_ID, id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Layer;

    fn settings() -> Settings {
        let layer = Layer {
            public_url: Some("https://desk.nile-desk.eg".into()),
            trusted_proxies: Some(vec!["10.0.0.0/8".into()]),
            hosts: Some(vec!["192.168.1.20".into()]),
            ..Layer::default()
        };
        layer.settings().unwrap()
    }

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()))
            .collect()
    }

    #[test]
    fn our_own_names_are_those_of_the_machine_and_of_the_settings() {
        let ours = |authority: &str| is_own_host(host_of(authority), &settings());
        for own in [
            "localhost:8080",
            "127.0.0.1",
            "[::1]:8080",
            "desk.nile-desk.eg",
            "192.168.1.20:8080",
        ] {
            assert!(ours(own), "{own}");
        }
        for other in [
            "evil.test",
            "desk.nile-desk.eg.evil.test",
            "localhost.evil.test:8080",
            "[::2]",
            "",
        ] {
            assert!(!ours(other), "{other}");
        }
    }

    // Promise 13
    #[test]
    fn only_our_own_pages_may_change_things() {
        let ours = |pairs: &[(&'static str, &str)]| is_our_origin(&headers(pairs), "localhost:8080", &settings());
        assert!(ours(&[("origin", "http://localhost:8080")]));
        assert!(ours(&[("origin", "https://desk.nile-desk.eg")]));
        assert!(ours(&[]));
        assert!(!ours(&[("origin", "http://localhost:9999")]));
        assert!(!ours(&[("origin", "https://evil.test")]));
        assert!(!ours(&[("origin", "null")]));
        assert!(!ours(&[("sec-fetch-site", "cross-site")]));
    }

    #[test]
    fn a_forwarded_address_counts_only_from_our_proxy() {
        let claims = headers(&[("x-forwarded-for", "1.1.1.1, 41.32.7.9, 10.0.0.3")]);
        let peer = |text: &str| text.parse::<IpAddr>().unwrap();
        assert_eq!(address(&claims, peer("41.32.7.200"), &settings()), peer("41.32.7.200"));
        assert_eq!(address(&claims, peer("10.0.0.2"), &settings()), peer("41.32.7.9"));
        assert_eq!(
            address(
                &headers(&[("x-forwarded-for", "none of that")]),
                peer("10.0.0.2"),
                &settings()
            ),
            peer("10.0.0.2")
        );
    }

    #[test]
    fn the_first_language_we_speak_is_spoken() {
        assert_eq!(
            lang(&headers(&[("accept-language", "fr-FR, ar-EG;q=0.8, en;q=0.5")])),
            Lang::Ar
        );
        assert_eq!(lang(&headers(&[("accept-language", "de")])), Lang::En);
        assert_eq!(lang(&HeaderMap::new()), Lang::En);
    }
}
