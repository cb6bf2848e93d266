//! A phone: one browser with storage of its own, and the app open in it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{WebDriver, error::WebDriverError};

use crate::{
    Ability, Control, Device, Engine, Outcome, Role, Trouble, browser, driver::Driver, harness::Inner,
};

/// How long a step waits for what it needs. Long, for a busy machine; nothing waits once it is there.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);
/// Between two looks.
pub(crate) const BLINK: Duration = Duration::from_millis(30);

/// A browser of its own, on a phone's screen or a computer's.
#[derive(Debug)]
pub struct Phone {
    pub(crate) name: String,
    pub(crate) driver: WebDriver,
    pub(crate) device: Device,
    pub(crate) folder: PathBuf,
    pub(crate) process: Driver,
    pub(crate) harness: Arc<Inner>,
}

impl Phone {
    pub(crate) async fn start(harness: Arc<Inner>, name: &str, device: Device) -> Outcome<Phone> {
        let engine = harness.engine;
        if let Some(ability) = browser::lacks(engine, &device) {
            return Err(Trouble::Lacks { engine, ability });
        }
        let folder = harness.folder.join(name);
        let circumstances =
            browser::prepare(engine, &folder, &device).map_err(|error| Trouble::file(&folder, error))?;
        // A driver of its own: not every one serves several browsers.
        let process = Driver::start(engine, &harness.driver, &circumstances)?;
        let driver = browser::start(engine, &process, &harness.browser, &folder, &device)
            .await
            .map_err(|error| Trouble::Driver { phone: name.to_owned(), error: Box::new(error) })?;
        let phone = Phone { name: name.to_owned(), driver, device, folder, process, harness };
        phone.dress().await?;
        Ok(phone)
    }

    /// The phone's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The engine of its browser.
    pub fn engine(&self) -> Engine {
        self.harness.engine
    }

    /// Makes sure that the engine has an ability that a test should have declared by [`needs!`](crate::needs).
    pub(crate) fn able(&self, ability: Ability) -> Outcome {
        let engine = self.engine();
        if engine.can(ability) { Ok(()) } else { Err(Trouble::Lacks { engine, ability }) }
    }

    /// The driver itself, for what the phone has no word for.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Opens the app from its address and waits until it stands.
    ///
    /// # Errors
    /// When it does not load or start.
    pub async fn open(&self) -> Outcome {
        self.driver.goto(self.harness.url()).await.map_err(|error| self.trouble(error))?;
        self.wait_until_it_stands().await
    }

    /// Opens any address, as a tap on a link elsewhere does.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn go_to_address(&self, address: &str) -> Outcome {
        self.driver.goto(address).await.map_err(|error| self.trouble(error))
    }

    /// Goes to a place in the app, such as `#/work`.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn goto(&self, place: &str) -> Outcome {
        let _: Value = self.js("location.hash = arguments[0]; return null", &[json!(place)]).await?;
        Ok(())
    }

    /// Where in the app it is, such as `#/work`.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn place(&self) -> Outcome<String> {
        self.js("return location.hash", &[]).await
    }

    /// Loads the page anew, as a person's pull on it does, and waits until the app stands.
    ///
    /// # Errors
    /// When it does not start again.
    pub async fn reload(&self) -> Outcome {
        // The driver's own refresh can go around the service worker. The mark tells the old page from the new.
        let _: Value = self.js("window.__old = true; location.reload(); return null", &[]).await?;
        self.until("the page to load anew", "return !window.__old").await?;
        self.wait_until_it_stands().await
    }

    /// Closes the browser and opens it again on the same storage, with the app in it. Where storage goes with the
    /// browser (see [`Ability::Profile`]) the app alone is closed, and opened again from its address.
    ///
    /// # Errors
    /// When the browser or the app does not start again.
    pub async fn close_and_reopen(self) -> Outcome<Phone> {
        if !self.engine().can(Ability::Profile) {
            self.driver.goto("about:blank").await.map_err(|error| self.trouble(error))?;
            self.open().await?;
            return Ok(self);
        }
        let (harness, name, device) = (Arc::clone(&self.harness), self.name.clone(), self.device.clone());
        if self.engine() == Engine::Firefox {
            self.until_firefox_has_written().await?;
        }
        drop(self);
        let phone = Phone::start(harness, &name, device).await?;
        phone.open().await?;
        Ok(phone)
    }

    /// Waits until the browser has written these words of the page's storage to its disk; it takes its time.
    ///
    /// # Errors
    /// When it does not within 15 seconds.
    pub async fn until_on_disk(&self, words: &str) -> Outcome {
        self.able(Ability::Disk)?;
        self.until_a_file_holds(&self.folder.join("profile/Default/Local Storage/leveldb"), words).await
    }

    /// Firefox writes storage seconds after a change, and not when its driver ends it, as a person's closing would: what
    /// was set last has to be there before.
    async fn until_firefox_has_written(&self) -> Outcome {
        let last = format!("set before closing at {:?}", std::time::SystemTime::now());
        self.js::<bool>("localStorage.setItem(arguments[0], ''); return true", &[json!(last)]).await?;
        self.until_a_file_holds(&self.folder.join("profile/storage/default"), &last).await
    }

    /// Waits until one of the files of this folder, or of those in it, has these words.
    async fn until_a_file_holds(&self, folder: &Path, words: &str) -> Outcome {
        let start = Instant::now();
        while !holds(folder, words.as_bytes()) {
            if start.elapsed() > PATIENCE {
                return Err(self.unexpected(format!("did not write {words} to its disk")));
            }
            tokio::time::sleep(BLINK).await;
        }
        Ok(())
    }

    /// Kills the browser, so that it can do nothing more, and opens it again on the same storage.
    ///
    /// # Errors
    /// When it cannot be killed, or the browser or the app does not start again.
    pub async fn kill_and_reopen(self) -> Outcome<Phone> {
        self.able(Ability::Disk)?;
        // The browser notes its own process beside its storage: `host-1234`.
        let lock = self.folder.join("profile/SingletonLock");
        let process = std::fs::read_link(&lock).map_err(|error| Trouble::file(&lock, error))?;
        let process = process.to_string_lossy().rsplit('-').next().unwrap_or_default().to_owned();
        let killed = std::process::Command::new("kill").args(["-9", &process]).status();
        if !killed.is_ok_and(|status| status.success()) {
            return Err(self.unexpected(format!("could not be killed as process {process}")));
        }
        self.close_and_reopen().await
    }

    /// Opens the app in a further tab of the same browser and looks at that one.
    ///
    /// # Errors
    /// When the browser refuses or the app does not start.
    pub async fn new_tab(&self) -> Outcome {
        self.able(Ability::Tabs)?;
        let handle = self.driver.new_tab().await.map_err(|error| self.trouble(error))?;
        self.driver.switch_to_window(handle).await.map_err(|error| self.trouble(error))?;
        self.dress().await?;
        self.open().await
    }

    /// Looks at the tab of this number, the first being 0.
    ///
    /// # Errors
    /// When there is no such tab.
    pub async fn look_at_tab(&self, number: usize) -> Outcome {
        let tabs = self.driver.windows().await.map_err(|error| self.trouble(error))?;
        let Some(tab) = tabs.into_iter().nth(number) else {
            return Err(self.unexpected(format!("has no tab {number}")));
        };
        self.driver.switch_to_window(tab).await.map_err(|error| self.trouble(error))
    }

    /// Runs JavaScript in the page: the body of a function that sees `arguments`.
    ///
    /// # Errors
    /// When it throws, or gives back what does not fit `T`.
    pub async fn js<T: DeserializeOwned>(&self, body: &str, arguments: &[Value]) -> Outcome<T> {
        let given =
            self.driver.execute(body, arguments.to_vec()).await.map_err(|error| self.trouble(error))?;
        given.convert().map_err(|error| self.trouble(error))
    }

    /// Runs JavaScript that may `await`: the body of an async function that sees `args`.
    ///
    /// # Errors
    /// When it throws, takes longer than the driver's patience, or gives back what does not fit `T`.
    pub async fn js_async<T: DeserializeOwned>(&self, body: &str, arguments: &[Value]) -> Outcome<T> {
        let script = format!(
            "const args = Array.from(arguments), done = args.pop();
             (async () => {{ {body} }})().then((value) => done({{ value }}), (error) => done({{ error: String(error && error.stack || error) }}));"
        );
        let given = self
            .driver
            .execute_async(script, arguments.to_vec())
            .await
            .map_err(|error| self.trouble(error))?;
        let given = given.json();
        if let Some(error) = given.get("error") {
            return Err(self.unexpected(format!("a script said {error}")));
        }
        serde_json::from_value(given.get("value").cloned().unwrap_or(Value::Null))
            .map_err(|error| self.unexpected(format!("a script gave what does not fit: {error}")))
    }

    /// Waits until JavaScript gives `true`; `what` completes "waited for …".
    ///
    /// # Errors
    /// When it stays false for 15 seconds, or throws.
    pub async fn until(&self, what: &str, body: &str) -> Outcome {
        let start = Instant::now();
        loop {
            // A page that is being replaced has nothing to run a script in for a moment.
            let now: Outcome<Value> = self.js(body, &[]).await;
            match now {
                Ok(Value::Bool(true)) => return Ok(()),
                Ok(_) | Err(Trouble::Driver { .. }) if start.elapsed() < PATIENCE => {
                    tokio::time::sleep(BLINK).await
                }
                Err(trouble) => return Err(trouble),
                Ok(_) => return Err(self.not_seen(what).await),
            }
        }
    }

    /// Waits until the app stands and its first screen is there.
    ///
    /// # Errors
    /// When it fails to start, with what it said.
    pub async fn wait_until_it_stands(&self) -> Outcome {
        self.until(
            "the app to start",
            "return document.readyState === 'complete'
               && (!document.getElementById('first-paint') || !!document.getElementById('stopped'))",
        )
        .await?;
        let failed: Option<String> =
            self.js("return document.getElementById('stopped')?.textContent ?? null", &[]).await?;
        match failed {
            None => Ok(()),
            Some(text) => Err(self.unexpected(format!("the app did not start: {text}"))),
        }
    }

    // Shortcuts for the commonest steps; `Control` has them all.

    /// Presses what can be pressed and is called this: a button, link, tab, choice.
    ///
    /// # Errors
    /// When it does not appear or cannot be pressed.
    pub async fn press(&self, name: &str) -> Outcome {
        self.control(Role::Pressable, name).press().await
    }

    /// Brings in what was opened: *Bring in these changes*, or *Join …* on a phone that has no group yet.
    ///
    /// # Errors
    /// When neither appears.
    pub async fn bring_in(&self) -> Outcome {
        self.until(
            "a way to bring it in",
            "return [...document.querySelectorAll('#main button')]
               .some((one) => /^(Bring in these changes|Join )/.test(one.textContent.trim()))",
        )
        .await?;
        match self.button("Bring in these changes").is_there().await? {
            true => self.press("Bring in these changes").await,
            false => self.button("Join ").like().press().await,
        }
    }

    /// Writes into the field that is called this, in place of what was in it.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn fill(&self, name: &str, text: &str) -> Outcome {
        self.textbox(name).fill(text).await
    }

    /// Waits until this text can be seen anywhere on the page.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn see(&self, text: &str) -> Outcome {
        self.control(Role::Text, text).like().wait().await
    }

    /// Waits until this text can no longer be seen.
    ///
    /// # Errors
    /// When it stays.
    pub async fn see_no_more(&self, text: &str) -> Outcome {
        self.control(Role::Text, text).like().gone().await
    }

    /// Something with this role and accessible name.
    pub fn control<'a>(&'a self, role: Role, name: &str) -> Control<'a> {
        Control::new(self, role, name)
    }

    /// A button.
    pub fn button<'a>(&'a self, name: &str) -> Control<'a> {
        self.control(Role::Button, name)
    }

    /// A link.
    pub fn link<'a>(&'a self, name: &str) -> Control<'a> {
        self.control(Role::Link, name)
    }

    /// A field to write into: of text, a search, a date, a number.
    pub fn textbox<'a>(&'a self, name: &str) -> Control<'a> {
        self.control(Role::Textbox, name)
    }

    /// A checkbox or a switch.
    pub fn checkbox<'a>(&'a self, name: &str) -> Control<'a> {
        self.control(Role::Checkbox, name)
    }

    /// One of several choices of which one holds.
    pub fn radio<'a>(&'a self, name: &str) -> Control<'a> {
        self.control(Role::Radio, name)
    }

    /// A list of options that opens.
    pub fn select<'a>(&'a self, name: &str) -> Control<'a> {
        self.control(Role::Select, name)
    }

    /// A heading.
    pub fn heading<'a>(&'a self, name: &str) -> Control<'a> {
        self.control(Role::Heading, name)
    }

    /// A dialog, by its title.
    pub fn dialog<'a>(&'a self, name: &str) -> Control<'a> {
        self.control(Role::Dialog, name)
    }

    /// The page's (first) input for files, seen or not.
    pub fn file_input(&self) -> Control<'_> {
        self.control(Role::File, "").like()
    }

    pub(crate) fn trouble(&self, error: WebDriverError) -> Trouble {
        Trouble::Driver { phone: self.name.clone(), error: Box::new(error) }
    }

    pub(crate) fn unexpected(&self, what: String) -> Trouble {
        Trouble::Unexpected { phone: self.name.clone(), what }
    }
}

impl Drop for Phone {
    fn drop(&mut self) {
        // By a plain request of our own: the driver's way would wait for a runtime that is busy dropping us.
        self.process.close(&self.driver.session_id().to_string());
        let _ = self.driver.clone().leak();
    }
}

/// Whether a file has these words, or one in a folder.
fn holds(path: &Path, words: &[u8]) -> bool {
    if let Ok(entries) = std::fs::read_dir(path) {
        return entries.filter_map(Result::ok).any(|entry| holds(&entry.path(), words));
    }
    std::fs::read(path).unwrap_or_default().windows(words.len()).any(|part| part == words)
}
