export type { PracticeBackup, PracticeItem } from './items.ts';
export {
  makePractice,
  PRACTICE_PASSWORD,
  type PracticeOptions,
  type PracticePhone,
} from './practice.ts';
