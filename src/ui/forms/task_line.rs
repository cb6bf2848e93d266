//! A task in one line: who and when are read as it is typed, and may be corrected by a tap.

use leptos::prelude::*;

use crate::browser::clock;
use crate::group::name::fold;
use crate::group::{Day, Group, MemberId};
use crate::intake::{Context, KnownName, TaskParts};
use crate::ui::binding::Binding;
use crate::ui::forms::task_reader;
use crate::ui::state::App;

/// What was read out of the line.
#[derive(Clone, Default, PartialEq)]
pub struct Read {
    /// The words without it.
    pub what: String,
    /// Who it names.
    pub holders: Vec<MemberId>,
    /// The day it names.
    pub day: Option<Day>,
    /// What was said of the day beside it: "next Friday".
    pub note: String,
}

/// The fields of a form that such a line is read into.
#[derive(Clone, Copy)]
pub struct TaskLine {
    /// The line as it was typed.
    pub what: Binding<String>,
    /// Who said yes.
    pub holders: Binding<Vec<MemberId>>,
    /// By when.
    pub day: Binding<Option<Day>>,
    /// Who does it until somebody is named or chosen.
    pub presumed: Option<MemberId>,
}

impl TaskLine {
    /// Reads the line as it is typed: people and the day follow it. Once read, a tap may correct them.
    pub fn read_as_typed(self, app: App) -> Memo<Read> {
        let Self { what, holders, day, presumed } = self;
        let read = move |what: &str| app.with(|group| read(group, what, &[], TaskParts::ALL));
        follow(what, read, move |before, now| {
            if now.holders != before.holders {
                let nobody = now.holders.is_empty();
                holders.set(if nobody { Vec::from_iter(presumed) } else { now.holders.clone() });
            }
            if now.day != before.day {
                day.set(now.day);
            }
        })
    }

    /// Who said yes, for a picker: choosing somebody else takes the place of who was presumed, whose own name shares it
    /// again.
    pub fn holders(self) -> Binding<Vec<MemberId>> {
        let Self { holders, presumed, .. } = self;
        let choose = SignalSetter::map(move |mut chosen: Vec<MemberId>| {
            let only_presumed =
                holders.with_untracked(|before| matches!(before.as_slice(), [one] if Some(*one) == presumed));
            if only_presumed && chosen.len() > 1 {
                chosen.retain(|one| Some(*one) != presumed);
            }
            holders.set(chosen);
        });
        Binding::from((*holders, choose))
    }
}

/// Reads the words as they are typed, and tells what was read before and is read now.
fn follow(
    what: Binding<String>,
    read: impl Fn(&str) -> Read + Send + Sync + 'static,
    tell: impl Fn(&Read, &Read) + 'static,
) -> Memo<Read> {
    let is_ready = task_reader::is_ready();
    let opened_with = what.get_untracked();
    let read = Memo::new(move |_| {
        is_ready();
        what.with(|what| read(what))
    });
    Effect::new(move |before: Option<Option<Read>>| {
        let now = read.get();
        if !is_ready() {
            return None;
        }
        // What the line says when the form is opened is in the form, or was corrected there.
        let before = before.flatten().unwrap_or_else(|| {
            if what.with_untracked(|what| *what == opened_with) { now.clone() } else { Read::default() }
        });
        tell(&before, &now);
        Some(now)
    });
    read
}

/// The day in the words of what nobody does yet, read as they are typed; a tap may correct it.
pub fn read_day_as_typed(what: Binding<String>, day: Binding<Option<Day>>) -> Memo<Read> {
    follow(what, read_day, move |before, now| {
        if now.day != before.day {
            day.set(now.day);
        }
    })
}

/// The words as they are to be saved, without the day that was read out of them; where none is wanted, it stays among them.
pub fn read_corrected_day(what: &str, day: Option<Day>) -> Read {
    let all = read_day(what);
    let is_corrected = all.day.is_some() && day.is_none();
    if is_corrected { Read { what: what.trim().to_owned(), ..Read::default() } } else { all }
}

/// Reads the words for a day. Nobody is known in them: a name is a word like any other.
fn read_day(what: &str) -> Read {
    let context = Context { today: clock::today(), known: Vec::new(), order: None };
    let line = task_reader::read(what, context, TaskParts::ALL);
    Read { what: line.what, holders: Vec::new(), day: line.day, note: line.note }
}

/// Reads the line. A mention that says too little is of whoever is chosen: the Dee of two, and Ben where "@Be" was typed.
fn read(group: &Group, what: &str, chosen: &[MemberId], parts: TaskParts) -> Read {
    let (ids, mut known): (Vec<MemberId>, Vec<KnownName>) = group
        .seats()
        .enumerate()
        .map(|(index, member)| (member.id, KnownName { name: member.name.clone(), index }))
        .unzip();
    let is_chosen = |name: &KnownName| chosen.contains(&ids[name.index]);
    // Of two people of one name the chosen one is meant, and neither where none is: that is asked.
    let mut names: Vec<String> = known.iter().map(|one| fold(&one.name)).collect();
    names.sort();
    let is_shared = |one: &KnownName| {
        let name = fold(&one.name);
        let at = names.partition_point(|other| *other < name);
        names.get(at + 1) == Some(&name)
    };
    known.retain(|one| is_chosen(one) || !is_shared(one));
    let meant: Vec<KnownName> = mentions(what)
        .filter(|begun| !known.iter().any(|one| fold(&one.name) == fold(begun)))
        .filter_map(|begun| {
            let of = known
                .iter()
                .filter(|one| is_chosen(one))
                .find(|one| fold(&one.name).starts_with(&fold(begun)))?;
            Some(KnownName { name: begun.to_owned(), index: of.index })
        })
        .collect();
    known.extend(meant);
    let line = task_reader::read(what, Context { today: clock::today(), known, order: None }, parts);
    let holders = line.holders.into_iter().filter_map(|at| ids.get(at).copied()).collect();
    Read { what: line.what, holders, day: line.day, note: line.note }
}

/// The names behind an `@`, as they were typed.
pub fn mentions(what: &str) -> impl Iterator<Item = &str> {
    let named = what.split_whitespace().filter_map(|word| word.strip_prefix('@'));
    named.map(|name| name.trim_end_matches(|c: char| !c.is_alphanumeric())).filter(|name| !name.is_empty())
}

/// The line as it is to be saved. What was read and then corrected stays among the words, unless it is a mention: "the Friday
/// club" may be no day.
pub fn read_corrected(app: App, what: &str, holders: &[MemberId], day: Option<Day>) -> Read {
    let all = app.with_untracked(|group| read(group, what, holders, TaskParts::ALL));
    let people = all.holders.is_empty() || all.holders.iter().any(|id| holders.contains(id));
    let parts = TaskParts { people, day: all.day.is_none() || day.is_some() };
    if parts == TaskParts::ALL { all } else { app.with_untracked(|group| read(group, what, holders, parts)) }
}
