import { useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ChangeSpaceDocument, type SpaceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { focusFirstInvalid } from '@/ui/form/focusInvalid';
import { showToast } from '@/ui/toast';
import { inputOf, valuesOf, type FieldErrors, type SpaceFieldsProps } from './values';

/** The parts of the settings that are one form: what is typed on one stays while another is open. */
export type SpacePart = 'space' | 'hours' | 'taxes' | 'documents' | 'language';

const partOf: Readonly<Record<string, SpacePart>> = {
  name: 'space',
  zone: 'space',
  incrementMinutes: 'space',
  graceMinutes: 'space',
  dailyTarget: 'space',
  expiringDays: 'space',
  openingHours: 'hours',
  cutOff: 'hours',
  taxRate: 'taxes',
  taxName: 'taxes',
  taxNumber: 'taxes',
  invoicePrefix: 'taxes',
  dueDays: 'taxes',
  address: 'documents',
  phone: 'documents',
  email: 'documents',
  logo: 'documents',
  receiptNote: 'documents',
  receiptWidth: 'documents',
};

export interface SpaceForm {
  readonly fields: SpaceFieldsProps;
  readonly changed: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | undefined;
  /** What somebody else saved meanwhile, once it is known. */
  readonly theirs: SpaceDetailFragment | undefined;
  submit(event: FormEvent): Promise<void>;
  discard(): void;
  takeTheirs(): void;
  keepMine(): void;
}

/** The settings while they are edited; `onPart` opens the part with the first field that is wrong. */
export function useSpaceForm(space: SpaceDetailFragment, onAskAgain: () => void, onPart: (part: SpacePart) => void): SpaceForm {
  const [change, busy] = useAct(ChangeSpaceDocument);
  const [values, setValues] = useState(() => valuesOf(space));
  // The version the form was filled from: what comes in live meanwhile must not pass for seen.
  const [base, setBase] = useState(space);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [refusal, setRefusal] = useState<Refusal>();

  const changed = JSON.stringify(values) !== JSON.stringify(valuesOf(base));
  // Where nothing was typed yet, what was saved elsewhere is simply shown.
  if (!changed && space.version !== base.version) {
    setValues(valuesOf(space));
    setBase(space);
  }

  function begin(from: SpaceDetailFragment): void {
    setValues(valuesOf(from));
    setBase(from);
    setErrors({});
    setRefusal(undefined);
  }

  function show(problems: FieldErrors): void {
    setErrors(problems);
    const first = Object.keys(problems).find((name) => problems[name] !== undefined);
    const part = first === undefined ? undefined : partOf[first];
    if (part) onPart(part);
    // The part may not be on the page yet: the field is looked for on all of it.
    focusFirstInvalid(document.body);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const input = inputOf(values);
    if (!input) {
      const numbers = ['incrementMinutes', 'graceMinutes', 'dueDays', 'expiringDays'] as const;
      show({
        ...errors,
        ...(values.taxRate === null && { taxRate: errors.taxRate ?? m.ui_percent_needed() }),
        ...Object.fromEntries(numbers.filter((name) => values[name] === null).map((name) => [name, errors[name] ?? m.ui_whole_needed()])),
      });
      return;
    }
    const outcome = await change({ input, version: base.version });
    if (outcome.refusal) {
      const { field, message, code } = outcome.refusal;
      const own = field !== undefined && field in partOf;
      setRefusal(own ? undefined : outcome.refusal);
      show(own ? { [field]: message } : {});
      if (code === 'stale') onAskAgain();
      return;
    }
    begin(outcome.data.changeSpace);
    showToast(m.spaces_saved(), { tone: 'success' });
  }

  return {
    fields: {
      values,
      errors,
      onChange: (part, problems) => {
        setValues((before) => ({ ...before, ...part }));
        setErrors((before) => ({ ...before, ...Object.fromEntries(Object.keys(part).map((name) => [name, undefined])), ...problems }));
      },
    },
    changed,
    busy,
    refusal,
    theirs: space.version === base.version ? undefined : space,
    submit,
    discard: () => begin(base),
    takeTheirs: () => begin(space),
    keepMine: () => {
      setBase(space);
      setRefusal(undefined);
    },
  };
}
