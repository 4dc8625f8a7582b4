//! What a browser brings from an authenticator, checked by the rules of Web Authentication (level 2, 7.1 and 7.2). Attestation is
//! not asked for: who adds a passkey is known by their sign-in and their password.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Verifier;
use p256::pkcs8::DecodePublicKey;
use rsa::pkcs1v15;
use rsa::sha2::{Digest, Sha256};
use serde::Deserialize;

/// ECDSA with P-256 and SHA-256, by its COSE number.
const ES256: i64 = -7;
/// RSASSA-PKCS1-v1_5 with SHA-256, by its COSE number.
const RS256: i64 = -257;
/// Somebody was there.
const PRESENT: u8 = 1;
/// And showed who they are, by finger, face or PIN.
const VERIFIED: u8 = 1 << 2;
/// A new credential follows.
const ATTESTED: u8 = 1 << 6;
/// Most bytes of any part: more is no authenticator's.
const MOST: usize = 4_096;

/// What is wrong with what was brought; nobody is told more than that it does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DoesNotCount;

type Checked<T> = Result<T, DoesNotCount>;

/// The part that the browser vouches for.
#[derive(Deserialize)]
struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default, rename = "crossOrigin")]
    cross_origin: bool,
}

/// A page that asks an authenticator: with which challenge, and where it stands.
pub(super) struct Asked<'a> {
    /// As it was given out, in base64url.
    pub(super) challenge: &'a str,
    /// `https://desk.nile-desk.eg`.
    pub(super) origin: &'a str,
}

/// A new credential.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NewCredential {
    /// As the authenticator names it, in base64url.
    pub(super) id: String,
    /// What it has counted.
    pub(super) counter: i64,
}

/// Checks what came of making a credential: the client's data and the authenticator's, in base64url, and the public key that
/// the browser took out of it.
pub(super) fn made(
    asked: &Asked,
    client_data: &str,
    authenticator_data: &str,
    public_key: &str,
    algorithm: i64,
) -> Checked<NewCredential> {
    check_client(asked, "webauthn.create", &bytes(client_data)?)?;
    let data = bytes(authenticator_data)?;
    let counter = check_authenticator(asked, &data, PRESENT | VERIFIED | ATTESTED)?;
    // After 37 bytes: 16 that name the model, 2 of length, then the id.
    let length = data.get(53..55).ok_or(DoesNotCount)?;
    let length = length.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
    let id = data.get(55..55 + length).filter(|id| (1..=1_023).contains(&id.len()));
    key_of(algorithm, &bytes(public_key)?)?;
    Ok(NewCredential {
        id: URL_SAFE_NO_PAD.encode(id.ok_or(DoesNotCount)?),
        counter,
    })
}

/// Checks what came of signing in with a credential, in base64url; answers what the authenticator has counted.
pub(super) fn signed(
    asked: &Asked,
    client_data: &str,
    authenticator_data: &str,
    signature: &str,
    (public_key, algorithm): (&str, i64),
    counted_before: i64,
) -> Checked<i64> {
    let (client_data, mut data) = (bytes(client_data)?, bytes(authenticator_data)?);
    check_client(asked, "webauthn.get", &client_data)?;
    let counter = check_authenticator(asked, &data, PRESENT | VERIFIED)?;
    data.extend_from_slice(&Sha256::digest(&client_data));
    key_of(algorithm, &bytes(public_key)?)?.check(&data, &bytes(signature)?)?;
    // One that counts and did not go on may be a copy.
    if (counter != 0 || counted_before != 0) && counter <= counted_before {
        return Err(DoesNotCount);
    }
    Ok(counter)
}

fn bytes(text: &str) -> Checked<Vec<u8>> {
    let decoded = URL_SAFE_NO_PAD
        .decode(text.trim_end_matches('='))
        .map_err(|_| DoesNotCount)?;
    if decoded.len() > MOST {
        Err(DoesNotCount)
    } else {
        Ok(decoded)
    }
}

fn check_client(asked: &Asked, kind: &str, json: &[u8]) -> Checked<()> {
    let data: ClientData = serde_json::from_slice(json).map_err(|_| DoesNotCount)?;
    let right =
        data.kind == kind && data.challenge == asked.challenge && data.origin == asked.origin && !data.cross_origin;
    if right { Ok(()) } else { Err(DoesNotCount) }
}

/// Whether it is about this place and has these flags; answers what it has counted.
fn check_authenticator(asked: &Asked, data: &[u8], flags: u8) -> Checked<i64> {
    let place = place_of(asked.origin).ok_or(DoesNotCount)?;
    let hash = data.get(..32).ok_or(DoesNotCount)?;
    let has = *data.get(32).ok_or(DoesNotCount)?;
    let counter = data.get(33..37).ok_or(DoesNotCount)?;
    if hash != &*Sha256::digest(place.as_bytes()) || has & flags != flags {
        return Err(DoesNotCount);
    }
    Ok(counter.iter().fold(0, |count, byte| count << 8 | i64::from(*byte)))
}

/// A challenge of random bits, in base64url.
pub(super) fn challenge(bits: [u128; 2]) -> String {
    let bytes: Vec<u8> = bits.iter().flat_map(|bits| bits.to_be_bytes()).collect();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What passkeys of an origin are kept under: its host, without port.
pub(super) fn place_of(origin: &str) -> Option<&str> {
    let authority = origin.split_once("://")?.1;
    let host = authority.split(':').next()?;
    (!host.is_empty() && !host.starts_with('[')).then_some(host)
}

enum Key {
    Ecdsa(p256::ecdsa::VerifyingKey),
    Rsa(pkcs1v15::VerifyingKey<Sha256>),
}

fn key_of(algorithm: i64, spki: &[u8]) -> Checked<Key> {
    match algorithm {
        ES256 => p256::ecdsa::VerifyingKey::from_public_key_der(spki)
            .map(Key::Ecdsa)
            .map_err(|_| DoesNotCount),
        RS256 => rsa::RsaPublicKey::from_public_key_der(spki)
            .map(|key| Key::Rsa(pkcs1v15::VerifyingKey::new(key)))
            .map_err(|_| DoesNotCount),
        _ => Err(DoesNotCount),
    }
}

impl Key {
    fn check(&self, message: &[u8], signature: &[u8]) -> Checked<()> {
        match self {
            Key::Ecdsa(key) => p256::ecdsa::Signature::from_der(signature)
                .and_then(|signature| key.verify(message, &signature))
                .map_err(|_| DoesNotCount),
            Key::Rsa(key) => pkcs1v15::Signature::try_from(signature)
                .and_then(|signature| key.verify(message, &signature))
                .map_err(|_| DoesNotCount),
        }
    }
}

#[cfg(test)]
#[path = "ceremony_tests.rs"]
mod tests;
