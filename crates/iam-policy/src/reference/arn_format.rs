//! The form of a resource type's ARNs, taken apart into what is fixed and what is to be filled in.

/// `arn:${Partition}:s3:::${BucketName}/${ObjectName}`, segment by segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArnFormat {
    segments: Vec<Segment>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    /// Stands in every ARN of the form.
    Fixed(String),
    /// The name of what is filled in.
    Field(String),
}

impl ArnFormat {
    /// Reads a form as [`ResourceType::arn_formats`](super::ResourceType::arn_formats) gives it. The partition is `aws`: this
    /// reference is of no other.
    pub fn read(format: &str) -> Self {
        let mut segments = Vec::new();
        let mut rest = format;
        while let Some((fixed, (name, after))) =
            rest.split_once("${").and_then(|(fixed, behind)| Some((fixed, behind.split_once('}')?)))
        {
            push_fixed(&mut segments, fixed);
            match name {
                "Partition" => push_fixed(&mut segments, "aws"),
                _ => segments.push(Segment::Field(name.to_owned())),
            }
            rest = after;
        }
        push_fixed(&mut segments, rest);
        Self { segments }
    }

    /// The names of what is to be filled in, each once, in their order: `BucketName`, `ObjectName`.
    pub fn fields(&self) -> Vec<&str> {
        let mut fields: Vec<&str> = Vec::new();
        for segment in &self.segments {
            if let Segment::Field(name) = segment
                && !fields.contains(&name.as_str())
            {
                fields.push(name);
            }
        }
        fields
    }

    /// The ARN with what `value` says of each field; `None` where it knows one of them not.
    pub fn fill(&self, value: &dyn Fn(&str) -> Option<String>) -> Option<String> {
        let text = |segment: &Segment| match segment {
            Segment::Fixed(text) => Some(text.clone()),
            Segment::Field(name) => value(name),
        };
        self.segments.iter().map(text).collect()
    }
}

fn push_fixed(segments: &mut Vec<Segment>, text: &str) {
    match segments.last_mut() {
        _ if text.is_empty() => {}
        Some(Segment::Fixed(before)) => before.push_str(text),
        _ => segments.push(Segment::Fixed(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::ArnFormat;
    use crate::reference::Reference;

    #[test]
    fn a_form_is_filled_in() {
        let object = ArnFormat::read("arn:${Partition}:s3:::${BucketName}/${ObjectName}");
        assert_eq!(object.fields(), ["BucketName", "ObjectName"]);
        let fill = |name: &str| Some(if name == "BucketName" { "photos" } else { "*" }.to_owned());
        assert_eq!(object.fill(&fill).as_deref(), Some("arn:aws:s3:::photos/*"));
        assert_eq!(object.fill(&|name| (name == "BucketName").then(String::new)), None);
        for odd in ["", "*", "${", "a${b", "}${"] {
            let read = ArnFormat::read(odd);
            assert_eq!((read.fields().len(), read.fill(&|_| None).as_deref()), (0, Some(odd)));
        }
    }

    /// What is filled in with the names of the fields is the form again, for every type AWS has.
    #[test]
    fn no_form_loses_anything() {
        let all = Reference::all();
        let mut forms = 0;
        for format in
            all.services().flat_map(|service| service.resource_types()).flat_map(|t| t.arn_formats())
        {
            let again = ArnFormat::read(&format).fill(&|name| Some(["${", name, "}"].concat()));
            assert_eq!(again, Some(format.replace("${Partition}", "aws")));
            forms += 1;
        }
        assert!(forms > 1_000, "{forms}");
    }
}
