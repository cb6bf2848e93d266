//! What the change of records means in the group's own terms.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::replica::{AppliedChanges, Cell, Change, Key, Record, Replica, Timestamp, Value};

use crate::group::history::news::{ChangeKind, News};
use crate::group::id::{
    AgreementId, AnswerId, AppreciationId, CheckInId, CommitmentId, InvitationId, ItemId, MeetingId,
    MemberId, NeedId, NoteId, QuestionId, ReplyId,
};
use crate::group::model::creation_marks::field::CREATED;
use crate::group::model::creation_marks::is_hidden;
use crate::group::model::field_name::FieldName;
use crate::group::model::group::field as group_field;
use crate::group::model::invitation::{InvitationResponse, field as invitation_field};
use crate::group::model::meeting::field as meeting_field;
use crate::group::model::member::{field as member_field, presence};
use crate::group::model::same::{Sameness, field as same_field, sameness_answer};
use crate::group::record_kind::RecordKind;

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
            key.kind == RecordKind::Invitation && record.text(invitation_field::ANSWER) == Some(yes)
        });
        Self {
            by_story: stories.filter_map(|(_, _, record)| record.first_timestamp()).collect(),
            by_yes: answered
                .filter_map(|(_, _, record)| Some(record.cell(invitation_field::ANSWER)?.timestamp))
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
            Some(RecordKind::Member) => News::Member(MemberId(id), self.aspects(RecordKind::Member, told)?),
            Some(RecordKind::Commitment)
                if fresh && after.first_timestamp().is_some_and(|at| told.by_yes.contains(&at)) =>
            {
                return None;
            }
            Some(RecordKind::Commitment) if fresh => News::NewCommitment(CommitmentId(id)),
            Some(RecordKind::Commitment) => {
                News::Commitment(CommitmentId(id), self.aspects(RecordKind::Commitment, told)?)
            }
            Some(RecordKind::Need) if fresh => News::NewNeed(NeedId(id)),
            Some(RecordKind::Need) => News::Need(NeedId(id), self.aspects(RecordKind::Need, told)?),
            Some(RecordKind::Invitation) if after.text(invitation_field::ANSWER).is_some() => {
                News::Invited(InvitationId(id))
            }
            Some(RecordKind::Invitation) => News::Invitation(InvitationId(id)),
            Some(RecordKind::Agreement) => News::Agreement(AgreementId(id)),
            Some(RecordKind::Meeting) if fresh && after.text(meeting_field::BEGAN).is_some() => {
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
                && !(has_answers && name.starts_with(same_field::SAME_AS))
        })
    }

    /// Whether it was taken back now, by all who made it apart.
    fn gone(&self) -> Option<ChangeKind> {
        (is_hidden(self.after) && !self.before.is_none_or(is_hidden)).then_some(ChangeKind::Deleted)
    }

    /// What changed about a member, a commitment or a need; none where nothing did that is told here.
    fn aspects(&self, kind: RecordKind, told: &ToldElsewhere) -> Option<Vec<ChangeKind>> {
        let changed = self.changed().filter(|(name, cell)| {
            let is_of_story = kind == RecordKind::Commitment || *name == member_field::HAND;
            let is_told = is_of_story && told.by_story.contains(&cell.timestamp);
            !(is_told || name.starts_with(CREATED))
        });
        // What it says is told as it was then, not as it has become since.
        let as_then = |aspect| match aspect {
            ChangeKind::Presence => ChangeKind::Is(presence(self.after)),
            other => other,
        };
        sorted(changed.map(|(name, _)| as_then(ChangeKind::of(kind, name))).chain(self.gone()))
    }

    /// What changed about a meeting; none where nothing did.
    fn aspects_of_meeting(&self) -> Option<Vec<ChangeKind>> {
        let changed = self.changed().filter_map(|(name, cell)| ChangeKind::of_meeting(name, &cell.value));
        sorted(changed.chain(self.gone()))
    }

    fn group_news(&self, fresh: bool) -> News {
        // Its words for strengths, its forms and roles are sets.
        let is_words = |name: &str| {
            matches!(
                FieldName::parse(name),
                FieldName::Member { .. } | FieldName::Single(group_field::REST_WEEKS)
            )
        };
        let is_all = |field: &str| !fresh && self.changed().all(|(name, _)| name == field);
        if self.changed().all(|(name, _)| is_words(name)) {
            News::GroupWords
        } else if is_all(group_field::TRUST_FOLDER) {
            News::GroupFolder(self.after.is(group_field::TRUST_FOLDER))
        } else if is_all(group_field::ALWAYS_LOCK) {
            News::GroupLock(self.after.is(group_field::ALWAYS_LOCK))
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
    for (field, cell) in after.fields().filter(|(name, _)| name.starts_with(same_field::SAME_AS)) {
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
