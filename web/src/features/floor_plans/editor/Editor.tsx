import { History } from 'lucide-react';
import { useReducer, useRef, useState, type ReactNode } from 'react';
import { useClient } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { newKey } from '@/client/identity';
import { useAct } from '@/client/useAct';
import { FloorPlanToEditDocument, PublishFloorPlanDocument, type FloorPlanEditFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { formatNumber } from '@/ui/format/digits';
import { ErrorMessage } from '@/ui/states';
import { StaleNotice } from '@/ui/StaleNotice';
import { showToast } from '@/ui/toast';
import { Beside } from './Beside';
import { Canvas } from './Canvas';
import { FloorFields } from './FloorFields';
import { drawnOn, leavingNames } from './floor';
import { HelpDialog } from './HelpDialog';
import { Inspector } from './Inspector';
import { KeptWords } from './KeptWords';
import { chosen, remove } from './model/commands';
import { edited, editing, type Act } from './model/editor';
import type { Tool } from './model/make';
import { addedFreely, addedKnown, doubledNames, duplicated, madeIn, madeReal, nextMaking, unplaced, type Known } from './model/places';
import type { Item } from './model/plan';
import { Outline } from './Outline';
import { PublishDialog } from './PublishDialog';
import { RowsDialog } from './RowsDialog';
import { Toolbar } from './Toolbar';
import { useDraft } from './useDraft';
import { useKeys } from './useKeys';
import { useZoom } from './useZoom';
import { VersionsDialog } from './VersionsDialog';
import { deedName, itemName, said } from './words';

interface EditorProps {
  floor: FloorPlanEditFragment;
  known: Known;
  /** Places that stand on other floors. */
  elsewhere: ReadonlySet<string>;
  /** Where the way goes on when publishing comes later. */
  next?: { readonly label: string; onNext(): void };
  /** At the start of the first row. */
  head?: ReactNode;
}

/** One floor under the pencil. Mount it anew for another floor. */
export function Editor({ floor, known, elsewhere, next: way, head }: EditorProps) {
  const [first] = useState(() => ({ plan: drawnOn(floor), version: floor.version }));
  const [published, setPublished] = useState(floor.drawing);
  const [state, dispatch] = useReducer(edited, first.plan, editing);
  const [tool, setTool] = useState<Tool>();
  const [open, setOpen] = useState<'rows' | 'repeat' | 'help' | 'versions' | 'publish'>();
  const [notice, setNotice] = useState('');
  const zoom = useZoom();
  const client = useClient();
  const [publish] = useAct(PublishFloorPlanDocument);
  const side = useRef<HTMLDivElement>(null);
  const { history, selection } = state;
  const plan = history.present;
  const draft = useDraft(floor.id, plan, first);
  const items = chosen(plan, selection);
  const middle = { x: plan.width / 2, y: plan.height / 2 };

  function act(next: Act): void {
    if (next.type === 'change' || next.type === 'select') setNotice('');
    dispatch(next);
  }

  const textOf = (each: Tool) => (each === 'label' ? m.plan_editor_label() : '');

  function add(each: Tool): void {
    const id = newKey();
    act({ type: 'change', deed: 'add', change: addedFreely(nextMaking(each, id, plan, known, textOf(each)), plan, middle), selection: [id] });
    focusCanvas();
  }

  function duplicate(copied: readonly Item[]): void {
    const { change, ids } = duplicated(copied, plan, known, newKey);
    if (ids.length > 0) act({ type: 'change', deed: 'add', change, selection: ids });
  }

  function undo(): void {
    const last = history.past.at(-1);
    dispatch({ type: 'undo' });
    setNotice(last ? m.plan_editor_undone({ deed: deedName(last.deed) }) : m.plan_editor_nothing_to_undo());
  }

  function redo(): void {
    const next = history.future[0];
    dispatch({ type: 'redo' });
    setNotice(next ? m.plan_editor_redone({ deed: deedName(next.deed) }) : m.plan_editor_nothing_to_redo());
  }

  const focusCanvas = () => document.querySelector<HTMLElement>('[data-canvas]')?.focus();
  const edit = () => side.current?.querySelector<HTMLElement>('[data-inspector] :is(input, select)')?.focus();

  const onKey = useKeys({
    plan, selection, zoom, dispatch: act, onUndo: undo, onRedo: redo, onTool: setTool, onAdd: add, onDuplicate: duplicate,
    onRows: () => setOpen(items.length > 0 ? 'repeat' : 'rows'), onEdit: edit, onHelp: () => setOpen('help'), say: setNotice,
  });

  async function publishNow(): Promise<Refusal | undefined> {
    const kept = await draft.flush();
    if (kept.refusal) return kept.refusal;
    const { data, refusal } = await publish({ id: floor.id, version: kept.version });
    if (refusal) {
      const item = refusal.data.item;
      if (typeof item === 'string') dispatch({ type: 'select', ids: [item] });
      return refusal;
    }
    const now = data.publishFloorPlan;
    if (now.drawing) {
      const made = madeIn(plan, now.drawing);
      const real = madeReal(made)(plan);
      dispatch({ type: 'made', made, from: plan, to: real });
      draft.settle(real, now.version);
      setPublished(real);
    }
    showToast(m.plan_editor_published({ name: floor.name }), { tone: 'success' });
    return undefined;
  }

  /** Another person changed this floor meanwhile: take theirs, or go on with one's own over it. */
  async function meet(theirs: boolean): Promise<void> {
    const { data, error } = await client.query(FloorPlanToEditDocument, { id: floor.id }, { requestPolicy: 'network-only' });
    const now = data?.floorPlan;
    if (!now) {
      showToast(error ? refusalOf(error).message : m.plan_editor_not_kept(), { tone: 'danger' });
      return;
    }
    const drawn = drawnOn(now);
    draft.settle(drawn, now.version);
    setPublished(now.drawing);
    if (theirs) dispatch({ type: 'change', deed: 'change', change: () => drawn });
    else await draft.flush();
  }

  const stale = draft.refusal?.code === 'stale';
  return (
    <div
      role="presentation"
      className="grid gap-3"
      onKeyDown={(event) => {
        // Undo and redo work wherever one is, but a field takes back its own letters first.
        if (event.defaultPrevented || event.target instanceof HTMLInputElement) return;
        if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
        if (event.code === 'KeyZ' || event.code === 'KeyY') {
          event.preventDefault();
          if (event.code === 'KeyY' || event.shiftKey) redo();
          else undo();
        }
      }}
    >
      <div className="flex flex-wrap items-center justify-end gap-3">
        {head}
        <KeptWords kept={draft.kept} onRetry={() => void draft.flush()} />
        {way ? (
          <Button look="primary" onClick={() => void draft.flush().then(({ refusal }) => refusal === undefined && way.onNext())}>
            {way.label}
          </Button>
        ) : (
          <>
            <IconButton label={m.plan_editor_versions()} icon={<History aria-hidden className="size-4.5" />} onClick={() => setOpen('versions')} />
            <Button look="primary" disabled={published === plan} onClick={() => setOpen('publish')}>
              {m.plan_editor_publish()}
            </Button>
          </>
        )}
      </div>
      {stale && (
        <StaleNotice onTakeTheirs={() => void meet(true)} onKeepMine={() => void meet(false)}>
          <span>{m.plan_editor_stale()}</span>
        </StaleNotice>
      )}
      {!stale && draft.refusal && <ErrorMessage problem={draft.refusal} />}
      <Toolbar
        tool={tool}
        onTool={setTool}
        onAdd={add}
        onRows={() => setOpen('rows')}
        onHelp={() => setOpen('help')}
        history={history}
        onUndo={undo}
        onRedo={redo}
        zoom={zoom}
      />
      <div className="grid grid-cols-1 gap-4 lg:h-[calc(100dvh-16.5rem)] lg:min-h-120 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <Canvas
          plan={plan}
          selection={selection}
          zoom={zoom}
          said={[notice, said(items, known)].filter(Boolean).join(' ')}
          drawing={tool !== undefined}
          making={() => tool && nextMaking(tool, newKey(), plan, known, textOf(tool))}
          nameOf={(item) => itemName(item, known)}
          dispatch={act}
          // Walls come several at a time.
          onDrawn={() => setTool((used) => (used === 'wall' ? used : undefined))}
          onKey={onKey}
        />
        <div ref={side} className="grid content-start gap-6 overflow-y-auto pe-1">
          {items.length > 0 ? (
            <Inspector
              key={selection.join()}
              items={items}
              known={known}
              dispatch={act}
              onDuplicate={() => duplicate(items)}
              onRepeat={() => setOpen('repeat')}
            />
          ) : (
            <FloorFields plan={plan} dispatch={act} />
          )}
          <section className="grid gap-2">
            <h2 className="font-semibold">{m.plan_editor_outline()}</h2>
            {plan.items.length === 0 ? (
              <p className="text-ink-muted">{m.plan_editor_outline_none()}</p>
            ) : (
              <Outline
                items={plan.items}
                selection={selection}
                known={known}
                onSelect={(ids) => act({ type: 'select', ids })}
                onEdit={edit}
                onRemove={() => act({ type: 'change', deed: 'remove', change: remove(selection) })}
              />
            )}
          </section>
          <Beside
            places={unplaced(plan, known, elsewhere)}
            onPlace={(place) => {
              const id = newKey();
              act({ type: 'change', deed: 'add', change: addedKnown(place, id, plan, middle), selection: [id] });
            }}
          />
        </div>
      </div>
      {(open === 'rows' || open === 'repeat') && (
        <RowsDialog
          plan={plan}
          known={known}
          items={open === 'repeat' ? items : []}
          identity={newKey}
          onLay={({ change, ids }) => act({ type: 'change', deed: open === 'repeat' ? 'repeat' : 'add', change, selection: ids })}
          onClose={() => {
            setOpen(undefined);
            focusCanvas();
          }}
        />
      )}
      {open === 'versions' && (
        <VersionsDialog
          floor={floor.id}
          onBringBack={(number, drawing) => {
            act({ type: 'change', deed: 'version', change: () => drawing, selection: [] });
            showToast(m.plan_editor_brought_back({ number: formatNumber(number) }));
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'help' && <HelpDialog onClose={() => setOpen(undefined)} />}
      {open === 'publish' && (
        <PublishDialog
          plan={plan}
          leaving={leavingNames(published, plan, known)}
          doubled={doubledNames(plan, known)}
          onPublish={publishNow}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}
