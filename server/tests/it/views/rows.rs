use bennu::prelude::*;

use super::Mounts;

/// A stream that can be hidden while its rows go on.
pub(crate) struct Rows {
    rows: Stream<u32>,
    is_shown: bool,
    is_resumable: bool,
    /// Rows that come one by one each time that the stream is filled.
    more: u32,
    clicks: u32,
}

#[derive(Event)]
pub(crate) enum Change {
    Insert { count: u32 },
    Show { is_shown: bool },
    Reset,
    More { count: u32 },
}

impl LiveView for Rows {
    type Event = Change;

    async fn mount(mount: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        cx.state::<Mounts>()
            .0
            .fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let mut rows = Stream::new(|row: &u32| format!("row-{row}"));
        rows.reset(0..mount.params().parse("rows").unwrap_or(2));
        Ok(Self {
            rows,
            is_shown: true,
            is_resumable: mount.params().get("resumable").is_some(),
            more: 0,
            clicks: 0,
        })
    }

    fn resumable(&self) -> bool {
        self.is_resumable
    }

    async fn resumed(&mut self, _: &mut Context<Self>) -> Result {
        self.rows.extend([7, 8]);
        self.insert(self.more);
        Ok(())
    }

    async fn handle_event(&mut self, event: Change, _: &mut Context<Self>) -> Result {
        self.clicks += 1;
        match event {
            Change::Insert { count } => self.insert(count),
            Change::Show { is_shown } => self.is_shown = is_shown,
            Change::Reset => self.rows.reset([9]),
            Change::More { count } => self.more = count,
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            p { (self.clicks) }
            @if self.is_shown {
                ul id="rows" phx-update="stream" {
                    @stream (id, row) in &self.rows { li id=(id) { (*row) } }
                }
            }
        }
    }
}

impl Rows {
    fn insert(&mut self, count: u32) {
        (100..100 + count).for_each(|row| self.rows.insert(At::Last, row));
    }
}
