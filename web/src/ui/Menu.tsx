import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes';

interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly dangerous?: boolean;
  onSelect(): void;
}

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  /** A quiet block above the items: whose menu this is. */
  heading?: ReactNode;
  items: readonly MenuItem[];
  defaultOpen?: boolean;
}

export function Menu({ trigger, heading, items, defaultOpen = false }: MenuProps) {
  return (
    <Base.Root defaultOpen={defaultOpen}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align="end" sideOffset={6} className="z-50">
          <Base.Popup className="min-w-52 rounded-lg border border-line bg-raised p-1 shadow-pop outline-none transition duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {heading != null && <div className="mb-1 border-b border-line px-2.5 pt-1.5 pb-2.5">{heading}</div>}
            {items.map((item) => (
              <Base.Item
                key={item.id}
                onClick={item.onSelect}
                className={classes(
                  'flex h-8 cursor-default items-center gap-2.5 rounded-md px-2.5 outline-none select-none data-highlighted:bg-hover max-sm:h-11',
                  item.dangerous && 'text-danger',
                )}
              >
                <span aria-hidden className="text-ink-muted [&>svg]:size-4">
                  {item.icon}
                </span>
                {item.label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
