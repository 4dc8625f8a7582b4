import { CircleCheck, Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { keepFile } from '@/client/files';
import type { Refusal } from '@/client/refusal';
import type { ImportViewFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { formatNumber } from '@/ui/format/digits';
import { ErrorMessage } from '@/ui/states';
import { Counts } from './Counts';
import { nameOf, wordsOf } from './kinds';

/** What went in, and the rest as a file to mend. */
export function ImportResult({ file, onAgain }: { file: ImportViewFragment; onAgain(): void }) {
  const { see, seen } = wordsOf(nameOf(file.kind));
  const [fetching, setFetching] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  async function download(url: string): Promise<void> {
    setFetching(true);
    setRefusal(await keepFile(url, m.imports_rejected_name()));
    setFetching(false);
  }

  return (
    <div className="mx-auto grid max-w-3xl gap-4">
      <Card>
        <div className="flex items-start gap-3.5">
          <span aria-hidden className="flex size-10 shrink-0 items-center justify-center rounded-full bg-success-soft text-success">
            <CircleCheck className="size-5" />
          </span>
          <div>
            <h2 ref={heading} tabIndex={-1} className="pt-2 text-base font-semibold outline-none">
              {m.imports_finished({ count: file.good, number: formatNumber(file.good) })}
            </h2>
            {file.bad + file.duplicates > 0 && (
              <p className="mt-1 text-ink-muted">{file.bad > 0 ? m.imports_rest() : m.imports_rest_known()}</p>
            )}
          </div>
        </div>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          {file.rejectedUrl && file.bad + file.duplicates > 0 && (
            <Button
              icon={<Download aria-hidden className="size-4" />}
              busy={fetching}
              onClick={() => void download(file.rejectedUrl ?? '')}
            >
              {m.imports_rejected()}
            </Button>
          )}
          <Button onClick={onAgain}>{m.imports_other()}</Button>
          <ButtonLink look="primary" to={seen}>
            {see}
          </ButtonLink>
        </div>
        <ErrorMessage problem={refusal} className="mt-3" />
      </Card>
      <Counts file={file} busy={false} />
    </div>
  );
}
