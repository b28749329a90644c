//! Mounting the app in stages beside the static first paint, which it then replaces.

use leptos::prelude::*;

use super::dyn_view::dyn_view;
use super::erased_memo::ErasedMemo;
use crate::browser::first_paint::FirstPaint;
use crate::browser::scheduling::yield_to_browser;

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
    let Some(first_paint) = FirstPaint::find() else { return };
    let (stage, set_stage) = arc_signal(MountStage::Frame);
    let progress = MountProgress(stage);
    first_paint.mount_app(move || {
        provide_context(progress);
        app()
    });
    for stage in stages {
        set_stage.set(*stage);
        yield_to_browser().await;
    }
    first_paint.replace();
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
