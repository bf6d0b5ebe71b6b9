//! Where a callback sends the browser, and which destinations are allowed.

use http::StatusCode;

/// A destination and the way there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Navigation {
    way: Way,
    to: String,
    /// Of a page that is answered with it.
    status: StatusCode,
}

/// How the browser gets there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Same view, other parameters.
    Patch { replace: bool },
    /// Another view, same socket.
    Live { replace: bool },
    /// A page load within this site.
    Redirect,
    /// A page load anywhere.
    External,
}

impl Navigation {
    pub(crate) fn new(way: Way, to: String) -> Self {
        Self {
            way,
            to,
            status: StatusCode::FOUND,
        }
    }

    pub(crate) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    pub(crate) fn redirect(to: String) -> Self {
        Self::new(Way::Redirect, to)
    }

    pub(crate) fn navigate(to: String) -> Self {
        Self::new(Way::Live { replace: false }, to)
    }

    pub(crate) fn way(&self) -> Way {
        self.way
    }

    pub(crate) fn to(&self) -> &str {
        &self.to
    }

    /// Whether a browser would stay on this site, or for an external destination get to a web page.
    pub(crate) fn is_allowed(&self) -> bool {
        let leads_on = match self.way {
            Way::Patch { .. } | Way::Live { .. } | Way::Redirect => is_local_path(&self.to),
            Way::External => is_web_url(&self.to),
        };
        leads_on && is_redirection(self.status)
    }

    /// The word that history entries of this way are named by.
    pub(crate) fn kind(&self) -> &'static str {
        match self.way {
            Way::Patch { replace: true } | Way::Live { replace: true } => "replace",
            Way::Patch { .. } | Way::Live { .. } | Way::Redirect | Way::External => "push",
        }
    }
}

/// Whether browsers follow an answer with this status.
fn is_redirection(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// A path from the root. Browsers read `\` as `/` and drop tabs and line breaks, so that `/\evil.com` and
/// `/<tab>/evil.com` would leave the site.
fn is_local_path(to: &str) -> bool {
    to.starts_with('/')
        && !to.starts_with("//")
        && !to.contains(|c: char| c == '\\' || c.is_control())
}

fn is_web_url(to: &str) -> bool {
    !to.contains(char::is_control)
        && url::Url::parse(to).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_redirects_on_the_site() {
        let check = |to: &str, allowed| {
            assert_eq!(
                Navigation::redirect(to.into()).is_allowed(),
                allowed,
                "{to:?}"
            );
        };
        for local in ["/", "/a/b?c=d#e", "/a//b", "/%2F/evil.com", "/a:b"] {
            check(local, true);
        }
        for foreign in [
            "",
            "a",
            "?a",
            "#a",
            "//evil.com",
            "///evil.com",
            "/\\evil.com",
            "\\\\evil.com",
            "/\t/evil.com",
            "/\n/evil.com",
            "/\r/evil.com",
            "/\0",
            "/a\\b",
            "http://evil.com",
            "https:evil.com",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            " /a",
            "\u{1}/a",
            "/a\u{85}b",
        ] {
            check(foreign, false);
        }
    }

    #[test]
    fn a_redirect_has_a_status_that_browsers_follow() {
        for (status, allowed) in [
            (301, true),
            (303, true),
            (308, true),
            (200, false),
            (304, false),
        ] {
            let status = StatusCode::from_u16(status).unwrap();
            let navigation = Navigation::redirect("/".into()).with_status(status);
            assert_eq!(navigation.is_allowed(), allowed, "{status}");
        }
    }

    #[test]
    fn external_destinations_are_web_pages() {
        let check = |to: &str, allowed| {
            let navigation = Navigation::new(Way::External, to.into());
            assert_eq!(navigation.is_allowed(), allowed, "{to:?}");
        };
        check("https://example.com/a", true);
        check("http://example.com", true);
        for refused in [
            "/local",
            "javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "ftp://example.com",
            "https://exa\nmple.com",
            "vbscript:x",
            "file:///etc/passwd",
        ] {
            check(refused, false);
        }
    }
}
