//! The app of a user whose digits are the second step, and the codes for when it is lost.

use coworkflow_domain::access::{AccessRefusal, AppSecret, RECOVERY_CODES, RecoveryCode};
use coworkflow_domain::ids::{TenantId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_store::access::UserRow;
use coworkflow_store::{Tx, second_steps, tenants};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::context::Services;
use crate::failure::Failure;
use crate::work::Work;

/// What somebody needs to set an app up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppToSetUp {
    /// To type into the app.
    pub secret: String,
    /// The same for the app to read from a QR code.
    pub uri: String,
}

/// Recovery codes that were made together. They are made anew from it when they are shown, so that no kept answer holds them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodesMade {
    user: UserId,
    batch: Uuid,
}

impl Services {
    /// Recovery codes as they are written down.
    pub fn recovery_codes(&self, tenant: TenantId, made: CodesMade) -> Vec<String> {
        self.codes(tenant, made).iter().map(RecoveryCode::shown).collect()
    }

    fn codes(&self, tenant: TenantId, made: CodesMade) -> Vec<RecoveryCode> {
        let code = |number: usize| {
            let word = self.link_secret(&format!("recovery code {tenant} {} {} {number}", made.user, made.batch));
            RecoveryCode::new(u128::from_str_radix(&word, 16).unwrap_or_default())
        };
        (0..RECOVERY_CODES).map(code).collect()
    }
}

/// Sets an app up, which counts once it was confirmed; one that was set up before and not confirmed is forgotten.
pub(super) fn start(work: &mut Work, user: UserId) -> Result<(), Failure> {
    let random = &work.services().random;
    let secret = AppSecret::new([random.bits(), random.bits()]);
    let now = work.now();
    if second_steps::start(work.tx, user, secret.as_str(), now)? {
        Ok(())
    } else {
        Err(AccessRefusal::SecondStepOn.into())
    }
}

/// What somebody needs for the app that waits to be confirmed.
pub(super) fn waiting(tx: &mut Tx, user: &UserRow) -> Result<AppToSetUp, Failure> {
    let row = second_steps::of_user(tx, user.id)?.filter(|row| row.confirmed_at.is_none());
    let secret = AppSecret::stored(row.ok_or(AccessRefusal::SecondStepOff)?.secret);
    Ok(AppToSetUp {
        uri: secret.uri(&tenants::this(tx)?.name, &user.email),
        secret: secret.as_str().to_owned(),
    })
}

/// Makes an app count by the digits that it shows, and makes the first recovery codes.
pub(super) fn confirm(work: &mut Work, user: &UserRow, typed: &str) -> Result<CodesMade, Failure> {
    let now = work.now();
    let row = second_steps::of_user(work.tx, user.id)?.ok_or(AccessRefusal::SecondStepOff)?;
    if row.confirmed_at.is_some() {
        return Err(AccessRefusal::SecondStepOn.into());
    }
    let counter = AppSecret::stored(row.secret).counter_of(typed, now, row.last_counter);
    let counter = counter.ok_or(AccessRefusal::WrongCode)?;
    if !second_steps::use_digits(work.tx, user.id, counter)? || !second_steps::confirm(work.tx, user.id, now)? {
        return Err(AccessRefusal::WrongCode.into());
    }
    work.journal(&Event::SecondStepOn {
        user_id: user.id,
        name: user.name.clone(),
    })?;
    make_codes(work, user.id)
}

/// Makes recovery codes; those made before count no more.
pub(super) fn make_codes(work: &mut Work, user: UserId) -> Result<CodesMade, Failure> {
    let made = CodesMade {
        user,
        batch: work.new_id::<UserId>().uuid(),
    };
    let codes = work.services().codes(work.tx.tenant(), made);
    let hashes: Vec<String> = codes.iter().map(hash).collect();
    second_steps::keep_codes(work.tx, user, &hashes)?;
    Ok(made)
}

/// Uses up what somebody typed as their second step: digits of their app, or a recovery code. Refused: whatever is neither, or
/// was used.
pub(super) fn use_up(work: &mut Work, user: &UserRow, typed: &str) -> Result<(), Failure> {
    let row = second_steps::of_user(work.tx, user.id)?.filter(|row| row.confirmed_at.is_some());
    let row = row.ok_or(General::SignInNeeded)?;
    let now = work.now();
    if let Some(counter) = AppSecret::stored(row.secret).counter_of(typed, now, row.last_counter)
        && second_steps::use_digits(work.tx, user.id, counter)?
    {
        return Ok(());
    }
    let code = RecoveryCode::parse(typed).ok_or(AccessRefusal::WrongCode)?;
    if !second_steps::use_code(work.tx, user.id, &hash(&code))? {
        return Err(AccessRefusal::WrongCode.into());
    }
    let left = second_steps::codes_left(work.tx, user.id)?;
    work.journal(&Event::RecoveryCodeUsed {
        user_id: user.id,
        name: user.name.clone(),
        left,
    })
}

/// What the database keeps of a code.
fn hash(code: &RecoveryCode) -> String {
    Sha256::digest(code.as_str().as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
