//! Thanks, agreements, words that were asked for, and what is erased with a person: on copies that merge.

mod phone;

use all_leaders::group::{
    AgreementCommand, AgreementId, AppreciationCommand, AppreciationId, CheckInDetails, CheckInId, Command,
    CommitmentId, CommitmentState, FORMS, Group, InvitationCommand, InvitationId, InvitationPart,
    InvitationResponse, InvitationTarget, MemberId, NeedCommand, NeedId, NeedStatus, NeedWords, News,
    NewsForReader, NoticeId, QuestionCommand, QuestionId, ReplyId, StrengthCommand, StrengthKind, undo,
};
use all_leaders::replica::file::records_text;
use all_leaders::text::{EN, news as words};
use phone::{Phone, TODAY, on};

/// Two phones with one group of three.
fn two_phones() -> (Phone, Phone, [MemberId; 3]) {
    let mut here = Phone::new(1);
    let people = ["Ana", "Bilal", "Chen"].map(|name| here.add(name));
    let mut there = Phone::new(2);
    there.take(&here);
    there.now = here.now;
    (here, there, people)
}

/// Each takes the other's copy; both are the same then, to the byte.
fn meet(here: &mut Phone, there: &mut Phone) {
    here.take(there);
    there.take(here);
    assert_eq!(records_text(&here.replica), records_text(&there.replica));
    assert_eq!(here.group, there.group);
}

fn thank(phone: &mut Phone, by: Option<MemberId>, to: &[MemberId], form: &str) -> AppreciationId {
    let id = AppreciationId(phone.fresh());
    let (form, word) = (form.to_owned(), "You did it".to_owned());
    phone.execute(Command::Thanks(AppreciationCommand::Thank {
        id,
        to: to.to_vec(),
        form,
        word,
        by,
        commitment: None,
    }));
    id
}

fn agree(phone: &mut Phone, what: &str) -> AgreementId {
    let id = AgreementId(phone.fresh());
    phone.execute(Command::Agreement(AgreementCommand::Add { id, what: what.into() }));
    id
}

fn ask(phone: &mut Phone, by: MemberId, to: &[MemberId]) -> QuestionId {
    let id = QuestionId(phone.fresh());
    phone.execute(Command::Question(QuestionCommand::Ask {
        id,
        what: "How was it?".into(),
        to: to.to_vec(),
        by,
    }));
    id
}

fn reply(phone: &mut Phone, question: QuestionId, by: MemberId, word: &str) -> ReplyId {
    let id = ReplyId(phone.fresh());
    phone.execute(Command::Question(QuestionCommand::Reply { id, question, word: word.into(), by }));
    id
}

fn told(phone: &Phone, news: &News) -> Option<String> {
    words::describe(&EN, &phone.group, news, &|_| "by some day".into()).map(|told| told.text)
}

/// The sentences without the marks that set names apart in them.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

fn all_told(phone: &Phone, news: &[News]) -> Vec<String> {
    news.iter().filter_map(|one| told(phone, one)).map(|text| plain(&text)).collect()
}

#[test]
fn thanks_stand_with_each_who_is_thanked_and_say_who_noted_them() {
    let (mut here, _, [ana, bilal, chen]) = two_phones();
    here.me = Some(chen);
    let first = thank(&mut here, Some(ana), &[bilal, chen], "caring");
    let second = thank(&mut here, Some(chen), &[bilal], "");
    let ids = |id| here.group.thanks_to(id).map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(ids(bilal), [second, first], "the latest first");
    assert_eq!(ids(chen), [first]);
    assert!(ids(ana).is_empty());
    let noted = |id| here.group.appreciation(id).unwrap().noted_by;
    assert_eq!((noted(first), noted(second)), (Some(chen), None));
    // Who was joined into one person is thanked once.
    let mut joined = here;
    joined.execute(Command::JoinMembers(bilal, chen));
    assert_eq!(joined.group.thanked(joined.group.appreciation(first).unwrap()), [bilal]);
}

#[test]
fn the_forms_are_the_groups_own() {
    let (mut here, mut there, _) = two_phones();
    let form = |form: &str, on| Command::Thanks(AppreciationCommand::Form { form: form.into(), on });
    assert_eq!(here.group.forms(), FORMS);
    here.execute(form("caring", false));
    here.execute(form("Cooking for all", true));
    there.execute(form("asking the hard question", true));
    there.execute(form("bridging", false));
    meet(&mut here, &mut there);
    let forms = here.group.forms();
    assert_eq!(forms.len(), FORMS.len(), "two out, two in: {forms:?}");
    assert!(forms.contains(&"Cooking for all".into()) && forms.contains(&"asking the hard question".into()));
    assert_eq!(here.group.removed_forms(), ["caring", "bridging"]);
    // Another spelling is the same form, and what was taken out comes back.
    here.execute(form("cooking FOR all", true));
    here.execute(form("Caring", true));
    assert_eq!(here.group.forms().len(), FORMS.len() + 1);
    assert_eq!(here.group.removed_forms(), ["bridging"]);
    here.execute(form("Cooking for all", false));
    assert_eq!(here.group.removed_forms(), ["bridging", "Cooking for all"]);
}

#[test]
fn what_two_phones_say_at_once_is_all_there() {
    let (mut here, mut there, [ana, bilal, chen]) = two_phones();
    let agreed = agree(&mut here, "We begin on time");
    let question = ask(&mut here, ana, &[]);
    meet(&mut here, &mut there);
    // Apart: both thank the same person, reword one agreement, add another, and answer.
    thank(&mut here, Some(ana), &[chen], "caring");
    thank(&mut there, Some(bilal), &[chen], "caring");
    here.execute(Command::Agreement(AgreementCommand::Reword {
        id: agreed,
        what: "We begin at seven".into(),
    }));
    there.now += 5_000;
    there.execute(Command::Agreement(AgreementCommand::Reword {
        id: agreed,
        what: "We begin and end on time".into(),
    }));
    agree(&mut here, "We listen");
    agree(&mut there, "We eat first");
    reply(&mut here, question, bilal, "Good");
    reply(&mut there, question, chen, "Kind");
    meet(&mut here, &mut there);
    assert_eq!(here.group.thanks_to(chen).count(), 2);
    let agreements: Vec<&str> = here.group.agreements().map(|one| one.what.as_str()).collect();
    assert_eq!(agreements.len(), 3);
    assert!(
        agreements.contains(&"We begin and end on time"),
        "the later word stands on both: {agreements:?}"
    );
    assert_eq!(here.group.replies_to(question).count(), 2);

    // Taken out here and reworded there: it stays out, and the words are there should it come back.
    here.execute(Command::Agreement(AgreementCommand::Remove(agreed)));
    there.execute(Command::Agreement(AgreementCommand::Reword { id: agreed, what: "We end on time".into() }));
    meet(&mut here, &mut there);
    assert!(here.group.agreement(agreed).is_none());
}

#[test]
fn a_word_is_written_only_where_it_was_asked_for() {
    let (mut here, _, [ana, bilal, chen]) = two_phones();
    let question = ask(&mut here, ana, &[bilal]);
    reply(&mut here, question, chen, "Nobody asked me");
    reply(&mut here, question, ana, "Nor myself");
    assert_eq!(here.group.replies_to(question).count(), 0);
    assert_eq!(here.group.questions_for(bilal).len(), 1);
    assert!(here.group.questions_for(chen).is_empty() && here.group.questions_for(ana).is_empty());
    let word = reply(&mut here, question, bilal, "You left us time");
    assert_eq!(here.group.replies_to(question).count(), 1);
    assert!(here.group.questions_for(bilal).is_empty(), "answered");
    here.execute(Command::Question(QuestionCommand::RemoveReply(word)));
    assert_eq!(here.group.questions_for(bilal).len(), 1);
    here.execute(Command::Question(QuestionCommand::Close { id: question, closed: true }));
    assert!(here.group.questions_for(bilal).is_empty());
    reply(&mut here, question, bilal, "Too late");
    assert_eq!(here.group.replies_to(question).count(), 0);
    here.execute(Command::Question(QuestionCommand::Close { id: question, closed: false }));
    assert_eq!(here.group.questions_for(bilal).len(), 1);
}

#[test]
fn what_somebody_said_goes_with_them_on_every_copy() {
    let (mut here, mut there, [ana, bilal, chen]) = two_phones();
    let secret = "Wilhelmina";
    let (by, word) = (Some(bilal), || secret.to_owned());
    for command in [
        Command::Strength(StrengthCommand::Notice {
            id: NoticeId(here.fresh()),
            member: ana,
            word: "cooking".into(),
            saw: word(),
            by,
        }),
        Command::Strength(StrengthCommand::Notice {
            id: NoticeId(here.fresh()),
            member: bilal,
            word: word(),
            saw: word(),
            by: Some(ana),
        }),
        Command::Invite(InvitationCommand::Invite {
            id: InvitationId(here.fresh()),
            to: ana,
            into: InvitationTarget::Step(word()),
            part: InvitationPart::Hold,
            word: word(),
            by,
        }),
        Command::Invite(InvitationCommand::Invite {
            id: InvitationId(here.fresh()),
            to: bilal,
            into: InvitationTarget::Step("facilitate".into()),
            part: InvitationPart::Hold,
            word: word(),
            by: Some(ana),
        }),
        Command::Strength(StrengthCommand::Name { member: bilal, kind: StrengthKind::Can, word: word() }),
        Command::EditMember { id: bilal, name: word(), pronouns: String::new(), note: word() },
    ] {
        here.execute(command);
    }
    for (by, to) in [(bilal, vec![ana]), (ana, vec![bilal])] {
        let id = AppreciationId(here.fresh());
        let thank = AppreciationCommand::Thank {
            id,
            to,
            form: "caring".into(),
            word: word(),
            by: Some(by),
            commitment: None,
        };
        here.execute(Command::Thanks(thank));
    }
    // Thanks to several stay for the others.
    let shared = thank(&mut here, Some(ana), &[bilal, chen], "listening");
    let theirs = QuestionId(here.fresh());
    here.execute(Command::Question(QuestionCommand::Ask { id: theirs, what: word(), to: vec![], by: bilal }));
    reply(&mut here, theirs, chen, secret);
    let anas = ask(&mut here, ana, &[]);
    reply(&mut here, anas, bilal, secret);
    reply(&mut here, anas, chen, "It was good");
    there.take(&here);
    assert!(records_text(&there.replica).contains(secret));

    here.now += 10_000;
    here.execute(Command::EraseMember(bilal));
    there.take(&here);
    for phone in [&here, &there] {
        assert!(!records_text(&phone.replica).contains(secret), "gone for good");
        let group = &phone.group;
        assert_eq!((group.notices().count(), group.invitations().count()), (0, 0));
        assert_eq!(group.thanked(group.appreciation(shared).unwrap()), [chen]);
        assert_eq!(group.appreciations().count(), 1);
        assert_eq!(group.questions().map(|one| one.id).collect::<Vec<_>>(), [anas]);
        assert_eq!(group.words().map(|one| one.word.as_str()).collect::<Vec<_>>(), ["It was good"]);
    }
    // A copy that was made before does not bring it back.
    let (mut before, ..) = two_phones();
    before.take(&here);
    assert!(!records_text(&before.replica).contains(secret));
}

#[test]
fn what_is_new_is_told_in_plain_words() {
    let (mut here, mut there, [ana, bilal, chen]) = two_phones();
    thank(&mut there, Some(ana), &[bilal, chen], "keeping-peace");
    thank(&mut there, Some(ana), &[bilal], "");
    let agreed = agree(&mut there, "We listen");
    let question = ask(&mut there, ana, &[bilal]);
    reply(&mut there, question, bilal, "A word for Ana alone");
    there.execute(Command::Thanks(AppreciationCommand::Form { form: "cooking".into(), on: true }));
    let need = NeedId(there.fresh());
    let words = NeedWords { what: "a van".into(), ..NeedWords::default() };
    there.execute(Command::Need(NeedCommand::Say { id: need, words, by: Some(chen) }));
    let news = here.take(&there);
    let told = all_told(&here, &news);
    for sentence in [
        "Ana thanked Bilal and Chen for keeping the peace",
        "Ana thanked Bilal",
        "The group agreed: “We listen”",
        "Ana asked for feedback: “How was it?”",
        "Bilal answered Ana’s question",
        "The group’s lists of skills and thanks were changed",
        "Chen added a need: “a van”",
    ] {
        assert!(told.iter().any(|text| text == sentence), "{sentence}: {told:?}");
    }
    assert!(!told.iter().any(|text| text.contains("A word for Ana alone")), "the word stands on its page");

    there.execute(Command::Agreement(AgreementCommand::Remove(agreed)));
    there.execute(Command::Question(QuestionCommand::Close { id: question, closed: true }));
    let news = here.take(&there);
    assert_eq!(all_told(&here, &news), ["“We listen” was removed"]);
}

#[test]
fn who_is_asked_for_a_need_is_named_until_they_answer_and_their_yes_is_told_once() {
    let (mut here, mut there, [ana, bilal, _]) = two_phones();
    let need = NeedId(here.fresh());
    let words = NeedWords { what: "a van".into(), ..NeedWords::default() };
    here.execute(Command::Need(NeedCommand::Say { id: need, words, by: Some(ana) }));
    let id = InvitationId(here.fresh());
    here.execute(Command::Invite(InvitationCommand::Invite {
        id,
        to: bilal,
        into: InvitationTarget::Need(need),
        part: InvitationPart::Hold,
        word: String::new(),
        by: Some(ana),
    }));
    there.take(&here);
    let asked = |phone: &Phone| {
        let group = &phone.group;
        group.asked_for(group.need(need).unwrap(), on(TODAY)).iter().map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!((asked(&here), asked(&there)), (vec![bilal], vec![bilal]));
    there.execute(Command::Invite(InvitationCommand::Answer {
        id,
        reply: InvitationResponse::Yes,
        again: None,
    }));
    let news = here.take(&there);
    assert_eq!(all_told(&here, &news), ["Bilal said yes to “a van”"]);
    assert!(asked(&here).is_empty());
    // Taken back in the list of changes, the yes takes along what it began.
    let moments = all_leaders::group::recent(&there.replica, 1);
    let keys = moments[0].keys_of(&News::Invited(id), &there.replica);
    assert!(keys.contains(&id.key()) && keys.contains(&CommitmentId(need.0).key()), "{keys:?}");
}

#[test]
fn no_and_not_now_are_told_to_nobody_and_neither_is_what_was_only_noticed() {
    let (mut here, mut there, [ana, bilal, _]) = two_phones();
    let invite = |phone: &mut Phone, step: &str| {
        let id = InvitationId(phone.fresh());
        let into = InvitationTarget::Step(step.into());
        let command = InvitationCommand::Invite {
            id,
            to: bilal,
            into,
            part: InvitationPart::Hold,
            word: String::new(),
            by: Some(ana),
        };
        phone.execute(Command::Invite(command));
        id
    };
    let ids = ["facilitate", "keep time", "welcome"].map(|step| invite(&mut there, step));
    let news = here.take(&there);
    assert_eq!(all_told(&here, &news).len(), 3);
    for (id, reply) in
        ids.into_iter().zip([InvitationResponse::Yes, InvitationResponse::NotNow, InvitationResponse::No])
    {
        there.execute(Command::Invite(InvitationCommand::Answer { id, reply, again: Some(on(TODAY)) }));
    }
    let notice = NoticeId(there.fresh());
    there.execute(Command::Strength(StrengthCommand::Notice {
        id: notice,
        member: bilal,
        word: "calm".into(),
        saw: String::new(),
        by: Some(ana),
    }));
    let news = here.take(&there);
    assert_eq!(all_told(&here, &news), ["Bilal said yes to “facilitate”"]);
    there.execute(Command::Strength(StrengthCommand::Answer { id: notice, accept: false }));
    let news = here.take(&there);
    assert!(all_told(&here, &news).is_empty());
    // Nor is it in the history of either phone.
    for phone in [&here, &there] {
        let moments = all_leaders::group::recent(&phone.replica, 100);
        let told = all_told(phone, &moments.into_iter().flat_map(|one| one.news).collect::<Vec<_>>());
        assert!(!told.iter().any(|text| text.contains("keep time") || text.contains("welcome")), "{told:?}");
        assert!(!told.iter().any(|text| text.contains("calm")), "{told:?}");
    }
}

/// A need that waits, said on this phone.
fn say_need(phone: &mut Phone) -> NeedId {
    let id = NeedId(phone.fresh());
    let words = NeedWords { what: "Chairs".into(), ..NeedWords::default() };
    phone.execute(Command::Need(NeedCommand::Say { id, words, by: None }));
    id
}

fn take(phone: &mut Phone, id: NeedId, who: MemberId) {
    phone.execute(Command::Need(NeedCommand::Take { id, holders: vec![who], companions: vec![] }));
}

#[test]
fn who_took_a_need_by_a_slip_does_not_hold_it_when_another_takes_it() {
    let (mut phone, _, [ana, bilal, _]) = two_phones();
    let need = say_need(&mut phone);
    take(&mut phone, need, ana);
    let back = undo(&phone.replica, phone.last.as_ref().unwrap());
    phone.replica.write(&back.edits, &mut phone.clock, phone.now + 1).unwrap();
    phone.group = Group::read(&phone.replica);
    assert_eq!(phone.group.need_status(phone.group.need(need).unwrap()), NeedStatus::Open);
    take(&mut phone, need, bilal);
    let commitment = phone.group.commitment(CommitmentId(need.0)).unwrap();
    let holders: Vec<MemberId> = phone.group.holders(commitment).iter().map(|one| one.id).collect();
    assert_eq!(holders, [bilal], "Ana did not say yes to this");
}

#[test]
fn clearing_takes_a_met_need_along_and_leaves_one_that_is_open_again() {
    let (mut phone, _, [ana, bilal, _]) = two_phones();
    let (met, again) = (say_need(&mut phone), say_need(&mut phone));
    for (need, state) in [(met, CommitmentState::Done), (again, CommitmentState::LetGo)] {
        take(&mut phone, need, ana);
        let details = CheckInDetails { on: Some(on("2026-05-01")), ..CheckInDetails::default() };
        let (id, commitment) = (CheckInId(phone.fresh()), CommitmentId(need.0));
        phone.execute(Command::CheckIn { id, commitment, state, day: None, details });
    }
    phone.execute(Command::ClearEnded(on("2026-08-01")));
    assert!(phone.group.need(met).is_none(), "what was met is not asked for anew");
    take(&mut phone, again, bilal);
    let commitment = phone.group.commitment(CommitmentId(again.0)).unwrap();
    let holders: Vec<MemberId> = phone.group.holders(commitment).iter().map(|one| one.id).collect();
    assert_eq!(holders, [bilal], "and what is open again can be taken");
}

#[test]
fn news_begin_with_what_concerns_the_reader() {
    let (mut here, mut there, [ana, bilal, chen]) = two_phones();
    let hall = here.commit("Ask about the hall", ana, None);
    let banner = here.commit("Paint the banner", chen, None);
    let benches = here.commit("Carry the benches", ana, None);
    there.take(&here);
    there.now = here.now;
    // Elsewhere: something on what is mine, and something that is not; something with my name; thanks and a question.
    let by_bilal = || CheckInDetails { by: Some(bilal), ..CheckInDetails::default() };
    let on_mine = there.check_in(hall, CommitmentState::Moving, by_bilal());
    let on_hers = there.check_in(banner, CommitmentState::Moving, by_bilal());
    let named = there.check_in(
        banner,
        CommitmentState::Moving,
        CheckInDetails { word: "ask Ana, she has the keys".into(), ..by_bilal() },
    );
    let like_my_name = there.check_in(
        banner,
        CommitmentState::Moving,
        CheckInDetails { word: "a banana for everyone".into(), ..by_bilal() },
    );
    let thanks = thank(&mut there, Some(bilal), &[ana, chen], "");
    let to_all = ask(&mut there, bilal, &[]);
    let to_me = ask(&mut there, bilal, &[ana]);
    let to_her = ask(&mut there, bilal, &[chen]);
    let new = there.commit("Cook for Saturday", bilal, None);
    let invited = InvitationId(there.fresh());
    there.execute(Command::Invite(InvitationCommand::Invite {
        id: invited,
        to: ana,
        by: Some(bilal),
        into: InvitationTarget::Step("Hold the banner".into()),
        part: InvitationPart::Alongside,
        word: String::new(),
    }));
    there.execute(Command::RemoveCommitment(benches));
    let news = here.take(&there);

    let read = NewsForReader::of(&here.group, &news, Some(ana));
    let mine = [
        News::CheckIn(on_mine),
        News::CheckIn(named),
        News::Appreciation(thanks),
        News::Question(to_me),
        News::Invitation(invited),
    ];
    for one in &mine {
        assert!(read.mine.contains(one), "{one:?} is hers: {read:?}");
    }
    let removed = |one: &News| matches!(one, News::Commitment(id, _) if *id == benches);
    assert!(read.mine.iter().any(removed), "what she was doing was removed: {read:?}");
    assert_eq!(read.mine.len(), mine.len() + 1);
    let others = [
        News::CheckIn(on_hers),
        News::CheckIn(like_my_name),
        News::Question(to_all),
        News::Question(to_her),
        News::NewCommitment(new),
    ];
    for one in &others {
        assert!(read.others.contains(one), "{one:?} is not hers: {read:?}");
    }
    assert_eq!(read.mine.len() + read.others.len(), news.len(), "nothing is left out");
    // What was said comes before what began and what changed.
    assert!(removed(read.mine.last().unwrap()));
    // Of too many the last are kept: those that are read first.
    let wanted = read.clone().into_most_wanted_last();
    assert_eq!(wanted.last(), read.mine.first());
    assert_eq!(NewsForReader::of(&here.group, &wanted, Some(ana)).mine, read.mine);

    let nobody = NewsForReader::of(&here.group, &news, None);
    assert!(nobody.mine.is_empty() && nobody.others.len() == news.len());
}

#[test]
fn a_first_name_that_two_share_names_neither() {
    let mut here = Phone::new(1);
    let [ana, _] = ["Ana Lopez", "Ana Meyer"].map(|name| here.add(name));
    let may = here.add("May");
    let agreed =
        ["Ana brings the keys", "Ana Lopez’s keys stay here", "you may come late", "Ask May, or ana lopez"]
            .map(|what| agree(&mut here, what));
    let news = agreed.map(News::Agreement);
    let mine = |reader| NewsForReader::of(&here.group, &news, Some(reader)).mine;
    assert_eq!(mine(ana), [news[1].clone()]);
    assert_eq!(mine(may), [news[3].clone()]);
}
