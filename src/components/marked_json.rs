//! A policy's own text, formatted, with its statements and elements marked.

use crate::text::why as text;
use decision_path::formatted::Formatted;
use iam_policy::explanation::StatementOutcome;
use leptos::prelude::*;

/// A run of text with one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Segment {
    text: String,
    class: &'static str,
}

/// Where the elements of the statements stand: `match` and `mismatch` for the elements, `value` for the value that
/// matched. In the order of the text.
pub fn marks(statements: &[StatementOutcome]) -> Vec<(usize, usize, &'static str)> {
    let mut marks: Vec<(usize, usize, &'static str)> = Vec::new();
    for element in statements.iter().flat_map(|statement| &statement.elements) {
        let class = if element.matches { "match" } else { "mismatch" };
        match element.matched_range {
            Some(value) if value.start >= element.range.start && value.end <= element.range.end => {
                marks.push((element.range.start, value.start, class));
                marks.push((
                    value.start,
                    value.end,
                    if element.matches { "match value" } else { "mismatch value" },
                ));
                marks.push((value.end, element.range.end, class));
            }
            _ => marks.push((element.range.start, element.range.end, class)),
        }
    }
    marks.sort_by_key(|mark| mark.0);
    marks
}

/// The formatted text cut at every mark; nothing is marked between them.
fn segments(written: &str, statements: &[StatementOutcome]) -> Vec<Segment> {
    let formatted = Formatted::new(written);
    let text = formatted.text.as_str();
    let mut segments = Vec::new();
    let mut push = |from: usize, to: usize, class| {
        if let Some(part) = text.get(from..to).filter(|part| !part.is_empty()) {
            segments.push(Segment { text: part.to_owned(), class });
        }
    };
    let mut at = 0;
    for (start, end, class) in marks(statements) {
        let Some((start, end)) = formatted.range(start, end) else { continue };
        if start < at {
            continue;
        }
        push(at, start, "");
        push(start, end, class);
        at = end;
    }
    push(at, text.len(), "");
    segments
}

/// The marked text.
#[component]
pub fn MarkedJson(text: String, statements: Vec<StatementOutcome>) -> impl IntoView {
    let pieces = segments(&text, &statements)
        .into_iter()
        .map(|segment| match segment.class {
            "" => segment.text.into_any(),
            class => view! { <mark class=class>{segment.text}</mark> }.into_any(),
        })
        .collect_view();
    view! { <pre class="marked-json" tabindex="0" aria-label=text::MARKED_POLICY>{pieces}</pre> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam_policy::document::{PolicyDocument, PolicyType};
    use iam_policy::evaluation::authorize;
    use iam_policy::evaluation::{AttachedPolicy, PolicySet, PolicySource};
    use iam_policy::request::{AuthorizationRequest, Principal, RequestContext};

    #[test]
    fn the_segments_give_the_formatted_text_and_mark_what_failed() {
        let text = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"],
            "Resource": "arn:aws:s3:::other/*"}]}"#;
        let document = PolicyDocument::parse(text, PolicyType::Identity);
        let arn = "arn:aws:iam::111122223333:user/app".to_owned();
        let source = PolicySource {
            policy_type: PolicyType::Identity,
            name: "p".into(),
            arn: None,
            attached_to: arn.clone(),
        };
        let request = AuthorizationRequest {
            caller: Principal::User { arn },
            action: "s3:GetObject".into(),
            resource: "arn:aws:s3:::photos/cat.jpg".into(),
            resource_account: Some("111122223333".into()),
            context: RequestContext::default(),
        };
        let policies = PolicySet {
            identity: vec![AttachedPolicy { document: document.into(), source }],
            ..Default::default()
        };
        let result = authorize(&request, &policies);
        let statements: Vec<_> = result
            .gates
            .iter()
            .flat_map(|gate| &gate.policies)
            .flat_map(|policy| policy.statements.clone())
            .collect();
        let found = segments(text, &statements);
        assert_eq!(
            found.iter().map(|segment| segment.text.as_str()).collect::<String>(),
            Formatted::new(text).text
        );
        let marked = |class: &str| -> String {
            found.iter().filter(|s| s.class.starts_with(class)).map(|s| s.text.as_str()).collect()
        };
        assert!(marked("match").contains("s3:GetObject"), "{found:?}");
        assert!(marked("mismatch").contains("arn:aws:s3:::other/*"), "{found:?}");
    }
}
