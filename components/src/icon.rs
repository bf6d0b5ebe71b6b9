//! Line icons on a grid of 24, drawn for this project.

use bennu::prelude::*;

/// The icons there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Icon {
    /// A warning triangle.
    Alert,
    /// Points down.
    ArrowDown,
    /// Points up.
    ArrowUp,
    /// A parcel.
    Box,
    /// A shopping cart.
    Cart,
    /// A tick.
    Check,
    /// A small arrow head that points down.
    Chevron,
    /// A clock face.
    Clock,
    /// Angle brackets.
    Code,
    /// A plus and a minus.
    Counter,
    /// A small circle.
    Dot,
    /// The sign of the euro.
    Euro,
    /// Four tiles.
    Grid,
    /// An empty tray.
    Inbox,
    /// A crescent.
    Moon,
    /// Somebody new.
    PersonPlus,
    /// A plus.
    Plus,
    /// A heartbeat.
    Pulse,
    /// A till receipt.
    Receipt,
    /// An arrow that turns back.
    Return,
    /// A monitor.
    Screen,
    /// A magnifying glass.
    Search,
    /// A sun with rays.
    Sun,
    /// A lorry.
    Truck,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Alert => "M12 4L2.5 20h19zM12 10v4.5M12 17.2v.3",
            Self::ArrowDown => "M12 5v14M6 13l6 6l6-6",
            Self::ArrowUp => "M12 19V5M6 11l6-6l6 6",
            Self::Box => "M4 8l8-4l8 4v8.5l-8 4l-8-4zM4 8l8 4l8-4M12 12v8.5",
            Self::Cart => "M3 4h2.5l2 11.5h10.5l2-8H6.2M9 19.5v.5M16.5 19.5v.5",
            Self::Check => "M5 12.5l4.5 4.5L19 7.5",
            Self::Chevron => "M7 10l5 5l5-5",
            Self::Clock => "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM12 8v4.5l3 2",
            Self::Code => "M8.5 7l-5 5l5 5M15.5 7l5 5l-5 5",
            Self::Counter => "M4 8h7M7.5 4.5v7M13 16.5h7M18.5 5.5l-13 13",
            Self::Dot => "M12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5z",
            Self::Euro => "M17.5 6.5a7 7 0 1 0 0 11M4 10.5h9M4 13.5h9",
            Self::Grid => {
                "M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z"
            }
            Self::Inbox => "M4 13l2.5-8h11L20 13v6H4zM4 13h5l1 2.5h4l1-2.5h5",
            Self::Moon => "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
            Self::PersonPlus => {
                "M10 4.5a3.7 3.7 0 1 0 0 7.4a3.7 3.7 0 0 0 0-7.4zM3 20c0-3.5 3-5.5 7-5.5c1.3 0 2.5.2 3.5.6M18 14v6M15 17h6"
            }
            Self::Plus => "M12 5v14M5 12h14",
            Self::Pulse => "M3 12h4l3-8l4 16l3-8h4",
            Self::Receipt => "M6 3.5h12v17l-3-2l-3 2l-3-2l-3 2zM9.5 8.5h5M9.5 12.5h5",
            Self::Return => "M9 14L4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11",
            Self::Screen => "M4 5h16v11H4zM9 20h6M12 16v4",
            Self::Search => "M11 4.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM15.8 15.8L20 20",
            Self::Sun => {
                "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
            }
            Self::Truck => {
                "M3 6h11v10H3zM14 10h3.5l3.5 3v3h-7M7 16a2 2 0 1 0 0 4a2 2 0 0 0 0-4zM17 16a2 2 0 1 0 0 4a2 2 0 0 0 0-4z"
            }
        }
    }
}

/// The icon as an inline SVG in the colour of the text around it; screen readers skip it.
pub fn icon(icon: Icon) -> impl Template {
    html! {
        svg.icon viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" {
            path d=(icon.path()) {}
        }
    }
}
