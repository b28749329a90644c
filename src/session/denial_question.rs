//! The question that a refusal from a real account is in the open world.

use aws_world::world::{ActionOnResource, HypotheticalCaller};
use iam_policy::access_denied::Denial;
use iam_policy::arn::Arn;
use iam_policy::request::{Principal, RequestContext};

use super::document::Document;
use super::hypothetical_caller::{parse_keys, parse_principal, set_up, written_keys};
use super::selection::RequestCaller;

/// The fields of a question, as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionFields {
    /// An ARN, a service, an identity provider, `anonymous`.
    pub caller: String,
    /// `service:Name`.
    pub action: String,
    /// ARN, or `*`.
    pub resource: String,
    /// Condition keys, one a line.
    pub keys: String,
    /// The policy of the caller's session.
    pub session_policy: String,
}

/// Why nothing can be asked yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionError {
    /// There is no caller.
    NoCaller,
    /// The caller is none that AWS knows.
    NotACaller,
    /// There is no action of the form `service:Name`.
    NoAction,
    /// The resource is neither an ARN nor `*`.
    NotAResource,
    /// This line of the condition keys has not the form `key = value`.
    KeyLine(usize),
}

impl QuestionFields {
    /// What the refusal tells.
    pub fn of_denial(denial: &Denial) -> Self {
        let name = || denial.caller_name.clone().unwrap_or_default();
        let caller = denial.caller.as_ref().map_or_else(name, |caller| match caller {
            // The name of a session does not tell the path of its role.
            Principal::RoleSession { session_arn, .. } => session_arn.clone(),
            caller => caller.display_name().into_owned(),
        });
        let mut context = denial.context.clone();
        if let Some(endpoint) = &denial.vpc_endpoint
            && context.get("aws:SourceVpce").is_none()
        {
            context.set("aws:SourceVpce", iam_policy::request::ContextValue::One(endpoint.clone()));
        }
        Self {
            caller,
            action: denial.action.clone().unwrap_or_default(),
            resource: denial.resource.clone().unwrap_or_default(),
            keys: written_keys(&context),
            session_policy: String::new(),
        }
    }

    /// Whether they still ask what a refusal told, which filled them in as `told`. What it left open may be filled in.
    pub fn ask_for(&self, told: &Self) -> bool {
        let is_same = |told: &str, written: &str| told.is_empty() || told.trim() == written.trim();
        // IAM names resources in words too, which have to be written as ARNs here.
        let names_resource = told.resource == "*" || Arn::parse(&told.resource).is_some();
        let has_key = |line: &str| self.keys.lines().any(|written| written.trim() == line.trim());
        is_same(&told.caller, &self.caller)
            && is_same(&told.action, &self.action)
            && (!names_resource || is_same(&told.resource, &self.resource))
            && told.keys.lines().all(has_key)
    }

    /// The caller with what its requests carry, as far as it is written.
    pub fn caller(&self, told: Option<&Principal>) -> Option<HypotheticalCaller> {
        let session_policy = self.session_policy.trim();
        Some(HypotheticalCaller {
            principal: self.principal(told).ok()?,
            context: parse_keys(&self.keys).unwrap_or_default(),
            session_policy: Some(session_policy.to_owned()).filter(|policy| !policy.is_empty()),
        })
    }

    fn principal(&self, told: Option<&Principal>) -> Result<Principal, QuestionError> {
        let written = self.caller.trim();
        if written.is_empty() {
            return Err(QuestionError::NoCaller);
        }
        // A record tells of a session more than its ARN does.
        let told = told.filter(|told| told.display_name() == written);
        told.cloned().or_else(|| parse_principal(written)).ok_or(QuestionError::NotACaller)
    }

    /// Caller and request. One of the world who is asked about without more is a row that is there already.
    pub fn question(
        &self,
        document: &Document,
        told: Option<&Principal>,
    ) -> Result<(RequestCaller, ActionOnResource), QuestionError> {
        let principal = self.principal(told)?;
        let action = self.action.trim();
        if !action.split_once(':').is_some_and(|(service, name)| !service.is_empty() && !name.is_empty()) {
            return Err(QuestionError::NoAction);
        }
        let resource = match self.resource.trim() {
            "" | "*" => "*",
            arn if Arn::parse(arn).is_some() => arn,
            _ => return Err(QuestionError::NotAResource),
        };
        let context = parse_keys(&self.keys).map_err(QuestionError::KeyLine)?;
        let request = ActionOnResource { action: action.to_owned(), resource: resource.to_owned() };
        Ok((caller(document, principal, context, self.session_policy.trim()), request))
    }
}

fn caller(
    document: &Document,
    principal: Principal,
    context: RequestContext,
    session_policy: &str,
) -> RequestCaller {
    let is_plain = context == RequestContext::default() && session_policy.is_empty();
    let is_known = is_plain && document.world().knows_caller(&principal);
    match &principal {
        Principal::User { .. } | Principal::RoleSession { .. } if is_known => {
            RequestCaller::Principal(principal.display_name().into_owned())
        }
        _ => set_up(&HypotheticalCaller {
            principal,
            context,
            session_policy: Some(session_policy.to_owned()).filter(|policy| !policy.is_empty()),
        }),
    }
}

/// Whether the thing is in the world, where it is one that may have a policy of its own there.
pub fn knows_resource(document: &Document, arn: &str) -> bool {
    let world = document.world();
    if arn == "*" {
        return true;
    }
    let Some(parsed) = Arn::parse(arn) else { return false };
    let account = world.accounts().get(parsed.account);
    let last = parsed.resource.rsplit('/').next().unwrap_or_default();
    match parsed.service {
        "s3" => {
            let bucket = parsed.resource.split('/').next().unwrap_or_default();
            world.bucket(bucket).is_some()
        }
        "kms" => account.is_some_and(|account| account.kms.keys.contains_key(last)),
        "iam" if parsed.resource.starts_with("role/") => {
            account.is_some_and(|account| account.iam.roles.contains_key(last))
        }
        // What has no policy of its own needs no more than an account.
        "iam" | "ec2" | "cloudwatch" | "logs" => account.is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use iam_policy::access_denied::parse_denials;

    use super::*;
    use crate::session::hypothetical_caller::from_text;

    fn fields(caller: &str, action: &str, resource: &str) -> QuestionFields {
        let text = |text: &str| text.to_owned();
        QuestionFields {
            caller: text(caller),
            action: text(action),
            resource: text(resource),
            ..Default::default()
        }
    }

    fn role(document: &Document) -> String {
        let accounts = document.world().accounts();
        accounts.values().flat_map(|account| account.iam.roles.keys()).next().expect("a role").clone()
    }

    #[test]
    fn caller_of_the_world_is_its_row_and_others_are_set_up() {
        let document = Document::default();
        let session = format!("arn:aws:sts::111122223333:assumed-role/{}/alice@example.com", role(&document));
        let ask = |fields: QuestionFields| fields.question(&document, None).expect("a question").0;
        assert_eq!(ask(fields(&session, "ec2:RunInstances", "")), RequestCaller::Principal(session.clone()));
        // With keys of its own it is another caller than the row's.
        let keyed = QuestionFields {
            keys: "aws:SourceIp = 192.0.2.1".into(),
            ..fields(&session, "ec2:RunInstances", "*")
        };
        for other in [
            keyed,
            fields("arn:aws:iam::111122223333:user/nobody", "s3:GetObject", "arn:aws:s3:::b/k"),
            fields("anonymous", "s3:GetObject", "arn:aws:s3:::b/k"),
            fields("token.actions.githubusercontent.com", "sts:AssumeRoleWithWebIdentity", "*"),
        ] {
            let RequestCaller::Hypothetical(saved) = ask(other.clone()) else { panic!("{other:?}") };
            let caller = from_text(&saved).expect("it can be read");
            assert_eq!(caller.principal.display_name(), other.caller);
        }
    }

    #[test]
    fn errors_tell_the_field() {
        let document = Document::default();
        let user = "arn:aws:iam::111122223333:user/ann";
        let keyed = QuestionFields { keys: "\nteam".into(), ..fields(user, "s3:GetObject", "*") };
        for (fields, error) in [
            (fields("", "s3:GetObject", "*"), QuestionError::NoCaller),
            (fields("ann", "s3:GetObject", "*"), QuestionError::NotACaller),
            (fields(user, "GetObject", "*"), QuestionError::NoAction),
            (fields(user, "s3:GetObject", "photos"), QuestionError::NotAResource),
            (keyed, QuestionError::KeyLine(2)),
        ] {
            assert_eq!(fields.question(&document, None).err(), Some(error), "{fields:?}");
        }
    }

    #[test]
    fn changed_question_is_no_longer_that_of_the_refusal() {
        let user = "arn:aws:iam::111122223333:user/ann";
        let told = QuestionFields { keys: "aws:a = b".into(), ..fields(user, "", "user ann") };
        let filled =
            QuestionFields { keys: "aws:c = d\n aws:a = b".into(), ..fields(user, "iam:GetUser", user) };
        assert!(filled.ask_for(&told) && told.ask_for(&told));
        let of_another = QuestionFields { caller: "anonymous".into(), ..filled.clone() };
        let without_key = QuestionFields { keys: "aws:a = c".into(), ..filled.clone() };
        assert!(!of_another.ask_for(&told) && !without_key.ask_for(&told));
        let whole = fields(user, "s3:GetObject", "arn:aws:s3:::b/k");
        assert!(!fields(user, "s3:PutObject", "arn:aws:s3:::b/k").ask_for(&whole));
        assert!(!fields(user, "s3:GetObject", "arn:aws:s3:::b/l").ask_for(&whole));
    }

    #[test]
    fn refusal_fills_the_fields() {
        let said = "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::photo-app-bucket/a b.jpg\" because no identity-based policy allows the s3:GetObject action";
        let denial = parse_denials(said).expect("a refusal").remove(0);
        let told = QuestionFields::of_denial(&denial);
        assert_eq!(
            told,
            fields(
                "arn:aws:iam::111122223333:user/ann",
                "s3:GetObject",
                "arn:aws:s3:::photo-app-bucket/a b.jpg"
            )
        );
        let document = Document::default();
        assert!(knows_resource(&document, &told.resource));
        assert!(!knows_resource(&document, "arn:aws:s3:::other/a b.jpg"));
    }
}
