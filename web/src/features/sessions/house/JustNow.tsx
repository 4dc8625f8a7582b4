import { useEffect, useState } from 'react';
import { watchOthers, type LiveEntry } from '@/client/live';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';

const kept = 4;

/** What other tills just did, read out politely; empty until something happens. */
export function JustNow() {
  const [entries, setEntries] = useState<readonly LiveEntry[]>([]);
  useEffect(() => watchOthers((entry) => setEntries((now) => [entry, ...now].slice(0, kept))), []);
  return (
    <div aria-live="polite">
      {entries.length > 0 && (
        <Card title={m.sessions_just_now()}>
          <ul className="grid gap-2 text-[0.8125rem]">
            {entries.map((entry) => (
              <li key={entry.seq} className="starting:opacity-0 transition-opacity duration-150">
                <bdi>{entry.sentence}</bdi>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
