/** The real idevicebackup2, where it is installed and no phone is plugged in. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBackupTool } from '../../../src/cli/backup-tool/find.ts';
import { makeBackup } from '../../../src/cli/backup-tool/make.ts';
import { problemOf, readToolLine, readUdids } from '../../../src/cli/backup-tool/parse.ts';
import { runTool } from '../../../src/cli/backup-tool/run.ts';
import { startSession } from '../../../src/cli/session.ts';
import { newCase } from '../../../src/flows/case.ts';
import { temporaryFolder } from '../../backup/hand-made.ts';
import { UDID } from './stand-in.ts';

const outside = { env: process.env, platform: process.platform };
const tool = await findBackupTool(outside);

function phones(): string[] {
  try {
    const listed = execFileSync(tool?.lister ?? '', ['-l'], { encoding: 'utf8', stdio: 'pipe' });
    return readUdids(listed.split('\n'));
  } catch {
    return [];
  }
}

describe.skipIf(tool === null || phones().length > 0)('the real program without a phone', () => {
  const signal = new AbortController().signal;

  it.each([
    ['none at all', ['backup', '--full']],
    ['one of this UDID', ['-u', UDID, 'backup', '--full']],
  ])('finds %s, and is understood', async (_, args) => {
    const folder = await temporaryFolder();
    const lines: string[] = [];
    const end = await runTool({
      path: tool?.path ?? '',
      args: [...args, folder],
      env: tool?.env ?? {},
      cwd: folder,
      signal,
      onLine: (line) => lines.push(line),
    });
    expect(end).toEqual({ exitCode: 255, neverBegan: false });
    expect(problemOf(lines.map(readToolLine).filter((line) => line !== null))).toBe('no-device');
  });

  it('knows the options that it is given', async () => {
    const help = execFileSync(tool?.path ?? '', ['--help'], { encoding: 'utf8' });
    expect(help).toMatch(/-u, --udid UDID/);
    expect(help).toMatch(/--full\s+force full backup/);
  });

  it('comes to a finding, and makes no folder', async () => {
    const home = await temporaryFolder();
    const copiesTo = join(home, 'copies');
    const session = startSession({ roots: [], photosTo: home, copiesTo, outside });
    const known = newCase('linux', '2026-11-22T12:00:00.000Z');
    expect(await makeBackup(session, known, signal)).toMatchObject({ outcome: 'no-device' });
    expect(existsSync(copiesTo)).toBe(false);
    await session.end();
  });
});
