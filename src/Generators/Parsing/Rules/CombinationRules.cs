using Makemore.Generators.Model;
using Makemore.Generators.Parsing.Arguments;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing.Rules;

/// <summary>The rules for options that are valid alone but not together.</summary>
internal static class CombinationRules
{
    public static IEnumerable<Diagnostic> Faults(ModelDeclaration model, AttributeSyntax syntax)
    {
        Diagnostic Fault(DiagnosticDescriptor fault, string argument, params object[] messageArguments) =>
            Diagnostic.Create(fault, ArgumentReader.Written(syntax, argument).GetLocation(), messageArguments);

        if (model.SharedOutput)
        {
            if (model.Depth == 0 && !model.Hierarchical)
                yield return Fault(MlpDiagnostics.NoLayerForSharedOutput, "SharedOutput", model.Embed, "with Depth = 0 there is no hidden layer; increase Depth");
            else if (model.Hidden != model.Embed)
                yield return Fault(MlpDiagnostics.NoLayerForSharedOutput, "SharedOutput", model.Embed, $"Hidden is {model.Hidden}; write Hidden = {model.Embed}");
            // With direct connections, OutputScale is the factor of their weights.
            if (model.OutputScale != 1 && !model.Direct)
                yield return Fault(MlpDiagnostics.NoOutputWeights, "OutputScale");
        }

        if (model.Hierarchical)
        {
            if (model.Context < 2 || (model.Context & (model.Context - 1)) != 0)
                yield return Fault(MlpDiagnostics.ContextNotAPowerOf2, "Hierarchical", model.Context);
            else if (model.Depth != 1 && model.Depth != model.HiddenLayers)
                yield return Fault(MlpDiagnostics.DepthOfHierarchy, "Depth", model.Depth, model.HiddenLayers, model.Context);
            if (model.Residual)
                yield return Fault(MlpDiagnostics.NoLayerForResidual, "Residual", "each layer of a hierarchical model reads two positions and produces one");
            yield break;
        }

        if (model.Residual && model.Depth == 1)
            yield return Fault(MlpDiagnostics.NoLayerForResidual, "Residual", "the only hidden layer reads embeddings and produces units");
        if (model.Depth > 0)
            yield break;
        if (model.Normalization is not Normalization.None)
            yield return Fault(MlpDiagnostics.NoHiddenLayer, "Normalization", "Normalization");
        if (model.Residual)
            yield return Fault(MlpDiagnostics.NoHiddenLayer, "Residual", "Residual");
        if (model.Dropout > 0)
            yield return Fault(MlpDiagnostics.NoHiddenLayer, "Dropout", "Dropout");
    }
}
