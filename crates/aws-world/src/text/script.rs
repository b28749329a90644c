//! Comments in the script that rebuilds a world.

pub(crate) const TITLE: &str = "Rebuilds a world with the AWS CLI. Ids, secrets and dates will be others.";

/// `id` is empty where it is not known.
pub(crate) fn organization_omitted(id: &str) -> String {
    let space = if id.is_empty() { "" } else { " " };
    format!("The organization{space}{id} and its policies are not made here.")
}

pub(crate) fn role_omitted(role: &str, manager: &str) -> String {
    format!("The role {role} is not made here: {manager} makes it.")
}

pub(crate) fn instance_expected(instance: &str, region: &str, account: &str) -> String {
    format!("There must be the instance {instance} in {region} of {account}.")
}

pub(crate) fn console_access_omitted(user: &str) -> String {
    format!("Console access of {user} is not made here.")
}
