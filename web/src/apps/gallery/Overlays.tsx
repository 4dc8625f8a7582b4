import { Pencil, Trash2, UserRound } from 'lucide-react';
import { useMemo, useState } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { ConfirmDialog, DeleteConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { Dialog, Sheet } from '@/ui/dialog/Dialog';
import { SuccessDialog } from '@/ui/dialog/SuccessDialog';
import { Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatMoney } from '@/ui/format/money';
import { Menu } from '@/ui/Menu';
import { CommandPalette } from '@/ui/palette/CommandPalette';
import { fixedCommands } from '@/ui/palette/commands';
import { showToast } from '@/ui/toast';
import { sampleCustomers } from './samples';
import { Row, Section } from './Section';

type Overlay = 'dialog' | 'sheet' | 'confirm' | 'refused' | 'success' | 'palette';

export function Overlays() {
  const [open, setOpen] = useState<Overlay>();
  const close = () => setOpen(undefined);
  const providers = useMemo(
    () => [
      fixedCommands(
        'customers',
        m.gallery_find_customer(),
        sampleCustomers().map((each) => ({
          id: each.id,
          label: each.name,
          detail: each.phone,
          icon: <UserRound />,
          run: () => showToast(each.name),
        })),
      ),
    ],
    [],
  );
  const seat = (
    <FormField label={m.gallery_seat()} required>
      {(field) => <Select {...field} options={['A1', 'A4', 'A5'].map((name) => ({ value: name, label: name }))} />}
    </FormField>
  );
  const footer = (
    <>
      <Button onClick={close}>{m.ui_cancel()}</Button>
      <Button look="primary" onClick={close}>
        {m.ui_done()}
      </Button>
    </>
  );
  return (
    <Section title={m.gallery_overlays()}>
      <Row>
        <Button onClick={() => setOpen('dialog')}>{m.gallery_open_dialog()}</Button>
        <Button onClick={() => setOpen('sheet')}>{m.gallery_open_sheet()}</Button>
        <Button onClick={() => setOpen('confirm')}>{m.gallery_open_confirm()}</Button>
        <Button onClick={() => setOpen('refused')}>{m.gallery_open_refused()}</Button>
        <Button onClick={() => setOpen('success')}>{m.gallery_open_success()}</Button>
        <Button onClick={() => setOpen('palette')}>{m.gallery_open_palette()}</Button>
        <Menu
          trigger={<Button>{m.gallery_menu()}</Button>}
          items={[
            { id: 'edit', label: m.gallery_edit(), icon: <Pencil />, onSelect: () => showToast(m.gallery_edit()) },
            { id: 'delete', label: m.gallery_delete(), icon: <Trash2 />, dangerous: true, onSelect: () => setOpen('confirm') },
          ]}
        />
      </Row>
      <Row>
        <Button onClick={() => showToast(m.gallery_toast_text(), { tone: 'success' })}>{m.gallery_toast()}</Button>
        <Button onClick={() => showToast(m.gallery_toast_voided(), { undo: () => showToast(m.gallery_toast_undone()) })}>
          {m.gallery_toast_undo()}
        </Button>
        <Button onClick={() => showToast(m.gallery_toast_failed(), { tone: 'danger' })}>{m.gallery_toast_bad()}</Button>
      </Row>

      <Dialog open={open === 'dialog'} onClose={close} title={m.gallery_dialog_title()} description={m.gallery_dialog_text()} footer={footer}>
        {seat}
      </Dialog>
      <Sheet open={open === 'sheet'} onClose={close} title={m.gallery_sheet_title()} description={m.gallery_sheet_text()} footer={footer}>
        {seat}
      </Sheet>
      <DeleteConfirmDialog
        open={open === 'confirm'}
        onClose={close}
        title={m.gallery_confirm_title()}
        consequences={m.gallery_confirm_text()}
        onConfirm={() => Promise.resolve(undefined)}
      />
      <ConfirmDialog
        open={open === 'refused'}
        onClose={close}
        title={m.gallery_dialog_title()}
        consequences={m.gallery_dialog_text()}
        confirm={m.gallery_start_session()}
        onConfirm={() => Promise.resolve({ message: m.gallery_refusal(), next: m.gallery_refusal_next() })}
      />
      <SuccessDialog
        open={open === 'success'}
        onClose={close}
        title={m.gallery_success_title()}
        actions={<Button onClick={close}>{m.gallery_print()}</Button>}
      >
        {m.gallery_success_text({ amount: formatMoney(1_500, 'EGP') })}
      </SuccessDialog>
      <CommandPalette open={open === 'palette'} onClose={close} providers={providers} />
    </Section>
  );
}
