//! Loro.

use all_leaders::replica::Value;
use loro::{ExportMode, LoroDoc, LoroValue};

use crate::history::{Act, Contents};
use crate::library::Library;

pub struct Loro(LoroDoc);

impl Library for Loro {
    const NAME: &'static str = "Loro";
    const READS_APART: bool = false;
    type Peer = Vec<u8>;

    fn new(phone: u64) -> Self {
        let doc = LoroDoc::new();
        doc.set_peer_id(phone).unwrap();
        Self(doc)
    }

    fn act(&mut self, act: &Act) {
        let kind = self.0.get_map(act.kind);
        let record = kind.ensure_mergeable_map(&act.id.to_string()).unwrap();
        for (field, value) in &act.fields {
            let value = match value {
                Value::Null => LoroValue::Null,
                Value::Bool(yes) => LoroValue::from(*yes),
                Value::Int(number) => LoroValue::from(*number),
                Value::Text(text) => LoroValue::from(text.as_str()),
            };
            record.insert(field, value).unwrap();
        }
        self.0.commit();
    }

    fn file(&mut self) -> Vec<u8> {
        self.0.export(ExportMode::all_updates()).unwrap()
    }

    fn read(file: &[u8]) -> Vec<u8> {
        file.to_vec()
    }

    fn merge(&mut self, peer: &mut Vec<u8>) {
        self.0.import(peer).unwrap();
    }

    fn contents(&self) -> Contents {
        let mut contents = Contents::new();
        for (kind, records) in map(self.0.get_deep_value()) {
            for (id, record) in map(records) {
                for (field, value) in map(record) {
                    let value = match value {
                        LoroValue::Null => "null".to_owned(),
                        LoroValue::Bool(yes) => yes.to_string(),
                        LoroValue::I64(number) => number.to_string(),
                        LoroValue::String(text) => text.to_string(),
                        other => panic!("no field holds {other:?}"),
                    };
                    contents.insert((kind.clone(), id.clone(), field), value);
                }
            }
        }
        contents
    }
}

fn map(value: LoroValue) -> Vec<(String, LoroValue)> {
    let map = value.into_map().expect("a map");
    map.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
}
