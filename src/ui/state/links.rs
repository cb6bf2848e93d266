//! The group in a link: what a file would hold, packed behind the `#` of the app's own address.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::App;
use super::incoming::OpenError;
use crate::browser::link;
use crate::replica::Device;
use crate::replica::file::LIMIT;

/// How what a link brings begins: the address of the page on which files are opened.
const BEGINS: &str = "#/open?";

/// The longest link that any messenger takes; above it some cut or refuse it. Signal's messages end here.
const CAREFUL: usize = 2_000;
/// Longer ones are not made. Telegram's messages end a little above.
const MOST: usize = 4_000;
/// A file of so many bytes need not be packed to know that it is too long.
const HOPELESS: usize = 64 * MOST;

/// The group as a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupLink {
    /// It goes through everywhere.
    Short(String),
    /// Some messengers cut it.
    Long(String),
    /// None would be short enough: a file has to do.
    TooLong,
}

impl GroupLink {
    /// Its address, where there is one.
    pub fn address(&self) -> Option<&str> {
        match self {
            GroupLink::Short(address) | GroupLink::Long(address) => Some(address),
            GroupLink::TooLong => None,
        }
    }
}

impl App {
    /// The open group as a link: what is newer than what these phones had, or everything where none is named. `None` where no
    /// phone could read it, and `App::trouble` says so.
    pub fn link_for(self, to: &[Device]) -> Option<GroupLink> {
        let text = self.outgoing_for(to)?.text;
        if text.len() > HOPELESS {
            return Some(GroupLink::TooLong);
        }
        let packed = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9);
        let address = [&link::own_address()?, BEGINS, &URL_SAFE_NO_PAD.encode(packed)].concat();
        Some(match address.len() {
            length if length <= CAREFUL => GroupLink::Short(address),
            length if length <= MOST => GroupLink::Long(address),
            _ => GroupLink::TooLong,
        })
    }

    /// Opens what a link brought, now and whenever one is tapped while the app is open.
    pub fn open_links(self) {
        let open = move || {
            if let Some(brought) = link::take(BEGINS) {
                self.open_text([BEGINS, &brought].concat());
            }
        };
        open();
        link::on_change(open);
    }
}

/// What a link brings, where this text is one or has one in it. A file begins before any link that is written in it.
pub(super) fn in_text(text: &str) -> Option<&str> {
    let (before, brought) = text.split_once(BEGINS)?;
    let ends = |c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_';
    (!before.contains('{')).then(|| brought.split(ends).next().unwrap_or_default())
}

/// The bytes of the file in what a link brings.
///
/// # Errors
/// Where it was cut off or changed on its way, or the part of the app that reads it could not be had.
pub(super) async fn unpack(brought: String) -> Result<Vec<u8>, OpenError> {
    match unpack_later(brought).await {
        Ok(unpacked) => unpacked.ok_or(OpenError::BrokenLink),
        Err(_) => Err(OpenError::Unready),
    }
}

fn unpack_now(brought: &str) -> Option<Vec<u8>> {
    let packed = URL_SAFE_NO_PAD.decode(brought).ok()?;
    miniz_oxide::inflate::decompress_to_vec_with_limit(&packed, LIMIT as usize).ok()
}

#[cfg(split)]
#[leptos::wasm_split::wasm_split(later, wasm_split_path = ::leptos::wasm_split, fallible)]
fn unpack_later(brought: String) -> Result<Option<Vec<u8>>, leptos::wasm_split::SplitLoaderError> {
    Ok(unpack_now(&brought))
}

#[cfg(not(split))]
async fn unpack_later(brought: String) -> Result<Option<Vec<u8>>, std::convert::Infallible> {
    Ok(unpack_now(&brought))
}
