import { Armchair, Play, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { useClient, useQuery } from 'urql';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { RunningPlanNote } from '@/features/subscriptions';
import { GuestByIdDocument, GuestOwesDocument, PlacesDocument, StartSessionDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { toLatinDigits } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { ErrorMessage } from '@/ui/states';
import { suggestedPlace } from '../house/places';
import { Owes } from '../Owes';
import { sessionPath } from '../sheets';
import { GuestIds, GuestPicker } from './GuestPicker';
import { NewGuest, type NewPerson } from './NewGuest';
import { PlaceSelect } from './PlaceSelect';
import { sayStarted } from './sayStarted';
import type { Guest } from './useGuests';

interface StartSheetProps {
  open: boolean;
  onClose(): void;
  resourceId: string | undefined;
  customerId: string | undefined;
}

type Person = { readonly kind: 'known'; readonly guest: Guest } | { readonly kind: 'new'; readonly person: NewPerson };

/** Who sits down where. */
export default function StartSheet({ open, onClose, resourceId, customerId }: StartSheetProps) {
  const client = useClient();
  const navigate = useNavigate();
  const [{ data }] = useQuery({ query: PlacesDocument });
  const [{ data: asked }] = useQuery({ query: GuestByIdDocument, variables: { id: customerId ?? '' }, pause: !customerId });
  const [who, setWho] = useState<Person>();
  const [picked, setPicked] = useState(resourceId);
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [start, busy] = useAct(StartSessionDocument);
  const startButton = useRef<HTMLButtonElement>(null);

  const places = useMemo(() => data?.house.places ?? [], [data]);
  const place = places.find((each) => each.resource.id === picked) ?? (picked ? undefined : suggestedPlace(places));

  function choose(guest: Guest): void {
    setRefusal(undefined);
    if (guest.activeSession) void navigate(sessionPath(guest.activeSession.id), { replace: true });
    else setWho({ kind: 'known', guest });
  }

  const preset = asked?.customer;
  useEffect(() => {
    if (preset) choose(preset);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only the answer to the address chooses
  }, [preset]);

  const known = who?.kind === 'known' ? who.guest.id : undefined;
  useEffect(() => {
    if (known) startButton.current?.focus();
  }, [known]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!who || !place || busy) return;
    const person =
      who.kind === 'known'
        ? { customerId: who.guest.id }
        : { newCustomer: { name: who.person.name.trim(), phone: who.person.phone.trim() || null } };
    const outcome = await start({ input: { ...person, resourceId: place.resource.id, note: note.trim() || null } });
    setRefusal(outcome.refusal);
    if (!outcome.data) return;
    sayStarted(client, outcome.data.startSession);
    onClose();
  }

  const field = refusal?.field?.split('.').at(-1);
  const at = (name: string) => (field === name ? refusal?.message : undefined);
  const placed = field === 'resourceId' || (who?.kind === 'new' && (field === 'name' || field === 'phone'));

  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={place ? m.sessions_start_at({ place: place.resource.name }) : m.sessions_start_session()}
      description={
        place && (
          <>
            <Money value={place.resource.ratePerHour} /> {m.sessions_per_hour()}
          </>
        )
      }
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button
            ref={startButton}
            type="submit"
            form="start-session"
            look="primary"
            busy={busy}
            disabled={!who || !place}
            icon={<Play aria-hidden className="mirror-rtl size-4" />}
          >
            {m.sessions_start()}
          </Button>
        </>
      }
    >
      <form id="start-session" noValidate className="grid grid-cols-1 gap-4" onSubmit={(event) => void submit(event)}>
        {!who && <GuestPicker onChoose={choose} onNew={(text) => setWho({ kind: 'new', person: personIn(text) })} />}
        {who?.kind === 'known' && <Chosen guest={who.guest} onChange={() => setWho(undefined)} />}
        {who?.kind === 'new' && (
          <>
            <NewGuest
              person={who.person}
              onChange={(person) => {
                setRefusal(undefined);
                setWho({ kind: 'new', person });
              }}
              onKnown={choose}
              problems={{ name: at('name'), phone: at('phone') }}
            />
            <Button look="quiet" size="sm" className="justify-self-start max-sm:h-11" onClick={() => setWho(undefined)}>
              {m.sessions_search_again()}
            </Button>
          </>
        )}
        {who && (
          <>
            <PlaceSelect places={places} value={place?.resource.id} onChange={setPicked} error={at('resourceId')} />
            <FormField label={m.sessions_note()}>
              {(props) => <Input {...props} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />}
            </FormField>
          </>
        )}
        {who?.kind === 'known' && <RunningPlanNote customerId={who.guest.id} />}
        {data && !place && (
          <p className="flex items-center gap-2 text-ink-muted">
            <Armchair aria-hidden className="size-4" />
            {m.sessions_all_taken()}
          </p>
        )}
        <ErrorMessage problem={placed ? undefined : refusal} />
      </form>
    </Sheet>
  );
}

/** What was typed in the search belongs into the phone when it is digits, else into the name. */
function personIn(text: string): NewPerson {
  const digits = /^[+\d\s()-]{4,}$/.test(toLatinDigits(text));
  return digits ? { name: '', phone: text } : { name: text, phone: '' };
}

function Chosen({ guest, onChange }: { guest: Guest; onChange: () => void }) {
  const [{ data }] = useQuery({ query: GuestOwesDocument, variables: { id: guest.id } });
  return (
    <div className="flex items-center gap-3 rounded-lg border border-line bg-canvas px-3 py-2.5">
      <span className="min-w-0 flex-1">
        <span className="block truncate text-base font-semibold">
          <bdi>{guest.name}</bdi>
        </span>
        <GuestIds guest={guest} />
        <span className="mt-1.5 block empty:hidden">{data && <Owes customer={data.customer} />}</span>
      </span>
      {guest.balance !== 0 && (
        <span className="text-end">
          <span className="block text-xs text-ink-muted">{m.sessions_balance()}</span>
          <Money value={guest.balance} signed />
        </span>
      )}
      <IconButton label={m.sessions_choose_another()} icon={<X aria-hidden className="size-4.5" />} onClick={onChange} />
    </div>
  );
}
