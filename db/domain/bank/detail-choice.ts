const shortestMatch = 2;

/** Length of the longest run of characters that stands in both texts. */
const commonRun = (name: string, text: string): number => {
  for (let length = name.length; length >= shortestMatch; length -= 1)
    for (let start = 0; start + length <= name.length; start += 1)
      if (text.includes(name.slice(start, start + length))) return length;
  return 0;
};

/** A detail's name without the words it shares with its parent: 运转经费补助 below 补助收入 says 运转经费. */
const ownWords = (name: string, parentName: string): string => {
  let rest = name;
  for (let start = 0; start + shortestMatch <= parentName.length; start += 1)
    rest = rest.replaceAll(parentName.slice(start, start + shortestMatch), "");
  return rest;
};

/**
 * The detail below an account that a bank's words point at: the one sharing the longest run of at least two characters with
 * them, else one called 其他…; `undefined` when neither is there. A suggestion for a draft, which a person still checks.
 */
export const detailFor = <Detail extends { readonly name: string }>(
  details: readonly Detail[],
  parentName: string,
  text: string,
): Detail | undefined => {
  const runs = details.map((detail) => ({ detail, length: commonRun(ownWords(detail.name, parentName), text) }));
  const best = runs.reduce((longest, each) => (each.length > longest.length ? each : longest), {
    detail: details.find((detail) => detail.name.startsWith("其他")),
    length: 0,
  });
  return best.detail;
};
