//! A server of many houses, for strangers: whether everybody may open one, and opening one.

use std::net::{IpAddr, Ipv4Addr};

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use coworkflow_operations::access::SetupInput as Setup;
use coworkflow_operations::spaces::SpaceInput;
use coworkflow_operations::tenants::SignUpInput;

use crate::error;
use crate::members::Address;
use crate::request::Request;

/// The server as strangers see it.
#[derive(SimpleObject)]
pub struct Platform {
    /// Whether everybody may open a space of their own here.
    sign_up: bool,
    /// The domain whose subdomains are spaces; where there is none, spaces are found under `/t/`.
    base_domain: Option<String>,
    /// Whether a space is found at the address that was asked.
    has_space: bool,
}

/// A space that a stranger opens, and its first owner.
#[derive(InputObject)]
pub struct OpenSpaceInput {
    /// Its name in an address: `nile-house`.
    slug: String,
    tenant_name: String,
    /// ISO 4217.
    currency: String,
    /// IANA name of its time zone.
    zone: String,
    owner_name: String,
    owner_email: String,
    owner_password: String,
}

/// A space that was opened.
#[derive(SimpleObject)]
pub struct OpenedSpace {
    /// Where it is found, without a slash at the end.
    url: String,
}

/// Questions about the server.
#[derive(Default)]
pub struct PlatformQuery;

#[Object]
impl PlatformQuery {
    /// The server as strangers see it. Open to strangers.
    async fn platform(&self, context: &Context<'_>) -> Result<Platform> {
        let request = Request::of(context)?;
        let platform = &request.services.platform;
        Ok(Platform {
            sign_up: platform.sign_up,
            base_domain: platform.base_domain.clone(),
            has_space: request.context.house().is_ok(),
        })
    }
}

/// Changes by strangers.
#[derive(Default)]
pub struct PlatformMutation;

#[Object]
impl PlatformMutation {
    /// Opens a space of one's own, where the server lets everybody, with settings as most have them. Open to strangers.
    async fn open_space(&self, context: &Context<'_>, input: OpenSpaceInput) -> Result<OpenedSpace> {
        let request = Request::of(context)?;
        let address = context
            .data_opt::<Address>()
            .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |address| address.0);
        let input = SignUpInput {
            setup: Setup {
                space: SpaceInput::usual(&input.tenant_name, &input.zone, request.context.lang),
                tenant_name: input.tenant_name,
                currency: input.currency,
                owner_name: input.owner_name,
                owner_email: input.owner_email,
                owner_password: input.owner_password,
            },
            slug: input.slug,
        };
        let opened = request.services.sign_up(input, address).await;
        opened
            .map(|opened| OpenedSpace { url: opened.url })
            .map_err(|failure| error::to_graphql(failure, &request.context))
    }
}
