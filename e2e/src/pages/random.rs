//! A page of every kind of slot, driven from one random state to the next.
//!
//! `/random?seed=S&steps=N` shows the state after `N` steps from seed `S`; the event `step` takes
//! one more. So what the page became by diffs can be held against what a first render says.

use bennu::prelude::*;

/// The view.
#[derive(Debug)]
pub struct Random {
    draw: Draw,
    state: State,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// One step on.
    Step,
}

/// A small generator, the same on every machine (Numerical Recipes, section 7.1).
#[derive(Debug)]
struct Draw(u32);

#[derive(Debug, Default)]
struct State {
    text: String,
    note: Option<String>,
    branch: u32,
    is_on: bool,
    raw: u32,
    items: Vec<Item>,
    loose: Vec<String>,
}

#[derive(Debug, Clone)]
struct Item {
    id: u32,
    text: String,
    note: Option<String>,
    tags: Vec<u32>,
}

const TEXTS: [&str; 8] = [
    "",
    "a",
    "two words",
    "<b>&amp;",
    "\"quotes\"",
    "\u{00e9}\u{1f600}",
    " spaced ",
    "long long long long",
];
const MARKUP: [&str; 4] = ["", "plain", "<i>one</i>", "<i>one</i> and <u>two</u>"];
const MOST_ITEMS: usize = 8;

impl Draw {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) % bound
    }

    fn chance(&mut self) -> bool {
        self.below(2) == 0
    }

    fn text(&mut self) -> String {
        TEXTS[self.below(8) as usize].to_owned()
    }

    fn note(&mut self) -> Option<String> {
        self.chance().then(|| self.text())
    }

    fn item(&mut self) -> Item {
        let tags = (0..self.below(4)).collect();
        Item {
            id: self.below(1000),
            text: self.text(),
            note: self.note(),
            tags,
        }
    }

    fn position(&mut self, length: usize) -> usize {
        self.below(u32::try_from(length.max(1)).unwrap_or(u32::MAX)) as usize
    }
}

impl State {
    fn step(&mut self, draw: &mut Draw) {
        for _ in 0..=draw.below(3) {
            self.change(draw);
        }
    }

    fn change(&mut self, draw: &mut Draw) {
        match draw.below(10) {
            0 => self.text = draw.text(),
            1 => self.note = draw.note(),
            2 => self.branch = draw.below(4),
            3 => self.is_on = !self.is_on,
            4 => self.raw = draw.below(4),
            5 => self.loose = (0..draw.below(4)).map(|_| draw.text()).collect(),
            6 => self.insert(draw),
            7 => self.shuffle(draw),
            8 => self.edit(draw),
            _ => self.remove(draw),
        }
    }

    fn insert(&mut self, draw: &mut Draw) {
        let item = draw.item();
        if self.items.len() < MOST_ITEMS && self.items.iter().all(|other| other.id != item.id) {
            let at = draw.position(self.items.len() + 1);
            self.items.insert(at, item);
        }
    }

    fn shuffle(&mut self, draw: &mut Draw) {
        for at in (1..self.items.len()).rev() {
            let other = draw.position(at + 1);
            self.items.swap(at, other);
        }
    }

    fn edit(&mut self, draw: &mut Draw) {
        let at = draw.position(self.items.len());
        if let Some(item) = self.items.get_mut(at) {
            *item = Item {
                id: item.id,
                ..draw.item()
            };
        }
    }

    fn remove(&mut self, draw: &mut Draw) {
        if !self.items.is_empty() {
            let at = draw.position(self.items.len());
            self.items.remove(at);
        }
    }
}

impl LiveView for Random {
    type Event = Msg;

    async fn mount(mount: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        let number = |name| mount.params().parse::<u32>(name).unwrap_or(0);
        let mut view = Self {
            draw: Draw(number("seed")),
            state: State::default(),
        };
        for _ in 0..number("steps") {
            view.state.step(&mut view.draw);
        }
        Ok(view)
    }

    async fn handle_event(&mut self, Msg::Step: Msg, _: &mut Context<Self>) -> Result {
        self.state.step(&mut self.draw);
        Ok(())
    }

    fn render(&self) -> impl Template {
        let State {
            text,
            note,
            branch,
            is_on,
            raw,
            items,
            loose,
        } = &self.state;
        html! {
            button #step phx-click=(Msg::Step) { "step" }
            div #shown {
                p { (text) }
                p { "around " (text) " it" (branch) }
                p title=(text) data-branch=(branch) class=(if *is_on { "on" } else { "off" }) { "attributes" }
                p title=[note.as_deref()] { @if let Some(note) = note { (note) } }
                input name="text" value=(text) disabled[*is_on];
                input type="checkbox" name="check" checked[*is_on];
                textarea name="area" { (text) }
                details open[*is_on] { summary { "more" } (text) }
                @match branch {
                    0 => { "nothing" }
                    1 => { p { "one " (text) } p { "two" } }
                    2 => { ul { @for item in items { li { (item.id) } } } }
                    _ => { @if *is_on { b { "on" } } @else { i { (text) } } "tail" }
                }
                div { "raw " (maud::PreEscaped(MARKUP[*raw as usize])) " raw" }
                @for word in loose { span { (word) } }
                table { tbody {
                    @for item in items, key=(item.id) {
                        tr id=(format!("item-{}", item.id)) {
                            td { (item.id) } td { (&item.text) }
                            td { @if let Some(note) = &item.note { em { (note) } } }
                            td { @for tag in &item.tags, key=(tag) { span .tag { (tag) } } }
                        }
                    }
                } }
                svg viewBox="0 0 10 10" {
                    @for item in items, key=(item.id) { circle cx=(item.id) r="1" {} }
                    @if *is_on { path d=(format!("M0 {branch}L9 9")) {} }
                }
            }
        }
    }
}
