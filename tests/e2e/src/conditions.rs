//! The circumstances of a phone: its person's preferences, a slow processor, no network.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{Ability, Engine, Outcome, Phone};

impl Phone {
    /// Sends a command of the DevTools protocol, such as `Emulation.setCPUThrottlingRate`.
    ///
    /// # Errors
    /// When the browser does not know it or refuses.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        self.able(Ability::DevTools)?;
        self.driver.cdp().send_raw(command, parameters).await.map_err(|error| self.trouble(error))
    }

    /// Makes the processor this many times slower; 1 is its own speed.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn slow_down(&self, times: f64) -> Outcome {
        self.able(Ability::SlowProcessor)?;
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await.map(|_| ())
    }

    /// Cuts this phone alone from the network, or brings it back; see also
    /// [`Harness::take_network_away`](crate::Harness::take_network_away).
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn offline(&self, offline: bool) -> Outcome {
        self.devtools("Network.enable", json!({})).await?;
        let conditions =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", conditions).await.map(|_| ())
    }

    /// Sets text size as a person does in the browser: 2.0 is twice as large, in half as much room.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn zoom(&self, times: f64) -> Outcome {
        self.able(Ability::Zoom)?;
        let (width, height) = (f64::from(self.device.width) / times, f64::from(self.device.height) / times);
        let metrics = json!({ "width": width.round(), "height": height.round(), "deviceScaleFactor": times, "mobile": self.device.mobile });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await.map(|_| ())
    }

    /// Presses a key on the keyboard, such as `Tab`, `Enter`, `Escape`, `ArrowDown`, where the focus is.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn key(&self, key: &str) -> Outcome {
        if self.engine() != Engine::Chromium {
            let special = match key {
                "Tab" => Some(Key::Tab),
                "Enter" => Some(Key::Enter),
                "Escape" => Some(Key::Escape),
                "End" => Some(Key::End),
                "Home" => Some(Key::Home),
                "ArrowLeft" => Some(Key::Left),
                "ArrowUp" => Some(Key::Up),
                "ArrowRight" => Some(Key::Right),
                "ArrowDown" => Some(Key::Down),
                _ => None,
            };
            let key = special.map_or_else(|| key.to_owned(), |key| char::from(key).to_string());
            let press = self.driver.action_chain().send_keys(key);
            return press.perform().await.map_err(|error| self.trouble(error));
        }
        let (code, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "Escape" => (27, ""),
            " " => (32, " "),
            "End" => (35, ""),
            "Home" => (36, ""),
            "ArrowLeft" => (37, ""),
            "ArrowUp" => (38, ""),
            "ArrowRight" => (39, ""),
            "ArrowDown" => (40, ""),
            _ => (0, key),
        };
        for kind in [if text.is_empty() { "rawKeyDown" } else { "keyDown" }, "keyUp"] {
            let mut event = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code });
            if kind == "keyDown" {
                event["text"] = json!(text);
            }
            self.devtools("Input.dispatchKeyEvent", event).await?;
        }
        Ok(())
    }

    /// Types a text where the focus is, in one go, as a keyboard on the screen does.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn type_text(&self, text: &str) -> Outcome {
        if self.engine() == Engine::Chromium {
            return self.devtools("Input.insertText", json!({ "text": text })).await.map(|_| ());
        }
        let insert = "document.execCommand('insertText', false, arguments[0]); return null";
        self.js::<Value>(insert, &[json!(text)]).await.map(|_| ())
    }

    /// What has the focus: its role-ish tag and its text or name, for messages and assertions.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn focused(&self) -> Outcome<String> {
        self.js(
            "const e = document.activeElement;
             return e ? e.tagName.toLowerCase() + ' ' + (e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent || '').trim().replace(/\\s+/g, ' ').slice(0, 80) : ''",
            &[],
        )
        .await
    }

    /// Puts the device's preferences and stand-ins on the tab that is looked at; other browsers than Chromium are
    /// started with theirs.
    pub(crate) async fn dress(&self) -> Outcome {
        if self.engine() != Engine::Chromium {
            return Ok(());
        }
        let features: Vec<Value> =
            self.device.media.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        if let Some(zone) = &self.device.timezone {
            self.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await?;
        }
        self.devtools(
            "Emulation.setLocaleOverride",
            json!({ "locale": self.device.language.replace('-', "_") }),
        )
        .await?;
        for script in &self.device.stand_ins {
            self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        }
        Ok(())
    }
}
