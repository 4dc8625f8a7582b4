import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (locale: string, file: string) =>
  JSON.parse(readFileSync(`src/locales/${locale}/${file}`, 'utf8')) as Record<string, string>;
const files = readdirSync('src/locales/en');
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted();

test('both languages have the same files', () => {
  expect(readdirSync('src/locales/ar')).toEqual(files);
});

test('every file is compiled', () => {
  const settings = readFileSync('project.inlang/settings.json', 'utf8');
  for (const file of files) expect(settings).toContain(`{locale}/${file}`);
});

test.each(files)('%s says the same in both languages', (file) => {
  const [english, arabic] = [read('en', file), read('ar', file)];
  expect(Object.keys(arabic).toSorted()).toEqual(Object.keys(english).toSorted());
  for (const [key, text] of Object.entries(english)) {
    if (typeof text !== 'string') continue;
    expect(placeholders(arabic[key] ?? ''), key).toEqual(placeholders(text));
  }
});
