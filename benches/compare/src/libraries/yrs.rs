//! Yrs, the Rust port of Yjs.

use all_leaders::replica::Value;
use yrs::updates::decoder::Decode;
use yrs::{Any, Doc, Map, MapPrelim, MapRef, Out, ReadTxn, StateVector, Transact, Update};

use crate::history::{Act, Contents};
use crate::library::Library;

pub struct Yrs(Doc);

impl Library for Yrs {
    const NAME: &'static str = "Yrs";
    type Peer = Update;

    fn new(phone: u64) -> Self {
        Self(Doc::with_client_id(phone))
    }

    fn act(&mut self, act: &Act) {
        let kind = self.0.get_or_insert_map(act.kind);
        let mut transaction = self.0.transact_mut();
        let id = act.id.to_string();
        let record: MapRef = match kind.get(&transaction, &id) {
            Some(Out::YMap(record)) => record,
            _ => kind.insert(&mut transaction, id, MapPrelim::default()),
        };
        for (field, value) in &act.fields {
            let value = match value {
                Value::Null => Any::Null,
                Value::Bool(yes) => Any::Bool(*yes),
                Value::Int(number) => Any::from(*number),
                Value::Text(text) => Any::from(text.as_str()),
            };
            record.insert(&mut transaction, field.as_str(), value);
        }
    }

    fn file(&mut self) -> Vec<u8> {
        self.0.transact().encode_state_as_update_v1(&StateVector::default())
    }

    fn read(file: &[u8]) -> Update {
        Update::decode_v1(file).unwrap()
    }

    fn merge(&mut self, peer: &mut Update) {
        self.0.transact_mut().apply_update(std::mem::take(peer)).unwrap();
    }

    fn contents(&self) -> Contents {
        let mut contents = Contents::new();
        for kind in ["member", "commitment", "check-in"] {
            let records = self.0.get_or_insert_map(kind);
            let transaction = self.0.transact();
            for (id, record) in records.iter(&transaction) {
                let Out::YMap(record) = record else { panic!("a record is a map") };
                for (field, value) in record.iter(&transaction) {
                    let key = (kind.to_owned(), id.to_owned(), field.to_owned());
                    contents.insert(key, value.to_string(&transaction));
                }
            }
        }
        contents
    }
}
