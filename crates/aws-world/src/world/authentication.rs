//! Authentication of callers: credentials are looked up, or refused in the service's own words.

use iam_policy::arn::Arn;
use iam_policy::request::Principal;

use super::WorldState;
use crate::api::errors::Service;
use crate::api::{ApiError, Caller};
use crate::clock::SimTime;
use crate::model::account_id::AccountId;
use crate::model::iam::{AccessKey, Role, Tags, User};
use crate::model::sts::{Credentials, SessionContext, SessionOwner, StsSession};

/// Address of people who are signed in to the console.
pub(crate) const CONSOLE_IP: &str = "203.0.113.25";

/// A caller who has shown who they are.
#[derive(Clone, Debug)]
pub(crate) struct CallerIdentity {
    pub(crate) principal: Principal,
    /// Empty when anonymous.
    pub(crate) account: AccountId,
    /// The caller's ARN; `None` when anonymous.
    pub(crate) arn: Option<String>,
    /// `aws:userid`.
    pub(crate) user_id: String,
    pub(crate) user_name: Option<String>,
    /// Tags of the user or role, overridden by the session's.
    pub(crate) tags: Tags,
    /// The context of its session; `None` without one.
    pub(crate) session: Option<SessionContext>,
    pub(crate) role: Option<RoleIdentity>,
    pub(crate) access_key_id: Option<String>,
    /// When the temporary credentials in use were issued; `None` for long-term keys.
    pub(crate) issued: Option<SimTime>,
    /// Whether the caller signed in with an MFA device.
    pub(crate) mfa: bool,
    pub(crate) source_ip: String,
    pub(crate) user_agent: &'static str,
}

/// The role behind a session.
#[derive(Clone, Debug)]
pub(crate) struct RoleIdentity {
    pub(crate) name: String,
    pub(crate) arn: String,
    pub(crate) id: String,
    /// ARN of the instance whose metadata service handed the session out, or of the Lambda function it is for.
    pub(crate) source_instance: Option<String>,
    /// `ec2:RoleDelivery`: which version of the metadata service handed it out.
    pub(crate) delivery: &'static str,
}

impl CallerIdentity {
    fn root(account: &str) -> Self {
        Self {
            principal: Principal::Root { account: account.to_owned() },
            account: AccountId::new(account),
            arn: Some(format!("arn:aws:iam::{account}:root")),
            user_id: account.to_owned(),
            user_name: None,
            tags: Tags::new(),
            session: None,
            role: None,
            access_key_id: None,
            issued: None,
            mfa: false,
            source_ip: String::new(),
            user_agent: "",
        }
    }

    fn user(account: &str, user: &User) -> Self {
        Self {
            principal: Principal::User { arn: user.arn.clone() },
            arn: Some(user.arn.clone()),
            user_id: user.id.clone(),
            user_name: Some(user.name.clone()),
            tags: user.tags.clone(),
            ..Self::root(account)
        }
    }

    /// A user that `source` federated. It has the tags it was given, not those of the source
    /// [session tags](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html).
    pub(super) fn federated_user(source: Self, name: &str) -> Self {
        let account = source.account;
        let arn = format!("arn:aws:sts::{account}:federated-user/{name}");
        Self {
            principal: Principal::FederatedUser {
                arn: arn.clone(),
                source_arn: source.arn.unwrap_or_default(),
            },
            arn: Some(arn),
            user_id: format!("{account}:{name}"),
            ..Self::root(&account)
        }
    }

    fn role_session(account: &str, role: &Role, session_name: &str) -> Self {
        let session_arn = format!("arn:aws:sts::{account}:assumed-role/{}/{session_name}", role.name);
        Self {
            principal: Principal::RoleSession {
                role_arn: role.arn.clone(),
                session_arn: session_arn.clone(),
            },
            arn: Some(session_arn),
            user_id: format!("{}:{session_name}", role.id),
            tags: role.tags.clone(),
            role: Some(RoleIdentity {
                name: role.name.clone(),
                arn: role.arn.clone(),
                id: role.id.clone(),
                source_instance: None,
                delivery: "2.0",
            }),
            ..Self::root(account)
        }
    }

    /// An AWS service acting for itself, such as EC2 when it assumes an instance's role.
    pub(crate) fn service(name: &str, account: &str) -> Self {
        Self {
            principal: Principal::Service { name: name.to_owned() },
            arn: None,
            user_id: String::new(),
            ..Self::root(account)
        }
    }

    /// Somebody with an identity provider's token or assertion.
    pub(crate) fn bearer(provider: &str, audience: &str, subject: &str) -> Self {
        Self {
            principal: Principal::Federated { provider: provider.to_owned() },
            user_id: format!("{provider}:{audience}:{subject}"),
            user_name: Some(subject.to_owned()),
            ..Self::anonymous()
        }
    }

    pub(super) fn anonymous() -> Self {
        Self { principal: Principal::Anonymous, arn: None, user_id: String::new(), ..Self::root("") }
    }

    fn at_the_console(self, now: SimTime) -> Self {
        Self {
            issued: Some(now),
            source_ip: CONSOLE_IP.to_owned(),
            user_agent: "console.amazonaws.com",
            ..self
        }
    }

    /// `aws:MultiFactorAuthPresent` of a session.
    pub(crate) fn mfa_text(&self) -> &'static str {
        if self.mfa { "true" } else { "false" }
    }

    pub(crate) fn at_address(self, source_ip: &str, user_agent: &'static str) -> Self {
        Self { source_ip: source_ip.to_owned(), user_agent, ..self }
    }
}

/// The address that a call comes from.
pub(crate) fn address(caller: &Caller) -> &str {
    match caller {
        Caller::SignedIn { .. } => CONSOLE_IP,
        Caller::Signed { source_ip, .. } | Caller::Anonymous { source_ip } => source_ip,
    }
}

impl WorldState {
    /// Looks up who `caller` is, or says why the service does not believe it.
    pub(crate) fn identity_of_caller(
        &self,
        caller: &Caller,
        service: Service,
    ) -> Result<CallerIdentity, ApiError> {
        match caller {
            Caller::SignedIn { arn } => self
                .identity_of_arn(arn)
                .map(|identity| {
                    let mfa = self.has_mfa(arn);
                    CallerIdentity { mfa, ..identity.at_the_console(self.now) }
                })
                .ok_or_else(|| ApiError::unknown_access_key(service)),
            Caller::Signed { credentials, source_ip } => self
                .identity_of_credentials(credentials, service)
                .map(|identity| identity.at_address(source_ip, self.user_agent_at(source_ip))),
            Caller::Anonymous { source_ip } if service == Service::S3 => {
                Ok(CallerIdentity::anonymous().at_address(source_ip, "curl/8.5.0"))
            }
            Caller::Anonymous { .. } => Err(ApiError::not_signed(service)),
        }
    }

    /// Whether it is a user for whom the console asks for an MFA code.
    fn has_mfa(&self, arn: &str) -> bool {
        let account = Arn::parse(arn).and_then(|arn| self.accounts.get(arn.account));
        let user = account.and_then(|account| account.iam.user_by_arn(arn));
        user.is_some_and(|user| !user.mfa_devices.is_empty())
    }

    /// Programs on instances use the SDK; anybody else with keys types at a command line.
    pub(crate) fn user_agent_at(&self, source_ip: &str) -> &'static str {
        let on_an_instance = self
            .accounts
            .values()
            .flat_map(|account| account.ec2.instances.values())
            .any(|instance| instance.public_ip == source_ip);
        if on_an_instance { "Boto3/1.40.0 md/Botocore#1.40.0" } else { "aws-cli/2.28.0" }
    }

    /// The identity a principal's ARN stands for: a user, an account's root, or a session of a role.
    pub(super) fn identity_of_arn(&self, arn: &str) -> Option<CallerIdentity> {
        let Arn { service, account, resource, .. } = Arn::parse(arn)?;
        let found = self.accounts.get(account)?;
        match (service, resource.split_once('/')) {
            ("iam", None) if resource == "root" => Some(CallerIdentity::root(account)),
            ("iam", Some(("user", _))) => {
                let user = found.iam.user_by_arn(arn)?;
                Some(CallerIdentity::user(account, user))
            }
            ("sts", Some(("assumed-role", rest))) => {
                let (role_name, session_name) = rest.split_once('/')?;
                let role = found.iam.roles.get(role_name)?;
                Some(CallerIdentity::role_session(account, role, session_name))
            }
            _ => None,
        }
    }

    /// A session of the role as a question means it: the instance that has the role, else somebody's session.
    pub(super) fn identity_of_role(&self, role_arn: &str) -> Option<CallerIdentity> {
        let account = self.accounts.get(Arn::parse(role_arn)?.account)?;
        let role = self.role_by_arn(role_arn)?;
        let instance = account.ec2.instances.values().find(|instance| {
            let profile = instance.profile.as_ref().and_then(|association| {
                account.iam.instance_profiles.get(&association.instance_profile_name)
            });
            profile.is_some_and(|profile| profile.role.as_ref() == Some(&role.name))
        });
        let mut identity = match instance {
            Some(instance) => CallerIdentity::role_session(&account.id, role, &instance.id)
                .at_address(&instance.public_ip, self.user_agent_at(&instance.public_ip)),
            None => CallerIdentity::role_session(&account.id, role, "session")
                .at_address(CONSOLE_IP, "aws-cli/2.28.0"),
        };
        identity.issued = Some(self.now);
        if let (Some(instance), Some(role)) = (instance, &mut identity.role) {
            role.source_instance = Some(instance.arn(&account.id));
        }
        Some(identity)
    }

    fn identity_of_credentials(
        &self,
        credentials: &Credentials,
        service: Service,
    ) -> Result<CallerIdentity, ApiError> {
        if let Some(session) = self.sessions.get(&credentials.access_key_id) {
            return self.identity_of_session(session, credentials, service);
        }
        let (account, user, key) = self
            .find_access_key(&credentials.access_key_id)
            .filter(|(_, _, key)| key.active)
            .ok_or_else(|| ApiError::unknown_access_key(service))?;
        if key.secret != credentials.secret_access_key {
            return Err(ApiError::wrong_secret(service));
        }
        if credentials.session_token.is_some() {
            return Err(ApiError::wrong_token(service));
        }
        Ok(CallerIdentity { access_key_id: Some(key.id.clone()), ..CallerIdentity::user(account, user) })
    }

    fn identity_of_session(
        &self,
        session: &StsSession,
        credentials: &Credentials,
        service: Service,
    ) -> Result<CallerIdentity, ApiError> {
        let unknown = || ApiError::unknown_access_key(service);
        if session.credentials.secret_access_key != credentials.secret_access_key {
            return Err(ApiError::wrong_secret(service));
        }
        if session.credentials.session_token != credentials.session_token {
            return Err(ApiError::wrong_token(service));
        }
        if session.credentials.expiration.is_none_or(|end| self.now >= end) {
            return Err(ApiError::expired(service));
        }
        let mut identity = self.holder(session).ok_or_else(unknown)?;
        for (key, value) in &session.context.tags {
            identity.tags.insert(key.clone(), value.clone());
        }
        identity.session = Some(session.context.clone());
        identity.access_key_id = Some(credentials.access_key_id.clone());
        identity.issued = Some(session.issued);
        identity.mfa = session.context.mfa;
        if let Some(role) = &mut identity.role {
            role.source_instance.clone_from(&session.source_instance);
            if session.without_token {
                role.delivery = "1.0";
            }
        }
        Ok(identity)
    }

    /// The caller that holds the session. A role or user that was deleted and created again has another id: sessions of the
    /// old one stay invalid.
    fn holder(&self, session: &StsSession) -> Option<CallerIdentity> {
        let account = self.accounts.get(&session.account)?;
        let user = |id: &str| {
            if id == account.id {
                return Some(CallerIdentity::root(&account.id));
            }
            let user = account.iam.users.values().find(|user| user.id == id)?;
            Some(CallerIdentity::user(&account.id, user))
        };
        match &session.owner {
            SessionOwner::Role(id) => {
                let role = account.iam.roles.values().find(|role| role.id == *id)?;
                Some(CallerIdentity::role_session(&account.id, role, &session.session_name))
            }
            SessionOwner::User(id) => user(id),
            SessionOwner::FederatedUser(id) => {
                Some(CallerIdentity::federated_user(user(id)?, &session.session_name))
            }
        }
    }

    pub(crate) fn find_access_key(&self, access_key_id: &str) -> Option<(&str, &User, &AccessKey)> {
        self.accounts.values().find_map(|account| {
            account.iam.users.values().find_map(|user| {
                let key = user.access_keys.iter().find(|key| key.id == access_key_id)?;
                Some((account.id.as_str(), user, key))
            })
        })
    }
}
