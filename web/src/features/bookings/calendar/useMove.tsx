import { useCallback, useState } from 'react';
import { useClient } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ExtendBookingDocument, MoveBookingDocument, QuoteExtensionDocument, TryBookingDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { AlertDialog, Dialog } from '@/ui/dialog/Dialog';
import { formatTime } from '@/ui/format/dates';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { showToast } from '@/ui/toast';
import { Alternatives } from '../Alternatives';
import { alternativesIn } from '../offered';
import { isHere, type Draft } from './model/draft';
import { headOf, momentsOf } from './words';

/** Where a booking goes, as the API takes it. */
interface Target {
  readonly id: string;
  readonly resourceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

type Asking =
  | { readonly kind: 'refused'; readonly draft: Draft; readonly refusal: Refusal }
  | { readonly kind: 'fee'; readonly draft: Draft; readonly target: Target; readonly amount: number; readonly fee: number; answer(move: boolean): void };

const whereOf = ({ resourceId, startsAt, endsAt }: Target) => ({ resourceId, startsAt, endsAt });

const instant = (at: number) => new Date(at).toISOString();

/** Moving and stretching what is booked: asked first, so that a fee or a refusal comes before anything changes. */
export function useMove() {
  const client = useClient();
  const { zone, currency } = useSpaceSettings();
  const [move] = useAct(MoveBookingDocument);
  const [extend] = useAct(ExtendBookingDocument);
  const [asking, setAsking] = useState<Asking>();

  const send = useCallback(
    async (draft: Draft, target: Target, expectedAmount: number, undoable: boolean): Promise<void> => {
      const { refusal, data } = await move({ id: target.id, input: { ...whereOf(target), expectedAmount } });
      if (refusal) {
        setAsking({ kind: 'refused', draft, refusal });
        return;
      }
      const { claim } = draft;
      const placed = data.moveBooking;
      const when = momentsOf({ from: draft.from, until: draft.until }, zone);
      const text = m.calendar_moved({ what: claim ? headOf(claim) : '', place: placed.resourceName, when });
      const back = claim && { id: target.id, resourceId: draft.homeId ?? target.resourceId, startsAt: instant(claim.from), endsAt: instant(claim.usedUntil) };
      const undo = async () => {
        const undone = back && (await move({ id: back.id, input: whereOf(back) }));
        if (undone?.refusal) showToast(undone.refusal.message, { tone: 'danger' });
      };
      showToast(text, { tone: 'success', ...(undoable && back && { undo: () => void undo() }) });
    },
    [move, zone],
  );

  // A guest who is here keeps the place for longer, at the price that the calendar said.
  const stay = useCallback(
    async (draft: Draft, id: string): Promise<void> => {
      const until = instant(draft.until);
      const { data, error } = await client.query(QuoteExtensionDocument, { id, until }, { requestPolicy: 'network-only' });
      const outcome = data ? await extend({ id, until, expectedAmount: data.quoteExtension }) : undefined;
      const refusal = outcome?.refusal ?? (error && refusalOf(error));
      if (refusal) setAsking({ kind: 'refused', draft, refusal });
      else showToast(m.bookings_extended_done({ name: draft.claim?.who ?? '', time: formatTime(until, zone) }), { tone: 'success' });
    },
    [client, extend, zone],
  );

  const begin = useCallback(
    async (draft: Draft): Promise<void> => {
      const id = draft.claim?.bookingId;
      if (id === undefined) return;
      const target = { id, resourceId: draft.placeId, startsAt: instant(draft.from), endsAt: instant(draft.until) };
      if (draft.claim && isHere(draft.claim)) return stay(draft, id);
      const { data, error } = await client.query(TryBookingDocument, { input: { ...whereOf(target), bookingId: id } }, { requestPolicy: 'network-only' });
      if (error || !data) {
        if (error) setAsking({ kind: 'refused', draft, refusal: refusalOf(error) });
        return;
      }
      const { keptFee, quote } = data.tryBooking;
      if (keptFee > 0) {
        const agreed = await new Promise<boolean>((answer) => {
          setAsking({ kind: 'fee', draft, target, amount: quote.amount, fee: keptFee, answer });
        });
        setAsking(undefined);
        if (!agreed) return;
      }
      await send(draft, target, quote.amount, keptFee === 0);
    },
    [client, send, stay],
  );

  const close = () => setAsking(undefined);
  const dialog =
    asking?.kind === 'fee' ? (
      <AlertDialog
        open
        onClose={() => asking.answer(false)}
        title={m.calendar_move_fee_title()}
        description={m.calendar_move_fee({ fee: formatMoney(asking.fee, currency) })}
        footer={
          <>
            <Button onClick={() => asking.answer(false)}>{m.ui_cancel()}</Button>
            <Button look="primary" onClick={() => asking.answer(true)}>
              {m.calendar_move_anyway()}
            </Button>
          </>
        }
      />
    ) : asking?.kind === 'refused' ? (
      <Dialog
        open
        onClose={close}
        title={m.calendar_move_refused()}
        description={asking.refusal.message}
        footer={<Button onClick={close}>{m.ui_close()}</Button>}
      >
        <p className="mb-3 text-ink-muted">
          {alternativesIn(asking.refusal).length > 0 ? m.calendar_move_refused_hint() : (asking.refusal.next ?? m.calendar_no_alternatives())}
        </p>
        <Alternatives
          offered={alternativesIn(asking.refusal)}
          onTake={({ resourceId, startsAt, endsAt }) => {
            close();
            void begin({ ...asking.draft, placeId: resourceId, from: Date.parse(startsAt), until: Date.parse(endsAt) });
          }}
        />
      </Dialog>
    ) : null;

  return { begin, dialog };
}
