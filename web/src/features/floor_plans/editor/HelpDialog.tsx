import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Kbd } from '@/ui/Kbd';

/** The keys of the plan. */
export function HelpDialog({ onClose }: { onClose(): void }) {
  const keys: readonly (readonly [string, string])[] = [
    ['← ↑ → ↓', m.plan_editor_key_move()],
    ['Alt / Shift + ←', m.plan_editor_key_fine()],
    ['Ctrl + ← ↑ → ↓', m.plan_editor_key_size()],
    ['[ ] T', m.plan_editor_key_turn()],
    [', .', m.plan_editor_key_step()],
    ['Enter', m.plan_editor_key_edit()],
    ['S D R E', m.plan_editor_key_places()],
    ['W O A L P', m.plan_editor_key_things()],
    ['M', m.plan_editor_key_rows()],
    ['Ctrl + D', m.plan_editor_key_duplicate()],
    ['Ctrl + C, V', m.plan_editor_key_copy()],
    ['Ctrl + A', m.plan_editor_key_all()],
    ['Delete', m.plan_editor_key_remove()],
    ['Page ↑ ↓', m.plan_editor_key_stack()],
    ['Ctrl + Z, Y', m.plan_editor_key_undo()],
    ['+ − 0', m.plan_editor_key_zoom()],
    ['Alt', m.plan_editor_key_free()],
    ['Esc', m.plan_editor_key_none()],
  ];
  return (
    <Dialog open onClose={onClose} title={m.plan_editor_keys()} footer={<Button onClick={onClose}>{m.ui_close()}</Button>}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1.5">
        {keys.map(([key, does]) => (
          <div key={key} className="contents">
            <dt dir="ltr" className="text-start">
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
