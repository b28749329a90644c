//! The only place that makes sentences out of a trace.

use crate::explanation::{AuthorizationResult, ElementMatch, GateOutcome};
use crate::request::AuthorizationRequest;

/// AWS's own error text for a denied request; `None` when it is allowed.
pub fn error_message(request: &AuthorizationRequest, result: &AuthorizationResult) -> Option<String> {
    let _ = (request, result);
    None
}

/// The one sentence that says why.
pub fn deciding_sentence(request: &AuthorizationRequest, result: &AuthorizationResult) -> String {
    let _ = (request, result);
    String::new()
}

/// What a gate said and why, one sentence.
pub fn gate_sentence(gate: &GateOutcome) -> String {
    let _ = gate;
    String::new()
}

/// Why an element matched or did not, one sentence with the resolved values.
pub fn element_sentence(element: &ElementMatch) -> String {
    let _ = element;
    String::new()
}
