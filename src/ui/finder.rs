//! A text field and the list of what fits it, moved through with the arrow keys.

use leptos::prelude::*;

use crate::text::ui as text;
use crate::ui::derived::Derived;
use crate::ui::dynamic::dynamic;
use crate::ui::icon::Icon;

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Icon of the sprite.
    pub icon: &'static str,
    /// What it is called.
    pub title: String,
    /// Beside it.
    pub note: String,
}

impl Line {
    /// Whether every word of `query` is in it, in any case.
    pub fn fits(&self, query: &str) -> bool {
        let text = format!("{} {}", self.title, self.note).to_ascii_lowercase();
        query.to_ascii_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// The field and the list. The first line is chosen until another is.
#[component]
pub fn Finder(
    /// What the field is for.
    label: &'static str,
    /// An example of what to type.
    placeholder: &'static str,
    /// What is typed. It may have begun before the field was there.
    query: RwSignal<String>,
    /// What fits it.
    lines: Derived<Vec<Line>>,
    /// How many lines there are at most.
    most: usize,
    /// Told the number of the line that was chosen.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let chosen = RwSignal::new(0_usize);
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let count = lines.with(Vec::len);
        if count == 0 {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|index| *index = (*index + 1) % count),
            "ArrowUp" => chosen.update(|index| *index = (*index + count - 1) % count),
            _ => return,
        }
        event.prevent_default();
        crate::browser::scroll::show_item(&format!("palette-{}", chosen.get_untracked()));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let index = chosen.get_untracked();
        if index < lines.with(Vec::len) {
            on_choose.run(index);
        }
    };
    let active = move || (lines.with(Vec::len) > 0).then(|| format!("palette-{}", chosen.get()));
    let line = move |(index, line): (usize, Line)| {
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
                {dynamic(move || lines.get().into_iter().enumerate().map(line).collect_view())}
            </ul>
            <p class="hint" role="status">{dynamic(move || text::found(lines.with(Vec::len), most))}</p>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn every_word_counts_in_any_case() {
        let line = Line { icon: "user", title: "Add ann to Dev".into(), note: "Group".into() };
        let fits = ["", "ann", "dev ADD", "group ann"].map(|query| line.fits(query));
        assert_eq!((fits, line.fits("bob")), ([true; 4], false));
    }
}
