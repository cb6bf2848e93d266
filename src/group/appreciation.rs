//! Thanks, for a form of leadership that somebody noticed.

use crate::replica::{Record, Timestamp};

use super::check_in::field as said;
use super::commands::{ChangeSet, CommandContext};
use super::day::{self, Day};
use super::id::{AppreciationId, CommitmentId, MeetingId, MemberId};
use super::meeting::field::MEETING;
use super::member::field::DELETED;
use super::name::fold;
use super::read::{day_in, id_in, ids_in};
use super::state::Group;

/// The fields of an appreciation's record.
pub mod field {
    /// Bool for each person who is thanked: `to/<member id>`.
    pub const TO: &str = "to/";
    /// Text: the form of leadership: one of [`super::FORMS`], or a word of the group's own.
    pub const FORM: &str = "form";
    /// Text: the id of the member who thanks.
    pub const BY: &str = "by";
    /// Text: what it was.
    pub const WORD: &str = "word";
    /// Text: the day on which it was said.
    pub const ON: &str = "on";
    /// Text: the id of the commitment that it is about.
    pub const COMMITMENT: &str = "commitment";
}

/// The forms of leadership that a group begins with, as they are stored; the texts say them in each language.
pub const FORMS: [&str; 11] = [
    "welcoming",
    "listening",
    "teaching",
    "keeping-peace",
    "moving-forward",
    "speaking-out",
    "caring",
    "organising",
    "making",
    "remembering",
    "bridging",
];

/// What the field names of the group's forms begin with: `form/caring` is false where the group took it out, and
/// `form/Cooking for all` true where it added one.
pub(super) const FORM_PREFIX: &str = "form/";

/// Thanks to one or several people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appreciation {
    /// Its id.
    pub id: AppreciationId,
    /// Who is thanked, as written; [`Group::thanked`] tells which members they are.
    pub(super) to: Vec<MemberId>,
    /// For which form of leadership; may be empty.
    pub form: String,
    /// Who thanks.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// The meeting in which it was noted.
    pub meeting: Option<MeetingId>,
    /// What it was; may be empty.
    pub word: String,
    /// When it was said.
    pub on: Option<Day>,
    /// The commitment that it is about.
    pub commitment: Option<CommitmentId>,
    /// When it was written.
    pub stamp: Option<Timestamp>,
}

impl Appreciation {
    pub(super) fn read(id: AppreciationId, record: &Record) -> Self {
        Self {
            id,
            to: ids_in(record, field::TO),
            form: super::shown(record.text(field::FORM)),
            by: id_in(record, field::BY),
            noted_by: id_in(record, said::NOTED_BY),
            meeting: id_in(record, MEETING),
            word: super::shown_lines(record.text(field::WORD)),
            on: day_in(record, field::ON),
            commitment: id_in(record, field::COMMITMENT),
            stamp: record.first_stamp(),
        }
    }
}

/// What people do about thanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppreciationCommand {
    /// Somebody thanks people.
    Thank {
        id: AppreciationId,
        to: Vec<MemberId>,
        form: String,
        word: String,
        by: Option<MemberId>,
        commitment: Option<CommitmentId>,
    },
    /// Takes it back.
    Remove(AppreciationId),
    /// The group's list of forms has this one, or no longer.
    Form { form: String, on: bool },
}

impl Group {
    /// Who is thanked, in the order of the seats.
    pub fn thanked(&self, appreciation: &Appreciation) -> Vec<MemberId> {
        let mut to: Vec<MemberId> = appreciation.to.iter().map(|id| self.resolve(*id)).collect();
        to.sort();
        to.dedup();
        to.retain(|id| self.member(*id).is_some());
        to
    }

    /// The thanks to this member, the latest first.
    pub fn thanks_to(&self, member: MemberId) -> impl Iterator<Item = &Appreciation> {
        let member = self.resolve(member);
        self.appreciations().rev().filter(move |one| one.to.iter().any(|to| self.resolve(*to) == member))
    }

    /// The forms of leadership that this group looks for: those it began with but for what it took out, then its own.
    pub fn forms(&self) -> Vec<String> {
        let choices = self.form_choices();
        let kept = FORMS.iter().filter(|form| !choices.iter().any(|(word, on)| word == *form && !on));
        let own = choices.iter().filter(|(word, on)| *on && !FORMS.contains(&word.as_str()));
        kept.map(|form| (*form).to_owned()).chain(own.map(|(word, _)| word.clone())).collect::<Vec<_>>()
    }

    /// The forms that the group took out of its list, in the list's order: they can be brought back.
    pub fn forms_out(&self) -> Vec<String> {
        let out: Vec<&String> =
            self.form_choices().iter().filter(|(_, on)| !on).map(|(word, _)| word).collect();
        let first = FORMS.iter().filter(|form| out.iter().any(|word| word == *form));
        let own = out.iter().filter(|word| !FORMS.contains(&word.as_str()));
        first.map(|form| (*form).to_owned()).chain(own.map(|word| (*word).clone())).collect::<Vec<_>>()
    }

    pub(super) fn write_thanks(
        &self,
        act: &AppreciationCommand,
        scribe: &CommandContext,
        out: &mut ChangeSet,
    ) {
        match act {
            AppreciationCommand::Thank { id, to, form, word, by, commitment } => {
                let key = id.key();
                for member in to {
                    out.set(&key, [field::TO, &member.to_string()].concat(), true);
                }
                out.say(&key, field::FORM, form);
                out.say(&key, field::WORD, word);
                out.set(&key, field::ON, day::to_text(scribe.today));
                if let Some(commitment) = commitment {
                    out.set(&key, field::COMMITMENT, *commitment);
                }
                self.write_by(&key, *by, scribe, out);
            }
            AppreciationCommand::Remove(id) => out.set(&id.key(), DELETED, true),
            AppreciationCommand::Form { form, on } => {
                let form = super::shown(Some(form));
                // One spelling of a form is enough.
                let same = |known: &&String| fold(known) == fold(&form);
                let known = self.form_choices().iter().map(|(word, _)| word).find(same);
                let form = known.cloned().unwrap_or(form);
                if !fold(&form).is_empty() {
                    out.set(&self.key(), [FORM_PREFIX, &form].concat(), *on);
                }
            }
        }
    }
}
