/** Runs before every file of tests, also where they share what is loaded. */
import { afterAll } from 'vitest';
import { runEndings } from './endings.ts';

afterAll(runEndings);
