//! The values of a chart as a table.

use crate::model::document::{Cell, Chart, Column, Format, Table};

/// A line for each category, a column for each series.
pub fn table(chart: &Chart) -> Table<'static> {
    let mut columns = vec![Column::new(chart.axis.as_str(), Format::Text, 2.0)];
    columns.extend(chart.series.iter().map(|series| {
        let column = Column::new(series.name.as_str(), chart.format, 1.0);
        Column { about: series.about.clone(), ..column }
    }));
    let row = |(at, category): (usize, &String)| {
        let values = chart
            .series
            .iter()
            .map(|s| s.values.get(at).map_or_else(Cell::blank, |v| Cell::number(v.as_number())));
        [Cell::text(category.clone())].into_iter().chain(values).collect()
    };
    Table::small("", columns, chart.categories.iter().enumerate().map(row).collect())
}
