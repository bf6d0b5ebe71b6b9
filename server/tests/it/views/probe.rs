use std::time::Duration;

use bennu::prelude::*;
use bennu::{Gap, TaskId, TaskPanicked};

/// Does whatever an event asks for, and shows a text of what happened.
pub(crate) struct Probe {
    text: String,
    params: String,
    task: Option<TaskId>,
    explodes: Explodes,
}

/// Where the view panics next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Explodes {
    Never,
    InRender,
    InDrop,
    InHeapSize,
}

/// Everything the page can ask for.
#[derive(Event)]
pub(crate) enum Ask {
    Show { text: String },
    Nothing,
    Fail,
    FailGoing { to: String },
    Panic,
    PanicInRender,
    PanicInDrop,
    PanicInHeapSize,
    PanicInDecode { fuse: Fuse },
    PanicInError,
    Hang,
    HangOnto,
    Reply,
    ReplyLater,
    Push,
    PushBefore,
    Title { text: String },
    Patch { to: String },
    ReplacePatch { to: String },
    Navigate { to: String },
    Redirect { to: String },
    External { to: String },
    TwoPlaces,
    RedirectError { to: String },
    After,
    PanicLater,
    Every,
    Spawn,
    SpawnPanic,
    SpawnAbort,
    Subscribe,
    SubscribeLatest,
    Unsubscribe,
    Tell { text: String },
    Publish { text: String },
    PublishToOthers { text: String },
    Block,
    Disconnect,
    Log,
}

impl LiveView for Probe {
    type Event = Ask;

    async fn mount(mount: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        match mount.params().get("mount") {
            Some("panic") => panic!("mount"),
            Some("panic-in-error") => return Err(Bomb.into()),
            Some("panic-live-in-error") if cx.is_connected() => return Err(Bomb.into()),
            Some("panic-live") if cx.is_connected() => panic!("mount"),
            Some("teapot") => return Err(Error::with_status(http::StatusCode::IM_A_TEAPOT)),
            Some("fail") => return Err(Error::new("secret detail")),
            Some("missing") => return Err(Error::not_found()),
            Some("missing-live") if cx.is_connected() => return Err(Error::not_found()),
            Some("redirect") => return Err(Error::redirect("/other")),
            Some("redirect-to") => {
                let to = mount.params().get("to").unwrap_or_default();
                return Err(Error::redirect(to));
            }
            Some("navigate-to") if cx.is_connected() => {
                let to = mount.params().get("to").unwrap_or_default();
                return Err(Error::navigate(to));
            }
            Some("log") => tracing::info!("mounts"),
            Some("go") => cx.navigate("/other"),
            Some("go-live") if cx.is_connected() => {
                cx.push_event("hello", 1);
                cx.redirect("/other");
            }
            Some("redirect-live") if cx.is_connected() => {
                cx.push_event("hello", 1);
                cx.push_event_before("before", "a\"b");
                return Err(Error::redirect("/other"));
            }
            Some("csrf") => cx.set_title(cx.csrf_token()),
            Some("push") => {
                cx.push_event("hello", 1);
                cx.set_title("Hello & bye");
            }
            Some("subscribe") => cx.subscribe("texts", Self::on_text),
            Some("fail-while-waiting") => {
                cx.after(Duration::from_millis(1), Self::on_fail);
                cx.after(Duration::from_millis(2), Self::on_late);
            }
            Some("tick") => drop(cx.every(Duration::from_millis(1), Self::on_tick)),
            _ => {}
        }
        let text = mount
            .session()
            .get::<String>("user")
            .unwrap_or_else(|| "new".to_owned());
        let explodes = match mount.params().get("mount") {
            Some("panic-in-heap-size") => Explodes::InHeapSize,
            _ => Explodes::Never,
        };
        Ok(Self {
            text,
            params: String::new(),
            task: None,
            explodes,
        })
    }

    async fn connected(&mut self, connect: &Connect, cx: &mut Context<Self>) -> Result {
        if let Some(to) = connect.param::<String>("patch") {
            cx.push_patch(to);
        }
        match cx.params().get("connected") {
            Some("panic") => panic!("connected"),
            Some("panic-in-render") => self.explodes = Explodes::InRender,
            Some("resumed") => self.text = format!("{} {}", connect.mounts(), connect.is_resumed()),
            Some("redirect") => cx.redirect("/other"),
            Some("uri") => self.text = cx.uri().to_owned(),
            Some("param") => self.text = connect.param("locale").unwrap_or_default(),
            _ => {}
        }
        Ok(())
    }

    async fn handle_params(&mut self, params: &Params, cx: &mut Context<Self>) -> Result {
        let page: Option<u32> = params.parse("page");
        if let Some(page) = page.filter(|page| params.get("loop").is_some() && *page < 1000) {
            cx.push_patch(format!("/probe?loop&page={}", page + 1));
        }
        if params.get("next").is_some() {
            cx.replace_patch("/probe?page=9");
        }
        self.params = format!(
            "{} {}",
            cx.uri().rsplit('/').next().unwrap_or_default(),
            page.unwrap_or(0)
        );
        Ok(())
    }

    async fn handle_event(&mut self, ask: Ask, cx: &mut Context<Self>) -> Result {
        match ask {
            Ask::Show { text } => self.text = text,
            Ask::Nothing => {}
            Ask::Fail => {
                self.text = "failed".to_owned();
                return Err(Error::new("secret detail"));
            }
            Ask::FailGoing { to } => {
                self.text = "failed".to_owned();
                cx.push_event("pushed", 1);
                cx.reply(1);
                cx.navigate(to);
                return Err(Error::new("secret detail"));
            }
            Ask::Panic => panic!("event"),
            Ask::PanicInRender => self.explodes = Explodes::InRender,
            Ask::PanicInDrop => self.explodes = Explodes::InDrop,
            Ask::PanicInHeapSize => self.explodes = Explodes::InHeapSize,
            Ask::PanicInDecode { .. } => {}
            Ask::PanicInError => return Err(Bomb.into()),
            Ask::Hang => std::future::pending().await,
            Ask::HangOnto => {
                let bomb = Bomb;
                std::future::pending::<()>().await;
                drop(bomb);
            }
            Ask::Reply => cx.reply(serde_json::json!({"answer": 42})),
            Ask::ReplyLater => drop(cx.after(Duration::from_millis(1), Self::on_reply)),
            Ask::PushBefore => {
                cx.push_event("pushed", 1);
                cx.push_event_before("pushed before", 2);
            }
            Ask::Push => cx.push_event("pushed", serde_json::json!({"n": 1})),
            Ask::Title { text } => cx.set_title(text),
            Ask::Patch { to } => cx.push_patch(to),
            Ask::ReplacePatch { to } => cx.replace_patch(to),
            Ask::Navigate { to } => cx.navigate(to),
            Ask::Redirect { to } => {
                cx.push_event("pushed", 1);
                cx.redirect(to);
            }
            Ask::External { to } => cx.redirect_external(to),
            Ask::TwoPlaces => {
                cx.redirect("/other");
                cx.navigate("/other");
            }
            Ask::RedirectError { to } => return Err(Error::redirect(to)),
            Ask::After => drop(cx.after(Duration::from_millis(1), Self::on_late)),
            Ask::PanicLater => drop(cx.after(Duration::from_millis(1), Self::on_panic)),
            Ask::Every => drop(cx.every(Duration::from_millis(1), Self::on_tick)),
            Ask::Spawn => drop(cx.spawn(async { "done".to_owned() }, Self::on_text)),
            Ask::SpawnPanic => {
                self.task = Some(cx.spawn(async { panic!("task") }, Self::on_text));
                cx.spawn(std::future::pending(), Self::on_text);
            }
            Ask::SpawnAbort => {
                let over = cx.spawn(async {}, Self::on_late);
                let running = cx.spawn(std::future::pending(), Self::on_text);
                // By now the first one has ended, and its result waits.
                tokio::time::sleep(Duration::from_millis(20)).await;
                cx.abort(over);
                cx.abort(running);
                cx.spawn(async {}, Self::on_tick);
            }
            Ask::Subscribe => cx.subscribe("texts", Self::on_text),
            Ask::SubscribeLatest => cx.subscribe_latest("texts", Self::on_text),
            Ask::Unsubscribe => cx.unsubscribe("texts"),
            Ask::Tell { text } => cx.handle().send(text)?,
            Ask::Publish { text } => drop(cx.broadcast("texts", text)),
            Ask::PublishToOthers { text } => drop(cx.broadcast_to_others("texts", text)),
            Ask::Log => {
                tracing::info!("handles an event");
                let work = async { tracing::info!("works in a task") };
                cx.spawn(work, Self::on_late);
            }
            Ask::Disconnect => {
                self.text = "bye".to_owned();
                cx.disconnect();
            }
            Ask::Block => tokio::task::yield_now().await,
        }
        Ok(())
    }

    async fn handle_info(&mut self, info: bennu::Info, _: &mut Context<Self>) -> Result {
        self.text = if let Some(text) = info.get::<String>() {
            text.clone()
        } else if let Some(gap) = info.get::<Gap>() {
            format!("{} missed {}", gap.missed, gap.topic)
        } else if let Some(panicked) = info.get::<TaskPanicked>() {
            let is_ours = Some(panicked.task) == self.task;
            format!("panicked: {}, {is_ours}", panicked.message)
        } else {
            format!("{info:?}")
        };
        Ok(())
    }

    fn heap_size(&self) -> usize {
        assert!(self.explodes != Explodes::InHeapSize, "heap size");
        0
    }

    fn render(&self) -> impl Template {
        assert!(self.explodes != Explodes::InRender, "render");
        html! {
            p { (self.text) }
            i { (self.params) }
        }
    }
}

impl Probe {
    async fn on_text(&mut self, text: String, _: &mut Context<Self>) -> Result {
        self.text = text;
        Ok(())
    }

    fn on_late(&mut self, _: &mut Context<Self>) -> Result {
        self.text = "late".to_owned();
        Ok(())
    }

    fn on_reply(&mut self, cx: &mut Context<Self>) -> Result {
        self.text = "late".to_owned();
        cx.reply(1);
        Ok(())
    }

    fn on_fail(&mut self, cx: &mut Context<Self>) -> Result {
        cx.navigate("/other");
        Err(Error::new("secret detail"))
    }

    fn on_tick(&mut self, _: &mut Context<Self>) -> Result {
        self.text.push('.');
        Ok(())
    }

    async fn on_panic(&mut self, _: &mut Context<Self>) -> Result {
        panic!("timer")
    }
}

impl Drop for Probe {
    fn drop(&mut self) {
        if self.explodes == Explodes::InDrop {
            panic!("drop");
        }
    }
}

/// Cannot be read without a panic.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(from = "String")]
pub(crate) struct Fuse(String);

impl From<String> for Fuse {
    fn from(_: String) -> Self {
        panic!("decode")
    }
}

/// An error that can be neither shown nor, while all is well otherwise, dropped without a panic.
#[derive(Debug)]
struct Bomb;

impl std::fmt::Display for Bomb {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        panic!("shown")
    }
}

impl std::error::Error for Bomb {}

impl Drop for Bomb {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            panic!("dropped");
        }
    }
}

/// Another live view, to navigate to.
pub(crate) struct Other;

impl LiveView for Other {
    type Event = ();

    async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
        Ok(Self)
    }

    fn render(&self) -> impl Template {
        html! { p { "other" } }
    }
}
