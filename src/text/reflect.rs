//! Words of the page Reflect: private prompts, whose answers stay on the phone.

/// A prompt: its name, as it is kept with the answer, and its words.
pub type Prompt = (&'static str, &'static str);

/// The words of it.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Reflect {
    pub title: &'static str,
    pub under: &'static str,
    pub private: &'static str,
    pub keeps_nothing: &'static str,
    pub another: &'static str,
    /// "Step up, step back", and what it asks.
    pub step: [Prompt; 7],
    /// "Take space, make space", and what it asks.
    pub space: [Prompt; 7],
    pub wording: &'static str,
    pub wording_step: &'static str,
    pub wording_space: &'static str,
    pub words: &'static str,
    pub words_hint: &'static str,
    pub words_missing: &'static str,
    pub kept: &'static str,
    pub no_room: &'static str,
    pub not_kept: &'static str,
    pub before: &'static str,
    pub before_none: &'static str,
    pub erase: &'static str,
    pub erase_this: fn(&str) -> String,
    pub erase_sure: &'static str,
    pub erase_what: &'static str,
    pub erase_all: &'static str,
    pub erase_all_sure: &'static str,
    pub erase_all_what: &'static str,
    pub erased: &'static str,
    pub not_erased: &'static str,
}

/// English.
pub const EN: Reflect = Reflect {
    title: "Private notes",
    under: "A quiet moment for yourself.",
    private: "What you write never leaves this phone. Anyone holding this phone can read it. You can erase it any time.",
    keeps_nothing: "This browser won’t keep what you write. It’s gone when you close the page.",
    another: "Another question",
    step: [
        ("spoke", "Who spoke today, and who was listened to?"),
        ("held-back", "Who held back? What would have made it easier?"),
        ("forward", "When do I step up? Why?"),
        ("back", "When do I step back? What do I wait for, or fear?"),
        ("taught", "What was I taught about who leads, and who follows?"),
        ("unseen", "Whose work did I not see at first?"),
        ("next", "Next time I would like to …"),
    ],
    space: [
        ("spoke", "Who spoke today, and who was listened to?"),
        ("held-back", "Who held back? What would have made it easier?"),
        ("forward", "When do I take space? Why?"),
        ("back", "When do I make space? Is it a gift, or do I hold back?"),
        ("taught", "What was I taught about who leads, and who follows?"),
        ("unseen", "Whose work did I not see at first?"),
        ("next", "Next time I would like to …"),
    ],
    wording: "Which words do you prefer?",
    wording_step: "Step up, step back",
    wording_space: "Take space, make space",
    words: "Your note",
    words_hint: "One line is enough.",
    words_missing: "Write a word or two first.",
    kept: "Saved on this phone, only for you.",
    no_room: "Not saved yet: this phone is full. Your words are still here. Erase old notes, or clear old tasks in Settings.",
    not_kept: "Not saved: the browser said no. Your words are here until you close the page.",
    before: "Earlier notes",
    before_none: "Nothing yet.",
    erase: "Erase",
    erase_this: |words| ["Erase: ", words].concat(),
    erase_sure: "Erase this note?",
    erase_what: "It’s gone for good. There’s no other copy.",
    erase_all: "Erase all notes",
    erase_all_sure: "Erase all your notes?",
    erase_all_what: "They’re gone for good. There’s no other copy.",
    erased: "Erased.",
    not_erased: "The browser didn’t erase it. Close other tabs of the app and try again.",
};
