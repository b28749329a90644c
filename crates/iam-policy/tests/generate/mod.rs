//! Makes policies and requests out of a small vocabulary, so that they meet often. What is chosen comes from a seed, so
//! that a failure comes back, or from the bytes of a fuzzer.

pub(crate) mod every;
pub(crate) mod policy;
mod vocabulary;

use iam_policy::evaluation::PolicySet;
use iam_policy::request::{AuthorizationRequest, ContextValue, Principal, RequestContext, UnknownFact};

use policy::policies;
use vocabulary::{Vocabulary, vocabulary};

/// Where choices come from; when none is left, it is always the first choice.
pub(crate) struct Chance(pub(crate) Box<dyn Iterator<Item = usize>>);

impl Chance {
    /// xorshift64*: small, and good enough to choose test cases.
    pub(crate) fn seeded(mut state: u64) -> Self {
        Self(Box::new(std::iter::repeat_with(move || {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize
        })))
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0.next().unwrap_or(0) % limit
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

pub(crate) const HOME: &str = "111122223333";
pub(crate) const OTHER: &str = "444455556666";
const IDENTITY: &str = "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ";

/// A request with policies for it.
pub(crate) fn question(chance: &mut Chance) -> (AuthorizationRequest, PolicySet) {
    let vocabulary = vocabulary(chance);
    (request(chance, vocabulary), policies(chance, vocabulary))
}

fn caller(chance: &mut Chance) -> Principal {
    let account = chance.pick(&[HOME, HOME, HOME, HOME, OTHER]);
    match chance.below(13) {
        0 => Principal::Root { account: account.into() },
        1 => Principal::FederatedUser {
            arn: format!("arn:aws:sts::{account}:federated-user/f"),
            source_arn: format!("arn:aws:iam::{account}:{}", chance.pick(&["user/ann", "user/ann", "root"])),
        },
        2 => Principal::Service { name: "ec2.amazonaws.com".into() },
        3 => Principal::Federated { provider: "accounts.example.com".into() },
        4 => Principal::Anonymous,
        12 => {
            Principal::OriginAccessIdentity { arn: format!("{IDENTITY}{}", chance.pick(&["E1", "E1", "E2"])) }
        }
        5..8 => {
            let path = chance.pick(&["", "", "team/", "aws-service-role/x/"]);
            Principal::RoleSession {
                role_arn: format!("arn:aws:iam::{account}:role/{path}r"),
                session_arn: format!("arn:aws:sts::{account}:assumed-role/r/s"),
            }
        }
        _ => Principal::User { arn: format!("arn:aws:iam::{account}:user/{}", chance.pick(&["ann", "bob"])) },
    }
}

fn request(chance: &mut Chance, vocabulary: &Vocabulary) -> AuthorizationRequest {
    let caller = caller(chance);
    let action = chance.pick(vocabulary.actions).into();
    let resource = chance.pick(vocabulary.resources).into();
    let owner = chance.pick(&["", "", HOME, HOME, HOME, OTHER]);
    let mut context = RequestContext::default();
    for (key, values) in CONTEXT {
        match chance.below(9) {
            0..=3 => {}
            4 => context.set(key, ContextValue::Unknown(UnknownFact::ConditionKey(key.into()))),
            5 | 6 => context.set(key, ContextValue::One(chance.pick(values).into())),
            _ => {
                let count = chance.below(3);
                let many = (0..count).map(|_| chance.pick(values).to_owned()).collect();
                context.set(key, ContextValue::Many(many));
            }
        }
    }
    if let (Principal::RoleSession { role_arn, .. }, 1..) = (&caller, chance.below(3)) {
        context.set("aws:PrincipalArn", ContextValue::One(role_arn.clone()));
    }
    let resource_account = (!owner.is_empty()).then(|| owner.to_owned());
    AuthorizationRequest { caller, action, resource, resource_account, context }
}

/// Keys a request may carry, and values both of requests and of policies.
pub(crate) const CONTEXT: [(&str, &[&str]); 14] = [
    ("aws:username", &["ann", "Ann", "*", "", "b:c", "é"]),
    ("aws:PrincipalTag/Team", &["ann", "x", "*"]),
    ("aws:TagKeys", &["t1", "t2", "x", ""]),
    ("aws:PrincipalArn", &["arn:aws:iam::111122223333:role/r", "arn:aws:iam::111122223333:user/ann", "x"]),
    ("aws:SecureTransport", &["true", "false", "TRUE", "yes"]),
    ("aws:SourceIp", &["203.0.113.7", "10.1.2.3", "2001:db8::1", "home"]),
    ("aws:CurrentTime", &["2024-02-29T12:00:00Z", "2024-03-01T00:00:00Z", "1709251200", "soon"]),
    ("s3:max-keys", &["10", "10.0", "9", "-1", "1e1", "x"]),
    ("aws:SourceArn", &["arn:aws:s3:::b", "arn:aws:sqs:eu-west-1:111122223333:q:r", "no arn"]),
    ("aws:TokenIssueTime", &["2024-02-29T12:00:00Z"]),
    ("kms:Blob", &["QUJD", "QUI=", "!"]),
    ("aws:SourceVpc", &["vpc-1", "vpc-1", "vpc-2"]),
    ("s3:DataAccessPointAccount", &[HOME, OTHER]),
    ("aws:RequestedRegion", &["eu-west-1", "eu-west-1", "us-east-1"]),
];
