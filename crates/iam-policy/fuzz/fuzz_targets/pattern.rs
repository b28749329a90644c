//! A pattern and a text, a line each, against a table of which prefixes match: slow, and without any backtracking.
#![no_main]

use iam_policy::pattern::Pattern;

libfuzzer_sys::fuzz_target!(|input: &str| {
    let (pattern, text) = input.split_once('\n').unwrap_or((input, ""));
    let compiled = Pattern::new(pattern);
    assert_eq!(compiled.matches(text), table(pattern, text), "{pattern:?} on {text:?}");
    let (folded, lower) = (pattern.to_ascii_lowercase(), text.to_ascii_lowercase());
    assert_eq!(compiled.matches_ignoring_case(text), table(&folded, &lower), "{pattern:?} on {text:?}");
    assert!(Pattern::literal(text).matches(text));
});

fn table(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    // Whether what has been read of the pattern matches the first n characters of the text.
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    for wanted in pattern.chars() {
        let mut next = vec![false; text.len() + 1];
        for place in 0..=text.len() {
            next[place] = match wanted {
                '*' => reached[..=place].contains(&true),
                _ if place == 0 => false,
                '?' => reached[place - 1],
                letter => reached[place - 1] && letter == text[place - 1],
            };
        }
        reached = next;
    }
    reached[text.len()]
}
