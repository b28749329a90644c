//! What a lesson says of a goal by which nobody may be allowed more than a policy.

use lessons::ExtraRequest;

/// Where what judges limits could not be fetched.
pub const NOT_FETCHED: &str =
    "What judges this goal could not be fetched. Check the connection and try again.";

/// While nothing is decided yet.
pub fn judging(who: &str) -> String {
    format!("Judging whether {} is allowed more than the goal says…", code(who))
}

/// Something besides is allowed.
pub fn exceeded(who: &str, extra: &ExtraRequest) -> String {
    let on = if extra.resource == "*" { String::new() } else { format!(" on {}", code(&extra.resource)) };
    let carries = extra.carries.iter().map(|(key, value)| format!(" with {} = {}", code(key), code(value)));
    let lacks = extra.lacks.iter().map(|key| format!(" without {}", code(key)));
    let conditions: Vec<String> = carries.chain(lacks).collect();
    let by = if extra.policy.is_empty() { String::new() } else { format!(", by {}", code(&extra.policy)) };
    format!("{} is also allowed {}{on}{}{by}.", code(who), code(&extra.action), conditions.join(","))
}

/// It is not known whether something besides is allowed.
pub fn undecided(who: &str, reason: &str) -> String {
    format!(
        "Not decided whether {} is allowed more than the goal says, so the goal stays open: {reason}. Plainer policies can be decided.",
        code(who)
    )
}

/// The goal is about somebody who is not there.
pub fn no_principal(who: &str) -> String {
    format!("The goal is about {}, and there is no such user or role.", code(who))
}

fn code(name: &str) -> String {
    format!("`{}`", name.replace('`', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extra_request_is_told_with_what_lets_it_through() {
        let extra = ExtraRequest {
            action: "s3:GetObject".into(),
            resource: "arn:aws:s3:::photos/a".into(),
            policy: "Read".into(),
            ..ExtraRequest::default()
        };
        let said = "`ann` is also allowed `s3:GetObject` on `arn:aws:s3:::photos/a`, by `Read`.";
        assert_eq!(exceeded("ann", &extra), said);
        let conditional = ExtraRequest {
            resource: "*".into(),
            carries: vec![("aws:SourceIp".into(), "10.0.0.1".into())],
            lacks: vec!["aws:MultiFactorAuthPresent".into()],
            ..extra
        };
        let said = "`ann` is also allowed `s3:GetObject` with `aws:SourceIp` = `10.0.0.1`, without `aws:MultiFactorAuthPresent`, by `Read`.";
        assert_eq!(exceeded("ann", &conditional), said);
    }
}
