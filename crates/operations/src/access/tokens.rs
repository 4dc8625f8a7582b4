//! Tokens: a short-lived signed one for each request, and a long-lived random one that changes with each use.

use coworkflow_domain::access::AccessRefusal;
use coworkflow_domain::ids::{LoginId, TenantId, UserId};
use coworkflow_domain::time::Instant;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::context::Random;
use crate::failure::Failure;

/// Who gives tokens out, and for whom.
const ISSUER: &str = "coworkflow";
const AUDIENCE: &str = "coworkflow-api";
/// The kind of token that a request carries.
const ACCESS: &str = "access";
/// The kind of token that a link to one file carries.
const FILE: &str = "file";
/// How long a link to a file counts: until a viewer has read it and a printer has taken it.
const FILE_MINUTES: i64 = 5;
/// How long a request token counts.
pub(super) const ACCESS_MINUTES: i64 = 10;
/// How long a sign-in lasts without being used.
pub(super) const LOGIN_DAYS: i64 = 30;

/// The key that signs, and what it makes.
pub(crate) struct Tokens {
    secret: [u8; 32],
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    typ: String,
    sub: UserId,
    login: LoginId,
    tenant: TenantId,
    iat: i64,
    exp: i64,
}

/// A link opens what it was made for and nothing else.
#[derive(Serialize, Deserialize)]
struct FileClaims {
    #[serde(flatten)]
    claims: Claims,
    path: String,
}

/// What proves a step that somebody took, to the next one.
#[derive(Serialize, Deserialize)]
struct Signed<T> {
    iss: String,
    aud: String,
    typ: String,
    /// The house.
    sub: TenantId,
    iat: i64,
    exp: i64,
    body: T,
}

/// Whose request it is, by its token; whether the sign-in still counts is seen in each operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearer {
    /// Whose data.
    pub tenant: TenantId,
    /// The user.
    pub user: UserId,
    /// One of their sign-ins.
    pub login: LoginId,
}

/// A refresh token taken apart.
pub(super) struct Refresh {
    pub(super) tenant: TenantId,
    pub(super) login: LoginId,
    /// What the database keeps of it.
    pub(super) hash: String,
}

impl Tokens {
    pub(super) fn new(secret: [u8; 32]) -> Tokens {
        // One algorithm only; the expiry is checked against our own clock.
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        validation.validate_exp = false;
        Tokens {
            secret,
            encoding: EncodingKey::from_secret(&secret),
            decoding: DecodingKey::from_secret(&secret),
            validation,
        }
    }

    pub(super) fn secret(&self) -> &[u8] {
        &self.secret
    }

    /// A request token and when it ends.
    pub(super) fn access(&self, bearer: Bearer, now: Instant) -> Result<(String, Instant), Failure> {
        let expires_at = now.plus_minutes(ACCESS_MINUTES);
        let claims = Claims {
            iss: ISSUER.into(),
            aud: AUDIENCE.into(),
            typ: ACCESS.into(),
            sub: bearer.user,
            login: bearer.login,
            tenant: bearer.tenant,
            iat: now.as_millis() / 1_000,
            exp: expires_at.as_millis() / 1_000,
        };
        let token = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.encoding)
            .map_err(|error| Failure::Db(coworkflow_store::DbError::Broken(error.to_string())))?;
        Ok((token, expires_at))
    }

    /// Whose request token it is: signed by us with the one algorithm, of the right kind, and not ended.
    #[cfg(test)]
    fn bearer(&self, token: &str, now: Instant) -> Result<Bearer, AccessRefusal> {
        self.issued(token, now).map(|(bearer, _)| bearer)
    }

    /// Whose request token it is, signed by us with the one algorithm, of the right kind, and not ended; and the second in
    /// which it was issued.
    pub(super) fn issued(&self, token: &str, now: Instant) -> Result<(Bearer, Instant), AccessRefusal> {
        let data = jsonwebtoken::decode::<Claims>(token, &self.decoding, &self.validation)
            .map_err(|_| AccessRefusal::SignInEnded)?;
        let claims = data.claims;
        if claims.typ != ACCESS || now.as_millis() / 1_000 >= claims.exp {
            return Err(AccessRefusal::SignInEnded);
        }
        let bearer = Bearer {
            tenant: claims.tenant,
            user: claims.sub,
            login: claims.login,
        };
        Ok((bearer, Instant::from_millis(claims.iat.saturating_mul(1_000))))
    }

    /// A token that opens this path for them, and when it ends.
    pub(super) fn file(&self, bearer: Bearer, path: &str, now: Instant) -> Result<String, Failure> {
        let claims = FileClaims {
            claims: Claims {
                iss: ISSUER.into(),
                aud: AUDIENCE.into(),
                typ: FILE.into(),
                sub: bearer.user,
                login: bearer.login,
                tenant: bearer.tenant,
                iat: now.as_millis() / 1_000,
                exp: now.plus_minutes(FILE_MINUTES).as_millis() / 1_000,
            },
            path: path.to_owned(),
        };
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.encoding)
            .map_err(|error| Failure::Db(coworkflow_store::DbError::Broken(error.to_string())))
    }

    /// For whom a token opens this path.
    pub(super) fn file_bearer(&self, token: &str, path: &str, now: Instant) -> Result<Bearer, AccessRefusal> {
        let data = jsonwebtoken::decode::<FileClaims>(token, &self.decoding, &self.validation)
            .map_err(|_| AccessRefusal::LinkEnded)?;
        let FileClaims { claims, path: made_for } = data.claims;
        if claims.typ != FILE || made_for != path || now.as_millis() / 1_000 >= claims.exp {
            return Err(AccessRefusal::LinkEnded);
        }
        Ok(Bearer {
            tenant: claims.tenant,
            user: claims.sub,
            login: claims.login,
        })
    }

    /// A token of this kind for one house, with what it is to remember.
    pub(super) fn signed<T: Serialize>(
        &self,
        kind: &str,
        tenant: TenantId,
        body: T,
        now: Instant,
        until: Instant,
    ) -> Result<String, Failure> {
        let claims = Signed {
            iss: ISSUER.into(),
            aud: AUDIENCE.into(),
            typ: kind.into(),
            sub: tenant,
            iat: now.as_millis() / 1_000,
            exp: until.as_millis() / 1_000,
            body,
        };
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.encoding)
            .map_err(|error| Failure::Db(coworkflow_store::DbError::Broken(error.to_string())))
    }

    /// What a token of this kind remembers, if it is ours, for this house, and not ended.
    pub(super) fn read_signed<T: serde::de::DeserializeOwned>(
        &self,
        kind: &str,
        tenant: TenantId,
        token: &str,
        now: Instant,
    ) -> Option<T> {
        let claims = jsonwebtoken::decode::<Signed<T>>(token, &self.decoding, &self.validation)
            .ok()?
            .claims;
        let counts = claims.typ == kind && claims.sub == tenant && now.as_millis() / 1_000 < claims.exp;
        counts.then_some(claims.body)
    }

    /// A new refresh token: 256 random bits, and a mark that tells ours from made-up ones.
    pub(super) fn new_refresh(&self, tenant: TenantId, login: LoginId, random: &dyn Random) -> (String, String) {
        let body = format!(
            "{}.{}.{:032x}{:032x}",
            tenant.uuid().simple(),
            login.uuid().simple(),
            random.bits(),
            random.bits()
        );
        let token = format!("{body}.{}", self.mark(&body));
        let hash = hex(&Sha256::digest(token.as_bytes()));
        (token, hash)
    }

    /// The refresh token that follows one of ours, the same however often it is asked for; and its hash.
    pub(super) fn successor(&self, token: &str, of: &Refresh) -> (String, String) {
        let body = format!(
            "{}.{}.{}",
            of.tenant.uuid().simple(),
            of.login.uuid().simple(),
            self.mark(&format!("successor of {token}"))
        );
        let next = format!("{body}.{}", self.mark(&body));
        let hash = hex(&Sha256::digest(next.as_bytes()));
        (next, hash)
    }

    /// Takes a refresh token apart that we gave out at some time.
    pub(super) fn refresh(&self, token: &str) -> Result<Refresh, AccessRefusal> {
        let ours = || {
            let (body, mark) = token.rsplit_once('.')?;
            let mut parts = body.split('.');
            let tenant = parts.next()?.parse().ok()?;
            let login = parts.next()?.parse().ok()?;
            (self.mark(body) == mark).then(|| Refresh {
                tenant,
                login,
                hash: hex(&Sha256::digest(token.as_bytes())),
            })
        };
        if token.len() > 300 {
            Err(AccessRefusal::SignInEnded)
        } else {
            ours().ok_or(AccessRefusal::SignInEnded)
        }
    }

    /// A word that only we can make: 128 bits of this text under our key.
    pub(super) fn word(&self, of: &str) -> String {
        self.mark(of).chars().take(32).collect()
    }

    fn mark(&self, body: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(self.secret);
        hash.update(body);
        hash.update(self.secret);
        hex(&hash.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bearer() -> Bearer {
        let at = Instant::from_millis(1_790_000_000_000);
        Bearer {
            tenant: TenantId::v7(at, 1),
            user: UserId::v7(at, 2),
            login: LoginId::v7(at, 3),
        }
    }

    fn now() -> Instant {
        Instant::from_millis(1_790_000_000_000)
    }

    #[test]
    fn a_request_token_counts_for_ten_minutes() {
        let tokens = Tokens::new([7; 32]);
        let (token, expires_at) = tokens.access(bearer(), now()).unwrap();
        assert_eq!(expires_at, now().plus_minutes(10));
        assert_eq!(tokens.bearer(&token, now().plus_minutes(9)), Ok(bearer()));
        assert_eq!(
            tokens.bearer(&token, now().plus_minutes(10)),
            Err(AccessRefusal::SignInEnded)
        );
    }

    #[test]
    fn a_link_opens_one_path_for_five_minutes_and_is_no_request_token() {
        let tokens = Tokens::new([7; 32]);
        let path = "/files/invoices/1.pdf?lang=ar";
        let token = tokens.file(bearer(), path, now()).unwrap();
        assert_eq!(tokens.file_bearer(&token, path, now().plus_minutes(4)), Ok(bearer()));
        let ended = Err(AccessRefusal::LinkEnded);
        assert_eq!(tokens.file_bearer(&token, path, now().plus_minutes(5)), ended);
        assert_eq!(
            tokens.file_bearer(&token, "/files/invoices/2.pdf?lang=ar", now()),
            ended
        );
        assert_eq!(tokens.bearer(&token, now()), Err(AccessRefusal::SignInEnded));
        let (access, _) = tokens.access(bearer(), now()).unwrap();
        assert_eq!(tokens.file_bearer(&access, path, now()), ended);
        assert_eq!(Tokens::new([8; 32]).file_bearer(&token, path, now()), ended);
    }

    // Promise 11, A3
    #[test]
    fn a_proof_of_one_step_is_none_of_another_nor_elsewhere_nor_later() {
        let tokens = Tokens::new([7; 32]);
        let (house, next_door) = (bearer().tenant, TenantId::v7(now(), 77));
        let made = |kind: &str| tokens.signed(kind, house, 5, now(), now().plus_minutes(10)).unwrap();
        let token = made("step");
        let read = |tokens: &Tokens, kind: &str, house, token: &str, at| -> Option<i64> {
            tokens.read_signed(kind, house, token, at)
        };
        assert_eq!(read(&tokens, "step", house, &token, now().plus_minutes(9)), Some(5));
        assert_eq!(read(&tokens, "step", house, &token, now().plus_minutes(10)), None);
        assert_eq!(read(&tokens, "other", house, &token, now()), None);
        assert_eq!(read(&tokens, "step", next_door, &token, now()), None);
        assert_eq!(read(&Tokens::new([8; 32]), "step", house, &token, now()), None);
        assert_eq!(read(&tokens, "step", house, "", now()), None);
        assert!(tokens.bearer(&token, now()).is_err() && tokens.bearer(&made(ACCESS), now()).is_err());
        let (access, _) = tokens.access(bearer(), now()).unwrap();
        assert_eq!(read(&tokens, ACCESS, house, &access, now()), None);
    }

    #[test]
    fn other_keys_algorithms_kinds_issuers_and_audiences_are_refused() {
        let tokens = Tokens::new([7; 32]);
        let (ours, _) = tokens.access(bearer(), now()).unwrap();
        assert!(Tokens::new([8; 32]).bearer(&ours, now()).is_err());
        let claims = |change: &dyn Fn(&mut Claims)| {
            let mut claims = Claims {
                iss: ISSUER.into(),
                aud: AUDIENCE.into(),
                typ: ACCESS.into(),
                sub: bearer().user,
                login: bearer().login,
                tenant: bearer().tenant,
                iat: 0,
                exp: now().plus_minutes(5).as_millis() / 1_000,
            };
            change(&mut claims);
            claims
        };
        let signed = |algorithm, claims: Claims| {
            jsonwebtoken::encode(&Header::new(algorithm), &claims, &EncodingKey::from_secret(&[7; 32])).unwrap()
        };
        assert!(tokens.bearer(&signed(Algorithm::HS256, claims(&|_| {})), now()).is_ok());
        assert!(
            tokens
                .bearer(&signed(Algorithm::HS512, claims(&|_| {})), now())
                .is_err()
        );
        assert!(
            tokens
                .bearer(&signed(Algorithm::HS256, claims(&|c| c.typ = "refresh".into())), now())
                .is_err()
        );
        assert!(
            tokens
                .bearer(
                    &signed(Algorithm::HS256, claims(&|c| c.iss = "elsewhere".into())),
                    now()
                )
                .is_err()
        );
        assert!(
            tokens
                .bearer(
                    &signed(Algorithm::HS256, claims(&|c| c.aud = "elsewhere".into())),
                    now()
                )
                .is_err()
        );
        let body = ours.split('.').nth(1).unwrap();
        // {"alg":"none","typ":"JWT"}
        assert!(
            tokens
                .bearer(&format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{body}."), now())
                .is_err()
        );
    }

    #[test]
    fn a_made_up_refresh_token_is_not_ours() {
        struct Nines;
        impl Random for Nines {
            fn bits(&self) -> u128 {
                9
            }
        }
        let tokens = Tokens::new([7; 32]);
        let (token, hash) = tokens.new_refresh(bearer().tenant, bearer().login, &Nines);
        let refresh = tokens.refresh(&token).unwrap();
        assert_eq!(
            (refresh.tenant, refresh.login, refresh.hash),
            (bearer().tenant, bearer().login, hash)
        );
        let forged = token.replacen("00009.", "00008.", 1);
        assert_ne!(forged, token);
        for wrong in [forged.as_str(), "", "...", &"a".repeat(10_000)] {
            assert!(tokens.refresh(wrong).is_err());
        }
    }

    #[test]
    fn a_refresh_token_has_one_successor_that_nobody_else_can_make() {
        struct Nines;
        impl Random for Nines {
            fn bits(&self) -> u128 {
                9
            }
        }
        let tokens = Tokens::new([7; 32]);
        let (first, _) = tokens.new_refresh(bearer().tenant, bearer().login, &Nines);
        let follows = |tokens: &Tokens, token: &str| tokens.successor(token, &tokens.refresh(token).unwrap());
        let (second, hash) = follows(&tokens, &first);
        assert_eq!(follows(&tokens, &first), (second.clone(), hash.clone()));
        let refresh = tokens.refresh(&second).unwrap();
        assert_eq!(
            (refresh.tenant, refresh.login, refresh.hash),
            (bearer().tenant, bearer().login, hash)
        );
        let (third, _) = follows(&tokens, &second);
        assert!(first != second && second != third);
        assert!(Tokens::new([8; 32]).refresh(&second).is_err());
    }
}
