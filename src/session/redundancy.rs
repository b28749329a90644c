//! Statements and values that a policy could go without, as findings of its editor. The proofs are a chunk.

use iam_policy::document::{Effect, Finding, PolicyDocument, PolicyType, Severity};
use iam_policy::evaluation::AttachedPolicy;
use iam_policy::reference::Reference;
use iam_policy::span::TextRange;
use iam_policy_compare::{Options, Redundancy, RedundancyKind, RedundancySearch};

use crate::text::session::redundancy as text;
use crate::ui::lazy_view::split_point;

/// Something that is said of a policy at a place in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyFinding {
    /// Its severity.
    pub severity: Severity,
    /// Its place.
    pub range: TextRange,
    /// Its sentence.
    pub message: String,
    /// The words of the button that removes what stands at the place; none where nothing can be removed.
    pub removal: Option<&'static str>,
}

impl From<Finding> for PolicyFinding {
    fn from(finding: Finding) -> Self {
        let Finding { severity, range, message, .. } = finding;
        Self { severity, range, message, removal: None }
    }
}

/// The functions of the chunk. A search is made in slices, between which the page draws and hears the keyboard.
#[derive(Clone, Copy, Debug)]
pub struct Redundancies {
    /// Begins a search in a text.
    pub begin: fn(&str, PolicyType) -> RedundancySearch,
    /// A slice of it. Whether there is more to do.
    pub advance: fn(&mut RedundancySearch, &Reference) -> bool,
    /// What was found.
    pub findings: fn(RedundancySearch, PolicyType) -> Vec<PolicyFinding>,
}

split_point!(pub redundancies: Redundancies = Redundancies { begin, advance, findings }, in redundancies);

/// Steps of a whole search, and of a slice of it, which takes some milliseconds.
const STEPS: usize = 200_000;
const SLICE: usize = 4_000;

/// Whether a search could find anything: it needs two statements or values, a condition, or an element that leaves something out.
pub fn may_have_redundancies(document: &PolicyDocument) -> bool {
    let statements = document.statements();
    document.is_valid()
        && (statements.len() > 1
            || statements.iter().any(|statement| {
                let resource = statement.resource.as_ref();
                statement.action.negated
                    || statement.action.values.len() > 1
                    || resource.is_some_and(|resource| resource.negated || resource.values.len() > 1)
                    || !statement.conditions.is_empty()
            }))
}

fn begin(text: &str, policy_type: PolicyType) -> RedundancySearch {
    RedundancySearch::new(&AttachedPolicy::inline(text, policy_type, "", ""), STEPS)
}

fn advance(search: &mut RedundancySearch, reference: &Reference) -> bool {
    search.advance(&Options { reference: Some(reference), ..Options::default() }, SLICE)
}

fn findings(search: RedundancySearch, policy_type: PolicyType) -> Vec<PolicyFinding> {
    let is_alone = search.statement_count() < 2;
    search.found().iter().map(|found| finding(found, policy_type, is_alone)).collect()
}

/// `is_alone`: the policy has one statement, without which it is none.
fn finding(found: &Redundancy, policy_type: PolicyType, is_alone: bool) -> PolicyFinding {
    let message = match found.kind {
        RedundancyKind::NeverApplies => match found.effect {
            Effect::Allow => text::ALLOW_NEVER_APPLIES.to_owned(),
            Effect::Deny => text::DENY_NEVER_APPLIES.to_owned(),
        },
        RedundancyKind::AlwaysDenied => text::ALWAYS_DENIED.to_owned(),
        RedundancyKind::AllowedElsewhere => text::ALLOWED_ELSEWHERE.to_owned(),
        RedundancyKind::DeniedElsewhere => text::DENIED_ELSEWHERE.to_owned(),
        RedundancyKind::DeniesNothing if policy_type == PolicyType::Trust => {
            text::TRUST_DENIES_NOTHING.to_owned()
        }
        RedundancyKind::DeniesNothing => text::ENDPOINT_DENIES_NOTHING.to_owned(),
        RedundancyKind::Action | RedundancyKind::Resource | RedundancyKind::ConditionValue => {
            text::adds_nothing(&found.text.replace('`', ""))
        }
    };
    // What is wrong is a warning: somebody relies on it. What is only too much is a suggestion, as AWS has it.
    let severity = match found.kind {
        RedundancyKind::NeverApplies | RedundancyKind::AlwaysDenied => Severity::Warning,
        _ => Severity::Suggestion,
    };
    let removal = match found.kind.is_of_statement() {
        true if is_alone => None,
        true => Some(text::REMOVE_STATEMENT),
        false => Some(text::REMOVE_VALUE),
    };
    PolicyFinding { severity, range: found.range, message, removal }
}

#[cfg(test)]
mod tests {
    use iam_policy_ide::remove_item;

    use super::*;

    fn found(policy_type: PolicyType, statements: &str) -> (String, Vec<PolicyFinding>) {
        let text = format!("{{\"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {statements}\n  ]\n}}");
        let reference = Reference::all();
        let mut search = begin(&text, policy_type);
        while advance(&mut search, &reference) {}
        let found = findings(search, policy_type);
        assert!(found.is_empty() || may_have_redundancies(&PolicyDocument::parse(&text, policy_type)));
        (text, found)
    }

    #[track_caller]
    fn says(statements: &str, expected: &[(Severity, &str, Option<&str>)]) {
        let (_, found) = found(PolicyType::Identity, statements);
        let found: Vec<(Severity, &str, Option<&str>)> =
            found.iter().map(|found| (found.severity, found.message.as_str(), found.removal)).collect();
        assert_eq!(found, expected, "{statements}");
    }

    const ALL: &str = r#"{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}"#;
    const NONE: &str = r#"{"Effect": "Deny", "Action": "s3:*", "Resource": "*"}"#;
    const READ: &str = r#"{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}"#;
    const NEVER: &str = r#"{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
        "Condition": {"StringEquals": {"aws:PrincipalTag/a": "x"}, "StringNotEquals": {"aws:PrincipalTag/a": "x"}}}"#;

    #[test]
    fn findings_say_what_is_proved() {
        use Severity::{Suggestion, Warning};
        let of_statement = Some(text::REMOVE_STATEMENT);
        says(&format!("{ALL}, {READ}"), &[(Suggestion, text::ALLOWED_ELSEWHERE, of_statement)]);
        says(&format!("{READ}, {NONE}"), &[(Warning, text::ALWAYS_DENIED, of_statement)]);
        says(&format!("{READ}, {NEVER}"), &[(Warning, text::ALLOW_NEVER_APPLIES, of_statement)]);
        says(
            &format!("{READ}, {}", NEVER.replace("Allow", "Deny")),
            &[(Warning, text::DENY_NEVER_APPLIES, of_statement)],
        );
        says(NEVER, &[(Warning, text::ALLOW_NEVER_APPLIES, None)]);
        says(READ, &[]);
        let value = "In this document `s3:GetObject` changes nothing: without it the document allows the same requests and denies the same.";
        says(
            r#"{"Effect": "Allow", "Action": ["s3:Get*", "s3:GetObject"], "Resource": "*"}"#,
            &[(Suggestion, value, Some(text::REMOVE_VALUE))],
        );
    }

    #[test]
    fn removal_leaves_the_rest_as_written() {
        let (text, found) = found(PolicyType::Identity, &format!("{ALL},\n    {READ}"));
        let shorter = remove_item(&text, found[0].range).expect("an item of the list");
        assert_eq!(shorter, text.replace(&format!(",\n    {READ}"), ""));
    }

    #[test]
    fn one_statement_with_one_value_of_each_needs_no_search() {
        let parse = |statements: &str| {
            PolicyDocument::parse(&format!(r#"{{"Statement": [{statements}]}}"#), PolicyType::Identity)
        };
        assert!(!may_have_redundancies(&parse(READ)) && may_have_redundancies(&parse(NEVER)));
        assert!(may_have_redundancies(&parse(&READ.replace("Resource", "NotResource"))));
        assert!(!may_have_redundancies(&parse(r#"{"Effect": "allow"}, {}"#)));
    }
}
