//! What the sources say where AWS does not settle a rule.

use crate::explanation::Rule;

pub(super) fn note(rule: Rule) -> &'static str {
    match rule {
        Rule::ResourceRunsOn => {
            "Disputed: today's page lets a `*` at the end of a component run on past colons, an earlier text of it did not. Here it does."
        }
        Rule::NotPrincipalIncomplete => {
            "Disputed: AWS's Security Blog wants a role listed together with its session, AWS's page says that AWS might check the account, the role and the session. Here the Deny applies unless all of them are listed."
        }
        Rule::NotPrincipalOfFederatedUser => {
            "Undocumented: AWS does not say whether `NotPrincipal` with a user excepts the federated users whose sessions that user made. Here the Deny applies."
        }
        Rule::NotPrincipalInAllow => {
            "Disputed: an earlier page says that everybody else is allowed, today's that it is not supported. Here everybody else is."
        }
        Rule::CanonicalUser => {
            "Undocumented: a request does not carry a canonical user id. Here an Allow for one grants nothing, and a Deny applies."
        }
        Rule::ForAnyValueOfEmptyStrings => {
            "Disputed: earlier texts of the page call `ForAnyValue` false when all values are empty, today's does not say. Here it is false."
        }
        Rule::SeveralValues => {
            "Undocumented: AWS asks for a set operator where a key has several values, and does not say what happens without one. Here a positive operator wants one value that fits, and a negated one none."
        }
        Rule::UnreadableValue => {
            "Undocumented: AWS does not say what a value of the wrong type does. Here it matches neither way."
        }
        _ => "",
    }
}
