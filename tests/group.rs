//! What a group is: commands, lists, the story, joined people, history, on copies that merge.

#[path = "group/changed_apart.rs"]
mod changed_apart;
#[path = "group/let_go.rs"]
mod let_go;
mod phone;
#[path = "group/removed.rs"]
mod removed;
#[path = "group/spread.rs"]
mod spread;
#[path = "group/taken_back.rs"]
mod taken_back;
#[path = "group/unseen.rs"]
mod unseen;

use all_leaders::group::{
    AgreementCommand, AgreementId, AnswerId, AnswerKind, AppreciationCommand, AppreciationId, Attention,
    Capacity, ChangeKind, Chapter, CheckInDetails, CheckInId, Command, CommitmentFilter, CommitmentId,
    CommitmentState, Companionship, Group, InvitationCommand, InvitationId, InvitationPart,
    InvitationResponse, InvitationTarget, MemberId, NeedCommand, NeedId, NeedWords, NewMember, News,
    NoticeId, Presence, QuestionCommand, QuestionId, ReplyId, StrengthCommand, StrengthKind, recent,
    restore_removed, revert, sample, undo,
};
use all_leaders::replica::{Key, LostValue, Record};
use phone::{Phone, TODAY, by, on};
use uuid::Uuid;

#[test]
fn a_commitment_is_held_checked_in_on_and_ended() {
    let mut phone = Phone::new(1);
    let ana = phone.add("Ana");
    let hall = phone.commit("Ask about the hall", ana, Some("2026-11-26"));
    assert_eq!(phone.group.list(CommitmentFilter::Of(ana), on(TODAY)).len(), 1);
    assert_eq!(phone.attention(hall), Attention::Soon(on("2026-11-26")));

    let stuck = |phone: &Phone| -> Vec<_> {
        let stuck = phone.group.stuck_without_a_hand().map(|one| one.id);
        stuck.map(|id| (id, phone.group.said_to_be_stuck(id).map(|said| said.by))).collect()
    };
    phone.check_in(hall, CommitmentState::Stuck, by(ana));
    assert_eq!(stuck(&phone), [(hall, Some(Some(ana)))]);
    phone.check_in(hall, CommitmentState::Moving, by(ana));
    assert!(stuck(&phone).is_empty());

    phone.check_in(hall, CommitmentState::Stuck, CheckInDetails { hand: true, ..by(ana) });
    assert!(stuck(&phone).is_empty(), "with it somebody asks for a hand already");
    assert_eq!(phone.group.raised_hands().len(), 1);
    assert_eq!(phone.attention(hall), Attention::Hand);

    phone.check_in(hall, CommitmentState::Done, by(ana));
    assert!(phone.group.raised_hands().is_empty(), "what is done asks for no hand");
    assert!(phone.group.list(CommitmentFilter::Everyone, on(TODAY)).is_empty());
    assert_eq!(phone.group.list(CommitmentFilter::Ended, on(TODAY)).len(), 1);

    phone.execute(Command::Reopen(hall));
    assert_eq!(phone.group.list(CommitmentFilter::Everyone, on(TODAY)).len(), 1);
    let story = phone.group.commitment(hall).map(|c| phone.group.story(c)).unwrap();
    assert!(matches!(
        story[..],
        [
            Chapter::Began(_),
            Chapter::CheckIn(_),
            Chapter::CheckIn(_),
            Chapter::CheckIn(_),
            Chapter::CheckIn(_),
            Chapter::Step(_)
        ]
    ));
}

#[test]
fn asking_for_a_hand_leaves_it_as_it_was_and_says_nothing_where_nobody_did() {
    let mut phone = Phone::new(1);
    let ana = phone.add("Ana");
    let hall = phone.commit("Ask about the hall", ana, None);
    let asked = |phone: &Phone| phone.group.commitment(hall).unwrap().state_with_hand();
    assert_eq!(asked(&phone), None, "nobody said that it moves, nor that it is stuck");
    for (said, with_hand) in [
        (CommitmentState::Moving, Some(CommitmentState::Moving)),
        (CommitmentState::Stuck, Some(CommitmentState::Stuck)),
        // Whoever asks for a hand has not ended it.
        (CommitmentState::Done, None),
        (CommitmentState::LetGo, None),
    ] {
        phone.check_in(hall, said, by(ana));
        assert_eq!(asked(&phone), with_hand, "after {said:?}");
    }

    for state in [None, Some(CommitmentState::Moving)] {
        let task = phone.commit("Bake", ana, None);
        if let Some(state) = state {
            phone.check_in(task, state, by(ana));
        }
        let id = CheckInId(phone.fresh());
        let (day, details) = (Some(on(TODAY)), CheckInDetails { word: "An oven?".into(), ..by(ana) });
        phone.execute(Command::AskForHand { id, commitment: task, day, details });
        let (said, task) = (phone.group.check_in(id).unwrap(), phone.group.commitment(task).unwrap());
        assert_eq!((said.state, said.hand, said.commitment, said.day), (None, true, Some(task.id), day));
        assert_eq!((task.state, task.hand, task.day, task.state_on), (state, Some(id), day, day));
        assert!(phone.group.raised_hands().contains(&said));
    }
}

#[test]
fn acting_for_somebody_else_stays_visible() {
    let mut phone = Phone::new(1);
    let (ana, bilal) = (phone.add("Ana"), phone.add("Bilal"));
    phone.me = Some(ana);
    let hall = phone.commit("Hall", bilal, None);
    assert_eq!(phone.group.commitment(hall).unwrap().noted_by, Some(ana));
    let said = phone.check_in(hall, CommitmentState::Moving, by(bilal));
    assert_eq!(phone.group.check_in(said).unwrap().noted_by, Some(ana));
    let own = phone.check_in(hall, CommitmentState::Moving, by(ana));
    assert_eq!(phone.group.check_in(own).unwrap().noted_by, None);
}

#[test]
fn two_phones_that_hand_over_and_share_at_once_keep_both_holders() {
    let mut here = Phone::new(1);
    let (ana, bilal, chen) = (here.add("Ana"), here.add("Bilal"), here.add("Chen"));
    let hall = here.commit("Hall", ana, None);
    let mut there = Phone::new(2);
    there.take(&here);
    here.execute(Command::HandOver { id: hall, from: ana, to: bilal });
    there.execute(Command::AddHolder { id: hall, holder: chen });
    here.take(&there);
    there.take(&here);
    assert_eq!(here.group, there.group);
    assert_eq!(here.holders(hall), ["Bilal", "Chen"]);
}

#[test]
fn one_person_added_on_two_phones_becomes_one_person() {
    let mut here = Phone::new(1);
    let mut there = Phone::new(2);
    let (ana, other) = (here.add("Ana"), there.add("Ana"));
    let hall = here.commit("Hall", ana, None);
    let flyer = there.commit("Flyer", other, None);
    here.take(&there);
    assert_eq!(here.group.members().count(), 2, "never joined silently");
    here.execute(Command::JoinMembers(other, ana));
    assert_eq!(here.group.members().count(), 1);
    assert_eq!(here.group.list(CommitmentFilter::Of(other), on(TODAY)).len(), 2);
    here.execute(Command::StepOut { id: flyer, who: ana });
    assert!(here.holders(flyer).is_empty(), "whichever record held it");
    there.take(&here);
    assert_eq!(there.group, here.group);
    there.execute(Command::SeparateMembers(ana, other));
    assert_eq!(there.group.members().count(), 2);
    assert_eq!(there.holders(hall), ["Ana"]);
}

#[test]
fn joins_in_a_ring_are_one_person_and_end() {
    let mut here = Phone::new(1);
    let ids = [here.add("Ana"), here.add("Anna"), here.add("Ana B.")];
    let mut there = Phone::new(2);
    there.take(&here);
    here.execute(Command::JoinMembers(ids[0], ids[1]));
    here.execute(Command::JoinMembers(ids[1], ids[2]));
    there.execute(Command::JoinMembers(ids[2], ids[0]));
    there.take(&here);
    here.take(&there);
    assert_eq!(here.group.members().count(), 1);
    assert_eq!(here.group, there.group);
}

#[test]
fn what_was_said_after_a_wrong_clock_still_counts() {
    let mut there = Phone::new(2);
    there.now = 4_000_000_000_000; // the year 2096
    let ana = there.add("Ana");
    let hall = there.commit("Hall", ana, None);
    there.check_in(hall, CommitmentState::Stuck, CheckInDetails::default());
    let mut here = Phone::new(1);
    here.take(&there);
    here.check_in(hall, CommitmentState::Done, CheckInDetails::default());
    there.take(&here);
    assert_eq!(there.group.commitment(hall).unwrap().state, Some(CommitmentState::Done));
}

#[test]
fn attention_is_asked_for_gently() {
    let mut phone = Phone::new(1);
    let ana = phone.add("Ana");
    let passed = phone.commit("Passed", ana, Some("2026-11-20"));
    let later = phone.commit("Later", ana, Some("2027-02-01"));
    let none = phone.commit("None", ana, None);
    assert_eq!(phone.attention(passed), Attention::CheckIn(on("2026-11-20")));
    assert_eq!(phone.attention(later), Attention::Later(on("2027-02-01")));
    assert_eq!(phone.attention(none), Attention::NoDay);
    phone.check_in(passed, CommitmentState::Moving, CheckInDetails::default());
    assert_eq!(phone.attention(passed), Attention::Soon(on("2026-11-20")), "a word was said since");
    phone.check_in(
        none,
        CommitmentState::Moving,
        CheckInDetails { on: Some(on("2026-11-01")), ..CheckInDetails::default() },
    );
    assert_eq!(phone.attention(none), Attention::CheckIn(on("2026-11-01")), "no word for two weeks");
    let order: Vec<_> =
        phone.group.list(CommitmentFilter::Everyone, on(TODAY)).iter().map(|c| c.id).collect();
    assert_eq!(order, [none, passed, later]);
}

#[test]
fn hands_are_raised_and_lowered_with_or_without_a_commitment() {
    let mut phone = Phone::new(1);
    let (ana, bilal) = (phone.add("Ana"), phone.add("Bilal"));
    let said = CheckInId(phone.fresh());
    let details = CheckInDetails { hand: true, word: "a lot on".into(), ..by(ana) };
    phone.execute(Command::Arrive { id: said, carry: Some(Capacity::Little), details });
    assert_eq!(phone.group.raised_hands()[0].by, Some(ana));
    let again = CheckInId(phone.fresh());
    phone.execute(Command::Arrive {
        id: again,
        carry: None,
        details: CheckInDetails { hand: true, ..by(ana) },
    });
    assert_eq!(phone.group.raised_hands().len(), 1, "a person raises one hand");
    assert_eq!(phone.group.raised_hands()[0].id, again);
    phone.execute(Command::LowerHand(again));
    assert!(phone.group.raised_hands().is_empty());

    let hall = phone.commit("Hall", ana, None);
    let asked = phone.check_in(hall, CommitmentState::Stuck, CheckInDetails { hand: true, ..by(ana) });
    let id = AnswerId(phone.fresh());
    let word = "I can".to_owned();
    phone.execute(Command::Answer {
        id,
        check_in: asked,
        kind: AnswerKind::Offer,
        word,
        by: Some(bilal),
        alongside: true,
    });
    let commitment = phone.group.commitment(hall).unwrap();
    assert_eq!(phone.group.companions(commitment)[0].1, Companionship::Alongside);
    assert_eq!(phone.group.answers_to(asked).count(), 1);
    assert!(phone.group.has_offered(bilal, asked) && !phone.group.has_offered(ana, asked));
    let cheer = Command::Answer {
        id: AnswerId(phone.fresh()),
        check_in: asked,
        kind: AnswerKind::Encouragement,
        word: "Continue".into(),
        by: Some(ana),
        alongside: false,
    };
    phone.execute(cheer);
    assert!(!phone.group.has_offered(ana, asked), "a good word is no hand");
    phone.execute(Command::LowerHand(asked));
    assert!(phone.group.raised_hands().is_empty());
}

#[test]
fn erasing_a_person_leaves_what_they_carried_and_none_of_their_words() {
    let mut phone = Phone::new(1);
    let ana = phone.add("Ana");
    let hall = phone.commit("Hall", ana, None);
    let said =
        phone.check_in(hall, CommitmentState::Moving, CheckInDetails { word: "secret".into(), ..by(ana) });
    let mut there = Phone::new(2);
    there.take(&phone);
    there.execute(Command::EditMember {
        id: ana,
        name: "Ana Maria".into(),
        pronouns: String::new(),
        note: String::new(),
    });
    phone.execute(Command::EraseMember(ana));
    assert_eq!(there.take(&phone), [News::Erased]);
    for copy in [&phone, &there] {
        assert!(copy.group.member(ana).is_none());
        assert!(copy.group.check_in(said).is_none());
        assert!(copy.group.commitment(hall).is_some());
        let all = format!("{:?}", copy.replica);
        assert!(!all.contains("secret") && !all.contains("Ana"));
    }
}

#[test]
fn news_speak_of_acts_and_not_of_fields() {
    let mut here = Phone::new(1);
    let ana = here.add("Ana");
    let hall = here.commit("Hall", ana, None);
    let mut there = Phone::new(2);
    there.take(&here);
    let said = here.check_in(hall, CommitmentState::Moving, CheckInDetails::default());
    here.execute(Command::EditCommitment { id: hall, what: "The hall".into(), note: String::new() });
    assert_eq!(there.take(&here), [News::CheckIn(said), News::Commitment(hall, vec![ChangeKind::Words])]);
    assert_eq!(there.take(&here), [], "nothing new the second time");
}

#[test]
fn history_tells_the_latest_acts_first() {
    let mut phone = Phone::new(1);
    let ana = phone.add("Ana");
    phone.execute(Command::UsePhone(Some(ana)));
    let hall = phone.commit("Hall", ana, None);
    phone.execute(Command::MoveDay { id: hall, day: Some(on("2026-12-01")) });
    phone.execute(Command::SetPresence { id: ana, presence: Presence::Away });
    let moments = recent(&phone.replica, 10);
    let told: Vec<&[News]> = moments.iter().map(|m| m.news.as_slice()).collect();
    assert_eq!(told[0], [News::Member(ana, vec![ChangeKind::Is(Presence::Away)])]);
    assert_eq!(told[1], [News::Commitment(hall, vec![ChangeKind::Day])]);
    assert_eq!(told[2], [News::NewCommitment(hall)]);
    assert_eq!(told[3], [News::NewMember(ana)]);
    assert_eq!(phone.group.user_of(moments[0].device).unwrap().name, "Ana");
    assert_eq!(recent(&phone.replica, 2).len(), 2);
}

#[test]
fn hostile_text_is_shown_on_one_line_without_tricks() {
    let mut phone = Phone::new(1);
    let id = phone.add("Ana\u{202e}\u{0}\n<script>alert(1)</script>\u{200b}  B");
    assert_eq!(phone.group.member(id).unwrap().name, "Ana <script>alert(1)</script> B");
}

#[test]
fn the_sample_group_is_lively() {
    let text = sample::SampleText {
        name: "Riverside Tenants",
        purpose: "",
        people: [("Ana", ""); 8],
        tasks: ["Task"; 11],
        words: ["word"; 6],
        thanks: ["thanks"; 3],
        agreements: ["we agree"; 3],
        question: "How was it?",
        strengths: ["strength"; 12],
        saw: "seen",
        needs: [["Need"; 4]; 4],
        invitation: "word",
        meetings: sample::MeetingSample {
            title: "Circle",
            place: "",
            agenda: ["item"; 5],
            decision: ["decided"; 3],
            later: "later",
        },
    };
    let mut phone = Phone::new(1);
    let mut ids = 1000;
    let commands = sample::commands(&text, on(TODAY), || {
        ids += 1;
        Uuid::from_u128(ids)
    });
    phone.execute(Command::Batch(commands));
    assert!(phone.group.is_sample());
    assert_eq!(phone.group.seats().count(), 8);
    let open = phone.group.list(CommitmentFilter::Everyone, on(TODAY));
    assert_eq!(open.len(), 11);
    assert_eq!(phone.group.raised_hands().len(), 1);
    assert_eq!(phone.group.appreciations().count(), 3);
    assert_eq!(phone.group.agreements().count(), 3);
    let meetings = phone.group.meetings();
    assert_eq!(meetings.iter().filter(|meeting| meeting.is_over()).count(), 2);
    let next = meetings.last().unwrap();
    assert_eq!(phone.group.agenda(next.id).len(), 3);
    assert_eq!(phone.group.here(meetings[1]).len(), 7);
    assert_eq!(phone.group.role_turns(meetings[1], "facilitator").len(), 1);
    let me = phone.group.seats().next().unwrap().id;
    assert_eq!(phone.group.questions_for(me).len(), 1);
    assert!(open.iter().any(|c| phone.group.attention(c, on(TODAY)).wants_check_in()));
    assert_eq!(phone.group.open_needs().len(), 4, "one of them is held, with a place open");
    assert!(phone.group.needs().any(|need| phone.group.asks_whether_needed(need, on(TODAY)).is_some()));
    let first = phone.group.seats().next().unwrap().id;
    assert_eq!(phone.group.invitations_for(first, on(TODAY)).len(), 1);
}

#[test]
fn old_work_that_is_done_is_cleared_with_all_that_was_said_about_it_and_nothing_else() {
    let mut phone = Phone::new(1);
    let ana = phone.add("Ana");
    let (old, fresh) = (phone.commit("Book the room", ana, None), phone.commit("Paint", ana, None));
    let open = phone.commit("Water the plants", ana, None);
    let said = |word: &str, at: &str| CheckInDetails {
        word: word.into(),
        on: Some(on(at)),
        ..CheckInDetails::default()
    };
    let asked = phone.check_in(old, CommitmentState::Stuck, said("Nobody answers", "2026-05-01"));
    let id = AnswerId(phone.fresh());
    phone.execute(Command::Answer {
        id,
        check_in: asked,
        kind: AnswerKind::Encouragement,
        word: "You will get there".into(),
        by: Some(ana),
        alongside: false,
    });
    phone.check_in(old, CommitmentState::Done, said("Booked", "2026-05-10"));
    phone.check_in(fresh, CommitmentState::LetGo, said("No time", "2026-11-20"));
    phone.check_in(open, CommitmentState::Moving, said("Each week", "2026-05-02"));
    let other = Phone { replica: phone.replica.clone(), group: phone.group.clone(), ..Phone::new(2) };

    assert_eq!(phone.group.ended_by(on("2026-08-25")).map(|c| c.id).collect::<Vec<_>>(), [old]);
    phone.execute(Command::ClearEnded(on("2026-08-25")));
    assert_eq!(phone.group.commitments().map(|c| c.id).collect::<Vec<_>>(), [fresh, open]);
    assert_eq!(phone.group.check_ins().count(), 2);
    assert!(phone.group.answer(id).is_none());
    let kept = all_leaders::replica::file::records_text(&phone.replica);
    for words in ["Book the room", "Nobody answers", "You will get there", "Booked"] {
        assert!(!kept.contains(words), "{words} is still there");
    }
    // A copy that still has it does not bring it back.
    phone.take(&other);
    assert!(phone.group.commitment(old).is_none());
}
