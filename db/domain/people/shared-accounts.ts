/** Somebody of the register with the number money is paid to; '' where none is registered. */
export type AccountHolder = { readonly name: string; readonly bankAccount: string; readonly isActive: boolean };

/** People in use who are paid into one and the same account, group by group, in the order of the register. */
export const sharedAccounts = <Each extends AccountHolder>(people: readonly Each[]): readonly (readonly Each[])[] =>
  [...Map.groupBy(people, ({ bankAccount }) => bankAccount)].flatMap(([account, holders]) => {
    const active = holders.filter(({ isActive }) => isActive);
    return account === "" || active.length < 2 ? [] : [active];
  });
