// Checks pages against the HTML standard: `validate.mjs FOLDER`, every .html file in it. What it takes issue with is told as
// FILE:LINE:COLUMN, and the exit code is 1.

import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate, formatterFactory } from 'html-validate';

const config = { root: true, extends: ['html-validate:standard'] };

const [folder] = process.argv.slice(2);
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html')).map((entry) => join(entry.parentPath, entry.name)).sort();
const validator = new HtmlValidate(new FileSystemConfigLoader(config));
const report = await validator.validateMultipleFiles(pages);
const results = report.results.map((result) => ({ ...result, filePath: relative(folder, result.filePath) }));
if (report.errorCount + report.warningCount > 0) {
  console.error(formatterFactory('text')(results));
  process.exit(1);
}
if (pages.length === 0) {
  console.error(`There is no page in ${folder}.`);
  process.exit(1);
}
console.log(`${pages.length} pages without errors`);
