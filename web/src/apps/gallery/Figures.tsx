import type { ReactNode } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { useNow } from '@/ui/clock';
import { Duration } from '@/ui/Duration';
import { formatMoment } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { formatMinutes } from '@/ui/format/duration';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { sampleStart } from './samples';
import { Section } from './Section';

export function Figures() {
  const now = useNow();
  const { zone } = useSpaceSettings();
  const figures: readonly (readonly [string, ReactNode])[] = [
    [m.gallery_amount(), <Money key="amount" value={1_250_075} />],
    [m.gallery_credit(), <Money key="credit" value={12_000} signed />],
    [m.gallery_owed(), <Money key="owed" value={-4_525} signed />],
    [m.gallery_running(), <Duration key="running" since={sampleStart} />],
    [m.gallery_ended(), <Duration key="ended" since="2026-11-20T09:00:00Z" until="2026-11-20T10:35:00Z" />],
    [m.gallery_number(), formatNumber(10_482)],
    [m.gallery_moment(), formatMoment(sampleStart, zone, new Date(now))],
    [m.gallery_length(), formatMinutes(95)],
  ];
  return (
    <Section title={m.gallery_figures()}>
      <Card>
        <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-4">
          {figures.map(([label, value]) => (
            <div key={label}>
              <dt className="text-xs text-ink-muted">{label}</dt>
              <dd className="mt-0.5 text-base font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </Section>
  );
}
