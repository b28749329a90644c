//! The codes of AWS's errors, in one list.

use std::borrow::Cow;
use std::fmt;

/// Code of an error that AWS returns: [`ErrorCode::ACCESS_DENIED`] …
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ErrorCode(Cow<'static, str>);

macro_rules! error_codes {
    ($($name:ident = $code:literal;)*) => {
        impl ErrorCode {
            $(
                #[doc = concat!("`", $code, "`.")]
                pub const $name: Self = Self(Cow::Borrowed($code));
            )*
        }
    };
}

error_codes! {
    ACCESS_CONTROL_LIST_NOT_SUPPORTED = "AccessControlListNotSupported";
    ACCESS_DENIED = "AccessDenied";
    ACCESS_DENIED_EXCEPTION = "AccessDeniedException";
    ACCOUNT_NOT_FOUND_EXCEPTION = "AccountNotFoundException";
    ALREADY_EXISTS_EXCEPTION = "AlreadyExistsException";
    ALREADY_IN_ORGANIZATION_EXCEPTION = "AlreadyInOrganizationException";
    AUTH_FAILURE = "AuthFailure";
    AWS_ORGANIZATIONS_NOT_IN_USE_EXCEPTION = "AWSOrganizationsNotInUseException";
    BAD_REQUEST = "BadRequest";
    BUCKET_ALREADY_EXISTS = "BucketAlreadyExists";
    BUCKET_ALREADY_OWNED_BY_YOU = "BucketAlreadyOwnedByYou";
    BUCKET_NOT_EMPTY = "BucketNotEmpty";
    CONSTRAINT_VIOLATION_EXCEPTION = "ConstraintViolationException";
    DELETE_CONFLICT = "DeleteConflict";
    DESTINATION_PARENT_NOT_FOUND_EXCEPTION = "DestinationParentNotFoundException";
    DISABLED_EXCEPTION = "DisabledException";
    DUPLICATE_HANDSHAKE_EXCEPTION = "DuplicateHandshakeException";
    DUPLICATE_ORGANIZATIONAL_UNIT_EXCEPTION = "DuplicateOrganizationalUnitException";
    DUPLICATE_POLICY_ATTACHMENT_EXCEPTION = "DuplicatePolicyAttachmentException";
    DUPLICATE_POLICY_EXCEPTION = "DuplicatePolicyException";
    ENTITY_ALREADY_EXISTS = "EntityAlreadyExists";
    EXPIRED_TOKEN = "ExpiredToken";
    EXPIRED_TOKEN_EXCEPTION = "ExpiredTokenException";
    HANDSHAKE_NOT_FOUND_EXCEPTION = "HandshakeNotFoundException";
    INCORRECT_STATE = "IncorrectState";
    INVALID_ACCESS_KEY_ID = "InvalidAccessKeyId";
    INVALID_ALIAS_NAME_EXCEPTION = "InvalidAliasNameException";
    INVALID_AMI_ID_MALFORMED = "InvalidAMIID.Malformed";
    INVALID_ARGUMENT = "InvalidArgument";
    INVALID_ARN_EXCEPTION = "InvalidArnException";
    INVALID_ASSOCIATION_ID_NOT_FOUND = "InvalidAssociationID.NotFound";
    INVALID_AUTHENTICATION_CODE = "InvalidAuthenticationCode";
    INVALID_BUCKET_NAME = "InvalidBucketName";
    INVALID_CIPHERTEXT_EXCEPTION = "InvalidCiphertextException";
    INVALID_CLIENT_TOKEN_ID = "InvalidClientTokenId";
    INVALID_IDENTITY_TOKEN = "InvalidIdentityToken";
    INVALID_INPUT = "InvalidInput";
    INVALID_INPUT_EXCEPTION = "InvalidInputException";
    INVALID_INSTANCE_ID_NOT_FOUND = "InvalidInstanceID.NotFound";
    INVALID_LOCATION_CONSTRAINT = "InvalidLocationConstraint";
    INVALID_PARAMETER_EXCEPTION = "InvalidParameterException";
    INVALID_PARAMETER_VALUE = "InvalidParameterValue";
    INVALID_SIGNATURE_EXCEPTION = "InvalidSignatureException";
    INVALID_TAG = "InvalidTag";
    INVALID_TOKEN = "InvalidToken";
    KEY_TOO_LONG_ERROR = "KeyTooLongError";
    KMS_INVALID_STATE_EXCEPTION = "KMSInvalidStateException";
    LIMIT_EXCEEDED = "LimitExceeded";
    LIMIT_EXCEEDED_EXCEPTION = "LimitExceededException";
    MALFORMED_POLICY = "MalformedPolicy";
    MALFORMED_POLICY_DOCUMENT = "MalformedPolicyDocument";
    MALFORMED_POLICY_DOCUMENT_EXCEPTION = "MalformedPolicyDocumentException";
    MALFORMED_XML = "MalformedXML";
    MISSING_AUTHENTICATION_TOKEN = "MissingAuthenticationToken";
    MISSING_AUTHENTICATION_TOKEN_EXCEPTION = "MissingAuthenticationTokenException";
    NOT_AUTHORIZED_EXCEPTION = "NotAuthorizedException";
    NOT_FOUND_EXCEPTION = "NotFoundException";
    NO_SUCH_BUCKET = "NoSuchBucket";
    NO_SUCH_BUCKET_POLICY = "NoSuchBucketPolicy";
    NO_SUCH_ENTITY = "NoSuchEntity";
    NO_SUCH_KEY = "NoSuchKey";
    ORGANIZATIONAL_UNIT_NOT_EMPTY_EXCEPTION = "OrganizationalUnitNotEmptyException";
    ORGANIZATIONAL_UNIT_NOT_FOUND_EXCEPTION = "OrganizationalUnitNotFoundException";
    PARENT_NOT_FOUND_EXCEPTION = "ParentNotFoundException";
    PASSWORD_POLICY_VIOLATION = "PasswordPolicyViolation";
    POLICY_IN_USE_EXCEPTION = "PolicyInUseException";
    POLICY_NOT_ATTACHED_EXCEPTION = "PolicyNotAttachedException";
    POLICY_NOT_FOUND_EXCEPTION = "PolicyNotFoundException";
    POLICY_TYPE_ALREADY_ENABLED_EXCEPTION = "PolicyTypeAlreadyEnabledException";
    POLICY_TYPE_NOT_ENABLED_EXCEPTION = "PolicyTypeNotEnabledException";
    REQUEST_EXPIRED = "RequestExpired";
    RESOURCE_ALREADY_EXISTS_EXCEPTION = "ResourceAlreadyExistsException";
    RESOURCE_NOT_FOUND_EXCEPTION = "ResourceNotFoundException";
    ROOT_NOT_FOUND_EXCEPTION = "RootNotFoundException";
    SIGNATURE_DOES_NOT_MATCH = "SignatureDoesNotMatch";
    SOURCE_PARENT_NOT_FOUND_EXCEPTION = "SourceParentNotFoundException";
    TARGET_NOT_FOUND_EXCEPTION = "TargetNotFoundException";
    UNAUTHORIZED_OPERATION = "UnauthorizedOperation";
    UNMODIFIABLE_ENTITY = "UnmodifiableEntity";
    UNRECOGNIZED_CLIENT_EXCEPTION = "UnrecognizedClientException";
    VALIDATION_ERROR = "ValidationError";
    VALIDATION_EXCEPTION = "ValidationException";
}

impl ErrorCode {
    /// The code as AWS writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code that an SDK takes for an error without a body: the HTTP status.
    pub(crate) fn of_status(status: u16) -> Self {
        Self(Cow::Owned(status.to_string()))
    }

    /// The code of an error of KMS in an answer of S3: `KMS.DisabledException`.
    pub(crate) fn of_kms_in_s3(&self) -> Self {
        Self(Cow::Owned(format!("KMS.{self}")))
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
