//! The group in a link: what a file would hold, packed behind the `#` of the app's own address.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::App;
use super::incoming::Carrier;
use crate::browser::link;
use crate::replica::file::ReadError;

/// How what a link brings begins: the address of the page on which files are opened.
const BEGINS: &str = "#/open?";

/// What stands before a link that was read from a code, while it waits and is opened.
const OF_A_CODE: &str = "code: ";

/// The longest link that any messenger takes; above it some cut or refuse it. Signal's messages end here.
const SAFE_LENGTH: usize = 2_000;
/// Longer ones are not made. Telegram's messages end a little above.
const LONGEST: usize = 4_000;
/// So many records need not be packed to know that they are too long: the random bits of an id alone take nine bytes.
pub const TOO_MANY_RECORDS: usize = 500;
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
    /// What was packed or locked ([`App::packed_for`]) as a link. `None` where the page has no address.
    pub fn link_of(packed: &[u8]) -> Option<GroupLink> {
        let address = [link::own_address()?, in_address(packed)].concat();
        Some(match address.len() {
            length if length <= SAFE_LENGTH => GroupLink::Short(address),
            length if length <= LONGEST => GroupLink::Long(address),
            _ => GroupLink::TooLong,
        })
    }

    /// What codes brought, as [`App::open_text`] takes it.
    pub fn text_of_codes(packed: &[u8]) -> String {
        [OF_A_CODE, &in_address(packed)].concat()
    }

    /// The same of a code that holds a link; `None`, where this one does not.
    pub fn text_of_code(code: &str) -> Option<String> {
        in_text(code).map(|_| [OF_A_CODE, code].concat())
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

/// What a text that is opened came in.
pub(super) fn carrier_of(text: &str) -> Carrier {
    match in_text(text) {
        Some(_) if text.starts_with(OF_A_CODE) => Carrier::Code,
        Some(_) => Carrier::Link,
        None => Carrier::File,
    }
}

/// Bytes as they stand in an address, and as [`App::open_text`] takes them.
pub(super) fn in_address(packed: &[u8]) -> String {
    [BEGINS, &URL_SAFE_NO_PAD.encode(packed)].concat()
}

/// The bytes in what a link brings.
///
/// # Errors
/// Where it was cut off or changed.
pub(super) fn bytes_in(brought: &str) -> Result<Vec<u8>, ReadError> {
    URL_SAFE_NO_PAD.decode(brought).map_err(|_| ReadError::Damaged)
}
