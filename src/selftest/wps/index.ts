/** The self-test in WPS. */
import type { Application } from '../../host/wps';
import { selfTestOver, type SelfTest } from '../selfTest';
import { wpsTarget } from './target';

export { MEMBERS } from './members';
export { wpsTarget } from './target';

export const wpsSelfTest = (application: Application, program: string): SelfTest =>
  selfTestOver(() => wpsTarget(application), program);
