/**
 * adaptivecards-templating's own types point at the TypeScript sources of the card renderer, which
 * do not compile under this project's settings. tsconfig sends that one import here.
 */
export type IAdaptiveCard = object;
