//! Where credentials that a stranger found come from, as the map shows it.

use aws_world::iam::Iam;
use aws_world::program::StolenCredentials;
use aws_world::sts::SessionOwner;

use crate::session::document::Document;
use crate::session::selection::Selection;

/// The card that the credentials belong to: the access key, or the instance profile of the session's role, or the role. They
/// outlive the instance that handed them out.
pub(super) fn origin(document: &Document, stolen: &StolenCredentials) -> Option<Selection> {
    let iam = &document.account().iam;
    let id = &stolen.credentials.access_key_id;
    match document.world().sessions().get(id) {
        Some(session) => match &session.owner {
            SessionOwner::Role(role) => role_card(iam, role),
            SessionOwner::User(_) | SessionOwner::FederatedUser(_) => None,
        },
        None => iam.users.values().find_map(|user| {
            let key = user.access_keys.iter().find(|key| key.id == *id)?;
            Some(Selection::AccessKey(user.name.clone(), key.id.clone()))
        }),
    }
}

fn role_card(iam: &Iam, role_id: &str) -> Option<Selection> {
    let role = iam.roles.values().find(|role| role.id == role_id)?;
    let mut profiles = iam.instance_profiles.values();
    let profile = profiles.find(|profile| profile.role.as_deref() == Some(role.name.as_str()));
    Some(match profile {
        Some(profile) => Selection::InstanceProfile(profile.name.clone()),
        None => Selection::Role(role.name.clone()),
    })
}

#[cfg(test)]
mod tests {
    use aws_world::ApiCall;
    use aws_world::ec2::Ec2Call;

    use super::*;
    use crate::session::command::Command;
    use crate::session::saved_document;

    #[test]
    fn session_keeps_its_origin_when_its_instance_is_terminated() {
        let start = include_str!("../../crates/lessons/content/06-bucket-or-objects/start.json");
        let (mut document, _) = saved_document::from_json(start).expect("opens");
        Command::RunApp.perform(&mut document);
        Command::StealSession.perform(&mut document);
        let stolen = document.world().stranger().and_then(|it| it.credentials.first()).cloned();
        let stolen = stolen.expect("the metadata service gives it without a token");
        let profile = Selection::InstanceProfile("PhotoAppRole".into());
        assert_eq!(origin(&document, &stolen), Some(profile.clone()));
        let terminate = Ec2Call::TerminateInstances { instance_id: document.instance_id() };
        Command::Call { name: "Terminate".into(), calls: vec![ApiCall::Ec2(terminate)] }
            .perform(&mut document);
        assert_eq!(document.instance_id(), "");
        assert_eq!(origin(&document, &stolen), Some(profile));
    }
}
