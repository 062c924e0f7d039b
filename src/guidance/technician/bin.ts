/** For the technician: Recently Deleted, on the phone and on iCloud.com. */
import type { bin as tree } from '../../flows/branches/bin.ts';
import { plain } from '../wording.ts';
import type { BranchLayers } from './layers.ts';

const NEWER = ['ios18', 'ios26', 'unknown'] as const;

export const bin = {
  phone: {
    do: ['Ask the caller to take the phone and unlock it.'],
    why: 'Where to look first depends on whether its screen can be used.',
    check: ['The caller sees the home screen.'],
    ifNot: [
      'Choose “{answer.broken}” or “{answer.lost}”: iCloud.com comes next.',
      'A workshop may mend the screen, but must not erase the phone.',
    ],
    never: ['Never ask for the passcode. The caller unlocks the phone alone.'],
  },
  'search-first': {
    do: ['Read one line at a time.', 'After each, ask: what do you see?'],
    why: 'A hidden, filtered or misdated photo needs no recovery at all.',
    check: ['The caller says: that is the one.'],
    ifNot: [
      'Choose “{answer.not_found}”: Recently Deleted comes next.',
      'A grey square may still be loading. Let it sit on Wi-Fi for a minute.',
    ],
    never: ['Never ask what the picture shows. “Is it there?” is all that you need.'],
  },
  'photos-layout': {
    do: [
      'Ask what they see, not which iOS it is.',
      'Let them read the words at the bottom aloud.',
      'Choose the answer that fits.',
    ],
    why: 'The way to Recently Deleted depends on how the app looks.',
    check: ['What they read aloud matches one of the answers.'],
    ifNot: [
      'One photo fills the screen: they go back until many small ones show.',
      'On an iPad, the words may stand in a list at the side.',
      'Choose “{answer.dont_know}”: every way is then read out in turn.',
    ],
  },
  'recently-deleted': {
    do: ['Give one tap, and wait for “I see it” before the next.'],
    why: 'What lies in there can be put back within a minute, at no risk.',
    check: [
      'They see small pictures, each with a number of days.',
      'Note the days on its neighbours. 30 minus that number is how long ago.',
    ],
    ifNot: [
      plain('Heading not found: it may be hidden behind “{ui.reorder}”.', { ios: ['ios18'] }),
      plain('Heading not found: it may be folded, or further down than it was.', {
        ios: ['ios26', 'unknown'],
      }),
      plain('Album not found: it is the last part of a long page.', { ios: ['upto17'] }),
      'Choose “{answer.not_there}”: iCloud.com comes next.',
      'Choose “{answer.emptied}” when it was cleared. The day is asked later.',
      'Someone else added it to a Shared Library: it may be in that person’s album.',
    ],
    never: [
      'Never have anything removed in there, not even to tidy up.',
      'Never ask for the passcode that opens the album.',
    ],
  },
  recover: {
    do: ['Have each button read aloud before it is tapped.', 'Say yes to Recover only.'],
    why: 'Two buttons stand side by side, and the other one can remove the photo for good.',
    check: ['It is gone from that album, and seen in the library.'],
    ifNot: [
      plain('No such button: a tap on the photo itself opens it, and shows more buttons.', {
        ios: ['upto17'],
      }),
      plain('No such button: with the photo opened, it may show at the bottom.', { ios: NEWER }),
      'Choose “{answer.not_visible}”: we look under its day next.',
      'Choose “{answer.failed}”: iCloud.com comes next.',
    ],
    never: ['Never let a button be tapped that was not read aloud.'],
  },
  'look-under-date': {
    do: ['Have them scroll to that day.', 'If that is slow, have them search for the month.'],
    why: 'Most people look at the end of the library first, where it is not.',
    check: ['They see it among the pictures of that day.'],
    ifNot: [
      'A date that is off: search for the place, or for another year.',
      'Choose “{answer.not_found}”: iCloud.com comes next.',
    ],
  },
  'icloud-bin': {
    do: [
      'Let the caller type the address alone.',
      'Pause any shared screen while they sign in.',
      'Then have the names at the side read aloud.',
    ],
    why: 'With iCloud Photos on, the same album can be reached without the phone.',
    check: [
      'They see their own pictures, and the album among the names.',
      'Pictures there mean that iCloud Photos is on somewhere. Note that.',
    ],
    ifNot: [
      'Choose “{answer.switched_off}”: the switch on the phone comes next.',
      'Choose “{answer.cant_sign_in}”: dates come next. The account is no matter of ours.',
      'No code arrives: it may go to a phone that is lost. Leave this way.',
    ],
    never: [
      'Never hear, read or type the password or the code.',
      'Never let them sign in on your computer.',
    ],
  },
  'icloud-web-switch': {
    do: [
      'Ask whether they want to allow it, and note the time of the yes.',
      'Then read the path, word by word.',
    ],
    why: 'The web shows nothing until the owner allows it on the phone.',
    check: ['Photos opens in the browser.', 'Note that the switch is to go back afterwards.'],
    ifNot: [
      'Another wording: have them read every line of that page aloud.',
      'Choose “{answer.cant_change}”: dates and other places come next.',
    ],
    never: ['Never have Advanced Data Protection turned off for this.'],
  },
  'icloud-recover': {
    do: ['Have one photo marked first.', 'Have the button read aloud before the click.'],
    why: 'What is put back on the web should come back on every device.',
    check: ['It is seen in the library on the web.', 'The phone shows it a little later.'],
    ifNot: [
      'Not on the phone yet: a few minutes on Wi-Fi, then look under its day.',
      'Choose “{answer.failed}”: dates come next.',
    ],
    never: ['Never click for them, least of all where the other button deletes.'],
  },
} as const satisfies BranchLayers<typeof tree>;
