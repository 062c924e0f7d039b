/** Opens an encrypted backup in the engine's thread, works with it, closes it, and waits to be looked at. */
import { text } from 'node:stream/consumers';
import { startEngine } from '../../src/backup/index.ts';

const [path = '', to = ''] = process.argv.slice(2);
const tell = (word: string) => process.stdout.write(`${word}\n`);
const engine = startEngine();
// A signal that is waited for keeps nothing running.
setInterval(() => {}, 1000);

async function work(password: string): Promise<void> {
  const { handle } = await engine.run('open', { path, password });
  const { photos } = await engine.run('photos', { handle });
  const ids = photos.slice(0, 5).map(({ id }) => id);
  await engine.run('extract', { handle, ids, options: { to } });
  tell('open');
  await new Promise((go) => process.once('SIGUSR2', go));
  await engine.run('close', { handle });
  tell('closed');
}
await work(await text(process.stdin));
