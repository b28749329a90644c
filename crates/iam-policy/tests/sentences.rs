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
use std::process::ExitCode;

use cases::{attach, request};
use iam_policy::evaluation::{PolicySet, authorize};
use iam_policy::reference::Reference;
use iam_policy::render;
use test_support::Case;

mod cases;

/// Before every line that is said about the request above it.
const SAID: &str = "    ";

/// A case for each section of the file: policies are those of their section.
fn main() -> ExitCode {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sentences.md");
    let reviewed = std::fs::read_to_string(&file).unwrap();
    if std::env::var_os("UPDATE_SENTENCES").is_some() {
        std::fs::write(&file, told(&reviewed)).unwrap();
        return ExitCode::SUCCESS;
    }
    let sections = reviewed.split_inclusive("\n## ").map(str::to_owned);
    let case = |section: String| {
        let heading = section.lines().next().unwrap_or_default().trim_start_matches('#').trim().to_owned();
        Case::new(format!("sentences.md: {heading}"), move || check(section.trim_end_matches("\n## ")))
    };
    test_support::run(sections.map(case).collect(), 20)
}

fn check(section: &str) -> Result<(), String> {
    let now = told(section);
    let mut lines = section.lines().zip(now.lines());
    match lines.find(|(reviewed, now)| reviewed != now) {
        Some((reviewed, now)) => Err(format!("reviewed: {reviewed}\nnow:      {now}")),
        None if section.lines().count() == now.lines().count() => Ok(()),
        None => Err(format!("there are other lines now:\n{now}")),
    }
}

/// The text with the sentences that are rendered now.
fn told(reviewed: &str) -> String {
    let mut now = String::new();
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
                now.push_str(&said(line, &policies));
            }
        } else if let Some(kind) = line.strip_prefix("```") {
            fence = Some((kind, String::new()));
        } else if line.starts_with("## ") {
            policies = PolicySet::default();
        }
    }
    now
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
