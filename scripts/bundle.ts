/**
 * Makes of src/ the program that people run: its own code and the packages it uses, in few files, since hundreds of
 * small ones take longer to find than to read. What is imported late stays in files of its own.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { noticesOf } from './notices.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Stays outside: a native part, and a decoder whose licence (LGPL) wants it to be replaceable. */
const PACKAGES_OUTSIDE = ['better-sqlite3', 'heic-decode'];

/** Ink would load it to debug Ink. It is not installed. */
const NEVER_LOADED = ['react-devtools-core'];

/** Each is started by its name: the program's threads, and the process that tries the database. */
const THREADS = {
  worker: 'src/backup/jobs/worker.ts',
  'jpeg-worker': 'src/backup/extract/jpeg-worker.ts',
  'picture-worker': 'src/backup/pictures/picture-worker.ts',
  probe: 'src/doctor/probe.ts',
};

/**
 * @param entries what is started from outside: a name, and its source below the checkout.
 * @param folder a folder of dist/, which is emptied. A file two levels down finds package.json.
 */
export async function bundle(entries: Record<string, string>, folder: string): Promise<void> {
  const { output } = await build({
    cwd: root,
    platform: 'node',
    logLevel: 'warn',
    input: { ...entries, ...THREADS },
    external: [...PACKAGES_OUTSIDE, ...NEVER_LOADED],
    transform: {
      define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    },
    output: {
      dir: join(root, 'dist', folder),
      cleanDir: true,
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: '[name].js',
    },
  });
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  writeFileSync(join(root, 'dist', folder, 'licences.txt'), noticesOf(modules));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bundle({ main: 'src/cli/main.ts' }, 'program');
}
