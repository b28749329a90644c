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

/// A name that may break before its capitals: `Create`, `Log`, `Stream`. Its text stays one word.
#[component]
pub fn Breakable(
    /// The name.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    split_camel_case(&text)
        .into_iter()
        .enumerate()
        .map(|(index, word)| view! { {(index > 0).then(|| view! { <wbr/> })}{word} })
        .collect_view()
}

fn split_camel_case(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut after_small = false;
    for letter in name.chars() {
        match words.last_mut() {
            Some(word) if !(after_small && letter.is_ascii_uppercase()) => word.push(letter),
            _ => words.push(letter.to_string()),
        }
        after_small = letter.is_ascii_lowercase() || letter.is_ascii_digit();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_breaks_before_its_capitals() {
        assert_eq!(split_camel_case("AmazonS3FullAccess"), ["Amazon", "S3", "Full", "Access"]);
        assert_eq!(split_camel_case("photo-app"), ["photo-app"]);
        assert_eq!(split_camel_case("AWSLambda"), ["AWSLambda"]);
    }
}
