//! Files that leave a phone and files that come to it, and what it keeps.

use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    time::{Instant, SystemTime},
};

use crate::{
    Outcome, Phone, Trouble,
    phone::{BLINK, PATIENCE},
};

impl Phone {
    /// Waits for a downloaded file whose name ends so, and gives the newest; it is taken out of the
    /// downloads, so that the next call waits for the next one.
    ///
    /// # Errors
    /// When none comes within 15 seconds.
    pub async fn downloaded(&self, ending: &str) -> Outcome<PathBuf> {
        let start = Instant::now();
        loop {
            if let Some(file) = self.newest_download(ending)? {
                return self.take(file);
            }
            if start.elapsed() > PATIENCE {
                return Err(self.not_seen(&format!("a downloaded file *{ending}")).await);
            }
            tokio::time::sleep(BLINK).await;
        }
    }

    fn newest_download(&self, ending: &str) -> Outcome<Option<PathBuf>> {
        let folder = self.folder.join("downloads");
        let mut found: Vec<(SystemTime, PathBuf)> = Vec::new();
        for entry in fs::read_dir(&folder).map_err(|error| Trouble::file(&folder, error))? {
            let entry = entry.map_err(|error| Trouble::file(&folder, error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_half = [".crdownload", ".part"].iter().any(|ending| name.ends_with(ending));
            if is_half || name.starts_with(".com.") || name.starts_with(".org.") {
                // Half a file: look again when it is whole.
                return Ok(None);
            }
            // A file may go while we look at it, and Firefox holds its place by an empty one.
            if let (true, Ok(meta)) = (name.ends_with(ending), entry.metadata())
                && meta.len() > 0
            {
                found.push((meta.modified().unwrap_or(SystemTime::UNIX_EPOCH), entry.path()));
            }
        }
        Ok(found.into_iter().max().map(|(_, path)| path))
    }

    /// Moves a download to a folder of its own and keeps its name, which the app may show.
    fn take(&self, file: PathBuf) -> Outcome<PathBuf> {
        let number = fs::read_dir(&self.folder).map(Iterator::count).unwrap_or_default();
        let folder = self.folder.join(format!("taken-{number}"));
        let taken = folder.join(file.file_name().unwrap_or_default());
        fs::create_dir_all(&folder)
            .and_then(|()| fs::rename(&file, &taken))
            .map_err(|error| Trouble::file(&file, error))?;
        Ok(taken)
    }

    /// Writes a file for this phone to open, and gives its path.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put_file(&self, name: &str, bytes: &[u8]) -> Outcome<PathBuf> {
        let path = self.folder.join(name);
        fs::write(&path, bytes).map_err(|error| Trouble::file(&path, error))?;
        Ok(path)
    }

    /// The texts of the files given to the share sheet so far; needs
    /// [`Device::share_sheet`](crate::Device::share_sheet).
    ///
    /// # Errors
    /// When nothing stands in for the share sheet.
    pub async fn shared_texts(&self) -> Outcome<Vec<String>> {
        self.js_async(
            "return Promise.all(window.__shared.flatMap((given) => given.files || []).map((file) => file.text()))",
            &[],
        )
        .await
    }

    /// All that the phone keeps in local storage, by key.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn storage_dump(&self) -> Outcome<BTreeMap<String, String>> {
        self.js("return Object.fromEntries(Object.entries(localStorage))", &[]).await
    }

    /// Puts keys into local storage, beside what is there.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn storage_put(&self, entries: &BTreeMap<String, String>) -> Outcome {
        let entries = serde_json::json!(entries);
        self.js("for (const [key, value] of Object.entries(arguments[0])) localStorage.setItem(key, value); return null", &[entries])
            .await
    }
}
