//! Pictures of the whole group, and the paths of its people.

use super::*;

#[test]
fn work_is_described_in_the_act_in_which_it_begins() {
    let (mut phone, p) = Phone::with(&["Ana"]);
    let id = CommitmentId(phone.fresh());
    let commit = Command::Commit {
        id,
        what: "The soup".into(),
        holders: vec![p[0]],
        companions: vec![],
        day: None,
        note: String::new(),
        on: None,
    };
    let describe = Command::DescribeCommitment { id, strengths: vec!["Cooking".into()], less_visible: true };
    phone.execute(Command::Batch(vec![commit, describe]));
    let commitment = phone.group.commitment(id).unwrap();
    assert_eq!(
        (commitment.strengths.as_slice(), commitment.less_visible),
        (&["Cooking".to_owned()][..], true)
    );
}

#[test]
fn work_is_spread_as_a_shape() {
    let (mut phone, p) = Phone::with(&["Ana", "Bilal", "Chen", "Dee"]);
    for what in ["One", "Two", "Three", "Four", "Five"] {
        phone.takes_on(what, &[p[0]], &[], &[], TODAY);
    }
    phone.takes_on("Both", &[p[0], p[1]], &[], &[], TODAY);
    let quiet = phone.takes_on("Wash up", &[p[2]], &[], &[], TODAY);
    let describe = Command::DescribeCommitment { id: quiet, strengths: vec![], less_visible: true };
    phone.execute(describe);
    let over = phone.takes_on("Over", &[p[2]], &[], &[], TODAY);
    phone.end(over, CommitmentState::LetGo, TODAY);
    phone.execute(Command::SetPresence { id: p[3], presence: Presence::Left });
    let spread = spread(&phone.group);
    assert_eq!(spread.visible, [1, 1, 0, 0, 1], "six are four and more");
    assert_eq!(spread.less_visible, [2, 1, 0, 0, 0]);
    assert_eq!(spread.none, 0, "whoever has left counts no more");
    assert_eq!((spread.visible_work, spread.less_visible_work, spread.together), (6, 1, 1));
}

#[test]
fn months_tell_what_was_carried_and_what_grew() {
    let (mut phone, p) = Phone::with(&["Ana", "Bilal"]);
    let name = |word: &str, member| {
        Command::Strength(StrengthCommand::Name { member, kind: StrengthKind::Can, word: word.into() })
    };
    phone.on("2026-08-31", name("Cooking", p[0]));
    phone.on("2026-10-02", name("cooking", p[1]));
    phone.on("2026-11-01", name("Sound", p[1]));
    phone.name(p[0], StrengthKind::Learn, "Sound");
    let done = phone.takes_on("Done", &[p[0]], &[], &[], "2026-10-31");
    phone.end(done, CommitmentState::Done, "2026-11-02");
    let let_go = phone.takes_on("Let go", &[p[0]], &[], &[], "2026-01-31");
    phone.end(let_go, CommitmentState::LetGo, "2026-10-01");
    let months = monthly_capacity(&phone.group, today(), 3);
    let read: Vec<_> =
        months.iter().map(|m| (m.first, m.began, m.done, m.let_go, m.strengths, m.shared)).collect();
    assert_eq!(
        read,
        [
            (on("2026-09-01"), 0, 0, 0, 1, 0),
            (on("2026-10-01"), 1, 0, 1, 1, 1),
            (on("2026-11-01"), 0, 1, 0, 2, 1),
        ]
    );
    let year: Vec<Day> = all_leaders::insight::monthly_capacity(&phone.group, on("2027-02-14"), 4)
        .iter()
        .map(|m| m.first)
        .collect();
    assert_eq!(year[..2], [on("2026-11-01"), on("2026-12-01")]);
}

#[test]
fn strengths_are_shared_and_learners_stand_beside() {
    let (mut phone, p) = Phone::with(&["Ana", "Bilal", "Chen"]);
    phone.name(p[1], StrengthKind::Teach, "Sound");
    phone.name(p[0], StrengthKind::Can, "sound");
    phone.name(p[2], StrengthKind::Learn, "Sound");
    phone.name(p[0], StrengthKind::Learn, "sound");
    phone.name(p[2], StrengthKind::Can, "Bread");
    let rows = shared_strengths(&phone.group);
    assert_eq!(rows.iter().map(|row| row.word.as_str()).collect::<Vec<_>>(), ["Bread", "sound"]);
    assert!(rows[0].rests_on_one() && !rows[1].rests_on_one());
    assert_eq!((&rows[1].can, &rows[1].teach, &rows[1].learn), (&vec![p[0], p[1]], &vec![p[1]], &vec![p[2]]));
    let need = phone.need("The stage", &["Sound", "SOUND", "Fire"]);
    let waiting = needed_strengths(&phone.group);
    let words: Vec<_> = waiting.iter().map(|one| (one.word.as_str(), one.needs.clone())).collect();
    assert_eq!(words, [("Fire", vec![need]), ("SOUND", vec![need])]);
    assert_eq!((waiting[0].can.len(), waiting[1].can.len(), waiting[1].learn.len()), (0, 2, 1));
    phone.execute(Command::Need(NeedCommand::Rest { id: need, rest: true }));
    assert_eq!(all_leaders::insight::needed_strengths(&phone.group), []);
}

#[test]
fn an_ongoing_need_that_is_held_still_waits_for_more() {
    let (mut phone, p) = Phone::with(&["Ana"]);
    let id = NeedId(phone.fresh());
    let words = NeedWords {
        what: "The door".into(),
        size: Some(NeedSize::Ongoing),
        strengths: vec!["Welcoming".into()],
        ..NeedWords::default()
    };
    phone.execute(Command::Need(NeedCommand::Say { id, words, by: None }));
    phone.execute(Command::Need(NeedCommand::Take { id, holders: vec![p[0]], companions: vec![] }));
    assert_eq!(needed_strengths(&phone.group)[0].needs, [id]);
}

// The path.

#[test]
fn a_path_leads_from_learning_to_teaching() {
    let (mut phone, p) = Phone::with(&["Ana", "Ben"]);
    let (ana, ben) = (p[0], p[1]);
    phone.name(ben, StrengthKind::Can, "Cooking");
    phone.takes_on("The soup", &[ana], &[(ben, Companionship::Learning)], &["cooking"], "2026-06-01");
    let picnic = phone.takes_on("The picnic", &[ana], &[], &["Cooking"], "2026-07-01");
    phone.on("2026-07-02", Command::AddCompanion { id: picnic, who: ben, how: Companionship::Alongside });
    phone.on("2026-08-01", Command::HandOver { id: picnic, from: ana, to: ben });
    let feast = phone.takes_on("The feast", &[ana], &[], &["Cooking"], "2026-09-01");
    phone.on("2026-09-03", Command::AddCompanion { id: feast, who: ben, how: Companionship::Teaching });
    phone.on("2026-09-04", Command::StepOut { id: feast, who: ben });
    let key = phone.takes_on("Keep the key", &[ana], &[(ben, Companionship::Alongside)], &[], "2026-05-01");
    phone.takes_on("Alone", &[ben], &[], &[], "2026-05-01");
    let path = learning_path(&phone.group, ben, today());
    assert_eq!(path.len(), 2, "holding alone is no path");
    assert_eq!(path[0].ground, TrailKind::Work(key));
    assert_eq!(path[0].parts, [(InvitationPart::Alongside, Some(on("2026-05-01")))]);
    assert_eq!(path[1].ground, TrailKind::Strength("Cooking".into()));
    assert_eq!(
        path[1].parts,
        [
            (InvitationPart::Learning, Some(on("2026-06-01"))),
            (InvitationPart::Alongside, Some(on("2026-07-02"))),
            (InvitationPart::Hold, Some(on("2026-08-01"))),
            (InvitationPart::Teaching, Some(on("2026-09-03"))),
        ]
    );
    let anas = all_leaders::insight::learning_path(&phone.group, ana, today());
    assert_eq!(anas, [], "who named no strength and always held has no trail");
}

#[test]
fn pairings_are_invitations_with_a_yes() {
    let (mut phone, p) = Phone::with(&["Ana", "Ben", "Chen"]);
    let ask = |phone: &mut Phone, to, part, by, reply: Option<InvitationResponse>| {
        let id = InvitationId(phone.fresh());
        let into = InvitationTarget::Strength("Cooking".into());
        phone.execute(Command::Invite(InvitationCommand::Invite {
            id,
            to,
            into,
            part,
            word: String::new(),
            by: Some(by),
        }));
        if let Some(reply) = reply {
            phone.execute(Command::Invite(InvitationCommand::Answer { id, reply, again: None }));
        }
    };
    ask(&mut phone, p[0], InvitationPart::Teaching, p[1], Some(InvitationResponse::Yes));
    ask(&mut phone, p[1], InvitationPart::Learning, p[0], Some(InvitationResponse::Yes));
    ask(&mut phone, p[2], InvitationPart::Teaching, p[1], Some(InvitationResponse::No));
    ask(&mut phone, p[2], InvitationPart::Learning, p[1], None);
    let of = |member| pairings(&phone.group, member);
    assert_eq!(of(p[2]), []);
    assert_eq!(of(p[0]).len(), 1, "asked both ways it is one pairing");
    assert!(of(p[0])[0].teaches && of(p[0])[0].with == p[1]);
    assert!(!of(p[1])[0].teaches && of(p[1])[0].word == "Cooking");
    assert_eq!(of(p[1])[0].since, Some(today()));
}
