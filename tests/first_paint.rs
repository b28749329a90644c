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
    let parts = [lesson.title.clone(), format!("</span>{}</p>", markup(&lesson.misconception))];
    let paragraphs = lesson.text.iter().map(|text| format!("<p>{}</p>", markup(text)));
    let goals = lesson.goals.iter().map(|goal| format!("<span>{}</span></li>", markup(goal)));
    for part in parts.into_iter().chain(paragraphs).chain(goals) {
        assert!(page.contains(&part), "index.html lacks: {part}");
    }
}
