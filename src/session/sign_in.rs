//! The sign-in: the account that is shown and the principal that makes the console's calls.

use aws_world::Account;

use crate::text::session::messages as text;

/// An account, and a principal of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    /// Account id; empty for the world's first.
    pub account: String,
    /// ARN of the user, role or root user; `None` for the account's administrator.
    pub principal: Option<String>,
}

/// A principal that the user can act as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInOption {
    /// Its ARN; `None` for the administrator.
    pub arn: Option<String>,
    /// `Administrator`, `user ann`, `role Reader`.
    pub title: String,
}

/// The principals that the user can act as in an account.
pub fn sign_in_options(account: &Account) -> Vec<SignInOption> {
    let person = |arn: &str, title: String| SignInOption { arn: Some(arn.to_owned()), title };
    let users = account.iam.users.values().map(|user| person(&user.arn, text::user(&user.name)));
    // A role of a service is nobody's to take.
    let roles = account.roles().filter(|role| role.linked_service().is_none());
    let roles = roles.map(|role| person(&role.arn, text::role(&role.name)));
    let root = person(&format!("arn:aws:iam::{}:root", account.id), text::ROOT_USER.to_owned());
    let administrator = SignInOption { arn: None, title: text::ADMINISTRATOR.to_owned() };
    [administrator].into_iter().chain(users).chain(roles).chain([root]).collect()
}
