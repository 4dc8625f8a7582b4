import type { Client } from '@urql/core';
import { newKey } from '@/client/identity';
import { refusalOf } from '@/client/refusal';
import { CancelSessionDocument, type SessionGlanceFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { showToast } from '@/ui/toast';

/** Says who sits where now; a start by mistake can be taken back from there. */
export function sayStarted(client: Client, { id, customer, resource }: SessionGlanceFragment): void {
  const names = { name: customer.name, place: resource.name };
  const undo = async () => {
    const { error } = await client.mutation(CancelSessionDocument, { id, idempotencyKey: newKey() }).toPromise();
    if (error) showToast(refusalOf(error).message, { tone: 'danger' });
    else showToast(m.sessions_start_undone(names));
  };
  showToast(m.sessions_started(names), { tone: 'success', undo: () => void undo() });
}
