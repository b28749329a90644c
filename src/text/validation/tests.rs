use super::{in_plain_words, member_words};

const ERROR: &str = "An error occurred (ValidationError) when calling the CreateUser operation: 1 validation error detected: \
    Value 'a b' at 'userName' failed to satisfy constraint: Member must ";

fn plain(constraint: &str) -> Option<String> {
    let plain = in_plain_words(&format!("{ERROR}{constraint}"))?;
    assert_eq!(plain.member, "userName");
    Some(plain.text)
}

#[test]
fn validation_error_is_said_in_plain_words() {
    for (constraint, said) in [
        ("have length less than or equal to 64", "The user name is too long: 64 characters at most."),
        ("have length greater than or equal to 1", "Enter a user name."),
        ("have length greater than or equal to 3", "The user name is too short: 3 characters at least."),
        ("satisfy enum value set: [1, 3, 5]", "The user name has to be one of [1, 3, 5]."),
    ] {
        assert_eq!(plain(constraint).as_deref(), Some(said), "{constraint}");
    }
    let pattern = plain(r"satisfy regular expression pattern: [\w+=,.@-]+");
    assert!(pattern.is_some_and(|said| said.starts_with("The user name has a character")));
}

#[test]
fn empty_member_is_asked_for_with_its_article() {
    let asked = |member: &str| {
        let error = ERROR.replace("userName", member);
        let plain = in_plain_words(&format!("{error}have length greater than or equal to 1"));
        plain.map(|plain| plain.text)
    };
    assert_eq!(asked("roleName").as_deref(), Some("Enter a role name."));
    assert_eq!(asked("instanceProfileName").as_deref(), Some("Enter an instance profile name."));
}

#[test]
fn member_words_are_split_at_capitals() {
    assert_eq!(member_words("instanceProfileName", '-'), "instance-profile-name");
    assert_eq!(member_words("Name", ' '), "name");
}

#[test]
fn other_errors_are_left_as_they_are() {
    for other in
        ["", "User with name ann already exists.", "at 'x' failed to satisfy constraint: Member must be odd"]
    {
        assert_eq!(in_plain_words(other), None, "{other}");
    }
}
