/**
 * The path that a terminal pastes when a folder is dragged into it: in quotes, or with a backslash before
 * spaces and signs, as a shell would need it. A Windows path keeps its backslashes.
 */
export function droppedPath(pasted: string): string {
  const text = pasted.trim();
  const quoted = /^(['"])(.*)\1$/s.exec(text);
  if (quoted?.[2] !== undefined) return quoted[2].replaceAll(`'\\''`, "'");
  const windows = /^(?:[A-Za-z]:|\\\\)/.test(text);
  return windows ? text : text.replace(/\\([ !"#$&'()*;<=>?[\\\]^`{|}~])/g, '$1');
}
