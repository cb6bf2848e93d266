//! The words of the app, one place a page.
//!
//! Each file holds, beside each other, the words that a page needs (a struct) and what they are in English
//! (a const `EN` of that struct). A text that is missing does not compile. To add a page: a file with both, a
//! line in [`Text`] and a line in [`EN`]. To add a language: a const in each file, and one here.
//!
//! - A fixed text is a `&'static str`. One with a number or a name in it is a `fn` that gives a `String`, so
//!   that a language can put the parts in its own order; numbers go through [`plural()`].
//! - Names come from people: pass them as they are, the pages put them into elements of their own where
//!   the direction of writing could differ.
//! - Where a page uses its words: `let t = &text::current().work;`.
//! - Sentences are short, warm and plain; invitations and never orders.

pub mod agreements;
pub mod calendar_file;
pub mod capacity;
pub mod capture;
pub mod chat;
pub mod check_in;
pub mod codes;
pub mod commitment;
pub mod commitment_page;
pub mod common;
pub mod components;
pub mod days;
pub mod discussion;
mod file_errors;
pub mod file_name;
pub mod folder;
pub mod groups;
pub mod history;
pub mod intake;
pub mod invitations;
pub mod learn;
pub mod lock;
pub mod meet;
pub mod meeting;
pub mod meeting_message;
pub mod minutes;
mod names;
pub mod needs;
pub mod new_commitment;
pub mod news;
pub mod now;
pub mod people;
pub mod person;
pub mod pictures;
pub mod plan;
pub mod questions;
pub mod reflect;
pub mod roles;
pub mod settings;
pub mod share;
pub mod shell;
pub mod start;
pub mod strengths;
pub mod summary;
pub mod thanks;
pub mod ways;
pub mod work;

/// All words in one language.
#[derive(Debug)]
pub struct Text {
    /// The language's tag, as the page's `lang` has it.
    pub lang: &'static str,
    /// Whether it is written from right to left.
    pub rtl: bool,
    /// Words that many pages share: the main controls above all.
    pub common: common::Common,
    /// Days in words.
    pub days: days::Days,
    /// Words inside the parts that pages are made of.
    pub components: components::ComponentsText,
    /// Sharing and opening files.
    pub share: share::Share,
    /// The app in a chat.
    pub chat: chat::ChatText,
    /// Codes from one screen to the camera of another.
    pub codes: codes::Codes,
    pub folder: folder::FolderWords,
    /// The ways from phone to phone, explained.
    pub ways: ways::WaysText,
    /// Locking with a passphrase.
    pub lock: lock::LockText,
    /// The frame around the pages.
    pub shell: shell::Shell,
    /// The line of a commitment.
    pub commitment: commitment::CommitmentText,
    /// What changed, in sentences.
    pub news: news::NewsText,
    /// The place Now.
    pub now: now::Now,
    /// Bringing in minutes and task lists.
    pub intake: intake::IntakeText,
    /// Check-ins and what others answer.
    pub check_in: check_in::CheckInText,
    /// The place Meet.
    pub meet: meet::Meet,
    /// Planning a meeting, its agenda, and the calendar.
    pub plan: plan::Plan,
    /// At a meeting: arriving and rounds.
    pub meeting: meeting::MeetingText,
    /// Talking: the stack, voices, how the group stands to a question.
    pub discussion: discussion::DiscussionText,
    /// Roles that rotate.
    pub roles: roles::Roles,
    /// Noting things from anywhere in a meeting.
    pub capture: capture::Capture,
    /// Closing a meeting, and what it leaves to take home.
    pub minutes: minutes::Minutes,
    /// What a meeting leaves, in files and on the page.
    pub summary: summary::SummaryText,
    /// The history.
    pub history: history::History,
    /// The lists of commitments.
    pub work: work::Work,
    /// The needs board, and a need's page.
    pub needs: needs::Needs,
    /// Invitations, their answers, and making space.
    pub invitations: invitations::Invitations,
    /// Stepping up: "I'll do this".
    pub new_commitment: new_commitment::NewCommitment,
    /// A commitment's page.
    pub commitment_page: commitment_page::CommitmentPage,
    /// The first page, a new group, and the invented one.
    pub start: start::Start,
    /// Thanks, and the forms of leadership.
    pub thanks: thanks::Thanks,
    /// How we want to be together.
    pub agreements: agreements::Agreements,
    /// Words that somebody asks for.
    pub questions: questions::Questions,
    /// Private prompts.
    pub reflect: reflect::Reflect,
    /// The groups on this phone.
    pub groups: groups::Groups,
    /// The list of people, adding some, and who is who.
    pub people: people::People,
    /// One person.
    pub person: person::Person,
    /// Strengths: named, seen, resting; and paths.
    pub strengths: strengths::Strengths,
    /// Learning from each other.
    pub learn: learn::Learn,
    /// What we can do, in pictures.
    pub capacity: capacity::Capacity,
    /// The settings, and what the app is.
    pub settings: settings::Settings,
}

/// English.
pub static EN: Text = Text {
    lang: "en",
    rtl: false,
    common: common::EN,
    days: days::EN,
    components: components::EN,
    share: share::EN,
    chat: chat::EN,
    codes: codes::EN,
    folder: folder::EN,
    ways: ways::EN,
    lock: lock::EN,
    shell: shell::EN,
    commitment: commitment::EN,
    news: news::EN,
    now: now::EN,
    intake: intake::EN,
    check_in: check_in::EN,
    meet: meet::EN,
    plan: plan::EN,
    meeting: meeting::EN,
    discussion: discussion::EN,
    roles: roles::EN,
    capture: capture::EN,
    minutes: minutes::EN,
    summary: summary::EN,
    history: history::EN,
    work: work::EN,
    needs: needs::EN,
    invitations: invitations::EN,
    new_commitment: new_commitment::EN,
    commitment_page: commitment_page::EN,
    start: start::EN,
    thanks: thanks::EN,
    agreements: agreements::EN,
    questions: questions::EN,
    reflect: reflect::EN,
    groups: groups::EN,
    people: people::EN,
    person: person::EN,
    strengths: strengths::EN,
    learn: learn::EN,
    capacity: capacity::EN,
    settings: settings::EN,
};

/// The words in the language that this phone uses.
pub fn current() -> &'static Text {
    &EN
}

/// The words in small letters. Letter by letter: the standard library also looks at what stands around a Greek sigma,
/// in tables of three thousand bytes.
pub fn small(words: &str) -> String {
    let mut small = String::new();
    words.chars().flat_map(char::to_lowercase).for_each(|letter| small.push(letter));
    small
}

/// The words with a large letter first, as they begin a line of their own. In the browser's own way (`::first-letter`) Firefox
/// lets a line stick out in which another direction of writing begins.
///
/// ```
/// use all_leaders::text::capital;
/// assert_eq!(capital("today, 18:30"), "Today, 18:30");
/// ```
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    [&first, letters.as_str()].concat()
}

/// A number with its noun: `plural(1, "person", "people")` is "1 person".
///
/// ```
/// use all_leaders::text::plural;
/// assert_eq!(plural(1, "hand", "hands"), "1 hand");
/// assert_eq!(plural(0, "hand", "hands"), "0 hands");
/// ```
pub fn plural(count: usize, one: &str, many: &str) -> String {
    let mut out = count.to_string();
    out.push(' ');
    out.push_str(if count == 1 { one } else { many });
    out
}
