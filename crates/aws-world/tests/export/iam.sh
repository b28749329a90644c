#!/bin/sh
# IAM, bucket policies and instance profiles, made with the AWS CLI.
# Access keys and passwords are not here: they are secrets.
# Of each policy the version in force is here.
set -eu
account=$(aws sts get-caller-identity --query Account --output text)
aws iam create-user --user-name 0.bob@example.com
aws iam create-user --user-name ann --path /staff/ --tags '[{"Key":"team","Value":"photos + more"}]'
aws iam create-group --group-name readers --path /team/
aws iam add-user-to-group --group-name readers --user-name ann
aws iam create-policy --policy-name Photos --policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"Own","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::photos-of-'"$account"'/${aws:username}/*"},{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::photos-of-'"$account"'","Condition":{"StringLike":{"s3:prefix":["${aws:username}/*","a%{b}"]},"Bool":{"aws:SecureTransport":"true"}}}]}' --description 'Reads ${photos}, 100%{sure}' --tags '[{"Key":"team","Value":"photos"}]'
aws iam create-policy --policy-name photos-boundary --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:*","iam:PassRole"],"Resource":"*"}}'
aws iam create-role --role-name App --path /team/ --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}' --description 'The "app" of '"$account"'' --max-session-duration 7200 --tags '[{"Key":"team","Value":"photos"}]'
aws iam create-role --role-name Auditor --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::'"$account"':user/staff/ann","arn:aws:iam::'"$account"':role/team/App","arn:aws:iam::'"$account"':root"]},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:PrincipalAccount":"'"$account"'"}}}]}'
aws iam put-user-policy --user-name 0.bob@example.com --policy-name assume --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":["arn:aws:iam::'"$account"':role/Auditor","arn:aws:iam::444455556666:role/*"]}]}'
aws iam attach-user-policy --user-name ann --policy-arn arn:aws:iam::"$account":policy/Photos
aws iam attach-group-policy --group-name readers --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
aws iam put-group-policy --group-name readers --policy-name list --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}'
aws iam attach-role-policy --role-name App --policy-arn arn:aws:iam::"$account":policy/Photos
aws iam put-role-policy --role-name App --policy-name pass-itself --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::'"$account"':role/team/App"},{"Effect":"Deny","NotAction":["iam:*"],"Resource":["arn:aws:logs:*:'"$account"':*"]}]}'
aws iam put-role-permissions-boundary --role-name App --permissions-boundary arn:aws:iam::"$account":policy/photos-boundary
aws iam attach-role-policy --role-name Auditor --policy-arn arn:aws:iam::aws:policy/IAMReadOnlyAccess
aws iam create-instance-profile --instance-profile-name App
aws iam add-role-to-instance-profile --instance-profile-name App --role-name App
aws s3api create-bucket --bucket photos --region us-east-1
aws s3api create-bucket --bucket photos-of-"$account" --region us-east-1
aws s3api put-bucket-policy --bucket photos-of-"$account" --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::'"$account"':role/Auditor"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::photos-of-'"$account"'/*"},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::photos-of-'"$account"'","arn:aws:s3:::photos-of-'"$account"'/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'
