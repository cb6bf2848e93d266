//! Whatever is done with meetings and their agendas.

use super::*;

/// What is done with meetings; each is named by any number.
#[derive(Clone, Debug)]
pub enum Deed {
    Next(usize),
    Add(usize, usize),
    Done(usize),
    Remove(usize),
    Note(usize, bool),
    Hold(usize),
    TakeUp(usize, usize),
    TakeAll(usize),
    Same(usize, usize),
    From(usize, usize),
    Hide(usize),
}

pub fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0..12_usize;
    prop_oneof![
        2 => n().prop_map(Deed::Next),
        4 => (n(), n()).prop_map(|(meeting, what)| Deed::Add(meeting, what)),
        1 => n().prop_map(Deed::Done),
        1 => n().prop_map(Deed::Remove),
        2 => (n(), any::<bool>()).prop_map(|(meeting, later)| Deed::Note(meeting, later)),
        2 => n().prop_map(Deed::Hold),
        4 => (n(), n()).prop_map(|(meeting, which)| Deed::TakeUp(meeting, which)),
        1 => n().prop_map(Deed::TakeAll),
        1 => (n(), n()).prop_map(|(one, other)| Deed::Same(one, other)),
        1 => (n(), n()).prop_map(|(one, other)| Deed::From(one, other)),
        1 => n().prop_map(Deed::Hide),
    ]
}

pub fn meeting_at(phone: &Phone, number: usize) -> MeetingId {
    let all = phone.group.meetings();
    all[number % all.len()].id
}

pub fn item_at(phone: &Phone, number: usize) -> Option<ItemId> {
    let all: Vec<ItemId> = phone.group.items().map(|item| item.id).collect();
    (!all.is_empty()).then(|| all[number % all.len()])
}

pub fn command(phone: &mut Phone, deed: &Deed) {
    match *deed {
        Deed::Next(before) => {
            let before = meeting_at(phone, before);
            plan_next(phone, before);
        }
        Deed::Add(meeting, what) => {
            let meeting = meeting_at(phone, meeting);
            item(phone, meeting, &format!("Item {what}"));
        }
        Deed::Done(number) => {
            if let Some(id) = item_at(phone, number) {
                done(phone, id);
            }
        }
        Deed::Remove(number) => {
            if let Some(id) = item_at(phone, number) {
                phone.execute(Command::Agenda(AgendaCommand::Remove(id)));
            }
        }
        Deed::Note(meeting, later) => {
            let meeting = meeting_at(phone, meeting);
            note(phone, meeting, if later { NoteKind::Later } else { NoteKind::NextTime }, "Wait");
        }
        Deed::Hold(meeting) => {
            let meeting = meeting_at(phone, meeting);
            hold(phone, meeting, TODAY);
        }
        Deed::TakeUp(meeting, which) => {
            let meeting = meeting_at(phone, meeting);
            let all = offers(phone, meeting);
            if !all.is_empty() {
                phone.execute(all[which % all.len()].kind.take_up(meeting));
            }
        }
        Deed::TakeAll(meeting) => {
            let meeting = meeting_at(phone, meeting);
            for one in offers(phone, meeting) {
                phone.execute(one.kind.take_up(meeting));
            }
        }
        Deed::Same(one, other) => {
            let (one, other) = (meeting_at(phone, one), meeting_at(phone, other));
            phone.execute(Command::Meeting(MeetingCommand::Join(one, other)));
        }
        // Only a file written by hand has these two.
        Deed::From(one, other) => {
            if let (Some(one), Some(other)) = (item_at(phone, one), item_at(phone, other)) {
                write(phone, Edit::new(&one.key(), agenda::FROM, other));
            }
        }
        Deed::Hide(number) => {
            if let Some(id) = item_at(phone, number) {
                write(phone, Edit::new(&id.key(), member::DELETED, true));
            }
        }
    }
}

pub fn write(phone: &mut Phone, edit: Edit) {
    phone.now += 1000;
    phone.replica.write(&[edit], &mut phone.clock, phone.now).unwrap();
    phone.group = Group::read(&phone.replica);
}
