//! The static first paint of index.html, and the moment the app takes its place.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::pause::between_slices;
use crate::ui::derived::Derived;
use crate::ui::dynamic::dynamic;

/// The app is built piece by piece, so that the browser can draw and answer in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// The frame.
    Frame,
    /// The lesson.
    Lesson,
    /// What stands above the map of the world.
    World,
    /// The map.
    Map,
    /// The panels below it.
    Panels,
    /// Inspector and why.
    Side,
    /// All of it, in the place of the first paint: what needs to be on the page comes now.
    Shown,
}

impl Piece {
    /// The pieces that are built before the app is shown.
    pub const BUILT: [Self; 6] =
        [Self::Frame, Self::Lesson, Self::World, Self::Map, Self::Panels, Self::Side];
}

/// How far the app is.
#[derive(Clone, Debug)]
struct Start(ArcReadSignal<Piece>);

/// Builds the app beside the first paint, piece by piece, and then puts it in its place, in one go, so that nothing jumps.
pub async fn replace_with<F, N>(pieces: &[Piece], app: F)
where
    F: FnOnce() -> N + 'static,
    N: IntoView,
{
    let Some(first_paint) = document().get_element_by_id("app") else { return };
    let Ok(Ok(place)) = document().create_element("div").map(JsCast::dyn_into::<web_sys::HtmlElement>) else {
        return;
    };
    place.set_id("app");
    let (built, build) = arc_signal(Piece::Frame);
    let start = Start(built);
    leptos::mount::mount_to(place.clone(), move || {
        provide_context(start);
        app()
    })
    .forget();
    for piece in pieces {
        build.set(*piece);
        between_slices().await;
    }
    let _ = first_paint.replace_with_with_node_1(&place);
    build.set(Piece::Shown);
}

/// Shows what belongs to a piece when its turn has come; where no first paint is replaced, at once.
pub fn in_turn<V: IntoView + 'static>(piece: Piece, view: impl Fn() -> V + Send + 'static) -> impl IntoView {
    let start = use_context::<Start>();
    let is_there = Derived::new(move || start.as_ref().is_none_or(|start| start.0.get() >= piece));
    dynamic(move || is_there.get().then(&view))
}
