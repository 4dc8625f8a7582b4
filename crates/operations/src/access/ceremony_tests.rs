use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::Signer;
use p256::pkcs8::EncodePublicKey;

use super::*;

/// An authenticator of the tests: one key, which counts.
struct Device {
    key: SigningKey,
    counter: u32,
}

const HERE: &str = "https://desk.nile.test:8443";
const ASKED: Asked = Asked {
    challenge: "Y2hhbGxlbmdl",
    origin: HERE,
};

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn client_data(kind: &str, challenge: &str, origin: &str) -> String {
    text(format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}","crossOrigin":false}}"#).as_bytes())
}

impl Device {
    fn new() -> Device {
        Device {
            key: SigningKey::from_slice(&[7; 32]).unwrap(),
            counter: 5,
        }
    }

    fn public_key(&self) -> String {
        text(self.key.verifying_key().to_public_key_der().unwrap().as_bytes())
    }

    fn data(&self, place: &str, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(place.as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn made(&self, flags: u8, id: &[u8]) -> String {
        let mut data = self.data("desk.nile.test", flags);
        data.extend([0; 16]);
        data.extend(u16::try_from(id.len()).unwrap().to_be_bytes());
        data.extend(id);
        text(&data)
    }

    fn signature(&self, client_data: &str, data: &[u8]) -> String {
        let message = [data, &Sha256::digest(bytes(client_data).unwrap())].concat();
        let signature: p256::ecdsa::Signature = self.key.sign(&message);
        text(signature.to_der().as_bytes())
    }
}

#[test]
fn a_new_credential_counts_when_it_was_made_here_now_and_by_its_owner() {
    let device = Device::new();
    let made =
        |client_data: &str, data: &str, algorithm| made(&ASKED, client_data, data, &device.public_key(), algorithm);
    let right = client_data("webauthn.create", ASKED.challenge, HERE);
    let id = text(b"credential");
    assert_eq!(
        made(&right, &device.made(0x45, b"credential"), ES256),
        Ok(NewCredential { id, counter: 5 })
    );
    for wrong in [
        client_data("webauthn.get", ASKED.challenge, HERE),
        client_data("webauthn.create", "b3RoZXI", HERE),
        client_data("webauthn.create", ASKED.challenge, "https://evil.test"),
        right.replace('e', "?"),
        String::new(),
    ] {
        assert_eq!(
            made(&wrong, &device.made(0x45, b"credential"), ES256),
            Err(DoesNotCount)
        );
    }
    // Without anybody there, without knowing whom, and without a credential.
    for flags in [0x44, 0x41, 0x05] {
        assert_eq!(
            made(&right, &device.made(flags, b"credential"), ES256),
            Err(DoesNotCount)
        );
    }
    assert_eq!(made(&right, &device.made(0x45, b""), ES256), Err(DoesNotCount));
    assert_eq!(
        made(&right, &text(&device.data("desk.nile.test", 0x45)), ES256),
        Err(DoesNotCount)
    );
    assert_eq!(made(&right, &text(&[0; 30]), ES256), Err(DoesNotCount));
    assert_eq!(
        made(&right, &device.made(0x45, b"credential"), RS256),
        Err(DoesNotCount),
        "another kind of key"
    );
    assert_eq!(made(&right, &device.made(0x45, b"credential"), -8), Err(DoesNotCount));
}

// Promise 11
#[test]
fn a_signature_counts_for_its_challenge_place_and_key_and_the_count_goes_on() {
    let device = Device::new();
    let key = device.public_key();
    let right = client_data("webauthn.get", ASKED.challenge, HERE);
    let data = device.data("desk.nile.test", 0x05);
    let signature = device.signature(&right, &data);
    let check = |client_data: &str, data: &[u8], signature: &str, before| {
        signed(&ASKED, client_data, &text(data), signature, (&key, ES256), before)
    };
    assert_eq!(check(&right, &data, &signature, 4), Ok(5));
    assert_eq!(check(&right, &data, &signature, 5), Err(DoesNotCount), "a copy");
    let silent = Device {
        counter: 0,
        ..Device::new()
    };
    let zero = silent.data("desk.nile.test", 0x05);
    assert_eq!(
        check(&right, &zero, &silent.signature(&right, &zero), 0),
        Ok(0),
        "one that does not count"
    );
    let elsewhere = device.data("evil.test", 0x05);
    assert_eq!(
        check(&right, &elsewhere, &device.signature(&right, &elsewhere), 4),
        Err(DoesNotCount)
    );
    let unverified = device.data("desk.nile.test", 0x01);
    assert_eq!(
        check(&right, &unverified, &device.signature(&right, &unverified), 4),
        Err(DoesNotCount)
    );
    let old = client_data("webauthn.get", "b3RoZXI", HERE);
    assert_eq!(check(&old, &data, &device.signature(&old, &data), 4), Err(DoesNotCount));
    let other = Device {
        key: SigningKey::from_slice(&[8; 32]).unwrap(),
        counter: 5,
    };
    assert_eq!(
        check(&right, &data, &other.signature(&right, &data), 4),
        Err(DoesNotCount)
    );
    for forged in ["", "AAAA", &signature[2..]] {
        assert_eq!(check(&right, &data, forged, 4), Err(DoesNotCount));
    }
    assert_eq!(check(&right, &data, &text(&[0; 10_000]), 4), Err(DoesNotCount));
}

// A key and a signature that another program made.
#[test]
fn signatures_of_rsa_keys_are_read() {
    let key = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA2jDYDk5j-mWQw-sWmvYRNBBdzJR9SM5vFJRZdkbZXmUVsxdk-vGxf2tRgQg_HtjUbp4y5r6tKb_c8skE-gmvPXL0JbGQnR7CZDGQn7t-dUtNsK0g6cWjfxtIRSYEVit5nJ7xJ_UIkovOxrNnIwOLqLhly9UJpAjAQ5Ni3DgKlPdI0U3T8n0psMUJlI-dORFsEFLT-wrRBJ9NmGAWF5tIr22Eaf7ViJNwEDrS_XZKbu-kHnJVDcawZvldnJ7MpIEfv6sMOgarX9gOJmg2dgurNBkNsPatKIGCXMBalW7FHAkBUCta1wAiabuDNBqZ0bBM1vsLfm9eqrF2QuRIUE5EFwIDAQAB";
    let signature = bytes("KMkHn3jT7hq26HJ0XLLBVOdXRoPXIWLJWt91L-JxE33mlFRSINO3VRxNRHVM_nqfcZkbRO3BMuejGGPebf_hXbj6AJKbgdm4meHSSIZGLty--D_THB1TsaTUlBxuD5rMONDfi9SIFQtLcicl8Lj1tdlxR5LgL--ttaUho7HBE8EgrOnN_2zNFhqUPSCpqaLyYQ3h0kk7CEti_3Dap9T-OE6GQyG8NNcnx-MljuPG50sYgPfV9KXRInmsCpdTtUU2g-ga3T9kMbtUw7kW0se16IMF8JXnvtLGzfhciAVJVLdfGm80OTlW0EPLi1om5YeUU6Gn2VPMruQOBdylGUo6yw").unwrap();
    let key = key_of(RS256, &bytes(key).unwrap()).ok().unwrap();
    assert_eq!(key.check(b"a message of an authenticator", &signature), Ok(()));
    assert_eq!(key.check(b"another message", &signature), Err(DoesNotCount));
}

#[test]
fn passkeys_are_kept_under_the_host() {
    assert_eq!(place_of(HERE), Some("desk.nile.test"));
    assert_eq!(place_of("http://localhost"), Some("localhost"));
    for odd in ["", "desk.nile.test", "http://", "http://[::1]:80"] {
        assert_eq!(place_of(odd), None, "{odd}");
    }
}
