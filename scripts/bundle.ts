/**
 * Makes of src/ the program that people run: its own code and the packages it uses, in few files, since hundreds of
 * small ones take longer to find than to read. What is imported late stays in files of its own. As package.json says
 * that no source does anything by being imported, a room's index.ts does not bring along the whole room.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type OutputOptions } from 'rolldown';
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
  const dir = join(root, 'dist', folder);
  // Apart from each other: what both use would lie in many files of its own, and each costs a millisecond.
  const modules = [
    ...(await bundled(entries, { dir, cleanDir: true, chunkFileNames: '[name].js' })),
    ...(await bundled(THREADS, { dir, chunkFileNames: 'thread-[name].js' })),
  ];
  writeFileSync(join(dir, 'licences.txt'), noticesOf(modules));
}

/** @returns the files that were bundled. */
async function bundled(input: Record<string, string>, output: OutputOptions): Promise<string[]> {
  const { output: written } = await build({
    cwd: root,
    platform: 'node',
    logLevel: 'warn',
    input,
    external: [...PACKAGES_OUTSIDE, ...NEVER_LOADED],
    transform: {
      define: {
        'process.env.NODE_ENV': '"production"',
        'process.env.DEV': '"false"',
        // Ink's layout engine would ask it for bytes that it holds itself, and Node would load its whole HTTP client.
        fetch: 'undefined',
      },
    },
    output: { sourcemap: true, entryFileNames: '[name].js', ...output },
  });
  return written.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bundle({ main: 'src/cli/main.ts' }, 'program');
}
