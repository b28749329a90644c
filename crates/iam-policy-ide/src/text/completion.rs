//! Details of completions.

pub(crate) const NEW_VERSION: &str = "what new policies use";
pub(crate) const OLD_VERSION: &str = "no policy variables";
pub(crate) const DENY: &str = "wins over every Allow";
pub(crate) const EVERYBODY: &str = "everybody";
pub(crate) const EVERY_ACTION: &str = "every action";
pub(crate) const EVERY_ACTION_OF_EVERY_SERVICE: &str = "every action of every service";
pub(crate) const EVERY_RESOURCE: &str = "every resource";
pub(crate) const SERVICE: &str = "service";
pub(crate) const GLOBAL_KEY: &str = "global";
/// A service as people call it.
pub(crate) const CLOUDWATCH_LOGS: &str = "CloudWatch Logs";
/// How everyone is written.
pub(crate) const EVERYONE: &str = "everyone is written `*`";
