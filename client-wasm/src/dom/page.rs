//! What all views of a page share: handles, names of attributes, templates.

use super::handles::Handles;
use super::template::scan::{Scan, scan};
use super::template::{Template, prepare};
use crate::platform::parts;
use bennu_wire::read::Statics;
use std::cell::RefCell;

thread_local! {
    static PAGE: RefCell<Page> = const { RefCell::new(Page::new()) };
}

/// Everything that outlives a single view.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) handles: Handles,
    pub(crate) names: Names,
    statics: Vec<Known>,
}

/// Statics seen before, and what was made of them.
#[derive(Debug)]
struct Known {
    /// As they stood in the message.
    key: Box<str>,
    parts: Vec<String>,
    /// `None`: a slot is where none can be.
    scan: Option<Scan>,
    /// By the namespace of the roots.
    prepared: [Option<&'static Template>; 3],
}

impl Page {
    const fn new() -> Self {
        Self {
            handles: Handles::new(),
            names: Names(Vec::new()),
            statics: Vec::new(),
        }
    }

    /// Works on the page. Not to be nested.
    pub(crate) fn with<T>(work: impl FnOnce(&mut Self) -> T) -> T {
        PAGE.with(|page| work(&mut page.borrow_mut()))
    }

    /// A number for these statics; the same for the same statics.
    pub(crate) fn know(&mut self, statics: Statics<'_>) -> u32 {
        let key = statics.raw().as_str();
        if let Some(known) = self.statics.iter().position(|known| *known.key == *key) {
            return known as u32;
        }
        let parts: Vec<String> = statics
            .iter()
            .map(|part| part.decode().into_owned())
            .collect();
        let scan = scan(&parts);
        self.statics.push(Known {
            key: key.into(),
            parts,
            scan,
            prepared: Default::default(),
        });
        self.statics.len() as u32 - 1
    }

    /// The template of these statics, its roots in this namespace. Where they cannot be prepared: a template of one slot,
    /// for the HTML that they make.
    ///
    /// It lives as long as the page, that is, as long as this module.
    pub(crate) fn template(&mut self, number: u32, space: u32) -> Option<&'static Template> {
        let (index, space) = (number as usize, space as usize);
        if let Some(template) = self.statics.get(index)?.prepared.get(space)? {
            return Some(template);
        }
        let scan = self.statics[index].scan.take();
        let mut template = scan
            .as_ref()
            .and_then(|scan| prepare(scan, self, space as u32));
        if template.is_none() {
            template = prepare(&super::template::scan::scan(&["", ""])?, self, space as u32);
            template
                .iter_mut()
                .for_each(|template| template.is_opaque = true);
        }
        let template =
            template.map(|template| &*Box::leak(Box::new(Template { number, ..template })));
        let known = &mut self.statics[index];
        known.scan = scan;
        known.prepared[space] = template;
        template
    }

    /// The parts of a template.
    pub(crate) fn statics(&self, number: u32) -> &[String] {
        self.statics
            .get(number as usize)
            .map_or(&[], |known| &known.parts)
    }

    /// A slot of the template was given something that has no place of its own: half a tag.
    pub(crate) fn make_opaque(&mut self, number: u32) {
        if let Some(known) = self.statics.get_mut(number as usize) {
            (known.scan, known.prepared) = (None, Default::default());
        }
    }
}

/// Attribute names by number.
#[derive(Debug)]
pub(crate) struct Names(Vec<Box<str>>);

impl Names {
    /// The number of a name.
    pub(crate) fn intern(&mut self, name: &str) -> u32 {
        if let Some(number) = self.0.iter().position(|known| **known == *name) {
            return number as u32;
        }
        self.0.push(name.into());
        parts::intern(name)
    }

    /// The name with this number.
    pub(crate) fn name(&self, number: u32) -> &str {
        self.0.get(number as usize).map_or("", |name| name)
    }
}

/// Forgets everything: another document is shown.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn forget() {
    Page::with(|page| *page = Page::new());
}
