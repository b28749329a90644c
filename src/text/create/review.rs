//! What a dialog will call, and a refusal.

/// Opens what is folded away in `CallReview`.
pub const WHAT_WILL_BE_CALLED: &str = "What will be called";
/// Between action and resource.
pub const ON: &str = " on ";
/// For screen readers in `call`.
pub const AWS_CLI_COMMAND: &str = "AWS CLI command";
/// For screen readers in `call`.
pub const WHAT_IAM_IS_ASKED: &str = "What IAM is asked";
