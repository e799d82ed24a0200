import { testFlowsIn } from './engine-flows.mjs';

await testFlowsIn('firefox');
