//! What changed, in sentences: for "what changed since you last looked", for the history and for the preview of a
//! file. All of them use the same sentences, so that a change reads the same wherever it is met.

use crate::group::{
    ChangeKind, CommitmentId, Day, Group, InvitationId, MeetingId, Member, MemberId, NeedId, News, Presence,
    QuestionId, RecordKind, Removed, Sameness,
};
use crate::replica::Key;

use super::Text;
use crate::group::name;

mod leading;
mod meeting;
mod same;
mod words;
mod work;

pub use leading::{EN as LEADING_EN, LeadingNews};
pub use meeting::{EN as MEETING_EN, MeetingNews};
pub use same::SameNews;
pub use words::{EN, NewsText};
pub use work::carry;

/// Where a piece of news leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// To a person.
    Person(MemberId),
    /// To a commitment.
    Commitment(CommitmentId),
    /// To a need.
    Need(NeedId),
    /// To an invitation.
    Invitation(InvitationId),
    /// To a question.
    Question(QuestionId),
    /// To the agreements.
    Agreements,
    /// To a meeting.
    Meeting(MeetingId),
    /// To a person of two entries, which can be separated again.
    Merged(MemberId, MemberId),
    /// To a meeting of two records, which can be separated again.
    MergedMeeting(MeetingId, MeetingId),
    /// To what was removed: it can be brought back.
    Removed(Key),
    /// Nowhere in particular.
    Nothing,
}

/// A piece of news in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsSentence {
    /// The sentence, without a full stop.
    pub text: String,
    /// The words that somebody said; may be empty.
    pub word: String,
    /// Where it leads.
    pub about: About,
}

/// The sentence for a piece of news; `None` where what it is about has been taken back since.
///
/// `day` says a day in words, as in "Thursday".
pub fn describe(
    text: &Text,
    group: &Group,
    news: &News,
    day: &dyn Fn(Day) -> String,
) -> Option<NewsSentence> {
    let writer = NewsWriter { text, group, day };
    let t = &text.news;
    let plain =
        |text: &str| NewsSentence { text: text.to_owned(), word: String::new(), about: About::Nothing };
    Some(match news {
        News::GroupWords => plain(t.leading.group_words),
        News::GroupFolder(true) => plain(t.leading.group_trusts_folder),
        News::GroupFolder(false) => plain(t.leading.group_asks_folder),
        News::GroupLock(true) => plain(t.leading.group_locks),
        News::GroupLock(false) => plain(t.leading.group_locks_not),
        News::NewNeed(id) => writer.new_need(*id)?,
        News::Need(id, aspects) => match group.need(*id) {
            Some(need) => writer.need(need, aspects),
            None if aspects.contains(&ChangeKind::Deleted) => writer.gone(&id.key(), t.leading.need_gone),
            None => return None,
        },
        News::Invitation(id) => writer.invitation(*id)?,
        News::Invited(id) => writer.invited(*id)?,
        News::Appreciation(id) => writer.appreciation(*id)?,
        News::Agreement(id) => writer.agreement(*id)?,
        News::Question(id) => writer.question(*id)?,
        News::Reply(id) => writer.reply(*id)?,
        News::NewMeeting(id) => writer.planned(*id)?,
        News::HeldMeeting(id) => writer.held(*id)?,
        News::Meeting(id, aspects) => match group.meeting(*id) {
            Some(meeting) => writer.meeting(meeting, aspects),
            None if aspects.contains(&ChangeKind::Deleted) => writer.gone(&id.key(), t.meeting.gone),
            None => return None,
        },
        News::Item(id) => writer.item(*id)?,
        News::Note(id) => writer.note(*id)?,
        News::Group => plain(&(t.group)(&bidi_isolate(group.name()))),
        News::Erased => plain(t.erased),
        News::Unknown => plain(t.unknown),
        News::NewMember(id) => {
            // By the name that was added: the entry may be one of two of a person.
            let member = group.member_record(*id)?;
            writer.person(member, (t.new_member)(&writer.entry_name(*id)))
        }
        News::SamePerson(one, other, now) => writer.same_person(*one, *other, *now)?,
        News::SameMeeting(one, other, now) => writer.same_meeting(*one, *other, *now)?,
        News::Member(id, aspects) => match group.member(*id) {
            Some(member) => writer.person(member, writer.member(member, aspects)),
            None if aspects.contains(&ChangeKind::Deleted) => writer.gone(&id.key(), t.member_gone),
            None => return None,
        },
        News::NewCommitment(id) => {
            let commitment = group.commitment(*id)?;
            let who = writer.names(&group.first_holders(commitment));
            let what = writer.what(commitment);
            let text = if who.is_empty() { (t.noted_down)(&what) } else { (t.took_on)(&who, &what) };
            NewsSentence { text, word: String::new(), about: About::Commitment(*id) }
        }
        News::Commitment(id, aspects) => match group.commitment(*id) {
            Some(commitment) => {
                let changes: Vec<String> =
                    aspects.iter().map(|aspect| writer.change(commitment, *aspect)).collect();
                let text = changes.join(t.then);
                NewsSentence { text, word: String::new(), about: About::Commitment(*id) }
            }
            None if aspects.contains(&ChangeKind::Deleted) => writer.gone(&id.key(), t.commitment_gone),
            None => return None,
        },
        News::Gone(key) => writer.gone(key, t.something_gone),
        News::CheckIn(id) => writer.check_in(*id)?,
        News::Answer(id) => writer.answer(*id)?,
    })
}

/// What several pieces of news say, in one sentence: the first, and how many more; `None` where they say nothing.
pub fn summary(text: &Text, group: &Group, news: &[News], day: &dyn Fn(Day) -> String) -> Option<String> {
    let mut told: Vec<NewsSentence> = Vec::new();
    for one in news.iter().filter_map(|news| describe(text, group, news, day)) {
        if !told.contains(&one) {
            told.push(one);
        }
    }
    let first = told.first()?;
    Some(match told.len() {
        1 => first.text.clone(),
        several => (text.history.did_more)(&first.text, several - 1),
    })
}

struct NewsWriter<'a> {
    text: &'a Text,
    group: &'a Group,
    day: &'a dyn Fn(Day) -> String,
}

impl NewsWriter<'_> {
    fn person(&self, member: &Member, text: String) -> NewsSentence {
        NewsSentence { text, word: String::new(), about: About::Person(member.id) }
    }

    fn name(&self, id: Option<MemberId>) -> String {
        let removed =
            id.filter(|id| self.group.member(*id).is_none()).and_then(|id| self.was_removed(&id.key()));
        removed.map_or_else(|| self.text.name(self.group, id), |(name, _)| name)
    }

    /// The name in this one entry of a person.
    fn entry_name(&self, id: MemberId) -> String {
        self.text.member_name(self.group.member_record(id))
    }

    fn same_person(&self, one: MemberId, other: MemberId, now: Sameness) -> Option<NewsSentence> {
        let (t, group) = (&self.text.news, self.group);
        group.member_record(one)?;
        group.member_record(other)?;
        let is_one = group.resolve(one) == group.resolve(other);
        let text = t.same_person.sentence(
            now,
            is_one,
            group.are_different(one, other),
            &self.entry_name(one),
            &self.entry_name(other),
        )?;
        let about = if is_one { About::Merged(one, other) } else { About::Person(other) };
        Some(NewsSentence { text, word: String::new(), about })
    }

    fn names(&self, members: &[&Member]) -> String {
        self.text.member_names(members)
    }

    /// That it was removed, by its name, with what others had added to it; `unnamed` where it has no name.
    fn gone(&self, key: &Key, unnamed: &str) -> NewsSentence {
        let t = &self.text.news;
        let removed = self.group.removed(key);
        let name = removed.map(|removed| self.removed_name(removed)).unwrap_or_default();
        let by = removed.and_then(|removed| removed.by).filter(|by| self.group.member(*by).is_some());
        let text = match (name.is_empty(), by) {
            (true, None) => unnamed.to_owned(),
            (true, by) => (t.said_removed)(&self.name(by)),
            (false, _) => (t.removed)(&name),
        };
        let added = self.group.added_to(key);
        let added: Vec<_> = added.iter().filter_map(|id| self.group.member(*id)).collect();
        let text = if added.is_empty() { text } else { (t.removed_with)(&text, &self.names(&added)) };
        let about = removed.map_or(About::Nothing, |removed| About::Removed(removed.key.clone()));
        NewsSentence { text, word: String::new(), about }
    }

    /// What something that was removed is called, inside a sentence.
    fn removed_name(&self, removed: &Removed) -> String {
        match bidi_isolate(&removed.name) {
            name if name.is_empty() || removed.key.kind == RecordKind::Member => name,
            words => (self.text.news.quoted)(&words),
        }
    }

    /// The same where something that others added to it is told, and the way to bring it back; `None` where it was not
    /// removed.
    fn was_removed(&self, key: &Key) -> Option<(String, About)> {
        let t = &self.text.news;
        let removed = self.group.removed_at(key)?;
        let name = match self.removed_name(removed) {
            name if name.is_empty() => (t.for_somebody)(&self.name(removed.by)),
            name => name,
        };
        Some(((t.was_removed)(&name), About::Removed(removed.key.clone())))
    }

    /// The most important of what changed about a person: one sentence is enough, their page shows the rest.
    fn member(&self, member: &Member, aspects: &[ChangeKind]) -> String {
        let t = &self.text.news;
        let has = |aspect| aspects.contains(&aspect);
        let then = aspects.iter().find_map(|aspect| match aspect {
            ChangeKind::Presence => Some(member.presence),
            ChangeKind::Is(presence) => Some(*presence),
            _ => None,
        });
        let say = if let Some(presence) = then {
            match presence {
                Presence::Here => t.member_here,
                Presence::Away => t.member_away,
                Presence::Left => t.member_left,
                Presence::Guest => t.member_guest,
            }
        } else if has(ChangeKind::Hand) {
            if member.hand.is_some() { t.member_hand } else { t.member_hand_found }
        } else if has(ChangeKind::Joined) {
            t.member_joined
        } else if has(ChangeKind::Strengths) {
            t.leading.member_strengths
        } else if has(ChangeKind::Words) {
            t.member_words
        } else {
            t.member_other
        };
        say(&bidi_isolate(&member.name))
    }
}

/// Somebody's words inside a sentence of ours: where they are written in the other direction they are set apart, so
/// that they do not turn the sentence around. What is not seen and could is left out, wherever the words come from.
pub fn bidi_isolate(words: &str) -> String {
    // Our own marks stay where words that were set apart are part of longer ones.
    let marks = |c: char| matches!(c, '\u{2068}' | '\u{2069}');
    let words: String = words
        .split_inclusive(marks)
        .map(|part| {
            let mark = part.chars().next_back().filter(|c| marks(*c));
            mark.into_iter().fold(name::visible(part), |mut seen, mark| {
                seen.push(mark);
                seen
            })
        })
        .collect();
    let words = words.as_str();
    let turns = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    if words.contains(turns) { ["\u{2068}", words, "\u{2069}"].concat() } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::{CheckInDetails, CheckInId, Command, CommitmentState, NewMember, group_after};
    use crate::text;
    use uuid::Uuid;

    const ANA: MemberId = MemberId(Uuid::from_u128(1));
    const HALL: CommitmentId = CommitmentId(Uuid::from_u128(2));
    const SAID: CheckInId = CheckInId(Uuid::from_u128(3));

    fn today() -> Day {
        crate::group::day::from_text("2026-11-23").unwrap()
    }

    fn group(name: &str) -> Group {
        let commands = [
            Command::AddMembers(vec![NewMember { id: ANA, name: name.into(), pronouns: String::new() }]),
            Command::Commit {
                id: HALL,
                what: "Ask about the hall".into(),
                holders: vec![ANA],
                companions: vec![],
                day: None,
                note: String::new(),
                on: None,
            },
            Command::CheckIn {
                id: SAID,
                commitment: HALL,
                state: CommitmentState::Stuck,
                day: Some(today()),
                details: CheckInDetails { by: Some(ANA), word: "No answer yet".into(), hand: true, on: None },
            },
        ];
        group_after(today(), commands)
    }

    fn told(group: &Group, news: &News) -> String {
        describe(&text::EN, group, news, &|_| "today".into()).unwrap().text
    }

    #[test]
    fn news_are_told_in_sentences() {
        let group = group("Ana");
        assert_eq!(told(&group, &News::NewMember(ANA)), "Ana is in the group now");
        assert_eq!(told(&group, &News::NewCommitment(HALL)), "Ana took on “Ask about the hall”");
        assert_eq!(
            told(&group, &News::CheckIn(SAID)),
            "Ana says “Ask about the hall” is stuck. It’s now due today. A hand would help"
        );
        assert_eq!(
            told(&group, &News::Commitment(HALL, vec![ChangeKind::Day, ChangeKind::Holders])),
            "“Ask about the hall” is now due today. Ana is now doing “Ask about the hall”"
        );
    }

    #[test]
    fn what_was_taken_back_is_not_told() {
        let group = group("Ana");
        let gone = MemberId(Uuid::from_u128(77));
        let describe = |news| describe(&text::EN, &group, &news, &|_| String::new());
        assert_eq!(describe(News::NewMember(gone)), None);
        assert_eq!(describe(News::CheckIn(CheckInId(gone.0))), None);
        assert!(describe(News::Member(gone, vec![ChangeKind::Deleted])).is_some());
    }

    #[test]
    fn a_name_written_from_right_to_left_stands_apart() {
        assert_eq!(told(&group("محمد"), &News::NewMember(ANA)), "\u{2068}محمد\u{2069} is in the group now");
        assert_eq!(bidi_isolate("Chloë 李"), "Chloë 李");
    }
}
