use std::net::SocketAddr;

use super::{Answer, get};

/// A page that was loaded: what a browser knows before it opens a socket.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) address: SocketAddr,
    pub(crate) path: String,
    pub(crate) cookie: String,
    pub(crate) csrf: String,
    pub(crate) id: String,
    pub(crate) session: String,
    pub(crate) fixed: String,
    pub(crate) html: String,
}

impl Visit {
    /// Loads a page as a new visitor.
    pub(crate) async fn new(address: SocketAddr, path: &str) -> Self {
        let answer = get(address, path, "").await;
        let cookie = answer.header("set-cookie").unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        Self::read(address, path, cookie, &answer)
    }

    /// Loads a page with this visitor's cookie.
    pub(crate) async fn again(&self, path: &str) -> Self {
        let answer = get(self.address, path, &format!("cookie: {}\r\n", self.cookie)).await;
        Self::read(self.address, path, self.cookie.clone(), &answer)
    }

    fn read(address: SocketAddr, path: &str, cookie: String, answer: &Answer) -> Self {
        assert_eq!(answer.status, 200, "{}", answer.text());
        let html = answer.text();
        let view = after(html, "data-phx-main");
        Self {
            address,
            path: path.to_owned(),
            cookie,
            csrf: value(after(html, "name=\"csrf-token\""), "content"),
            id: value(after(html, "<body>"), "id"),
            session: value(view, "data-phx-session"),
            fixed: value(view, "data-phx-static"),
            html: html.to_owned(),
        }
    }

    pub(crate) fn topic(&self) -> String {
        format!("lv:{}", self.id)
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}{}", self.address, self.path)
    }
}

fn after<'h>(html: &'h str, text: &str) -> &'h str {
    html.split_once(text)
        .unwrap_or_else(|| panic!("no {text} in {html}"))
        .1
}

fn value(html: &str, attribute: &str) -> String {
    let rest = after(html, &format!(" {attribute}=\""));
    rest.split_once('"').unwrap().0.to_owned()
}
