/** For the technician: pictures of other apps in the same backup. */
import type { extraction as tree } from '../../flows/branches/extraction.ts';
import { plain } from '../wording.ts';
import type { BranchLayers } from './layers.ts';

type AppSteps = Pick<typeof tree, 'searching-apps' | 'app-pictures' | 'nothing-in-apps'>;

export const appPictures = {
  'searching-apps': {
    do: ['Wait. A large backup takes some minutes.'],
    why: 'A picture that was sent may lie in the backup a second time.',
    check: ['A list of pictures appears, or the screen says that there is none.'],
    ifNot: ['It takes too long: going back is safe, and nothing is lost by it.'],
  },
  'app-pictures': {
    do: ['Have the shared screen ended, or turn away.', 'Let the owner go through the list alone.'],
    why: 'A smaller copy out of a chat is far better than none.',
    check: ['The owner marked a line, and knows the app it comes from.'],
    ifNot: [
      'The date looks wrong: go by the app, since a message has a date of its own.',
      'Choose “{answer.none}”: a deeper look, or another backup, comes next.',
    ],
    never: ['Never read along in chats, notes or files.'],
  },
  'nothing-in-apps': {
    do: [
      plain('Ask how much time there is: the deep look is slow.', { lacks: 'searchedDeep' }),
      plain('Say that this backup has now been looked through.', {
        is: { searchedDeep: ['yes'] },
      }),
    ],
    why: 'Some apps keep pictures under names that say nothing.',
    check: ['They chose one of the answers with the time it takes in mind.'],
    ifNot: [
      plain('Choose “{answer.deep}” when time allows.', { lacks: 'searchedDeep' }),
      'Choose “{answer.other_backup}” when one is unopened.',
      'Choose “{answer.skip}” when all of that is done.',
    ],
  },
} as const satisfies BranchLayers<AppSteps>;
