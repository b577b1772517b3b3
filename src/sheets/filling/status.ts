/** The words of the status column, from the gravest down. */
export type Status =
  | 'error'
  | 'missing'
  | 'check'
  | 'adjusted'
  | 'noEvidence'
  | 'void'
  | 'notApplicable'
  | 'lost'
  | 'assumedZero'
  | 'full'
  | 'done';
