//! The forms people write in, in both languages; the laws of reading are in `tests/intake_laws.rs`.

use super::*;
use time::Month;

fn day(y: i32, m: u8, d: u8) -> Date {
    Date::from_calendar_date(y, Month::try_from(m).unwrap(), d).unwrap()
}

/// Thursday 10 October 2024.
fn today() -> Date {
    day(2024, 10, 10)
}

fn context(known: &[&str]) -> Context {
    let known = known
        .iter()
        .enumerate()
        .map(|(index, name)| KnownName { name: (*name).into(), index })
        .collect::<Vec<_>>();
    Context { today: today(), known, order: None }
}

/// The items as `what | holders | day | state | note`, so that a table of cases stays readable.
fn told(intake: &Intake) -> Vec<String> {
    intake
        .items()
        .map(|item| {
            let mut who: Vec<&str> =
                item.holders.iter().map(|at| intake.names[*at].spelled[0].as_str()).collect();
            if item.everyone {
                who.push("all");
            }
            let day = item
                .day
                .map_or(String::new(), |d| format!("{}-{}-{}", d.year(), u8::from(d.month()), d.day()));
            let guess = if item.guessed { "?" } else { "" };
            let note = item.note.replace('\n', "; ");
            format!(
                "{} | {}{guess} | {day} | {} | {note}",
                item.what,
                who.join(", "),
                item.state.map_or("", TaskState::name)
            )
        })
        .collect::<Vec<_>>()
}

fn one(line: &str) -> String {
    told(&read(line, &context(&["Ana", "Ben", "Ana Maria"]))).join(" // ")
}

#[test]
fn a_line_says_who_what_and_by_when() {
    for (line, expected) in [
        ("- [ ] Ana: bring chairs (by Friday)", "bring chairs | Ana | 2024-10-11 |  | "),
        ("- [x] Ana: bring chairs", "bring chairs | Ana |  | done | "),
        ("* Ana — bring chairs, by Friday", "bring chairs | Ana | 2024-10-11 |  | "),
        ("Ana: bring chairs", "bring chairs | Ana |  |  | "),
        ("Ana and Ben: bring chairs", "bring chairs | Ana, Ben |  |  | "),
        ("Ana y Ben: traer sillas (para el viernes)", "traer sillas | Ana, Ben | 2024-10-11 |  | "),
        ("Ana to bring chairs by 18 October", "bring chairs | Ana? | 2024-10-18 |  | "),
        ("Ana will bring chairs tomorrow", "bring chairs tomorrow | Ana? | 2024-10-11 |  | "),
        ("Ana va a traer sillas antes del 18/10", "traer sillas | Ana? | 2024-10-18 |  | "),
        ("Zed to bring chairs", "Zed to bring chairs |  |  |  | "),
        ("Zed: bring chairs", "bring chairs | Zed? |  |  | "),
        ("Everyone to add their skills", "add their skills | all |  |  | "),
        ("Todas: leer el acta", "leer el acta | all |  |  | "),
        ("TBD: find a hall", "find a hall |  |  |  | "),
        ("bring chairs @ana", "bring chairs | ana |  |  | "),
        ("bring chairs @Ana Maria please", "bring chairs please | Ana Maria |  |  | "),
        ("write to ana@example.org", "write to ana@example.org |  |  |  | "),
        ("@O'Brien call Lee", "call Lee | O'Brien |  |  | "),
        ("@D’Angelo: call Lee", "call Lee | D’Angelo |  |  | "),
        ("@Jean-Luc, @J.R. call Lee", "call Lee | Jean-Luc, J.R |  |  | "),
        ("bring chairs @Ana's", "bring chairs | Ana |  |  | "),
        ("chairs @किरण", "chairs | किरण |  |  | "),
        ("José Ortega y Gasset: write the letter", "write the letter | José Ortega y Gasset? |  |  | "),
        ("1. bring chairs", "bring chairs |  |  |  | "),
        ("2) call the hall at 10:30", "call the hall at 10:30 |  |  |  | "),
        ("bring chairs (Ana)", "bring chairs | Ana? |  |  | "),
        ("bring chairs (the blue ones)", "bring chairs (the blue ones) |  |  |  | "),
        ("- [ ] Ana: find a hall (by the next full moon)", "find a hall | Ana |  |  | by the next full moon"),
        ("TODO: Ana: bring chairs", "bring chairs | Ana |  |  | "),
        ("Tarea: traer sillas", "traer sillas |  |  |  | "),
        ("**Ana:** bring chairs", "bring chairs | Ana |  |  | "),
        ("☑ bring chairs", "bring chairs |  |  | done | "),
        ("- [~] bring chairs (stuck)", "bring chairs |  |  | stuck | "),
        ("Meet on Tuesday 15 October", "Meet on Tuesday 15 October |  | 2024-10-15 |  | "),
        ("bring chairs by hand", "bring chairs by hand |  |  |  | "),
        (
            "[action] Ana to bring chairs [assignee] Ana, Zed [due] 18 October 2024 [status] in progress",
            "Ana to bring chairs | Ana, Zed | 2024-10-18 | moving | ",
        ),
        (
            "[action] see the list [link] [assignee] all [due] soon [status] todo",
            "see the list [link] | all |  |  | soon",
        ),
        (
            "[tarea] traer sillas [responsable] Ana [fecha] 18 de octubre [estado] hecho",
            "traer sillas | Ana | 2024-10-18 | done | ",
        ),
        ("[action] bring chairs [due] 12 January 2029", "bring chairs |  | 2029-1-12 |  | "),
        ("[action] bring chairs [status] on the way", "bring chairs |  |  |  | on the way"),
    ] {
        assert_eq!(one(line), expected, "{line}");
    }
}

#[test]
fn tables_and_csv_are_read_by_their_columns() {
    let expected = ["bring chairs | Ana, Ben | 2024-10-18 | moving | the blue ones", "sweep | all |  |  | "];
    for text in [
        "| Who | What | By when | Status | Notes |\n|---|:--|---|---|---|\n| Ana, Ben | bring chairs | 18 October | in progress | the blue ones |\n| everyone | sweep | | | |",
        "who,what,due,status,notes\n\"Ana, Ben\",bring chairs,2024-10-18,doing,the blue ones\nall,sweep,,,",
        "\u{FEFF}Responsable;Tarea;Fecha;Estado;Nota\r\nAna y Ben;bring chairs;18/10/2024;en curso;the blue ones\r\ntodas;sweep;;;\r\n",
        "task\tassignee\tdeadline\tstate\tcomments\nbring chairs\tAna & Ben\t18 Oct\tstarted\tthe blue ones\nsweep\teverybody\t\ttodo\t",
        "sep=,\nwho,what,due,status,notes\nAna and Ben,bring chairs,10/18/2024,wip,the blue ones\n\n\"team\",sweep,TBD,,",
    ] {
        let intake = read(text, &context(&["Ana", "Ben"]));
        assert_eq!(told(&intake), expected, "{text}");
    }
}

#[test]
fn a_title_may_stand_above_the_columns() {
    let intake = read(
        "Reunión 3 de octubre de 2024\n\ntarea,responsable,fecha\nbarrer,Ana,mañana",
        &context(&["Ana"]),
    );
    assert_eq!(told(&intake), ["barrer | Ana | 2024-10-4 |  | "]);
    assert_eq!(intake.meeting().unwrap().day, Some(day(2024, 10, 3)));
}

#[test]
fn labels_of_the_head_are_never_holders() {
    let text = "- [ ] sweep\nHost: the small library in town\nPresent: Ana, Ben\nMembers: bring food\nTo do\n  cook\n  rest";
    let intake = read(text, &context(&[]));
    assert_eq!(
        told(&intake),
        ["sweep |  |  |  | ", "bring food | all |  |  | ", "cook |  |  |  | ", "rest |  |  |  | "]
    );
    assert_eq!(intake.meeting().unwrap().present.len(), 2);
}

#[test]
fn quoted_fields_keep_commas_quotes_and_line_ends() {
    let text = "what,who,due,place\n\"say \"\"hello\"\",\nthen go\",Ana,when ready,the hall\nopen \" quote,Ben,,\n\"never closed,Ana";
    let intake = read(text, &context(&["Ana", "Ben"]));
    assert_eq!(
        told(&intake),
        [
            "say \"hello\", then go | Ana |  |  | when ready; place: the hall",
            "open \" quote | Ben |  |  | ",
            "\"never closed | Ana |  |  | ",
        ]
    );
    assert_eq!((intake.lines[1].number, intake.lines[1].through), (2, 3));
    assert_eq!(intake.items().next().unwrap().day_text.as_deref(), Some("when ready"));
}

#[test]
fn an_unseen_character_before_what_is_no_day_makes_no_difference() {
    let intake = read("to  [due] \u{feff} when ready ", &context(&[]));
    let item = intake.items().next().unwrap();
    assert_eq!((item.day_text.as_deref(), item.note.as_str()), (Some("when ready"), "when ready"));
}

#[test]
fn a_text_of_commas_is_no_csv() {
    let intake = read("bring chairs, tables and cups\nwhat, when and where to eat", &context(&[]));
    assert_eq!(intake.items().count(), 2);
}

#[test]
fn the_head_tells_of_the_meeting() {
    for text in [
        "# Weekly meeting, 3 October 2024\n- **Host:** Ana\n- **Notes by:** Ben\n- **Present:** Ana, Ben, Zed\n- Apologies: Yu\n\n- [ ] Zed: sweep by Friday",
        "Minutes of 3 October 2024\nFacilitator: Ana\nNote-taker: Ben\nAttendees: Ana, Ben and Zed\nRegrets: Yu\n\n- [ ] Zed: sweep by Friday",
        "# Asamblea\nFecha: 3/10/2024 \nFacilita: Ana\nToma notas: Ben\nPresentes: Ana, Ben y Zed\nAusentes: Yu\n\n- [ ] Zed: sweep para el viernes",
    ] {
        let intake = read(text, &Context { order: Some(DayOrder::DayFirst), ..context(&[]) });
        let head = intake.meeting().unwrap();
        assert_eq!(head.day, Some(day(2024, 10, 3)), "{text}");
        let names =
            |who: &[usize]| who.iter().map(|at| intake.names[*at].name()).collect::<Vec<_>>().join(" ");
        assert_eq!((names(&head.host), names(&head.noted_by)), ("Ana".into(), "Ben".into()));
        assert_eq!((names(&head.present), names(&head.away)), ("Ana Ben Zed".into(), "Yu".into()));
        assert!(!head.title.is_empty());
        // Friday is the one after the meeting, not the one after today.
        assert_eq!(told(&intake), ["sweep | Zed | 2024-10-4 |  | "]);
        assert!(intake.lines.iter().all(|line| line.meeting == Some(0)));
    }
}

#[test]
fn what_is_left_out_says_why() {
    let text = "# Meeting 10 October 2024\nPresent: Ana, Ben\n\n## Discussion\nWe talked about chairs.\n- Ana: chairs are heavy\n\n\
                ## Action items\n- [ ] \n- bring chairs\n---\nMood: warm";
    let intake = read(text, &context(&[]));
    let why: Vec<String> = intake
        .lines
        .iter()
        .map(|line| match &line.reading {
            Reading::Item(item) => item.what.clone(),
            Reading::Head => "head".into(),
            Reading::LeftOut(why) => format!("{why:?}"),
        })
        .collect::<Vec<_>>();
    let expected = [
        "head",
        "head",
        "Heading",
        "Talk",
        "Talk",
        "Heading",
        "NothingToDo",
        "bring chairs",
        "Rule",
        "AboutTheMeeting",
    ];
    assert_eq!(why, expected);
    // What was left out can be taken all the same.
    assert_eq!(Item::plain(&intake.lines[4].source).what, "Ana: chairs are heavy");
}

#[test]
fn talk_beside_marked_items_is_left_out_but_people_are_heard() {
    let text = "We met in the park.\n- [ ] Ana: bring chairs\nBen to call the hall\nIt was nice.";
    let intake = read(text, &context(&["Ben"]));
    assert_eq!(told(&intake), ["bring chairs | Ana? |  |  | ", "call the hall | Ben? |  |  | "]);
}

#[test]
fn a_name_above_a_list_holds_it() {
    let text = "Ana:\n- bring chairs\n- sweep\n\nTo do:\n- cook";
    let intake = read(text, &context(&["Ana"]));
    assert_eq!(told(&intake), ["bring chairs | Ana? |  |  | ", "sweep | Ana? |  |  | ", "cook |  |  |  | "]);
}

#[test]
fn indented_lines_belong_to_the_item_above() {
    let intake = read(
        "- [ ] Ana: bring chairs\n    the blue ones\n    from the store\n- [ ] sweep",
        &context(&["Ana"]),
    );
    assert_eq!(
        told(&intake),
        ["bring chairs | Ana |  |  | the blue ones; from the store", "sweep |  |  |  | "]
    );
    assert_eq!((intake.lines[0].number, intake.lines[0].through), (1, 3));
}

#[test]
fn dates_that_can_be_read_both_ways_are_asked_about_once() {
    let text = "- [ ] sweep (by 03/04/2025)\n- [ ] cook (by 05/06/2025)";
    let open = read(text, &context(&[]));
    assert!(open.ambiguous_dates);
    let item = open.items().next().unwrap();
    assert_eq!((item.day, item.other_day), (Some(day(2025, 4, 3)), Some(day(2025, 3, 4))));
    let said = read(text, &Context { order: Some(DayOrder::MonthFirst), ..context(&[]) });
    assert!(!said.ambiguous_dates);
    assert_eq!(said.items().next().unwrap().day, Some(day(2025, 3, 4)));
    // One date that can only be month-first answers for the others.
    let proved = read(&format!("{text}\n- [ ] rest (by 12/25/2025)"), &context(&[]));
    assert!(!proved.ambiguous_dates);
    assert_eq!(proved.items().next().unwrap().day, Some(day(2025, 3, 4)));
    // Two that contradict each other answer nothing.
    let mixed = read(&format!("{text}\n- [ ] rest (by 12/25/2025)\n- [ ] go (by 25/12/2025)"), &context(&[]));
    assert!(mixed.ambiguous_dates);
}

#[test]
fn names_are_found_once_and_compared() {
    let text = "- [ ] Lucía: a\n- [ ] lucia: b\n- [ ] Wioletta: c\n- [ ] Violetta: d\n- [ ] Ana L.: e\n- [ ] Zed (they/them): f";
    let intake = read(text, &context(&["Ana López", "Wioleta"]));
    let by_name =
        |name: &str| intake.names.iter().position(|found| found.spelled.iter().any(|s| s == name)).unwrap();
    assert_eq!(intake.names[by_name("Lucía")].spelled.len(), 2);
    assert_eq!(intake.names[by_name("Lucía")].name(), "Lucía");
    assert!(intake.names[by_name("Wioletta")].near.contains(&Likeness::Known(1)));
    assert!(intake.names[by_name("Wioletta")].near.contains(&Likeness::Found(by_name("Violetta"))));
    assert_eq!(intake.names[by_name("Ana L.")].near, [Likeness::Known(0)]);
    assert_eq!(intake.names[by_name("Zed")].pronouns.as_deref(), Some("they/them"));
}

#[test]
fn two_of_the_group_who_share_a_name_but_for_a_sign_stay_two() {
    let intake = read("- [ ] Ana 🌻: a\n- [ ] Ana 🌙: b\n- [ ] Ana: c", &context(&["Ana 🌻", "Ana 🌙"]));
    let known: Vec<Option<usize>> = intake.items().map(|item| intake.names[item.holders[0]].known).collect();
    assert_eq!(known, [Some(0), Some(1), None]);
    let near = &intake.names[intake.items().nth(2).unwrap().holders[0]].near;
    assert!(near.contains(&Likeness::Known(0)) && near.contains(&Likeness::Known(1)));
}

#[test]
fn other_spellings_that_were_confirmed_lead_to_one_person() {
    let known = [("Dolores", 4), ("Aïcha", 4)].map(|(name, index)| KnownName { name: name.into(), index });
    let intake = read("- [ ] Aicha: a\n- [ ] Dolores: b", &Context { known: known.to_vec(), ..context(&[]) });
    assert_eq!(intake.names.len(), 1);
    assert_eq!(intake.names[0].known, Some(4));
}

#[test]
fn old_line_ends_and_empty_texts_are_read() {
    assert_eq!(read("sweep\rcook", &context(&[])).items().count(), 2);
    assert_eq!(read("", &context(&[])), Intake::default());
    assert_eq!(read("\u{FEFF}\r\n  \n", &context(&[])), Intake::default());
    assert_eq!(meeting_day("# Weekly meeting, 2024-01-25", today(), None), Some(day(2024, 1, 25)));
}

#[test]
fn an_assembly_in_spanish_is_read_whole() {
    let text = "ACTA DE LA ASAMBLEA — 15 de noviembre de 2024\nAsistentes: Marta, Iñaki, Soledad Ruiz\nModera: Iñaki\n\n\
                Orden del día\n1. Huerto\n\nAcuerdos:\n1. Marta: comprar semillas para el sábado\n\
                2. Iñaki y Marta: arreglar la valla (antes del 30/11)\n3. Soledad se encarga de hablar con el ayuntamiento\n\
                4. Entre todas: limpiar el local el domingo\n5. ¿Quién?: llaves\n- Próxima reunión: 29 de noviembre";
    let intake = read(text, &context(&[]));
    assert_eq!(
        told(&intake),
        [
            "comprar semillas | Marta | 2024-11-16 |  | ",
            "arreglar la valla | Iñaki, Marta | 2024-11-30 |  | ",
            "hablar con el ayuntamiento | Soledad? |  |  | ",
            "limpiar el local el domingo | all | 2024-11-17 |  | ",
            "llaves |  |  |  | ",
        ]
    );
    let soledad = intake.names.iter().position(|name| name.name() == "Soledad").unwrap();
    let ruiz = intake.names.iter().position(|name| name.name() == "Soledad Ruiz").unwrap();
    assert_eq!(intake.names[soledad].near, [Likeness::Found(ruiz)]);
    let head = intake.meeting().unwrap();
    assert_eq!((head.title.as_str(), head.day), ("ACTA DE LA ASAMBLEA", Some(day(2024, 11, 15))));
}

#[test]
fn chats_and_exports_are_read() {
    let chat =
        read("[20/11/2026, 18:03] Ana: bring chairs\n20/11/26, 18:04 - Ben: cook", &context(&["Ana", "Ben"]));
    assert_eq!(told(&chat), ["bring chairs | Ana |  |  | ", "cook | Ben |  |  | "]);
    let export = "Task Name,Assignee,Due Date,Section,Completed At\nPaint sign,Ana,11/25/2024,Doing,\nSweep,,12/01/2024,,2024-11-20";
    assert_eq!(
        told(&read(export, &context(&["Ana"]))),
        ["Paint sign | Ana | 2024-11-25 |  | Section: Doing", "Sweep |  | 2024-12-1 | done | 2024-11-20"]
    );
    let named = read("Name,Assignee,Due Date\nPaint sign,Ana,2024-11-25", &context(&["Ana"]));
    assert_eq!(told(&named), ["Paint sign | Ana | 2024-11-25 |  | "]);
}

#[test]
fn labels_dashes_and_placeholders_stand_in_front() {
    for (line, expected) in [
        ("Action - Ana to print", "print | Ana? |  |  | "),
        ("AP: Ben to print", "print | Ben? |  |  | "),
        ("Ana & Zed - flyers, by 18 Oct", "flyers | Ana, Zed? | 2024-10-18 |  | "),
        ("??? - sound", "sound |  |  |  | "),
        ("call the plumber @ana (urgent)", "call the plumber (urgent) | ana |  |  | "),
        ("Kitchen - clean it all up", "clean it all up | Kitchen? |  |  | "),
        ("clean the kitchen - all of it", "clean the kitchen - all of it |  |  |  | "),
    ] {
        assert_eq!(one(line), expected, "{line}");
    }
}
