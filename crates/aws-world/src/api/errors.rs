//! Errors that several services share, in AWS's words.

use super::{ApiError, ErrorCode};

/// The services, as far as their error forms differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Service {
    Iam,
    Sts,
    Ec2,
    S3,
    CloudWatch,
    Kms,
    Logs,
    Organizations,
}

impl Service {
    /// `iam.amazonaws.com` …
    pub(crate) fn event_source(self) -> &'static str {
        match self {
            Self::Iam => "iam.amazonaws.com",
            Self::Sts => "sts.amazonaws.com",
            Self::Ec2 => "ec2.amazonaws.com",
            Self::S3 => "s3.amazonaws.com",
            Self::CloudWatch => "monitoring.amazonaws.com",
            Self::Kms => "kms.amazonaws.com",
            Self::Logs => "logs.amazonaws.com",
            Self::Organizations => "organizations.amazonaws.com",
        }
    }

    /// The prefix of its actions.
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Self::Iam => "iam",
            Self::Sts => "sts",
            Self::Ec2 => "ec2",
            Self::S3 => "s3",
            Self::CloudWatch => "cloudwatch",
            Self::Kms => "kms",
            Self::Logs => "logs",
            Self::Organizations => "organizations",
        }
    }
}

impl ApiError {
    pub(crate) fn new(code: ErrorCode, status: u16, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), status }
    }

    /// The access key id is unknown, inactive or deleted: AWS does not say which.
    pub(crate) fn unknown_access_key(service: Service) -> Self {
        let message = "The security token included in the request is invalid.";
        match service {
            Service::Iam | Service::Sts | Service::CloudWatch => {
                Self::new(ErrorCode::INVALID_CLIENT_TOKEN_ID, 403, message)
            }
            Service::Kms | Service::Logs | Service::Organizations => {
                Self::new(ErrorCode::UNRECOGNIZED_CLIENT_EXCEPTION, 400, message)
            }
            Service::Ec2 => Self::ec2_auth_failure(),
            Service::S3 => Self::new(
                ErrorCode::INVALID_ACCESS_KEY_ID,
                403,
                "The AWS Access Key Id you provided does not exist in our records.",
            ),
        }
    }

    /// The signature was made with another secret.
    pub(crate) fn wrong_secret(service: Service) -> Self {
        let message = "The request signature we calculated does not match the signature you provided. Check your AWS \
                       Secret Access Key and signing method. Consult the service documentation for details.";
        match service {
            Service::Iam | Service::Sts | Service::CloudWatch => {
                Self::new(ErrorCode::SIGNATURE_DOES_NOT_MATCH, 403, message)
            }
            Service::Kms | Service::Logs | Service::Organizations => {
                Self::new(ErrorCode::INVALID_SIGNATURE_EXCEPTION, 400, message)
            }
            Service::Ec2 => Self::ec2_auth_failure(),
            Service::S3 => Self::new(
                ErrorCode::SIGNATURE_DOES_NOT_MATCH,
                403,
                "The request signature we calculated does not match the signature you provided. Check your key and \
                 signing method.",
            ),
        }
    }

    /// The session token is missing or not the session's.
    pub(crate) fn wrong_token(service: Service) -> Self {
        match service {
            Service::S3 => Self::new(
                ErrorCode::INVALID_TOKEN,
                400,
                "The provided token is malformed or otherwise invalid.",
            ),
            _ => Self::unknown_access_key(service),
        }
    }

    /// The session has ended.
    pub(crate) fn expired(service: Service) -> Self {
        let message = "The security token included in the request is expired";
        match service {
            Service::Iam | Service::Sts | Service::CloudWatch => {
                Self::new(ErrorCode::EXPIRED_TOKEN, 403, message)
            }
            Service::Kms | Service::Logs | Service::Organizations => {
                Self::new(ErrorCode::EXPIRED_TOKEN_EXCEPTION, 400, message)
            }
            Service::Ec2 => Self::new(ErrorCode::REQUEST_EXPIRED, 400, "Request has expired."),
            Service::S3 => Self::new(ErrorCode::EXPIRED_TOKEN, 400, "The provided token has expired."),
        }
    }

    /// Nobody signed a request that must be signed.
    pub(crate) fn not_signed(service: Service) -> Self {
        let json = matches!(service, Service::Kms | Service::Logs | Service::Organizations);
        let (code, status) = if json {
            (ErrorCode::MISSING_AUTHENTICATION_TOKEN_EXCEPTION, 400)
        } else {
            (ErrorCode::MISSING_AUTHENTICATION_TOKEN, 403)
        };
        match service {
            Service::Ec2 => Self::ec2_auth_failure(),
            _ => Self::new(code, status, "Request is missing Authentication Token"),
        }
    }

    fn ec2_auth_failure() -> Self {
        Self::new(
            ErrorCode::AUTH_FAILURE,
            401,
            "AWS was not able to validate the provided access credentials",
        )
    }

    /// The evaluator denied it; `message` is what it says about the request.
    pub(crate) fn access_denied(service: Service, message: String) -> Self {
        match service {
            Service::Iam | Service::Sts | Service::CloudWatch | Service::S3 => {
                Self::new(ErrorCode::ACCESS_DENIED, 403, message)
            }
            Service::Kms | Service::Logs | Service::Organizations => {
                Self::new(ErrorCode::ACCESS_DENIED_EXCEPTION, 400, message)
            }
            Service::Ec2 => Self::new(
                ErrorCode::UNAUTHORIZED_OPERATION,
                403,
                format!("You are not authorized to perform this operation. {message}"),
            ),
        }
    }

    /// A denial without a reason.
    pub(crate) fn access_denied_without_reason(service: Service) -> Self {
        Self::access_denied(service, "Access Denied".to_owned())
    }

    /// Reduces the error to its status, as an SDK does with an answer without a body.
    pub(crate) fn keep_status_only(&mut self) {
        self.code = ErrorCode::of_status(self.status);
        self.message = match self.status {
            403 => "Forbidden",
            404 => "Not Found",
            _ => "Bad Request",
        }
        .to_owned();
    }

    pub(crate) fn no_such_entity(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::NO_SUCH_ENTITY, 404, message)
    }

    pub(crate) fn entity_already_exists(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::ENTITY_ALREADY_EXISTS, 409, message)
    }

    pub(crate) fn delete_conflict(message: &str) -> Self {
        Self::new(ErrorCode::DELETE_CONFLICT, 409, message)
    }

    pub(crate) fn limit_exceeded(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::LIMIT_EXCEEDED, 409, message)
    }

    pub(crate) fn quota_exceeded(quota: &str, limit: usize) -> Self {
        Self::limit_exceeded(format!("Cannot exceed quota for {quota}: {limit}"))
    }

    pub(crate) fn malformed_policy_document(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::MALFORMED_POLICY_DOCUMENT, 400, message)
    }

    pub(crate) fn validation(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::VALIDATION_ERROR, 400, message)
    }

    /// `1 validation error detected: Value 'x' at 'userName' failed to satisfy constraint: …`
    pub(crate) fn constraint(value: &str, member: &str, constraint: &str) -> Self {
        Self::validation(format!(
            "1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must {constraint}"
        ))
    }

    pub(crate) fn invalid_input(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::INVALID_INPUT, 400, message)
    }
}
