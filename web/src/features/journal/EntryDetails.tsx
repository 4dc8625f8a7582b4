import { Link } from 'react-router';
import type { JournalLineFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { useSpaceSettings } from '@/ui/space';
import { changesIn, factsIn } from './facts';

/** What an entry knows beyond its sentence: before and after, figures, the way to what it touched. */
export function EntryDetails({ entry }: { entry: JournalLineFragment }) {
  const { currency } = useSpaceSettings();
  const changes = changesIn(entry.details, currency);
  const facts = factsIn(entry.details, currency);
  return (
    <div className="grid grid-cols-1 gap-3 rounded-md bg-sunken px-4 py-3 wrap-anywhere text-[0.8125rem]">
      {changes.length > 0 && (
        <table className="justify-self-start">
          <thead>
            <tr className="text-ink-muted">
              <th scope="col" className="sr-only">
                {m.journal_field()}
              </th>
              <th scope="col" className="px-6 max-sm:px-3 pb-1 text-start font-medium">
                {m.journal_before()}
              </th>
              <th scope="col" className="pb-1 text-start font-medium">
                {m.journal_after()}
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.field} className="align-top">
                <th scope="row" className="py-0.5 text-start font-medium">
                  {change.label}
                </th>
                <td className="px-6 max-sm:px-3 py-0.5 whitespace-pre-line text-ink-muted line-through decoration-1">
                  <bdi>{change.before}</bdi>
                </td>
                <td className="py-0.5 whitespace-pre-line">
                  <bdi>{change.after}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {facts.length > 0 && (
        <dl className="flex flex-wrap gap-x-6 gap-y-1">
          {facts.map((fact) => (
            <div key={fact.field} className="flex gap-1.5">
              <dt className="text-ink-muted">{fact.label}</dt>
              <dd className="font-medium">
                <bdi>{fact.value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {linksOf(entry).map(({ to, label }) => (
          <Link key={to} to={to} className="font-medium text-accent hover:underline">
            {label}
          </Link>
        ))}
        <span className="figures ms-auto text-ink-muted" dir="ltr">
          #{entry.seq} · {entry.event}
        </span>
      </p>
    </div>
  );
}

function linksOf(entry: JournalLineFragment): readonly { to: string; label: string }[] {
  // What was deleted has no page to open.
  const links = entry.event === 'customer.deleted' ? [] : entry.subjects;
  return links.flatMap(({ kind, id }) => {
    if (kind === 'Customer') return [{ to: `/customers/${id}`, label: m.journal_open_customer() }];
    if (kind === 'Invoice') return [{ to: `/invoices/${id}`, label: m.journal_open_invoice() }];
    if (kind === 'Session') return [{ to: `/?session=${id}`, label: m.journal_open_session() }];
    return [];
  });
}
