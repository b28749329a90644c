//! The app's words stand in src/text, so that it can be made to speak another language: no other part of it holds a
//! sentence of its own.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, iter};

use iam_playground::text::glossary;
use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use test_support::sentences::{has_words, is_letter};

/// Where nothing is to be said.
const PLACES: [&str; 6] =
    ["src/components", "src/session", "src/ui", "src/pages", "src/app.rs", "src/persistence"];

/// Attributes that a user sees or hears. The other attributes hold names.
const SAID: [&str; 7] = ["aria-label", "title", "label", "hint", "kind", "alt", "placeholder"];

/// Macros whose text no user sees, and functions that take a name for whoever mends the program.
const UNSEEN: [&str; 2] = ["expect", "debug_struct"];

/// Words of a file in no place of their own: line and text.
fn found(source: &str, classes: &BTreeSet<String>) -> Vec<(usize, String)> {
    let tokens: TokenStream = source.parse().expect("Rust");
    let mut found = Vec::new();
    look(tokens, "", classes, &mut found);
    found
}

/// `before` is what stands before the group: `format`, `expect`.
fn look(tokens: TokenStream, before: &str, classes: &BTreeSet<String>, found: &mut Vec<(usize, String)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut skip_next_body = false;
    for (index, token) in tokens.iter().enumerate() {
        let earlier = tokens.get(..index).unwrap_or_default();
        match token {
            TokenTree::Group(group) if is_attribute(group, earlier) => {
                skip_next_body |= group.stream().to_string().replace(' ', "") == "cfg(test)";
            }
            TokenTree::Group(group) if skip_next_body && group.delimiter() == Delimiter::Brace => {
                skip_next_body = false;
            }
            TokenTree::Group(group) => look(group.stream(), &called(earlier), classes, found),
            TokenTree::Punct(mark) if mark.as_char() == ';' => skip_next_body = false,
            TokenTree::Literal(literal) => {
                let written = literal.to_string();
                let Some(text) = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
                    // Numbers; and raw strings, which are documents.
                    continue;
                };
                let stands = Stands { earlier, next: tokens.get(index + 1), before };
                if stands.is_said(text, classes) {
                    found.push((literal.span().start().line, text.to_owned()));
                }
            }
            _ => {}
        }
    }
}

/// `#[…]`: doc comments too.
fn is_attribute(group: &Group, earlier: &[TokenTree]) -> bool {
    let marks =
        |token: &TokenTree, wanted: char| matches!(token, TokenTree::Punct(mark) if mark.as_char() == wanted);
    let hash = match earlier {
        [.., hash, bang] if marks(bang, '!') => Some(hash),
        [.., hash] => Some(hash),
        [] => None,
    };
    group.delimiter() == Delimiter::Bracket && hash.is_some_and(|hash| marks(hash, '#'))
}

/// The name before a group: `format` of `format!(…)`, `expect` of `.expect(…)`.
fn called(earlier: &[TokenTree]) -> String {
    let names = earlier.iter().rev().take(2).filter_map(|token| match token {
        TokenTree::Ident(name) => Some(name.to_string()),
        _ => None,
    });
    names.take(1).collect()
}

/// Where a text stands.
struct Stands<'t> {
    earlier: &'t [TokenTree],
    next: Option<&'t TokenTree>,
    before: &'t str,
}

impl Stands<'_> {
    /// Whether a text that stands here is said to the user.
    fn is_said(&self, text: &str, classes: &BTreeSet<String>) -> bool {
        // Markup, JSON and AWS CLI lines are no sentences.
        if UNSEEN.contains(&self.before)
            || text.starts_with(['<', '\\'])
            || text.starts_with("aws ")
            || is_name(text)
        {
            return false;
        }
        if let Some(attribute) = self.attribute() {
            return match attribute.as_str() {
                "placeholder" => has_words(text),
                known if SAID.contains(&known) => has_a_word(text),
                // The last part of a name with a colon: `on:click`.
                _ => has_words(text) && !self.is_in_a_tag(),
            };
        }
        if self.is_text_of_markup() {
            return has_a_word(text);
        }
        let is_list_of_classes = text.split(' ').all(|word| word.starts_with('{') || classes.contains(word));
        !is_list_of_classes && (has_words(text) || (self.before == "format" && begins_with_a_word(text)))
    }

    /// `aria-label` of `aria-label="…"`.
    fn attribute(&self) -> Option<String> {
        let (last, rest) = self.earlier.split_last()?;
        if !matches!(last, TokenTree::Punct(mark) if mark.as_char() == '=') {
            return None;
        }
        let parts = rest.iter().rev().map_while(|token| match token {
            TokenTree::Ident(name) => Some(name.to_string()),
            TokenTree::Punct(mark) if mark.as_char() == '-' => Some("-".to_owned()),
            _ => None,
        });
        let mut parts: Vec<String> = parts.collect();
        // `<button title`, `class="…" title`: what stands before without a dash is another word.
        let length =
            iter::once(true).chain(parts.windows(2).map(|pair| (pair[0] == "-") != (pair[1] == "-")));
        let length = length.take_while(|joined| *joined).count();
        parts.truncate(length);
        parts.reverse();
        Some(parts.concat())
    }

    /// `class="a b"` in a tag, not `let text = "a b"`.
    fn is_in_a_tag(&self) -> bool {
        let word =
            |token: &TokenTree, wanted: &str| matches!(token, TokenTree::Ident(name) if name == wanted);
        !self.earlier.iter().any(|token| word(token, "let") || word(token, "const"))
            && self
                .earlier
                .iter()
                .any(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == '<'))
    }

    /// Between tags.
    fn is_text_of_markup(&self) -> bool {
        let opens = |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == '<');
        let closes = match self.earlier {
            [.., TokenTree::Punct(first), TokenTree::Punct(last)] => {
                last.as_char() == '>'
                    && !(first.spacing() == Spacing::Joint && matches!(first.as_char(), '=' | '-'))
            }
            _ => false,
        };
        let closes = closes
            || matches!(self.earlier, [.., TokenTree::Ident(_) | TokenTree::Literal(_) | TokenTree::Group(_), TokenTree::Punct(last)] if last.as_char() == '>');
        self.next.is_some_and(opens) || closes
    }
}

/// Without what is filled in.
fn spoken(text: &str) -> String {
    let mut depth = 0_usize;
    let kept = text.chars().filter(|letter| {
        let inside = depth > 0;
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        !inside && !matches!(letter, '{' | '}')
    });
    kept.collect()
}

/// Two letters in a row somewhere.
fn has_a_word(text: &str) -> bool {
    let letters: Vec<char> = spoken(text).replace("\\n", "").chars().collect();
    letters.windows(2).any(|pair| pair.iter().copied().all(is_letter))
}

/// `Attach {name}`, not `Allow{action}`.
fn begins_with_a_word(text: &str) -> bool {
    let word: String = text.chars().take_while(|letter| is_letter(*letter)).collect();
    let next = text.get(word.len()..).and_then(|rest| rest.chars().next());
    word.starts_with(char::is_uppercase) && word.len() > 1 && matches!(next, Some(' ' | ':' | '.' | ','))
}

/// One word with a mark inside: a file, an ARN, an action, a host, an id.
fn is_name(text: &str) -> bool {
    let inside = text.trim_matches(|letter: char| letter.is_ascii_punctuation());
    !text.contains(' ') && inside.contains(['.', ':', '/', '_', '-', '='])
}

fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut all: Vec<PathBuf> = entries.flat_map(|entry| files(&entry)).collect();
    all.sort();
    // Modules of tests.
    all.retain(|file| !file.ends_with("tests.rs") && !file.ends_with("sample.rs"));
    all
}

/// Names of the classes in style/.
fn classes(root: &Path) -> BTreeSet<String> {
    let sheets: String =
        files(&root.join("style")).iter().map(|file| fs::read_to_string(file).expect("a sheet")).collect();
    let names = sheets.split('.').skip(1).map(|rest| {
        rest.chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
            .collect()
    });
    names.filter(|name: &String| name.starts_with(|letter: char| letter.is_ascii_alphabetic())).collect()
}

#[test]
fn texts_stand_in_src_text_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let classes = classes(root);
    let all = PLACES.iter().flat_map(|place| files(&root.join(place)));
    let all: Vec<PathBuf> = all.filter(|file| file.extension().is_some_and(|e| e == "rs")).collect();
    assert!(all.len() > 90, "the components");
    let said = all.iter().flat_map(|file| {
        let shown = file.strip_prefix(root).expect("a file of ours").display().to_string();
        let source = fs::read_to_string(file).expect("the source");
        found(&source, &classes).into_iter().map(move |(line, text)| format!("{shown}:{line}: {text:?}"))
    });
    let said: Vec<String> = said.collect();
    assert!(
        said.is_empty(),
        "These words are to stand in a file of src/text, as a constant or, with something filled in, as a function; \
         see src/text/top_bar.rs and its use:\n{}",
        said.join("\n")
    );
}

/// Every text of a stream of tokens.
fn texts(tokens: TokenStream) -> Vec<String> {
    let of = |token: TokenTree| match token {
        TokenTree::Group(group) => texts(group.stream()),
        TokenTree::Literal(literal) => {
            let written = literal.to_string();
            written.strip_prefix('"').map(str::to_owned).into_iter().collect()
        }
        _ => Vec::new(),
    };
    tokens.into_iter().flat_map(of).collect()
}

#[test]
fn every_marked_term_is_in_the_glossary() {
    let all = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text"));
    let mut marks = 0;
    for file in all {
        let source: TokenStream = fs::read_to_string(&file).expect("the source").parse().expect("Rust");
        for text in texts(source) {
            // A comment that shows a mark has it in quotes of its own.
            for marked in text.split('[').skip(1).filter(|_| !text.contains('`')) {
                let (marked, _) = marked.split_once(']').unwrap_or_else(|| panic!("not closed: {text}"));
                let term = marked.split_once('|').map_or(marked, |(_, term)| term);
                let known = glossary::TERMS.iter().any(|(name, _)| name.eq_ignore_ascii_case(term));
                assert!(known, "{}: [{term}] is not in src/text/glossary.rs", file.display());
                marks += 1;
            }
        }
    }
    assert!(marks > 10, "{marks} marks");
}

/// Every name of a stream of tokens.
fn names(tokens: TokenStream) -> Vec<String> {
    let of = |token: TokenTree| match token {
        TokenTree::Group(group) => names(group.stream()),
        TokenTree::Ident(name) => vec![name.to_string()],
        _ => Vec::new(),
    };
    tokens.into_iter().flat_map(of).collect()
}

#[test]
fn every_text_of_src_text_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let sources = files(&root).into_iter().filter(|file| file.extension().is_some_and(|end| end == "rs"));
    let (mut made, mut named) = (Vec::new(), BTreeMap::<String, usize>::new());
    for file in sources {
        let source: TokenStream = fs::read_to_string(&file).expect("the source").parse().expect("Rust");
        let found = names(source);
        if file.starts_with(root.join("text")) {
            let public = |three: &&[String]| three[0] == "pub" && matches!(three[1].as_str(), "const" | "fn");
            made.extend(found.windows(3).filter(public).map(|three| (file.clone(), three[2].clone())));
        }
        for name in found {
            *named.entry(name).or_default() += 1;
        }
    }
    assert!(made.len() > 500, "the texts");
    // Where several files make one of the same name, each is named once more at least.
    let unsaid = made.iter().filter(|(_, name)| {
        let times = made.iter().filter(|(_, other)| other == name).count();
        named.get(name).is_none_or(|count| *count < 2 * times)
    });
    let unsaid: Vec<String> = unsaid.map(|(file, name)| format!("{}: {name}", file.display())).collect();
    assert!(unsaid.is_empty(), "Nothing says these, so they can go:\n{}", unsaid.join("\n"));
}

#[test]
fn words_are_told_from_names() {
    let classes: BTreeSet<String> = ["quiet", "button", "row", "button-row"].map(str::to_owned).into();
    for (source, wanted) in [
        (r#"fn a() { view! { <p>"Hello"</p> } }"#, 1),
        (r#"fn a() { view! { <p>{x}" and "<b>{y}</b></p> } }"#, 1),
        (r#"fn a() { view! { <button aria-label="Close" title=x>"×"</button> } }"#, 1),
        (r#"fn a() { view! { <TextField id="a b" label="Key" value=x/> } }"#, 1),
        (r#"fn a() { view! { <input placeholder="Type a part"/> } }"#, 1),
        (r#"fn a() { session.tell("That failed.", true); session.tell("It did not work.", true) }"#, 2),
        (r#"fn a() { format!("Delete {name}") }"#, 1),
        (r#"fn a() { format!("{name} is there") }"#, 1),
        (r#"fn a() { match n { 0 => "no such policy", _ => "1 found" } }"#, 1),
        (r#"const A: [(&str, u8); 1] = [("as expected", 1)];"#, 1),
        (r#"fn a() { let title = "Role"; }"#, 1),
        (r#"fn a() { view! { <p class="quiet big" style="top: calc(1px + 2px)">{text::HELLO}</p> } }"#, 0),
        (r#"fn a() { if x { "button quiet" } else { "button-row" } }"#, 0),
        (r#"fn a() { view! { <input placeholder="s3:GetObject"/><p>"app.py"</p><b>" = "</b> } }"#, 0),
        (r#"fn a() { format!("Allow{name}") + &format!("M{x} {y}") + &format!("icon-{z}") }"#, 0),
        (r#"fn a() { match key { "ArrowDown" => 1, _ => x.expect("never to be seen") } }"#, 0),
        ("fn a() { r#\"{ \"Effect\": \"a b\" }\"# }", 0),
        (r#"/// Words of a comment. fn a() {} "#, 0),
        (r#"#[cfg(test)] mod tests { const A: &str = "words of a test"; }"#, 0),
        (r#"fn a() { format!("aws sts decode-it --message {text}") }"#, 0),
        (r#"#[cfg(test)] use x; fn a() { b("some words") }"#, 1),
    ] {
        assert_eq!(found(source, &classes).len(), wanted, "{source}");
    }
}
