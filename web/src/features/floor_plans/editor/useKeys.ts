import { useRef, type KeyboardEvent } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { chosen, move, pullEnd, remove, restack, stretch, turn } from './model/commands';
import type { Act } from './model/editor';
import { turned } from './model/geometry';
import type { Deed } from './model/history';
import { commandOf, type Command } from './model/keys';
import type { Tool } from './model/make';
import { isBox, type Item, type Plan } from './model/plan';
import type { Hand } from './useHand';
import type { Zoom } from './useZoom';

interface KeysProps {
  plan: Plan;
  selection: readonly string[];
  zoom: Zoom;
  dispatch(act: Act): void;
  onUndo(): void;
  onRedo(): void;
  onTool(tool: Tool | undefined): void;
  onAdd(tool: Tool): void;
  onDuplicate(items: readonly Item[]): void;
  onRows(): void;
  onEdit(): void;
  onHelp(): void;
  say(words: string): void;
}

/** What the keys of the plan do. */
export function useKeys(props: KeysProps): (event: KeyboardEvent, hand: Hand) => void {
  const { plan, selection, zoom, dispatch } = props;
  const presses = useRef(0);
  const copied = useRef<readonly Item[]>([]);
  const items = chosen(plan, selection);

  /** A key that is held is one step of the history. */
  const change = (deed: Deed, next: (plan: Plan) => Plan) => dispatch({ type: 'change', deed, change: next, gesture: `key ${presses.current}` });

  function grow(x: number, y: number): void {
    const [only] = items;
    if (!only || items.length > 1) return;
    if (!isBox(only)) return change('resize', pullEnd(only.id, 'to', { x: only.x2 + x, y: only.y2 + y }));
    const way = turned({ x, y }, { x: 0, y: 0 }, only.rotation);
    change('resize', stretch(only.id, { x: x === 0 ? 0 : 1, y: y === 0 ? 0 : 1 }, way));
  }

  function step(by: 1 | -1): void {
    const last = plan.items.findIndex(({ id }) => id === selection.at(-1));
    const count = plan.items.length;
    const next = plan.items[last < 0 ? (by > 0 ? 0 : count - 1) : (last + by + count) % Math.max(1, count)];
    if (next) dispatch({ type: 'select', ids: [next.id] });
  }

  function run(command: Command, hand: Hand): void {
    switch (command.does) {
      case 'move':
        return change('move', move(selection, command));
      case 'size':
        return grow(command.x, command.y);
      case 'turn':
        return change('turn', turn(selection, command.degrees));
      case 'step':
        return step(command.by);
      case 'stack':
        return change('order', restack(selection, command.to));
      case 'zoom':
        return zoom.zoom(command.by);
      case 'fit':
        return zoom.fit();
      case 'draw':
        return props.onAdd(command.tool);
      case 'undo':
        return props.onUndo();
      case 'redo':
        return props.onRedo();
      case 'all':
        return dispatch({ type: 'select', ids: plan.items.map(({ id }) => id) });
      case 'none':
        if (!hand.cancel()) dispatch({ type: 'select', ids: [] });
        return props.onTool(undefined);
      case 'remove':
        return change('remove', remove(selection));
      case 'duplicate':
        return props.onDuplicate(items);
      case 'copy':
        copied.current = items;
        return props.say(m.plan_editor_copied());
      case 'paste':
        return props.onDuplicate(copied.current);
      case 'rows':
        return props.onRows();
      case 'edit':
        return props.onEdit();
      case 'help':
        return props.onHelp();
    }
  }

  return (event, hand) => {
    const { code, ctrlKey, metaKey, shiftKey, altKey } = event;
    const command = commandOf({ code, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey });
    if (!command) return;
    event.preventDefault();
    if (!event.repeat) presses.current += 1;
    run(command, hand);
  };
}
