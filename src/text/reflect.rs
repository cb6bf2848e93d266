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
    title: "Reflect",
    under: "A quiet moment for yourself, after a meeting or whenever you like. Nobody else asks for it, and no answer is better than another.",
    private: "What you write stays on this phone. It is in no file, no history and no search. Whoever holds this phone can read it, and you can erase it at any time.",
    keeps_nothing: "This browser keeps nothing for this page: what you write is gone when you close it.",
    another: "Another question",
    step: [
        ("spoke", "Who spoke today, and who was listened to?"),
        ("held-back", "Who held back? What could have made it easier?"),
        ("forward", "When do I step up? What moves me to?"),
        ("back", "When do I step back? What do I wait for, or fear?"),
        ("taught", "What was I taught about who leads, and who follows?"),
        ("unseen", "Whose work did I not see at first?"),
        ("next", "Next time I would like to …"),
    ],
    space: [
        ("spoke", "Who spoke today, and who was listened to?"),
        ("held-back", "Who held back? What could have made it easier?"),
        ("forward", "When do I take space? What moves me to?"),
        ("back", "When do I make space? Is it a gift, or do I hold back?"),
        ("taught", "What was I taught about who leads, and who follows?"),
        ("unseen", "Whose work did I not see at first?"),
        ("next", "Next time I would like to …"),
    ],
    wording: "Which words suit us?",
    wording_step: "Step up, step back",
    wording_space: "Take space, make space",
    words: "Your words",
    words_hint: "A line is plenty.",
    words_missing: "Write a word or two first.",
    kept: "Kept on this phone, for you.",
    no_room: "There is no room left on this phone, so this is not kept yet. Your words are still here: erase what you no longer need, or save a file and clear old work.",
    not_kept: "This browser did not keep it. Your words are still here, and gone when you close the page.",
    before: "What you wrote before",
    before_none: "Nothing yet.",
    erase: "Erase",
    erase_this: |words| ["Erase: ", words].concat(),
    erase_sure: "Erase these words?",
    erase_what: "They are gone for good. No copy of them is anywhere else.",
    erase_all: "Erase all of it",
    erase_all_sure: "Erase everything you wrote here?",
    erase_all_what: "All your words on this page are gone for good. No copy of them is anywhere else.",
    erased: "Erased.",
    not_erased: "The browser did not let it be erased. Close other tabs of the app and try again.",
};
