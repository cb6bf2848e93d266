//! How each engine's browser is started on a phone's own folder.

use std::{fs, io, path::Path};

use serde_json::json;
use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver,
    error::WebDriverResult,
};

use crate::{Ability, Device, Engine, driver::Driver};

const CHROMIUM: [&str; 13] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-search-engine-choice-screen",
    "--hide-scrollbars",
    // A name that is not `localhost`: over plain http it is no secure context, as on a meeting's own network.
    "--host-resolver-rules=MAP meeting.test 127.0.0.1",
    "--no-proxy-server",
];

/// Neither engine makes a window as narrow as a phone while its own buttons stand in it.
const NARROW: &str = "* { min-width: 0 !important; }";
const NARROW_GTK: &str =
    "* { min-width: 0; padding: 0; margin: 0; border: 0; font-size: 1px; -gtk-icon-transform: scale(0.1); }";

/// What a device asks for that the engine cannot give.
pub(crate) fn lacks(engine: Engine, device: &Device) -> Option<Ability> {
    let known = ["prefers-color-scheme", "prefers-reduced-motion"];
    let asked = [
        (Ability::StandIns, !device.stand_ins.is_empty()),
        (Ability::Camera, device.film.is_some()),
        (Ability::Preferences, device.media.iter().any(|(name, _)| !known.contains(name))),
    ];
    asked.into_iter().find(|(ability, asked)| *asked && !engine.can(*ability)).map(|(ability, _)| ability)
}

/// Makes the folders that a browser rests in, and gives the variables that it starts with.
pub(crate) fn prepare(engine: Engine, folder: &Path, device: &Device) -> io::Result<Vec<(String, String)>> {
    for name in ["downloads", "profile"] {
        fs::create_dir_all(folder.join(name))?;
    }
    let mut circumstances = Vec::new();
    let mut set = |name: &str, value: &str| circumstances.push((name.to_owned(), value.to_owned()));
    if engine != Engine::Chromium
        && let Some(zone) = &device.timezone
    {
        set("TZ", zone);
    }
    match engine {
        Engine::Chromium => {}
        Engine::Firefox => {
            fs::create_dir_all(folder.join("profile/chrome"))?;
            fs::write(folder.join("profile/chrome/userChrome.css"), NARROW)?;
        }
        Engine::WebKit => {
            // What it downloads goes to the person's home; preferences are the desktop's.
            let home = folder.join("downloads");
            let settings = folder.join("profile/gtk-3.0");
            fs::create_dir_all(&settings)?;
            let prefers = |name, value| u8::from(device.media.contains(&(name, value)));
            let still = prefers("prefers-reduced-motion", "reduce");
            let dark = prefers("prefers-color-scheme", "dark");
            fs::write(settings.join("gtk.css"), NARROW_GTK)?;
            fs::write(
                settings.join("settings.ini"),
                format!(
                    "[Settings]\ngtk-application-prefer-dark-theme={dark}\ngtk-enable-animations={}\n",
                    1 - still
                ),
            )?;
            set("HOME", &home.to_string_lossy());
            set("XDG_CONFIG_HOME", &folder.join("profile").to_string_lossy());
            set("XDG_CACHE_HOME", &folder.join("profile/cache").to_string_lossy());
            set("XDG_DATA_HOME", &folder.join("profile/data").to_string_lossy());
            let language = device.language.replace('-', "_");
            set("LANG", &format!("{language}.UTF-8"));
            set("LANGUAGE", &language);
            // No desktop stands behind it: it must not wait for one.
            set("GSETTINGS_BACKEND", "memory");
            set("NO_AT_BRIDGE", "1");
        }
    }
    Ok(circumstances)
}

/// Starts a browser by its driver.
pub(crate) async fn start(
    engine: Engine,
    driver: &Driver,
    program: &Path,
    folder: &Path,
    device: &Device,
) -> WebDriverResult<WebDriver> {
    let wanted = match engine {
        Engine::Chromium => chromium(program, folder, device)?,
        Engine::Firefox => firefox(program, folder, device)?,
        Engine::WebKit => webkit(program)?,
    };
    let browser = WebDriver::new(driver.url(), wanted).await?;
    if engine != Engine::Chromium {
        // The size asked for is the window's: the page gets it by adding what the window itself takes.
        let mut size = (device.width, device.height);
        for _ in 0..2 {
            browser.set_window_rect(0, 0, size.0, size.1).await?;
            let page: (u32, u32) =
                browser.execute("return [innerWidth, innerHeight]", Vec::new()).await?.convert()?;
            size.0 += device.width.saturating_sub(page.0);
            size.1 += device.height.saturating_sub(page.1);
        }
    }
    Ok(browser)
}

fn chromium(program: &Path, folder: &Path, device: &Device) -> WebDriverResult<Capabilities> {
    let mut wanted = DesiredCapabilities::chrome();
    for flag in CHROMIUM {
        wanted.add_arg(flag)?;
    }
    wanted.add_arg(&format!("--user-data-dir={}", folder.join("profile").display()))?;
    wanted.add_arg(&format!("--window-size={},{}", device.width, device.height))?;
    wanted.add_arg(&format!("--lang={}", device.language))?;
    if let Some(film) = &device.film {
        wanted.add_arg("--use-fake-device-for-media-stream")?;
        wanted.add_arg("--use-fake-ui-for-media-stream")?;
        wanted.add_arg(&format!("--use-file-for-fake-video-capture={}", film.display()))?;
    }
    wanted.set_binary(&program.to_string_lossy())?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    if device.mobile {
        // A window is never narrower than 500 px: only emulation gives a phone's width.
        let metrics = json!({ "width": device.width, "height": device.height, "pixelRatio": 2.0, "touch": true, "mobile": true });
        wanted.add_experimental_option("mobileEmulation", json!({ "deviceMetrics": metrics }))?;
    }
    wanted.add_experimental_option(
        "prefs",
        json!({
            "download.default_directory": folder.join("downloads"),
            "download.prompt_for_download": false,
            "intl.accept_languages": device.language,
            "intl.selected_languages": device.language,
        }),
    )?;
    Ok(wanted.into())
}

fn firefox(program: &Path, folder: &Path, device: &Device) -> WebDriverResult<Capabilities> {
    let prefers = |name, value| i32::from(device.media.contains(&(name, value)));
    let mut wanted = Capabilities::new();
    wanted.set("browserName", "firefox")?;
    wanted.set(
        "moz:firefoxOptions",
        json!({
            "binary": program,
            "args": ["-headless", "-profile", folder.join("profile")],
            "prefs": {
                "browser.download.dir": folder.join("downloads"),
                "browser.download.folderList": 2,
                "browser.download.alwaysOpenPanel": false,
                "browser.helperApps.neverAsk.saveToDisk": "application/json,text/plain,text/markdown,text/calendar,application/octet-stream",
                "devtools.console.stdout.content": true,
                "intl.accept_languages": device.language,
                "intl.locale.requested": device.language,
                "layout.css.prefers-color-scheme.content-override": 1 - prefers("prefers-color-scheme", "dark"),
                "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                "ui.prefersReducedMotion": prefers("prefers-reduced-motion", "reduce"),
            },
        }),
    )?;
    Ok(wanted)
}

fn webkit(program: &Path) -> WebDriverResult<Capabilities> {
    let mut wanted = Capabilities::new();
    wanted.set(
        "webkitgtk:browserOptions",
        json!({
            "binary": program,
            "args": ["--automation", "--enable-write-console-messages-to-stdout=true"],
        }),
    )?;
    Ok(wanted)
}
