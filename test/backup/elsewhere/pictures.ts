import { join } from 'node:path';
import { type Backup, type ElsewherePicture, openBackup } from '../../../src/backup/index.ts';
import { atTheEnd } from '../../endings.ts';
import { type HandFile, makeBackup, PASSWORD, temporaryFolder } from '../hand-made.ts';

/** Where Messages keeps what was sent. */
export const ATTACHMENTS = 'Library/SMS/Attachments';

/** An asset's UUID, and the domain of the copies that bear it in their path. */
export const UUID = '3971FA6A-A846-478C-86CC-DC999B4F3F24';
export const PICKER = 'AppDomainGroup-group.com.apple.mobileslideshow.PhotosFileProvider';

/** Opens a backup, and closes it after the tests of the file. */
export async function open(path: string, password?: string): Promise<Backup> {
  const backup = await openBackup(path, password === undefined ? {} : { password });
  atTheEnd(() => backup.close());
  return backup;
}

export async function handMade(files: HandFile[], encrypted = false): Promise<Backup> {
  const folder = await makeBackup(join(await temporaryFolder(), 'b'), { files, encrypted });
  return open(folder, encrypted ? PASSWORD : undefined);
}

/** A picture's content. */
export async function bytesOf(backup: Backup, { fileID, bytes }: ElsewherePicture) {
  const parts: Buffer[] = [];
  if (fileID === null) throw new Error('The backup does not hold it.');
  for await (const part of backup.content({ fileID, bytes })) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** A file whose content is its own path, unless another is given. */
export const at = (domain: string, path: string, data: Buffer = Buffer.from(path)): HandFile => ({
  domain,
  path,
  data,
});

export const inMedia = (path: string, more: Partial<HandFile> = {}): HandFile => ({
  domain: 'MediaDomain',
  path,
  data: Buffer.from(path),
  ...more,
});

/** One line for each picture. */
export const told = (pictures: ElsewherePicture[]) =>
  pictures.map(({ source, path, name, fileID, kind }) =>
    [source, path, name, fileID === null ? 'absent' : 'there', kind].join(' '),
  );
