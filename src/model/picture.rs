//! A picture as it is drawn: points of colour, or shapes.

use super::colour::Rgb;

/// A picture, on white.
#[derive(Debug, Clone, PartialEq)]
pub enum Picture {
    /// Rows of points from the top.
    Points(Points),
    /// Filled shapes, one over the other.
    Shapes {
        /// How wide and high the picture is; shapes count from its top left corner.
        size: (f32, f32),
        /// The shapes, the lowest first.
        shapes: Vec<Shape>,
    },
}

/// Points of colour in rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Points {
    /// Points in a row.
    pub wide: usize,
    /// Rows.
    pub high: usize,
    /// Red, green and blue of each point.
    pub rgb: Vec<u8>,
}

/// A filled shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its outlines, each closed.
    pub rings: Vec<Vec<(f32, f32)>>,
    /// Its colour.
    pub fill: Rgb,
    /// Whether what lies inside an even number of outlines is a hole; else the way they turn says so.
    pub even_odd: bool,
}

/// The sign of a house.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// As pages draw it.
    pub picture: Picture,
    /// The same as a PNG file, for workbooks; none of shapes.
    pub file: Option<Vec<u8>>,
}

impl Picture {
    /// How wide and high it is, in units of its own.
    pub fn size(&self) -> (f32, f32) {
        match self {
            Self::Points(points) => (points.wide as f32, points.high as f32),
            Self::Shapes { size, .. } => *size,
        }
    }

    /// How large it is drawn inside a box: as large as it fits.
    pub fn inside(&self, (wide, high): (f32, f32)) -> (f32, f32) {
        let (own_wide, own_high) = self.size();
        let scale = (wide / own_wide.max(0.01)).min(high / own_high.max(0.01));
        (own_wide * scale, own_high * scale)
    }
}
