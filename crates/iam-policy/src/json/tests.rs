use super::*;
use SyntaxErrorKind::*;

#[track_caller]
fn check(text: &str, expected: &[SyntaxErrorKind]) {
    let found: Vec<_> = parse(text).errors.iter().map(|error| error.kind).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn good_json_has_no_errors() {
    for text in [
        "{}",
        "[]",
        "\"a\"",
        "-1.5e+3",
        "0",
        "[1, {\"a\": [null, true, false]}]\n",
        "\"\\ud83d\\ude00\\n\\u0041\"",
    ] {
        check(text, &[]);
    }
    let Value::String(value) = parse("\"\\ud83d\\ude00\\n\\u0041\\/\"").root.value else {
        panic!("no string")
    };
    assert_eq!(value, "😀\nA/");
}

#[test]
fn one_mistake_gives_one_error() {
    check("", &[Empty]);
    check(" \r\n\t", &[Empty]);
    check("\u{feff}{}", &[ByteOrderMark]);
    check("{\"a\": 1,}", &[TrailingComma]);
    check("[1, 2,]", &[TrailingComma]);
    check("{\"a\" 1}", &[ExpectedColon]);
    check("{\"a\": 1 \"b\": 2}", &[ExpectedCommaOrEnd]);
    check("[1 2]", &[ExpectedCommaOrEnd]);
    check("{a: 1}", &[ExpectedKey]);
    check("{'a': 1}", &[WrongQuotes]);
    check("{\"a\": “x”}", &[WrongQuotes]);
    check("{\"a\": }", &[ExpectedValue]);
    check("{\"a\": Allow}", &[ExpectedValue]);
    check("{\"a\": \"x\n}", &[UnterminatedString]);
    check("[\"a", &[UnterminatedString, UnterminatedBracket]);
    check("{\"a\": [1", &[UnterminatedBracket, UnterminatedBracket]);
    check("{} x", &[TrailingText]);
    check("\"\\x\"", &[BadEscape]);
    check("\"\\u12\"", &[BadEscape]);
    check("\"\\ud800\"", &[LoneSurrogate]);
    check("\"\\ud800\\u0041\"", &[LoneSurrogate]);
    check("\"\\udc00\"", &[LoneSurrogate]);
    check("\"a\u{1}b\"", &[ControlCharacter]);
    for number in ["01", "1.", "+1", ".5", "1e", "-", "1..2"] {
        check(number, &[BadNumber]);
    }
    check("{} // done", &[Comment]);
    check("/* a */ {}", &[Comment]);
    check("{/* a", &[Comment, UnterminatedBracket]);
    check("/", &[ExpectedValue]);
}

#[test]
fn what_is_right_around_a_mistake_is_kept() {
    let Value::Object(members) = parse("{\"a\": oops, \"b\": [1,, 2], \"c\": true").root.value else {
        panic!("no object")
    };
    let keys: Vec<_> = members.iter().map(|member| member.key.as_str()).collect();
    assert_eq!(keys, ["a", "b", "c"]);
}

#[test]
fn depth_is_bounded() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let fine = open.repeat(MAX_DEPTH) + if open == "[" { "" } else { "1" } + &close.repeat(MAX_DEPTH);
        check(&fine, &[]);
        let deep = open.repeat(200_000) + &close.repeat(200_000);
        assert!(parse(&deep).errors.iter().any(|error| error.kind == TooDeep));
        assert!(!parse(&open.repeat(200_000)).errors.is_empty());
    }
}

#[test]
fn errors_are_bounded() {
    assert_eq!(parse(&"[x, ".repeat(30_000)).errors.len(), MAX_ERRORS);
}

#[test]
fn reformat_changes_white_space_only() {
    let text = r#"{"Version":"2012-10-17","Statement":[{"Action":["s3:GetObject","s3:Put\u004fbject"],"Condition":{},"Resource":[]}]}"#;
    let tidy = reformat(text).expect("JSON");
    assert_eq!(
        tidy,
        "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Action\": [\"s3:GetObject\", \
         \"s3:Put\\u004fbject\"],\n      \"Condition\": {},\n      \"Resource\": []\n    }\n  ]\n}"
    );
    assert_eq!(reformat(&tidy).as_deref(), Some(tidy.as_str()));
    assert_eq!(reformat(r#"{"a": }"#), None);
}
