//! What controls know beyond their attributes: values, checkedness, selection, and what a form submits.

use super::arena::{Document, Id};

const CONTROLS: &[&str] = &[
    "button", "fieldset", "input", "output", "select", "textarea",
];
const NOT_EDITABLE: &[&str] = &[
    "button", "checkbox", "color", "file", "hidden", "image", "radio", "range", "reset", "submit",
];

impl Document {
    /// The control's type, as the property says it.
    pub(crate) fn control_type(&self, id: Id) -> String {
        let written = self
            .attribute(id, "type")
            .unwrap_or_default()
            .to_ascii_lowercase();
        match self.name(id) {
            "input" if written.is_empty() => "text".to_owned(),
            "button" if written.is_empty() => "submit".to_owned(),
            "select" if self.attribute(id, "multiple").is_some() => "select-multiple".to_owned(),
            "select" => "select-one".to_owned(),
            "textarea" => "textarea".to_owned(),
            _ => written,
        }
    }

    /// The `value` property.
    pub(crate) fn value(&self, id: Id) -> String {
        let Some(element) = self.element(id) else {
            return String::new();
        };
        if let Some(value) = &element.value {
            return value.clone();
        }
        match element.name.as_str() {
            "textarea" => self.text_content(id),
            "select" => self
                .selected_options(id)
                .first()
                .map_or_else(String::new, |&it| self.value(it)),
            "option" => self
                .attribute(id, "value")
                .map_or_else(|| self.text_content(id), str::to_owned),
            "input" if matches!(&*self.control_type(id), "checkbox" | "radio") => {
                self.attribute(id, "value").unwrap_or("on").to_owned()
            }
            _ => self.attribute(id, "value").unwrap_or_default().to_owned(),
        }
    }

    /// Sets the `value` property.
    pub(crate) fn set_value(&mut self, id: Id, value: &str) {
        if self.name(id) == "select" {
            for option in self.options(id) {
                let is_chosen = self.value(option) == value;
                self.set_checked(option, is_chosen);
            }
        } else if matches!(self.name(id), "input" | "textarea") {
            let end = value.encode_utf16().count() as u32;
            if let Some(element) = self.element_mut(id) {
                element.value = Some(value.to_owned());
                element.selection = (end, end);
            }
        } else {
            self.set_attribute(id, "value", value);
        }
    }

    /// The `checked` property of an input, or `selected` of an option.
    pub(crate) fn is_checked(&self, id: Id) -> bool {
        let Some(element) = self.element(id) else {
            return false;
        };
        let default = if element.name == "option" {
            "selected"
        } else {
            "checked"
        };
        element
            .checked
            .unwrap_or_else(|| self.attribute(id, default).is_some())
    }

    /// Sets `checked` or `selected`; the others of a radio group or a single select give way.
    pub(crate) fn set_checked(&mut self, id: Id, on: bool) {
        if on {
            for other in self.rivals(id) {
                if let Some(element) = self.element_mut(other) {
                    element.checked = Some(false);
                }
            }
        }
        if let Some(element) = self.element_mut(id) {
            element.checked = Some(on);
        }
    }

    fn rivals(&self, id: Id) -> Vec<Id> {
        if self.name(id) == "option" {
            let select = self.ancestors(id).find(|&node| self.name(node) == "select");
            return match select {
                Some(select) if self.attribute(select, "multiple").is_none() => {
                    self.options(select)
                }
                _ => Vec::new(),
            };
        }
        if self.control_type(id) != "radio" {
            return Vec::new();
        }
        let (name, form) = (self.attribute(id, "name"), self.form_of(id));
        let all = self.descendants(Self::ROOT).into_iter();
        all.filter(|&it| self.name(it) == "input" && self.control_type(it) == "radio")
            .filter(|&it| self.attribute(it, "name") == name && self.form_of(it) == form)
            .collect()
    }

    /// The options of a select.
    pub(crate) fn options(&self, select: Id) -> Vec<Id> {
        self.descendants(select)
            .into_iter()
            .filter(|&it| self.name(it) == "option")
            .collect()
    }

    fn selected_options(&self, select: Id) -> Vec<Id> {
        let options = self.options(select);
        let chosen: Vec<Id> = options
            .iter()
            .copied()
            .filter(|&it| self.is_checked(it))
            .collect();
        if self.attribute(select, "multiple").is_some() {
            return chosen;
        }
        let first = || {
            options
                .iter()
                .copied()
                .find(|&it| self.attribute(it, "disabled").is_none())
        };
        chosen.last().copied().or_else(first).into_iter().collect()
    }

    /// Whether the user types into it.
    pub(crate) fn is_editable(&self, id: Id) -> bool {
        match self.name(id) {
            "textarea" | "select" => true,
            "input" => !NOT_EDITABLE.contains(&&*self.control_type(id)),
            _ => false,
        }
    }

    /// The form that a control belongs to.
    pub(crate) fn form_of(&self, control: Id) -> Option<Id> {
        if let Some(id) = self.attribute(control, "form") {
            return self.find_id(id).filter(|&form| self.name(form) == "form");
        }
        self.ancestors(control)
            .skip(1)
            .find(|&node| self.name(node) == "form")
    }

    /// The element with this id.
    pub(crate) fn find_id(&self, id: &str) -> Option<Id> {
        self.descendants(Self::ROOT)
            .into_iter()
            .find(|&node| self.attribute(node, "id") == Some(id))
    }

    /// A form's controls, in document order.
    pub(crate) fn controls(&self, form: Id) -> Vec<Id> {
        let top = self.ancestors(form).last().unwrap_or(form);
        let all = self.descendants(top).into_iter();
        all.filter(|&it| CONTROLS.contains(&self.name(it)) && self.form_of(it) == Some(form))
            .collect()
    }

    /// Names and values that the form would submit.
    pub(crate) fn entries(&self, form: Id, submitter: Option<Id>) -> Vec<(String, String)> {
        let mut entries = Vec::new();
        for control in self.controls(form) {
            let name = self.attribute(control, "name").unwrap_or_default();
            if !name.is_empty() && !self.is_disabled(control) {
                let values = self.submitted(control, submitter);
                entries.extend(values.into_iter().map(|value| (name.to_owned(), value)));
            }
        }
        entries
    }

    fn submitted(&self, control: Id, submitter: Option<Id>) -> Vec<String> {
        match (self.name(control), &*self.control_type(control)) {
            ("select", _) => self
                .selected_options(control)
                .into_iter()
                .map(|it| self.value(it))
                .collect(),
            ("button", _) | ("input", "submit" | "image" | "button" | "reset")
                if submitter != Some(control) =>
            {
                Vec::new()
            }
            ("input", "file") | ("fieldset" | "output", _) => Vec::new(),
            ("input", "checkbox" | "radio") if !self.is_checked(control) => Vec::new(),
            _ => vec![self.value(control)],
        }
    }

    /// Whether the control, or a fieldset around it, is disabled.
    pub(crate) fn is_disabled(&self, control: Id) -> bool {
        self.attribute(control, "disabled").is_some()
            || self
                .ancestors(control)
                .any(|it| self.name(it) == "fieldset" && self.attribute(it, "disabled").is_some())
    }
}
