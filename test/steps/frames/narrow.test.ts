import { framesAt } from './frames.ts';

framesAt({ columns: 40, rows: 12 });
