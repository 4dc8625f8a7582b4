import { ClipboardCheck } from 'lucide-react';
import { useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useClient } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ApplyCountDocument, PreviewCountDocument, type PreviewCountQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { FormField } from '@/ui/FormField';
import { Money } from '@/ui/Money';
import { SearchInput } from '@/ui/SearchInput';
import { EmptyState, ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { WholeInput } from '@/ui/WholeInput';
import { CountLines } from './CountLines';
import { Stock } from './Stock';
import { useMenu } from './useMenu';
import { categories, categoriesName } from './words';

type Preview = PreviewCountQuery['previewCount'];

/** Counts the shelf: numbers typed down the list, the differences looked at, then booked. Mount it to open it. */
export function CountSheet({ onClose }: { onClose(): void }) {
  const client = useClient();
  const menu = useMenu();
  const [apply, applying] = useAct(ApplyCountDocument);
  const [counted, setCounted] = useState<Readonly<Record<string, number>>>({});
  const [unreadable, setUnreadable] = useState<Readonly<Record<string, string>>>({});
  const [search, setSearch] = useState('');
  const [note, setNote] = useState('');
  const [preview, setPreview] = useState<Preview>();
  const [looking, setLooking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [empty, setEmpty] = useState(false);
  const formId = useId();
  const howMany = Object.keys(counted).length;
  const wanted = search.trim().toLocaleLowerCase();
  const shown = menu.rows?.filter((item) => item.name.toLocaleLowerCase().includes(wanted));

  function take(id: string, value: number | null, problem?: string): void {
    setEmpty(false);
    setCounted((now) => withEntry(now, id, value ?? undefined));
    setUnreadable((now) => withEntry(now, id, problem));
  }

  /** What the books say now, beside what was counted. */
  async function look(): Promise<Preview | undefined> {
    setLooking(true);
    const lines = Object.entries(counted).map(([itemId, pieces]) => ({ itemId, counted: pieces }));
    const result = await client.query(PreviewCountDocument, { lines }, { requestPolicy: 'network-only' });
    setLooking(false);
    setRefusal(result.error && refusalOf(result.error));
    const seen = result.data?.previewCount;
    if (seen) setPreview(seen);
    return seen;
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (Object.keys(unreadable).length > 0) return;
    if (howMany === 0) {
      setEmpty(true);
      return;
    }
    if (!preview) {
      await look();
      return;
    }
    const outcome = await apply({
      lines: preview.lines.map(({ itemId, counted: pieces, expected }) => ({ itemId, counted: pieces, expected })),
      note: note.trim() || null,
    });
    if (outcome.refusal) {
      // Something was sold meanwhile: show the new differences, with the reason.
      if (outcome.refusal.code === 'inventory.moved_meanwhile') await look();
      setRefusal(outcome.refusal);
      return;
    }
    showToast(m.inventory_count_done({ number: outcome.data.applyCount.number }), { tone: 'success' });
    onClose();
  }

  return (
    <Sheet
      open
      wide
      onClose={onClose}
      title={preview ? m.inventory_differences() : m.inventory_count_sheet()}
      description={preview ? m.inventory_differences_hint() : m.inventory_count_sheet_hint()}
      footer={
        <>
          <p aria-live="polite" className="me-auto self-center text-ink-muted">
            {m.inventory_counted_items({ count: howMany, number: formatNumber(howMany) })}
          </p>
          {preview ? (
            <Button
              onClick={() => {
                setPreview(undefined);
                setRefusal(undefined);
              }}
            >
              {m.inventory_count_back()}
            </Button>
          ) : (
            <Button onClick={onClose}>{m.ui_cancel()}</Button>
          )}
          <Button look="primary" type="submit" form={formId} busy={looking || applying}>
            {preview ? m.inventory_count_apply() : m.inventory_count_look()}
          </Button>
        </>
      }
    >
      {!menu.rows && (menu.refusal ? <ErrorState problem={menu.refusal} onRetry={menu.retry} /> : <LoadingState shape="rows" count={8} />)}
      {menu.rows?.length === 0 && <EmptyState icon={<ClipboardCheck />} title={m.inventory_none()} hint={m.inventory_none_hint()} />}
      {menu.rows && menu.rows.length > 0 && (
        <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
          {preview ? (
            <>
              <CountLines lines={preview.lines} />
              <p className="flex flex-wrap items-center justify-between gap-2 rounded-lg bg-sunken px-4 py-3">
                <span>{m.inventory_differences_some({ count: preview.differences, number: formatNumber(preview.differences) })}</span>
                <span className="flex items-center gap-2">
                  <span className="text-ink-muted">{m.inventory_differences_value()}</span>
                  <Money value={preview.value} signed className="font-semibold" />
                </span>
              </p>
              <FormField label={m.inventory_note()} error={refusal?.field === 'note' ? refusal.message : undefined}>
                {(field) => (
                  <Input {...field} value={note} placeholder={m.inventory_count_placeholder()} onChange={(event) => setNote(event.target.value)} />
                )}
              </FormField>
            </>
          ) : (
            <>
              <SearchInput value={search} onSearch={setSearch} label={m.inventory_search_label()} placeholder={m.inventory_search()} />
              {categories.map((category) => {
                const items = shown?.filter((item) => item.category === category) ?? [];
                if (items.length === 0) return null;
                return (
                  <fieldset key={category}>
                    <legend className="mb-1 text-[0.8125rem] font-semibold">{categoriesName(category)}</legend>
                    <ul>
                      {items.map((item) => (
                        <li key={item.id} className="border-b border-line py-1.5 last:border-0">
                          <div className="flex items-center gap-3">
                            <span className="min-w-0 flex-1 truncate">
                              <bdi>{item.name}</bdi>
                            </span>
                            <span className="shrink-0 text-xs text-ink-muted">
                              {m.inventory_expected()} <Stock count={item.quantity} />
                            </span>
                            <span className="w-24 shrink-0">
                              <WholeInput
                                aria-label={m.inventory_count_of({ name: item.name })}
                                aria-invalid={unreadable[item.id] ? true : undefined}
                                value={counted[item.id] ?? null}
                                onValue={(value, problem) => take(item.id, value, problem)}
                                onKeyDown={downTheList}
                                data-count
                              />
                            </span>
                          </div>
                          {unreadable[item.id] && <p className="mt-1 text-end text-xs text-danger">{unreadable[item.id]}</p>}
                        </li>
                      ))}
                    </ul>
                  </fieldset>
                );
              })}
              {shown?.length === 0 && <p className="text-ink-muted">{m.inventory_none_found()}</p>}
            </>
          )}
          <ErrorMessage problem={empty ? { message: m.inventory_count_empty() } : refusal} />
        </form>
      )}
    </Sheet>
  );
}

/** Enter and the arrows go from number to number; the last Enter sends the form. */
function downTheList(event: KeyboardEvent<HTMLInputElement>): void {
  const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const { form } = event.currentTarget;
  if (step === 0 || !form) return;
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[data-count]')];
  const next = inputs[inputs.indexOf(event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The same record with this entry, or without it. */
function withEntry<Value>(record: Readonly<Record<string, Value>>, id: string, value: Value | undefined): Readonly<Record<string, Value>> {
  const others = Object.entries(record).filter(([key]) => key !== id);
  return Object.fromEntries(value === undefined ? others : [...others, [id, value]]);
}
