// What runs in the page: ours and iam-simulate on the same work, in turns. Bundled by run.mjs.

import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';

const ROUNDS = 21;
const ACTION = 's3:GetObject';
const OBJECT = 'arn:aws:s3:::photos/2026/a.jpg';

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Microseconds per unit, the medians of rounds in turns. */
function measure(ways) {
  const times = ways.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    ways.forEach(({ run, amount }, place) => {
      const start = performance.now();
      run();
      times[place].push(((performance.now() - start) * 1000) / amount);
    });
  }
  return Object.fromEntries(ways.map(({ name }, place) => [name, median(times[place])]));
}

function simulation(identity, { action = ACTION, resource = OBJECT, boundary, scp } = {}) {
  return {
    request: {
      principal: 'arn:aws:sts::111122223333:assumed-role/app/s1',
      action,
      resource: { resource, accountId: '111122223333' },
      contextVariables: {
        'aws:SecureTransport': 'true',
        'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/app',
        'aws:RequestedRegion': 'eu-west-1',
        'aws:SourceIp': '203.0.113.7',
      },
    },
    identityPolicies: identity.map((text, n) => ({ name: `p${n}`, policy: JSON.parse(text) })),
    serviceControlPolicies: scp
      ? [{ orgIdentifier: 'r-1', policies: [{ name: 'scp', policy: JSON.parse(scp) }] }] : [],
    resourceControlPolicies: [],
    permissionBoundaryPolicies: boundary && [{ name: 'boundary', policy: JSON.parse(boundary) }],
  };
}

export async function run(ours, { ten, managed, role, boundary, scp, bytes }) {
  const rows = new ours.Rows(ten, managed);
  const peer = (options) => () => runUnsafeSimulation(options, {});
  const simple = simulation([role]);
  // Without the bucket policy, which this entry of the peer cannot read: so much less work for it.
  const full = simulation(ten, { boundary, scp });
  const times = (rounds, once) => () => { for (let n = 0; n < rounds; n += 1) once(); };
  const results = {
    agree: [runUnsafeSimulation(simple, {}), runUnsafeSimulation(full, {}), rows.trace()],
    'role, µs': measure([
      { name: 'ours', amount: 100_000, run: () => rows.role(100_000) },
      { name: 'iam-simulate', amount: 100, run: times(100, peer(simple)) },
    ]),
    'many, µs': measure([
      { name: 'ours', amount: 20_000, run: () => rows.many(20_000) },
      { name: 'iam-simulate', amount: 3, run: times(3, peer(full)) },
    ]),
    'matrix, µs each': measure([
      { name: 'ours', amount: 100_000, run: () => rows.matrix() },
      { name: 'ours, as batches', amount: 100_000, run: () => rows.batches() },
    ]),
    'trace, µs': measure([
      { name: 'ours', amount: 200, run: times(200, () => rows.trace()) },
      { name: 'iam-simulate', amount: 3, run: times(3, peer(full)) },
    ]),
  };
  const world = new ours.LargeWorld();
  results['world, µs'] = {
    ...measure([{ name: 'edit', amount: 500, run: () => world.edit(500) }]),
    ...measure([{ name: 'matrix after an edit', amount: 1, run: () => world.matrix() }]),
  };
  const parse = measure([{ name: 'ours', amount: bytes, run: () => rows.parse() }]);
  results['parse, MB/s'] = { ours: 1 / parse.ours };
  return results;
}
