//! The news as one member reads them: what concerns them first, then the rest.

use crate::replica::Key;

use crate::group::history::news::News;
use crate::group::id::{CheckInId, CommitmentId, ItemId, MeetingId, MemberId, NeedId, NoteId};
use crate::group::model::agenda::ItemAbout;
use crate::group::model::invitation::InvitationTarget;
use crate::group::name::{belongs_to_a_name, first_name, fold};
use crate::group::state::group::Group;

/// News in the order in which they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewsForReader {
    /// What concerns the reader: their tasks and needs, their name, what was said to them.
    pub mine: Vec<News>,
    /// All else.
    pub others: Vec<News>,
}

impl NewsForReader {
    /// The order of reading; `news` has the newest last. In a group where nobody has said who reads, nothing is theirs.
    pub fn of(group: &Group, news: &[News], reader: Option<MemberId>) -> Self {
        let mut news: Vec<News> = news.iter().rev().cloned().collect();
        news.sort_by_key(rank);
        let reader = reader.and_then(|id| Reader::of(group, id));
        let concerns = |one: &News| reader.as_ref().is_some_and(|reader| reader.is_concerned_by(one));
        let (mine, others) = news.into_iter().partition(concerns);
        Self { mine, others }
    }

    /// The same with what is read first at the end, where the last are kept when there are too many.
    pub fn into_most_wanted_last(self) -> Vec<News> {
        self.mine.into_iter().chain(self.others).rev().collect()
    }
}

/// What was said comes first; then what began, what changed, and who.
fn rank(news: &News) -> u8 {
    match news {
        News::CheckIn(_)
        | News::Answer(_)
        | News::Invitation(_)
        | News::Invited(_)
        | News::Appreciation(_)
        | News::Question(_)
        | News::Reply(_)
        | News::Note(_) => 0,
        News::NewCommitment(_)
        | News::NewNeed(_)
        | News::NewMeeting(_)
        | News::HeldMeeting(_)
        | News::Item(_) => 1,
        News::Commitment(..) | News::Need(..) | News::Meeting(..) => 2,
        News::SamePerson(..) | News::SameMeeting(..) | News::NewMember(_) | News::Member(..) => 3,
        News::Agreement(_)
        | News::Gone(_)
        | News::Group
        | News::GroupWords
        | News::GroupFolder(_)
        | News::GroupLock(_)
        | News::Erased
        | News::Unknown => 4,
    }
}

struct Reader<'a> {
    group: &'a Group,
    id: MemberId,
    /// What they are called in other people's words, as parts of names.
    names: Vec<Vec<Part>>,
}

impl<'a> Reader<'a> {
    fn of(group: &'a Group, id: MemberId) -> Option<Self> {
        let member = group.member(id)?;
        let first = first_name(&member.name);
        let shares_first_name = group
            .members()
            .any(|other| other.id != member.id && fold(first_name(&other.name)) == fold(first));
        let mut names = vec![parts(&member.name)];
        if !shares_first_name {
            names.push(parts(first));
        }
        names.retain(|name| !name.is_empty());
        Some(Self { group, id: member.id, names })
    }

    fn is_me(&self, id: Option<MemberId>) -> bool {
        id.is_some_and(|id| self.group.resolve(id) == self.id)
    }

    fn is_among<'b>(&self, ids: impl IntoIterator<Item = &'b MemberId>) -> bool {
        ids.into_iter().any(|id| self.is_me(Some(*id)))
    }

    fn is_concerned_by(&self, news: &News) -> bool {
        let group = self.group;
        match news {
            News::NewCommitment(id) | News::Commitment(id, _) => self.commitment(*id),
            News::CheckIn(id) => self.check_in(*id),
            News::Answer(id) => group.answer(*id).is_some_and(|answer| {
                answer.check_in.is_some_and(|id| self.check_in(id)) || self.is_named_in([&answer.word])
            }),
            News::NewNeed(id) | News::Need(id, _) => self.need(*id),
            News::Invitation(id) | News::Invited(id) => group.invitation(*id).is_some_and(|invitation| {
                let into = match &invitation.into {
                    Some(InvitationTarget::Commitment(id)) => self.commitment(*id),
                    Some(InvitationTarget::Need(id)) => self.need(*id),
                    Some(InvitationTarget::Strength(_) | InvitationTarget::Step(_)) | None => false,
                };
                self.is_me(invitation.to) || self.is_me(invitation.by) || into
            }),
            News::Appreciation(id) => group
                .appreciation(*id)
                .is_some_and(|thanks| self.is_among(&thanks.to) || self.is_named_in([&thanks.word])),
            News::Agreement(id) => {
                group.agreement(*id).is_some_and(|agreement| self.is_named_in([&agreement.what]))
            }
            News::Question(id) => group.question(*id).is_some_and(|question| {
                self.is_me(question.by) || self.is_among(&question.to) || self.is_named_in([&question.what])
            }),
            News::Reply(id) => {
                let question = group.word(*id).and_then(|reply| group.question(reply.question?));
                question.is_some_and(|question| self.is_me(question.by))
            }
            News::NewMember(id) | News::Member(id, _) => self.is_me(Some(*id)),
            News::SamePerson(one, other, _) => self.is_among([one, other]),
            News::NewMeeting(id) | News::HeldMeeting(id) | News::Meeting(id, _) => self.meeting(*id),
            News::SameMeeting(one, other, _) => self.meeting(*one) || self.meeting(*other),
            News::Item(id) => self.item(*id),
            News::Note(id) => self.note(*id),
            News::Gone(key) => self.removed(key),
            News::Group
            | News::GroupWords
            | News::GroupFolder(_)
            | News::GroupLock(_)
            | News::Erased
            | News::Unknown => false,
        }
    }

    /// Mine, or I help.
    fn commitment(&self, id: CommitmentId) -> bool {
        let Some(commitment) = self.group.commitment(id) else { return self.removed(&id.key()) };
        self.group.takes_part(commitment, self.id) || self.is_named_in([&commitment.what, &commitment.note])
    }

    /// My word, or a word on what is mine.
    fn check_in(&self, id: CheckInId) -> bool {
        let Some(check_in) = self.group.check_in(id) else { return self.removed(&id.key()) };
        self.is_me(check_in.by)
            || check_in.commitment.is_some_and(|id| self.commitment(id))
            || self.is_named_in([&check_in.word])
    }

    /// I said that it is needed.
    fn need(&self, id: NeedId) -> bool {
        let Some(need) = self.group.need(id) else { return self.removed(&id.key()) };
        self.is_me(need.by) || self.is_named_in([&need.words.what, &need.words.why])
    }

    /// I have a role at it.
    fn meeting(&self, id: MeetingId) -> bool {
        let Some(meeting) = self.group.meeting(id) else { return self.removed(&id.key()) };
        self.is_among(meeting.turns.iter().map(|turn| &turn.member))
            || self.is_named_in([&meeting.words.title])
    }

    fn item(&self, id: ItemId) -> bool {
        let Some(item) = self.group.item(id) else { return false };
        let about = match item.about {
            Some(ItemAbout::Commitment(id)) => self.commitment(id),
            Some(ItemAbout::Need(id)) => self.need(id),
            None => false,
        };
        self.is_me(item.words.by) || about || self.is_named_in([&item.words.what])
    }

    fn note(&self, id: NoteId) -> bool {
        let Some(note) = self.group.note(id) else { return false };
        let words = &note.words;
        self.is_me(note.by)
            || self.is_among(&words.aside)
            || self.is_named_in([&words.what, &words.why, &words.concerns])
    }

    fn removed(&self, key: &Key) -> bool {
        let Some(removed) = self.group.removed(key) else { return false };
        self.is_among(&removed.people) || self.is_among(&self.group.added_to(key))
    }

    /// Whether somebody's words have my name in them.
    fn is_named_in<'b>(&self, texts: impl IntoIterator<Item = &'b String>) -> bool {
        texts.into_iter().filter(|text| !text.is_empty()).any(|text| {
            let said = parts(text);
            self.names.iter().any(|name| {
                said.windows(name.len()).any(|said| said.iter().zip(name).all(|(said, part)| part.is(said)))
            })
        })
    }
}

/// A word that may be part of a name.
struct Part {
    folded: String,
    is_capital: bool,
}

impl Part {
    /// "Will you come?" does not name Will; "Will will come" does, as far as anybody can tell.
    fn is(&self, said: &Part) -> bool {
        self.folded == said.folded && (said.is_capital || !self.is_capital)
    }
}

fn parts(text: &str) -> Vec<Part> {
    // "Ana's" and "Ana." have the name, "Anabel" has not.
    let between = |c: char| !belongs_to_a_name(c) || "'’‘´`-‐‑.·_".contains(c);
    let words = text.split(between).filter(|word| !word.is_empty());
    words
        .map(|word| Part {
            folded: fold(word),
            is_capital: word.chars().next().is_some_and(char::is_uppercase),
        })
        .collect()
}
