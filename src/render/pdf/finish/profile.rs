//! What the colours mean: a profile of sRGB (IEC 61966-2-1), made from its published numbers as ICC.1:2001-04 lays out a
//! profile of a display.

use super::{dictionary, name, text};
use lopdf::{Document, Object, Stream};

/// The colour space by its name in the registry of the ICC.
const NAME: &str = "sRGB IEC61966-2.1";
/// Points of the curve.
const POINTS: u32 = 1024;
/// White under D50, and the three primaries adapted to it, as XYZ in 65,536ths (the ICC's own profile of sRGB has them).
const WHITE: [u32; 3] = [0xF6D6, 0x1_0000, 0xD32D];
const RED: [u32; 3] = [0x6FA2, 0x38F5, 0x0390];
const GREEN: [u32; 3] = [0x6299, 0xB785, 0x18DA];
const BLUE: [u32; 3] = [0x24A0, 0x0F84, 0xB6CF];

/// Adds the profile; gives the intent that names it.
pub fn intent(pdf: &mut Document) -> Object {
    let stream = Stream::new(dictionary([("N", 3.into())]), profile());
    let profile = pdf.add_object(stream);
    let intent = dictionary([
        ("Type", name("OutputIntent")),
        ("S", name("GTS_PDFA1")),
        ("OutputConditionIdentifier", text(NAME)),
        ("RegistryName", text("http://www.color.org")),
        ("Info", text(NAME)),
        ("DestOutputProfile", profile.into()),
    ]);
    intent.into()
}

/// The profile: a header of 128 bytes, a table of tags, what they stand for.
fn profile() -> Vec<u8> {
    let curve = curve();
    let tags: [(&[u8; 4], Vec<u8>); 7] = [
        (b"desc", described()),
        (b"cprt", [b"text\0\0\0\0".as_slice(), b"No copyright, use freely\0"].concat()),
        (b"wtpt", xyz(WHITE)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", curve),
    ];
    // The three primaries share the curve, which is the last of the data.
    let shared: [&[u8; 4]; 2] = [b"gTRC", b"bTRC"];
    let count = tags.len() + shared.len();
    let (mut table, mut data) = (number(count as u32).to_vec(), Vec::new());
    for (tag, bytes) in &tags {
        let entry = [number((128 + 4 + 12 * count + data.len()) as u32), number(bytes.len() as u32)].concat();
        table.extend([tag.as_slice(), entry.as_slice()].concat());
        data.extend(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
        if *tag == b"rTRC" {
            shared.iter().for_each(|tag| table.extend([tag.as_slice(), entry.as_slice()].concat()));
        }
    }
    let size = 128 + table.len() + data.len();
    [header(size as u32), table, data].concat()
}

fn header(size: u32) -> Vec<u8> {
    let mut header = number(size).to_vec();
    header.extend(b"\0\0\0\0\x02\x40\0\0mntrRGB XYZ ");
    // A day of making is asked for; that of the first edition of the standard is taken.
    [1999u16, 10, 1, 0, 0, 0].iter().for_each(|part| header.extend(part.to_be_bytes()));
    header.extend(b"acsp");
    header.resize(68, 0);
    WHITE.iter().for_each(|part| header.extend(number(*part)));
    header.resize(128, 0);
    header
}

/// The name, in ASCII alone: no text in Unicode, none for a Macintosh, whose 67 bytes are there all the same.
fn described() -> Vec<u8> {
    let ascii = [NAME.as_bytes(), b"\0"].concat();
    let head = [b"desc\0\0\0\0".as_slice(), &number(ascii.len() as u32), &ascii].concat();
    [head, vec![0; 4 + 4 + 2 + 1 + 67]].concat()
}

fn xyz(parts: [u32; 3]) -> Vec<u8> {
    [b"XYZ \0\0\0\0".as_slice(), &parts.map(number).concat()].concat()
}

/// The light that each value stands for, in 65,535ths.
fn curve() -> Vec<u8> {
    let points = (0..POINTS).map(|at| {
        let value = f64::from(at) / f64::from(POINTS - 1);
        let light = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        (light * 65535.0).round() as u16
    });
    let head = [b"curv\0\0\0\0".as_slice(), &number(POINTS)].concat();
    head.into_iter().chain(points.flat_map(u16::to_be_bytes)).collect()
}

fn number(value: u32) -> [u8; 4] {
    value.to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_laid_out_as_the_standard_has_it() {
        let bytes = profile();
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(number(0), bytes.len());
        assert_eq!((&bytes[36..40], number(128)), (b"acsp".as_slice(), 9));
        for tag in 0..9 {
            let (from, long) = (number(132 + 12 * tag + 4), number(132 + 12 * tag + 8));
            assert!(from % 4 == 0 && from + long <= bytes.len());
        }
    }

    /// IEC 61966-2-1: 0.5 stands for a light of 0.21404, and 0.02 for 0.02 / 12.92.
    #[test]
    fn the_curve_is_that_of_srgb() {
        let curve = curve();
        let at = |n: usize| f64::from(u16::from_be_bytes([curve[12 + 2 * n], curve[13 + 2 * n]])) / 65535.0;
        assert!((at(0), at(1023)) == (0.0, 1.0));
        let half = (at(511) + at(512)) / 2.0;
        assert!((half - 0.21404).abs() < 0.0001, "{half}");
        assert!((at(20) - 20.0 / 1023.0 / 12.92).abs() < 0.0001);
    }
}
