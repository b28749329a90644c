//! A whole world as a script of AWS CLI lines that rebuilds it, as far as calls can: ids, secrets and dates will be
//! others; programs and sessions are not made by calls that are simulated here, and the calls of instances and of an
//! organization name ids that only their own answers tell.

mod buckets;
mod identities;
mod keys;
mod resources;

use iam_policy::document::{PolicyDocument, PrincipalName};
use iam_policy::shell::{push_option, quoted};

use super::cli_line;
use crate::api::ApiCall;
use crate::json::without_white_space;
use crate::model::account::Account;
use crate::model::iam::{IamCall, Tags};
use crate::model::region::DEFAULT_REGION;
use crate::text::script as text;
use crate::world::WorldState;

/// The trust policy of placeholder roles.
const PLACEHOLDER_TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;

/// The script, for a POSIX shell. An administrator of the account runs it; where a world has several accounts, the
/// profile of each one's administrator is named by the account's id.
pub fn script(world: &WorldState) -> String {
    let mut script =
        Script { world, text: String::new(), account: None, placeholders: Vec::new(), keys: Vec::new() };
    script.head();
    let accounts: Vec<&Account> = world.accounts().values().collect();
    for account in &accounts {
        script.keys(account);
        script.users_and_groups(account);
        script.identity_providers(account);
        script.policies(account);
    }
    script.roles(&accounts);
    for account in &accounts {
        script.permissions(account);
        script.instance_profiles(account);
        script.grants(account);
        script.buckets(account);
        script.log_groups(account);
        script.metrics(account);
    }
    for account in &accounts {
        script.key_states(account);
    }
    script.delete_placeholders();
    script.text
}

struct Script<'a> {
    world: &'a WorldState,
    text: String,
    /// The account whose administrator makes the calls now.
    account: Option<&'a str>,
    placeholders: Vec<Placeholder<'a>>,
    keys: Vec<keys::KeyVariable>,
}

/// The AWS CLI works in the profile's Region unless told otherwise, and the profile's is taken to be the first one.
fn line_in(region: &str, call: &ApiCall) -> String {
    let mut line = cli_line(call);
    if region != DEFAULT_REGION {
        push_option(&mut line, "region", region);
    }
    line
}

/// A user or role that the script creates and deletes again, where a policy names a deleted one by its id or an instance
/// has a deleted profile.
struct Placeholder<'a> {
    account: &'a str,
    /// The unique id of the deleted user or role.
    id: String,
    name: String,
}

impl Placeholder<'_> {
    fn is_role(&self) -> bool {
        self.id.starts_with("AROA")
    }

    fn arn(&self) -> String {
        let kind = if self.is_role() { "role" } else { "user" };
        format!("arn:aws:iam::{}:{kind}/{}", self.account, self.name)
    }
}

impl<'a> Script<'a> {
    fn head(&mut self) {
        self.comment(text::TITLE);
        if let Some(organization) = self.world.organization() {
            let id = if organization.id_is_known() { organization.id.as_str() } else { "" };
            self.comment(&text::organization_omitted(id));
        }
        for account in self.world.accounts().values() {
            for role in account.roles().filter(|role| role.is_protected() && role.linked_service().is_none())
            {
                let manager = role.managed_by().unwrap_or_default();
                self.comment(&text::role_omitted(&role.name, manager));
            }
            for instance in account.ec2.instances.values() {
                self.comment(&text::instance_expected(&instance.id, &instance.region, &account.id));
            }
        }
    }

    /// A comment is one line, whatever is in it.
    fn comment(&mut self, text: &str) {
        let text = text.replace(char::is_control, " ");
        self.text.push_str(&format!("# {text}\n"));
    }

    fn iam(&mut self, account: &'a Account, call: IamCall) {
        self.line(&account.id, &cli_line(&ApiCall::Iam(call)));
    }

    fn call_in(&mut self, region: &str, account: &'a Account, call: ApiCall) {
        self.line(&account.id, &line_in(region, &call));
    }

    fn line(&mut self, account: &'a str, line: &str) {
        if self.world.accounts().len() > 1 && self.account != Some(account) {
            self.text.push_str(&format!("export AWS_PROFILE={}\n", quoted(account)));
            self.account = Some(account);
        }
        let line = self.with_key_variables(line);
        self.text.push_str(&line);
        self.text.push('\n');
    }

    /// The document's text as the world takes it now: placeholders replace principals that were deleted.
    fn document(&mut self, account: &'a Account, document: &PolicyDocument) -> String {
        let text = document.text();
        let mut out = String::with_capacity(text.len());
        let mut position = 0;
        let statements = document.statements();
        let principals = statements.iter().filter_map(|statement| statement.principal.as_ref());
        for principal in principals.flat_map(|principal| &principal.values) {
            let PrincipalName::Deleted(id) = &principal.name else { continue };
            let range = principal.text.range;
            out.push_str(text.get(position..range.start).unwrap_or_default());
            out.push_str(&format!("\"{}\"", self.placeholder(account, id)));
            position = range.end;
        }
        out.push_str(text.get(position..).unwrap_or_default());
        without_white_space(&out)
    }

    /// The ARN of the placeholder for the user or role that had this id. It is created on first use.
    fn placeholder(&mut self, account: &'a Account, id: &str) -> String {
        if let Some(present) = self.placeholders.iter().find(|placeholder| placeholder.id == id) {
            return present.arn();
        }
        let taken = |name: &str| {
            let mut users_and_roles = account.iam.users.keys().chain(account.iam.roles.keys());
            users_and_roles.any(|taken| taken.eq_ignore_ascii_case(name))
                || self.placeholders.iter().any(|placeholder| placeholder.name == name)
        };
        let mut number = self.placeholders.len() + 1;
        while taken(&format!("gone-{number}")) {
            number += 1;
        }
        let placeholder =
            Placeholder { account: &account.id, id: id.to_owned(), name: format!("gone-{number}") };
        let (arn, name) = (placeholder.arn(), placeholder.name.clone());
        let is_role = placeholder.is_role();
        self.placeholders.push(placeholder);
        if is_role {
            self.iam(account, create_placeholder_role(name));
        } else {
            self.iam(account, create_placeholder_user(name));
        }
        arn
    }

    fn delete_placeholders(&mut self) {
        for placeholder in std::mem::take(&mut self.placeholders) {
            let name = placeholder.name.clone();
            let call = if placeholder.is_role() {
                IamCall::DeleteRole { role_name: name }
            } else {
                IamCall::DeleteUser { user_name: name }
            };
            self.line(placeholder.account, &cli_line(&ApiCall::Iam(call)));
        }
    }
}

fn create_placeholder_user(user_name: String) -> IamCall {
    IamCall::CreateUser { user_name, path: "/".into(), permissions_boundary: None, tags: Tags::new() }
}

fn create_placeholder_role(role_name: String) -> IamCall {
    IamCall::CreateRole {
        role_name,
        path: "/".into(),
        assume_role_policy_document: PLACEHOLDER_TRUST.into(),
        description: String::new(),
        max_session_duration: 3600,
        permissions_boundary: None,
        tags: Tags::new(),
    }
}
