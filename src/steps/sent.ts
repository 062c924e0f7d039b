/** What a finished view hands back. A new object for each time Enter is pressed. */
export type Sent = { kind: 'answer'; value: string | string[] } | { kind: 'secret'; text: string };
