//! Every request of `tests/sentences.md` is told with exactly the words that stand below it. After a change run
//! `UPDATE_SENTENCES=1 cargo test -p iam-policy --test sentences`, and read the difference before you keep it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::path::Path;

use cases::{attach, request};
use iam_policy::evaluation::{PolicySet, authorize};
use iam_policy::reference::Reference;
use iam_policy::render;

mod cases;

/// Before every line that is said about the request above it.
const SAID: &str = "    ";

#[test]
fn every_sentence_is_as_it_was_reviewed() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sentences.md");
    let reviewed = std::fs::read_to_string(&file).unwrap();
    let (now, count) = told(&reviewed);
    if std::env::var_os("UPDATE_SENTENCES").is_some() {
        std::fs::write(&file, &now).unwrap();
        return;
    }
    for (number, (reviewed, now)) in reviewed.lines().zip(now.lines()).enumerate() {
        assert_eq!(reviewed, now, "line {} of {}", number + 1, file.display());
    }
    assert_eq!(reviewed, now);
    assert!(count >= 40, "only {count} requests");
}

/// The file with what is said now, and how many requests it has.
fn told(reviewed: &str) -> (String, usize) {
    let (mut now, mut count) = (String::new(), 0);
    let mut policies = PolicySet::default();
    let mut fence: Option<(&str, String)> = None;
    for line in reviewed.lines() {
        let is_said = fence.as_ref().is_some_and(|(kind, _)| *kind == "requests") && line.starts_with(SAID);
        if !is_said {
            now.push_str(line);
            now.push('\n');
        }
        if let Some((kind, body)) = &mut fence {
            if line == "```" {
                if *kind != "requests" {
                    attach(kind, body, &mut policies).unwrap_or_else(|why| panic!("{kind}: {why}"));
                }
                fence = None;
            } else if *kind != "requests" {
                body.push_str(line);
            } else if !is_said {
                count += 1;
                now.push_str(&said(line, &policies));
            }
        } else if let Some(kind) = line.strip_prefix("```") {
            fence = Some((kind, String::new()));
        } else if line.starts_with("## ") {
            policies = PolicySet::default();
        }
    }
    (now, count)
}

/// The verdict's words, the deciding sentence, and for who expected a denial the Deny that came nearest.
fn said(line: &str, policies: &PolicySet) -> String {
    let request = request(line).unwrap_or_else(|why| panic!("{line}: {why}"));
    let mut result = authorize(&request, policies);
    result.add_resource_types(&Reference::common(), &request.action);
    let verdict = render::verdict(&result);
    let nearest = render::nearest_deny(&request, &result).map(|deny| format!("{SAID}{deny}\n"));
    let sentence = render::deciding_sentence(&request, &result);
    format!("{SAID}{verdict}.\n{SAID}{sentence}\n{}", nearest.unwrap_or_default())
}
