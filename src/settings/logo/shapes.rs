//! SVG -> shapes with plain colours. What cannot be drawn so is told by name.

use crate::model::colour::Rgb;
use crate::model::picture::{Picture, Shape};
use usvg::tiny_skia_path::{PathSegment, PathStroker};
use usvg::{FillRule, Group, ImageHrefResolver, Node, Options, Paint, Path, Tree, tiny_skia_path};

/// Straight pieces that stand for a curve.
const PIECES: u32 = 12;
/// The most points of all shapes.
const MOST: usize = 200_000;

/// The shapes of an SVG file; else why there are none.
pub fn read(bytes: &[u8]) -> Result<Picture, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "is no SVG file in UTF-8".to_owned())?;
    if let Some((_, what)) = ELEMENTS.iter().find(|(element, _)| text.contains(element)) {
        return Err(undrawn(what));
    }
    // Nothing outside the file is read.
    let image_href_resolver =
        ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver, ..Options::default() };
    let tree = Tree::from_str(text, &options).map_err(|_| "is no SVG file that can be read".to_owned())?;
    let mut shapes = Vec::new();
    group(tree.root(), &mut shapes)?;
    let points: usize = shapes.iter().flat_map(|shape| &shape.rings).map(Vec::len).sum();
    match points {
        0 => Err("has no shapes in it".to_owned()),
        n if n > MOST => Err("has too many shapes in it".to_owned()),
        _ => Ok(Picture::Shapes { size: (tree.size().width(), tree.size().height()), shapes }),
    }
}

/// Elements that never become shapes.
const ELEMENTS: [(&str, &str); 3] =
    [("<text", "text"), ("<image", "a picture inside it"), ("<foreignObject", "another document inside it")];

fn undrawn(what: &str) -> String {
    format!("has {what}, which is not drawn; save it as outlines in plain colours, or as PNG")
}

fn group(of: &Group, shapes: &mut Vec<Shape>) -> Result<(), String> {
    let odd = [
        (of.opacity().get() < 1.0, "parts that are seen through"),
        (of.clip_path().is_some(), "a clipping path"),
        (of.mask().is_some(), "a mask"),
        (!of.filters().is_empty(), "a filter"),
        (of.blend_mode() != usvg::BlendMode::Normal, "colours that blend"),
    ];
    if let Some((_, what)) = odd.iter().find(|(there, _)| *there) {
        return Err(undrawn(what));
    }
    for node in of.children() {
        match node {
            Node::Group(inner) => group(inner, shapes)?,
            Node::Path(one) => path(one, shapes)?,
            Node::Image(_) => return Err(undrawn("a picture inside it")),
            Node::Text(_) => return Err(undrawn("text")),
        }
    }
    Ok(())
}

fn path(of: &Path, shapes: &mut Vec<Shape>) -> Result<(), String> {
    if !of.is_visible() {
        return Ok(());
    }
    let filled = of.fill().map(|fill| {
        let even_odd = fill.rule() == FillRule::EvenOdd;
        let fill = colour(fill.paint(), fill.opacity().get())?;
        Ok(outline(of, of.data(), fill, even_odd))
    });
    let drawn = of.stroke().map(|stroke| {
        let fill = colour(stroke.paint(), stroke.opacity().get())?;
        Ok(stroked(of, stroke).and_then(|path| outline(of, &path, fill, false)))
    });
    let both: Vec<Option<Shape>> = filled.into_iter().chain(drawn).collect::<Result<_, String>>()?;
    let mut both: Vec<Shape> = both.into_iter().flatten().collect();
    if of.paint_order() == usvg::PaintOrder::StrokeAndFill {
        both.reverse();
    }
    shapes.extend(both);
    Ok(())
}

fn colour(paint: &Paint, opacity: f32) -> Result<Rgb, String> {
    match paint {
        _ if opacity < 1.0 => Err(undrawn("parts that are seen through")),
        Paint::Color(colour) => Ok(Rgb(colour.red, colour.green, colour.blue)),
        Paint::LinearGradient(_) | Paint::RadialGradient(_) => Err(undrawn("a gradient")),
        Paint::Pattern(_) => Err(undrawn("a pattern")),
    }
}

/// The outline of a line of a width; `None` where it has none.
fn stroked(of: &Path, stroke: &usvg::Stroke) -> Option<tiny_skia_path::Path> {
    let how = stroke.to_tiny_skia();
    let dashed = how.dash.as_ref().and_then(|dash| of.data().dash(dash, 1.0));
    PathStroker::new().stroke(dashed.as_ref().unwrap_or(of.data()), &how, 4.0)
}

/// A path where it stands in the picture, its curves as straight pieces.
fn outline(of: &Path, path: &tiny_skia_path::Path, fill: Rgb, even_odd: bool) -> Option<Shape> {
    let path = path.clone().transform(of.abs_transform())?;
    let mut rings: Vec<Vec<(f32, f32)>> = Vec::new();
    for segment in path.segments() {
        let from = rings.last().and_then(|ring| ring.last()).copied().unwrap_or_default();
        let steps = (1..=PIECES).map(|n| n as f32 / PIECES as f32);
        let next: Vec<(f32, f32)> = match segment {
            PathSegment::MoveTo(p) => {
                rings.push(Vec::new());
                vec![(p.x, p.y)]
            }
            PathSegment::LineTo(p) => vec![(p.x, p.y)],
            PathSegment::QuadTo(a, p) => steps
                .map(|t| between(between(from, (a.x, a.y), t), between((a.x, a.y), (p.x, p.y), t), t))
                .collect(),
            PathSegment::CubicTo(a, b, p) => {
                steps.map(|t| cubic([from, (a.x, a.y), (b.x, b.y), (p.x, p.y)], t)).collect()
            }
            PathSegment::Close => Vec::new(),
        };
        if let Some(ring) = rings.last_mut() {
            ring.extend(next);
        }
    }
    rings.retain(|ring| ring.len() > 2);
    (!rings.is_empty()).then_some(Shape { rings, fill, even_odd })
}

/// The point of a share of the way from one to the other.
fn between((ax, ay): (f32, f32), (bx, by): (f32, f32), t: f32) -> (f32, f32) {
    (ax + (bx - ax) * t, ay + (by - ay) * t)
}

/// A point of a curve (de Casteljau).
fn cubic([a, b, c, d]: [(f32, f32); 4], t: f32) -> (f32, f32) {
    let (ab, bc, cd) = (between(a, b, t), between(b, c, t), between(c, d, t));
    between(between(ab, bc, t), between(bc, cd, t), t)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> String {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">{inside}</svg>"#)
    }

    fn shapes(inside: &str) -> Vec<Shape> {
        match read(svg(inside).as_bytes()).unwrap() {
            Picture::Shapes { size, shapes } => {
                assert_eq!(size, (20.0, 10.0));
                shapes
            }
            Picture::Points(_) => Vec::new(),
        }
    }

    #[test]
    fn shapes_stand_where_the_picture_has_them() {
        let all = shapes(
            r##"<g transform="translate(2 1)"><rect width="4" height="3" fill="#173F5F"/></g>
               <path d="M0 0H8V8H0Z M2 2H6V6H2Z" fill-rule="evenodd" fill="red"/>
               <line x1="0" y1="9" x2="10" y2="9" stroke="black" stroke-width="2"/>"##,
        );
        assert_eq!(all.len(), 3);
        assert_eq!(all[0].rings, [vec![(2.0, 1.0), (6.0, 1.0), (6.0, 4.0), (2.0, 4.0)]]);
        assert_eq!((all[0].fill, all[1].fill), (Rgb(0x17, 0x3F, 0x5F), Rgb(255, 0, 0)));
        assert!(all[1].even_odd && all[1].rings.len() == 2);
        let ys: Vec<f32> = all[2].rings[0].iter().map(|p| p.1).collect();
        assert_eq!(ys.iter().copied().fold(f32::MAX, f32::min), 8.0);
    }

    #[test]
    fn what_is_not_drawn_is_told_by_name() {
        for (inside, what) in [
            ("<text>A</text>", "text"),
            (r#"<rect width="4" height="3" opacity="0.5"/>"#, "seen through"),
            (r##"<image href="/etc/passwd" width="3" height="3"/>"##, "a picture inside it"),
            (
                r##"<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient>
                   <rect width="4" height="3" fill="url(#g)"/>"##,
                "a gradient",
            ),
            (
                r##"<clipPath id="c"><circle r="2"/></clipPath><rect width="4" height="3" clip-path="url(#c)"/>"##,
                "a clipping path",
            ),
            ("", "no shapes"),
        ] {
            assert!(read(svg(inside).as_bytes()).unwrap_err().contains(what), "{what}");
        }
    }

    #[test]
    fn a_hostile_file_is_told() {
        let deep = "<g>".repeat(50_000) + &"</g>".repeat(50_000);
        assert!(read(svg(&deep).as_bytes()).is_err());
        let bomb = r#"<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><s>&b;</s>"#;
        assert!(read(bomb.as_bytes()).is_err());
        assert!(read(b"\xFF\xFE").is_err() && read(b"").is_err() && read(b"<svg").is_err());
    }
}
