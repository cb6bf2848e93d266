//! Words of a folder that computers share.

/// Words of a folder that computers share.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct FolderWords {
    pub title: &'static str,
    pub under: &'static str,
    pub what: &'static str,
    pub choose: &'static str,
    pub refused: &'static str,
    /// A folder that was chosen and cannot be opened.
    pub unusable: &'static str,
    /// The folder’s name.
    pub kept: fn(&str) -> String,
    pub readable: &'static str,
    pub asks: fn(&str) -> String,
    pub open: &'static str,
    pub lost: fn(&str) -> String,
    /// The group holds more than a file may.
    pub too_much: &'static str,
    pub choose_other: &'static str,
    pub forget: &'static str,
    pub forgotten: &'static str,
    /// Who saved what waits; `None` where one of them gave no name.
    pub waits: fn(Option<&str>) -> String,
    /// On Now, to the page of the folder.
    pub to_folder: &'static str,
    pub look: &'static str,
    pub nothing_waits: &'static str,
    pub trust: &'static str,
    pub trust_hint: &'static str,
    pub trusted: &'static str,
    pub asks_again: &'static str,
}

/// English.
pub const EN: FolderWords = FolderWords {
    title: "A shared folder",
    under: "On a USB stick, Nextcloud or Syncthing",
    what: "Choose a folder that your computers share by Syncthing, Nextcloud or a USB stick. All Leaders keeps a file of your group in it. While it’s open, it looks for changes from the others.",
    choose: "Choose a folder",
    refused: "The browser keeps that folder from web pages. Make a new one inside it and choose that.",
    unusable: "That folder can’t be opened. Choose another one.",
    kept: |name| {
        [
            "Your group is in the folder ",
            name,
            ". This computer’s file in it stays up to date while All Leaders is open.",
        ]
        .concat()
    },
    readable: "Anyone who can open the folder can read the group.",
    asks: |name| ["Your browser wants to ask again before it opens the folder ", name, "."].concat(),
    open: "Open the folder",
    lost: |name| {
        [
            "The folder ",
            name,
            " can’t be used right now. It may be full, moved or unplugged. Your group is safe here.",
        ]
        .concat()
    },
    too_much: "Your group is too big for one file. Your latest changes aren’t in the folder. Nothing is lost. Clear old tasks in Settings.",
    choose_other: "Choose another folder",
    forget: "Stop using this folder",
    forgotten: "This computer no longer uses the folder. Its files stay there.",
    waits: |who| match who {
        Some(who) => ["The folder has something new from ", who].concat(),
        None => "The folder has something new".to_owned(),
    },
    to_folder: "Go to the folder",
    look: "See what’s new",
    nothing_waits: "Nothing new in the folder.",
    trust: "Bring in changes without asking",
    trust_hint: "For the whole group. Undo still works.",
    trusted: "Changes in the folder now come in without asking.",
    asks_again: "Changes in the folder are shown first again.",
};
