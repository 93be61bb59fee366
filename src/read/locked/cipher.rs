//! AES over whole blocks, and the hashes that workbooks name.

use aes::cipher::{BlockCipherDecrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256, Block};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

/// A hash that a workbook names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hash {
    /// 160 bits.
    Sha1,
    /// 256 bits.
    Sha256,
    /// 384 bits.
    Sha384,
    /// 512 bits.
    Sha512,
}

impl Hash {
    /// By its name in the file.
    pub fn named(name: &str) -> Option<Self> {
        match name.replace('-', "").to_ascii_uppercase().as_str() {
            "SHA1" => Some(Self::Sha1),
            "SHA256" => Some(Self::Sha256),
            "SHA384" => Some(Self::Sha384),
            "SHA512" => Some(Self::Sha512),
            _ => None,
        }
    }

    /// The sum of `a` and `b` one behind the other.
    pub fn of(self, a: &[u8], b: &[u8]) -> Vec<u8> {
        fn sum<D: Digest>(a: &[u8], b: &[u8]) -> Vec<u8> {
            D::new().chain_update(a).chain_update(b).finalize().to_vec()
        }
        match self {
            Self::Sha1 => sum::<Sha1>(a, b),
            Self::Sha256 => sum::<Sha256>(a, b),
            Self::Sha384 => sum::<Sha384>(a, b),
            Self::Sha512 => sum::<Sha512>(a, b),
        }
    }

    /// The password's sum, summed again `times` with the number of the turn before it.
    pub fn spun(self, salt: &[u8], password: &[u8], times: u32) -> Vec<u8> {
        (0..times).fold(self.of(salt, password), |sum, turn| self.of(&turn.to_le_bytes(), &sum))
    }
}

/// Decrypts the whole blocks of `bytes`; with `iv` each is chained to the one before. `None` for a key of another
/// length than AES has.
pub fn decrypt(key: &[u8], iv: Option<&[u8]>, bytes: &[u8]) -> Option<Vec<u8>> {
    match key.len() {
        16 => Some(blocks(&Aes128::new_from_slice(key).ok()?, iv, bytes)),
        24 => Some(blocks(&Aes192::new_from_slice(key).ok()?, iv, bytes)),
        32 => Some(blocks(&Aes256::new_from_slice(key).ok()?, iv, bytes)),
        _ => None,
    }
}

fn blocks<C: BlockCipherDecrypt<BlockSize = aes::cipher::consts::U16>>(
    cipher: &C,
    iv: Option<&[u8]>,
    bytes: &[u8],
) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut before = iv.and_then(|iv| iv.first_chunk::<16>().copied());
    for raw in bytes.as_chunks::<16>().0 {
        let mut block = Block::from(*raw);
        cipher.decrypt_block(&mut block);
        match &mut before {
            Some(chained) => {
                out.extend(block.iter().zip(chained.iter()).map(|(a, b)| a ^ b));
                *chained = *raw;
            }
            None => out.extend_from_slice(&block),
        }
    }
    out
}
