//! The metadata service of an instance.

/// A step to undo.
pub const MAKE_IMDSV2_OPTIONAL: &str = "Make IMDSv2 optional";
/// The switch and its step.
pub const REQUIRE_IMDSV2: &str = "Require IMDSv2";
/// What the switch means now.
pub const TOKEN_NEEDED: &str = "Requests to the metadata service need a token, which has to be asked for with PUT. The SDK does that; a request that somebody makes the app fetch for them cannot.";
/// What the switch means now.
pub const NO_TOKEN_NEEDED: &str = "IMDSv1 is on too: whoever can make the app fetch an address gets the role’s credentials from the metadata service.";
