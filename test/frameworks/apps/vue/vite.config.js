import vue from '@vitejs/plugin-vue';

const isCustomElement = (tag) => tag.startsWith('egain-');

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
