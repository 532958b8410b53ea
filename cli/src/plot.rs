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

/// The size of a plot in pixels, and what it has beside its bars.
const SIZE: (u32, u32) = (960, 360);
const MARGIN: u32 = 12;
const LEFT: u32 = 60;
/// The most pixels on each side of a bar, and the most months that have a label.
const GAP: u32 = 2;
const LABELS: usize = 12;

/// Returns the plot as SVG. Each month has at least one pixel of its width.
///
/// Plotters would ignore an error at the end of the file, so it writes into a string.
pub(crate) fn svg(months: &Months) -> Result<String, Box<dyn Error>> {
    let (width, height) = SIZE;
    let width = width.max(u32::try_from(months.0.len())? + LEFT + 2 * MARGIN + 1);
    let mut svg = String::new();
    draw(months, &SVGBackend::with_string(&mut svg, (width, height)).into_drawing_area())?;
    Ok(svg)
}

/// Draws a bar for each month, as high as its votes. The bars fill the width.
fn draw(months: &Months, area: &DrawingArea<SVGBackend<'_>, Shift>) -> Result<(), Box<dyn Error>> {
    let count = u32::try_from(months.0.len())?.max(1);
    // The axes of plotters overflow near the end of a `u64`.
    let height = |votes| f64::from(u32::try_from(votes).unwrap_or(u32::MAX));
    // A bar is two units wide, so that its centre is a unit too.
    let bars: Vec<_> = (0..count * 2).step_by(2).zip(&months.0).collect();
    let step = bars.len().div_ceil(LABELS).max(1);
    let labelled = bars.iter().step_by(step).map(|(left, _)| left + 1).collect();
    let across = (0..count * 2).with_key_points(labelled);
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(area)
        .margin(MARGIN)
        .caption("Votes by month", ("sans-serif", 20))
        .set_label_area_size(LabelAreaPosition::Left, LEFT)
        .set_label_area_size(LabelAreaPosition::Bottom, 30)
        .build_cartesian_2d(across, 0.0..height(months.most_votes()))?;
    let name = |centre: &u32| {
        let bar = bars.iter().find(|(left, _)| left + 1 == *centre);
        bar.map_or_else(String::new, |(_, ((year, month), _))| format!("{year:04}-{month:02}"))
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .x_label_formatter(&name)
        .y_label_formatter(&|votes| format!("{votes:.0}"))
        .draw()?;
    let (width, _) = chart.plotting_area().dim_in_pixel();
    let gap = (width / count / 4).min(GAP);
    chart.draw_series(bars.iter().map(|(left, (_, (_, votes)))| {
        let ends = [(*left, 0.0), (left + 2, height(*votes))];
        let mut bar = Rectangle::new(ends, BLUE.mix(0.6).filled());
        bar.set_margin(0, 0, gap, gap);
        bar
    }))?;
    area.present()?;
    Ok(())
}
