//! Sentences about rules that AWS's documentation does not settle.

use crate::certainty::Certainty;
use crate::rule::Rule;

pub(super) fn note(rule: Rule) -> &'static str {
    match rule {
        Rule::ResourceRunsOn => {
            "Disputed: today's page lets a `*` at the end of a component run on past colons, an earlier text of it did not. Here it does."
        }
        Rule::ActionWithBlanks => {
            "Undocumented: AWS stores names of actions with blanks at their ends or behind the colon, and does not say what they cover. Here they cover nothing in an Allow, and in a Deny what they name without the blanks."
        }
        Rule::EveryArnOfService => {
            "Disputed: AWS's page asks for `*` where an action is about no single resource, and policies of AWS's own list an ARN with nothing but wildcards behind the service. Here such an Allow grants nothing, and such a Deny applies."
        }
        Rule::OtherFormOfLogGroup => {
            "Disputed: AWS's page wants a log group's ARN with `:*` behind it, and some errors name the group in another form. Here an Allow that covers only another form grants nothing, and such a Deny applies."
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
            "Undocumented: nothing in a request or in an ARN tells the caller's canonical user id, and it is not known here. Then an Allow for one grants nothing, and a Deny applies."
        }
        Rule::ForAnyValueOfEmptyStrings => {
            "Disputed: earlier texts of the page call `ForAnyValue` false when all values are empty, today's compares values and does not say. Here it is false in an Allow; in a Deny a value that fits is enough."
        }
        Rule::NullOfEmptyString => {
            "Undocumented: AWS does not say whether `Null` takes an empty string for a value; its page on set operators calls one a null dataset. Here an Allow that hangs on it grants nothing, and a Deny applies."
        }
        Rule::NullWithSetOperator => {
            "Disputed: AWS's reference of checks says that `ForAllValues:Null` is always true and `ForAnyValue:Null` always false, tests against AWS's simulator found that only of an absent key, and otherwise what `Null` says. Where the two differ an Allow grants nothing here, and a Deny applies."
        }
        Rule::SeveralValues => {
            "Undocumented: AWS asks for a set operator where a key has several values, and does not say what happens without one. Here every value has to fit in an Allow, and one is enough in a Deny."
        }
        Rule::AccessPointBucketByIdentity => {
            "Undocumented: AWS names the bucket's policy where it says how a bucket permits what comes through an access point. Here an identity-based policy of the bucket's account that covers the bucket permits as well."
        }
        Rule::UnreadableValue => {
            "Undocumented: AWS does not say what a value of the wrong type does. Here it is equal to nothing; that it is unequal counts in a Deny only."
        }
        _ => "",
    }
}

pub(super) fn certainty_word(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Documented => "documented",
        Certainty::Disputed => "disputed",
        Certainty::Undocumented => "undocumented",
    }
}
