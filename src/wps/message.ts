import { findWps, told } from '../host/wps';
import { showGiven } from '../message';

/** The dialog of a ribbon button in WPS. */
const wps = findWps();
showGiven(() => {
  window.close();
}, wps !== null);
if (wps) void told(wps, new URLSearchParams(location.hash.slice(1)).get('workbook') ?? '');
