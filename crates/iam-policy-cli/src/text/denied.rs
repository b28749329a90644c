//! `iam-policy denied`.

use iam_policy::access_denied::{Denial, DeniedBy, NotIam};
use iam_policy::explanation::EvaluationDecision;

pub(crate) const NONE: &str = "No refusal of AWS was read in this text.";

/// The width of the names below, and of the space behind them.
pub(crate) const WIDTH: usize = 11;
pub(crate) const CALLER: &str = "Caller";
pub(crate) const ACTION: &str = "Action";
pub(crate) const RESOURCE: &str = "Resource";
pub(crate) const POLICY: &str = "Policy";
pub(crate) const OPERATION: &str = "Operation";
pub(crate) const ENCODED: &str = "Encoded";
pub(crate) const DECODE: &str = "Decode";
pub(crate) const LOOK_AT: &str = "Look at";

/// `Refusal 2 of 3, line 14, 5 times`.
pub(crate) fn heading(number: usize, all: usize, line: usize, count: usize) -> String {
    let times = if count > 1 { format!(", {count} times") } else { String::new() };
    format!("Refusal {number} of {all}, line {line}{times}")
}

/// The answer to a line of `--jsonl` that has no text.
pub(crate) fn bad_line(number: usize) -> String {
    format!("line {number} is not {{\"id\": …, \"text\": \"…\"}}, or its text is too long")
}

/// Why AWS refused, as far as the text tells.
pub(crate) fn cause(denial: &Denial) -> String {
    if denial.not_iam.is_some() {
        return "No IAM policy decided this.".to_owned();
    }
    match (denial.decision, denial.denied_by) {
        (Some(EvaluationDecision::ExplicitDeny), Some(kind)) => {
            format!("Explicitly denied by {}.", with_article(kind))
        }
        (Some(EvaluationDecision::ExplicitDeny), None) => {
            "Explicitly denied; AWS does not say by which policy.".to_owned()
        }
        (Some(_), Some(kind)) => format!("No {} allows it.", kind.name()),
        (Some(_), None) => "No policy allows it; AWS does not say which has to.".to_owned(),
        (None, Some(kind)) => format!("Refused by {}.", with_article(kind)),
        (None, None) => "Refused; AWS does not say by which policy.".to_owned(),
    }
}

fn with_article(kind: DeniedBy) -> String {
    let article = if kind == DeniedBy::IdentityBasedPolicy { "an" } else { "a" };
    format!("{article} {}", kind.name())
}

/// What to look at where no IAM policy decided.
pub(crate) fn look_at(cause: NotIam) -> &'static str {
    match cause {
        NotIam::S3BlockPublicAccess => {
            "S3 Block Public Access of the bucket, the account and the organization"
        }
        NotIam::S3ObjectOwnership => {
            "Object Ownership of the bucket: ACLs are disabled, so leave the ACL out"
        }
        NotIam::SseCustomerKeys => "the bucket's encryption: customer-provided keys (SSE-C) are blocked",
        NotIam::LakeFormation => "the caller's permissions in Lake Formation",
        NotIam::BedrockModelAccess => "model access in Amazon Bedrock, in this Region",
        NotIam::KmsKeyState => "the state of the KMS key: it is disabled or pending deletion",
        NotIam::ExpiredCredentials => "the credentials: they have expired, so sign in again",
        NotIam::InvalidCredentials => "the credentials: access key, secret key and session token",
        NotIam::NoCredentials => "the credentials: none were found in environment, profile or instance",
        NotIam::ClockSkew => "the clock of the computer that signed the request",
        NotIam::Mfa => "the MFA device's serial number and its code",
        NotIam::IdentityProvider => "the identity provider in IAM, and the token's issuer and audience",
        NotIam::Quota => "the quota of the service",
        NotIam::DoesNotExist => "the name, the account and the Region: there is no such resource",
        NotIam::AccountStatus => "the account: a subscription, a verification or an opt-in Region is missing",
        NotIam::KubernetesAccess => "the cluster's access entries and Kubernetes RBAC",
        NotIam::ApiGateway => "the API's methods, paths and API keys",
        NotIam::WebFirewall => "the rules of AWS WAF and CloudFront",
        NotIam::SesVerification => "the verified identities of Amazon SES, and its sandbox",
    }
}
