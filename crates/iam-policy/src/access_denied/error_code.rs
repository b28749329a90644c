//! Error codes: of denials, and of what no IAM policy decides.

use super::NotIam;

/// Codes of a denial, of all services.
const DENIALS: [&str; 15] = [
    "UnauthorizedOperation",
    "UnauthorizedException",
    "UnauthorizedAccess",
    "UnauthorizedAccessException",
    "Unauthorized",
    "NotAuthorized",
    "NotAuthorizedException",
    "AuthorizationError",
    "AuthorizationErrorException",
    "Forbidden",
    "ForbiddenException",
    "403",
    "AllAccessDisabled",
    "InsufficientPermissions",
    "InsufficientPermissionsException",
];

/// Codes that are not about a policy.
const CAUSES: [(&str, NotIam); 74] = [
    ("ExpiredToken", NotIam::ExpiredCredentials),
    ("ExpiredTokenException", NotIam::ExpiredCredentials),
    ("TokenRefreshRequired", NotIam::ExpiredCredentials),
    ("ExpiredCredentials", NotIam::ExpiredCredentials),
    ("SSOTokenLoadError", NotIam::ExpiredCredentials),
    ("UnauthorizedSSOTokenError", NotIam::ExpiredCredentials),
    ("TokenRetrievalError", NotIam::ExpiredCredentials),
    ("CredentialsExpiredError", NotIam::ExpiredCredentials),
    ("RequestExpired", NotIam::ClockSkew),
    ("RequestTimeTooSkewed", NotIam::ClockSkew),
    ("RequestInTheFuture", NotIam::ClockSkew),
    ("InvalidClientTokenId", NotIam::InvalidCredentials),
    ("InvalidAccessKeyId", NotIam::InvalidCredentials),
    ("UnrecognizedClientException", NotIam::InvalidCredentials),
    ("SignatureDoesNotMatch", NotIam::InvalidCredentials),
    ("InvalidSignatureException", NotIam::InvalidCredentials),
    ("IncompleteSignature", NotIam::InvalidCredentials),
    ("IncompleteSignatureException", NotIam::InvalidCredentials),
    ("AuthFailure", NotIam::InvalidCredentials),
    ("InvalidToken", NotIam::InvalidCredentials),
    ("NotSignedUp", NotIam::AccountStatus),
    ("MissingAuthenticationToken", NotIam::NoCredentials),
    ("MissingAuthenticationTokenException", NotIam::NoCredentials),
    ("NoCredentialProviders", NotIam::NoCredentials),
    ("NoCredentialsError", NotIam::NoCredentials),
    ("CredentialsProviderError", NotIam::NoCredentials),
    ("InvalidIdentityToken", NotIam::IdentityProvider),
    ("InvalidIdentityTokenException", NotIam::IdentityProvider),
    ("IDPRejectedClaim", NotIam::IdentityProvider),
    ("IDPRejectedClaimException", NotIam::IdentityProvider),
    ("IDPCommunicationError", NotIam::IdentityProvider),
    ("Throttling", NotIam::Throttling),
    ("ThrottlingException", NotIam::Throttling),
    ("ThrottledException", NotIam::Throttling),
    ("TooManyRequestsException", NotIam::Throttling),
    ("RequestLimitExceeded", NotIam::Throttling),
    ("LimitExceeded", NotIam::Quota),
    ("LimitExceededException", NotIam::Quota),
    ("ServiceQuotaExceededException", NotIam::Quota),
    ("VcpuLimitExceeded", NotIam::Quota),
    ("InstanceLimitExceeded", NotIam::Quota),
    ("AddressLimitExceeded", NotIam::Quota),
    ("VpcLimitExceeded", NotIam::Quota),
    ("SlowDown", NotIam::Throttling),
    ("ProvisionedThroughputExceededException", NotIam::Throttling),
    ("ResourceLimitExceeded", NotIam::Quota),
    ("NoSuchBucket", NotIam::DoesNotExist),
    ("NoSuchKey", NotIam::DoesNotExist),
    ("NoSuchEntity", NotIam::DoesNotExist),
    ("NoSuchEntityException", NotIam::DoesNotExist),
    ("NoSuchHostedZone", NotIam::DoesNotExist),
    ("NoSuchUpload", NotIam::DoesNotExist),
    ("NotFoundException", NotIam::DoesNotExist),
    ("ResourceNotFoundException", NotIam::DoesNotExist),
    ("ResourceNotFound", NotIam::DoesNotExist),
    ("ParameterNotFound", NotIam::DoesNotExist),
    ("ParameterNotFoundException", NotIam::DoesNotExist),
    ("QueueDoesNotExist", NotIam::DoesNotExist),
    ("RepositoryNotFoundException", NotIam::DoesNotExist),
    ("ClusterNotFoundException", NotIam::DoesNotExist),
    ("EntityNotFoundException", NotIam::DoesNotExist),
    ("NonExistentQueue", NotIam::DoesNotExist),
    ("404", NotIam::DoesNotExist),
    ("AccessControlListNotSupported", NotIam::S3ObjectOwnership),
    ("KMSInvalidStateException", NotIam::KmsKeyState),
    ("KmsInvalidStateException", NotIam::KmsKeyState),
    ("KMSInvalidState", NotIam::KmsKeyState),
    ("KMSDisabledException", NotIam::KmsKeyState),
    ("DisabledException", NotIam::KmsKeyState),
    ("KMS.DisabledException", NotIam::KmsKeyState),
    ("OptInRequired", NotIam::AccountStatus),
    ("SubscriptionRequiredException", NotIam::AccountStatus),
    ("PendingVerification", NotIam::AccountStatus),
    ("AccountSuspended", NotIam::AccountStatus),
];

/// Whether a code tells that a call was denied.
pub(super) fn is_denial(code: &str) -> bool {
    let code = code.trim_start_matches("Client.").trim_start_matches("Server.");
    code.contains("AccessDenied") || DENIALS.contains(&code)
}

/// The cause that a code names.
pub(super) fn cause(code: &str) -> Option<NotIam> {
    let code = code.trim_start_matches("Client.").trim_start_matches("Server.");
    if code.ends_with("NotFound") && code.starts_with("Invalid") {
        return Some(NotIam::DoesNotExist);
    }
    CAUSES.iter().find(|(known, _)| *known == code).map(|(_, cause)| *cause)
}
