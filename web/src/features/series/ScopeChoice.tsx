import type { SeriesScope } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { ChoiceCards } from '@/ui/ChoiceCards';

/** How much of a series is meant (R3). */
export function ScopeChoice({ value, onChange }: { value: SeriesScope; onChange(scope: SeriesScope): void }) {
  return (
    <ChoiceCards
      label={m.series_scope()}
      value={value}
      onChange={onChange}
      options={[
        { value: 'THIS', label: m.series_scope_this(), hint: m.series_scope_this_hint() },
        { value: 'FOLLOWING', label: m.series_scope_following(), hint: m.series_scope_following_hint() },
        { value: 'ALL', label: m.series_scope_all(), hint: m.series_scope_all_hint() },
      ]}
    />
  );
}
