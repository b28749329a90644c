//! Whose a bucket is: its policy does not say.

use super::*;

const PHOTO: &str = "arn:aws:s3:::photos/cat.jpg";
const PARTNER: &str = "arn:aws:iam::444455556666:role/Partner";

/// Opens it to the partner's account by a policy in which both accounts stand.
const POLICY: &str = r#"{"BucketPolicies":{"photos":{"Version":"2012-10-17","Statement":[
    {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::photos/*",
     "Condition":{"StringNotEquals":{"aws:PrincipalAccount":"111122223333"}}}]}}}"#;

fn owner_of(world: &World) -> Option<String> {
    world.bucket("photos").map(|(account, _)| account.id.to_string())
}

#[test]
fn of_one_account_it_is_that_accounts() {
    let imported = read(vec![file("details.json", DETAILS), file("bucket.json", POLICY)]);
    assert_eq!(owner_of(&imported.world).as_deref(), Some("111122223333"));
    assert!(imported.questions.buckets.is_empty());
    assert!(said(&imported).join("\n").contains("here it is account 111122223333's"));
    assert_eq!(imported.world_with(&ImportAnswers::default()), imported.world);
}

#[test]
fn of_several_accounts_it_is_whose_the_reader_says() {
    // In either order of the files: no account comes before another.
    for files in [[DETAILS, OTHER_ACCOUNT], [OTHER_ACCOUNT, DETAILS]] {
        let [first, second] = files;
        let files = vec![file("a.json", first), file("b.json", second), file("bucket.json", POLICY)];
        let imported = read(files);
        assert_eq!(imported.counts.buckets, 1);
        let names: Vec<&str> = imported.questions.buckets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["photos"]);
        let open = |owner: Option<&str>| {
            let bucket_owners =
                owner.map(|owner| ("photos".to_owned(), owner.to_owned())).into_iter().collect();
            imported.world_with(&ImportAnswers { bucket_owners, ..ImportAnswers::default() })
        };
        for owner in ["111122223333", "444455556666"] {
            let world = open(Some(owner));
            assert_eq!(owner_of(&world).as_deref(), Some(owner));
            assert_eq!(answer(&world, PARTNER, "s3:GetObject", PHOTO), EvaluationDecision::Allowed);
            let context = world
                .simulate_access(&AccessQuery {
                    principal_arn: PARTNER.into(),
                    action: "s3:GetObject".into(),
                    resource: PHOTO.into(),
                })
                .unwrap()
                .request;
            assert_eq!(context.resource_account.as_deref(), Some(owner));
        }
        // Nothing said, or an account that is not here: it is in no account.
        for owner in [None, Some("999900001111")] {
            assert_eq!(owner_of(&open(owner)), None);
        }
    }
}
