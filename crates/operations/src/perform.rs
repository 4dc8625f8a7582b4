//! How every operation runs: one transaction, the actor and permission checked inside it, one effect per key.

use std::sync::{Arc, Mutex, PoisonError};

use coworkflow_domain::access::Permission;
use coworkflow_domain::refusal::{General, Unavailable};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::context::{Context, Services};
use crate::failure::{Failure, broken};
use crate::work::Work;

/// An operation that changes something.
pub trait Change: Serialize + Send + 'static {
    /// What the caller gets; kept with an idempotency key and replayed.
    type Output: Serialize + DeserializeOwned + Send + 'static;
    /// Its name in the permission table: `resources.create`.
    const NAME: &'static str;
    /// What it asks for.
    const PERMISSION: Permission;
    /// Does it. May run again from the start, so it keeps nothing but what it writes.
    fn run(&self, work: &mut Work) -> Result<Self::Output, Failure>;
}

/// An operation that only looks.
pub trait Question: Send + 'static {
    /// The answer.
    type Output: Send + 'static;
    /// Its name in the permission table.
    const NAME: &'static str;
    /// What it asks for.
    const PERMISSION: Permission;
    /// Looks on a snapshot.
    fn run(&self, work: &mut Work) -> Result<Self::Output, Failure>;
}

/// One line of the permission table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registered {
    /// The operation.
    pub name: &'static str,
    /// What it asks for.
    pub permission: Permission,
    /// Whether it changes something.
    pub changes: bool,
}

/// Registers the operations of a capability as its `OPERATIONS`.
#[macro_export]
macro_rules! operations {
    (changes: [$($change:ty),* $(,)?], questions: [$($question:ty),* $(,)?] $(,)?) => {
        /// What this capability can do, for the permission table.
        pub const OPERATIONS: &[$crate::perform::Registered] = &[
            $( $crate::perform::Registered {
                name: <$change as $crate::Change>::NAME,
                permission: <$change as $crate::Change>::PERMISSION,
                changes: true,
            }, )*
            $( $crate::perform::Registered {
                name: <$question as $crate::Question>::NAME,
                permission: <$question as $crate::Question>::PERMISSION,
                changes: false,
            }, )*
        ];
    };
}

impl Services {
    /// Performs a change. With a key, the same key and body gives the same answer and one effect (`M12`).
    pub async fn change<C: Change>(
        &self,
        context: &Context,
        change: C,
        key: Option<String>,
    ) -> Result<C::Output, Failure> {
        self.begin_change(context, change, key)?.answer().await
    }

    /// The same, waited for in place: command line, demo and tests.
    pub fn change_now<C: Change>(
        &self,
        context: &Context,
        change: C,
        key: Option<String>,
    ) -> Result<C::Output, Failure> {
        self.begin_change(context, change, key)?.wait()
    }

    /// Answers a question.
    pub async fn ask<Q: Question>(&self, context: &Context, question: Q) -> Result<Q::Output, Failure> {
        self.begin_question(context, question).answer().await
    }

    /// The same, waited for in place.
    pub fn ask_now<Q: Question>(&self, context: &Context, question: Q) -> Result<Q::Output, Failure> {
        self.begin_question(context, question).wait()
    }

    /// What something that writes would answer, without doing it: it is done and given up again in one transaction.
    pub(crate) async fn rehearse<T: Send + 'static>(
        &self,
        context: &Context,
        permission: Permission,
        run: impl Fn(&mut Work) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let (services, asks) = (self.clone(), context.clone());
        let found = Arc::new(Mutex::new(None));
        let answer = found.clone();
        let tried = self.store.write(context.tenant, move |tx| {
            let mut work = Work::begin(&services, &asks, tx, permission)?;
            let run = run(&mut work)?;
            *answer.lock().unwrap_or_else(PoisonError::into_inner) = Some(run);
            Err::<T, Failure>(General::Unavailable(Unavailable::Busy).into())
        });
        let given_up = tried.answer().await;
        let found = found.lock().unwrap_or_else(PoisonError::into_inner).take();
        found.map_or(given_up, Ok)
    }

    fn begin_change<C: Change>(
        &self,
        context: &Context,
        change: C,
        key: Option<String>,
    ) -> Result<coworkflow_store::db::Pending<C::Output, Failure>, Failure> {
        let key = key.map(|key| IdempotencyKey::new(key, &change)).transpose()?;
        let (services, context) = (self.clone(), context.clone());
        Ok(self.store.write(context.tenant, move |tx| {
            let mut work = Work::begin(&services, &context, tx, C::PERMISSION)?;
            let Some(key) = &key else {
                return change.run(&mut work);
            };
            if let Some(answer) = key.earlier_answer(&mut work)? {
                return Ok(answer);
            }
            let answer = change.run(&mut work)?;
            key.keep(&mut work, &answer)?;
            Ok(answer)
        }))
    }

    fn begin_question<Q: Question>(
        &self,
        context: &Context,
        question: Q,
    ) -> coworkflow_store::db::Pending<Q::Output, Failure> {
        let (services, context) = (self.clone(), context.clone());
        self.store.read(context.tenant, move |tx| {
            let mut work = Work::begin(&services, &context, tx, Q::PERMISSION)?;
            question.run(&mut work)
        })
    }
}

/// A key with the fingerprint of what was asked under it.
struct IdempotencyKey {
    key: String,
    fingerprint: String,
}

impl IdempotencyKey {
    fn new<C: Change>(key: String, change: &C) -> Result<Self, Failure> {
        if key.is_empty() || key.chars().count() > 255 {
            let (en, ar) = (
                "An idempotency key has 1 to 255 characters.",
                "مفتاح منع التكرار من 1 إلى 255 حرفًا.",
            );
            return Err(General::invalid("idempotencyKey", en, ar).into());
        }
        let mut hash = Sha256::new();
        hash.update(C::NAME);
        hash.update(serde_json::to_vec(change).map_err(broken)?);
        let fingerprint = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(IdempotencyKey { key, fingerprint })
    }

    fn earlier_answer<T: DeserializeOwned>(&self, work: &mut Work) -> Result<Option<T>, Failure> {
        let actor = work.actor_id();
        let Some(kept) = coworkflow_store::idempotency::kept(work.tx, actor, &self.key)? else {
            return Ok(None);
        };
        if kept.fingerprint != self.fingerprint {
            return Err(General::IdempotencyKeyReused.into());
        }
        Ok(Some(serde_json::from_str(&kept.answer).map_err(broken)?))
    }

    fn keep<T: Serialize>(&self, work: &mut Work, answer: &T) -> Result<(), Failure> {
        let answer = serde_json::to_string(answer).map_err(broken)?;
        let (actor, now) = (work.actor_id(), work.now());
        coworkflow_store::idempotency::keep(work.tx, actor, &self.key, &self.fingerprint, &answer, now)?;
        Ok(())
    }
}
