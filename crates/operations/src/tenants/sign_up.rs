//! A stranger opens a house of their own, where who runs the server lets everybody; and where houses are found.

use std::net::IpAddr;

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::tenants::{Slug, TenantRefusal};
use coworkflow_store::tenancies;

use super::{NewHouse, Place};
use crate::access::SetupInput;
use crate::context::Services;
use crate::failure::Failure;

/// All who open houses at one address share their tries.
const ACCOUNT: &str = "a new house";

/// How who runs the server set it up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Platform {
    /// The address people type, `https://desks.example.com`; without it links lead to where the reader is.
    pub origin: Option<String>,
    /// The domain whose subdomains are houses.
    pub base_domain: Option<String>,
    /// Whether everybody may open a house.
    pub sign_up: bool,
    /// The platform plan of houses that open themselves.
    pub sign_up_plan: Option<String>,
}

impl Platform {
    /// Where a house is found, without a slash at the end; a path where nothing is said of the server's own address.
    #[must_use]
    pub fn origin_of(&self, slug: Option<&str>, domain: Option<&str>) -> String {
        let origin = self.origin.as_deref().unwrap_or_default();
        let (scheme, rest) = origin.split_once("://").unwrap_or(("https", ""));
        let port = rest
            .rsplit_once(':')
            .map(|(_, port)| format!(":{port}"))
            .unwrap_or_default();
        match (domain, slug, self.base_domain.as_deref()) {
            (Some(domain), _, _) => format!("{scheme}://{domain}{port}"),
            (None, Some(slug), Some(base)) => format!("{scheme}://{slug}.{base}{port}"),
            (None, Some(slug), None) => format!("{origin}/t/{slug}"),
            (None, None, _) => origin.to_owned(),
        }
    }
}

/// What a stranger tells who opens a house.
#[derive(Debug, Clone)]
pub struct SignUpInput {
    /// The house and its owner.
    pub setup: SetupInput,
    /// Its name in an address.
    pub slug: String,
}

/// A house that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedUp {
    /// Where it is found.
    pub url: String,
}

impl Services {
    /// Where a house is found, for links that leave the server; without a slash at the end.
    pub async fn origin_of(&self, tenant: TenantId) -> Result<String, Failure> {
        let row = self
            .store
            .read(tenant, |tx| Ok::<_, Failure>(tenancies::own(tx)?))
            .answer()
            .await?;
        let (slug, domain) = row.map(|row| (row.slug, row.domain)).unwrap_or_default();
        Ok(self.platform.origin_of(slug.as_deref(), domain.as_deref()))
    }

    /// Opens a house of a stranger's own. Slowed as sign-in is (promise 10). Refused where not everybody may.
    pub async fn sign_up(&self, input: SignUpInput, address: IpAddr) -> Result<SignedUp, Failure> {
        if !self.platform.sign_up {
            return Err(TenantRefusal::SignUpClosed.into());
        }
        let slug = Slug::parse(&input.slug)?;
        self.slow_strangers(ACCOUNT, address).await?;
        let place = Place {
            slug: slug.clone(),
            domain: None,
            plan: self.platform.sign_up_plan.clone(),
        };
        self.make_house(NewHouse {
            setup: input.setup,
            place,
        })
        .await?;
        Ok(SignedUp {
            url: self.platform.origin_of(Some(slug.as_str()), None),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_is_found_by_its_domain_or_its_name_or_the_path() {
        let on = |base: Option<&str>| Platform {
            origin: Some("https://desks.example.com:8443".into()),
            base_domain: base.map(str::to_owned),
            ..Platform::default()
        };
        let base = Some("desks.example.com");
        let of = |base, slug, domain| on(base).origin_of(slug, domain);
        assert_eq!(
            of(base, Some("nile"), Some("desk.nile.eg")),
            "https://desk.nile.eg:8443"
        );
        assert_eq!(of(base, Some("nile"), None), "https://nile.desks.example.com:8443");
        assert_eq!(of(None, Some("nile"), None), "https://desks.example.com:8443/t/nile");
        assert_eq!(of(None, None, None), "https://desks.example.com:8443");
        assert_eq!(Platform::default().origin_of(Some("nile"), None), "/t/nile");
    }
}
