//! A lesson as the files that `docs/authoring.md` describes.

use leptos::prelude::*;

use crate::browser::download;
use crate::session::own_lesson::OwnLesson;
use crate::session::use_session;
use crate::text::make_lesson as text;
use crate::ui::inline_markup::InlineMarkup;

/// The files of a lesson that was saved.
#[component]
pub fn Files(own: OwnLesson) -> impl IntoView {
    let session = use_session();
    let mut files = vec![
        ("lesson.md", "text/markdown", lesson_file(&own)),
        ("start.json", "application/json", own.start.to_string()),
    ];
    if !own.solution.is_empty() {
        files.push(("solution.json", "application/json", own.solution.to_string()));
    }
    let button = move |(name, mime, content): (&'static str, &'static str, String)| {
        let keep = move |_| {
            if !download::download_text(name, mime, &content) {
                session.tell(text::NOT_TAKEN, true);
            }
        };
        view! { <button type="button" on:click=keep>{name}</button> }
    };
    view! {
        <section aria-labelledby="lesson-files">
            <h3 id="lesson-files">{text::FILES}</h3>
            <p class="hint"><InlineMarkup text=text::FILES_HINT/></p>
            <div class="button-row">{files.into_iter().map(button).collect_view()}</div>
        </section>
    }
}

/// The text with the lines that worlds are played from: they are in files of their own.
fn lesson_file(own: &OwnLesson) -> String {
    [own.text.trim_end(), "\n\n## start\n# as in start.json\n\n## solution\n# as in solution.json\n"].concat()
}

#[cfg(test)]
mod tests {
    use lessons::Lesson;

    use super::*;

    #[test]
    fn the_file_has_what_a_lesson_of_the_site_is_played_from() {
        let own = OwnLesson { text: "---\ntitle: A\n---\nText.\n".into(), ..OwnLesson::default() };
        let (lesson, errors) = Lesson::parse(&lesson_file(&own));
        assert_eq!(errors, []);
        assert_eq!(lesson.text, ["Text."]);
        assert_eq!(lesson.script("start"), Some(&["# as in start.json".to_owned()][..]));
        assert_eq!(lesson.script("solution"), Some(&["# as in solution.json".to_owned()][..]));
    }
}
