// The engine by itself: which backups there are, what one holds, and its newest photos on the disk.
//   npx node examples/engine.ts ROOT FOLDER
import {
  extract,
  filterPhotos,
  openBackup,
  readCatalogue,
  removePrivateFiles,
  scan,
} from '../src/backup/index.ts';

const [root = '.', to = 'photos'] = process.argv.slice(2);
process.on('exit', removePrivateFiles);

const { backups, problems } = await scan([root]);
for (const { path, deviceName, lastBackup } of backups) console.log(path, deviceName, lastBackup);
for (const { path, message } of problems) console.error(path, message);

const newest = backups
  .filter(({ state, encrypted }) => state === 'finished' && encrypted === false)
  .sort((a, b) => (b.lastBackup ?? '').localeCompare(a.lastBackup ?? ''))[0];
if (newest !== undefined) {
  // An encrypted one takes { password } and a few seconds.
  const backup = await openBackup(newest.path);
  const catalogue = await readCatalogue(backup);
  console.log(catalogue.counts, catalogue.icloudPhotos);
  const photos = filterPhotos(catalogue.photos, { kind: 'photo', limit: 3 });
  const { wrote, failed } = await extract(backup, photos, { to });
  for (const { path, check } of wrote) console.log(path, check);
  for (const { source, message } of failed) console.error(source, message);
  backup.close();
}
