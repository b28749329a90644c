//! KMS keys. A key's id is known only once it is made, so the script keeps each in a variable.

use super::Script;
use crate::api::ApiCall;
use crate::json::Json;
use crate::model::account::Account;
use crate::model::kms::{Key, KeyState, KmsCall};

const DAY: i64 = 86_400;

/// The variable that holds a key's id.
pub(super) struct KeyVariable {
    pub(super) id: String,
    pub(super) name: String,
}

impl<'a> Script<'a> {
    /// First of all, for policies of every kind name keys.
    pub(super) fn keys(&mut self, account: &'a Account) {
        for key in account.kms.keys.values() {
            let policy = if self.serves_others(account, key) { self.open_policy() } else { String::new() };
            let create = KmsCall::CreateKey { policy, description: key.description.clone() };
            let create = super::line_in(key.region(), &ApiCall::Kms(create));
            let name = format!("key_{}", self.keys.len() + 1);
            self.line(&account.id, &format!("{name}=$({create} --query KeyMetadata.KeyId --output text)"));
            self.keys.push(KeyVariable { id: key.id.clone(), name });
        }
        for (alias_name, target_key_id) in &account.kms.aliases {
            let Some(key) = account.kms.keys.get(target_key_id) else { continue };
            let (alias_name, target_key_id) = (alias_name.clone(), (*target_key_id).clone());
            self.kms(account, key, KmsCall::CreateAlias { alias_name, target_key_id });
        }
    }

    /// Whether objects of other accounts are encrypted with it.
    fn serves_others(&self, account: &Account, key: &Key) -> bool {
        let others = self.world.accounts().values().filter(|other| other.id != account.id);
        let mut objects =
            others.flat_map(|other| other.s3.buckets.values()).flat_map(|it| it.objects.values());
        objects.any(|object| object.encryption.as_ref().is_some_and(|with| with.key_arn == key.arn))
    }

    /// Lets every account in until the key gets its own policy.
    fn open_policy(&self) -> String {
        let roots = self.world.accounts().keys().map(|id| Json::Text(format!("arn:aws:iam::{id}:root")));
        let statement = Json::object()
            .with_text("Effect", "Allow")
            .with("Principal", Json::object().with("AWS", Json::List(roots.collect())))
            .with_text("Action", "kms:*")
            .with_text("Resource", "*");
        let statements = Json::List(vec![statement]);
        Json::object().with_text("Version", "2012-10-17").with("Statement", statements).compact()
    }

    /// Once everybody whom they name is there.
    pub(super) fn grants(&mut self, account: &'a Account) {
        for key in account.kms.keys.values() {
            for grant in &key.grants {
                let mut given = grant.given.clone();
                for principal in [&mut given.grantee_principal, &mut given.retiring_principal] {
                    // Whoever is gone stands there by an id.
                    if principal.starts_with("AIDA") || principal.starts_with("AROA") {
                        *principal = self.placeholder(account, principal);
                    }
                }
                let call = KmsCall::CreateGrant { key_id: key.id.clone(), grant: given };
                self.kms(account, key, call);
            }
        }
    }

    /// Last of all, for a policy may leave nobody who could go on.
    pub(super) fn key_states(&mut self, account: &'a Account) {
        for key in account.kms.keys.values() {
            let key_id = || key.id.clone();
            match key.state {
                KeyState::Enabled => {}
                KeyState::Disabled => self.kms(account, key, KmsCall::DisableKey { key_id: key_id() }),
                KeyState::PendingDeletion(end) => {
                    let days = ((end.0 - self.world.now().0 + DAY - 1) / DAY).clamp(7, 30);
                    let pending_window_in_days = u32::try_from(days).ok();
                    let call = KmsCall::ScheduleKeyDeletion { key_id: key_id(), pending_window_in_days };
                    self.kms(account, key, call);
                }
            }
            self.key_policy(account, key);
        }
    }

    fn key_policy(&mut self, account: &'a Account, key: &Key) {
        let policy = self.document(account, &key.policy.0);
        self.kms(account, key, KmsCall::PutKeyPolicy { key_id: key.id.clone(), policy });
    }

    fn kms(&mut self, account: &'a Account, key: &Key, call: KmsCall) {
        self.call_in(key.region(), account, ApiCall::Kms(call));
    }

    /// The line with variables in the place of keys' ids.
    pub(super) fn with_key_variables(&self, line: &str) -> String {
        let mut line = line.to_owned();
        for KeyVariable { id, name } in &self.keys {
            let mut out = String::with_capacity(line.len());
            let mut rest = line.as_str();
            while let Some((before, after)) = rest.split_once(id.as_str()) {
                out.push_str(before);
                // A variable says nothing within single quotes: they end before it and begin again.
                let in_quotes = out.matches('\'').count() % 2 == 1;
                let quote = if in_quotes { "'" } else { "" };
                out.push_str(&format!("{quote}\"${name}\"{quote}"));
                rest = after;
            }
            out.push_str(rest);
            line = out;
        }
        line
    }
}
