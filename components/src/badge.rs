//! A short word with a colour.

use bennu::prelude::*;

/// What a colour says. Each tone is a class, `tone-good` for example, that sets the custom
/// properties `--tone` and `--tone-soft` for what is inside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Neutral,
    /// The page's own colour.
    Accent,
    /// As it should be.
    Good,
    /// Needs somebody soon.
    Warn,
    /// Went wrong.
    Bad,
    /// One more colour, to tell apart what is neither good nor bad.
    Violet,
}

impl Tone {
    /// The class that stands for this tone.
    pub fn class(self) -> &'static str {
        match self {
            Self::Neutral => "tone-neutral",
            Self::Accent => "tone-accent",
            Self::Good => "tone-good",
            Self::Warn => "tone-warn",
            Self::Bad => "tone-bad",
            Self::Violet => "tone-violet",
        }
    }
}

/// A small pill with a dot: the state of a row.
#[derive(Debug, Clone, Copy)]
pub struct Badge<C> {
    /// Its colour.
    pub tone: Tone,
    /// Its text.
    pub children: C,
}

impl<C: Template> Component for Badge<C> {
    fn render(self) -> impl Template {
        html! { span class={ "badge " (self.tone.class()) } { (self.children) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown;

    #[test]
    fn a_badge_carries_its_tone_and_escapes_its_text() {
        let html = shown(html! { Badge tone=(Tone::Warn) { ("<late>") } });
        assert_eq!(html, r#"<span class="badge tone-warn">&lt;late&gt;</span>"#);
    }
}
