//! The recap card: who calls, what they may do. One page on paper.

use leptos::prelude::*;

use super::STYLES;
use crate::browser::print;
use crate::components::close_dialog::close_dialog;
use crate::session::{Dialog, use_session};
use crate::text::recap as text;
use crate::ui::dialog::Modal;
use crate::ui::inline_markup::InlineMarkup;

/// Users, groups, roles and policies on one card.
#[component]
pub fn WhoAndWhat() -> impl IntoView {
    let session = use_session();
    view! {
        <Modal title=text::TITLE on_close=close_dialog()>
            <style>{STYLES}</style>
            <Recap/>
            <footer class="modal-foot">
                <button type="button" on:click=move |_| session.dialog.set(Some(Dialog::LessonPath))>{text::ALL_LESSONS}</button>
                <button type="button" class="primary" on:click=|_| print::print()>{text::PRINT}</button>
            </footer>
        </Modal>
    }
}

/// The card itself.
#[component]
pub fn Recap() -> impl IntoView {
    view! {
        <div class="recap">
            <p><InlineMarkup text=text::LEAD/></p>
            <div class="recap-parts">
                <section><h3>{text::WHO}</h3>{terms(&text::WHOS)}</section>
                <section><h3>{text::WHAT}</h3>{terms(&text::WHATS)}</section>
                <section><h3>{text::DECIDE}</h3>{steps(&text::STEPS)}</section>
                <section><h3>{text::DENIED}</h3>{steps(&text::LOOK)}</section>
            </div>
        </div>
    }
}

fn terms(terms: &[(&'static str, &'static str)]) -> impl IntoView + use<> {
    let terms =
        terms.iter().map(|(term, meaning)| view! { <dt>{*term}</dt><dd><InlineMarkup text=*meaning/></dd> });
    view! { <dl>{terms.collect_view()}</dl> }
}

fn steps(steps: &[&'static str]) -> impl IntoView + use<> {
    let steps = steps.iter().map(|step| view! { <li><InlineMarkup text=*step/></li> });
    view! { <ol>{steps.collect_view()}</ol> }
}
