//! The goals and replies of a lesson being made: what is picked, written over at will.

use leptos::prelude::*;
use lessons::{limits_of, parse_checks};

use super::check_forms::CheckForms;
use super::field::{DraftField, DraftTick, element_id};
use super::goal_picker::{FromMatrix, OtherKind};
use super::limit_picker::LimitPicker;
use super::take_out;
use crate::browser::focus;
use crate::components::limit_judge::LimitJudge;
use crate::session::lesson_draft::GoalDraft;
use crate::session::lesson_findings::LessonField;
use crate::session::use_session;
use crate::text::make_lesson as text;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::inline_markup::InlineMarkup;

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
            begins_step: RwSignal::new(draft.step.is_some()),
            step: RwSignal::new(draft.step.unwrap_or_default()),
            text: RwSignal::new(draft.text),
            check: RwSignal::new(draft.check),
        }
    }

    /// What is on it, tracked.
    pub fn draft(&self) -> GoalDraft {
        let step = self.begins_step.get().then(|| self.step.get());
        GoalDraft { step, text: self.text.get(), check: self.check.get() }
    }

    /// Whether it asks for exactly this.
    pub fn asks(&self, check: &str) -> bool {
        self.check.with_untracked(|own| own == check)
    }
}

/// What rows are about.
#[derive(Clone, Copy, Debug)]
struct Wording {
    empty: &'static str,
    sentence: &'static str,
    check: &'static str,
    remove: fn(usize) -> String,
    /// The fields of a row: the sentence, and the check.
    fields: [fn(usize) -> LessonField; 2],
    /// Whether a step can begin with one.
    has_steps: bool,
}

const GOALS: Wording = Wording {
    empty: text::NO_GOALS,
    sentence: text::SENTENCE,
    check: text::CHECK,
    remove: text::remove_goal,
    fields: [LessonField::GoalText, LessonField::GoalCheck],
    has_steps: true,
};

const REPLIES: Wording = Wording {
    empty: text::NO_REPLIES,
    sentence: text::REPLY,
    check: text::SAID_WHEN,
    remove: text::remove_reply,
    fields: [LessonField::ReplyText, LessonField::ReplyCheck],
    has_steps: false,
};

/// The goals, what adds to them, and the replies.
#[component]
pub fn Goals(goals: RwSignal<Vec<GoalRow>>, replies: RwSignal<Vec<GoalRow>>) -> impl IntoView {
    let adding = |to: RwSignal<Vec<GoalRow>>| {
        Callback::new(move |draft: GoalDraft| to.update(|rows| rows.push(GoalRow::new(draft))))
    };
    // What was added stands at the end of its list, which may be out of sight: its author writes on there.
    let adding_there = |to: RwSignal<Vec<GoalRow>>, sentence: fn(usize) -> LessonField| {
        let add = adding(to);
        Callback::new(move |draft: GoalDraft| {
            let place = to.with_untracked(Vec::len);
            add.run(draft);
            focus::focus_after_update(element_id(sentence(place)));
        })
    };
    let add_chosen = adding(goals);
    let (add, add_reply) =
        (adding_there(goals, LessonField::GoalText), adding_there(replies, LessonField::ReplyText));
    view! {
        <h3>{text::GOALS}</h3>
        <p class="hint">{text::STEPS_HINT}</p>
        {rows(goals, GOALS)}
        <FromMatrix add add_reply/>
        <LimitPicker add add_reply/>
        // Arrow keys choose in it, and go on doing so.
        <OtherKind add=add_chosen/>
        <CheckForms/>
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
    let judge: LimitJudge = expect_context();
    let state = move || {
        let checks = row.check.with(|check| parse_checks(check));
        let document = session.document();
        let state = &document.lesson_state;
        let judged = |check| judge.judge(limits_of(check, state), document.world());
        let (class, text) = match checks {
            Ok(check) => {
                let now = judged(&check);
                let said = now.notes(limits_of(&check, state));
                let text = match check.is_met(state, &now.judged) {
                    true => text::IS_MET.to_owned(),
                    false => [vec![text::IS_OPEN.to_owned()], said].concat().join(": "),
                };
                ("card-note", text)
            }
            Err(error) => ("card-note unclear", error.to_string()),
        };
        view! { <span class=class><InlineMarkup text/></span> }
    };
    let remove = move |_| take_out(of, place);
    let up = move |_| of.update(|rows| rows.swap(place.saturating_sub(1), place));
    let [sentence, check] = wording.fields.map(|field| field(place));
    view! {
        <li>
            {wording.has_steps.then(|| view! {
                <DraftTick field=LessonField::GoalBeginsStep(place) label=text::BEGINS_STEP value=row.begins_step/>
                <Show when=move || row.begins_step.get()>
                    <DraftField field=LessonField::GoalStep(place) label=text::STEP value=row.step/>
                </Show>
            })}
            <DraftField field=sentence label=wording.sentence value=row.text/>
            <DraftField field=check label=wording.check value=row.check/>
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
