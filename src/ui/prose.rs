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

#[cfg(test)]
mod tests {
    use super::*;

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
