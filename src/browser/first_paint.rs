//! The static first paint of index.html, and the app that replaces it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::scheduling::yield_to_browser;
use crate::ui::dyn_view::dyn_view;
use crate::ui::erased_memo::ErasedMemo;

/// The app is mounted in stages, so that the browser can draw and handle events in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MountStage {
    /// The frame.
    Frame,
    /// The lesson.
    Lesson,
    /// What is above the map of the world.
    World,
    /// The map.
    Map,
    /// The panels below it.
    Panels,
    /// Inspector and why.
    Side,
    /// The app has replaced the first paint: what needs to be in the document is mounted now.
    Shown,
}

impl MountStage {
    /// The stages that are mounted off-screen, before the app is shown.
    pub const BEFORE_SHOWN: [Self; 6] =
        [Self::Frame, Self::Lesson, Self::World, Self::Map, Self::Panels, Self::Side];
}

/// The stage that is reached.
#[derive(Clone, Debug)]
struct MountProgress(ArcReadSignal<MountStage>);

/// Mounts the app off-screen in stages, then replaces the first paint in one step, so that nothing jumps.
pub async fn replace_first_paint<F, N>(stages: &[MountStage], app: F)
where
    F: FnOnce() -> N + 'static,
    N: IntoView,
{
    let Some(first_paint) = document().get_element_by_id("app") else { return };
    let Ok(Ok(mount_point)) = document().create_element("div").map(JsCast::dyn_into::<web_sys::HtmlElement>)
    else {
        return;
    };
    mount_point.set_id("app");
    let (stage, set_stage) = arc_signal(MountStage::Frame);
    let progress = MountProgress(stage);
    leptos::mount::mount_to(mount_point.clone(), move || {
        provide_context(progress);
        app()
    })
    .forget();
    for stage in stages {
        set_stage.set(*stage);
        yield_to_browser().await;
    }
    let _ = first_paint.replace_with_with_node_1(&mount_point);
    set_stage.set(MountStage::Shown);
}

/// Mounts a view at its stage; where no first paint is replaced, at once.
pub fn mount_at_stage<V: IntoView + 'static>(
    stage: MountStage,
    view: impl Fn() -> V + Send + 'static,
) -> impl IntoView {
    let progress = use_context::<MountProgress>();
    let is_reached =
        ErasedMemo::new(move || progress.as_ref().is_none_or(|progress| progress.0.get() >= stage));
    dyn_view(move || is_reached.get().then(&view))
}
