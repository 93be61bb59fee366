use super::*;
use crate::model::address::CellRef;
use crate::model::money::{Currency, Money};
use crate::model::precision::Precision;
use crate::model::record::{Cells, NO_CELL, Value, Values};
use crate::model::register::RegisterId;
use crate::model::submission::Place;
use crate::model::text::Sym;
use jiff::civil::date;

/// A batch of three records with a column of each kind.
fn batch(text: &mut Interner) -> Batch {
    let word = |text: &mut Interner, s: &str| text.intern(s);
    let (a, b) = (word(text, "naïve 🦀"), word(text, "b"));
    let gbp = Currency::parse("GBP").unwrap();
    let money = Money { amount: "-1234.50".parse().unwrap(), currency: gbp };
    let day = Some(date(2026, 2, 28));
    let filled = Cells::Filled {
        own: Box::new(Cells::Each(vec![CellRef::new(4, 2), NO_CELL, CellRef::new(6, 2)])),
        rest: Box::new(Cells::Named(Place::Cell(3, CellRef::new(1, 1)))),
        filled: vec![false, true, false],
    };
    let columns = [
        (Values::Text(vec![a, Sym::NONE, b]), Cells::Along(7)),
        (Values::Date(vec![day, None, Some(date(-1, 1, 31))]), Cells::Nowhere),
        (
            Values::Period(vec![Some("2026-10".parse().unwrap()), None, None]),
            Cells::One(2, CellRef::new(0, 9)),
        ),
        (Values::Money(vec![None, Some(money), None]), filled),
        (Values::Number(vec![Some("0.3333".parse().unwrap()), None, None]), Cells::Named(Place::FileName)),
        (Values::Level(vec![5, 0, 1]), Cells::Labels(vec![CellRef::new(2, 3); 3])),
        (Values::Flag(vec![Some(false), None, Some(true)]), Cells::Along(1)),
        (Values::Choice(vec![0, 300, 1]), Cells::Along(2)),
    ];
    let mut place = 0;
    let columns = columns.into_iter().map(|(values, cells)| {
        place += 1;
        let natives = if place == 2 { vec![b, a, Sym::NONE] } else { Vec::new() };
        let precisions =
            if place == 2 { vec![Precision::Half, Precision::Day, Precision::Year] } else { Vec::new() };
        Column { field: FieldId(place), values, natives, precisions, cells }
    });
    let extras = vec![ExtraColumn { label: b, values: vec![Sym::NONE, a, b], at: 12 }];
    Batch {
        register: RegisterId(1),
        source: 0,
        sheet: 0,
        rows: vec![4, 5, 6],
        transposed: false,
        columns: columns.collect(),
        extras,
        schemes: Vec::new(),
        parked: Vec::new(),
    }
}

fn parked(shelf: &Shelf, text: &mut Interner) -> Batch {
    let mut batch = batch(text);
    shelf.park(&mut batch, text, |field| field == FieldId(3)).unwrap();
    batch
}

fn shelf() -> Shelf {
    Shelf::new(&std::env::temp_dir()).unwrap()
}

#[test]
fn what_was_parked_comes_back_as_it_was() {
    let (shelf, mut text) = (shelf(), Interner::default());
    let before = batch(&mut text);
    parked(&shelf, &mut text);
    let light = parked(&shelf, &mut text);
    assert_eq!((light.columns.len(), light.extras.len(), light.len()), (1, 0, 3));
    let whole = shelf.whole(&light, &mut text).unwrap();
    assert_eq!(format!("{whole:?}"), format!("{before:?}"));
}

#[test]
fn text_comes_back_into_another_store() {
    let (shelf, mut text) = (shelf(), Interner::default());
    let light = parked(&shelf, &mut text);
    let mut other = Interner::default();
    other.intern("something else");
    let whole = shelf.whole(&light, &mut other).unwrap();
    let Value::Text(sym) = whole.value(FieldId(1), 0) else { panic!("no text") };
    assert_eq!(other.get(sym), "naïve 🦀");
    assert_eq!(
        whole.extras[0].values.iter().map(|s| other.get(*s)).collect::<Vec<_>>(),
        ["", "naïve 🦀", "b"]
    );
}

#[test]
fn records_that_went_do_not_come_back() {
    let (shelf, mut text) = (shelf(), Interner::default());
    let mut light = parked(&shelf, &mut text);
    light.retain(&[false, true, true]);
    light.retain(&[true, false]);
    let whole = shelf.whole(&light, &mut text).unwrap();
    let mut due = batch(&mut text);
    due.retain(&[false, true, false]);
    assert_eq!(format!("{whole:?}"), format!("{due:?}"));
}

#[test]
fn one_column_comes_without_the_others() {
    let (shelf, mut text) = (shelf(), Interner::default());
    let light = parked(&shelf, &mut text);
    let mut other = Interner::default();
    let fetched = shelf.fetch(&light, &mut other, Some(&[FieldId(4)])).unwrap();
    assert_eq!((fetched.columns.len(), fetched.extras.len(), other.len()), (1, 0, 1));
    assert!(
        matches!(&fetched.columns[0].values, Values::Money(v) if v[1].is_some_and(|m| m.amount.to_string() == "-1234.50"))
    );
}

#[test]
fn bytes_of_something_else_are_refused() {
    for bytes in [&b""[..], b"\x01\0\0\0\xff\xff\xff\xff", b"\0\0\0\0\x01\0\0\0\0\0\0\0\x01\0\x09\0\0\0\x63"]
    {
        assert!(take::read(bytes, &mut Interner::default(), None).is_none());
    }
}
