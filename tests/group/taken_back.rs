//! Acts that are taken back: every sort of them, and beside what others wrote.

use super::*;

/// A phone with a lively group, and every sort of act that can be done there.
fn every_act() -> (Phone, Vec<Act>) {
    let mut phone = Phone::new(1);
    let (ana, bilal) = (phone.add("Ana"), phone.add("Bilal"));
    let hall = phone.commit("Hall", ana, Some("2026-11-26"));
    let other = phone.commit("Leaflet", bilal, None);
    let said = CheckInId(phone.fresh());
    let answer = AnswerId(phone.fresh());
    let fresh = CommitmentId(phone.fresh());
    let new = MemberId(phone.fresh());
    let asked = phone.check_in(other, State::Stuck, Noted { hand: true, ..by(bilal) });
    let text = || String::from("x");
    let between = Between::new(&mut phone, ana, bilal, hall);
    let acts = [
        Act::NameGroup { name: text(), purpose: text() },
        Act::AddMembers(vec![NewMember { id: new, name: text(), pronouns: text() }]),
        Act::EditMember { id: ana, name: text(), pronouns: text(), note: text() },
        Act::ChooseSeat { id: ana, colour: 3, shape: 2 },
        Act::SetPresence { id: ana, presence: Presence::Left },
        Act::RemoveMember(ana),
        Act::JoinMembers(ana, bilal),
        Act::UsePhone(Some(ana)),
        Act::Commit {
            id: fresh,
            what: text(),
            holders: vec![ana],
            companions: vec![(bilal, Companionship::Learning)],
            day: None,
            note: text(),
            on: None,
        },
        Act::EditCommitment { id: hall, what: text(), note: text() },
        Act::MoveDay { id: hall, day: None },
        Act::HandOver { id: hall, from: ana, to: bilal },
        Act::Share { id: hall, with: bilal },
        Act::Accompany { id: hall, who: bilal, how: Companionship::Alongside },
        Act::StepOut { id: hall, who: ana },
        Act::RemoveCommitment(hall),
        Act::CheckIn { id: said, commitment: hall, state: State::Done, day: Some(on(TODAY)), noted: by(ana) },
        Act::Arrive { id: said, carry: Some(Carry::Some), noted: Noted { hand: true, ..by(ana) } },
        Act::Answer {
            id: answer,
            check_in: asked,
            sort: AnswerSort::Offer,
            word: text(),
            by: Some(ana),
            alongside: true,
        },
        Act::LowerHand(asked),
    ];
    let between = between.acts(&mut phone, ana, bilal, hall);
    (phone, acts.into_iter().chain(between).collect())
}

#[test]
fn every_act_can_be_taken_back() {
    let (phone, acts) = every_act();
    for act in acts {
        let mut tried = Phone::new(3);
        tried.take(&phone);
        tried.now = phone.now;
        let before = tried.group.clone();
        tried.act(act.clone());
        assert_ne!(tried.group, before, "{act:?} does something");
        let undone = undo(&tried.replica, &tried.last.clone().unwrap());
        assert_eq!(undone.kept, 0);
        tried.replica.write(&undone.edits, &mut tried.clock, tried.now + 1).unwrap();
        assert_eq!(Group::read(&tried.replica), before, "{act:?} is taken back");
    }
}

#[test]
fn every_act_that_came_with_a_file_can_be_put_back_from_the_history() {
    let (phone, acts) = every_act();
    for act in acts {
        let (mut there, mut here) = (Phone::new(3), Phone::new(4));
        for one in [&mut there, &mut here] {
            one.take(&phone);
            one.now = phone.now;
        }
        let before = here.group.clone();
        there.act(act.clone());
        let stamp = there.last.clone().unwrap().stamp;
        let mut journal: Vec<(Key, Vec<Lost>)> = Vec::new();
        let merged = here.replica.merge(&there.replica).unwrap();
        journal.extend(merged.into_iter().map(|(key, merged)| (key, merged.lost)));
        let lost = |key: &Key| {
            journal.iter().find(|(known, _)| known == key).map(|(_, lost)| lost.clone()).unwrap_or_default()
        };
        let keys: Vec<Key> = here
            .replica
            .records()
            .filter(|(_, record)| record.fields().any(|(_, cell)| cell.stamp == stamp))
            .map(|(key, _)| key.clone())
            .collect();
        let back = put_back(&here.replica, stamp, &keys, &lost);
        if matches!(act, Act::NameGroup { .. }) {
            // A group without a name would be lost from sight.
            assert_eq!(back.kept, 1);
            continue;
        }
        assert_eq!(back.kept, 0, "{act:?}");
        here.replica.write(&back.edits, &mut here.clock, there.now + 1).unwrap();
        assert_eq!(Group::read(&here.replica), before, "{act:?} is put back");
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
    phone.act(Act::All(vec![
        Act::CheckIn { id: said, commitment: hall, state: State::Stuck, day: None, noted: by(ana) },
        Act::SetPresence { id: bilal, presence: Presence::Away },
    ]));
    let stamp = phone.last.clone().unwrap().stamp;
    let moment = recent(&phone.replica, 1).remove(0);
    assert_eq!(moment.news.len(), 2);
    let keys = moment.keys_of(&News::CheckIn(said), &phone.replica);
    assert_eq!(keys, [said.key(), hall.key()], "what it said of the commitment goes with it");
    let back = put_back(&phone.replica, stamp, &keys, &|_| Vec::new());
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
    here.act(Act::EditCommitment { id: hall, what: "The hall".into(), note: "Ring twice".into() });
    let stamp = here.last.clone().unwrap().stamp;
    // This phone never had the first words, for it opened the file only afterwards.
    there.take(&here);
    let back = put_back(&there.replica, stamp, &[hall.key()], &|_| Vec::new());
    assert_eq!(back.kept, 1, "a commitment does not lose its words");
    assert_eq!(back.edits.iter().map(|edit| edit.field.as_str()).collect::<Vec<_>>(), ["note"]);
}

#[test]
fn taking_back_leaves_what_others_wrote_since() {
    let mut here = Phone::new(1);
    let ana = here.add("Ana");
    let hall = here.commit("Hall", ana, None);
    let mut there = Phone::new(2);
    there.take(&here);
    here.act(Act::EditCommitment { id: hall, what: "The hall".into(), note: "Ring twice".into() });
    let written = here.last.clone().unwrap();
    there.take(&here);
    there.act(Act::EditCommitment { id: hall, what: "Saint Mark's hall".into(), note: "Ring twice".into() });
    here.take(&there);
    let undone = undo(&here.replica, &written);
    assert_eq!((undone.edits.len(), undone.kept), (1, 1), "the note goes, the new words stay");
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
        phone.act(Act::Need(NeedAct::Say { id: made.need, words, by: Some(ana) }));
        let into = Into::Commitment(hall);
        phone.act(Act::Invite(InviteAct::Invite {
            id: made.invited,
            to: bilal,
            into,
            part: Part::Hold,
            word: text(),
            by: Some(ana),
        }));
        phone.act(Act::Strength(StrengthAct::Name { member: ana, way: Way::Can, word: text() }));
        phone.act(Act::Strength(StrengthAct::Notice {
            id: made.notice,
            member: bilal,
            word: text(),
            saw: text(),
            by: Some(ana),
        }));
        phone.act(Act::Thanks(ThanksAct::Thank {
            id: made.thanks,
            to: vec![bilal],
            form: "caring".into(),
            word: text(),
            by: Some(ana),
            commitment: Some(hall),
        }));
        phone.act(Act::Together(TogetherAct::Agree { id: made.agreed, what: text() }));
        phone.act(Act::Together(TogetherAct::Ask { id: made.question, what: text(), to: vec![], by: ana }));
        let reply = TogetherAct::Reply { id: made.reply, question: made.question, word: text(), by: bilal };
        phone.act(Act::Together(reply));
        made
    }

    /// Each act about them, and each that makes further ones.
    fn acts(&self, phone: &mut Phone, ana: MemberId, bilal: MemberId, hall: CommitmentId) -> Vec<Act> {
        let text = || String::from("x");
        let words = || NeedWords { what: text(), why: text(), ..NeedWords::default() };
        let Self { need, invited, notice, thanks, agreed, question, reply } = *self;
        let of_needs = [
            NeedAct::Say { id: NeedId(phone.fresh()), words: words(), by: None },
            NeedAct::Edit { id: need, words: words() },
            NeedAct::Rest { id: need, rest: true },
            NeedAct::Keep(need),
            NeedAct::Remove(need),
            NeedAct::Take {
                id: need,
                holders: vec![ana],
                companions: vec![(bilal, Companionship::Alongside)],
            },
            NeedAct::OpenPlace { id: hall, open: true },
            NeedAct::Describe { id: hall, strengths: vec![text()], less_visible: true },
        ];
        let invite =
            |id, into, part| InviteAct::Invite { id, to: ana, into, part, word: text(), by: Some(bilal) };
        let answer = |reply, again| InviteAct::Answer { id: invited, reply, again };
        let of_invitations = [
            invite(InvitationId(phone.fresh()), Into::Need(need), Part::Alongside),
            invite(InvitationId(phone.fresh()), Into::Strength(text()), Part::Teaching),
            invite(InvitationId(phone.fresh()), Into::Step(text()), Part::Hold),
            answer(Reply::Yes, None),
            answer(Reply::NotNow, Some(on(TODAY))),
            answer(Reply::No, None),
            InviteAct::Withdraw(invited),
        ];
        let of_strengths = [
            StrengthAct::Name { member: ana, way: Way::Learn, word: text() },
            StrengthAct::TakeBack { member: ana, way: Way::Can, word: "before".into() },
            StrengthAct::Notice {
                id: NoticeId(phone.fresh()),
                member: ana,
                word: text(),
                saw: text(),
                by: None,
            },
            StrengthAct::Answer { id: notice, accept: true },
            StrengthAct::Answer { id: notice, accept: false },
            StrengthAct::Join { word: "before".into(), into: text() },
            StrengthAct::Separate { word: "before".into() },
            StrengthAct::RestAfter { weeks: 9 },
        ];
        let of_thanks = [
            ThanksAct::Thank {
                id: AppreciationId(phone.fresh()),
                to: vec![ana, bilal],
                form: text(),
                word: text(),
                by: None,
                commitment: None,
            },
            ThanksAct::Remove(thanks),
            ThanksAct::Form { form: "caring".into(), on: false },
            ThanksAct::Form { form: text(), on: true },
        ];
        let of_together = [
            TogetherAct::Agree { id: AgreementId(phone.fresh()), what: text() },
            TogetherAct::Reword { id: agreed, what: text() },
            TogetherAct::Drop(agreed),
            TogetherAct::Ask { id: QuestionId(phone.fresh()), what: text(), to: vec![ana], by: bilal },
            TogetherAct::Close { id: question, closed: true },
            TogetherAct::TakeBack(question),
            TogetherAct::Reply { id: ReplyId(phone.fresh()), question, word: text(), by: bilal },
            TogetherAct::Unsay(reply),
        ];
        let acts = of_needs.into_iter().map(Act::Need).chain(of_invitations.into_iter().map(Act::Invite));
        let acts = acts.chain(of_strengths.into_iter().map(Act::Strength));
        acts.chain(of_thanks.into_iter().map(Act::Thanks))
            .chain(of_together.into_iter().map(Act::Together))
            .collect()
    }
}
