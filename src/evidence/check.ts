/** How a ledger is to be checked. Days are `2020-06-30`. */
export interface EvidenceCheck {
  /** The day as of which it is checked: what is due on it is not overdue. */
  readonly asOf: string;
  /** How far a report may be from 400字左右, in percent: up to `fine` is fine, up to `warn` a warning, beyond an error. */
  readonly tolerance: { readonly fine: number; readonly warn: number };
  /** Days that outside offices set, by requirement. */
  readonly outsideDays: ReadonlyMap<string, string>;
  /** Requirements in whose files an error was found: they are not complete. */
  readonly faulty?: ReadonlySet<string>;
  /** Clauses in which points are claimed: what is asked for on a claim counts for these only. */
  readonly claimed?: ReadonlySet<string>;
}

export const DEFAULT_TOLERANCE: EvidenceCheck['tolerance'] = { fine: 10, warn: 20 };
