import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeExtension, safeStem } from '../../src/backup/index.ts';

it.each([
  ['IMG_0042', 'IMG_0042'],
  ['../../etc/passwd', '__.._etc_passwd'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
  ['line\nbreak\u0000\u001b[31m', 'line_break__[31m'],
  ['photo\u202egpj', 'photo_gpj'],
  ['.hidden', '_hidden'],
  ['trailing. . ', 'trailing'],
  ['CON', '_CON'],
  ['nul.tar', '_nul.tar'],
  ['Lpt9', '_Lpt9'],
  ['console', 'console'],
  ['Cafe\u0301', 'Caf\u00e9'],
  ['', 'photo'],
  ['...', 'photo'],
  ['🏖️ beach', '🏖️ beach'],
])('makes %j safe as %j', (name, safe) => {
  expect(safeStem(name)).toBe(safe);
});

it('gives every text a name that every disk takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const stem = safeStem(text);
      expect(stem).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^\.|[. ]$|^$/u);
      expect(stem).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
      expect(Buffer.byteLength(stem)).toBeLessThanOrEqual(151);
      expect(stem.isWellFormed() && stem === stem.normalize('NFC')).toBe(true);
      expect(safeStem(stem)).toBe(stem);
    }),
  );
});

it('takes plain extensions only', () => {
  expect(safeExtension('.HEIC')).toBe('.HEIC');
  expect(safeExtension('')).toBe('');
  expect(safeExtension('.a/b')).toBe('');
  expect(safeExtension('.jpg ')).toBe('');
});
