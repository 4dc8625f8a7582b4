import { useCallback, useEffect, useRef, useState } from 'react';
import { useAct } from '@/client/useAct';
import { ChangeSessionNoteDocument } from '@/generated/graphql';

export type NoteState = 'saved' | 'typing' | 'saving' | 'kept';

const pauseMs = 600;
const retryMs = 5_000;

function draftKey(sessionId: string): string {
  return `coworkflow.note.${sessionId}`;
}

function storedDraft(sessionId: string): string | null {
  try {
    return localStorage.getItem(draftKey(sessionId));
  } catch {
    return null;
  }
}

function storeDraft(sessionId: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(draftKey(sessionId));
    else localStorage.setItem(draftKey(sessionId), text);
  } catch {
    // Without storage the text lives as long as the page.
  }
}

/**
 * A note saved as it is typed. Until the server has it, it is kept on this device and sent again, so that
 * neither a lost line nor a closed page loses a word.
 */
export function useSavedNote(sessionId: string, server: string) {
  const [text, setText] = useState(() => storedDraft(sessionId) ?? server);
  const [state, setState] = useState<NoteState>(() => (storedDraft(sessionId) === null ? 'saved' : 'kept'));
  const [save] = useAct(ChangeSessionNoteDocument);
  const latest = useRef(text);

  const change = useCallback(
    (next: string) => {
      latest.current = next;
      setText(next);
      setState('typing');
      storeDraft(sessionId, next);
    },
    [sessionId],
  );

  const send = useCallback(async () => {
    const sent = latest.current;
    setState('saving');
    const { refusal } = await save({ id: sessionId, note: sent });
    if (latest.current !== sent) return;
    if (!refusal) storeDraft(sessionId, null);
    setState(refusal ? 'kept' : 'saved');
  }, [save, sessionId]);

  useEffect(() => {
    if (state !== 'typing' && state !== 'kept') return;
    const timer = setTimeout(() => void send(), state === 'typing' ? pauseMs : retryMs);
    return () => clearTimeout(timer);
  }, [state, text, send]);

  // Somebody else changed it while nobody was typing here.
  useEffect(() => {
    if (state !== 'saved') return;
    latest.current = server;
    setText(server);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only the server's news counts
  }, [server]);

  return { text, change, state };
}
