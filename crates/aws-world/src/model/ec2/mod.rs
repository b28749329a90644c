//! EC2: instances, their instance profile and their metadata service.

mod metadata_options;

use iam_policy::sorted_map::SortedMap;

use crate::model::program::App;
pub use metadata_options::{MetadataOptions, MetadataParameters};

/// The EC2 part of an account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ec2 {
    /// Instances by id.
    pub instances: SortedMap<Instance>,
}

/// An instance.
#[derive(Clone, Debug, PartialEq)]
pub struct Instance {
    /// `i-…`.
    pub id: String,
    /// Its `Name` tag.
    pub name: String,
    /// Region code.
    pub region: String,
    /// Public address, from which its calls come.
    pub public_ip: String,
    /// The instance profile associated with it.
    pub profile: Option<ProfileAssociation>,
    /// The program it runs.
    pub app: App,
    /// Settings of its metadata service.
    pub metadata_options: MetadataOptions,
    /// The role session that the metadata service last handed out to a request with a token.
    pub session: Option<crate::model::sts::Credentials>,
    /// The one it last handed out to a request without.
    pub session_without_token: Option<crate::model::sts::Credentials>,
}

/// The association of an instance with an instance profile.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileAssociation {
    /// `iip-assoc-…`.
    pub id: String,
    /// Name of the instance profile.
    pub instance_profile_name: String,
    /// Its unique id: another profile that later takes the name is not this one.
    pub instance_profile_id: String,
}

impl Instance {
    /// Its ARN, in the account it belongs to.
    pub fn arn(&self, account: &str) -> String {
        format!("arn:aws:ec2:{}:{account}:instance/{}", self.region, self.id)
    }
}

/// EC2 calls.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the parameters of the AWS call of the same name")]
pub enum Ec2Call {
    AssociateIamInstanceProfile {
        instance_id: String,
        instance_profile_name: String,
    },
    ReplaceIamInstanceProfileAssociation {
        association_id: String,
        instance_profile_name: String,
    },
    DisassociateIamInstanceProfile {
        association_id: String,
    },
    DescribeIamInstanceProfileAssociations,
    /// Empty where none is given: the instance profile's name.
    RunInstances {
        image_id: String,
        instance_type: String,
        instance_profile_name: String,
        metadata_options: MetadataParameters,
    },
    ModifyInstanceMetadataOptions {
        instance_id: String,
        metadata_options: MetadataParameters,
    },
    TerminateInstances {
        instance_id: String,
    },
    DescribeInstances,
}
