use super::*;

/// A workbook that LibreOffice or Excel locked lies in the corpus; here only what cannot be unlocked is made by hand.
#[test]
fn what_is_no_lock_is_told() {
    let unlocked = |info: &[u8]| unlock(info, &[], "x").map_err(|r| r.code.id);
    for info in [&b""[..], &[4, 0, 4, 0], &[3, 0, 3, 0, 0, 0], &[2, 0, 2, 0, 0, 0, 0, 0, 255, 255, 255, 255]]
    {
        assert_eq!(unlocked(info), Err("password-needed"), "{info:?}");
    }
}

#[test]
fn more_turns_than_any_program_writes_are_not_made() {
    let xml = |turns: u32| {
        format!(
            "<encryption><keyData saltValue=\"AA==\" keyBits=\"128\" hashAlgorithm=\"SHA1\" cipherAlgorithm=\"AES\" \
             cipherChaining=\"ChainingModeCBC\"/><p:encryptedKey spinCount=\"{turns}\" saltValue=\"AA==\" \
             keyBits=\"128\" hashAlgorithm=\"SHA1\" cipherAlgorithm=\"AES\" cipherChaining=\"ChainingModeCBC\" \
             encryptedVerifierHashInput=\"AAAA\" encryptedVerifierHashValue=\"AAAA\" encryptedKeyValue=\"AAAA\"/></encryption>"
        )
    };
    let info = |turns| [&[4, 0, 4, 0, 0x40, 0, 0, 0][..], xml(turns).as_bytes()].concat();
    assert_eq!(unlock(&info(10), &[], "x"), Ok(None));
    assert!(unlock(&info(u32::MAX), &[], "x").is_err());
}
