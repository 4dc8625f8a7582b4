import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { ImportDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';
import { ErrorState, LoadingState } from '@/ui/states';
import { BackLink } from '../BackLink';
import { ChooseFile } from './ChooseFile';
import { ImportProgress } from './ImportProgress';
import { ImportResult } from './ImportResult';
import { Preview } from './Preview';

const pollMs = 400;

/** A list of customers from elsewhere: choose the file, look, take it in. The address remembers which file. */
export function ImportPage() {
  const [params, setParams] = useSearchParams();
  const id = params.get('file');
  return (
    <>
      <PageHeader title={m.customers_import_title()} subtitle={m.customers_import_subtitle()} back={<BackLink />} />
      {id === null ? (
        <ChooseFile onUploaded={(uploaded) => setParams({ file: uploaded })} />
      ) : (
        <Uploaded id={id} onAgain={() => setParams({})} />
      )}
    </>
  );
}

function Uploaded({ id, onAgain }: { id: string; onAgain(): void }) {
  const [{ data, error }, ask] = useQuery({ query: ImportDocument, variables: { id } });
  const file = data?.import;
  const running = file?.state === 'RUNNING';

  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), pollMs);
    return () => clearInterval(timer);
  }, [running, ask]);

  if (!file) {
    if (error)
      return (
        <ErrorState problem={{ ...refusalOf(error), next: m.customers_import_gone() }} onRetry={onAgain} />
      );
    return <LoadingState shape="detail" />;
  }
  switch (file.state) {
    case 'PREVIEW':
      return <Preview file={file} onAgain={onAgain} />;
    case 'RUNNING':
      return <ImportProgress file={file} />;
    case 'DONE':
      return <ImportResult file={file} onAgain={onAgain} />;
    case 'FAILED':
      return (
        <ErrorState
          problem={{ message: m.customers_import_failed(), next: m.customers_import_failed_next() }}
          onRetry={onAgain}
        />
      );
  }
}
