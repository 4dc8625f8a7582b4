import { useQuery } from 'urql';
import { PossibleWholesDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { WholeInput } from '@/ui/WholeInput';
import { possibleWholes } from './wholes';

interface ArrangementFieldsProps {
  /** The place itself; none while it is new. */
  id: string | undefined;
  /** Empty for a part of nothing. */
  parentId: string;
  turnaroundMinutes: number | null;
  errors: { readonly parentId?: string | undefined; readonly turnaroundMinutes?: string | undefined };
  onParent(parentId: string): void;
  onTurnaround(minutes: number | null, problem?: string): void;
}

/** What a place is a part of (B4), and how long it takes to get it ready again (B3). */
export function ArrangementFields({ id, parentId, turnaroundMinutes, errors, onParent, onTurnaround }: ArrangementFieldsProps) {
  const [{ data }] = useQuery({ query: PossibleWholesDocument });
  const wholes = possibleWholes(data?.resources ?? [], id);
  return (
    <>
      <FormField label={m.resources_part_of()} hint={m.resources_part_of_hint()} error={errors.parentId}>
        {(field) => (
          <Select
            {...field}
            value={parentId}
            options={[{ value: '', label: m.resources_part_of_nothing() }, ...wholes.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => onParent(event.target.value)}
          />
        )}
      </FormField>
      <FormField label={m.resources_turnaround()} required hint={m.resources_turnaround_hint()} error={errors.turnaroundMinutes}>
        {(field) => <WholeInput {...field} value={turnaroundMinutes} onValue={onTurnaround} />}
      </FormField>
    </>
  );
}
