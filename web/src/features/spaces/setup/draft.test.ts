import { beforeEach, expect, it } from 'vitest';
import { forgetDraft, keepDraft, keptDraft, setupInput } from './draft';

beforeEach(forgetDraft);

it('starts with what suits a space in Cairo', () => {
  const draft = keptDraft();
  expect(draft).toMatchObject({ currency: 'EGP', space: { zone: 'Africa/Cairo', cutOff: '05:00', taxMode: 'NONE' } });
  expect(draft.space.openingHours).toHaveLength(7);
});

it('goes on where it was left, without any password', () => {
  keepDraft({ ...keptDraft(), tenantName: 'ركن النيل' });
  expect(keptDraft()).toMatchObject({ tenantName: 'ركن النيل', currency: 'EGP' });
  expect(JSON.stringify(keptDraft())).not.toContain('assword');
});

it('names the space like the business and leaves an unasked code out', () => {
  const input = setupInput({ ...keptDraft(), tenantName: 'Rukn El Nil', ownerEmail: ' mona@rukn.eg ' }, 'ten green bottles', '');
  expect(input).toMatchObject({ space: { name: 'Rukn El Nil' }, ownerEmail: 'mona@rukn.eg' });
  expect(input).not.toHaveProperty('setupCode');
});
