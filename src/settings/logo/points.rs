//! PNG -> points.

use crate::model::picture::Points;
use std::io::Cursor;

/// The longest side that a file may have.
const LONGEST: u32 = 4000;
/// The longest side that is kept: 300 points to the inch of the largest place for a logo, twice over.
const KEPT: usize = 1300;

/// The points of a PNG file on white; else why there are none.
pub fn read(bytes: &[u8]) -> Result<Points, String> {
    let broken = |_| "is no PNG file that can be read".to_owned();
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(broken)?;
    let (wide, high) = (reader.info().width, reader.info().height);
    if wide.max(high) > LONGEST {
        return Err(format!("is {wide} by {high} points; at most {LONGEST} are drawn"));
    }
    let size = reader.output_buffer_size().ok_or_else(|| "is too large".to_owned())?;
    let mut buffer = vec![0; size];
    let frame = reader.next_frame(&mut buffer).map_err(broken)?;
    let samples = frame.color_type.samples();
    let rgb = buffer.chunks_exact(samples).flat_map(on_white).collect();
    Ok(smaller(Points { wide: frame.width as usize, high: frame.height as usize, rgb }))
}

/// The points as a PNG file; `None` where they cannot be written to memory.
pub fn write(points: &Points) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, points.wide as u32, points.high as u32);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&points.rgb).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

/// The colour of a point, grey or red, green and blue, with how solid it is.
fn on_white(point: &[u8]) -> [u8; 3] {
    let (colour, solid) = match *point {
        [grey, solid] => ([grey; 3], solid),
        [r, g, b, solid] => ([r, g, b], solid),
        _ => ([255; 3], 255),
    };
    let mix = |c: u8| (u32::from(c) * u32::from(solid) + 255 * (255 - u32::from(solid)) + 127) / 255;
    colour.map(|c| mix(c) as u8)
}

/// The same with so few points that none is lost to the eye: each the mean of a square.
fn smaller(points: Points) -> Points {
    let by = points.wide.max(points.high).div_ceil(KEPT);
    if by < 2 {
        return points;
    }
    let (wide, high) = ((points.wide / by).max(1), (points.high / by).max(1));
    let mut rgb = Vec::with_capacity(wide * high * 3);
    for (y, x) in (0..high).flat_map(|y| (0..wide).map(move |x| (y, x))) {
        for part in 0..3 {
            let rows = y * by..((y + 1) * by).min(points.high);
            let squares =
                rows.flat_map(|row| (x * by..((x + 1) * by).min(points.wide)).map(move |col| (row, col)));
            let values: Vec<u32> = squares
                .map(|(row, col)| u32::from(points.rgb[(row * points.wide + col) * 3 + part]))
                .collect();
            rgb.push((values.iter().sum::<u32>() / values.len().max(1) as u32) as u8);
        }
    }
    Points { wide, high, rgb }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(wide: u32, high: u32, colour: png::ColorType, data: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, wide, high);
        encoder.set_color(colour);
        encoder.write_header().unwrap().write_image_data(data).unwrap();
        bytes
    }

    #[test]
    fn what_can_be_seen_through_is_on_white() {
        // Half solid red on white: (255 · 128 + 255 · 127) / 255 = 255 and 127.
        let data = [255, 0, 0, 255, 255, 0, 0, 128, 0, 0, 0, 0];
        let points = read(&png(3, 1, png::ColorType::Rgba, &data)).unwrap();
        assert_eq!(points.rgb, [255, 0, 0, 255, 127, 127, 255, 255, 255]);
        assert_eq!(read(&write(&points).unwrap()).unwrap(), points);
        let grey = read(&png(1, 1, png::ColorType::Grayscale, &[40])).unwrap();
        assert_eq!(grey.rgb, [40, 40, 40]);
    }

    #[test]
    fn large_pictures_are_made_smaller_and_very_large_ones_refused() {
        let points = read(&png(2600, 2, png::ColorType::Grayscale, &[80; 5200])).unwrap();
        assert_eq!((points.wide, points.high, points.rgb.len()), (1300, 1, 3900));
        let long = png(4001, 1, png::ColorType::Grayscale, &[0; 4001]);
        assert!(read(&long).unwrap_err().contains("4001 by 1"));
    }

    #[test]
    fn a_hostile_file_is_told() {
        let good = png(4, 4, png::ColorType::Rgb, &[7; 48]);
        assert!(read(b"GIF89a").is_err() && read(b"").is_err());
        for end in 0..good.len() - 12 {
            assert!(read(&good[..end]).is_err(), "{end}");
        }
        // A header that promises 2³¹ points.
        let mut huge = good;
        huge[16..24].copy_from_slice(&[0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF]);
        assert!(read(&huge).is_err());
    }
}
