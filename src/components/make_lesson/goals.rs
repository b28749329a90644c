//! The goals and replies of a lesson being made: what is picked, written over at will.

use leptos::prelude::*;
use lessons::parse_checks;

use super::goal_picker::{FromMatrix, OtherKind};
use super::take_out;
use crate::session::lesson_draft::GoalDraft;
use crate::session::use_session;
use crate::text::make_lesson as text;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::field::TextField;

/// One goal, or one reply, on the form.
#[derive(Clone, Copy, Debug)]
pub struct GoalRow {
    begins_step: RwSignal<bool>,
    step: RwSignal<String>,
    text: RwSignal<String>,
    check: RwSignal<String>,
}

impl GoalRow {
    /// Of a draft.
    pub fn new(draft: GoalDraft) -> Self {
        Self {
            begins_step: RwSignal::new(!draft.step.is_empty()),
            step: RwSignal::new(draft.step),
            text: RwSignal::new(draft.text),
            check: RwSignal::new(draft.check),
        }
    }

    /// What is on it.
    pub fn draft(&self) -> GoalDraft {
        let step = if self.begins_step.get_untracked() { self.step.get_untracked() } else { String::new() };
        GoalDraft { step, text: self.text.get_untracked(), check: self.check.get_untracked() }
    }

    /// Whether it asks for exactly this.
    pub fn asks(&self, check: &str) -> bool {
        self.check.with_untracked(|own| own == check)
    }
}

/// What rows are about.
#[derive(Clone, Copy, Debug)]
struct Wording {
    /// Begins the element ids.
    id: &'static str,
    empty: &'static str,
    sentence: &'static str,
    check: &'static str,
    remove: fn(usize) -> String,
    /// Whether a step can begin with one.
    has_steps: bool,
}

const GOALS: Wording = Wording {
    id: "goal",
    empty: text::NO_GOALS,
    sentence: text::SENTENCE,
    check: text::CHECK,
    remove: text::remove_goal,
    has_steps: true,
};

const REPLIES: Wording = Wording {
    id: "reply",
    empty: text::NO_REPLIES,
    sentence: text::REPLY,
    check: text::SAID_WHEN,
    remove: text::remove_reply,
    has_steps: false,
};

/// The goals, what adds to them, and the replies.
#[component]
pub fn Goals(goals: RwSignal<Vec<GoalRow>>, replies: RwSignal<Vec<GoalRow>>) -> impl IntoView {
    let adding = |to: RwSignal<Vec<GoalRow>>| {
        Callback::new(move |draft: GoalDraft| to.update(|rows| rows.push(GoalRow::new(draft))))
    };
    let (add, add_reply) = (adding(goals), adding(replies));
    view! {
        <h3>{text::GOALS}</h3>
        <p class="hint">{text::STEPS_HINT}</p>
        {rows(goals, GOALS)}
        <FromMatrix add add_reply/>
        <OtherKind add/>
        <h3>{text::REPLIES}</h3>
        <p class="hint">{text::REPLIES_HINT}</p>
        {rows(replies, REPLIES)}
        <button type="button" class="add" on:click=move |_| add_reply.run(GoalDraft::default())>{text::ADD_EMPTY_REPLY}</button>
    }
}

fn rows(of: RwSignal<Vec<GoalRow>>, wording: Wording) -> impl IntoView {
    dyn_view(move || {
        let rows = of.get();
        if rows.is_empty() {
            return view! { <p class="empty">{wording.empty}</p> }.into_any();
        }
        let rows = rows.into_iter().enumerate().map(|(place, row)| view! { <Row of place row wording/> });
        view! { <ol class="own-goals">{rows.collect_view()}</ol> }.into_any()
    })
}

#[component]
fn Row(of: RwSignal<Vec<GoalRow>>, place: usize, row: GoalRow, wording: Wording) -> impl IntoView {
    let session = use_session();
    let state = move || {
        let checks = row.check.with(|check| parse_checks(check));
        let (class, text) = match checks {
            Ok(check) if check.is_met(&session.document().lesson_state) => {
                ("card-note", text::IS_MET.to_owned())
            }
            Ok(_) => ("card-note", text::IS_OPEN.to_owned()),
            Err(error) => ("error-text", error.to_string()),
        };
        view! { <span class=class>{text}</span> }
    };
    let remove = move |_| take_out(of, place);
    let up = move |_| of.update(|rows| rows.swap(place.saturating_sub(1), place));
    let id = move |part: &str| format!("{}-{place}{part}", wording.id);
    view! {
        <li>
            {wording.has_steps.then(|| view! {
                <label class="tick">
                    <input type="checkbox" prop:checked=move || row.begins_step.get()
                        on:change:target=move |event| row.begins_step.set(event.target().checked())/>
                    <span>{text::BEGINS_STEP}</span>
                </label>
                <Show when=move || row.begins_step.get()>
                    <TextField id=id("-step") label=text::STEP value=row.step/>
                </Show>
            })}
            <TextField id=id("") label=wording.sentence value=row.text/>
            <TextField id=id("-check") label=wording.check value=row.check/>
            <div class="button-row">
                {dyn_view(state)}
                {(wording.has_steps && place > 0).then(|| view! {
                    <button type="button" class="quiet" aria-label=text::move_up(place + 1) on:click=up>{text::UP}</button>
                })}
                <button type="button" class="quiet" aria-label=(wording.remove)(place + 1) on:click=remove>{text::REMOVE}</button>
            </div>
        </li>
    }
}
