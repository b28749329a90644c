// The package as Node has it; `cargo xtask test --only module` builds it before and says where it is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const folder = process.env.MODULE;
const { initSync, compare, evaluate, explain, simulate } = await import(pathToFileURL(`${folder}/iam_js.js`));
initSync({ module: readFileSync(`${folder}/iam_js_bg.wasm`) });

const onTheBucket = {
  PolicyInputList: [
    { Version: '2012-10-17', Statement: { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos' } },
  ],
  ActionNames: ['s3:GetObject'],
  ResourceArns: ['arn:aws:s3:::photos/cat.jpg'],
};

test('a bucket is not its objects, and the explanation says so', () => {
  const [result] = explain(onTheBucket).EvaluationResults;
  assert.equal(result.EvalDecision, 'implicitDeny');
  const element = result.Explanation.Gates.flatMap((gate) => gate.Policies)
    .flatMap((policy) => policy.Statements)
    .flatMap((statement) => statement.Elements)
    .find((element) => element.Kind === 'Resource');
  assert.equal(element.Matches, false);
  assert.match(element.Sentence, /photos\/cat\.jpg/);
});

test('several requests are answered in order, a malformed one with its place', () => {
  const wide = { ...onTheBucket, PolicyInputList: [{ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }] };
  const [denied, allowed, refused] = evaluate([onTheBucket, wide, { ActionNames: [] }]);
  assert.equal(denied.EvaluationResults[0].EvalDecision, 'implicitDeny');
  assert.equal(allowed.EvaluationResults[0].EvalDecision, 'allowed');
  assert.equal(refused.Error.Code, 'InvalidInput');
});

test('keys that follow from the request are filled in, unless only what is passed counts', () => {
  const byArn = {
    CallerArn: 'arn:aws:iam::111122223333:user/ann',
    PolicyInputList: [
      { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::home/${aws:username}/*' } },
    ],
    ActionNames: ['s3:GetObject'],
    ResourceArns: ['arn:aws:s3:::home/ann/cat.jpg'],
  };
  const [filledIn, exact] = evaluate([byArn, { ...byArn, ContextKeysFromRequest: false }]).map((answer) => answer.EvaluationResults[0]);
  assert.equal(filledIn.EvalDecision, 'allowed');
  assert.ok(filledIn.DerivedContextEntries.some((entry) => entry.ContextKeyName === 'aws:username' && entry.ContextKeyValues[0] === 'ann'));
  assert.equal(exact.EvalDecision, 'implicitDeny');
  assert.equal(exact.DerivedContextEntries, undefined);
  assert.deepEqual(exact.MissingContextValues, ['aws:username']);
});

test('a comparison has what is newly allowed, with a request that the evaluator allows', () => {
  const before = onTheBucket.PolicyInputList[0];
  const after = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::photos' } };
  const { answer, gained, lost } = compare({ before, after });
  assert.equal(answer, 'wider');
  assert.deepEqual(lost, []);
  const { caller, action, resource } = gained[0].witness;
  const decided = [before, after].map((policy) =>
    evaluate({ PolicyInputList: [policy], CallerArn: caller, ActionNames: [action], ResourceArns: [resource] }).EvaluationResults[0].EvalDecision);
  assert.deepEqual(decided, ['implicitDeny', 'allowed']);
  const several = compare([{ before, after: before }, { before: after, after: null }]);
  assert.deepEqual(several.map((one) => one.answer), ['equivalent', 'narrower']);
  assert.throws(() => compare({ before }), /`after` is no policy/);
});

test('a document’s programs run, and its world answers', () => {
  const saved = readFileSync(new URL('../../../tests/saved/version-1.json', import.meta.url), 'utf8');
  const root = 'arn:aws:iam::111122223333:root';
  const ask = { PrincipalArn: root, ActionName: 's3:ListBucket', ResourceArn: 'arn:aws:s3:::photo-app-bucket' };
  const { Programs, Answers } = simulate(JSON.parse(saved), [ask]);
  assert.equal(Programs[0].Name, 'photo-app');
  assert.ok(Programs[0].Log.length > 0);
  assert.equal(Answers[0].PrincipalArn, root);
  assert.equal(Answers[0].Decision, 'allowed');
  assert.throws(() => simulate({}), /no version/);
});
