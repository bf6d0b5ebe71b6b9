//! Views that only some visitors may see: no way leads around their guard, neither a page nor a socket.

use bennu::prelude::*;
use serde_json::{Value, json};

use crate::support::{Client, Running, Visit, get, join_payload, live, serve, wide};
use crate::views::{Other, Probe};

fn signed_in(mount: &Mount<'_>) -> Result {
    match mount.session().get::<String>("user") {
        Some(_) => Ok(()),
        None => Err(Error::redirect("/other")),
    }
}

fn admin(mount: &Mount<'_>) -> Result {
    match mount.session().get::<String>("user").as_deref() {
        Some("admin") => Ok(()),
        _ => Err(Error::not_found()),
    }
}

/// A server with open views, some for users, some for admins; and the cookies of both.
async fn start() -> (Running, [String; 2]) {
    let (open, mounts) = live(wide());
    let cookies = open.session_cookie();
    let app = open.scope(signed_in, |live| {
        live.live::<Probe>("/mine")
            .live::<Other>("/mine/other")
            .scope(admin, |live| live.live::<Probe>("/admin"))
    });
    let server = serve((app, mounts), Default::default()).await;
    let cookie = |user: &str| {
        let mut session = cookies.create().unwrap();
        session.set("user", user);
        let header = cookies.write(&session, false).unwrap();
        let text = header.to_str().unwrap();
        format!("cookie: {}\r\n", text.split(';').next().unwrap())
    };
    let users = [cookie("ann"), cookie("admin")];
    (server, users)
}

#[tokio::test]
async fn a_page_is_shown_to_those_whom_all_its_guards_let_in() {
    let (server, [user, admin]) = start().await;
    for (path, cookie, status) in [
        ("/probe", "", 200),
        ("/mine", "", 302),
        ("/admin", "", 302),
        ("/mine", &user, 200),
        ("/mine/other", &user, 200),
        ("/admin", &user, 404),
        ("/admin", &admin, 200),
    ] {
        let answer = get(server.address, path, cookie).await;
        assert_eq!(answer.status, status, "{path} {cookie}");
    }
}

/// The page of an open view, joined as if it were at another address.
async fn joined_as(visit: &Visit, field: &str, path: &str) -> Value {
    let mut client = Client::connect(visit).await;
    let mut payload = join_payload(visit, 0);
    payload.as_object_mut().unwrap().remove("url");
    payload[field] = json!(format!("http://{}{path}", visit.address));
    client.join_with(visit, payload).await
}

#[tokio::test]
async fn a_page_does_not_navigate_from_one_scope_to_another() {
    let (server, _) = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    for path in ["/mine", "/mine/other", "/admin"] {
        for field in ["redirect", "url"] {
            let reply = joined_as(&visit, field, path).await;
            let refused = json!({"status": "error", "response": {"reason": "unauthorized"}});
            assert_eq!(reply, refused, "{field} {path}");
        }
    }
    let reply = joined_as(&visit, "redirect", "/other").await;
    assert_eq!(reply["status"], "ok", "{reply}");
}

#[tokio::test]
async fn a_patch_stays_in_the_scope() {
    let (server, _) = start().await;
    let visit = Visit::new(server.address, "/probe").await;
    let (mut client, _) = Client::join(&visit).await;
    let reply = client.click(&visit, "patch", json!({"to": "/mine"})).await;
    assert_eq!(
        reply["response"]["diff"]["e"][0][0], "bennu:error",
        "{reply}"
    );
    let url = format!("http://{}/mine", visit.address);
    let reference = client
        .send("1", &visit.topic(), "live_patch", json!({"url": url}))
        .await;
    let reply = client.reply(&reference).await;
    assert_eq!(reply["response"], json!({"link_redirect": true}), "{reply}");
}
