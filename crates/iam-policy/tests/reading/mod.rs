//! What holds for the reading of any text.

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::json::reformat;
use iam_policy::json::{self, Node, SyntaxErrorKind};
use iam_policy::span::LineColumn;

/// The text is kept, findings have places, and the JSON parser agrees with another one.
pub(crate) fn check(text: &str) {
    for policy_type in [PolicyType::Identity, PolicyType::Trust, PolicyType::Resource] {
        let document = PolicyDocument::parse(text, policy_type);
        assert_eq!(document.text(), text);
        for finding in document.findings() {
            assert!(text.get(finding.range.start..finding.range.end).is_some(), "{text:?} {finding:?}");
            assert!(!finding.message.is_empty());
            let place = LineColumn::at(text, finding.range.start);
            assert!(place.line > 0 && place.column > 0 && place.utf16_column >= place.column);
        }
    }
    let parsed = json::parse(text);
    for error in &parsed.errors {
        assert!(text.get(error.range.start..error.range.end).is_some(), "{text:?} {error:?}");
    }
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(other) => {
            let too_deep = parsed.errors.iter().any(|error| error.kind == SyntaxErrorKind::TooDeep);
            assert!(parsed.errors.is_empty() || too_deep, "{text:?} {:?}", parsed.errors);
            if !too_deep {
                same(text, &parsed.root, &other);
            }
        }
        // Numbers are texts here, so none is too large.
        Err(error) if error.to_string().contains("number out of range") => {}
        Err(error) if error.to_string().contains("recursion limit") => {}
        Err(error) => assert!(!parsed.errors.is_empty(), "{text:?} {error}"),
    }
    tidied(text);
}

/// A policy in a larger text, put in order as it was read there, is the one that its tidy form reads as.
fn tidied(text: &str) {
    let Some(tidy) = reformat(text) else { return };
    let larger = ["{\"Document\":\n", text, "}"].concat();
    let parsed = json::parse(&larger);
    // One level more may be one too many.
    let Some(value) = parsed.root.member("Document").filter(|_| parsed.errors.is_empty()) else { return };
    for policy_type in [PolicyType::Identity, PolicyType::Trust] {
        let document = PolicyDocument::from_json_node(&larger, value.clone(), policy_type);
        let read = PolicyDocument::parse(&tidy, policy_type);
        assert_eq!(format!("{document:?}"), format!("{read:?}"), "{text:?}");
    }
}

/// Both trees are one, and the part of the text a node points at is that node.
fn same(text: &str, node: &Node, other: &serde_json::Value) {
    use iam_policy::json::Value as Ours;
    use serde_json::Value as Theirs;
    let part = node.range.slice(text);
    match (&node.value, other) {
        (Ours::Null, Theirs::Null) => assert_eq!(part, "null"),
        (Ours::Bool(flag), Theirs::Bool(other)) => {
            assert_eq!(flag, other);
            assert_eq!(part, flag.to_string());
        }
        (Ours::Number(written), Theirs::Number(_)) => assert_eq!(part, &**written),
        (Ours::String(value), Theirs::String(other)) => {
            assert_eq!(&**value, other);
            assert_eq!(serde_json::from_str::<String>(part).unwrap(), *other);
        }
        (Ours::Array(items), Theirs::Array(others)) => {
            assert_eq!(items.len(), others.len(), "{text:?}");
            assert!(part.starts_with('[') && part.ends_with(']'));
            items.iter().zip(others).for_each(|(item, other)| same(text, item, other));
        }
        (Ours::Object(members), Theirs::Object(others)) => {
            assert!(part.starts_with('{') && part.ends_with('}'));
            for member in members {
                let key = member.key_range.slice(text);
                assert_eq!(serde_json::from_str::<String>(key).unwrap(), &*member.key);
            }
            for (key, other) in others {
                same(text, node.member(key).unwrap(), other);
            }
        }
        _ => panic!("{text:?} is {node:?}"),
    }
}
