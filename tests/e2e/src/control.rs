//! Something on the screen, by what it is and what it is called, and what a person does with it.

mod role;

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::{
    WebElement,
    error::{WebDriverErrorInfo, WebDriverErrorInner, WebDriverResult},
};

use crate::{
    Engine, Outcome, Phone, Trouble,
    phone::{BLINK, PATIENCE},
};

pub use role::Role;

/// The script that finds things; see its first lines for the arguments.
pub(crate) const NAMES: &str = include_str!("names.js");

/// Something to be found when a step is done with it. Names are compared without regard to case or to
/// runs of spaces; the first that fits is taken.
///
/// ```no_run
/// # use all_leaders_e2e::{Outcome, Phone, Role};
/// # async fn f(ana: &Phone) -> Outcome {
/// ana.button("Check in").inside("Ask about the hall").press().await?;
/// ana.radio("Stuck").press().await?;
/// ana.textbox("Anything to add?").like().fill("Away until Monday").await?;
/// ana.control(Role::Listitem, "Ben").like().nth(1).wait().await?;
/// assert_eq!(ana.link("Work").count().await?, 1);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
#[must_use = "nothing happens before one of its steps is awaited"]
pub struct Control<'a> {
    phone: &'a Phone,
    role: Role,
    name: String,
    like: bool,
    inside: Option<String>,
    nth: usize,
    patience: Duration,
}

/// Where something stands on the screen, in px from the top of what is seen.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Bounds {
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// What the script tells of a thing that it found.
#[derive(Debug, Deserialize)]
struct Found {
    disabled: bool,
    on: bool,
    value: Option<String>,
    text: String,
}

impl<'a> Control<'a> {
    pub(crate) fn new(phone: &'a Phone, role: Role, name: &str) -> Self {
        Control { phone, role, name: name.to_owned(), like: false, inside: None, nth: 0, patience: PATIENCE }
    }

    /// Any whose name contains the words.
    pub fn like(mut self) -> Self {
        self.like = true;
        self
    }

    /// The one nearest to this text: in the smallest part of the page that has both.
    pub fn inside(mut self, text: &str) -> Self {
        self.inside = Some(text.to_owned());
        self
    }

    /// Not the first that fits, but this one, counted from 0.
    pub fn nth(mut self, number: usize) -> Self {
        self.nth = number;
        self
    }

    /// Waits as long as this and no longer.
    pub fn within(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Presses it, when it is there, enabled, and nothing lies over it.
    ///
    /// # Errors
    /// When that does not come to be.
    pub async fn press(&self) -> Outcome {
        let start = Instant::now();
        loop {
            let pressed = match self.look().await? {
                Some((found, _, target)) if !found.disabled && self.rests().await? => {
                    self.click(target).await?
                }
                _ => {
                    self.blink_or_tell(start, "").await?;
                    continue;
                }
            };
            match pressed {
                // The driver aims and then clicks: what moves in between is missed without a word.
                Ok(())
                    if self.role == Role::Radio
                        && self.look().await?.is_some_and(|(found, ..)| !found.on) =>
                {
                    self.blink_or_tell(start, " to be chosen").await?;
                }
                Ok(()) => return Ok(()),
                // It moved, was drawn anew, or something passes over it: look again.
                Err(error) if passes(&error) => {
                    // What lies below the bar is scrolled to, as a person would.
                    let scroll = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
                    if let Some((_, _, target)) = self.look().await?
                        && let Ok(target) = target.to_json()
                    {
                        let _ = self.phone.driver().execute(scroll, vec![target]).await;
                    }
                    self.blink_or_tell(start, &format!(" to be pressed ({error})")).await?
                }
                Err(error) => return Err(self.phone.trouble(error)),
            }
        }
    }

    /// Waits until it can be seen.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn wait(&self) -> Outcome {
        self.found().await.map(|_| ())
    }

    /// Waits until it can no longer be seen.
    ///
    /// # Errors
    /// When it stays.
    pub async fn gone(&self) -> Outcome {
        let start = Instant::now();
        while self.look().await?.is_some() {
            self.blink_or_tell(start, " to go").await?;
        }
        Ok(())
    }

    /// Whether it can be seen now.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn is_there(&self) -> Outcome<bool> {
        Ok(self.look().await?.is_some())
    }

    /// How many fit now.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn count(&self) -> Outcome<usize> {
        let mut arguments = self.arguments();
        arguments[2]["count"] = json!(true);
        self.phone.js(NAMES, &arguments).await
    }

    /// Writes into it, in place of what was there, as a person or a paste does.
    ///
    /// # Errors
    /// When it does not appear or cannot be written into.
    pub async fn fill(&self, text: &str) -> Outcome {
        self.enabled().await?;
        let (_, element, _) = self.found().await?;
        let element = element.to_json().map_err(|error| self.phone.trouble(error))?;
        // Fields of days, times and numbers take their value whole; all others get it typed.
        let typed: bool = self
            .phone
            .js(
                "const [e, text] = arguments;
                 e.scrollIntoView({ block: 'center' });
                 e.focus();
                 if (e.matches('input[type=date], input[type=time], input[type=datetime-local], input[type=number], input[type=range], input[type=color]')) {
                   Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(e, text);
                   e.dispatchEvent(new Event('input', { bubbles: true }));
                   e.dispatchEvent(new Event('change', { bubbles: true }));
                   return false;
                 }
                 if (e.select) e.select(); else document.getSelection().selectAllChildren(e);
                 return true",
                &[element, json!(text)],
            )
            .await?;
        if typed && text.is_empty() {
            self.phone.js::<Value>("document.execCommand('delete'); return null", &[]).await?;
        } else if typed {
            self.phone.type_text(text).await?;
        }
        Ok(())
    }

    /// Sets a checkbox or switch, by pressing it when it is otherwise.
    ///
    /// # Errors
    /// When it does not appear, or does not change.
    pub async fn set(&self, on: bool) -> Outcome {
        if self.is_on().await? == on {
            return Ok(());
        }
        self.press().await?;
        let start = Instant::now();
        while self.is_on().await? != on {
            self.blink_or_tell(start, " to change").await?;
        }
        Ok(())
    }

    /// Takes the option of a `select` that reads so.
    ///
    /// # Errors
    /// When it does not appear or has no such option.
    pub async fn choose(&self, option: &str) -> Outcome {
        let (_, element, _) = self.found().await?;
        let element = element.to_json().map_err(|error| self.phone.trouble(error))?;
        let chosen: bool = self
            .phone
            .js(
                "const [e, wanted] = arguments;
                 const option = [...(e.options || [])].find((one) => one.textContent.trim() === wanted || one.value === wanted);
                 if (!option) return false;
                 e.value = option.value;
                 e.dispatchEvent(new Event('input', { bubbles: true }));
                 e.dispatchEvent(new Event('change', { bubbles: true }));
                 return true",
                &[element, json!(option)],
            )
            .await?;
        if chosen {
            Ok(())
        } else {
            Err(self.phone.not_seen(&format!("the option `{option}` of {}", self.words())).await)
        }
    }

    /// Gives files to an input for files.
    ///
    /// # Errors
    /// When there is no such input.
    pub async fn upload(&self, files: &[&Path]) -> Outcome {
        let (_, element, _) = self.found().await?;
        let list: Vec<String> = files.iter().map(|file| file.to_string_lossy().into_owned()).collect();
        element.send_keys(list.join("\n")).await.map_err(|error| self.phone.trouble(error))
    }

    /// Whether a checkbox, choice, toggle or tab is on, once it is there.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn is_on(&self) -> Outcome<bool> {
        Ok(self.found().await?.0.on)
    }

    /// Whether it can be used, once it is there.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn is_enabled(&self) -> Outcome<bool> {
        Ok(!self.found().await?.0.disabled)
    }

    /// What stands in a field, once it is there.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn value(&self) -> Outcome<String> {
        Ok(self.found().await?.0.value.unwrap_or_default())
    }

    /// Its text, once it is there.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn text(&self) -> Outcome<String> {
        Ok(self.found().await?.0.text)
    }

    /// Where it stands on the screen, in px from the top of what is seen.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn bounds(&self) -> Outcome<Bounds> {
        let (_, element, _) = self.found().await?;
        let there =
            "const box = arguments[0].getBoundingClientRect(); return { top: box.top, bottom: box.bottom }";
        let handle = element.to_json().map_err(|error| self.phone.trouble(error))?;
        self.phone.js(there, &[handle]).await
    }

    /// The driver's handle of it, for what there is no word for here.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn element(&self) -> Outcome<WebElement> {
        Ok(self.found().await?.1)
    }

    /// Whether nothing moves: the driver aims and then clicks, and would hit what slides over the place meanwhile.
    async fn rests(&self) -> Outcome<bool> {
        let moves = "return !document.getAnimations().some((one) =>
            one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity)";
        match self.phone.driver.execute(moves, Vec::new()).await {
            Ok(rests) => Ok(rests.json() == &Value::Bool(true)),
            Err(error) if passes(&error) => Ok(false),
            Err(error) => Err(self.phone.trouble(error)),
        }
    }

    /// Clicks on it, where it is.
    async fn click(&self, target: WebElement) -> Outcome<WebDriverResult<()>> {
        if self.phone.engine() != Engine::WebKit {
            return Ok(target.click().await);
        }
        // WebKitGTK's driver reckons where a thing is and clicks there a moment later, and misses what moved meanwhile
        // without a word. So the page itself does it, where the thing stays in its place with nothing over it.
        let press = "
            const [e] = args;
            const frame = () => new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 300); });
            const where = () => {
              const box = e.getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2];
            };
            const free = () => {
              const at = document.elementFromPoint(...where());
              return !!at && (e.contains(at) || at.contains(e));
            };
            if (!free()) e.scrollIntoView({ block: 'center', behavior: 'instant' });
            const before = String(where());
            await frame();
            await frame();
            if (!e.isConnected || String(where()) !== before || !free()) return false;
            e.click();
            return true";
        let element = match target.to_json() {
            Ok(element) => element,
            Err(error) => return Ok(Err(error)),
        };
        match self.phone.js_async(press, &[element]).await {
            Ok(true) => Ok(Ok(())),
            // The page may be drawn anew or replaced while it waits: whoever presses looks again.
            Ok(false) | Err(Trouble::Driver { .. } | Trouble::Unexpected { .. }) => {
                Ok(Err(WebDriverErrorInner::ElementClickIntercepted(WebDriverErrorInfo::new(
                    "it does not stay in its place".into(),
                ))
                .into()))
            }
            Err(trouble) => Err(trouble),
        }
    }

    async fn enabled(&self) -> Outcome {
        let start = Instant::now();
        while self.found().await?.0.disabled {
            self.blink_or_tell(start, " to be usable").await?;
        }
        Ok(())
    }

    async fn found(&self) -> Outcome<(Found, WebElement, WebElement)> {
        let start = Instant::now();
        loop {
            if let Some(found) = self.look().await? {
                return Ok(found);
            }
            self.blink_or_tell(start, "").await?;
        }
    }

    /// Looks once.
    async fn look(&self) -> Outcome<Option<(Found, WebElement, WebElement)>> {
        let seen = match self.phone.driver.execute(NAMES, self.arguments()).await {
            Ok(seen) => seen,
            // The page is being replaced, or what was found has just gone.
            Err(error) if passes(&error) => return Ok(None),
            Err(error) => return Err(self.phone.trouble(error)),
        };
        let json = seen.json();
        if json.is_null() {
            return Ok(None);
        }
        let bad = |text: String| self.phone.unexpected(format!("the finder gave what does not fit: {text}"));
        let handle = |key: &str| {
            let value = json.get(key).cloned().unwrap_or(Value::Null);
            WebElement::from_json(value, Arc::clone(&self.phone.driver))
                .map_err(|error| self.phone.trouble(error))
        };
        let (element, target) = (handle("element")?, handle("target")?);
        let found = Found::deserialize(json).map_err(|error| bad(error.to_string()))?;
        Ok(Some((found, element, target)))
    }

    fn arguments(&self) -> Vec<Value> {
        let how = json!({ "like": self.like, "inside": self.inside, "nth": self.nth });
        vec![json!(self.role.word()), json!(self.name), how]
    }

    async fn blink_or_tell(&self, start: Instant, rest: &str) -> Outcome {
        if start.elapsed() > self.patience {
            return Err(self.phone.not_seen(&format!("{}{rest}", self.words())).await);
        }
        tokio::time::sleep(BLINK).await;
        Ok(())
    }

    fn words(&self) -> String {
        let inside = self.inside.as_ref().map(|text| format!(" near `{text}`")).unwrap_or_default();
        let like = if self.like { " like" } else { "" };
        format!("{}{like} `{}`{inside}", self.role.word(), self.name)
    }
}

/// Whether an error is of the moment, so that another look may do.
fn passes(error: &thirtyfour::error::WebDriverError) -> bool {
    use WebDriverErrorInner as E;
    matches!(
        &**error,
        E::ElementClickIntercepted(_)
            | E::ElementNotInteractable(_)
            | E::StaleElementReference(_)
            | E::MoveTargetOutOfBounds(_)
            | E::NoSuchElement(_)
            | E::UnknownError(_)
            | E::InvalidElementState(_)
    )
}
