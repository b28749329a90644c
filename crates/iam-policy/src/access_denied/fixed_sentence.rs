//! Sentences of services that tell the same always: an action, a caller, a kind of policy, or a cause that is no IAM policy.

use super::{DeniedBy, NotIam};

/// A sentence that tells the same always.
pub(super) struct FixedSentence {
    pub(super) phrase: &'static str,
    pub(super) caller: Option<&'static str>,
    pub(super) action: Option<&'static str>,
    pub(super) denied_by: Option<DeniedBy>,
    pub(super) not_iam: Option<NotIam>,
}

const fn action(phrase: &'static str, action: &'static str) -> FixedSentence {
    FixedSentence { phrase, caller: None, action: Some(action), denied_by: None, not_iam: None }
}

const fn assumes(phrase: &'static str, caller: &'static str) -> FixedSentence {
    FixedSentence {
        phrase,
        caller: Some(caller),
        action: Some("sts:AssumeRole"),
        denied_by: None,
        not_iam: None,
    }
}

const fn denied(phrase: &'static str, denied_by: Option<DeniedBy>) -> FixedSentence {
    FixedSentence { phrase, caller: None, action: None, denied_by, not_iam: None }
}

const fn cause(phrase: &'static str, not_iam: NotIam) -> FixedSentence {
    FixedSentence { phrase, caller: None, action: None, denied_by: None, not_iam: Some(not_iam) }
}

/// Each begins with a letter, and none is the beginning of a later one.
pub(super) const FIXED: [FixedSentence; 98] = [
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
