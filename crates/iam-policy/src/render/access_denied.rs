//! Sentences about a denial from a real account: its meaning, and what each gate requires.

use crate::access_denied::{Denial, DenialParseError, NotIam, Requirement};
use crate::action_name::ActionName;
use crate::explanation::{AccountSide, EvaluationDecision, Gate};

pub(super) fn meaning(denial: &Denial) -> String {
    if let Some(cause) = denial.not_iam {
        return not_iam(cause).to_owned();
    }
    let kind = denial.gate.map(kind);
    let told = match (denial.decision, kind) {
        (Some(EvaluationDecision::ExplicitDeny), Some(kind)) => {
            format!("A Deny statement in {} decided it. AWS names one kind of policy only; others may deny it too.", article(kind))
        }
        (Some(EvaluationDecision::ExplicitDeny), None) => {
            "A Deny statement decided it. AWS does not say in which kind of policy.".to_owned()
        }
        (Some(_), Some(kind)) => {
            format!("Nothing denies it where AWS looked, but no {kind} allows it. Others may be missing too.")
        }
        (Some(_), None) => "Something that has to allow it does not. AWS does not say what.".to_owned(),
        (None, _) => {
            "AWS gives no reason, so every gate below is open. Reasons are told within one account or organization only, and not by every service."
                .to_owned()
        }
    };
    if let Some(arn) = &denial.policy_arn {
        return format!("{told} The policy is {arn}.");
    }
    if denial.encoded.is_some() {
        return format!(
            "{told} The rest is encoded: decode it with the line below, and paste what that prints."
        );
    }
    told
}

pub(super) fn requirement(denial: &Denial, requirement: &Requirement) -> String {
    if requirement.gate == Gate::IdentityPolicies && requirement.document.owner.is_empty() {
        return "The text does not say who asked: the identity-based policies of the caller must allow it."
            .to_owned();
    }
    let action = denial.action.as_deref().or(denial.operation.as_deref()).unwrap_or("the request");
    let assumes_role = ActionName::new(action).assumes_role();
    let of = &requirement.document.owner;
    let account =
        |whose: &str| if of.is_empty() { format!("the {whose}'s account") } else { format!("account {of}") };
    let whose = match requirement.gate {
        Gate::ResourceControlPolicies => {
            format!("If {} is in an organization: its resource control policies", account("resource"))
        }
        Gate::ServiceControlPolicies => {
            format!("If {} is in an organization: its service control policies", account("caller"))
        }
        Gate::ResourcePolicy if assumes_role && of == "*" => "The role's trust policy".to_owned(),
        Gate::ResourcePolicy if assumes_role => format!("The trust policy of {of}"),
        Gate::ResourcePolicy if of == "*" => "The resource's policy".to_owned(),
        Gate::ResourcePolicy => format!("The policy of {of}"),
        Gate::IdentityPolicies if of.contains(":user/") => format!("The policies of {of} and of its groups"),
        Gate::IdentityPolicies => format!("The identity-based policies of {of}"),
        Gate::PermissionsBoundary => format!("If {of} has a permissions boundary: it"),
        Gate::SessionPolicies => format!("If {of} was made with a session policy: it"),
        Gate::VpcEndpointPolicy if of.is_empty() => "The policy of the VPC endpoint".to_owned(),
        Gate::VpcEndpointPolicy => format!("The policy of the VPC endpoint {of}"),
        Gate::AccessPointBucket => format!("The policy of the bucket behind {of}"),
        Gate::ExplicitDeny | Gate::BlockPublicAccess => format!("The settings of {of}"),
    };
    let side = match requirement.side {
        AccountSide::Same => "",
        AccountSide::Caller => " (caller's account)",
        AccountSide::Resource => " (resource's account)",
    };
    let wanted = match (requirement.gate, requirement.must_allow) {
        (Gate::ResourceControlPolicies | Gate::ServiceControlPolicies, _) => {
            format!("must allow {action} on every level from the root down, and none may deny it.")
        }
        // The ARN of a bucket does not tell its account.
        (Gate::ResourcePolicy, false) if of.starts_with("arn:aws:s3:") => {
            format!(
                "may allow {action} in the place of the caller's policies, or has to as well if the bucket is another account's, and must not deny it."
            )
        }
        (Gate::ResourcePolicy, false) => {
            format!("may allow {action} in the place of the caller's policies, and must not deny it.")
        }
        (Gate::IdentityPolicies, _) => format!("must allow {action} in one statement, and deny it in none."),
        (Gate::ResourcePolicy, _) if ActionName::new(action).assumes_role_with_token() => {
            format!(
                "must allow {action} to the identity provider, under conditions that the token meets, and not deny it."
            )
        }
        _ => format!("must allow {action} and not deny it."),
    };
    format!("{whose}{side} {wanted}")
}

pub(super) fn parse_error(error: DenialParseError) -> &'static str {
    match error {
        DenialParseError::Empty => "Paste an error message or a CloudTrail event first.",
        DenialParseError::TooLong => {
            "That is more than 20 MB. Paste one message, or the part of the log in question."
        }
        DenialParseError::NotADenial => {
            "No refusal found in this text. Paste the whole message, from “User:” or “An error occurred” to its end, or the JSON of a CloudTrail event."
        }
        DenialParseError::NothingDenied => {
            "These CloudTrail events tell of no refusal: none has an errorCode such as AccessDenied."
        }
        DenialParseError::NotIam(cause) => not_iam(cause),
    }
}

/// The cause, and what to look at.
pub(super) fn not_iam(cause: NotIam) -> &'static str {
    match cause {
        NotIam::S3BlockPublicAccess => {
            "S3 Block Public Access decided it, not an IAM policy. Look at the settings of the bucket, of its account and of the organization: the request makes something public that they keep private."
        }
        NotIam::S3ObjectOwnership => {
            "The bucket takes no ACLs; no IAM policy decided it. Look at the bucket's Object Ownership: with “bucket owner enforced”, leave the ACL out of the request and give access by the bucket's policy."
        }
        NotIam::SseCustomerKeys => {
            "The bucket blocks uploads with customer-provided keys (SSE-C); no IAM policy decided it. Look at the bucket's default encryption, and upload with SSE-S3 or SSE-KMS."
        }
        NotIam::LakeFormation => {
            "Lake Formation decided it, beside IAM. Look at the Lake Formation permissions of the caller on the database, the table or the data location."
        }
        NotIam::BedrockModelAccess => {
            "The account has no access to this model in this Region; no IAM policy decided it. Look at Model access in the Bedrock console, and at the model's terms."
        }
        NotIam::KmsKeyState => {
            "The KMS key is not usable in its state; no IAM policy decided it. Look at the key: is it disabled, or waiting to be deleted?"
        }
        NotIam::ExpiredCredentials => {
            "The credentials have expired, so no policy was asked. Sign in again, or assume the role again."
        }
        NotIam::InvalidCredentials => {
            "AWS does not know the credentials, so no policy was asked. Look at the access key, the secret key and the session token: are they of one set, active, and of this partition?"
        }
        NotIam::NoCredentials => {
            "The client found no credentials, so AWS was not asked. Look at the profile, the environment variables, or the role of the machine."
        }
        NotIam::ClockSkew => {
            "The clock of the client is wrong, so AWS does not take the signature. No policy was asked. Set the clock."
        }
        NotIam::Mfa => {
            "Multi-factor authentication failed. Look at the serial number of the device and at the code; each code works once."
        }
        NotIam::IdentityProvider => {
            "The account does not take the token of this identity provider; no policy was asked. Look at the provider in IAM: its address, its audiences, and the token's own."
        }
        NotIam::Quota => "A quota is exceeded; no IAM policy decided it. Look at Service Quotas.",
        NotIam::Throttling => {
            "There were too many requests in a short time; no IAM policy decided it. Ask less often, or look at Service Quotas."
        }
        NotIam::DoesNotExist => {
            "What was asked for does not exist, or not in this Region or account; no IAM policy decided it. Look at the name, the Region and the account."
        }
        NotIam::AccountStatus => {
            "The account may not use this service here, whoever asks: it is not subscribed, not verified or suspended, or the Region is not enabled. Look at the account's settings and messages from AWS."
        }
        NotIam::KubernetesAccess => {
            "Kubernetes decided it, not IAM. Look at the cluster's access entries or its aws-auth ConfigMap, and at the roles (RBAC) of that user or service account."
        }
        NotIam::ApiGateway => {
            "API Gateway has no such path or method, or wants an API key; no IAM policy decided it. Look at the address, the stage and the method."
        }
        NotIam::WebFirewall => {
            "AWS WAF or CloudFront blocked the request; no IAM policy decided it. Look at the rules of the web ACL and at the distribution."
        }
        NotIam::SesVerification => {
            "SES does not send for an address that is not verified; no IAM policy decided it. Look at the verified identities of this Region, and whether the account is in the sandbox."
        }
    }
}

impl std::fmt::Display for DenialParseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(parse_error(*self))
    }
}

impl std::error::Error for DenialParseError {}

/// AWS's name for the kind of policy.
pub(super) fn kind(gate: Gate) -> &'static str {
    match gate {
        Gate::ExplicitDeny => "policy",
        Gate::ResourceControlPolicies => "resource control policy",
        Gate::ServiceControlPolicies => "service control policy",
        Gate::ResourcePolicy | Gate::AccessPointBucket => "resource-based policy",
        Gate::BlockPublicAccess => "public access block",
        Gate::IdentityPolicies => "identity-based policy",
        Gate::PermissionsBoundary => "permissions boundary",
        Gate::SessionPolicies => "session policy",
        Gate::VpcEndpointPolicy => "VPC endpoint policy",
    }
}

fn article(kind: &str) -> String {
    format!("{} {kind}", if kind.starts_with('i') { "an" } else { "a" })
}
