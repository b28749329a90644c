//! Errors about what a user says of an imported account.

pub(crate) const NEEDS_ITS_FILE: &str =
    "A text does not tell all of it: import the account again with its file.";
pub(crate) const ORGANIZATION_ID: &str =
    "The id of an organization begins with o-, with 10 to 32 lower case letters or digits behind it.";
pub(crate) const ORGANIZATION_PATH: &str = "An organization path reads like o-exampleorgid/r-ab12/ou-ab12-11111111/: organization, root and units, with a slash \
     behind each.";

pub(crate) fn no_account(arn: &str) -> String {
    format!("{arn} is no policy of an account that is here.")
}

pub(crate) fn other_organization(known: &str) -> String {
    format!("The account is in the organization {known}.")
}

pub(crate) fn not_a_region(text: &str) -> String {
    format!("{text} is no Region: one reads like eu-central-1.")
}

pub(crate) fn unknown_condition_key(key: &str) -> String {
    format!("Nothing in an account says what {key} is.")
}
