/** What depends on where the add-in is served from and where office.js comes from: for the build, the harness and their tests. */
const { version: officeVersion } = require('@microsoft/office-js/package.json');
const { version } = require('../package.json');

/** The address that manifest.xml has in the repository. */
const MANIFEST_BASE = 'https://localhost:3000/';

/** The address of office.js and what it loads from. A closed network has only our own. */
const OFFICE = {
  own: { url: `office/${officeVersion}/office.js`, origin: '' },
  cdn: {
    url: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    origin: 'https://appsforoffice.microsoft.com',
  },
  china: {
    url: 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
    origin: 'https://appsforoffice.cdn.partner.office365.cn',
  },
};

/** Where office.js comes from: `own` (the default), `cdn` or `china`. Throws for any other name. */
function officeSource(name = 'own') {
  if (!Object.hasOwn(OFFICE, name)) throw new Error(`office=${name}: one of ${Object.keys(OFFICE).join(', ')}`);
  return OFFICE[name];
}

/** The content security policy of the pages, for the origin of an office.js that is not our own. */
function policyFor(origin = '') {
  const scripts = ["'self'", origin].filter(Boolean).join(' ');
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    // Fluent UI writes its styles at run time.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src ${scripts}`,
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** The address that the add-in is served from, with its last slash. Throws unless it is https, and can stand in XML. */
function baseAddress(base = MANIFEST_BASE) {
  if (!/^https:\/\//.test(base)) throw new Error(`base=${base}: Office only opens pages from https://`);
  if (!/^[^\s"<>&]+$/.test(base)) throw new Error(`base=${base}: an address without spaces, ", <, > and &`);
  return base.endsWith('/') ? base : `${base}/`;
}

/**
 * The manifest for an address that `baseAddress` gave, with this version: Office sees by it that a manifest is newer.
 * Throws for a version of package.json that has more than three numbers.
 */
function manifestFor(manifest, base, its = version) {
  if (!/^\d+\.\d+\.\d+$/.test(its)) throw new Error(`version=${its}: the manifest takes numbers alone, as in 1.2.3`);
  return manifest.replaceAll(MANIFEST_BASE, base).replace(/<Version>[^<]*</, `<Version>${its}.0<`);
}

/** Our licence as it lies in a folder with office.js, which it does not cover; `office` is where that is, from there. */
const licenceFor = (text, office) => `Kaoping (考评)
Copyright 2026 the authors of Kaoping

Kaoping is licensed under the Apache License, Version 2.0, which follows. The folder ${office} is not under that
licence: what is in it belongs to Microsoft and stands under the terms in its LICENSE.md.
Microsoft is not responsible for maintaining, updating or supporting Kaoping.

${text}`;

module.exports = { MANIFEST_BASE, baseAddress, licenceFor, manifestFor, officeSource, policyFor };
