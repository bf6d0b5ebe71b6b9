//! What a person sees, in a real browser: every spec with our client and with the official one.
//!
//! Run all with `cargo xtask test browser`, one with
//! `cargo test -p bennu-e2e --test browser -- --ignored counter::ours::a_click_changes_the_number`.

/// Makes a test of each function for each client, on the page at a path.
macro_rules! specs {
    ($scene:ident $path:literal: $($name:ident),+ $(,)?) => {
        mod ours {
            $(#[test]
            #[ignore = "drives a browser: cargo xtask test browser"]
            fn $name() {
                use bennu_e2e::{client::Client, stage::{play, Scene}};
                play(Scene::$scene, $path, Client::Ours, super::$name);
            })+
        }
        mod official {
            $(#[test]
            #[ignore = "drives a browser: cargo xtask test browser"]
            fn $name() {
                use bennu_e2e::{client::Client, stage::{play, Scene}};
                play(Scene::$scene, $path, Client::Official, super::$name);
            })+
        }
    };
}

mod bench_pages;
mod commands;
mod counter;
mod dashboard;
mod example;
mod failing;
mod feed;
mod forms;
mod gallery;
mod gallery_depth;
mod gallery_outages;
mod hooks;
mod identity;
mod keyboard;
mod limits;
mod list;
mod navigation;
mod network;
mod odd_markup;
mod official;
mod origin;
mod random;
mod reconnect;
mod recovery;
mod script;
mod sign_in;
mod sign_up;
mod slow;
mod templates;
mod two_windows;
mod typing;
mod xss;
