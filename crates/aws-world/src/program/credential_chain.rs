//! The SDK's credential provider chain, in its order
//! [Boto3 credentials](https://boto3.amazonaws.com/v1/documentation/api/latest/guide/credentials.html).

use std::sync::Arc;

use iam_policy::explanation::EvaluationDecision;

use super::{AccessKeyPair, App, Host, ProviderAttempt, ProviderOutcome};
use crate::api::{ApiCall, Caller, Response};
use crate::dispatch::World;
use crate::model::account_id::AccountId;
use crate::model::sts::{Credentials, SessionParameters, StsCall, WebIdentityToken};
use crate::services::ec2::metadata::{ADDRESS, CREDENTIALS_PATH, MetadataResponse};
use crate::text::program as text;

/// Result of the chain.
pub(super) struct CredentialSearch {
    pub(super) chain: Vec<ProviderAttempt>,
    pub(super) found: Option<Credentials>,
    /// The role the credentials are of, when the metadata service gave them.
    pub(super) role_name: Option<String>,
}

/// Issuer of the tokens of GitHub Actions jobs, their lifetime in seconds, and the address that jobs run at.
const GITHUB: &str = "token.actions.githubusercontent.com";
const TOKEN_SECONDS: i64 = 5 * 60;
const GITHUB_IP: &str = "198.51.100.200";
const KEY_VARIABLES: [&str; 3] = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
/// Seconds the credentials of a function live
/// [execution role](https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html).
const FUNCTION_SECONDS: u32 = 12 * 3600;

impl World {
    /// Asks one provider after the other until one has credentials. Which there are depends on where the program runs.
    pub(super) fn find_credentials(
        &mut self,
        host: &Host,
        account: &AccountId,
        app: &App,
    ) -> CredentialSearch {
        let mut search = CredentialSearch { chain: Vec::new(), found: None, role_name: None };
        search.ask_keys(
            text::CODE,
            &["boto3.Session(aws_access_key_id=…)"],
            app.keys_in_code.as_ref(),
            text::NO_KEYS_IN_CODE,
        );
        if let Host::LambdaFunction { name, role_arn } = host {
            self.ask_function_environment(account, name, role_arn, &mut search);
            return search;
        }
        search.ask_keys(
            text::ENVIRONMENT,
            KEY_VARIABLES.get(..2).unwrap_or_default(),
            app.keys_in_environment.as_ref(),
            text::NOT_SET,
        );
        if let Host::GitHubActionsJob { repository, git_ref, role_arn } = host {
            self.ask_web_identity(repository, git_ref, role_arn, &mut search);
            return search;
        }
        search.ask_keys(
            text::SHARED_FILE,
            &["~/.aws/credentials"],
            app.keys_in_shared_file.as_ref(),
            text::NO_FILE,
        );
        match host {
            Host::Instance { id } => self.ask_metadata(id, app.in_container, &mut search),
            _ => search.no_metadata(),
        }
        search
    }

    /// Lambda assumes the execution role before it starts the function.
    fn ask_function_environment(
        &mut self,
        account: &AccountId,
        name: &str,
        role_arn: &str,
        search: &mut CredentialSearch,
    ) {
        let looked_at = KEY_VARIABLES.map(str::to_owned).to_vec();
        let mut authorization = None;
        let outcome = if search.found.is_some() {
            ProviderOutcome::NotAsked
        } else {
            let asked = self.authorize_service_role("lambda.amazonaws.com", account, role_arn, name);
            let allowed = asked.result.decision == EvaluationDecision::Allowed;
            authorization = Some(Arc::new(asked));
            match self.role_by_arn(role_arn).cloned().filter(|_| allowed) {
                None => ProviderOutcome::Nothing(text::ROLE_NOT_ASSUMED_BY_LAMBDA.to_owned()),
                Some(role) => {
                    let source =
                        format!("arn:aws:lambda:{}:{account}:function:{name}", self.region_of(account));
                    let credentials =
                        self.service_role_credentials(account, &role, name, FUNCTION_SECONDS, source);
                    search.role_name = Some(role.name);
                    search.found = Some(credentials.clone());
                    ProviderOutcome::Found(credentials)
                }
            }
        };
        search.chain.push(ProviderAttempt { provider: text::ENVIRONMENT, looked_at, outcome, authorization });
    }

    /// The job shows GitHub's token to STS
    /// [OpenID Connect in AWS](https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments/configuring-openid-connect-in-amazon-web-services).
    fn ask_web_identity(
        &mut self,
        repository: &str,
        git_ref: &str,
        role_arn: &str,
        search: &mut CredentialSearch,
    ) {
        let looked_at = ["AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE"].map(str::to_owned).to_vec();
        let mut authorization = None;
        let outcome = if search.found.is_some() {
            ProviderOutcome::NotAsked
        } else {
            let token = WebIdentityToken {
                issuer: GITHUB.to_owned(),
                subject: format!("repo:{repository}:ref:{git_ref}"),
                audience: "sts.amazonaws.com".to_owned(),
                expires: self.now.plus(TOKEN_SECONDS),
            };
            let call = StsCall::AssumeRoleWithWebIdentity {
                role_arn: role_arn.to_owned(),
                role_session_name: "GitHubActions".to_owned(),
                web_identity_token: token.text(),
                duration_seconds: None,
                session: SessionParameters::default(),
            };
            let caller = Caller::Anonymous { source_ip: GITHUB_IP.to_owned() };
            let record = self.call_of_program(&caller, ApiCall::Sts(call));
            authorization = record.authorizations.into_iter().last().map(Arc::new);
            match record.result {
                Ok(Response::Credentials(credentials)) => {
                    search.role_name = role_arn.rsplit('/').next().map(str::to_owned);
                    search.found = Some(credentials.clone());
                    ProviderOutcome::Found(credentials)
                }
                Ok(_) => ProviderOutcome::Nothing(text::NO_CREDENTIALS_FROM_STS.to_owned()),
                Err(error) => ProviderOutcome::Nothing(format!("{}: {}", error.code, error.message)),
            }
        };
        search.chain.push(ProviderAttempt {
            provider: text::WEB_IDENTITY,
            looked_at,
            outcome,
            authorization,
        });
    }

    /// The SDK asks for a token first. Where no answer comes, because it does not reach a container, it goes on without.
    fn ask_metadata(&mut self, instance_id: &str, in_container: bool, search: &mut CredentialSearch) {
        let list = format!("{ADDRESS}{CREDENTIALS_PATH}");
        let mut looked_at = vec![format!("PUT {ADDRESS}/latest/api/token")];
        let mut authorization = None;
        let outcome = if search.found.is_some() {
            ProviderOutcome::NotAsked
        } else {
            let options = self.instance(instance_id).map(|(_, instance)| instance.metadata_options);
            let has_token = !in_container || options.is_none_or(|options| options.hop_limit > 1);
            looked_at.push(format!("GET {list}"));
            let (answer, trust) = self.instance_credentials(instance_id, has_token);
            authorization = trust.map(Arc::new);
            match answer {
                MetadataResponse::Disabled => {
                    looked_at.truncate(1);
                    ProviderOutcome::Nothing(text::METADATA_OFF.to_owned())
                }
                MetadataResponse::TokenRequired => ProviderOutcome::Nothing(text::TOKEN_REQUIRED.to_owned()),
                MetadataResponse::NoRole => ProviderOutcome::Nothing(text::NO_PROFILE.to_owned()),
                MetadataResponse::Unauthorized { role_name } => {
                    looked_at.push(format!("GET {list}{role_name}"));
                    ProviderOutcome::Nothing(text::role_not_assumed(&role_name))
                }
                MetadataResponse::Credentials { role_name, credentials } => {
                    looked_at.push(format!("GET {list}{role_name}"));
                    search.role_name = Some(role_name);
                    search.found = Some(credentials.clone());
                    ProviderOutcome::Found(credentials)
                }
            }
        };
        search.chain.push(ProviderAttempt { provider: text::METADATA, looked_at, outcome, authorization });
    }
}

impl CredentialSearch {
    /// On other computers than instances nobody answers at the metadata service's address.
    fn no_metadata(&mut self) {
        let outcome = match self.found {
            Some(_) => ProviderOutcome::NotAsked,
            None => ProviderOutcome::Nothing(text::NO_METADATA_SERVICE.to_owned()),
        };
        let looked_at = vec![format!("PUT {ADDRESS}/latest/api/token")];
        self.chain.push(ProviderAttempt {
            provider: text::METADATA,
            looked_at,
            outcome,
            authorization: None,
        });
    }

    fn ask_keys(
        &mut self,
        provider: &'static str,
        looked_at: &[&str],
        keys: Option<&AccessKeyPair>,
        nothing: &str,
    ) {
        let outcome = match (&self.found, keys) {
            (Some(_), _) => ProviderOutcome::NotAsked,
            (None, None) => ProviderOutcome::Nothing(nothing.to_owned()),
            (None, Some(keys)) => {
                self.found = Some(keys.credentials());
                ProviderOutcome::Found(keys.credentials())
            }
        };
        let looked_at = looked_at.iter().map(|place| (*place).to_owned()).collect();
        self.chain.push(ProviderAttempt { provider, looked_at, outcome, authorization: None });
    }
}
