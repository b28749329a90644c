//! Sentences about rules that decide without any policy, or over all of them.

use crate::explanation::SpecialRule;

pub(super) fn sentence(rule: SpecialRule) -> String {
    let sentence = match rule {
        SpecialRule::AlwaysAllowed => {
            "`sts:GetCallerIdentity` needs no permission: everybody may ask who they are, and no policy can deny it."
        }
        SpecialRule::OnlyAuthenticates => {
            "`sts:GetSessionToken` only proves who asks and gives nothing more than the user has: it needs no permission, and no policy controls it."
        }
        SpecialRule::RootCannotAssumeRoles => {
            "The root user of an account cannot assume a role, whatever its trust policy says."
        }
        SpecialRule::NeedsSignature => {
            "Nobody signed this request, and the service takes it signed with an AWS identity's credentials only, whatever the policies say."
        }
        SpecialRule::TemporaryCredentials => {
            "Temporary credentials do not serve for every call, whatever the policies say: `sts:GetFederationToken` and `sts:GetSessionToken` want a user's own, long-term ones, and a federated user, outside the console, calls neither IAM nor, but for `sts:GetCallerIdentity`, STS."
        }
        SpecialRule::OwnAccountOnly => {
            "This action works within the account of the resource only: no policy can give it to another account."
        }
        SpecialRule::OutsideAccessPointVpc => {
            "The access point takes requests from its own VPC only, and this one does not come from there, whatever the policies say."
        }
        SpecialRule::RootKeepsBucketPolicy => {
            "The bucket's policy denies it, but the root user of the bucket's account can always read, put and delete that policy."
        }
        SpecialRule::FederatedWithoutSessionPolicy => {
            "This federated session was made without a session policy, so none of the user's permissions reach it."
        }
        SpecialRule::ObjectOfAnotherAccount => {
            "The object belongs to another account than the bucket: the bucket's policy can deny, but only the object's owner can allow."
        }
        SpecialRule::PublicBucketRestricted { statement } => {
            return format!(
                "Statement {} makes the bucket's policy public, and S3 Block Public Access (`RestrictPublicBuckets`) then keeps out everybody but AWS services and the owner's account, whatever the other statements allow.",
                statement + 1
            );
        }
    };
    sentence.to_owned()
}
