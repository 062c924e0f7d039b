import { framesAt } from './frames.ts';

framesAt({ columns: 80, rows: 24 });
