//! AWS CLI lines of S3 calls
//! [s3api](https://docs.aws.amazon.com/cli/latest/reference/s3api/).

use iam_policy::shell::{push_option, push_quoted_option, quoted};

use super::parameters;
use crate::api::cli_line::{argument, push_option_if_given};
use crate::api::parameters::text;
use crate::model::region::DEFAULT_REGION;
use crate::model::s3::{PutObjectHeaders, S3Call};

/// A bucket outside the first Region names its Region twice, and an object's text goes to standard output.
pub(crate) fn cli_line(call: &S3Call) -> String {
    if let S3Call::PutObject { bucket, key, body, headers } = call {
        return put_object(bucket, key, body, headers);
    }
    let mut line = crate::api::cli_line::cli_line("s3api", call.name(), parameters(call));
    match call {
        S3Call::CreateBucket { region, .. } if region != DEFAULT_REGION => {
            let region = argument(("region", text(region)));
            push_quoted_option(
                &mut line,
                "create-bucket-configuration",
                &format!("LocationConstraint={region}"),
            );
        }
        S3Call::GetObject { .. } => line.push_str(" /dev/stdout"),
        _ => {}
    }
    line
}

/// `s3api put-object` takes its body from a file only; `s3 cp` makes the same call from standard input, but takes a key
/// that ends in `/` for a folder to put a file into.
fn put_object(bucket: &str, key: &str, body: &str, headers: &PutObjectHeaders) -> String {
    let PutObjectHeaders { server_side_encryption, ssekms_key_id, acl } = headers;
    if !key.ends_with('/') {
        let target = quoted(&format!("s3://{bucket}/{key}"));
        let mut line = format!("printf %s {} | aws s3 cp - {target}", quoted(body));
        for (name, value) in
            [("sse", server_side_encryption), ("sse-kms-key-id", ssekms_key_id), ("acl", acl)]
        {
            push_option_if_given(&mut line, name, value);
        }
        return line;
    }
    let mut line = format!("printf %s {} >/tmp/body && aws s3api put-object", quoted(body));
    push_option(&mut line, "bucket", bucket);
    push_option(&mut line, "key", key);
    line.push_str(" --body /tmp/body");
    push_option_if_given(&mut line, "server-side-encryption", server_side_encryption);
    push_option_if_given(&mut line, "ssekms-key-id", ssekms_key_id);
    push_option_if_given(&mut line, "acl", acl);
    line
}
