//! Words of the codes that pass from one screen to the camera of another.

/// Words of the codes that pass from one screen to the camera of another.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Codes {
    pub show: &'static str,
    pub show_under: &'static str,
    /// Over a code that any camera reads.
    pub one_hint: &'static str,
    /// Over codes that follow each other.
    pub moving_hint: &'static str,
    pub open_to_all: &'static str,
    /// What the picture is, for those who hear it. Given the group's name.
    pub picture: fn(&str) -> String,
    pub too_long: &'static str,
    /// How long it takes, in seconds.
    pub takes: fn(usize) -> String,
    pub pause: &'static str,
    pub go_on: &'static str,
    pub per_second: &'static str,
    pub size: &'static str,
    pub trouble_hint: &'static str,
    pub look: &'static str,
    pub look_under: &'static str,
    pub look_at: &'static str,
    pub start_camera: &'static str,
    pub starting: &'static str,
    pub searching: &'static str,
    /// How much has come, in hundredths.
    pub so_far: fn(u8) -> String,
    pub hold: &'static str,
    /// The camera's picture, for those who hear the page.
    pub camera: &'static str,
    pub refused: &'static str,
    pub missing: &'static str,
    pub not_secure: &'static str,
    pub busy: &'static str,
    pub try_again: &'static str,
    pub reading: &'static str,
    pub preview_title: &'static str,
    pub nothing_new: &'static str,
    /// What stands where a file’s name would, before the sentence why it was not opened.
    pub code: &'static str,
}

/// English.
pub const EN: Codes = Codes {
    show: "Show to a phone beside me",
    show_under: "Its camera reads this screen",
    one_hint: "Point the other phone’s camera at this.",
    moving_hint: "On the other phone, choose Scan.",
    open_to_all: "Anyone who scans it can read what’s in it.",
    picture: |name| ["Code that opens ", name].concat(),
    too_long: "There’s too much for codes. Share a file instead.",
    takes: |seconds| {
        if seconds == 1 {
            "Takes about a second.".to_owned()
        } else {
            ["Takes about ", &seconds.to_string(), " seconds."].concat()
        }
    },
    pause: "Pause",
    go_on: "Continue",
    per_second: "Speed",
    size: "Size of each code",
    trouble_hint: "Hard to read? Try slower or more light.",
    look: "Scan from a phone beside me",
    look_under: "Reads the code on its screen",
    look_at: "On the other phone, open Share and choose “Show to a phone beside me”.",
    start_camera: "Use the camera",
    starting: "Starting the camera",
    searching: "Looking for a code",
    so_far: |percent| ["About ", &percent.to_string(), " %"].concat(),
    hold: "Hold still, with the whole code in the picture.",
    camera: "What the camera sees",
    refused: "This page may not use the camera. Allow it in the browser’s settings, or open a file.",
    missing: "There’s no camera here. Open a file or a link instead.",
    not_secure: "This address starts with http, so the camera stays off. Open a file or a link instead.",
    busy: "The camera didn’t start. Another app may be using it. Try again, or open a file.",
    try_again: "Try again",
    reading: "Reading the code",
    preview_title: "What’s new on the other phone",
    nothing_new: "Nothing new on the other phone.",
    code: "The code",
};
