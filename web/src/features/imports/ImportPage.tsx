import { useEffect } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { ImportDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';
import { ErrorState, LoadingState } from '@/ui/states';
import { Tabs } from '@/ui/Tabs';
import { ChooseFile } from './ChooseFile';
import { ImportProgress } from './ImportProgress';
import { ImportResult } from './ImportResult';
import { kindNames, wordsOf, type KindName } from './kinds';
import { Preview } from './Preview';

const pollMs = 400;

/** What another program kept: choose what it is and the file, look, take it in. The address remembers both. */
export function ImportPage() {
  const { kind: named } = useParams();
  const kind = kindNames.find((each) => each === named) ?? 'customers';
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const id = params.get('file');
  const file =
    id === null ? (
      <ChooseFile kind={kind} onUploaded={(uploaded) => setParams({ file: uploaded })} />
    ) : (
      <Uploaded id={id} onAgain={() => setParams({})} />
    );
  return (
    <>
      <PageHeader title={m.imports_title()} subtitle={m.imports_subtitle()} />
      <Tabs<KindName>
        label={m.imports_kinds()}
        value={kind}
        onChange={(next) => void navigate(`/import/${next}`)}
        tabs={kindNames.map((each) => ({ id: each, label: wordsOf(each).name, content: each === kind && file }))}
      />
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
        <ErrorState problem={{ ...refusalOf(error), next: m.imports_gone() }} onRetry={onAgain} />
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
          problem={{ message: m.imports_failed(), next: m.imports_failed_next() }}
          onRetry={onAgain}
        />
      );
  }
}
