//! Short texts with two marks: `code` and **bold**.

use leptos::prelude::*;

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Plain(String),
    Code(String),
    Bold(String),
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 1 {
            pieces.push(Piece::Code(part.to_owned()));
            continue;
        }
        for (index, part) in part.split("**").enumerate() {
            if !part.is_empty() {
                let make = if index % 2 == 1 { Piece::Bold } else { Piece::Plain };
                pieces.push(make(part.to_owned()));
            }
        }
    }
    pieces
}

/// Text with `code` and **bold** marks. Everything else is literal: text is never markup.
#[component]
pub fn Prose(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    pieces(&text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Plain(text) => text.into_any(),
            Piece::Code(text) => view! { <code>{text}</code> }.into_any(),
            Piece::Bold(text) => view! { <strong>{text}</strong> }.into_any(),
        })
        .collect_view()
}

/// A name that may break before its capitals: `Create`, `Log`, `Stream`. Its text stays one word.
#[component]
pub fn Breakable(
    /// The name.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    words(&text)
        .into_iter()
        .enumerate()
        .map(|(index, word)| view! { {(index > 0).then(|| view! { <wbr/> })}{word} })
        .collect_view()
}

fn words(name: &str) -> Vec<String> {
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
        assert_eq!(words("AmazonS3FullAccess"), ["Amazon", "S3", "Full", "Access"]);
        assert_eq!(words("photo-app"), ["photo-app"]);
        assert_eq!(words("AWSLambda"), ["AWSLambda"]);
    }

    #[test]
    fn marks_make_pieces_and_markup_stays_text() {
        let found = pieces("Press **Run**: `aws <b>` ends");
        let plain = |text: &str| Piece::Plain(text.into());
        assert_eq!(
            found,
            [
                plain("Press "),
                Piece::Bold("Run".into()),
                plain(": "),
                Piece::Code("aws <b>".into()),
                plain(" ends")
            ]
        );
    }
}
