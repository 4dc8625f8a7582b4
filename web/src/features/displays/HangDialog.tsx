import { useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { DisplayPlacesDocument, HangDisplayDocument, type DisplayRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Checkbox, Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { ErrorMessage, LoadingState } from '@/ui/states';

interface HangDialogProps {
  onClose(): void;
  onHung(display: DisplayRowFragment): void;
}

/** Which door a new display hangs at, and whether names may be read there. Rooms come first: they have doors. */
export function HangDialog({ onClose, onHung }: HangDialogProps) {
  const [{ data, error }] = useQuery({ query: DisplayPlacesDocument });
  const [hang, busy] = useAct(HangDisplayDocument);
  const [place, setPlace] = useState('');
  const [names, setNames] = useState(false);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const withDoor = (type: string) => (type === 'ROOM' || type === 'EVENT_SPACE' ? 0 : 1);
  const places = data?.resources.toSorted((a, b) => withDoor(a.resourceType) - withDoor(b.resourceType) || a.name.localeCompare(b.name));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (place === '') return;
    const outcome = await hang({ input: { resourceId: place, showsNames: names } });
    setRefusal(outcome.refusal);
    if (outcome.data) onHung(outcome.data.hangDisplay);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.displays_hang()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form="hang-display" busy={busy}>
            {m.displays_hang()}
          </Button>
        </>
      }
    >
      {!places && !error && <LoadingState shape="form" count={2} />}
      {!places && error && <ErrorMessage problem={refusalOf(error)} />}
      {places && (
        <form id="hang-display" noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
          <FormField label={m.displays_place()} required error={tried && place === '' ? m.displays_place_needed() : undefined}>
            {(field) => (
              <Select
                {...field}
                value={place}
                onChange={(event) => setPlace(event.target.value)}
                options={[{ value: '', label: m.displays_choose_place() }, ...places.map(({ id, name }) => ({ value: id, label: name }))]}
              />
            )}
          </FormField>
          <div className="grid gap-1">
            <Checkbox label={m.displays_names()} checked={names} onChange={(event) => setNames(event.target.checked)} />
            <p className="ps-6.5 text-xs text-ink-muted">{m.displays_names_hint()}</p>
          </div>
          <ErrorMessage problem={refusal} />
        </form>
      )}
    </Dialog>
  );
}
