//! The static first paint of index.html says what the app says when it takes its place, so that nothing jumps.

/// `code` and **bold** marks as the page writes them.
fn markup(text: &str) -> String {
    let written = lessons::parse_inline_markup(text).into_iter().map(|(mark, text)| match mark {
        lessons::InlineStyle::Plain => text.to_owned(),
        lessons::InlineStyle::Code => format!("<code>{text}</code>"),
        lessons::InlineStyle::Bold => format!("<strong>{text}</strong>"),
    });
    written.collect()
}

#[test]
fn the_first_lesson_stands_in_the_page_before_the_app_arrives() {
    let page = include_str!("../index.html");
    let lesson = lessons::first();
    let parts = [lesson.title.clone(), format!("</span><s>{}</s></p>", markup(&lesson.misconception))];
    let paragraphs = lesson.text.iter().map(|text| format!("<p>{}</p>", markup(text)));
    let goals = lesson.goals.iter().map(|goal| format!("<span>{}</span></li>", markup(goal)));
    for part in parts.into_iter().chain(paragraphs).chain(goals) {
        assert!(page.contains(&part), "index.html lacks: {part}");
    }
}

#[test]
fn first_paint_has_the_landing_strip_of_the_app() {
    use iam_playground::text::landing as text;
    let page = include_str!("../index.html");
    let title = format!("<p class=\"landing-title\">{}</p>", text::WHAT_THIS_IS);
    let doors = [
        ("start", text::START_LESSON_1),
        ("denied", text::HAVE_ACCESS_DENIED),
        ("embed", text::EMBED_EXAMPLE),
    ];
    let doors = doors.map(|(hash, words)| format!("<a class=\"button\" href=\"#{hash}\">{words}</a>"));
    let strip = format!("<section class=\"landing\" aria-label=\"{}\">", text::FIRST_VISIT);
    for part in [strip, title, format!("<p>{}</p>", text::FOR_WHOM)].into_iter().chain(doors) {
        assert!(page.contains(&part), "index.html lacks: {part}");
    }
}

#[test]
fn first_paint_has_the_foot_of_the_app() {
    use iam_playground::text::app as text;
    let page = include_str!("../index.html");
    let links = [("lessons/", text::LESSONS_TO_READ), ("examples/", text::EXAMPLES_TO_READ)];
    let links = links.map(|(folder, words)| format!("<a class=\"link\" href=\"{folder}\">{words}</a>"));
    let foot = format!("<footer class=\"page-foot\"><p class=\"disclaimer\">{}</p>", text::DISCLAIMER);
    let help =
        format!("<button type=\"button\" class=\"link\" disabled>{}</button></footer>", text::KEYBOARD);
    let whole = [foot, links.concat(), help].concat();
    assert!(page.contains(&whole), "index.html lacks: {whole}");
}

#[test]
fn landing_strip_counts_the_lessons() {
    let count = format!("{} short lessons", lessons::index().len());
    assert!(iam_playground::text::landing::FOR_WHOM.starts_with(&count), "{count}");
}
