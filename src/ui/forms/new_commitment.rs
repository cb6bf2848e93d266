//! The form of *I'll do this*: the page of that name and the line *Add a task* are two views of one draft.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::browser::clock;
use crate::group::{Command, CommitmentId, Companionship, Day, Group, MemberId};
use crate::intake::{Context, KnownName, TaskParts};
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::people::names::names_or_somebody;
use crate::ui::forms::task_reader;
use crate::ui::state::{App, Draft, field};

/// What is typed.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewCommitmentForm {
    /// The line as it was typed: "Call the landlord @Ben fri".
    pub what: String,
    /// Who said yes.
    pub holders: Vec<MemberId>,
    /// Who helps.
    pub alongside: Vec<MemberId>,
    /// Who comes along to learn.
    pub learning: Vec<MemberId>,
    /// By when.
    pub day: Option<Day>,
    /// A note.
    pub note: String,
}

impl NewCommitmentForm {
    /// Who is alongside or learning. A holder is no companion, and each is one of the two.
    fn companions(&self) -> Vec<(MemberId, Companionship)> {
        let alongside = self.alongside.iter().map(|id| (*id, Companionship::Alongside));
        let learning = self.learning.iter().filter(|id| !self.alongside.contains(id));
        let learning = learning.map(|id| (*id, Companionship::Learning));
        alongside.chain(learning).filter(|(id, _)| !self.holders.contains(id)).collect()
    }

    /// Whether something is in what the form folds away.
    pub fn has_more(&self) -> bool {
        !self.alongside.is_empty() || !self.learning.is_empty() || !self.note.is_empty()
    }
}

/// What is missing before it can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Words.
    What,
    /// Somebody who said yes.
    Holders,
}

/// What was read out of the line.
#[derive(Clone, Default, PartialEq)]
pub struct Read {
    /// The words without it.
    pub what: String,
    /// Who it names.
    pub holders: Vec<MemberId>,
    /// The day it names.
    pub day: Option<Day>,
    note: String,
}

/// Opens it. Who uses the phone does it, until somebody else is chosen.
pub fn open(app: App) -> Draft<NewCommitmentForm> {
    let holders = app.me_now().into_iter().collect();
    app.draft(app.draft_name("commitment-new"), NewCommitmentForm { holders, ..NewCommitmentForm::default() })
}

/// Reads the line as it is typed: people and the day follow it. Once read, a tap may correct them.
pub fn read_as_typed(app: App, form: Draft<NewCommitmentForm>) -> Memo<Read> {
    let (what, is_ready) = (field!(form.what), task_reader::is_ready());
    let opened_with = what.get_untracked();
    let read = Memo::new(move |_| {
        is_ready();
        what.with(|what| app.with(|group| read(group, what, TaskParts::ALL)))
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
        if now.holders != before.holders {
            let me = app.me_now().into_iter().collect();
            let holders = if now.holders.is_empty() { me } else { now.holders.clone() };
            form.update(|form| form.holders = holders);
        }
        if now.day != before.day {
            form.update(|form| form.day = now.day);
        }
        Some(now)
    });
    read
}

fn read(group: &Group, what: &str, parts: TaskParts) -> Read {
    let (ids, known): (Vec<MemberId>, Vec<KnownName>) = group
        .seats()
        .enumerate()
        .map(|(index, member)| (member.id, KnownName { name: member.name.clone(), index }))
        .unzip();
    let line = task_reader::read(what, Context { today: clock::today(), known, order: None }, parts);
    let holders = line.holders.into_iter().filter_map(|at| ids.get(at).copied()).collect();
    Read { what: line.what, holders, day: line.day, note: line.note }
}

/// Who said yes, for a picker: choosing somebody else takes my place, and my own name shares it again.
pub fn holders(app: App, form: Draft<NewCommitmentForm>) -> Binding<Vec<MemberId>> {
    let holders = field!(form.holders);
    let choose = SignalSetter::map(move |mut chosen: Vec<MemberId>| {
        let me = app.me_now();
        let only_me = holders.with_untracked(|before| matches!(before.as_slice(), [one] if Some(*one) == me));
        if only_me && chosen.len() > 1 {
            chosen.retain(|one| Some(*one) != me);
        }
        holders.set(chosen);
    });
    Binding::from((*holders, choose))
}

/// Saves it, and says so with *Undo*.
///
/// # Errors
/// `Some` of what is missing; `None` where it could not be kept, which is said already.
pub fn save(app: App, form: Draft<NewCommitmentForm>) -> Result<(), Option<Missing>> {
    let t = &text::current().new_commitment;
    let form = form.get_untracked();
    let companions = form.companions();
    let NewCommitmentForm { what, holders, day, note, .. } = form;
    // What was read and then corrected stays among the words: "the Friday club" may be no day.
    let all = app.now(|group| read(group, &what, TaskParts::ALL));
    let people = all.holders.is_empty() || all.holders.iter().any(|id| holders.contains(id));
    let parts = TaskParts { people, day: all.day.is_none() || day.is_some() };
    let read = if parts == TaskParts::ALL { all } else { app.now(|group| read(group, &what, parts)) };
    if read.what.is_empty() {
        return Err(Some(Missing::What));
    }
    if holders.is_empty() {
        return Err(Some(Missing::Holders));
    }
    let note = [note.trim(), read.note.trim()].into_iter().filter(|words| !words.is_empty());
    let note = note.collect::<Vec<_>>().join("\n");
    let said = if app.me_now().is_some_and(|me| holders == [me]) {
        t.saved_mine.to_owned()
    } else {
        (t.saved)(&app.now(|group| names_or_somebody(group, &holders)))
    };
    let id = CommitmentId(app.fresh());
    let command = Command::Commit { id, what: read.what, holders, companions, day, note, on: None };
    if app.execute(command, said) { Ok(()) } else { Err(None) }
}
