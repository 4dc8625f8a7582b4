import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { PriceWhatIfDocument, type PriceWhatIfQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { formatCalendarDay } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { ErrorMessage } from '@/ui/states';
import { canBeTried, inputOf, type RuleForm } from './form';

type Answer = PriceWhatIfQuery['priceWhatIf'];

/** What the last thirty days would have made with this rule, by the function that prices them for real. */
export function WhatIf({ form, ruleId }: { form: RuleForm; ruleId: string | undefined }) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ of: RuleForm; told: Answer }>();
  const [refusal, setRefusal] = useState<Refusal>();

  async function ask(): Promise<void> {
    setBusy(true);
    const draft = { ...inputOf(form), name: form.name.trim() || m.pricing_this_rule() };
    const result = await client.query(PriceWhatIfDocument, { draft, replacesId: ruleId ?? null }, { requestPolicy: 'network-only' });
    setBusy(false);
    setRefusal(result.error && refusalOf(result.error));
    if (result.data) setAnswer({ of: form, told: result.data.priceWhatIf });
  }

  return (
    <section aria-label={m.pricing_what_if()} className="grid gap-3 rounded-lg border border-line p-3.5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="font-semibold">{m.pricing_what_if()}</h3>
          <p className="text-[0.8125rem] text-ink-muted">{m.pricing_what_if_hint()}</p>
        </div>
        <Button icon={<CalendarClock aria-hidden className="size-4" />} busy={busy} disabled={!canBeTried(form)} onClick={() => void ask()}>
          {m.pricing_what_if_ask()}
        </Button>
      </div>
      <div aria-live="polite" className="grid gap-3">
        {answer && <Told answer={answer.told} old={answer.of !== form} />}
        <ErrorMessage problem={refusal} />
      </div>
    </section>
  );
}

function Told({ answer, old }: { answer: Answer; old: boolean }) {
  const difference = answer.draft.total - answer.saved.total;
  return (
    <div className={classes('grid gap-3', old && 'opacity-60')} data-what-if>
      <p className="text-[0.8125rem] text-ink-muted">
        {m.pricing_what_if_over({
          from: formatCalendarDay(answer.from),
          to: formatCalendarDay(answer.to),
          sessions: answer.sessions,
          number: formatNumber(answer.sessions),
        })}
        {answer.cut && ` ${m.pricing_what_if_cut()}`}
        {old && ` ${m.pricing_what_if_old()}`}
      </p>
      <dl className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
        <Figure label={m.pricing_billed()} value={answer.billed.total} />
        <Figure label={m.pricing_by_saved()} value={answer.saved.total} />
        <Figure label={m.pricing_by_draft()} value={answer.draft.total} difference={difference} />
      </dl>
      {answer.rules.some(({ times }) => times > 0) && (
        <table className="w-full text-[0.8125rem]">
          <thead className="text-ink-muted">
            <tr>
              <th scope="col" className="py-1 text-start font-normal">{m.pricing_rule()}</th>
              <th scope="col" className="py-1 text-end font-normal">{m.pricing_times()}</th>
              <th scope="col" className="py-1 text-end font-normal">{m.pricing_changed()}</th>
            </tr>
          </thead>
          <tbody>
            {answer.rules.map((rule) => (
              <tr key={rule.ruleId} className="border-t border-line">
                <th scope="row" className="py-1.5 text-start font-medium">
                  <bdi>{rule.name}</bdi>
                </th>
                <td className="py-1.5 text-end">{m.pricing_times_count({ count: rule.times, number: formatNumber(rule.times) })}</td>
                <td className="py-1.5 text-end">
                  <Money value={rule.amount} bare />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Figure({ label, value, difference }: { label: string; value: number; difference?: number }) {
  return (
    <div className="rounded-lg bg-sunken px-3 py-2.5">
      <dt className="text-xs text-ink-muted">{label}</dt>
      <dd className="mt-0.5 font-semibold">
        <Money value={value} />
        {difference !== undefined && difference !== 0 && (
          <span className="block text-[0.8125rem] font-normal">
            {difference > 0 ? m.pricing_more() : m.pricing_less()} <Money value={Math.abs(difference)} bare className={difference > 0 ? 'text-success' : 'text-danger'} />
          </span>
        )}
      </dd>
    </div>
  );
}
