//! Words of the agreements: how we want to be together.

/// The words of it.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Agreements {
    pub title: &'static str,
    pub under: &'static str,
    pub none: &'static str,
    pub none_text: &'static str,
    pub suggestions: &'static str,
    pub suggestions_text: &'static str,
    /// Kind ones to begin with.
    pub suggested: [&'static str; 8],
    pub suggest: fn(&str) -> String,
    pub ours: &'static str,
    /// What unfolds the form for a further one.
    pub add: &'static str,
    pub new: &'static str,
    pub new_hint: &'static str,
    pub missing: &'static str,
    pub added: &'static str,
    pub more: fn(&str) -> String,
    pub reword: &'static str,
    pub reword_label: &'static str,
    pub reworded: &'static str,
    pub take_out: &'static str,
    pub taken_out: &'static str,
    pub newcomer_text: &'static str,
    pub read: &'static str,
    pub see: &'static str,
}

/// English.
pub const EN: Agreements = Agreements {
    title: "How we treat each other",
    under: "Anyone can add, change or remove one.",
    none: "What helps us be good to each other?",
    none_text: "A few sentences are enough. Start with one of these, or your own.",
    suggestions: "Ideas to start with",
    suggestions_text: "Tap to add.",
    suggested: [
        "One person speaks at a time, and anyone may pass.",
        "We make space for people we’ve heard less.",
        "We speak for ourselves, and ask before we advise.",
        "We say early when we need a hand.",
        "Letting go is fine. We say so, and thank each other.",
        "When something hurts, we talk about what happened, not about the person.",
        "What’s said here in confidence stays here.",
        "We start and end on time.",
    ],
    suggest: |words| ["Add: ", words].concat(),
    ours: "What we agreed",
    add: "Add an agreement",
    new: "What should we agree?",
    new_hint: "One sentence, like “We listen.”",
    missing: "Write a sentence first.",
    added: "Added for everyone.",
    more: |words| ["More about: ", words].concat(),
    reword: "Change",
    reword_label: "The agreement",
    reworded: "Changed.",
    take_out: "Remove this agreement",
    taken_out: "Removed.",
    newcomer_text: "Welcome! This is what the group agreed. You can add to it.",
    read: "Mark as read",
    see: "See and add",
};
