//! One request's way from a resolver to the operations.

use async_graphql::{Context as GraphqlContext, ID, Result};
use coworkflow_domain::ids::TenantId;
use coworkflow_operations::{Change, Context, Question, Services};

use crate::error;

/// Who asks, with the services that answer: in the data of every GraphQL request.
#[derive(Clone)]
pub struct Request {
    /// The services.
    pub services: Services,
    /// Who asks.
    pub context: Context,
}

impl Request {
    /// The request that a resolver runs for.
    pub fn of<'c>(graphql: &GraphqlContext<'c>) -> Result<&'c Request> {
        graphql.data::<Request>()
    }

    /// Performs a change.
    pub async fn change<C: Change>(&self, change: C, key: Option<String>) -> Result<C::Output> {
        self.services
            .change(&self.context, change, key)
            .await
            .map_err(|failure| error::to_graphql(failure, &self.context))
    }

    /// Asks a question.
    pub async fn ask<Q: Question>(&self, question: Q) -> Result<Q::Output> {
        self.services
            .ask(&self.context, question)
            .await
            .map_err(|failure| error::to_graphql(failure, &self.context))
    }

    /// The house that a stranger came to.
    pub fn house(&self) -> Result<TenantId> {
        self.context
            .house()
            .map_err(|failure| error::to_graphql(failure, &self.context))
    }

    /// Asks what belongs to something that the reader sees already: nothing, where their role does not show it. So a role of
    /// the house's own sees a customer without their stays.
    pub async fn ask_if_allowed<Q: Question>(&self, question: Q) -> Result<Option<Q::Output>> {
        match self.services.ask(&self.context, question).await {
            Ok(answer) => Ok(Some(answer)),
            Err(failure) if failure.refusal().is_some_and(|refusal| refusal.code == "forbidden") => Ok(None),
            Err(failure) => Err(error::to_graphql(failure, &self.context)),
        }
    }

    /// A typed id from the outside; a malformed one is no more there than an unknown one (`A3`).
    pub fn id<T: From<uuid::Uuid>>(&self, id: &ID, what: coworkflow_domain::subject::SubjectKind) -> Result<T> {
        uuid::Uuid::parse_str(id).map(T::from).map_err(|_| {
            error::to_graphql(
                coworkflow_domain::refusal::General::NotFound { what }.into(),
                &self.context,
            )
        })
    }

    /// The same for an id that may be left out.
    pub fn optional_id<T: From<uuid::Uuid>>(
        &self,
        id: Option<&ID>,
        what: coworkflow_domain::subject::SubjectKind,
    ) -> Result<Option<T>> {
        id.map(|id| self.id(id, what)).transpose()
    }
}
