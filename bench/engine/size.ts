/** How many assessees are scored. */
export const ASSESSEES = 3000;
