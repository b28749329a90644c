//! Facts about accounts that an import left open and the user tells.

use std::sync::Arc;

use iam_policy::request::UnknownFact;

use super::{Coverage, SupplyFactError, WorldState};
use crate::model::organizations::is_organization_id;

impl WorldState {
    /// Takes `text` for the fact. Of the organization of an account, no text says that the account is in none.
    pub(crate) fn supply_fact(&mut self, fact: &UnknownFact, text: &str) -> Result<(), SupplyFactError> {
        let text = text.trim();
        match fact {
            UnknownFact::OrganizationId => {
                let id = organization_id(text)?;
                self.set_organization_id(&id);
                Ok(())
            }
            UnknownFact::Organization(account) => {
                let id = if text.is_empty() { String::new() } else { organization_id(text)? };
                self.coverage_mut().organization_ids.insert(account.clone(), id);
                Ok(())
            }
            UnknownFact::OrganizationPath(account) => self.supply_path(account, text),
            UnknownFact::Region(account) if self.set_region(account, text) => Ok(()),
            UnknownFact::Region(_) => Err(SupplyFactError::Region(text.to_owned())),
            UnknownFact::ConditionKey(key) => Err(SupplyFactError::ConditionKey(key.clone())),
        }
    }

    pub(super) fn coverage_mut(&mut self) -> &mut Coverage {
        let complete = || Arc::new(Coverage { is_complete: true, ..Coverage::default() });
        Arc::make_mut(self.coverage.get_or_insert_with(complete))
    }

    fn set_organization_id(&mut self, id: &str) {
        if let Some(organization) = &mut self.organization {
            id.clone_into(&mut organization.id);
        }
    }

    /// The path begins with the organization's id, which it tells where that is not known.
    fn supply_path(&mut self, account: &str, path: &str) -> Result<(), SupplyFactError> {
        let mut parts = path.split('/');
        let id = organization_id(parts.next().unwrap_or_default())?;
        if !parts.next().is_some_and(|root| root.starts_with("r-")) || !path.ends_with('/') {
            return Err(SupplyFactError::OrganizationPath);
        }
        let member = self.organization.as_ref().filter(|it| it.accounts.contains_key(account));
        let known = match member {
            Some(organization) => Some(&organization.id).filter(|_| organization.id_is_known()),
            None => self.coverage.as_ref().and_then(|coverage| coverage.organization_ids.get(account)),
        };
        match known {
            Some(known) if *known != id => {
                return Err(SupplyFactError::OtherOrganization(known.clone()));
            }
            None if member.is_some() => self.set_organization_id(&id),
            _ => {}
        }
        self.coverage_mut().organization_paths.insert(account.to_owned(), path.to_owned());
        Ok(())
    }
}

fn organization_id(text: &str) -> Result<String, SupplyFactError> {
    match is_organization_id(text) {
        true => Ok(text.to_owned()),
        false => Err(SupplyFactError::OrganizationId),
    }
}
