import type { TypedDocumentNode } from '@urql/core';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import type { SeriesOutcomePartsFragment, SeriesScope } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Checkbox } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { wallClockIn } from '@/ui/format/zoned';
import { FormField } from '@/ui/FormField';
import { MomentInput } from '@/ui/MomentInput';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { useSettled } from '@/ui/useSettled';
import { conflictsIn } from './conflicts';
import { repeatOf, timesFrom, type Course } from './course';
import { EditOutlook } from './EditOutlook';
import { RecurrencePicker } from './RecurrencePicker';
import { noRepeat, ruleOf, type Repeat } from './repeat';
import { ScopeChoice } from './ScopeChoice';

/** What is asked of the server, to look at it and to do it. */
export interface SeriesEdit {
  readonly bookingId: string;
  readonly scope: SeriesScope;
  readonly input: { readonly startsAt: string; readonly endsAt: string; readonly resourceId: string; readonly rule: string | null; readonly skipConflicts: boolean };
}

/** How an edit ended: how many it changed, or why not. */
export interface Edited {
  readonly refusal?: Refusal | undefined;
  readonly count?: number | undefined;
}

/** How a place is chosen. `startsAt`: for when. */
export type PlaceChoice = (value: string, onValue: (next: string) => void, error: string | undefined, startsAt: string) => ReactNode;

interface SeriesEditorProps {
  booking: { readonly id: string; readonly resourceId: string; readonly startsAt: string; readonly endsAt: string };
  description: ReactNode;
  /** How the series stands; nothing while it is not known. */
  course: Course | undefined;
  place?: PlaceChoice | undefined;
  preview: TypedDocumentNode<{ readonly outcome: SeriesOutcomePartsFragment }, SeriesEdit>;
  /** Whether nothing is done before its price was seen. */
  seenFirst?: boolean;
  act(edit: SeriesEdit, seen: SeriesOutcomePartsFragment | undefined): Promise<Edited>;
  busy: boolean;
  onClose(): void;
}

/** Milliseconds what is entered rests before the server is asked. */
const restMs = 300;

/** Changes this one, this and those that follow, or all of a series; what is in the way and what it costs is said first (R2, R3, P1). */
export function SeriesEditor({ booking, description, course, place, preview, seenFirst = false, act, busy, onClose }: SeriesEditorProps) {
  const { zone } = useSpaceSettings();
  const [scope, setScope] = useState<SeriesScope>('THIS');
  const [resourceId, setResourceId] = useState(booking.resourceId);
  const [startsAt, setStartsAt] = useState<string | null>(booking.startsAt);
  const [endsAt, setEndsAt] = useState<string | null>(booking.endsAt);
  const [anew, setAnew] = useState(false);
  const [repeat, setRepeat] = useState<Repeat>({ ...noRepeat, every: 'week' });
  const [skips, setSkips] = useState(false);
  const [refused, setRefused] = useState<Refusal>();
  const formId = useId();
  const day = wallClockIn(zone, startsAt ?? booking.startsAt).slice(0, 10);
  const changesRule = anew && scope !== 'THIS';
  const rule = changesRule ? ruleOf(repeat, day) : null;
  const edit: SeriesEdit | undefined =
    startsAt === null || endsAt === null || rule === undefined
      ? undefined
      : { bookingId: booking.id, scope, input: { startsAt, endsAt, resourceId, rule, skipConflicts: skips && scope !== 'THIS' } };
  const differs = startsAt !== booking.startsAt || endsAt !== booking.endsAt || resourceId !== booking.resourceId || changesRule;

  const text = edit && differs ? JSON.stringify({ ...edit, input: { ...edit.input, skipConflicts: true } }) : '';
  const settled = useSettled(text, restMs);
  const [{ data, error, fetching, stale, operation }, ask] = useQuery({
    query: preview,
    variables: settled === '' ? ({} as SeriesEdit) : (JSON.parse(settled) as SeriesEdit),
    pause: settled === '' || settled !== text,
    requestPolicy: 'cache-and-network',
  });
  const current = text !== '' && settled === text && JSON.stringify(operation?.variables) === text;
  const outcome = current && !error && !stale ? data?.outcome : undefined;
  const refusal = refused ?? (current && error && !fetching ? refusalOf(error) : undefined);
  const inTheWay = conflictsIn(refusal).length > 0;
  const field = refusal?.field?.split('.').at(-1);
  const at = (name: string) => (field === name ? refusal?.message : undefined);
  const placed = ['startsAt', 'endsAt', ...(place ? ['resourceId'] : []), ...(changesRule ? ['rule'] : [])].includes(field ?? '');

  /** What is entered anew was not refused yet. */
  function entered<T>(set: (next: T) => void): (next: T) => void {
    return (next) => {
      setRefused(undefined);
      set(next);
    };
  }

  function starts(next: string | null): void {
    setRefused(undefined);
    if (next !== null && startsAt !== null && endsAt !== null) {
      setEndsAt(new Date(Date.parse(next) + Date.parse(endsAt) - Date.parse(startsAt)).toISOString());
    }
    setStartsAt(next);
  }

  /** Begins with the rule as it is, for those that are meant. */
  function otherRule(wanted: boolean): void {
    setRefused(undefined);
    setAnew(wanted);
    if (wanted && course) setRepeat(repeatOf(course.rule, wallClockIn(zone, booking.startsAt).slice(0, 10), timesFrom(course, booking.id, scope)));
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!edit || (seenFirst && !outcome)) return;
    const { refusal: no, count = 0 } = await act(edit, outcome);
    setRefused(no);
    if (no) {
      if (current) ask({ requestPolicy: 'network-only' });
      return;
    }
    showToast(m.series_changed({ count, shown: formatNumber(count) }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.series_change_title()}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy} disabled={!edit || (seenFirst && !outcome)}>
            {m.series_change()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <ScopeChoice
          value={scope}
          onChange={(next) => {
            setRefused(undefined);
            setScope(next);
            if (anew && course) setRepeat({ ...repeat, count: timesFrom(course, booking.id, next) ?? repeat.count });
          }}
        />
        {place?.(resourceId, entered(setResourceId), at('resourceId'), startsAt ?? booking.startsAt)}
        <div className="grid gap-4">
          <FormField label={m.series_starts()} required error={at('startsAt')}>
            {(props) => <MomentInput {...props} value={startsAt} onValue={starts} />}
          </FormField>
          <FormField label={m.series_ends_at()} required error={at('endsAt')}>
            {(props) => <MomentInput {...props} value={endsAt} onValue={entered(setEndsAt)} />}
          </FormField>
        </div>
        {scope !== 'THIS' && <Checkbox checked={anew} onChange={(event) => otherRule(event.target.checked)} label={m.series_new_rule()} />}
        {changesRule && <RecurrencePicker always value={repeat} day={day} onChange={entered(setRepeat)} error={at('rule')} />}
        {text !== '' && !outcome && !refusal && <LoadingState shape="text" count={3} />}
        {outcome && <EditOutlook outcome={outcome} asking={fetching} skips={skips} onSkips={entered(setSkips)} />}
        <ErrorMessage problem={(inTheWay && outcome) || placed ? undefined : refusal} />
      </form>
    </Dialog>
  );
}
