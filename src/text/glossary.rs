//! What AWS's terms mean, in a sentence or two of our own. Terms stand under their name; where a text has a mark, as in
//! `the [trust policy] says`, that name is a term, and `[units|Organizational unit]` shows another word for one.

use super::{kinds, why};

/// On hovering a term; and the name of the button behind a label.
pub const WHAT_IS_THAT: &str = "What is that?";

/// Name of the question mark at a place with several terms.
pub const THESE_WORDS: &str = "What do these words mean?";

/// What is said there, by the id of the place.
pub const WORDS: [(&str, [&str; 3]); 2] = [
    (
        "matrix-words",
        [
            "A row is a [principal]: a user, a role in a [session], or the app with the credentials it finds. A column is a request: an action on the [ARN] of a resource.",
            "A cell says what AWS would decide: allowed, denied by a rule (an [explicit deny]), or not allowed, because no rule allows it (an [implicit deny]).",
            "The facts of the request that conditions ask for ([condition keys|Condition key]) stand in the explanation that a cell opens.",
        ],
    ),
    (
        "clock-words",
        [
            "This world has its own time, and it stands still until you move it.",
            "[Temporary credentials] have an end, their [expiry]: a role’s [session] lasts for an hour or some hours. Move the clock past it, and a stolen copy is worth nothing.",
            "A [long-term credential], such as the access key of a user, works on whatever the clock says.",
        ],
    ),
];

/// Multi-factor authentication, at a box to tick.
pub const MFA: &str = "MFA";
/// The metadata service with a token.
pub const IMDSV2: &str = "IMDSv2";
/// Of the metadata service's answers.
pub const HOP_LIMIT: &str = "Hop limit";
/// What a third party says when it assumes a role.
pub const EXTERNAL_ID: &str = "External ID";
/// Whom a token is about.
pub const SUBJECT: &str = "Subject";
/// Who signs assertions.
pub const ISSUER: &str = "Issuer";
/// Keys with values.
pub const TAGS: &str = "Tags";
/// One data key for a while.
pub const BUCKET_KEY: &str = "Bucket Key";

/// Terms and their meaning.
pub const TERMS: [(&str, &str); 72] = [
    (
        why::EXPLICIT_DENY,
        "A statement with Effect Deny that fits the request. One is enough, wherever it stands.",
    ),
    (
        why::RESOURCE_CONTROL_POLICIES,
        "Policies of the organization that limit what anybody may do with the resources of its accounts. They give nothing.",
    ),
    (
        why::SERVICE_CONTROL_POLICIES,
        "Policies of the organization that limit what users and roles of its accounts may do. Every level from the root down to the account has to allow the request. They give nothing.",
    ),
    (
        why::RESOURCE_BASED_POLICY,
        "A policy on the thing itself, such as a bucket policy or the trust policy of a role. It says who may come, from other accounts too.",
    ),
    (
        why::ACCESS_POINT_BUCKET,
        "An S3 access point is a name with a policy of its own for a bucket. The bucket has to permit what comes through it.",
    ),
    (why::S3_BLOCK_PUBLIC_ACCESS, "A switch of a bucket that takes away what a policy gives to everybody."),
    (
        why::IDENTITY_BASED_POLICIES,
        "Policies attached to the user, to its groups or to the role: what this caller may do.",
    ),
    (
        why::PERMISSIONS_BOUNDARY,
        "A policy that gives nothing: it is the most that the identity’s own policies can give.",
    ),
    (
        why::SESSION_POLICIES,
        "Policies passed along when temporary credentials are asked for. The session may do what they and the role’s policies both allow.",
    ),
    (
        why::VPC_ENDPOINT_POLICY,
        "A policy of the network endpoint a request comes through: what may pass there.",
    ),
    (
        kinds::EC2_INSTANCE,
        "A virtual computer. Programs on it get the credentials of its role from the metadata service.",
    ),
    (
        kinds::ACCESS_KEY,
        "A long-term credential of a user: an ID and a secret. Who has both is that user, from anywhere.",
    ),
    (
        kinds::INSTANCE_PROFILE,
        "The container that hands a role to an instance. The console makes one of the same name for every EC2 role.",
    ),
    (
        kinds::IAM_USER,
        "A person or program with credentials that stay. Prefer roles, whose credentials expire.",
    ),
    (
        kinds::GROUP,
        "Collects users, so that a policy is attached once for all of them. It cannot call anything itself.",
    ),
    (
        kinds::ROLE,
        "An identity without credentials of its own. Whoever its trust policy names gets temporary ones.",
    ),
    (
        kinds::CUSTOMER_MANAGED_POLICY,
        "A policy of your own that stands by itself: attach it to many identities, keep five versions.",
    ),
    (
        kinds::AWS_MANAGED_POLICY,
        "A policy that AWS writes and updates. Convenient, and mostly wider than you need.",
    ),
    (kinds::INLINE_POLICY, "A policy that is part of one identity and goes with it."),
    (kinds::S3_BUCKET, "Holds objects. Actions on the bucket and on its objects name different ARNs."),
    (kinds::S3_OBJECT, "A file in a bucket, under a key. Its ARN is the bucket’s, a slash, and the key."),
    (kinds::CLOUDWATCH_LOG_GROUP, "Holds log streams, into which programs write their log events."),
    (
        kinds::KMS_KEY,
        "Encrypts and decrypts. Its key policy decides first: without it, other policies give nothing on the key.",
    ),
    (
        kinds::OPENID_CONNECT_PROVIDER,
        "A service such as GitHub Actions whose signed tokens your account believes.",
    ),
    (kinds::SAML_PROVIDER, "A company directory whose signed assertions your account believes."),
    (
        kinds::ACCOUNT,
        "The border around identities and resources. What crosses it, both sides have to allow.",
    ),
    (kinds::ORGANIZATION, "A tree of accounts. Its policies limit, they give nothing."),
    (
        kinds::ROOT,
        "The top of the organization. A policy attached here reaches every account but the management account.",
    ),
    (
        kinds::ORGANIZATIONAL_UNIT,
        "A branch of the organization. A policy attached here reaches all accounts below.",
    ),
    (kinds::STRANGER, "Somebody with none of your credentials, until they find some."),
    (
        "Trust policy",
        "Says who may assume the role: a service, an account, people signed in elsewhere. What the role may do stands in other policies.",
    ),
    (
        "Trusted entity type",
        "Who is to assume the role. From it the console writes the trust policy, and so does this page.",
    ),
    (
        "Permissions policies",
        "What the identity may do. Everything is denied until a policy allows it: one of these, a group’s, or the resource’s.",
    ),
    (
        TAGS,
        "Keys with values on a thing. A condition can ask for them, so whoever may set tags may open doors.",
    ),
    (
        "Versions",
        "Earlier texts of a managed policy. Only the default one counts; to go back, make an older one the default.",
    ),
    (
        "Long-term credential",
        "It works until somebody deactivates it, wherever it was copied to. Temporary credentials end by themselves.",
    ),
    (
        "Temporary credentials",
        "A key, a secret and a session token, handed out by AWS STS. They end by themselves.",
    ),
    ("Access key ID", "The name of the key. It is no secret: records of calls show it."),
    ("Secret access key", "Signs requests and is never sent. AWS shows it once, when the key is made."),
    (
        "Console sign-in",
        "A password for AWS’s own pages. Programs do without: they use roles, or access keys.",
    ),
    (
        "Multi-factor authentication",
        "A code from a device beside the password. A condition on aws:MultiFactorAuthPresent asks whether it was given.",
    ),
    (
        "Metadata service",
        "Answers programs on the instance, at an address only they can reach: with facts about the instance, and with its role’s credentials.",
    ),
    (
        IMDSV2,
        "The metadata service that wants a token first. Who can only make the app fetch an address cannot get one.",
    ),
    (
        HOP_LIMIT,
        "How many network hops the answer with the token survives. A container is one hop further off than the instance.",
    ),
    ("Instance type", "How large the instance is. A policy can ask for it with ec2:InstanceType."),
    (
        "iam:PassRole",
        "The permission to hand a role to a service. No API call bears this name: other calls ask for it, such as launching an instance.",
    ),
    ("Region", "Where the resource is. Most services are apart in each region; IAM is one for all of them."),
    (
        "Object Ownership",
        "Who owns what another account puts into the bucket. Enforced for the bucket’s owner, access control lists do not count.",
    ),
    (
        "Default encryption",
        "How S3 encrypts an object that is put without a wish of its own. There always is one.",
    ),
    (
        "SSE-KMS",
        "S3 encrypts with a KMS key and asks for it in the caller’s name, so the caller needs kms:GenerateDataKey or kms:Decrypt as well.",
    ),
    (
        BUCKET_KEY,
        "S3 asks KMS for one data key for a while, instead of one for every object. KMS is asked less often, and costs less.",
    ),
    (
        "Grants",
        "A permission on the key for one principal, beside the key policy. AWS services give and retire them.",
    ),
    (
        "Aliases",
        "Names that lead to a key, and can be led to another. A policy names the key; kms:RequestAlias asks for the alias used.",
    ),
    (
        "Retention",
        "How long a log group keeps events. Without a period it keeps them for ever, and you pay for that.",
    ),
    (
        "Management account",
        "The account that made the organization. Policies of the organization do not limit it, so little should run there.",
    ),
    (
        "Audience",
        "For whom a token was issued, its claim aud. Unchecked, a token meant for another program would do.",
    ),
    (
        SUBJECT,
        "Whom a token is about, its claim sub: for GitHub Actions the repository and branch. Unchecked, any repository would do.",
    ),
    (ISSUER, "Who signs the assertions: the entityID in the metadata document of the directory."),
    (
        EXTERNAL_ID,
        "A word that a third party has to say when it assumes the role for you. Its other customers have other words, so they cannot borrow your role.",
    ),
    (
        "Identity provider",
        "A service outside AWS that says who somebody is. Most have to be created in the account first.",
    ),
    (
        MFA,
        "Multi-factor authentication: the role can be assumed only by who has given a code from a device, beside the password.",
    ),
    (
        "Credential provider chain",
        "The places where an SDK looks for credentials, in order. The first that has some wins, even if AWS then refuses them.",
    ),
    (
        "CloudTrail",
        "AWS’s record of calls: who, what, from where, and the error if there was one. A call on an object is kept only where that is asked for.",
    ),
    (
        "Condition key",
        "A fact about the request that a Condition can ask for, such as the caller’s address. Which ones there are depends on the action.",
    ),
    (
        "Cross-account access",
        "Caller and resource are in different accounts: a policy of the resource and one of the caller both have to allow it.",
    ),
    (
        "Key policy",
        "The policy on a KMS key. Policies of users and roles count only where a statement here hands the decision to them.",
    ),
    (
        "Bucket policy",
        "The policy on a bucket. Within the account it can allow by itself; to other accounts it opens the door from this side.",
    ),
    (
        "Principal",
        "Who makes a request: a user, a session of a role, a service or an account’s root user. A group is none, for nobody signs as a group.",
    ),
    (
        "Session",
        "A role taken on for a while, with credentials of its own. CloudTrail shows its name behind the role’s.",
    ),
    (
        "ARN",
        "Amazon Resource Name: the full name of a thing at AWS, with service, region and account. Policies name things by it.",
    ),
    ("Expiry", "When temporary credentials end. Requests signed with them are refused from then on."),
    (
        "Implicit deny",
        "Not allowed: no statement allows the request. That is where every request starts; an Allow changes it, and nothing is forbidden by it.",
    ),
];
