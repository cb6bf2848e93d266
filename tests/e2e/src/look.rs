//! Looking at a phone: pictures, what it says in the console, whether everyone can use it.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};

use crate::{Engine, Outcome, Phone, Trouble};

impl Phone {
    /// Saves a picture of what is on the screen as `target/screenshots/<name>.png`.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub async fn screenshot(&self, name: &str) -> Outcome<PathBuf> {
        let path = self.harness.pictures.join(format!("{name}.png"));
        let picture = self.driver.screenshot_as_png().await.map_err(|error| self.trouble(error))?;
        fs::write(&path, picture).map_err(|error| Trouble::file(&path, error))?;
        Ok(path)
    }

    /// What the browser's console holds since the last look, as lines such as `SEVERE javascript: …`. Of other engines
    /// than Chromium only errors are known.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn console(&self) -> Outcome<Vec<String>> {
        if self.engine() != Engine::Chromium {
            let lines = self.process.take_said().into_iter();
            return Ok(lines.filter(|line| is_an_error(line)).map(|line| format!("SEVERE {line}")).collect());
        }
        let entries = self.driver.browser_log().await.map_err(|error| self.trouble(error))?;
        Ok(entries
            .into_iter()
            .map(|entry| format!("{} {}: {}", entry.level, entry.source.unwrap_or_default(), entry.message))
            .collect())
    }

    /// The errors and warnings of the console, and any word of a broken Content-Security-Policy,
    /// since the last look. What a browser merely remarks is left out: each has its own remarks.
    ///
    /// # Errors
    /// When the console cannot be read.
    pub async fn complaints(&self) -> Outcome<Vec<String>> {
        let lines = self.console().await?.into_iter();
        Ok(lines
            .filter(|line| {
                line.starts_with("SEVERE")
                    || line.starts_with("WARNING")
                    || line.contains("Content Security Policy")
            })
            .collect())
    }

    /// Makes sure that the console holds no complaint since the last look.
    ///
    /// # Errors
    /// With the lines.
    pub async fn must_be_quiet(&self) -> Outcome {
        let loud = self.complaints().await?;
        if loud.is_empty() {
            Ok(())
        } else {
            Err(self.unexpected(format!("the console holds\n  {}", loud.join("\n  "))))
        }
    }

    /// What axe finds that keeps someone from using this screen, one readable text for each.
    ///
    /// # Errors
    /// When axe cannot be run.
    pub async fn axe(&self) -> Outcome<Vec<String>> {
        self.axe_by(json!(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])).await
    }

    /// Only what is too faint to be read: for a page that was looked at whole in its other colours.
    ///
    /// # Errors
    /// When axe cannot be run.
    pub async fn axe_on_colours(&self) -> Outcome<Vec<String>> {
        self.axe_by(json!({ "type": "rule", "values": ["color-contrast"] })).await
    }

    async fn axe_by(&self, run_only: Value) -> Outcome<Vec<String>> {
        let there: bool = self.js("return typeof window.axe === 'object'", &[]).await?;
        if !there {
            let script = fs::read_to_string(&self.harness.axe)
                .map_err(|error| Trouble::file(&self.harness.axe, error))?;
            let _: Value = self.js(&format!("{script}; window.axe = axe; return null"), &[]).await?;
        }
        self.js_async(
            "// Colours on their way from one to the other are nobody's colours.
             const ends = performance.now() + 1500;
             while (performance.now() < ends && document.getAnimations().some((one) => one.playState === 'running' && one.effect.getComputedTiming().endTime < 2000)) {
               await new Promise((done) => setTimeout(done, 30));
             }
             // What stays at hand while the page moves under it lies over something wherever the page stands just now;
             // one scrolls, and it is free. Looked at is the page without that.
             const stuck = [...document.querySelectorAll('#main *')].filter((one) => getComputedStyle(one).position === 'sticky');
             stuck.forEach((one) => { one.style.position = 'static'; });
             const found = await axe.run(document, {
               runOnly: args[0],
               resultTypes: ['violations'] });
             stuck.forEach((one) => { one.style.position = ''; });
             return found.violations.map((rule) => `${rule.id} (${rule.impact}): ${rule.help}` + rule.nodes.slice(0, 5)
               .map((node) => `\\n    ${node.target.join(' ')}: ${(node.failureSummary || '').replace(/\\s+/g, ' ')}`).join(''))",
            &[run_only],
        )
        .await
    }

    /// Makes sure that axe finds nothing, and that nothing sticks out to the side.
    ///
    /// # Errors
    /// With what was found.
    pub async fn must_be_accessible(&self) -> Outcome {
        let mut found = self.axe().await?;
        let wide: Option<String> = self
            .js(
                "const page = document.documentElement;
                 return page.scrollWidth > page.clientWidth + 1 ? `the page is ${page.scrollWidth} px wide in ${page.clientWidth}` : null",
                &[],
            )
            .await?;
        found.extend(wide);
        if found.is_empty() {
            Ok(())
        } else {
            let place = self.place().await.unwrap_or_default();
            Err(self.unexpected(format!("at `{place}` not everyone can use this:\n  {}", found.join("\n  "))))
        }
    }

    /// All the text on the screen, as it is laid out.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn text(&self) -> Outcome<String> {
        self.js("return document.body.innerText", &[]).await
    }

    /// The trouble of having waited in vain: with the screen's text, and a picture of it.
    pub(crate) async fn not_seen(&self, what: &str) -> Trouble {
        let text = self.text().await.unwrap_or_else(|trouble| trouble.to_string());
        let names: Value = self
            .js(crate::control::NAMES, &[json!("pressable"), json!(""), json!({ "list": true })])
            .await
            .unwrap_or(Value::Null);
        let picture = match self.screenshot(&format!("failed-{}", self.name)).await {
            Ok(path) => format!("\n  picture: {}", path.display()),
            Err(_) => String::new(),
        };
        let place = self.place().await.unwrap_or_default();
        let text: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(60).collect();
        let saw = format!("`{place}` showed\n    {}\n  with to press: {names}", text.join("\n    "));
        Trouble::NotSeen { phone: self.name.clone(), what: what.to_owned(), saw, picture }
    }
}

/// Whether a line that Firefox or WebKit printed is of an error of the page, and not of the browser's own.
fn is_an_error(line: &str) -> bool {
    let of_firefox = line.starts_with("JavaScript error: http") || line.starts_with("console.error: \"");
    of_firefox || line.starts_with("CONSOLE") && line.contains(" ERROR ")
}

#[cfg(test)]
mod tests {
    use super::is_an_error;

    #[test]
    fn errors_of_the_page_are_told_from_the_browsers_own() {
        for line in [
            "JavaScript error: http://localhost:1/some/group/a.js, line 1: TypeError: no",
            "console.error: \"panicked at src/main.rs\"",
            "CONSOLE JS ERROR TypeError: no",
        ] {
            assert!(is_an_error(line), "{line}");
        }
        for line in [
            "JavaScript error: resource://gre/modules/PrivateBrowsingUtils.sys.mjs, line 50: TypeError: no",
            "console.error: RSLoader: ",
            "console.log: \"hello\"",
            "CONSOLE LOG hello",
        ] {
            assert!(!is_an_error(line), "{line}");
        }
    }
}
