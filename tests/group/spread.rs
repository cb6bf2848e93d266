//! The seats of new people are spread: neighbours in the circle and people with alike initials differ.

use all_leaders::group::{Command, MemberId, NewMember};

use crate::phone::Phone;

fn add(phone: &mut Phone, names: &[&str]) {
    let member =
        |name: &&str, id| NewMember { id: MemberId(id), name: (*name).into(), pronouns: String::new() };
    let people = names.iter().map(|name| member(name, phone.fresh())).collect();
    phone.execute(Command::AddMembers(people));
}

/// Name, colour and shape, in the order of the circle.
fn circle(phone: &Phone) -> Vec<(String, u8, u8)> {
    phone.group.seats().map(|member| (member.name.clone(), member.colour, member.shape)).collect()
}

const TWELVE: [&str; 12] =
    ["Ana", "Bilal", "Chen", "Dee", "Efe", "Femi", "Gus", "Hana", "Imre", "Jamal", "Kim", "Lou"];

#[test]
fn twelve_people_have_twelve_colours() {
    let mut phone = Phone::new(1);
    add(&mut phone, &TWELVE);
    let mut colours: Vec<u8> = circle(&phone).iter().map(|(_, colour, _)| *colour).collect();
    colours.sort_unstable();
    colours.dedup();
    assert_eq!(colours.len(), 12);
}

#[test]
fn neighbours_differ_in_colour_and_shape_however_people_come() {
    let mut phone = Phone::new(1);
    for names in TWELVE.chunks(5) {
        add(&mut phone, names);
    }
    add(&mut phone, &["Anna", "Bea", "Benno", "Chloë", "Dora", "Elif", "Fatou", "Gita", "Hugo", "Ines"]);
    let circle = circle(&phone);
    for (at, (name, colour, shape)) in circle.iter().enumerate() {
        let (next, next_colour, next_shape) = &circle[(at + 1) % circle.len()];
        assert!(colour != next_colour, "{name} and {next} are of one colour");
        assert!(shape != next_shape, "{name} and {next} are of one shape");
    }
}

#[test]
fn people_with_the_same_letters_look_different() {
    let mut phone = Phone::new(1);
    add(&mut phone, &TWELVE);
    add(&mut phone, &["Ana Ruiz", "Ada Rossi", "Anita Rey", "Alma Roth"]);
    let alike: Vec<_> = circle(&phone).into_iter().filter(|(name, ..)| name.contains(" R")).collect();
    for (at, (name, colour, shape)) in alike.iter().enumerate() {
        for (other, other_colour, other_shape) in &alike[at + 1..] {
            assert!(colour != other_colour && shape != other_shape, "{name} and {other}");
        }
    }
}

#[test]
fn nobody_has_the_same_seat_while_there_are_others() {
    let mut phone = Phone::new(1);
    let names: Vec<String> = (0..60).map(|n| format!("Person {n}")).collect();
    add(&mut phone, &names.iter().map(String::as_str).collect::<Vec<_>>());
    let mut seats: Vec<_> = circle(&phone).iter().map(|(_, colour, shape)| (*colour, *shape)).collect();
    seats.sort_unstable();
    seats.dedup();
    assert_eq!(seats.len(), 60, "of 72 that there are");
}

#[test]
fn whoever_is_there_keeps_their_seat() {
    let mut phone = Phone::new(1);
    add(&mut phone, &TWELVE);
    let before = circle(&phone);
    add(&mut phone, &["Zoe", "Aaron"]);
    let after = circle(&phone);
    assert!(before.iter().all(|seat| after.contains(seat)));
}
