//! `variable-without-version`: `${…}` in a document whose `Version` does not know variables.
//!
//! Without `"Version": "2012-10-17"` it is ordinary text, so nothing matches it (IAM User Guide, *Version*).

use crate::document::{Finding, FindingCode, PolicyDocument, Version};
use crate::text::lint as text;

pub(super) fn check(document: &PolicyDocument, findings: &mut Vec<Finding>) {
    if document.version() == Version::V2012 {
        return;
    }
    for statement in document.statements() {
        let resources =
            statement.resource.iter().flat_map(|element| &element.values).map(|value| &value.text);
        let values = statement.conditions.iter().flat_map(|clause| &clause.values).map(|value| &value.text);
        for text in resources.chain(values).filter(|text| text.value.contains("${")) {
            let message = text::VARIABLE_WITHOUT_VERSION;
            findings.push(Finding::warning(FindingCode::VariableWithoutVersion, text.range, message));
        }
    }
}
