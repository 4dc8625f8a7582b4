import { begun, done, mapped, redone, undone, type Deed, type History } from './history';
import { madeReal } from './places';
import type { Plan } from './plan';

/** What is being drawn, and which of it is chosen. */
export interface Editing {
  readonly history: History<Plan>;
  /** Ids in the order they were chosen. */
  readonly selection: readonly string[];
}

export type Act =
  /** A change, with what is chosen after it. */
  | { readonly type: 'change'; readonly deed: Deed; readonly change: (plan: Plan) => Plan; readonly selection?: readonly string[]; readonly gesture?: string }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'select'; readonly ids: readonly string[] }
  /** New places exist now: also in every step that can be undone or redone. */
  | { readonly type: 'made'; readonly made: ReadonlyMap<string, string>; readonly from: Plan; readonly to: Plan };

export const editing = (plan: Plan): Editing => ({ history: begun(plan), selection: [] });

/** What is no longer on the plan can't be chosen. */
function withChosen(history: History<Plan>, selection: readonly string[]): Editing {
  const there = new Set(history.present.items.map(({ id }) => id));
  const still = selection.filter((id) => there.has(id));
  return { history, selection: still.length === selection.length ? selection : still };
}

/** What came back or changed by an undo is what one wants to look at. */
function touched(before: Plan, after: Plan): readonly string[] {
  const known = new Set(before.items);
  return after.items.filter((item) => !known.has(item)).map(({ id }) => id);
}

export function edited(state: Editing, act: Act): Editing {
  const { history, selection } = state;
  switch (act.type) {
    case 'change': {
      const next = done(history, act.deed, act.change(history.present), act.gesture);
      if (next === history) return act.selection ? withChosen(history, act.selection) : state;
      return withChosen(next, act.selection ?? selection);
    }
    case 'undo': {
      const next = undone(history);
      return next === history ? state : withChosen(next, touched(history.present, next.present));
    }
    case 'redo': {
      const next = redone(history);
      return next === history ? state : withChosen(next, touched(history.present, next.present));
    }
    case 'select':
      return withChosen(history, act.ids);
    case 'made':
      // The plan that was published becomes the very one that its draft is compared with.
      return { history: mapped(history, (plan) => (plan === act.from ? act.to : madeReal(act.made)(plan))), selection };
  }
}
