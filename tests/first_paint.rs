//! The static first paint of index.html says what the app says when it takes its place, so that nothing jumps.

/// `code` and **bold** marks as the page writes them.
fn markup(text: &str) -> String {
    let tagged = |text: &str, mark: &str, tag: &str| {
        let mut parts = text.split(mark).enumerate();
        parts.by_ref().fold(String::new(), |out, (index, part)| match index % 2 {
            0 => out + part,
            _ => format!("{out}<{tag}>{part}</{tag}>"),
        })
    };
    tagged(&tagged(text, "`", "code"), "**", "strong")
}

#[test]
fn the_first_lesson_stands_in_the_page_before_the_app_arrives() {
    let page = include_str!("../index.html");
    let lesson = lessons::first();
    let parts = [lesson.title.clone(), format!("</span>{}</p>", markup(&lesson.misconception))];
    let paragraphs = lesson.text.iter().map(|text| format!("<p>{}</p>", markup(text)));
    for part in parts.into_iter().chain(paragraphs) {
        assert!(page.contains(&part), "index.html lacks: {part}");
    }
}
