import { ArrowLeft, Printer } from 'lucide-react';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { encode } from 'uqr';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { ResourceDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { ErrorState, LoadingState } from '@/ui/states';
import { addressOf } from '@/client/base';

/** The code that stands on a place: whoever has booked it scans it and is there. */
export function CodePage() {
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: ResourceDocument, variables: { id } });
  const name = data?.resource.name;
  useEffect(() => {
    document.title = `${name ?? m.resources_code()} · CoWorkFlow`;
  }, [name]);

  return (
    <div className="min-h-dvh print:min-h-0">
      <nav aria-label={m.resources_code()} className="flex flex-wrap items-center gap-2 border-b border-line bg-surface px-4 py-2.5 print:hidden">
        <ButtonLink to="/resources" look="quiet" icon={<ArrowLeft aria-hidden className="mirror-rtl size-4" />}>
          {name ?? m.desk_resources()}
        </ButtonLink>
        <span className="ms-auto" />
        <Button look="primary" disabled={!data} icon={<Printer aria-hidden className="size-4" />} onClick={() => window.print()}>
          {m.resources_print_code()}
        </Button>
      </nav>
      <main className="mx-auto grid max-w-full justify-items-center gap-4 px-4 py-10 text-center print:py-0">
        {name && (
          <>
            <h1 className="text-3xl font-semibold wrap-anywhere">
              <bdi>{name}</bdi>
            </h1>
            <Code address={addressOf(`/here/${id}`)} label={m.resources_code_of({ name })} />
            <p className="max-w-[70mm] text-lg">{m.resources_code_words()}</p>
          </>
        )}
        {!data && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {!data && !error && <LoadingState shape="text" count={6} />}
      </main>
    </div>
  );
}

/** Black on white in every theme: a camera needs the quiet border too. */
function Code({ address, label }: { address: string; label: string }) {
  const { data, size } = encode(address, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.map((black, x) => (black ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className="size-[70mm] max-w-full">
      <rect width={size} height={size} rx={2} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
