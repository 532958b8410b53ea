#![allow(clippy::arithmetic_side_effects, reason = "no count overflows")]
//! The plot of the votes of each month.

use std::collections::BTreeMap;
use std::error::Error;

use plotters::coord::Shift;
use plotters::prelude::*;

/// A month by its year and its number.
pub(crate) type Month = (u16, u8);

/// The number of papers of each month, and the sum of their votes.
#[derive(Debug, Default)]
pub(crate) struct Months(pub(crate) BTreeMap<Month, (u64, u64)>);

impl Months {
    /// Returns the votes of the month with the most, and at least one.
    pub(crate) fn most_votes(&self) -> u64 {
        self.0.values().map(|(_, votes)| *votes).max().unwrap_or(0).max(1)
    }
}

/// Returns the plot as SVG.
///
/// Plotters would ignore an error at the end of the file, so it writes into a string.
pub(crate) fn svg(months: &Months) -> Result<String, Box<dyn Error>> {
    let mut svg = String::new();
    draw(months, &SVGBackend::with_string(&mut svg, (960, 360)).into_drawing_area())?;
    Ok(svg)
}

/// Draws a bar for each month, as high as its votes.
fn draw(months: &Months, area: &DrawingArea<SVGBackend<'_>, Shift>) -> Result<(), Box<dyn Error>> {
    let bars: Vec<_> = months.0.iter().collect();
    // The axes of plotters overflow near the end of a `u64`.
    let height = |votes| f64::from(u32::try_from(votes).unwrap_or(u32::MAX));
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(area)
        .margin(12)
        .caption("Votes by month", ("sans-serif", 20))
        .set_label_area_size(LabelAreaPosition::Left, 60)
        .set_label_area_size(LabelAreaPosition::Bottom, 30)
        .build_cartesian_2d((0..bars.len().max(1)).into_segmented(), 0.0..height(months.most_votes()))?;
    let name = |segment: &SegmentValue<usize>| match segment {
        SegmentValue::CenterOf(at) => {
            bars.get(*at).map_or_else(String::new, |((year, month), _)| format!("{year:04}-{month:02}"))
        }
        _ => String::new(),
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .x_labels(12)
        .x_label_formatter(&name)
        .y_label_formatter(&|votes| format!("{votes:.0}"))
        .draw()?;
    chart.draw_series((0..).zip(&bars).map(|(at, (_, (_, votes)))| {
        let ends = [(SegmentValue::Exact(at), 0.0), (SegmentValue::Exact(at + 1), height(*votes))];
        let mut bar = Rectangle::new(ends, BLUE.mix(0.6).filled());
        bar.set_margin(0, 0, 2, 2);
        bar
    }))?;
    area.present()?;
    Ok(())
}
