import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ChangeRoleDocument, CreateRoleDocument, DeleteRoleDocument, type CustomRoleRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { DeleteConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { Sheet } from '@/ui/dialog/Dialog';
import { Input, Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { roleName, roles } from '../roles';
import { useViewer } from '../viewer';
import { PermissionList } from './PermissionList';
import type { PermissionLine } from './permissions';

interface RoleSheetProps {
  /** Left out for a new one. */
  role?: CustomRoleRowFragment;
  lines: readonly PermissionLine[];
  onClose(): void;
}

/** Makes a role of the house's own or changes one. Mount it to open it. */
export function RoleSheet({ role, lines, onClose }: RoleSheetProps) {
  const [create, creating] = useAct(CreateRoleDocument);
  const [change, changing] = useAct(ChangeRoleDocument);
  const [remove] = useAct(DeleteRoleDocument);
  const own = useViewer().permissions;
  const choosable = lines.filter((line) => line.forTeam && !line.basic);
  const [name, setName] = useState(role?.name ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(role?.permissions));
  const [problems, setProblems] = useState<{ name?: string | undefined; permissions?: string | undefined; refusal?: Refusal | undefined }>({});
  const [deleting, setDeleting] = useState(false);
  const formId = useId();
  const picked = choosable.filter((line) => chosen.has(line.permission)).map((line) => line.permission);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing = {
      name: name.trim() === '' ? m.access_name_needed() : undefined,
      permissions: picked.length === 0 ? m.access_permissions_needed() : undefined,
    };
    setProblems(missing);
    if (missing.name ?? missing.permissions) return;
    const input = { name, permissions: picked };
    const outcome = role ? await change({ id: role.id, version: role.version, input }) : await create({ input });
    if (!outcome.refusal) {
      showToast(m.access_role_saved({ name }), { tone: 'success' });
      onClose();
      return;
    }
    const { field, message } = outcome.refusal;
    if (field === 'name' || field === 'permissions') setProblems({ [field]: message });
    else setProblems({ refusal: outcome.refusal });
  }

  function startFrom(from: string): void {
    const permissions = choosable.filter((line) => line.roles.some((each) => each === from) && own.includes(line.permission));
    setChosen(new Set(permissions.map((line) => line.permission)));
  }

  return (
    <>
      <Sheet
        open
        onClose={onClose}
        title={role ? role.name : m.access_new_role()}
        footer={
          <>
            <Button onClick={onClose}>{m.ui_cancel()}</Button>
            <Button type="submit" form={formId} look="primary" busy={creating || changing}>
              {role ? m.access_save() : m.access_make_role()}
            </Button>
          </>
        }
      >
        <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void save(event)}>
          <FormField label={m.access_role_name()} hint={m.access_role_name_hint()} required error={problems.name}>
            {(field) => <Input {...field} value={name} onChange={(event) => setName(event.target.value)} maxLength={60} autoComplete="off" />}
          </FormField>
          {!role && (
            <FormField label={m.access_start_from()} hint={m.access_start_from_hint()}>
              {(field) => (
                <Select
                  {...field}
                  defaultValue=""
                  onChange={(event) => startFrom(event.target.value)}
                  options={[{ value: '', label: m.access_start_from_nothing() }, ...roles.map((each) => ({ value: each, label: roleName(each) }))]}
                />
              )}
            </FormField>
          )}
          <PermissionList label={m.access_may()} lines={choosable} chosen={chosen} onChange={setChosen} error={problems.permissions} />
          <ErrorMessage problem={problems.refusal} />
        </form>
        {role && (
          <div className="mt-6 border-t border-line pt-4">
            <Button onClick={() => setDeleting(true)}>{m.access_delete_role()}</Button>
          </div>
        )}
      </Sheet>
      {role && (
        <DeleteConfirmDialog
          open={deleting}
          onClose={() => setDeleting(false)}
          title={m.access_delete_role_title({ name: role.name })}
          consequences={m.access_delete_role_consequences()}
          onConfirm={async () => {
            const outcome = await remove({ id: role.id });
            if (outcome.refusal) return outcome.refusal;
            showToast(m.access_role_deleted({ name: role.name }), { tone: 'success' });
            onClose();
            return undefined;
          }}
        />
      )}
    </>
  );
}
