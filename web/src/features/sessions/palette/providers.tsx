import type { Client } from '@urql/core';
import { Armchair, CalendarPlus, CircleUserRound, Coffee, FilePlus, Play, ReceiptText, Scale, Timer, UserPlus } from 'lucide-react';
import { newKey } from '@/client/identity';
import { refusalOf } from '@/client/refusal';
import { FindDocument, PlacesDocument, StartSessionDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { fixedCommands, type Command, type CommandProvider } from '@/ui/palette/commands';
import { formatNumber } from '@/ui/format/digits';
import { showToast } from '@/ui/toast';
import { isFree, suggestedPlace, type Place } from '../house/places';
import { resourcePath, sellPath, sessionPath, startPath } from '../sheets';
import { sayStarted } from '../start/sayStarted';
import { inPaletteOrder, type Found, type FoundGuest } from './found';

/** What the commands work with. */
interface Tools {
  readonly permissions: readonly string[];
  readonly client: Client;
  readonly navigate: (path: string) => unknown;
}

async function find({ client, permissions }: Tools, text: string): Promise<readonly Found[]> {
  if (text.trim() === '' || !permissions.includes('customers.read')) return [];
  const { data, error } = await client.query(FindDocument, { text }).toPromise();
  if (!data) throw error ?? new Error('no answer');
  return inPaletteOrder(data.find, text);
}

async function placesNow({ client, permissions }: Tools): Promise<readonly Place[]> {
  if (!permissions.includes('sessions.read')) return [];
  const { data } = await client.query(PlacesDocument, {}).toPromise();
  return data?.house.places ?? [];
}

/** Everything the house knows by a name or a number; a guest who isn't here sits down with Enter. */
export function findEverything(tools: Tools): CommandProvider {
  return {
    id: 'found',
    heading: m.sessions_found(),
    async find(text) {
      const [found, places] = await Promise.all([find(tools, text), text.trim() === '' ? [] : placesNow(tools)]);
      return found.map((each) => commandFor(each, places, tools));
    },
  };
}

/** The profiles of the people found, for when they aren't to sit down. */
export function findProfiles(tools: Tools): CommandProvider {
  return {
    id: 'profiles',
    heading: m.sessions_profiles(),
    async find(text) {
      const guests = (await find(tools, text)).filter((each) => each.__typename === 'Customer');
      return guests.map((guest) => ({
        id: `profile ${guest.id}`,
        label: guest.name,
        detail: m.sessions_profile_of({ id: guest.humanId }),
        icon: <CircleUserRound />,
        run: () => void tools.navigate(`/customers/${guest.id}`),
      }));
    },
  };
}

/** What one does at the desk without naming anybody yet. */
export function deskActions(tools: Tools): CommandProvider {
  const actions = [
    { needs: 'sessions.run', id: 'start', label: m.sessions_start_session(), icon: <Play />, run: () => void tools.navigate(startPath({})) },
    { needs: 'bookings.manage', id: 'book', label: m.calendar_new(), icon: <CalendarPlus />, run: () => void tools.navigate('/calendar?new=any') },
    { needs: 'inventory.sell', id: 'sell', label: m.sessions_sell_title(), icon: <Coffee />, run: () => void tools.navigate(sellPath) },
    { needs: 'customers.write', id: 'new-customer', label: m.sessions_new_customer(), icon: <UserPlus />, run: () => void tools.navigate('/customers?new=1') },
    { needs: 'invoices.issue', id: 'new-invoice', label: m.invoices_new(), icon: <FilePlus />, run: () => void tools.navigate('/invoices?new=1') },
    { needs: 'customers.read', id: 'balances', label: m.balances_title(), icon: <Scale />, run: () => void tools.navigate('/balances') },
  ];
  return fixedCommands(
    'sessions',
    m.sessions_actions(),
    actions.filter(({ needs }) => tools.permissions.includes(needs)),
  );
}

function commandFor(found: Found, places: readonly Place[], tools: Tools): Command {
  switch (found.__typename) {
    case 'Customer':
      return guestCommand(found, places, tools);
    case 'Session':
      return {
        id: found.id,
        label: found.customer.name,
        detail: m.sessions_sits_at({ place: found.resource.name }),
        icon: <Timer />,
        run: () => void tools.navigate(sessionPath(found.id)),
      };
    case 'Resource':
      return placeCommand(found, places, tools);
    case 'Item':
      return {
        id: found.id,
        label: found.name,
        detail: found.quantity > 0 ? m.sessions_left({ count: formatNumber(found.quantity) }) : m.sessions_sold_out(),
        icon: <Coffee />,
        run: () => void tools.navigate(`/inventory?item=${found.id}`),
      };
    case 'Invoice':
      return {
        id: found.id,
        label: found.invoiceNumber,
        detail: found.customerName,
        icon: <ReceiptText />,
        run: () => void tools.navigate(`/invoices/${found.id}`),
      };
  }
}

function guestCommand(guest: FoundGuest, places: readonly Place[], tools: Tools): Command {
  const { activeSession } = guest;
  if (activeSession) {
    return {
      id: guest.id,
      label: guest.name,
      detail: m.sessions_open_sheet_at({ place: activeSession.resource.name }),
      icon: <Timer />,
      run: () => void tools.navigate(sessionPath(activeSession.id)),
    };
  }
  const place = suggestedPlace(places, guest.sessions.nodes[0]?.resource.id);
  if (!place) {
    return {
      id: guest.id,
      label: guest.name,
      detail: m.sessions_all_taken(),
      icon: <CircleUserRound />,
      run: () => void tools.navigate(`/customers/${guest.id}`),
    };
  }
  return {
    id: guest.id,
    label: guest.name,
    detail: m.sessions_start_at({ place: place.resource.name }),
    icon: <Play />,
    run: () => void startNow(guest, place, tools),
  };
}

/** A regular sits down. When the place is gone by now, the sheet opens with everything else filled in. */
async function startNow(guest: FoundGuest, place: Place, { client, navigate }: Tools): Promise<void> {
  const input = { customerId: guest.id, resourceId: place.resource.id };
  const { data, error } = await client.mutation(StartSessionDocument, { input, idempotencyKey: newKey() }).toPromise();
  if (error) {
    showToast(refusalOf(error).message, { tone: 'danger' });
    void navigate(startPath({ customerId: guest.id }));
  } else if (data) {
    sayStarted(client, data.startSession);
  }
}

function placeCommand(resource: Extract<Found, { __typename: 'Resource' }>, places: readonly Place[], tools: Tools): Command {
  const place = places.find((each) => each.resource.id === resource.id);
  const session = place?.session;
  const base = { id: resource.id, label: resource.name, icon: <Armchair /> };
  if (session) {
    return { ...base, detail: session.customer.name, run: () => void tools.navigate(sessionPath(session.id)) };
  }
  if (place && isFree(place)) {
    return { ...base, detail: m.sessions_free(), run: () => void tools.navigate(startPath({ resourceId: resource.id })) };
  }
  return { ...base, detail: place?.reason ?? m.sessions_not_free(), run: () => void tools.navigate(resourcePath(resource.id)) };
}
