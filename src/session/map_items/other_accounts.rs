//! Other accounts on the map: those that roles trust, and those that own requested resources.

use aws_world::Account;
use iam_policy::explanation::Effect;

use super::{ItemState, Lane, MapItem};
use crate::session::document::Document;
use crate::session::matrix::app_requests;
use crate::session::selection::Selection;
use crate::text::{kinds, map_items as text};

/// The other accounts that roles of this one trust, and the role.
pub fn account_trusts(document: &Document) -> Vec<(Selection, Selection)> {
    let accounts = document.world().accounts();
    let shown = &document.account().id;
    let mut pairs = Vec::new();
    for role in document.roles() {
        let statements = role.trust_policy.0.statements().iter();
        let allowed = statements.filter(|statement| statement.effect == Effect::Allow);
        for value in allowed.filter_map(|s| s.principal.as_ref()).flat_map(|principal| &principal.values) {
            let named = accounts.keys().find(|id| *id != shown && names_account(&value.text.value, id));
            if let Some(id) = named {
                pairs.push((Selection::Account(id.clone()), Selection::Role(role.name.clone())));
            }
        }
    }
    pairs
}

/// `444455556666`, or an ARN with it.
fn names_account(principal: &str, id: &str) -> bool {
    principal == id || principal.split(':').nth(4) == Some(id)
}

pub(super) fn trusted_accounts(document: &Document, items: &mut Vec<MapItem>) {
    for (account, _) in account_trusts(document) {
        if !items.iter().any(|item| item.selection == account) {
            push_account(document, account, text::TRUSTED_BY_A_ROLE_HERE, Lane::Callers, items);
        }
    }
}

/// The other accounts whose resources the requests of the matrix ask for.
pub(super) fn requested_accounts(document: &Document, items: &mut Vec<MapItem>) {
    for request in app_requests(document).iter().chain(&document.requests) {
        let Some(account) = owning_account(document, &request.resource) else { continue };
        if !items.iter().any(|item| item.selection == account) {
            push_account(document, account, text::ASKED_FOR_ITS_RESOURCES, Lane::Resources, items);
        }
    }
}

/// The other account that has the resource with this ARN.
pub fn owning_account(document: &Document, arn: &str) -> Option<Selection> {
    let bucket = arn.strip_prefix("arn:aws:s3:::").and_then(|rest| rest.split('/').next());
    let has = |account: &&Account| match bucket {
        Some(bucket) => account.s3.buckets.contains_key(bucket),
        None => names_account(arn, &account.id),
    };
    let owner = document.world().accounts().values().find(has)?;
    (owner.id != document.account().id).then(|| Selection::Account(owner.id.to_string()))
}

fn push_account(
    document: &Document,
    selection: Selection,
    summary: &str,
    lane: Lane,
    items: &mut Vec<MapItem>,
) {
    let Selection::Account(id) = &selection else { return };
    let Some(account) = document.world().accounts().get(id) else { return };
    let title = account.name.clone();
    items.push(MapItem {
        selection,
        icon: "account",
        kind: kinds::ACCOUNT,
        title,
        summary: summary.to_owned(),
        lane,
        state: ItemState::Present,
    });
}
