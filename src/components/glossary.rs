//! What AWS's terms mean, said at the term.

use std::cell::Cell;

use leptos::prelude::*;

/// Terms and their meaning in a sentence or two.
const TERMS: [(&str, &str); 28] = [
    (
        "Explicit deny",
        "A statement with Effect Deny that fits the request. One is enough, wherever it stands.",
    ),
    (
        "Resource control policies",
        "Policies of the organization that limit what anybody may do with the resources of its accounts. They give nothing.",
    ),
    (
        "Service control policies",
        "Policies of the organization that limit what users and roles of its accounts may do. Every level from the root down to the account has to allow the request. They give nothing.",
    ),
    (
        "Resource-based policy",
        "A policy on the thing itself, such as a bucket policy or the trust policy of a role. It says who may come, from other accounts too.",
    ),
    ("S3 Block Public Access", "A switch of a bucket that takes away what a policy gives to everybody."),
    (
        "Identity-based policies",
        "Policies attached to the user, to its groups or to the role: what this caller may do.",
    ),
    (
        "Permissions boundary",
        "A policy that gives nothing: it is the most that the identity’s own policies can give.",
    ),
    (
        "Session policies",
        "Policies passed along when temporary credentials are asked for. The session may do what they and the role’s policies both allow.",
    ),
    ("VPC endpoint policy", "A policy of the network endpoint a request comes through: what may pass there."),
    (
        "EC2 instance",
        "A virtual computer. Programs on it get the credentials of its role from the metadata service.",
    ),
    (
        "Access key",
        "A long-term credential of a user: an ID and a secret. Who has both is that user, from anywhere.",
    ),
    (
        "Instance profile",
        "The container that hands a role to an instance. The console makes one of the same name for every EC2 role.",
    ),
    ("IAM user", "A person or program with credentials that stay. Prefer roles, whose credentials expire."),
    (
        "Group",
        "Collects users, so that a policy is attached once for all of them. It cannot call anything itself.",
    ),
    (
        "Role",
        "An identity without credentials of its own. Whoever its trust policy names gets temporary ones.",
    ),
    (
        "Customer managed policy",
        "A policy of your own that stands by itself: attach it to many identities, keep five versions.",
    ),
    (
        "AWS managed policy",
        "A policy that AWS writes and updates. Convenient, and mostly wider than you need.",
    ),
    ("Inline policy", "A policy that is part of one identity and goes with it."),
    ("S3 bucket", "Holds objects. Actions on the bucket and on its objects name different ARNs."),
    ("CloudWatch log group", "Holds log streams, into which programs write their log events."),
    (
        "KMS key",
        "Encrypts and decrypts. Its key policy decides first: without it, other policies give nothing on the key.",
    ),
    (
        "OpenID Connect provider",
        "A service such as GitHub Actions whose signed tokens your account believes.",
    ),
    ("SAML provider", "A company directory whose signed assertions your account believes."),
    ("Account", "The border around identities and resources. What crosses it, both sides have to allow."),
    ("Organization", "A tree of accounts. Its policies limit, they give nothing."),
    (
        "Root",
        "The top of the organization. A policy attached here reaches every account but the management account.",
    ),
    (
        "Organizational unit",
        "A branch of the organization. A policy attached here reaches all accounts below.",
    ),
    ("Stranger", "Somebody with none of your credentials, until they find some."),
];

/// What a term means.
fn meaning(term: &str) -> Option<&'static str> {
    TERMS.iter().find(|(known, _)| *known == term).map(|(_, text)| *text)
}

thread_local! {
    static NUMBER: Cell<usize> = const { Cell::new(0) };
}

/// A term that says what it means when it is pressed; one that is not in the list is only written.
#[component]
pub fn Term(name: &'static str) -> impl IntoView {
    let Some(text) = meaning(name) else { return name.into_any() };
    let number = NUMBER.get();
    NUMBER.set(number + 1);
    let id = format!("term-{number}");
    view! {
        <button type="button" class="term" popovertarget=id.clone() title="What is that?">{name}</button>
        <span class="meaning" popover="auto" id=id role="note"><strong>{name}</strong>" "{text}</span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_there_once_and_short() {
        for (index, (term, text)) in TERMS.iter().enumerate() {
            assert_eq!(TERMS.iter().position(|(other, _)| other == term), Some(index), "{term}");
            assert!(text.len() < 200 && text.ends_with('.'), "{term}");
        }
        assert_eq!(meaning("Nothing like this"), None);
    }

    #[test]
    fn every_gate_is_explained() {
        use crate::components::why::gate_name;
        use iam_policy::explanation::Gate;
        let gates = [
            Gate::ExplicitDeny,
            Gate::ResourceControlPolicies,
            Gate::ServiceControlPolicies,
            Gate::ResourcePolicy,
            Gate::BlockPublicAccess,
            Gate::IdentityPolicies,
            Gate::PermissionsBoundary,
            Gate::SessionPolicies,
            Gate::VpcEndpointPolicy,
        ];
        for gate in gates {
            assert!(meaning(gate_name(gate)).is_some(), "{gate:?}");
        }
    }
}
