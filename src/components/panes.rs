//! How the playground's panes share the window: which of them are open, which one fills it, and the borders that move.

use leptos::prelude::*;

use crate::browser::{focus, keyboard, panes, scroll, storage};
use crate::session::selection::Selection;
use crate::session::{Session, Side, View, use_session};
use crate::text::playground as text;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::icon::Icon;
use crate::ui::lazy_view::split_point;

/// The pane of inspector and explanation, as its tabs name it.
const SIDE_PANEL: &str = "side-panel";

/// The pane of the results, as `data-filled` names it.
pub const RESULTS: &str = "panels";

/// What is shown below the map of a wide window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    /// The results.
    Results,
    /// The results, and beside them the inspector or an explanation.
    Both,
    /// An explanation in the place of the results.
    Why,
}

/// The pane that fills the window, if one does: a value of `data-filled`.
#[derive(Clone, Copy, Debug)]
struct FilledPane(RwSignal<Option<&'static str>>);

/// What the playground's element is given.
#[derive(Clone, Copy, Debug)]
pub struct Panes {
    /// The room below the map: `results`, `both` or `why`.
    pub room: ErasedMemo<&'static str>,
    /// The pane that fills the window.
    pub filled: RwSignal<Option<&'static str>>,
}

/// The panes of the playground; their buttons find them as a context.
pub fn provide_panes(session: Session) -> Panes {
    let filled = RwSignal::new(None);
    provide_context(FilledPane(filled));
    Effect::new(move |before: Option<bool>| {
        let is_closed = session.is_story_closed.get();
        if before.is_some_and(|before| before != is_closed) {
            storage::save_story_closed(is_closed);
        }
        is_closed
    });
    // Whatever is opened has to be seen.
    Effect::new(move |before: Option<()>| {
        session.views.view();
        filled.set(None);
        // An explanation, or another pane of a narrow window, begins at its beginning.
        session.explanation.is_open();
        if before.is_some() {
            scroll::scroll_to_top(SIDE_PANEL);
        }
    });
    // On a phone what is selected is shown below what it was selected in.
    Effect::new(move |before: Option<()>| {
        // An account is chosen to look at what is in it.
        if session.selection.with(|selected| !matches!(selected, None | Some(Selection::Account(_))))
            && before.is_some()
            && untrack(|| session.views.view()) == View::Build
        {
            scroll::scroll_page_to(SIDE_PANEL);
        }
    });
    Panes { room: ErasedMemo::new(move || room_name(room(session))), filled }
}

fn room(session: Session) -> Room {
    match session.views.side() {
        Side::Inspector if session.selection.with(Option::is_none) => Room::Results,
        Side::Why if session.views.view() == View::Why && session.explanation.is_open() => Room::Why,
        _ => Room::Both,
    }
}

fn room_name(room: Room) -> &'static str {
    match room {
        Room::Results => "results",
        Room::Both => "both",
        Room::Why => "why",
    }
}

impl Panes {
    /// Escape takes a pane that fills the window back to its place, and an explanation back to the results.
    pub fn return_by_escape(self, session: Session, event: &leptos::ev::KeyboardEvent) {
        if event.key() != "Escape" || event.default_prevented() {
            return;
        }
        if self.filled.get_untracked().is_some() {
            self.filled.set(None);
        } else if untrack(|| session.views.view()) == View::Why && !keyboard::is_in_text_field(event) {
            session.open_view(View::Run);
            focus::focus_first_of(&[".cell>[aria-pressed='true']", ".panels [aria-selected='true']"]);
        }
    }
}

/// Whether the results fill the window.
pub fn are_results_alone() -> bool {
    use_context::<FilledPane>().is_some_and(|FilledPane(filled)| filled.get_untracked() == Some(RESULTS))
}

/// Gives a pane all of the window, and takes it back.
#[component]
pub fn FillButton(
    /// The value of `data-filled`.
    pane: &'static str,
    /// What the pane is called.
    name: &'static str,
) -> impl IntoView {
    // An embed has one pane.
    use_context::<FilledPane>().map(|FilledPane(filled)| {
        let is_filled = move || filled.get() == Some(pane);
        view! {
            <button type="button" class="quiet fill" aria-label=text::fill(name) title=text::FILL_OR_RETURN
                aria-pressed=move || is_filled().to_string()
                on:click=move |_| filled.update(|filled| *filled = Some(pane).filter(|pane| *filled != Some(*pane)))>
                <Icon name="fill"/>
            </button>
        }
    })
}

/// Closes the story at the left, and opens it again: then it is all that its pane shows.
#[component]
pub fn CloseStory() -> impl IntoView {
    let session = use_session();
    // An embed has one pane.
    use_context::<FilledPane>().map(|FilledPane(filled)| {
        let is_closed = session.is_story_closed;
        let toggle = move |_| {
            filled.set(None);
            is_closed.update(|closed| *closed = !*closed);
        };
        let label = move || if is_closed.get() { text::OPEN_STORY } else { text::CLOSE_STORY };
        view! {
            <button type="button" class="quiet close-story" aria-label=label title=label
                aria-expanded=move || (!is_closed.get()).to_string()
                on:click=toggle>
                <Icon name="pane"/>
                <span aria-hidden="true">{text::LESSON}</span>
            </button>
        }
    })
}

/// Gives the panes the sizes that they were given in an earlier visit; to be called once they are on the page.
pub fn restore_sizes() {
    if storage::pane_sizes().is_some() {
        with_borders(|borders| (borders.restore_sizes)());
    }
}

/// The borders between the panes.
#[component]
pub fn Borders() -> impl IntoView {
    let borders = [
        ("story", "vertical", text::STORY_BORDER, "24"),
        ("map", "horizontal", text::MAP_BORDER, "50"),
        ("side", "vertical", text::SIDE_BORDER, "66"),
    ];
    // The first touch of a border fetches what moves them all, and where it is.
    let fetch = move || with_borders(|borders| (borders.make_movable)());
    borders.map(|(name, orientation, label, at)| {
        view! {
            <div class="border" data-border=name role="separator" tabindex="0" aria-orientation=orientation aria-label=label
                title=text::MOVE_BORDER aria-valuenow=at aria-valuemin="0" aria-valuemax="100"
                on:pointerenter=move |_| fetch() on:focus=move |_| fetch()></div>
        }
    })
}

/// The code behind the borders.
#[derive(Clone, Copy, Debug)]
struct BorderModule {
    restore_sizes: fn(),
    make_movable: fn(),
}

split_point!(
    border_module: BorderModule = BorderModule { restore_sizes: panes::restore_sizes, make_movable: panes::make_borders_movable },
    in panes
);

fn with_borders(act: fn(BorderModule)) {
    wasm_bindgen_futures::spawn_local(async move {
        // Without it the panes have the sizes that they have by themselves.
        if let Ok(borders) = border_module().await {
            act(borders);
        }
    });
}
