//! News as this phone remembers them between two openings, one a line.

use std::str::FromStr;

use uuid::Uuid;

use crate::group::{
    AgreementId, AnswerId, AppreciationId, ChangeKind, CheckInId, CommitmentId, InvitationId, ItemId,
    MeetingId, MemberId, NeedId, News, NoteId, Presence, QuestionId, ReplyId, Sameness,
};
use crate::replica::Key;

/// More than anyone reads; what is older is in the history.
const AT_MOST: usize = 200;

const ASPECTS: [(ChangeKind, &str); 22] = [
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

/// Writes news down.
pub(super) fn to_text(news: &[News]) -> String {
    let newest = &news[news.len().saturating_sub(AT_MOST)..];
    newest.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads them again; lines of another version are left out.
pub(super) fn from_text(text: &str) -> Vec<News> {
    text.lines().filter_map(read).collect::<Vec<_>>()
}

fn line(news: &News) -> String {
    match news {
        News::Group => "group".to_owned(),
        News::GroupWords => "group-words".to_owned(),
        News::NewNeed(id) => ["new-need ", &id.to_string()].concat(),
        News::Need(id, aspects) => ["need ", &id.to_string(), " ", &names(aspects)].concat(),
        News::Invitation(id) => ["invitation ", &id.to_string()].concat(),
        News::Invited(id) => ["invited ", &id.to_string()].concat(),
        News::Appreciation(id) => ["appreciation ", &id.to_string()].concat(),
        News::Agreement(id) => ["agreement ", &id.to_string()].concat(),
        News::Question(id) => ["question ", &id.to_string()].concat(),
        News::Reply(id) => ["reply ", &id.to_string()].concat(),
        News::NewMember(id) => ["new-member ", &id.to_string()].concat(),
        News::Member(id, aspects) => ["member ", &id.to_string(), " ", &names(aspects)].concat(),
        News::SamePerson(one, other, now) => same("same-person ", one.0, other.0, *now),
        News::SameMeeting(one, other, now) => same("same-meeting ", one.0, other.0, *now),
        News::NewCommitment(id) => ["new-commitment ", &id.to_string()].concat(),
        News::Commitment(id, aspects) => ["commitment ", &id.to_string(), " ", &names(aspects)].concat(),
        News::CheckIn(id) => ["check-in ", &id.to_string()].concat(),
        News::Answer(id) => ["answer ", &id.to_string()].concat(),
        News::NewMeeting(id) => ["new-meeting ", &id.to_string()].concat(),
        News::HeldMeeting(id) => ["held-meeting ", &id.to_string()].concat(),
        News::Meeting(id, aspects) => ["meeting ", &id.to_string(), " ", &names(aspects)].concat(),
        News::Item(id) => ["item ", &id.to_string()].concat(),
        News::Note(id) => ["note ", &id.to_string()].concat(),
        News::Gone(key) => ["gone ", &key.id.to_string(), " ", key.kind.as_str()].concat(),
        News::Erased => "erased".to_owned(),
        News::Unknown => "unknown".to_owned(),
    }
}

const SAMENESS: [(Sameness, &str); 3] =
    [(Sameness::One, "one"), (Sameness::Two, "two"), (Sameness::Open, "open")];

fn same(what: &str, one: Uuid, other: Uuid, now: Sameness) -> String {
    let now = SAMENESS.iter().find(|(known, _)| *known == now).map_or("", |(_, name)| *name);
    [what, &one.to_string(), " ", &other.to_string(), " ", now].concat()
}

fn names(aspects: &[ChangeKind]) -> String {
    let name = |aspect: &ChangeKind| ASPECTS.iter().find(|(known, _)| known == aspect).map(|(_, name)| *name);
    aspects.iter().filter_map(name).collect::<Vec<_>>().join(",")
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
            .filter_map(|name| ASPECTS.iter().find(|(_, known)| *known == name))
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
