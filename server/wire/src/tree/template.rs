//! Templates: statics, each kept once.

use std::sync::Arc;

use crate::read::{Statics, TemplateId};

/// The static parts of a node: one more than it has slots.
#[derive(Debug, PartialEq, Eq)]
pub struct Template {
    parts: Vec<String>,
}

impl Template {
    /// The parts, in order.
    #[must_use]
    pub fn parts(&self) -> &[String] {
        &self.parts
    }

    /// How many slots stand between them.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.parts.len() - 1
    }
}

/// The templates that a tree has seen. They are never forgotten: a page has few.
#[derive(Debug, Clone, Default)]
pub(super) struct Templates(Vec<Arc<Template>>);

impl Templates {
    pub(super) fn intern(&mut self, statics: Statics<'_>) -> TemplateId {
        let parts = statics
            .iter()
            .map(|part| part.decode().into_owned())
            .collect();
        let template = Template { parts };
        let known = self.0.iter().position(|known| **known == template);
        let place = known.unwrap_or_else(|| {
            self.0.push(Arc::new(template));
            self.0.len() - 1
        });
        TemplateId::try_from(place).unwrap_or(TemplateId::MAX)
    }

    pub(super) fn get(&self, id: TemplateId) -> Option<&Arc<Template>> {
        self.0.get(id as usize)
    }
}
