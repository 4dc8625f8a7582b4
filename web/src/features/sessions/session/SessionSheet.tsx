import { ArrowLeftRight, Banknote, Moon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { RunningPlanNote } from '@/features/subscriptions';
import { ConsumeDocument, SessionDocument, type SessionDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Badge } from '@/ui/Badge';
import { Button, ButtonLink } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { Duration } from '@/ui/Duration';
import { formatMoment } from '@/ui/format/dates';
import { serverNow } from '@/ui/clock';
import { Kbd } from '@/ui/Kbd';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { ErrorState, LoadingState } from '@/ui/states';
import { Flags } from '../house/Flags';
import { RunningTotal } from '../house/RunningTotal';
import { useAskAtBend } from '../house/useAskAtBend';
import { CtrlEnter } from '../CtrlEnter';
import { Owes } from '../Owes';
import { checkoutPath } from '../sheets';
import { ItemsShelf } from './ItemsShelf';
import { MovePanel } from './MovePanel';
import { NoteField } from './NoteField';
import { RunningBill } from './RunningBill';

interface SessionSheetProps {
  open: boolean;
  onClose(): void;
  sessionId: string;
}

const renewMs = 30_000;

/** A stay that goes on: time, price and why, what they take, where they sit, and the way to the bill. */
export default function SessionSheet({ open, onClose, sessionId }: SessionSheetProps) {
  const navigate = useNavigate();
  const mayRun = useMay('sessions.run');
  const mayEnd = useMay('sessions.end');
  const [moving, setMoving] = useState(false);
  const [consume] = useAct(ConsumeDocument);
  const moveButton = useRef<HTMLButtonElement>(null);
  const [{ data, error }, ask] = useQuery({ query: SessionDocument, variables: { id: sessionId }, requestPolicy: 'cache-and-network' });
  const session = data?.session;
  const running = session !== undefined && !isOver(session);

  useAskAtBend(session ? [session] : [], () => ask({ requestPolicy: 'network-only' }));

  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), renewMs);
    return () => clearInterval(timer);
  }, [running, ask]);

  const toBill = () => void navigate(checkoutPath(sessionId));
  return (
    <CtrlEnter onPress={running && mayEnd ? toBill : undefined}>
      <Sheet
        open={open}
        onClose={onClose}
        wide
        title={session?.customer.name ?? m.sessions_session()}
        description={session && <Whereabouts session={session} />}
        footer={
          running && (
            <>
              {mayRun && (
                <Button
                  ref={moveButton}
                  aria-expanded={moving}
                  icon={<ArrowLeftRight aria-hidden className="size-4" />}
                  onClick={() => setMoving(!moving)}
                >
                  {m.sessions_move()}
                </Button>
              )}
              {mayEnd && (
                <Button look="primary" icon={<Banknote aria-hidden className="size-4" />} onClick={toBill} aria-keyshortcuts="Control+Enter">
                  {m.sessions_end_and_pay()}
                  <span aria-hidden className="ms-1 flex gap-0.5 max-sm:hidden">
                    <Kbd>Ctrl</Kbd>
                    <Kbd>↵</Kbd>
                  </span>
                </Button>
              )}
            </>
          )
        }
      >
        <div className="grid grid-cols-1 gap-4">
          {session?.overnight && running && (
            <p className="flex items-center gap-2.5 rounded-md bg-danger-soft px-3 py-2.5 text-danger">
              <Moon aria-hidden className="size-4 shrink-0" />
              {m.sessions_overnight_hint()}
            </p>
          )}
          {moving && session && (
            <MovePanel
              session={session}
              onDone={() => {
                setMoving(false);
                moveButton.current?.focus();
              }}
            />
          )}
          {session && <Figures session={session} />}
          {!session && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
          {!session && !error && <LoadingState shape="detail" />}
          {mayRun && (!session || running) && (
            <ItemsShelf
              customerId={session?.customer.id ?? null}
              onTake={async (item, quantity) => {
                // Until the price of this guest is known the server decides alone.
                const expectedPrice = item.listPrice === undefined || !session ? null : item.price;
                return (await consume({ sessionId, itemId: item.id, quantity, expectedPrice })).refusal;
              }}
            />
          )}
          {session && (
            <>
              {running && <RunningPlanNote customerId={session.customer.id} offer />}
              <RunningBill session={session} editable={running && mayRun} />
              {running && mayRun ? (
                <NoteField key={session.id} sessionId={session.id} note={session.note} />
              ) : (
                session.note && <p className="whitespace-pre-wrap">{session.note}</p>
              )}
            </>
          )}
        </div>
      </Sheet>
    </CtrlEnter>
  );
}

/** Ended, or taken back as a mistake. */
function isOver(session: SessionDetailFragment): boolean {
  return Boolean(session.endedAt ?? session.cancelledAt);
}

function Whereabouts({ session }: { session: SessionDetailFragment }) {
  const { zone } = useSpaceSettings();
  const { customer, resource } = session;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <Badge tone="accent">
        <bdi>{resource.name}</bdi>
      </Badge>
      <span>{formatMoment(session.startedAt, zone, new Date(serverNow()))}</span>
      <Link to={`/customers/${customer.id}`} className="figures rounded-sm hover:underline">
        {customer.humanId}
      </Link>
      {customer.balance !== 0 && (
        <span>
          {m.sessions_balance()} <Money value={customer.balance} signed />
        </span>
      )}
      <Owes customer={customer} />
      <Flags session={session} />
    </span>
  );
}

function Figures({ session }: { session: SessionDetailFragment }) {
  if (isOver(session)) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg bg-sunken px-4 py-3">
        <p>{session.cancelledAt ? m.sessions_cancelled() : m.sessions_ended()}</p>
        {session.invoice && (
          <ButtonLink to={`/invoices/${session.invoice.id}`} size="sm">
            {m.sessions_open_invoice({ number: session.invoice.invoiceNumber })}
          </ButtonLink>
        )}
      </div>
    );
  }
  return (
    <dl className="flex flex-wrap justify-between gap-x-4 rounded-lg bg-sunken px-4 py-3">
      <div className="flex flex-col-reverse gap-1">
        <dt className="text-xs text-ink-muted">{m.sessions_time()}</dt>
        <dd>
          <Duration since={session.startedAt} className="text-2xl leading-normal font-medium" />
        </dd>
      </div>
      <div className="flex flex-col-reverse gap-1 text-end">
        <dt className="text-xs text-ink-muted">{m.sessions_so_far()}</dt>
        <dd>
          <RunningTotal price={session} className="text-2xl leading-normal font-medium" />
        </dd>
      </div>
    </dl>
  );
}
