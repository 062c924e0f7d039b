/** For the technician: the last way, erasing a phone and restoring an iCloud backup. */
import type { icloudRestore as tree } from '../../flows/branches/icloud-restore.ts';
import { plain } from '../wording.ts';
import type { BranchLayers } from './layers.ts';

export const icloudRestore = {
  'icloud-backup': {
    do: ['Read the path, one tap at a time.', 'Have the date and the size read aloud.'],
    why: 'Its date is all that can be known of it beforehand.',
    check: ['They read a name, a date and a size.'],
    ifNot: [
      'Another wording: it may be under all device backups, or in the storage list.',
      'Older ones may show only while a phone is set up, so they do not count.',
      'Choose “{answer.none}”: this way ends here.',
    ],
    never: [
      'Never have a button tapped that deletes, or turns a backup off.',
      'Never have Back Up Now tapped on that page.',
    ],
  },
  'icloud-date': {
    do: ['Write down what they read, and say it back.'],
    why: 'Erasing for a backup of the wrong day brings nothing back.',
    check: ['They confirm the day, the month and the year.'],
    ifNot: ['Choose “{answer.dont_know}”: this way ends, and the phone stays as it is.'],
  },
  'icloud-date-wrong': {
    do: ['Compare it with the day taken and the day deleted.', 'Have it read once more.'],
    why: 'A slip of one digit would close the last way for no reason.',
    check: ['The date was read twice, and is the same.'],
    ifNot: [
      'It was another date: choose “{answer.retype}”.',
      'It was right: choose “{answer.right}”. The case ends without an erase.',
    ],
    never: ['Never bend a date until it fits.'],
  },
  'icloud-restore': {
    do: ['Say first that it may bring nothing.', 'Then say what is lost, and wait.'],
    why: 'It stands last because it erases a phone on a mere hope.',
    check: ['The owner can say why it may fail.'],
    ifNot: ['Choose “{answer.no}”: the case ends, with all that was ruled out.'],
    never: ['Never hurry anyone here, and never promise a result.'],
  },
  'icloud-spare': {
    do: ['Ask for a spare phone once more.', 'Ask which iOS it has.'],
    why: 'On a spare phone, a failure costs nothing but time.',
    check: ['They hold it, its owner agrees, and its iOS is new enough.'],
    ifNot: ['Choose “{answer.no}”: every check then concerns their own phone.'],
    never: [
      'Never have iCloud Photos switched on there.',
      'Never let it make backups: they can push out older ones.',
    ],
  },
  'erase-checklist': {
    do: ['Read one line, wait until they have seen it, then tick it.', 'Leave none for later.'],
    why: 'After an erase, codes, accounts and numbers can be out of reach.',
    check: [
      'Codes arrive somewhere else than on this phone.',
      'The owner tried the password of the fresh backup, unseen.',
      'The owner said in their own words what will be lost.',
    ],
    ifNot: [
      'A line is open: choose “{answer.not_all}”. Nothing is erased.',
      'The company may manage the phone: stop, and ask its administrator.',
    ],
    never: [
      'Never hear the account password, a code, the passcode or the recovery key.',
      'Never tick a line that was only promised.',
    ],
  },
  'erase-not-ready': {
    do: ['Ask which line is open, and note it.', 'Agree on a day and an hour to go on.'],
    why: 'What is open now can be a locked or silent phone afterwards.',
    check: ['The open line is settled, and was seen to be.'],
    ifNot: [
      'The account is out of reach: choose “{answer.account}”.',
      'Not today: choose “{answer.delay}”. The case waits.',
      'Choose “{answer.leave}”: the case ends, and the phone stays as it is.',
    ],
    never: [
      'Never let the owner sign in on your computer to try the account.',
      'Never talk anyone out of a protection because it takes an hour.',
    ],
  },
  'confirm-erase': {
    do: [
      'Read the date and the loss aloud, slowly.',
      'Have the owner say both back.',
      'Note the time of the yes.',
    ],
    why: 'From here, only the computer backup leads back.',
    check: [
      'The owner types the words alone.',
      'The right phone lies there: have its name read from its screen.',
    ],
    ifNot: [
      'Any doubt: choose “{answer.no}”. It keeps everything.',
      plain('No fresh computer backup stands behind it: advise a no.', { lacks: 'fresh' }),
    ],
    never: [
      'Never press Erase for the owner, and never type for them.',
      'Never ask again after a no.',
    ],
  },
  erase: {
    do: [
      'Give one tap, and have the button read aloud.',
      'Be silent while they sign in.',
      'Have the backup’s date read aloud before it is chosen.',
    ],
    why: 'Erasing and signing in belong to the owner alone.',
    check: [
      plain('The date that they choose is {icloudDate}.', {}),
      'Asked about an eSIM, they keep it.',
      'The phone says that it is restoring.',
    ],
    ifNot: [
      'The date is not there: they may see more with a button for all backups.',
      'Nothing fits: the setup can go back, and the computer backup stands ready.',
      'Choose “{answer.running}”: the case waits, for days if need be.',
      'Choose “{answer.failed}”: someone with experience takes over.',
    ],
    never: [
      'Never press Erase for the owner.',
      'Never ask for the account password, or for the code that arrives.',
    ],
  },
  'check-icloud': {
    do: [
      'Wait for the word “finished” on the phone.',
      'Then have them look under its day, and in Recently Deleted.',
    ],
    why: 'Grey pictures are still on their way, for days at times.',
    check: [
      'A copy is off the phone, and the owner has opened it.',
      'Find My is on again, or a time for it is noted.',
    ],
    ifNot: [
      'Choose “{answer.not_yet}”: the case waits, on Wi-Fi and mains power.',
      'Choose “{answer.no}”: the computer backup can bring the phone back.',
    ],
    never: ['Never have iCloud Photos switched on to see whether it helps.'],
  },
} as const satisfies BranchLayers<typeof tree>;
