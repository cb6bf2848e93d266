//! What is brought in, as it is kept until it is in: it outlasts a reload, and each text keeps the name of its file.

use serde::{Deserialize, Serialize};

/// What stands between two texts in the one field.
const BETWEEN: &str = "\n\n";

/// What is pasted, or was read from files: first those, in the order of their names.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct PastedForm {
    pub pasted: String,
    /// The files that stand in front in it. Their words are not kept twice: the room on a phone belongs to the groups.
    files: Vec<OpenedFile>,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
struct OpenedFile {
    name: String,
    length: usize,
}

impl PastedForm {
    /// These texts, with the names of those that are files.
    pub fn of(mut texts: Vec<(Option<String>, String)>) -> Self {
        // Minutes carry their day in their names, and what came first is to be read first; what has no name comes last.
        texts.sort_by(|one, other| (one.0.is_none(), one).cmp(&(other.0.is_none(), other)));
        let file = |(name, text): &(Option<String>, String)| {
            Some(OpenedFile { name: name.clone()?, length: text.len() })
        };
        let files = texts.iter().filter_map(file).collect::<Vec<_>>();
        let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
        PastedForm { pasted: texts.join(BETWEEN), files }
    }

    /// The texts again. Where somebody has typed among those of files it is one text: nobody knows where each ends.
    pub fn texts(&self) -> Vec<(Option<String>, String)> {
        self.parts().unwrap_or_else(|| vec![(None, self.pasted.clone())])
    }

    fn parts(&self) -> Option<Vec<(Option<String>, String)>> {
        let (mut texts, mut rest) = (Vec::new(), self.pasted.as_str());
        for file in &self.files {
            let (text, more) = rest.split_at_checked(file.length)?;
            rest = if more.is_empty() { more } else { more.strip_prefix(BETWEEN)? };
            texts.push((Some(file.name.clone()), text.to_owned()));
        }
        if !rest.trim().is_empty() {
            texts.push((None, rest.to_owned()));
        }
        Some(texts)
    }
}
