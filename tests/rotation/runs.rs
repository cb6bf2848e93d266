//! Long runs of meetings, and what holds after each of them.

use super::*;

/// A long run: so many people of whom some join later, so many roles, and for each meeting who comes, who passes, and
/// in which order the roles are talked about.
#[derive(Clone, Debug)]
pub struct Run {
    people: usize,
    roles: usize,
    joins: Vec<usize>,
    rather_not: Vec<u8>,
    wishes: Vec<u8>,
    teaches: Vec<u8>,
    pub meetings: Vec<(u16, u64, u8)>,
    passes: bool,
}

pub fn run() -> impl Strategy<Value = Run> {
    let bits = || vec(prop_oneof![2 => Just(0_u8), 1 => any::<u8>()], 15);
    let meetings = vec((any::<u16>(), any::<u64>(), any::<u8>()), 6..40);
    let joins = vec(prop_oneof![2 => Just(0_usize), 1 => 0..20_usize], 15);
    let sizes = (2..=15_usize, 1..=8_usize, any::<bool>());
    (sizes, joins, bits(), bits(), bits(), meetings).prop_map(
        |((people, roles, passes), joins, rather_not, wishes, teaches, meetings)| Run {
            people,
            roles,
            joins,
            // Never all roles: somebody who takes none is no case of waiting.
            rather_not: rather_not.into_iter().map(|bits| bits & 0x55).collect(),
            wishes,
            teaches,
            meetings,
            passes,
        },
    )
}

/// What the test knows by itself of the run, without looking into the group.
#[derive(Default)]
pub struct Known {
    /// At which meeting a role came to somebody last.
    turn: BTreeMap<(usize, MemberId), usize>,
    held: BTreeMap<(usize, MemberId), usize>,
    been: BTreeMap<MemberId, usize>,
    founders: Vec<MemberId>,
    /// At how many meetings since then they were here, willing, able to be spared, and not asked.
    waited: BTreeMap<(usize, MemberId), usize>,
}

/// One meeting of the run: everybody suggested is asked until every role is had or nobody is left. Checks each state.
pub fn meets(phone: &mut Phone, run: &Run, known: &mut Known, number: usize) -> Result<(), TestCaseError> {
    let (comes, passes, order) = run.meetings[number];
    let joined = |who: usize| who < 2 || run.joins[who] <= number;
    let mut here: Vec<usize> =
        (0..run.people).filter(|who| joined(*who) && (comes >> who & 1 == 1 || *who == number % 2)).collect();
    here.dedup();
    let roles: Vec<String> = phone.group.roles().into_iter().map(|role| role.name).collect();
    phone.begins(number, &here);
    let here: Vec<MemberId> = here.into_iter().map(person).collect();
    let would = |role: usize, who: MemberId| {
        let at = (who.0.as_u128() - 0x100) as usize;
        run.rather_not[at] >> role & 1 == 0
    };
    let new = |known: &Known, who: MemberId| {
        number > 0 && known.been.get(&who).is_none_or(|been| *been <= 1) && !known.founders.contains(&who)
    };
    // What was asked at this meeting: role and person, and what they said.
    let mut asked: Vec<(usize, MemberId, bool)> = Vec::new();
    for step in 0_usize.. {
        let all = phone.suggests(number);
        let open = (0..roles.len()).filter(|role| !asked.iter().any(|(one, _, yes)| one == role && *yes));
        prop_assert_eq!(
            all.iter().map(|one| &one.role).collect::<Vec<_>>(),
            open.map(|role| &roles[role]).collect::<Vec<_>>()
        );
        check(phone, known, number, &roles, &here, &asked, &all, &would, &|who| new(known, who))?;
        let with: Vec<&Suggestion> = all.iter().filter(|one| one.holder.is_some()).collect();
        if with.is_empty() {
            break;
        }
        let one = with[(usize::from(order) + step) % with.len()].clone();
        let (role, holder) = (roles.iter().position(|name| *name == one.role).unwrap(), one.holder.unwrap());
        let yes = !run.passes || passes >> (step % 64) & 1 == 1 || passes >> ((step + 7) % 64) & 1 == 1;
        asked.push((role, holder, yes));
        phone.takes(number, &one.role, holder, if yes { RolePart::Hold } else { RolePart::Pass });
        if yes {
            for (who, part) in [(one.teacher, RolePart::Teaching), (one.shadow, RolePart::Learning)] {
                who.into_iter().for_each(|who| phone.takes(number, &one.role, who, part));
            }
        }
    }
    let old: Vec<MemberId> = here.iter().copied().filter(|who| !new(known, *who)).collect();
    // Who had a role that nobody else here would take waits for no other: two at once fall to nobody while there are
    // others, and they cannot be spared.
    let alone = |who: MemberId| {
        let mut came = asked.iter().filter(|(_, one, _)| *one == who);
        came.any(|(role, ..)| here.iter().filter(|one| would(*role, **one)).count() == 1)
    };
    for role in 0..roles.len() {
        for who in old.iter().filter(|who| would(role, **who) && !alone(**who)) {
            *known.waited.entry((role, *who)).or_default() += 1;
        }
    }
    for (role, who, yes) in &asked {
        known.turn.insert((*role, *who), number);
        known.waited.remove(&(*role, *who));
        if *yes {
            known.held.insert((*role, *who), number);
        }
    }
    for who in &here {
        *known.been.entry(*who).or_default() += 1;
        if number == 0 {
            known.founders.push(*who);
        }
    }
    // Nobody willing is left out. At a meeting at which somebody was here and willing and the role did not come to
    // them, the pair of a free role and a person that has waited longest was asked all the same, for whoever is asked
    // before it makes other pairs impossible and not this one. It waited as long as theirs at least, and is now younger
    // than theirs. So each of the other pairs of the run comes before theirs once at most: of all people and roles.
    // Where nobody passes, what comes before them is a pair of the same role or of the same person: each role's
    // others, and their own other roles.
    let most = if run.passes { run.people * run.roles - 1 } else { (run.people - 1) + (run.roles - 1) };
    for ((role, who), waited) in &known.waited {
        prop_assert!(*waited <= most, "{:?} waited {} times for {}", who, waited, roles[*role]);
    }
    Ok(())
}

#[allow(clippy::too_many_arguments)]
pub fn check(
    phone: &Phone,
    known: &Known,
    number: usize,
    roles: &[String],
    here: &[MemberId],
    asked: &[(usize, MemberId, bool)],
    all: &[Suggestion],
    would: &dyn Fn(usize, MemberId) -> bool,
    new: &dyn Fn(MemberId) -> bool,
) -> Result<(), TestCaseError> {
    let meeting = phone.group.meeting(meeting(number)).unwrap();
    let was_asked = |who: MemberId| asked.iter().any(|(_, one, _)| *one == who);
    let suggested = |who: MemberId| all.iter().filter(|one| one.holder == Some(who)).count();
    let load = |who: MemberId| asked.iter().filter(|(_, one, _)| *one == who).count() + suggested(who);
    let mut idle_for: BTreeMap<MemberId, usize> = BTreeMap::new();
    for one in all {
        let role = roles.iter().position(|name| *name == one.role).unwrap();
        let part = |who: MemberId| {
            let turns = phone.group.role_turns(meeting, &one.role);
            turns.into_iter().find(|(other, _)| *other == who).map(|(_, part)| part)
        };
        let may = |who: MemberId| would(role, who) && part(who).is_none();
        let others: Vec<MemberId> = here.iter().copied().filter(|who| may(*who)).collect();
        for who in [one.teacher, one.shadow].into_iter().flatten() {
            prop_assert!(here.contains(&who) && Some(who) != one.holder && part(who).is_none());
        }
        let Some(holder) = one.holder else {
            prop_assert!(others.is_empty(), "somebody willing is here");
            continue;
        };
        // R1.
        prop_assert!(others.contains(&holder), "who would rather not, or passed, is not asked");
        prop_assert_eq!(one.because == RoleReason::NobodyElse, others.len() == 1);
        // R5.
        let as_new = others.iter().filter(|who| new(**who) == new(holder));
        prop_assert!(!new(holder) || others.iter().all(|who| new(*who)), "newcomers come along first");
        let idle = |who: &&MemberId| load(**who) == 0 && **who != holder;
        for other in as_new.filter(idle) {
            // R4: whoever has nothing here yet comes before who has something. Of the roles of one person, idle others
            // could have one at most: the first, which came to them when they were idle too.
            prop_assert!(!was_asked(holder), "several roles on one person");
            let two = idle_for.entry(holder).or_insert(role);
            prop_assert_eq!(*two, role, "several roles on one person");
            // R2, and with it that nobody is asked twice in a row while another who was here has not been.
            let turn = |who: MemberId| known.turn.get(&(role, who));
            prop_assert!(turn(holder) <= turn(*other), "it came to another longer ago");
        }
        // R6.
        let teaches = !known.held.contains_key(&(role, holder));
        prop_assert!(teaches || one.teacher.is_none(), "who had it knows it");
        let busy = |who: MemberId| {
            let has = |role: &String| {
                let turns = phone.group.role_turns(meeting, role);
                turns.iter().any(|(one, part)| *one == who && *part != RolePart::Pass)
            };
            let alongside = |one: &Suggestion| [one.holder, one.teacher, one.shadow].contains(&Some(who));
            roles.iter().any(has) || all.iter().any(alongside)
        };
        let had = |who: &MemberId| known.held.contains_key(&(role, *who)) && !new(*who) && !busy(*who);
        let taught = phone.group.role_turns(meeting, &one.role).iter().any(|(_, p)| *p == RolePart::Teaching);
        if teaches && one.teacher.is_none() && !taught {
            prop_assert!(!others.iter().any(had), "somebody free had it");
        }
        // R5: each newcomer with another role, while there is one for them.
        let free_newcomer = others.iter().find(|who| new(**who) && !busy(**who));
        prop_assert!(one.shadow.is_some() || free_newcomer.is_none(), "a newcomer could come along");
    }
    Ok(())
}

/// The long run on one phone, with the state that it leaves.
pub fn long(run: &Run) -> Result<Phone, TestCaseError> {
    let mut phone = Phone::with_people(1, 2);
    phone.with_roles(run.roles);
    let roles: Vec<String> = phone.group.roles().into_iter().map(|role| role.name).collect();
    let mut known = Known::default();
    for number in 0..run.meetings.len() {
        for who in (0..run.people).filter(|who| (number == 0) == (*who < 2 || run.joins[*who] == 0)) {
            if number > 0 && run.joins[who] != number {
                continue;
            }
            if who >= 2 {
                phone.joins(who);
            }
            for (role, name) in roles.iter().enumerate() {
                if run.rather_not[who] >> role & 1 == 1 {
                    phone.rather_not(who, name);
                }
                if run.wishes[who] >> role & 1 == 1 {
                    phone.says(who, StrengthKind::Learn, name);
                }
                if run.teaches[who] >> role & 1 == 1 {
                    phone.says(who, StrengthKind::Teach, name);
                }
            }
        }
        meets(&mut phone, run, &mut known, number)?;
    }
    Ok(phone)
}
