//! Sentences of services that deny in words of their own.

use super::call::s3_arn_of_url;
use super::phrase::{Place, any_at, before, between, end_of, phrase_at, skip_space};
use super::token::{self, Token};
use super::{DeniedBy, NotIam};
use crate::explanation::EvaluationDecision;

/// What a service's own sentence tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OwnSentence {
    pub(super) start: Place,
    pub(super) end: Place,
    pub(super) caller: Option<String>,
    pub(super) action: Option<String>,
    pub(super) operation: Option<String>,
    pub(super) resource: Option<String>,
    pub(super) decision: Option<EvaluationDecision>,
    pub(super) denied_by: Option<DeniedBy>,
    pub(super) not_iam: Option<NotIam>,
    /// The service whose operation it is about, where a call names the operation.
    pub(super) service: Option<&'static str>,
}

/// A sentence that tells the same always.
struct Fixed {
    phrase: &'static str,
    caller: Option<&'static str>,
    action: Option<&'static str>,
    denied_by: Option<DeniedBy>,
    not_iam: Option<NotIam>,
}

const fn action(phrase: &'static str, action: &'static str) -> Fixed {
    Fixed { phrase, caller: None, action: Some(action), denied_by: None, not_iam: None }
}

const fn assumes(phrase: &'static str, caller: &'static str) -> Fixed {
    Fixed { phrase, caller: Some(caller), action: Some("sts:AssumeRole"), denied_by: None, not_iam: None }
}

const fn denied(phrase: &'static str, denied_by: Option<DeniedBy>) -> Fixed {
    Fixed { phrase, caller: None, action: None, denied_by, not_iam: None }
}

const fn cause(phrase: &'static str, not_iam: NotIam) -> Fixed {
    Fixed { phrase, caller: None, action: None, denied_by: None, not_iam: Some(not_iam) }
}

/// Each begins with a letter, and none is the beginning of a later one.
const FIXED: [Fixed; 98] = [
    action(
        "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access",
        "kms:Decrypt",
    ),
    action(
        "the ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access",
        "kms:Decrypt",
    ),
    action(
        "Lambda was unable to decrypt the environment variables because KMS access was denied",
        "kms:Decrypt",
    ),
    action("Cross-account pass role is not allowed", "iam:PassRole"),
    action("Roles may not be assumed by root accounts", "sts:AssumeRole"),
    action("User is not authorized to access this resource", "execute-api:Invoke"),
    assumes("The role defined for the function cannot be assumed by Lambda", "lambda.amazonaws.com"),
    assumes(
        "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role",
        "states.amazonaws.com",
    ),
    assumes(
        "The execution role you provide must allow AWS EventBridge Scheduler to assume the role",
        "scheduler.amazonaws.com",
    ),
    denied("Access to KMS is not allowed", None),
    denied("The request was denied due to a VPC endpoint policy", Some(DeniedBy::VpcEndpointPolicy)),
    cause("You don't have access to the model with the specified model ID", NotIam::BedrockModelAccess),
    cause("You do not have access to the model with the specified model ID", NotIam::BedrockModelAccess),
    cause("Model access is denied due to ", NotIam::BedrockModelAccess),
    cause("Access to this model is not available for ", NotIam::BedrockModelAccess),
    cause("Your account is not authorized to invoke this API operation", NotIam::BedrockModelAccess),
    cause("Model use case details have not been submitted for this account", NotIam::BedrockModelAccess),
    cause("Insufficient Lake Formation permission(s)", NotIam::LakeFormation),
    cause("Insufficient Lake Formation permissions", NotIam::LakeFormation),
    cause(
        "Resource does not exist or requester is not authorized to access requested permissions",
        NotIam::LakeFormation,
    ),
    cause("The bucket does not allow ACLs", NotIam::S3ObjectOwnership),
    cause(
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
        NotIam::S3ObjectOwnership,
    ),
    cause(
        "this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys",
        NotIam::SseCustomerKeys,
    ),
    cause("server-side encryption with customer-provided keys (SSE-C) is blocked", NotIam::SseCustomerKeys),
    denied("You are not authorized to use launch template", None),
    denied("You are not authorized to use the requested product", None),
    cause("public policies are blocked by the ", NotIam::S3BlockPublicAccess),
    cause("public policies are prevented by the ", NotIam::S3BlockPublicAccess),
    cause("public access control lists (ACLs) are ", NotIam::S3BlockPublicAccess),
    cause("is pending deletion", NotIam::KmsKeyState),
    cause("is pending import", NotIam::KmsKeyState),
    cause("The security token included in the request is expired", NotIam::ExpiredCredentials),
    cause("The provided token has expired", NotIam::ExpiredCredentials),
    cause("Token has expired and refresh failed", NotIam::ExpiredCredentials),
    cause("The SSO session associated with this profile has expired", NotIam::ExpiredCredentials),
    cause("The SSO session token associated with profile", NotIam::ExpiredCredentials),
    cause("Error loading SSO Token", NotIam::ExpiredCredentials),
    cause("Error when retrieving token from sso", NotIam::ExpiredCredentials),
    cause("Your authorization token has expired", NotIam::ExpiredCredentials),
    cause("Session token not found or invalid", NotIam::ExpiredCredentials),
    cause("Missing Authentication Token", NotIam::ApiGateway),
    denied("Forbidden (HTTP 403)", None),
    denied("You don't have permissions to access this resource", None),
    denied("Unable to determine service/operation name to be authorized", None),
    cause("Your session has expired", NotIam::ExpiredCredentials),
    cause("the SSO session has expired or is invalid", NotIam::ExpiredCredentials),
    cause("Token expired: current date/time", NotIam::ExpiredCredentials),
    cause("the token included in the request is expired", NotIam::ExpiredCredentials),
    cause("The security token included in the request is invalid", NotIam::InvalidCredentials),
    cause("The AWS Access Key Id you provided does not exist in our records", NotIam::InvalidCredentials),
    cause("The AWS access key ID you provided does not exist in our records", NotIam::InvalidCredentials),
    cause("The AWS Access Key Id needs a subscription for the service", NotIam::AccountStatus),
    cause(
        "The request signature we calculated does not match the signature you provided",
        NotIam::InvalidCredentials,
    ),
    cause("AWS was not able to validate the provided access credentials", NotIam::InvalidCredentials),
    cause("Authentication Credentials Invalid", NotIam::InvalidCredentials),
    cause("Credential should be scoped to a valid region", NotIam::InvalidCredentials),
    cause("The provided token is malformed or otherwise invalid", NotIam::InvalidCredentials),
    cause("Unable to locate credentials", NotIam::NoCredentials),
    cause("no valid providers in chain", NotIam::NoCredentials),
    cause("No valid credential sources found", NotIam::NoCredentials),
    cause("no EC2 IMDS role found", NotIam::NoCredentials),
    cause("Could not load credentials from any providers", NotIam::NoCredentials),
    cause("Credentials could not be loaded, please check your action inputs", NotIam::NoCredentials),
    cause("no basic auth credentials", NotIam::NoCredentials),
    cause("Unable to load AWS credentials from any provider in the chain", NotIam::NoCredentials),
    cause("Unable to load credentials from any of the providers in the chain", NotIam::NoCredentials),
    cause("Missing credentials in config", NotIam::NoCredentials),
    cause("Partial credentials found in", NotIam::NoCredentials),
    cause("Signature expired: ", NotIam::ClockSkew),
    cause("Signature not yet current: ", NotIam::ClockSkew),
    cause("The difference between the request time and the current time is too large", NotIam::ClockSkew),
    cause("Request has expired", NotIam::ClockSkew),
    cause("MultiFactorAuthentication failed", NotIam::Mfa),
    cause("Multi-factor authentication failed", NotIam::Mfa),
    cause("multi-factor authentication failed", NotIam::Mfa),
    cause("must provide both MFA serial number and one time pass code", NotIam::Mfa),
    cause("invalid MFA one time pass code", NotIam::Mfa),
    cause("No OpenIDConnect provider found in your account", NotIam::IdentityProvider),
    cause("Incorrect token audience", NotIam::IdentityProvider),
    cause("Couldn't retrieve verification key from your identity provider", NotIam::IdentityProvider),
    cause(
        "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
        NotIam::IdentityProvider,
    ),
    cause("Your request included an invalid SAML response", NotIam::IdentityProvider),
    cause("Rate exceeded", NotIam::Throttling),
    cause("You have requested more vCPU capacity than your current vCPU limit", NotIam::Quota),
    cause("Email address is not verified", NotIam::SesVerification),
    cause("You are not subscribed to this service", NotIam::AccountStatus),
    cause(
        "In order to use this AWS Marketplace product you need to accept terms and subscribe",
        NotIam::AccountStatus,
    ),
    cause("This account is currently blocked and not recognized as a valid account", NotIam::AccountStatus),
    cause("Your account is currently being verified", NotIam::AccountStatus),
    cause("Your account must be verified before you can add new CloudFront resources", NotIam::AccountStatus),
    cause("Your account is not signed up for ", NotIam::AccountStatus),
    cause("is forbidden: User ", NotIam::KubernetesAccess),
    cause("is forbidden: user ", NotIam::KubernetesAccess),
    cause("You must be logged in to the server", NotIam::KubernetesAccess),
    cause("Your current user or role does not have access to Kubernetes objects", NotIam::KubernetesAccess),
    cause("the server has asked for the client to provide credentials", NotIam::KubernetesAccess),
    cause("{\"message\":\"Forbidden\"}", NotIam::ApiGateway),
    cause("The request could not be satisfied", NotIam::WebFirewall),
];

/// Services as Lambda names them in `… to call … on …`.
const LAMBDA_SERVICES: [(&str, &str); 9] = [
    ("EC2", "ec2"),
    ("SQS", "sqs"),
    ("KINESIS", "kinesis"),
    ("Kinesis", "kinesis"),
    ("DYNAMODB", "dynamodb"),
    ("DynamoDB", "dynamodb"),
    ("SNS", "sns"),
    ("S3", "s3"),
    ("MSK", "kafka"),
];

/// The sentence at `place`.
pub(super) fn own_sentence_at(text: &str, place: Place) -> Option<OwnSentence> {
    let first = text.as_bytes().get(place)?;
    let fixed = FIXED.iter().filter(|fixed| fixed.phrase.as_bytes().first() == Some(first));
    let fixed =
        fixed.filter_map(|fixed| Some((fixed, phrase_at(text, place, fixed.phrase.trim_end())?))).next();
    if let Some((fixed, end)) = fixed {
        let mut found = OwnSentence {
            start: place,
            end,
            caller: fixed.caller.map(ToOwned::to_owned),
            action: fixed.action.map(ToOwned::to_owned),
            denied_by: fixed.denied_by,
            not_iam: fixed.not_iam,
            ..OwnSentence::default()
        };
        if let Some(end) = phrase_at(text, end, " with an explicit deny") {
            found.decision = Some(EvaluationDecision::ExplicitDeny);
            found.end = end;
        }
        return Some(found);
    }
    match first {
        b'T' => execution_role(text, place),
        b'C' => could_not_assume(text, place),
        b'A' => queue(text, place).or_else(|| athena_output(text, place)),
        b'P' => athena_path(text, place),
        b'U' => output_bucket(text, place).or_else(|| permission_to_call(text, place)),
        b'n' | b'i' | b'w' | b'u' | b'c' => assumes_role(text, place),
        b'S' => redshift(text, place),
        _ => None,
    }
}

/// `The provided execution role does not have permissions to call CreateNetworkInterface on EC2`
fn execution_role(text: &str, place: Place) -> Option<OwnSentence> {
    let (_, behind) = any_at(
        text,
        place,
        &[
            "The provided execution role does not have permissions to call ",
            "The function execution role does not have permissions to call ",
        ],
    )?;
    let end = end_of(text, behind, |byte| byte.is_ascii_alphanumeric());
    let operation = between(text, behind, end);
    let on = phrase_at(text, end, " on ")?;
    let service_end = end_of(text, on, |byte| byte.is_ascii_alphanumeric());
    let named = between(text, on, service_end);
    let service = LAMBDA_SERVICES.iter().find(|(name, _)| *name == named).map(|(_, prefix)| *prefix)?;
    Some(OwnSentence {
        start: place,
        end: service_end,
        action: Some(format!("{service}:{operation}")),
        ..OwnSentence::default()
    })
}

/// `Access to the resource https://sqs.us-east-1.amazonaws.com/111122223333/jobs is denied.`
fn queue(text: &str, place: Place) -> Option<OwnSentence> {
    let behind = phrase_at(text, place, "Access to the resource ")?;
    let end = end_of(text, behind, |byte| !byte.is_ascii_whitespace());
    let named = between(text, behind, end).trim_matches(['"', '\'', '`']);
    let denied = phrase_at(text, end, " is denied")?;
    let resource =
        super::resource_name::queue(named).or_else(|| named.starts_with("arn:").then(|| named.to_owned()));
    Some(OwnSentence { start: place, end: denied, resource, service: Some("sqs"), ..OwnSentence::default() })
}

/// Athena and Redshift: `Permission denied on S3 path: s3://…`.
fn athena_path(text: &str, place: Place) -> Option<OwnSentence> {
    let behind = phrase_at(text, place, "Permission denied on S3 path: ")?;
    let found = s3_path(text, behind)?;
    Some(OwnSentence { start: place, end: found.end, resource: Some(found.text), ..OwnSentence::default() })
}

fn athena_output(text: &str, place: Place) -> Option<OwnSentence> {
    let behind = phrase_at(text, place, "Access denied when writing output to url: ")?;
    let found = s3_path(text, behind)?;
    Some(OwnSentence {
        start: place,
        end: found.end,
        action: Some("s3:PutObject".to_owned()),
        resource: Some(found.text),
        ..OwnSentence::default()
    })
}

fn output_bucket(text: &str, place: Place) -> Option<OwnSentence> {
    let behind = phrase_at(text, place, "Unable to verify/create output bucket ")?;
    let found = token::word(text, behind);
    let resource = (!found.text.is_empty()).then(|| format!("arn:aws:s3:::{}", found.text));
    Some(OwnSentence { start: place, end: found.end, resource, ..OwnSentence::default() })
}

/// CloudFormation's `User doesn't have permission to call ssm:GetParameters`.
fn permission_to_call(text: &str, place: Place) -> Option<OwnSentence> {
    let (_, behind) = any_at(
        text,
        place,
        &["User doesn't have permission to call ", "User does not have permission to call "],
    )?;
    let found = token::action(text, behind)?;
    Some(OwnSentence { start: place, end: found.end, action: Some(found.text), ..OwnSentence::default() })
}

/// `… is not authorized to assume IAM Role arn:…`, `… is unable to assume the role 'arn:…'`.
fn assumes_role(text: &str, place: Place) -> Option<OwnSentence> {
    // Step Functions says of its role what it may not make, and not by which action.
    if let Some(end) = phrase_at(text, place, "not authorized to create managed-rule") {
        let caller = super::caller_name::caller_before(text, place);
        let start = caller.start.unwrap_or(place);
        return Some(OwnSentence { start, end, caller: caller.name, ..OwnSentence::default() });
    }
    let (_, behind) = any_at(
        text,
        place,
        &[
            "not authorized to assume IAM Role ",
            "not authorized to assume role ",
            "not authorized to assume the role ",
            "is unable to assume the role ",
            "is unable to assume role ",
            "was unable to assume the role ",
            "was unable to assume role ",
            "unable to assume the role ",
            "unable to assume role ",
            "cannot assume role ",
            "cannot assume the role ",
            "not authorized to perform AssumeRole on role ",
            "is not authorized to be assumed by",
        ],
    )?;
    let quoted = matches!(text.as_bytes().get(behind), Some(b'"' | b'\'' | b'`'));
    let role = token::arn(text, if quoted { behind + 1 } else { behind });
    let caller = super::caller_name::caller_before(text, place);
    if role.is_none() && caller.name.is_none() {
        return None;
    }
    Some(OwnSentence {
        start: caller.start.unwrap_or(place),
        end: role.as_ref().map_or(behind, |role| role.end),
        caller: caller.name,
        action: Some("sts:AssumeRole".to_owned()),
        resource: role.map(|role| role.text),
        ..OwnSentence::default()
    })
}

/// `Could not assume role arn:…. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the
/// role.`
fn could_not_assume(text: &str, place: Place) -> Option<OwnSentence> {
    let role = token::arn(text, phrase_at(text, place, "Could not assume role ")?)?;
    let behind = phrase_at(text, role.end, ". Please ensure that the role exists and allows principal '")
        .or_else(|| phrase_at(text, role.end, " Please ensure that the role exists and allows principal '"));
    let caller = behind.map(|start| {
        let end = end_of(text, start, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
        (between(text, start, end).to_owned(), end)
    });
    Some(OwnSentence {
        start: place,
        end: caller.as_ref().map_or(role.end, |(_, end)| *end),
        caller: caller.map(|(name, _)| name).filter(|name| name.contains('.')),
        action: Some("sts:AssumeRole".to_owned()),
        resource: Some(role.text),
        ..OwnSentence::default()
    })
}

/// `S3ServiceException:Access Denied,Status 403,Error AccessDenied`, with the object that was read where it follows.
fn redshift(text: &str, place: Place) -> Option<OwnSentence> {
    if let Some(behind) = phrase_at(text, place, "S3 key being read : ") {
        let found = s3_path(text, behind)?;
        return Some(OwnSentence {
            start: place,
            end: found.end,
            resource: Some(found.text),
            ..OwnSentence::default()
        });
    }
    let behind = phrase_at(text, place, "S3ServiceException:")?;
    let end = phrase_at(text, skip_space(text, behind), "Access Denied")?;
    let end = phrase_at(text, end, ",Status 403,Error AccessDenied").unwrap_or(end);
    Some(OwnSentence { start: place, end, resource: copied_path(text, place), ..OwnSentence::default() })
}

/// The one path of the COPY or UNLOAD above.
fn copied_path(text: &str, place: Place) -> Option<String> {
    let head = before(text, place, 800);
    let mut paths = head.match_indices("'s3://").map(|(at, _)| at);
    let at = paths.next().filter(|_| paths.next().is_none())?;
    let command = head.get(..at)?.trim_end().to_ascii_lowercase();
    (command.ends_with("from") || command.ends_with("to"))
        .then(|| s3_path(head, at))
        .flatten()
        .map(|token| token.text)
}

/// The ARN of an `s3://` path at `place`.
pub(super) fn s3_path(text: &str, place: Place) -> Option<Token> {
    let start = match text.as_bytes().get(place) {
        Some(b'"' | b'\'' | b'`') => place + 1,
        _ => place,
    };
    let behind = any_at(text, start, &["s3://", "s3a://", "s3n://"])?.1;
    let end = end_of(text, behind, |byte| {
        !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'\'' | b'`' | b'<' | b'>' | b')' | b',' | b';')
    });
    let path = between(text, behind, end).trim_end_matches(['.', ':', '/']);
    (!path.is_empty()).then(|| Token { text: format!("arn:aws:s3:::{path}"), end })
}

/// The S3 object that an address names.
pub(super) fn of_url(url: &str) -> Option<String> {
    s3_arn_of_url(url)
}
