//! Errors that several S3 calls share.

use crate::api::{ApiError, ErrorCode};

/// A setting that S3 does not know.
pub(super) fn malformed_xml() -> ApiError {
    let message = "The XML you provided was not well-formed or did not validate against our published schema";
    ApiError::new(ErrorCode::MALFORMED_XML, 400, message)
}
