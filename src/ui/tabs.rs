//! Tabs after the ARIA pattern: arrows move, one tab stop.

use std::fmt;

use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::browser::focus;
use crate::ui::dyn_view::dyn_view;

/// A row of tabs. Panels carry id `{id}-panel`.
#[component]
pub fn Tabs<T, S, C>(
    /// Prefix of the element ids.
    id: &'static str,
    /// What the tabs are of, for screen readers.
    label: &'static str,
    /// Value and title of each tab.
    tabs: Vec<(T, &'static str)>,
    /// The open one, tracked.
    selected: S,
    /// Hears which tab was chosen, the open one too.
    on_choose: C,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
    S: Fn() -> T + Send + Sync + 'static,
    C: Fn(T) + Send + Sync + 'static,
{
    let (values, titles): (Vec<T>, Vec<&'static str>) = tabs.into_iter().unzip();
    let places = values.clone();
    let open = Signal::derive(move || places.iter().position(|value| *value == selected()).unwrap_or(0));
    let on_open = Callback::new(move |index: usize| {
        if let Some(value) = values.get(index) {
            on_choose(*value);
        }
    });
    view! { <TabList id label titles open on_open/> }
}

/// What a tab shows.
pub struct TabPage {
    title: &'static str,
    content: ViewFn,
}

impl TabPage {
    /// A tab with this title.
    pub fn new(title: &'static str, content: impl Into<ViewFn>) -> Self {
        Self { title, content: content.into() }
    }
}

impl fmt::Debug for TabPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TabPage").field("title", &self.title).finish_non_exhaustive()
    }
}

/// A row of tabs, and below it what the open one shows. It begins with the first.
#[component]
pub fn TabbedPages(
    /// Prefix of the element ids.
    id: &'static str,
    /// What the tabs are of, for screen readers.
    label: &'static str,
    /// The tabs.
    pages: Vec<TabPage>,
) -> impl IntoView {
    let open = RwSignal::new(0_usize);
    let (titles, contents): (Vec<_>, Vec<_>) =
        pages.into_iter().map(|page| (page.title, page.content)).unzip();
    let on_open = Callback::new(move |index| open.set(index));
    view! {
        <TabList id label titles open=open.into() on_open/>
        <div class="tab-panel" role="tabpanel" id=format!("{id}-panel")>
            {dyn_view(move || contents.get(open.get()).map(ViewFn::run))}
        </div>
    }
}

#[component]
fn TabList(
    id: &'static str,
    label: &'static str,
    titles: Vec<&'static str>,
    open: Signal<usize>,
    on_open: Callback<usize>,
) -> impl IntoView {
    let count = titles.len();
    let buttons = titles
        .into_iter()
        .enumerate()
        .map(|(index, title)| {
            let on_key = move |event: leptos::ev::KeyboardEvent| {
                let next = match event.key().as_str() {
                    "ArrowRight" => (index + 1) % count,
                    "ArrowLeft" => (index + count - 1) % count,
                    "Home" => 0,
                    "End" => count - 1,
                    _ => return,
                };
                event.prevent_default();
                on_open.run(next);
                focus::focus(&format!("{id}-tab-{next}"));
            };
            view! {
                <button
                    type="button"
                    role="tab"
                    id=format!("{id}-tab-{index}")
                    aria-controls=format!("{id}-panel")
                    aria-selected=move || (open.get() == index).to_string()
                    tabindex=move || if open.get() == index { "0" } else { "-1" }
                    on:click=move |_| on_open.run(index)
                    on:keydown=on_key
                >
                    {title}
                </button>
            }
        })
        .collect_view();
    view! { <div class="tabs" role="tablist" aria-label=label>{buttons}</div> }
}
