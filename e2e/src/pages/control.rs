//! A form with every kind of control, checked while it is filled in.

use bennu::form::Form;
use bennu::prelude::*;
use serde::{Deserialize, Serialize};

/// The view.
#[derive(Debug, Default)]
pub struct Control {
    form: Form<Person>,
    saved: Vec<String>,
    changes: u32,
}

/// What is filled in.
#[derive(Debug, Deserialize, Serialize)]
pub struct Person {
    /// Not blank.
    #[serde(default)]
    pub name: String,
    /// A whole number.
    #[serde(default)]
    pub age: Option<u8>,
    /// Many lines.
    #[serde(default)]
    pub about: String,
    /// One of three.
    #[serde(default)]
    pub color: String,
    /// One of two.
    #[serde(default)]
    pub size: String,
    /// Must be ticked.
    #[serde(default)]
    pub terms: bool,
    /// A part of its own.
    pub address: Address,
}

/// Where somebody lives.
#[derive(Debug, Deserialize, Serialize)]
pub struct Address {
    /// Not blank.
    #[serde(default)]
    pub city: String,
}

impl Person {
    fn example(address: Address) -> Self {
        Self {
            name: "Ada".to_owned(),
            age: Some(36),
            about: "sums".to_owned(),
            color: "green".to_owned(),
            size: "large".to_owned(),
            terms: true,
            address,
        }
    }
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// A control changed.
    #[event(form = "person")]
    Validate(Form<Person>),
    /// The form was sent.
    #[event(form = "person")]
    Save(Form<Person>),
    /// Fills the form in from the server's side.
    Example,
}

impl Control {
    fn check(mut form: Form<Person>) -> Form<Person> {
        form.validate(|person, errors| {
            if person.name.trim().is_empty() {
                errors.add("name", "can't be blank");
            }
            if person.age.is_none() {
                errors.add("age", "can't be blank");
            }
            if person.address.city.trim().is_empty() {
                errors.add("address[city]", "can't be blank");
            }
            if !person.terms {
                errors.add("terms", "must be accepted");
            }
        });
        form
    }
}

impl LiveView for Control {
    type Event = Msg;

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self::default())
    }

    async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
        match event {
            Msg::Validate(form) => {
                self.changes += 1;
                self.form = Self::check(form);
            }
            Msg::Save(form) => {
                self.form = Self::check(form);
                if self.form.is_valid() {
                    self.saved.push(self.form.value("name").to_owned());
                    self.form = Form::default();
                }
            }
            Msg::Example => {
                let address = Address {
                    city: "London".to_owned(),
                };
                self.form = Form::with_values("person", &Person::example(address))?;
            }
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        let form = &self.form;
        html! {
            form #person phx-change=(Msg::VALIDATE) phx-submit=(Msg::SAVE) {
                input #name name="person[name]" value=(form.value("name"));
                (errors(form, "name"))
                input #age name="person[age]" inputmode="numeric" value=(form.value("age"));
                (errors(form, "age"))
                textarea #about name="person[about]" { (form.value("about")) }
                select #color name="person[color]" {
                    @for color in ["red", "green", "blue"], key=(color) {
                        option value=(color) selected[form.value("color") == color] { (color) }
                    }
                }
                @for size in ["small", "large"], key=(size) {
                    label {
                        input type="radio" id=(size) name="person[size]" value=(size) checked[form.value("size") == size];
                        (size)
                    }
                }
                input type="hidden" name="person[terms]" value="false";
                input #terms type="checkbox" name="person[terms]" value="true" checked[form.value("terms") == "true"];
                (errors(form, "terms"))
                input #city name="person[address][city]" value=(form.value("address[city]"));
                (errors(form, "address[city]"))
                button #save phx-disable-with="saving" { "save" }
            }
            button #example phx-click=(Msg::Example) { "example" }
            p #changes { (self.changes) }
            ul #saved { @for name in &self.saved { li { (name) } } }
        }
    }
}

fn errors<'f>(form: &'f Form<Person>, field: &'static str) -> impl Template + 'f {
    html! {
        @for error in form.errors(field) {
            p .error data-for=(field) { (error) }
        }
    }
}
