//! Lines over time, as SVG.
//!
//! Each picture is one view box that stretches with the page; text stays out of it and is laid over
//! as HTML, so that it keeps its size. A series is one attribute of one `path`: a new point costs
//! one write in the browser.

mod curve;
mod line_chart;
mod scale;
mod sparkline;

pub use curve::Curve;
pub use line_chart::LineChart;
pub use scale::Scale;
pub use sparkline::Sparkline;
