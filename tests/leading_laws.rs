//! Leading together on several phones: whatever they do apart and in whatever order they pass their files, all come to
//! the same group, and nobody's yes, strength or thanks is lost.
//!
//! `PROPTEST_CASES=10000 cargo test --profile bench --test leading_laws` runs it at length.

mod phone;

use all_leaders::group::{
    AgreementCommand, AgreementId, AppreciationCommand, AppreciationId, Command, CommitmentId, Companionship,
    InvitationCommand, InvitationId, InvitationPart, InvitationResponse, InvitationTarget, MemberId,
    NeedCommand, NeedId, NeedSize, NeedWords, NewMember, NoticeId, QuestionCommand, QuestionId, ReplyId,
    StrengthCommand, StrengthKind,
};
use all_leaders::insight;
use all_leaders::replica::{Replica, fingerprint};
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use phone::{Phone, TODAY, on};

const PHONES: usize = 4;
const PEOPLE: usize = 5;
const THINGS: u128 = 3;
const WORDS: [&str; 4] = ["Cooking", "cooking", "Cookery", "Réparer"];

fn person(number: usize) -> MemberId {
    MemberId(Uuid::from_u128(0x100 + (number % PEOPLE) as u128))
}

fn need(number: u128) -> NeedId {
    NeedId(Uuid::from_u128(0x200 + number % THINGS))
}

/// What one of the phones does; things and people are named by any number.
#[derive(Clone, Debug)]
enum Deed {
    Take(u128, usize),
    Accompany(u128, usize),
    RestNeed(u128, bool),
    EditNeed(u128, usize),
    Invite(u128, usize, usize, usize),
    Answer(usize, usize),
    Name(usize, usize, usize),
    TakeBack(usize, usize, usize),
    Notice(usize, usize),
    AnswerNotice(usize, bool),
    Join(usize, usize),
    Thank(usize, usize),
    Form(usize, bool),
    Agree(usize),
    Reword(usize, usize),
    Ask(usize, usize),
    ReplyTo(usize, usize),
    Undo,
    Erase(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0..12_usize;
    let id = || 0..12_u128;
    prop_oneof![
        6 => (id(), n()).prop_map(|(need, who)| Deed::Take(need, who)),
        2 => (id(), n()).prop_map(|(need, who)| Deed::Accompany(need, who)),
        2 => (id(), any::<bool>()).prop_map(|(need, rest)| Deed::RestNeed(need, rest)),
        2 => (id(), n()).prop_map(|(need, word)| Deed::EditNeed(need, word)),
        4 => (id(), n(), n(), n()).prop_map(|(need, to, into, part)| Deed::Invite(need, to, into, part)),
        4 => (n(), n()).prop_map(|(which, reply)| Deed::Answer(which, reply)),
        4 => (n(), n(), n()).prop_map(|(who, kind, word)| Deed::Name(who, kind, word)),
        1 => (n(), n(), n()).prop_map(|(who, kind, word)| Deed::TakeBack(who, kind, word)),
        3 => (n(), n()).prop_map(|(who, word)| Deed::Notice(who, word)),
        3 => (n(), any::<bool>()).prop_map(|(which, yes)| Deed::AnswerNotice(which, yes)),
        1 => (n(), n()).prop_map(|(word, into)| Deed::Join(word, into)),
        4 => (n(), n()).prop_map(|(one, other)| Deed::Thank(one, other)),
        2 => (n(), any::<bool>()).prop_map(|(form, on)| Deed::Form(form, on)),
        1 => n().prop_map(Deed::Agree),
        1 => (n(), n()).prop_map(|(which, word)| Deed::Reword(which, word)),
        1 => (n(), n()).prop_map(|(who, whom)| Deed::Ask(who, whom)),
        2 => (n(), n()).prop_map(|(which, who)| Deed::ReplyTo(which, who)),
        1 => Just(Deed::Undo),
    ]
}

fn numbered(number: usize) -> Phone {
    Phone::new(number as u64 + 1)
}

impl Phone {
    fn deed(&self, deed: &Deed, fresh: Uuid) -> Option<Command> {
        let group = &self.group;
        let word = |number: usize| WORDS[number % WORDS.len()].to_owned();
        let commitment = |number: u128| CommitmentId(need(number).0);
        Some(match *deed {
            Deed::Take(id, who) => Command::Need(NeedCommand::Take {
                id: need(id),
                holders: vec![person(who)],
                companions: vec![],
            }),
            Deed::Accompany(id, who) => {
                Command::AddCompanion { id: commitment(id), who: person(who), how: Companionship::Teaching }
            }
            Deed::RestNeed(id, rest) => Command::Need(NeedCommand::Rest { id: need(id), rest }),
            Deed::EditNeed(id, n) => {
                let words = NeedWords {
                    what: format!("Soup {n}"),
                    strengths: vec![word(n)],
                    size: Some(NeedSize::ALL[n % 3]),
                    ..NeedWords::default()
                };
                Command::Need(NeedCommand::Edit { id: need(id), words })
            }
            Deed::Invite(id, to, into, part) => {
                let into = match into % 4 {
                    0 => InvitationTarget::Need(need(id)),
                    1 => InvitationTarget::Commitment(commitment(id)),
                    2 => InvitationTarget::Strength(word(to)),
                    _ => InvitationTarget::Step("facilitate".into()),
                };
                let part = InvitationPart::ALL[part % InvitationPart::ALL.len()];
                let word = String::new();
                let (id, to) = (InvitationId(fresh), person(to));
                Command::Invite(InvitationCommand::Invite { id, to, into, part, word, by: None })
            }
            Deed::Answer(which, reply) => {
                let id = group.invitations().nth(which % group.invitations().count().max(1))?.id;
                Command::Invite(InvitationCommand::Answer {
                    id,
                    reply: InvitationResponse::ALL[reply % 3],
                    again: None,
                })
            }
            Deed::Name(who, kind, n) => Command::Strength(StrengthCommand::Name {
                member: person(who),
                kind: StrengthKind::ALL[kind % 3],
                word: word(n),
            }),
            Deed::TakeBack(who, kind, n) => {
                let kind = StrengthKind::ALL[kind % 3];
                Command::Strength(StrengthCommand::TakeBack { member: person(who), kind, word: word(n) })
            }
            Deed::Notice(who, n) => {
                let (id, saw) = (NoticeId(fresh), String::new());
                Command::Strength(StrengthCommand::Notice {
                    id,
                    member: person(who),
                    word: word(n),
                    saw,
                    by: None,
                })
            }
            Deed::AnswerNotice(which, accept) => {
                let id = group.notices().nth(which % group.notices().count().max(1))?.id;
                Command::Strength(StrengthCommand::Answer { id, accept })
            }
            Deed::Join(one, into) => {
                Command::Strength(StrengthCommand::Join { word: word(one), into: word(into) })
            }
            Deed::Thank(one, other) => Command::Thanks(AppreciationCommand::Thank {
                id: AppreciationId(fresh),
                to: vec![person(one), person(other)],
                form: "caring".into(),
                word: "Soup".into(),
                by: None,
                commitment: None,
            }),
            Deed::Form(n, on) => Command::Thanks(AppreciationCommand::Form { form: word(n), on }),
            Deed::Agree(n) => Command::Agreement(AgreementCommand::Add {
                id: AgreementId(fresh),
                what: format!("Agreed {n}"),
            }),
            Deed::Reword(which, n) => {
                let id = group.agreements().nth(which % group.agreements().count().max(1))?.id;
                Command::Agreement(AgreementCommand::Reword { id, what: format!("Reworded {n}") })
            }
            Deed::Ask(who, whom) => Command::Question(QuestionCommand::Ask {
                id: QuestionId(fresh),
                what: "How did I do?".into(),
                to: vec![person(whom)],
                by: person(who),
            }),
            Deed::ReplyTo(which, who) => {
                let question = group.questions().nth(which % group.questions().count().max(1))?.id;
                let (id, word) = (ReplyId(fresh), "Well".into());
                Command::Question(QuestionCommand::Reply { id, question, word, by: person(who) })
            }
            Deed::Erase(who) => Command::EraseMember(person(who)),
            Deed::Undo => return None,
        })
    }
}

/// The same people, and needs that wait, on every phone.
fn begin() -> Phone {
    let mut first = numbered(PHONES);
    let people = (0..PEOPLE).map(|number| NewMember {
        id: person(number),
        name: format!("Person {number}"),
        pronouns: String::new(),
    });
    first.execute_at(&Command::AddMembers(people.collect()), 1);
    for number in 0..THINGS {
        let words = NeedWords { what: format!("Need {number}"), ..NeedWords::default() };
        first.execute_at(&Command::Need(NeedCommand::Say { id: need(number), words, by: None }), 1);
    }
    first
}

fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { ProptestConfig { cases: 64, ..config } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn l1_l4_phones_that_lead_apart_come_to_the_same_group(
        deeds in vec((0..PHONES, deed()), 1..60),
        passes in vec((0..PHONES, 0..PHONES, 0..60_usize), 0..20),
    ) {
        let first = begin();
        let mut phones: Vec<Phone> = (0..PHONES).map(numbered).collect();
        for phone in &mut phones {
            phone.take_copy(&first.replica);
        }
        for (moment, (who, deed)) in deeds.iter().enumerate() {
            for (from, to, _) in passes.iter().filter(|(_, _, at)| *at == moment) {
                let given = phones[*from].replica.clone();
                phones[*to].take_copy(&given);
            }
            let phone = &mut phones[*who];
            let fresh = phone.fresh();
            let now = 10 + moment as u64;
            match phone.deed(deed, fresh) {
                Some(command) => phone.execute_at(&command, now),
                None => phone.undo_at(now),
            }
        }
        let copies: Vec<Replica> = phones.iter().map(|phone| phone.replica.clone()).collect();
        for (place, phone) in phones.iter_mut().enumerate() {
            for step in 0..PHONES {
                phone.take_copy(&copies[(place + step) % PHONES]);
            }
        }
        let today = on(TODAY);
        for other in &phones[1..] {
            prop_assert_eq!(&phones[0].group, &other.group);
            prop_assert_eq!(fingerprint(&phones[0].replica), fingerprint(&other.replica));
            prop_assert_eq!(insight::shared_strengths(&phones[0].group), insight::shared_strengths(&other.group));
            prop_assert_eq!(insight::resting_strengths(&phones[0].group, today), insight::resting_strengths(&other.group, today));
        }
    }

    /// Whoever steps up to a need holds it in the end, whoever else did so on another phone.
    #[test]
    fn l4_all_who_take_one_need_apart_hold_it(takers in vec(0..PEOPLE, 1..PHONES), skew in vec(0..1000_u64, PHONES)) {
        let first = begin();
        let mut phones: Vec<Phone> = (0..PHONES).map(numbered).collect();
        for phone in &mut phones {
            phone.take_copy(&first.replica);
        }
        for (place, taker) in takers.iter().enumerate() {
            let take = NeedCommand::Take { id: need(0), holders: vec![person(*taker)], companions: vec![] };
            phones[place].execute_at(&Command::Need(take), 10 + skew[place]);
        }
        let copies: Vec<Replica> = phones.iter().map(|phone| phone.replica.clone()).collect();
        for copy in &copies {
            phones[PHONES - 1].take_copy(copy);
        }
        let group = &phones[PHONES - 1].group;
        let commitment = group.commitment(CommitmentId(need(0).0)).unwrap();
        let mut wanted: Vec<MemberId> = takers.iter().map(|taker| person(*taker)).collect();
        wanted.sort();
        wanted.dedup();
        let mut held: Vec<MemberId> = group.holders(commitment).iter().map(|member| member.id).collect();
        held.sort();
        prop_assert_eq!(&held, &wanted);
        let began: Vec<MemberId> = group.first_holders(commitment).iter().map(|member| member.id).collect();
        prop_assert_eq!(began.len(), wanted.len(), "and the story says so");
    }

    /// Erasing a person wins over all that others did about them meanwhile.
    #[test]
    fn l6_who_is_erased_is_in_no_word_on_any_copy(deeds in vec((0..PHONES, deed()), 1..30), who in 0..PEOPLE) {
        let first = begin();
        let mut phones: Vec<Phone> = (0..PHONES).map(numbered).collect();
        for phone in &mut phones {
            phone.take_copy(&first.replica);
        }
        for (moment, (at, deed)) in deeds.iter().enumerate() {
            let fresh = phones[*at].fresh();
            if let Some(command) = phones[*at].deed(deed, fresh) {
                phones[*at].execute_at(&command, 10 + moment as u64);
            }
        }
        let copies: Vec<Replica> = phones.iter().map(|phone| phone.replica.clone()).collect();
        let mut last = numbered(PHONES + 1);
        for copy in &copies {
            last.take_copy(copy);
        }
        let command = last.deed(&Deed::Erase(who), Uuid::nil()).unwrap();
        last.execute_at(&command, 1000);
        for copy in copies.iter().chain([&first.replica]) {
            last.take_copy(copy);
            let (group, gone) = (&last.group, person(who));
            prop_assert!(group.member(gone).is_none());
            let is = |id: Option<MemberId>| id == Some(gone);
            prop_assert!(!group.notices().any(|one| is(one.member) || is(one.by)));
            prop_assert!(!group.invitations().any(|one| is(one.to) || is(one.by)));
            prop_assert!(!group.appreciations().any(|one| group.thanked(one).is_empty()));
            prop_assert!(!group.words().any(|one| is(one.by)));
            prop_assert!(!group.questions().any(|one| is(one.by)));
        }
    }
}
