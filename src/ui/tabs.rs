//! Tabs after the ARIA pattern: arrows move, one tab stop.

use leptos::prelude::*;

use crate::browser::focus;

/// A row of tabs over a signal. Panels carry id `{id}-panel`.
#[component]
pub fn Tabs<T>(
    /// Prefix of the element ids.
    id: &'static str,
    /// What the tabs are of, for screen readers.
    label: &'static str,
    /// Value and title of each tab.
    tabs: Vec<(T, String)>,
    /// The open one.
    selected: RwSignal<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let count = tabs.len();
    let values: Vec<T> = tabs.iter().map(|(value, _)| value.clone()).collect();
    let go = move |index: usize| {
        if let Some(value) = values.get(index) {
            selected.set(value.clone());
            focus::focus_later(format!("{id}-tab-{index}"));
        }
    };
    let go = StoredValue::new(go);
    let buttons = tabs
        .into_iter()
        .enumerate()
        .map(|(index, (value, title))| {
            let is_selected = Memo::new({
                let value = value.clone();
                move |_| selected.with(|open| *open == value)
            });
            let on_key = move |event: leptos::ev::KeyboardEvent| {
                let next = match event.key().as_str() {
                    "ArrowRight" => (index + 1) % count,
                    "ArrowLeft" => (index + count - 1) % count,
                    "Home" => 0,
                    "End" => count - 1,
                    _ => return,
                };
                event.prevent_default();
                go.with_value(|go| go(next));
            };
            view! {
                <button
                    type="button"
                    role="tab"
                    id=format!("{id}-tab-{index}")
                    aria-controls=format!("{id}-panel")
                    aria-selected=move || is_selected.get().to_string()
                    tabindex=move || if is_selected.get() { "0" } else { "-1" }
                    on:click=move |_| selected.set(value.clone())
                    on:keydown=on_key
                >
                    {title}
                </button>
            }
        })
        .collect_view();
    view! { <div class="tabs" role="tablist" aria-label=label>{buttons}</div> }
}
