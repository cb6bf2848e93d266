//! Something the group needs, and how somebody steps up to it.

mod words;

use crate::replica::{Record, Value};
use std::collections::BTreeSet;

use super::check_in::StepKind;
use super::commands::{ChangeSet, Command, CommandContext};
use super::commitment::{Commitment, Companionship, State, field as task};
use super::creation_marks::{field::MADE, mark};
use super::day::{self, Day, days_between};
use super::id::{CommitmentId, MeetingId, MemberId, NeedId};
use super::meeting::field::MEETING;
use super::member::field::DELETED;
use super::read::{day_in, id_in};
use super::state::Group;
use super::strength::{WANTED, read_wanted};
use words::{write_strengths, write_words};

pub use words::NeedWords;

/// The fields of a need's record.
pub mod field {
    /// Text: what is needed.
    pub const WHAT: &str = "what";
    /// Text: why it matters.
    pub const WHY: &str = "why";
    /// Text: how much it is: `hour`, `day`, `ongoing`; absent where nobody said.
    pub const SIZE: &str = "size";
    /// Text: the day by which, `2026-11-26`; null for none.
    pub const DAY: &str = "day";
    /// Text: a good first step.
    pub const FIRST_STEP: &str = "first_step";
    /// Bool: work that few see.
    pub const LESS_VISIBLE: &str = "less_visible";
    /// Bool: it rests for now.
    pub const RESTING: &str = "resting";
    /// Text: the id of the member who said it.
    pub const BY: &str = "by";
    /// Text: the day on which it was said.
    pub const ON: &str = "on";
    /// Text: the day on which somebody last said that it is still needed.
    pub const KEPT: &str = "kept";
}

/// Days after which it is asked whether a need that nobody took is still one.
const OLD_DAYS: i32 = 28;

/// How much a need asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Size {
    /// An hour or so.
    Hour,
    /// A day or so.
    Day,
    /// It goes on: it keeps an open place, even when held.
    Ongoing,
}

impl Size {
    /// All of them, the smallest first.
    pub const ALL: [Size; 3] = [Size::Hour, Size::Day, Size::Ongoing];

    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Size::Hour => "hour",
            Size::Day => "day",
            Size::Ongoing => "ongoing",
        }
    }
}

/// Something the group needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// What is said of it; the strengths as they were written.
    pub words: NeedWords,
    /// Whether it rests.
    pub resting: bool,
    /// Who said it.
    pub by: Option<MemberId>,
    /// Who noted it, where that is another.
    pub noted_by: Option<MemberId>,
    /// The meeting in which it was noted.
    pub meeting: Option<MeetingId>,
    /// When it was said.
    pub on: Option<Day>,
    /// When somebody last said that it is still needed.
    pub kept: Option<Day>,
}

impl Need {
    pub(super) fn read(id: NeedId, record: &Record) -> Self {
        let size = record.text(field::SIZE);
        Self {
            id,
            words: NeedWords {
                what: super::shown(record.text(field::WHAT)),
                why: super::shown_lines(record.text(field::WHY)),
                size: Size::ALL.into_iter().find(|one| Some(one.name()) == size),
                strengths: read_wanted(record),
                day: day_in(record, field::DAY),
                first_step: super::shown(record.text(field::FIRST_STEP)),
                less_visible: record.is(field::LESS_VISIBLE),
            },
            resting: record.is(field::RESTING),
            by: id_in(record, field::BY),
            noted_by: id_in(record, task::NOTED_BY),
            meeting: id_in(record, MEETING),
            on: day_in(record, field::ON),
            kept: day_in(record, field::KEPT),
        }
    }

    /// The commitment that taking it makes. It has the need's own id, so that two people who step up apart, each on
    /// their own phone, hold one commitment together.
    pub fn commitment(&self) -> CommitmentId {
        CommitmentId(self.id.0)
    }
}

/// Where a need stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Nobody holds it.
    Open,
    /// Somebody holds it, and there is an open place: it goes on, and newcomers are welcome.
    OpenPlace,
    /// Somebody holds it.
    Held,
    /// It was done.
    Met,
    /// It rests.
    Resting,
}

/// What people do about needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NeedCommand {
    /// Somebody says what is needed.
    Say { id: NeedId, words: NeedWords, by: Option<MemberId> },
    /// It was said on another day than the one on which it is noted.
    SaidOn { id: NeedId, on: Day },
    /// Changes the words.
    Edit { id: NeedId, words: NeedWords },
    /// Lets it rest, or brings it back.
    Rest { id: NeedId, rest: bool },
    /// It is still needed.
    Keep(NeedId),
    /// Hides a need that was noted by a slip.
    Remove(NeedId),
    /// Somebody says "I'll do this", alone or with others who said yes too.
    Take { id: NeedId, holders: Vec<MemberId>, companions: Vec<(MemberId, Companionship)> },
    /// A commitment has an open place for a co-holder, or no longer.
    OpenPlace { id: CommitmentId, open: bool },
    /// Which strengths help with a commitment, and whether few see it.
    Describe { id: CommitmentId, strengths: Vec<String>, less_visible: bool },
}

impl Group {
    /// Where the need stands.
    pub fn standing(&self, need: &Need) -> Standing {
        let commitment = self.commitment(need.commitment());
        let ongoing = need.words.size == Some(Size::Ongoing);
        match commitment {
            Some(c) if c.is_open() && !self.holders(c).is_empty() => {
                if ongoing && !need.resting {
                    Standing::OpenPlace
                } else {
                    Standing::Held
                }
            }
            _ if need.resting => Standing::Resting,
            Some(c) if c.state == Some(State::Done) && !ongoing => Standing::Met,
            // Let go, done for now, or left by its holders: it is open again.
            _ => Standing::Open,
        }
    }

    /// The needs that somebody could step up to, those with the nearest day first, then the newest.
    pub fn open_needs(&self) -> Vec<&Need> {
        let takes = |need: &&Need| matches!(self.standing(need), Standing::Open | Standing::OpenPlace);
        let mut open: Vec<&Need> = self.needs().rev().filter(takes).collect();
        open.sort_by_key(|need| (need.words.day.is_none(), need.words.day));
        open
    }

    /// Open commitments whose holders would like a co-holder.
    pub fn open_places(&self) -> impl Iterator<Item = &Commitment> {
        self.commitments().filter(|commitment| commitment.open_place && commitment.is_open())
    }

    /// Since when nobody has said that the need is still one, where that is long ago. Only of needs that are open.
    pub fn asks_whether_needed(&self, need: &Need, today: Day) -> Option<Day> {
        let last = need.kept.max(need.on)?;
        let old = days_between(last, today) >= OLD_DAYS && self.standing(need) == Standing::Open;
        old.then_some(last)
    }

    pub(super) fn write_need(&self, act: &NeedCommand, scribe: &mut CommandContext, out: &mut ChangeSet) {
        match act {
            NeedCommand::Say { id, words, by } => {
                let key = id.key();
                write_words(&key, words, &NeedWords::default(), out);
                out.set(&key, field::ON, day::to_text(scribe.today));
                self.write_by(&key, *by, scribe, out);
            }
            NeedCommand::SaidOn { id, on } => out.set(&id.key(), field::ON, day::to_text(*on)),
            NeedCommand::Edit { id, words } => {
                let Some(need) = self.need(*id) else { return };
                write_words(&id.key(), words, &need.words, out);
            }
            NeedCommand::Rest { id, rest } => {
                out.set(&id.key(), field::RESTING, *rest);
                out.set(&id.key(), field::KEPT, day::to_text(scribe.today));
            }
            NeedCommand::Keep(id) => out.set(&id.key(), field::KEPT, day::to_text(scribe.today)),
            NeedCommand::Remove(id) => out.set(&id.key(), DELETED, true),
            NeedCommand::Take { id, holders, companions } => {
                let Some(need) = self.need(*id) else { return };
                self.take_need(need, holders, companions, scribe, out);
            }
            NeedCommand::OpenPlace { id, open } => out.set(&id.key(), task::OPEN_PLACE, *open),
            NeedCommand::Describe { id, strengths, less_visible } => {
                // One that begins in the same act is not in the group yet.
                let before = self.commitment(*id);
                let known = before.map(|one| one.strengths.as_slice()).unwrap_or_default();
                write_strengths(&id.key(), strengths, known, out);
                if *less_visible != before.is_some_and(|one| one.less_visible) {
                    out.set(&id.key(), task::LESS_VISIBLE, *less_visible);
                }
            }
        }
    }

    fn take_need(
        &self,
        need: &Need,
        holders: &[MemberId],
        companions: &[(MemberId, Companionship)],
        scribe: &mut CommandContext,
        out: &mut ChangeSet,
    ) {
        let (id, words) = (need.commitment(), &need.words);
        let key = id.key();
        match self.commitment(id) {
            None => {
                if self.is_hidden(id.0) {
                    // What was said of it before it was taken out counts no longer.
                    for field in [
                        task::NOTE,
                        task::DAY,
                        task::STATE,
                        task::STATE_ON,
                        task::HAND,
                        task::NOTED_BY,
                        task::OPEN_PLACE,
                        task::LESS_VISIBLE,
                        MEETING,
                    ] {
                        out.set(&key, field, Value::Null);
                    }
                }
                let commit = Command::Commit {
                    id,
                    what: words.what.clone(),
                    holders: holders.to_vec(),
                    companions: companions.to_vec(),
                    day: words.day,
                    note: words.first_step.clone(),
                    on: None,
                };
                self.write(&commit, scribe, out);
                // It may be hidden from an earlier time.
                out.set(&key, DELETED, false);
                out.set(&key, task::NEED, need.id);
                out.set(&key, mark(MADE, scribe.device), true);
                for word in &words.strengths {
                    out.set(&key, [WANTED, word].concat(), true);
                }
                if words.less_visible {
                    out.set(&key, task::LESS_VISIBLE, true);
                }
            }
            Some(commitment) => {
                if !commitment.is_open() {
                    self.write(&Command::BringBack(id), scribe, out);
                    // Who held it then said yes to that time only.
                    for holder in &commitment.holders {
                        out.set(&key, [task::HOLDER, &holder.to_string()].concat(), false);
                    }
                }
                for holder in holders {
                    self.write(&Command::Share { id, with: *holder }, scribe, out);
                }
                for (who, how) in companions {
                    self.write(&Command::Accompany { id, who: *who, how: *how }, scribe, out);
                }
            }
        }
        if need.resting {
            out.set(&need.id.key(), field::RESTING, false);
        }
    }

    /// Whether two or more stepped up to one need apart, each on their own phone, and hold it together now.
    pub fn took_apart(&self, commitment: &Commitment) -> bool {
        commitment.need.is_some()
            && Vec::from_iter(BTreeSet::from_iter(
                self.began_unsaid(commitment).into_iter().map(|id| self.resolve(id)),
            ))
            .len()
                > commitment.began_with.len()
    }

    /// The holders of whom no step tells how they came to hold it: they were there when it began. Two people who took
    /// one need apart both are, though only one phone's beginning was kept.
    pub(super) fn began_unsaid(&self, commitment: &Commitment) -> Vec<MemberId> {
        let tells = |turn: Option<StepKind>| matches!(turn, Some(StepKind::Joined | StepKind::HandedOver));
        let came_later = |who: MemberId| {
            let mut steps = self.steps_of(commitment.id).filter(|step| tells(step.turn));
            steps.any(|step| step.member.is_some_and(|member| self.resolve(member) == self.resolve(who)))
        };
        commitment.holders.iter().copied().filter(|who| !came_later(*who)).collect::<Vec<_>>()
    }
}
