import { FileUp } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { sendFile } from '@/client/files';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { ErrorMessage } from '@/ui/states';
import { wordsOf, type KindName } from './kinds';

/** Drop a file here, or choose one. */
export function ChooseFile({ kind, onUploaded }: { kind: KindName; onUploaded(id: string): void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const hintId = useId();
  const words = wordsOf(kind);

  async function take(file: File | undefined): Promise<void> {
    if (!file || sending !== undefined) return;
    setRefusal(undefined);
    setSending(file.name);
    const outcome = await sendFile(`/imports/${kind}`, file);
    setSending(undefined);
    if (input.current) input.current.value = '';
    if (outcome.refusal) {
      setRefusal(outcome.refusal);
      return;
    }
    const { id } = (outcome.answer ?? {}) as { id?: unknown };
    if (typeof id === 'string') onUploaded(id);
  }

  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the button inside does the same by keyboard */}
      <div
        className={classes(
          'flex flex-col items-center rounded-xl border-2 border-dashed px-6 py-14 text-center transition-colors duration-100',
          over ? 'border-accent bg-accent-soft' : 'border-control bg-surface',
        )}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <span aria-hidden className="mb-4 flex size-12 items-center justify-center rounded-xl bg-accent-soft text-accent">
          <FileUp className="size-6" />
        </span>
        <p className="text-base font-semibold">{m.imports_drop()}</p>
        <p id={hintId} className="mt-1 max-w-md text-ink-muted">
          {m.imports_hint()}
        </p>
        <Button
          look="primary"
          className="mt-5"
          busy={sending !== undefined}
          aria-describedby={hintId}
          onClick={() => input.current?.click()}
        >
          {m.imports_choose()}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          tabIndex={-1}
          aria-label={m.imports_choose()}
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(event) => void take(event.target.files?.[0])}
        />
        <p aria-live="polite" className="mt-3 min-h-5 text-[0.8125rem] text-ink-muted">
          {sending !== undefined && m.imports_sending({ name: sending })}
        </p>
      </div>
      <ErrorMessage problem={refusal} />
      <div className="rounded-lg border border-line bg-surface px-4 py-3 text-ink-muted">
        <p className="font-medium text-ink">{m.imports_reads()}</p>
        <ul className="mt-1.5 grid list-disc gap-1 ps-5">
          <li>{words.columns}</li>
          <li>{m.imports_reads_columns()}</li>
          <li>{words.twice}</li>
        </ul>
      </div>
    </div>
  );
}
