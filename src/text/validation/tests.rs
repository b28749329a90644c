use super::in_plain_words;

const ERROR: &str = "An error occurred (ValidationError) when calling the CreateUser operation: 1 validation error detected: \
    Value 'a b' at 'userName' failed to satisfy constraint: Member must ";

fn plain(constraint: &str) -> Option<String> {
    in_plain_words(&format!("{ERROR}{constraint}"))
}

#[test]
fn validation_error_is_said_in_plain_words() {
    for (constraint, said) in [
        ("have length less than or equal to 64", "`userName` is too long: 64 characters at most."),
        ("have length greater than or equal to 1", "`userName` is empty."),
        ("have length greater than or equal to 3", "`userName` is too short: 3 characters at least."),
        ("satisfy enum value set: [1, 3, 5]", "`userName` has to be one of [1, 3, 5]."),
    ] {
        assert_eq!(plain(constraint).as_deref(), Some(said), "{constraint}");
    }
    let pattern = plain(r"satisfy regular expression pattern: [\w+=,.@-]+");
    assert!(pattern.is_some_and(|said| said.starts_with("`userName` has a character")));
}

#[test]
fn other_errors_are_left_as_they_are() {
    for other in
        ["", "User with name ann already exists.", "at 'x' failed to satisfy constraint: Member must be odd"]
    {
        assert_eq!(in_plain_words(other), None, "{other}");
    }
}
