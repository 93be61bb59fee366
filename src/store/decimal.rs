//! Decimals as Parquet has them: a whole number of 16 bytes, the highest first, with the point at a fixed place.

use rust_decimal::{Decimal, RoundingStrategy};

/// Digits of a decimal, the most that readers take.
pub const DIGITS: u32 = 38;

/// The decimal with `scale` digits after the point, the last one rounded half up. `None` where it has too many before it.
pub fn to_bytes(value: Decimal, scale: u32) -> Option<[u8; 16]> {
    let value = value.round_dp_with_strategy(scale, RoundingStrategy::MidpointAwayFromZero);
    let factor = 10_i128.checked_pow(scale.checked_sub(value.scale())?)?;
    let whole = value.mantissa().checked_mul(factor)?;
    (whole.unsigned_abs() < 10_u128.pow(DIGITS)).then(|| whole.to_be_bytes())
}

/// The decimal that these bytes stand for, without zeros at its end. `None` where they are not 16 or it is too long.
pub fn from_bytes(bytes: &[u8], mut scale: u32) -> Option<Decimal> {
    let mut whole = i128::from_be_bytes(bytes.try_into().ok()?);
    while scale > 0 && whole % 10 == 0 {
        whole /= 10;
        scale -= 1;
    }
    Decimal::try_from_i128_with_scale(whole, scale).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(value: &str, scale: u32) -> Option<String> {
        let bytes = to_bytes(value.parse().unwrap(), scale)?;
        from_bytes(&bytes, scale).map(|d| d.to_string())
    }

    #[test]
    fn what_fits_comes_back() {
        for (value, scale, back) in [
            ("12.50", 4, "12.5"),
            ("-0.01", 4, "-0.01"),
            ("0", 18, "0"),
            ("1200", 4, "1200"),
            ("0.333333333333333333333", 18, "0.333333333333333333"),
            ("0.0000000000000000005", 18, "0.000000000000000001"),
            ("-2.00005", 4, "-2.0001"),
            ("79228162514264337593543950335", 4, "79228162514264337593543950335"),
            ("99999999999999999999", 18, "99999999999999999999"),
        ] {
            assert_eq!(there_and_back(value, scale).as_deref(), Some(back), "{value}");
        }
    }

    #[test]
    fn what_does_not_fit_is_unknown() {
        assert_eq!(there_and_back("100000000000000000000", 18), None);
        assert_eq!(there_and_back("-79228162514264337593543950335", 18), None);
        assert_eq!(from_bytes(&[0; 15], 4), None);
        assert_eq!(from_bytes(&i128::MAX.to_be_bytes(), 0), None);
    }

    #[test]
    fn the_highest_byte_is_the_first() {
        assert_eq!(to_bytes("1.5".parse().unwrap(), 4).unwrap()[14..], [0x3a, 0x98]);
        assert_eq!(to_bytes("-0.0001".parse().unwrap(), 4).unwrap(), [0xff; 16]);
    }
}
