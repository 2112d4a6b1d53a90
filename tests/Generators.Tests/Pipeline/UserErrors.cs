using System.Collections.Immutable;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>
/// The errors that are the user's own: those that the compiler finds where every model is as <see cref="ModelContract"/>
/// has it, and not as the generator writes it.
/// </summary>
internal sealed class UserErrors
{
    private const string ContractPath = "Contract.cs";

    /// <summary>The types of the contract lack the members of their interface.</summary>
    private const string LacksMembers = "CS0535";

    /// <summary>A member implements a part of an interface that its class does not have.</summary>
    private const string NotInTheInterface = "CS0540";

    /// <summary>The errors.</summary>
    public ImmutableArray<Diagnostic> All { get; }

    private UserErrors(ImmutableArray<Diagnostic> errors) => All = errors;

    /// <summary>The errors of a project that the generator has not seen.</summary>
    public static UserErrors Of(CSharpCompilation project)
    {
        SyntaxTree contract = UserProject.Parse(ContractPath, ModelContract.Of(project));
        return new(
        [
            .. GeneratorRun.ErrorsOf(project.AddSyntaxTrees(contract))
                .Where(error => error.Location.SourceTree != contract || error.Id != LacksMembers),
        ]);
    }

    /// <summary>Whether an error is such that others follow from it, also in code that is right.</summary>
    public bool HaveConsequences => All.Any(error => !IsAlone(error));

    /// <summary>
    /// The errors that are not the user's. An error is the user's if the user has the same one at the same place. The call
    /// of another constructor is one place: which of its parts the compiler finds fault with depends on the constructors
    /// that there are.
    /// </summary>
    public IEnumerable<Diagnostic> Except(IEnumerable<Diagnostic> errors)
    {
        var own = All.Select(PlaceOf).ToHashSet();
        return errors.Where(error => !own.Contains(PlaceOf(error)));
    }

    /// <summary>Whether nothing follows from an error of the user's files.</summary>
    private static bool IsAlone(Diagnostic error) =>
        error.Location.SourceTree?.FilePath != ContractPath
        && (error.DefaultSeverity is DiagnosticSeverity.Warning || error.Id == NotInTheInterface || CallAt(error) is not null);

    private static (string Id, Location Location) PlaceOf(Diagnostic error) =>
        CallAt(error) is { } call ? ("", call.GetLocation()) : (error.Id, error.Location);

    private static ConstructorInitializerSyntax? CallAt(Diagnostic error) =>
        error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan).FirstAncestorOrSelf<ConstructorInitializerSyntax>();
}
