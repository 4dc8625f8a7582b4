import type { CombinedError } from '@urql/core';
import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import { m } from '@/locales/compiled/messages.js';

/** A 'no' from the server, ready to show: the sentence is in the reader's language. */
export interface Refusal {
  readonly message: string;
  /** Stable name, such as `session.resource_taken`; `network` and `internal` are ours. */
  readonly code: string;
  /** The input field it is about, as the API names it. */
  readonly field?: string | undefined;
  /** What a screen needs to help, such as who holds the resource. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly next?: string | undefined;
}

/** The code of a request that got no answer. */
export const networkCode = 'network';

export function networkRefusal(): Refusal {
  return { code: networkCode, message: m.client_offline(), next: m.client_offline_next(), data: {} };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The refusal inside an answer's error. */
export function refusalOf(error: CombinedError): Refusal {
  const first = error.graphQLErrors[0];
  if (!first) return networkRefusal();
  const { code, field, data } = record(first.extensions);
  if (textOf(code) === undefined) {
    return { code: 'internal', message: m.client_internal(), next: m.client_internal_next(), data: {} };
  }
  return { code: String(code), message: first.message, field: textOf(field), data: record(data) };
}

/**
 * Puts a refusal where it belongs: at its field when the form has it, else it is returned to be shown
 * above the buttons. `names` maps a field of the API to one of the form where they differ.
 */
export function applyRefusal<Values extends FieldValues>(
  refusal: Refusal,
  setError: UseFormSetError<Values>,
  names: Readonly<Record<string, Path<Values> | undefined>>,
): Refusal | undefined {
  const name = refusal.field === undefined ? undefined : names[refusal.field];
  if (name === undefined) return refusal;
  setError(name, { type: refusal.code, message: refusal.message }, { shouldFocus: true });
  return undefined;
}
