import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { watchOthers } from '@/client/live';
import { LatestNewsDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { formatTime } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';
import { MoreLink } from './MoreLink';

const asked = 15;
const shown = 5;

/** Who signs in and out, and every stroke of a draft, belongs to the history; here it would push the house's own news away. */
const quiet = /^user\.|^floor_plan\.draft/;

/** The last things that happened in the house; what other tills did is also read out. */
export function JustNow() {
  const { zone } = useSpaceSettings();
  const [{ data }] = useQuery({ query: LatestNewsDocument, variables: { first: asked }, requestPolicy: 'cache-and-network' });
  const [elsewhere, setElsewhere] = useState('');
  useEffect(
    () =>
      watchOthers((entry) => {
        if (!quiet.test(entry.event)) setElsewhere(entry.sentence);
      }),
    [],
  );
  const news = (data?.journal.nodes ?? []).filter((entry) => !quiet.test(entry.event)).slice(0, shown);
  return (
    <>
      {news.length > 0 && (
        <Card title={m.sessions_just_now()} actions={<MoreLink to="/history">{m.desk_history()}</MoreLink>}>
          <ul className="grid gap-2 text-[0.8125rem]">
            {news.map((entry) => (
              <li key={entry.seq} className="flex gap-3 starting:opacity-0 transition-opacity duration-150">
                <span className="figures text-ink-muted">{formatTime(entry.at, zone)}</span>
                <span className="min-w-0 wrap-anywhere">{entry.sentence}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <p aria-live="polite" className="sr-only">
        {elsewhere}
      </p>
    </>
  );
}
