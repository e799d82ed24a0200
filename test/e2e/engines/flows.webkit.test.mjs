import { ENGINES } from '../../support/engines.mjs';
import { START } from './engine-browsers.mjs';
import { testFlowsIn } from './engine-flows.mjs';

await testFlowsIn(ENGINES.webkit, START.webkit);
