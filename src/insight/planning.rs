//! Meetings ahead: which is next, what the one after it would be, and how long an agenda takes.

use crate::group::name::fold;
use crate::group::{Day, Group, Item, ItemId, ItemKind, Meeting, MeetingId, MeetingWords, day};

/// So many days two records of one meeting are asked about.
const ASK_DAYS: i32 = 21;
/// More steps than any calendar asks for, from a day that a file made up.
const STEPS: usize = 2_000;

/// What is planned and has not begun, the earliest first, and those without a day at the end. What was planned for
/// yesterday is still here: an evening may be long.
pub fn planned_meetings(group: &Group, today: Day) -> Vec<&Meeting> {
    let mut all = group.meetings();
    all.retain(|meeting| is_waiting(meeting) && !has_passed(meeting, today));
    all
}

/// What is over, and what was planned for a day that has passed; the latest first.
pub fn past_meetings(group: &Group, today: Day) -> Vec<&Meeting> {
    let mut all = group.meetings();
    all.retain(|meeting| meeting.is_over() || (is_waiting(meeting) && has_passed(meeting, today)));
    all.reverse();
    all
}

fn is_waiting(meeting: &Meeting) -> bool {
    meeting.began.is_none() && meeting.ended.is_none()
}

fn has_passed(meeting: &Meeting, today: Day) -> bool {
    meeting.words.day.is_some_and(|day| day::days_between(day, today) > 1)
}

/// The meeting that somebody means who begins one now: of those that are planned the one of today, else that of
/// tomorrow or yesterday, for a clock may be wrong and an evening long. What is planned for another day is begun from its
/// own page.
pub fn meeting_to_begin(group: &Group, today: Day) -> Option<MeetingId> {
    let planned_meetings = planned_meetings(group, today);
    [0, 1, -1].into_iter().find_map(|away| {
        let is = |one: &&&Meeting| one.words.day.is_some_and(|day| day::days_between(today, day) == away);
        planned_meetings.iter().find(is).map(|one| one.id)
    })
}

/// What the meeting after this one would be: the same words, on the next day of its rhythm that has not passed. Where it
/// does not repeat, nobody has said when.
pub fn next_words(group: &Group, meeting: &Meeting, today: Day) -> MeetingWords {
    let mut words = meeting.words.clone();
    words.repeats = group.rhythm(meeting);
    words.day = words.repeats.zip(meeting.rhythm_day()).map(|(repeats, from)| {
        let mut next = repeats.next(from);
        for _ in 0..STEPS {
            if next >= today {
                break;
            }
            next = repeats.next(next);
        }
        next.max(today)
    });
    words
}

/// The meeting that follows this one, or another record of it.
pub fn following(group: &Group, id: MeetingId) -> Option<&Meeting> {
    let known = group.meeting(group.same_meeting(id).after());
    known.or_else(|| group.meetings().into_iter().find(|one| group.is_of(id, one.follows)))
}

/// Of the meetings that are over, the latest that repeats, where nobody has planned its next one: with the day that this
/// would be.
pub fn rhythm_to_plan(group: &Group, today: Day) -> Option<(MeetingId, Day)> {
    let past = past_meetings(group, today);
    let latest = past.into_iter().find(|meeting| meeting.is_over() && group.rhythm(meeting).is_some())?;
    let day = next_words(group, latest, today).day?;
    following(group, latest.id).is_none().then_some((latest.id, day))
}

/// The meeting whose next one has this id: so one that nobody has planned yet has its address already.
pub fn followed_by(group: &Group, id: MeetingId) -> Option<&Meeting> {
    group.meetings().into_iter().find(|meeting| meeting.id.after() == id)
}

/// Two records that may be one meeting: begun on the same day within three weeks, and none of what both say of title,
/// time and place differs; as when two phones begin to note the same meeting. Two of
/// which somebody said that they are different meetings are none.
pub fn possible_duplicate(group: &Group, today: Day) -> Option<(MeetingId, MeetingId)> {
    let recent = |one: &&Meeting| one.began.is_some_and(|on| day::days_between(on, today).abs() <= ASK_DAYS);
    let recent: Vec<&Meeting> = group.meetings().into_iter().filter(recent).collect();
    let alike = |one: &str, other: &str| one.is_empty() || other.is_empty() || fold(one) == fold(other);
    for (at, one) in recent.iter().enumerate() {
        for other in &recent[at + 1..] {
            let (mine, theirs) = (&one.words, &other.words);
            let times = mine.starts.zip(theirs.starts).is_none_or(|(mine, theirs)| mine == theirs);
            let same = alike(&mine.title, &theirs.title) && alike(&mine.place, &theirs.place) && times;
            // One that follows another was planned as a meeting of its own.
            let follows = [one.follows, other.follows].into_iter().flatten();
            let mut follows =
                follows.filter(|id| group.is_of(one.id, Some(*id)) || group.is_of(other.id, Some(*id)));
            if one.began == other.began
                && same
                && follows.next().is_none()
                && !group.are_different_meetings(one.id, other.id)
            {
                return Some((one.id.min(other.id), one.id.max(other.id)));
            }
        }
    }
    None
}

/// How long an agenda takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct AgendaTime {
    /// Minutes of all items that have some.
    pub takes: u32,
    /// Minutes there are.
    pub there_are: Option<u32>,
    /// How many items have no minutes yet.
    pub unsaid: usize,
    /// What could wait, where it is more than there is.
    pub could_wait: Option<ItemId>,
}

impl AgendaTime {
    /// By how many minutes it is more than there is.
    pub fn over(self) -> u32 {
        self.there_are.map_or(0, |there_are| self.takes.saturating_sub(there_are))
    }
}

/// How long these items take together in a meeting of so many minutes. Where that is more than there is, the last item
/// that has minutes could wait: one to tell before one to think about, and that before one to decide, since a word can be
/// passed on without a meeting.
///
/// ```
/// use all_leaders::insight::agenda_time;
/// assert_eq!(agenda_time(&[], Some(90)).over(), 0);
/// ```
pub fn agenda_time(items: &[&Item], minutes: Option<u16>) -> AgendaTime {
    let mut time = AgendaTime { there_are: minutes.map(u32::from), ..AgendaTime::default() };
    for item in items {
        match item.words.minutes {
            Some(minutes) => time.takes += u32::from(minutes),
            None => time.unsaid += 1,
        }
    }
    if time.over() > 0 {
        time.could_wait = ItemKind::ALL.into_iter().find_map(|kind| {
            let fits = |item: &&&Item| {
                item.words.kind == kind && item.words.minutes.is_some() && item.done.is_none()
            };
            items.iter().rev().find(fits).map(|item| item.id)
        });
    }
    time
}
