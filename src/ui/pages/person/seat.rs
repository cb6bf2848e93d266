//! Choosing a seat's colour and shape, by their names as much as by their looks.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::group::{Command, Group, MemberId};
use crate::text;
use crate::ui::binding::Binding;
use crate::ui::components::{Button, Form, Kind, MemberSummary, Seat, SeatSize, Submit, fresh_id};
use crate::ui::state::{app, field};

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct SeatForm {
    colour: u8,
    shape: u8,
}

/// The form; `open` is the sheet that it stands in.
pub fn form(id: MemberId, open: RwSignal<bool>) -> AnyView {
    let (app, text) = (app(), text::current());
    let t = &text.person;
    let Some(before) = app.with_untracked(|group| group.member(id).map(MemberSummary::from)) else {
        return ().into_any();
    };
    let before = MemberSummary { away: false, ..before };
    let read = move |group: &Group| {
        group.member(id).map(|member| SeatForm { colour: member.colour, shape: member.shape })
    };
    let Some(form) = app.draft_over(app.draft_name_of("seat", id.0), read) else { return ().into_any() };
    let (colour, shape) = (field!(form.colour), field!(form.shape));
    let end = move || {
        form.forget();
        open.set(false);
    };
    let now = StoredValue::new(before);
    let summary = move || {
        now.with_value(|now| MemberSummary { colour: colour.get(), shape: shape.get(), ..now.clone() })
    };
    // Each choice shows the seat as it would be.
    let of_colour =
        move |colour: u8| now.with_value(|now| MemberSummary { colour, shape: shape.get(), ..now.clone() });
    let of_shape =
        move |shape: u8| now.with_value(|now| MemberSummary { shape, colour: colour.get(), ..now.clone() });
    let save = move || {
        let typed = form.get_untracked();
        let SeatForm { colour, shape } = typed;
        if form.is_as_kept(&typed) || app.execute(Command::ChooseSeat { id, colour, shape }, t.seat_chosen) {
            end();
        }
    };
    view! {
        <Form on_submit=save>
            <div class="seat-preview">{move || view! { <Seat summary=summary() size=SeatSize::Large/> }}</div>
            {choices(t.colour, &t.colours, colour, Box::new(of_colour))}
            {choices(t.shape, &t.shapes, shape, Box::new(of_shape))}
            <div class="actions">
                <Submit label=text.common.save/>
                <Button label=text.common.cancel kind=Kind::Ghost on_press=end/>
            </div>
        </Form>
    }
    .into_any()
}

fn choices(
    legend: &'static str,
    names: &'static [&'static str],
    chosen: Binding<u8>,
    summary: Box<dyn Fn(u8) -> MemberSummary + Send + Sync>,
) -> AnyView {
    let group = fresh_id("seat");
    let summary = StoredValue::new(summary);
    let choice = |(number, name): (u8, &&'static str)| {
        view! {
            <label class="seat-choice" class:chosen=move || chosen.get() == number>
                <input
                    type="radio" name=group.clone()
                    prop:checked=move || chosen.get() == number on:change=move |_| chosen.set(number)
                />
                {move || view! { <Seat summary=summary.with_value(|summary| summary(number)) size=SeatSize::Small/> }}
                <span>{*name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choice-set">
            <legend>{legend}</legend>
            <div class="seat-choices">{(0u8..).zip(names).map(choice).collect::<Vec<_>>()}</div>
        </fieldset>
    }
    .into_any()
}
