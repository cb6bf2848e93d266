//! A group for tests: what it is after some commands.

use uuid::Uuid;

use crate::group::commands::Command;
use crate::group::commands::changes::{ChangeSet, CommandContext};
use crate::group::day::Day;
use crate::group::state::group::Group;
use crate::replica::{Clock, Device, Replica};

/// The group after these commands, given one after another on one phone on this day, by nobody in particular.
pub(crate) fn group_after(today: Day, commands: impl IntoIterator<Item = Command>) -> Group {
    let mut replica = Replica::new(Uuid::from_u128(9));
    let mut clock = Clock::new(Device(7));
    for (now, command) in (1..).zip(commands) {
        let mut ids = now * 1000;
        let mut fresh = || {
            ids += 1;
            Uuid::from_u128(ids.into())
        };
        let mut context =
            CommandContext { me: None, device: Device(7), today, meeting: None, fresh: &mut fresh };
        let ChangeSet { edits, .. } = Group::read(&replica).changes(&command, &mut context);
        replica.write(&edits, &mut clock, now).unwrap();
    }
    Group::read(&replica)
}
