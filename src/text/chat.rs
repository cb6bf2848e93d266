//! Words of the app in a chat.

use super::plural;

/// Words of the app in a chat.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct ChatText {
    /// On the first page, in place of how a file goes from phone to phone.
    pub passing: &'static str,
    pub start_under: &'static str,
    pub open_under: &'static str,
    /// On the Share page.
    pub give_hint: &'static str,
    pub pass_on: &'static str,
    pub passed_on: &'static str,
    pub not_passed_on: &'static str,
    /// Before a file is brought in.
    pub goes_to_all: &'static str,
    /// Why a file was not opened.
    pub has_its_group: &'static str,
    /// Beside the app in the list of chats: a few words. What is needed, and else what is in progress.
    pub needs: fn(usize) -> String,
    pub tasks: fn(usize) -> String,
    pub unreadable: &'static str,
    pub newer: &'static str,
    pub other_group: &'static str,
    /// Somebody was quicker to start a group.
    pub begun_already: &'static str,
    /// Given the name that the person has in the chat.
    pub i_am: fn(&str) -> String,
    /// On the page about the app.
    pub promise: &'static str,
}

/// English.
pub const EN: ChatText = ChatText {
    passing: "Everyone in this chat sees what you write here. Nobody else does.",
    start_under: "For everyone in this chat",
    open_under: "Bring your group into this chat",
    give_hint: "As a file, without your private notes.",
    pass_on: "Send to another chat",
    passed_on: "Handed to your messenger.",
    not_passed_on: "Your messenger didn’t take the file. Save a file or copy it as text instead.",
    goes_to_all: "Everyone in this chat gets it, for good.",
    has_its_group: "This chat has another group already. Send the app to a new chat, and open the file there.",
    needs: |count| plural(count, "open need", "open needs"),
    tasks: |count| plural(count, "task", "tasks"),
    unreadable: "Something in this chat can’t be read. It was left out, and your group is as before.",
    newer: "Someone here has a newer version of the app. What they write doesn’t show in this one.",
    other_group: "Someone started another group in this chat. The chat goes on with the first one.",
    begun_already: "This chat has a group now, and it’s open. Nothing new was started.",
    i_am: |name| ["I’m ", name].concat(),
    promise: "In a chat, everyone in it gets what you write. Private notes stay with you.",
};
