// An account as `aws iam get-account-authorization-details` prints it, with as many roles and policies as asked.

const ACCOUNT = '111122223333';

const statement = (number, part) => ({
  Sid: `S${part}`,
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:PutObject', 's3:List*', 'dynamodb:GetItem', 'logs:PutLogEvents'],
  Resource: [`arn:aws:s3:::company-${number % 100}/team-${number}/*`, `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/t${part}`],
  Condition: { StringEquals: { 'aws:PrincipalTag/team': `t${number}` } },
});
const document = (number, count) => ({ Version: '2012-10-17', Statement: Array.from({ length: count }, (_, part) => statement(number, part)) });
const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] };

/** A policy has eight statements and an earlier version, as those of real accounts do; two of three roles have an inline one. */
export function largeAccount({ roles = 1000, policies = 2000 } = {}) {
  const attached = (number) =>
    [0, 1, 2].map((of) => (number * 7 + of * 661) % policies).map((at) => ({ PolicyName: `p${at}`, PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/p${at}` }));
  const RoleDetailList = Array.from({ length: roles }, (_, number) => ({
    Path: '/', RoleName: `r${number}`, RoleId: `AROA${String(number).padStart(17, 'A')}`, Arn: `arn:aws:iam::${ACCOUNT}:role/r${number}`,
    CreateDate: '2024-05-06T07:08:09+00:00', AssumeRolePolicyDocument: trust, InstanceProfileList: [],
    RolePolicyList: number % 3 ? [{ PolicyName: 'own', PolicyDocument: document(number, 3) }] : [],
    AttachedManagedPolicies: attached(number), Tags: [{ Key: 'team', Value: `t${number}` }],
  }));
  const version = (number, count, id, isDefault) =>
    ({ Document: document(number, count), VersionId: id, IsDefaultVersion: isDefault, CreateDate: '2024-05-06T07:08:09+00:00' });
  const Policies = Array.from({ length: policies }, (_, number) => ({
    PolicyName: `p${number}`, PolicyId: `ANPA${String(number).padStart(17, 'A')}`, Arn: `arn:aws:iam::${ACCOUNT}:policy/p${number}`, Path: '/',
    DefaultVersionId: 'v2', PolicyVersionList: [version(number, 8, 'v2', true), version(number, 7, 'v1', false)],
  }));
  return JSON.stringify({ UserDetailList: [], GroupDetailList: [], RoleDetailList, Policies }, null, 4);
}
