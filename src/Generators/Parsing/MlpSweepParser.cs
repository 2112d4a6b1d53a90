using System.Collections.Immutable;
using System.Globalization;
using Makemore.Generators.Emission;
using Makemore.Generators.Model;
using Makemore.Generators.Parsing.Arguments;
using Makemore.Generators.Parsing.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing;

/// <summary>Reads the declaration of a sweep and checks it, as <see cref="MlpParser"/> does for a model.</summary>
internal static class MlpSweepParser
{
    /// <summary>
    /// The largest number of models in a sweep. Compile time grows with each model, and a larger number is most likely a
    /// mistake.
    /// </summary>
    public const int MaximumModels = 256;

    /// <param name="type">A type with the attribute.</param>
    /// <param name="compilation">The compilation that contains the type.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static (SweepDeclaration? Sweep, ImmutableArray<Diagnostic> Faults) Parse(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        ImmutableArray<AttributeData> attributes = MlpAttributes.Of(type, MlpAttributes.MlpSweep);
        ImmutableArray<AttributeSyntax> syntaxes = MlpAttributes.Syntaxes(attributes, cancellationToken);
        var faults = new List<Diagnostic>();
        var arguments = new ArgumentReader(attributes[0], syntaxes[0], faults);
        ArgumentGrid grid = arguments.Grid();
        faults.AddRange(GridFaults(grid, arguments.AreUnderstood, type, syntaxes[0]));

        ModelDeclaration start = MlpParser.Start(type, arguments.Letters(), cancellationToken);
        ImmutableArray<ModelDeclaration> models = [.. grid.Models(start).Take(MaximumModels).Select(model => Nest(model, grid))];
        HashSet<string> emittedNames = [SweepEmitter.List, .. models.Select(model => model.Name)];

        faults.AddRange(AttributeRules.Faults(type, "MlpSweep", syntaxes));
        if (TorchRules.FaultOfReferences(models[0], type, syntaxes[0], compilation) is { } fault)
            faults.Add(fault);
        faults.AddRange(VocabularyRules.Faults(models[0], syntaxes[0]));
        faults.AddRange(CombinationFaults(models, syntaxes[0]));
        faults.AddRange(TypeRules.FaultsOfSweep(type, cancellationToken));
        faults.AddRange(NameRules.Faults(type, emittedNames, compilation, cancellationToken));
        if (type.IsStatic)
            faults.AddRange(new MemberRules(type, emittedNames, emittedConstructors: [], cancellationToken).Faults());

        if (faults.Count > 0 || !arguments.AreUnderstood || type.Name.Length == 0)
            return (null, [.. faults]);
        var sweep = new SweepDeclaration
        {
            Name = start.Name,
            Namespace = start.Namespace,
            ContainingTypes = start.ContainingTypes,
            HintName = start.HintName,
            IsDocumented = start.IsDocumented,
            IsListed = start.IsListed,
            AttributeText = AttributeText.Of(syntaxes[0]),
            Models = models,
        };
        return (sweep, []);
    }

    /// <summary>The model as a class that is nested in the class of the sweep.</summary>
    private static ModelDeclaration Nest(ModelDeclaration model, ArgumentGrid grid)
    {
        string name = grid.Label(model);
        return model with
        {
            Name = name,
            ContainingTypes = ImmutableArray.CreateRange(model.ContainingTypes).Add(new ContainingType("class", model.Name)),
            HintName = $"{model.HintName}.{name}",
            IsDocumented = false,
            AttributeText = AttributeText.Of(model, grid),
        };
    }

    private static IEnumerable<Diagnostic> GridFaults(ArgumentGrid grid, bool areUnderstood, INamedTypeSymbol type, AttributeSyntax syntax)
    {
        if (grid.Swept.IsEmpty && areUnderstood)
            yield return Diagnostic.Create(MlpDiagnostics.NothingSwept, syntax.GetLocation(), type.Name);
        if (grid.Count > MaximumModels)
            yield return Diagnostic.Create(
                MlpDiagnostics.SweepTooLarge, syntax.GetLocation(), grid.Count.ToString("N0", CultureInfo.InvariantCulture), MaximumModels);
    }

    /// <summary>Reports how many combinations of valid values are not valid together, and the first of them.</summary>
    private static IEnumerable<Diagnostic> CombinationFaults(ImmutableArray<ModelDeclaration> models, AttributeSyntax syntax)
    {
        (ModelDeclaration Model, Diagnostic Fault)[] faulty =
            [.. models.SelectMany(model => CombinationRules.Faults(model, syntax).Concat(MemoryRules.Faults(model, syntax)).Take(1), (model, fault) => (model, fault))];
        if (faulty.Length > 0)
            yield return Diagnostic.Create(
                MlpDiagnostics.FaultyCombination, syntax.GetLocation(),
                faulty.Length, models.Length, faulty[0].Model.Name, faulty[0].Fault.GetMessage(CultureInfo.InvariantCulture));
    }
}
