//! Files that the person chooses, drops or pastes: any name, several at once, read in slices.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement};

/// Bytes that are read in one go: small enough to show how far it is and to stop soon.
const SLICE: usize = 512 * 1024;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PickError {
    /// It is larger than what was allowed.
    #[error("the file has {size} bytes, more than the {most} that are read")]
    TooLarge {
        /// Its bytes.
        size: u64,
        /// The most that are read.
        most: u64,
    },
    /// The person stopped it.
    #[error("reading was stopped")]
    Stopped,
    /// The browser could not read it: it was moved, or its drive is gone.
    #[error("the browser could not read the file")]
    Unreadable,
}

/// The files that a file input's `change` event brings; the input is emptied, so that the same file can be
/// chosen again.
pub fn chosen(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let files = listed(input.files());
    input.set_value("");
    files
}

/// The files that were dropped here. Call `preventDefault` on `dragover` and `drop`, or the
/// browser opens the file instead.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    event.data_transfer().map(|data| listed(data.files())).unwrap_or_default()
}

/// Takes files that are dropped anywhere on the page, for as long as it runs: beside the places that take them the
/// browser would open the file, and the app with all that is being typed would be gone. What a place has taken
/// comes here no more.
pub fn dropped_anywhere(take: impl Fn(Vec<File>) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let over = Closure::<dyn FnMut(DragEvent)>::new(|event: DragEvent| {
        if has_files(&event) {
            event.prevent_default();
        }
    });
    let drop = Closure::<dyn FnMut(DragEvent)>::new(move |event: DragEvent| {
        if has_files(&event) && !event.default_prevented() {
            event.prevent_default();
            take(dropped(&event));
        }
    });
    for (name, call) in [("dragover", over), ("drop", drop)] {
        // It fails for no name of an event.
        let _ = window.add_event_listener_with_callback(name, call.as_ref().unchecked_ref());
        call.forget();
    }
}

/// Whether files are being dragged; words that are dragged into a field are the browser's to move.
fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

fn listed(files: Option<FileList>) -> Vec<File> {
    files
        .map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect::<Vec<_>>())
        .unwrap_or_default()
}

/// Reads a file in slices. `on` is told how many bytes of how many are read, and says whether to go on.
///
/// # Errors
/// The file is larger than `most` bytes (nothing is read then), the person stopped it, or it cannot be read.
pub async fn read(
    file: &File,
    most: u64,
    mut on: impl FnMut(u64, u64) -> bool,
) -> Result<Vec<u8>, PickError> {
    // A file's size is a whole number far below 2^53.
    let size = file.size() as u64;
    if size > most {
        return Err(PickError::TooLarge { size, most });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).map_err(|_| PickError::Unreadable)?);
    while (bytes.len() as u64) < size {
        let to = (bytes.len() + SLICE).min(usize::try_from(size).unwrap_or(usize::MAX));
        let slice =
            file.slice_with_f64_and_f64(bytes.len() as f64, to as f64).map_err(|_| PickError::Unreadable)?;
        let buffer = JsFuture::from(slice.array_buffer()).await.map_err(|_| PickError::Unreadable)?;
        let buffer: ArrayBuffer = buffer.dyn_into().map_err(|_| PickError::Unreadable)?;
        let part = Uint8Array::new(&buffer);
        if part.length() == 0 {
            return Err(PickError::Unreadable);
        }
        bytes.extend_from_slice(&part.to_vec());
        if !on(bytes.len() as u64, size) {
            return Err(PickError::Stopped);
        }
    }
    Ok(bytes)
}
