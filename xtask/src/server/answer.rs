//! What the server answers: a file, a way to the right address, or a plain word of refusal.

use std::{
    fs,
    io::{self, Write},
    path::{Component, Path, PathBuf},
};

/// An answer, ready to be written.
pub(super) struct Answer {
    status: &'static str,
    kind: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

impl Answer {
    fn plain(status: &'static str) -> Answer {
        Answer { status, kind: "text/plain; charset=utf-8", location: None, body: status.as_bytes().to_vec() }
    }

    /// Writes it; without the body for HEAD.
    pub(super) fn write(&self, out: &mut impl Write, with_body: bool, keep: bool) -> io::Result<()> {
        let mut bytes = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n",
            self.status,
            self.kind,
            self.body.len()
        )
        .into_bytes();
        if let Some(location) = &self.location {
            bytes.extend_from_slice(format!("Location: {location}\r\n").as_bytes());
        }
        bytes.extend_from_slice(if keep {
            b"Connection: keep-alive\r\n\r\n"
        } else {
            b"Connection: close\r\n\r\n"
        });
        if with_body {
            bytes.extend_from_slice(&self.body);
        }
        out.write_all(&bytes)?;
        out.flush()
    }
}

/// Answers a request for `path` from the files of `folder`, which appear under `prefix`.
pub(super) fn to(method: &str, path: &str, folder: &Path, prefix: &str) -> Answer {
    if method != "GET" && method != "HEAD" {
        return Answer::plain("405 Method Not Allowed");
    }
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if prefix.strip_suffix('/') == Some(path) && !path.is_empty() {
        return Answer { location: Some(prefix.to_owned()), ..Answer::plain("308 Permanent Redirect") };
    }
    let found = path.strip_prefix(prefix).and_then(decode).and_then(|relative| inside(folder, &relative));
    let Some(file) = found else { return Answer::plain("404 Not Found") };
    match fs::read(&file) {
        Ok(body) => Answer { status: "200 OK", kind: media_type(&file), location: None, body },
        Err(_) => Answer::plain("404 Not Found"),
    }
}

/// The file that a relative path names, or nothing when it would lead out of the folder.
fn inside(folder: &Path, relative: &str) -> Option<PathBuf> {
    let relative = Path::new(relative);
    if relative.components().any(|part| !matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = folder.join(relative);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

/// Undoes percent-encoding; nothing for what is not UTF-8 or not well formed.
fn decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            out.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(path: &str) -> &'static str {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        to("GET", path, folder, "/some/group/").status
    }

    #[test]
    fn files_are_found_under_the_prefix_only() {
        assert_eq!(asked("/some/group/Cargo.toml"), "200 OK");
        assert_eq!(asked("/some/group/Cargo%2Etoml?x=1"), "200 OK");
        assert_eq!(asked("/some/group/src/lib.rs"), "200 OK");
        assert_eq!(asked("/Cargo.toml"), "404 Not Found");
        assert_eq!(asked("/some/group"), "308 Permanent Redirect");
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        for path in [
            "/some/group/../Cargo.lock",
            "/some/group/%2e%2e/Cargo.lock",
            "/some/group//etc/passwd",
            "/some/group/%",
        ] {
            assert_eq!(asked(path), "404 Not Found", "{path}");
        }
    }
}
