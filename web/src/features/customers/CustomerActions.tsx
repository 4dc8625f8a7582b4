import { Archive, ArchiveRestore, CalendarPlus, Ellipsis, FilePlus, HandCoins, Pencil, Play, Scale, Trash2, Wallet } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { SettleSheet } from '@/features/invoices';
import { startPath } from '@/features/sessions';
import {
  ArchiveCustomerDocument,
  DeleteCustomerDocument,
  RestoreCustomerDocument,
  type CustomerDetailFragment,
} from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink, IconButton } from '@/ui/Button';
import { ConfirmDialog, DeleteConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { Menu } from '@/ui/Menu';
import { showToast } from '@/ui/toast';
import { AdjustDialog } from './AdjustDialog';
import { CustomerDialog } from './CustomerDialog';
import { TopUpDialog } from './TopUpDialog';

type Opened = 'edit' | 'top-up' | 'adjust' | 'settle' | 'archive' | 'delete';

/** All that can be done with one customer; what the person may not do is left out. */
export function CustomerActions({ customer, sitsHere }: { customer: CustomerDetailFragment; sitsHere: boolean }) {
  const [opened, setOpened] = useState<Opened>();
  const navigate = useNavigate();
  const mayWrite = useMay('customers.write');
  const mayArchive = useMay('customers.archive');
  const mayAdjust = useMay('ledger.adjust');
  const mayTake = useMay('payments.take');
  const mayStart = useMay('sessions.run');
  const mayBook = useMay('bookings.manage');
  const mayIssue = useMay('invoices.issue');
  const [archive] = useAct(ArchiveCustomerDocument);
  const [restore, restoring] = useAct(RestoreCustomerDocument);
  const [remove] = useAct(DeleteCustomerDocument);
  const { id, name, archivedAt } = customer;
  const close = () => setOpened(undefined);

  async function bringBack(): Promise<void> {
    const { refusal } = await restore({ id });
    if (refusal) showToast(refusal.message, { tone: 'danger' });
    else showToast(m.customers_restored({ name }), { tone: 'success' });
  }

  const hasHistory = customer.visits > 0 || customer.spent !== 0 || customer.balance !== 0 || sitsHere;
  const items = [
    ...(mayWrite && archivedAt ? [{ id: 'edit', label: m.customers_edit(), icon: <Pencil />, onSelect: () => setOpened('edit') }] : []),
    ...(mayBook && !archivedAt
      ? [{ id: 'book', label: m.calendar_new(), icon: <CalendarPlus />, onSelect: () => void navigate(`/calendar?new=any&customer=${id}`) }]
      : []),
    ...(mayIssue && !archivedAt
      ? [{ id: 'invoice', label: m.customers_new_invoice(), icon: <FilePlus />, onSelect: () => void navigate(`/invoices?new=1&customer=${id}`) }]
      : []),
    ...(mayAdjust ? [{ id: 'adjust', label: m.customers_adjust(), icon: <Scale />, onSelect: () => setOpened('adjust') }] : []),
    ...(mayArchive && !archivedAt
      ? [{ id: 'archive', label: m.customers_archive(), icon: <Archive />, onSelect: () => setOpened('archive') }]
      : []),
    ...(mayArchive && !hasHistory
      ? [{ id: 'delete', label: m.customers_delete(), icon: <Trash2 />, dangerous: true, onSelect: () => setOpened('delete') }]
      : []),
  ];

  return (
    <>
      {items.length > 0 && (
        <Menu
          trigger={<IconButton label={m.customers_more({ name })} icon={<Ellipsis aria-hidden className="size-4.5" />} />}
          items={items}
        />
      )}
      {archivedAt ? (
        mayArchive && (
          <Button look="primary" icon={<ArchiveRestore aria-hidden className="size-4" />} busy={restoring} onClick={() => void bringBack()}>
            {m.customers_restore()}
          </Button>
        )
      ) : (
        <>
          {mayWrite && (
            <Button icon={<Pencil aria-hidden className="size-4" />} onClick={() => setOpened('edit')}>
              {m.customers_edit()}
            </Button>
          )}
          {mayTake && (
            <Button icon={<Wallet aria-hidden className="size-4" />} onClick={() => setOpened('top-up')}>
              {m.customers_top_up()}
            </Button>
          )}
          {mayTake && customer.owed > 0 && (
            <Button icon={<HandCoins aria-hidden className="size-4" />} onClick={() => setOpened('settle')}>
              {m.customers_settle()}
            </Button>
          )}
          {mayStart && !sitsHere && (
            <ButtonLink look="primary" to={startPath({ customerId: id })} icon={<Play aria-hidden className="mirror-rtl size-4" />}>
              {m.customers_start()}
            </ButtonLink>
          )}
        </>
      )}

      {opened === 'edit' && <CustomerDialog customer={customer} onClose={close} />}
      {opened === 'settle' && <SettleSheet customerId={id} onClose={close} />}
      {opened === 'top-up' && <TopUpDialog customer={customer} onClose={close} />}
      {opened === 'adjust' && <AdjustDialog customer={customer} onClose={close} />}
      <ConfirmDialog
        open={opened === 'archive'}
        onClose={close}
        title={m.customers_archive_title({ name })}
        consequences={m.customers_archive_consequences()}
        confirm={m.customers_archive()}
        onConfirm={async () => {
          const { refusal } = await archive({ id });
          if (!refusal) showToast(m.customers_archived_done({ name }), { undo: () => void bringBack() });
          return refusal;
        }}
      />
      <DeleteConfirmDialog
        open={opened === 'delete'}
        onClose={close}
        title={m.customers_delete_title({ name })}
        consequences={m.customers_delete_consequences()}
        onConfirm={async () => {
          const { refusal } = await remove({ id });
          if (refusal) return refusal;
          showToast(m.customers_deleted({ name }));
          void navigate('/customers', { replace: true });
          return undefined;
        }}
      />
    </>
  );
}
