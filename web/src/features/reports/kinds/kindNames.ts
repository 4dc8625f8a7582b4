import type { InvoiceLineKind } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';

export const lineKinds: readonly InvoiceLineKind[] = ['TIME', 'ITEM', 'PLAN', 'CUSTOM'];

export function kindName(kind: InvoiceLineKind): string {
  switch (kind) {
    case 'TIME':
      return m.reports_time();
    case 'ITEM':
      return m.reports_items();
    case 'PLAN':
      return m.reports_plans();
    case 'CUSTOM':
      return m.reports_custom();
  }
}

/** The background by which a kind is known in every picture. */
export function kindTone(kind: InvoiceLineKind): string {
  switch (kind) {
    case 'TIME':
      return 'bg-primary';
    case 'ITEM':
      return 'bg-success-fill';
    case 'PLAN':
      return 'bg-info';
    case 'CUSTOM':
      return 'bg-ink-faint';
  }
}
