using System.Collections.Immutable;
using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>Writes a model: a file for each concern, so that a pull request shows what a change of the attribute touched.</summary>
internal static class ModelEmitter
{
    public static ImmutableArray<EmittedFile> Emit(ModelSpec spec)
    {
        Architecture architecture = Architecture.Of(spec);
        return spec.Backend is Backend.Torch
            ?
            [
                File("Parameters", Torch.ParametersEmitter.Emit(architecture)),
                File("Forward", Torch.ForwardEmitter.Emit(architecture)),
                File("Training", Torch.TrainingEmitter.Emit(spec)),
                File("Sampler", SamplerEmitter.Emit(spec)),
                File("Checkpoint", CheckpointEmitter.Emit(spec)),
            ]
            :
            [
                File("Parameters", Simd.ParametersEmitter.Emit(architecture)),
                File("Forward", Simd.ForwardEmitter.Emit(architecture)),
                File("Backward", Simd.BackwardEmitter.Emit(architecture)),
                File("Training", Simd.TrainingEmitter.Emit(spec)),
                File("Sampler", SamplerEmitter.Emit(spec)),
                File("Checkpoint", CheckpointEmitter.Emit(spec)),
            ];

        EmittedFile File(string concern, string source) => new($"{spec.HintName}.{concern}.g.cs", source);
    }
}
