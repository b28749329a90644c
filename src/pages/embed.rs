//! The playground in somebody's post: one view, no saving, no keys of its own, nothing written to its address.

pub mod foot;

use std::sync::Arc;

use leptos::children::ViewFn;
use leptos::prelude::*;

use self::foot::{Foot, PlaygroundAddress, ShowAll};
use super::playground::World;
use crate::browser::{element_size, files, focus, host_page, location, page_title, scroll, theme};
use crate::components::access_matrix::AccessMatrix;
use crate::components::create::Dialogs;
use crate::components::inspector::Inspector;
use crate::components::lesson_panel::{GoalTurned, LessonPanel};
use crate::components::notice::{Announcer, NoticeBar};
use crate::components::run_console::RunConsole;
use crate::components::top_bar::Clock;
use crate::components::view_bar::{self, ViewBar, ViewTitle};
use crate::components::why::Why;
use crate::deep_links::gallery;
use crate::deep_links::query::{EXAMPLE, LESSON, POLICY};
use crate::session::document::Document;
use crate::session::embed_options::{EmbedOptions, EmbedView, split_wordpress_secret};
use crate::session::link::SharedDocument;
use crate::session::map_items::policy_named;
use crate::session::own_lesson::OwnLesson;
use crate::session::saved_document::Drafts;
use crate::session::shared_document::Incoming;
use crate::session::story::Story;
use crate::session::{Panel, Session, Side, View, lesson_files, share_file, use_session};
use crate::text::embed as text;
use crate::text::lessons::{listed as listed_lesson, page_of_lesson};
use crate::text::links::no_such_lesson;
use crate::text::playground::WORLD;
use crate::ui::dyn_view::Show;
use crate::ui::erased_memo::ErasedMemo;
use crate::ui::fetched::{Fetched, FetchedView};
use crate::ui::lazy_view::lazy_view;

lazy_view!(EMBED = embed_chunk: embed in embed);

/// The page of an embed.
#[component]
pub fn Embed() -> impl IntoView {
    EMBED.show(None)
}

const STYLES: &str = include_str!("../../style/embed.css");

/// What the embed begins with.
#[derive(Clone, Debug)]
struct InitialWorld {
    shared: SharedDocument,
    /// What is wrong with its link.
    problem: Option<String>,
    /// The address names a lesson that is not there: the others are offered.
    offers_lessons: bool,
    /// The part of the address behind `#` that holds this world, where it is as it came.
    link: Option<String>,
}

impl InitialWorld {
    fn new(shared: SharedDocument) -> Self {
        Self { shared, problem: None, offers_lessons: false, link: None }
    }
}

fn embed() -> AnyView {
    let options = EmbedOptions::read(&location::query());
    theme::apply(options.theme);
    host_page::listen_for_theme();
    let view = FetchedView::fetch(move || async move {
        let initial = load_initial_world(options).await?;
        Some(ViewFn::from(move || view! { <EmbedPage initial=initial.clone() options/> }))
    });
    view! {
        <style>{STYLES}</style>
        <Fetched view failed=text::NOT_FETCHED/>
    }
    .into_any()
}

/// The world in the link; without one, the example's or the lesson's; without one, the first. Says where the address names a
/// lesson that is not there. `None` where it could not be fetched.
async fn load_initial_world(options: EmbedOptions) -> Option<InitialWorld> {
    let number = location::query_value(LESSON);
    let lesson = number.as_deref().and_then(lesson_files::place_of);
    let initial = load_world(EmbedOptions { lesson, ..options }).await?;
    Some(match number.filter(|_| lesson.is_none()) {
        Some(number) if initial.problem.is_none() => {
            let problem = Some(no_such_lesson(&number, lessons::index().len()));
            InitialWorld { problem, offers_lessons: true, ..initial }
        }
        _ => initial,
    })
}

async fn load_world(options: EmbedOptions) -> Option<InitialWorld> {
    let fresh = |problem| Some(InitialWorld { problem, ..InitialWorld::new(share(Document::default())) });
    let hash = location::hash();
    let hash = split_wordpress_secret(&hash).0;
    match share_file::decode_hash(hash) {
        Some(Incoming::Shared(shared)) => {
            // A world of one's own for a lesson: the address says which.
            let lesson = options.lesson.unwrap_or(shared.document.lesson);
            let story = options.lesson.map_or(shared.document.story.clone(), |_| Story::Lesson);
            let is_as_it_came = story == shared.document.story && lesson == shared.document.lesson;
            let document = Arc::new(Document { story, lesson, ..Document::clone(&shared.document) });
            let link = is_as_it_came.then(|| hash.to_owned());
            return Some(InitialWorld { link, ..InitialWorld::new(SharedDocument { document, ..shared }) });
        }
        Some(Incoming::Damaged(damaged)) => {
            let problem = Some(text::damaged(&damaged.error.message()));
            return match &damaged.recovered {
                Some(recovered) => Some(InitialWorld { problem, ..InitialWorld::new(recovered.clone()) }),
                None => fresh(problem),
            };
        }
        None => {}
    }
    if let Some(name) = location::query_value(EXAMPLE) {
        return match gallery::load_example(&name).await {
            Ok((_, shared)) => Some(InitialWorld::new(shared)),
            Err(gallery::ExampleError::NotFound) => fresh(Some(text::NO_EXAMPLE.to_owned())),
            Err(gallery::ExampleError::NotFetched) => None,
        };
    }
    let Some(lesson) = options.lesson else { return fresh(None) };
    let file = if options.solved { lesson_files::SOLUTION } else { lesson_files::START };
    Some(InitialWorld::new(share(gallery::load_lesson_document(lesson, file).await?)))
}

fn share(document: Document) -> SharedDocument {
    SharedDocument { document: Arc::new(document), drafts: Drafts::new(), why: None }
}

#[component]
fn EmbedPage(initial: InitialWorld, options: EmbedOptions) -> impl IntoView {
    let InitialWorld { shared, mut problem, offers_lessons, link } = initial;
    let session = Session::new(Document::clone(&shared.document), shared.drafts.clone());
    session.read_only.set_value(options.read_only);
    provide_context(session);
    if let Some(why) = shared.why.clone() {
        session.explain(why);
    }
    if options.view == EmbedView::Policy {
        let name = location::query_value(POLICY);
        match policy_named(&session.document_untracked(), name.as_deref()) {
            Some(policy) => session.select(policy),
            None => problem = problem.or(Some(text::NO_POLICY.to_owned())),
        }
    }
    let secret = split_wordpress_secret(&location::hash()).1.map(str::to_owned);
    let foot_secret = StoredValue::new(secret.clone());
    host_page::report_height(host_page::HeightReport {
        fixed_height: options.height,
        wordpress_secret: secret,
    });
    let turned = GoalTurned::default();
    provide_context(turned);
    Effect::new(move |_| {
        if let Some(goal) = turned.0.get() {
            host_page::post_goal(goal.number, goal.met, goal.of);
        }
    });
    let can_change = !options.read_only;
    let views = narrow_views(options.view);
    if let Some(first) = views.first() {
        session.open_view(*first);
    }
    let view_name = move || (!views.is_empty()).then(|| session.views.view().name());
    if let Some(title) = shared.document.open_own_lesson().and_then(OwnLesson::title) {
        page_title::set_page_title(&page_of_lesson(title));
    }
    files::on_file_dropped(move || {
        if files::take_dropped_file().is_some() {
            session.tell(text::NO_FILES_HERE, true);
        }
    });
    let came_in_link = link.is_some();
    let address = PlaygroundAddress::new(session, shared.clone(), link);
    let initial = StoredValue::new((shared.document, shared.drafts));
    // An explanation begins with what fits in the frame; the rest is one press away.
    let is_why = options.view == EmbedView::Why && session.explanation.target_untracked().is_some();
    let shows_all = RwSignal::new(!is_why);
    view! {
        <main class=format!("embed embed-{}", options.view.name()) class:read-only=options.read_only class:compact=move || !shows_all.get() data-view=view_name>
            {problem.map(|problem| view! {
                <div class="embed-problem" role="alert">
                    <p>{problem}</p>
                    {offers_lessons.then(|| lesson_list(options))}
                </div>
            })}
            <Part view=options.view/>
            <Details view=options.view came_in_link/>
        </main>
        <div class="embed-end">
            {(!views.is_empty()).then(|| view! { <ViewBar views title=if can_change { view_bar::title } else { read_only_title }/> })}
            <Foot address initial can_change secret=foot_secret>
                {is_why.then(|| view! { <ShowAll shows_all/> })}
            </Foot>
        </div>
        {can_change.then(|| view! { <Dialogs/> })}
        <NoticeBar/>
        <Announcer/>
    }
}

/// Each lesson as an address of this embed.
fn lesson_list(options: EmbedOptions) -> impl IntoView {
    let lessons = lessons::index().into_iter().enumerate().map(|(place, listed)| {
        let address = EmbedOptions { lesson: Some(place), ..options }.query();
        let title = listed_lesson(place + 1, listed.title, listed.minutes);
        view! { <li><a href=address>{title}</a></li> }
    });
    view! {
        <details>
            <summary>{text::ALL_LESSONS}</summary>
            <ul>{lessons.collect_view()}</ul>
        </details>
    }
}

/// The views of the bar in a narrow frame, the first of which it begins with. A frame with one part needs none.
fn narrow_views(view: EmbedView) -> &'static [View] {
    match view {
        EmbedView::Lesson => &View::ALL,
        EmbedView::World => &[View::Run, View::Build, View::Why],
        EmbedView::Why | EmbedView::Matrix | EmbedView::Policy => &[],
    }
}

/// What a view is called where nothing can be run or built: after what it shows. `first-paint.js` of the embed's page says the same.
fn read_only_title(view: View) -> ViewTitle {
    match view {
        View::Run => (text::APP, "instance"),
        View::Build => (WORLD, "role"),
        View::Lesson | View::Why => view_bar::title(view),
    }
}

#[component]
fn Part(view: EmbedView) -> impl IntoView {
    let session = use_session();
    let asked = session.explanation.target_untracked().is_some();
    match view {
        EmbedView::World => view! { <World/> }.into_any(),
        EmbedView::Lesson => view! {
            <LessonPanel/>
            // Some goals are about credentials that end.
            <div class="region embed-part embed-clock" data-part="run"><Clock/></div>
            <World/>
        }
        .into_any(),
        // The explanation is below, with the other details; without a question, the matrix has some.
        EmbedView::Why if asked => ().into_any(),
        // The policy is the selected item.
        EmbedView::Policy => ().into_any(),
        EmbedView::Why | EmbedView::Matrix => {
            view! { <section class="region embed-part" aria-label=text::MATRIX><AccessMatrix/></section> }
                .into_any()
        }
    }
}

/// Id of the part with an explanation.
const EXPLANATION: &str = "embed-why";
/// Id of the part with a thing.
const DETAILS: &str = "embed-details";
/// Id of the part with a run.
const RUN: &str = "embed-run";

/// Has what is opened come into sight: `opened` tells what is open, and nothing where nothing is.
fn show_when_opened<T: PartialEq + 'static>(id: &'static str, opened: impl Fn() -> Option<T> + 'static) {
    Effect::new(move |before: Option<Option<T>>| {
        let opened = opened();
        if opened.is_some() && before.is_some_and(|before| before != opened) {
            scroll::show_after_update(id);
        }
        opened
    });
}

/// Whether explanation and thing are seen while this side is open. What an embed is about stays: the explanation of one, the
/// policy of another.
fn shows(view: EmbedView, side: Side) -> (bool, bool) {
    (view == EmbedView::Why || side == Side::Why, view == EmbedView::Policy || side == Side::Inspector)
}

/// What the user has pressed: a thing, a verdict, a run.
#[component]
fn Details(
    view: EmbedView,
    /// The world is in the address, so nothing was drawn of it before.
    came_in_link: bool,
) -> impl IntoView {
    let session = use_session();
    let has_bar = !narrow_views(view).is_empty();
    // Behind the bar of a narrow frame an explanation is not seen at first, and weighs as much as all else.
    let is_narrow = RwSignal::new(element_size::is_window_narrow());
    let is_sought = RwSignal::new(!(came_in_link && has_bar));
    if !is_sought.get_untracked() {
        element_size::follow_window_width(move |narrow| {
            let _ = is_narrow.try_set(narrow);
        });
        Effect::new(move |_| {
            if !is_narrow.get() || session.views.view() == View::Why {
                is_sought.set(true);
            }
        });
    }
    let explains = ErasedMemo::new(move || {
        is_sought.get()
            && shows(view, session.views.side()).0
            && (session.explanation.is_open() || has_bar && session.views.view() == View::Why)
    });
    let inspects = ErasedMemo::new(move || {
        shows(view, session.views.side()).1 && session.selection.with(Option::is_some)
    });
    let leads_back = view == EmbedView::Why;
    show_when_opened(EXPLANATION, move || session.explanation.target().filter(|_| explains.get()));
    show_when_opened(DETAILS, move || session.selection.get().filter(|_| inspects.get()));
    if leads_back {
        Effect::new(move |_| {
            if inspects.get() && session.selection.with(Option::is_some) {
                focus::focus_after_update(DETAILS.to_owned());
            }
        });
    }
    let back = move |_| {
        session.selection.set(None);
        session.open_view(View::Why);
        focus::focus_after_update(EXPLANATION.to_owned());
    };
    let ran = session.derive(|document| document.last_run.is_some());
    let has_runs = matches!(view, EmbedView::World | EmbedView::Lesson);
    if has_runs {
        session.views.set_panel(Panel::Console);
        show_when_opened(RUN, move || {
            session.document().last_run.as_ref().map(|run| Arc::as_ptr(run) as usize)
        });
    }
    view! {
        <Show when=move || has_runs && ran.get()>
            <section class="region embed-part" data-part="run" id=RUN aria-label=text::RUN><RunConsole/></section>
        </Show>
        <Show when=move || explains.get()>
            <section class="region embed-part" data-part="why" id=EXPLANATION tabindex="-1" aria-label=text::WHY><Why/></section>
        </Show>
        <Show when=move || inspects.get()>
            <section class="region embed-part" data-part="build" id=DETAILS tabindex="-1" aria-label=text::DETAILS>
                {leads_back.then(|| view! { <button type="button" class="quiet" on:click=back>{text::BACK_TO_WHY}</button> })}
                <Inspector/>
            </section>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_embed_is_about_stays_while_something_else_is_opened_in_it() {
        for view in EmbedView::ALL {
            let (explains, inspects) = shows(view, Side::Inspector);
            assert!(inspects, "{view:?}: a thing that is opened is seen");
            assert_eq!(explains, view == EmbedView::Why, "{view:?}: the explanation beside a thing");
            let (explains, inspects) = shows(view, Side::Why);
            assert!(explains, "{view:?}: a verdict that is pressed is explained");
            assert_eq!(inspects, view == EmbedView::Policy, "{view:?}: the thing beside an explanation");
        }
    }
}
