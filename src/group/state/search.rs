//! Looking for a commitment by words: in what it says, in its note, and in the names of those who take part.

use crate::group::model::commitment::Commitment;
use crate::group::name::fold_words;
use crate::group::state::group::Group;

/// What somebody looks for. Case and accents make no difference, and a part of a word is enough.
///
/// ```
/// use all_leaders::group::SearchQuery;
/// let sought = SearchQuery::new("  HÁLL ana ");
/// assert!(sought.is_in("Ask about the hall, says Ana"));
/// assert!(!sought.is_in("Ask about the hall"));
/// assert!(SearchQuery::new(" ").is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SearchQuery {
    words: Vec<String>,
    /// Signs alone, an emoji perhaps: they have no folded form, so they are looked for as they are.
    signs: Option<String>,
}

impl SearchQuery {
    /// Reads what was typed.
    pub fn new(typed: &str) -> Self {
        let words = fold_words(typed);
        let signs = typed.trim();
        let signs = (words.is_empty() && !signs.is_empty()).then(|| signs.to_owned());
        Self { words, signs }
    }

    /// Whether nothing is looked for: everything fits then.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.signs.is_none()
    }

    /// Whether all that is looked for is in the text.
    pub fn is_in(&self, text: &str) -> bool {
        self.fits(&SearchText::new([text]))
    }

    /// Whether every word that is looked for is there; each may be in another of the texts: "ana hall" finds what
    /// Ana does about the hall.
    pub fn fits(&self, search_text: &SearchText) -> bool {
        let is_there = |sought: &String| search_text.0.contains(sought.as_str());
        self.words.iter().chain(&self.signs).all(is_there)
    }
}

/// Texts made ready to be looked through: folding them costs more than looking, so it is done once and not at
/// every letter that is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchText(String);

impl SearchText {
    /// Makes them ready: folded, and as they are for the sake of signs.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = String::new();
        for text in texts {
            all.push_str(&fold_words(text).join(" "));
            all.push('\n');
            if !text.is_ascii() {
                all.push_str(text);
                all.push('\n');
            }
        }
        Self(all)
    }
}

impl Group {
    /// What of a commitment can be found: what it says, its note, and the names of those who hold it or are
    /// alongside.
    pub fn search_text(&self, commitment: &Commitment) -> SearchText {
        let holders = self.holders(commitment).into_iter();
        let companions = self.companions(commitment).into_iter().map(|(member, _)| member);
        let names = holders.chain(companions).map(|member| member.name.as_str());
        SearchText::new([commitment.what.as_str(), commitment.note.as_str()].into_iter().chain(names))
    }
}

#[cfg(test)]
mod tests {
    use super::super::lists::tests::group;
    use super::*;

    fn found(typed: &str) -> Vec<String> {
        let group = group();
        let sought = SearchQuery::new(typed);
        group.commitments().filter(|c| sought.fits(&group.search_text(c))).map(|c| c.what.clone()).collect()
    }

    #[test]
    fn words_notes_and_names_are_looked_through() {
        assert_eq!(found("leaflet"), ["Translate the leaflet 🌱"]);
        assert_eq!(found("okoro"), ["Ask about the hall"], "in the note");
        assert_eq!(found("lucia"), ["Ask about the hall", "Book the room"], "by name, without its accent");
        assert_eq!(found("ROOM lucía"), ["Book the room"]);
        assert_eq!(found("room leaflet"), [""; 0]);
    }

    #[test]
    fn a_part_of_a_word_and_signs_are_enough() {
        assert_eq!(found("hal"), ["Ask about the hall"]);
        assert_eq!(found("🌱"), ["Translate the leaflet 🌱"]);
        assert_eq!(found("🌵"), [""; 0]);
        assert_eq!(found("  ").len(), 4, "nothing is looked for");
        assert_eq!(found("- . ,").len(), 0, "signs that nothing has");
    }

    #[test]
    fn names_of_those_alongside_count() {
        assert_eq!(found("bilal"), ["Ask about the hall", "Translate the leaflet 🌱"]);
    }
}
