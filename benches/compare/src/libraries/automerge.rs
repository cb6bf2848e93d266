//! Automerge.

use all_leaders::replica::Value;
use automerge::transaction::Transactable;
use automerge::{ActorId, AutoCommit, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, Value as Found};

use crate::history::{Act, Contents};
use crate::library::Library;

pub struct Automerge(AutoCommit);

impl Library for Automerge {
    const NAME: &'static str = "Automerge";
    type Peer = AutoCommit;

    fn new(phone: u64) -> Self {
        Self(AutoCommit::new().with_actor(ActorId::from(phone.to_be_bytes())))
    }

    fn act(&mut self, act: &Act) {
        let kind = self.object(&ROOT, act.kind);
        let record = if act.is_new {
            self.0.put_object(&kind, act.id.to_string(), ObjType::Map).unwrap()
        } else {
            self.object(&kind, &act.id.to_string())
        };
        for (field, value) in &act.fields {
            let value = match value {
                Value::Null => ScalarValue::Null,
                Value::Bool(yes) => ScalarValue::Boolean(*yes),
                Value::Int(number) => ScalarValue::Int(*number),
                Value::Text(text) => ScalarValue::Str(text.as_str().into()),
            };
            self.0.put(&record, field.as_str(), value).unwrap();
        }
        self.0.commit();
    }

    fn file(&mut self) -> Vec<u8> {
        self.0.save()
    }

    fn read(file: &[u8]) -> AutoCommit {
        AutoCommit::load(file).unwrap()
    }

    fn merge(&mut self, peer: &mut AutoCommit) {
        self.0.merge(peer).unwrap();
    }

    fn open(phone: u64, file: &[u8]) -> Self {
        Self(Self::read(file).with_actor(ActorId::from(phone.to_be_bytes())))
    }

    fn contents(&self) -> Contents {
        let mut contents = Contents::new();
        for kind in self.0.keys(ROOT) {
            let records = self.found(&ROOT, &kind).expect("a kind is a map");
            for id in self.0.keys(&records) {
                let record = self.found(&records, &id).expect("a record is a map");
                for field in self.0.keys(&record) {
                    let Some((Found::Scalar(value), _)) = self.0.get(&record, field.as_str()).unwrap() else {
                        panic!("a field holds a scalar")
                    };
                    let value = match value.as_ref() {
                        ScalarValue::Str(text) => text.to_string(),
                        other => other.to_string(),
                    };
                    contents.insert((kind.clone(), id.clone(), field), value);
                }
            }
        }
        contents
    }
}

impl Automerge {
    fn found(&self, parent: &ObjId, key: &str) -> Option<ObjId> {
        match self.0.get(parent, key).unwrap() {
            Some((Found::Object(_), object)) => Some(object),
            _ => None,
        }
    }

    fn object(&mut self, parent: &ObjId, key: &str) -> ObjId {
        match self.found(parent, key) {
            Some(object) => object,
            None => self.0.put_object(parent, key, ObjType::Map).unwrap(),
        }
    }
}
