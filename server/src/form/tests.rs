use serde::Deserialize;

use super::*;

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct Profile {
    name: String,
    age: u8,
    terms: bool,
    tags: Vec<String>,
    address: Address,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct Address {
    zip: String,
}

fn changed(text: &str, target: &str) -> Form<Profile> {
    let meta = serde_json::json!({"_target": target}).to_string();
    Form::decode(Payload::form(text, Some(&meta)), "p").unwrap()
}

fn submitted(text: &str) -> Form<Profile> {
    Form::decode(Payload::form(text, None), "p").unwrap()
}

const GOOD: &str = "p[name]=Ann&p[age]=42&p[terms]=on&p[tags][]=a&p[tags][]=b&p[address][zip]=0815";

#[test]
fn a_form_that_fits_is_data() {
    let form = submitted(GOOD);
    assert!(form.is_valid() && form.is_submitted());
    let data = form.into_data().unwrap();
    let address = Address {
        zip: "0815".to_owned(),
    };
    let tags = vec!["a".to_owned(), "b".to_owned()];
    assert_eq!(
        data,
        Profile {
            name: "Ann".to_owned(),
            age: 42,
            terms: true,
            tags,
            address
        }
    );
}

#[test]
fn what_is_typed_is_kept_as_it_is() {
    let form = submitted("p[name]= Ann &p[age]=abc&p[address][zip]=x");
    assert_eq!(form.value("name"), " Ann ");
    assert_eq!(form.value("age"), "abc");
    assert_eq!(form.value("address[zip]"), "x");
    assert_eq!(form.value("nothing"), "");
    assert_eq!(form.value("address"), "");
    assert!(!form.is_checked("terms"));
}

#[test]
fn several_values_are_listed() {
    let form = submitted("p[tags][]=a&p[tags][]=b&p[lines][10][x]=1&p[lines][2][x]=2");
    assert_eq!(form.values("tags").collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(form.keys("lines").collect::<Vec<_>>(), ["2", "10"]);
    assert_eq!(form.values("none").count(), 0);
}

#[test]
fn mistakes_show_on_used_fields_only() {
    let form = changed(
        "p[_unused_name]=&p[name]=&p[age]=abc&p[address][_unused_zip]=&p[address][zip]=",
        "p[age]",
    );
    assert_eq!(form.errors("age"), ["is not a whole number"]);
    assert!(form.is_used("age") && !form.is_used("name"));
    assert!(!form.is_used("address") && !form.is_used("address[zip]"));
    assert!(!form.is_used("nothing"));
    assert!(!form.is_valid());
}

#[test]
fn submitting_uses_every_field() {
    let form = submitted("p[name]=Ann");
    assert_eq!(form.errors("age"), ["is missing"]);
    assert!(form.is_used("terms"));
}

#[test]
fn a_field_that_holds_others_is_used_when_one_of_them_is() {
    let form = changed(
        "p[address][zip]=1&p[address][_unused_city]=&p[address][city]=",
        "p[address][zip]",
    );
    assert!(form.is_used("address") && form.is_used("address[zip]"));
    assert!(!form.is_used("address[city]"));
}

#[test]
fn a_list_is_marked_by_its_name() {
    let form = changed("p[_unused_tags][]=&p[tags][]=a", "p[name]");
    assert!(!form.is_used("tags"));
    assert!(changed("p[tags][]=a", "p[tags][]").is_used("tags"));
}

#[test]
fn the_target_is_a_field_of_the_form() {
    assert_eq!(
        changed(GOOD, "p[address][zip]").target(),
        Some("address[zip]")
    );
    assert_eq!(changed(GOOD, "p[tags][]").target(), Some("tags"));
    assert_eq!(changed(GOOD, "undefined").target(), None);
    assert!(!changed(GOOD, "undefined").is_submitted());
}

/// Copying the path for every key of it would take minutes.
#[test]
fn a_long_target_is_put_together_once() {
    let target = format!("p[a]{}", "[b]".repeat(300_000));
    let form = changed(GOOD, &target);
    assert_eq!(form.target().map(str::len), Some(900_001));
}

#[test]
fn extras_come_with_the_form() {
    let form: Form<Profile> =
        Form::decode(Payload::form(GOOD, Some(r#"{"row":"7"}"#)), "p").unwrap();
    assert_eq!(form.extra("row"), Some("7"));
    assert_eq!(form.extra("name"), None);
}

#[test]
fn checks_run_on_what_fits() {
    let mut form = submitted(GOOD);
    form.validate(|profile, errors| {
        if profile.age < 50 {
            errors.add("age", "is too young");
        }
    });
    assert_eq!(form.errors("age"), ["is too young"]);
    assert!(!form.is_valid() && form.data().is_some());
    assert!(form.into_data().is_none());

    let mut wrong = submitted("p[age]=x");
    wrong.validate(|_, _| panic!("there is nothing to check"));
}

#[test]
fn names_and_ids_follow_the_prefix() {
    let form: Form<Profile> = Form::new("profile");
    assert_eq!(form.name("age"), "profile[age]");
    assert_eq!(form.name("address[zip]"), "profile[address][zip]");
    assert_eq!(form.name("tags[]"), "profile[tags][]");
    assert_eq!(form.id("address[zip]"), "profile_address_zip");
    let plain: Form<Profile> = Form::default();
    assert_eq!(
        (plain.name("a[b]"), plain.id("a[b]")),
        ("a[b]".to_owned(), "a_b".to_owned())
    );
}

#[test]
fn a_new_form_shows_nothing_wrong() {
    let mut form: Form<Profile> = Form::new("p");
    form.add_error("name", "can't be blank");
    assert!(form.errors("name").is_empty());
    assert_eq!(form.all_errors().to_string(), "name: can't be blank");
}

#[test]
fn errors_can_be_shown_from_the_start_and_hidden_again() {
    let mut form: Form<Profile> = Form::new("p");
    form.add_error("name", "is taken");
    form.show_errors();
    assert_eq!(form.errors("name"), ["is taken"]);
    assert!(form.errors("age").is_empty());
    form.hide_errors();
    assert!(form.errors("name").is_empty());
    assert_eq!(form.all_errors().to_string(), "name: is taken");
}

#[test]
fn two_forms_of_one_kind_have_ids_of_their_own() {
    let [first, second] = ["edit-1", "edit-2"].map(|id| Form::<Profile>::new("p").with_id(id));
    assert_eq!(first.id("address[zip]"), "edit-1_address_zip");
    assert_eq!(second.id("address[zip]"), "edit-2_address_zip");
    assert_eq!(first.name("address[zip]"), second.name("address[zip]"));
}

#[test]
fn a_form_can_start_with_values() {
    let address = Address {
        zip: "0815".to_owned(),
    };
    let profile = Profile {
        name: "Ann".to_owned(),
        age: 42,
        terms: true,
        tags: vec![],
        address,
    };
    let form: Form<Profile> = Form::with_values("p", &profile).unwrap();
    assert_eq!(
        (form.value("age"), form.value("address[zip]")),
        ("42", "0815")
    );
    assert!(form.is_checked("terms"));
}

#[test]
fn without_a_prefix_the_fields_stand_alone() {
    let form: Form<Address> =
        Form::decode(Payload::form("zip=1", Some(r#"{"_target":"zip"}"#)), "").unwrap();
    assert_eq!(form.data().unwrap().zip, "1");
    assert_eq!(form.target(), Some("zip"));
}

#[test]
fn a_form_may_be_sent_as_json() {
    let payload = Payload::json(r#"{"p":{"zip":815}}"#);
    let form: Form<Address> = Form::decode(payload, "p").unwrap();
    assert_eq!(
        (form.value("zip"), form.data().unwrap().zip.as_str()),
        ("815", "815")
    );
}

#[test]
fn a_payload_without_the_form_is_an_empty_form() {
    let form: Form<Address> = Form::decode(Payload::form("x=1&p=2", None), "p").unwrap();
    assert_eq!(form.errors("zip"), ["is missing"]);
}
