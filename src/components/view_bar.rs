//! The bar at the foot of a narrow screen or frame: one view at a time.

use leptos::prelude::*;

use crate::session::{View, use_session};
use crate::text::playground as text;
use crate::ui::icon::Icon;

/// The bar. A wide screen shows all views and no bar.
#[component]
pub fn ViewBar(
    /// The views that there are.
    views: &'static [View],
) -> impl IntoView {
    let session = use_session();
    let title = |view| match view {
        View::Lesson => (text::LESSON, "lesson"),
        View::Build => (text::BUILD, "role"),
        View::Run => (text::RUN, "run"),
        View::Why => (text::WHY, "why"),
    };
    view! {
        <nav class="view-bar" aria-label=text::VIEWS>
            {views.iter().map(|&view| {
                let (title, icon) = title(view);
                view! {
                    <button type="button" aria-current=move || (session.views.view() == view).then_some("page") on:click=move |_| session.open_view(view)>
                        <Icon name=icon/>
                        {title}
                    </button>
                }
            }).collect_view()}
        </nav>
    }
}
