//! Names of accounts, units and roots, for texts that have their ids.

use super::document::Document;

/// The name of the account, the organizational unit or the root with this id, where it has one.
pub fn name_of(document: &Document, id: &str) -> Option<String> {
    let world = document.world();
    let account = world.accounts().get(id).map(|account| account.name.clone());
    account.or_else(|| Some(world.organization()?.units.get(id)?.name.clone()))
}
