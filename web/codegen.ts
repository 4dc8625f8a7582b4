import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types and documents for every operation in `src`, from the schema the server prints. */
const config: CodegenConfig = {
  schema: '../crates/api/schema.graphql',
  documents: ['src/**/*.{ts,tsx,graphql}', '!src/generated/**', '!src/**/*.test.{ts,tsx}'],
  ignoreNoDocuments: true,
  generates: {
    './src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        defaultScalarType: 'unknown',
        scalars: {
          Date: 'string',
          Instant: 'string',
          Money: 'number',
          Long: 'number',
          JSON: 'unknown',
          FloorPlanDrawing: '@/features/floor_plans/editor/model/plan#Plan',
          AvailabilityMap: 'unknown',
          AvailabilityNews: 'unknown',
        },
      },
    },
  },
};

export default config;
