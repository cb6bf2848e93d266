//! The ways of coming along with others' work.

use crate::group::Companionship;
use crate::text;
use crate::ui::components::ChoiceCard;

/// The ways of coming along, as they are offered.
pub fn ways_to_come() -> [ChoiceCard<Companionship>; 3] {
    let (t, page) = (&text::current().needs, &text::current().commitment_page);
    [
        ChoiceCard::new(Companionship::Alongside, page.come_alongside).under(page.come_alongside_under),
        ChoiceCard::new(Companionship::Learning, page.come_learning).under(page.come_learning_under),
        ChoiceCard::new(Companionship::Teaching, t.teaching).under(t.teaching_under),
    ]
}

/// What is said when the person of this name came along so.
pub fn came_words(how: Companionship, name: &str) -> String {
    let (t, page) = (&text::current().needs, &text::current().commitment_page);
    match how {
        Companionship::Alongside => (page.came)(name),
        Companionship::Learning => (page.came_to_learn)(name),
        Companionship::Teaching => (t.came_to_teach)(name),
    }
}
