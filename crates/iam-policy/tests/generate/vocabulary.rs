//! What questions are about: a question takes everything from one vocabulary, so that requests and policies meet.

use super::Chance;

pub(crate) struct Vocabulary {
    /// Actions and resources of requests.
    pub(crate) actions: &'static [&'static str],
    pub(crate) resources: &'static [&'static str],
    /// What policies say of them.
    pub(crate) action_patterns: &'static [&'static str],
    pub(crate) resource_patterns: &'static [&'static str],
    /// What only the policies of such resources say of them.
    pub(crate) own_patterns: &'static [&'static str],
    /// Whether the policies of some such resources leave `Resource` out.
    pub(crate) leaves_out_resource: bool,
}

/// Mostly the one for everything, else one for a kind of rule.
pub(crate) fn vocabulary(chance: &mut Chance) -> &'static Vocabulary {
    match chance.below(8) {
        0..4 => &GENERAL,
        4 | 5 => &WITHOUT_RESOURCE,
        _ => &APIS,
    }
}

const GENERAL: Vocabulary = Vocabulary {
    actions: &[
        "s3:GetObject",
        "s3:PutObject",
        "S3:getobject",
        "sqs:SendMessage",
        "kms:Decrypt",
        "sts:AssumeRole",
        "sts:AssumeRoleWithWebIdentity",
        "sts:TagSession",
        "sts:GetSessionToken",
        "ec2:RunInstances",
        "sts:GetCallerIdentity",
        "sts:GetFederationToken",
        "kms:ScheduleKeyDeletion",
        "kms:CreateAlias",
        "kms:RetireGrant",
        "s3:PutBucketPolicy",
        "iam:PassRole",
    ],
    resources: &[
        "arn:aws:s3:::b/ann",
        "arn:aws:s3:::b/ann/x",
        "arn:aws:s3:::b",
        "arn:aws:s3:::c/*",
        "arn:aws:kms:eu-west-1:111122223333:key/k",
        "arn:aws:kms:eu-west-1:111122223333:alias/k",
        "arn:aws:sqs:eu-west-1:444455556666:q",
        "arn:aws:sqs:eu-west-1:111122223333:q:r:s",
        "arn:aws:iam::111122223333:role/r",
        "arn:aws:iam::444455556666:role/team/r",
        "arn:aws:logs:eu-west-1:111122223333:log-group:g:log-stream:é",
        "*",
        "arn:aws:ec2",
        "",
    ],
    action_patterns: &[
        "*",
        "*:*",
        "s3:*",
        "s3:Get*",
        "S3:g?tObject",
        "s3:PutObject",
        "s3:*Object",
        "\\u0073qs:*",
        "kms:Decrypt",
        "sts:Assume*",
        "sts:AssumeRole",
        "sts:*Session*",
        "ec2:run*instances",
        "st:*",
    ],
    resource_patterns: &[
        "*",
        "*",
        "arn:aws:s3:::*",
        "arn:aws:s3:::b/*",
        "arn:aws:s3:::b/${aws:username}",
        "arn:aws:s3:::b/${AWS:UserName, 'ann'}/*",
        "arn:aws:s3:::${aws:PrincipalTag/Team}/${*}",
        "arn:aws:s3:::?/${aws:username}*",
        "arn:aws:s3:*",
        "arn:a*s:s3:::b*n",
        "arn:aws:kms:*:111122223333:key/*",
        "arn:aws:kms:eu-*:*:*/k",
        "arn:aws:sqs:eu-*:q*",
        "arn:aws:sqs:*",
        "arn:aws:sqs:*:*:*:s",
        "arn:aws:iam::*:role/*",
        "arn:aws:iam::1*",
        "arn:aws:logs:eu-west-?:*:log-stream:?",
        "arn:aws:sqs:eu-west-1:${aws:username}:q",
    ],
    own_patterns: &[],
    leaves_out_resource: false,
};

const WITHOUT_RESOURCE: Vocabulary = Vocabulary {
    actions: &[
        "ecr:BatchGetImage",
        "ecr:PutImage",
        "elasticfilesystem:ClientMount",
        "kms:Decrypt",
        "s3:GetObject",
    ],
    resources: &[
        "arn:aws:ecr:eu-west-1:111122223333:repository/x",
        "arn:aws:elasticfilesystem:eu-west-1:444455556666:file-system/fs-1",
        "arn:aws:kms:eu-west-1:111122223333:key/k",
    ],
    action_patterns: &["*", "ecr:*", "ecr:Batch*", "elasticfilesystem:Client*", "kms:*", "s3:*"],
    resource_patterns: &["*", "arn:aws:ecr:*:*:repository/*", "arn:aws:kms:*:*:key/*"],
    own_patterns: &[],
    leaves_out_resource: true,
};

const APIS: Vocabulary = Vocabulary {
    actions: &["execute-api:Invoke", "execute-api:Invoke", "execute-api:ManageConnections", "s3:GetObject"],
    resources: &[
        "arn:aws:execute-api:eu-west-1:111122223333:abc/test/GET/ann",
        "arn:aws:execute-api:eu-west-1:111122223333:abc/prod/POST/pets/1",
        "arn:aws:execute-api:us-east-1:444455556666:def/test/POST/pets",
        "arn:aws:execute-api:eu-west-1:111122223333:/domainnames/d+1",
    ],
    action_patterns: &["*", "execute-api:*", "execute-api:Invoke"],
    resource_patterns: &[
        "*",
        "arn:aws:execute-api:*:*:abc/*",
        "arn:aws:execute-api:*:*:*/*/GET/*",
        "arn:aws:execute-api:eu-west-1:111122223333:abc/prod/*",
    ],
    own_patterns: &[
        "execute-api:/*",
        "execute-api:/test/GET/*",
        "execute-api:/*/*/pets*",
        "execute-api:/*/*/${aws:username}",
        "execute-api:/prod/POST/pets",
    ],
    leaves_out_resource: false,
};
