//! All components on one page, to look at while building.

use leptos::prelude::*;
use uuid::Uuid;

use crate::group::{Command, CommitmentId, CommitmentState, MemberId, NewMember};
use crate::ui::components::*;
use crate::ui::route::Route;
use crate::ui::state::app;

const NAMES: [&str; 12] =
    ["Ana", "Bilal Hussain", "Chen", "Dee", "Efe", "Femi", "Gus", "Hana", "Ines María", "Jo", "Kofi", "Lena"];

fn summaries(count: usize) -> Vec<MemberSummary> {
    (0..count)
        .map(|at| MemberSummary {
            id: MemberId(Uuid::from_u128(at as u128)),
            name: NAMES[at % 12].to_owned(),
            colour: (at % 12) as u8,
            shape: (at % 6) as u8,
            away: at % 9 == 7,
        })
        .collect::<Vec<_>>()
}

fn seats(count: usize, linked: bool) -> Vec<CircleSeat> {
    summaries(count)
        .into_iter()
        .enumerate()
        .map(|(at, summary)| CircleSeat {
            href: linked.then(|| Route::Person(summary.id).hash()),
            spoke: false,
            arc: if linked { 0 } else { u8::try_from(at * 37 % 101).unwrap_or(0) },
            summary,
            hand: at == 3 || at == 40,
            waits: false,
            here: at == 0,
        })
        .collect::<Vec<_>>()
}

/// A group to look at, with people who carry something.
fn fill() {
    let app = app();
    app.start_group("Riverside Tenants", "");
    let ids: Vec<_> = NAMES.iter().take(8).map(|_| MemberId(app.fresh())).collect();
    let people = ids.iter().zip(NAMES).map(|(id, name)| NewMember {
        id: *id,
        name: name.to_owned(),
        pronouns: String::new(),
    });
    app.execute(Command::AddMembers(people.collect::<Vec<_>>()), "");
    app.execute(Command::UsePhone(Some(ids[0])), "");
    let work = [
        (0, "Ask St Mark’s about the hall", 3),
        (0, "Sound system for the rally", 12),
        (3, "Translate the rent-strike leaflet", 1),
    ];
    for (who, what, in_days) in work {
        let commit = Command::Commit {
            id: CommitmentId(app.fresh()),
            what: what.to_owned(),
            holders: vec![ids[who]],
            companions: vec![],
            day: Some(crate::group::day::days_after(app.today(), in_days)),
            note: String::new(),
            on: None,
        };
        app.execute(commit, "");
    }
}

/// The page.
pub fn page() -> AnyView {
    let today = time::Date::from_calendar_date(2026, time::Month::November, 23).unwrap();
    let app = app();
    let sheet = RwSignal::new(false);
    let ask = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let word = RwSignal::new("Father Okoro is away until Monday. I left a note with the office.".to_owned());
    let search = RwSignal::new(String::new());
    let state = RwSignal::new(Some(CommitmentState::Moving));
    let look = RwSignal::new("phone");
    let chosen = RwSignal::new(vec![MemberId(Uuid::from_u128(2))]);
    let some = RwSignal::new(vec![]);
    let day = RwSignal::new(Some(crate::group::day::days_after(today, 1)));
    let hand = RwSignal::new(true);
    let long: Vec<Uuid> = (0..400).map(Uuid::from_u128).collect();
    let states = vec![
        ChoiceCard::new(Some(CommitmentState::Moving), "Moving").dot(Dot::Teal),
        ChoiceCard::new(Some(CommitmentState::Stuck), "Stuck").dot(Dot::Marigold),
        ChoiceCard::new(Some(CommitmentState::Done), "Done").dot(Dot::Leaf),
        ChoiceCard::new(Some(CommitmentState::LetGo), "Letting it go")
            .dot(Dot::Plum)
            .under("With thanks, for someone else"),
    ];
    view! {
        <PageHead title="Good evening, Ana" eyebrow="Riverside Tenants" back=Route::Now>
            <IconButton label="Edit" icon=icon::EDIT on_press=|| ()/>
            <Menu>
                <Button label="Hand over" kind=Kind::Quiet icon=icon::SHARE on_press=|| ()/>
                <Button label="Move the day" kind=Kind::Quiet icon=icon::DAY on_press=|| ()/>
            </Menu>
        </PageHead>
        <Button label="Fill a group" on_press=fill/>
        <Banner text="A new version is ready."><Button label="Use it now" on_press=|| ()/></Banner>
        <Banner tone=Tone::Care text="This phone has little room left: save a file before you go on."/>
        <Circle seats=seats(8, true)>
            <strong>"11"</strong>
            <span>"things in progress"</span>
        </Circle>
        <Card title="You said you would">
            <h3>"Ask St Mark’s about the hall"</h3>
            <p class="muted">"by Thursday, with Chen"</p>
            <div class="actions">
                <Button label="Check in" kind=Kind::Primary on_press=move || app.say("Noted: moving.", true)/>
                <Button label="Ask for a hand" icon=icon::HAND on_press=move || app.say("Dee knows.", false)/>
            </div>
        </Card>
        <Card title="Dee asked for a hand">
            <h3>"Translate the rent-strike leaflet"</h3>
            <p class="quote">"The legal half is beyond my Spanish."</p>
        </Card>
        <Choice legend="How is it going?" cards=states chosen=state/>
        <Segmented legend="Look" options=[("phone", "As the phone"), ("light", "Light"), ("dark", "Dark")] chosen=look/>
        <TabLinks label="Lists" current="#/kit" tabs=vec![("Mine".into(), "#/kit".into()), ("Everyone".into(), "#/work/everyone".into()), ("By person".into(), "#/work/people".into()), ("Done".into(), "#/work/done".into())]/>
        <div class="chips">
            <Chip label="Need a hand" on=hand on_press=move || hand.update(|on| *on = !*on)/>
            <Chip label="Move the date" on=false on_press=|| ()/>
            <Chip label="Share it" on=false on_press=|| ()/>
        </div>
        <Form on_submit=|| ()>
            <Field label="What will you do?" value=name hint="A few words are enough." error=Signal::stored(Some("Say in a few words what it is.".to_owned()))/>
            <Field label="A word for the group" value=word lines=true optional=true/>
            <SeatPicker legend="Who makes sure it happens?" people=summaries(8) chosen/>
            <SeatPicker legend="Who is alongside?" people=summaries(30) chosen=some/>
            <DayField label="By when?" value=day today/>
            <Submit label="Save" wide=true/>
        </Form>
        <SearchField value=search/>
        <div class="actions">
            <Button label="Primary" kind=Kind::Primary on_press=move || sheet.set(true)/>
            <Button label="Soft" icon=icon::PLUS on_press=move || ask.set(true)/>
            <Button label="Ghost" kind=Kind::Ghost on_press=|| ()/>
            <Button label="Quiet" kind=Kind::Quiet on_press=|| ()/>
            <Button label="At work" kind=Kind::Primary busy=true on_press=|| ()/>
            <LinkButton label="A link" href="#/work" icon=icon::ONWARD/>
        </div>
        <Sheet open=sheet title="Who takes it up?">
            <SeatPicker legend="Hand over to" people=summaries(8) chosen one=true/>
            <Button label="Save" kind=Kind::Primary wide=true on_press=move || sheet.set(false)/>
        </Sheet>
        <Confirm open=ask title="Remove the sample group?" text="It goes from this phone. Your own groups stay." yes="Remove it" on_yes=|| ()/>
        <Card title="People">
            <ul class="list">
                {summaries(4).into_iter().map(|summary| view! { <li><PersonLine summary under="she/her, can teach sound" href="#/people"/></li> }).collect::<Vec<_>>()}
            </ul>
        </Card>
        <div class="row">
            {summaries(6).into_iter().map(|summary| view! { <Seat summary size=SeatSize::Large/> }).collect::<Vec<_>>()}
        </div>
        <div class="row">
            {summaries(12).into_iter().skip(6).map(|summary| view! { <Seat summary/> }).collect::<Vec<_>>()}
            <SeatRow summaries=summaries(7)/>
        </div>
        <Progress label="Reading the file" done=Some(60)/>
        <Details summary="What is this for?"><p>"More words for those who want them."</p></Details>
        <EmptyState icon=icon::PEOPLE title="Nobody here yet" text="Add the people who are in the room: names are enough.">
            <LinkButton label="Add people" kind=Kind::Primary icon=icon::PLUS href="#/people/add"/>
        </EmptyState>
        <Circle seats=seats(1, false)/>
        <Circle seats=seats(16, false)/>
        <Circle seats=seats(24, false)/>
        <Circle seats=seats(60, false)><strong>"60"</strong><span>"people"</span></Circle>
        <div class="row icons">
            {[icon::NOW, icon::WORK, icon::MEET, icon::PEOPLE, icon::SHARE, icon::SAVE, icon::OPEN, icon::PLUS, icon::CHECK, icon::CROSS, icon::BACK, icon::ONWARD, icon::DOWN, icon::HAND, icon::UNDO, icon::SEARCH, icon::MORE, icon::EDIT, icon::DAY, icon::HEART, icon::SETTINGS, icon::HISTORY, icon::INFO, icon::PHONE, icon::COPY, icon::LEAF, icon::MINUTES].map(icon::icon).into_iter().collect::<Vec<_>>()}
        </div>
        <PagedList ids=long item=move |id| view! { <span>{day_words(today, crate::group::day::days_after(today, id.as_u128() as u16))}</span> }.into_any()/>
    }
    .into_any()
}
