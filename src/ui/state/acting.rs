//! What people do: written, kept, shown, and taken back.

use crate::ui::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::browser::clock;
use crate::browser::persist;
use crate::course::Voices;
use crate::domain::{Act, Edits, Group, MeetingId, MemberId, Scribe, kind, undo_after};
use crate::replica::{Edit, Written};
use crate::storage::{ImportUndo, StoreError};
use crate::text;

use super::{App, Inside, Trouble};

/// How many acts can be taken back, one after another.
const UNDO_STEPS: usize = 50;

/// Something to tell in passing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Tells toasts apart.
    pub id: u32,
    /// What is said.
    pub text: String,
    /// Whether *Undo* is offered beside it.
    pub undo: bool,
}

/// A turn of speaking: in which meeting, who got the word and since when, and how the voices were before.
pub(super) type Turn = (MeetingId, (MemberId, u64), Voices);

/// What can be taken back.
pub(super) enum Step {
    /// An act: by new edits; and the turn of speaking that went with it.
    Act(Written, Option<Turn>),
    /// A file that was brought in: by a step back on this phone alone.
    Import(Box<ImportUndo>),
    /// A file that brought a group onto this phone: by a step back that takes the group away again, to the one
    /// that was open before.
    NewGroup(Box<ImportUndo>, Option<Uuid>),
}

impl App {
    /// Does what the person did: writes it, keeps it, shows it, and says `said` with an *Undo* beside it.
    ///
    /// Returns whether it was kept. Where it was not, nothing has changed and `App::trouble` says why: a form
    /// stays open with what was typed.
    pub fn act(self, act: Act, said: impl Into<String>) -> bool {
        let Some(done) = self.write(&act) else { return false };
        if let Some(written) = done {
            self.remember(Step::Act(written, None));
            self.say(said, true);
        } else {
            self.say(said, false);
        }
        true
    }

    /// The same without a word: for what shows itself and needs no way back.
    pub fn act_quietly(self, act: Act) -> bool {
        self.write(&act).is_some()
    }

    /// Tells something in passing.
    pub fn say(self, text: impl Into<String>, undo: bool) {
        let id = self.inside.try_update_value(|inside| {
            inside.toast += 1;
            inside.toast
        });
        let toast = Toast { id: id.unwrap_or_default(), text: text.into(), undo };
        self.toasts.update(|toasts| {
            // One word at a time: the older one has been seen, and its act can still be undone.
            toasts.clear();
            toasts.push(toast);
        });
    }

    /// Puts a toast away.
    pub fn hush(self, id: u32) {
        self.toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }

    /// How many acts can be taken back.
    pub fn can_undo(self) -> usize {
        self.inside.with_value(|inside| inside.undo.len())
    }

    /// Takes the latest act back. Returns how many fields stayed because somebody has written them since; `None`
    /// where there was nothing to take back or it could not be kept.
    pub fn undo(self) -> Option<usize> {
        let step = self.inside.try_update_value(|inside| inside.undo.pop_back())??;
        match step {
            Step::Act(written, turn) => {
                let back = self
                    .inside
                    .with_value(|inside| undo_after(&inside.replica, &written, &inside.given_back));
                let Some(again) = self.keep(&back.edits) else {
                    self.remember(Step::Act(written, turn));
                    return None;
                };
                if let Some(turn) = turn {
                    self.take_back_turn(turn);
                }
                self.inside.update_value(|inside| {
                    inside.given_back.note(&written, &again);
                    if inside.undo.is_empty() {
                        inside.given_back.clear();
                    }
                });
                Some(back.kept)
            }
            Step::Import(import) => self.step_back(*import),
            Step::NewGroup(import, before) => self.step_back_from_group(*import, before),
        }
    }

    /// This one has the word now; where that goes with the latest act, it is taken back with it.
    pub fn give_word(self, who: MemberId, with_act: bool) {
        let mut given = None;
        self.go_on(|course| {
            let before = course.voices.clone();
            course.voices.speak(who, clock::now());
            let turn = course.voices.speaking.filter(|turn| Some(*turn) != before.speaking);
            given = turn.map(|turn| (course.meeting, turn, before));
        });
        if with_act && given.is_some() {
            self.inside.update_value(|inside| {
                if let Some(Step::Act(_, turn)) = inside.undo.back_mut() {
                    *turn = given;
                }
            });
        }
    }

    fn take_back_turn(self, (meeting, given, before): Turn) {
        self.go_on(|course| {
            if course.meeting == meeting {
                course.voices.take_back(given, &before);
            }
        });
    }

    pub(super) fn remember(self, step: Step) {
        self.inside.update_value(|inside| {
            if inside.undo.len() == UNDO_STEPS {
                inside.undo.pop_front();
            }
            inside.undo.push_back(step);
        });
    }

    /// Writes an act. `None`: it was not kept. `Some(None)`: it cannot be taken back.
    fn write(self, act: &Act) -> Option<Option<Written>> {
        let mut fresh = || self.fresh();
        let mut scribe =
            Scribe { me: self.me_now(), device: self.device, today: clock::today(), fresh: &mut fresh };
        let Edits { edits, erase } = self.now(|group| group.edits(act, &mut scribe));
        let written = if edits.is_empty() { None } else { Some(self.keep(&edits)?) };
        if erase.is_empty() {
            return Some(written);
        }
        let result = self.inside.try_update_value(|inside| {
            let Inside { store, replica, clock, undo, given_back, .. } = inside;
            let result = store.erase(replica, &erase, clock, clock::now());
            // What was erased is not to be found in what could be taken back either.
            undo.clear();
            given_back.clear();
            result
        })?;
        // Where the marks stand and the rest could not be reached, what was erased is gone all the same.
        self.refresh(&erase);
        match result {
            Ok(_) => Some(None),
            Err(error) => {
                self.refuse(error);
                None
            }
        }
    }

    /// Writes edits into the copy and its store, and shows them.
    fn keep(self, edits: &[Edit]) -> Option<Written> {
        let result = self.inside.try_update_value(|inside| {
            let Inside { store, replica, clock, .. } = inside;
            store.act(replica, edits, clock, clock::now())
        })?;
        match result {
            Ok(acted) => {
                let mut keys = acted.followed;
                keys.push_all(acted.written.changes.iter().map(|change| change.key.clone()));
                keys.dedup();
                self.refresh(&keys);
                self.ask_to_keep();
                if self
                    .trouble
                    .with_untracked(|trouble| trouble.as_ref().is_some_and(Trouble::is_of_one_command))
                {
                    self.trouble.set(None);
                }
                Some(acted.written)
            }
            Err(error) => {
                self.refuse(error);
                None
            }
        }
    }

    /// Asks the browser to keep everything: once, after something worth keeping is there.
    fn ask_to_keep(self) {
        if !self.asked_to_keep.get_value() {
            self.asked_to_keep.set_value(true);
            // The settings tell what it has promised.
            spawn_local(async {
                persist::ask().await;
            });
        }
    }

    pub(super) fn fail(self, error: StoreError) {
        self.trouble.set(Some(error.into()));
    }

    /// What somebody did was not kept. It is said in passing as well, for the page may be scrolled far below its
    /// banners; a form says it beside its button instead.
    pub(super) fn refuse(self, error: StoreError) {
        self.fail(error);
        self.refusals.update(|count| *count += 1);
        self.say(self.not_saved(), false);
    }

    /// How often something was not kept. Tracked.
    pub fn refusals(self) -> u32 {
        self.refusals.get()
    }

    /// Why what was pressed last was not kept, and what to do.
    pub fn not_saved(self) -> String {
        let t = &text::current().shell;
        self.trouble.with_untracked(|trouble| match trouble {
            Some(Trouble::Refused(words)) => (t.refused_here)(words),
            _ => t.full_here.to_owned(),
        })
    }

    /// Shows records as the copy has them now.
    pub(super) fn refresh(self, keys: &[crate::replica::Key]) {
        self.inside.with_value(|inside| {
            self.group.update(|group| {
                // A whole file at once is read anew: one by one, each row would be put between all the others.
                if keys.len() > 100 {
                    *group = Group::read(&inside.replica);
                    return;
                }
                for key in keys {
                    group.refresh(key, inside.replica.record(key));
                }
            });
        });
        if keys.iter().any(|key| key.kind == kind::MEETING) {
            self.forget_courses();
        }
    }
}
