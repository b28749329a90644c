//! The last step of an import, when everything has been read: resolves references between entities.

use std::collections::BTreeMap;
use std::sync::Arc;

use iam_policy::sorted_map::insert_sorted;

use super::{EntityCounts, Import, ImportError, ImportQuestions, ImportedWorld};
use crate::dispatch::World;
use crate::json::is_same_json;
use crate::model::account::Account;
use crate::model::account_id::AccountId;
use crate::model::iam::StoredDocument;
use crate::text::import as text;
use crate::world::WorldState;

impl Import {
    /// Completes the world, once [`Import::step`] has returned false.
    pub fn finish(mut self) -> Result<ImportedWorld, ImportError> {
        while self.step(1000) {}
        if self.world.accounts().is_empty() {
            return Err(match self.first_syntax_error {
                Some((file, position)) => ImportError::NotJson { file, position },
                None => ImportError::NoAccount,
            });
        }
        self.world.coverage = Some(Arc::default());
        self.join_groups();
        self.fill_instance_profiles();
        let buckets = self.assign_buckets();
        self.name_accounts();
        let accounts = self.world.accounts().len();
        self.build_organization();
        let accounts_without_region = self.world.accounts().keys().cloned().collect();
        let coverage = self.world.coverage.get_or_insert_default();
        Arc::make_mut(coverage).accounts_without_region = accounts_without_region;
        self.world.share_built_in_policies();
        self.report_missing_policies();
        let counted = counts(&self.world);
        let counts = EntityCounts { accounts, buckets: counted.buckets + buckets.len(), ..counted };
        let region = self.regions.pop_first().filter(|_| self.regions.is_empty());
        Ok(ImportedWorld {
            world: World::from_state(self.world),
            counts,
            questions: ImportQuestions { region, buckets },
            findings: self.findings,
            findings_in_all: self.findings_in_all,
        })
    }

    fn join_groups(&mut self) {
        for (account, user, group) in std::mem::take(&mut self.memberships) {
            let Some(found) = self.world.account_mut(&account) else { continue };
            match found.iam.groups.get_mut(&group) {
                Some(group) => {
                    insert_sorted(&mut group.users, &user);
                }
                None => {
                    let user_arn = found.iam.users.get(&user).map(|user| user.arn.clone());
                    let group_arn = format!("arn:aws:iam::{account}:group/{group}");
                    let coverage = Arc::make_mut(self.world.coverage.get_or_insert_default());
                    coverage.missing_groups.extend(user_arn.map(|user_arn| (user_arn, group_arn)));
                    let message = text::group_missing(&group);
                    self.add_finding(text::entity("user", &user), message);
                }
            }
        }
    }

    fn fill_instance_profiles(&mut self) {
        for (account, profile, role) in std::mem::take(&mut self.profile_roles) {
            let Some(account) = self.world.account_mut(&account) else { continue };
            let there = account.iam.roles.contains_key(&role);
            if there && let Some(profile) = account.iam.instance_profiles.get_mut(&profile) {
                profile.role = Some(role);
            } else {
                let message = text::role_missing(&role);
                self.add_finding(text::entity("instance-profile", &profile), message);
            }
        }
    }

    /// A policy does not name the owner of its bucket. With one account it is that one; with several, the buckets to ask about
    /// are returned.
    fn assign_buckets(&mut self) -> Vec<(String, StoredDocument)> {
        // The last of two policies of a bucket counts.
        let mut buckets = BTreeMap::new();
        buckets.extend(std::mem::take(&mut self.buckets));
        let Some(first) = buckets.keys().next().cloned() else { return Vec::new() };
        let accounts: Vec<String> = self.world.accounts().keys().cloned().collect();
        let (whose, asked) = match accounts.as_slice() {
            [owner] => {
                for (name, policy) in buckets {
                    self.world.place_bucket(&AccountId::new(owner), &name, policy);
                }
                (text::only_account(owner), Vec::new())
            }
            _ => (text::OWNER_UNKNOWN.to_owned(), buckets.into_iter().collect()),
        };
        let message = text::bucket_assumptions(&whose);
        self.add_finding(text::entity("bucket", &first), message);
        asked
    }

    fn name_accounts(&mut self) {
        let ids: Vec<String> = self.world.accounts().keys().cloned().collect();
        for id in ids {
            let name = self.account_names.get(&id).filter(|name| !name.is_empty()).unwrap_or(&id).clone();
            if let Some(account) = self.world.account_mut(&id) {
                account.name = name;
            }
        }
    }

    /// Reports attached policies and boundaries whose document is not in the files.
    fn report_missing_policies(&mut self) {
        let mut missing: Vec<String> = Vec::new();
        for account in self.world.accounts().values() {
            for (_, permissions) in account.iam.identities() {
                for arn in permissions.attached.iter().chain(&permissions.boundary) {
                    if !has_policy(&self.world, account, arn) {
                        insert_sorted(&mut missing, arn);
                    }
                }
            }
        }
        for arn in missing {
            self.add_finding(text::entity("policy", &arn), text::ATTACHED_POLICY_MISSING.to_owned());
        }
    }
}

fn has_policy(world: &WorldState, account: &Account, arn: &str) -> bool {
    world.aws_managed_document(arn).is_some() || account.iam.policy_by_arn(arn).is_some()
}

fn counts(world: &WorldState) -> EntityCounts {
    let mut counts = EntityCounts::default();
    for account in world.accounts().values() {
        counts.users += account.iam.users.len();
        counts.groups += account.iam.groups.len();
        counts.roles += account.roles().count();
        counts.policies += account.iam.policies.len();
        counts.buckets += account.s3.buckets.len();
    }
    counts
}

impl WorldState {
    /// Replaces each of AWS's policies that was read by the built-in one if they say the same.
    fn share_built_in_policies(&mut self) {
        let built_in = Self::new(0, self.now);
        let all = Arc::make_mut(&mut self.aws_managed);
        for (arn, document) in built_in.aws_managed.iter() {
            let same = all.get(arn).is_some_and(|read| is_same_json(read.0.text(), document.0.text()));
            if same {
                all.insert(arn.clone(), document.clone());
            }
        }
    }
}
