using Makemore.Generators.Emission;
using Makemore.Generators.Model;
using Makemore.Generators.Model.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing.Rules;

/// <summary>
/// The rule that the arrays of a model stay within the largest array of .NET, even if each size is within its range.
/// </summary>
internal static class MemoryRules
{
    /// <summary>The value of <c>Array.MaxLength</c> in .NET.</summary>
    private const long LongestArray = 0x7FFF_FFC7;

    /// <summary>The engine pads the rows of its matrices to a multiple of this number.</summary>
    private const long Padding = 16;

    /// <summary>
    /// Checks three arrays. The first array holds the parameters. The second array holds the vectors that a layer reads, with
    /// a row for every token at every position. The third array holds what the engine collects in a step: the tables of the
    /// layers that read embeddings, with as many rows, and the gradients of the other layers.
    /// </summary>
    public static IEnumerable<Diagnostic> Faults(ModelDeclaration model, AttributeSyntax syntax)
    {
        Architecture architecture = Architecture.Of(model);
        long parameters = architecture.Parameters.Sum(Padded);
        LinearLayer[] readers = [.. architecture.Layers.OfType<LinearLayer>().Where(layer => layer.ReadsEmbeddings)];
        long vectors = readers.Select(layer => Rows(layer, model) * Padded(model.Embed)).DefaultIfEmpty().Max();
        long tables = readers.Sum(layer => Rows(layer, model) * Padded(layer.Out.Value));
        if (parameters > LongestArray)
            yield return Fault(syntax, "The parameters", parameters);
        else if (vectors > LongestArray)
            yield return Fault(syntax, "The vectors of the tokens at each position (Context × tokens × Embed)", vectors);
        else if (tables + parameters > LongestArray)
            yield return Fault(syntax, "The tables of the layers that read embeddings (Context × tokens × units)", tables + parameters);
    }

    /// <summary>A row for every token at every position that the layer reads at a time. These are two in a hierarchical model.</summary>
    private static long Rows(LinearLayer layer, ModelDeclaration model) => (long)(layer.In.Value / model.Embed) * model.TokenCount;

    private static long Padded(ModelParameter parameter) => parameter.Shape.Aggregate(1L, (count, size) => count * Padded(size.Value));

    private static long Padded(long size) => (size + Padding - 1) / Padding * Padding;

    private static Diagnostic Fault(AttributeSyntax syntax, string what, long count) => Diagnostic.Create(
        MlpDiagnostics.TooLarge, syntax.GetLocation(), what, Notation.Number(count), Notation.Number(LongestArray));
}
