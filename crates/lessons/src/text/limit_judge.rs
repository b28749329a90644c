//! Why a limit is not decided.

pub(crate) fn given_and_not_allowed(resource: &str) -> String {
    let (lead, rest) = ("a policy on `", "` gives more, and another policy may stand against it");
    [lead, resource, rest].concat()
}
