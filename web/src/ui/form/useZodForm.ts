import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, type DefaultValues, type FieldValues } from 'react-hook-form';
import { config, type ZodMiniType } from 'zod/mini';

// Compiled validators need eval, which the content security policy forbids.
config({ jitless: true });

/**
 * A form checked by a zod/mini schema. The schema says what can be seen at once (empty, too long);
 * rules stay on the server and come back as refusals. Make the schema while drawing, so that its words follow the language.
 */
export function useZodForm<Values extends FieldValues>(
  schema: ZodMiniType<Values, Values>,
  defaultValues: DefaultValues<Values>,
) {
  return useForm<Values, unknown, Values>({ resolver: zodResolver(schema), defaultValues });
}
