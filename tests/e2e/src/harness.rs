//! Where a test takes place: the served app and the browsers' driver.

use std::{
    env, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use xtask::server::{Options, Server};

use crate::{Device, Engine, Outcome, Phone, Trouble};

/// The app is served under a path with folders, so that a URL that is not relative is found out.
const PATH: &str = "/some/group/";

/// Tests in one process share nothing but this counter for folder names.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// The served app and the programs that phones start; everything ends with it.
#[derive(Debug)]
pub struct Harness {
    inner: Arc<Inner>,
}

/// What phones need of their harness; held by each.
pub(crate) struct Inner {
    pub(crate) engine: Engine,
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
    pub(crate) axe: PathBuf,
    pub(crate) pictures: PathBuf,
    /// Holds the browsers' own folders; removed at the end.
    pub(crate) folder: PathBuf,
    dist: PathBuf,
    address: SocketAddr,
    server: Mutex<Option<Server>>,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Harness").field("address", &self.address).finish_non_exhaustive()
    }
}

fn named(variable: &'static str) -> Outcome<PathBuf> {
    env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
        .ok_or(Trouble::NotSet(variable))
}

impl Harness {
    /// Serves the built app.
    ///
    /// # Errors
    /// When a variable of `cargo xtask e2e` is missing, or a port refuses.
    pub async fn open() -> Outcome<Harness> {
        let dist = named("ALL_LEADERS_DIST")?;
        let pictures = named("ALL_LEADERS_SCREENSHOTS")?;
        let folder = env::temp_dir().join(format!(
            "all-leaders-e2e-{}-{}",
            process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        ));
        for path in [&pictures, &folder] {
            fs::create_dir_all(path).map_err(|error| Trouble::file(path, error))?;
        }
        let server = serve(&dist, SocketAddr::from(([127, 0, 0, 1], 0)))
            .map_err(|error| Trouble::file(&dist, error))?;
        let engine = Engine::of_this_run();
        let (browser, driver) = engine.variables();
        let inner = Inner {
            engine,
            browser: named(browser)?,
            driver: named(driver)?,
            axe: named("AXE")?,
            pictures,
            folder,
            dist,
            address: server.address(),
            server: Mutex::new(Some(server)),
        };
        Ok(Harness { inner: Arc::new(inner) })
    }

    /// A new phone with nothing on it, and the app open on it.
    ///
    /// The name stands in messages and in the pictures' file names.
    ///
    /// # Errors
    /// When the browser or the app does not start.
    pub async fn phone(&self, name: &str, device: Device) -> Outcome<Phone> {
        let phone = self.phone_unopened(name, device).await?;
        phone.open().await?;
        Ok(phone)
    }

    /// A new phone on which nothing has been opened yet.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn phone_unopened(&self, name: &str, device: Device) -> Outcome<Phone> {
        Phone::start(Arc::clone(&self.inner), name, device).await
    }

    /// Where the app is, with a slash at the end.
    pub fn url(&self) -> String {
        self.inner.url()
    }

    /// The same by a name that browsers do not trust over plain http, as they trust no phone on a local network
    /// (needs [`Ability::HostNames`](crate::Ability::HostNames)).
    pub fn insecure_url(&self) -> String {
        self.url().replace("localhost", "meeting.test")
    }

    /// Stops the server for real: whatever still works, works offline.
    pub fn take_network_away(&self) {
        self.inner.server.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// Starts the server again at the same address, with the same files or those of another folder.
    ///
    /// # Errors
    /// When the port has been taken meanwhile.
    pub fn bring_network_back(&self, files: Option<&Path>) -> Outcome {
        self.take_network_away();
        let files = files.unwrap_or(&self.inner.dist);
        let server = serve(files, self.inner.address).map_err(|error| Trouble::file(files, error))?;
        *self.inner.server.lock().unwrap_or_else(PoisonError::into_inner) = Some(server);
        Ok(())
    }

    /// Lets requests wait of which the path ends so, as on a slow network, until the server starts anew; `None` answers
    /// them.
    pub fn hold(&self, end: Option<&str>) {
        let server = self.inner.server.lock().unwrap_or_else(PoisonError::into_inner);
        server.iter().for_each(|server| server.hold(end));
    }

    /// The paths that browsers have asked the server for since it (last) started.
    pub fn asked(&self) -> Vec<String> {
        let server = self.inner.server.lock().unwrap_or_else(PoisonError::into_inner);
        server.as_ref().map(Server::asked).unwrap_or_default()
    }

    /// The folder of the built files.
    pub fn dist(&self) -> &Path {
        &self.inner.dist
    }

    /// A folder of this test's own, removed with the harness.
    pub fn folder(&self) -> &Path {
        &self.inner.folder
    }
}

impl Inner {
    pub(crate) fn url(&self) -> String {
        format!("http://localhost:{}{PATH}", self.address.port())
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        // The browsers are gone by now, or as good as; a folder that stays is only a folder in the temporary ones.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn serve(files: &Path, address: SocketAddr) -> std::io::Result<Server> {
    Server::start(files, Options { address, prefix: PATH.into(), tls: None })
}
