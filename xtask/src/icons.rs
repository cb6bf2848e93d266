//! `cargo xtask icons`: draws the PNG icons anew from `public/icon.svg`, in headless Chromium.

use std::{fs, process::Command};

use crate::{
    project,
    run::{run_quietly, say},
    setup,
    trouble::{Outcome, Trouble},
};

/// File name, width in pixels, and which drawing it is made from.
const ICONS: [(&str, u32, &str); 4] = [
    ("icon-192.png", 192, "icon.svg"),
    ("icon-512.png", 512, "icon.svg"),
    ("maskable-512.png", 512, "icons/maskable.svg"),
    ("apple-touch-icon.png", 180, "icons/maskable.svg"),
];

/// Writes `public/icons/*.png`.
///
/// # Errors
/// When there is no browser or a file cannot be written.
pub fn command() -> Outcome {
    let browser = setup::browser(setup::Engine::Chromium)?;
    let public = project::root().join("public");
    let work = project::target().join("icons");
    fs::create_dir_all(&work).map_err(|error| Trouble::at(&work, "make the folder", &error))?;
    for (name, side, drawing) in ICONS {
        let source = public.join(drawing);
        let svg = fs::read_to_string(&source).map_err(|error| Trouble::at(&source, "read", &error))?;
        let page = work.join("page.html");
        let html = format!(
            "<!doctype html><style>*{{margin:0}}svg{{display:block;width:{side}px;height:{side}px}}</style>{svg}"
        );
        fs::write(&page, html).map_err(|error| Trouble::at(&page, "write", &error))?;
        let picture = public.join("icons").join(name);
        run_quietly(
            &format!("Drawing {name}"),
            Command::new(&browser.program)
                .args([
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                ])
                .args([
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--hide-scrollbars",
                ])
                .args(["--force-device-scale-factor=1", "--default-background-color=00000000"])
                .arg(format!("--user-data-dir={}", work.join("profile").display()))
                .arg(format!("--window-size={side},{side}"))
                .arg(format!("--screenshot={}", picture.display()))
                .arg(format!("file://{}", page.display())),
        )?;
        say(&format!("Drew {}", picture.display()));
    }
    Ok(())
}
