import { ArchiveRestore, Tags } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import {
  ArchivePriceRuleDocument,
  MovePriceRuleDocument,
  PriceRulesDocument,
  RestorePriceRuleDocument,
  type PriceRuleRowFragment,
} from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { formatNumber } from '@/ui/format/digits';
import { EmptyState, ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { RuleRow } from './RuleRow';
import { RuleSheet } from './RuleSheet';
import { usePlacesAndItems } from './usePlacesAndItems';

interface RulesTabProps {
  action: ReactNode;
  mayWrite: boolean;
  /** The id of the rule in the editor; empty for none. */
  edited: string;
  onEdit(id: string): void;
}

/** The rules by their priority: moved by dragging, by buttons, or with Alt and the arrow keys. */
export function RulesTab({ action, mayWrite, edited, onEdit }: RulesTabProps) {
  const [{ data, error }, ask] = useQuery({ query: PriceRulesDocument, variables: { archived: false }, requestPolicy: 'cache-and-network' });
  const { names } = usePlacesAndItems();
  const [move] = useAct(MovePriceRuleDocument);
  const [archive] = useAct(ArchivePriceRuleDocument);
  const [restore] = useAct(RestorePriceRuleDocument);
  // The order as it was dropped, until the server has answered.
  const [moved, setMoved] = useState<readonly string[]>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [news, setNews] = useState('');
  const [dragged, setDragged] = useState<string>();
  const [leaving, setLeaving] = useState<PriceRuleRowFragment>();

  if (!data) {
    if (error) return <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
    return <LoadingState shape="rows" />;
  }
  const rules = inOrder(data.priceRules, moved);
  const open = rules.find(({ id }) => id === edited);

  async function place(id: string, at: number): Promise<void> {
    const rest = rules.filter((rule) => rule.id !== id);
    const rule = rules.find((each) => each.id === id);
    const to = Math.min(Math.max(at, 0), rest.length);
    if (!rule || rules[to]?.id === id) return;
    setMoved([...rest.slice(0, to), rule, ...rest.slice(to)].map((each) => each.id));
    const outcome = await move({ id, belowId: rest[to - 1]?.id ?? null });
    setRefusal(outcome.refusal);
    if (outcome.data) setNews(m.pricing_moved({ name: rule.name, place: formatNumber(to + 1) }));
    setMoved(undefined);
    ask({ requestPolicy: 'network-only' });
  }

  async function bringBack({ id, name }: PriceRuleRowFragment): Promise<void> {
    const outcome = await restore({ id });
    if (outcome.refusal) showToast(outcome.refusal.message, { tone: 'danger' });
    else showToast(m.pricing_restored({ name }), { tone: 'success' });
  }

  return (
    <div className="grid grid-cols-1 gap-4">
      {rules.length === 0 ? (
        <EmptyState icon={<Tags />} title={m.pricing_no_rules()} hint={m.pricing_no_rules_hint()} action={action} />
      ) : (
        <>
          <p className="max-w-prose text-ink-muted">{m.pricing_order_hint()}</p>
          <ol aria-label={m.pricing_rules()} className="grid gap-2">
            {rules.map((rule, at) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                at={at}
                of={rules.length}
                names={names}
                mayWrite={mayWrite}
                dragged={dragged === rule.id}
                onDrag={setDragged}
                onDrop={() => dragged !== undefined && void place(dragged, at)}
                onMove={(by) => void place(rule.id, at + by)}
                onEdit={() => onEdit(rule.id)}
                onArchive={() => setLeaving(rule)}
              />
            ))}
          </ol>
          <ErrorMessage problem={refusal} />
        </>
      )}
      {mayWrite && <ArchivedRules onRestore={(rule) => void bringBack(rule)} />}
      <p aria-live="polite" className="sr-only">
        {news}
      </p>
      {mayWrite && open && <RuleSheet key={open.id} rule={open} onClose={() => onEdit('')} />}
      <ConfirmDialog
        open={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={m.pricing_archive_title({ name: leaving?.name ?? '' })}
        consequences={m.pricing_archive_consequences()}
        confirm={m.pricing_archive()}
        onConfirm={async () => {
          if (!leaving) return undefined;
          const outcome = await archive({ id: leaving.id });
          if (outcome.refusal) return outcome.refusal;
          showToast(m.pricing_archived({ name: leaving.name }), { undo: () => void bringBack(leaving) });
          setLeaving(undefined);
          return undefined;
        }}
      />
    </div>
  );
}

function inOrder(rules: readonly PriceRuleRowFragment[], order: readonly string[] | undefined): readonly PriceRuleRowFragment[] {
  if (!order) return rules;
  return rules.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** Those put away, behind a disclosure: they are rarely needed. */
function ArchivedRules({ onRestore }: { onRestore(rule: PriceRuleRowFragment): void }) {
  const [{ data }] = useQuery({ query: PriceRulesDocument, variables: { archived: true } });
  const rules = data?.priceRules ?? [];
  if (rules.length === 0) return null;
  return (
    <details className="rounded-lg border border-line bg-surface">
      <summary className="cursor-pointer px-4 py-2.5 font-medium max-sm:min-h-11">{m.pricing_archived_rules({ count: rules.length, number: formatNumber(rules.length) })}</summary>
      <ul className="divide-y divide-line border-t border-line">
        {rules.map((rule) => (
          <li key={rule.id} className="flex items-center justify-between gap-3 px-4 py-2">
            <bdi>{rule.name}</bdi>
            <Button size="sm" className="max-sm:h-11" icon={<ArchiveRestore aria-hidden className="size-3.5" />} onClick={() => onRestore(rule)}>
              {m.pricing_restore()}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
