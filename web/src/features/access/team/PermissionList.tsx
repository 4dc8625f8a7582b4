import { m } from '@/locales/compiled/messages.js';
import { Checkbox } from '@/ui/fields';
import { useViewer } from '../viewer';
import { grouped, toggled, type PermissionLine } from './permissions';

interface PermissionListProps {
  label: string;
  /** Those that may be chosen. */
  lines: readonly PermissionLine[];
  chosen: ReadonlySet<string>;
  onChange(chosen: ReadonlySet<string>): void;
  error?: string | undefined;
}

/** What somebody may do, to be ticked in groups. What the reader may not do themselves can't be given. */
export function PermissionList({ label, lines, chosen, onChange, error }: PermissionListProps) {
  const own = useViewer().permissions;
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{label}</legend>
      <p role="alert" className="text-xs text-danger empty:hidden">
        {error}
      </p>
      {grouped(lines).map((group) => (
        <fieldset key={group.id} className="rounded-lg border border-line px-3 py-1.5">
          <legend className="px-1 text-xs font-medium text-ink-muted">{group.label}</legend>
          {group.lines.map((line) => {
            const mine = own.includes(line.permission);
            return (
              <Checkbox
                key={line.permission}
                label={mine ? line.label : m.access_permission_not_yours({ label: line.label })}
                disabled={!mine}
                checked={chosen.has(line.permission)}
                onChange={() => onChange(toggled(lines, chosen, line.permission))}
                className={mine ? '' : 'text-ink-muted'}
              />
            );
          })}
        </fieldset>
      ))}
    </fieldset>
  );
}
