/** A part of a file that is damaged by itself. */
export interface Part {
  bytes: Buffer;
  /** The file with this part instead. */
  replace(part: Buffer): Buffer;
}
