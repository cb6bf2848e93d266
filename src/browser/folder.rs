//! A folder on this computer that the person has chosen, for browsers that give pages one (the File System Access API). The
//! browser keeps the choice in a database of its own, since a handle is no text; after a restart it may ask once more.

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use js_sys::{AsyncIterator, IteratorNext, JSON, Reflect};
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
    FileSystemWritableFileStream,
};

const PICKER: &str = "showDirectoryPicker";
const DATABASE: &str = "all-leaders-folders";
const STORE: &str = "folders";
const TO_WRITE: &str = r#"{"mode": "readwrite"}"#;

/// Why a folder could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FolderError {
    /// The person or the browser said no.
    #[error("the folder was refused")]
    Refused,
    /// It is not there any more, or cannot be written.
    #[error("the folder cannot be used")]
    Unusable,
}

/// A folder that was chosen.
#[derive(Clone, Debug)]
pub struct Folder(FileSystemDirectoryHandle);

/// Whether this browser lets a person choose one.
pub fn can() -> bool {
    web_sys::window().is_some_and(|window| super::has(&window, PICKER))
}

impl Folder {
    /// Lets the person choose one; `None` where they put the question away. For a press alone.
    ///
    /// # Errors
    /// Where the browser refuses, or the folder is one of those that it keeps from pages.
    pub async fn choose() -> Result<Option<Self>, FolderError> {
        let window = web_sys::window().ok_or(FolderError::Unusable)?;
        match call(&window, PICKER, &options(TO_WRITE)).await {
            Ok(handle) => Ok(Some(Self(handle.unchecked_into()))),
            Err(error) if is_named(&error, "AbortError") => Ok(None),
            Err(error) => Err(why(&error)),
        }
    }

    /// What it is called.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Whether it can be used now, without a question.
    pub async fn is_allowed(&self) -> bool {
        self.permission("queryPermission").await
    }

    /// Has the browser ask whether it can be used. For a press alone.
    pub async fn ask(&self) -> bool {
        self.permission("requestPermission").await
    }

    async fn permission(&self, method: &str) -> bool {
        call(&self.0, method, &options(TO_WRITE)).await.is_ok_and(|state| state == "granted")
    }

    /// The files in it whose names end so; what lies in folders within is left alone.
    ///
    /// # Errors
    /// When it is gone or may not be read.
    pub async fn files(&self, ending: &str) -> Result<Vec<File>, FolderError> {
        let handles: AsyncIterator = self.0.values();
        let mut files = Vec::new();
        loop {
            let next = handles.next().map_err(|error| why(&error))?;
            let next: IteratorNext =
                JsFuture::from(next).await.map_err(|error| why(&error))?.unchecked_into();
            if next.done() {
                return Ok(files);
            }
            let handle: FileSystemFileHandle = match next.value().dyn_into() {
                Ok(handle) => handle,
                Err(_) => continue,
            };
            if handle.name().ends_with(ending)
                // One that is taken away meanwhile is not there.
                && let Ok(file) = JsFuture::from(handle.get_file()).await
            {
                files.push(file.unchecked_into());
            }
        }
    }

    /// Writes a file whole: until it is closed, whoever reads it finds what it was before.
    ///
    /// # Errors
    /// When the folder is gone or full, or may not be written.
    pub async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        self.write_as(name, bytes).await.map_err(|error| why(&error))
    }

    async fn write_as(&self, name: &str, bytes: &[u8]) -> Result<(), JsValue> {
        let create = FileSystemGetFileOptions::new();
        create.set_create(true);
        let file = JsFuture::from(self.0.get_file_handle_with_options(name, &create)).await?;
        let file: FileSystemFileHandle = file.unchecked_into();
        let stream: FileSystemWritableFileStream =
            JsFuture::from(file.create_writable()).await?.unchecked_into();
        JsFuture::from(stream.write_with_u8_array(bytes)?).await?;
        JsFuture::from(stream.close()).await?;
        Ok(())
    }

    /// The folder that was chosen for this group, where there is one.
    pub async fn remembered(group: Uuid) -> Option<Self> {
        if !can() {
            return None;
        }
        let database = database().await.ok()?;
        let of = database.transaction(&[STORE], TransactionMode::ReadOnly).ok()?;
        let asked = of.object_store(STORE).ok()?.get(key(group)).ok()?;
        let found = asked.await.ok().flatten();
        database.close();
        Some(Self(found?.unchecked_into()))
    }

    /// Remembers it for this group; where the browser keeps nothing, it is asked for again at the next start.
    pub async fn remember(&self, group: Uuid) {
        let _ = keep(group, Some(&self.0)).await;
    }
}

/// Forgets the folder of this group. What is in it stays.
pub async fn forget(group: Uuid) {
    if can() {
        let _ = keep(group, None).await;
    }
}

async fn keep(group: Uuid, handle: Option<&JsValue>) -> Result<(), idb::Error> {
    let database = database().await?;
    let of = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = of.object_store(STORE)?;
    match handle {
        Some(handle) => drop(store.put(handle, Some(&key(group)))?.await?),
        None => store.delete(key(group))?.await?,
    }
    of.commit()?.await?;
    database.close();
    Ok(())
}

async fn database() -> Result<Database, idb::Error> {
    let mut asked = Factory::new()?.open(DATABASE, Some(1))?;
    asked.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // Where it cannot be made, what is asked of it fails.
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    asked.await
}

fn key(group: Uuid) -> JsValue {
    group.to_string().into()
}

fn options(json: &str) -> JsValue {
    JSON::parse(json).unwrap_or(JsValue::UNDEFINED)
}

async fn call(object: &JsValue, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(super::call(object, name, argument).ok_or(JsValue::UNDEFINED)?).await
}

fn is_named(error: &JsValue, name: &str) -> bool {
    Reflect::get(error, &"name".into()).is_ok_and(|found| found == name)
}

fn why(error: &JsValue) -> FolderError {
    if is_named(error, "NotAllowedError") || is_named(error, "SecurityError") {
        FolderError::Refused
    } else {
        FolderError::Unusable
    }
}
