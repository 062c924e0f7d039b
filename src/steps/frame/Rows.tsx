import { Box, Text } from 'ink';
import { theme } from '../../terminal/theme.ts';
import type { Row } from './rows.ts';

/** Draws rows below each other, each exactly one terminal row high. */
export function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      {Array.from(rows.entries(), ([index, row]) => (
        <DrawnRow key={index} row={row} />
      ))}
    </Box>
  );
}

function DrawnRow({ row }: { row: Row }) {
  // An empty text takes no row at all in Ink; a space does.
  if (row.length === 0) return <Text> </Text>;
  return (
    <Text wrap="truncate">
      {Array.from(row.entries(), ([index, part]) => (
        <Text key={index} {...theme[part.look]}>
          {part.text}
        </Text>
      ))}
    </Text>
  );
}
