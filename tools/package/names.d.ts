export const APP_ID: string;
export const WPS_NAME: string;
export const WPS_URL: string;
export const CATALOGUE_ID: string;
