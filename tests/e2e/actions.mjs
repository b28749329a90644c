// What a user does with the mouse, by role and visible text.

import { expect } from './fixtures.mjs';

/** Opens the playground with nothing saved. */
export async function open(page, query = '') {
  await page.goto(`./${query}`);
  await expect(page.getByRole('group', { name: 'Simulated clock' })).toBeVisible();
}

/**
 * Waits until the world of the open lesson is there: a world that comes closes what was open in the one before. A page that
 * an address opens at a lesson has the first one until then, so it needs the lesson's `number`.
 */
export async function untilSetUp(page, number) {
  const lesson = page.locator('.lesson');
  if (number) await expect(lesson.getByRole('combobox', { name: 'Lessons' })).toHaveJSProperty('selectedIndex', number - 1);
  await expect(page.locator('.story-foot .goal').first()).toBeAttached();
  await expect(lesson.locator('.fetching')).toHaveCount(0);
  await expect(button(page, 'Set up this lesson')).toHaveCount(0);
}

/**
 * Waits until the strip of the first visit is gone, after something was done: it goes once the pointer rests on nothing, and what is
 * below it moves up. For tests that measure places.
 */
export async function untilStripIsGone(page) {
  await page.mouse.move(1, 400);
  await expect(page.locator('.landing')).toHaveCount(0);
}

export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Opens an example by its title in the gallery. */
export async function openExample(page, title) {
  await button(page, 'Examples').click();
  await page.getByRole('dialog', { name: 'Examples' }).getByRole('button', { name: title }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Ticks policies in the picker of the open dialog. */
async function choosePolicies(dialog, policies) {
  for (const policy of policies) {
    await dialog.getByRole('searchbox').fill(policy);
    await dialog.getByRole('checkbox', { name: policy }).first().check();
  }
}

/** Create user, with AWS managed policies. */
export async function createUser(page, name, policies = []) {
  await button(page, 'Create user').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create user' });
  await dialog.getByLabel('User name').fill(name);
  await choosePolicies(dialog, policies);
  await dialog.getByRole('button', { name: 'Create user' }).click();
  await expect(dialog).toHaveCount(0);
}

/** Create role through its three steps. `entity` fills in step 1. */
export async function createRole(page, name, { entity = async () => {}, policies = [] } = {}) {
  await button(page, 'Create role').first().click();
  const dialog = page.getByRole('dialog', { name: 'Create role' });
  await entity(dialog);
  const trust = await dialog.locator('#trust-preview').innerText().catch(() => '');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await choosePolicies(dialog, policies);
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByLabel('Role name').fill(name);
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await expect(dialog).toHaveCount(0);
  return trust;
}

/** Creates an access key for the selected user and pastes it into the app's code. */
export async function giveTheAppAKey(page) {
  await page.getByRole('tab', { name: 'Security credentials' }).click();
  await button(page, 'Create access key').click();
  const dialog = page.getByRole('dialog', { name: 'Access key created' });
  const key = await dialog.locator('#new-key-id').innerText();
  await dialog.getByRole('button', { name: 'Paste into the app’s code' }).click();
  await expect(dialog).toHaveCount(0);
  return key;
}

export const console = (page) => page.locator('.console');

/** Runs the app and expects every call to succeed. */
export async function runGreen(page) {
  await button(page, 'Run the app').click();
  await expect(console(page).locator('.calls li')).toHaveCount(5);
  await expect(console(page).locator('.calls li.allowed')).toHaveCount(5);
}

/** Selects a thing on the map. */
export async function select(page, name) {
  await page.locator('.map').getByRole('button', { name }).first().click();
}

/** A cell of the matrix, by caller and action. */
export const cell = (page, caller, action) =>
  page.getByRole('grid').getByRole('button', { name: new RegExp(`^${caller}, ${action}:`) });

/** Shows the matrix again where an explanation has its place. */
export const showMatrix = (page) => page.getByRole('tab', { name: 'Access matrix' }).click();

/** The policy editor, once it has been fetched. */
export const editor = (page) => page.locator('.cm-content');

/** Replaces the text of the policy editor. */
export async function write(page, text) {
  await editor(page).fill(text);
}

/** The text of the policy editor; of a long one, the part in sight. */
export const written = async (page) => (await editor(page).locator('.cm-line').allInnerTexts()).map((line) => line.replace(/^\n$/, '')).join('\n');

/** Drops a file in the middle of the page. */
export async function drop(page, name, type, buffer) {
  const transfer = await page.evaluateHandle(({ name, type, bytes }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(bytes)], name, { type }));
    return transfer;
  }, { name, type, bytes: [...buffer] });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

/** Lets the browser know all lessons but the last as finished, when the page is opened next. */
export const finishAllButTheLast = (page) => page.addInitScript(() => {
  const folders = ['01-no-credentials', '02-keys', '03-role', '04-trust', '05-instance-profile', '06-bucket-or-objects', '07-not-found', '08-log-arns', '09-groups', '10-deny-wins', '11-three-denials', '12-bucket-policy', '13-across-accounts', '14-pass-role', '15-missing-key', '16-not-action', '17-sheets'];
  if (!localStorage.getItem('iam-playground.lessons')) localStorage.setItem('iam-playground.lessons', folders.map((folder) => `${folder}\t3\t3\n`).join(''));
});

/** The work that the browser keeps. */
export const savedWork = (page) => page.evaluate(() => localStorage.getItem('iam-playground.work'));

/** Waits until the work that the browser keeps has this text in it. */
export const untilSaved = (page, text) => page.waitForFunction((text) => localStorage.getItem('iam-playground.work')?.includes(text), text);

/** Waits until it no longer has. */
export const untilSavedWithout = (page, text) => page.waitForFunction((text) => !localStorage.getItem('iam-playground.work').includes(text), text);
