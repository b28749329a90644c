//! The fields of a caller that is set up for questions, by its kind, and the caller that they make.

use std::collections::BTreeMap;

use aws_world::world::HypotheticalCaller;
use iam_policy::arn::{Arn, is_account_id};
use iam_policy::json;
use iam_policy::request::{ContextValue, Principal, RequestContext};

use super::hypothetical_caller::{parse_keys, written_keys};

/// Kinds of callers, each with fields of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CallerKind {
    /// Somebody with a token of an OpenID Connect provider.
    #[default]
    WebIdentity,
    /// Somebody with an assertion of a SAML provider.
    Saml,
    /// A session of a role of any account.
    RoleSession,
    /// A user of any account, or its root user.
    User,
    /// An AWS service.
    Service,
    /// Nobody who signs the request.
    Anonymous,
}

/// A field of a caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CallerField {
    /// OpenID Connect provider: an address, or the ARN that it has in an account.
    OidcProvider,
    /// ARN of a SAML provider.
    SamlProvider,
    /// Subject of a token or of an assertion.
    Subject,
    /// Its audience.
    Audience,
    /// Its further claims, `name = value`, one a line.
    Claims,
    /// ARN of a role.
    Role,
    /// Name of its session.
    SessionName,
    /// ARN of a user or root user.
    User,
    /// Tags of a session or user, `key = value`, one a line.
    Tags,
    /// Service principal.
    Service,
    /// Account of the resource that the service acts for.
    SourceAccount,
    /// ARN of that resource.
    SourceArn,
    /// Policy that the session was made with.
    SessionPolicy,
    /// Condition keys besides, `key = value`, one a line.
    ConditionKeys,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldProblem {
    /// It is needed and empty.
    Missing,
    /// It has not the form that it should have.
    Malformed,
    /// This line has not the form that it should have.
    Line(usize),
}

/// A caller as a form shows it. A field that was never filled in is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallerFields {
    /// Its kind.
    pub kind: CallerKind,
    /// What is written in its fields.
    pub values: BTreeMap<CallerField, String>,
}

/// What SAML claims are called as condition keys.
const SAML: &str = "saml";
/// The providers that AWS knows by name, without an ARN in an account (IAM User Guide, *AWS JSON policy elements: Principal*).
const KNOWN_PROVIDERS: [&str; 4] =
    ["accounts.google.com", "www.amazon.com", "graph.facebook.com", "cognito-identity.amazonaws.com"];

impl CallerKind {
    /// All, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::WebIdentity, Self::Saml, Self::RoleSession, Self::User, Self::Service, Self::Anonymous];

    /// The fields that callers of this kind have, in the order of the form.
    pub fn fields(self) -> &'static [CallerField] {
        use CallerField as F;
        match self {
            Self::WebIdentity => &[F::OidcProvider, F::Subject, F::Audience, F::Claims, F::ConditionKeys],
            Self::Saml => &[F::SamlProvider, F::Subject, F::Audience, F::Claims, F::ConditionKeys],
            Self::RoleSession => &[F::Role, F::SessionName, F::Tags, F::SessionPolicy, F::ConditionKeys],
            Self::User => &[F::User, F::Tags, F::ConditionKeys],
            Self::Service => &[F::Service, F::SourceAccount, F::SourceArn, F::ConditionKeys],
            Self::Anonymous => &[F::ConditionKeys],
        }
    }
}

impl CallerField {
    /// Whether a caller needs it.
    pub fn is_required(self) -> bool {
        matches!(
            self,
            Self::OidcProvider
                | Self::SamlProvider
                | Self::Subject
                | Self::Role
                | Self::SessionName
                | Self::User
                | Self::Service
        )
    }

    /// Whether it has several lines.
    pub fn has_lines(self) -> bool {
        matches!(self, Self::Claims | Self::Tags | Self::SessionPolicy | Self::ConditionKeys)
    }
}

impl CallerFields {
    /// An empty form for this kind, with what the kind mostly has.
    pub fn of_kind(kind: CallerKind) -> Self {
        let usual = match kind {
            CallerKind::WebIdentity => "sts.amazonaws.com",
            CallerKind::Saml => "https://signin.aws.amazon.com/saml",
            _ => return Self { kind, values: BTreeMap::new() },
        };
        Self { kind, values: BTreeMap::from([(CallerField::Audience, usual.to_owned())]) }
    }

    /// The caller. Providers that are named by their address are those of `account`.
    ///
    /// # Errors
    /// The first field that has to be changed.
    pub fn caller(&self, account: &str) -> Result<HypotheticalCaller, (CallerField, FieldProblem)> {
        use CallerField as F;
        let missing =
            self.kind.fields().iter().find(|field| field.is_required() && self.get(**field).is_empty());
        if let Some(missing) = missing {
            return Err((*missing, FieldProblem::Missing));
        }
        let mut context = RequestContext::default();
        let principal = match self.kind {
            CallerKind::WebIdentity => {
                let (provider, host) = oidc_provider(self.get(F::OidcProvider), account)
                    .ok_or((F::OidcProvider, FieldProblem::Malformed))?;
                self.add_claims(&mut context, &host)?;
                Principal::Federated { provider }
            }
            CallerKind::Saml => {
                let provider = self.get(F::SamlProvider);
                is_arn_of(provider, "saml-provider/").ok_or((F::SamlProvider, FieldProblem::Malformed))?;
                self.add_claims(&mut context, SAML)?;
                Principal::Federated { provider: provider.to_owned() }
            }
            CallerKind::RoleSession => {
                let role = is_arn_of(self.get(F::Role), "role/").ok_or((F::Role, FieldProblem::Malformed))?;
                let session = self.get(F::SessionName);
                if !is_session_name(session) {
                    return Err((F::SessionName, FieldProblem::Malformed));
                }
                let name = role.resource.rsplit('/').next().unwrap_or_default();
                let session_arn =
                    format!("arn:{}:sts::{}:assumed-role/{name}/{session}", role.partition, role.account);
                Principal::RoleSession { role_arn: self.get(F::Role).to_owned(), session_arn }
            }
            CallerKind::User => match Principal::parse(self.get(F::User), None) {
                Ok(user @ (Principal::User { .. } | Principal::Root { .. })) => user,
                _ => return Err((F::User, FieldProblem::Malformed)),
            },
            CallerKind::Service => match Principal::parse(self.get(F::Service), None) {
                Ok(service @ Principal::Service { .. }) => service,
                _ => return Err((F::Service, FieldProblem::Malformed)),
            },
            CallerKind::Anonymous => Principal::Anonymous,
        };
        self.add_tags(&mut context)?;
        self.add_source(&mut context)?;
        let policy = Some(self.get(F::SessionPolicy)).filter(|policy| !policy.is_empty());
        if let Some(policy) = policy {
            let parsed = json::parse(policy);
            if !parsed.errors.is_empty() || !matches!(parsed.root.value, json::Value::Object(_)) {
                return Err((F::SessionPolicy, FieldProblem::Malformed));
            }
        }
        let keys = self.lines(F::ConditionKeys)?;
        for (key, value) in keys.iter() {
            context.set(key, value.clone());
        }
        Ok(HypotheticalCaller { principal, context, session_policy: policy.map(str::to_owned) })
    }

    /// What is written in a field, if its kind has it.
    pub fn get(&self, field: CallerField) -> &str {
        let is_of_kind = self.kind.fields().contains(&field);
        self.values.get(&field).filter(|_| is_of_kind).map_or("", |value| value.trim())
    }

    fn add_claims(
        &self,
        context: &mut RequestContext,
        prefix: &str,
    ) -> Result<(), (CallerField, FieldProblem)> {
        for (field, claim) in [(CallerField::Subject, "sub"), (CallerField::Audience, "aud")] {
            let value = self.get(field);
            if !value.is_empty() {
                context.set(&format!("{prefix}:{claim}"), ContextValue::One(value.to_owned()));
            }
        }
        for (name, value) in self.pairs(CallerField::Claims, prefix)?.iter() {
            context.set(name, value.clone());
        }
        Ok(())
    }

    fn add_tags(&self, context: &mut RequestContext) -> Result<(), (CallerField, FieldProblem)> {
        for (key, value) in self.pairs(CallerField::Tags, TAG_PREFIX)?.iter() {
            context.set(key, value.clone());
        }
        Ok(())
    }

    fn add_source(&self, context: &mut RequestContext) -> Result<(), (CallerField, FieldProblem)> {
        let account = self.get(CallerField::SourceAccount);
        if !account.is_empty() {
            if !is_account_id(account) {
                return Err((CallerField::SourceAccount, FieldProblem::Malformed));
            }
            context.set(SOURCE_ACCOUNT, ContextValue::One(account.to_owned()));
        }
        let arn = self.get(CallerField::SourceArn);
        if !arn.is_empty() {
            Arn::parse(arn).ok_or((CallerField::SourceArn, FieldProblem::Malformed))?;
            context.set(SOURCE_ARN, ContextValue::One(arn.to_owned()));
        }
        Ok(())
    }

    /// The lines of a field, `name = value`, as the condition keys `prefix:name` or `prefix/name`.
    fn pairs(&self, field: CallerField, prefix: &str) -> Result<RequestContext, (CallerField, FieldProblem)> {
        let joint = if prefix == TAG_PREFIX { '/' } else { ':' };
        let mut keys = String::new();
        for (index, line) in self.get(field).lines().enumerate() {
            let line = line.trim();
            let name = line.split_once('=').map(|(name, _)| name.trim());
            match name {
                _ if line.is_empty() => {}
                // What is written as a condition key is one.
                Some(name) if name.contains(':') => keys.push_str(line),
                Some(name) if !name.is_empty() && !name.contains(' ') => {
                    keys.push_str(&format!("{prefix}{joint}{line}"));
                }
                _ => return Err((field, FieldProblem::Line(index + 1))),
            }
            keys.push('\n');
        }
        parse_keys(&keys).map_err(|line| (field, FieldProblem::Line(line)))
    }

    fn lines(&self, field: CallerField) -> Result<RequestContext, (CallerField, FieldProblem)> {
        parse_keys(self.get(field)).map_err(|line| (field, FieldProblem::Line(line)))
    }
}

const TAG_PREFIX: &str = "aws:PrincipalTag";
const SOURCE_ACCOUNT: &str = "aws:SourceAccount";
const SOURCE_ARN: &str = "aws:SourceArn";

/// The provider as a trust policy names it, and the address that its condition keys begin with.
fn oidc_provider(written: &str, account: &str) -> Option<(String, String)> {
    if written.starts_with("arn:") {
        let arn = is_arn_of(written, "oidc-provider/")?;
        let host = arn.resource.strip_prefix("oidc-provider/")?;
        return Some((written.to_owned(), host.to_owned()));
    }
    let host = written.strip_prefix("https://").unwrap_or(written).trim_end_matches('/');
    let is_host = host.contains('.') && !host.contains([':', ' ', '@', '"', '*']) && !host.starts_with('.');
    let provider = || match KNOWN_PROVIDERS.contains(&host) {
        true => host.to_owned(),
        false => format!("arn:aws:iam::{account}:oidc-provider/{host}"),
    };
    is_host.then(|| (provider(), host.to_owned()))
}

/// The ARN of an IAM resource of this type.
fn is_arn_of<'a>(written: &'a str, resource_type: &str) -> Option<Arn<'a>> {
    Arn::parse(written).filter(|arn| {
        let name = arn.resource.strip_prefix(resource_type);
        arn.service == "iam"
            && is_account_id(arn.account)
            && name.is_some_and(|name| !name.is_empty() && !name.ends_with('/') && !name.contains([' ', '*']))
    })
}

/// What AWS takes for a session's name (AWS STS API Reference, *AssumeRole*).
fn is_session_name(name: &str) -> bool {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "_+=,.@-".contains(character);
    (2..=64).contains(&name.len()) && name.chars().all(is_part)
}

/// The form of a caller that is set up already, or that a refusal tells of; `None` of kinds that it has not.
pub fn fields_of(caller: &HypotheticalCaller) -> Option<CallerFields> {
    use CallerField as F;
    let mut rest = caller.context.clone();
    let mut values = BTreeMap::new();
    let kind = match &caller.principal {
        Principal::Federated { provider } if provider.contains(":saml-provider/") => {
            values.insert(F::SamlProvider, provider.clone());
            take_claims(&mut rest, SAML, &mut values);
            CallerKind::Saml
        }
        Principal::Federated { provider } => {
            let host = provider.split_once(":oidc-provider/").map_or(provider.as_str(), |(_, host)| host);
            values.insert(F::OidcProvider, provider.clone());
            take_claims(&mut rest, host, &mut values);
            CallerKind::WebIdentity
        }
        Principal::RoleSession { role_arn, session_arn } => {
            values.insert(F::Role, role_arn.clone());
            let name = session_arn.rsplit('/').next().unwrap_or_default();
            values.insert(F::SessionName, name.to_owned());
            values.insert(F::SessionPolicy, caller.session_policy.clone().unwrap_or_default());
            CallerKind::RoleSession
        }
        Principal::User { arn } => {
            values.insert(F::User, arn.clone());
            CallerKind::User
        }
        Principal::Root { .. } => {
            values.insert(F::User, caller.principal.display_name().into_owned());
            CallerKind::User
        }
        Principal::Service { name } => {
            values.insert(F::Service, name.clone());
            for (field, key) in [(F::SourceAccount, SOURCE_ACCOUNT), (F::SourceArn, SOURCE_ARN)] {
                take_key(&mut rest, key, field, &mut values);
            }
            CallerKind::Service
        }
        Principal::Anonymous => CallerKind::Anonymous,
        Principal::FederatedUser { .. } | Principal::OriginAccessIdentity { .. } => return None,
    };
    if kind.fields().contains(&F::Tags) {
        values.insert(F::Tags, take_lines(&mut rest, "aws:principaltag/"));
    }
    values.insert(F::ConditionKeys, written_keys(&rest));
    values.retain(|_, value| !value.is_empty());
    Some(CallerFields { kind, values })
}

fn take_claims(rest: &mut RequestContext, prefix: &str, values: &mut BTreeMap<CallerField, String>) {
    for (field, claim) in [(CallerField::Subject, "sub"), (CallerField::Audience, "aud")] {
        take_key(rest, &format!("{prefix}:{claim}"), field, values);
    }
    let claims = take_lines(rest, &format!("{prefix}:").to_ascii_lowercase());
    values.insert(CallerField::Claims, claims);
}

/// Takes a key of one value for a field.
fn take_key(
    rest: &mut RequestContext,
    key: &str,
    field: CallerField,
    values: &mut BTreeMap<CallerField, String>,
) {
    if let Some(ContextValue::One(value)) = rest.get(key) {
        values.insert(field, value.clone());
        rest.remove(key);
    }
}

/// Takes the keys that begin with `prefix`, in lower case, as lines without it.
fn take_lines(rest: &mut RequestContext, prefix: &str) -> String {
    let mut taken = RequestContext::default();
    for (key, value) in rest.iter().filter(|(key, _)| key.starts_with(prefix)) {
        taken.set(key, value.clone());
    }
    taken.iter().for_each(|(key, _)| rest.remove(key));
    let lines = written_keys(&taken);
    lines.lines().map(|line| line.strip_prefix(prefix).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
