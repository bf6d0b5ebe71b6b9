//! Hostile text in every place where a template takes text.

use bennu::prelude::*;

/// Text that would run a script, break out of its place, or both, if it were spliced as it is.
/// Each calls `pwned` or `alert`, which count.
pub const HOSTILE: &[&str] = &[
    "<script>pwned++</script>",
    "<SCRIPT>pwned++</SCRIPT>",
    "<script src=data:,pwned++></script>",
    "<img src=x onerror=pwned++>",
    "<img src=x onerror='pwned++'>",
    "\"><img src=x onerror=pwned++>",
    "'><img src=x onerror=pwned++>",
    "<svg onload=pwned++>",
    "<svg><script>pwned++</script></svg>",
    "<svg><animate onbegin=pwned++ attributeName=x dur=1s>",
    "<math><mtext><script>pwned++</script></mtext></math>",
    "<body onload=pwned++>",
    "<details open ontoggle=pwned++>",
    "<input autofocus onfocus=pwned++>",
    "<iframe srcdoc='<script>parent.pwned++</script>'></iframe>",
    "<iframe src=javascript:parent.pwned++></iframe>",
    "<object data=javascript:pwned++></object>",
    "<a href=javascript:pwned++ autofocus>x</a>",
    "<video><source onerror=pwned++></video>",
    "<marquee onstart=pwned++>",
    "<style>@import 'javascript:pwned++'</style>",
    "<template><img src=x onerror=pwned++></template>",
    "</textarea><script>pwned++</script>",
    "</title><script>pwned++</script>",
    "</style><script>pwned++</script>",
    "</option></select><img src=x onerror=pwned++>",
    "</p></div><script>pwned++</script>",
    "--><script>pwned++</script>",
    "--!><img src=x onerror=pwned++>",
    "]]><script>pwned++</script>",
    "<!--<img src=x onerror=pwned++>-->",
    "<!><img src=x onerror=pwned++>",
    "\" onmouseover=\"pwned++",
    "\" autofocus onfocus=\"pwned++",
    "' onmouseover='pwned++",
    "x onmouseover=pwned++",
    "x\" onclick=pwned++ \"",
    "` onmouseover=pwned++",
    "javascript:pwned++",
    "JaVaScRiPt:pwned++",
    " javascript:pwned++",
    "java\tscript:pwned++",
    "java\nscript:pwned++",
    "java\rscript:pwned++",
    "\u{1}javascript:pwned++",
    "javascript\u{0}:pwned++",
    "javascript&colon;pwned++",
    "&#106;avascript:pwned++",
    "&#x6A&#x61vascript:pwned++",
    "data:text/html,<script>opener.pwned++</script>",
    "data:text/html;base64,PHNjcmlwdD5wd25lZCsrPC9zY3JpcHQ+",
    "vbscript:pwned++",
    "feed:javascript:pwned++",
    "//127.0.0.1:1/x",
    "/\\127.0.0.1:1/x",
    "&lt;img src=x onerror=pwned++&gt;",
    "&amp;lt;script&amp;gt;pwned++",
    "&#60;script&#62;pwned++&#60;/script&#62;",
    "{{constructor.constructor('pwned++')()}}",
    "${pwned++}",
    "<%= pwned++ %>",
    "[[\"exec\",{\"attr\":\"onclick\"}]]",
    "\\u003cscript\\u003epwned++\\u003c/script\\u003e",
    "<noscript><p title=\"</noscript><img src=x onerror=pwned++>\">",
    "<form><button formaction=javascript:pwned++>x</button></form>",
    "<base href=javascript:/a/-pwned++//>",
    "<link rel=stylesheet href=data:,*{}>",
    "<meta http-equiv=refresh content='0;url=javascript:pwned++'>",
    "<x/onclick=pwned++>x",
    "<a\u{c}href=javascript:pwned++>x</a>",
    "\u{2028}<script>pwned++</script>",
    "\u{feff}<script>pwned++</script>",
    "+ADw-script+AD4-pwned+-+ADw-/script+AD4-",
    "__proto__",
    "constructor",
];

/// The view.
#[derive(Debug, Default)]
pub struct Splices {
    payload: &'static str,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// Shows one of the hostile texts.
    Show {
        /// Which.
        index: usize,
    },
}

impl LiveView for Splices {
    type Event = Msg;

    async fn mount(mount: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        let index: Option<usize> = mount.params().parse("index");
        let payload = index.and_then(|index| HOSTILE.get(index)).copied();
        Ok(Self {
            payload: payload.unwrap_or("harmless"),
        })
    }

    async fn handle_event(&mut self, event: Msg, cx: &mut Context<Self>) -> Result {
        let Msg::Show { index } = event;
        self.payload = HOSTILE.get(index).copied().unwrap_or("harmless");
        cx.set_title(self.payload);
        Ok(())
    }

    fn render(&self) -> impl Template {
        let text = self.payload;
        html! {
            div #texts {
                p #text { (text) }
                p #between { "before " (text) " after" }
                p #twice { (text) (text) }
                b { @if !text.is_empty() { (text) } }
                ul { @for part in [text, text], key=(part.len()) { li { (part) } } }
                textarea #area name="area" { (text) }
                select { option #option value=(text) { (text) } }
                table { tbody { tr { td { (text) } } } }
                svg width="9" height="9" { title { (text) } text { (text) } }
                pre { (text) }
            }
            div #attributes {
                p #title title=(text) {}
                p #part title={ "before " (text) " after" } {}
                p #data data-payload=(text) {}
                p #class class=(text) {}
                p #maybe title=[Some(text)] {}
                p #aria aria-label=(text) {}
                input #value name="value" value=(text);
                input #placeholder name="placeholder" placeholder=(text);
            }
            div #links {
                a #link href=(text) { "link" }
                a #tail href={ "/search?q=" (text) } { "tail" }
                img #image src=(text) alt=(text);
                form #form action=(text) { button #submit type="button" formaction=(text) { "send" } }
                a #maybe-link href=[Some(text)] { "maybe" }
            }
            button #show phx-click="show" phx-value-index="0" { "show" }
            p #length { (text.chars().count()) }
        }
    }
}
