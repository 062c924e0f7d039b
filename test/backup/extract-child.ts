/** Run as a program of its own, to be killed: extracts everything of a backup, and tells each file it begins. */
import { extract, openBackup, readCatalogue } from '../../src/backup/index.ts';

const [from = '', to = ''] = process.argv.slice(2);
const backup = await openBackup(from);
const { photos } = await readCatalogue(backup);
const onProgress = ({ item }: { item: string | null }) => process.stdout.write(`${item}\n`);
await extract(backup, photos, { to, layout: 'flat' }, { onProgress });
