//! Words that explain the ways from phone to phone.

/// Words that explain the ways from phone to phone: of each its name, and what it is good for.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct WaysText {
    pub title: &'static str,
    pub file: [&'static str; 2],
    pub link: [&'static str; 2],
    pub one_code: [&'static str; 2],
    pub moving_codes: [&'static str; 2],
    pub locked: [&'static str; 2],
    pub chat: [&'static str; 2],
    pub folder: [&'static str; 2],
    /// What holds for all of them.
    pub same: &'static str,
}

/// English.
pub const EN: WaysText = WaysText {
    title: "How each way works",
    file: ["A file", "Send it in a message, or put it on a USB stick. Always works."],
    link: ["A link", "One tap in a message opens it. For small groups, or for what’s new."],
    one_code: ["One code", "Any phone’s camera reads it from your screen."],
    moving_codes: [
        "Moving codes",
        "For bigger groups. The other phone looks with All Leaders. No internet needed.",
    ],
    locked: ["Locked", "A file, link or code that only opens with your password."],
    chat: [
        "In a chat",
        "Send the app into a chat, in Delta Chat for example. Everyone there stays up to date.",
    ],
    folder: ["A shared folder", "For computers that share one. Each keeps its own file in it."],
    same: "You see what’s new before it comes in. In a chat it comes in by itself.",
};
