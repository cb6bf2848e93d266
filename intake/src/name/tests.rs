use super::*;

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
    // A long name is kept whole; what is too long is told, and what is not seen does not count.
    let long = "Bartholomew Featherstonehaugh-Cholmondeley de la Vega y Montenegro y Castro";
    assert_eq!((clean(long).as_str(), too_long(long)), (long, false));
    assert!(!too_long(&"n".repeat(LONGEST)) && too_long(&"n".repeat(LONGEST + 1)));
    assert!(!too_long(&"n\u{200B}".repeat(LONGEST)));
    assert!(too_long(&format!("{} b", "a".repeat(LONGEST - 1))));
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
        ("O'Brien", "OB"),
        ("D’Angelo Russo", "DR"),
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
    let names = |text: &str| split_names(text).into_iter().map(|p| p.name).collect::<Vec<_>>().join("|");
    for (text, expected) in [
        ("Ana, Ben; Chidi", "Ana|Ben|Chidi"),
        ("Ana and Ben", "Ana|Ben"),
        ("Ana, Ben, and Chidi", "Ana|Ben|Chidi"),
        ("Ana y Ben e Inés", "Ana|Ben|Inés"),
        ("José Ortega y Gasset", "José Ortega y Gasset"),
        ("Maria Costa e Silva, Santiago Ramón y Cajal", "Maria Costa e Silva|Santiago Ramón y Cajal"),
        ("José Ortega y Gasset y Luis", "José Ortega y Gasset|Luis"),
        ("Ana López y Ben García", "Ana López|Ben García"),
        ("Ana y Juan Carlos", "Ana|Juan Carlos"),
        ("Ana, Juan Carlos y Luis", "Ana|Juan Carlos|Luis"),
        ("Ana López and Ben", "Ana López|Ben"),
        ("Karl von und zu Guttenberg", "Karl von und zu Guttenberg"),
        ("O'Brien, D’Angelo & Jean-Luc", "O'Brien|D’Angelo|Jean-Luc"),
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
    let pronouns: Vec<Option<&str>> = people.iter().map(|p| p.pronouns.as_deref()).collect();
    assert_eq!(pronouns, [Some("she/her"), Some("they, them"), Some("ella"), Some("any pronouns")]);
}

#[test]
fn a_field_for_one_name_takes_one() {
    for name in
        ["José Ortega y Gasset", "Maria Costa e Silva", "Ana, Ben", "Smith and Sons", "Y Nguyen", "y Nguyen"]
    {
        assert_eq!(one_name(name).map(|one| one.name).as_deref(), Some(name));
    }
    let ana = one_name("  Ana y Costa (she/her) ").unwrap();
    assert_eq!((ana.name.as_str(), ana.pronouns.as_deref()), ("Ana y Costa", Some("she/her")));
    assert_eq!(one_name(" \u{200B}, "), None);
}

#[test]
fn who_is_known_is_asked_before_words_are_taken_apart() {
    let known =
        KnownNames::of(["Ortega y Gasset", "Tom & Jerry", "Ben Carter", "Ana López", "AC/DC"].into_iter());
    let names = |text: &str| {
        let people = split_names_knowing(text, &|name| known.knows(name));
        people.into_iter().map(|one| one.name).collect::<Vec<_>>().join("|")
    };
    for (text, expected) in [
        ("Ortega y Gasset", "Ortega y Gasset"),
        ("ORTEGA y gasset, Chidi", "ORTEGA y gasset|Chidi"),
        ("Chidi, Tom & Jerry and Dee", "Chidi|Tom & Jerry|Dee"),
        ("AC/DC", "AC/DC"),
        // Each by themself, for who is known is named.
        ("Juan Carlos y Ben", "Juan Carlos|Ben"),
        ("Ana López y Gil", "Ana López|Gil"),
    ] {
        assert_eq!(names(text), expected, "{text}");
    }
    assert_eq!(names("Juan Carlos y Luis"), "Juan Carlos y Luis", "it may be one");
}

#[test]
fn words_of_names_may_hold_signs() {
    for word in ["O'Brien", "D’Angelo", "Jean-Luc", "J.R", "Gal·la", "किरण", "فاطمة", "Nguyễn", "e\u{301}va"]
    {
        assert!(word.chars().all(belongs_to_a_name), "{word}");
    }
    assert!(!" ,;:()[]@/!?".chars().any(belongs_to_a_name));
}

#[test]
fn a_long_line_is_gone_through_once() {
    // Gone through once for each of its words, this would take minutes.
    for word in ["von and ", "a y ", "Ana López y ", "Ana, ", "one two three four five six seven and "] {
        assert!(!split_names(&word.repeat(4_000)).is_empty());
    }
}
