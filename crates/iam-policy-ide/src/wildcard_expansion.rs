//! The actions that a wildcard covers.

use iam_policy::document::{PolicyDocument, PolicyType};
use iam_policy::reference::Reference;
use iam_policy::span::TextRange;

use crate::text::description::matches;

/// The actions that one action with a wildcard covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WildcardExpansion {
    /// The action as written.
    pub pattern: String,
    /// Where it stands, quotes included.
    pub range: TextRange,
    /// Prefix of the service it is about.
    pub service: String,
    /// The actions it covers, `s3:GetObject`, sorted.
    pub covered: Vec<String>,
    /// How many actions the service has.
    pub service_action_count: usize,
}

impl WildcardExpansion {
    /// ` matches 63 of 180 actions of s3`
    pub fn count(&self) -> String {
        matches(self.covered.len(), self.service_action_count, &self.service)
    }
}

/// What the pattern covers of the service it names; `None` where the service is not known here or the pattern names none.
pub fn expand_wildcard(pattern: &str, reference: &Reference) -> Option<WildcardExpansion> {
    let text =
        ["{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"", pattern, "\",\"Resource\":\"*\"}}"].concat();
    let document = PolicyDocument::parse(&text, PolicyType::Identity);
    wildcard_expansions(&document, reference).into_iter().next()
}

/// What each action with a wildcard covers, in the order of the text. `*` alone covers everything and is not listed.
pub fn wildcard_expansions(document: &PolicyDocument, reference: &Reference) -> Vec<WildcardExpansion> {
    let values = document.statements().iter().flat_map(|statement| statement.action.values.iter());
    values
        .filter(|value| value.has_wildcard())
        .filter_map(|value| {
            let service = reference.service(value.text.value.split_once(':')?.0)?;
            let names: Vec<String> = service.actions().map(|action| action.full_name()).collect();
            let service_action_count = names.len();
            let mut covered: Vec<String> = names.into_iter().filter(|name| value.covers(name)).collect();
            covered.sort();
            Some(WildcardExpansion {
                pattern: value.text.value.clone(),
                range: value.text.range,
                service: service.name.to_owned(),
                covered,
                service_action_count,
            })
        })
        .collect()
}
