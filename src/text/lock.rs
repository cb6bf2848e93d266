//! Words of locking with a passphrase, and of opening what is locked.

/// Words of locking with a passphrase, and of opening what is locked.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct LockText {
    pub lock: &'static str,
    pub hint: &'static str,
    pub passphrase: &'static str,
    pub no_recovery: &'static str,
    pub suggest: &'static str,
    pub suggested: &'static str,
    pub too_short: &'static str,
    pub start: &'static str,
    /// Over what is known while things are locked.
    pub on: &'static str,
    pub on_hint: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub keep: &'static str,
    pub keep_hint: &'static str,
    pub not_kept: &'static str,
    pub stop: &'static str,
    /// The same where the group always locks.
    pub forget: &'static str,
    pub stopped: &'static str,
    pub always: &'static str,
    pub always_hint: &'static str,
    pub always_said: &'static str,
    pub not_always_said: &'static str,
    /// Where the group always locks and the passphrase is not known yet.
    pub asks: &'static str,
    pub asks_hint: &'static str,
    /// Said where it cannot be asked for.
    pub asks_first: &'static str,
    pub use_it: &'static str,
    pub locking: &'static str,
    pub not_locked: &'static str,
    /// On a link and a code, in the place of who can read it.
    pub link_locked: &'static str,
    /// Given the name of what was opened.
    pub is_locked: fn(&str) -> String,
    pub unlock: &'static str,
    pub unlocking: &'static str,
    pub wrong: &'static str,
    pub damaged: &'static str,
    pub too_much: &'static str,
    pub other_way: &'static str,
}

/// English.
pub const EN: LockText = LockText {
    lock: "Lock with a passphrase",
    hint: "Then only people who know it can open what you share.",
    passphrase: "Passphrase",
    no_recovery: "Write it down. Nobody can get it back for you.",
    suggest: "Suggest one",
    suggested: "Tell your group in person or on the phone, not in the same chat.",
    too_short: "That’s easy to guess. Use four words or more, or tap “Suggest one”.",
    start: "Lock what I share",
    on: "What you share is locked",
    on_hint: "It opens only with your group’s passphrase.",
    show: "Show the passphrase",
    hide: "Hide the passphrase",
    keep: "Keep it on this phone",
    keep_hint: "If not, you’re asked again when you reopen the app.",
    not_kept: "The browser didn’t keep it. You’ll be asked again.",
    stop: "Stop locking",
    forget: "Forget it on this phone",
    stopped: "This phone has forgotten the passphrase.",
    always: "We always lock",
    always_hint: "For everyone in this group.",
    always_said: "From now on, everyone in the group locks what they share.",
    not_always_said: "Your group no longer locks everything.",
    asks: "Your group always locks",
    asks_hint: "Type your group’s passphrase, then you can share.",
    asks_first: "Your group always locks. Open Share and type the passphrase first.",
    use_it: "Use this passphrase",
    locking: "Locking",
    not_locked: "This phone couldn’t lock it. Close other apps, then try again.",
    link_locked: "Only people who know the passphrase can read it.",
    is_locked: |name| [name, " is locked. Type your group’s passphrase."].concat(),
    unlock: "Unlock",
    unlocking: "Trying the passphrase",
    wrong: "That passphrase doesn’t open it. Check spelling, spaces and capital letters. If it’s surely right, ask for the file again.",
    damaged: "It was damaged on the way. Ask for it again.",
    too_much: "Unlocking it needs more memory than this phone has. Try a computer, or ask for it without a lock.",
    other_way: "It’s locked, but not with a passphrase that this app can use. Ask for it again.",
};
