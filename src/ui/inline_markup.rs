//! Short texts with two kinds of inline markup: `code` and **bold**.

use leptos::prelude::*;
use lessons::{InlineStyle, parse_inline_markup};

/// Text with `code` and **bold** marks. Everything else is literal: text is never markup.
#[component]
pub fn InlineMarkup(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    parse_inline_markup(&text)
        .into_iter()
        .map(|(mark, text)| {
            let text = text.to_owned();
            match mark {
                InlineStyle::Plain => text.into_any(),
                InlineStyle::Code => view! { <code>{text}</code> }.into_any(),
                InlineStyle::Bold => view! { <strong>{text}</strong> }.into_any(),
            }
        })
        .collect_view()
}

/// With a capital letter at its start.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    first.into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A name that may break before its capitals (`Create`, `Log`, `Stream`) and after a slash. Its text stays one word.
#[component]
pub fn Breakable(
    /// The name.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    breakable_parts(&text)
        .into_iter()
        .enumerate()
        .map(|(index, word)| view! { {(index > 0).then(|| view! { <wbr/> })}{word} })
        .collect_view()
}

/// The parts of such a name.
pub fn breakable_parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last = ' ';
    for letter in name.chars() {
        let is_capital = letter.is_ascii_uppercase() && (last.is_ascii_lowercase() || last.is_ascii_digit());
        match parts.last_mut() {
            Some(part) if !is_capital && (last != '/' || part == "/") => part.push(letter),
            _ => parts.push(letter.to_string()),
        }
        last = letter;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_breaks_before_its_capitals_and_after_a_slash() {
        for (name, parts) in [
            ("AmazonS3FullAccess", &["Amazon", "S3", "Full", "Access"][..]),
            ("photo-app", &["photo-app"]),
            ("AWSLambda", &["AWSLambda"]),
            ("/photo-app/web", &["/photo-app/", "web"]),
            ("photos/", &["photos/"]),
        ] {
            assert_eq!(breakable_parts(name), parts, "{name}");
        }
    }
}
