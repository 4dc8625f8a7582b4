import type { Tool } from './make';

/** A key as it was pressed; `code` is the same on an Arabic keyboard. */
export interface Press {
  readonly code: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

export type Command =
  | { readonly does: 'move' | 'size'; readonly x: number; readonly y: number }
  | { readonly does: 'turn'; readonly degrees: number }
  | { readonly does: 'step'; readonly by: 1 | -1 }
  | { readonly does: 'stack'; readonly to: 'front' | 'back' }
  | { readonly does: 'zoom'; readonly by: 1 | -1 }
  | { readonly does: 'draw'; readonly tool: Tool }
  | { readonly does: 'undo' | 'redo' | 'all' | 'none' | 'remove' | 'duplicate' | 'copy' | 'paste' | 'fit' | 'rows' | 'edit' | 'help' };

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const plain: Readonly<Record<string, Command>> = {
  Delete: { does: 'remove' },
  Backspace: { does: 'remove' },
  Escape: { does: 'none' },
  Enter: { does: 'edit' },
  Comma: { does: 'step', by: -1 },
  Period: { does: 'step', by: 1 },
  BracketLeft: { does: 'turn', degrees: -15 },
  BracketRight: { does: 'turn', degrees: 15 },
  KeyT: { does: 'turn', degrees: 90 },
  PageUp: { does: 'stack', to: 'front' },
  PageDown: { does: 'stack', to: 'back' },
  Equal: { does: 'zoom', by: 1 },
  NumpadAdd: { does: 'zoom', by: 1 },
  Minus: { does: 'zoom', by: -1 },
  NumpadSubtract: { does: 'zoom', by: -1 },
  Digit0: { does: 'fit' },
  KeyS: { does: 'draw', tool: 'SEAT' },
  KeyD: { does: 'draw', tool: 'DESK' },
  KeyR: { does: 'draw', tool: 'ROOM' },
  KeyE: { does: 'draw', tool: 'EVENT_SPACE' },
  KeyW: { does: 'draw', tool: 'wall' },
  KeyO: { does: 'draw', tool: 'door' },
  KeyA: { does: 'draw', tool: 'area' },
  KeyL: { does: 'draw', tool: 'label' },
  KeyP: { does: 'draw', tool: 'plant' },
  KeyM: { does: 'rows' },
};

const withCtrl: Readonly<Record<string, Command>> = {
  KeyA: { does: 'all' },
  KeyD: { does: 'duplicate' },
  KeyC: { does: 'copy' },
  KeyV: { does: 'paste' },
  KeyY: { does: 'redo' },
};

/** What a key does on the plan: arrows move by 10 cm (with Alt by 1, with Shift by 100), with Ctrl they change the size. */
export function commandOf({ code, ctrl, shift, alt }: Press): Command | undefined {
  const way = ways[code];
  if (way) {
    const step = alt ? 1 : shift ? 100 : 10;
    return { does: ctrl ? 'size' : 'move', x: way[0] * step, y: way[1] * step };
  }
  if (ctrl && code === 'KeyZ') return { does: shift ? 'redo' : 'undo' };
  if (ctrl) return shift || alt ? undefined : withCtrl[code];
  if (code === 'Slash' && shift) return { does: 'help' };
  if (alt || (shift && code.startsWith('Key'))) return undefined;
  return plain[code];
}
