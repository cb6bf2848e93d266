//! News, one a line: what it is, the record, and what of it changed.

use std::str::FromStr;

use uuid::Uuid;

use crate::group::{
    AgreementId, AnswerId, AppreciationId, ChangeKind, CheckInId, CommitmentId, InvitationId, ItemId,
    MeetingId, MemberId, NeedId, News, NoteId, Presence, QuestionId, ReplyId, Sameness,
};
use crate::replica::Key;

const CHANGES: [(ChangeKind, &str); 22] = [
    (ChangeKind::Words, "words"),
    (ChangeKind::Day, "day"),
    (ChangeKind::Holders, "holders"),
    (ChangeKind::Companions, "companions"),
    (ChangeKind::State, "state"),
    (ChangeKind::Hand, "hand"),
    (ChangeKind::Presence, "presence"),
    (ChangeKind::Is(Presence::Here), "here"),
    (ChangeKind::Is(Presence::Away), "away"),
    (ChangeKind::Is(Presence::Left), "left"),
    (ChangeKind::Is(Presence::Guest), "guest"),
    (ChangeKind::Began(true), "began"),
    (ChangeKind::Began(false), "not-begun"),
    (ChangeKind::Ended(true), "ended"),
    (ChangeKind::Ended(false), "not-ended"),
    (ChangeKind::Joined, "joined"),
    (ChangeKind::Strengths, "strengths"),
    (ChangeKind::OpenPlace, "open-place"),
    (ChangeKind::Rest, "rest"),
    (ChangeKind::Roles, "roles"),
    (ChangeKind::Deleted, "deleted"),
    (ChangeKind::Other, "other"),
];

const SAMENESS: [(Sameness, &str); 3] =
    [(Sameness::One, "one"), (Sameness::Two, "two"), (Sameness::Open, "open")];

/// Reads them; lines of another version are left out.
pub fn news(text: &str) -> Vec<News> {
    text.lines().filter_map(read).collect()
}

fn read(line: &str) -> Option<News> {
    let mut parts = line.split(' ');
    let what = parts.next()?;
    let id = parts.next().and_then(|id| Uuid::from_str(id).ok());
    let mut after = parts.clone();
    let mut same = || {
        let other = Uuid::from_str(after.next()?).ok()?;
        let now = after.next()?;
        Some((other, SAMENESS.iter().find(|(_, known)| *known == now)?.0))
    };
    let rest = parts.next().unwrap_or_default();
    let aspects = || -> Vec<ChangeKind> {
        let names = rest.split(',');
        names
            .filter_map(|name| CHANGES.iter().find(|(_, known)| *known == name))
            .map(|(a, _)| *a)
            .collect::<Vec<_>>()
    };
    Some(match what {
        "group" => News::Group,
        "group-words" => News::GroupWords,
        "new-need" => News::NewNeed(NeedId(id?)),
        "need" => News::Need(NeedId(id?), aspects()),
        "invitation" => News::Invitation(InvitationId(id?)),
        "invited" => News::Invited(InvitationId(id?)),
        "appreciation" => News::Appreciation(AppreciationId(id?)),
        "agreement" => News::Agreement(AgreementId(id?)),
        "question" => News::Question(QuestionId(id?)),
        "reply" => News::Reply(ReplyId(id?)),
        "new-member" => News::NewMember(MemberId(id?)),
        "member" => News::Member(MemberId(id?), aspects()),
        "same-person" => {
            let (other, now) = same()?;
            News::SamePerson(MemberId(id?), MemberId(other), now)
        }
        "same-meeting" => {
            let (other, now) = same()?;
            News::SameMeeting(MeetingId(id?), MeetingId(other), now)
        }
        "new-commitment" => News::NewCommitment(CommitmentId(id?)),
        "commitment" => News::Commitment(CommitmentId(id?), aspects()),
        "check-in" => News::CheckIn(CheckInId(id?)),
        "answer" => News::Answer(AnswerId(id?)),
        "new-meeting" => News::NewMeeting(MeetingId(id?)),
        "held-meeting" => News::HeldMeeting(MeetingId(id?)),
        "meeting" => News::Meeting(MeetingId(id?), aspects()),
        "item" => News::Item(ItemId(id?)),
        "note" => News::Note(NoteId(id?)),
        "gone" => News::Gone(Key::new(rest.to_owned(), id?)),
        "erased" => News::Erased,
        "unknown" => News::Unknown,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_version_kept_is_read() {
        let id = |n: u128| Uuid::from_u128(n);
        let sample = format!(
            "group\nneed {one} words,day\nmember {two} here,is-later\nsame-person {one} {two} one\n\
             meeting {two} began,not-ended\ngone {one} check_in\nfrom-a-newer-version {one}\nerased",
            one = id(1),
            two = id(2),
        );
        let read = [
            News::Group,
            News::Need(NeedId(id(1)), vec![ChangeKind::Words, ChangeKind::Day]),
            News::Member(MemberId(id(2)), vec![ChangeKind::Is(Presence::Here)]),
            News::SamePerson(MemberId(id(1)), MemberId(id(2)), Sameness::One),
            News::Meeting(MeetingId(id(2)), vec![ChangeKind::Began(true), ChangeKind::Ended(false)]),
            News::Gone(Key::new("check_in", id(1))),
            News::Erased,
        ];
        assert_eq!(news(&sample), read);
    }
}
