/**
 * Which registered population a cap by bands goes by: that of the spending's day (a figure registered in May then changes the cap from
 * May on), that of its year (the newest of the year, for the whole of it), or that of the end of the year before (fixed for the year).
 */
export const populationSources = ["on-day", "this-year", "last-year-end"] as const;
export type PopulationSource = (typeof populationSources)[number];

/** The figures of a year beside that of the day; missing where no cap asks for them, null where nothing is registered. */
export type YearPopulations = Readonly<Partial<Record<Exclude<PopulationSource, "on-day">, number | null>>>;

/** The population a cap by bands goes by; null when it is not known. */
export const populationOf = (
  { source }: { readonly source?: PopulationSource | null },
  figures: { readonly population: number | null; readonly populations?: YearPopulations },
): number | null => {
  const asked = source ?? "on-day";
  return asked === "on-day" ? figures.population : (figures.populations?.[asked] ?? null);
};
