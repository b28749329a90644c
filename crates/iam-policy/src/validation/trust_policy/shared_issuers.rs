//! OIDC issuers that many organizations share (IAM User Guide, *Identity-provider controls for shared OIDC providers*).

use crate::document::Effect;
use crate::document::Statement;

/// Each issuer on that page, with the claim that a role trusting it has to evaluate: `sub` or `aud` of the issuer, or a
/// key of STS's.
const ISSUERS: [(&str, &str); 22] = [
    ("agent.buildkite.com", "sub"),
    ("api.pulumi.com/oidc", "aud"),
    ("app.terraform.io", "sub"),
    ("cognito-identity.amazonaws.com", "aud"),
    ("gitlab.com", "sub"),
    ("oidc-configuration.audit-log.githubusercontent.com", "sub"),
    ("oidc.codefresh.io", "sub"),
    ("oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu", "sub"),
    ("oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb", "sub"),
    ("oidc.vercel.com", "aud"),
    ("proidc.upbound.io", "sub"),
    ("rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7", "sub"),
    ("rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr", "sub"),
    ("rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg", "sub"),
    ("rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26", "sub"),
    ("sandboxes.cloud", "aud"),
    ("scalr.io", "sub"),
    ("sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d", "sts:RoleSessionName"),
    ("studio.datachain.ai/api", "sub"),
    ("token.actions.githubusercontent.com", "sub"),
    ("tokens.cloud.shisho.dev", "sub"),
    ("vstoken.actions.githubusercontent.com", "sub"),
];

/// The condition key that `statement` has to evaluate to trust `provider`, and does not. Which operators and values
/// evaluate it AWS does not say: any condition on it will do.
pub(super) fn missing_claim(statement: &Statement, provider: &str) -> Option<String> {
    let is_listed =
        statement.action.values.iter().any(|action| action.covers("sts:AssumeRoleWithWebIdentity"));
    if statement.effect != Effect::Allow || is_listed == statement.action.negated {
        return None;
    }
    let issuer = provider.split_once(":oidc-provider/").map_or(provider, |(_, issuer)| issuer);
    let issuer = issuer.trim_end_matches('/');
    let (issuer, claim) = ISSUERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(issuer))?;
    let key = if claim.contains(':') { (*claim).to_owned() } else { format!("{issuer}:{claim}") };
    let is_evaluated = statement.conditions.iter().any(|clause| clause.key.value.eq_ignore_ascii_case(&key));
    (!is_evaluated).then_some(key)
}
