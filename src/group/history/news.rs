//! What changed, in the group's own terms: for the preview of a file, "what changed since I last looked" and the
//! history.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::replica::{AppliedChanges, Cell, Change, Key, Record, Replica, Timestamp, Value};

use crate::group::id::{
    AgreementId, AnswerId, AppreciationId, CheckInId, CommitmentId, InvitationId, ItemId, MeetingId,
    MemberId, NeedId, NoteId, QuestionId, ReplyId,
};
use crate::group::model::commitment::field as task;
use crate::group::model::creation_marks::field::CREATED;
use crate::group::model::creation_marks::is_hidden;
use crate::group::model::field_name::FieldName;
use crate::group::model::group::field as group;
use crate::group::model::invitation::{InvitationResponse, field as invitation};
use crate::group::model::meeting::field as meeting;
use crate::group::model::member::{Presence, field as person, presence};
use crate::group::model::need::field as need;
use crate::group::model::role::field::ROLE;
use crate::group::model::same::{Sameness, field as same, sameness_answer};
use crate::group::model::strength::StrengthKind;
use crate::group::record_kind::RecordKind;

/// A side of a commitment or member that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Its words: what it is, a note, a name.
    Words,
    /// Its day.
    Day,
    /// Who holds it.
    Holders,
    /// Who is alongside.
    Companions,
    /// How it goes.
    State,
    /// A hand was asked for, or found.
    Hand,
    /// Around, away, left: whichever it is by now.
    Presence,
    /// Around, away, left, a guest: from then on.
    Is(Presence),
    /// A meeting began; or it has not begun after all.
    Began(bool),
    /// A meeting is over; or it is not over after all.
    Ended(bool),
    /// An older version of the app told it from another entry: which one is not known any more.
    Joined,
    /// What somebody can do, can teach, or wants to learn.
    Strengths,
    /// A co-holder is welcome, or no longer looked for.
    OpenPlace,
    /// It rests, or is back, or is still needed.
    Rest,
    /// Who has which role at a meeting.
    Roles,
    /// Hidden, or shown again.
    Deleted,
    /// Something else.
    Other,
}

impl ChangeKind {
    fn of(field: &str) -> Self {
        match field {
            task::WHAT | task::NOTE | person::NAME | person::PRONOUNS => ChangeKind::Words,
            need::WHY | need::SIZE | need::FIRST_STEP => ChangeKind::Words,
            need::RESTING | need::KEPT => ChangeKind::Rest,
            task::OPEN_PLACE => ChangeKind::OpenPlace,
            task::DAY => ChangeKind::Day,
            task::STATE | task::STATE_ON => ChangeKind::State,
            task::HAND => ChangeKind::Hand,
            person::AWAY | person::LEFT | person::GUEST => ChangeKind::Presence,
            same::SAME_AS => ChangeKind::Joined,
            person::DELETED => ChangeKind::Deleted,
            field => match FieldName::parse(field) {
                FieldName::Member { set: task::HOLDER, .. } => ChangeKind::Holders,
                FieldName::Member { set: task::COMPANION, .. } => ChangeKind::Companions,
                FieldName::Member { set, .. } if StrengthKind::from_prefix(set).is_some() => {
                    ChangeKind::Strengths
                }
                FieldName::Member { .. } | FieldName::Single(_) => ChangeKind::Other,
            },
        }
    }

    /// What of a meeting changed; `None` for what is of no interest once it is over: who came, who waited to speak.
    fn of_meeting(field: &str, value: &Value) -> Option<Self> {
        let is_said = *value != Value::Null;
        Some(match field {
            meeting::TITLE | meeting::PLACE | meeting::MINUTES | meeting::REPEATS => ChangeKind::Words,
            meeting::DAY | meeting::STARTS => ChangeKind::Day,
            meeting::BEGAN => ChangeKind::Began(is_said),
            meeting::ENDED => ChangeKind::Ended(is_said),
            same::SAME_AS => ChangeKind::Joined,
            person::DELETED => ChangeKind::Deleted,
            field => match FieldName::parse(field) {
                FieldName::Member { set: ROLE, .. } => ChangeKind::Roles,
                FieldName::Member { .. } | FieldName::Single(_) => return None,
            },
        })
    }
}

/// One piece of news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum News {
    /// The group's name or purpose changed, or it is new here.
    Group,
    /// The group's words for strengths or its list of forms of leadership changed.
    GroupWords,
    /// What comes by a shared folder is to be brought in without asking, or no longer.
    GroupFolder(bool),
    /// Everything that is passed on is to be locked with a passphrase, or no longer.
    GroupLock(bool),
    /// A person is new.
    NewMember(MemberId),
    /// Something about a person changed.
    Member(MemberId, Vec<ChangeKind>),
    /// It was said whether two entries are one person; the earlier entry first.
    SamePerson(MemberId, MemberId, Sameness),
    /// A commitment is new.
    NewCommitment(CommitmentId),
    /// Something about a commitment changed.
    Commitment(CommitmentId, Vec<ChangeKind>),
    /// A check-in.
    CheckIn(CheckInId),
    /// An offer or encouragement.
    Answer(AnswerId),
    /// A need is new.
    NewNeed(NeedId),
    /// Something about a need changed.
    Need(NeedId, Vec<ChangeKind>),
    /// An invitation.
    Invitation(InvitationId),
    /// The answer to an invitation: a yes is told, what else was answered is between the two.
    Invited(InvitationId),
    /// Thanks.
    Appreciation(AppreciationId),
    /// An agreement is new, or says something else.
    Agreement(AgreementId),
    /// Somebody asks for a word.
    Question(QuestionId),
    /// A word that was asked for.
    Reply(ReplyId),
    /// A meeting is planned.
    NewMeeting(MeetingId),
    /// A meeting is new that has begun already.
    HeldMeeting(MeetingId),
    /// Something about a meeting changed.
    Meeting(MeetingId, Vec<ChangeKind>),
    /// It was said whether two records are one meeting; the earlier record first.
    SameMeeting(MeetingId, MeetingId, Sameness),
    /// An item is new on an agenda.
    Item(ItemId),
    /// Something was noted in a meeting.
    Note(NoteId),
    /// What somebody said, asked or noted was removed.
    Gone(Key),
    /// A record was erased for good.
    Erased,
    /// Something that a newer version of the app wrote.
    Unknown,
}

impl News {
    /// The record that it is about; `None` where it is about none in particular.
    pub fn key(&self, group: Uuid) -> Option<Key> {
        Some(match self {
            News::Group | News::GroupWords | News::GroupFolder(_) | News::GroupLock(_) => {
                Key::new(RecordKind::Group, group)
            }
            News::NewMember(id) | News::Member(id, _) | News::SamePerson(_, id, _) => id.key(),
            News::NewCommitment(id) | News::Commitment(id, _) => id.key(),
            News::CheckIn(id) => id.key(),
            News::Answer(id) => id.key(),
            News::NewNeed(id) | News::Need(id, _) => id.key(),
            News::Invitation(id) | News::Invited(id) => id.key(),
            News::Appreciation(id) => id.key(),
            News::Agreement(id) => id.key(),
            News::Question(id) => id.key(),
            News::Reply(id) => id.key(),
            News::NewMeeting(id)
            | News::HeldMeeting(id)
            | News::Meeting(id, _)
            | News::SameMeeting(_, id, _) => id.key(),
            News::Item(id) => id.key(),
            News::Note(id) => id.key(),
            News::Gone(key) => key.clone(),
            News::Erased | News::Unknown => return None,
        })
    }
}

/// What the change of records means, in the order of the keys; a new check-in speaks for the state, hand and day
/// that it wrote into its commitment, and a yes to an invitation for the commitment that it began.
///
/// Each change is a record's key, what it was (`None`: it was not there) and what it is now.
pub fn news<'a>(changes: impl IntoIterator<Item = (&'a Key, Option<&'a Record>, &'a Record)>) -> Vec<News> {
    let changes: Vec<_> = changes.into_iter().collect();
    let told = ToldElsewhere::of(&changes);
    let mut news = Vec::new();
    for (key, before, after) in changes {
        if after.erased().is_some() {
            if before.is_none_or(|b| b.erased().is_none()) && key.kind == RecordKind::Member {
                news.push(News::Erased);
            }
            continue;
        }
        if is_hidden(after) && before.is_none() {
            continue;
        }
        let answers = if is_hidden(after) { Vec::new() } else { answers_of(key, before, after) };
        let change = ChangedRecord { key, before, after, has_answers: !answers.is_empty() };
        news.extend(change.news(&told));
        news.extend(answers.iter().map(|answer| answer.news(key)));
    }
    news
}

/// The commands that another record tells of.
struct ToldElsewhere {
    /// A check-in or an answer speaks for what it wrote of its commitment, or of whose hand is up.
    by_story: Vec<Timestamp>,
    /// Who said yes to an invitation took something on by the same command.
    by_yes: Vec<Timestamp>,
}

impl ToldElsewhere {
    fn of(changes: &[(&Key, Option<&Record>, &Record)]) -> Self {
        let is_story = |key: &Key| key.kind == RecordKind::CheckIn || key.kind == RecordKind::Answer;
        let stories = changes.iter().filter(|(key, before, _)| before.is_none() && is_story(key));
        let yes = InvitationResponse::Yes.name();
        let answered = changes.iter().filter(|(key, _, record)| {
            key.kind == RecordKind::Invitation && record.text(invitation::ANSWER) == Some(yes)
        });
        Self {
            by_story: stories.filter_map(|(_, _, record)| record.first_timestamp()).collect(),
            by_yes: answered
                .filter_map(|(_, _, record)| Some(record.cell(invitation::ANSWER)?.timestamp))
                .collect(),
        }
    }
}

/// One record that changed.
struct ChangedRecord<'a> {
    key: &'a Key,
    before: Option<&'a Record>,
    after: &'a Record,
    /// What was said of whether it and another are one is told apart from it.
    has_answers: bool,
}

impl<'a> ChangedRecord<'a> {
    /// What it means; none where there is nothing to tell, or where another record tells it.
    fn news(&self, told: &ToldElsewhere) -> Option<News> {
        let (after, id) = (self.after, self.key.id);
        let fresh = self.before.is_none_or(is_hidden) && !is_hidden(after);
        Some(match RecordKind::of(&self.key.kind) {
            // What was noticed in somebody is theirs to show: it is news when they accept it.
            Some(RecordKind::Step | RecordKind::Phone | RecordKind::Notice) => return None,
            Some(RecordKind::Group) => self.group_news(fresh),
            Some(RecordKind::Member) if fresh => News::NewMember(MemberId(id)),
            Some(RecordKind::Member) => News::Member(MemberId(id), self.aspects(told)?),
            Some(RecordKind::Commitment)
                if fresh && after.first_timestamp().is_some_and(|at| told.by_yes.contains(&at)) =>
            {
                return None;
            }
            Some(RecordKind::Commitment) if fresh => News::NewCommitment(CommitmentId(id)),
            Some(RecordKind::Commitment) => News::Commitment(CommitmentId(id), self.aspects(told)?),
            Some(RecordKind::Need) if fresh => News::NewNeed(NeedId(id)),
            Some(RecordKind::Need) => News::Need(NeedId(id), self.aspects(told)?),
            Some(RecordKind::Invitation) if after.text(invitation::ANSWER).is_some() => {
                News::Invited(InvitationId(id))
            }
            Some(RecordKind::Invitation) => News::Invitation(InvitationId(id)),
            Some(RecordKind::Agreement) => News::Agreement(AgreementId(id)),
            Some(RecordKind::Meeting) if fresh && after.text(meeting::BEGAN).is_some() => {
                News::HeldMeeting(MeetingId(id))
            }
            Some(RecordKind::Meeting) if fresh => News::NewMeeting(MeetingId(id)),
            Some(RecordKind::Meeting) => News::Meeting(MeetingId(id), self.aspects_of_meeting()?),
            Some(RecordKind::CheckIn) if fresh => News::CheckIn(CheckInId(id)),
            Some(RecordKind::Answer) if fresh => News::Answer(AnswerId(id)),
            Some(RecordKind::Appreciation) if fresh => News::Appreciation(AppreciationId(id)),
            Some(RecordKind::Question) if fresh => News::Question(QuestionId(id)),
            Some(RecordKind::Reply) if fresh => News::Reply(ReplyId(id)),
            Some(RecordKind::AgendaItem) if fresh => News::Item(ItemId(id)),
            Some(RecordKind::Note) if fresh => News::Note(NoteId(id)),
            // What is said once is news again only when it is removed.
            Some(
                RecordKind::CheckIn
                | RecordKind::Answer
                | RecordKind::Appreciation
                | RecordKind::Question
                | RecordKind::Reply
                | RecordKind::AgendaItem
                | RecordKind::Note,
            ) => self.gone().map(|_| News::Gone(self.key.clone()))?,
            None => News::Unknown,
        })
    }

    /// The fields that hold something else than before.
    fn changed(&self) -> impl Iterator<Item = (&'a str, &'a Cell)> {
        let (before, has_answers) = (self.before, self.has_answers);
        self.after.fields().filter(move |(name, cell)| {
            before.and_then(|before| before.cell(name)).is_none_or(|old| old.value != cell.value)
                && !(has_answers && name.starts_with(same::SAME_AS))
        })
    }

    /// Whether it was taken back now, by all who made it apart.
    fn gone(&self) -> Option<ChangeKind> {
        (is_hidden(self.after) && !self.before.is_none_or(is_hidden)).then_some(ChangeKind::Deleted)
    }

    /// What changed about a member, a commitment or a need; none where nothing did that is told here.
    fn aspects(&self, told: &ToldElsewhere) -> Option<Vec<ChangeKind>> {
        let changed = self.changed().filter(|(name, cell)| {
            let is_of_story = self.key.kind == RecordKind::Commitment || *name == person::HAND;
            let is_told = is_of_story && told.by_story.contains(&cell.timestamp);
            !(is_told || name.starts_with(CREATED))
        });
        // What it says is told as it was then, not as it has become since.
        let as_then = |aspect| match aspect {
            ChangeKind::Presence => ChangeKind::Is(presence(self.after)),
            other => other,
        };
        sorted(changed.map(|(name, _)| as_then(ChangeKind::of(name))).chain(self.gone()))
    }

    /// What changed about a meeting; none where nothing did.
    fn aspects_of_meeting(&self) -> Option<Vec<ChangeKind>> {
        let changed = self.changed().filter_map(|(name, cell)| ChangeKind::of_meeting(name, &cell.value));
        sorted(changed.chain(self.gone()))
    }

    fn group_news(&self, fresh: bool) -> News {
        // Its words for strengths, its forms and roles are sets.
        let is_words = |name: &str| {
            matches!(FieldName::parse(name), FieldName::Member { .. } | FieldName::Single(group::REST_WEEKS))
        };
        let is_all = |field: &str| !fresh && self.changed().all(|(name, _)| name == field);
        if self.changed().all(|(name, _)| is_words(name)) {
            News::GroupWords
        } else if is_all(group::TRUST_FOLDER) {
            News::GroupFolder(self.after.is(group::TRUST_FOLDER))
        } else if is_all(group::ALWAYS_LOCK) {
            News::GroupLock(self.after.is(group::ALWAYS_LOCK))
        } else {
            News::Group
        }
    }
}

/// Each of them once, in their order; none where there are none.
fn sorted(aspects: impl Iterator<Item = ChangeKind>) -> Option<Vec<ChangeKind>> {
    let aspects = BTreeSet::from_iter(aspects);
    (!aspects.is_empty()).then(|| Vec::from_iter(aspects))
}

/// What was said of whether this record and another are one.
struct SameAnswer {
    other: Uuid,
    now: Sameness,
}

impl SameAnswer {
    fn news(&self, key: &Key) -> News {
        let (one, other) = (key.id.min(self.other), key.id.max(self.other));
        if key.kind == RecordKind::Member {
            News::SamePerson(MemberId(one), MemberId(other), self.now)
        } else {
            News::SameMeeting(MeetingId(one), MeetingId(other), self.now)
        }
    }
}

fn answers_of(key: &Key, before: Option<&Record>, after: &Record) -> Vec<SameAnswer> {
    if key.kind != RecordKind::Member && key.kind != RecordKind::Meeting {
        return Vec::new();
    }
    let mut answers: Vec<SameAnswer> = Vec::new();
    for (field, cell) in after.fields().filter(|(name, _)| name.starts_with(same::SAME_AS)) {
        let old = before.map_or(&Value::Null, |before| before.value(field));
        let told = sameness_answer(field, old, &cell.value).filter(|_| *old != cell.value);
        let Some((other, now)) = told else { continue };
        // Older versions' field is emptied together with an answer of the set: that one tells more.
        answers.retain(|answer| answer.other != other);
        answers.push(SameAnswer { other, now });
    }
    answers
}

/// What a command means that was just written into the copy.
pub fn news_of(replica: &Replica, written: &AppliedChanges) -> Vec<News> {
    let keys = Vec::from_iter(BTreeSet::from_iter(written.changes.iter().map(|change| &change.key)));
    let changes: BTreeMap<(&Key, &str), &Change> =
        written.changes.iter().map(|change| ((&change.key, change.field.as_str()), change)).collect();
    let versions = keys.into_iter().filter_map(|key| {
        let after = replica.record(key)?;
        let mut before = Record::default();
        for (name, cell) in after.fields() {
            let change = changes.get(&(key, name));
            if let Some(cell) = change.map_or(Some(cell), |change| change.before.as_ref()) {
                before.put(name, cell.clone());
            }
        }
        Some((key, (!before.is_empty()).then_some(before), after))
    });
    let versions: Vec<_> = versions.collect();
    news(versions.iter().map(|(key, before, after)| (*key, before.as_ref(), *after)))
}
