// Compiled, not run: what a user of the types may write, and what they may not.
import init, { compare, evaluate, explain, initSync, simulate, type Decision } from 'iam-js';

await init();
initSync({ module: new Uint8Array() });

const answer = explain({ ActionNames: ['s3:GetObject'], PolicyInputList: ['{}'] });
if ('Error' in answer) {
  const line: number = answer.Error.Line;
  console.log(line);
} else {
  const decision: Decision = answer.EvaluationResults[0].EvalDecision;
  const sentences: string[] = answer.EvaluationResults[0].Explanation.Gates.map((gate) => gate.Sentence);
  console.log(decision, sentences);
}
const exact = evaluate({ ActionNames: ['s3:GetObject'], ContextKeysFromRequest: false });
if (!('Error' in exact)) console.log(exact.EvaluationResults[0].DerivedContextEntries?.[0].ContextKeyName);
const several = evaluate([{ ActionNames: ['s3:GetObject'] }]);
console.log(several.length, simulate('{}').Programs[0].Succeeded);

const { answer: compared, gained } = compare({ before: null, after: '{}', type: 'trust' });
console.log(compared, gained[0].witness?.action, compare([{ before: {}, after: {} }]).length);

// @ts-expect-error: a pair has both policies.
compare({ after: '{}' });
// @ts-expect-error: a request without actions is none.
evaluate({ PolicyInputList: [] });
