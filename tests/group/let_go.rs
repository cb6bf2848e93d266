//! Letting go of what several do: one alone, or all.

use all_leaders::group::{
    Chapter, CheckInDetails, CheckInId, Command, CommitmentState, Companionship, Group, News, undo,
};
use all_leaders::text;

use super::Phone;
use super::phone::{TODAY, by, on};

fn let_go_alone(
    phone: &mut Phone,
    commitment: super::CommitmentId,
    who: super::MemberId,
    word: &str,
) -> CheckInId {
    let id = CheckInId(phone.fresh());
    let details = CheckInDetails { word: word.into(), ..CheckInDetails::default() };
    phone.execute(Command::LetGoAlone { id, commitment, who, details });
    id
}

#[test]
fn who_lets_go_alone_leaves_it_to_the_others_and_their_word_stays() {
    let mut phone = Phone::new(1);
    let (ana, bilal) = (phone.add("Ana"), phone.add("Bilal"));
    let hall = phone.commit("Hall", ana, Some(TODAY));
    phone.execute(Command::AddHolder { id: hall, holder: bilal });
    phone.check_in(hall, CommitmentState::Moving, by(bilal));
    let said = let_go_alone(&mut phone, hall, ana, "No time left");
    let commitment = phone.group.commitment(hall).unwrap();
    assert_eq!(phone.holders(hall), ["Bilal"]);
    assert_eq!(
        (commitment.state, commitment.is_open()),
        (Some(CommitmentState::Moving), true),
        "it goes on as it was"
    );
    assert_eq!(commitment.day, Some(on(TODAY)));
    let Some(Chapter::CheckIn(last)) = phone.group.story(commitment).pop() else {
        panic!("no word in the story")
    };
    assert_eq!((last.id, last.by, last.only_self, &*last.word), (said, Some(ana), true, "No time left"));
    // It is one command: taken back, both do it again.
    let back = undo(&phone.replica, phone.last.as_ref().unwrap());
    assert_eq!(back.left_alone, 0);
    phone.undo_at(phone.now + 1);
    assert_eq!(phone.holders(hall), ["Ana", "Bilal"]);
    assert!(phone.group.check_in(said).is_none());
}

#[test]
fn the_news_say_that_the_others_go_on() {
    let mut here = Phone::new(1);
    let (ana, bilal) = (here.add("Ana"), here.add("Bilal"));
    let hall = here.commit("Hall", ana, None);
    here.execute(Command::AddHolder { id: hall, holder: bilal });
    let mut there = Phone::new(2);
    there.take(&here);
    let said = let_go_alone(&mut here, hall, ana, "");
    assert_eq!(there.take(&here), [News::CheckIn(said)]);
    let told =
        text::news::describe(&text::EN, &there.group, &News::CheckIn(said), &|_| String::new()).unwrap();
    assert_eq!(told.text, "Ana is no longer doing “Hall”. The others continue");
}

#[test]
fn two_who_let_go_alone_apart_leave_it_open_for_whoever_would_like_to() {
    let mut here = Phone::new(1);
    let (ana, bilal) = (here.add("Ana"), here.add("Bilal"));
    let hall = here.commit("Hall", ana, None);
    here.execute(Command::AddHolder { id: hall, holder: bilal });
    let mut there = Phone::new(2);
    there.take(&here);
    let_go_alone(&mut here, hall, ana, "");
    let_go_alone(&mut there, hall, bilal, "");
    here.take(&there);
    there.take(&here);
    assert_eq!(here.group, there.group);
    assert!(here.holders(hall).is_empty());
    assert!(here.group.commitment(hall).unwrap().is_open());
}

#[test]
fn whichever_entry_held_it_and_whatever_they_asked_for_goes_with_them() {
    let mut phone = Phone::new(1);
    let (ana, other, bilal) = (phone.add("Ana"), phone.add("Ana B"), phone.add("Bilal"));
    let hall = phone.commit("Hall", other, None);
    phone.execute(Command::AddHolder { id: hall, holder: bilal });
    phone.execute(Command::AddCompanion { id: hall, who: ana, how: Companionship::Alongside });
    phone.execute(Command::JoinMembers(ana, other));
    phone.check_in(hall, CommitmentState::Stuck, CheckInDetails { hand: true, ..by(ana) });
    let_go_alone(&mut phone, hall, ana, "");
    let commitment = phone.group.commitment(hall).unwrap();
    assert_eq!(phone.holders(hall), ["Bilal"]);
    assert!(!phone.group.takes_part(commitment, ana));
    assert!(phone.group.raised_hands().is_empty(), "the hand that she asked for is not his");
    // The word goes with whoever is erased.
    let_go_alone(&mut phone, hall, ana, "secret");
    phone.execute(Command::EraseMember(ana));
    assert!(!format!("{:?}", phone.replica).contains("secret"));
    assert_eq!(phone.group, Group::read(&phone.replica));
}
