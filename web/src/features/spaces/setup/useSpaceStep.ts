import { useState } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ChangeSpaceDocument, type SpaceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { inputOf, valuesOf, type FieldErrors, type SpaceFieldsProps } from '../values';

interface SpaceStep {
  readonly fields: SpaceFieldsProps;
  /** Saves the settings when something was typed; answers why not. */
  keep(): Promise<Refusal | undefined>;
}

/** A few of the settings as a step of the guide. */
export function useSpaceStep(space: SpaceDetailFragment): SpaceStep {
  const [change] = useAct(ChangeSpaceDocument);
  const [values, setValues] = useState(() => valuesOf(space));
  const [errors, setErrors] = useState<FieldErrors>({});

  async function keep(): Promise<Refusal | undefined> {
    const input = inputOf(values);
    if (!input) {
      const missing = m.ui_percent_needed();
      setErrors((before) => ({ ...before, taxRate: before.taxRate ?? missing }));
      return { code: 'invalid', message: missing, data: {} };
    }
    if (JSON.stringify(values) === JSON.stringify(valuesOf(space))) return undefined;
    const { refusal } = await change({ input, version: space.version });
    if (refusal?.field) setErrors({ [refusal.field]: refusal.message });
    return refusal;
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
    keep,
  };
}
