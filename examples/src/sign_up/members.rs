//! Those who signed up, newest first.

use bennu::prelude::*;
use bennu_components::Empty;

use super::accounts::Member;

/// The list beside the form.
pub fn card<'a>(members: &'a [Member], count: u32) -> impl Template + 'a {
    html! {
        section.card aria-labelledby="members-title" {
            header.card-head {
                div {
                    h2 id="members-title" { "Signed up" }
                    p { (count) @if count == 1 { " account so far" } @else { " accounts so far" } }
                }
            }
            div.card-body id="members" aria-live="polite" {
                @if members.is_empty() {
                    Empty title="Nobody yet" {
                        "Be the first. Open this page in a second window to see it happen."
                    }
                } @else {
                    ol.members { @for member in members, key=(member.id) { (row(member)) } }
                }
            }
        }
    }
}

fn row(member: &Member) -> impl Template {
    html! {
        li id={ "member-" (member.id) } {
            (avatar(member, "avatar"))
            div {
                p { (member.name) }
                small { "@" (member.username) }
            }
            small { (member.city) }
        }
    }
}

/// Initials on a colour of their own.
pub fn avatar<'a>(member: &'a Member, class: &'static str) -> impl Template + 'a {
    html! {
        span class=(class) style={ "--hue: " (hue(&member.username)) } aria-hidden="true" {
            (initials(&member.name))
        }
    }
}

fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next();
    let last = words.next_back();
    first
        .into_iter()
        .chain(last)
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

fn hue(username: &str) -> u32 {
    username
        .bytes()
        .fold(7_u32, |hue, byte| (hue * 31 + u32::from(byte)) % 360)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_the_first_and_last_name() {
        assert_eq!(initials("Ada King Lovelace"), "AL");
        assert_eq!(initials("plato"), "P");
        assert_eq!(initials("  "), "");
    }
}
