import { RecordingLog } from '@opencvi/test-kit';
import { ivrFlowSuite } from '@opencvi/test-kit/conformance';
import { ivrConfig } from './config.ts';
import { StandardFlow } from './flow/standard-flow.ts';
import { PictureLibrary } from './library/picture-library.ts';
import { PromptLibrary } from './library/prompt-library.ts';

ivrFlowSuite('ivr-standard', clock => {
  const config = ivrConfig.parse({});
  const log = new RecordingLog();
  return new StandardFlow(config.flow, {
    prompts: new PromptLibrary(undefined, log),
    pictures: new PictureLibrary(config.pictures, log),
    clock,
  });
});
