//! The logo on a plate of its own colour, white, and its points as the PDF holds them.

use super::drawing::{Drawing, Item};
use crate::model::colour::Rgb;
use crate::model::picture::{Logo, Picture, Shape};
use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject, XObjectId};

/// The most that a logo is wide and high.
const ROOM: (f32, f32) = (150.0, 48.0);
/// The plate around it.
const PAD: f32 = 9.0;

/// Draws the logo with the lower right corner of its plate there; gives the width of the plate.
pub fn draw(logo: &Logo, (right, below): (f32, f32), drawing: &mut Drawing) -> f32 {
    let (w, h) = logo.picture.inside(ROOM);
    let (x, y) = (right - w - PAD, below - h - PAD);
    drawing.rounded((x - PAD, y - PAD, w + 2.0 * PAD, h + 2.0 * PAD), 4.0, Rgb(255, 255, 255));
    match &logo.picture {
        Picture::Points(_) => drawing.items.push(Item::Logo { area: (x, y, w, h) }),
        Picture::Shapes { size, shapes } => {
            let scale = w / size.0.max(0.01);
            let place = |(px, py): &(f32, f32)| {
                // What lies outside the picture is not shown.
                (x + (px * scale).clamp(0.0, w), y + (py * scale).clamp(0.0, h))
            };
            for shape in shapes {
                let rings = shape.rings.iter().map(|ring| ring.iter().map(place).collect()).collect();
                drawing.items.push(Item::Shape(Shape { rings, ..shape.clone() }));
            }
        }
    }
    w + 2.0 * PAD
}

/// The name of its points in the PDF.
pub fn id() -> XObjectId {
    XObjectId("Logo".to_owned())
}

/// Its points, ready to embed; `None` for a logo of shapes.
pub fn embed(logo: &Logo) -> Option<(XObjectId, XObject)> {
    let Picture::Points(points) = &logo.picture else { return None };
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let keys = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(points.wide as i64)),
        ("Height", DictItem::Int(points.high as i64)),
        ("ColorSpace", name("DeviceRGB")),
        ("BitsPerComponent", DictItem::Int(8)),
    ];
    let dict = keys.map(|(key, value)| (key.to_owned(), value)).into();
    let stream = ExternalStream { dict, content: points.rgb.clone(), compress: true };
    Some((id(), XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })))
}
