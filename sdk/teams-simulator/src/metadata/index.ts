export { checkAnswer, type GraphAnswer } from './check-answer.ts';
export { checkNotifications } from './check-notification.ts';
export { checkParameters, checkValue, type MetadataProblem } from './check-value.ts';
export { type Csdl, type CsdlAction, type CsdlEnum, type CsdlProperty, type CsdlStructure, parseCsdl } from './csdl.ts';
export { graphMetadata } from './graph-metadata.ts';
