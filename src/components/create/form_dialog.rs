//! The skeleton of the dialogs that make something: title, form, what is wrong with it, Cancel and the button that submits. A
//! dialog brings its fields and what it makes.

use aws_world::ApiCall;
use aws_world::api::Response;
use leptos::children::ViewFn;
use leptos::prelude::*;

use super::review::CallReview;
use crate::components::close_dialog::close_dialog;
use crate::session::selection::{Selection, WhyTarget};
use crate::session::{Session, use_session};
use crate::text::buttons;
use crate::text::validation::{in_plain_words, member_words};
use crate::ui::dialog::Modal;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::field::{ErrorText, FieldProblem};
use crate::ui::inline_markup::InlineMarkup;

/// What became of a form that was submitted.
#[derive(Clone, Debug, PartialEq)]
pub enum FormOutcome {
    /// The form goes on with its next step.
    NextStep,
    /// The dialog closes, and what was made is selected.
    Done(Option<Selection>),
    /// A field has to be changed; the text says how.
    Invalid(&'static str),
    /// AWS refused, in its words.
    Refused(String),
}

/// Makes calls as one step with this name. `made` finds in AWS's answers what was made.
pub fn make_calls(
    session: Session,
    step: String,
    calls: Vec<ApiCall>,
    made: impl FnOnce(&[Response]) -> Option<Selection>,
) -> FormOutcome {
    let outcome = session.call(step, calls);
    match outcome.refused {
        Some(error) => FormOutcome::Refused(error.message),
        None => FormOutcome::Done(made(&outcome.responses)),
    }
}

/// A dialog with one form.
#[component]
pub fn FormDialog(
    /// Heading.
    title: &'static str,
    /// What the button that submits says.
    #[prop(into)]
    submit: Signal<&'static str>,
    /// Does what the form is for.
    #[prop(into)]
    on_submit: Callback<(), FormOutcome>,
    /// Before the button that submits.
    #[prop(optional, into)]
    back: ViewFn,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let session = use_session();
    let on_close = close_dialog();
    let problem = RwSignal::new(String::new());
    let plain = RwSignal::new(None::<String>);
    let field = FieldProblem::default();
    provide_context(field);
    let why = RwSignal::new(None::<WhyTarget>);
    let press = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        problem.set(String::new());
        plain.set(None);
        field.clear();
        why.set(None);
        match on_submit.run(()) {
            FormOutcome::NextStep => {}
            FormOutcome::Done(made) => {
                made.into_iter().for_each(|made| session.select(made));
                on_close.run(());
            }
            FormOutcome::Invalid(text) => problem.set(text.to_owned()),
            FormOutcome::Refused(text) => {
                // A field has the id of its parameter: `role-name` for `roleName`.
                let said = in_plain_words(&text)
                    .filter(|said| !field.say(&member_words(&said.member, '-'), said.text.clone()));
                plain.set(said.map(|said| said.text));
                problem.set(text);
                why.set(session.document_untracked().explained_refusal());
            }
        }
    };
    view! {
        <Modal title on_close=on_close>
            <form on:submit=press>
                {children()}
                <Problem plain problem why on_close/>
                <footer class="modal-foot">
                    <button type="button" on:click=move |_| on_close.run(())>{buttons::CANCEL}</button>
                    {back.run()}
                    <button type="submit" class="primary">{dyn_view(move || submit.get())}</button>
                </footer>
            </form>
        </Modal>
    }
}

/// What is wrong: what AWS's words mean where it says a constraint and no field of the form says it, the words, and a way to
/// the explanation where policies decided.
#[component]
fn Problem(
    plain: RwSignal<Option<String>>,
    problem: RwSignal<String>,
    why: RwSignal<Option<WhyTarget>>,
    on_close: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let plain = move || {
        plain.get().map(|text| view! { <p class="hint plain-error" role="alert"><InlineMarkup text/></p> })
    };
    let explain = move || {
        let target = why.get()?;
        let explain = move |_| {
            session.explain(target.clone());
            on_close.run(());
        };
        Some(view! { <button type="button" on:click=explain>{buttons::WHY}</button> })
    };
    view! {
        {dyn_view(plain)}
        <ErrorText text=problem/>
        {dyn_view(explain)}
    }
}

/// A dialog that makes an item by API calls, which it shows before they are made.
#[component]
pub fn CreateDialog(
    /// Heading.
    title: &'static str,
    /// What the button that submits says, where it is not the heading.
    #[prop(default = title)]
    submit: &'static str,
    /// The calls.
    calls: ErasedMemo<Vec<ApiCall>>,
    /// Name of the step.
    #[prop(into)]
    step: Callback<(), String>,
    /// What was made, from AWS's answers.
    #[prop(into)]
    made: Callback<Vec<Response>, Option<Selection>>,
    /// Whether the calls are unfolded.
    #[prop(optional)]
    shows_calls: bool,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let session = use_session();
    let on_submit = move |()| {
        make_calls(session, step.run(()), calls.get_untracked(), |answers| made.run(answers.to_vec()))
    };
    view! {
        <FormDialog title submit on_submit>
            {children()}
            <CallReview calls open=shows_calls/>
        </FormDialog>
    }
}
