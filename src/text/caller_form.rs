//! The form of a caller that need not be in the world.

/// What a field is called, what stands under it, and what to do where it is empty or of another form.
#[derive(Clone, Copy, Debug)]
pub struct FieldText {
    /// Over the field.
    pub label: &'static str,
    /// Under the field.
    pub hint: &'static str,
    /// In the place of an error.
    pub problem: &'static str,
}

/// Name of the dialog that adds a caller to the matrix.
pub const TITLE: &str = "Add a caller to the matrix";
/// At its head.
pub const ABOUT: &str = "Somebody who need not be in this world. The row says what the policies here allow this caller; what another account’s policies say is not known here, and every verdict names it.";
/// Adds the caller.
pub const ADD: &str = "Add the caller";
/// Opens the form under a question.
pub const FIELD_BY_FIELD: &str = "Set up the caller field by field";
/// Writes the caller into the question.
pub const USE: &str = "Use this caller";
/// Over the choice of kinds.
pub const KIND: &str = "Kind of caller";

/// A kind of caller.
pub const WEB_IDENTITY: &str = "Web identity (OpenID Connect)";
/// See [`WEB_IDENTITY`].
pub const SAML: &str = "SAML 2.0 identity";
/// See [`WEB_IDENTITY`].
pub const ROLE_SESSION: &str = "Role session of any account";
/// See [`WEB_IDENTITY`].
pub const USER: &str = "User of any account";
/// See [`WEB_IDENTITY`].
pub const SERVICE: &str = "AWS service";
/// See [`WEB_IDENTITY`].
pub const ANONYMOUS: &str = "Anonymous";

/// A field of a web identity.
pub const OIDC_PROVIDER: FieldText = FieldText {
    label: "Identity provider",
    hint: "Its address, such as token.actions.githubusercontent.com, or the ARN that it has in an account.",
    problem: "Write the provider’s address, such as token.actions.githubusercontent.com, or an ARN with oidc-provider in it.",
};
/// A field of a SAML identity.
pub const SAML_PROVIDER: FieldText = FieldText {
    label: "SAML provider",
    hint: "Its ARN, such as arn:aws:iam::111122223333:saml-provider/CorporateDirectory.",
    problem: "Write the provider’s ARN: arn:aws:iam::ACCOUNT:saml-provider/NAME.",
};
/// A field of an identity.
pub const SUBJECT: FieldText = FieldText {
    label: "Subject",
    hint: "Who it is for the provider, such as repo:octo-org/octo-repo:ref:refs/heads/main.",
    problem: "Write the subject, as the provider’s token or assertion has it in sub.",
};
/// A field of an identity.
pub const AUDIENCE: FieldText = FieldText {
    label: "Audience",
    hint: "Whom the token or assertion is for. Left empty, the request carries none.",
    problem: "",
};
/// A field of an identity.
pub const CLAIMS: FieldText = FieldText {
    label: "Further claims",
    hint: "A line each, such as environment = production. Each becomes a condition key of the provider.",
    problem: "",
};
/// A field of a session.
pub const ROLE: FieldText = FieldText {
    label: "Role",
    hint: "ARN of the role, of this account or another one.",
    problem: "Write the role’s ARN: arn:aws:iam::ACCOUNT:role/NAME, with 12 digits for the account.",
};
/// A field of a session.
pub const SESSION_NAME: FieldText = FieldText {
    label: "Session name",
    hint: "For instances the instance’s ID, for people who sign in mostly an address.",
    problem: "Write a session name of 2 to 64 letters, digits or _+=,.@- without spaces.",
};
/// A field of a user.
pub const USER_ARN: FieldText = FieldText {
    label: "User",
    hint: "ARN of the user, or arn:aws:iam::111122223333:root for the root user.",
    problem: "Write the user’s ARN: arn:aws:iam::ACCOUNT:user/NAME, or arn:aws:iam::ACCOUNT:root.",
};
/// A field of a session or user.
pub const TAGS: FieldText = FieldText {
    label: "Tags",
    hint: "A line each, such as team = blue. The request carries aws:PrincipalTag/team.",
    problem: "",
};
/// A field of a service.
pub const SERVICE_PRINCIPAL: FieldText = FieldText {
    label: "Service principal",
    hint: "Such as sns.amazonaws.com or logs.us-east-1.amazonaws.com.",
    problem: "Write the service’s name as policies do, such as sns.amazonaws.com.",
};
/// A field of a service.
pub const SOURCE_ACCOUNT: FieldText = FieldText {
    label: "Source account",
    hint: "Account of the resource that the service acts for (aws:SourceAccount).",
    problem: "Write the account’s ID of 12 digits, or leave the field empty.",
};
/// A field of a service.
pub const SOURCE_ARN: FieldText = FieldText {
    label: "Source ARN",
    hint: "That resource (aws:SourceArn).",
    problem: "Write the whole ARN of the resource, or leave the field empty.",
};
/// A field of a session.
pub const SESSION_POLICY: FieldText = FieldText {
    label: "Session policy (JSON)",
    hint: "The policy that the session was made with; empty for none.",
    problem: "Write the session policy as a JSON object, or leave the field empty.",
};
/// A field of every caller.
pub const CONDITION_KEYS: FieldText = FieldText {
    label: "Other condition keys",
    hint: "A line each, such as aws:SourceIp = 192.0.2.1 or aws:SourceVpce = vpce-1a2b3c4d.",
    problem: "",
};

/// A line of a field has another form than it should have.
pub fn bad_line(line: usize, label: &str) -> String {
    let example = if label == CONDITION_KEYS.label { "aws:SourceIp = 192.0.2.1" } else { "name = value" };
    format!("Write line {line} as {example}.")
}
