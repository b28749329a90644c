//! Recovers the beginning of a document whose end is missing.

use std::collections::VecDeque;

/// This many places to cut are tried, from the end.
const MAX_TRIES: usize = 200;

/// Together the tries read no more than this, so that a large text gets fewer.
const MAX_BYTES_READ: usize = 8_000_000;

/// Beginnings of a JSON text, closed so that they are JSON; the longest first.
pub(super) fn closed_prefixes(text: &str) -> impl Iterator<Item = String> {
    let tries = (MAX_BYTES_READ / text.len().max(1)).clamp(1, MAX_TRIES);
    let places = cut_positions(text, tries);
    places.into_iter().rev().map(move |(place, open)| {
        let closing = open.bytes().rev().map(|bracket| if bracket == b'{' { '}' } else { ']' });
        text.get(..place).unwrap_or_default().chars().chain(closing).collect()
    })
}

/// The last places where a member or an item ends, with the brackets that are open there.
fn cut_positions(text: &str, count: usize) -> VecDeque<(usize, String)> {
    let mut places = VecDeque::new();
    let mut open = String::new();
    let (mut in_text, mut escaped) = (false, false);
    for (place, character) in text.char_indices() {
        if in_text {
            let ends = character == '"' && !escaped;
            escaped = character == '\\' && !escaped;
            in_text = !ends;
            continue;
        }
        match character {
            '"' => in_text = true,
            '{' | '[' if open.len() < iam_policy::json::MAX_DEPTH => open.push(character),
            '{' | '[' => return places,
            ',' => {
                places.push_back((place, open.clone()));
                if places.len() > count {
                    places.pop_front();
                }
            }
            '}' | ']' => {
                places.push_back((place, open.clone()));
                if places.len() > count {
                    places.pop_front();
                }
                open.pop();
            }
            _ => {}
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::closed_prefixes;

    #[test]
    fn recovery_closes_open_json() {
        let cut = r#"{"a":1,"b":{"c":[1,"},\"",{"d":"#;
        let all: Vec<String> = closed_prefixes(cut).collect();
        assert_eq!(all, [r#"{"a":1,"b":{"c":[1,"},\""]}}"#, r#"{"a":1,"b":{"c":[1]}}"#, r#"{"a":1}"#]);
        assert!(all.iter().all(|text| serde_json::from_str::<serde_json::Value>(text).is_ok()));
        assert_eq!(closed_prefixes("").count(), 0);
        assert_eq!(closed_prefixes(&"[".repeat(100_000)).count(), 0);
    }
}
