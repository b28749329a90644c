/** A policy: JSON text, as AWS wants it, or an object. */
export type Policy = string | object;

/** The parameters of AWS's `iam simulate-custom-policy`, with the playground's additions. */
export interface SimulationRequest {
  PolicyInputList?: Policy[];
  PermissionsBoundaryPolicyInputList?: Policy[];
  /** `service:Name`, each. */
  ActionNames: string[];
  /** ARNs or `*`; `*` where it is left out. */
  ResourceArns?: string[];
  ResourcePolicy?: Policy;
  /** ARN of the resource's account's root. */
  ResourceOwner?: string;
  /** ARN of any caller. */
  CallerArn?: string;
  ContextEntries?: ContextEntry[];
  /** Whether the condition keys that follow from the request are filled in where `ContextEntries` does not bring them; so it is where this is left out. */
  ContextKeysFromRequest?: boolean;
  /** ARN of a session's role, where it has a path. */
  CallerRoleArn?: string;
  /** The canonical user id of the caller's account, or of the origin access identity that asks. */
  CallerCanonicalUserId?: string;
  SessionPolicyInputList?: Policy[];
  VpcEndpointPolicyInputList?: Policy[];
  /** AWS's own form of the following, which is an error beside it. */
  OrderedOrganizationPolicyInputList?: { ServiceControlPolicyInputList?: Policy[] }[];
  /** A list for each level, from the organization's root down to the account. */
  ServiceControlPolicyInputList?: Policy[][];
  ResourceControlPolicyInputList?: Policy[][];
  PublicAccessBlockConfiguration?: object;
  /** The policies of `aws ram get-resource-policies`, of a resource that AWS RAM shares. */
  ResourceSharePolicyInputList?: Policy[];
  /** Services whose delegated administrator the caller's account is, such as `guardduty.amazonaws.com`. */
  DelegatedAdministratorFor?: string[];
  /** The bucket behind the S3 access point in `ResourceArns`, by name or ARN; `ResourcePolicy` is its policy then. */
  AccessPointBucket?: string;
  AccessPointPolicy?: Policy;
  /** The VPC that the access point is restricted to. */
  AccessPointVpcId?: string;
}

export interface ContextEntry {
  ContextKeyName: string;
  ContextKeyValues: string[];
  /** `string`, `stringList`, `numeric`, `boolean`, `date`, `ip` … */
  ContextKeyType: string;
}

export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny';

/** Lines and columns begin at 1. */
export interface Position {
  Line: number;
  Column: number;
}

export interface MatchedStatement {
  /** `PolicyInputList.1` … */
  SourcePolicyId: string;
  SourcePolicyType: string;
  StartPosition: Position;
  EndPosition: Position;
}

export interface EvaluationResult {
  EvalActionName: string;
  EvalResourceName: string;
  EvalDecision: Decision;
  MatchedStatements: MatchedStatement[];
  /** Condition keys that a statement asks for and the request does not carry. */
  MissingContextValues: string[];
  /** Condition keys that were filled in because they follow from the request. */
  DerivedContextEntries?: ContextEntry[];
  /** What was taken for granted, in sentences. */
  Assumptions?: string[];
  EvalDecisionDetails?: Record<string, Decision>;
  PermissionsBoundaryDecisionDetail?: { AllowedByPermissionsBoundary: boolean };
  OrganizationsDecisionDetail?: { AllowedByOrganizations: boolean };
  ResourceSpecificResults?: object[];
}

/** A request that AWS would refuse is not evaluated. */
export interface RefusedRequest {
  Error: { Code: string; Message: string; Line: number; Column: number };
}

export type Answer<Result> = { EvaluationResults: Result[] } | RefusedRequest;

export interface ExplainedResult extends EvaluationResult {
  Explanation: Explanation;
}

/** The whole trace of a decision, as data and in sentences. */
export interface Explanation {
  Decision: Decision;
  /** The decision in a few words, which say who denied or stopped it. */
  Verdict: string;
  /** Why, with the values that made it so. */
  Sentence: string;
  /** Where it is allowed: the Deny that came nearest, and what it misses. */
  NearestDeny?: string;
  /** AWS's own text for a denied request. */
  ErrorMessage?: string;
  SpecialRule?: string;
  DecidingGate?: string;
  /** As sure as the least sure rule that the answer hangs on. */
  Certainty: Certainty;
  /** What the answer rests on: the step that decided, then what AWS's documentation does not settle. */
  Rules: ExplainedRule[];
  /** Where the action is none that AWS publishes. */
  Note?: string;
  /** In AWS's order; across accounts those of both sides. */
  Gates: Gate[];
}

export interface Gate {
  Gate: string;
  Account: 'Same' | 'Caller' | 'Resource';
  Verdict: 'NotReached' | 'NotApplicable' | 'Allows' | 'ExplicitDeny' | 'ImplicitDeny' | 'NotNeeded';
  Sentence: string;
  Policies: ExplainedPolicy[];
}

export interface ExplainedPolicy {
  SourcePolicyId: string;
  SourcePolicyType: string;
  Level?: number;
  Statements: ExplainedStatement[];
}

export interface ExplainedStatement {
  /** Its number, from 1. */
  Statement: number;
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Applies: boolean;
  StartPosition: Position;
  EndPosition: Position;
  Elements: ExplainedElement[];
}

export type Certainty = 'documented' | 'disputed' | 'undocumented';

/** A rule that an answer or an element rests on. */
export interface ExplainedRule {
  Certainty: Certainty;
  /** The guide and the title of the page of AWS's documentation. */
  Page: string;
  Address: string;
  /** What the sources say where the rule is not documented, and what is chosen here. */
  Note?: string;
}

export interface ExplainedElement {
  Element: string;
  Kind: 'Principal' | 'Action' | 'Resource' | 'Condition';
  Matches: boolean;
  Reason: object;
  Sentence: string;
  /** Whether AWS's documentation settles the rule. */
  Certainty: Certainty;
  Rule: ExplainedRule;
  StartPosition: Position;
  EndPosition: Position;
  MatchedValue?: { StartPosition: Position; EndPosition: Position };
}

export type PolicyType = 'identity' | 'resource' | 'trust' | 'boundary' | 'session' | 'scp' | 'rcp' | 'vpc-endpoint';

/** Two policies of one type. */
export interface PolicyPair {
  /** `null` is no policy, which allows nothing. */
  before: Policy | null;
  after: Policy | null;
  /** `identity` where it is left out. */
  type?: PolicyType;
}

/** How `after` stands to `before`. */
export interface Comparison {
  answer: 'equivalent' | 'narrower' | 'wider' | 'incomparable' | 'undecided';
  /** What `after` allows and `before` does not, most actions first. */
  gained: AccessGroup[];
  /** What `before` allows and `after` does not. */
  lost: AccessGroup[];
  /** Why more may be gained or lost than what is listed. */
  undecided: string[];
  /** Policies with errors, `before` or `after`, which AWS refuses and which allow nothing here. */
  malformed?: string[];
}

/** Requests that one policy allows and the other does not, or some of them. */
export interface AccessGroup {
  actions: string[];
  resources?: string[];
  /** All resources but these. */
  notResources?: string[];
  conditions: { operator: string; key: string; values: string[] }[];
  /** Whether it holds other requests besides. */
  wider: boolean;
  /** How many actions of AWS's these are. */
  actionCount?: number;
  /** The statement that allows, its index from 0. */
  statement?: { policy: string; index: number; sid?: string };
  /** One of the requests. `null` where none was found and none is proved to be missing. */
  witness: Witness | null;
}

export interface Witness {
  /** ARN of the caller, or a service's name. */
  caller: string;
  callerRoleArn?: string;
  action: string;
  resource: string;
  resourceOwner?: string;
  context: Record<string, string | string[]>;
  /** Whether AWS asks this action about such a resource. */
  usual: boolean;
  /** `false` where AWS has no such action; then none that it has shows the difference. */
  knownAction?: false;
  /** Policies and facts that the answer hangs on and that nobody gave. */
  assumptions?: ({ policyType: string; arn: string } | { fact: string; account?: string; key?: string })[];
}

/** A question about the world of a document. */
export interface Question {
  /** A user, a role (asked as a session of it), or an account's root. */
  PrincipalArn: string;
  ActionName: string;
  /** ARN or `*`. */
  ResourceArn: string;
}

export interface Decided {
  ActionName: string;
  ResourceArn: string;
  Decision: Decision;
  Verdict: string;
  Sentence: string;
}

export interface WorldSimulation {
  Programs: Program[];
  /** An answer for each question, in order. */
  Answers: (Decided & { PrincipalArn: string; ErrorMessage?: string })[];
}

/** One run of a program. */
export interface Program {
  Name: string;
  /** It had credentials, and every call succeeded. */
  Succeeded: boolean;
  /** Where the SDK looked for credentials, in its order. */
  CredentialProviders: { Provider: string; Outcome: 'Nothing' | 'Found' | 'NotAsked'; Reason?: string }[];
  Calls: {
    Operation: string;
    CallerArn?: string;
    Succeeded: boolean;
    Error?: { Code: string; Message: string };
    Decisions: Decided[];
  }[];
  /** Its log as it would look on the machine. */
  Log: string[];
}

/** Decides requests: `iam simulate-custom-policy`'s parameters in, its answer out. */
export function evaluate(request: SimulationRequest): Answer<EvaluationResult>;
export function evaluate(requests: SimulationRequest[]): Answer<EvaluationResult>[];

/** The same with the whole trace. */
export function explain(request: SimulationRequest): Answer<ExplainedResult>;
export function explain(requests: SimulationRequest[]): Answer<ExplainedResult>[];

/** Tells what the policy `after` allows that `before` does not, and the other way round. Throws where a policy or the type cannot be read. */
export function compare(policies: PolicyPair): Comparison;
export function compare(policies: PolicyPair[]): Comparison[];

/**
 * Runs every program of a document of the playground (an object or its text) on a copy of its world, and answers questions about it.
 * Throws where the document or a question cannot be read.
 */
export function simulate(document: object | string, questions?: Question[]): WorldSimulation;
