// Launch an instance: what it asks of IAM, a refusal and its why, and the end of the instance.

import { button, createRole, createUser, open } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const inspector = (page) => page.locator('.inspector');
const dialog = (page) => page.getByRole('dialog', { name: 'Launch instance' });
const instances = (page) => page.locator('.map .card[data-kind="instance"]');

test('by mouse: with a role, which has to be passed', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3FullAccess'] });
  await button(page, 'Create instance').first().click();
  const asked = dialog(page).getByRole('list', { name: 'What IAM is asked' });
  await expect(asked).toContainText('ec2:RunInstances');
  await expect(asked).not.toContainText('iam:PassRole');
  await dialog(page).getByLabel('IAM instance profile').selectOption('PhotoAppRole');
  await expect(asked.getByRole('listitem').filter({ hasText: 'iam:PassRole' })).toContainText('Allowed');
  await dialog(page).getByLabel('Instance type').selectOption('m7i.large');
  await expect(dialog(page).getByLabel('AWS CLI command')).toContainText('--instance-type m7i.large');
  await dialog(page).getByRole('button', { name: 'Launch instance' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(instances(page)).toHaveCount(2);
  await expect(inspector(page)).toContainText('holds PhotoAppRole');
  await expect(page.getByLabel('AWS CLI command of the last change')).toContainText('aws ec2 run-instances');

  // The app stays where it is.
  await button(page, 'Run the app').click();
  await expect(page.locator('.console')).toContainText('The app ran on its instance');
  await instances(page).filter({ hasText: 'runs nothing' }).click();
  await button(page, 'Terminate').click();
  await expect(instances(page)).toHaveCount(1);
  await button(page, 'Run the app').click();
  await expect(page.locator('.console .calls li')).not.toHaveCount(0);
});

test('somebody who may launch and may not pass the role is refused, and the why says so', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole');
  await createUser(page, 'ann', ['PowerUserAccess']);
  await page.getByLabel('Acting as').selectOption({ label: 'user ann' });
  await button(page, 'Create instance').first().click();
  await dialog(page).getByLabel('IAM instance profile').selectOption('PhotoAppRole');
  const pass = dialog(page).getByRole('listitem').filter({ hasText: 'iam:PassRole' }).last();
  await expect(pass).toContainText('Not allowed by any policy');
  await dialog(page).getByRole('button', { name: 'Launch instance' }).click();
  await expect(dialog(page).getByRole('alert')).not.toBeEmpty();
  await expect(instances(page)).toHaveCount(1);
  await dialog(page).getByRole('button', { name: 'Why?' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator('.why')).toContainText('iam:PassRole');
});

test('by keyboard alone: from the palette', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'A thing, or something to do' })).toBeFocused();
  await page.keyboard.type('launch');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await dialog(page).getByLabel('Instance type').focus();
  await page.keyboard.press('ArrowDown');
  await expect(dialog(page).getByLabel('AWS CLI command')).toContainText('t3.small');
  const launch = dialog(page).getByRole('button', { name: 'Launch instance' });
  for (let step = 0; step < 12 && !(await launch.evaluate((node) => node === document.activeElement)); step += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(launch).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(instances(page)).toHaveCount(2);
  await expect(inspector(page)).toContainText('No role is attached');
});
