/**
 * The engine's door: finding, opening and reading iOS backups, and writing photos out of them. A command that must
 * start quickly imports the one file it needs instead.
 */
export { type ComparedBackup, type Comparison, compare } from './compare.ts';
export { findBackup, scan } from './discover.ts';
export * from './elsewhere/index.ts';
export { extract } from './extract/extract.ts';
export { foldedName, safeExtension, safeStem } from './filename.ts';
export { type Engine, startEngine } from './jobs/engine.ts';
export type {
  ElsewhereInput,
  ElsewhereResult,
  Handle,
  JobName,
  Jobs,
  JobWatch,
  PictureInput,
} from './jobs/protocol.ts';
export { type Backup, type ContentSource, openBackup } from './open.ts';
export { insideABackup } from './outside-backups.ts';
export type { ContentNote } from './padding.ts';
export { readCatalogue } from './photos/catalogue.ts';
export { filterPhotos } from './photos/filter.ts';
export { fingerprint } from './photos/fingerprint.ts';
export { type History, type PurgedAsset, readHistory } from './photos/history.ts';
export { makePictures, type Pictures } from './pictures/pictures.ts';
export { removePrivateFiles } from './private-files.ts';
export { protect } from './protect.ts';
export { planProtection } from './protect-plan.ts';
export { type Computer, systemRoots } from './roots.ts';
export * from './types.ts';
export { type FileProblem, type VerifyResult, verify } from './verify.ts';
export { type BackupChange, type WatchRootsOptions, watchRoots } from './watch.ts';
