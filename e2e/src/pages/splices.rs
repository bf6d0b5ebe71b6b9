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
#[derive(Debug)]
pub struct Splices {
    payload: &'static str,
    /// How often the text changed: some places are made anew each time.
    shown: usize,
    items: Stream<&'static str>,
}

/// What the page can send.
#[derive(Debug, Event)]
pub enum Msg {
    /// Shows one of the hostile texts.
    Show {
        /// Which.
        index: usize,
    },
    /// Does nothing: its payload is what stands in the page.
    Say {
        /// Hostile, too.
        text: String,
    },
}

impl Splices {
    fn show(&mut self, index: Option<usize>) {
        let payload = index.and_then(|index| HOSTILE.get(index)).copied();
        self.payload = payload.unwrap_or("harmless");
        self.shown += 1;
        self.items.reset([self.payload]);
    }
}

impl LiveView for Splices {
    type Event = Msg;

    async fn mount(mount: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        let mut view = Self {
            payload: "",
            shown: 0,
            // A browser spells these two otherwise, and the official client finds no item by what it was sent then.
            items: Stream::new(|text| format!("item-{}", text.replace(['\r', '\0'], " "))),
        };
        view.show(mount.params().parse("index"));
        Ok(view)
    }

    async fn handle_event(&mut self, event: Msg, cx: &mut Context<Self>) -> Result {
        if let Msg::Show { index } = event {
            self.show(Some(index));
            cx.set_title(self.payload);
        }
        Ok(())
    }

    fn render(&self) -> impl Template {
        let text = self.payload;
        html! {
            div #texts {
                (self.texts())
                ul #stream phx-update="stream" {
                    @stream (id, item) in &self.items { li id=(id) title=(item) { (item) } }
                }
            }
            div #attributes { (attributes(text)) }
            div #links { (links(text)) }
            button #show phx-click="show" phx-value-index="0" { "show" }
            p #length { (text.chars().count()) }
        }
    }
}

impl Splices {
    fn texts(&self) -> impl Template {
        let text = self.payload;
        html! {
            p #text { (text) }
            p #between { "before " (text) " after" }
            p #twice { (text) (text) }
            b { @if !text.is_empty() { (text) } }
            p #branch { @if self.shown.is_multiple_of(2) { b { (text) } } @else { i { (text) } } }
            ul { @for part in [text, text], key=(part.len()) { li { (part) } } }
            textarea #area name="area" { (text) }
            select { option #option value=(text) { (text) } }
            table { tbody { tr { td { (text) } } } }
            svg width="9" height="9" { title { (text) } text { (text) } }
            pre { (text) }
            Quote source=(text) remark={ b title=(text) { (text) } } { (text) " and " i { (text) } }
        }
    }
}

/// A component whose arguments are hostile.
struct Quote<'a, R, C> {
    source: &'a str,
    remark: R,
    children: C,
}

impl<R: Template, C: Template> Component for Quote<'_, R, C> {
    fn render(self) -> impl Template {
        html! {
            figure #quote title=(self.source) {
                blockquote { (self.children) }
                figcaption { (self.source) (self.remark) }
            }
        }
    }
}

fn attributes(text: &str) -> impl Template {
    html! {
        p #title title=(text) {}
        p #part title={ "before " (text) " after" } {}
        p #data data-payload=(text) {}
        p #class class=(text) {}
        p #toggled .a .(text) .b[text.is_empty()] {}
        p #maybe title=[Some(text)] {}
        p #aria aria-label=(text) {}
        p #list ..([("title", text), ("data-list", text)]) {}
        p #style style=(text) {}
        p #binding phx-keydown=(Msg::Say { text: text.to_owned() }) {}
        p id={ "id-" (text) } {}
        input #value name="value" value=(text);
        input #placeholder name="placeholder" placeholder=(text);
    }
}

fn links(text: &str) -> impl Template {
    html! {
        a #link href=(text) { "link" }
        a #tail href={ "/search?q=" (text) } { "tail" }
        a #listed ..(("href", text)) { "listed" }
        img #image src=(text) alt=(text);
        form #form action=(text) { button #submit type="button" formaction=(text) { "send" } }
        a #maybe-link href=[Some(text)] { "maybe" }
    }
}
