import { useState } from 'react';
import { useClient } from 'urql';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { keepFile } from '@/client/files';
import { printPaper } from '@/client/papers';
import { refusalOf, type Refusal } from '@/client/refusal';
import { InvoicePdfDocument, InvoicesPdfDocument, StatementPdfDocument, type Language } from '@/generated/graphql';
import { preferences } from '@/ui/preferences';
import { showToast } from '@/ui/toast';

/** The language of the screen, as the API calls it. */
function screenLanguage(): Language {
  return preferences().locale === 'ar' ? 'AR' : 'EN';
}

function tell(refusal: Refusal | undefined) {
  if (refusal) showToast(refusal.message, { tone: 'danger' });
}

/** Printing and keeping what the server prints; a refusal is said in a toast. */
export function usePapers() {
  const client = useClient();
  const [busy, setBusy] = useState(false);

  async function print<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    address: (data: Data) => string,
  ) {
    setBusy(true);
    // An address counts for some minutes only: never one from before.
    const { data, error } = await client.query(document, variables, { requestPolicy: 'network-only' });
    if (data) await printPaper(address(data));
    setBusy(false);
    if (error) tell(refusalOf(error));
  }

  return {
    busy,
    printInvoice: (id: string) =>
      print(InvoicePdfDocument, { id, lang: screenLanguage() }, (data) => data.invoice.pdfUrl),
    printInvoices: (ids: readonly string[]) =>
      print(InvoicesPdfDocument, { ids: [...ids], lang: screenLanguage() }, (data) => data.url),
    printStatement: (customerId: string, from?: string, to?: string) =>
      print(StatementPdfDocument, { customerId, from, to, lang: screenLanguage() }, (data) => data.url),
    keepInvoice: async (id: string, number: string, lang: 'en' | 'ar') =>
      tell(await keepFile(`/files/invoices/${id}.pdf?lang=${lang}`, `${number}.pdf`)),
    keepCreditNote: async (id: string, number: string, lang: 'en' | 'ar') =>
      tell(await keepFile(`/files/credit_notes/${id}.pdf?lang=${lang}`, `${number}.pdf`)),
  };
}
