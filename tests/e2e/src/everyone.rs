//! Whether everyone can use a screen: what fits, what can be pressed, where the focus is.

use serde_json::{Value, json};

use crate::{Ability, Outcome, Phone};

const FIT: &str = include_str!("fit.js");
const BUILD: &str = include_str!("build.js");

impl Phone {
    /// Goes to a place and waits until it stands and its heading has the focus; says what is wrong with that,
    /// in sentences.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn arrive(&self, place: &str) -> Outcome<Vec<String>> {
        self.js_async(
            "const place = args[0];
             const there = (location.hash || '#/') === place;
             const passes = () => new Promise((done) => setTimeout(done, 20));
             // The page may keep its heading and change the words: what tells is the event, then the focus.
             const changed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
             if (!there) { document.activeElement?.blur(); location.hash = place; await changed; }
             const end = performance.now() + 4000;
             const new_one = () => document.querySelector('#main h1');
             while (performance.now() < end && !(new_one() && (there || document.activeElement === new_one()))) await passes();
             await passes();
             // What stands below the first screen comes when that has been painted.
             const frame = () => new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 500); });
             await frame(); await frame(); await passes();
             const h1 = document.querySelector('#main h1');
             if (!h1) return ['no heading came'];
             if (!there && document.activeElement !== h1) {
               const e = document.activeElement;
               return [`the focus is on ${e ? e.tagName.toLowerCase() + ' ' + (e.id || e.className || '') : 'nothing'} and not on the heading “${h1.textContent}”`];
             }
             return []",
            &[json!(place)],
        )
        .await
    }

    /// What does not fit on the screen: a page wider than it, text that sticks out or is cut off.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn ill_fitting(&self) -> Outcome<Vec<String>> {
        self.js(FIT, &[]).await
    }

    /// What the screen's build lacks: one `h1`, headings in order, landmarks, 48 px to press. `framed`: a group is
    /// open, so that its name and the five places stand around the page.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn ill_built(&self, framed: bool) -> Outcome<Vec<String>> {
        self.js(BUILD, &[json!(framed)]).await
    }

    /// Prefers a dark or a light page from now on.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn prefer(&self, feature: &str, value: &str) -> Outcome {
        self.able(Ability::Preferences)?;
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", features).await.map(|_| ())
    }

    /// Makes all text this many times as large, as a person does in the browser's settings.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn text_size(&self, times: f64) -> Outcome {
        let size = format!("{}%", times * 100.0);
        self.js::<Value>(
            "document.documentElement.style.fontSize = arguments[0]; return null",
            &[json!(size)],
        )
        .await
        .map(|_| ())
    }
}
