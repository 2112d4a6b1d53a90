using System.Collections.Immutable;
using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>
/// Emits the files of a model, one for each concern. The diff of a pull request then shows which concerns a change of the
/// attribute affects. The number of files is small, because after every edit the compiler compares the name of each file
/// with all other names.
/// </summary>
internal static class ModelEmitter
{
    public static ImmutableArray<EmittedFile> Emit(ModelDeclaration model)
    {
        Architecture architecture = Architecture.Of(model);
        return model.Backend switch
        {
            Backend.Simd =>
            [
                File("Parameters", Simd.ParametersEmitter.Emit(architecture)),
                File("Network", Simd.NetworkEmitter.Emit(architecture)),
                File("Training", Simd.TrainingEmitter.Emit(model)),
            ],
            Backend.Torch =>
            [
                File("Parameters", Torch.ParametersEmitter.Emit(architecture)),
                File("Spec", Torch.ParametersEmitter.EmitArchitecture(architecture)),
                File("Network", Torch.NetworkEmitter.Emit(architecture)),
                File("Training", Torch.TrainingEmitter.Emit(model)),
            ],
            _ => throw new InvalidOperationException($"There is no backend {model.Backend}."),
        };

        EmittedFile File(string concern, string source) => new($"{model.HintName}.{concern}.g.cs", source);
    }
}
