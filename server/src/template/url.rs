//! Which URLs may stand in an attribute that a browser follows.
//!
//! The scheme is found the way the URL standard's parser finds it (WHATWG URL, section 4.4: leading
//! control characters and spaces are dropped, tabs and line breaks are dropped everywhere), so that
//! what is judged here is what the browser will see.
//!
//! Allowed are URLs without a scheme (relative ones, `/path`, `?query`, `#fragment`, `//host/path`)
//! and those of the schemes in [`SCHEMES`]. A link to another host is no attack on the page that shows
//! it, so `//host` is as good as `https://host` here; where staying on the origin matters (redirects
//! and live navigation), the server decides that on its own. Everything else, known to be harmful or
//! unknown, is replaced by [`REFUSED`].

/// What stands in the place of a URL that is not allowed. It leads nowhere and can be searched for.
pub(crate) const REFUSED: &str = "about:invalid#bennu";

/// Schemes that run no script in the page that shows them. `blob:` URLs of a page's own making show
/// images that are about to be uploaded; `tel:`, `sms:` and `mailto:` hand over to another program.
const SCHEMES: [&str; 6] = ["http", "https", "mailto", "tel", "sms", "blob"];

/// Appends the URL that `push` appends, escaped, if it is allowed; else [`REFUSED`].
///
/// Escaped or not makes no difference here: what is escaped can be part of no scheme.
#[inline]
pub(crate) fn push_judged(html: &mut String, push: impl FnOnce(&mut String)) {
    let start = html.len();
    push(html);
    if !is_allowed(&html[start..]) {
        html.truncate(start);
        html.push_str(REFUSED);
    }
}

fn is_allowed(url: &str) -> bool {
    let url = url.trim_start_matches(|c| c <= ' ').bytes();
    let seen = url.filter(|byte| !matches!(byte, b'\t' | b'\n' | b'\r'));
    let has_scheme = seen
        .clone()
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
        && seen.clone().find(|&byte| !is_scheme_byte(byte)) == Some(b':');
    let scheme = seen
        .take_while(|&byte| byte != b':')
        .map(|byte| byte.to_ascii_lowercase());
    !has_scheme
        || SCHEMES
            .iter()
            .any(|allowed| scheme.clone().eq(allowed.bytes()))
}

fn is_scheme_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(url: &str) -> String {
        let mut html = String::from("before ");
        push_judged(&mut html, |html| html.push_str(url));
        html.split_off("before ".len())
    }

    #[test]
    fn harmless_urls_stay_as_they_are() {
        for url in [
            "",
            "/",
            "/a?b=c:d#e",
            "?q=javascript:1",
            "#javascript:",
            "a/b",
            "./a:b",
            "http://example.com",
            "HTTPS://example.com/ä",
            "//example.com/x",
            "mailto:a@b.c",
            "tel:+1",
            "sms:+1",
            "blob:https://example.com/1",
            "1javascript:alert(1)",
            ":",
            "a b:c",
            "été:x",
        ] {
            assert_eq!(judged(url), url);
        }
    }

    #[test]
    fn urls_that_run_or_embed_something_are_refused() {
        for url in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "java\r\nscript:alert(1)",
            "\tjavascript:alert(1)",
            "javascript\t:alert(1)",
            "j\na\nv\na\ns\nc\nr\ni\np\nt\n:alert(1)",
            "\0javascript:alert(1)",
            "javascript://example.com/%0aalert(1)",
            "data:text/html,<script>alert(1)</script>",
            "data:image/svg+xml;base64,AAAA",
            "vbscript:msgbox(1)",
            "livescript:1",
            "mocha:1",
            "file:///etc/passwd",
            "filesystem:https://example.com/x",
            "view-source:https://example.com",
            "about:blank",
            "ws://example.com",
            "intent://x#Intent;end",
            "feed:javascript:alert(1)",
            "jar:https://example.com!/x",
            "unknown:x",
            "a+b-c.d:x",
        ] {
            assert_eq!(judged(url), REFUSED, "{url:?}");
        }
    }
}
