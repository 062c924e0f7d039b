/** For the technician: the endings without the photo. */
import type { ending as tree } from '../../flows/branches/ending.ts';
import { plain } from '../wording.ts';
import type { BranchLayers } from './layers.ts';

type Without = Omit<
  typeof tree,
  `recovered-${string}` | `pending-${string}` | 'found-not-deleted' | 'not-found'
>;

const NOTE = 'Put the outcome code and the time into the ticket, and no names.';
const RULED_OUT = 'Read the list slowly, so that they can add to it.';
const NEW_PLACE = 'They think of another place: begin anew, and go there.';
const NO_SCANNER = 'Never recommend a program that scans the phone.';

export const endingWithout = {
  'not-found-no-backup': {
    do: [NOTE, RULED_OUT],
    why: 'Saying plainly that there is nothing left saves time and money.',
    check: ['The caller knows what was looked at, and why it ends.'],
    ifNot: [NEW_PLACE, 'Another computer turns up: look there for a backup.'],
    never: [NO_SCANNER],
  },
  'not-found-window': {
    do: [NOTE, RULED_OUT],
    why: 'The backups that exist are too early or too late, or do not hold it.',
    check: ['The caller knows what was looked at, and why it ends.'],
    ifNot: [NEW_PLACE, 'The dates may be off: begin anew with wider ones.'],
    never: [NO_SCANNER],
  },
  'blocked-password': {
    do: [NOTE, 'Have them write down where that backup lies.'],
    why: 'The backup is good, and only its password is missing.',
    check: ['The backup is protected, and nobody will remove it.'],
    ifNot: ['The password turns up: begin anew, and choose that backup.'],
    never: [
      'Never ask for guesses on the phone.',
      'Never suggest Reset All Settings: old backups stay closed.',
    ],
  },
  'blocked-icloud-photos': {
    do: [NOTE, RULED_OUT],
    why: 'A restored phone would join the library in which the photo is deleted.',
    check: ['The caller understands why the phone is left as it is.'],
    ifNot: [NEW_PLACE, 'An older backup, from before iCloud Photos, turns up: begin anew with it.'],
    never: ['Never have iCloud Photos switched on or off to try it.', NO_SCANNER],
  },
  'blocked-account': {
    do: [NOTE, 'Have them type iforgot.apple.com themselves.', 'Agree on a day to ask again.'],
    why: 'An erase without the account would leave a phone that nobody can open.',
    check: ['The phone and its number stay as they are until then.'],
    ifNot: ['The account opens again: begin anew, and the list will be complete.'],
    never: [
      'Never ask for the password, a code or the recovery key.',
      'Never offer to ring Apple in the owner’s name.',
    ],
  },
  'blocked-mdm': {
    do: [NOTE, 'Ask for the administrator’s name, for the caller alone.'],
    why: 'The phone belongs to an organisation with rules of its own.',
    check: ['They know whom to ask, and that it should be soon.'],
    ifNot: ['It is their own phone after all: begin anew.'],
    never: ['Never have a profile of work or school removed.'],
  },
  'declined-risk': {
    do: [NOTE, 'Say that stopping was a sound choice.'],
    why: 'The owner weighed the risk, and that settles it.',
    check: ['All backups stay, and the caller knows where they are.'],
    ifNot: [NEW_PLACE, 'They change their mind: begin anew, with all the checks.'],
    never: ['Never argue with a no.'],
  },
  escalated: {
    do: [NOTE, 'Pass on the answers, the exact words and the number.'],
    why: 'A wrong step from here could cost the phone or the last copy.',
    check: ['Someone with experience has taken the case, and said when.'],
    ifNot: ['Nobody is free: the phone waits as it is, on mains power.'],
    never: ['Never try “one more thing” meanwhile.', 'Never press Erase for the owner.'],
  },
  'stopped-not-owner': {
    do: [NOTE, 'Stay friendly: many callers mean well.'],
    why: 'Only the owner may decide about these pictures.',
    check: ['The caller knows that the owner can begin at any time.'],
    ifNot: ['The owner comes to the phone: begin anew, with a call-back.'],
    never: ['Never make an exception for family, or for a good story.'],
  },
  'stopped-scam': {
    do: [
      'Stay on the line until the stranger’s call has ended.',
      'Read the points one at a time.',
      NOTE,
    ],
    why: 'Their money and accounts come before any photo.',
    check: ['No stranger is on the line, or on the computer.'],
    ifNot: [
      'They were asked to turn off Find My or two-factor: it goes on again now.',
      'They paid or told a secret: the bank first, then the passwords.',
    ],
    never: ['Never call a number that the stranger gave.', 'Never ask which password they told.'],
  },
  stopped: {
    do: [NOTE, 'Ask whether they want to go on another day.'],
    why: 'Everyone may stop, and the answers so far are kept.',
    check: [
      'They know what to leave alone until then.',
      plain('They know where these lie: {files}.', {}),
    ],
    ifNot: ['They want to go on: open the same case again.'],
    never: ['Never press for one more step.'],
  },
} as const satisfies BranchLayers<Without>;
