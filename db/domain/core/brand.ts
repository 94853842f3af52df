declare const brand: unique symbol;

/** A primitive that only its constructor in `db/domain/core` may produce. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
