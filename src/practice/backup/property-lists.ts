import { build, buildBinary } from 'plist';
import { seededBytes, seededUuid } from '../seed.ts';
import type { BackupPlan } from '../story/devices.ts';

/** Apps on the practice phone that a backup names. */
const APPS = [
  { id: 'net.whatsapp.WhatsApp', name: 'WhatsApp Messenger', artist: 'WhatsApp Inc.' },
  { id: 'com.example.notes', name: 'Practice Notes', artist: 'Example' },
];

/** Info.plist as Finder writes it: XML, descriptive only. */
export function infoPlist(plan: BackupPlan): Buffer {
  const { device } = plan;
  const applications = Object.fromEntries(
    APPS.map(({ id, name, artist }) => [
      id,
      {
        iTunesMetadata: buildBinary({ itemName: name, artistName: artist, genre: 'Practice' }),
        ApplicationSINF: seededBytes(`sinf/${id}`, 64),
        IsDemotedApp: false,
      },
    ]),
  );
  const xml = build({
    'Build Version': plan.buildVersion,
    'Device Name': device.name,
    'Display Name': plan.displayName,
    GUID: seededBytes(`${device.key}/guid`, 16).toString('hex').toUpperCase(),
    IMEI: device.imei,
    'Installed Applications': APPS.map(({ id }) => id),
    Applications: applications,
    'Last Backup Date': plan.made,
    'Phone Number': '+44 7700 900123',
    'Product Name': device.productName,
    'Product Type': device.productType,
    'Product Version': plan.productVersion,
    'Serial Number': device.serialNumber,
    'Target Identifier': device.udid,
    'Target Type': 'Device',
    'Unique Identifier': device.udid.toUpperCase(),
    'macOS Build Version': '25F71',
    'macOS Version': '26.5',
  });
  return Buffer.from(`${xml}\n`);
}

/** Manifest.plist as the device writes it: binary, the authority on encryption. */
export function manifestPlist(
  plan: BackupPlan,
  keybag: Buffer,
  manifestKey: Buffer | null,
): Buffer {
  const { device } = plan;
  return Buffer.from(
    buildBinary({
      Version: '10.0',
      SystemDomainsVersion: '24.0',
      Date: plan.made,
      IsEncrypted: plan.encrypted,
      WasPasscodeSet: true,
      BackupKeyBag: keybag,
      ...(manifestKey && { ManifestKey: manifestKey }),
      Lockdown: {
        BuildVersion: plan.buildVersion,
        DeviceName: device.name,
        ProductType: device.productType,
        ProductVersion: plan.productVersion,
        SerialNumber: device.serialNumber,
        UniqueDeviceID: device.udid,
        'com.apple.Accessibility': {},
        'com.apple.mobile.data_sync': {},
      },
      Applications: Object.fromEntries(
        APPS.map(({ id }) => [
          id,
          {
            CFBundleIdentifier: id,
            CFBundleVersion: '1',
            ContainerContentClass: 'Data/Application',
            Path: `/var/mobile/Containers/Data/Application/${seededUuid(`container/${id}`)}`,
          },
        ]),
      ),
    }),
  );
}

/** Status.plist of a backup that ran to its end. */
export function statusPlist(plan: BackupPlan): Buffer {
  return Buffer.from(
    buildBinary({
      UUID: plan.uuid,
      Date: plan.made,
      BackupState: 'new',
      SnapshotState: 'finished',
      IsFullBackup: false,
      Version: '3.3',
    }),
  );
}
