using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing.Arguments;

/// <summary>
/// Reads the arguments of one attribute. An invalid value is reported as a fault and replaced by the default, so that the
/// other checks can continue.
/// </summary>
internal sealed class ArgumentReader(AttributeData attribute, AttributeSyntax syntax, ICollection<Diagnostic> faults)
{
    /// <summary>Whether the arguments have no compiler errors. If they have, the compiler reports them.</summary>
    public bool AreUnderstood =>
        attribute.AttributeConstructor is not null
        && attribute.NamedArguments.SelectMany(argument => Items(argument.Value)).All(item => item.Kind is not TypedConstantKind.Error);

    /// <summary>All arguments except the alphabet.</summary>
    public ArgumentGrid Grid() => new([.. MlpArguments.Swept.AddRange(MlpArguments.Shared).Select(Values)]);

    /// <summary>The letters of the alphabet in the order of their code points.</summary>
    public string Letters()
    {
        if (Constant(nameof(Alphabet)) is not { } constant)
            return Alphabet.Default;

        int[] written = [.. Alphabet.CodePoints(constant is { Kind: not TypedConstantKind.Array, Value: string text } ? text : "")];
        int[] letters = [.. written.Where(Alphabet.IsLetter)];
        if (written.Length == 0)
            Report(MlpDiagnostics.EmptyAlphabet, nameof(Alphabet));
        if (written.Contains(Alphabet.Boundary))
            Report(MlpDiagnostics.BoundaryInAlphabet, nameof(Alphabet));
        ReportLetters(MlpDiagnostics.RepeatedLetter, letters.GroupBy(letter => letter).Where(group => group.Count() > 1).Select(group => group.Key));
        ReportLetters(MlpDiagnostics.Remnant, written.Where(Alphabet.IsRemnant));
        ReportLetters(MlpDiagnostics.ControlCharacter, written.Where(Alphabet.IsControl));
        return letters.Length == 0 ? Alphabet.Default : Alphabet.Text(letters.Distinct().OrderBy(letter => letter));
    }

    private ArgumentValues Values(Argument argument)
    {
        if (Constant(argument.Name) is not { } constant)
            return new ArgumentValues(argument, [argument.Unwritten], IsSwept: false);
        ImmutableArray<TypedConstant> written = Items(constant);
        if (written.IsEmpty)
            Report(MlpDiagnostics.NoValues, argument.Name, argument.Name);
        ImmutableArray<object> values = Distinct(argument, written);
        return new ArgumentValues(argument, values.IsEmpty ? [argument.Unwritten] : values, IsSwept: constant.Kind is TypedConstantKind.Array);
    }

    /// <summary>The allowed values, without repetitions.</summary>
    private ImmutableArray<object> Distinct(Argument argument, ImmutableArray<TypedConstant> written)
    {
        var values = ImmutableArray.CreateBuilder<object>(written.Length);
        for (int i = 0; i < written.Length; i++)
        {
            if (written[i].Value is not { } value)
                continue;
            if (!argument.Allows(value))
                faults.Add(argument.Fault(value, LocationOf(argument.Name, i)));
            else if (values.Contains(value))
                faults.Add(Diagnostic.Create(MlpDiagnostics.RepeatedValue, LocationOf(argument.Name, i), argument.Name, argument.Show(value)));
            else
                values.Add(value);
        }
        return values.ToImmutable();
    }

    private void ReportLetters(DiagnosticDescriptor fault, IEnumerable<int> letters)
    {
        const int Shown = 10;
        string[] names = [.. letters.Distinct().Take(Shown + 1).Select(Alphabet.Show)];
        if (names.Length > Shown)
            names[Shown] = "…";
        if (names.Length > 0)
            Report(fault, nameof(Alphabet), string.Join(", ", names));
    }

    private TypedConstant? Constant(string name) =>
        attribute.NamedArguments.Where(argument => argument.Key == name).Select(argument => (TypedConstant?)argument.Value).FirstOrDefault();

    /// <summary>The items of an array, or the constant itself if it is not an array.</summary>
    private static ImmutableArray<TypedConstant> Items(TypedConstant constant) =>
        constant.Kind is not TypedConstantKind.Array ? [constant] : constant.IsNull ? [] : constant.Values;

    private void Report(DiagnosticDescriptor fault, string argument, params object[] messageArguments) =>
        faults.Add(Diagnostic.Create(fault, Written(syntax, argument).GetLocation(), messageArguments));

    /// <summary>The location of an item of an array, or of the value if it is not an array.</summary>
    private Location LocationOf(string argument, int item)
    {
        SyntaxNode written = Written(syntax, argument);
        ImmutableArray<SyntaxNode> items = written switch
        {
            CollectionExpressionSyntax { Elements: var elements } => [.. elements],
            ArrayCreationExpressionSyntax { Initializer.Expressions: var expressions } => [.. expressions],
            ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var expressions } => [.. expressions],
            _ => [],
        };
        return (item < items.Length ? items[item] : written).GetLocation();
    }

    /// <summary>
    /// The expression that the user wrote for an argument, or the attribute if the user omitted the argument.
    /// </summary>
    public static SyntaxNode Written(AttributeSyntax syntax, string argument) =>
        syntax.ArgumentList?.Arguments
            .FirstOrDefault(written => written.NameEquals?.Name.Identifier.ValueText == argument)?.Expression
        ?? (SyntaxNode)syntax;
}
