import { ShieldAlert, ShieldCheck } from 'lucide-react';
import type { ShiftQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatNumber } from '@/ui/format/digits';
import { faultWords } from './words';

type Chain = ShiftQuery['shift']['chain'];

/** Whether cash entries are as they were written; where not, which one and how. */
export function ChainState({ chain }: { chain: Chain }) {
  const whole = chain.breaks.length === 0 && chain.addsUp;
  return (
    <div
      role="status"
      className={`flex gap-2.5 rounded-md px-3 py-2.5 ${whole ? 'bg-success-soft text-success' : 'bg-danger-soft text-danger'}`}
    >
      {whole ? <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0" /> : <ShieldAlert aria-hidden className="mt-0.5 size-4 shrink-0" />}
      <div>
        <p className="font-medium">
          {whole ? m.shifts_chain_whole({ count: chain.entries, number: formatNumber(chain.entries) }) : m.shifts_chain_broken()}
        </p>
        {!whole && (
          <ul className="mt-0.5">
            {chain.breaks.map((each) => (
              <li key={`${each.seq} ${each.fault}`}>{faultWords(each)}</li>
            ))}
            {!chain.addsUp && <li>{m.shifts_not_adding_up()}</li>}
          </ul>
        )}
        {!whole && <p className="mt-0.5 text-ink-muted">{m.shifts_chain_next()}</p>}
      </div>
    </div>
  );
}
