import { useState } from 'react';
import { useMutation } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { PreviewImportDocument, RunImportDocument, type ImportViewFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { formatNumber } from '@/ui/format/digits';
import { ErrorMessage } from '@/ui/states';
import { Counts } from './Counts';
import { Mapping } from './Mapping';
import { mapped, type ColumnMap } from './mapping';
import { SampleRows } from './SampleRows';

/** What the file would do, before it does it. */
export function Preview({ file, onAgain }: { file: ImportViewFragment; onAgain(): void }) {
  const [{ fetching: reading }, preview] = useMutation(PreviewImportDocument);
  const [run, starting] = useAct(RunImportDocument);
  // What was chosen shows at once; the counts follow with the server's answer.
  const [mapping, setMapping] = useState<readonly ColumnMap[]>(file.mapping);
  const [refusal, setRefusal] = useState<Refusal>();
  const asInput = (maps: readonly ColumnMap[]) => maps.map(({ column, field }) => ({ column, field: field ?? null }));

  async function choose(column: string, field: string | null): Promise<void> {
    const next = mapped(mapping, column, field);
    setMapping(next);
    const { error } = await preview({ id: file.id, mapping: asInput(next) });
    setRefusal(error && refusalOf(error));
  }

  async function start(): Promise<void> {
    const outcome = await run({ id: file.id, mapping: asInput(mapping) });
    setRefusal(outcome.refusal);
  }

  return (
    <div className="grid grid-cols-1 gap-4">
      <Counts file={file} busy={reading} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(20rem,24rem)_minmax(0,1fr)]">
        <Mapping file={file} mapping={mapping} onChoose={(column, field) => void choose(column, field)} />
        <Card flush title={m.imports_sample({ count: file.sample.length, number: formatNumber(file.sample.length) })}>
          <SampleRows file={file} mapping={mapping} />
        </Card>
      </div>
      <ErrorMessage problem={refusal} />
      <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-canvas px-4 py-3 max-sm:bottom-14 sm:-mx-6 sm:px-6">
        <p aria-live="polite" className="me-auto text-ink-muted">
          {file.missing ?? (file.good === 0 && m.imports_nothing())}
        </p>
        <Button onClick={onAgain}>{m.imports_other()}</Button>
        <Button look="primary" busy={starting} disabled={file.missing != null || file.good === 0 || reading} onClick={() => void start()}>
          {m.imports_run({ count: file.good, number: formatNumber(file.good) })}
        </Button>
      </div>
    </div>
  );
}
