/**
 * What stands on Apple's screens, word for word where it is known. Apple changes it from version to version, so
 * each label says where it is seen, how well it is known and as of when. A sentence with an `unverified` one says
 * "may", and says what else to look for.
 */

/** `apple`: on Apple's own pages. `press`: in named publications or manuals. `unverified`: not confirmed. */
export type Source = 'apple' | 'press' | 'unverified';

export interface MenuLabel {
  says: string;
  on: string;
  source: Source;
  /** When it was last checked: year and month. */
  asOf: string;
}

const label = (says: string, on: string, source: Source, asOf = '2026-11'): MenuLabel => ({
  says,
  on,
  source,
  asOf,
});

export const LABELS = {
  albums: label('Albums', 'iOS 17 and earlier', 'press'),
  collections: label('Collections', 'iOS 26 and later', 'press'),
  utilities: label('Utilities', 'iOS 16 and later', 'press'),
  bin: label('Recently Deleted', 'iOS 8 and later', 'apple'),
  reorder: label('Customise & Reorder', 'iOS 18', 'unverified'),
  hidden: label('Hidden', 'iOS 16 and later', 'unverified'),
  select: label('Select', 'iOS', 'press'),
  recover: label('Recover', 'iOS', 'press'),
  recoverPhoto: label('Recover Photo', 'iOS 17 and earlier', 'press'),
  more: label('More', 'iOS 18 and later', 'unverified'),
  webBin: label('Recently Deleted', 'iCloud.com', 'unverified'),
  webSwitch: label(
    'Settings > your name > iCloud > iCloud.com > Allow Data Access',
    'iOS 26.4 and later',
    'apple',
  ),
  webSwitchOlder: label(
    'Settings > your name > iCloud > Access iCloud Data on the Web',
    'iOS 16.2 to 26.3',
    'apple',
  ),
  icloudPhotos: label('Settings > your name > iCloud > Photos', 'iOS', 'press'),
  syncThis: label('Sync this iPhone', 'iOS 16 and later', 'press'),
  icloudPhotosOlder: label('iCloud Photos', 'iOS 15 and earlier', 'press'),
  icloudPhotosMac: label('Photos > Settings > iCloud', 'macOS', 'unverified'),
  fullDisk: label(
    'System Settings > Privacy & Security > Full Disk Access',
    'macOS 13 and later',
    'press',
  ),
  fullDiskOlder: label(
    'System Preferences > Security & Privacy > Privacy',
    'macOS 10.14 to 12',
    'press',
  ),
  manageFinder: label('Manage Backups', 'Finder', 'apple'),
  manageItunes: label('Edit > Preferences > Devices', 'iTunes on Windows', 'apple'),
  manageItunesMac: label('iTunes > Preferences > Devices', 'iTunes on a Mac', 'apple'),
  archive: label('Archive', 'Finder and iTunes', 'apple'),
  archiveDevices: label('Archive', 'Apple Devices', 'unverified'),
  noSyncItunes: label(
    'Prevent iPods, iPhones, and iPads from syncing automatically',
    'iTunes',
    'apple',
  ),
  noSyncFinder: label('Automatically sync when this iPhone is connected', 'Finder', 'unverified'),
  backUpFinder: label('Back up all of the data on your iPhone to this Mac', 'Finder', 'apple'),
  encrypt: label('Encrypt local backup', 'Finder', 'apple'),
  backUpNow: label('Back Up Now', 'Finder and iTunes', 'apple'),
  backUpNowDevices: label('Back Up Now', 'Apple Devices', 'unverified'),
  restoreBackup: label('Restore Backup', 'Finder and iTunes', 'apple'),
  restoreBackupDevices: label('Restore Backup', 'Apple Devices', 'unverified'),
  restoreIphone: label('Restore iPhone', 'Finder, iTunes and Apple Devices', 'apple'),
  keychainEntry: label('iPhone Backup', 'Keychain on a Mac', 'unverified'),
  icloudBackups: label('Settings > your name > iCloud > Storage > Backups', 'iOS', 'unverified'),
  icloudBackupsMac: label(
    'System Settings > your name > iCloud > Manage > Backups',
    'macOS 13 and later',
    'unverified',
  ),
  reset: label('Settings > General > Transfer or Reset iPhone', 'iOS 15 and later', 'press'),
  erase: label('Erase All Content and Settings', 'iOS', 'press'),
  fromIcloud: label('From iCloud Backup', 'the setup of an iPhone', 'apple'),
} as const satisfies Record<string, MenuLabel>;
