//! Which house a request comes to: by its host, or by the path `/t/nile-house/…`, which is taken off before anything else looks.

use axum::http::uri::PathAndQuery;
use axum::http::{Request, Uri};
use coworkflow_domain::tenants::{Located, Slug};
use coworkflow_operations::tenants::Sought;

use super::House;
use super::refusal::EdgeRefusal;
use super::visit::{host_of, is_own_host};
use crate::config::Settings;

/// What leads the path to a house.
const LEAD: &str = "/t/";

/// The name of a house that led the path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Led(Slug);

/// Takes `/t/nile-house` off the path and remembers it.
pub fn enter<B>(request: &mut Request<B>) {
    if let Some((slug, rest)) = led(request.uri()) {
        *request.uri_mut() = rest;
        request.extensions_mut().insert(Led(slug));
    }
}

fn led(uri: &Uri) -> Option<(Slug, Uri)> {
    let rest = uri.path().strip_prefix(LEAD)?;
    let (name, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let slug = Slug::parse(name).ok().filter(|slug| slug.as_str() == name)?;
    let path = if path.is_empty() { "/" } else { path };
    let wanted = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(wanted).ok()?);
    Some((slug, Uri::from_parts(parts).ok()?))
}

/// What an address says of a house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    sought: Sought,
    /// `/t/nile-house` where the path named the house; what leads every path of it.
    pub lead: String,
}

impl Place {
    /// By host and path. Refused: a path that names a house at the address of another.
    pub fn of(authority: &str, led: Option<&Led>, settings: &Settings) -> Result<Place, EdgeRefusal> {
        let host = host_of(authority);
        let base = settings.base_domain.as_deref();
        let by_host = if is_own_host(host, settings) || base == Some(host) {
            Sought::Nothing
        } else {
            let label = base.and_then(|base| host.strip_suffix(base)?.strip_suffix('.'));
            match label {
                Some(label) => Sought::Slug(label.to_owned()),
                None => Sought::Domain(host.to_owned()),
            }
        };
        match (led, by_host) {
            (None, sought) => Ok(Place {
                sought,
                lead: String::new(),
            }),
            (Some(Led(slug)), Sought::Nothing) => Ok(Place {
                sought: Sought::Slug(slug.as_str().to_owned()),
                lead: format!("{LEAD}{slug}"),
            }),
            (Some(_), _) => Err(EdgeRefusal::NoSuchPath),
        }
    }

    /// Whether the address is one of who runs the server, not of a house.
    pub fn is_of_the_server(&self) -> bool {
        self.sought == Sought::Nothing
    }

    /// Whether the address is a domain that may be a house's own, or nobody's here.
    pub fn is_a_domain(&self) -> bool {
        matches!(self.sought, Sought::Domain(_))
    }

    /// The house that is there. Refused: a domain that is nobody's here, so that a page elsewhere can't point its own name at us.
    pub async fn house(&self, house: &House) -> Result<Option<Located>, EdgeRefusal> {
        match house.services.house_at(self.sought.clone()).await {
            Ok(None) if self.is_a_domain() => Err(EdgeRefusal::Host),
            Ok(found) => Ok(found),
            Err(failure) => {
                tracing::warn!(%failure, "the house of a request could not be looked up");
                Err(EdgeRefusal::Busy)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Layer;

    fn settings() -> Settings {
        let layer = Layer {
            public_url: Some("https://desks.example.com".into()),
            base_domain: Some("Desks.Example.com".into()),
            ..Layer::default()
        };
        layer.settings().unwrap()
    }

    fn entered(uri: &str) -> (String, Option<Led>) {
        let mut request = Request::builder().uri(uri).body(()).unwrap();
        enter(&mut request);
        let led = request.extensions().get::<Led>().cloned();
        (request.uri().to_string(), led)
    }

    #[test]
    fn a_path_leads_to_a_house() {
        let nile = Some(Led(Slug::parse("nile-house").unwrap()));
        assert_eq!(
            entered("/t/nile-house/graphql?a=1"),
            ("/graphql?a=1".into(), nile.clone())
        );
        assert_eq!(entered("/t/nile-house"), ("/".into(), nile));
        for other in ["/t/", "/t/Nile-House/x", "/till", "/t/../graphql", "/graphql"] {
            assert_eq!(entered(other), (other.to_owned(), None), "{other}");
        }
    }

    #[test]
    fn a_host_is_of_a_house_or_of_the_server() {
        let sought = |host: &str| Place::of(host, None, &settings()).unwrap().sought;
        for ours in ["localhost:8080", "127.0.0.1", "desks.example.com"] {
            assert_eq!(sought(ours), Sought::Nothing, "{ours}");
        }
        assert_eq!(
            sought("nile-house.desks.example.com:443"),
            Sought::Slug("nile-house".into())
        );
        assert_eq!(
            sought("a.nile-house.desks.example.com"),
            Sought::Slug("a.nile-house".into())
        );
        assert_eq!(sought("desk.nile.eg"), Sought::Domain("desk.nile.eg".into()));
        assert_eq!(
            sought("evildesks.example.com"),
            Sought::Domain("evildesks.example.com".into())
        );
    }

    #[test]
    fn a_path_names_no_house_at_the_address_of_another() {
        let led = Led(Slug::parse("delta-hub").unwrap());
        let here = Place::of("desks.example.com", Some(&led), &settings()).unwrap();
        assert_eq!(
            (here.sought, here.lead.as_str()),
            (Sought::Slug("delta-hub".into()), "/t/delta-hub")
        );
        for theirs in ["nile-house.desks.example.com", "desk.nile.eg"] {
            assert_eq!(Place::of(theirs, Some(&led), &settings()), Err(EdgeRefusal::NoSuchPath));
        }
    }
}
