//! From a token to a context.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use coworkflow_api::Request;
use coworkflow_domain::access::{AccessRefusal, RightsRefusal};
use coworkflow_domain::refusal::Refusal;
use coworkflow_operations::{Actor, Context, Failure, Services};
use coworkflow_store::{DbError, access, api_keys, tenancies};

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
    pub async fn request(&self, visit: &Visit, token: Option<&str>) -> Result<Request, Box<Refusal>> {
        let context = match token {
            None => {
                let stranger = Context::stranger(visit.lang, visit.request_id.clone()).at(visit.tenant());
                Context {
                    client_id: visit.client_id.clone(),
                    ..stranger
                }
            }
            Some(token) if Services::is_api_key(token) => {
                let bearer = self.services.authenticate_key(token).await.map_err(refused)?;
                // A key of the house next door is as unknown here as any other (A3).
                if visit.tenant() != Some(bearer.tenant) {
                    return Err(Box::new(RightsRefusal::KeyEnded.into()));
                }
                bearer.context(visit.lang, visit.request_id.clone(), visit.client_id.clone())
            }
            Some(token) => {
                let bearer = self.services.authenticate(token).map_err(refused)?;
                // A token of the house next door is as unknown here as any other (A3).
                if visit.tenant() != Some(bearer.tenant) {
                    return Err(Box::new(AccessRefusal::SignInEnded.into()));
                }
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
        let user = context.actor.user();
        user.map_or((0, 0), |user| self.services.store.standing().of(context.tenant, user))
    }

    /// Whether the sign-in of a context still counts (promise 8).
    pub async fn still_signed_in(&self, context: &Context) -> bool {
        let (actor, now) = (context.actor, self.services.clock.now());
        let found = self.services.store.read(context.tenant, move |tx| {
            // Nobody is in a house that was closed.
            if tenancies::state(tx)?.open().is_err() {
                return Ok(None);
            }
            Ok::<_, DbError>(match actor {
                Actor::Login { user, login } => access::actor(tx, user, login, now)?.map(drop),
                Actor::Key { key, .. } => api_keys::actor(tx, key, now)?.map(drop),
                Actor::System | Actor::Stranger => Some(()),
            })
        });
        // A database that is busy says nothing about the sign-in.
        !matches!(found.answer().await, Ok::<_, DbError>(None))
    }
}

fn refused(failure: Failure) -> Box<Refusal> {
    match failure {
        Failure::Refused(refusal) => refusal,
        Failure::Db(error) => {
            tracing::error!(%error, "who asks could not be looked up");
            Box::new(Refusal::from(EdgeRefusal::Internal))
        }
    }
}

/// The answer for somebody whose token does not count, or can't be looked up now.
pub fn unauthorized(refusal: &Refusal, visit: &Visit) -> Response {
    let status = if refusal.code.starts_with("unavailable") {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::UNAUTHORIZED
    };
    answer(status, refusal, visit.lang, &visit.request_id)
}

/// Who asks for a file or sends one, or the answer to somebody whose token does not count.
pub async fn context(house: &House, visit: &Visit, headers: &HeaderMap) -> Result<Context, Box<Response>> {
    house
        .request(visit, bearer(headers))
        .await
        .map(|asks| asks.context)
        .map_err(|refusal| Box::new(unauthorized(&refusal, visit)))
}
