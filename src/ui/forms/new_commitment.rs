//! The form of *I'll do this*: the page of that name and the line *Add a task* are two views of one draft.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::group::name::{first_name, fold};
use crate::group::{
    Command, CommitmentId, Companionship, Day, Group, InvitationCommand, InvitationId, InvitationPart,
    InvitationTarget, Member, MemberId, NeedCommand, NeedId, NeedWords,
};
use crate::text::{self, news::bidi_isolate};
use crate::ui::components::people::names::names_of;
use crate::ui::forms::task_line::{TaskLine, mentions, read_corrected};
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
    /// The others among the holders have not said yes: they are asked.
    pub asked: bool,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Words.
    What,
    /// Somebody who said yes.
    Holders,
    /// Which of several people of one first name is meant; in a sentence.
    Which(String),
}

/// Whether others are asked, and have not said yes. Tracked.
pub fn asks(app: App, form: Draft<NewCommitmentForm>) -> bool {
    let (asked, holders) = (field!(form.asked), field!(form.holders));
    asked.get() && holders.with(|holders| holders.iter().any(|id| Some(*id) != app.me()))
}

/// Opens it. Who uses the phone does it, until somebody else is chosen.
pub fn open(app: App) -> Draft<NewCommitmentForm> {
    let holders = app.me_untracked().into_iter().collect();
    // A task is theirs by their own yes: others are asked, unless it is said that they said so.
    let fresh = NewCommitmentForm { holders, asked: true, ..NewCommitmentForm::default() };
    app.draft(app.draft_name("commitment-new"), fresh)
}

/// Its line, whose words name who and when. Who uses the phone does it until somebody is named or chosen.
pub fn line(app: App, form: Draft<NewCommitmentForm>) -> TaskLine {
    let (what, holders, day) = (field!(form.what), field!(form.holders), field!(form.day));
    TaskLine { what, holders, day, presumed: app.me_untracked() }
}

/// What is said when these do it from now on: on whose list it is.
pub fn said_yes(app: App, holders: &[MemberId]) -> String {
    let t = &text::current().new_commitment;
    if app.me_untracked().is_some_and(|me| holders == [me]) {
        return t.saved_mine.to_owned();
    }
    let names = app.with_untracked(|group| names_of(group, holders));
    if holders.len() == 1 { (t.saved)(&names) } else { (t.saved_several)(&names) }
}

/// Saves it, and says so with *Undo*.
///
/// # Errors
/// `Some` of what is missing; `None` where it could not be kept, which is said already.
pub fn save(app: App, form: Draft<NewCommitmentForm>) -> Result<(), Option<Missing>> {
    let form = form.get_untracked();
    let companions = form.companions();
    let NewCommitmentForm { what, holders, day, note, asked, .. } = form;
    let read = read_corrected(app, &what, &holders, day);
    if read.what.is_empty() {
        return Err(Some(Missing::What));
    }
    if holders.is_empty() {
        return Err(Some(Missing::Holders));
    }
    if let Some(which) = app.with_untracked(|group| which_is_meant(group, &read.what, &holders)) {
        return Err(Some(Missing::Which(which)));
    }
    let note = [note.trim(), read.note.trim()].into_iter().filter(|words| !words.is_empty());
    let note = note.collect::<Vec<_>>().join("\n");
    let me = app.me_untracked();
    let (asks, holders): (Vec<MemberId>, Vec<MemberId>) =
        holders.into_iter().partition(|id| asked && Some(*id) != me);
    let (command, said) = match asks.is_empty() {
        true => {
            let said = said_yes(app, &holders);
            let id = CommitmentId(app.fresh());
            (Command::Commit { id, what: read.what, holders, companions, day, note, on: None }, said)
        }
        false => ask(app, &asks, holders, companions, read.what, day, note),
    };
    if app.execute(command, said) { Ok(()) } else { Err(None) }
}

/// Asks which of several people is meant by a first name behind an `@`: the line names none of them then, and the task would be on
/// somebody else's list. Nothing where one of them was chosen.
fn which_is_meant(group: &Group, what: &str, holders: &[MemberId]) -> Option<String> {
    mentions(what).find_map(|name| {
        let called = called(group, name);
        let is_unclear = called.len() > 1 && !called.iter().any(|member| holders.contains(&member.id));
        let names: Vec<String> =
            called.iter().map(|member| bidi_isolate(&member.name_told_apart())).collect();
        is_unclear.then(|| (text::current().new_commitment.which)(name, &names.join(", ")))
    })
}

/// Whoever may be meant by the first names in the line that several people have.
pub fn unclear(group: &Group, what: &str) -> Vec<MemberId> {
    let called = mentions(what).map(|name| called(group, name)).filter(|called| called.len() > 1);
    called.flatten().map(|member| member.id).collect::<Vec<_>>()
}

/// Everybody with this first name.
fn called<'a>(group: &'a Group, name: &str) -> Vec<&'a Member> {
    group.seats().filter(|member| fold(first_name(&member.name)) == fold(name)).collect()
}

/// Asks these people, and says so. What one does oneself is begun; what nobody has said yes to is a need until then.
fn ask(
    app: App,
    asks: &[MemberId],
    holders: Vec<MemberId>,
    companions: Vec<(MemberId, Companionship)>,
    what: String,
    day: Option<Day>,
    note: String,
) -> (Command, String) {
    let t = &text::current().new_commitment;
    let names = app.with_untracked(|group| names_of(group, asks));
    let by = app.me_untracked();
    let invite = |to: MemberId, into: InvitationTarget, part: InvitationPart| {
        let (id, word) = (InvitationId(app.fresh()), String::new());
        Command::Invite(InvitationCommand::Invite { id, to, into, part, word, by })
    };
    let id = app.fresh();
    if holders.is_empty() {
        let into = InvitationTarget::Need(NeedId(id));
        let words = NeedWords { what, why: note, day, ..NeedWords::default() };
        let mut acts = vec![Command::Need(NeedCommand::Say { id: NeedId(id), words, by })];
        acts.extend(asks.iter().map(|to| invite(*to, into.clone(), InvitationPart::Hold)));
        // Whoever was to come along comes along with something that somebody does.
        acts.extend(companions.into_iter().map(|(to, how)| {
            let part = InvitationPart::ALL.into_iter().find(|part| part.companionship() == Some(how));
            invite(to, into.clone(), part.unwrap_or(InvitationPart::Alongside))
        }));
        return (Command::Batch(acts), app.once_shared((t.asked)(&names)));
    }
    let into = InvitationTarget::Commitment(CommitmentId(id));
    let id = CommitmentId(id);
    let mut acts = vec![Command::Commit { id, what, holders, companions, day, note, on: None }];
    acts.extend(asks.iter().map(|to| invite(*to, into.clone(), InvitationPart::Hold)));
    (Command::Batch(acts), app.once_shared((t.asked_too)(&names)))
}
