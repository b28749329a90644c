//! Errors of a simulation's document and questions.

pub(crate) fn document_not_json(byte: usize) -> String {
    format!("The document is not JSON at byte {byte}.")
}

pub(crate) fn questions_not_json(byte: usize) -> String {
    format!("The list of questions is not JSON at byte {byte}.")
}

pub(crate) const QUESTIONS_NOT_A_LIST: &str = "The questions are a list.";

pub(crate) fn missing_member(name: &str) -> String {
    format!("A question has no text `{name}`.")
}

pub(crate) fn unknown_principal(arn: &str) -> String {
    format!("The document has no user, role or root user `{arn}`.")
}
