import {
  Armchair, BrickWall, DoorOpen, Grid3x3, Keyboard, LampDesk, Leaf, Maximize, MousePointer2, Presentation, Redo2, Sofa, SquareDashed, Type,
  Undo2, ZoomIn, ZoomOut,
} from 'lucide-react';
import type { ComponentType, MouseEvent } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { IconButton } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { canRedo, canUndo, type History } from './model/history';
import { placeTools, thingTools, type Tool } from './model/make';
import type { Plan } from './model/plan';
import type { Zoom } from './useZoom';
import { deedName, toolName } from './words';

const icons: Record<Tool, ComponentType<{ className?: string; 'aria-hidden'?: boolean }>> = {
  SEAT: Armchair,
  DESK: LampDesk,
  ROOM: Sofa,
  EVENT_SPACE: Presentation,
  wall: BrickWall,
  door: DoorOpen,
  area: SquareDashed,
  label: Type,
  plant: Leaf,
};

interface ToolbarProps {
  tool: Tool | undefined;
  /** By the mouse: the next drag draws it. */
  onTool(tool: Tool | undefined): void;
  /** By the keyboard: it stands on the floor at once. */
  onAdd(tool: Tool): void;
  onRows(): void;
  onHelp(): void;
  history: History<Plan>;
  onUndo(): void;
  onRedo(): void;
  zoom: Zoom;
}

export function Toolbar({ tool, onTool, onAdd, onRows, onHelp, history, onUndo, onRedo, zoom }: ToolbarProps) {
  // A press of a key has no place on the floor, so what it adds finds one by itself.
  const press = (each: Tool) => (event: MouseEvent) => (event.detail === 0 ? onAdd(each) : onTool(tool === each ? undefined : each));
  const [back, on] = [history.past.at(-1), history.future[0]];
  return (
    <div role="group" aria-label={m.plan_editor_tools()} className="flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:flex-nowrap max-sm:overflow-x-auto">
      <div className="flex gap-0.5">
        <ToolButton label={m.plan_editor_choose()} Icon={MousePointer2} pressed={tool === undefined} onClick={() => onTool(undefined)} />
        {placeTools.map((each) => (
          <ToolButton key={each} label={toolName(each)} Icon={icons[each]} pressed={tool === each} onClick={press(each)} />
        ))}
        <ToolButton label={m.plan_editor_rows()} Icon={Grid3x3} onClick={onRows} />
      </div>
      <div className="flex gap-0.5">
        {thingTools.map((each) => (
          <ToolButton key={each} label={toolName(each)} Icon={icons[each]} pressed={tool === each} onClick={press(each)} />
        ))}
      </div>
      <div className="ms-auto flex">
        <IconButton
          label={back ? m.plan_editor_undo_of({ deed: deedName(back.deed) }) : m.plan_editor_undo()}
          icon={<Undo2 aria-hidden className="mirror-rtl size-4.5" />}
          disabled={!canUndo(history)}
          onClick={onUndo}
        />
        <IconButton
          label={on ? m.plan_editor_redo_of({ deed: deedName(on.deed) }) : m.plan_editor_redo()}
          icon={<Redo2 aria-hidden className="mirror-rtl size-4.5" />}
          disabled={!canRedo(history)}
          onClick={onRedo}
        />
        <IconButton label={m.plan_editor_zoom_out()} icon={<ZoomOut aria-hidden className="size-4.5" />} onClick={() => zoom.zoom(-1)} />
        <IconButton label={m.plan_editor_zoom_in()} icon={<ZoomIn aria-hidden className="size-4.5" />} onClick={() => zoom.zoom(1)} />
        <IconButton label={m.plan_editor_fit()} icon={<Maximize aria-hidden className="size-4.5" />} onClick={zoom.fit} />
        <IconButton label={m.plan_editor_keys()} icon={<Keyboard aria-hidden className="size-4.5" />} onClick={onHelp} />
      </div>
    </div>
  );
}

interface ToolButtonProps {
  label: string;
  Icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;
  pressed?: boolean;
  onClick(event: MouseEvent): void;
}

function ToolButton({ label, Icon, pressed, onClick }: ToolButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={classes(
        'flex h-12 min-w-14 flex-col items-center justify-center gap-0.5 rounded-md px-1.5 text-[0.6875rem] font-medium whitespace-nowrap',
        pressed ? 'bg-accent-soft text-accent ring-1 ring-accent-line' : 'text-ink-muted hover:bg-hover hover:text-ink',
      )}
    >
      <Icon aria-hidden className="size-4.5" />
      {label}
    </button>
  );
}
