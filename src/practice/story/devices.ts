import { seededBytes, seededUuid } from '../seed.ts';

/** A phone of the practice phone's owner. Names, numbers and serials are invented. */
export interface Device {
  /** Seeds everything that belongs to this device alone. */
  key: 'new-phone' | 'old-phone';
  name: string;
  udid: string;
  productType: string;
  productName: string;
  serialNumber: string;
  imei: string;
  lens: string;
  /** iOS versions over time, newest first; the camera notes the one of the day. */
  software: readonly { since: string; version: string }[];
  /** Folder below `Media/` that the camera writes to. Folder n owns numbers from (n - 100) * 1000. */
  directory: string;
  /** File name of the thumbnails that this generation of phones makes. */
  thumbnail: '5003.JPG' | '5005.JPG';
}

export const NEW_PHONE: Device = {
  key: 'new-phone',
  name: 'Robin’s iPhone',
  udid: '00008120-000C3D1A2E7B601E',
  productType: 'iPhone15,4',
  productName: 'iPhone 15',
  serialNumber: 'PRACTICE01',
  imei: '350000000000018',
  lens: 'iPhone 15 back dual wide camera 5.96mm f/1.6',
  software: [
    { since: '2026-06-20', version: '26.5.2' },
    { since: '2025-11-15', version: '18.7.2' },
    { since: '2025-09-20', version: '18.6.2' },
  ],
  directory: 'DCIM/100APPLE',
  thumbnail: '5005.JPG',
};

export const OLD_PHONE: Device = {
  key: 'old-phone',
  name: 'Robin’s old iPhone',
  udid: seededBytes('old phone UDID', 20).toString('hex'),
  productType: 'iPhone10,4',
  productName: 'iPhone 8',
  serialNumber: 'PRACTICE02',
  imei: '350000000000026',
  lens: 'iPhone 8 back camera 3.99mm f/1.8',
  software: [
    { since: '2025-10-01', version: '16.7.12' },
    { since: '2022-10-01', version: '16.1' },
    { since: '2021-05-01', version: '14.6' },
  ],
  directory: 'DCIM/104APPLE',
  thumbnail: '5003.JPG',
};

/** One backup of one device. */
export interface BackupPlan {
  key: 'archived' | 'latest' | 'encrypted';
  device: Device;
  made: Date;
  /** Folder name under the practice root. */
  folder: string;
  displayName: string;
  /** iOS then on the device; its major version chooses the photo library's generation. */
  productVersion: string;
  buildVersion: string;
  encrypted: boolean;
  /** Whether iCloud Photos, with "Optimise iPhone Storage", was on. */
  icloudPhotos: boolean;
  uuid: string;
}

/** When the owner switched iCloud Photos on for the new phone. */
export const ICLOUD_PHOTOS_ON = new Date('2026-07-05T08:26:00Z');

/** The three backups, oldest story first. */
export const BACKUP_PLANS: Readonly<Record<BackupPlan['key'], BackupPlan>> = {
  archived: {
    key: 'archived',
    device: NEW_PHONE,
    made: new Date('2026-06-14T19:41:07Z'),
    folder: `${NEW_PHONE.udid}-20260614-214107`,
    displayName: `${NEW_PHONE.name} - Jun 14, 2026, 9:41 PM`,
    productVersion: '18.7.2',
    buildVersion: '22H124',
    encrypted: false,
    icloudPhotos: false,
    uuid: seededUuid('archived backup'),
  },
  latest: {
    key: 'latest',
    device: NEW_PHONE,
    made: new Date('2026-09-20T18:05:33Z'),
    folder: NEW_PHONE.udid,
    displayName: NEW_PHONE.name,
    productVersion: '26.5.2',
    buildVersion: '23F84',
    encrypted: false,
    icloudPhotos: true,
    uuid: seededUuid('latest backup'),
  },
  encrypted: {
    key: 'encrypted',
    device: OLD_PHONE,
    made: new Date('2026-05-17T08:22:10Z'),
    folder: OLD_PHONE.udid,
    displayName: OLD_PHONE.name,
    productVersion: '16.7.12',
    buildVersion: '20H364',
    encrypted: true,
    icloudPhotos: true,
    uuid: seededUuid('encrypted backup'),
  },
};
