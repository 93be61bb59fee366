//! Workbooks locked with a password for opening: an encrypted package inside a container of old Office files.
//! After [MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.15. Of the ways to lock, the two that Excel 2007 and later use are known.

mod agile;
mod cipher;
mod standard;

use super::refusal::{Lock, Refusal};
use super::xls::ole::{Ole, u16_at};

/// With this Excel locks a workbook whose author only protected its structure; it opens such a file unasked.
const EXCELS_OWN: &str = "VelvetSweatshop";

/// The workbook inside, unlocked with `password` or with Excel's own.
pub fn open(ole: &Ole<'_>, password: Option<&str>) -> Result<Vec<u8>, Refusal> {
    let info = ole.stream("EncryptionInfo").unwrap_or_default();
    let package = ole.stream("EncryptedPackage").unwrap_or_default();
    for password in password.into_iter().chain([EXCELS_OWN]) {
        if let Some(bytes) = unlock(&info, &package, password)? {
            return Ok(bytes);
        }
    }
    Err(Refusal::locked(if password.is_some() { Lock::WrongPassword } else { Lock::NoPassword }))
}

/// `None` when the password is not the right one.
fn unlock(info: &[u8], package: &[u8], password: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let password: Vec<u8> = password.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let unlocked = match (u16_at(info, 0), u16_at(info, 2)) {
        (Some(4), Some(4)) => agile::unlock(info.get(8..).unwrap_or_default(), package, &password),
        (Some(2..=4), Some(2)) => standard::unlock(info, package, &password),
        _ => None,
    };
    unlocked.ok_or_else(|| Refusal::locked(Lock::UnknownKind))
}

/// The bytes of a package without its length in front; they are never more than there are.
fn body(package: &[u8]) -> Option<(&[u8], usize)> {
    let length = u64::from_le_bytes(*package.first_chunk()?);
    let bytes = package.get(8..)?;
    Some((bytes, usize::try_from(length).ok()?.min(bytes.len())))
}

#[cfg(test)]
mod tests;
