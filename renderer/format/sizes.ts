/** A file's size as people read it: a part of a KB counts as `不到 1 KB`. */
export const sizeText = (sizeBytes: number): string => {
  if (sizeBytes < 1024) return "不到 1 KB";
  if (sizeBytes < 1024 * 1024) return `${Math.round(sizeBytes / 1024)} KB`;
  return `${(sizeBytes / 1024 / 1024).toFixed(1)} MB`;
};
