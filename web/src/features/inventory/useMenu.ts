import { useEffect } from 'react';
import { usePages } from '@/client/usePages';
import { ItemsDocument, SuppliersDocument, type ItemsQuery, type SuppliersQuery } from '@/generated/graphql';

const itemsOf = (data: ItemsQuery) => data.items;
const suppliersOf = (data: SuppliersQuery) => data.suppliers;

/** Asks page after page until all is there: what is on sale is a shelf, not a history. */
function useAll(pages: { hasMore: boolean; loading: boolean; more(): void }): void {
  const { hasMore, loading, more } = pages;
  useEffect(() => {
    if (hasMore && !loading) more();
  });
}

/** All items on sale, by name. */
export function useMenu() {
  const pages = usePages(
    ItemsDocument,
    { search: null, category: null, categoryId: null, sort: 'NAME', archived: false, lowOnly: false, first: 200, after: null },
    itemsOf,
  );
  useAll(pages);
  return pages;
}

/** All suppliers in use, by name. */
export function useSuppliers() {
  const pages = usePages(SuppliersDocument, { search: null, archived: false, first: 200, after: null }, suppliersOf);
  useAll(pages);
  return pages;
}
