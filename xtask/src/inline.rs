//! What has to be there before anything is painted stands in the page itself: each further file would cost a round trip
//! on a slow network. The page's policy allows just these by their hashes.

use std::{fs, path::Path};

use crate::{
    run::command,
    trouble::{Outcome, Trouble},
};

const START: &str = "boot.js";

/// Puts the styles and the start script into the staged page, and takes the files away.
///
/// # Errors
/// When the page does not name them as it is known, or a file cannot be read or written.
pub fn into_page(folder: &Path, styles: &str) -> Outcome {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(|error| Trouble::at(&page, "read", &error))?;
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(|error| Trouble::at(&path, "read", &error))
    };
    let (css, script) = (read(styles)?, read(START)?);
    let hashes = hashes(&[&css, &script])?;
    let [of_css, of_script] = &hashes[..] else {
        return Err(Trouble::new("Node.js gave no hashes of what stands in the page."));
    };
    let html =
        put_in(&without_comments(&html), styles, (&css, of_css), (&script, of_script)).ok_or_else(|| {
            Trouble::new(
                "index.html does not name its styles, its start script or its policy as it is known.",
            )
        })?;
    fs::write(&page, html).map_err(|error| Trouble::at(&page, "write", &error))?;
    for name in [styles, START] {
        let path = folder.join(name);
        fs::remove_file(&path).map_err(|error| Trouble::at(&path, "remove", &error))?;
    }
    Ok(())
}

fn put_in(html: &str, styles: &str, css: (&str, &str), script: (&str, &str)) -> Option<String> {
    if css.0.contains("</style") || script.0.contains("</script") {
        return None;
    }
    let changes = [
        (format!("<link rel=\"stylesheet\" href=\"{styles}\">"), format!("<style>{}</style>", css.0)),
        ("style-src 'self'".to_owned(), format!("style-src 'self' '{}'", css.1)),
        ("script-src 'self'".to_owned(), format!("script-src 'self' '{}'", script.1)),
        (format!(" src=\"./{START}\""), String::new()),
        // The only script that the page has.
        ("></script>".to_owned(), format!(">{}</script>", script.0)),
    ];
    let mut html = html.to_owned();
    for (from, to) in changes {
        if html.matches(&from).count() != 1 {
            return None;
        }
        html = html.replace(&from, &to);
    }
    Some(html)
}

/// Comments are for those who read the source.
fn without_comments(html: &str) -> String {
    let mut parts = html.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once("-->").map_or("", |(_, after)| after))
}

/// What a policy calls these texts, by Node's own library, which the build needs anyway.
fn hashes(texts: &[&str]) -> Outcome<Vec<String>> {
    const SCRIPT: &str = "const c=require('crypto');for(const t of process.argv.slice(1))\
        console.log('sha256-'+c.createHash('sha256').update(t).digest('base64'))";
    let output = command("node").args(["-e", SCRIPT, "--"]).args(texts).output().map_err(|error| {
        Trouble::new(format!("Could not start Node.js to hash what stands in the page: {error}."))
    })?;
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_holds_what_is_needed_before_the_first_paint() {
        let html = "<!-- for us --><meta content=\"script-src 'self'; style-src 'self'\">\
            <script src=\"./boot.js\" data-wasm=\"a\"></script><link rel=\"stylesheet\" href=\"s-1.css\"><p>";
        let page = put_in(&without_comments(html), "s-1.css", ("a{}", "sha256-1"), ("go()", "sha256-2"));
        let expected = "<meta content=\"script-src 'self' 'sha256-2'; style-src 'self' 'sha256-1'\">\
            <script data-wasm=\"a\">go()</script><style>a{}</style><p>";
        assert_eq!(page.as_deref(), Some(expected));
        assert_eq!(put_in("", "s-1.css", ("", ""), ("", "")), None);
    }

    #[test]
    fn hashes_are_those_of_the_policy() {
        assert_eq!(hashes(&[""]).unwrap(), ["sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="]);
    }
}
