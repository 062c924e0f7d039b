import { Box, Text } from 'ink';
import type { PictureRow } from '../../terminal/pictures/half-blocks.ts';

/** A picture beside a list, a row of cells each. */
export function PictureRows({ rows }: { rows: readonly PictureRow[] }) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      {Array.from(rows.entries(), ([index, row]) => (
        <Text key={index} wrap="truncate">
          {row}
        </Text>
      ))}
    </Box>
  );
}
