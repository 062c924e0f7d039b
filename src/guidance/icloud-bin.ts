/** Recently Deleted on iCloud.com. */
import type { bin as tree } from '../flows/branches/bin.ts';
import { type BranchWords, bullet, numbered, plain, quiet, warning } from './wording.ts';

type ICloudSteps = Pick<typeof tree, 'icloud-bin' | 'icloud-web-switch' | 'icloud-recover'>;

export const icloudBin = {
  'icloud-bin': {
    title: 'Recently Deleted, iCloud.com',
    question: 'Is the photo in Recently Deleted on iCloud.com?',
    text: [
      numbered('Open a browser and type “icloud.com” yourself.'),
      numbered('Sign in and open Photos.'),
      numbered('Look for the album that may read “{ui.webBin}”, at the side.'),
      warning('Only you type your password and code. Tell them to nobody.'),
      plain('The Photos app of a Mac may show the same album under “Utilities”.', {
        computer: ['macos'],
      }),
      plain('Use a browser for this: the iCloud program for Windows may not show it.', {
        computer: ['windows'],
      }),
      quiet('Skip this if you do not use iCloud Photos.'),
    ],
    answers: {
      there: 'It is there',
      'not-there': 'It isn’t there',
      'no-icloud': 'I don’t use iCloud Photos',
      'switched-off': 'It says that access on the web is off',
      'cant-sign-in': 'I can’t sign in',
      'dont-know': 'I’m not sure',
    },
    help: [
      'With iCloud Photos on, this is the same album as on the phone.',
      'It helps above all when the phone is lost, locked or broken.',
      'An iPad with the same account shows the album too, in its own Photos app.',
      'Did someone else add the photo to a Shared Library? Then they find it in theirs.',
      'After a Shared Library was made, iCloud may keep some older items for months.',
      'We know no way to open those. Apple Support can be asked about them.',
    ],
  },
  'icloud-web-switch': {
    title: 'Access on the web',
    question: 'With access on the web switched on, is the photo there?',
    text: [
      'The owner can allow it on the phone, and switch it off again later:',
      bullet('From iOS 26.4: {ui.webSwitch}', { ios: ['ios26', 'unknown'] }),
      bullet('Before iOS 26.4: {ui.webSwitchOlder}', { ios: ['ios26', 'unknown'] }),
      bullet('{ui.webSwitchOlder}', { ios: ['upto17', 'ios18'] }),
      'Then look in Recently Deleted on iCloud.com once more.',
    ],
    answers: {
      there: 'It is there',
      'not-there': 'It isn’t there',
      'cant-change': 'I can’t or don’t want to change that',
      'dont-know': 'I’m not sure',
    },
    help: [
      'Advanced Data Protection turns this access off by itself. That is no fault.',
      'While it is allowed, the phone may ask you to confirm each visit.',
      'If you would rather not, choose that answer. There are other ways.',
    ],
  },
  'icloud-recover': {
    title: 'Recover on iCloud.com',
    question: 'Did recovering on iCloud.com bring the photo back?',
    text: [
      numbered('Click the photo once, so that it is marked.'),
      numbered('Click the button that may read “{ui.recover}”.'),
      'Then look in the library, under the day it was taken.',
      'The phone may need some minutes on Wi-Fi until it shows the photo.',
    ],
    answers: {
      back: 'Yes, it is back',
      failed: 'It could not be recovered',
      'dont-know': 'I’m not sure',
    },
    help: [
      'Read the button before you click: Recover, not Delete.',
      'You can also download the photo from the library to this computer.',
      'If it does not work, we go on with dates and other places.',
    ],
  },
} as const satisfies BranchWords<ICloudSteps>;
