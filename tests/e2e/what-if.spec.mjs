// Why: what would come of it if something were otherwise. The world knows nothing of such a look.

import { button, cell, createUser, open, showMatrix, write } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'OwnPhotos',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::photo-app-bucket/*',
      Condition: { StringEquals: { 's3:ExistingObjectTag/team': 'photos' } },
    },
    { Sid: 'NeverFromTheNet', Effect: 'Deny', Action: 's3:PutObject', Resource: '*' },
    { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' },
  ],
});

const why = (page) => page.locator('.why');
const chip = (page) => why(page).locator('.verdict-line .chip');

async function annWithThePolicy(page) {
  await open(page);
  await createUser(page, 'ann');
  await button(page, 'Create inline policy').click();
  await write(page, POLICY);
  await button(page, 'Save').click();
}

test('a missing condition key is named, and set for a look', async ({ page }) => {
  await annWithThePolicy(page);
  await cell(page, 'ann', 's3:GetObject').click();
  await expect(chip(page)).toContainText('Not allowed by any policy');
  await button(page, 'Set s3:ExistingObjectTag/team').click();
  const value = why(page).getByLabel('were', { exact: true });
  await expect(value).toBeFocused();
  await page.keyboard.type('photos');
  await page.keyboard.press('Enter');
  await expect(chip(page)).toContainText('Allowed');
  const banner = why(page).getByRole('region', { name: 'What if' });
  await expect(banner).toBeFocused();
  await expect(banner).toContainText('s3:ExistingObjectTag/team is photos');
  await expect(banner).toContainText('In the world it is: Not allowed by any policy.');
  await showMatrix(page);
  await expect(cell(page, 'ann', 's3:GetObject')).toContainText('Not allowed');
  await page.getByRole('tab', { name: 'Why' }).click();
  await button(page, 'Put everything back').click();
  await expect(chip(page)).toContainText('Not allowed by any policy');
  await expect(banner).toHaveCount(0);
});

test('a statement and a policy are left out for a look', async ({ page }) => {
  await annWithThePolicy(page);
  await showMatrix(page);
  await cell(page, 'ann', 's3:PutObject').click();
  await expect(chip(page)).toContainText('Denied by an identity-based policy');
  await button(page, 'Leave out Statement 2 (NeverFromTheNet)').first().click();
  await expect(chip(page)).toContainText('Allowed');
  await showMatrix(page);
  await expect(cell(page, 'ann', 's3:PutObject')).toContainText('Denied by rule');
  await page.getByRole('tab', { name: 'Why' }).click();
  await why(page).getByRole('button', { name: /^Put back: left out: statement 2/ }).click();
  await expect(chip(page)).toContainText('Denied by an identity-based policy');
  await why(page).getByRole('button', { name: /^Leave out .*ann-policy/ }).first().click();
  await expect(chip(page)).toContainText('Not allowed by any policy');
  // Another question is asked of the world as it is.
  await showMatrix(page);
  await cell(page, 'ann', 's3:GetObject').click();
  await expect(why(page).getByRole('region', { name: 'What if' })).toHaveCount(0);
});

test('an explanation prints alone', async ({ page }) => {
  await annWithThePolicy(page);
  await showMatrix(page);
  await cell(page, 'ann', 's3:PutObject').click();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.top-bar')).toBeHidden();
  await expect(page.locator('.world')).toBeHidden();
  await expect(why(page).locator('.gates').first()).toBeVisible();
  await expect(button(page, 'Print')).toBeHidden();
});
