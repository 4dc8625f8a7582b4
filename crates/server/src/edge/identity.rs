//! From a token to a context.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use coworkflow_api::Request;
use coworkflow_domain::refusal::Refusal;
use coworkflow_operations::{Actor, Context, Failure};
use coworkflow_store::DbError;

use super::House;
use super::refusal::{EdgeRefusal, answer};
use super::visit::Visit;

/// The token of `Authorization: Bearer …`.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

impl House {
    /// Who asks: a stranger without a token, a refusal for a token that no longer counts.
    pub fn request(&self, visit: &Visit, token: Option<&str>) -> Result<Request, Box<Refusal>> {
        let context = match token {
            None => {
                let stranger = Context::stranger(visit.lang, visit.request_id.clone());
                Context {
                    client_id: visit.client_id.clone(),
                    ..stranger
                }
            }
            Some(token) => {
                let bearer = self.services.authenticate(token).map_err(|failure| match failure {
                    Failure::Refused(refusal) => refusal,
                    Failure::Db(_) => Box::new(Refusal::from(EdgeRefusal::Internal)),
                })?;
                bearer.context(visit.lang, visit.request_id.clone(), visit.client_id.clone())
            }
        };
        Ok(Request {
            services: self.services.clone(),
            context,
        })
    }

    /// What was taken so far from whoever asks; known without the database.
    pub fn standing(&self, context: &Context) -> (u64, u64) {
        match context.actor {
            Actor::Login { user, .. } => self.services.store.standing().of(context.tenant, user),
            Actor::System | Actor::Stranger => (0, 0),
        }
    }

    /// Whether the sign-in of a context still counts (promise 8).
    pub async fn still_signed_in(&self, context: &Context) -> bool {
        let Actor::Login { user, login } = context.actor else {
            return true;
        };
        let now = self.services.clock.now();
        let found = self.services.store.read(context.tenant, move |tx| {
            coworkflow_store::access::actor(tx, user, login, now)
        });
        // A database that is busy says nothing about the sign-in.
        !matches!(found.answer().await, Ok::<_, DbError>(None))
    }
}

/// The answer for somebody whose token does not count.
pub fn unauthorized(refusal: &Refusal, visit: &Visit) -> Response {
    answer(StatusCode::UNAUTHORIZED, refusal, visit.lang, &visit.request_id)
}

/// Who asks for a file or sends one, or the answer to somebody whose token does not count.
pub fn context(house: &House, visit: &Visit, headers: &HeaderMap) -> Result<Context, Box<Response>> {
    house
        .request(visit, bearer(headers))
        .map(|asks| asks.context)
        .map_err(|refusal| Box::new(unauthorized(&refusal, visit)))
}
