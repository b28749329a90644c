// What is worth a picture. Each scene gets a page that has just loaded the site, and returns when it shows its subject.
// Scenes use the page as a person does: by role and visible text. They work at every width.

import { finishAllButTheLast } from './actions.mjs';

const isNarrow = (page) => page.viewportSize().width < 720;
/** As `style/panes.css` has it. */
const hasPanes = (page) => page.viewportSize().width >= 1100;

/** On a phone, opens one of the views at the foot of the page. */
async function view(page, name) {
  if (isNarrow(page)) await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();
}

/** A visible create button: the map's, or on a phone the outline's. */
const create = (page, what) =>
  page.getByRole('button', { name: `Create ${what}`, exact: true }).filter({ visible: true }).first();

async function choose(dialog, policies) {
  for (const policy of policies) {
    await dialog.getByRole('searchbox').fill(policy);
    await dialog.getByRole('checkbox', { name: policy }).first().check();
  }
}

const FULL = ['AmazonS3FullAccess', 'CloudWatchLogsFullAccess'];

async function createRole(page, policies) {
  await view(page, 'Build');
  await create(page, 'role').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await choose(dialog, policies);
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByLabel('Role name').fill('PhotoAppRole');
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await page.locator('.newest-access').waitFor();
}

async function createKey(page, policies = FULL) {
  await view(page, 'Build');
  await create(page, 'user').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('User name').fill('photo-app-user');
  await choose(dialog, policies);
  await dialog.getByRole('button', { name: 'Create user' }).click();
  await page.getByRole('tab', { name: 'Security credentials' }).click();
  await page.getByRole('button', { name: 'Create access key' }).click();
}

async function run(page) {
  if (isNarrow(page)) await view(page, 'Run');
  await page.getByRole('button', { name: 'Run the app', exact: true }).click();
}

/** Opens the palette, and with `entry` what it finds first. */
async function fromPalette(page, entry) {
  await page.getByRole('group', { name: 'Simulated clock' }).waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('dialog').getByRole('combobox');
  await field.fill(entry);
  if (!entry) return;
  await page.keyboard.press('Enter');
  await field.waitFor({ state: 'detached' });
  await page.getByRole('dialog').waitFor();
}

/** Chooses a lesson by its place in the list, and waits until it is set up. */
async function chooseLesson(page, index) {
  const list = page.getByRole('combobox', { name: 'Lessons' });
  const listed = await list.locator('option').nth(index).textContent();
  const title = listed.replace(/^\d+\. /, '').replace(/ \(\d+ min\)$/, '');
  await list.selectOption({ index });
  await page.locator('#lesson-title', { hasText: title }).waitFor();
  await page.locator('.lesson .fetching').waitFor({ state: 'detached' });
}

/** Opens an example, and the explanation of its first request. */
async function explainExample(page, name) {
  await page.goto(`./?example=${name}`);
  await page.locator('.why .verdict-line').waitFor({ state: 'attached' });
  await view(page, 'Why');
  await page.locator('.why .verdict-line').waitFor();
}

/** @type {Record<string, (page: import('@playwright/test').Page) => Promise<void>>} */
export const scenes = {
  /** The first thing a visitor sees. */
  'first-look': async (page) => {
    await page.getByRole('group', { name: 'Simulated clock' }).waitFor();
  },
  /** Nobody calls. */
  'no-credentials': async (page) => {
    await run(page);
  },
  /** A user's key without a policy: every call is denied. */
  'run-refused': async (page) => {
    await createKey(page, []);
    await page.getByRole('button', { name: 'Paste into the app’s code' }).click();
    await run(page);
    await page.locator('.console .calls li').first().waitFor();
  },
  /** The one time a secret is shown. */
  'access-key': async (page) => {
    await createKey(page);
    await page.getByRole('dialog', { name: 'Access key created' }).waitFor();
  },
  /** Option 1, leaked. */
  leaked: async (page) => {
    await createKey(page);
    await page.getByRole('button', { name: 'Paste into the app’s code' }).click();
    await run(page);
    await page.getByRole('button', { name: 'Leak the repository' }).click();
    await page.getByRole('button', { name: 'Call as the stranger' }).click();
  },
  /** The console's steps. */
  'create-role': async (page) => {
    await view(page, 'Build');
    await create(page, 'role').click();
    await page.getByRole('dialog').waitFor();
  },
  /** Option 2, green: the picture in the README. */
  role: async (page) => {
    await createRole(page, FULL);
    await run(page);
    if (!isNarrow(page)) await page.getByRole('tab', { name: 'Access matrix' }).click();
  },
  /** A lesson with a question answered, and what it says to a state. */
  lesson: async (page) => {
    await chooseLesson(page, 9);
    await page.getByRole('group', { name: 'Answers' }).getByRole('button').nth(1).click();
  },
  /** A solved lesson. */
  'lesson-solved': async (page) => {
    await chooseLesson(page, 17);
    for (const hint of [1, 2, 3]) await page.getByRole('button', { name: `Hint ${hint} of 3` }).click();
    await page.getByRole('button', { name: 'Apply the solution' }).click();
  },
  /** What the third hint would change. */
  'lesson-hint': async (page) => {
    await chooseLesson(page, 9);
    for (const hint of [1, 2, 3]) await page.getByRole('button', { name: `Hint ${hint} of 3` }).click();
    await page.getByRole('button', { name: 'Apply the solution' }).scrollIntoViewIfNeeded();
  },
  /** The end of the course. */
  'course-finished': async (page) => {
    await finishAllButTheLast(page);
    await page.goto('./?lesson=18');
    await page.locator('#lesson-title', { hasText: 'The confused deputy' }).waitFor();
    await page.locator('.lesson .fetching').waitFor({ state: 'detached' });
    for (const hint of [1, 2, 3]) await page.getByRole('button', { name: `Hint ${hint} of 3` }).click();
    await page.getByRole('button', { name: 'Apply the solution' }).click();
    await page.getByRole('button', { name: 'See your result' }).click();
    await page.getByRole('dialog').getByRole('img').first().waitFor();
  },
  /** All lessons, one of them finished. */
  'lesson-path': async (page) => {
    await run(page);
    await view(page, 'Lesson');
    await page.getByRole('button', { name: 'All lessons' }).click();
    await page.getByRole('button', { name: /^Reference card/ }).click();
    await page.getByText('the SDK giving up').last().waitFor();
  },
  /** The recap card. */
  recap: async (page) => {
    await page.getByRole('button', { name: 'All lessons' }).click();
    await page.getByRole('button', { name: 'Recap card: who and what' }).click();
  },
  /** A lesson being made. */
  'make-lesson': async (page) => {
    await view(page, 'Build');
    await create(page, 'user').click();
    await page.getByRole('dialog').getByLabel('User name').fill('ann');
    await page.getByRole('dialog').getByRole('button', { name: 'Create user' }).click();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('make a lesson');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Make a lesson' });
    await form.getByLabel('Title').fill('Reading is not writing');
    await form.getByRole('button', { name: 'Add goal' }).click();
    await form.getByLabel('A step begins with this goal').check();
    await form.getByLabel('Instruction of the step').fill('Change what Ann may do.');
    await form.getByRole('button', { name: 'Add goal' }).scrollIntoViewIfNeeded();
  },
  /** Its replies and questions. */
  'make-lesson-questions': async (page) => {
    await scenes['make-lesson'](page);
    const form = page.getByRole('dialog', { name: 'Make a lesson' });
    await form.getByRole('button', { name: 'Add reply to it' }).click();
    await form.getByRole('button', { name: 'Add question' }).click();
    await form.getByRole('button', { name: 'Add question' }).evaluate((element) => element.scrollIntoView({ block: 'end' }));
  },
  /** Twenty columns, more than there is room for. */
  'wide-matrix': async (page) => {
    await createRole(page, FULL);
    await view(page, 'Run');
    await page.getByRole('tab', { name: 'Access matrix' }).click();
    const added = {
      'arn:aws:s3:::photo-app-bucket/photos/cat.jpg': ['DeleteObject', 'GetObjectAcl', 'GetObjectTagging', 'GetObjectVersion', 'PutObjectAcl', 'PutObjectTagging', 'RestoreObject'].map((name) => `s3:${name}`),
      'arn:aws:s3:::photo-app-bucket': ['DeleteBucket', 'GetBucketAcl', 'GetBucketPolicy', 'ListBucketVersions', 'PutBucketPolicy'].map((name) => `s3:${name}`),
      'arn:aws:iam::111122223333:role/PhotoAppRole': ['iam:GetRole', 'iam:PassRole', 'sts:AssumeRole'],
    };
    for (const [resource, actions] of Object.entries(added)) {
      for (const action of actions) {
        await page.getByLabel('Also ask: action').fill(action);
        await page.getByLabel('on resource').fill(resource);
        await page.getByRole('button', { name: 'Add', exact: true }).click();
        await page.waitForFunction((field) => field.value === '', await page.getByLabel('Also ask: action').elementHandle());
      }
    }
    if (hasPanes(page)) await page.locator('.panels .fill').click();
  },
  /** What the words of the matrix mean, and of the clock. */
  'words-matrix': async (page) => {
    await view(page, 'Run');
    if (isNarrow(page)) await page.getByRole('tab', { name: 'Access matrix' }).click();
    await page.locator('.matrix').getByRole('button', { name: 'What do these words mean?' }).click();
    await page.locator('#matrix-words p').first().waitFor();
  },
  'words-clock': async (page) => {
    await page.locator('.clock').getByRole('button', { name: 'What do these words mean?' }).click();
    await page.locator('#clock-words p').first().waitFor();
  },
  /** Dialogs that the palette opens. */
  palette: (page) => fromPalette(page, ''),
  examples: (page) => fromPalette(page, 'Examples'),
  'saved-work': (page) => fromPalette(page, 'Saved work'),
  'create-resource': (page) => fromPalette(page, 'Create resource'),
  'create-policy': (page) => fromPalette(page, 'Create policy'),
  'create-user': (page) => fromPalette(page, 'Create user'),
  'add-account': (page) => fromPalette(page, 'Add account'),
  keyboard: (page) => fromPalette(page, 'Keyboard'),
  'start-over': (page) => fromPalette(page, 'Start over'),
  /** What can be connected with a role. */
  connect: async (page) => {
    await createRole(page, []);
    await page.getByRole('button', { name: 'Connect…' }).click();
    await page.getByRole('dialog').waitFor();
  },
  /** A question answered at the statement. */
  pointing: async (page) => {
    await chooseLesson(page, 9);
    await page.getByRole('button', { name: 'Look at the statements' }).click();
    await page.getByRole('button', { name: 'This one decides: NothingPrivate' }).click();
  },
  /** A refusal and its explanation. */
  why: async (page) => {
    await createRole(page, ['AmazonS3ReadOnlyAccess']);
    await view(page, 'Run');
    await page.getByRole('tab', { name: 'Access matrix' }).click();
    await page.getByRole('grid').getByRole('button', { name: /^PhotoAppRole, s3:PutObject/ }).click();
  },
  /** Five refusals, each by something else than the caller's own policies. */
  'why-cross-account': (page) => explainExample(page, '01-one-side-of-the-border'),
  'why-service-control': (page) => explainExample(page, '06-region-guardrail'),
  'why-boundary': (page) => explainExample(page, '05-permissions-boundary'),
  'why-key': (page) => explainExample(page, '14-key-decides-too'),
  'why-trust': (page) => explainExample(page, '09-external-id'),
  /** What would allow it. */
  fixes: async (page) => {
    await scenes.why(page);
    await page.getByRole('button', { name: 'How could it be allowed?' }).click();
    await page.locator('.fixes li').first().scrollIntoViewIfNeeded();
  },
  /** A policy with a mistake in it. */
  editor: async (page) => {
    await createRole(page, []);
    await page.getByRole('button', { name: 'Create inline policy' }).click();
    const area = page.locator('.cm-content');
    await area.waitFor();
    const lines = await area.locator('.cm-line').allInnerTexts();
    await area.fill(lines.join('\n').replace('s3:PutObject', 's3:PutObjekt').replace('s3:GetObject', 's3:Get*'));
    await page.locator('.reaches summary').waitFor();
    // Where the page itself scrolls, how far depends on what came first, the letters or the findings.
    if (isNarrow(page)) await area.evaluate((element) => element.scrollIntoView());
  },
  /** A policy as a form: actions, an ARN that is built, a condition. */
  'visual-editor': async (page) => {
    await createRole(page, []);
    await page.getByRole('button', { name: 'Create inline policy' }).click();
    await page.getByRole('tab', { name: 'Visual' }).click();
    const card = page.getByRole('region', { name: 'Statement 1' });
    await card.getByRole('button', { name: 'Choose actions' }).click();
    await card.getByRole('searchbox').fill('object tag');
    await card.getByRole('button', { name: 'Add resource' }).click();
    await card.getByRole('checkbox', { name: 'Any object name' }).check();
    await card.getByRole('button', { name: 'Add condition' }).click();
    await card.evaluate((element) => element.scrollIntoView());
  },
  /** Whom a bucket policy is about, as a form. */
  'visual-principal': async (page) => {
    await view(page, 'Build');
    if (isNarrow(page)) await page.getByRole('treeitem', { name: /photo-app-bucket/ }).click();
    else await page.locator('.map').getByRole('button', { name: /photo-app-bucket/ }).click();
    await page.getByRole('tab', { name: 'Bucket policy' }).click();
    await page.getByRole('tab', { name: 'Visual' }).click();
    await page.getByRole('button', { name: 'Add statement' }).click();
    const card = page.getByRole('region', { name: 'Statement 1' });
    await card.getByRole('button', { name: 'Add principal' }).click();
    await card.getByLabel('Kind of principal').selectOption('AWS service');
    await card.getByRole('button', { name: 'Add this principal' }).click();
    await card.getByLabel('Which', { exact: true }).selectOption('Another, by name…');
    await card.getByLabel('Name').fill('config');
    await card.getByRole('button', { name: 'Add this principal' }).click();
    await card.evaluate((element) => element.scrollIntoView());
  },
  /** Forty things, more than a lane shows, and another account outside the border. */
  'crowded-map': async (page) => {
    await view(page, 'Build');
    await page.getByRole('button', { name: 'Add account' }).click();
    await page.getByRole('dialog').getByLabel('Account name').fill('Partner');
    await page.getByRole('dialog').getByRole('button', { name: 'Add account' }).click();
    await page.getByRole('button', { name: /^Account Photo app/ }).click();
    await createRole(page, FULL);
    const policies = ['AmazonS3ReadOnlyAccess', 'CloudWatchReadOnlyAccess', 'IAMReadOnlyAccess', 'AmazonEC2ReadOnlyAccess', 'AmazonDynamoDBReadOnlyAccess', 'AmazonSQSReadOnlyAccess'];
    for (let n = 1; n <= 22; n += 1) {
      await view(page, 'Build');
      await create(page, 'user').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('User name').fill(`employee-${String(n).padStart(2, '0')}`);
      if (n % 3 === 0 && policies.length > 0) await choose(dialog, [policies.shift()]);
      await dialog.getByRole('button', { name: 'Create user' }).click();
    }
    for (const name of ['Operators', 'Auditors', 'Developers', 'Guests']) {
      await view(page, 'Build');
      await create(page, 'group').click();
      await page.getByRole('dialog').getByLabel('Group name').fill(name);
      await page.getByRole('dialog').getByRole('button', { name: 'Create group' }).click();
    }
  },
  /** The path of a request that nothing allows, as somebody sees it who wants no motion. */
  travel: async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await createRole(page, ['AmazonS3ReadOnlyAccess']);
    await view(page, 'Run');
    await page.getByRole('tab', { name: 'Access matrix' }).click();
    await page.getByRole('grid').getByRole('button', { name: /^PhotoAppRole, s3:GetObject/ }).click();
  },
  /** What a launch asks of IAM, iam:PassRole among it. */
  launch: async (page) => {
    await createRole(page, FULL);
    await create(page, 'instance').click();
    await page.getByRole('dialog').getByLabel('IAM instance profile').selectOption({ index: 1 });
  },
  /** An object with a tag. */
  object: async (page) => {
    await view(page, 'Build');
    if (isNarrow(page)) await page.getByRole('treeitem', { name: /photo-app-bucket/ }).click();
    else await page.locator('.map').getByRole('button', { name: /photo-app-bucket/ }).click();
    await page.getByText('Put an object').click();
    await page.getByLabel('Key', { exact: true }).fill('reports/june.txt');
    await page.getByLabel('Content').fill('42 photos');
    await page.getByRole('button', { name: 'Put object' }).click();
    await page.getByRole('button', { name: 'reports/june.txt', exact: true }).click();
    await page.getByLabel('Key', { exact: true }).fill('team');
    await page.getByLabel('Value').fill('photos');
    await page.getByRole('button', { name: 'Add tag' }).click();
    await page.getByRole('button', { name: 'Remove tag team' }).waitFor();
  },
  /** A refusal from a real account, read. */
  'explain-denied': async (page) => {
    await page.getByRole('button', { name: 'Saved' }).click();
    await page.getByRole('dialog', { name: 'Saved work' }).getByRole('button', { name: 'Explain an AccessDenied' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Error message or CloudTrail event').fill(
      'User: arn:aws:sts::111122223333:assumed-role/App/i-0abc is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::photo-app-bucket/photos/dog.jpg" with an explicit deny in a service control policy: arn:aws:organizations::444455556666:policy/o-abcd/service_control_policy/p-1234',
    );
    await dialog.getByRole('button', { name: 'Read' }).click();
  },
  /** Two accounts' files, read. */
  import: async (page) => {
    await page.getByRole('button', { name: 'Saved' }).click();
    await page.getByRole('dialog', { name: 'Saved work' }).getByRole('button', { name: 'Import account' }).click();
    const dialog = page.getByRole('dialog');
    const files = ['details.json', 'damaged.json', 'other-account.json', 'beside.json'];
    await dialog.getByLabel('Files').setInputFiles(files.map((name) => `crates/aws-world/tests/import/${name}`));
    await dialog.getByRole('button', { name: 'Open it' }).waitFor();
    await dialog.getByRole('button', { name: 'Open it' }).scrollIntoViewIfNeeded();
  },
  /** An imported account: what came in, what is missing, what people ask first. */
  'imported-account': async (page) => {
    await scenes.import(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Open it' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await view(page, 'Lesson');
  },
  /** The account as a CloudFormation template. */
  export: async (page) => {
    await createRole(page, FULL);
    await page.getByRole('button', { name: 'Saved' }).click();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('dialog').getByRole('tab', { name: 'CloudFormation' }).click();
  },
  /** The dialog that shares a world. */
  share: async (page) => {
    await createRole(page, FULL);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByLabel('Link', { exact: true }).waitFor();
  },
  /** The same with the code for posts and the preview. */
  post: async (page) => {
    await scenes.share(page);
    await page.getByRole('button', { name: 'Show the code' }).click();
    await page.frameLocator('iframe').getByRole('button', { name: 'Run the app' }).waitFor();
    await page.locator('.share-preview').scrollIntoViewIfNeeded();
  },
  /** A world that somebody shared. */
  visit: async (page) => {
    await scenes.share(page);
    const address = await page.getByLabel('Link', { exact: true }).inputValue();
    await page.goto(address.replace('#', '?there#'));
    await page.getByRole('region', { name: 'Shared world' }).waitFor();
  },
  /** A link whose end is missing. */
  damaged: async (page) => {
    await scenes.share(page);
    const address = await page.getByLabel('Link', { exact: true }).inputValue();
    await page.goto(address.replace('#', '?there#').slice(0, -60));
    await page.getByRole('dialog', { name: 'This link or file is damaged' }).waitFor();
  },
  /** In a post: the map. */
  embed: async (page) => {
    await scenes.share(page);
    const address = await page.getByLabel('Link', { exact: true }).inputValue();
    await page.goto(address.replace('#', 'embed/?view=world#'));
    await page.getByRole('button', { name: 'Run the app' }).waitFor();
  },
  /** In a post: the matrix. */
  'embed-matrix': async (page) => {
    await scenes.share(page);
    const address = await page.getByLabel('Link', { exact: true }).inputValue();
    await page.goto(address.replace('#', 'embed/?view=matrix#'));
    await page.locator('.matrix').waitFor();
  },
  /** The tree. */
  outline: async (page) => {
    await createRole(page, FULL);
    if (!isNarrow(page)) await page.getByRole('button', { name: 'Outline' }).click();
  },
  /** Terms of the inspector, one of them explained. */
  'terms-inspector': async (page) => {
    await createRole(page, FULL);
    await page.getByRole('tab', { name: 'Trust relationships' }).click();
    await page.getByRole('button', { name: 'trust policy', exact: true }).click();
  },
  /** Question marks behind the labels of a dialog, one of them pressed. */
  'terms-dialog': async (page) => {
    await view(page, 'Build');
    await create(page, 'role').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^AWS account/ }).check();
    await dialog.getByRole('button', { name: 'What is that?' }).first().click();
  },
};

/** The scene whose picture stands in the README. */
export const readmeScene = 'role';
