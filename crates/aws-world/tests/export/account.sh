# The account that tests/export.rs exports: everything an export is of, and names that are hard to write.
aws iam create-group --group-name readers --path /team/
aws iam create-user --user-name ann --path /staff/ --tags '[{"Key":"team","Value":"photos + more"}]'
aws iam create-user --user-name 0.bob@example.com
aws iam create-access-key --user-name ann
aws iam add-user-to-group --group-name readers --user-name ann
aws iam create-policy --policy-name Photos --description 'Reads ${photos}, 100%{sure}' --policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"Own","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::photos-of-111122223333/${aws:username}/*"},{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::photos-of-111122223333","Condition":{"StringLike":{"s3:prefix":["${aws:username}/*","a%{b}"]},"Bool":{"aws:SecureTransport":"true"}}}]}' --tags '[{"Key":"team","Value":"photos"}]'
aws iam create-policy --policy-name photos-boundary --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}'
aws iam create-policy-version --policy-arn arn:aws:iam::111122223333:policy/photos-boundary --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:*","iam:PassRole"],"Resource":"*"}}' --set-as-default
aws iam create-role --role-name App --path /team/ --description 'The "app" of 111122223333' --max-session-duration 7200 --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}' --tags '[{"Key":"team","Value":"photos"}]' --permissions-boundary arn:aws:iam::111122223333:policy/photos-boundary
aws iam create-role --role-name Auditor --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:user/staff/ann","arn:aws:iam::111122223333:role/team/App","arn:aws:iam::111122223333:root"]},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:PrincipalAccount":"111122223333"}}}]}'
aws iam put-role-policy --role-name App --policy-name pass-itself --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/team/App"},{"Effect":"Deny","NotAction":["iam:*"],"Resource":["arn:aws:logs:*:111122223333:*"]}]}'
aws iam put-user-policy --user-name 0.bob@example.com --policy-name assume --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":["arn:aws:iam::111122223333:role/Auditor","arn:aws:iam::444455556666:role/*"]}]}'
aws iam put-group-policy --group-name readers --policy-name list --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}'
aws iam attach-role-policy --role-name App --policy-arn arn:aws:iam::111122223333:policy/Photos
aws iam attach-role-policy --role-name Auditor --policy-arn arn:aws:iam::aws:policy/IAMReadOnlyAccess
aws iam attach-user-policy --user-name ann --policy-arn arn:aws:iam::111122223333:policy/Photos
aws iam attach-group-policy --group-name readers --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
aws iam create-instance-profile --instance-profile-name App
aws iam add-role-to-instance-profile --instance-profile-name App --role-name App
aws s3api create-bucket --bucket photos-of-111122223333 --region us-east-1
aws s3api create-bucket --bucket photos --region us-east-1
aws s3api put-bucket-policy --bucket photos-of-111122223333 --policy '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/Auditor"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::photos-of-111122223333/*"},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::photos-of-111122223333","arn:aws:s3:::photos-of-111122223333/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'
