//! What kind of phone it is: its size, its person's preferences, what its browser can do.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// A phone or a computer, before the app is opened on it.
///
/// ```
/// use all_leaders_e2e::Device;
///
/// let night = Device::phone().dark().reduced_motion();
/// let spanish = Device::small_phone().language("es-ES").timezone("America/Bogota");
/// ```
#[derive(Clone, Debug)]
pub struct Device {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) mobile: bool,
    pub(crate) media: Vec<(&'static str, &'static str)>,
    pub(crate) language: String,
    pub(crate) timezone: Option<String>,
    pub(crate) stand_ins: Vec<String>,
    pub(crate) film: Option<PathBuf>,
}

impl Device {
    fn sized(width: u32, height: u32, mobile: bool) -> Device {
        Device {
            width,
            height,
            mobile,
            media: vec![("prefers-color-scheme", "light")],
            language: "en-GB".into(),
            timezone: None,
            stand_ins: Vec::new(),
            film: None,
        }
    }

    /// A common phone: 390 by 844.
    pub fn phone() -> Device {
        Device::sized(390, 844, true)
    }

    /// The narrowest that must work: 320 by 640.
    pub fn small_phone() -> Device {
        Device::sized(320, 640, true)
    }

    /// A tablet that lies on its side: 1024 by 768.
    pub fn tablet() -> Device {
        Device::sized(1024, 768, true)
    }

    /// A computer's window: 1280 by 800, with a mouse.
    pub fn desktop() -> Device {
        Device::sized(1280, 800, false)
    }

    /// Prefers a dark page.
    pub fn dark(mut self) -> Device {
        self.media.retain(|(name, _)| *name != "prefers-color-scheme");
        self.media.push(("prefers-color-scheme", "dark"));
        self
    }

    /// Prefers a page without movement.
    pub fn reduced_motion(mut self) -> Device {
        self.media.push(("prefers-reduced-motion", "reduce"));
        self
    }

    /// Prefers more contrast.
    pub fn more_contrast(mut self) -> Device {
        self.media.push(("prefers-contrast", "more"));
        self
    }

    /// Speaks another language, such as `es-ES`, than `en-GB`.
    pub fn language(mut self, language: &str) -> Device {
        self.language = language.to_owned();
        self
    }

    /// Stands in another time zone, such as `Pacific/Auckland`.
    pub fn timezone(mut self, zone: &str) -> Device {
        self.timezone = Some(zone.to_owned());
        self
    }

    /// Has a clock that is ahead by this much.
    pub fn clock_ahead(self, by: Duration) -> Device {
        self.clock_off(i64::try_from(by.as_millis()).unwrap_or(i64::MAX))
    }

    /// Has a clock that is behind by this much.
    pub fn clock_behind(self, by: Duration) -> Device {
        self.clock_off(-i64::try_from(by.as_millis()).unwrap_or(i64::MAX))
    }

    fn clock_off(self, milliseconds: i64) -> Device {
        self.stand_in(&format!(
            "{{const Real = Date, off = {milliseconds};
              class Off extends Real {{
                constructor(...parts) {{ if (parts.length) super(...parts); else super(Real.now() + off); }}
                static now() {{ return Real.now() + off; }}
              }}
              globalThis.Date = Off;}}"
        ))
    }

    /// Has a browser that keeps nothing, as some private windows.
    pub fn storage_blocked(self) -> Device {
        self.stand_in(
            "Object.defineProperty(window, 'localStorage', { configurable: true,
               get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });",
        )
    }

    /// Has a share sheet that keeps what it is given in `window.__shared`, a list of `{title, text, files}`.
    ///
    /// [`Phone::shared_texts`](crate::Phone::shared_texts) reads the files.
    pub fn share_sheet(self) -> Device {
        self.stand_in(
            "window.__shared = [];
             navigator.canShare = (data) => !data.files || data.files.every((file) => file.type === 'text/plain');
             navigator.share = async (data) => { window.__shared.push(data); };",
        )
    }

    /// Has a camera that sees this film (Y4M) over and over, and a person who allows it.
    pub fn camera(mut self, film: &Path) -> Device {
        self.film = Some(film.to_owned());
        self
    }

    /// Runs a script before anything of the page does, in every page this phone opens: for what a real
    /// browser would have and ours lacks, or the other way round.
    pub fn stand_in(mut self, script: &str) -> Device {
        self.stand_ins.push(script.to_owned());
        self
    }
}
