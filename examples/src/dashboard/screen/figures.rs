//! The four numbers at the top.

use bennu::prelude::*;
use bennu_components::{Icon, Metric, Trend};

use super::time::Span;
use crate::dashboard::order::{Euros, Grouped};
use crate::dashboard::summary::{Figure, Summary};

const DAY: &str = "last 24 hours, against the day before";

/// Revenue, orders, average order, time to ship.
pub fn row(summary: &Summary) -> impl Template {
    let Summary {
        revenue,
        orders,
        average,
        time_to_ship,
        ..
    } = summary;
    html! {
        div.metrics {
            Metric label="Revenue" icon=(Icon::Euro) note=(DAY) trend=(trend(revenue, true))
                value=(lazy(revenue.now, |text| {
                    write!(text, "€{}", Grouped(revenue.now.unsigned_abs() / 100))
                }))
                history=(&history(revenue));
            Metric label="Orders" icon=(Icon::Cart) note=(DAY) trend=(trend(orders, true))
                value=(lazy(orders.now, |text| write!(text, "{}", Grouped(orders.now.unsigned_abs()))))
                history=(&history(orders));
            Metric label="Average order" icon=(Icon::Receipt) note=(DAY) trend=(trend(average, true))
                value=(lazy(average.now, |text| write!(text, "{}", Euros(average.now))))
                history=(&history(average));
            Metric label="Time to ship" icon=(Icon::Clock)
                note="from order to parcel, last 24 hours" trend=(trend(time_to_ship, false))
                value=(lazy(time_to_ship.now, |text| write!(text, "{}", Span(time_to_ship.now))))
                history=(&history(time_to_ship));
        }
    }
}

fn trend(figure: &Figure, more_is_better: bool) -> Trend {
    Trend {
        change: figure.change(),
        more_is_better,
    }
}

fn history(figure: &Figure) -> Vec<f64> {
    figure.by_hour.iter().map(|&value| value as f64).collect()
}
