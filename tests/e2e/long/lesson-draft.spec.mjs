// The draft of a lesson: kept as it is typed, asked about before it is left, tried out, and mended where it is not complete.

import { button, createUser, open, openExample, savedWork, untilSaved } from '../actions.mjs';
import { frame, post } from '../hosts.mjs';
import { expect, test } from '../fixtures.mjs';

const dialog = (page) => page.getByRole('dialog', { name: 'Make a lesson' });
const lesson = (page) => page.locator('.lesson');
const title = (page) => dialog(page).getByLabel('Title');

async function openDialog(page) {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'A thing, or something to do' })).toBeFocused();
  await page.keyboard.type('make a lesson');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
}

/** Everything but a goal. */
async function fillIn(page, { text = 'Ann is missing.', hint = 'Look at the users.' } = {}) {
  const form = dialog(page);
  await title(page).fill('Users come first');
  await form.getByLabel('What people believe before it').fill('Roles are users.');
  await form.getByLabel('Minutes it takes').fill('4');
  await form.getByLabel('What one understands after it').fill('A user is a user.');
  await form.getByLabel('Text').fill(text);
  for (const [label, text] of [['Where to look', hint], ['What to think of', 'Somebody is missing.'], ['What to do, step by step', 'Create ann.']])
    await form.getByLabel(label).fill(text);
}

/** A goal that asks for ann. */
async function addGoal(page) {
  await dialog(page).getByLabel('A goal of another kind').selectOption({ label: 'A check of your own' });
  await dialog(page).getByLabel('What the reader is to do').fill('Create ann.');
}

/** The lesson of `fillIn`, saved. */
async function saveLesson(page, texts) {
  await open(page);
  await openDialog(page);
  await fillIn(page, texts);
  await addGoal(page);
  await button(page, 'Save the lesson').click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator('#lesson-title')).toHaveText('Users come first');
}

test('a draft is there again after a reload in the moment of the last key, complete or not', async ({ page }) => {
  await open(page);
  await createUser(page, 'zed');
  await untilSaved(page, 'zed');
  await openDialog(page);
  await dialog(page).getByLabel('What to think of').fill('Only the second hint.');
  await dialog(page).getByLabel('A step begins with this goal').waitFor({ state: 'detached' });
  await dialog(page).getByLabel('A goal of another kind').selectOption({ label: 'A check of your own' });
  await dialog(page).getByLabel('Done when').fill('exists');
  await dialog(page).getByLabel('A step begins with this goal').check();
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => {
    const field = document.querySelector('#lesson-name');
    field.value = ' Half a title ';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    location.reload();
  })]);
  await expect(page.getByRole('group', { name: 'Simulated clock' })).toBeVisible();
  await openDialog(page);
  await expect(title(page)).toHaveValue(' Half a title ');
  await expect(dialog(page).getByLabel('Where to look')).toHaveValue('');
  await expect(dialog(page).getByLabel('What to think of')).toHaveValue('Only the second hint.');
  await expect(dialog(page).getByLabel('Done when')).toHaveValue('exists');
  await expect(dialog(page).getByLabel('A step begins with this goal')).toBeChecked();
  await expect(dialog(page)).toContainText('This is a draft.');
});

test('a draft goes on in an example, over a reload, with the world it was begun in', async ({ page }) => {
  await open(page);
  await createUser(page, 'zed');
  await openDialog(page);
  await title(page).fill('Mine');
  await page.keyboard.press('Escape');
  await button(page, 'Keep the draft and close').click();
  await openExample(page, /No MFA, no IAM/);
  await untilSaved(page, 'MfaForIam');
  await open(page);
  await expect(page.locator('#lesson-title')).toHaveText('No MFA, no IAM');
  await openDialog(page);
  await expect(title(page)).toHaveValue('Mine');
  await expect(dialog(page)).toContainText('This is a draft.');
  await button(page, 'Try it as a learner').click();
  await expect(page.locator('.map').getByRole('button', { name: /zed/ })).toHaveCount(1);
});

test('a draft goes on in another lesson that is chosen after a reload with the dialog open', async ({ page }) => {
  await open(page);
  await createUser(page, 'zed');
  await openDialog(page);
  await title(page).fill('Mine');
  await untilSaved(page, 'Mine');
  await page.reload();
  const zed = page.locator('.map').getByRole('button', { name: /zed/ });
  await expect(zed).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Lessons' }).selectOption({ index: 4 });
  await button(page, 'Set up this lesson').click();
  await expect(zed).toHaveCount(0);
  await openDialog(page);
  await expect(title(page)).toHaveValue('Mine');
  await expect(dialog(page)).toContainText('This is a draft.');
  // It starts in the world in which it was begun.
  await button(page, 'Try it as a learner').click();
  await expect(zed).toHaveCount(1);
});

test('a goal that is added is written on at once, wherever its list ends', async ({ page }) => {
  await open(page);
  await createUser(page, 'ann', ['AmazonS3ReadOnlyAccess']);
  await openDialog(page);
  const form = dialog(page);
  for (const count of [1, 2]) {
    await button(form, 'Add goal').first().click();
    const sentence = form.getByLabel('What the reader is to do').nth(count - 1);
    await expect(sentence).toBeFocused();
    await expect(sentence).toBeInViewport();
  }
  await button(form, 'Add reply to it').first().click();
  await expect(form.getByLabel('What is said', { exact: true })).toBeFocused();
  // A kind that is chosen by arrow keys leaves the focus where it is.
  const kinds = form.getByLabel('A goal of another kind');
  await kinds.focus();
  await kinds.selectOption({ label: 'A check of your own' });
  await expect(form.getByLabel('What the reader is to do')).toHaveCount(3);
  await expect(kinds).toBeFocused();
});

test('the dialog asks before it closes over what was written, and never over nothing', async ({ page }) => {
  await open(page);
  await openDialog(page);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);

  await openDialog(page);
  await title(page).fill('Mine');
  await page.keyboard.press('Escape');
  const question = dialog(page).getByRole('alertdialog', { name: 'Close before the lesson is saved?' });
  await expect(question).toBeVisible();
  await expect(button(page, 'Keep the draft and close')).toBeFocused();
  await button(page, 'Go on writing').click();
  await expect(question).toHaveCount(0);
  await expect(title(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);

  await button(page, 'All lessons').click();
  await button(page, 'Go on with your lesson').click();
  await expect(title(page)).toHaveValue('Mine');
  await title(page).fill('Mine, too');
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).click();
  await button(page, 'Throw the draft away').click();
  await expect(dialog(page)).toHaveCount(0);
  await openDialog(page);
  await expect(title(page)).toHaveValue('');
});

test('what keeps a draft from being a lesson is said at its field, which gets the focus', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await open(page);
  await openDialog(page);
  await fillIn(page);
  await dialog(page).getByLabel('Minutes it takes').fill('some');
  await addGoal(page);
  await dialog(page).getByLabel('Done when').fill('allowed ann');
  await dialog(page).getByLabel('What to do, step by step').fill('');
  await button(page, 'Save the lesson').click();

  const minutes = dialog(page).getByLabel('Minutes it takes');
  await expect(minutes).toBeFocused();
  await expect(minutes).toBeInViewport();
  await expect(minutes).toHaveAttribute('aria-invalid', 'true');
  await expect(minutes).toHaveAccessibleDescription('Write how many minutes it takes: a whole number such as 5.');
  const check = dialog(page).getByLabel('Done when');
  await expect(check).toHaveAccessibleDescription('After allowed or denied stand a principal, an action and a resource.');
  await expect(title(page)).not.toHaveAttribute('aria-invalid', 'true');

  const problems = dialog(page).locator('.problems');
  await expect(problems.getByRole('alert')).toContainText('3 things are to be mended');
  await expect(problems).toContainText('Goal 1: Done when');
  await expect(problems.getByRole('listitem')).toHaveCount(3);
  await expect(problems).not.toContainText('`');
  await problems.getByRole('button', { name: 'What to do, step by step' }).click();
  await expect(dialog(page).getByLabel('What to do, step by step')).toBeFocused();
  await expect(dialog(page).getByLabel('What to do, step by step')).toBeInViewport();

  // What is mended is no longer said.
  await page.keyboard.type('Create ann.');
  await minutes.fill('5');
  await expect(problems.getByRole('listitem')).toHaveCount(1);
  await expect(minutes).not.toHaveAttribute('aria-invalid', 'true');
  await check.fill('exists user/ann');
  await button(page, 'Save the lesson').click();
  await expect(dialog(page)).toHaveCount(0);
});

test('a draft is tried out as a learner gets it, and is there again with everything and the solution', async ({ page }) => {
  await open(page);
  await openDialog(page);
  await fillIn(page);
  await addGoal(page);
  await dialog(page).getByLabel('What to think of').fill('');
  await button(page, 'Try it as a learner').click();
  const bar = page.getByRole('region', { name: 'Try it as a learner' });
  await expect(bar).toContainText('You are trying your lesson as a learner.');
  await expect(page.locator('.notice')).toContainText('1 to mend');
  await expect(page.locator('#lesson-title')).toHaveText('Users come first');
  await createUser(page, 'ann');
  await expect(lesson(page).getByText('All goals met.')).toBeVisible();
  expect(await savedWork(page)).not.toContain('user/ann"');
  await button(page, 'Take this world as the solution').click();
  await expect(bar).toHaveCount(0);

  await expect(title(page)).toHaveValue('Users come first');
  await expect(dialog(page).getByLabel('Where to look')).toHaveValue('Look at the users.');
  await dialog(page).getByLabel('What to think of').fill('Somebody is missing.');
  await button(page, 'Save the lesson').click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator('.map').getByRole('button', { name: /^ann/ })).toHaveCount(0);
  for (const hint of [1, 2, 3]) await button(page, `Hint ${hint} of 3`).click();
  await expect(button(page, 'Apply the solution')).toBeVisible();
  // A reload while it is tried out opens the draft's own work.
  await button(page, 'Edit this lesson').click();
  await title(page).fill('Users come second');
  await button(page, 'Try it as a learner').click();
  await expect(page.locator('#lesson-title')).toHaveText('Users come second');
  await page.reload();
  await expect(page.locator('#lesson-title')).toHaveText('Users come first');
  await button(page, 'Edit this lesson').click();
  await expect(title(page)).toHaveValue('Users come second');
});

test('a draft is in no link, and what was saved is', async ({ page }) => {
  await saveLesson(page);
  await button(page, 'Edit this lesson').click();
  await title(page).fill('Not yet for others');
  await page.keyboard.press('Escape');
  await button(page, 'Keep the draft and close').click();
  await button(page, 'Share').click();
  await expect(page.getByRole('dialog', { name: 'Share' })).toContainText('The lesson you are writing is not in the link');
  const address = await page.getByLabel('Link', { exact: true }).inputValue();
  await page.keyboard.press('Escape');
  await page.goto(address.replace('#', '?there#'));
  await expect(page.getByRole('region', { name: 'Shared world' })).toBeVisible();
  await expect(page.locator('#lesson-title')).toHaveText('Users come first');
  await button(page, 'Edit this lesson').click();
  await expect(title(page)).toHaveValue('Users come first');
});

const PAGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html';
const HOSTILE = [
  '<img src=x onerror="document.title=1">',
  '[a](javascript:document.title=1)',
  '[b](http://a.example/)',
  '[c](https://aws.amazon.com@evil.example/)',
  '[d](https://a.example/"onclick="document.title=1)',
  '<a href="https://evil.example">e</a>',
];

test('a link in a lesson says where it leads; everything else in its texts is text', async ({ page }) => {
  await saveLesson(page, { text: `Read [about users](${PAGE}).\n\n${HOSTILE.join(' ')}`, hint: `See [the page](${PAGE}).` });
  await button(page, 'Hint 1 of 3').click();
  const links = lesson(page).locator('a');
  await expect(links).toHaveCount(2);
  for (const link of await links.all()) {
    expect(await link.getAttribute('href')).toBe(PAGE);
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toContain('noopener');
    await expect(link).toContainText('docs.aws.amazon.com');
    await expect(link).toHaveAccessibleName(/leaves this page$/);
  }
  for (const text of HOSTILE) await expect(lesson(page)).toContainText(text);
  expect(await lesson(page).locator('img, [onclick], [onerror]').count()).toBe(0);
});

test('a lesson’s own title is that of the page, of the frame, of the snippet and of its preview', async ({ page, complaints }) => {
  await saveLesson(page);
  await expect(page).toHaveTitle('Users come first – IAM Playground');
  await button(page, 'Share').click();
  const share = page.getByRole('dialog', { name: 'Share' });
  await button(share, 'Show the code').click();
  await button(share, 'Lesson').click();
  await expect(share.locator('iframe')).toHaveAttribute('title', 'Preview: Users come first');
  await button(share, 'Copy for HTML element').click();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toContain('title="Users come first"');
  const address = code.match(/src="([^"]+)"/)[1].replaceAll('&amp;', '&');
  expect(address).not.toContain('lesson=');

  const there = await post(complaints, frame(address.slice(address.indexOf('embed/') + 'embed/'.length)));
  await page.goto(there.address);
  const embed = page.frameLocator('#f');
  await expect(embed.getByRole('heading', { name: 'Users come first' })).toBeVisible();
  // Its picture is drawn of the link; the app comes when one turns to it.
  await button(embed, 'Run the app').hover();
  await expect(embed.locator('#lesson-title')).toHaveText('Users come first');
  await expect(button(embed, 'Start again')).toBeVisible();
  await expect(button(embed, 'Edit this lesson')).toHaveCount(0);
  expect(await page.frames()[1].title()).toBe('Users come first – IAM Playground');
  there.close();

  // Another lesson has the page's own title again.
  await open(page);
  await page.getByRole('combobox', { name: 'Lessons' }).selectOption({ index: 0 });
  await expect(page.locator('#lesson-title')).toHaveText('No credentials, nobody is calling');
  await expect(page).toHaveTitle(/^IAM Playground: see why/);
});

test('on paper a lesson is light, with its text and goals and nothing to press', async ({ page }) => {
  await saveLesson(page, { text: `Read [about users](${PAGE}).` });
  await button(page, 'Hint 1 of 3').click();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(lesson(page).getByText('Read about users')).toBeVisible();
  await expect(lesson(page).getByText('Look at the users.')).toBeVisible();
  await expect(lesson(page).locator('.goal')).toBeVisible();
  for (const hidden of ['.top-bar', '.world', '.panels', '.side', '.page-foot']) await expect(page.locator(hidden).first()).toBeHidden();
  expect(await page.getByRole('button').count()).toBe(0);
  const colors = await page.evaluate(() => [document.body, document.querySelector('.lesson')].map((element) => getComputedStyle(element).colorScheme));
  expect(colors).toEqual(['light', 'light']);
});
