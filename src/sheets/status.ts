/** The words of the status column, from the gravest down. */
export type Status =
  'error' | 'missing' | 'check' | 'adjusted' | 'void' | 'notApplicable' | 'lost' | 'assumedZero' | 'full' | 'done';
