//! The playground: lesson, world, panels, inspector and why.

use leptos::prelude::*;

use crate::components::access_matrix::AccessMatrix;
use crate::components::account_bar::AccountBar;
use crate::components::inspector::Inspector;
use crate::components::lesson_panel::LessonPanel;
use crate::components::outline;
use crate::components::panes::{self, Borders, FillButton, provide_panes, restore_sizes};
use crate::components::run_bar::RunBar;
use crate::components::run_console::RunConsole;
use crate::components::status_strip::StatusStrip;
use crate::components::view_bar::ViewBar;
use crate::components::why::Why;
use crate::components::world_map::WorldMap;
use crate::session::{Panel, Side, View, use_session};
use crate::text::playground as text;
use crate::ui::dyn_view::dyn_view;
use crate::ui::mount_stage::{MountStage, mount_at_stage};
use crate::ui::tabs::Tabs;

/// The page.
#[component]
pub fn Playground() -> impl IntoView {
    let session = use_session();
    let panes = provide_panes(session);
    view! {
        <main class="playground" data-view=move || session.views.view().name() data-room=move || panes.room.get() data-filled=move || panes.filled.get()
            data-story=move || session.is_story_closed.get().then_some("closed")
            on:keydown=move |event| panes.return_by_escape(session, &event)>
            {mount_at_stage(MountStage::Lesson, || view! { <LessonPanel/> })}
            {mount_at_stage(MountStage::World, || view! { <World/> })}
            {mount_at_stage(MountStage::Panels, || view! { <Panels/> })}
            {mount_at_stage(MountStage::Side, || view! { <SidePanel/><Borders/> })}
            {mount_at_stage(MountStage::Shown, restore_sizes)}
        </main>
        <ViewBar views=&View::ALL/>
    }
}

/// The world: what runs in it, who and what there is.
#[component]
pub fn World() -> impl IntoView {
    let session = use_session();
    let as_outline = RwSignal::new(false);
    // On a narrow screen it is what one builds with. Once there it stays, with what is closed in it.
    let is_needed = Memo::new(move |was: Option<&bool>| {
        was == Some(&true) || as_outline.get() || session.views.view() == View::Build
    });
    view! {
        <section class="region world" data-region="world" tabindex="-1" aria-label=text::WORLD>
            <div class="world-head">
            <div class="region-head">
                <h2>{text::WORLD}</h2>
                <button type="button" class="quiet toggle" aria-pressed=move || as_outline.get().to_string()
                    on:click=move |_| as_outline.update(|on| *on = !*on)>
                    {text::OUTLINE}
                </button>
                <FillButton pane="world" name=text::WORLD/>
                <RunBar/>
            </div>
            <AccountBar/>
            </div>
            <StatusStrip/>
            <div class="world-map" class:hidden=move || as_outline.get()>{mount_at_stage(MountStage::Map, || view! { <WorldMap/> })}</div>
            <div class="world-outline" class:hidden=move || !as_outline.get()>{dyn_view(move || is_needed.get().then(outline::show))}</div>
        </section>
    }
}

#[component]
fn Panels() -> impl IntoView {
    let session = use_session();
    view! {
        <section class="region panels" data-region="panels" tabindex="-1" aria-label=text::RESULTS>
            <div class="pane-bar">
                <Tabs id="results" label=text::RESULTS tabs=Panel::ALL.to_vec()
                    selected=move || session.views.panel() on_choose=move |panel| session.views.choose_panel(panel)/>
                <FillButton pane=panes::RESULTS name=text::RESULTS/>
            </div>
            <div class="tab-panel" role="tabpanel" id="results-panel">
                {dyn_view(move || match session.views.panel() {
                    Panel::Matrix => view! { <AccessMatrix/> }.into_any(),
                    Panel::Console | Panel::Events | Panel::Cli => view! { <RunConsole/> }.into_any(),
                })}
            </div>
        </section>
    }
}

#[component]
fn SidePanel() -> impl IntoView {
    let session = use_session();
    view! {
        <section class="region side" data-region="side" tabindex="-1" aria-label=text::INSPECTOR_AND_WHY>
            <div class="pane-bar">
                <Tabs id="side" label=text::DETAILS selected=move || session.views.side()
                    on_choose=move |side| session.views.open_side(side) tabs=vec![
                    (Side::Inspector, text::INSPECTOR),
                    (Side::Why, text::WHY),
                ]/>
                <FillButton pane="side" name=text::INSPECTOR_AND_WHY/>
            </div>
            <div class="tab-panel" role="tabpanel" id="side-panel">
                <div class:hidden=move || session.views.side() != Side::Inspector><Inspector/></div>
                <div class:hidden=move || session.views.side() != Side::Why><Why/></div>
            </div>
        </section>
    }
}
