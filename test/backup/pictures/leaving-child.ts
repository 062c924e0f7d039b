/** Shows one picture and stops nothing: the program ends all the same. */
import { makePictures } from '../../../src/backup/pictures/pictures.ts';
import { quarters } from './jpegs.ts';

const pictures = makePictures();
const backup = {
  async *content() {
    yield quarters(16, 8);
  },
};
const file = { role: 'original', fileID: '', domain: '', path: 'a.jpg', bytes: null } as const;
const shown = await pictures.pixelsOf(backup, { files: [file] }, { width: 9, height: 9 }, {});
console.log(`${shown?.width}x${shown?.height}`);
