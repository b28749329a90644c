//! What picks a goal or a reply: a cell of the access matrix, or a check of another kind.

use leptos::prelude::*;
use lessons::{GATE_NAMES, permission_count};

use super::field::{Mending, element_id};
use crate::components::why::gates::gate_name;
use crate::session::lesson_draft::GoalDraft;
use crate::session::lesson_findings::LessonField;
use crate::session::selection::RequestCaller;
use crate::session::use_session;
use crate::text::access_matrix;
use crate::text::make_lesson as text;

/// A cell of the access matrix as a goal, or as a state that is replied to.
#[component]
pub fn FromMatrix(add: Callback<GoalDraft>, add_reply: Callback<GoalDraft>) -> impl IntoView {
    let session = use_session();
    let (rows, requests) = session.matrix.with_untracked(|matrix| {
        let rows = matrix.rows.iter().filter_map(|row| match &row.caller {
            RequestCaller::Principal(arn) => Some((row.name.clone(), arn.clone())),
            // A goal names callers of the world.
            RequestCaller::App | RequestCaller::Hypothetical(_) => None,
        });
        (rows.collect::<Vec<_>>(), matrix.requests.clone())
    });
    if rows.is_empty() {
        return view! { <p class="hint">{text::NO_ROWS}</p> }.into_any();
    }
    let who = RwSignal::new(0_usize);
    let request = RwSignal::new(0_usize);
    let allowed = RwSignal::new(true);
    let gate = RwSignal::new(String::new());
    let requests_shown = requests
        .iter()
        .map(|request| access_matrix::action_on_resource(&request.action, &request.resource))
        .collect();
    let names = rows.iter().map(|(name, _)| name.clone()).collect();
    let stored = StoredValue::new((rows, requests));
    let picked = move || {
        let picked = stored.with_value(|(rows, requests)| {
            Some((rows.get(who.get_untracked())?.clone(), requests.get(request.get_untracked())?.clone()))
        });
        let ((name, arn), request) = picked?;
        let (allowed, gate) = (allowed.get_untracked(), gate.get_untracked());
        let verdict = if allowed { "allowed" } else { "denied" };
        let by = if gate.is_empty() { String::new() } else { [" by ", &gate].concat() };
        let check = format!("{verdict} {arn} {} {}{by}", request.action, request.resource);
        let text = text::goal(&name, &request.action, &request.resource, allowed);
        Some(GoalDraft { text, check, ..GoalDraft::default() })
    };
    let press = move |_| picked().into_iter().for_each(|goal| add.run(goal));
    // What is said to it is the author's to write.
    let press_reply = move |_| {
        picked().into_iter().for_each(|goal| add_reply.run(GoalDraft { text: String::new(), ..goal }));
    };
    view! {
        <fieldset class="from-matrix">
            <legend>{text::FROM_MATRIX}</legend>
            {choice("goal-who", text::WHO, names, who)}
            {choice("goal-request", text::REQUEST, requests_shown, request)}
            <div class="field">
                <label for="goal-verdict">{text::VERDICT}</label>
                <select id="goal-verdict" on:change:target=move |event| allowed.set(event.target().value() == text::ALLOWED)>
                    <option value=text::ALLOWED>{text::ALLOWED}</option>
                    <option value=text::DENIED>{text::DENIED}</option>
                </select>
            </div>
            <div class="field">
                <label for="goal-gate">{text::GATE}</label>
                <select id="goal-gate" on:change:target=move |event| gate.set(event.target().value())>
                    <option value="">{text::ANY_GATE}</option>
                    {GATE_NAMES.into_iter().map(|(name, gate)| view! { <option value=name>{gate_name(gate)}</option> }).collect_view()}
                </select>
            </div>
            <div class="button-row">
                <button type="button" on:click=press>{text::ADD_GOAL}</button>
                <button type="button" on:click=press_reply>{text::ADD_REPLY}</button>
            </div>
        </fieldset>
    }
    .into_any()
}

pub(super) fn choice(
    id: &'static str,
    label: &'static str,
    options: Vec<String>,
    chosen: RwSignal<usize>,
) -> impl IntoView {
    let options = options.into_iter().enumerate();
    let options = options.map(|(place, title)| view! { <option value=place.to_string()>{title}</option> });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change:target=move |event| chosen.set(event.target().value().parse().unwrap_or_default())>
                {options.collect_view()}
            </select>
        </div>
    }
}

/// Everything else that can be a goal.
#[component]
pub fn OtherKind(add: Callback<GoalDraft>) -> impl IntoView {
    let session = use_session();
    let draft = |(text, check): (&str, &str)| GoalDraft {
        text: text.to_owned(),
        check: check.to_owned(),
        ..GoalDraft::default()
    };
    let mut kinds: Vec<GoalDraft> = text::KINDS.into_iter().map(draft).collect();
    let document = session.document_untracked();
    session.matrix.with_untracked(|matrix| {
        for row in &matrix.rows {
            let RequestCaller::Principal(arn) = &row.caller else { continue };
            let Some(count) = permission_count::count(document.world(), arn) else { continue };
            let check = format!(r"permits at most {} for {arn}", count.permitted);
            kinds.push(GoalDraft {
                text: text::golf(&row.name, count.permitted),
                check,
                ..GoalDraft::default()
            });
        }
    });
    kinds.push(draft((text::BY_HAND, text::HAND_CHECK)));
    let titles: Vec<String> = kinds.iter().map(|kind| kind.text.clone()).collect();
    let stored = StoredValue::new(kinds);
    let chosen = RwSignal::new(String::new());
    let mending = Mending::of(LessonField::Goals);
    let pick = move |value: String| {
        let kind = value
            .parse::<usize>()
            .ok()
            .and_then(|place| stored.with_value(|kinds| kinds.get(place).cloned()));
        // Back to no choice, so that the same kind can be added again.
        chosen.set(value);
        chosen.set(String::new());
        kind.into_iter().for_each(|kind| add.run(kind));
    };
    view! {
        <div class="field">
            <label for=element_id(LessonField::Goals)>{text::OTHER_KIND}</label>
            <select id=element_id(LessonField::Goals) aria-describedby=move || mending.described_by(None)
                aria-invalid=move || mending.is_invalid() prop:value=move || chosen.get() on:change:target=move |event| pick(event.target().value())>
                <option value="">{text::CHOOSE}</option>
                {titles.into_iter().enumerate().map(|(place, title)| view! { <option value=place.to_string()>{title}</option> }).collect_view()}
            </select>
            {mending.view()}
        </div>
    }
}
