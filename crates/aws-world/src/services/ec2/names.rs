//! Names of the operations of EC2.

use crate::model::ec2::Ec2Call;

impl Ec2Call {
    /// The operation's name.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::AssociateIamInstanceProfile { .. } => "AssociateIamInstanceProfile",
            Self::ReplaceIamInstanceProfileAssociation { .. } => "ReplaceIamInstanceProfileAssociation",
            Self::DisassociateIamInstanceProfile { .. } => "DisassociateIamInstanceProfile",
            Self::DescribeIamInstanceProfileAssociations => "DescribeIamInstanceProfileAssociations",
            Self::RunInstances { .. } => "RunInstances",
            Self::ModifyInstanceMetadataOptions { .. } => "ModifyInstanceMetadataOptions",
            Self::TerminateInstances { .. } => "TerminateInstances",
            Self::DescribeInstances => "DescribeInstances",
        }
    }
}
