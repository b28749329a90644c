// Compares the policies that a pull request changes and writes a comment: what each newly allows, with a request.
// Environment: BASE and HEAD are commits, POLICY_TYPES is lines FOLDER=TYPE. The status is that of `iam-policy compare`.
import { execFileSync, spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** A text as code in Markdown: in one line, between more backticks than it has in a row. */
export function code(text) {
  const line = String(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD').slice(0, 500);
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  return `${fence} ${line || ' '} ${fence}`;
}

const all = (texts) => {
  const shown = texts.slice(0, 6).map(code).join(', ');
  return texts.length > 6 ? `${shown} and ${texts.length - 6} more` : shown;
};

function groupLines({ actions, resources, notResources, conditions, wider, witness }) {
  const on = notResources?.length ? ` on all but ${all(notResources)}` : resources?.length ? ` on ${all(resources)}` : '';
  const lines = [`- ${wider ? 'in part: ' : ''}${all(actions)}${on}`];
  for (const { operator, key, values } of conditions) lines.push(`  - if ${code(operator)} ${code(key)} ${all(values)}`);
  if (witness) {
    const context = Object.entries(witness.context).map(([key, value]) => `, with ${code(key)} = ${all([value].flat())}`);
    lines.push(`  - for instance ${code(witness.action)} on ${code(witness.resource)} by ${code(witness.caller)}${context.join('')}`);
  }
  return lines;
}

/** The lines about one policy, by an answer of `iam-policy compare --jsonl`. */
export function policyLines(answer) {
  const lines = [`#### ${code(answer.id)}: ${answer.error ? 'not compared' : answer.answer}`, ''];
  if (answer.error) return [...lines, code(answer.error), ''];
  if (answer.malformed?.includes('after')) lines.push('AWS refuses this policy: it has an error, so it allows nothing.', '');
  else if (answer.answer === 'equivalent') lines.push('Allows the same requests as before.', '');
  if (answer.gained.length) lines.push('Newly allows', '', ...answer.gained.flatMap(groupLines), '');
  if (answer.lost.length) lines.push('No longer allows', '', ...answer.lost.flatMap(groupLines), '');
  for (const reason of answer.undecided) lines.push(`Not decided: ${code(reason)}`, '');
  return lines;
}

/** The type of the policies in the folder of a file. */
export function policyType(path, types) {
  const lines = types.split('\n').map((line) => line.trim().split('='));
  return lines.find(([folder]) => folder && path.startsWith(folder))?.[1] ?? 'identity';
}

const MOST_CHARACTERS = 60_000;

function main() {
  const { BASE, HEAD, POLICY_TYPES = '' } = process.env;
  const git = (...words) => execFileSync('git', words, { maxBuffer: 1 << 28 }).toString();
  const from = git('merge-base', BASE, HEAD).trim();
  // Renamed policies are one removed and one added.
  const paths = git('diff', '--name-only', '-z', '--no-renames', from, HEAD).split('\0').filter((path) => path.endsWith('.json'));
  const textAt = (commit, path) => {
    const exists = git('ls-tree', '-z', commit, '--', `:(literal)${path}`) !== '';
    return exists ? git('cat-file', 'blob', `${commit}:${path}`) : null;
  };
  const policies = paths.filter((path) => path.startsWith(process.env.POLICY_FOLDER ?? 'policies/'));
  if (policies.length === 0) {
    process.stdout.write('No policy is changed.\n');
    return 0;
  }
  const pairs = policies.map((path) => ({ id: path, before: textAt(from, path), after: textAt(HEAD, path), type: policyType(path, POLICY_TYPES) }));
  // A name that is no UTF-8 is found in neither commit, and must not pass for a policy that stays absent.
  const lost = pairs.filter(({ before, after }) => before === null && after === null);
  const input = pairs.map((pair) => `${JSON.stringify(pair)}\n`).join('');
  const compared = spawnSync('iam-policy', ['compare', '--jsonl', '--fail-on', 'wider', '-'], { input, maxBuffer: 1 << 28 });
  if (compared.error) throw compared.error;
  process.stderr.write(compared.stderr);
  const answers = compared.stdout.toString().trim().split('\n').map((line) => JSON.parse(line));
  for (const { id } of lost) Object.assign(answers.find((answer) => answer.id === id), { error: 'a name that is no UTF-8: rename the file' });
  const comment = ['### What these policies newly allow', '', ...answers.flatMap(policyLines)].join('\n');
  process.stdout.write(comment.length > MOST_CHARACTERS ? `${comment.slice(0, MOST_CHARACTERS).replace(/\n[^\n]*$/, '')}\n\nThe rest is cut off.\n` : `${comment}\n`);
  return lost.length > 0 ? 2 : (compared.status ?? 2);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main();
