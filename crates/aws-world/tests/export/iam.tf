# IAM, bucket policies and instance profiles.
# Access keys and passwords are not here: they are secrets.
# Of each policy the version in force is here.

data "aws_caller_identity" "current" {}

resource "aws_iam_policy" "photos" {
  name = "Photos"
  description = "Reads $${photos}, 100%%{sure}"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid = "Own"
        Effect = "Allow"
        Action = [
          "s3:GetObject",
          "s3:PutObject",
        ]
        Resource = "${aws_s3_bucket.photos_of_account.arn}/$${aws:username}/*"
      },
      {
        Effect = "Allow"
        Action = "s3:ListBucket"
        Resource = aws_s3_bucket.photos_of_account.arn
        Condition = {
          StringLike = {
            "s3:prefix" = [
              "$${aws:username}/*",
              "a%%{b}",
            ]
          }
          Bool = {
            "aws:SecureTransport" = "true"
          }
        }
      },
    ]
  })
  tags = {
    team = "photos"
  }
}

resource "aws_iam_policy" "photos_boundary" {
  name = "photos-boundary"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = {
      Effect = "Allow"
      Action = [
        "s3:*",
        "iam:PassRole",
      ]
      Resource = "*"
    }
  })
}

resource "aws_iam_group" "readers" {
  name = "readers"
  path = "/team/"
}

resource "aws_iam_group_policy_attachment" "readers_1" {
  group = aws_iam_group.readers.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
}

resource "aws_iam_group_policy" "readers_1" {
  name = "list"
  group = aws_iam_group.readers.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "s3:ListAllMyBuckets"
        Resource = "*"
      },
    ]
  })
}

resource "aws_iam_user" "_0_bob_example_com" {
  name = "0.bob@example.com"
}

resource "aws_iam_user_policy" "_0_bob_example_com_1" {
  name = "assume"
  user = aws_iam_user._0_bob_example_com.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Resource = [
          "arn:aws:iam::${data.aws_caller_identity.current.account_id}:role/Auditor",
          "arn:aws:iam::444455556666:role/*",
        ]
      },
    ]
  })
}

resource "aws_iam_user" "ann" {
  name = "ann"
  path = "/staff/"
  tags = {
    team = "photos + more"
  }
}

resource "aws_iam_user_group_membership" "ann" {
  user = aws_iam_user.ann.name
  groups = [
    aws_iam_group.readers.name,
  ]
}

resource "aws_iam_user_policy_attachment" "ann_1" {
  user = aws_iam_user.ann.name
  policy_arn = aws_iam_policy.photos.arn
}

resource "aws_iam_role" "app" {
  name = "App"
  path = "/team/"
  description = "The \"app\" of ${data.aws_caller_identity.current.account_id}"
  max_session_duration = 7200
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ec2.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
  permissions_boundary = aws_iam_policy.photos_boundary.arn
  tags = {
    team = "photos"
  }
}

resource "aws_iam_role_policy_attachment" "app_1" {
  role = aws_iam_role.app.name
  policy_arn = aws_iam_policy.photos.arn
}

resource "aws_iam_role_policy" "app_1" {
  name = "pass-itself"
  role = aws_iam_role.app.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "iam:PassRole"
        Resource = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:role/team/App"
      },
      {
        Effect = "Deny"
        NotAction = [
          "iam:*",
        ]
        Resource = [
          "arn:aws:logs:*:${data.aws_caller_identity.current.account_id}:*",
        ]
      },
    ]
  })
}

resource "aws_iam_role" "auditor" {
  name = "Auditor"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          AWS = [
            aws_iam_user.ann.arn,
            aws_iam_role.app.arn,
            "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root",
          ]
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:PrincipalAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "auditor_1" {
  role = aws_iam_role.auditor.name
  policy_arn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess"
}

resource "aws_iam_instance_profile" "app" {
  name = "App"
  role = aws_iam_role.app.name
}

resource "aws_s3_bucket" "photos" {
  bucket = "photos"
}

resource "aws_s3_bucket_public_access_block" "photos" {
  bucket = aws_s3_bucket.photos.id
  block_public_acls = true
  block_public_policy = true
  ignore_public_acls = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "photos_of_account" {
  bucket = "photos-of-${data.aws_caller_identity.current.account_id}"
}

resource "aws_s3_bucket_public_access_block" "photos_of_account" {
  bucket = aws_s3_bucket.photos_of_account.id
  block_public_acls = true
  block_public_policy = true
  ignore_public_acls = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "photos_of_account" {
  bucket = aws_s3_bucket.photos_of_account.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          AWS = aws_iam_role.auditor.arn
        }
        Action = "s3:GetObject"
        Resource = "${aws_s3_bucket.photos_of_account.arn}/*"
      },
      {
        Effect = "Deny"
        Principal = "*"
        Action = "s3:*"
        Resource = [
          aws_s3_bucket.photos_of_account.arn,
          "${aws_s3_bucket.photos_of_account.arn}/*",
        ]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
