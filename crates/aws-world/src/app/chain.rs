//! The SDK's credential provider chain, in its order
//! [Boto3 credentials](https://boto3.amazonaws.com/v1/documentation/api/latest/guide/credentials.html).

use std::sync::Arc;

use super::{App, Keys, ProviderAttempt, ProviderOutcome};
use crate::ec2::metadata::{ADDRESS, Answer, CREDENTIALS_PATH};
use crate::sts::Credentials;
use crate::world::World;

impl Keys {
    /// The credentials these keys sign with.
    pub(super) fn credentials(&self) -> Credentials {
        Credentials {
            access_key_id: self.access_key_id.clone(),
            secret_access_key: self.secret_access_key.clone(),
            session_token: None,
            expiration: None,
        }
    }
}

/// What the chain found.
pub(super) struct Search {
    pub(super) chain: Vec<ProviderAttempt>,
    pub(super) found: Option<Credentials>,
    /// The role the credentials are of, when the metadata service gave them.
    pub(super) role_name: Option<String>,
}

impl World {
    /// Asks one provider after the other until one has credentials.
    pub(super) fn find_credentials(&mut self, instance_id: &str, app: &App) -> Search {
        let mut search = Search { chain: Vec::new(), found: None, role_name: None };
        search.ask_keys(
            "Code",
            &["boto3.Session(aws_access_key_id=…)"],
            app.keys_in_code.as_ref(),
            "The code passes no keys.",
        );
        search.ask_keys(
            "Environment variables",
            &["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
            app.keys_in_environment.as_ref(),
            "They are not set.",
        );
        search.ask_keys(
            "Shared credentials file",
            &["~/.aws/credentials"],
            app.keys_in_shared_file.as_ref(),
            "There is no such file.",
        );
        self.ask_metadata(instance_id, &mut search);
        search
    }

    fn ask_metadata(&mut self, instance_id: &str, search: &mut Search) {
        let list = format!("{ADDRESS}{CREDENTIALS_PATH}");
        let mut looked_at = vec![format!("PUT {ADDRESS}/latest/api/token"), format!("GET {list}")];
        let mut authorization = None;
        let outcome = if search.found.is_some() {
            looked_at.truncate(1);
            ProviderOutcome::NotAsked
        } else {
            let (answer, trust) = self.instance_credentials(instance_id);
            authorization = trust.map(Arc::new);
            match answer {
                Answer::NoRole => ProviderOutcome::Nothing(
                    "404 Not Found: no instance profile with a role is attached to this instance.".to_owned(),
                ),
                Answer::Unauthorized { role_name } => {
                    looked_at.push(format!("GET {list}{role_name}"));
                    ProviderOutcome::Nothing(format!(
                        "AssumeRoleUnauthorizedAccess: EC2 cannot assume the role {role_name}. Its trust policy does \
                         not allow ec2.amazonaws.com to."
                    ))
                }
                Answer::Credentials { role_name, credentials } => {
                    looked_at.push(format!("GET {list}{role_name}"));
                    search.role_name = Some(role_name);
                    search.found = Some(credentials.clone());
                    ProviderOutcome::Found(credentials)
                }
            }
        };
        search.chain.push(ProviderAttempt {
            provider: "Instance metadata",
            looked_at,
            outcome,
            authorization,
        });
    }
}

impl Search {
    fn ask_keys(&mut self, provider: &'static str, looked_at: &[&str], keys: Option<&Keys>, nothing: &str) {
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
