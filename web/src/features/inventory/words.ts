import type { CategoryRowFragment, ItemCategory, ItemRowFragment, MovementKind } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';

/** In the order of the shelf. */
export const categories: readonly ItemCategory[] = ['BEVERAGE', 'SNACK', 'MEAL', 'OTHER'];

/** What items may be narrowed to: one of the kinds that are always there, or a category of the owner's. */
export type CategoryChoice = ItemCategory | CategoryRowFragment;

/** The category of an item: the owner's where it has one, else what it is. */
export function shelfOf(item: ItemRowFragment, own: readonly CategoryRowFragment[]): string {
  return own.find(({ id }) => id === item.categoryId)?.name ?? categoryName(item.category);
}

/** One of a category: `Drink`. */
export function categoryName(category: ItemCategory): string {
  switch (category) {
    case 'BEVERAGE':
      return m.inventory_beverage();
    case 'SNACK':
      return m.inventory_snack();
    case 'MEAL':
      return m.inventory_meal();
    case 'OTHER':
      return m.inventory_other();
  }
}

/** All of a category: `Drinks`. */
export function categoriesName(category: ItemCategory): string {
  switch (category) {
    case 'BEVERAGE':
      return m.inventory_beverages();
    case 'SNACK':
      return m.inventory_snacks();
    case 'MEAL':
      return m.inventory_meals();
    case 'OTHER':
      return m.inventory_others();
  }
}

/** Why stock changed. */
export function movementName(kind: MovementKind): string {
  switch (kind) {
    case 'DELIVERY':
      return m.inventory_delivery();
    case 'SALE':
      return m.inventory_sale();
    case 'VOID':
      return m.inventory_void();
    case 'COUNT':
      return m.inventory_count();
    case 'WASTE':
      return m.inventory_waste();
  }
}
