//! A diff of two texts, line by line.

use leptos::prelude::*;
use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::{ChangeTag, group_diff_ops};

use crate::text::ui as text;

const STYLES: &str = include_str!("../../style/diff.css");

/// Lines kept around each change.
const CONTEXT_LINES: usize = 3;

/// Stands for lines that are left out between two changes.
pub const GAP: char = '…';

/// The lines of both texts with `+`, `-` or a space: changes with their context, and [`GAP`] between two of them.
pub fn diff_lines(before: &str, after: &str) -> Vec<(char, String)> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let mut changes = Compact::new(Replace::new(Capture::new()), &before, &after);
    // The one algorithm: `TextDiff` brings each that it can be told to use, a fifth of what an explanation fetches.
    let Ok(()) =
        myers::diff_deadline_raw(&mut changes, &before, 0..before.len(), &after, 0..after.len(), None);
    let groups = group_diff_ops(changes.into_inner().into_inner().into_ops(), CONTEXT_LINES);
    let mut marked = Vec::new();
    for group in &groups {
        if !marked.is_empty() {
            marked.push((GAP, String::new()));
        }
        for change in group.iter().flat_map(|op| op.iter_changes(&before, &after)) {
            let sign = match change.tag() {
                ChangeTag::Insert => '+',
                ChangeTag::Delete => '-',
                ChangeTag::Equal => ' ',
            };
            marked.push((sign, change.value().to_owned()));
        }
    }
    marked
}

/// A diff: added lines marked `+`, removed ones `-`.
#[component]
pub fn DiffView(
    /// The text before.
    before: String,
    /// The text after.
    after: String,
) -> impl IntoView {
    let marked = diff_lines(&before, &after).into_iter().map(|(sign, line)| {
        let class = match sign {
            '+' => "added",
            '-' => "removed",
            _ => "kept",
        };
        view! { <span class=class>{format!("{sign} {line}\n")}</span> }
    });
    view! {
        <style>{STYLES}</style>
        <pre class="marked-json diff" tabindex="0" aria-label=text::WHAT_CHANGES>{marked.collect_view()}</pre>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> Vec<String> {
        diff_lines(before, after).into_iter().map(|(sign, line)| format!("{sign}{line}")).collect()
    }

    #[test]
    fn text_diff_marks_changes_and_omits_far_lines() {
        let before = "{\n1\n2\n3\n4\n  a\n]\n}";
        let after = "{\n1\n2\n3\n4\n  a,\n  b\n]\n}";
        assert_eq!(shown(before, after), [" 2", " 3", " 4", "-  a", "+  a,", "+  b", " ]", " }"]);
        assert_eq!(shown("", "x\ny"), ["+x", "+y"]);
        assert_eq!(shown("x\nx\n", "x\n"), [" x", "-x"]);
        assert_eq!(shown("a\nb\nc\n", "b\nc\nd\n"), ["-a", " b", " c", "+d"]);
        assert!(shown("a", "a").is_empty());
        let far = ["a", "1", "2", "3", "4", "5", "6", "7", "b"].join("\n");
        let both = shown(&far, &far.replace('a', "A").replace('b', "B"));
        assert_eq!(both, ["-a", "+A", " 1", " 2", " 3", "…", " 5", " 6", " 7", "-b", "+B"]);
    }
}
