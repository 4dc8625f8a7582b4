import { beforeEach, expect, it } from 'vitest';
import { forgetDraft, keepDraft, keptDraft, setupInput, stepOf } from './draft';

beforeEach(forgetDraft);

it('starts with what suits a space in Cairo', () => {
  const { draft, step } = keptDraft();
  expect(step).toBe('space');
  expect(draft).toMatchObject({ currency: 'EGP', space: { zone: 'Africa/Cairo', cutOff: '05:00', taxMode: 'NONE' } });
  expect(draft.space.openingHours).toHaveLength(7);
});

it('goes on where it was left, without any password', () => {
  const { draft } = keptDraft();
  keepDraft({ ...draft, tenantName: 'ركن النيل' }, 'money');
  expect(keptDraft()).toMatchObject({ step: 'money', draft: { tenantName: 'ركن النيل' } });
  expect(JSON.stringify(keptDraft())).not.toContain('assword');
});

it('names the space like the business and leaves an unasked code out', () => {
  const { draft } = keptDraft();
  const input = setupInput({ ...draft, tenantName: 'Rukn El Nil', ownerEmail: ' mona@rukn.eg ' }, 'ten green bottles', '');
  expect(input).toMatchObject({ space: { name: 'Rukn El Nil' }, ownerEmail: 'mona@rukn.eg' });
  expect(input).not.toHaveProperty('setupCode');
});

it('knows on which step a refused field is', () => {
  expect(stepOf('openingHours')).toBe('hours');
  expect(stepOf('taxRate')).toBe('money');
  expect(stepOf('password')).toBe('owner');
});
