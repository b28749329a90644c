//! Sentences for people in Rust code. They stand in one folder of a crate, so that a translator finds them.

use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::module_order::source_files;

/// The sentences in a crate's `src` outside of `folders`, `file:line: "text"` each. `folders` are beginnings of file names
/// from `src` on: `text/`. Tests, comments, attributes and raw strings do not count.
///
/// # Panics
///
/// If a file cannot be read, or is not Rust; and if one of `folders` has no sentence, for then it need not be named.
pub fn outside(crate_folder: &str, folders: &[&str]) -> Vec<String> {
    let mut outside = Vec::new();
    let mut used = vec![false; folders.len()];
    for (name, source) in source_files(&Path::new(crate_folder).join("src")) {
        let sentences = sentences(&source).unwrap_or_else(|error| panic!("{name}: {error}"));
        match folders.iter().position(|folder| name.starts_with(folder)) {
            Some(at) => used[at] |= !sentences.is_empty(),
            None => {
                outside.extend(sentences.into_iter().map(|(line, text)| format!("{name}:{line}: {text:?}")));
            }
        }
    }
    outside.sort();
    let unused: Vec<_> =
        folders.iter().zip(used).filter(|(_, used)| !used).map(|(folder, _)| folder).collect();
    assert!(unused.is_empty(), "no sentence in {unused:?}");
    outside
}

/// Line and text of each sentence of a file.
fn sentences(source: &str) -> Result<Vec<(usize, String)>, String> {
    let tokens: TokenStream = source.parse().map_err(|error| format!("{error}"))?;
    let mut found = Vec::new();
    collect(tokens, &mut found);
    Ok(found)
}

fn collect(tokens: TokenStream, found: &mut Vec<(usize, String)>) {
    let mut skip_next_body = false;
    let mut before: Option<char> = None;
    for token in tokens {
        let mark = match &token {
            TokenTree::Punct(mark) => Some(mark.as_char()),
            _ => None,
        };
        match token {
            TokenTree::Group(group) if is_attribute(&group, before) => {
                skip_next_body |= group.stream().to_string().replace(' ', "") == "cfg(test)";
            }
            TokenTree::Group(group) if skip_next_body && group.delimiter() == Delimiter::Brace => {
                skip_next_body = false;
            }
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Literal(literal) => {
                let written = literal.to_string();
                let text = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
                if let Some(text) = text.filter(|text| is_sentence(text)) {
                    found.push((literal.span().start().line, text.to_owned()));
                }
            }
            _ => {}
        }
        skip_next_body &= mark != Some(';');
        before = mark;
    }
}

/// `#[…]` and `#![…]`: doc comments too.
fn is_attribute(group: &Group, before: Option<char>) -> bool {
    group.delimiter() == Delimiter::Bracket && matches!(before, Some('#' | '!'))
}

/// Whether a text as it is written in Rust has words that are none of a shell's, of JSON, YAML, CSS or a protocol.
fn is_sentence(text: &str) -> bool {
    let begins_code = ["!", "--", "aws ", "GET ", "PUT "].iter().any(|start| text.starts_with(start));
    let has_code = ["$(", "--", " | ", r#"\":"#, r#"\" \""#, r"\n  "].iter().any(|code| text.contains(code));
    // Each class has a prefix.
    let is_list_of_classes = text.split(' ').all(|word| word.contains('-'));
    !begins_code && !has_code && !is_list_of_classes && has_words(&text.replace(r"\n", " "))
}

/// Whether a character is part of a word.
pub fn is_letter(letter: char) -> bool {
    letter.is_alphabetic() || letter == '’'
}

/// Two words beside each other, or a word and something filled in.
pub fn has_words(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let length = |word: &str| {
        let word =
            word.trim_matches(|letter: char| letter.is_ascii_punctuation() && !matches!(letter, '{' | '}'));
        let is_word = word.starts_with(is_letter)
            && word.chars().all(|letter| is_letter(letter) || letter.is_ascii_digit() || letter == '-');
        if is_word { word.chars().count() } else { 0 }
    };
    let is_filled_in = |word: &str| word.starts_with('{');
    words.windows(2).any(|pair| {
        let [first, second] = pair else { return false };
        let (one, other) = (length(first), length(second));
        let beside_each_other = one > 0 && other > 0 && one + other > 2;
        beside_each_other || (one > 1 && is_filled_in(second)) || (is_filled_in(first) && other > 1)
    })
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_are_told_from_names_and_tests() {
        for (source, wanted) in [
            (r#"fn a() { report("It is left out.") }"#, 1),
            (r#"fn a() { format!("role {name}") + &format!("{name} is there") }"#, 2),
            (r#"const A: &str = "two\nwords";"#, 1),
            (r#"fn a() { write!(f, "missing {}", x) }"#, 1),
            (r#"fn a() { key("aws:SourceIp") + "role" + &format!("arn:aws:iam::{a}:{b}") }"#, 0),
            (r#"#[expect(missing_docs, reason = "the fields say it")] struct A;"#, 0),
            (
                r#"/// Words of a comment.
                fn a() {}"#,
                0,
            ),
            (r#"#[cfg(test)] mod tests { const A: &str = "words of a test"; }"#, 0),
            (r#"#[cfg(test)] use x; fn a() { b("some words") }"#, 1),
            ("fn a() { r#\"words of a document\"# }", 0),
            (r#"fn a() { format!("key=$({create} --output text)") + "!Ref {}" + "GET {list}" }"#, 0),
            (r#"fn a() { ("dp-ring dp-passed", "a well-known one") }"#, 1),
            (r##"fn a() { format!("\n  \"Effect\": \"Allow\", {principal}") }"##, 0),
        ] {
            assert_eq!(sentences(source).map(|found| found.len()), Ok(wanted), "{source}");
        }
    }
}
