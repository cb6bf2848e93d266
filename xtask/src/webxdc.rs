//! `cargo xtask webxdc`: the app as a file that people send into a chat, where it runs inside the messenger (<https://webxdc.org>).
//!
//! It is a zip of the files in dist/ that the app needs, with a page of its own: the messenger gives it the chat by a script
//! `webxdc.js`, rules by its own policy what the page may do, and keeps the files, so that there is no service worker and
//! nothing to install.

use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{
    dist, post_build, project,
    run::say,
    trouble::{Outcome, Trouble},
};

/// The name of the file in dist/.
pub const FILE: &str = "all-leaders.xdc";
/// What a messenger shows beside the app's name.
const ICON: &str = "icons/icon-192.png";
/// What only browsers ask for.
const FOR_BROWSERS: [&str; 1] = ["manifest.webmanifest"];

/// Builds the app, unless it is built already, and writes the file.
///
/// # Errors
/// When the build fails, or the file cannot be written.
pub fn command(build_first: bool) -> Outcome {
    if build_first {
        dist::build()?;
    }
    let path = write(&project::dist())?;
    let kilobytes = fs::metadata(&path).map_or(0, |data| data.len() / 1000);
    say(&format!("The chat app is {} ({kilobytes} kB): send it to a chat as a file", path.display()));
    Ok(())
}

/// Writes the chat app of a built folder into it, and gives its path.
///
/// # Errors
/// When the folder is not as it is known, or the file cannot be written.
pub fn write(folder: &Path) -> Outcome<PathBuf> {
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read(&path).map_err(|error| Trouble::at(&path, "read", &error))
    };
    let page = String::from_utf8_lossy(&read("index.html")?).into_owned();
    let page = page_for_chat(&page)
        .ok_or_else(|| Trouble::new("dist/index.html is not as it is known: its head has changed."))?;
    let mut files = vec![
        ("index.html".to_owned(), page.into_bytes()),
        ("manifest.toml".to_owned(), manifest()?.into_bytes()),
        ("icon.png".to_owned(), read(ICON)?),
    ];
    for name in post_build::offline_files(folder)? {
        if name != "index.html" && !FOR_BROWSERS.contains(&name.as_str()) {
            let bytes = read(&name)?;
            files.push((name, bytes));
        }
    }
    let path = folder.join(FILE);
    let zipped =
        zipped(&files).map_err(|error| Trouble::new(format!("The zip could not be made: {error}.")))?;
    fs::write(&path, zipped).map_err(|error| Trouble::at(&path, "write", &error))?;
    Ok(path)
}

/// The same files give the same bytes.
fn zipped(files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    // What messengers read: deflated, or as it is.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The page as the messenger opens it: with its script, before ours; without a policy of its own, which would know nothing of
/// what that script needs, and without what only browsers ask for.
fn page_for_chat(page: &str) -> Option<String> {
    let page = without_tag(page, "<meta http-equiv=\"Content-Security-Policy\"")?;
    let page = without_tag(&page, "<link rel=\"manifest\"")?;
    let page = without_tag(&page, "<link rel=\"apple-touch-icon\"")?;
    let start = page.find("<script")?;
    let (before, after) = page.split_at(start);
    Some([before, "<script src=\"webxdc.js\"></script>", after].concat())
}

/// Takes out the one tag that begins so.
fn without_tag(page: &str, begins: &str) -> Option<String> {
    let (before, rest) = page.split_once(begins)?;
    let (_, after) = rest.split_once('>')?;
    (!after.contains(begins)).then(|| [before, after].concat())
}

/// What the app is called, and where it comes from, as in `Cargo.toml` where that says so.
fn manifest() -> Outcome<String> {
    let path = project::root().join("Cargo.toml");
    let package = fs::read_to_string(&path).map_err(|error| Trouble::at(&path, "read", &error))?;
    let repository = package.lines().find_map(|line| line.strip_prefix("repository = "));
    let source = repository.map(|address| format!("source_code_url = {address}\n")).unwrap_or_default();
    Ok(format!("name = \"All Leaders\"\n{source}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_asks_the_messenger_before_it_starts() {
        let page = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\"><link rel=\"manifest\" href=\"m\">\
            <link rel=\"apple-touch-icon\" href=\"a\"><script data-wasm=\"w\">go()</script></head>";
        let expected =
            "<head><script src=\"webxdc.js\"></script><script data-wasm=\"w\">go()</script></head>";
        assert_eq!(page_for_chat(page).as_deref(), Some(expected));
        assert_eq!(page_for_chat("<head></head>"), None);
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let files = [("index.html".to_owned(), b"<p>".to_vec())];
        assert_eq!(zipped(&files).unwrap(), zipped(&files).unwrap());
    }
}
