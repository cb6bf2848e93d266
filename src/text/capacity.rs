//! Words of the pictures of what a group can do.

use super::plural;

/// The words of it.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Capacity {
    pub title: &'static str,
    pub intro: &'static str,
    pub show: &'static str,
    pub picture: &'static str,
    pub table: &'static str,
    pub none: &'static str,
    pub none_text: &'static str,
    pub name_yours: &'static str,
    pub name_yours_under: &'static str,
    // 1: who shares what.
    pub shared: &'static str,
    pub shared_says: fn(usize, usize) -> String,
    pub shared_alone: fn(usize) -> String,
    pub strength: &'static str,
    pub can: &'static str,
    pub teach: &'static str,
    pub learn: &'static str,
    pub key_can: &'static str,
    pub key_teach: &'static str,
    pub key_learn: &'static str,
    pub more_rows: fn(usize) -> String,
    /// A row for those who hear it: the word, who can do it, who would like to learn it (both perhaps empty).
    pub row: fn(&str, &str, &str) -> String,
    pub people: fn(usize) -> String,
    pub nobody: &'static str,
    pub step_learn: &'static str,
    pub step_learn_under: &'static str,
    // 2: what rests on one.
    pub one: &'static str,
    pub one_says: fn(usize, usize) -> String,
    pub one_all: fn(usize) -> String,
    pub one_none: &'static str,
    pub only: &'static str,
    pub would_learn: &'static str,
    pub step_one: &'static str,
    pub step_one_under: &'static str,
    // 3: needs waiting.
    pub waiting: &'static str,
    pub waiting_says: fn(&str, usize, usize) -> String,
    pub waiting_none: &'static str,
    pub key_need: &'static str,
    pub key_wanted: &'static str,
    pub needs: &'static str,
    pub waiting_row: fn(&str, usize, usize) -> String,
    pub step_need: &'static str,
    pub step_need_under: &'static str,
    pub step_invite: &'static str,
    pub step_invite_under: &'static str,
    /// Where nobody has one of them yet.
    pub step_missing_under: &'static str,
    // 4: growth.
    pub growth: &'static str,
    pub growth_more: fn(usize, &str) -> String,
    pub growth_same: fn(usize, &str) -> String,
    pub growth_fewer: fn(&str) -> String,
    pub all_strengths: &'static str,
    pub shared_strengths: &'static str,
    pub month: &'static str,
    pub growth_row: fn(&str, usize, usize) -> String,
    pub step_resting: &'static str,
    pub step_resting_under: &'static str,
    // 5: the spread.
    pub spread: &'static str,
    pub spread_says: fn(usize) -> String,
    pub spread_none: &'static str,
    pub spread_even: &'static str,
    pub visible: &'static str,
    pub less_visible: &'static str,
    pub holds: [&'static str; 4],
    pub holds_head: &'static str,
    /// How many people have how many tasks, in words.
    pub spread_row: fn(usize, &str) -> String,
    pub together: fn(usize, usize) -> String,
    pub step_spread: &'static str,
    pub step_spread_under: &'static str,
    // 6: what we carried.
    pub carried: &'static str,
    pub carried_says: fn(usize, usize) -> String,
    pub carried_none: &'static str,
    pub began: &'static str,
    pub done: &'static str,
    pub let_go: &'static str,
    pub carried_row: fn(&str, usize, usize, usize) -> String,
    pub step_carried: &'static str,
    pub step_carried_under: &'static str,
}

/// English.
pub const EN: Capacity = Capacity {
    title: "What we can do",
    intro: "The whole group, in pictures.",
    show: "Show as",
    picture: "Picture",
    table: "Table",
    none: "Nothing to see yet",
    none_text: "Add what you can do. It becomes a picture here.",
    name_yours: "Add something you can do",
    name_yours_under: "One word is enough, like “cooking”.",
    shared: "Our skills, and who shares them",
    shared_says: |all, shared| {
        [
            "We have ",
            &plural(all, "skill", "skills"),
            ". Two or more people share ",
            &shared.to_string(),
            " of them.",
        ]
        .concat()
    },
    shared_alone: |all| {
        [
            "We have ",
            &plural(all, "skill", "skills"),
            ". Only one person has each. There’s a lot to show each other.",
        ]
        .concat()
    },
    strength: "Skill",
    can: "Can do",
    teach: "Can teach",
    learn: "Would like to learn",
    key_can: "can do it",
    key_teach: "can teach it",
    key_learn: "would like to learn it",
    more_rows: |count| ["Show ", &count.to_string(), " more"].concat(),
    row: |word, can, learn| {
        let mut said = [word, ": ", if can.is_empty() { "nobody can do it yet" } else { can }].concat();
        if !can.is_empty() {
            said.push_str(" can do it");
        }
        if !learn.is_empty() {
            said.push_str(&["; ", learn, " would like to learn it"].concat());
        }
        said
    },
    people: |count| plural(count, "person", "people"),
    nobody: "nobody yet",
    step_learn: "Learn something",
    step_learn_under: "Would you like to learn one of these?",
    one: "Only one person can do",
    one_says: |one, wanted| {
        let what = if one == 1 { "skill depends".to_owned() } else { "skills depend".to_owned() };
        match wanted {
            0 => [&one.to_string(), " ", &what, " on one person. Would someone like to learn one?"].concat(),
            wanted => [
                &one.to_string(),
                " ",
                &what,
                " on one person. For ",
                &wanted.to_string(),
                " of them, someone would like to learn.",
            ]
            .concat(),
        }
    },
    one_all: |one| {
        if one == 1 {
            "One skill depends on one person, and someone would like to learn it.".to_owned()
        } else {
            [&one.to_string(), " skills depend on one person, and someone would like to learn each."].concat()
        }
    },
    one_none: "No skill depends on one person. Whatever one of us can do, another can too.",
    only: "Can do it",
    would_learn: "Would like to learn it",
    step_one: "Learn one of them",
    step_one_under: "Then two of us can do it.",
    waiting: "Skills we need now",
    waiting_says: |word, needs, without| {
        let mut said = ["Most wanted now: ", word, ", in ", &plural(needs, "need", "needs"), "."].concat();
        if without == 1 {
            said.push_str(" Nobody has one of the skills yet.");
        } else if without > 1 {
            said.push_str(&[" ", &without.to_string(), " of the skills nobody has yet."].concat());
        }
        said
    },
    waiting_none: "Nothing that’s needed asks for a skill right now.",
    key_need: "a need; someone here can do it",
    key_wanted: "a need; nobody can do it yet",
    needs: "Open needs",
    waiting_row: |word, needs, can| {
        let can = if can == 0 {
            "nobody can do it yet".to_owned()
        } else {
            [&plural(can, "person", "people"), " can do it"].concat()
        };
        [word, ": ", &plural(needs, "open need", "open needs"), "; ", &can].concat()
    },
    step_need: "Say what’s needed",
    step_need_under: "Is something missing? Add a need.",
    step_invite: "Invite",
    step_missing_under: "Could someone learn one of these?",
    step_invite_under: "Someone here can do it. Ask them.",
    growth: "How our skills grew",
    growth_more: |more, since| {
        ["Since ", since, " we added ", &plural(more, "skill", "skills"), "."].concat()
    },
    growth_same: |all, since| ["Same as in ", since, ": ", &plural(all, "skill", "skills"), "."].concat(),
    growth_fewer: |since| {
        ["Fewer skills than in ", since, ". People move on, and others can learn."].concat()
    },
    all_strengths: "Skills",
    shared_strengths: "Shared by two or more",
    month: "Month",
    growth_row: |month, all, shared| {
        [month, ": ", &plural(all, "skill", "skills"), ", ", &shared.to_string(), " shared"].concat()
    },
    step_resting: "See what’s not used lately",
    step_resting_under: "Some of them wait for a chance.",
    spread: "How tasks are shared",
    spread_says: |tasks| [&plural(tasks, "task", "tasks"), " in progress."].concat(),
    spread_none: "Nothing in progress right now.",
    spread_even: "Everyone has a task right now.",
    visible: "Work everyone notices",
    less_visible: "Work few people notice",
    holds: ["one task", "two tasks", "three tasks", "four or more tasks"],
    holds_head: "Tasks per person",
    spread_row: |people, holds| [&plural(people, "person has ", "people have "), holds].concat(),
    together: |together, all| {
        ["Done by two or more together: ", &together.to_string(), " of ", &all.to_string(), "."].concat()
    },
    step_spread: "Invite someone",
    step_spread_under: "Ask someone to do a task with you.",
    carried: "What we did",
    carried_says: |done, let_go| {
        let finished = ["In these months we finished ", &plural(done, "task", "tasks"), "."].concat();
        match let_go {
            0 => finished,
            _ => [&finished, " We let ", &let_go.to_string(), " go."].concat(),
        }
    },
    carried_none: "Nothing finished yet. It’s on its way.",
    began: "Started",
    done: "Finished",
    let_go: "Let go",
    carried_row: |month, began, done, let_go| {
        let parts = [(began, " started"), (done, " finished"), (let_go, " let go")];
        let parts = parts.iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, what)| [&count.to_string(), *what].concat()).collect();
        [month, ": ", &parts.join(", ")].concat()
    },
    step_carried: "Say thanks",
    step_carried_under: "Who made it possible? Tell them.",
};
