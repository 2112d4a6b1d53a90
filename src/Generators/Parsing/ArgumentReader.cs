using Makemore.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Makemore.Generators.Parsing;

/// <summary>
/// Reads the arguments of one attribute. A wrong one is a fault and counts as its default, so that the rest can be
/// judged all the same.
/// </summary>
internal sealed class ArgumentReader(AttributeData attribute, AttributeSyntax syntax, ICollection<Diagnostic> faults)
{
    /// <summary>Whether the compiler understands them; if not, it has said so itself.</summary>
    public bool AreUnderstood =>
        attribute.AttributeConstructor is not null
        && attribute.NamedArguments.All(argument => argument.Value.Kind is not TypedConstantKind.Error);

    public int Size(SizeArgument size)
    {
        if (Value(size.Name) is not int value || size.Allows(value))
            return Value(size.Name) as int? ?? size.Default;
        Report(MlpDiagnostics.SizeOutOfRange, size.Name, size.Name, value, size.Minimum, size.Maximum);
        return size.Default;
    }

    public Activation Activation() => Choice<Activation>(nameof(Activation), "an activation");

    public Backend Backend() => Choice<Backend>(nameof(Backend), "a backend");

    /// <summary>The letters in the order of their numbers.</summary>
    public string Letters()
    {
        if (!attribute.NamedArguments.Any(argument => argument.Key == nameof(Alphabet)))
            return Alphabet.Default;

        int[] written = [.. Alphabet.CodePoints(Value(nameof(Alphabet)) as string ?? "")];
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

    private TChoice Choice<TChoice>(string name, string kind)
        where TChoice : struct, Enum
    {
        if (Value(name) is not int value)
            return default;
        if (Enum.IsDefined(typeof(TChoice), value))
            return (TChoice)(object)value;
        Report(MlpDiagnostics.UnknownChoice, name, value, kind, string.Join(", ", Enum.GetNames(typeof(TChoice))));
        return default;
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

    private object? Value(string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: not TypedConstantKind.Array } constant
            ? constant.Value
            : null;

    private void Report(DiagnosticDescriptor fault, string argument, params object[] messageArguments) =>
        faults.Add(Diagnostic.Create(fault, LocationOf(argument), messageArguments));

    private Location LocationOf(string argument) =>
        syntax.ArgumentList?.Arguments
            .FirstOrDefault(written => written.NameEquals?.Name.Identifier.ValueText == argument)?.Expression.GetLocation()
        ?? syntax.GetLocation();
}
