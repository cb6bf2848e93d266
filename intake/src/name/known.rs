//! The names of people who are known, to be asked before words are taken apart.

use std::collections::BTreeSet;

use super::fold;

/// Names that are known.
///
/// ```
/// use all_leaders_intake::name::KnownNames;
/// let known = KnownNames::of(["José Ortega y Gasset"].into_iter());
/// assert!(known.knows("Jose Ortega y Gasset") && known.knows("José") && !known.knows("Gasset"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct KnownNames {
    folded: BTreeSet<String>,
}

impl KnownNames {
    /// These names, and the first words of those that have several.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut folded = BTreeSet::new();
        for name in names {
            folded.insert(fold(name));
            if let Some((first, _)) = name.split_once(' ') {
                folded.insert(fold(first));
            }
        }
        folded.remove("");
        Self { folded }
    }

    /// Whether somebody is called so, in whatever spelling.
    pub fn knows(&self, name: &str) -> bool {
        self.folded.contains(&fold(name))
    }
}
