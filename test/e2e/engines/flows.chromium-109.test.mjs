import { OLD_CHROMIUMS, startOldChromium } from '../old-browsers/chromiums.mjs';
import { testFlowsIn } from './engine-flows.mjs';

await testFlowsIn(OLD_CHROMIUMS[109], startOldChromium);
