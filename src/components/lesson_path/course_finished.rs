//! The end of the course: how far somebody came, the best round of golf, a picture to share, and the recap card.

use decision_path::font_metrics::Typeface;
use leptos::prelude::*;
use lessons::index;

use super::STYLES;
use super::recap::Recap;
use crate::browser::location;
use crate::components::close_dialog::close_dialog;
use crate::components::share::download::{self, Drawing};
use crate::components::share::picture_fonts;
use crate::session::course_picture::{self, CourseResult};
use crate::session::{Dialog, Session, progress, use_session};
use crate::text::course as text;
use crate::text::recap::TITLE as RECAP_TITLE;
use crate::ui::dialog::Modal;

/// The screen.
#[component]
pub fn CourseFinished() -> impl IntoView {
    let session = use_session();
    let result = session.progress.with_untracked(|known| course_result(known));
    let is_whole = result.finished == result.lessons;
    let title = if is_whole { text::TITLE } else { text::LAST_LESSON_TITLE };
    let (next, next_dialog) = match is_whole {
        true => (text::SEE_EXAMPLES, Dialog::Examples),
        false => (text::SEE_OPEN_LESSONS, Dialog::LessonPath),
    };
    view! {
        <Modal title on_close=close_dialog()>
            <style>{STYLES}</style>
            <div class="course-picture" inner_html=course_picture::svg(&result, &address(), "")></div>
            <div class="button-row">
                <button type="button" class="primary" on:click=move |_| save_png(session, result)>{text::PICTURE_PNG}</button>
                <button type="button" class="quiet" on:click=move |_| save_svg(session, result)>{text::PICTURE_SVG}</button>
            </div>
            <section class="course-recap">
                <h3>{RECAP_TITLE}</h3>
                <Recap/>
            </section>
            <footer class="modal-foot">
                <button type="button" on:click=move |_| session.dialog.set(Some(next_dialog.clone()))>{next}</button>
            </footer>
        </Modal>
    }
}

fn course_result(known: &str) -> CourseResult {
    let all = index();
    let finished = progress::finished_count(known, all.iter().map(|listed| listed.folder));
    let permission_count =
        all.iter().find_map(|listed| progress::best_permission_count(known, listed.folder));
    CourseResult { finished, lessons: all.len(), permission_count }
}

/// What the picture says about where it comes from.
fn address() -> String {
    location::published_url().unwrap_or_default()
}

/// The picture with its fonts inside.
async fn picture(result: CourseResult) -> String {
    let fonts = picture_fonts::rules(&[Typeface::Sans, Typeface::SansBold]).await;
    course_picture::svg(&result, &address(), &fonts)
}

fn save_svg(session: Session, result: CourseResult) {
    leptos::task::spawn_local(async move {
        download::text(session, "aws-iam-course.svg", "image/svg+xml", &picture(result).await);
    });
}

fn save_png(session: Session, result: CourseResult) {
    leptos::task::spawn_local(async move {
        let svg = picture(result).await;
        let (width, height) = (course_picture::WIDTH, course_picture::HEIGHT);
        let drawing = Drawing { svg: &svg, width, height };
        download::png(session, "aws-iam-course.png", drawing, None).await;
    });
}
