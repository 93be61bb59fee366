//! A letter for each series, in its key and in its bars, so that no series is told by its colour alone. In a stack the
//! value stands beside the letter where the part has room for both.

use super::Canvas;
use super::bars::{Bar, stacked};
use crate::model::document::{Chart, ChartKind, Tone};
use crate::model::theme::Rgb;
use crate::render::pdf::fonts::{Style, bold};
use crate::render::pdf::look::{Align, baseline};

/// The letters are smaller than the values beside bars.
const LETTER: Style = bold(6.2);
/// The least height of a part that holds a letter.
const LEAST: f32 = 6.6;

/// The contrast that WCAG 2.2 asks of small letters.
const LEGIBLE: f32 = 4.5;

/// The signs of totals, of what adds, and of what takes away.
const SIGNS: [&str; 3] = ["=", "+", "−"];

/// The mark of a series: a letter, or in a waterfall a sign.
fn mark(canvas: &Canvas<'_, '_>, series: usize) -> String {
    match canvas.chart.kind {
        ChartKind::Waterfall => SIGNS.get(series).copied().unwrap_or_default().to_owned(),
        _ => {
            initials(canvas.chart).and_then(|all| all.get(series).cloned()).unwrap_or_else(|| letter(series))
        }
    }
}

/// Where every series has a tone of its own, their first letters, so that an A does not stand for red: as few as tell them
/// apart, at most two.
fn initials(chart: &Chart) -> Option<Vec<String>> {
    let toned = chart.series.iter().all(|s| s.tone != Tone::Plain);
    let names: Vec<String> = chart.series.iter().map(|s| s.name.to_uppercase()).collect();
    let start = |name: &str, letters: usize| name.chars().take(letters).collect::<String>();
    let tells = |name: &String, letters: usize| {
        let own = start(name, letters);
        names.iter().filter(|other| other.starts_with(&own)).count() == 1
    };
    let initial = |name: &String| (1..=2).find(|n| tells(name, *n)).map(|n| start(name, n));
    if toned { names.iter().map(initial).collect() } else { None }
}

/// The letter of a series; nothing beyond the alphabet.
fn letter(series: usize) -> String {
    u8::try_from(series)
        .ok()
        .filter(|s| *s < 26)
        .map(|s| char::from(b'A' + s).to_string())
        .unwrap_or_default()
}

/// The letter in the key of a series.
pub fn key(canvas: &mut Canvas<'_, '_>, series: usize, area: (f32, f32, f32, f32)) {
    write(canvas, series, &mark(canvas, series), area);
}

/// The letter in a bar; a single series has none.
pub fn bar(canvas: &mut Canvas<'_, '_>, bar: &Bar, area: (f32, f32, f32, f32)) {
    let (_, _, w, h) = area;
    let waterfall = canvas.chart.kind == ChartKind::Waterfall;
    if (canvas.chart.series.len() < 2 && !waterfall) || h < LEAST {
        return;
    }
    let one = mark(canvas, bar.series);
    let both = format!("{one} {}", canvas.written(bar));
    let room = |text: &str| canvas.look.width(text, LETTER) + 2.0 <= w;
    if stacked(canvas.chart.kind) && room(&both) {
        write(canvas, bar.series, &both, area);
    } else if room(&one) {
        write(canvas, bar.series, &one, area);
    }
}

fn write(canvas: &mut Canvas<'_, '_>, series: usize, text: &str, (x, y, w, h): (f32, f32, f32, f32)) {
    let colour = on(canvas.colour(series));
    let at = (x, w, baseline(y, h, LETTER.size));
    canvas.look.put(&mut canvas.drawing, at, Align::Centre, text, (LETTER, colour));
}

/// The colour of letters on a fill: white where that is read well, else black, which then is.
fn on(fill: Rgb) -> Rgb {
    const WHITE: Rgb = Rgb(255, 255, 255);
    if fill.contrast(WHITE) >= LEGIBLE { WHITE } else { Rgb(0, 0, 0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Format, Series};

    #[test]
    fn letters_follow_the_alphabet() {
        assert_eq!((letter(0), letter(25), letter(26)), ("A".into(), "Z".into(), String::new()));
    }

    #[test]
    fn traffic_lights_have_their_own_letters() {
        let of = |names: &[&str], tone| {
            let series = names.iter().map(|name| Series {
                name: (*name).to_owned(),
                values: Vec::new(),
                about: None,
                tone,
            });
            initials(&Chart {
                title: String::new(),
                format: Format::Count,
                kind: ChartKind::StackedBar,
                axis: String::new(),
                categories: Vec::new(),
                steps: Vec::new(),
                begins: None,
                series: series.collect(),
                alt: String::new(),
            })
        };
        let letters = |all: &[&str]| Some(all.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["Red", "Amber", "Green"], Tone::Red), letters(&["R", "A", "G"]));
        assert_eq!(of(&["Rot", "Gelb", "Grün"], Tone::Red), letters(&["R", "GE", "GR"]));
        assert_eq!(of(&["Red", "Red"], Tone::Red), None);
        assert_eq!(of(&["Red", "Amber"], Tone::Plain), None);
    }
}
