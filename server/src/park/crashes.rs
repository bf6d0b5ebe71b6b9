//! How often the view of a page crashed lately, so that one that cannot live is not started for ever.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use super::ViewId;

#[derive(Debug)]
pub(super) struct Crashes {
    most: u32,
    recent: HashMap<ViewId, Vec<Instant>>,
}

const WINDOW: Duration = Duration::from_secs(60);
/// Above this many pages, those whose crashes are long past are forgotten.
const TIDY_ABOVE: usize = 256;

impl Crashes {
    pub(super) fn new(most: u32) -> Self {
        Self {
            most,
            recent: HashMap::new(),
        }
    }

    pub(super) fn count(&mut self, id: ViewId, now: Instant) {
        if self.recent.len() > TIDY_ABOVE {
            self.recent
                .retain(|_, times| times.iter().any(|time| now - *time < WINDOW));
        }
        let times = self.recent.entry(id).or_default();
        times.retain(|time| now - *time < WINDOW);
        times.push(now);
    }

    /// Whether the page has to wait until a minute with few crashes has passed.
    pub(super) fn is_barred(&self, id: ViewId, now: Instant) -> bool {
        let times = self.recent.get(&id).map_or(&[][..], Vec::as_slice);
        let lately = times.iter().filter(|time| now - **time < WINDOW).count();
        lately > self.most as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_a_page_at_one_crash_more_than_allowed() {
        let mut crashes = Crashes::new(3);
        let (id, start) = (ViewId([1; 12]), Instant::now());
        for _ in 0..3 {
            crashes.count(id, start);
        }
        assert!(!crashes.is_barred(id, start));
        crashes.count(id, start);
        assert!(crashes.is_barred(id, start));
        assert!(!crashes.is_barred(ViewId([2; 12]), start));
        assert!(!crashes.is_barred(id, start + WINDOW));
    }

    #[test]
    fn forgets_what_is_long_past() {
        let mut crashes = Crashes::new(3);
        let start = Instant::now();
        for number in 0..=u16::try_from(TIDY_ABOVE).unwrap() {
            let mut id = [0; 12];
            id[..2].copy_from_slice(&number.to_le_bytes());
            crashes.count(ViewId(id), start);
        }
        crashes.count(ViewId([9; 12]), start + WINDOW);
        assert_eq!(crashes.recent.len(), 1);
    }
}
