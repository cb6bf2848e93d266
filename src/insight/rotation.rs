//! Whose turn a role could be: a suggestion that anybody may pass, made of the group's record alone.

use crate::group::{
    Day, Group, Meeting, MeetingId, Member, MemberId, Presence, ROLES, RolePart, RoleTurn, StrengthKind,
};
use std::collections::BTreeSet;

/// Why this person is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleReason {
    /// They have not had it yet, and would like to learn it.
    WouldLearn,
    /// They have not had it yet.
    New,
    /// It came to them longest ago, on this day.
    LongestAgo(Day),
    /// They are the only one here who may be asked.
    NobodyElse,
    /// Nobody is here who may be asked.
    Nobody,
}

/// Who could have a role at a meeting, and who could be alongside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The role, as in [`crate::group::Role::name`].
    pub role: String,
    /// Who could have it; `None` where nobody may be asked.
    pub holder: Option<MemberId>,
    /// Why they.
    pub because: RoleReason,
    /// Who could be alongside to teach it.
    pub teacher: Option<MemberId>,
    /// Who could come along to learn it.
    pub shadow: Option<MemberId>,
}

/// The words of strengths that mean a role, as [`Group::strength_key`] tells them apart. `words` has for each of
/// [`ROLES`] the words that mean it; a role of the group's own is meant by its own name.
pub fn strength_keys_of_role(group: &Group, role: &str, words: &[&[&str]]) -> Vec<String> {
    let known = ROLES.iter().position(|(name, _)| *name == role).and_then(|place| words.get(place));
    let also = known.copied().unwrap_or_default().iter().copied();
    Vec::from_iter(BTreeSet::from_iter(also.chain([role]).map(|word| group.strength_key(word))))
}

/// Who takes part in a role at this meeting.
type Here = (Vec<(MemberId, RolePart)>, String);

/// Somebody who may be asked.
struct Person {
    id: MemberId,
    // At so many earlier meetings, and at the last of which; whether at the first at which attendance was noted.
    been: usize,
    been_last: Option<usize>,
    founder: bool,
    newcomer: bool,
    // The last meeting at which any role came to them.
    any: Option<usize>,
    // Roles that came to them at this meeting, or are suggested to.
    asked: usize,
    // Has, learns or teaches a role at this meeting, or is suggested to.
    busy: bool,
    // For each role.
    of: Vec<RoleStanding>,
}

/// Somebody and a role. Meetings are told by their place among those that began.
#[derive(Clone, Default)]
struct RoleStanding {
    turn: Option<usize>,
    held: Option<usize>,
    learned: Option<usize>,
    here: Option<RolePart>,
    rather_not: bool,
    learn: bool,
    can: bool,
    teach: bool,
}

impl RoleStanding {
    /// May be asked to have the role: said nothing against it, and takes no part in it here yet.
    fn is_open(&self) -> bool {
        !self.rather_not && self.here.is_none()
    }
}

/// For each of the group's roles that nobody has at this meeting yet, who could have it, in the order of the roles.
/// Nothing is decided by it: somebody says yes, or passes and the next is suggested.
///
/// **R1, who may be asked.** Who is here, see [`Group::around`]; nobody who is away, nor a guest, nor who would rather
/// not take the role, nor who takes a part in it at this meeting already or passed it there.
///
/// **R2, the turn.** First comes the one to whom the role came longest ago, and before all others who never had it. It
/// came to somebody at a meeting at which they had it or passed it: a pass is an answer, and who gave it is not asked
/// again before the others. Meetings are told apart by their order, see [`Group::meetings`]; only those that began
/// count, without this one, and one that two phones noted is one.
///
/// **R3, among equals** the one who would like to learn it, then the one to whom any role came longest ago, then the
/// order of the seats. A wish decides among equals only: who wishes loudly must not come before who waits.
///
/// **R4, one each.** A role comes to somebody to whom no other role came at this meeting, had or passed, as long as
/// there is one: many hands, and nobody is asked over and over. Of all free roles and people the pair that has waited
/// longest is matched first, so that no role of the list's end gets what is left: each match makes one older pair
/// younger than all, so a pair waits for each other pair once at most. Who alone may be asked for another role does not
/// wait while they have that one: two at once would fall to them although there are others. (Fewer people would have two roles if those
/// whom few others could replace were kept for such roles; but then they would never come to the others.)
///
/// **R5, newcomers.** Who has just joined is suggested to come along and learn, each with another role while there
/// are some, and to have one only where nobody else may be asked, were it for their second role. A newcomer is noted
/// here, was at one earlier meeting at most, and not at the first of those at which was noted who was there: who began
/// the group is none, and where nobody notes who is there nobody is. Taking a part in a role counts as being there.
///
/// **R6, alongside.** Who has not had the role is joined by somebody to teach it: somebody free of other roles here
/// first, then who said that they can teach it, then who had it, longest ago first, then who said that they can do it.
/// Beside somebody who had it comes somebody who would like to learn it and has not had it, where no newcomer does:
/// the one who came along longest ago.
///
/// It depends on the group alone: two phones that hold the same say the same. Each meeting is looked at once.
pub fn suggest_roles(group: &Group, meeting: MeetingId, words: &[&[&str]]) -> Vec<Suggestion> {
    let Some(meeting) = group.meeting(meeting) else { return Vec::new() };
    let roles: Vec<String> = group.roles().into_iter().map(|role| role.name).collect();
    let began = |one: &&Meeting| one.began.is_some() && one.id != meeting.id;
    let begun: Vec<&Meeting> = group.meetings().into_iter().filter(began).collect();
    let around = group.around(meeting).into_iter().filter(|member| member.presence == Presence::Here);
    // Roles that are on the list no longer take somebody up as well.
    let here: Vec<Here> =
        group.roles_at(meeting).into_iter().map(|role| (group.role_turns(meeting, &role), role)).collect();
    let meant: Vec<Vec<String>> =
        roles.iter().map(|role| strength_keys_of_role(group, role, words)).collect();
    let mut people: Vec<Person> =
        around.map(|member| Person::of(group, member, &roles, &meant, &here)).collect();
    look_back(group, &begun, &roles, &mut people);
    let noted = meeting.noted().iter().any(|(_, here)| *here);
    let before = begun.iter().any(|one| one.noted().iter().any(|(_, here)| *here));
    for one in &mut people {
        one.newcomer = noted && before && one.been <= 1 && !one.founder;
    }
    let has = |role: &String, part| {
        let turns = here.iter().find(|(_, name)| name == role).map(|(turns, _)| turns.as_slice());
        turns.unwrap_or_default().iter().any(|(_, other)| *other == part)
    };
    let free: Vec<bool> = roles.iter().map(|role| !has(role, RolePart::Hold)).collect();
    let holders = match_holders(&mut people, &free);

    let mut all: Vec<(usize, Suggestion)> = Vec::new();
    for (role, name) in roles.iter().enumerate().filter(|(role, _)| free[*role]) {
        let holder = holders[role];
        let alone = people.iter().filter(|one| one.of[role].is_open()).count() == 1;
        let because = match holder.map(|place| &people[place].of[role]) {
            None => RoleReason::Nobody,
            Some(_) if alone => RoleReason::NobodyElse,
            Some(of) => match of.turn.and_then(|place| begun[place].day()) {
                Some(day) => RoleReason::LongestAgo(day),
                None if of.learn => RoleReason::WouldLearn,
                None => RoleReason::New,
            },
        };
        let untaught = holder.filter(|place| people[*place].of[role].held.is_none());
        let teacher = untaught.filter(|_| !has(name, RolePart::Teaching)).and_then(|place| {
            let teacher = teacher_of(&people, place, role)?;
            people[teacher].busy = true;
            Some(people[teacher].id)
        });
        let holder = holder.map(|place| people[place].id);
        all.push((role, Suggestion { role: name.clone(), holder, because, teacher, shadow: None }));
    }
    let learns = |role: usize| has(&roles[role], RolePart::Learning);
    let at = |role: usize| holders[role].filter(|_| !learns(role));
    for one in people.iter_mut().filter(|one| one.newcomer && !one.busy) {
        let may = |(role, suggestion): &&mut (usize, Suggestion)| {
            suggestion.shadow.is_none() && at(*role).is_some() && one.of[*role].is_open()
        };
        let first = |(role, _): &&mut (usize, Suggestion)| {
            (!one.of[*role].learn, one.of[*role].learned.is_some(), *role)
        };
        if let Some((_, suggestion)) = all.iter_mut().filter(may).min_by_key(first) {
            suggestion.shadow = Some(one.id);
            one.busy = true;
        }
    }
    for (role, suggestion) in all.iter_mut().filter(|(_, suggestion)| suggestion.shadow.is_none()) {
        let role = *role;
        if at(role).is_some_and(|holder| people[holder].of[role].held.is_some()) {
            let may = |one: &&mut Person| {
                let of = &one.of[role];
                !one.busy && of.learn && of.held.is_none() && of.is_open()
            };
            if let Some(one) = people.iter_mut().filter(may).min_by_key(|one| one.of[role].learned) {
                one.busy = true;
                suggestion.shadow = Some(one.id);
            }
        }
    }
    all.into_iter().map(|(_, suggestion)| suggestion).collect::<Vec<_>>()
}

impl Person {
    fn of(group: &Group, member: &Member, roles: &[String], meant: &[Vec<String>], here: &[Here]) -> Self {
        let said: Vec<(String, StrengthKind)> =
            member.strengths.iter().map(|one| (group.strength_key(&one.word), one.kind)).collect();
        let of = |(role, meant): (&String, &Vec<String>)| {
            let says = |kind| said.iter().any(|(key, other)| *other == kind && meant.contains(key));
            RoleStanding {
                rather_not: member.rather_not.contains(role),
                learn: says(StrengthKind::Learn),
                can: says(StrengthKind::Can),
                teach: says(StrengthKind::Teach),
                ..RoleStanding::default()
            }
        };
        let mut one = Self {
            id: member.id,
            been: 0,
            been_last: None,
            founder: false,
            newcomer: false,
            any: None,
            asked: 0,
            busy: false,
            of: roles.iter().zip(meant).map(of).collect::<Vec<_>>(),
        };
        for (turns, role) in here {
            if let Some((_, part)) = turns.iter().find(|(who, _)| *who == one.id) {
                one.asked += usize::from(is_turn(*part));
                one.busy |= *part != RolePart::Pass;
                if let Some(place) = roles.iter().position(|name| name == role) {
                    one.of[place].here = Some(*part);
                }
            }
        }
        one
    }
}

/// Whether the role came to somebody who takes this part: a turn is having it or passing it.
fn is_turn(part: RolePart) -> bool {
    matches!(part, RolePart::Hold | RolePart::Pass)
}

/// Notes for each person when they were there, and when which role came to them; people stand in the order of ids.
fn look_back(group: &Group, begun: &[&Meeting], roles: &[String], people: &mut [Person]) {
    let mut noted = false;
    for (place, meeting) in begun.iter().enumerate() {
        let find = |people: &[Person], id: MemberId| {
            let id = group.resolve(id);
            people.binary_search_by(|one| one.id.cmp(&id)).ok()
        };
        let first = !noted && meeting.noted().iter().any(|(_, here)| *here);
        noted |= first;
        let was_there = |one: &mut Person| {
            if one.been_last != Some(place) {
                one.been_last = Some(place);
                one.been += 1;
            }
            one.founder |= first;
        };
        for (who, _) in meeting.noted().iter().filter(|(_, here)| *here) {
            if let Some(one) = find(people, *who) {
                was_there(&mut people[one]);
            }
        }
        for RoleTurn { role, member, part } in meeting.turns() {
            let Some(one) = find(people, *member) else { continue };
            let one = &mut people[one];
            was_there(one);
            if is_turn(*part) {
                one.any = Some(place);
            }
            let Some(role) = roles.iter().position(|name| name == role) else { continue };
            let of = &mut one.of[role];
            match part {
                RolePart::Hold => (of.turn, of.held) = (Some(place), Some(place)),
                RolePart::Pass => of.turn = Some(place),
                RolePart::Learning => of.learned = Some(place),
                RolePart::Teaching => {}
            }
        }
    }
}

/// For each free role the place of who could have it, by R2 to R5: of all pairs that may be, one after the other the
/// one that comes first.
fn match_holders(people: &mut [Person], free: &[bool]) -> Vec<Option<usize>> {
    let mut holders: Vec<Option<usize>> = vec![None; free.len()];
    loop {
        let open = (0..free.len()).filter(|role| free[*role] && holders[*role].is_none());
        let pairs = open.flat_map(|role| (0..people.len()).map(move |place| (role, place)));
        let may = |(role, place): &(usize, usize)| people[*place].of[*role].is_open();
        let first = |(role, place): &(usize, usize)| {
            let one = &people[*place];
            let of = &one.of[*role];
            (one.newcomer, one.asked, of.turn, !of.learn, one.any, *place, *role)
        };
        let Some((role, place)) = pairs.filter(may).min_by_key(first) else { return holders };
        holders[role] = Some(place);
        people[place].asked += 1;
        people[place].busy = true;
    }
}

/// The place of who could teach the role to the holder, by R6.
fn teacher_of(people: &[Person], holder: usize, role: usize) -> Option<usize> {
    let may = |place: &usize| {
        let (one, of) = (&people[*place], &people[*place].of[role]);
        let knows = of.teach || (of.held.is_some() || of.can) && !of.rather_not && !one.newcomer;
        *place != holder && knows && of.here.is_none()
    };
    let first = |place: &usize| {
        let (one, of) = (&people[*place], &people[*place].of[role]);
        let how = if of.teach { 0 } else { 1 + usize::from(of.held.is_none()) };
        (one.busy, how, of.held, *place)
    };
    (0..people.len()).filter(may).min_by_key(first)
}
