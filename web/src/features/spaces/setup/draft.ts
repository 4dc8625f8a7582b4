import type { SetupInput } from '@/generated/graphql';
import { formatLocale } from '@/ui/format/digits';
import { preferences } from '@/ui/preferences';
import { firstValues, inputOf, type SpaceValues } from '../values';

/** What the first owner has typed so far. */
export interface SetupDraft {
  readonly tenantName: string;
  readonly currency: string;
  readonly space: SpaceValues;
  readonly ownerName: string;
  readonly ownerEmail: string;
}

const key = 'coworkflow.setup';

/** The draft of this tab, so that a reload or a language switch loses nothing. The password is never kept. */
export function keptDraft(): SetupDraft {
  const fresh = { tenantName: '', currency: 'EGP', space: firstValues(), ownerName: '', ownerEmail: '' };
  try {
    return { ...fresh, ...(JSON.parse(sessionStorage.getItem(key) ?? '') as Partial<SetupDraft>) };
  } catch {
    // Nothing kept: start anew.
    return fresh;
  }
}

export function keepDraft(draft: SetupDraft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Without storage the draft lasts as long as the page.
  }
}

export function forgetDraft(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept then.
  }
}

/** The input of the API; a space without a name of its own is called like the business, and speaks as its owner does now. */
export function setupInput(draft: SetupDraft, ownerPassword: string, setupCode: string): SetupInput | undefined {
  const space = inputOf({
    ...draft.space,
    name: draft.space.name.trim() || draft.tenantName,
    language: preferences().locale === 'ar' ? 'AR' : 'EN',
    digits: formatLocale().endsWith('arab') ? 'ARABIC' : 'LATIN',
  });
  if (!space) return undefined;
  const { tenantName, currency, ownerName, ownerEmail } = draft;
  return {
    tenantName,
    currency,
    space,
    ownerName,
    ownerEmail: ownerEmail.trim(),
    ownerPassword,
    ...(setupCode !== '' && { setupCode }),
  };
}
