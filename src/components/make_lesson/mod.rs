//! Makes a lesson of the document: text, goals, hints, try-out, files. What is written is kept with the work at every key;
//! only a lesson that is saved has to be complete.

pub mod check_forms;
pub mod close_question;
pub mod field;
pub mod files;
pub mod form;
pub mod goal_picker;
pub mod goals;
pub mod limit_picker;
pub mod questions;

use leptos::prelude::*;
use lessons::{Lesson, LessonState, limits};

use crate::browser::focus;
use crate::components::close_dialog::close_dialog;
use crate::components::limit_judge::LimitJudge;
use crate::session::command::Command;
use crate::session::kept_lesson::{KeptLesson, document_at_start};
use crate::session::lesson_findings::{LessonField, LessonFinding};
use crate::session::{Session, View, use_session};
use crate::text::make_lesson as text;
use crate::ui::dialog::Modal;
use crate::ui::dyn_view::{Show, dyn_view};
use crate::ui::inline_markup::InlineMarkup;

use close_question::CloseQuestion;
use field::{DraftField, DraftTick, Findings, element_id, name};
use files::Files;
use form::{Form, findings_of_worlds};
use goals::Goals;
use questions::Questions;

const STYLES: &str = include_str!("../../../style/make-lesson.css");

/// Takes the row at a place off a list of the form.
fn take_out<T: Send + Sync + 'static>(of: RwSignal<Vec<T>>, place: usize) {
    of.update(|rows| {
        if place < rows.len() {
            rows.remove(place);
        }
    });
}

/// The form, what keeps it, and what was found in it.
#[derive(Clone, Copy)]
struct Author {
    session: Session,
    form: Form,
    /// What was on the form when it opened.
    opened: StoredValue<KeptLesson>,
    /// Whether the lesson was to be saved: from then on what is missing is said, as long as it is.
    was_refused: RwSignal<bool>,
    /// What was wrong with its worlds then.
    of_worlds: RwSignal<Vec<LessonFinding>>,
    /// What judges the limits of its goals.
    judge: LimitJudge,
    /// Whether the author is asked before the dialog closes.
    asks: RwSignal<bool>,
    close: Callback<()>,
}

impl Author {
    fn new(session: Session) -> Self {
        // A lesson that is tried out is mended in its draft.
        if session.tries_out() {
            session.exit_preview();
        }
        let own = session.document_untracked().own_lesson.clone();
        let kept = session.kept_lesson().unwrap_or_else(|| match &own {
            Some(own) => KeptLesson::of(own),
            None => KeptLesson { takes_start: true, ..KeptLesson::default() },
        });
        let author = Self {
            session,
            form: Form::new(kept.clone()),
            opened: StoredValue::new(kept),
            was_refused: RwSignal::new(false),
            of_worlds: RwSignal::new(Vec::new()),
            judge: LimitJudge::new(session),
            asks: RwSignal::new(false),
            close: close_dialog(),
        };
        Effect::new(move |_| {
            let kept = author.form.kept();
            if author.opened.with_value(|opened| *opened != kept) || session.kept_lesson().is_some() {
                session.keep_lesson(&kept);
            }
        });
        author
    }

    fn kept(self) -> KeptLesson {
        untrack(|| self.form.kept())
    }

    /// The draft with the worlds that are ticked, which go on when the author does.
    fn keep_with_worlds(self) -> KeptLesson {
        let kept = self.kept().with_worlds(&self.session.document_untracked());
        self.session.keep_lesson(&kept);
        kept
    }

    /// Closes the dialog, and asks first where something was written.
    fn request_close(self) {
        if !self.opened.with_value(|opened| *opened != self.kept()) {
            self.close.run(());
        } else if self.asks.get_untracked() {
            self.keep_with_worlds();
            self.close.run(());
        } else {
            self.asks.set(true);
        }
    }

    /// What is to be mended, tracked.
    fn findings(self) -> Vec<LessonFinding> {
        if !self.was_refused.get() {
            return Vec::new();
        }
        self.form.draft().findings().into_iter().chain(self.of_worlds.get()).collect()
    }

    /// Makes the draft the document's lesson, or brings into sight what is missing, once its limits can be judged.
    fn save(self) {
        let draft = self.kept().draft;
        if !Lesson::parse(&draft.to_text()).0.has_limits() {
            return self.save_judged();
        }
        wasm_bindgen_futures::spawn_local(async move {
            self.judge.fetched().await;
            // The dialog may have been closed meanwhile.
            if self.asks.try_get_untracked().is_some() {
                self.save_judged();
            }
        });
    }

    fn save_judged(self) {
        let (kept, document) = (self.kept(), self.session.document_untracked());
        let found = kept.draft.findings();
        let judged =
            |lesson: &Lesson, state: &LessonState| self.judge.judge(limits(lesson, state), &state.world);
        let found = match found.is_empty() {
            true => untrack(|| findings_of_worlds(&kept, &document, judged)),
            false => Vec::new(),
        };
        self.of_worlds.set(found);
        self.was_refused.set(true);
        match untrack(|| self.findings()).first() {
            Some(first) => focus::focus_after_update(element_id(first.field)),
            None => {
                let own = kept.with_worlds(&document).lesson();
                self.session.perform(Command::MakeLesson(Some(own)));
                self.session.discard_kept_lesson();
                self.session.open_view(View::Lesson);
                self.close.run(());
            }
        }
    }

    /// Opens the draft as a learner gets it.
    fn try_out(self) {
        let kept = self.keep_with_worlds();
        let missing = kept.draft.findings().len();
        let Some(document) = document_at_start(&kept.lesson()) else {
            return self.session.tell(text::START_DAMAGED, true);
        };
        self.session.try_out(document);
        self.session.open_view(View::Lesson);
        let said = if missing == 0 { text::TRIED.to_owned() } else { text::tried_with_findings(missing) };
        self.session.tell(&said, false);
    }
}

/// The dialog.
#[component]
pub fn MakeLesson() -> impl IntoView {
    let session = use_session();
    let author = Author::new(session);
    let form = author.form;
    let document = session.document_untracked();
    // Passed on only when it differs: what is said to screen readers is not said again at every key.
    let findings = Memo::new(move |_| author.findings());
    provide_context(Findings(findings.into()));
    provide_context(author.judge);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        author.save();
    };
    let is_draft =
        move || session.drafts.with(|drafts| drafts.contains_key(crate::session::kept_lesson::LESSON_DRAFT));
    view! {
        <Modal title=text::TITLE on_close=Callback::new(move |()| author.request_close())>
            <style>{STYLES}</style>
            <form class="make-lesson" on:submit=submit>
                <p class="hint">{text::LEAD}</p>
                <Show when=is_draft><p class="hint draft-kept">{text::IS_DRAFT}</p></Show>
                <DraftField field=LessonField::Title label=text::LESSON_TITLE value=form.title/>
                <DraftField field=LessonField::Misconception label=text::MISCONCEPTION value=form.misconception/>
                <DraftField field=LessonField::Minutes label=text::MINUTES value=form.minutes placeholder="5"/>
                <DraftField field=LessonField::Unlocks label=text::UNLOCKS value=form.unlocks/>
                <DraftField field=LessonField::Text label=text::TEXT value=form.text hint=text::TEXT_HINT lines=5/>
                <Goals goals=form.goals replies=form.replies/>
                <Questions questions=form.questions goals=form.goals/>
                <h3>{text::HINTS}</h3>
                {form.hints.into_iter().zip(text::HINT).enumerate().map(|(place, (value, label))| view! {
                    <DraftField field=LessonField::Hint(place) label value/>
                }).collect_view()}
                <Worlds form/>
                <div class="problems">
                    <p role="alert">{dyn_view(move || findings.with(|found| text::problems(found.len())))}</p>
                    {dyn_view(move || listed(findings.get()))}
                </div>
                <Foot author has_lesson=document.own_lesson.is_some()/>
            </form>
            {document.own_lesson.clone().map(|own| view! { <Files own/> })}
        </Modal>
    }
}

/// Which worlds of the lesson are the one of now.
#[component]
fn Worlds(form: Form) -> impl IntoView {
    let [has_start, has_solution] = form.has_worlds();
    let hint = |is_there: bool, hint: &'static str| if is_there { hint } else { "" };
    view! {
        <fieldset>
            <legend>{text::WORLD_NOW}</legend>
            <DraftTick field=LessonField::Start label=text::IS_START value=form.takes_start hint=hint(has_start, text::HAS_START)/>
            <DraftTick field=LessonField::Solution label=text::IS_SOLUTION value=form.takes_solution
                hint=hint(has_solution, text::HAS_SOLUTION)/>
        </fieldset>
    }
}

/// What can be done with the draft, or the question before the dialog closes.
#[component]
fn Foot(author: Author, has_lesson: bool) -> impl IntoView {
    let session = author.session;
    let discard = Callback::new(move |()| {
        session.discard_kept_lesson();
        author.close.run(());
    });
    let take_away = move |_| {
        session.perform(Command::MakeLesson(None));
        session.discard_kept_lesson();
        author.close.run(());
    };
    // A world that is only looked at has no work to keep a draft with.
    let can_try = session.suspended_work.with_untracked(Option::is_none);
    dyn_view(move || {
        match author.asks.get() {
        true => view! { <CloseQuestion on_discard=discard on_keep=Callback::new(move |()| author.request_close()) asks=author.asks/> }.into_any(),
        false => view! {
            <footer class="modal-foot">
                {has_lesson.then(|| view! { <button type="button" class="danger" on:click=take_away>{text::TAKE_AWAY}</button> })}
                {match can_try {
                    true => view! { <button type="button" on:click=move |_| author.try_out()>{text::TRY_OUT}</button> }.into_any(),
                    false => view! { <p class="hint">{text::ONLY_LOOKED_AT}</p> }.into_any(),
                }}
                <button type="submit" class="primary">{text::SAVE}</button>
            </footer>
        }
        .into_any(),
    }
    })
}

/// What is to be mended; a press leads to its field.
fn listed(findings: Vec<LessonFinding>) -> Option<AnyView> {
    let findings = (!findings.is_empty()).then_some(findings)?;
    let items = findings.into_iter().map(|LessonFinding { field, text }| {
        let to_field = move |_| focus::focus(&element_id(field));
        view! {
            <li>
                <button type="button" class="link" on:click=to_field>{name(field)}</button>
                ": "<InlineMarkup text/>
            </li>
        }
    });
    Some(view! { <ul>{items.collect_view()}</ul> }.into_any())
}
