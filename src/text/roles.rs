//! Words of roles that rotate.

use super::plural;
use crate::group::{ROLES, RolePart};
use crate::insight::RoleWish;

/// What is said of a role that groups begin with.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct RoleWords {
    pub name: &'static str,
    /// What it does, a sentence.
    pub does: &'static str,
    /// The words of strengths that mean it: the first is how the group calls it where nobody named it yet.
    pub means: &'static [&'static str],
}

/// Words of roles that rotate.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Roles {
    pub title: &'static str,
    pub under: &'static str,
    /// As [`ROLES`] has them.
    pub known: [RoleWords; ROLES.len()],
    pub seen_by_all: &'static str,
    pub seen_by_few: &'static str,
    /// Beside the name of a role that few see.
    pub quiet_work: &'static str,
    // At a meeting.
    pub stage: &'static str,
    pub stage_under: &'static str,
    /// Folded: how many.
    pub more_roles: fn(usize) -> String,
    pub to_page: &'static str,
    /// Given the name.
    pub would: fn(&str) -> String,
    pub would_learn: &'static str,
    pub new: &'static str,
    pub longest_ago: fn(&str) -> String,
    pub nobody_else: &'static str,
    pub nobody: &'static str,
    /// Somebody who could be alongside, and somebody who could come along.
    pub with_teacher: fn(&str) -> String,
    pub with_shadow: fn(&str) -> String,
    pub says_yes: fn(&str) -> String,
    pub pass: &'static str,
    pub somebody_else: &'static str,
    pub choose: &'static str,
    pub add_alongside: &'static str,
    pub has_it: &'static str,
    pub comes_to_learn: &'static str,
    pub helps: &'static str,
    pub no_longer: fn(&str) -> String,
    pub who_has: fn(&str) -> String,
    pub who_alongside: fn(&str) -> String,
    pub how: &'static str,
    pub to_learn: &'static str,
    pub to_teach: &'static str,
    pub who_wanted: &'static str,
    pub nobody_here: &'static str,
    /// Said after a command: the name, the role.
    pub taken: fn(&str, &str) -> String,
    pub passed: fn(&str) -> String,
    pub joined: fn(&str) -> String,
    pub let_go: fn(&str, &str) -> String,
    // The page.
    pub balance: &'static str,
    /// How many meetings, how many people had a role that all see, and one that few see.
    pub balance_says: fn(usize, usize, usize) -> String,
    pub balance_even: &'static str,
    pub balance_few: &'static str,
    pub balance_all: &'static str,
    pub whose: &'static str,
    pub whose_choose: &'static str,
    pub whose_change: &'static str,
    pub no_people: &'static str,
    /// What somebody says of a role, given their name.
    pub says_of: fn(&str) -> String,
    pub would_like_to_learn: &'static str,
    pub can_do: &'static str,
    pub can_teach: &'static str,
    pub rather_not: &'static str,
    pub on: fn(&str, &str) -> String,
    pub off: fn(&str, &str) -> String,
    pub had: &'static str,
    pub had_none: &'static str,
    /// Names and a day.
    pub had_on: fn(&str, &str) -> String,
    pub had_learning: fn(&str) -> String,
    pub had_teaching: fn(&str) -> String,
    pub take_out: &'static str,
    pub taken_out: fn(&str) -> String,
    pub out: &'static str,
    pub bring_back: fn(&str) -> String,
    pub is_back: fn(&str) -> String,
    pub add_title: &'static str,
    pub add_name: &'static str,
    pub add_seen: &'static str,
    pub add: &'static str,
    pub add_wanted: &'static str,
    pub added: fn(&str) -> String,
    // On a person's page.
    pub card: &'static str,
    pub card_none: &'static str,
    /// A role and a day, by part.
    pub card_had: fn(&str, &str) -> String,
    pub card_learned: fn(&str, &str) -> String,
    pub card_taught: fn(&str, &str) -> String,
    pub card_change: &'static str,
}

impl Roles {
    /// For each of [`ROLES`] the words of strengths that mean it.
    pub fn meaning(&self) -> [&'static [&'static str]; ROLES.len()] {
        self.known.each_ref().map(|role| role.means)
    }

    /// What is said of this role, where groups begin with it; `None` where it is the group's own.
    pub fn known(&self, role: &str) -> Option<&RoleWords> {
        self.known.get(ROLES.iter().position(|(name, _)| *name == role)?)
    }

    /// What somebody does there.
    pub fn part(&self, part: RolePart) -> &'static str {
        match part {
            RolePart::Hold => self.has_it,
            RolePart::Learning => self.comes_to_learn,
            RolePart::Teaching => self.helps,
            RolePart::Pass => self.pass,
        }
    }

    /// What somebody says of a role.
    pub fn wish(&self, wish: RoleWish) -> &'static str {
        match wish {
            RoleWish::Learn => self.would_like_to_learn,
            RoleWish::Can => self.can_do,
            RoleWish::Teach => self.can_teach,
            RoleWish::RatherNot => self.rather_not,
        }
    }
}

/// English.
pub const EN: Roles = Roles {
    title: "Roles",
    under: "Anyone can have any role.",
    known: [
        RoleWords {
            name: "Meeting guide",
            does: "Takes us through the agenda and helps everyone be heard.",
            means: &[
                "Guiding meetings",
                "facilitation",
                "facilitator",
                "facilitating",
                "moderation",
                "moderating",
                "moderator",
            ],
        },
        RoleWords {
            name: "Note-taker",
            does: "Writes down what we decide and who said yes to what.",
            means: &["Note-taking", "note-taker", "note taking", "taking notes", "minutes", "taking minutes"],
        },
        RoleWords {
            name: "Timekeeper",
            does: "Watches the clock and says when time’s nearly up.",
            means: &["Timekeeping", "timekeeper", "keeping time", "time keeping"],
        },
        RoleWords {
            name: "Queue-keeper",
            does: "Keeps the list of who wants to speak, quieter voices first.",
            means: &["Keeping the stack", "stack-keeper", "stack-keeping", "stacking"],
        },
        RoleWords {
            name: "Mood watcher",
            does: "Notices the mood, and asks for a short break.",
            means: &["Vibes watching", "vibes watcher", "vibes-watcher", "holding space", "care in meetings"],
        },
        RoleWords {
            name: "Welcomer",
            does: "Greets people, and sits with whoever is new.",
            means: &["Welcoming", "welcomer", "greeting", "hosting"],
        },
    ],
    seen_by_all: "Everyone sees it",
    seen_by_few: "Few people see it",
    quiet_work: "Quiet work: few people see it",
    stage: "Who takes which role?",
    stage_under: "Just suggestions. Anyone can pass.",
    more_roles: |count| plural(count, "more role", "more roles"),
    to_page: "All roles",
    would: |name| ["Would ", name, " like this role?"].concat(),
    would_learn: "Hasn’t had it yet, and wants to learn it.",
    new: "Hasn’t had this role yet.",
    longest_ago: |day| ["Had it longest ago: ", day, "."].concat(),
    nobody_else: "No one else here has offered.",
    nobody: "No one else to ask here. It can stay free.",
    with_teacher: |name| [name, " helps, to show how"].concat(),
    with_shadow: |name| [name, " comes along to learn"].concat(),
    says_yes: |name| [name, " says yes"].concat(),
    pass: "Pass",
    somebody_else: "Someone else",
    choose: "Choose someone",
    add_alongside: "Add a helper",
    has_it: "has it",
    comes_to_learn: "comes along to learn",
    helps: "helps, to show how",
    no_longer: |name| [name, ": no longer"].concat(),
    who_has: |role| [role, ": who says yes?"].concat(),
    who_alongside: |role| [role, ": who’s helping?"].concat(),
    how: "How?",
    to_learn: "To learn it",
    to_teach: "To show how",
    who_wanted: "Choose someone first.",
    nobody_here: "No one else is here.",
    taken: |name, role| [role, ": ", name, " said yes"].concat(),
    passed: |name| [name, " passes"].concat(),
    joined: |name| [name, " is helping"].concat(),
    let_go: |name, role| [name, " no longer has this role: ", role].concat(),
    balance: "Roles people notice, and quieter ones",
    balance_says: |meetings, visible, less| {
        let roles = |count: usize| match count {
            0 => "nobody".to_owned(),
            count => plural(count, "person", "people"),
        };
        let meetings = plural(meetings, "meeting", "meetings");
        let (all, few) = (roles(visible), roles(less));
        ["In the last ", &meetings, ", ", &all, " had a role everyone notices, ", &few, " a quieter one."]
            .concat()
    },
    balance_even: "Both are shared evenly.",
    balance_few: "Fewer people do the quiet work. Who’d like a turn?",
    balance_all: "Fewer people stand in front. Who’d like a turn?",
    whose: "Whose wishes",
    whose_choose: "Say who you are, or choose a person.",
    whose_change: "Choose a person",
    no_people: "Add people first.",
    says_of: |name| ["What ", name, " would like"].concat(),
    would_like_to_learn: "Would like to learn it",
    can_do: "Can do it",
    can_teach: "Can teach it",
    rather_not: "Would rather not",
    on: |name, wish| [name, ": ", wish].concat(),
    off: |name, wish| [name, ": no longer “", wish, "”"].concat(),
    had: "Who had it",
    had_none: "No one’s had it yet.",
    had_on: |names, day| [names, ", ", day].concat(),
    had_learning: |names| [names, " learning"].concat(),
    had_teaching: |names| [names, " teaching"].concat(),
    take_out: "Remove from our list",
    taken_out: |role| [role, " is off the list"].concat(),
    out: "Removed roles",
    bring_back: |role| ["Bring back ", role].concat(),
    is_back: |role| [role, " is back"].concat(),
    add_title: "Add our own role",
    add_name: "What is it called?",
    add_seen: "Who sees this work?",
    add: "Add the role",
    add_wanted: "Give the role a name first.",
    added: |role| [role, " is on our list"].concat(),
    card: "Roles in meetings",
    card_none: "No role in a meeting yet.",
    card_had: |role, day| [role, ", ", day].concat(),
    card_learned: |role, day| [role, ", learning, ", day].concat(),
    card_taught: |role, day| [role, ", showing how, ", day].concat(),
    card_change: "Change role wishes",
};
