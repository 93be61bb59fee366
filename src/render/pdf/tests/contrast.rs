//! Every text stands out against what it stands on by 4.5 to 1 (WCAG 2.1, 1.4.3), whatever its size.

use super::sample;
use crate::model::theme::Rgb;
use crate::render::pdf::drawing::{Drawing, Item, Text};
use crate::render::pdf::layout::draw;
use crate::render::pdf::look::Look;

const LEAST: f64 = 4.5;

/// How much light a colour gives: 0 is black, 1 is white.
fn light(Rgb(r, g, b): Rgb) -> f64 {
    let [r, g, b] = [r, g, b].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colour of the last area that was drawn under the beginning of a text; white where there is none.
fn ground(drawing: &Drawing, text: &Text) -> Rgb {
    let (x, y) = (text.x + 0.5, text.y - 0.3 * text.style.size);
    let mut under = drawing.items.iter().rev().filter_map(|item| match item {
        Item::Area { points, fill } => {
            let (xs, ys): (Vec<f32>, Vec<f32>) = points.iter().copied().unzip();
            let holds = |parts: &[f32], at: f32| {
                parts.iter().any(|part| *part <= at) && parts.iter().any(|part| *part >= at)
            };
            (holds(&xs, x) && holds(&ys, y)).then_some(*fill)
        }
        _ => None,
    });
    under.next().unwrap_or(Rgb(255, 255, 255))
}

#[test]
fn the_measure_is_that_of_the_standard() {
    assert!((contrast(Rgb(0, 0, 0), Rgb(255, 255, 255)) - 21.0).abs() < 0.001);
    // Worked out by hand: 0x77 is the darkest grey that fails on white.
    assert!((contrast(Rgb(0x77, 0x77, 0x77), Rgb(255, 255, 255)) - 4.478).abs() < 0.001);
}

#[test]
fn the_colours_of_the_theme_go_together() {
    let theme = &sample::look().0;
    let white = Rgb(255, 255, 255);
    let tones = [theme.red, theme.amber, theme.green, theme.neutral, (theme.accent, theme.on_accent)];
    let papers = [white, theme.shade];
    let texts = [theme.ink, theme.muted, theme.accent];
    let plain = papers.iter().flat_map(|paper| texts.iter().map(|text| (*paper, *text)));
    for (fill, text) in plain.chain(tones) {
        assert!(contrast(fill, text) >= LEAST, "{text:?} on {fill:?}: {:.2}", contrast(fill, text));
    }
}

#[test]
fn every_text_can_be_read_on_what_it_stands_on() {
    let look = Look { theme: &sample::look().0, fonts: sample::fonts() };
    for document in [sample::rich(), sample::worst(), sample::odd()] {
        for page in draw(&document, &look).remove(0).pages {
            for text in page.drawing.texts() {
                let ground = ground(&page.drawing, text);
                let found = contrast(text.colour, ground);
                assert!(found >= LEAST, "{}: {:?} on {ground:?}: {found:.2}", text.text, text.colour);
            }
        }
    }
}
