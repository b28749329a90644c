//! The dialog that creates a resource.

/// About a kind of resource.
pub const ABOUT_BUCKETS: &str = "Its name is unique in all of AWS.";
/// About a kind of resource.
pub const ABOUT_LOG_GROUPS: &str = "Programs write their log streams into it.";
/// About a kind of resource.
pub const ABOUT_KEYS: &str = "Encrypts objects; its policy decides too.";
/// About a kind of resource.
pub const ABOUT_OPENID_CONNECT: &str = "Vouches for people or programs from outside.";
/// About a kind of resource.
pub const ABOUT_SAML: &str = "Vouches for the people of a company’s directory.";
/// Label of the field of the name.
pub const BUCKET_NAME: &str = "Bucket name";
/// Label of the field of the name.
pub const LOG_GROUP_NAME: &str = "Log group name";
/// Label of the field of the name.
pub const DESCRIPTION: &str = "Description";
/// Label of the field of the name.
pub const PROVIDER_URL: &str = "Provider URL";
/// Label of the field of the name.
pub const PROVIDER_NAME: &str = "Provider name";
/// In the made-up document of a SAML provider.
pub const CERTIFICATE: &str = "The certificate would stand here: nothing is signed in this playground. ";
/// Title in `CreateResource`.
pub const CREATE_RESOURCE: &str = "Create resource";
/// Heading of the choices in `CreateResource`.
pub const WHAT: &str = "What";
/// Label in `CreateResource`.
pub const AUDIENCE: &str = "Audience";
/// Under the field in `CreateResource`.
pub const WHO_ITS_TOKENS_ARE_FOR: &str = "Who its tokens are for: sts.amazonaws.com for GitHub Actions.";
/// Label in `CreateResource`.
pub const ISSUER_ENTITYID: &str = "Issuer (entityID)";
/// Under the field in `CreateResource`.
pub const THE_REST_IS_MADE_UP: &str = "The rest of its metadata document is made up.";
/// A button in `CreateResource`.
pub const CREATE: &str = "Create";

/// A step to undo.
pub fn create_step(name: &str) -> String {
    format!("Create {name}")
}
