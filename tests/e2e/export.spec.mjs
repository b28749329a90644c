// Export: the account as infrastructure code.

import { readFile } from 'node:fs/promises';
import { button, createRole, open } from './actions.mjs';
import { expect, test } from './fixtures.mjs';

const dialog = (page) => page.getByRole('dialog', { name: 'Export' });

test('an account is exported for three tools, copied and downloaded', async ({ page }) => {
  await open(page);
  await createRole(page, 'PhotoAppRole', { policies: ['AmazonS3FullAccess'] });
  await button(page, 'Saved').click();
  await button(page, 'Export').click();
  const text = dialog(page).getByRole('group', { name: /^Text of/ });
  await expect(text).toContainText('aws iam create-role --role-name PhotoAppRole');
  await dialog(page).getByRole('tab', { name: 'Terraform' }).click();
  await expect(text).toContainText('resource "aws_iam_role" "photoapprole"');
  await dialog(page).getByRole('tab', { name: 'CloudFormation' }).click();
  await expect(text).toContainText('PhotoAppRole:');
  const download = page.waitForEvent('download');
  await button(dialog(page), 'Download').click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('iam.yaml');
  const written = await readFile(await file.path(), 'utf8');
  expect(written).toContain('Type: AWS::IAM::Role');
  expect(written).not.toContain('111122223333');
});

test('by keyboard: the palette opens it, arrows choose the tool', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'A thing, or something to do' })).toBeFocused();
  await page.keyboard.type('terraform');
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('tab', { name: 'AWS CLI' }).focus();
  await page.keyboard.press('End');
  await expect(dialog(page).getByRole('tab', { name: 'Terraform' })).toBeFocused();
  await expect(dialog(page).getByRole('group', { name: 'Text of iam.tf' })).toContainText('aws_s3_bucket');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
