import type { ReactNode } from "react";
import "./fact-list.css";

/** Names beside their values; what is empty is a dash. */
export const FactList = ({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }): ReactNode => (
  <dl className="fact-list">
    {rows.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value === "" || value === null ? "—" : value}</dd>
      </div>
    ))}
  </dl>
);
