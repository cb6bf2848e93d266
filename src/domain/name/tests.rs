use super::*;
use crate::collect::IntoVec;

#[test]
fn spellings_of_one_name_fold_alike() {
    for (a, b) in [
        ("Am ara", "Amara"),
        ("lucía", "Lucia"),
        ("LUCI\u{301}A", "lucía"),
        ("Yu suf", "yusuf"),
        ("Ştefan", "Ștefan"),
        ("Nguyễn", "nguyen"),
        ("Łucja O'Neill", "lucja oneill"),
        ("Strauß", "STRAUSS"),
        ("Ørsted", "orsted"),
        ("Jean-Luc", "jean luc"),
    ] {
        assert_eq!(fold(a), fold(b), "{a} {b}");
        assert_eq!(near(a, b), Some(Nearness::Same));
    }
    assert_ne!(fold("🌻"), fold("🌙"));
    assert_ne!(fold("李"), fold("王"));
    assert_eq!(near("", "  "), None);
}

#[test]
fn close_names_are_asked_about_and_others_not() {
    for (a, b) in [
        ("Ana", "Ana López"),
        ("Ana L.", "Ana López"),
        ("Wioletta", "Violetta"),
        ("Zainab", "Zianab"),
        ("Oluwaseun", "Oluwasun"),
    ] {
        assert_eq!(near(a, b), Some(Nearness::Close), "{a} {b}");
        assert_eq!(near(b, a), Some(Nearness::Close));
    }
    for (a, b) in
        [("Ana", "Ann"), ("Rosa", "Rose"), ("Ana López", "Ana Gómez"), ("A", "Ana"), ("Hana", "Hannah")]
    {
        assert_eq!(near(a, b), None, "{a} {b}");
    }
}

#[test]
fn names_are_cleaned_of_what_is_not_seen() {
    assert_eq!(clean("  Ana \u{202E}\n Maria\u{200B}\u{7}  "), "Ana Maria");
    assert_eq!(clean("Ana\u{200D}Maria"), "AnaMaria");
    assert_eq!(clean("👩\u{200D}🌾"), "👩\u{200D}🌾");
    assert_eq!(clean("Z\u{300}\u{301}\u{302}\u{303}\u{304}o"), "Z\u{300}\u{301}o");
    assert_eq!(clean(&"n".repeat(500)).len(), LONGEST);
    assert_eq!(clean(&format!("{} b", "a".repeat(LONGEST - 1))), "a".repeat(LONGEST - 1));
}

#[test]
fn seats_show_one_or_two_signs() {
    for (name, shown) in [
        ("Ana", "An"),
        ("Ana Maria", "AM"),
        ("Ana Maria López", "AL"),
        ("lucía", "Lu"),
        ("jean-luc", "JL"),
        ("李明", "李"),
        ("👩\u{200D}🌾", "👩\u{200D}🌾"),
        ("Ana 🌻", "A🌻"),
        ("🇦🇷🇺🇾", "🇦🇷"),
        ("e\u{301}va", "E\u{301}v"),
        ("किरण", "कि"),
        ("ß", "S"),
        ("", ""),
    ] {
        assert_eq!(initials(name), shown, "{name}");
    }
}

#[test]
fn people_stand_in_name_order() {
    let mut names = ["Zoe", "Éva", "ana maria", "Ana", "🌻", "bo", "Eva"];
    names.sort_by_key(|name| order_key(name));
    assert_eq!(names, ["Ana", "ana maria", "bo", "Eva", "Éva", "Zoe", "🌻"]);
}

#[test]
fn pasted_lists_become_people() {
    let names = |text: &str| split_names(text).into_iter().map(|p| p.name).into_vec().join("|");
    for (text, expected) in [
        ("Ana, Ben; Chidi", "Ana|Ben|Chidi"),
        ("Ana and Ben", "Ana|Ben"),
        ("Ana, Ben, and Chidi", "Ana|Ben|Chidi"),
        ("Ana y Ben e Inés", "Ana|Ben|Inés"),
        ("Rosa and/or Greta", "Rosa|Greta"),
        ("Ana/Ben", "Ana|Ben"),
        ("- Ana\r\n- [ ] Ben\n3) Chidi\n\n• Dee", "Ana|Ben|Chidi|Dee"),
        ("\"López, Ana\" <ana@example.org>, Ben <b@example.org>", "López, Ana|Ben"),
        ("<ana@example.org>", "ana"),
        ("Ana (Madrid)", "Ana (Madrid)"),
        ("J. Smith", "J. Smith"),
        ("- , ; …", ""),
        ("Ana(", "Ana("),
        ("Andy, Yvonne", "Andy|Yvonne"),
    ] {
        assert_eq!(names(text), expected, "{text}");
    }
    let people = split_names("Ana (she/her), Ben [they, them]; Inés (ella), Kit (any pronouns)");
    let pronouns: Vec<Option<&str>> = people.iter().map(|p| p.pronouns.as_deref()).into_vec();
    assert_eq!(pronouns, [Some("she/her"), Some("they, them"), Some("ella"), Some("any pronouns")]);
}
