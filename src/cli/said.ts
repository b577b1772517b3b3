import * as v from 'valibot';

/** A part of the contract with what it means, for the published schema. */
export const said = <S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));
