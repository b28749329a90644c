//! What AWS's terms mean, said at the term.

use std::cell::Cell;

use leptos::prelude::*;

use crate::text::glossary as text;

/// An entry of the glossary.
#[derive(Clone, Copy)]
struct GlossaryEntry {
    term: &'static str,
    meaning: &'static str,
}

/// What a term means, whatever the case it is written in.
fn entry(term: &str) -> Option<GlossaryEntry> {
    let known = text::TERMS.iter().find(|(known, _)| known.eq_ignore_ascii_case(term));
    known.map(|&(term, meaning)| GlossaryEntry { term, meaning })
}

thread_local! {
    static NUMBER: Cell<usize> = const { Cell::new(0) };
}

/// The button `shown`, and what it shows when it is pressed: what the term means. A screen reader hears that at the button.
fn parts(
    shown: AnyView,
    class: &'static str,
    label: Option<&'static str>,
    entry: GlossaryEntry,
) -> (AnyView, AnyView) {
    let number = NUMBER.get();
    NUMBER.set(number + 1);
    let id = format!("term-{number}");
    let button = view! {
        <button type="button" class=class aria-label=label popovertarget=id.clone() aria-describedby=id.clone()
            title=text::WHAT_IS_THAT>{shown}</button>
    };
    let meaning = view! {
        <span class="meaning" popover="auto" id=id role="note"><strong>{entry.term}</strong>" "{entry.meaning}</span>
    };
    (button.into_any(), meaning.into_any())
}

/// A term that says what it means when it is pressed; one that is not in the list is only written.
#[component]
pub fn Term(name: &'static str) -> impl IntoView {
    match entry(name) {
        Some(entry) => parts(name.into_any(), "term", None, entry).into_any(),
        None => name.into_any(),
    }
}

/// A question mark behind a label, which cannot be pressed itself: it belongs to its field.
pub fn about(term: &str) -> Option<AnyView> {
    Some(parts("?".into_any(), "term about", Some(text::WHAT_IS_THAT), entry(term)?).into_any())
}

/// A text with terms: `the [trust policy] says`, `[units|Organizational unit]`. The meanings stand behind it, so that the
/// sentence stays one.
pub fn explained(text: &str) -> AnyView {
    let mut meanings = Vec::new();
    let mut piece = |piece: Piece| match piece {
        Piece::Plain(text) => text.into_any(),
        Piece::Term(shown, term) => match entry(&term) {
            Some(entry) => {
                let (button, meaning) = parts(shown.into_any(), "term", None, entry);
                meanings.push(meaning);
                button
            }
            None => shown.into_any(),
        },
    };
    let sentence: Vec<AnyView> = pieces(text).into_iter().map(&mut piece).collect();
    (sentence, meanings).into_any()
}

/// A piece of a text: plain, or what is shown for which term.
#[derive(Debug, PartialEq)]
enum Piece {
    Plain(String),
    Term(String, String),
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, (marked, after))) =
        rest.split_once('[').and_then(|(before, rest)| Some((before, rest.split_once(']')?)))
    {
        if !before.is_empty() {
            pieces.push(Piece::Plain(before.to_owned()));
        }
        let (shown, term) = marked.split_once('|').unwrap_or((marked, marked));
        pieces.push(Piece::Term(shown.to_owned(), term.to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Plain(rest.to_owned()));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_there_once_and_short() {
        for (index, (term, meaning)) in text::TERMS.iter().enumerate() {
            let first = text::TERMS.iter().position(|(other, _)| other.eq_ignore_ascii_case(term));
            assert_eq!(first, Some(index), "{term}");
            assert!(meaning.len() < 200 && meaning.ends_with('.'), "{term}");
        }
        assert!(entry("Nothing like this").is_none());
        assert_eq!(entry("trust policy").map(|entry| entry.term), Some("Trust policy"));
    }

    #[test]
    fn marks_make_terms() {
        let plain = |text: &str| Piece::Plain(text.into());
        let term = |shown: &str, term: &str| Piece::Term(shown.into(), term.into());
        for (text, wanted) in [
            ("", vec![]),
            ("No mark", vec![plain("No mark")]),
            (
                "The [trust policy] says",
                vec![plain("The "), term("trust policy", "trust policy"), plain(" says")],
            ),
            ("[units|Organizational unit]", vec![term("units", "Organizational unit")]),
            ("open [ only", vec![plain("open [ only")]),
        ] {
            assert_eq!(pieces(text), wanted, "{text}");
        }
    }

    #[test]
    fn every_gate_is_explained() {
        use crate::components::why::gates::gate_name;
        use iam_policy::explanation::Gate;
        for gate in Gate::ALL {
            assert!(entry(gate_name(gate)).is_some(), "{gate:?}");
        }
    }
}
