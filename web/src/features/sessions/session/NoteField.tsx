import { m } from '@/locales/compiled/messages.js';
import { Textarea } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { useSavedNote, type NoteState } from './useSavedNote';

function stateWords(state: NoteState): string {
  switch (state) {
    case 'saved':
      return m.sessions_note_saved();
    case 'typing':
    case 'saving':
      return m.sessions_note_saving();
    case 'kept':
      return m.sessions_note_kept();
  }
}

export function NoteField({ sessionId, note }: { sessionId: string; note: string }) {
  const { text, change, state } = useSavedNote(sessionId, note);
  return (
    <FormField
      label={m.sessions_note()}
      hint={<span aria-live="polite">{text === '' && state === 'saved' ? m.sessions_note_hint() : stateWords(state)}</span>}
    >
      {(field) => (
        <Textarea {...field} rows={2} maxLength={2000} className="min-h-16" value={text} onChange={(event) => change(event.target.value)} />
      )}
    </FormField>
  );
}
