//! Laying out a world before anybody calls.

use std::sync::Arc;

use super::World;
use crate::model::account::Account;
use crate::model::iam::built_in_documents;
use crate::model::program::Workload;

impl World {
    /// Places a workload in an account, replacing one with its name. Returns whether there is such an account.
    pub fn place_workload(&mut self, account: &str, workload: Workload) -> bool {
        match self.account_mut(account) {
            Some(account) => {
                account.workloads.insert(workload.name.clone(), workload);
                true
            }
            None => false,
        }
    }

    /// A workload, with the account it belongs to.
    pub fn workload(&self, name: &str) -> Option<(&Account, &Workload)> {
        self.accounts.values().find_map(|account| Some((account, account.workloads.get(name)?)))
    }
}

impl World {
    /// Sees to it that the organization's management account is here, in whose name its policies are changed. Its name is
    /// [`MANAGEMENT_ACCOUNT_NAME`] where its `name` is unknown.
    pub(crate) fn add_management_account(&mut self, name: &str) {
        let Some(organization) = &mut self.organization else { return };
        let (id, root) = (organization.management_account.clone(), organization.root_id.clone());
        if !organization.accounts.contains_key(&id) {
            organization.accounts.insert(id.clone(), root);
            organization.attach_full_access(&id);
        }
        self.add_account(&id, if name.is_empty() { MANAGEMENT_ACCOUNT_NAME } else { name });
    }
}

impl World {
    /// The world with the policies of the built-in catalog that it lacks, if it lacks some: one that was made
    /// [without it](World::without_catalog).
    pub fn with_catalog(&self) -> Option<Self> {
        let built_in = built_in_documents();
        let lacking: Vec<_> =
            built_in.iter().filter(|(arn, _)| !self.aws_managed.contains_key(arn)).collect();
        if lacking.is_empty() {
            return None;
        }
        let mut world = self.clone();
        let known = Arc::make_mut(&mut world.aws_managed);
        for (arn, document) in lacking {
            known.insert(arn.clone(), document.clone());
        }
        Some(world)
    }
}

const MANAGEMENT_ACCOUNT_NAME: &str = "Management account";
