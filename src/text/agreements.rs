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
    title: "How we want to be together",
    under: "Everybody can add to it, say it better, or take it out. Talk about it first, if you can.",
    none: "What helps us to be good to each other?",
    none_text: "A few sentences are plenty. Begin with one of these, or with words of your own.",
    suggestions: "Some to begin with",
    suggestions_text: "One tap adds it.",
    suggested: [
        "One of us speaks at a time, and everybody may pass.",
        "We make space for those we have heard less.",
        "We speak for ourselves, and ask before we advise.",
        "We say so early when we need a hand.",
        "Letting go is fine. We say it, and thank each other.",
        "When something hurts, we talk about what happened, not about who somebody is.",
        "What is told here in confidence stays here.",
        "We begin and end on time.",
    ],
    suggest: |words| ["Add: ", words].concat(),
    ours: "What we agreed",
    new: "One more",
    new_hint: "In a sentence, beginning with “We”, if it helps.",
    missing: "Write the sentence first.",
    added: "Added for everybody.",
    more: |words| ["More about: ", words].concat(),
    reword: "Say it better",
    reword_label: "The agreement",
    reworded: "Said anew.",
    take_out: "Take it out",
    taken_out: "Taken out.",
    newcomer_text: "Welcome. This is what the group has agreed, and you can add to it.",
    read: "Read",
    see: "See them, or add to them",
};
