//! The way of Excel 2010 and later: a description in XML, a key of the file's own, pieces of 4096 bytes.

use super::super::package::xml;
use super::body;
use super::cipher::{Hash, decrypt};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// More turns than any program writes (Excel: 100,000) only cost time.
const MOST_TURNS: u32 = 1_000_000;
const PIECE: usize = 4096;
/// What is put behind the password's sum, [MS-OFFCRYPTO] 2.3.4.13: for the verifier, its sum, and the file's key.
const VERIFIER: [u8; 8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
const VERIFIER_SUM: [u8; 8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
const KEY: [u8; 8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];

/// How something is encrypted.
struct Scheme {
    hash: Hash,
    salt: Vec<u8>,
    key_length: usize,
}

fn scheme(e: &xml::Element<'_>) -> Option<Scheme> {
    let is_aes = e.get("cipherAlgorithm")? == "AES" && e.get("cipherChaining")? == "ChainingModeCBC";
    is_aes.then_some(())?;
    Some(Scheme {
        hash: Hash::named(&e.get("hashAlgorithm")?)?,
        salt: bytes(e, "saltValue")?,
        key_length: e.get("keyBits")?.parse::<usize>().ok()? / 8,
    })
}

fn bytes(e: &xml::Element<'_>, name: &str) -> Option<Vec<u8>> {
    STANDARD.decode(e.get(name)?).ok()
}

/// The file's key under the password.
struct Lock {
    scheme: Scheme,
    turns: u32,
    verifier: Vec<u8>,
    verifier_sum: Vec<u8>,
    key: Vec<u8>,
}

fn lock(e: &xml::Element<'_>) -> Option<Lock> {
    Some(Lock {
        scheme: scheme(e)?,
        turns: e.get("spinCount")?.parse().ok().filter(|n| *n <= MOST_TURNS)?,
        verifier: bytes(e, "encryptedVerifierHashInput")?,
        verifier_sum: bytes(e, "encryptedVerifierHashValue")?,
        key: bytes(e, "encryptedKeyValue")?,
    })
}

impl Lock {
    /// The file's key of `length` bytes. `None` for a cipher that is not known, `Some(None)` for a wrong password.
    fn key(&self, password: &[u8], length: usize) -> Option<Option<Vec<u8>>> {
        let Scheme { hash, salt, key_length } = &self.scheme;
        let sum = hash.spun(salt, password, self.turns);
        let iv = fitted(salt.clone(), 16);
        let open = |use_: &[u8], locked: &[u8]| {
            decrypt(&fitted(hash.of(&sum, use_), *key_length), Some(&iv), locked)
        };
        let (verifier, expected) =
            (open(&VERIFIER, &self.verifier)?, open(&VERIFIER_SUM, &self.verifier_sum)?);
        let found = hash.of(&verifier, &[]);
        if !expected.starts_with(&found) {
            return Some(None);
        }
        Some(Some(open(&KEY, &self.key)?.get(..length)?.to_vec()))
    }
}

/// Cut to this length, or filled up to it.
fn fitted(mut bytes: Vec<u8>, length: usize) -> Vec<u8> {
    bytes.resize(length.min(64), 0x36);
    bytes
}

/// The package unlocked; `None` for a way of locking that is not known, `Some(None)` for a wrong password.
pub fn unlock(description: &[u8], package: &[u8], password: &[u8]) -> Option<Option<Vec<u8>>> {
    let of_package = xml::first_of(description, "keyData", |e| scheme(&e))?;
    let lock = xml::first_of(description, "encryptedKey", |e| lock(&e))?;
    let Some(key) = lock.key(password, of_package.key_length)? else { return Some(None) };
    let (bytes, length) = body(package)?;
    let mut out = Vec::with_capacity(bytes.len());
    for (number, piece) in (0_u32..).zip(bytes.chunks(PIECE)) {
        let iv = fitted(of_package.hash.of(&of_package.salt, &number.to_le_bytes()), 16);
        out.extend(decrypt(&key, Some(&iv), piece)?);
    }
    out.truncate(length);
    Some(Some(out))
}
