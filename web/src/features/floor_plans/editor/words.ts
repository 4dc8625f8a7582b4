import { typeName } from '@/features/resources';
import { m } from '@/locales/compiled/messages.js';
import { formatNumber } from '@/ui/format/digits';
import { boundsOf } from './model/geometry';
import type { Deed } from './model/history';
import { isPlaceTool, type Tool } from './model/make';
import { placeOf, type Known } from './model/places';
import type { Item } from './model/plan';

/** A tool, or what it draws: `Wall`. */
export function toolName(tool: Tool): string {
  if (isPlaceTool(tool)) return typeName(tool);
  return {
    wall: m.plan_editor_wall,
    door: m.plan_editor_door,
    label: m.plan_editor_label,
    area: m.plan_editor_area,
    plant: m.plan_editor_plant,
  }[tool]();
}

/** What an item is: `Desk`, `Wall`. */
export function kindName(item: Item, known: Known): string {
  if (item.kind !== 'place') return toolName(item.kind);
  const place = placeOf(item, known);
  return place ? typeName(place.resourceType) : m.plan_editor_gone();
}

/** What an item is called; what has no name of its own is called by its kind. */
export function itemName(item: Item, known: Known): string {
  if (item.kind === 'place') return placeOf(item, known)?.name ?? m.plan_editor_gone();
  if (item.kind === 'label' || item.kind === 'area') return item.text || toolName(item.kind);
  return toolName(item.kind);
}

/** A step of the history, for its undo. */
export function deedName(deed: Deed): string {
  return {
    add: m.plan_editor_did_add,
    move: m.plan_editor_did_move,
    resize: m.plan_editor_did_resize,
    turn: m.plan_editor_did_turn,
    align: m.plan_editor_did_align,
    spread: m.plan_editor_did_spread,
    order: m.plan_editor_did_order,
    remove: m.plan_editor_did_remove,
    change: m.plan_editor_did_change,
    repeat: m.plan_editor_did_repeat,
    version: m.plan_editor_did_version,
    underlay: m.plan_editor_did_underlay,
    floor: m.plan_editor_did_floor,
  }[deed]();
}

/** What is chosen, in words. */
export function said(items: readonly Item[], known: Known): string {
  const [only] = items;
  if (!only) return '';
  if (items.length > 1) return m.plan_editor_chosen({ count: items.length, number: formatNumber(items.length) });
  const { left, top, right, bottom } = boundsOf(only);
  const whole = (value: number) => formatNumber(Math.round(value));
  return m.plan_editor_said({
    name: itemName(only, known), kind: kindName(only, known), left: whole(left), top: whole(top), width: whole(right - left), height: whole(bottom - top),
  });
}
