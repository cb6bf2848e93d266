//! All Leaders: `replica`.

use all_leaders::replica::file::{Header, read, write};
use all_leaders::replica::{Clock, Device, Edit, Key, Replica, Value};
use uuid::Uuid;

use crate::history::{Act, Contents};
use crate::library::Library;

pub struct Ours {
    replica: Replica,
    clock: Clock,
}

impl Library for Ours {
    const NAME: &'static str = "All Leaders";
    type Peer = Replica;

    fn new(phone: u64) -> Self {
        Self { replica: Replica::new(Uuid::from_u128(1)), clock: Clock::new(Device(phone)) }
    }

    fn act(&mut self, act: &Act) {
        let key = Key::new(act.kind, act.id);
        let edits: Vec<Edit> =
            act.fields.iter().map(|(field, value)| Edit::new(&key, field, value.clone())).collect();
        self.replica.write(&edits, &mut self.clock, act.at).unwrap();
    }

    fn file(&mut self) -> Vec<u8> {
        write(&self.replica, &Header::default()).unwrap().into_bytes()
    }

    fn read(file: &[u8]) -> Replica {
        read(file).unwrap().replica
    }

    fn merge(&mut self, peer: &mut Replica) {
        self.replica.merge(peer).unwrap();
    }

    fn contents(&self) -> Contents {
        let mut contents = Contents::new();
        for (key, record) in self.replica.records() {
            for (field, cell) in record.fields() {
                let value = match &cell.value {
                    Value::Text(text) => text.clone(),
                    other => other.encoded(),
                };
                contents.insert((key.kind.to_string(), key.id.to_string(), field.to_owned()), value);
            }
        }
        contents
    }
}
