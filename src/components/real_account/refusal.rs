//! One refusal: what AWS names, the sentence in the paste, the question it is, what it means, and the gates still open.

use iam_policy::access_denied::{Denial, decode_command};
use iam_policy::explanation::EvaluationDecision;
use iam_policy::render;
use leptos::prelude::*;

use super::command_line::CommandLine;
use super::question::Question;
use super::requirements::Requirements;
use crate::text::explain_denied as text;

/// As much of the paste stands before and behind the sentence, in bytes.
const AROUND: usize = 160;
/// A record is longer than a sentence: more of it than this is cut in its middle.
const LONGEST: usize = 2_000;

/// What was read of it, what it means, what to look at.
#[component]
pub fn Refusal(denial: Denial, pasted: StoredValue<String>, index: usize) -> impl IntoView {
    let named = denial.not_iam.map(|_| text::NOT_IAM.to_owned()).or_else(|| {
        let kind = denial.denied_by?.name();
        Some(text::aws_names(kind, denial.decision == Some(EvaluationDecision::ExplicitDeny)))
    });
    let times = (denial.count > 1).then(|| view! { <p class="hint">{text::times(denial.count)}</p> });
    let operation = denial.operation.as_deref().filter(|_| denial.action.is_none());
    let operation = operation.map(|name| view! { <p class="hint">{text::of_operation(name)}</p> });
    let excerpt = pasted.with_value(|pasted| Excerpt::of(pasted, &denial));
    let (meaning, decode) = (render::denial_meaning(&denial), decode_command(&denial));
    let is_iam = denial.not_iam.is_none();
    let stored = StoredValue::new(denial);
    view! {
        {named.map(|named| view! { <p class="named-cause">{named}</p> })}
        <p>{meaning}</p>
        <h4>{text::SAID}</h4>
        <pre class="log excerpt" tabindex="0" role="group" aria-label=text::SAID>
            {excerpt.before}<mark>{excerpt.read}</mark>{excerpt.after}
        </pre>
        {times}
        {operation}
        {decode.map(|line| view! { <CommandLine line/> })}
        {is_iam.then(|| view! {
            <Question denial=Some(stored) id=format!("denied-{index}")/>
            <Requirements denial=stored/>
        })}
    }
}

/// The sentence as it stands in the paste.
#[derive(Debug, PartialEq, Eq)]
struct Excerpt {
    before: String,
    read: String,
    after: String,
}

impl Excerpt {
    fn of(pasted: &str, denial: &Denial) -> Self {
        let range = denial.span;
        let (start, end) = (range.start.min(pasted.len()), range.end.min(pasted.len()));
        let (Some(before), Some(read), Some(after)) =
            (pasted.get(..start), pasted.get(start..end), pasted.get(end..))
        else {
            return Self::of_message(denial);
        };
        if read.is_empty() {
            return Self::of_message(denial);
        }
        let cut = before.len().saturating_sub(AROUND);
        let cut = (cut..=before.len()).find(|at| before.is_char_boundary(*at)).unwrap_or(before.len());
        let dots = if cut > 0 { "…" } else { "" };
        Self {
            before: format!("{dots}{}", before.get(cut..).unwrap_or_default()),
            read: shortened(read),
            after: beginning(after, AROUND),
        }
    }

    /// Where the place is not told, what the reader took for the message.
    fn of_message(denial: &Denial) -> Self {
        Self { before: String::new(), read: shortened(&denial.raw_message), after: String::new() }
    }
}

/// At most `length` bytes, with an ellipsis where more follows.
fn beginning(text: &str, length: usize) -> String {
    if text.len() <= length {
        return text.to_owned();
    }
    let end = (0..=length).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    format!("{}…", text.get(..end).unwrap_or_default())
}

fn shortened(text: &str) -> String {
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    let from = (text.len() - LONGEST / 2..text.len()).find(|at| text.is_char_boundary(*at));
    let end = from.and_then(|from| text.get(from..)).unwrap_or_default();
    format!("{}{end}", beginning(text, LONGEST / 2))
}

#[cfg(test)]
mod tests {
    use iam_policy::access_denied::parse_denials;
    use iam_policy::span::TextRange;

    use super::*;

    #[test]
    fn excerpt_marks_the_sentence_and_cuts_long_texts_at_characters() {
        let sentence = "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: s3:GetObject";
        let mut denial = parse_denials(sentence).expect("a refusal").remove(0);
        let pasted = format!("{}\n{sentence}\n{}", "ä".repeat(500), "ß".repeat(500));
        denial.span = TextRange::new(1001, 1001 + sentence.len());
        let excerpt = Excerpt::of(&pasted, &denial);
        assert_eq!(excerpt.read, sentence);
        assert!(excerpt.before.starts_with("…ä") && excerpt.before.ends_with("ä\n"), "{excerpt:?}");
        assert!(excerpt.after.starts_with("\nß") && excerpt.after.ends_with("ß…"), "{excerpt:?}");
        // A place that is none of the paste's shows the message.
        denial.span = TextRange::new(1, 5);
        assert!(Excerpt::of(&pasted, &denial).read.contains("s3:GetObject"));
        denial.span = TextRange::new(9_999, 99_999);
        assert!(Excerpt::of(&pasted, &denial).read.contains("s3:GetObject"));
        let long = "ö".repeat(5_000);
        denial.span = TextRange::new(0, long.len());
        let cut = Excerpt::of(&long, &denial).read;
        assert!(cut.len() < LONGEST + 10 && cut.contains("ö…ö"), "{} bytes", cut.len());
    }
}
