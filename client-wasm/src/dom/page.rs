//! What all views of a page share: handles and templates.

use super::handles::Handles;
use super::template::Template;
use crate::platform::parts;
use std::cell::RefCell;

thread_local! {
    static PAGE: RefCell<Page> = const { RefCell::new(Page::new()) };
}

/// Everything that outlives a single view.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) handles: Handles,
    /// What was prepared: by the number of the statics, and by the namespace of the roots, or [`KEPT`](super::template::KEPT).
    templates: Vec<[Option<&'static Template>; 4]>,
}

impl Page {
    const fn new() -> Self {
        Self {
            handles: Handles::new(),
            templates: Vec::new(),
        }
    }

    /// Works on the page. Not to be nested.
    pub(crate) fn with<T>(work: impl FnOnce(&mut Self) -> T) -> T {
        PAGE.with(|page| work(&mut page.borrow_mut()))
    }

    /// The template of these statics, its roots in this namespace. Where they cannot be prepared: a template of one slot,
    /// for the HTML that they make.
    ///
    /// It lives as long as the page, that is, as long as this module.
    pub(crate) fn template(&mut self, number: u32, space: u32) -> Option<&'static Template> {
        let index = number as usize;
        while self.templates.len() <= index {
            self.templates.push([None; 4]);
        }
        let known = self.templates.get_mut(index)?.get_mut(space as usize)?;
        if known.is_none() {
            let template = Template::prepare(number, space)?;
            *known = Some(Box::leak(Box::new(template)));
        }
        *known
    }

    /// A slot of the template was given something that has no place of its own: half a tag.
    pub(crate) fn make_opaque(&mut self, number: u32) {
        parts::spoil(number);
        if let Some(known) = self.templates.get_mut(number as usize) {
            *known = [None; 4];
        }
    }
}

/// Forgets everything: another document is shown.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn forget() {
    Page::with(|page| *page = Page::new());
}
