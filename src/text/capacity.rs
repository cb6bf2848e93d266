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
    // 2: what rests on one.
    pub one: &'static str,
    pub one_says: fn(usize, usize) -> String,
    pub one_all: fn(usize) -> String,
    pub one_none: &'static str,
    pub only: &'static str,
    pub would_learn: &'static str,
    pub step_one: &'static str,
    // 3: needs waiting.
    pub waiting: &'static str,
    pub waiting_says: fn(&str, usize, usize) -> String,
    pub waiting_none: &'static str,
    pub key_need: &'static str,
    pub key_wanted: &'static str,
    pub needs: &'static str,
    pub waiting_row: fn(&str, usize, usize) -> String,
    pub step_need: &'static str,
    pub step_invite: &'static str,
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
    // 5: the spread.
    pub spread: &'static str,
    pub spread_says: fn(usize, usize) -> String,
    pub spread_none: &'static str,
    pub spread_even: &'static str,
    pub visible: &'static str,
    pub less_visible: &'static str,
    pub holds: [&'static str; 5],
    pub holds_head: &'static str,
    pub holds_axis: &'static str,
    pub spread_row: fn(&str, &str, usize) -> String,
    pub together: fn(usize, usize) -> String,
    pub step_spread: &'static str,
    // 6: what we carried.
    pub carried: &'static str,
    pub carried_says: fn(usize, usize) -> String,
    pub carried_none: &'static str,
    pub began: &'static str,
    pub done: &'static str,
    pub let_go: &'static str,
    pub carried_row: fn(&str, usize, usize, usize) -> String,
    pub step_carried: &'static str,
}

/// English.
pub const EN: Capacity = Capacity {
    title: "What we can do",
    intro: "Pictures of the group as a whole, to look at together.",
    show: "Show as",
    picture: "Picture",
    table: "Table",
    none: "Nothing to see yet",
    none_text: "When people say what they can do, and what they carry, it grows into a picture here.",
    name_yours: "Name a strength of yours",
    shared: "Our strengths, and who shares them",
    shared_says: |all, shared| {
        [
            "We have ",
            &plural(all, "strength", "strengths"),
            "; ",
            &shared.to_string(),
            " of them two or more people share.",
        ]
        .concat()
    },
    shared_alone: |all| {
        [
            "We have ",
            &plural(all, "strength", "strengths"),
            ". Each rests on one person as yet: there is much to show each other.",
        ]
        .concat()
    },
    strength: "Strength",
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
    one: "What rests on one person",
    one_says: |one, wanted| {
        let what = if one == 1 { "strength rests".to_owned() } else { "strengths rest".to_owned() };
        match wanted {
            0 => [&one.to_string(), " ", &what, " on one person. Would somebody like to learn one of them?"]
                .concat(),
            wanted => [
                &one.to_string(),
                " ",
                &what,
                " on one person; for ",
                &wanted.to_string(),
                " of them somebody would like to learn it.",
            ]
            .concat(),
        }
    },
    one_all: |one| {
        if one == 1 {
            "One strength rests on one person, and somebody would like to learn it.".to_owned()
        } else {
            [&one.to_string(), " strengths rest on one person, and for each somebody would like to learn it."]
                .concat()
        }
    },
    one_none: "Nothing rests on one person alone: whatever one of us can do, another can too.",
    only: "Can do it",
    would_learn: "Would like to learn it",
    step_one: "Learn one of them",
    waiting: "Needs, by the strength they want",
    waiting_says: |word, needs, without| {
        let mut said = ["Most wanted now: ", word, ", in ", &plural(needs, "need", "needs"), "."].concat();
        if without == 1 {
            said.push_str(" One strength that is wanted nobody has named yet.");
        } else if without > 1 {
            said.push_str(
                &[" ", &without.to_string(), " strengths that are wanted nobody has named yet."].concat(),
            );
        }
        said
    },
    waiting_none: "No open need asks for a strength just now.",
    key_need: "a need; somebody here can do it",
    key_wanted: "a need; nobody has named the strength yet",
    needs: "Open needs",
    waiting_row: |word, needs, can| {
        let can = if can == 0 {
            "nobody has named it yet".to_owned()
        } else {
            [&plural(can, "person", "people"), " can do it"].concat()
        };
        [word, ": ", &plural(needs, "open need", "open needs"), "; ", &can].concat()
    },
    step_need: "Say what’s needed",
    step_invite: "Invite",
    growth: "How our strengths grew",
    growth_more: |more, since| {
        ["Since ", since, " we found ", &plural(more, "more strength", "more strengths"), " among us."]
            .concat()
    },
    growth_same: |all, since| {
        ["As in ", since, ", we know of ", &plural(all, "strength", "strengths"), " among us."].concat()
    },
    growth_fewer: |since| {
        ["Fewer strengths are named than in ", since, ": people move on, and others can learn."].concat()
    },
    all_strengths: "Strengths",
    shared_strengths: "Shared by two or more",
    month: "Month",
    growth_row: |month, all, shared| {
        [month, ": ", &plural(all, "strength", "strengths"), ", ", &shared.to_string(), " shared"].concat()
    },
    step_resting: "See what rests",
    spread: "How work is spread",
    spread_says: |none, people| {
        [
            &none.to_string(),
            " of ",
            &plural(people, "person", "people"),
            " hold nothing just now. Perhaps nobody has asked them yet.",
        ]
        .concat()
    },
    spread_none: "Nothing is carried just now.",
    spread_even: "Everyone holds something just now.",
    visible: "Work that all see",
    less_visible: "Work that few see",
    holds: ["none", "one", "two", "three", "four or more"],
    holds_head: "Somebody holds",
    holds_axis: "How many things one person holds",
    spread_row: |sort, holds, people| [sort, ", ", holds, ": ", &plural(people, "person", "people")].concat(),
    together: |together, all| {
        ["Held by two or more together: ", &together.to_string(), " of ", &all.to_string(), "."].concat()
    },
    step_spread: "Invite somebody",
    carried: "What we carried",
    carried_says: |done, let_go| {
        let mut said = ["In these months we finished ", &plural(done, "thing", "things")].concat();
        if let_go > 0 {
            said.push_str(&[" and let ", &let_go.to_string(), " go with thanks"].concat());
        }
        said.push('.');
        said
    },
    carried_none: "Nothing has been finished yet. What was taken up is on its way.",
    began: "Taken up",
    done: "Finished",
    let_go: "Let go with thanks",
    carried_row: |month, began, done, let_go| {
        [
            month,
            ": ",
            &began.to_string(),
            " taken up, ",
            &done.to_string(),
            " finished, ",
            &let_go.to_string(),
            " let go with thanks",
        ]
        .concat()
    },
    step_carried: "Say thanks",
};
