//! News of commitments: what changed about them, and what was said of them.

use super::{About, NewsSentence, NewsText, NewsWriter, bidi_isolate};
use crate::group::{
    AnswerId, AnswerKind, Capacity, ChangeKind, CheckInId, Commitment, CommitmentState, Member,
};

impl NewsWriter<'_> {
    pub(super) fn what(&self, commitment: &Commitment) -> String {
        (self.text.news.quoted)(&bidi_isolate(&commitment.what))
    }

    /// One thing that changed about a commitment, as a sentence.
    pub(super) fn change(&self, commitment: &Commitment, aspect: ChangeKind) -> String {
        let (t, what) = (&self.text.news, &self.what(commitment));
        match aspect {
            ChangeKind::Words => (t.new_words)(what),
            ChangeKind::Day => match commitment.day {
                Some(day) => (t.day_is)(what, &(self.day)(day)),
                None => (t.no_day)(what),
            },
            ChangeKind::Holders => match self.group.holders(commitment).as_slice() {
                [] => (t.held_by_nobody)(what),
                holders if self.group.was_taken_twice(commitment) => {
                    (t.leading.both_took)(&self.names(holders), what)
                }
                [one] => (t.held_by)(&self.names(&[one]), what),
                holders => (t.held_by_several)(&self.names(holders), what),
            },
            ChangeKind::Companions => {
                let companions = self.group.companions(commitment);
                let members: Vec<&Member> = companions.iter().map(|(member, _)| *member).collect();
                match members.len() {
                    0 => (t.nobody_alongside)(what),
                    1 => (t.alongside)(&self.names(&members), what),
                    _ => (t.alongside_several)(&self.names(&members), what),
                }
            }
            ChangeKind::State => match commitment.state {
                Some(CommitmentState::Moving) => (t.moving)(what),
                Some(CommitmentState::Stuck) => (t.stuck)(what),
                Some(CommitmentState::Done) => (t.done)(what),
                Some(CommitmentState::LetGo) => (t.let_go)(what),
                None => (t.taken_up_again)(what),
            },
            ChangeKind::Hand if commitment.hand.is_some() => (t.asks_hand)(what),
            ChangeKind::Hand => (t.hand_found)(what),
            // It stands in the list: it was hidden and is shown again.
            ChangeKind::Deleted => (t.taken_up_again)(what),
            ChangeKind::OpenPlace if commitment.open_place => (t.leading.open_place)(what),
            ChangeKind::OpenPlace => (t.leading.no_open_place)(what),
            ChangeKind::Presence
            | ChangeKind::Is(_)
            | ChangeKind::Began(_)
            | ChangeKind::Ended(_)
            | ChangeKind::Joined
            | ChangeKind::Strengths
            | ChangeKind::Rest
            | ChangeKind::Roles
            | ChangeKind::Other => (t.something_else)(what),
        }
    }

    pub(super) fn check_in(&self, id: CheckInId) -> Option<NewsSentence> {
        let t = &self.text.news;
        let check_in = self.group.check_in(id)?;
        let who = self.name(check_in.by);
        let (first, about) = match check_in.commitment {
            Some(id) => {
                // What it is on may have been removed meanwhile: that is said, and nothing vanishes with it.
                let (what, about) = match self.group.commitment(id) {
                    Some(commitment) => (self.what(commitment), About::Commitment(id)),
                    None => self.was_removed(&id.key())?,
                };
                let say = match check_in.state {
                    _ if check_in.only_self => t.says_let_go_alone,
                    Some(CommitmentState::Moving) => t.says_moving,
                    Some(CommitmentState::Stuck) => t.says_stuck,
                    Some(CommitmentState::Done) => t.says_done,
                    Some(CommitmentState::LetGo) => t.says_let_go,
                    None if check_in.hand => t.asks_hand_with,
                    None => t.says_something,
                };
                (say(&who, &what), about)
            }
            None => ((t.arrived)(&who), check_in.by.map_or(About::Nothing, About::Person)),
        };
        let asked = check_in.commitment.is_some() && check_in.state.is_none() && !check_in.only_self;
        let room = check_in.carry.map(|carry| (t.has_room)(self::carry(t, carry)));
        let day = check_in.day.map(|day| (t.new_day)(&(self.day)(day)));
        let hand = (check_in.hand && !asked).then(|| t.hand_would_help.to_owned());
        let noted_by = check_in.noted_by.filter(|by| Some(*by) != check_in.by);
        let noted_by = noted_by.map(|by| (t.noted_by)(&self.name(Some(by))));
        let text = Some(first).into_iter().chain(room).chain(day).chain(hand).chain(noted_by);
        let text = text.collect::<Vec<_>>().join(t.then);
        Some(NewsSentence { text, word: check_in.word.clone(), about })
    }

    pub(super) fn answer(&self, id: AnswerId) -> Option<NewsSentence> {
        let t = &self.text.news;
        let answer = self.group.answer(id)?;
        let check_in = self.group.check_in(answer.check_in?);
        let commitment = check_in.and_then(|check_in| self.group.commitment(check_in.commitment?));
        let (on, about) = match (check_in, commitment, self.was_removed(&answer.check_in?.key())) {
            (_, Some(commitment), _) => (self.what(commitment), About::Commitment(commitment.id)),
            (_, _, Some(removed)) => removed,
            (Some(check_in), ..) => {
                let about = check_in.by.map_or(About::Nothing, About::Person);
                ((t.for_somebody)(&self.name(check_in.by)), about)
            }
            (None, ..) => return None,
        };
        let say = if answer.kind == AnswerKind::Offer { t.offer } else { t.encouragement };
        Some(NewsSentence { text: say(&self.name(answer.by), &on), word: answer.word.clone(), about })
    }
}

/// How much somebody can carry, inside a sentence.
pub fn carry(t: &NewsText, carry: Capacity) -> &'static str {
    match carry {
        Capacity::Plenty => t.plenty,
        Capacity::Some => t.some,
        Capacity::Little => t.little,
    }
}
