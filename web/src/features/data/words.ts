import type { BackupKeep, BackupReason, DataWorkKind, DataWorkPhase } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatNumber } from '@/ui/format/digits';

export function reasonName(reason: BackupReason): string {
  return { SCHEDULED: m.data_reason_scheduled(), ASKED: m.data_reason_asked(), BEFORE_RESTORE: m.data_reason_before_restore() }[reason];
}

/** Why a backup is kept, or that the next one takes its place. */
export function keepName(keep: BackupKeep | null | undefined): string {
  if (!keep) return m.data_keep_going();
  return { RECENT: m.data_keep_recent(), DAILY: m.data_keep_daily(), WEEKLY: m.data_keep_weekly(), MONTHLY: m.data_keep_monthly() }[keep];
}

export function workName(kind: DataWorkKind): string {
  return { BACKUP: m.data_work_backup(), RESTORE: m.data_work_restore(), EXPORT: m.data_work_export() }[kind];
}

export function phaseName(phase: DataWorkPhase): string {
  return {
    COPYING: m.data_phase_copying(),
    PACKING: m.data_phase_packing(),
    CHECKING: m.data_phase_checking(),
    PREPARING: m.data_phase_preparing(),
    REPLACING: m.data_phase_replacing(),
    TABLES: m.data_phase_tables(),
  }[phase];
}

/** Kilobytes and megabytes of a thousand and a million bytes, rounded up. */
export function fileSize(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1_000);
  if (kilobytes < 1_000) return m.data_kilobytes({ count: formatNumber(kilobytes) });
  return m.data_megabytes({ count: formatNumber(Math.ceil(kilobytes / 1_000)) });
}
