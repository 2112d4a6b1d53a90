using Makemore.Tool.Compilation;

namespace Makemore.Tool.Tests;

/// <summary>Declarations and models for the tests.</summary>
internal static class Declared
{
    public const string Notebook = "Context = 3, Embed = 20, Hidden = 100";

    public const string Elaborate =
        "Context = 4, Embed = 6, Hidden = 10, Depth = 2, Activation = Activation.Gelu, Direct = true, Normalization = Normalization.Batch, Residual = true, Dropout = 0.25f, Initialization = Initialization.Kaiming, OutputScale = 0.01f";

    /// <summary>The model of a declaration, compiled without a cache.</summary>
    public static ModelFactory Model(string arguments, string className = "Model") =>
        new CompiledModels(cache: null).Of(DeclarationText.Parse(arguments, className)).Single();

    /// <summary>The errors of a declaration.</summary>
    public static IReadOnlyList<string> Errors(string arguments) =>
        Assert.Throws<DeclarationException>(() => GeneratedModel.Of(DeclarationText.Parse(arguments))).Errors;
}
