//! Who may assume a role.

/// A type of trusted entity, or about it.
pub const AWS_SERVICE: &str = "AWS service";
/// A type of trusted entity, or about it.
pub const ABOUT_SERVICES: &str = "EC2, Lambda: a service acts for you.";
/// A type of trusted entity, or about it.
pub const AWS_ACCOUNT: &str = "AWS account";
/// A type of trusted entity, or about it.
pub const ABOUT_ACCOUNTS: &str = "People or programs of this or another account.";
/// A type of trusted entity, or about it.
pub const WEB_IDENTITY: &str = "Web identity";
/// A type of trusted entity, or about it.
pub const ABOUT_WEB_IDENTITIES: &str = "People or programs signed in at an OpenID Connect provider.";
/// A type of trusted entity, or about it.
pub const SAML_2_0_FEDERATION: &str = "SAML 2.0 federation";
/// A type of trusted entity, or about it.
pub const ABOUT_SAML: &str = "People signed in at your company’s directory.";
/// A type of trusted entity, or about it.
pub const CUSTOM_TRUST_POLICY: &str = "Custom trust policy";
/// A type of trusted entity, or about it.
pub const ABOUT_CUSTOM: &str = "Written by hand, from what the other types make.";
/// Heading of the choices in `TrustedEntityForm`.
pub const TRUSTED_ENTITY_TYPE: &str = "Trusted entity type";
/// Label in `TrustedEntityForm`.
pub const IDENTITY_PROVIDER: &str = "Identity provider";
/// Under the field in `TrustedEntityForm`.
pub const PROVIDER_EXAMPLES: &str =
    "accounts.google.com, or a provider’s address such as token.actions.githubusercontent.com";
/// Label in `TrustedEntityForm`.
pub const AUDIENCE: &str = "Audience";
/// Label in `TrustedEntityForm`.
pub const SUBJECT_OPTIONAL: &str = "Subject (optional)";
/// Label in `TrustedEntityForm`.
pub const SAML_PROVIDER: &str = "SAML provider";
/// Under the field in `TrustedEntityForm`.
pub const PROVIDER_NAME: &str = "The name the provider has in this account.";
/// Heading of the choices in `ServiceFields`.
pub const SERVICE: &str = "Service";
/// Label in `AccountFields`.
pub const ACCOUNT_ID: &str = "Account ID";
/// Under the field in `AccountFields`.
pub const TWELVE_DIGITS: &str = "12 digits. This account, or another one.";
/// Label in `AccountFields`.
pub const EXTERNAL_ID_OPTIONAL: &str = "External ID (optional)";
/// Under the field in `AccountFields`.
pub const WHEN_TO_ASK_FOR_ONE: &str = "Ask for one when a third party assumes the role for many customers.";
/// Label of a box to tick in `AccountFields`.
pub const REQUIRE_MFA: &str = "Require MFA";
