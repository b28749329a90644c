//! `docs/code-terms.md` names types that exist where it says.

use std::fs;
use std::path::Path;

/// The text between the first two backquotes.
fn code(text: &str) -> Option<&str> {
    text.split('`').nth(1)
}

/// The types of the table whose file does not declare them.
fn wrong_terms(root: &Path, terms: &str) -> (usize, Vec<String>) {
    let (mut folder, mut count, mut wrong) = (root.to_owned(), 0, Vec::new());
    for line in terms.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            folder = root.join(code(heading).expect("a section names its folder"));
        } else if let [_, term, _, file, _] = line.split('|').collect::<Vec<_>>()[..]
            && let (Some(term), Some(file)) = (code(term), code(file))
        {
            count += 1;
            let source = fs::read_to_string(folder.join(file)).unwrap_or_default();
            let declares = |line: &str| {
                let words: Vec<&str> = line.split(|letter: char| !letter.is_alphanumeric()).collect();
                words.first() == Some(&"pub")
                    && words.windows(2).any(|pair| matches!(pair, ["struct" | "enum", name] if *name == term))
            };
            if !source.lines().any(declares) {
                wrong.push(format!("{term} is not in {file}"));
            }
        }
    }
    (count, wrong)
}

#[test]
fn terms_exist_where_the_page_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let terms = fs::read_to_string(root.join("docs/code-terms.md")).expect("the page");
    let (count, wrong) = wrong_terms(root, &terms);
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(count >= 30, "{count} terms");
}

#[test]
fn missing_code_term_is_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let terms = "## The app, `src`\n| `Gone` | no type | `session/command.rs` |\n| `Command` | one | `session/command.rs` |";
    assert_eq!(wrong_terms(root, terms), (2, vec!["Gone is not in session/command.rs".to_owned()]));
}
