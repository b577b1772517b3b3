/** The self-test in WPS. */
export { MEMBERS } from './members';
export { wpsTarget } from './target';
