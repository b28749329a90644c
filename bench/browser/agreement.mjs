// Asks iam-simulate the cases of the evaluator's suite that it can be asked, and counts the answers that agree.
// `--list` prints the others, too. `crates/iam-policy/tests/suite/README.md` explains the format of a case; each cites its page of AWS's documentation.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runSimulation } from '@cloud-copilot/iam-simulate';

const SUITE = join(import.meta.dirname, '../../crates/iam-policy/tests/suite');
const ACCOUNT = '111122223333';

/** Callers that iam-simulate takes: a string, or undefined for a caller that it has no form for. */
function principal(text) {
  const [path, account = ACCOUNT] = text.split('@');
  const [kind, ...rest] = path.split('/');
  const name = rest.join('/');
  switch (kind) {
    case 'root': return `arn:aws:iam::${account}:root`;
    case 'user': return `arn:aws:iam::${account}:user/${name}`;
    case 'role': return `arn:aws:sts::${account}:assumed-role/${name.split('/').at(-1)}/s1`;
    case 'federated': return `arn:aws:sts::${account}:federated-user/${name}`;
    case 'service': return name;
    case 'anonymous': return { type: 'Anonymous' };
    default: return undefined;
  }
}

/** The keys that AWS sends with every request of this caller. They are what iam-simulate expects its user to give. */
function callerKeys(text) {
  const [path, account = ACCOUNT] = text.split('@');
  const [kind, ...rest] = path.split('/');
  if (!['root', 'user', 'role', 'federated'].includes(kind)) return {};
  const arn = kind === 'role' ? `arn:aws:iam::${account}:role/${rest.join('/')}` : principal(text);
  return { 'aws:PrincipalArn': arn, 'aws:PrincipalAccount': account };
}

/** One line of a `requests` block. */
function readCase(line) {
  const [question, expectation] = line.split(' -> ');
  const [head, keys = ''] = question.split(/ \[(.*)\]$/);
  const [caller, action, resource, , owner] = head.trim().split(/\s+/);
  const context = {};
  let isKnown = true;
  for (const entry of keys.split(';').map((part) => part.trim()).filter(Boolean)) {
    const at = entry.indexOf('=');
    if (at < 0) { isKnown = false; continue; }
    const value = entry.slice(at + 1).trim();
    const many = /^\{(.*)\}$/.exec(value);
    context[entry.slice(0, at).trim()] = many ? many[1].split(',').map((one) => one.trim()).filter(Boolean) : value;
  }
  return { caller, action, resource, owner, context, isKnown, decision: expectation.split(' ')[0] };
}

/** A policy block's JSON: a document, or statements that get a version. */
function readPolicy(body) {
  return JSON.parse(body.includes('"Statement"') || !body.includes('"Effect"') ? body : `{"Version":"2012-10-17","Statement":[${body}]}`);
}

/** Adds a block to a scene, or says why iam-simulate cannot be asked about it. */
function attach(scene, info, body) {
  const words = info.split(' ');
  const [kind] = words;
  if (words.includes('refused') || words.includes('invalid')) return 'a document that AWS refuses';
  let policy;
  try { policy = readPolicy(body); } catch { policy = undefined; }
  const level = (list) => { (list[Number(words[1])] ??= { orgIdentifier: `level-${words[1]}`, policies: [] }).policies.push({ name: info, policy }); };
  switch (kind) {
    case 'identity': scene.identity.push({ name: `p${scene.identity.length}`, policy }); return undefined;
    case 'resource': case 'trust':
      if (scene.resource) return 'several resource-based policies';
      scene.resource = policy; return undefined;
    case 'boundary': scene.boundary = [{ name: 'boundary', policy }]; return undefined;
    case 'endpoint': scene.endpoint.push({ name: 'endpoint', policy }); return undefined;
    case 'session':
      if (scene.session) return 'several session policies';
      scene.session = policy; return undefined;
    case 'scp': level(scene.scp); return undefined;
    case 'rcp': level(scene.rcp); return undefined;
    case 'restrict-public-buckets': scene.blockPublicAccess = true; return undefined;
    default: return `a block \`${kind}\``;
  }
}

const newScene = () => ({ identity: [], endpoint: [], scp: [], rcp: [], skip: undefined });

function ask(scene, { caller, action, resource, owner, context }) {
  const account = owner ?? (resource.split(':')[4] || (caller.split('@')[1] ?? ACCOUNT));
  return runSimulation({
    request: {
      principal: principal(caller),
      action,
      resource: { resource, accountId: account },
      contextVariables: { ...callerKeys(caller), ...context },
    },
    identityPolicies: scene.identity,
    serviceControlPolicies: scene.scp.filter(Boolean),
    resourceControlPolicies: scene.rcp.filter(Boolean),
    resourcePolicy: scene.resource,
    permissionBoundaryPolicies: scene.boundary,
    vpcEndpointPolicies: scene.endpoint.length ? scene.endpoint : undefined,
    sessionPolicy: scene.session,
    additionalSettings: scene.blockPublicAccess ? { s3: { blockPublicAccess: true } } : undefined,
  }, {});
}

const total = { cases: 0, asked: 0, same: 0, wrongAllow: 0, wrongDeny: 0, refused: 0 };
const skipped = {};
const different = [];

for (const file of readdirSync(SUITE).filter((name) => name.endsWith('.md') && name !== 'README.md').sort()) {
  let scene = newScene();
  let fence;
  let number = 0;
  for (const line of readFileSync(join(SUITE, file), 'utf8').split('\n')) {
    number += 1;
    if (line.startsWith('## ')) scene = newScene();
    if (!line.startsWith('```')) {
      if (fence?.info === 'requests' && line.trim()) await one(file, number, line, scene);
      else if (fence) fence.body += `${line}\n`;
    } else if (fence) {
      if (fence.info !== 'requests') scene.skip = attach(scene, fence.info, fence.body) ?? scene.skip;
      fence = undefined;
    } else {
      fence = { info: line.slice(3).trim(), body: '' };
    }
  }
}

async function one(file, number, line, scene) {
  total.cases += 1;
  const request = readCase(line);
  const skip = scene.skip ?? (principal(request.caller) ? undefined : `a caller \`${request.caller.split('/')[0]}\``)
    ?? (request.isKnown ? undefined : 'a value that nobody told');
  if (skip) { skipped[skip] = (skipped[skip] ?? 0) + 1; return; }
  total.asked += 1;
  let answer;
  try { answer = await ask(scene, request); } catch (error) { answer = { resultType: 'error', errors: { message: String(error) } }; }
  if (answer.resultType === 'error') {
    total.refused += 1;
    different.push(`${file}:${number}: refused (${answer.errors.message}): ${line}`);
    return;
  }
  const [allows, expected] = [answer.overallResult === 'Allowed', request.decision === 'Allowed'];
  if (allows === expected) { total.same += 1; return; }
  total[allows ? 'wrongAllow' : 'wrongDeny'] += 1;
  different.push(`${file}:${number}: ${answer.overallResult}: ${line}`);
}

if (process.argv.includes('--list')) console.log(different.join('\n'));
console.log(JSON.stringify({ ...total, skipped }, null, 2));
