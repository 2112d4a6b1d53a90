using System.Collections.Immutable;
using Makemore.Generators.Emission.Simd;
using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>Writes a model: a file for each concern, so that a pull request shows what a change of the attribute touched.</summary>
internal static class ModelEmitter
{
    public static ImmutableArray<EmittedFile> Emit(ModelSpec spec)
    {
        Architecture architecture = Architecture.Of(spec);
        return
        [
            new($"{spec.HintName}.Parameters.g.cs", ParametersEmitter.Emit(architecture)),
            new($"{spec.HintName}.Forward.g.cs", ForwardEmitter.Emit(architecture)),
            new($"{spec.HintName}.Backward.g.cs", BackwardEmitter.Emit(architecture)),
            new($"{spec.HintName}.Training.g.cs", TrainingEmitter.Emit(spec)),
            new($"{spec.HintName}.Sampler.g.cs", SamplerEmitter.Emit(spec)),
            new($"{spec.HintName}.Checkpoint.g.cs", CheckpointEmitter.Emit(spec)),
        ];
    }
}
