import { Users } from 'lucide-react';
import type { CustomerRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Badge } from '@/ui/Badge';
import { ButtonLink } from '@/ui/Button';
import { Phone } from './Phone';

interface DuplicatesProps {
  duplicates: readonly CustomerRowFragment[];
  onOpen(): void;
}

/** Who may be the person being typed; announced as they appear. */
export function Duplicates({ duplicates, onOpen }: DuplicatesProps) {
  return (
    // Out of the layout while empty, so that it leaves no gap.
    <div aria-live="polite" className={duplicates.length === 0 ? 'sr-only' : ''}>
      {duplicates.length > 0 && (
        <div className="rounded-md bg-warning-soft px-3 py-2.5">
          <p className="flex gap-2 font-medium text-warning">
            <Users aria-hidden className="mt-0.5 size-4 shrink-0" />
            {m.customers_duplicates({ count: duplicates.length })}
          </p>
          <ul className="mt-1.5 grid gap-1.5">
            {duplicates.map((each) => (
              <li key={each.id} className="flex items-center justify-between gap-3">
                <span className="min-w-0">
                  <span className="flex items-center gap-2">
                    <bdi className="truncate font-medium">{each.name}</bdi>
                    {each.archivedAt && <Badge>{m.customers_is_archived()}</Badge>}
                  </span>
                  <span className="flex gap-2 text-xs text-ink-muted">
                    <bdi className="figures">{each.humanId}</bdi>
                    <Phone phone={each.phone} />
                  </span>
                </span>
                <ButtonLink
                  to={`/customers/${each.id}`}
                  size="sm"
                  onClick={onOpen}
                  aria-label={m.customers_open_named({ name: each.name })}
                >
                  {m.customers_open_this()}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
