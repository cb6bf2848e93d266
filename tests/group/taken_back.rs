//! Acts that are taken back: every sort of them, and beside what others wrote.

use super::*;

/// A phone with a lively group, and every sort of command that can be done there.
fn every_act() -> (Phone, Vec<Command>) {
    let mut phone = Phone::new(1);
    let (ana, bilal) = (phone.add("Ana"), phone.add("Bilal"));
    let hall = phone.commit("Hall", ana, Some("2026-11-26"));
    let other = phone.commit("Leaflet", bilal, None);
    let said = CheckInId(phone.fresh());
    let answer = AnswerId(phone.fresh());
    let fresh = CommitmentId(phone.fresh());
    let new = MemberId(phone.fresh());
    let asked = phone.check_in(other, CommitmentState::Stuck, CheckInDetails { hand: true, ..by(bilal) });
    let text = || String::from("x");
    let between = Between::new(&mut phone, ana, bilal, hall);
    let commands = [
        Command::NameGroup { name: text(), purpose: text() },
        Command::AddMembers(vec![NewMember { id: new, name: text(), pronouns: text() }]),
        Command::EditMember { id: ana, name: text(), pronouns: text(), note: text() },
        Command::ChooseSeat { id: ana, colour: 3, shape: 2 },
        Command::SetPresence { id: ana, presence: Presence::Left },
        Command::RemoveMember(ana),
        Command::JoinMembers(ana, bilal),
        Command::UsePhone(Some(ana)),
        Command::Commit {
            id: fresh,
            what: text(),
            holders: vec![ana],
            companions: vec![(bilal, Companionship::Learning)],
            day: None,
            note: text(),
            on: None,
        },
        Command::EditCommitment { id: hall, what: text(), note: text() },
        Command::MoveDay { id: hall, day: None },
        Command::HandOver { id: hall, from: ana, to: bilal },
        Command::AddHolder { id: hall, holder: bilal },
        Command::AddCompanion { id: hall, who: bilal, how: Companionship::Alongside },
        Command::StepOut { id: hall, who: ana },
        Command::RemoveCommitment(hall),
        Command::CheckIn {
            id: said,
            commitment: hall,
            state: CommitmentState::Done,
            day: Some(on(TODAY)),
            details: by(ana),
        },
        Command::Arrive {
            id: said,
            carry: Some(Capacity::Some),
            details: CheckInDetails { hand: true, ..by(ana) },
        },
        Command::Answer {
            id: answer,
            check_in: asked,
            kind: AnswerKind::Offer,
            word: text(),
            by: Some(ana),
            alongside: true,
        },
        Command::LowerHand(asked),
    ];
    let between = between.commands(&mut phone, ana, bilal, hall);
    (phone, commands.into_iter().chain(between).collect())
}

#[test]
fn every_act_can_be_taken_back() {
    let (phone, commands) = every_act();
    for command in commands {
        let mut tried = Phone::new(3);
        tried.take(&phone);
        tried.now = phone.now;
        let before = tried.group.clone();
        tried.execute(command.clone());
        assert_ne!(tried.group, before, "{command:?} does something");
        let undone = undo(&tried.replica, &tried.last.clone().unwrap());
        assert_eq!(undone.left_alone, 0);
        tried.replica.write(&undone.edits, &mut tried.clock, tried.now + 1).unwrap();
        assert_eq!(Group::read(&tried.replica), before, "{command:?} is taken back");
    }
}

#[test]
fn every_act_that_came_with_a_file_can_be_put_back_from_the_history() {
    let (phone, commands) = every_act();
    for command in commands {
        let (mut there, mut here) = (Phone::new(3), Phone::new(4));
        for one in [&mut there, &mut here] {
            one.take(&phone);
            one.now = phone.now;
        }
        let before = here.group.clone();
        there.execute(command.clone());
        let timestamp = there.last.clone().unwrap().timestamp;
        let mut journal: Vec<(Key, Vec<LostValue>)> = Vec::new();
        let merged = here.replica.merge(&there.replica).unwrap();
        journal.extend(merged.into_iter().map(|(key, merged)| (key, merged.lost)));
        let lost = |key: &Key| {
            journal.iter().find(|(known, _)| known == key).map(|(_, lost)| lost.clone()).unwrap_or_default()
        };
        let keys: Vec<Key> = here
            .replica
            .records()
            .filter(|(_, record)| record.fields().any(|(_, cell)| cell.timestamp == timestamp))
            .map(|(key, _)| key.clone())
            .collect();
        let back = revert(&here.replica, timestamp, &keys, &lost);
        if matches!(command, Command::NameGroup { .. }) {
            // A group without a name would be lost from sight.
            assert_eq!(back.left_alone, 1);
            continue;
        }
        assert_eq!(back.left_alone, 0, "{command:?}");
        here.replica.write(&back.edits, &mut here.clock, there.now + 1).unwrap();
        assert_eq!(Group::read(&here.replica), before, "{command:?} is put back");
        // The other phone hears of it, and agrees.
        there.replica.merge(&here.replica).unwrap();
        assert_eq!(Group::read(&there.replica), before);
    }
}

#[test]
fn one_change_of_several_is_put_back_alone() {
    let mut phone = Phone::new(1);
    let (ana, bilal) = (phone.add("Ana"), phone.add("Bilal"));
    let hall = phone.commit("Hall", ana, Some("2026-11-26"));
    let said = CheckInId(phone.fresh());
    phone.execute(Command::Batch(vec![
        Command::CheckIn {
            id: said,
            commitment: hall,
            state: CommitmentState::Stuck,
            day: None,
            details: by(ana),
        },
        Command::SetPresence { id: bilal, presence: Presence::Away },
    ]));
    let timestamp = phone.last.clone().unwrap().timestamp;
    let moment = recent(&phone.replica, 1).remove(0);
    assert_eq!(moment.news.len(), 2);
    let keys = moment.keys_of(&News::CheckIn(said), &phone.replica);
    assert_eq!(keys, [said.key(), hall.key()], "what it said of the commitment goes with it");
    let back = revert(&phone.replica, timestamp, &keys, &|_| Vec::new());
    phone.replica.write(&back.edits, &mut phone.clock, phone.now + 1).unwrap();
    let after = Group::read(&phone.replica);
    assert!(after.check_in(said).is_none() && after.commitment(hall).unwrap().state.is_none());
    assert_eq!(after.member(bilal).unwrap().presence, Presence::Away);
}

#[test]
fn what_it_said_before_is_never_guessed() {
    let (mut here, mut there) = (Phone::new(1), Phone::new(2));
    let ana = here.add("Ana");
    let hall = here.commit("Hall", ana, None);
    here.execute(Command::EditCommitment { id: hall, what: "The hall".into(), note: "Ring twice".into() });
    let timestamp = here.last.clone().unwrap().timestamp;
    // This phone never had the first words, for it opened the file only afterwards.
    there.take(&here);
    let back = revert(&there.replica, timestamp, &[hall.key()], &|_| Vec::new());
    assert_eq!(back.left_alone, 1, "a commitment does not lose its words");
    assert_eq!(back.edits.iter().map(|edit| edit.field.as_str()).collect::<Vec<_>>(), ["note"]);
}

#[test]
fn taking_back_leaves_what_others_wrote_since() {
    let mut here = Phone::new(1);
    let ana = here.add("Ana");
    let hall = here.commit("Hall", ana, None);
    let mut there = Phone::new(2);
    there.take(&here);
    here.execute(Command::EditCommitment { id: hall, what: "The hall".into(), note: "Ring twice".into() });
    let written = here.last.clone().unwrap();
    there.take(&here);
    there.execute(Command::EditCommitment {
        id: hall,
        what: "Saint Mark's hall".into(),
        note: "Ring twice".into(),
    });
    here.take(&there);
    let undone = undo(&here.replica, &written);
    assert_eq!((undone.edits.len(), undone.left_alone), (1, 1), "the note goes, the new words stay");
}

/// What stands already of needs, invitations, strengths, thanks, agreements and questions.
struct Between {
    need: NeedId,
    invited: InvitationId,
    notice: NoticeId,
    thanks: AppreciationId,
    agreed: AgreementId,
    question: QuestionId,
    reply: ReplyId,
}

impl Between {
    fn new(phone: &mut Phone, ana: MemberId, bilal: MemberId, hall: CommitmentId) -> Self {
        let made = Self {
            need: NeedId(phone.fresh()),
            invited: InvitationId(phone.fresh()),
            notice: NoticeId(phone.fresh()),
            thanks: AppreciationId(phone.fresh()),
            agreed: AgreementId(phone.fresh()),
            question: QuestionId(phone.fresh()),
            reply: ReplyId(phone.fresh()),
        };
        let text = || String::from("before");
        let words = NeedWords { what: text(), strengths: vec![text()], ..NeedWords::default() };
        phone.execute(Command::Need(NeedCommand::Say { id: made.need, words, by: Some(ana) }));
        let into = InvitationTarget::Commitment(hall);
        phone.execute(Command::Invite(InvitationCommand::Invite {
            id: made.invited,
            to: bilal,
            into,
            part: InvitationPart::Hold,
            word: text(),
            by: Some(ana),
        }));
        phone.execute(Command::Strength(StrengthCommand::Name {
            member: ana,
            kind: StrengthKind::Can,
            word: text(),
        }));
        phone.execute(Command::Strength(StrengthCommand::Notice {
            id: made.notice,
            member: bilal,
            word: text(),
            saw: text(),
            by: Some(ana),
        }));
        phone.execute(Command::Thanks(AppreciationCommand::Thank {
            id: made.thanks,
            to: vec![bilal],
            form: "caring".into(),
            word: text(),
            by: Some(ana),
            commitment: Some(hall),
        }));
        phone.execute(Command::Agreement(AgreementCommand::Add { id: made.agreed, what: text() }));
        phone.execute(Command::Question(QuestionCommand::Ask {
            id: made.question,
            what: text(),
            to: vec![],
            by: ana,
        }));
        let reply =
            QuestionCommand::Reply { id: made.reply, question: made.question, word: text(), by: bilal };
        phone.execute(Command::Question(reply));
        made
    }

    /// Each command about them, and each that makes further ones.
    fn commands(
        &self,
        phone: &mut Phone,
        ana: MemberId,
        bilal: MemberId,
        hall: CommitmentId,
    ) -> Vec<Command> {
        let text = || String::from("x");
        let words = || NeedWords { what: text(), why: text(), ..NeedWords::default() };
        let Self { need, invited, notice, thanks, agreed, question, reply } = *self;
        let of_needs = [
            NeedCommand::Say { id: NeedId(phone.fresh()), words: words(), by: None },
            NeedCommand::Edit { id: need, words: words() },
            NeedCommand::Rest { id: need, rest: true },
            NeedCommand::Keep(need),
            NeedCommand::Remove(need),
            NeedCommand::Take {
                id: need,
                holders: vec![ana],
                companions: vec![(bilal, Companionship::Alongside)],
            },
        ];
        let invite = |id, into, part| InvitationCommand::Invite {
            id,
            to: ana,
            into,
            part,
            word: text(),
            by: Some(bilal),
        };
        let answer = |reply, again| InvitationCommand::Answer { id: invited, reply, again };
        let of_invitations = [
            invite(InvitationId(phone.fresh()), InvitationTarget::Need(need), InvitationPart::Alongside),
            invite(InvitationId(phone.fresh()), InvitationTarget::Strength(text()), InvitationPart::Teaching),
            invite(InvitationId(phone.fresh()), InvitationTarget::Step(text()), InvitationPart::Hold),
            answer(InvitationResponse::Yes, None),
            answer(InvitationResponse::NotNow, Some(on(TODAY))),
            answer(InvitationResponse::No, None),
            InvitationCommand::Withdraw(invited),
        ];
        let of_strengths = [
            StrengthCommand::Name { member: ana, kind: StrengthKind::Learn, word: text() },
            StrengthCommand::TakeBack { member: ana, kind: StrengthKind::Can, word: "before".into() },
            StrengthCommand::Notice {
                id: NoticeId(phone.fresh()),
                member: ana,
                word: text(),
                saw: text(),
                by: None,
            },
            StrengthCommand::Answer { id: notice, accept: true },
            StrengthCommand::Answer { id: notice, accept: false },
            StrengthCommand::Join { word: "before".into(), into: text() },
            StrengthCommand::Separate { word: "before".into() },
            StrengthCommand::RestAfter { weeks: 9 },
        ];
        let of_thanks = [
            AppreciationCommand::Thank {
                id: AppreciationId(phone.fresh()),
                to: vec![ana, bilal],
                form: text(),
                word: text(),
                by: None,
                commitment: None,
            },
            AppreciationCommand::Remove(thanks),
            AppreciationCommand::Form { form: "caring".into(), on: false },
            AppreciationCommand::Form { form: text(), on: true },
        ];
        let of_agreements = [
            AgreementCommand::Add { id: AgreementId(phone.fresh()), what: text() },
            AgreementCommand::Reword { id: agreed, what: text() },
            AgreementCommand::Remove(agreed),
        ];
        let of_questions = [
            QuestionCommand::Ask { id: QuestionId(phone.fresh()), what: text(), to: vec![ana], by: bilal },
            QuestionCommand::Close { id: question, closed: true },
            QuestionCommand::Remove(question),
            QuestionCommand::Reply { id: ReplyId(phone.fresh()), question, word: text(), by: bilal },
            QuestionCommand::RemoveReply(reply),
        ];
        let commands =
            of_needs.into_iter().map(Command::Need).chain(of_invitations.into_iter().map(Command::Invite));
        let commands = commands.chain(of_strengths.into_iter().map(Command::Strength));
        commands
            .chain(of_thanks.into_iter().map(Command::Thanks))
            .chain(of_agreements.into_iter().map(Command::Agreement))
            .chain(of_questions.into_iter().map(Command::Question))
            .chain([
                Command::OpenPlace { id: hall, open: true },
                Command::DescribeCommitment { id: hall, strengths: vec![text()], less_visible: true },
            ])
            .collect()
    }
}

#[test]
fn a_need_whose_commitment_was_removed_is_taken_by_nobody_but_those_who_say_yes_now() {
    let mut phone = Phone::new(1);
    let (ana, bilal, chen) = (phone.add("Ana"), phone.add("Bilal"), phone.add("Chen"));
    let need = NeedId(phone.fresh());
    let words = NeedWords { what: "A van".into(), strengths: vec!["driving".into()], ..NeedWords::default() };
    phone.execute(Command::Need(NeedCommand::Say { id: need, words, by: Some(ana) }));
    let take = |holder, companions: &[(MemberId, Companionship)]| {
        Command::Need(NeedCommand::Take { id: need, holders: vec![holder], companions: companions.to_vec() })
    };
    let van = CommitmentId(need.0);
    phone.execute(take(ana, &[(chen, Companionship::Learning)]));
    let strengths = vec!["driving".into(), "patience".into()];
    phone.execute(Command::DescribeCommitment { id: van, strengths, less_visible: true });
    phone.execute(Command::RemoveCommitment(van));
    assert!(phone.group.commitment(van).is_none());

    phone.execute(take(bilal, &[]));
    let commitment = phone.group.commitment(van).unwrap();
    assert_eq!(phone.holders(van), ["Bilal"]);
    assert_eq!(phone.group.companions(commitment), []);
    assert_eq!(commitment.strengths, ["driving"]);
    assert!(!commitment.less_visible);
}
