//! The causes of a refusal that no IAM policy decides.

/// The cause of a refusal, or of an error that looks like one, that no IAM policy decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NotIam {
    /// S3 Block Public Access (Amazon S3 User Guide, *Blocking public access to your Amazon S3 storage*).
    S3BlockPublicAccess,
    /// S3 Object Ownership: the bucket takes no ACLs (Amazon S3 User Guide, *Controlling ownership of objects and disabling
    /// ACLs*).
    S3ObjectOwnership,
    /// The bucket blocks uploads with customer-provided keys (Amazon S3 User Guide, *Blocking or unblocking SSE-C*).
    SseCustomerKeys,
    /// Lake Formation permissions (Lake Formation Developer Guide, *Lake Formation permissions reference*).
    LakeFormation,
    /// The account has no access to the model (Amazon Bedrock User Guide, *Access Amazon Bedrock foundation models*).
    BedrockModelAccess,
    /// The key is disabled, pending deletion or otherwise not usable (KMS Developer Guide, *Key states of AWS KMS keys*).
    KmsKeyState,
    /// The credentials, token or sign-in have expired.
    ExpiredCredentials,
    /// The credentials, the signature or the token are not valid.
    InvalidCredentials,
    /// The client found no credentials.
    NoCredentials,
    /// The clock of the client is wrong, so that the signature is not taken.
    ClockSkew,
    /// Multi-factor authentication failed.
    Mfa,
    /// The identity provider is not set up for the account, or its token is not taken.
    IdentityProvider,
    /// A quota is exceeded.
    Quota,
    /// There were too many requests in a time.
    Throttling,
    /// The resource does not exist.
    DoesNotExist,
    /// The account is not subscribed, not verified, suspended, or has not enabled the Region.
    AccountStatus,
    /// Kubernetes RBAC or the cluster's access entries (Amazon EKS User Guide, *Grant IAM users and roles access to
    /// Kubernetes APIs*).
    KubernetesAccess,
    /// API Gateway knows no such method or path, or asks for an API key.
    ApiGateway,
    /// AWS WAF or CloudFront blocked the request.
    WebFirewall,
    /// SES knows the address or domain as not verified.
    SesVerification,
}

impl NotIam {
    /// Every cause, in the order of the type.
    pub const ALL: [Self; 20] = [
        Self::S3BlockPublicAccess,
        Self::S3ObjectOwnership,
        Self::SseCustomerKeys,
        Self::LakeFormation,
        Self::BedrockModelAccess,
        Self::KmsKeyState,
        Self::ExpiredCredentials,
        Self::InvalidCredentials,
        Self::NoCredentials,
        Self::ClockSkew,
        Self::Mfa,
        Self::IdentityProvider,
        Self::Quota,
        Self::Throttling,
        Self::DoesNotExist,
        Self::AccountStatus,
        Self::KubernetesAccess,
        Self::ApiGateway,
        Self::WebFirewall,
        Self::SesVerification,
    ];

    /// The name for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::S3BlockPublicAccess => "s3-block-public-access",
            Self::S3ObjectOwnership => "s3-object-ownership",
            Self::SseCustomerKeys => "s3-sse-c",
            Self::LakeFormation => "lake-formation",
            Self::BedrockModelAccess => "bedrock-model-access",
            Self::KmsKeyState => "kms-key-state",
            Self::ExpiredCredentials => "expired-credentials",
            Self::InvalidCredentials => "invalid-credentials",
            Self::NoCredentials => "no-credentials",
            Self::ClockSkew => "clock-skew",
            Self::Mfa => "mfa",
            Self::IdentityProvider => "identity-provider",
            Self::Quota => "quota",
            Self::Throttling => "throttling",
            Self::DoesNotExist => "does-not-exist",
            Self::AccountStatus => "account-status",
            Self::KubernetesAccess => "kubernetes-access",
            Self::ApiGateway => "api-gateway",
            Self::WebFirewall => "web-firewall",
            Self::SesVerification => "ses-verification",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NotIam;
    use crate::access_denied::{DenialParseError, denials_from_text, denials_to_text};

    #[test]
    fn every_cause_comes_out_of_another_thread() {
        for (place, cause) in NotIam::ALL.into_iter().enumerate() {
            assert_eq!(cause as usize, place);
            let outcome = Err(DenialParseError::NotIam(cause));
            assert_eq!(denials_from_text(&denials_to_text(&outcome)), Some(outcome));
        }
    }
}
