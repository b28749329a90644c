//! The bar at the foot of a narrow screen or frame: one view at a time.

use leptos::prelude::*;

use crate::session::{View, use_session};
use crate::text::playground as text;
use crate::ui::icon::Icon;

/// Title and icon of a view.
pub type ViewTitle = (&'static str, &'static str);

/// What a view is called where things can be changed.
pub fn title(view: View) -> ViewTitle {
    match view {
        View::Lesson => (text::LESSON, "lesson"),
        View::Build => (text::BUILD, "role"),
        View::Run => (text::RUN, "run"),
        View::Why => (text::WHY, "why"),
    }
}

/// The bar. A wide screen shows all views and no bar.
#[component]
pub fn ViewBar(
    /// The views that there are.
    views: &'static [View],
    /// What each is called.
    #[prop(default = title)]
    title: fn(View) -> ViewTitle,
) -> impl IntoView {
    let session = use_session();
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
