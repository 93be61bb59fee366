//! The way of Excel 2007: AES without chaining under a key made of the password.

use super::super::xls::ole::u32_at;
use super::body;
use super::cipher::{Hash, decrypt};

/// Turns of the password's sum, [MS-OFFCRYPTO] 2.3.4.7.
const TURNS: u32 = 50_000;

/// The package unlocked; `None` for a way of locking that is not known, `Some(None)` for a wrong password.
pub fn unlock(info: &[u8], package: &[u8], password: &[u8]) -> Option<Option<Vec<u8>>> {
    let header = 12;
    let header_length = u32_at(info, 8)? as usize;
    let key_length = u32_at(info, header + 16)? as usize / 8;
    let verifier = info.get(header.checked_add(header_length)?..)?;
    let (salt, locked, locked_sum) = (verifier.get(4..20)?, verifier.get(20..36)?, verifier.get(40..72)?);
    let key = key(salt, password, key_length)?;
    let (found, expected) = (decrypt(&key, None, locked)?, decrypt(&key, None, locked_sum)?);
    if !expected.starts_with(&Hash::Sha1.of(&found, &[])) {
        return Some(None);
    }
    let (bytes, length) = body(package)?;
    let mut out = decrypt(&key, None, bytes)?;
    out.truncate(length);
    Some(Some(out))
}

fn key(salt: &[u8], password: &[u8], length: usize) -> Option<Vec<u8>> {
    let sum = Hash::Sha1.of(&Hash::Sha1.spun(salt, password, TURNS), &0_u32.to_le_bytes());
    let half = |fill: u8| {
        let mut block = [fill; 64];
        block.iter_mut().zip(&sum).for_each(|(a, b)| *a ^= b);
        Hash::Sha1.of(&block, &[])
    };
    Some([half(0x36), half(0x5C)].concat().get(..length)?.to_vec())
}
