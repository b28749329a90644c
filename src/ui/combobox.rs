//! A text field and the list of options that match it, moved through with the arrow keys.

use leptos::prelude::*;

use crate::text::ui as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::icon::Icon;

/// An option of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ComboboxOption {
    /// Icon of the sprite.
    pub icon: &'static str,
    /// Its name.
    pub title: String,
    /// A note next to the name.
    pub note: String,
}

impl ComboboxOption {
    /// Whether every word of `query` is in it, in any case.
    pub fn matches_filter(&self, query: &str) -> bool {
        let text = format!("{} {}", self.title, self.note).to_ascii_lowercase();
        query.to_ascii_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// The field and the list. The first option is chosen until another one is.
#[component]
pub fn Combobox(
    /// What the field is for.
    label: &'static str,
    /// An example of what to type.
    placeholder: &'static str,
    /// What is typed. It may have begun before the field was there.
    query: RwSignal<String>,
    /// What matches_filter it.
    options: ErasedMemo<Vec<ComboboxOption>>,
    /// The largest number of options.
    max_options: usize,
    /// Called with the index of the option that was chosen.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let chosen = RwSignal::new(0_usize);
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let count = options.with(Vec::len);
        if count == 0 {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|index| *index = (*index + 1) % count),
            "ArrowUp" => chosen.update(|index| *index = (*index + count - 1) % count),
            _ => return,
        }
        event.prevent_default();
        crate::browser::scroll::show_in_list(&format!("palette-{}", chosen.get_untracked()));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let index = chosen.get_untracked();
        if index < options.with(Vec::len) {
            on_choose.run(index);
        }
    };
    let active = move || (options.with(Vec::len) > 0).then(|| format!("palette-{}", chosen.get()));
    let line = move |(index, line): (usize, ComboboxOption)| {
        view! {
            <li role="option" id=format!("palette-{index}")
                aria-selected=move || (chosen.get() == index).to_string()
                on:click=move |_| on_choose.run(index)>
                <Icon name=line.icon/>
                <span>{line.title}</span>
                <span class="said">{line.note}</span>
            </li>
        }
    };
    view! {
        <form class="palette" on:submit=submit>
            <input type="text" role="combobox" aria-label=label autofocus
                aria-expanded="true" aria-controls="palette-list" aria-activedescendant=active
                autocomplete="off" autocapitalize="off" spellcheck="false" placeholder=placeholder prop:value=query.get_untracked()
                on:keydown=on_key
                on:input:target=move |event| { query.set(event.target().value()); chosen.set(0); }/>
            <ul role="listbox" id="palette-list" aria-label=text::FOUND>
                {dyn_view(move || options.get().into_iter().enumerate().map(line).collect_view())}
            </ul>
            <p class="hint" role="status">{dyn_view(move || text::found(options.with(Vec::len), max_options))}</p>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::ComboboxOption;

    #[test]
    fn filter_matches_every_word_in_any_case() {
        let line = ComboboxOption { icon: "user", title: "Add ann to Dev".into(), note: "Group".into() };
        let matches_filter = ["", "ann", "dev ADD", "group ann"].map(|query| line.matches_filter(query));
        assert_eq!((matches_filter, line.matches_filter("bob")), ([true; 4], false));
    }
}
