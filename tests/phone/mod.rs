//! A phone with a copy of the group, for the tests of what a group is.
#![allow(dead_code, reason = "each test program uses some of it")]

use all_leaders::group::{
    Attention, CheckInDetails, CheckInId, Command, CommandContext, CommitmentId, CommitmentState, Day, Group,
    MemberId, NewMember, News, day, news, undo,
};
use all_leaders::replica::{AppliedChanges, Clock, Device, Key, Record, Replica};
use uuid::Uuid;

/// One phone with its copy, as the app holds it.
#[derive(Clone)]
pub struct Phone {
    pub replica: Replica,
    pub group: Group,
    pub clock: Clock,
    pub now: u64,
    pub ids: u128,
    pub me: Option<MemberId>,
    /// The day on which it writes.
    pub today: Day,
    pub last: Option<AppliedChanges>,
}

/// The group of these tests.
pub const GROUP: Uuid = Uuid::from_u128(7);

/// The day on which phones write, where no other is said.
pub const TODAY: &str = "2026-11-23";

/// A day.
pub fn on(text: &str) -> Day {
    day::from_text(text).unwrap()
}

impl Phone {
    pub fn new(device: u64) -> Self {
        let replica = Replica::new(GROUP);
        let group = Group::read(&replica);
        let ids = u128::from(device) << 64;
        Self {
            replica,
            group,
            clock: Clock::new(Device(device)),
            now: 1_700_000_000_000,
            ids,
            me: None,
            today: on(TODAY),
            last: None,
        }
    }

    pub fn fresh(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u128(self.ids)
    }

    pub fn execute(&mut self, command: Command) {
        self.now += 1000;
        self.execute_at(&command, self.now);
    }

    /// Does it at this moment, whatever it is by this phone's own count.
    pub fn execute_at(&mut self, command: &Command, now: u64) {
        let (mut ids, device) = (self.ids, self.clock.device());
        let mut fresh = || {
            ids += 1;
            Uuid::from_u128(ids)
        };
        let mut context =
            CommandContext { me: self.me, device, today: self.today, meeting: None, fresh: &mut fresh };
        let out = self.group.changes(command, &mut context);
        self.ids = ids;
        let written = self.replica.write(&out.edits, &mut self.clock, now).unwrap();
        for key in &out.erase {
            self.replica.erase(key, &mut self.clock, now).unwrap();
        }
        for key in written.changes.iter().map(|c| &c.key).chain(&out.erase) {
            self.group.refresh(key, self.replica.record(key));
        }
        self.last = Some(written);
        self.is_as_read_anew();
    }

    /// Takes the last command back, if it was not taken back before.
    pub fn undo_at(&mut self, now: u64) {
        let Some(written) = self.last.take() else { return };
        let undone = undo(&self.replica, &written);
        for change in self.replica.write(&undone.edits, &mut self.clock, now).unwrap().changes {
            self.group.refresh(&change.key, self.replica.record(&change.key));
        }
        self.is_as_read_anew();
    }

    fn is_as_read_anew(&self) {
        assert_eq!(self.group, Group::read(&self.replica), "record by record is the same as reading anew");
    }

    pub fn add(&mut self, name: &str) -> MemberId {
        let id = MemberId(self.fresh());
        self.execute(Command::AddMembers(vec![NewMember { id, name: name.into(), pronouns: String::new() }]));
        id
    }

    pub fn commit(&mut self, what: &str, holder: MemberId, by: Option<&str>) -> CommitmentId {
        let id = CommitmentId(self.fresh());
        self.execute(Command::Commit {
            id,
            what: what.into(),
            holders: vec![holder],
            companions: vec![],
            day: by.map(on),
            note: String::new(),
            on: None,
        });
        id
    }

    pub fn check_in(
        &mut self,
        commitment: CommitmentId,
        state: CommitmentState,
        details: CheckInDetails,
    ) -> CheckInId {
        let id = CheckInId(self.fresh());
        self.execute(Command::CheckIn { id, commitment, state, day: None, details });
        id
    }

    pub fn take(&mut self, other: &Phone) -> Vec<News> {
        self.take_copy(&other.replica)
    }

    /// Takes in a copy that was passed on; tells what it brings.
    pub fn take_copy(&mut self, copy: &Replica) -> Vec<News> {
        let before = self.replica.clone();
        let keys: Vec<Key> = self.replica.merge(copy).unwrap().into_iter().map(|(key, _)| key).collect();
        for key in &keys {
            self.group.refresh(key, self.replica.record(key));
        }
        self.is_as_read_anew();
        let changes: Vec<(&Key, Option<&Record>, &Record)> =
            keys.iter().map(|key| (key, before.record(key), self.replica.record(key).unwrap())).collect();
        news(changes)
    }

    pub fn holders(&self, id: CommitmentId) -> Vec<String> {
        let commitment = self.group.commitment(id).unwrap();
        self.group.holders(commitment).iter().map(|m| m.name.clone()).collect()
    }

    pub fn attention(&self, id: CommitmentId) -> Attention {
        self.group.attention(self.group.commitment(id).unwrap(), on(TODAY))
    }
}

/// What this member says.
pub fn by(member: MemberId) -> CheckInDetails {
    CheckInDetails { by: Some(member), ..CheckInDetails::default() }
}
