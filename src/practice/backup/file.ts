export const CAMERA_ROLL = 'CameraRollDomain';
export const HOME = 'HomeDomain';

/** One file of the device on its way into a backup. */
export interface BackupFile {
  domain: string;
  path: string;
  data: Buffer;
  created: Date;
  modified: Date;
  /** 3 until the first unlock after a restart, 4 never protected. */
  protectionClass: 3 | 4;
  attributes?: Record<string, Buffer>;
}

/** A folder that must be listed although no file lies in it. */
export interface EmptyFolder {
  domain: string;
  path: string;
}

/** A symbolic link. Backups list links without storing anything for them. */
export interface BackupLink {
  domain: string;
  path: string;
  target: string;
}

/** What one backup holds, before it is written. */
export interface BackupContent {
  files: BackupFile[];
  folders: EmptyFolder[];
  links: BackupLink[];
}
