//! One test: a server, a network that can break, and a browser on the page.

use std::net::SocketAddr;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;

use futures_util::FutureExt;

use crate::browser::Browser;
use crate::client::Client;
use crate::failure::{Failure, Outcome};
use crate::fixture::Fixture;
use crate::pages::Start;
use crate::program::Program;
use crate::proxy::{Ending, Proxy};
use crate::webdriver::ChromeDriver;

/// What stands behind the proxy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scene {
    /// The pages of this crate, served by the test itself.
    Pages,
    /// The same pages, where a script of the page starts the client.
    ScriptedPages,
    /// The gallery, as a process with a database of its own.
    Gallery,
    /// The pages that measurements visit, as a process.
    Bench,
}

/// A running server of either kind.
#[derive(Debug)]
pub enum Server {
    /// Inside the test.
    Pages(Fixture),
    /// A process of its own.
    Program(Program),
}

/// Everything that a test can act on.
#[derive(Debug)]
pub struct Stage {
    /// The window that the test begins with.
    pub page: Browser,
    /// The network between browser and server.
    pub proxy: Proxy,
    server: tokio::sync::Mutex<Server>,
    client: Client,
    driver: ChromeDriver,
}

/// Plays one test to its end and panics with what went wrong, with a picture of it left behind.
///
/// # Panics
/// The test failed, or the page wrote errors to its console.
pub fn play<T>(scene: Scene, path: &str, client: Client, test: T)
where
    T: AsyncFnOnce(&Stage) -> Outcome,
{
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    if let Err(failure) = runtime.block_on(perform(scene, path, client, test)) {
        panic!("{failure}");
    }
}

async fn perform<T>(scene: Scene, path: &str, client: Client, test: T) -> Outcome
where
    T: AsyncFnOnce(&Stage) -> Outcome,
{
    let stage = Stage::set(scene, client).await?;
    let played = AssertUnwindSafe(stage.play(path, test))
        .catch_unwind()
        .await;
    let failed = !matches!(played, Ok(Ok(())));
    let evidence = if failed {
        stage.evidence().await
    } else {
        String::new()
    };
    let quit = stage.page.quit().await;
    match played {
        Err(panic) => {
            eprintln!("{evidence}");
            std::panic::resume_unwind(panic)
        }
        Ok(Err(failure)) => Err(Failure::unexpected(format!("{failure}\n{evidence}"))),
        Ok(Ok(())) => quit,
    }
}

impl Stage {
    async fn set(scene: Scene, client: Client) -> Outcome<Self> {
        let script = client.script()?;
        let server = Server::start(scene).await?;
        let proxy = Proxy::start(server.address(), script).await?;
        let driver = ChromeDriver::start().await?;
        let page = Browser::new(driver.open().await?, origin(&proxy), client);
        Ok(Self {
            page,
            proxy,
            server: tokio::sync::Mutex::new(server),
            client,
            driver,
        })
    }

    async fn play<T>(&self, path: &str, test: T) -> Outcome
    where
        T: AsyncFnOnce(&Self) -> Outcome,
    {
        self.page.visit(path).await?;
        test(self).await?;
        self.page.expect_clean_console().await
    }

    /// A second window, of a second browser, on the same server. The test ends it with
    /// [`Stage::close`].
    ///
    /// # Errors
    /// The browser does not start, or the page does not connect.
    pub async fn second_window(&self, path: &str) -> Outcome<Browser> {
        let page = Browser::new(self.driver.open().await?, origin(&self.proxy), self.client);
        page.visit(path).await?;
        Ok(page)
    }

    /// Ends a second window; its console must be clean as well.
    ///
    /// # Errors
    /// It is not.
    pub async fn close(&self, window: Browser) -> Outcome {
        let clean = window.expect_clean_console().await;
        window.quit().await?;
        clean
    }

    /// Ends the server without a word, as a crash does.
    ///
    /// # Errors
    /// The process cannot be ended.
    pub async fn kill_server(&self) -> Outcome {
        self.server.lock().await.kill().await
    }

    /// Starts the server anew, on the data that the old one left.
    ///
    /// # Errors
    /// It does not start.
    pub async fn start_server(&self) -> Outcome {
        let mut server = self.server.lock().await;
        server.restart().await?;
        self.proxy.lead_to(server.address());
        Ok(())
    }

    /// Kills the server and starts it anew once the first window shows that it is gone. That window is in sync then.
    ///
    /// # Errors
    /// The server does not end or start, or the page does not follow.
    pub async fn restart_server(&self) -> Outcome {
        self.page.watch_connection().await?;
        self.kill_server().await?;
        self.proxy.cut(Ending::Reset);
        self.page.shows_loss().await?;
        self.start_server().await?;
        self.page.synced().await
    }

    /// A file in the folder of the program that serves the pages.
    ///
    /// # Errors
    /// The pages are served by the test itself.
    pub async fn server_file(&self, name: &str) -> Outcome<PathBuf> {
        match &*self.server.lock().await {
            Server::Program(program) => Ok(program.folder().path().join(name)),
            Server::Pages(_) => Err(Failure::unexpected("these pages have no files")),
        }
    }

    async fn evidence(&self) -> String {
        let name = std::thread::current().name().unwrap_or("test").to_owned();
        match self.page.keep_evidence(&name).await {
            Ok(picture) => format!("picture: {}", picture.display()),
            Err(error) => format!("no picture: {error}"),
        }
    }
}

impl Server {
    async fn start(scene: Scene) -> Outcome<Self> {
        Ok(match scene {
            Scene::Pages => Self::Pages(Fixture::start(Start::Auto)?),
            Scene::ScriptedPages => Self::Pages(Fixture::start(Start::Script)?),
            Scene::Gallery => Self::Program(Program::start("gallery").await?),
            Scene::Bench => Self::Program(Program::start("bench").await?),
        })
    }

    fn address(&self) -> SocketAddr {
        match self {
            Self::Pages(fixture) => fixture.address(),
            Self::Program(program) => program.address(),
        }
    }

    async fn kill(&mut self) -> Outcome {
        match self {
            Self::Pages(fixture) => fixture.kill(),
            Self::Program(program) => program.kill().await?,
        }
        Ok(())
    }

    async fn restart(&mut self) -> Outcome {
        match self {
            Self::Pages(fixture) => fixture.restart(),
            Self::Program(program) => program.restart().await,
        }
    }
}

fn origin(proxy: &Proxy) -> String {
    format!("http://{}", proxy.address())
}
