//! What a visitor asks of the order table, and its spelling in the URL.
//!
//! The URL is the only place where this lives: a reload, the back button and a link sent to a
//! colleague all show the same rows. Unknown or broken parameters fall back to their defaults.

use std::fmt;

use bennu::Params;

use super::order::Status;
use super::range::Range;

/// The state of the dashboard that is worth sharing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub search: String,
    pub status: Option<Status>,
    pub sort: Sort,
    /// Counts from 1.
    pub page: Page,
    pub range: Range,
}

/// A page number, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page(pub u32);

impl Default for Page {
    fn default() -> Self {
        Self(1)
    }
}

/// The column and direction of the order table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    pub column: Column,
    pub direction: Direction,
}

impl Default for Sort {
    fn default() -> Self {
        Self {
            column: Column::Placed,
            direction: Direction::Descending,
        }
    }
}

/// What the table can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Number,
    Customer,
    Total,
    Status,
    Placed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Ascending,
    Descending,
}

impl Query {
    /// The longest search text that reaches the database.
    const MAX_SEARCH: usize = 80;

    pub fn from_params(params: &Params) -> Self {
        let word = |name| params.get(name).unwrap_or_default();
        Self {
            search: word("q").chars().take(Self::MAX_SEARCH).collect(),
            status: Status::from_name(word("status")),
            sort: Sort::from_word(word("sort")).unwrap_or_default(),
            page: Page(word("page").parse().unwrap_or(1).max(1)),
            range: Range::from_name(word("range")).unwrap_or_default(),
        }
    }

    /// The same rows in another order: by `column`, or its other direction when it is sorted already.
    pub fn sorted_by(&self, column: Column) -> Self {
        let direction = match self.sort {
            Sort {
                column: present,
                direction,
            } if present == column => direction.reversed(),
            _ => column.natural_direction(),
        };
        Self {
            sort: Sort { column, direction },
            page: Page::default(),
            ..self.clone()
        }
    }

    pub fn with_status(&self, status: Option<Status>) -> Self {
        Self {
            status,
            page: Page::default(),
            ..self.clone()
        }
    }

    pub fn with_search(&self, search: &str) -> Self {
        Self {
            search: search.to_owned(),
            page: Page::default(),
            ..self.clone()
        }
    }

    pub fn on_page(&self, page: u32) -> Self {
        Self {
            page: Page(page),
            ..self.clone()
        }
    }

    pub fn with_range(&self, range: Range) -> Self {
        Self {
            range,
            ..self.clone()
        }
    }

    /// Whether the table shows less than all orders.
    pub fn is_filtered(&self) -> bool {
        self.status.is_some() || !self.search.trim().is_empty()
    }

    /// The path and query of this state; what is at its default is left out.
    pub fn url(&self) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        if !self.search.is_empty() {
            pairs.append_pair("q", &self.search);
        }
        if let Some(status) = self.status {
            pairs.append_pair("status", status.name());
        }
        if self.sort != Sort::default() {
            pairs.append_pair("sort", &self.sort.to_string());
        }
        if self.page != Page::default() {
            pairs.append_pair("page", &self.page.0.to_string());
        }
        if self.range != Range::default() {
            pairs.append_pair("range", self.range.name());
        }
        let query = pairs.finish();
        if query.is_empty() {
            "/dashboard".into()
        } else {
            format!("/dashboard?{query}")
        }
    }
}

impl Sort {
    /// `total` sorts upwards, `-total` downwards.
    fn from_word(word: &str) -> Option<Self> {
        let (direction, name) = match word.strip_prefix('-') {
            Some(name) => (Direction::Descending, name),
            None => (Direction::Ascending, word),
        };
        Column::from_name(name).map(|column| Self { column, direction })
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.direction {
            Direction::Ascending => "",
            Direction::Descending => "-",
        };
        write!(f, "{sign}{}", self.column.name())
    }
}

impl Column {
    const ALL: [Self; 5] = [
        Self::Number,
        Self::Customer,
        Self::Total,
        Self::Status,
        Self::Placed,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Customer => "customer",
            Self::Total => "total",
            Self::Status => "status",
            Self::Placed => "placed",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    /// What people expect from the first click: names from A, numbers from the largest.
    fn natural_direction(self) -> Direction {
        match self {
            Self::Customer | Self::Status => Direction::Ascending,
            Self::Number | Self::Total | Self::Placed => Direction::Descending,
        }
    }
}

impl Direction {
    fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_leave_the_url_bare() {
        assert_eq!(Query::default().url(), "/dashboard");
    }

    #[test]
    fn everything_a_visitor_chose_stands_in_the_url() {
        let query = Query {
            search: "ada & co".into(),
            status: Some(Status::Packed),
            sort: Sort {
                column: Column::Total,
                direction: Direction::Ascending,
            },
            page: Page(3),
            range: Range::Week,
        };
        assert_eq!(
            query.url(),
            "/dashboard?q=ada+%26+co&status=packed&sort=total&page=3&range=7d"
        );
    }

    #[test]
    fn a_second_click_on_a_column_turns_it_around() {
        let once = Query::default().sorted_by(Column::Customer);
        assert_eq!(once.sort.to_string(), "customer");
        assert_eq!(
            once.sorted_by(Column::Customer).sort.to_string(),
            "-customer"
        );
    }

    #[test]
    fn a_new_filter_starts_at_the_first_page() {
        let query = Query::default().on_page(4);
        assert_eq!(query.with_status(Some(Status::Placed)).page, Page(1));
        assert_eq!(query.with_range(Range::Hour).page, Page(4));
    }
}
